//! `tests/contents/every-key`: an invented district that uses every key of the content format.
//! The figures here are typed, not derived.

use jangbu::diagnostics::Language;
use jangbu::load;
use jangbu::model::{
    Amount, Budget, Decimal, Level, License, Line, Percent, Period, Project, Shape, Site,
    SourceRef, Stage, Unit, Won,
};
use std::path::Path;

fn site() -> Site {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contents/every-key");
    let loaded = load::site(&root, &root.join("content")).unwrap();
    assert_eq!(loaded.found().iter().collect::<Vec<_>>(), Vec::<&_>::new());
    assert_eq!(loaded.language, Language::Korean);
    loaded.site.unwrap()
}

fn project<'a>(site: &'a Site, slug: &str) -> &'a Project {
    site.all_projects().find(|project| project.slug == slug).unwrap()
}

fn won(amount: i128) -> Option<Amount> {
    Some(Amount::Known(Won(amount)))
}

fn cell(line: &Line, stage: Stage) -> Option<Amount> {
    line.amounts.get(&stage).cloned()
}

#[test]
fn the_district() {
    let site = site();
    assert_eq!(site.title, "가온구 공약사업 추진현황");
    assert_eq!(site.publisher, "가온구");
    assert_eq!(site.as_of.iso(), "2024-06-30");
    assert_eq!(site.unit, Unit::Million);
    assert_eq!(site.base_url.as_deref(), Some("https://pledge.gaon.example/report/"));
    assert_eq!(site.license, Some(License::Kogl1));
    assert!(site.publish_names && site.rounded);
    let terms: Vec<_> =
        site.terms.iter().map(|t| (t.id.as_str(), t.start.iso(), t.end.iso())).collect();
    assert_eq!(terms[1], ("민선2기", "2022-07-01".to_owned(), "2026-06-30".to_owned()));
    let levels: Vec<_> = site.sources.iter().map(|s| (s.id.as_str(), s.level)).collect();
    assert_eq!(
        levels,
        [
            ("national", Level::National),
            ("city", Level::Metropolitan),
            ("district", Level::Local),
            ("private", Level::Private),
            ("기금", Level::Other)
        ]
    );
    let shapes: Vec<_> = site.statuses.iter().map(|s| (s.shape, s.done)).collect();
    assert_eq!(
        shapes,
        [
            (Shape::Done, true),
            (Shape::Continuing, true),
            (Shape::Going, false),
            (Shape::Slow, false)
        ]
    );
    assert_eq!(site.statuses[0].definition.as_deref(), Some("계획한 일을 모두 마침"));
    assert_eq!(site.areas[0].name, "생활");
    assert_eq!(site.departments[0].phone.as_deref(), Some("02-0000-1000"));
    assert_eq!(site.redirects, [("old/market.html".into(), "projects/market/index.html".into())]);
    assert_eq!(site.map.as_deref(), Some("boundary.geojson"));
    let areas = &site.boundary.as_ref().unwrap().polygons;
    let shape: Vec<_> = areas.iter().map(|area| (area.outer.len(), area.holes.len())).collect();
    assert_eq!(shape, [(28, 1), (12, 0)]);
    assert_eq!(site.known[0].place.as_deref(), Some("title"));
    assert_eq!(site.pages[0].title, "이 누리집");
    assert_eq!(site.folder, "content");
}

#[test]
fn a_card() {
    let site = site();
    let project = project(&site, "market");
    let card = &project.card;
    assert_eq!((card.id.as_str(), card.title.as_str()), ("생활-1", "가온시장 새단장"));
    assert_eq!(card.status.as_ref().map(|id| id.as_str()), Some("continuing"));
    assert_eq!(card.term.as_ref().map(|id| id.as_str()), Some("민선1기"));
    assert_eq!(card.progress, Some(Percent(8_750)));
    assert_eq!(card.completion.map(|c| (c.year, c.within_term)), Some((2020, Some(true))));
    assert_eq!(card.kind, ["신규", "자체", "예산"]);
    let span = card.period.unwrap();
    assert_eq!(span.months, Some(36));
    assert_eq!((span.start.iso(), span.end.unwrap().iso()), ("2018-10".into(), "2021-10".into()));
    assert_eq!(card.total, won(3_347_000_000));
    let by_source: Vec<_> =
        card.total_by_source.iter().map(|(s, a)| (s.key(), a.clone())).collect();
    assert_eq!(by_source[0], ("national", Amount::Known(Won(1_174_000_000))));
    assert_eq!(by_source[3], ("private", Amount::None));
    assert_eq!(cell(&card.funding[0], Stage::Planned), won(50_000_000));
    assert_eq!(cell(&card.funding[0], Stage::Demand), won(2_000));
    assert_eq!(card.budget, Budget::Has);
    let facility = &card.facilities[0];
    assert_eq!(facility.area_m2, Some(Decimal { digits: 5025, scale: 1 }));
    assert_eq!(facility.rooms, ["작업실", "창고"]);
    let lat = facility.location.as_ref().and_then(|l| l.lat.clone());
    assert_eq!(lat, Some(Decimal { digits: 374_550, scale: 4 }));
    assert_eq!(card.contacts[0].phone.as_deref(), Some("1301"));
    assert_eq!(card.next, ["간담회 개최"]);
    assert_eq!(card.photos[0].alt.as_deref(), Some("시장 입구"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/contents/every-key")
        .join(&project.folder);
    assert_eq!(card.photos[0].file.as_deref(), Some("photos/전경.jpg"));
    assert!(folder.join(card.photos[0].on_disk.as_ref().unwrap()).is_file(), "as on the disk");
    assert_eq!(card.photos[1].file, None);
    assert_eq!(card.files[0].title, "계획서");
    assert_eq!(card.promise.as_ref().and_then(|p| p.source.as_deref()), Some("선거공보 3쪽"));
    assert_eq!(card.updated.unwrap().iso(), "2024-06-30");
    assert_eq!(project.overview.source, "## 목표\n\n시장을 살립니다.\n");
}

#[test]
fn indicators_changes_and_lineage_of_a_card() {
    let site = site();
    let card = &project(&site, "market").card;
    let indicator = &card.indicators[0];
    assert_eq!(indicator.baseline, Some(Decimal { digits: 1200, scale: 0 }));
    let merged = Period::parse("2022-2023").unwrap();
    assert_eq!(indicator.target[&merged], Decimal { digits: 18_005, scale: 1 });
    assert_eq!(indicator.actual.len(), 1, "`-` is no value");
    let change = &card.changes[0];
    assert_eq!(change.before.as_deref(), Some("30억원"));
    assert_eq!(change.steps[0].date.and_then(|d| d.until).unwrap().iso(), "2020-10-15");
    assert_eq!(card.lineage.split_from, ["가온거리"]);
    assert_eq!(card.lineage.replaced_by, ["상권-3", "상권-4"]);
    assert_eq!(card.known[0].rule, "funding/sum");
}

#[test]
fn a_yearly_record() {
    let site = site();
    let project = project(&site, "market");
    let periods: Vec<_> = project.years.iter().map(|year| year.period.to_string()).collect();
    assert_eq!(periods, ["before", "2018", "2019", "2022-2023", "after"]);
    assert_eq!(project.years[0].funding[0].source, SourceRef::All);
    assert_eq!(cell(&project.years[0].funding[0], Stage::Secured), won(-371_000_000));
    let year = &project.years[2];
    assert_eq!(year.plan.as_deref(), Some("공동인프라 구축"));
    let [national, city, district, private] = &year.funding[..] else { panic!("four sources") };
    assert_eq!(cell(national, Stage::Demand), won(0));
    assert_eq!(cell(national, Stage::Planned), won(1_174_000_000));
    assert_eq!(cell(national, Stage::Executed), won(527_500_000));
    assert_eq!(cell(national, Stage::CarriedOver), won(5_000_000));
    assert_eq!(cell(national, Stage::Returned), won(1));
    assert_eq!(national.gap.as_deref(), Some("정산 잔액"));
    assert_eq!(cell(city, Stage::Secured), won(48_667_190));
    assert_eq!(cell(city, Stage::Executed), Some(Amount::Withheld("협상 중".into())));
    assert_eq!(cell(city, Stage::Planned), None);
    for stage in [Stage::Demand, Stage::Planned, Stage::Secured, Stage::Executed] {
        assert_eq!(cell(district, stage), Some(Amount::None), "{stage:?}");
    }
    assert_eq!(cell(private, Stage::Planned), won(7_123_400_000_000));
    assert_eq!(cell(private, Stage::Secured), won(3_142_330_810));
    assert_eq!(cell(private, Stage::Executed), won(150_000_000));
    assert_eq!(year.total.get(&Stage::Secured), Some(&Amount::Known(Won(3_347_000_000))));
    assert_eq!(year.total.get(&Stage::Planned), Some(&Amount::Known(Won(7_124_574_000_000))));
    assert_eq!(year.total.get(&Stage::Returned), Some(&Amount::Known(Won(1))));
    assert_eq!(year.total.iter().count(), 6);
}

#[test]
fn grants_results_and_free_text() {
    let site = site();
    let year = &project(&site, "market").years[2];
    assert_eq!(year.grants[0].date.from.iso(), "2019-01");
    let amounts: Vec<_> = year.grants[0].amounts.iter().map(|(s, a)| (s.key(), a.won())).collect();
    assert_eq!(amounts, [("district", Some(Won(30_000_000))), ("city", Some(Won(70_000_000)))]);
    assert_eq!(year.grants[1].date.until.unwrap().iso(), "2019-03-05");
    assert_eq!(year.grants[1].amounts[0].0, SourceRef::All);
    let results: Vec<_> =
        year.results.iter().map(|r| (r.date.from.iso(), &*r.text, r.line)).collect();
    assert_eq!(
        results,
        [
            ("2019-02".to_owned(), "2018년도 실적보고", 18),
            ("2019-06-21".to_owned(), "개소식", 20),
            ("2019-10-29".to_owned(), "판매장 개장", 22),
            ("2019-11".to_owned(), "구축", 24)
        ]
    );
    assert_eq!(&*year.results[0].details[0].text, "교부 70,000,000원, **집행** 48,667,190원");
    assert_eq!(&*year.results[1].notes[0].text, "구청장 참석");
    assert_eq!(year.results[3].date.until.unwrap().iso(), "2019-12");
    assert_eq!(year.remarks.first_line, 16);
    assert_eq!(year.remarks.source.lines().nth(10), Some("끝 글."), "{:?}", year.remarks);
}

#[test]
fn parts_drafts_and_projects_without_money() {
    let site = site();
    let slugs: Vec<_> = site.projects.iter().map(|project| project.slug.as_str()).collect();
    assert_eq!(slugs, ["market", "roads"]);
    let roads = project(&site, "roads");
    assert_eq!(roads.card.kind, ["계속", "공동", "예산"]);
    let parts: Vec<_> = roads.parts.iter().map(|p| (p.id.as_str(), p.card.budget)).collect();
    assert_eq!(parts, [("north", Budget::Has), ("남쪽", Budget::None)]);
    assert_eq!(cell(&roads.parts[0].card.funding[0], Stage::Secured), won(12_000_000));
    let (id, part) = roads.years[0].parts.first_key_value().unwrap();
    assert_eq!((id.as_str(), part.plan.as_deref()), ("north", Some("포장")));
    assert_eq!(part.total.get(&Stage::CarriedOver), Some(&Amount::Known(Won(1_000_000))));
    assert_eq!(part.total.get(&Stage::Returned), Some(&Amount::None));
    assert_eq!(part.funding[0].gap.as_deref(), Some("낙찰 차액"));
    let draft = &site.drafts[0];
    assert_eq!((draft.slug.as_str(), draft.card.title.as_str()), ("talks", "주민과의 대화"));
    assert_eq!(draft.card.budget, Budget::None);
}
