//! Secured money that was not executed, and whether the tables say why.

use super::books::{ALL, Book};
use super::figure::Figure;
use super::print::Printer;
use super::tables::{Row, Tables, plain};
use std::collections::BTreeMap;

/// Secured and executed money of one source and period that differ.
#[derive(Clone, Debug)]
pub(super) struct Gap {
    pub(super) part: String,
    pub(super) period: String,
    pub(super) source: String,
    pub(super) secured: i128,
    pub(super) executed: i128,
    /// Carried over and returned.
    pub(super) left: i128,
    pub(super) reason: Option<String>,
}

impl Gap {
    pub(super) fn won(&self) -> i128 {
        self.secured - self.executed
    }

    pub(super) fn is_told(&self) -> bool {
        self.reason.is_some() || self.left == self.won()
    }

    /// Where it is: its part, period and source.
    pub(super) fn place(&self, tables: &Tables, printer: &Printer, slug: &str) -> String {
        let titles = tables.part_titles(slug);
        let title = titles.iter().find(|(_, part)| **part == self.part).map(|(title, _)| title);
        let mut words: Vec<String> = title.into_iter().map(|title| plain(title)).collect();
        words.push(printer.period(&self.period));
        if self.source != ALL || self.period.is_empty() {
            words.push(source_name(tables, printer, &self.source));
        }
        words.join(" ")
    }

    fn between(key: (&str, &str, &str), sums: impl Fn(&str) -> Figure) -> Option<Self> {
        let (secured, executed) = (sums("secured").exact()?, sums("executed").exact()?);
        let left = |stage| sums(stage).exact().unwrap_or(0);
        (secured != executed).then(|| Self {
            part: key.0.to_owned(),
            period: key.1.to_owned(),
            source: key.2.to_owned(),
            secured,
            executed,
            left: left("carried_over") + left("returned"),
            reason: None,
        })
    }
}

/// The name of a source as pages show it.
pub(super) fn source_name(tables: &Tables, printer: &Printer, id: &str) -> String {
    let all = printer.word("money.all");
    if id == ALL { all.to_owned() } else { plain(&tables.source_names()[id]) }
}

/// The gaps of a project, those of its parts where it has no such money itself.
pub(super) fn of_project(tables: &Tables, slug: &str) -> Vec<Gap> {
    let own = Book::of_part(tables, slug, "");
    let parts = tables.parts(slug);
    let of_parts: Vec<Gap> = parts.iter().flat_map(|part| of_part(tables, slug, part)).collect();
    let mut gaps = of_part(tables, slug, "");
    for gap in gaps.iter_mut().filter(|gap| gap.reason.is_none()) {
        gap.reason = reason_of_parts(gap, &of_parts);
    }
    let is_open = |gap: &&Gap| {
        ["secured", "executed"].iter().all(|stage| own.added(&gap.period, stage).is_unwritten())
    };
    gaps.extend(of_parts.iter().filter(is_open).cloned());
    gaps
}

fn reason_of_parts(gap: &Gap, parts: &[Gap]) -> Option<String> {
    let same = |other: &&Gap| (&other.period, &other.source) == (&gap.period, &gap.source);
    let parts: Vec<&Gap> = parts.iter().filter(same).collect();
    let reasons: Option<Vec<&str>> = parts.iter().map(|other| other.reason.as_deref()).collect();
    let sum: i128 = parts.iter().map(|other| other.won()).sum();
    let reasons = reasons.filter(|reasons| !reasons.is_empty() && sum == gap.won())?;
    Some(reasons.join("; "))
}

/// The gaps of one part, or of what a project itself says.
pub(super) fn of_part(tables: &Tables, slug: &str, part: &str) -> Vec<Gap> {
    let book = Book::of_part(tables, slug, part);
    let here = |row: &&Row| row["slug"] == slug && row["part"] == part && !row["gap"].is_empty();
    let mut gaps = Vec::new();
    for period in book.periods() {
        let rows = tables.funding.iter().filter(here).filter(|row| row["period"] == period);
        let reasons: BTreeMap<&str, String> =
            rows.map(|row| (&*row["source"], plain(&row["gap"]))).collect();
        gaps.extend(of_period(tables, &book, (part, &period), &reasons));
    }
    gaps
}

fn of_period(
    tables: &Tables,
    book: &Book,
    (part, period): (&str, &str),
    reasons: &BTreeMap<&str, String>,
) -> Vec<Gap> {
    let sources = book.sources_of(period);
    let mut gaps: Vec<Gap> = if sources.iter().any(|source| is_mixed(book, period, source)) {
        let all = ["secured", "executed"].map(|stage| book.written_exact(period, ALL, stage));
        let is_open =
            matches!(all, [Some(one), Some(other)] if one != other) && !reasons.contains_key(ALL);
        let gap = Gap::between((part, period, ALL), |stage| book.added(period, stage));
        let reason = (!is_open).then(|| joined(tables, reasons)).flatten();
        gap.map(|gap| Gap { reason, ..gap }).into_iter().collect()
    } else {
        let gap = |source: &String| {
            let sums = |stage: &str| book.cell(period, source, stage);
            let reason = reasons.get(&**source).cloned();
            Some(Gap { reason, ..Gap::between((part, period, source), sums)? })
        };
        sources.iter().filter_map(gap).collect()
    };
    let is_written = |stage| !book.added(period, stage).is_absent();
    let whole = is_written("secured") && is_written("executed");
    if gaps.is_empty() && !whole && !period.is_empty() {
        let stated = tables.totals.iter().filter(|row| {
            row["slug"] == book.slug && row["part"] == part && row["period"] == period
        });
        let reason = stated.map(|row| plain(&row["gap"])).find(|reason| !reason.is_empty());
        let gap = Gap::between((part, period, ALL), |stage| book.of_period(period, stage));
        gaps.extend(gap.map(|gap| Gap { reason, ..gap }));
    }
    gaps
}

/// Whether money that is not broken down by source stands on one side only.
fn is_mixed(book: &Book, period: &str, source: &str) -> bool {
    let [secured, executed] = ["secured", "executed"].map(|stage| book.cell(period, source, stage));
    match (secured.is_hidden(), executed.is_hidden()) {
        (true, true) => secured.known_part() != executed.known_part(),
        (one, other) => one != other,
    }
}

fn joined(tables: &Tables, reasons: &BTreeMap<&str, String>) -> Option<String> {
    let names = tables.source_names();
    let named = |(source, reason): (&&str, &String)| {
        let is_named = reasons.len() > 1 && *source != ALL;
        if is_named { format!("{}: {reason}", names[*source]) } else { reason.clone() }
    };
    let said: Vec<String> = reasons.iter().map(named).collect();
    (!said.is_empty()).then(|| said.join("; "))
}
