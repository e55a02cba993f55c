//! Projects whose own money and that of their parts cross: what secured and executed money differ
//! by is told once, and alike by page, list, home and tables.

use crate::built::{SiteFiles, all, run, text};
use crate::rebuilt;
use crate::scratch::Scratch;
use jangbu::diagnostics::{Format, Language, render};
use jangbu::model::{Column, Ledger, Project, Site, Stage, SumState, Won};
use proptest::prelude::*;
use serde_json::Value;
use std::fmt::Write as _;
use std::path::Path;

const SITE: &str = "\
title: 공약
publisher: 가온구
language: en
as_of: 2021-06-30
unit: 백만원
sources: [{id: nat, name: 국비, level: national}, {id: city, name: 시비, level: local}]
statuses: [{id: going, name: 추진중, definition: 추진하고 있음}]
departments: [{id: one, name: 한과}]
";

fn card(slug: &str, parts: &[&str]) -> String {
    let mut card = format!("id: {slug}-1\ntitle: {slug}\nstatus: going\ndepartment: one\n");
    if !parts.is_empty() {
        card.push_str("parts:\n");
    }
    parts.iter().for_each(|id| writeln!(card, "  - {{id: {id}, title: 세부 {id}}}").unwrap());
    card
}

/// Each has 100 million won secured and 80 executed in 2020, however it says so.
const RECORDS: [(&str, &str); 6] = [
    // Own stated total of one, stated totals of parts of the other.
    (
        "stated-secured",
        "total: {secured: 100}\nparts:\n  p: {total: {executed: 50}}\n  q: {total: {executed: 30}}",
    ),
    (
        "stated-executed",
        "total: {executed: 80}\nparts:\n  p: {funding: {city: {secured: 60}}}\n  q: {total: {secured: 40}}",
    ),
    (
        "stated-beside-cells",
        "total: {secured: 100}\nparts:\n  p: {funding: {city: {executed: 50}}}\n  \
         q: {funding: {nat: {executed: 30}}}",
    ),
    // Own cells beside parts that have both, or only the other.
    (
        "cells-beside-both",
        "funding: {city: {secured: 100}}\nparts:\n  p: {funding: {city: {secured: 60, executed: 50, gap: 늦음}}}\n  \
         q: {funding: {city: {secured: 40, executed: 30, gap: 이월함}}}",
    ),
    (
        "cells-beside-executed",
        "funding: {city: {secured: 100}}\nparts:\n  p: {funding: {city: {executed: 50, gap: 늦음}}}\n  \
         q: {funding: {city: {executed: 30}}}",
    ),
    // Stated totals that only repeat what the parts say.
    (
        "repeated",
        "total: {secured: 100, executed: 80}\nparts:\n  p: {funding: {city: {secured: 60, executed: 50, gap: 늦음}}}\n  \
         q: {funding: {city: {secured: 40, executed: 30}}}",
    ),
];

fn files() -> SiteFiles {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", SITE);
    for (slug, record) in RECORDS {
        scratch.write(&format!("content/projects/{slug}/project.yaml"), &card(slug, &["p", "q"]));
        let record = format!("---\n{record}\n---\n- 2020-05-01: 일\n");
        scratch.write(&format!("content/projects/{slug}/2020.md"), &record);
    }
    SiteFiles::of(&scratch.path(""))
}

#[test]
fn a_gap_between_a_project_and_its_parts_is_told_once_and_everywhere() {
    let files = files();
    let gaps = rebuilt::rows(files.text("data/gaps.csv"));
    let of = |slug: &str| -> Vec<String> {
        let rows = gaps.iter().filter(|row| row["slug"] == slug);
        rows.map(|row| {
            let columns = ["part", "source", "secured_won", "executed_won", "won", "reason"];
            columns.map(|column| row[column].as_str()).join(" ")
        })
        .collect()
    };
    let all_of_it = ["all 100000000 80000000 20000000"];
    assert_eq!(of("stated-secured").iter().map(|row| row.trim()).collect::<Vec<_>>(), all_of_it);
    assert_eq!(of("stated-executed").iter().map(|row| row.trim()).collect::<Vec<_>>(), all_of_it);
    let row = of("stated-beside-cells");
    assert_eq!(row.iter().map(|row| row.trim()).collect::<Vec<_>>(), all_of_it);
    assert_eq!(of("cells-beside-both"), [" city 100000000 80000000 20000000 늦음; 이월함"]);
    assert_eq!(of("cells-beside-executed"), [" city 100000000 80000000 20000000 "]);
    let repeated = ["p city 60000000 50000000 10000000 늦음", "q city 40000000 30000000 10000000 "];
    assert_eq!(of("repeated"), repeated);
    let projects = rebuilt::rows(files.text("data/projects.csv"));
    for row in &projects {
        assert_eq!(row["gap_won"], "20000000", "{row:?}");
        assert_eq!(row["execution_rate"], "80.0", "{row:?}");
        let slug = &row["slug"];
        let record: Value =
            serde_json::from_str(files.text(&format!("projects/{slug}/record.json"))).unwrap();
        assert_eq!(record["sums"]["total"]["gap"], 20_000_000, "{slug}");
        let page = files.page(&format!("projects/{slug}/index.html"));
        let figures: Vec<String> = all(&page, ".figs div").into_iter().map(text).collect();
        let gap = figures.iter().find(|figure| figure.starts_with("Not executed")).unwrap();
        assert!(gap.starts_with("Not executed20"), "{slug}: {gap}");
    }
    let site: Value = serde_json::from_str(files.text("data/site.json")).unwrap();
    // Told: both reasons of cells-beside-both, and the one of part p of repeated.
    assert_eq!(site["gaps"]["untold"]["unspent"]["won"], 90_000_000);
    assert_eq!(site["gaps"]["told"]["unspent"]["won"], 30_000_000);
    assert_eq!(site["gaps"]["untold"]["projects"], 5);
}

#[test]
fn money_that_the_whole_project_secured_is_not_called_unsecured() {
    for (slug, record) in RECORDS {
        let scratch = Scratch::new();
        scratch.write("content/site.yaml", SITE);
        scratch.write("content/projects/road/project.yaml", &card(slug, &["p", "q"]));
        let record = format!("---\n{record}\n---\n- 2020-05-01: 일\n");
        scratch.write("content/projects/road/2020.md", &record);
        let found = run(&scratch.path("")).diagnostics;
        let codes: Vec<&str> = found.iter().map(|one| one.code).collect();
        assert!(!codes.contains(&"funding/unsecured"), "{slug}: {codes:?}");
        // Told where no reason is given, and once.
        let untold = codes.iter().filter(|code| **code == "funding/gap").count();
        assert_eq!(untold, usize::from(slug != "cells-beside-both"), "{slug}: {codes:?}");
        let lines = found.iter().filter(|one| one.code == "funding/gap");
        let lines: Vec<String> =
            lines.map(|one| render(one, Format::Short, Language::English, None)).collect();
        // Below the `---`, where the amounts stand.
        assert!(lines.iter().all(|line| !line.contains("2020.md:1:")), "{lines:?}");
    }
}

/// What a project, or a part of one, writes of a year: cells of two sources and two stages, and
/// totals of the stages.
#[derive(Debug, Clone)]
struct Written {
    cells: [[Option<i64>; 2]; 2],
    totals: [Option<i64>; 2],
}

const STAGES: [Stage; 2] = [Stage::Secured, Stage::Executed];

impl Written {
    fn sum(&self, stage: usize) -> Option<i64> {
        let cells: Vec<i64> = self.cells.iter().filter_map(|source| source[stage]).collect();
        if cells.is_empty() { self.totals[stage] } else { Some(cells.iter().sum()) }
    }

    fn has_cells(&self, stage: usize) -> bool {
        self.cells.iter().any(|source| source[stage].is_some())
    }

    fn yaml(&self, indent: &str) -> String {
        let stages = |amounts: &[Option<i64>; 2]| {
            let named = STAGES.iter().zip(amounts);
            let said =
                named.filter_map(|(stage, won)| Some(format!("{}: {}", stage.key(), (*won)?)));
            said.collect::<Vec<_>>().join(", ")
        };
        let mut out = String::new();
        let sources: Vec<String> = (["nat", "city"].iter().zip(&self.cells))
            .filter(|(_, amounts)| amounts.iter().any(Option::is_some))
            .map(|(id, amounts)| format!("{indent}  {id}: {{{}}}\n", stages(amounts)))
            .collect();
        if !sources.is_empty() {
            write!(out, "{indent}funding:\n{}", sources.concat()).unwrap();
        }
        if self.totals.iter().any(Option::is_some) {
            writeln!(out, "{indent}total: {{{}}}", stages(&self.totals)).unwrap();
        }
        out
    }
}

fn written() -> impl Strategy<Value = Written> {
    let amount = || prop::option::weighted(0.4, 1_i64..900);
    let pair = move || (amount(), amount()).prop_map(|(one, other)| [one, other]);
    (pair(), pair(), pair()).prop_map(|(nat, city, totals)| Written { cells: [nat, city], totals })
}

/// What a year of a project comes to by its own words, then its parts', cell by cell before total
/// by total.
fn sum(own: &Written, parts: &[Written], stage: usize) -> Option<i64> {
    if own.has_cells(stage) {
        return own.sum(stage);
    }
    let of_parts: Vec<i64> = parts.iter().filter_map(|part| part.sum(stage)).collect();
    if of_parts.is_empty() { own.sum(stage) } else { Some(of_parts.iter().sum()) }
}

fn loaded(years: &[(Written, Vec<Written>)], parts: usize) -> (Site, Project) {
    let scratch = Scratch::new();
    let ids = ["p", "q", "r"];
    scratch.write("content/site.yaml", SITE);
    scratch.write("content/projects/road/project.yaml", &card("road", &ids[..parts]));
    for (year, (own, of_parts)) in years.iter().enumerate() {
        let mut record = own.yaml("");
        let said: Vec<String> = (ids.iter().zip(of_parts))
            .map(|(id, part)| (id, part.yaml("    ")))
            .filter(|(_, said)| !said.is_empty())
            .map(|(id, said)| format!("  {id}:\n{said}"))
            .collect();
        if !said.is_empty() {
            write!(record, "parts:\n{}", said.concat()).unwrap();
        }
        let file = format!("content/projects/road/{}.md", 2019 + year);
        scratch.write(&file, &format!("---\n{record}---\n- {}-05-01: 일\n", 2019 + year));
    }
    let root = scratch.path("");
    let loaded = jangbu::load::site(Path::new(&root), &root.join("content")).unwrap();
    let found = loaded.found();
    let site = loaded.site.unwrap_or_else(|| panic!("{found:?}"));
    let project = site.projects[0].as_ref().clone();
    (site, project)
}

/// Whether a year says both of secured and executed money, so that they can be compared, or neither.
fn is_comparable(own: &Written, parts: &[Written]) -> bool {
    let says = |stage| own.has_cells(stage) || own.totals[stage].is_some();
    let lacks = |part: &Written| (0..2).any(|s| part.sum(s).is_none() && !says(s));
    sum(own, parts, 0).is_some() == sum(own, parts, 1).is_some()
        && parts.iter().all(|part| !lacks(part) || (part.sum(0).or(part.sum(1))).is_none())
}

/// How many parts there are, and what each of one or two years says of the project and of each.
fn records() -> impl Strategy<Value = (usize, Vec<(Written, Vec<Written>)>)> {
    (0_usize..4).prop_flat_map(|parts| {
        let year = (written(), prop::collection::vec(written(), parts));
        (Just(parts), prop::collection::vec(year, 1..3))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever of a project and its parts says what: the gaps of a column come to what its sums
    /// differ by, wherever the page compares them at all, and it compares no other sums.
    #[test]
    fn gaps_come_to_what_the_sums_of_a_project_differ_by(
        (parts, years) in records()
    ) {
        let (site, project) = loaded(&years, parts);
        let ledger = Ledger::of_project(&site, &project);
        let mut all = Won::ZERO;
        for column in ledger.columns() {
            let Column::Period(period) = column else { continue };
            let (own, of_parts) = &years[usize::from(period.to_string() != "2019")];
            let [secured, executed] = [0, 1].map(|stage| sum(own, of_parts, stage));
            let told: Won = ledger.gaps().iter().filter(|g| g.column == column).map(|g| g.won()).sum();
            all += told;
            let million = |sum: Option<i64>| i128::from(sum.unwrap_or(0)) * 1_000_000;
            if let Some(gap) = ledger.column_gap(column) {
                prop_assert!(is_comparable(own, of_parts), "{own:?} {of_parts:?}");
                prop_assert_eq!(gap, Won(million(secured) - million(executed)));
                prop_assert_eq!(told, gap, "{:?} {:?}", own, of_parts);
            }
        }
        if let Some(gap) = ledger.total_gap() {
            prop_assert_eq!(all, gap);
        }
    }

    /// What a row or column comes to is the same told at once and one by one, and so are the cells
    /// that show nothing.
    #[test]
    fn a_ledger_told_at_once_says_what_it_says_one_by_one((parts, years) in records()) {
        let (site, project) = loaded(&years, parts);
        let of_parts = project.parts.iter().map(|part| Ledger::of_part(&site, &project, part));
        for ledger in of_parts.chain([Ledger::of_project(&site, &project)]) {
            let (columns, sources) = (ledger.columns(), ledger.sources());
            for &source in &sources {
                let told = ledger.of_source(source);
                for stage in Stage::ALL {
                    prop_assert_eq!(told.total(stage), &ledger.source_total(source, stage));
                }
                prop_assert_eq!(told.budget(), &ledger.source_budget(source));
                prop_assert_eq!(told.execution_rate(), ledger.source_execution_rate(source));
                prop_assert_eq!(told.secured_rate(), ledger.source_secured_rate(source));
            }
            let mut blanks = Vec::new();
            for &column in &columns {
                let told = ledger.of_column(column);
                for stage in Stage::ALL {
                    prop_assert_eq!(told.total(stage), &ledger.column_total(column, stage));
                }
                prop_assert_eq!(told.execution_rate(), ledger.column_execution_rate(column));
                prop_assert_eq!(told.secured_rate(), ledger.column_secured_rate(column));
                prop_assert_eq!(told.gap(), ledger.column_gap(column));
                for stage in ledger.stages(column) {
                    let shows = |source| match ledger.cell(column, source, stage).state() {
                        SumState::Known(_) | SumState::None => true,
                        SumState::Absent => false,
                        SumState::Incomplete { known, withheld } => known.is_some() || !withheld.is_empty(),
                    };
                    let of_stage = sources.iter().filter(|source| !shows(**source));
                    blanks.extend(of_stage.map(|source| (column, stage, *source)));
                }
            }
            prop_assert_eq!(ledger.blanks(), blanks);
        }
    }
}

/// The property above says nothing of records that can't be compared: that there are many that can.
#[test]
fn records_that_cross_are_compared() {
    for (slug, record) in RECORDS {
        let scratch = Scratch::new();
        scratch.write("content/site.yaml", SITE);
        scratch.write("content/projects/road/project.yaml", &card(slug, &["p", "q"]));
        scratch.write("content/projects/road/2020.md", &format!("---\n{record}\n---\n"));
        let root = scratch.path("");
        let loaded = jangbu::load::site(Path::new(&root), &root.join("content")).unwrap();
        let site = loaded.site.unwrap();
        let ledger = Ledger::of_project(&site, &site.projects[0]);
        assert_eq!(ledger.total_gap(), Some(Won(20_000_000)), "{slug}");
    }
}
