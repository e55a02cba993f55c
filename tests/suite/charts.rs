//! Charts: golden drawings, and what must hold for every one of them.
//!
//! A drawing that changed fails with its path; look at it, then accept all with
//! `JANGBU_ACCEPT=1 cargo test --test suite charts`.

mod boxes;
mod cases;
mod findings;
mod maps;
mod random;

use crate::sample;
use cases::{Case, cases};
use jangbu::chart::{self, Charts, Figure, Voice, Which};
use jangbu::locale::Locale;
use jangbu::model::{Ledger, Site};
use std::collections::BTreeSet;
use std::path::PathBuf;

fn figures(case: &Case) -> Vec<(&'static str, Figure)> {
    let (ledger, site) = (&case.ledger, &case.site);
    let locale = sample::locale(site);
    let voice = Voice { site, locale: &locale };
    let all = [
        ("period", by_period(ledger, site, &locale, "c1")),
        ("share", shares(ledger, site, &locale, "c2")),
        ("steps", cumulative(ledger, site, &locale, "c3")),
        ("by-source", chart::group_by_source(ledger, voice, "h1")),
        ("by-period", chart::group_by_period(ledger, voice, "h2")),
    ];
    all.into_iter().filter_map(|(name, figure)| Some((name, figure?))).collect()
}

fn by_period(ledger: &Ledger, site: &Site, locale: &Locale, id: &str) -> Option<Figure> {
    let voice = Voice { site, locale };
    Charts::of(ledger, voice).figure(Which::Periods, voice, id)
}

fn shares(ledger: &Ledger, site: &Site, locale: &Locale, id: &str) -> Option<Figure> {
    let voice = Voice { site, locale };
    Charts::of(ledger, voice).figure(Which::Shares, voice, id)
}

fn cumulative(ledger: &Ledger, site: &Site, locale: &Locale, id: &str) -> Option<Figure> {
    let voice = Voice { site, locale };
    Charts::of(ledger, voice).figure(Which::Cumulative, voice, id)
}

fn poster(ledger: &Ledger, site: &Site, locale: &Locale, title: &str) -> Option<String> {
    let voice = Voice { site, locale };
    Charts::of(ledger, voice).poster(voice, title)
}

/// The drawings of a figure, by the width they are for.
fn drawings(figure: &Figure) -> Vec<(&'static str, &str)> {
    let wide = figure.wide.as_deref().map(|svg| ("wide", svg));
    wide.into_iter().chain([("half", figure.half.as_str()), ("narrow", &figure.narrow)]).collect()
}

/// Every file of a case: the drawings, what they say, the small bars and the poster.
fn files(case: &Case) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut said = String::new();
    for (name, figure) in figures(case) {
        for (width, svg) in drawings(&figure) {
            files.push((format!("{}-{name}-{width}.svg", case.name), svg.to_owned()));
        }
        let key: Vec<&str> = figure.key.iter().map(|entry| entry.label.as_str()).collect();
        said.push_str(&format!(
            "{name}\n  {}\n  {}\n  {}\n  {}\n  [{}]\n",
            figure.headline,
            figure.subtitle,
            figure.title,
            figure.description,
            key.join("] [")
        ));
    }
    files.push((format!("{}.txt", case.name), said));
    let spark = chart::spark(&case.ledger);
    let gaps = case.ledger.gaps().iter().take(3).map(|gap| chart::gap_bar(gap, &case.site));
    let small = spark.into_iter().chain(gaps).enumerate();
    files.extend(small.map(|(n, svg)| (format!("{}-small-{n}.svg", case.name), svg)));
    // A poster repeats the drawings: a few show how it puts them together.
    if ["record", "english", "withheld"].contains(&case.name) {
        let locale = sample::locale(&case.site);
        let picture = poster(&case.ledger, &case.site, &locale, "집적지구 <인프라> & 구축");
        files.extend(picture.map(|svg| (format!("{}-poster.svg", case.name), svg)));
    }
    files
}

fn golden_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/charts")
}

#[test]
fn drawings_are_as_they_were_accepted() {
    let folder = golden_folder();
    let accept = std::env::var("JANGBU_ACCEPT").is_ok();
    let mut changed = Vec::new();
    let mut known = BTreeSet::new();
    let maps = maps::cases().into_iter().map(|case| maps::files(&case));
    for files in cases().iter().map(files).chain(maps) {
        for (name, content) in files {
            let path = folder.join(&name);
            // One element a line, so that a difference can be read.
            let content = content.replace("><", ">\n<");
            let before = std::fs::read_to_string(&path).unwrap_or_default();
            if before.trim_end() != content.trim_end() {
                if accept {
                    std::fs::write(&path, format!("{}\n", content.trim_end())).unwrap();
                } else {
                    changed.push(path.display().to_string());
                }
            }
            known.insert(name);
        }
    }
    for entry in std::fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !known.contains(&name) && accept {
            std::fs::remove_file(folder.join(&name)).unwrap();
        } else if !known.contains(&name) {
            changed.push(format!("{name} is no longer drawn"));
        }
    }
    assert!(
        changed.is_empty(),
        "{} drawings changed; look at them, then JANGBU_ACCEPT=1 cargo test --test suite charts\n{}",
        changed.len(),
        changed.join("\n")
    );
}

#[test]
fn every_drawing_is_well_formed_and_its_ids_are_its_own() {
    for case in cases() {
        let page: String = figures(&case)
            .into_iter()
            .flat_map(|(_, figure)| {
                let key: Vec<String> =
                    figure.key.iter().map(|entry| entry.svg.to_owned()).collect();
                let drawn = drawings(&figure).into_iter().map(|(_, svg)| svg.to_owned());
                drawn.chain(key).collect::<Vec<_>>()
            })
            .collect();
        let page = format!("<page>{page}</page>");
        let page =
            roxmltree::Document::parse(&page).unwrap_or_else(|e| panic!("{}: {e}", case.name));
        let mut ids = BTreeSet::new();
        for node in page.descendants() {
            if let Some(id) = node.attribute("id") {
                assert!(ids.insert(id), "{}: {id} twice", case.name);
            }
        }
        for node in page.descendants() {
            for id in node.attribute("aria-labelledby").unwrap_or_default().split_whitespace() {
                assert!(ids.contains(id), "{}: no {id}", case.name);
            }
        }
    }
}

#[test]
fn texts_neither_meet_nor_leave_their_drawing() {
    let mut faults = Vec::new();
    for case in cases() {
        for (name, figure) in figures(&case) {
            for (width, svg) in drawings(&figure) {
                let place = format!("{}-{name}-{width}", case.name);
                faults.extend(
                    boxes::faults(svg).into_iter().map(|fault| format!("{place}: {fault}")),
                );
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn drawings_keep_to_the_grammar_of_the_design() {
    for case in cases() {
        for (name, figure) in figures(&case) {
            for (_, svg) in drawings(&figure) {
                let svg = roxmltree::Document::parse(svg).unwrap();
                for node in svg.root_element().descendants().filter(|node| node.is_element()) {
                    let tag = node.tag_name().name();
                    let allowed = ["title", "desc", "svg", "g", "path", "text"].contains(&tag);
                    assert!(allowed, "{} {name}: {tag}", case.name);
                    assert!(node.attribute("style").is_none() && node.attribute("fill").is_none());
                }
            }
        }
    }
}

#[test]
fn posters_stand_alone() {
    for case in cases() {
        let locale = sample::locale(&case.site);
        let Some(svg) = poster(&case.ledger, &case.site, &locale, "제목") else {
            continue;
        };
        for foreign in ["<style", "class=", "<script", "href", "url(", "<image", "@import"] {
            assert!(!svg.contains(foreign), "{}: {foreign}", case.name);
        }
        roxmltree::Document::parse(&svg).unwrap();
        for said in ["백만원", "금천구"] {
            assert!(svg.contains(said) || case.name == "english", "{}: {said}", case.name);
        }
    }
}

#[test]
fn widths_are_in_proportion_to_amounts() {
    let site = sample::site();
    let ledger = sample::ledger(&site, sample::RECORD);
    let figure = by_period(&ledger, &site, &sample::locale(&site), "c").unwrap();
    let svg = roxmltree::Document::parse(figure.wide.as_ref().unwrap()).unwrap();
    // Every rectangle of a path goes to the right by its width.
    let width = |class: &str| -> f64 {
        let paths = svg.descendants().filter(|node| node.attribute("class") == Some(class));
        let data: String = paths.map(|node| node.attribute("d").unwrap()).collect();
        let steps = data.split('h').skip(1).map(|step| step.split('v').next().unwrap());
        steps.map(|width| width.parse::<f64>().unwrap()).sum()
    };
    let unit = width("box nat") / 1174.0;
    for (class, amount) in [("box wash-nat", 1174.0), ("box wash-met", 1785.0), ("box met", 1485.0)]
    {
        assert!((width(class) - amount * unit).abs() < 0.6, "{class} {}", width(class));
    }
}

#[test]
fn the_same_money_is_drawn_the_same() {
    for case in cases() {
        assert_eq!(files(&case), files(&case), "{}", case.name);
    }
}

#[test]
fn where_there_is_no_money_nothing_is_drawn() {
    let site = sample::site();
    let locale = sample::locale(&site);
    for years in [&[][..], &[("2019", &["national p=100"][..])]] {
        let ledger = sample::ledger(&site, years);
        assert!(by_period(&ledger, &site, &locale, "c").is_none());
        assert!(shares(&ledger, &site, &locale, "c").is_none());
        assert!(cumulative(&ledger, &site, &locale, "c").is_none());
        assert!(poster(&ledger, &site, &locale, "t").is_none());
        assert!(chart::spark(&ledger).is_none());
    }
}
