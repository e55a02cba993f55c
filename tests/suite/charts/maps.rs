//! Maps of places: golden drawings, and what must hold for any places at all.

use super::boxes;
use crate::sample;
use jangbu::chart::{self, Figure, Numbered, Outline};
use jangbu::diagnostics::Language;
use jangbu::model::{Boundary, Point, Polygon, Ring};

/// A map to be drawn.
pub(super) struct Case {
    name: &'static str,
    places: Vec<(String, Point)>,
    boundary: Option<Boundary>,
    language: Language,
}

/// Hundred-thousandths of a degree.
fn point(lat: i32, lon: i32) -> Point {
    Point { lat: lat * 100, lon: lon * 100 }
}

fn ring(corners: &[(i32, i32)]) -> Ring {
    corners.iter().map(|(lat, lon)| point(*lat, *lon)).collect()
}

/// A district of two areas, one with a hole; 9 km from west to east.
fn district() -> Boundary {
    let outer = ring(&[
        (3_743_500, 12_687_500),
        (3_743_000, 12_691_000),
        (3_746_000, 12_694_500),
        (3_749_000, 12_692_500),
        (3_748_500, 12_689_000),
        (3_746_500, 12_689_500),
    ]);
    let hole = ring(&[(3_746_000, 12_691_500), (3_747_000, 12_692_500), (3_747_000, 12_691_500)]);
    let islet = ring(&[(3_742_000, 12_686_000), (3_742_500, 12_686_800), (3_742_800, 12_686_100)]);
    let holes = vec![hole];
    let polygons = vec![Polygon { outer, holes }, Polygon { outer: islet, holes: Vec::new() }];
    Boundary { polygons }
}

fn named(places: &[(&str, i32, i32)]) -> Vec<(String, Point)> {
    places.iter().map(|(name, lat, lon)| ((*name).to_owned(), point(*lat, *lon))).collect()
}

pub(super) fn cases() -> Vec<Case> {
    let case = |name, places, boundary| Case { name, places, boundary, language: Language::Korean };
    let two = [
        ("공동작업장", 3_745_500, 12_690_000),
        ("공동판매장 (아플리에440)", 3_747_500, 12_692_800),
    ];
    let near = [
        ("도서관", 3_745_500, 12_691_000),
        ("쉼터", 3_745_600, 12_691_100),
        ("어울림 체육센터", 3_745_900, 12_690_700),
    ];
    let many = (0..30).map(|n: i32| {
        let (lat, lon) = (3_745_000 + n * 7_919 % 2_500, 12_690_000 + n * 6_007 % 2_600);
        (format!("시설 {}", n + 1), point(lat, lon))
    });
    let same = [("가", 3_745_500, 12_690_500); 5].map(|(_, lat, lon)| ("한곳", lat, lon));
    let out = [("안", 3_746_000, 12_690_500), ("밖 & <곳>", 3_753_000, 12_699_000)];
    vec![
        case("map-district", named(&two), Some(district())),
        case("map-alone", named(&two[..1]), Some(district())),
        case("map-near", named(&near), Some(district())),
        case("map-many", many.collect(), Some(district())),
        case("map-same", [named(&same), named(&two)].concat(), Some(district())),
        case("map-outside", named(&out), Some(district())),
        Case { language: Language::English, ..case("map-no-outline", named(&near), None) },
    ]
}

fn figure(case: &Case) -> Option<Figure> {
    let mut site = sample::site();
    site.language = case.language;
    let outline = case.boundary.as_ref().and_then(Outline::new);
    drawn(&case.places, outline.as_ref(), &sample::locale(&site))
}

fn drawn(
    places: &[(String, Point)],
    outline: Option<&Outline>,
    locale: &jangbu::locale::Locale,
) -> Option<Figure> {
    let numbered: Vec<Numbered<'_>> = places
        .iter()
        .zip(1..)
        .map(|((name, point), number)| Numbered { number, name, point: *point })
        .collect();
    chart::places(&numbered, outline, locale, "map")
}

/// The files of a map: its drawings, and what it says.
pub(super) fn files(case: &Case) -> Vec<(String, String)> {
    let figure = figure(case).unwrap();
    let said = [&figure.headline, &figure.subtitle, &figure.title, &figure.description];
    let said: String = said.iter().map(|text| format!("{text}\n")).collect();
    vec![
        (format!("{}-half.svg", case.name), figure.half.clone()),
        (format!("{}-narrow.svg", case.name), figure.narrow.clone()),
        (format!("{}.txt", case.name), said),
    ]
}

/// The ends of every stretch of the lines of a class, as they are written: `M`, then `H`, `V` or `L`.
fn stretches(svg: &str, class: &str) -> Vec<((f64, f64), (f64, f64))> {
    let svg = roxmltree::Document::parse(svg).unwrap();
    let paths = svg.descendants().filter(|node| node.attribute("class") == Some(class));
    let data: String = paths.map(|node| node.attribute("d").unwrap()).collect();
    let mut found = Vec::new();
    for stretch in data.split('M').skip(1) {
        let (from, to) = stretch.split_at(stretch.find(['H', 'V', 'L']).unwrap());
        let number = |text: &str| text.parse::<f64>().unwrap();
        let pair = |text: &str| text.split_once(' ').map(|(x, y)| (number(x), number(y))).unwrap();
        let start = pair(from);
        let end = match to.split_at(1) {
            ("H", x) => (number(x), start.1),
            ("V", y) => (start.0, number(y)),
            (_, both) => pair(both),
        };
        found.push((start, end));
    }
    found
}

/// Marks that meet one another or leave the drawing, in words.
fn faults(svg: &str) -> Vec<String> {
    const RADIUS: f64 = 11.0;
    let root = roxmltree::Document::parse(svg).unwrap();
    let side = |name| root.root_element().attribute(name).unwrap().parse::<f64>().unwrap();
    let marks = stretches(svg, "spot");
    let mut faults = boxes::faults(svg);
    for (index, (a, b)) in marks.iter().enumerate() {
        let within = a.0 >= RADIUS && b.0 <= side("width") - RADIUS && a.1 >= RADIUS;
        if !within || a.1 > side("height") - RADIUS {
            faults.push(format!("a mark at {a:?} is cut"));
        }
        for (c, d) in &marks[..index] {
            let apart = (a.0 - d.0).max(c.0 - b.0).max(0.0).hypot(a.1 - c.1);
            if apart < 2.0 * RADIUS {
                faults.push(format!("marks at {a:?} and {c:?} meet"));
            }
        }
    }
    faults
}

#[test]
fn marks_and_names_neither_meet_nor_leave_the_map() {
    for case in cases() {
        let figure = figure(&case).unwrap();
        for svg in [&figure.half, &figure.narrow] {
            assert_eq!(faults(svg), Vec::<String>::new(), "{}", case.name);
        }
    }
}

#[test]
fn any_places_are_marked_apart() {
    let mut seed = 11_u64;
    let mut roll = |sides: i32| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i32::try_from((seed >> 33) % u64::from(sides.unsigned_abs())).unwrap()
    };
    let (site, outline) = (sample::site(), Outline::new(&district()));
    let locale = sample::locale(&site);
    let mut wrong = Vec::new();
    for run in 0..60 {
        let many = [1, 2, 5, 12, 30, 90][roll(6) as usize];
        let spread = [1, 40, 400, 5_000, 60_000][roll(5) as usize];
        let places: Vec<(String, Point)> = (0..many)
            .map(|n| {
                let (lat, lon) = (3_745_000 + roll(spread), 12_690_000 + roll(spread));
                (format!("청년 창업 지원센터 {n}"), point(lat, lon))
            })
            .collect();
        for outline in [outline.as_ref(), None] {
            let Some(figure) = drawn(&places, outline, &locale) else { continue };
            for svg in [&figure.half, &figure.narrow] {
                wrong.extend(faults(svg).into_iter().map(|fault| format!("{run} {many}: {fault}")));
                assert!(svg.len() < 12_288, "{run}: {} bytes", svg.len());
                // Every number is somewhere on the map.
                let shown = shown_numbers(svg);
                assert_eq!(shown, (1..=places.len()).collect::<Vec<_>>(), "{run} {many} {spread}");
            }
            assert_eq!(drawn(&places, outline, &locale), Some(figure), "{run}");
        }
    }
    assert!(wrong.is_empty(), "{} faults\n{}", wrong.len(), wrong.join("\n"));
}

/// The numbers of all marks, ranges written out.
fn shown_numbers(svg: &str) -> Vec<usize> {
    let svg = roxmltree::Document::parse(svg).unwrap();
    let of_role = |node: &roxmltree::Node<'_, '_>| node.attribute("class") == Some("on-sum c b");
    let of_marks = svg.descendants().filter(of_role).flat_map(|node| node.descendants());
    let texts = of_marks.filter(|node| node.has_tag_name("text"));
    let mut numbers = Vec::new();
    for piece in texts.flat_map(|node| node.text().unwrap().split('·')) {
        let number = |text: &str| text.parse::<usize>().unwrap();
        match piece.split_once('–') {
            Some((from, to)) => numbers.extend(number(from)..=number(to)),
            None => numbers.push(number(piece)),
        }
    }
    numbers.sort_unstable();
    numbers
}

#[test]
fn distances_and_the_scale_bar_are_true() {
    // By the haversine formula with a radius of 6,371,008.8 m, 0.01 degrees of longitude at
    // latitude 37.46 are 882.64 m, and 0.01 degrees of latitude are 1,111.95 m.
    let places = named(&[
        ("가", 3_746_000, 12_690_000),
        ("나", 3_746_000, 12_692_000),
        ("다", 3_748_000, 12_692_000),
    ]);
    let site = sample::site();
    let figure =
        drawn(&places, Outline::new(&district()).as_ref(), &sample::locale(&site)).unwrap();
    let bar = stretches(&figure.half, "base")[0];
    assert!(figure.half.contains(">2km</text>"), "{}", figure.half);
    let metre = (bar.1.0 - bar.0.0) / 2000.0;
    let marks: Vec<(f64, f64)> =
        stretches(&figure.half, "spot").into_iter().map(|(a, _)| a).collect();
    let east = (marks[1].0 - marks[0].0) / metre;
    let north = (marks[1].1 - marks[2].1) / metre;
    assert!((east - 2.0 * 882.64).abs() < 4.0, "{east}");
    assert!((north - 2.0 * 1111.95).abs() < 4.0, "{north}");
    assert!((marks[0].1 - marks[1].1).abs() < 0.11 && (marks[1].0 - marks[2].0).abs() < 0.11);
}

#[test]
fn a_map_that_would_tell_nothing_is_not_drawn() {
    let site = sample::site();
    let locale = sample::locale(&site);
    let one = named(&[("가", 3_746_000, 12_690_000)]);
    assert!(drawn(&one, None, &locale).is_none());
    assert!(drawn(&[one.clone(), one].concat(), None, &locale).is_none());
    assert!(drawn(&[], Outline::new(&district()).as_ref(), &locale).is_none());
}

#[test]
fn a_boundary_over_the_180th_meridian_is_one_district() {
    let west =
        ring(&[(-1_700_000, 17_990_000), (-1_700_000, 18_000_000), (-1_690_000, 18_000_000)]);
    let east =
        ring(&[(-1_700_000, -18_000_000), (-1_690_000, -18_000_000), (-1_690_000, -17_990_000)]);
    let area = |outer| Polygon { outer, holes: Vec::new() };
    let outline = Outline::new(&Boundary { polygons: vec![area(west), area(east)] });
    let places = named(&[("서", -1_699_000, 17_998_000), ("동", -1_691_000, -17_998_000)]);
    let site = sample::site();
    let figure = drawn(&places, outline.as_ref(), &sample::locale(&site)).unwrap();
    // 0.2 degrees of longitude at latitude 17 south are 21.3 km.
    assert!(figure.description.contains("동서 21km, 남북 11km"), "{}", figure.description);
    let marks = stretches(&figure.half, "spot");
    assert!(marks[1].0.0 - marks[0].0.0 > 50.0 && marks[0].0.1 > marks[1].0.1, "{marks:?}");
}

#[test]
fn a_boundary_of_a_hundred_thousand_points_stays_small() {
    let jagged = |n: u32| {
        let turn = f64::from(n) / 100_000.0 * std::f64::consts::TAU;
        let far = 300_000.0 + 9_000.0 * (turn * 400.0).sin() + f64::from(n * 7_919 % 500);
        let (lat, lon) = (far * turn.sin(), far * turn.cos() * 1.26);
        Point { lat: 374_600_000 + lat as i32, lon: 1_269_000_000 + lon as i32 }
    };
    let outer: Ring = (0..100_000).map(jagged).collect();
    let boundary = Boundary { polygons: vec![Polygon { outer, holes: Vec::new() }] };
    let outline = Outline::new(&boundary).unwrap();
    let site = sample::site();
    let locale = sample::locale(&site);
    for spread in [50, 3_000] {
        let places =
            named(&[("가", 3_746_000, 12_690_000), ("나", 3_746_000 + spread, 12_690_000)]);
        let figure = drawn(&places, Some(&outline), &locale).unwrap();
        for svg in [figure.half, figure.narrow] {
            assert!(svg.contains("class=\"land\"") && svg.len() < 12_288, "{} bytes", svg.len());
        }
    }
}
