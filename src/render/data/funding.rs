//! `funding.csv`: one row per written cell of a project's money.
//!
//! UTF-8 with BOM, CRLF, one header row (RFC 4180), because Excel on Korean Windows reads a file
//! without BOM as CP949. Amounts stand in won and in the site's unit, without grouping.

use super::cells::{WrittenCell, cells};
use crate::diagnostics::{Failure, Phrase};
use crate::model::{Column, SourceKey, SourceRef, Unit, Won};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::footnotes::{Footnotes, Spot};

/// The columns, in order; the method page says what each means.
pub(crate) const COLUMNS: [&str; 13] = [
    "id",
    "slug",
    "part",
    "source",
    "source_name",
    "period",
    "stage",
    "won",
    "amount",
    "unit",
    "state",
    "reason",
    "note",
];

/// The file's bytes.
///
/// # Errors
/// The CSV writer's failure; none is known for writing into memory.
pub(crate) fn funding(shared: &Shared, facts: &Facts) -> Result<Vec<u8>, Failure> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(COLUMNS).map_err(|e| failure(&e))?;
    let notes = Footnotes::of(shared, facts);
    for cell in cells(&facts.project) {
        writer.write_record(row(shared, facts, &cell, &notes)).map_err(|e| failure(&e))?;
    }
    writer.into_inner().map_err(|e| failure(&e))
}

fn row(
    shared: &Shared,
    facts: &Facts,
    cell: &WrittenCell<'_>,
    notes: &Footnotes<'_>,
) -> [String; 13] {
    let won = cell.amount.won();
    let unit = shared.site.unit;
    [
        text(&facts.project.card.id),
        facts.project.slug.clone(),
        text(cell.part.unwrap_or_default()),
        text(cell.source.key()),
        text(shared.name_of(cell.source)),
        cell.period.map(|period| period.to_string()).unwrap_or_default(),
        cell.stage.key().to_owned(),
        won.map(|won| won.0.to_string()).unwrap_or_default(),
        won.map(|won| in_unit(won, unit)).unwrap_or_default(),
        unit.korean().to_owned(),
        cell.state().to_owned(),
        text(cell.reason().unwrap_or_default()),
        text(&note(shared, facts, cell, notes)),
    ]
}

/// The reasons of the footnotes a cell has, one after the other.
fn note(shared: &Shared, facts: &Facts, cell: &WrittenCell<'_>, notes: &Footnotes<'_>) -> String {
    let parts = &facts.project.parts;
    let part = cell.part.and_then(|id| parts.iter().position(|part| part.id.as_str() == id));
    let source = match cell.source {
        SourceRef::All => Some(SourceKey::All),
        SourceRef::Source(id) => shared.site.source(id).map(|(index, _)| SourceKey::Source(index)),
    };
    let column = cell.period.map_or(Column::NotByYear, Column::Period);
    let spot = source.map(|source| Spot::Cell(part, column, source, cell.stage));
    let reasons: Vec<&str> =
        spot.into_iter().flat_map(|spot| notes.at(spot)).map(|note| &*note.known.why).collect();
    reasons.join(" / ")
}

/// An amount in a unit, exact, with a point and a plain minus: `3347`, `48.66719`, `-371`.
fn in_unit(won: Won, unit: Unit) -> String {
    let size = unit.in_won();
    let (whole, rest) = (won.0.abs() / size, won.0.abs() % size);
    let sign = if won.0 < 0 { "-" } else { "" };
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{rest:0width$}", width = unit.digits() as usize);
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}

/// Text that a spreadsheet must not take for a formula: `=`, `+`, `-`, `@`, tab and carriage
/// return at the start are preceded by an apostrophe (OWASP, CSV Injection).
pub(crate) fn text(value: &str) -> String {
    let dangerous = value.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if dangerous { format!("'{value}") } else { value.to_owned() }
}

fn failure(error: &dyn std::error::Error) -> Failure {
    Failure::new(Phrase::new("CSV를 만들지 못했습니다", "could not make the CSV"), error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_in_the_unit_are_exact_and_plain() {
        assert_eq!(in_unit(Won(3_347_000_000), Unit::Million), "3347");
        assert_eq!(in_unit(Won(-48_667_190), Unit::Million), "-48.66719");
        assert_eq!(in_unit(Won(5), Unit::HundredMillion), "0.00000005");
    }

    #[test]
    fn formulas_are_defused() {
        assert_eq!(text("=1+1"), "'=1+1");
        assert_eq!(text("지역경제-15"), "지역경제-15");
    }
}
