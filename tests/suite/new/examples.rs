//! Every example in a skeleton is true: put to use, it is read, and `check` finds nothing.

use super::{found, made, site};
use crate::scratch::Scratch;
use jangbu::load;
use jangbu::model::{Site, SourceRef};
use std::fs;

/// Whether a line is an example: text follows its `#` at once, or after an indentation.
fn is_example(line: &str) -> bool {
    let rest = line.trim_start().strip_prefix('#');
    rest.is_some_and(|rest| !rest.is_empty() && (!rest.starts_with(' ') || rest.starts_with("  ")))
}

/// A skeleton with those of its examples put to use that `takes` says, by their number. An
/// example starts at the margin and goes on in the lines that are indented; those of results move
/// below the front matter, as the skeleton asks for.
fn put_to_use(text: &str, takes: impl Fn(usize) -> bool) -> String {
    let (mut out, mut below, mut number, mut inside) = (String::new(), String::new(), 0, false);
    for line in text.lines() {
        let starts = is_example(line) && !line.starts_with("#  ");
        number += usize::from(starts && line.starts_with('#'));
        inside = if starts { line.starts_with("#-") } else { inside && is_example(line) };
        let used = is_example(line) && takes(number);
        let line = if used { line.replacen('#', "", 1) } else { line.to_owned() };
        let to = if used && inside { &mut below } else { &mut out };
        to.push_str(&line);
        to.push('\n');
    }
    out + &below
}

/// Puts every example of every file to use.
fn use_all(scratch: &Scratch) {
    for name in files(scratch) {
        scratch.write(&name, &put_to_use(&scratch.read(&name), |_| true));
    }
}

fn files(scratch: &Scratch) -> Vec<String> {
    let all = scratch.tree("content").into_iter().filter(|(_, bytes)| bytes.is_some());
    all.map(|(name, _)| format!("content/{name}")).collect()
}

fn loaded(scratch: &Scratch) -> Site {
    load::site(&scratch.path(""), &scratch.path("content")).unwrap().site.unwrap()
}

/// Periods of every kind around a year, with none missing between.
fn around(year: u16) -> [String; 5] {
    let merged = format!("{}-{}", year + 2, year + 3);
    [(year - 1).to_string(), (year + 1).to_string(), merged, "before".into(), "after".into()]
}

#[test]
fn examples_are_told_from_words() {
    let text = "---\n# words\n#plan: a\nfunding:\n  #a: {}\n#g:\n#  - b\n# more\n#- 2024: r\n#  - d\n---\n";
    let all =
        "---\n# words\nplan: a\nfunding:\n  a: {}\ng:\n  - b\n# more\n---\n- 2024: r\n  - d\n";
    assert_eq!(put_to_use(text, |_| true), all);
    assert_eq!(put_to_use(text, |_| false), text);
    let second =
        "---\n# words\n#plan: a\nfunding:\n  #a: {}\ng:\n  - b\n# more\n#- 2024: r\n#  - d\n---\n";
    assert_eq!(put_to_use(text, |number| number == 2), second);
}

#[test]
fn all_examples_together_are_true() {
    for language in ["ko", "en"] {
        for day in ["2024-06-30", "2026-07-01", "2024-02-29"] {
            let scratch = site(language, day);
            made(&scratch, &["new", "project", "road"]);
            let year = day.get(..4).unwrap().parse().unwrap();
            for period in around(year) {
                made(&scratch, &["new", "period", "road", &period]);
            }
            use_all(&scratch);
            // The total of the card is an example too; the years together come to more.
            let card = scratch.read("content/projects/road/project.yaml");
            let records = loaded_amounts(&scratch);
            let card = card.replace("total: 120", &format!("total: {records}"));
            let card = card.replace("{national: 120}", &format!("{{national: {records}}}"));
            scratch.write("content/projects/road/project.yaml", &card);
            // Examples of the year before and of `before.md` lie before term and project: notes.
            let told = found(&scratch.path(""));
            let grave: Vec<&str> = told.lines().filter(|line| !line.contains(": note[")).collect();
            assert_eq!(grave, [""; 0], "{language} {day}");
        }
    }
}

/// What the example records of a project secure and demand together, from how many there are.
fn loaded_amounts(scratch: &Scratch) -> usize {
    let names = files(scratch).into_iter();
    let records = names.filter(|name| name.starts_with("content/projects/road/"));
    120 * records.filter(|name| !name.ends_with(".yaml") && !name.ends_with("overview.md")).count()
}

#[test]
fn the_examples_are_read_as_what_they_show() {
    let scratch = site("ko", "2024-06-30");
    made(&scratch, &["new", "project", "road"]);
    use_all(&scratch);
    let site = loaded(&scratch);
    assert_eq!((site.sources.len(), site.areas.len(), site.departments.len()), (5, 2, 2));
    assert!(site.base_url.is_some());
    let road = &site.drafts[0];
    let card = &road.card;
    assert_eq!(card.changes[0].steps[0].body.as_deref(), Some("주민배심원단"));
    assert!(card.promise.as_ref().is_some_and(|promise| promise.source.is_some()));
    assert!(card.area.is_some() && card.term.is_some() && card.updated == Some(site.as_of));
    let lists = [card.contacts.len(), card.indicators.len(), card.next.len(), card.bodies.len()];
    assert_eq!(lists, [1, 1, 1, 1]);
    assert_eq!((card.facilities.len(), card.photos.len(), road.parts.len()), (1, 1, 1));
    let year = &road.years[0];
    assert!(year.plan.is_some());
    assert_eq!(year.grants.len(), 1);
    assert_eq!((year.results.len(), year.results[0].details.len()), (1, 1));
    let keys: Vec<&str> = year.funding.iter().map(|line| line.source.key()).collect();
    assert_eq!(keys, ["national", "city", "district"]);
    assert_eq!(year.funding[0].gap.as_deref(), Some("낙찰 차액"));
    assert_eq!(found(&scratch.path("")), "");
}

#[test]
fn each_example_alone_is_true() {
    for language in ["ko", "en"] {
        let scratch = site(language, "2024-06-30");
        made(&scratch, &["new", "project", "road"]);
        let mut used = 0;
        for name in files(&scratch) {
            let text = scratch.read(&name);
            let alone = |number| put_to_use(&text, |other| other == number);
            let last = (1..).take_while(|number| alone(*number) != text).count();
            for number in 1..=last {
                scratch.write(&name, &alone(number));
                assert_eq!(found(&scratch.path("")), "", "{language} {name} {number}");
            }
            scratch.write(&name, &text);
            used += last;
        }
        assert!(used > 20, "{language}: only {used} examples");
    }
}

const ODD: &str = r##"title: "가: 나 # 다"
publisher: 가온구
language: ko
as_of: 2024-06-30
unit: 원
sources:
  - {id: "a:b", name: "국비\n<<other>>", level: national}
  - {id: "null", name: "시비: {x} # y", level: metropolitan}
  - {id: "#구비(특별)", name: "<<first>>", level: local}
  - {id: "{\"a\\,", name: "'", level: other}
  - {id: "·-", name: "-", level: other}
  - {id: "2024", name: "☺", level: other}
terms: [{id: "민선:8", start: 2022-07-01, end: 2026-06-30}]
statuses: [{id: "no", name: "안 함", definition: 없음}]
areas: [{id: "0", name: "a: b"}]
departments: [{id: "on", name: "과\t- 1"}]
"##;

#[test]
fn odd_names_of_the_site_do_not_break_the_yaml() {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", ODD);
    made(&scratch, &["new", "project", "true"]);
    made(&scratch, &["new", "period", "true", "2025"]);
    assert_eq!(found(&scratch.path("")), "");
    use_all_but_site(&scratch);
    let card = scratch.read("content/projects/true/project.yaml").replace("120", "240");
    scratch.write("content/projects/true/project.yaml", &card);
    assert_eq!(found(&scratch.path("")), "");
    let site = loaded(&scratch);
    let draft = &site.drafts[0];
    assert_eq!(draft.card.id, "true");
    for year in &draft.years {
        let written: Vec<&str> = year.funding.iter().map(|line| line.source.key()).collect();
        assert_eq!(written, ["a:b", "null", "#구비(특별)", "{\"a\\,", "·-", "2024"]);
    }
    let told: Vec<&SourceRef> =
        draft.years[0].grants[0].amounts.iter().map(|(source, _)| source).collect();
    assert_eq!(told[0].key(), "a:b");
}

fn use_all_but_site(scratch: &Scratch) {
    let yaml = scratch.read("content/site.yaml");
    use_all(scratch);
    scratch.write("content/site.yaml", &yaml);
}

/// A project of this card, whose records for the past and the future are skeletons put to use.
fn with_card(more: &str) -> Scratch {
    let scratch = site("ko", "2024-06-30");
    let card = "id: 길-1\ntitle: 길\nstatus: on-track\ndepartment: planning\n";
    scratch.write("content/projects/road/project.yaml", &format!("{card}{more}"));
    for period in ["2023", "2024-2025"] {
        made(&scratch, &["new", "period", "road", period]);
    }
    assert_eq!(found(&scratch.path("")), "", "{more}");
    use_all_but_site(&scratch);
    assert_eq!(found(&scratch.path("")), "", "{more}");
    scratch
}

#[test]
fn a_project_with_parts_has_its_money_in_them() {
    let parts = "parts:\n  - {id: \"북:쪽\", title: 북쪽}\n  - {id: south, title: 남쪽}\n  \
                 - {id: talk, title: 간담회, budget: none}\n";
    let scratch = with_card(parts);
    let site = loaded(&scratch);
    let road = site.projects.iter().find(|project| project.slug == "road").unwrap();
    for year in &road.years {
        assert!(year.funding.is_empty());
        let parts: Vec<(&str, usize)> =
            year.parts.iter().map(|(id, part)| (id.as_str(), part.funding.len())).collect();
        assert_eq!(parts, [("south", 3), ("talk", 0), ("북:쪽", 3)]);
        assert!(year.parts.values().all(|part| part.plan.is_some()));
    }
    assert_eq!(road.years[0].grants.len(), 1);
}

#[test]
fn a_project_without_budget_is_asked_for_no_money() {
    let scratch = with_card("budget: none\n");
    for year in ["2023", "2024-2025"] {
        let text = fs::read_to_string(scratch.path(&format!("content/projects/road/{year}.md")));
        let text = text.unwrap();
        assert!(!text.contains("secured") && !text.contains("demand"), "{text}");
        assert!(text.contains("비예산"), "{text}");
    }
}
