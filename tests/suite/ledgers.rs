//! Generated ledgers, written out and checked as an author's would be.
//!
//! A ledger that adds up has no finding, whatever its size, unit and parts; a single figure typed
//! wrong is always found, and where sums cross it is named.

use crate::scratch::Scratch;
use jangbu::diagnostics::{Diagnostic, Severity};
use jangbu::pipeline::{Inputs, examine};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Secured and executed money in the site's unit: by year, then source.
type Table = Vec<Vec<(i64, i64)>>;

#[derive(Debug, Clone)]
struct Ledger {
    unit: &'static str,
    /// The project's own money, or that of each part.
    tables: Vec<Table>,
    parts: bool,
}

/// One figure of a ledger.
#[derive(Debug, Clone, Copy)]
struct At {
    table: usize,
    year: usize,
    source: usize,
    executed: bool,
}

fn figures() -> impl Strategy<Value = (i64, i64)> {
    (0_i64..400_000, 0_u8..4).prop_map(|(secured, kind)| match kind {
        // Some spend all, some leave a tenth, some cells are zero.
        0 => (0, 0),
        1 => (secured, secured - secured / 10),
        _ => (secured, secured),
    })
}

fn ledgers() -> impl Strategy<Value = Ledger> {
    let units = prop::sample::select(vec!["원", "천원", "백만원", "억원"]);
    (units, 1_usize..6, 1_usize..5, 0_usize..4).prop_flat_map(|(unit, years, sources, parts)| {
        let row = prop::collection::vec(figures(), sources);
        let table = prop::collection::vec(row, years);
        let tables = prop::collection::vec(table, parts.max(1));
        tables.prop_map(move |tables| Ledger { unit, tables, parts: parts > 0 })
    })
}

fn ledger_and_figure() -> impl Strategy<Value = (Ledger, At, i64)> {
    (ledgers(), any::<prop::sample::Index>(), any::<bool>(), 1_i64..900_000).prop_map(
        |(ledger, index, executed, wrong)| {
            let (years, sources) = (ledger.tables[0].len(), ledger.tables[0][0].len());
            let index = index.index(ledger.tables.len() * years * sources);
            let (table, rest) = (index / (years * sources), index % (years * sources));
            let at = At { table, year: rest / sources, source: rest % sources, executed };
            (ledger, at, wrong)
        },
    )
}

impl Ledger {
    fn total(&self, cells: impl Fn(usize, usize, usize) -> bool, executed: bool) -> i64 {
        let mut sum = 0;
        for (table, rows) in self.tables.iter().enumerate() {
            for (year, row) in rows.iter().enumerate() {
                for (source, cell) in row.iter().enumerate() {
                    let won = if executed { cell.1 } else { cell.0 };
                    sum += if cells(table, year, source) { won } else { 0 };
                }
            }
        }
        sum
    }

    fn sources(&self) -> usize {
        self.tables[0][0].len()
    }

    fn funding(&self, table: usize, year: usize, indent: &str) -> String {
        let mut out = format!("{indent}funding:\n");
        for (source, (secured, executed)) in self.tables[table][year].iter().enumerate() {
            let gap = if secured == executed { "" } else { ", gap: 공사가 늦어짐" };
            let cells = format!("secured: {secured}, executed: {executed}{gap}");
            writeln!(out, "{indent}  s{source}: {{{cells}}}").unwrap();
        }
        let of = |t: usize, y: usize, _: usize| (t, y) == (table, year);
        let (secured, executed) = (self.total(of, false), self.total(of, true));
        writeln!(out, "{indent}total: {{secured: {secured}, executed: {executed}}}").unwrap();
        out
    }

    fn totals(&self, table: Option<usize>, indent: &str) -> String {
        let mine = |t: usize| table.is_none_or(|table| table == t);
        let mut out = format!("{indent}total: {}\n", self.total(|t, _, _| mine(t), false));
        writeln!(out, "{indent}total_by_source:").unwrap();
        for source in 0..self.sources() {
            let sum = self.total(|t, _, s| mine(t) && s == source, false);
            writeln!(out, "{indent}  s{source}: {sum}").unwrap();
        }
        out
    }

    /// The content, file by file.
    fn files(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        let names = ["국비", "시비", "구비", "민간"];
        let mut site = format!(
            "title: 공약\npublisher: 가온구\nlanguage: en\nas_of: 2024-06-30\nunit: {}\n\
             statuses: [{{id: going, name: 추진중, definition: 추진하고 있음}}]\n\
             departments: [{{id: one, name: 한과}}]\nsources:\n",
            self.unit
        );
        for (source, name) in names.iter().enumerate().take(self.sources()) {
            writeln!(site, "  - {{id: s{source}, name: {name}, level: local}}").unwrap();
        }
        files.insert("site.yaml".to_owned(), site);
        let mut card = "id: 가-1\ntitle: 사업\nstatus: going\ndepartment: one\n".to_owned();
        card.push_str(&self.totals(None, ""));
        if self.parts {
            card.push_str("parts:\n");
            for part in 0..self.tables.len() {
                write!(card, "  - id: p{part}\n    title: 세부 {part}\n").unwrap();
                card.push_str(&self.totals(Some(part), "    "));
            }
        }
        files.insert("projects/road/project.yaml".to_owned(), card);
        for year in 0..self.tables[0].len() {
            let mut text = "---\n".to_owned();
            if self.parts {
                text.push_str("parts:\n");
                for part in 0..self.tables.len() {
                    writeln!(text, "  p{part}:").unwrap();
                    text.push_str(&self.funding(part, year, "    "));
                }
            } else {
                text.push_str(&self.funding(0, year, ""));
            }
            writeln!(text, "---\n- {}-05-01: 공사", 2019 + year).unwrap();
            files.insert(format!("projects/road/{}.md", 2019 + year), text);
        }
        files
    }
}

fn findings(files: &BTreeMap<String, String>) -> Vec<Diagnostic> {
    let scratch = Scratch::new();
    for (name, text) in files {
        scratch.write(&format!("content/{name}"), text);
    }
    let (root, content) = (scratch.path(""), scratch.path("content"));
    let cache = jangbu::cache::nothing();
    let inputs = Inputs { root, content, theme: None, base_url: None, as_of: None, cache };
    examine(&inputs).unwrap().diagnostics.into_iter().collect()
}

/// The content with one cell typed otherwise; the totals stay as they were.
fn mistyped(ledger: &Ledger, at: At, wrong: i64) -> BTreeMap<String, String> {
    let mut files = ledger.files();
    let mut other = ledger.clone();
    let cell = &mut other.tables[at.table][at.year][at.source];
    *if at.executed { &mut cell.1 } else { &mut cell.0 } = wrong;
    let name = format!("projects/road/{}.md", 2019 + at.year);
    let (right, typed) = (&files[&name], &other.files()[&name]);
    // Only the lines of money are taken from the other one, not its totals.
    let lines = right.lines().zip(typed.lines());
    let text: Vec<&str> = lines
        .map(|(right, typed)| if right.trim().starts_with("total:") { right } else { typed })
        .collect();
    let text = text.join("\n") + "\n";
    files.insert(name, text);
    files
}

/// `2019.md:funding.s1.secured`, as hints name it.
fn key(ledger: &Ledger, at: At) -> String {
    let part = if ledger.parts { format!("parts.p{}.", at.table) } else { String::new() };
    let stage = if at.executed { "executed" } else { "secured" };
    format!("{}.md:{part}funding.s{}.{stage}", 2019 + at.year, at.source)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_ledger_that_adds_up_has_no_finding(ledger in ledgers()) {
        let found = findings(&ledger.files());
        prop_assert!(found.is_empty(), "{:?}", found);
    }

    #[test]
    fn a_single_wrong_cell_is_found_and_named((ledger, at, wrong) in ledger_and_figure()) {
        let cell = ledger.tables[at.table][at.year][at.source];
        prop_assume!(wrong != if at.executed { cell.1 } else { cell.0 });
        let found = findings(&mistyped(&ledger, at, wrong));
        let sums: Vec<_> = found.iter().filter(|one| one.code == "funding/sum").collect();
        let file = format!("content/projects/road/{}.md", 2019 + at.year);
        prop_assert!(sums.iter().any(|one| one.place.file == file), "{:?}", found);
        let hints: Vec<_> = sums.iter().filter_map(|one| one.hint.as_ref()).map(|h| &h.en).collect();
        if at.executed {
            // Executed money has no total by source: its column is told, with every source in it.
            let operand = format!("s{} {}", at.source, grouped(wrong));
            prop_assert!(hints.iter().any(|hint| hint.contains(&operand)), "{operand}: {:?}", hints);
        } else {
            let named = format!("`{}` alone", key(&ledger, at));
            prop_assert!(hints.iter().all(|hint| hint.contains(&named)), "{named}: {:?}", hints);
        }
    }

    #[test]
    fn a_single_wrong_total_is_found_where_it_stands((ledger, at, wrong) in ledger_and_figure()) {
        let mut files = ledger.files();
        let card = files.get_mut("projects/road/project.yaml").unwrap();
        let line = format!("  s{}: {}\n", at.source, ledger.total(|_, _, s| s == at.source, false));
        let typed = format!("  s{}: {wrong}\n", at.source);
        prop_assume!(line != typed);
        *card = card.replacen(&line, &typed, 1);
        let found = findings(&files);
        let sums: Vec<_> = found.iter().filter(|one| one.severity == Severity::Error).collect();
        prop_assert_eq!(sums.len(), 1, "{:?}", found);
        let row = files["projects/road/project.yaml"].lines().position(|one| format!("{one}\n") == typed).unwrap() + 1;
        prop_assert_eq!(sums[0].place.resolved().line as usize, row);
        prop_assert!(sums[0].hint.as_ref().unwrap().en.contains("total_by_source"));
    }
}

/// A figure as English messages write it.
fn grouped(figure: i64) -> String {
    let digits: Vec<char> = figure.to_string().chars().rev().collect();
    let groups: Vec<String> = digits.chunks(3).map(|group| group.iter().collect()).collect();
    groups.join(",").chars().rev().collect()
}
