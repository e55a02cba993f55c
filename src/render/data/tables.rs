//! Every table of open data: its columns and rows as they are described once, and its file.
//!
//! UTF-8 with BOM, CRLF, one header row (RFC 4180), because Excel on Korean Windows reads a file
//! without BOM as CP949. What is said of the columns is the data package's and the dictionary's;
//! both take them from here.

mod dated;
mod funding;
mod gaps;
mod grants;
mod notes;
mod projects;
mod results;
mod totals;

use super::field::{Cell, Field, Spec};
use super::stretches;
use crate::diagnostics::{Failure, Phrase};
use crate::locale::Locale;
use crate::model::{Amount, SourceRef, Won};
use crate::output::{Output, Recipe};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::footnotes::{Footnotes, Spot};
use crate::render::routes::Route;
use rayon::prelude::*;
use std::sync::Arc;

/// The name of the table of projects, which the others refer to.
pub(crate) const PROJECTS: &str = "projects";

/// What a table is, for who describes it.
pub(crate) struct Table {
    /// Its name, and its file's without `.csv`.
    pub(crate) name: &'static str,
    /// Its file.
    pub(crate) route: Route,
    /// Its columns, in order.
    pub(crate) columns: Vec<Spec>,
    /// The columns that tell its rows apart.
    pub(crate) key: &'static [&'static str],
    /// How many rows a project has in it.
    count: fn(&Subject<'_>) -> usize,
}

impl Table {
    fn of<R: Rows>() -> Self {
        Self {
            name: R::NAME,
            route: Route::DataFile(R::FILE),
            columns: R::fields().into_iter().map(|field| field.spec).collect(),
            key: R::KEY,
            count: R::count,
        }
    }

    /// Its file's name.
    pub(crate) fn file(&self) -> String {
        format!("{}.csv", self.name)
    }

    /// What it is called.
    pub(crate) fn title<'a>(&self, locale: &'a Locale) -> &'a str {
        found(locale, &[&format!("table.{}", self.name)])
    }

    /// What a row of it is.
    pub(crate) fn meaning<'a>(&self, locale: &'a Locale) -> &'a str {
        found(locale, &[&format!("table.{}_row", self.name)])
    }

    /// What a column is called. What is called otherwise in this table has a word of its own.
    pub(crate) fn heading<'a>(&self, locale: &'a Locale, column: &Spec) -> &'a str {
        self.of_column(locale, "heading", column)
    }

    /// What a column means.
    pub(crate) fn meaning_of<'a>(&self, locale: &'a Locale, column: &Spec) -> &'a str {
        self.of_column(locale, "column", column)
    }

    fn of_column<'a>(&self, locale: &'a Locale, area: &str, column: &Spec) -> &'a str {
        let own = format!("{area}.{}_{}", self.name, column.name);
        found(locale, &[&own, &format!("{area}.{}", column.name)])
    }

    /// How many rows it has.
    pub(crate) fn len(&self, shared: &Shared) -> usize {
        let rows = |facts: &Arc<Facts>| (self.count)(&Subject::of(shared, facts));
        shared.facts.par_iter().map(rows).sum()
    }
}

/// The first of these words the catalogue has. A test holds the built-in ones complete.
fn found<'a>(locale: &'a Locale, keys: &[&str]) -> &'a str {
    keys.iter().find_map(|key| locale.words().get(*key)).map_or("", String::as_str)
}

/// Every table about all projects, in the order they are told.
pub(crate) fn tables() -> [Table; 6] {
    [
        Table::of::<projects::Projects>(),
        Table::of::<funding::Funding>(),
        Table::of::<totals::Totals>(),
        Table::of::<gaps::Gaps>(),
        Table::of::<results::Results>(),
        Table::of::<grants::Grants>(),
    ]
}

/// Adds the files of all tables.
pub(super) fn add(output: &mut Output, shared: &Arc<Shared>) {
    add_file::<projects::Projects>(output, shared);
    add_file::<funding::Funding>(output, shared);
    add_file::<totals::Totals>(output, shared);
    add_file::<gaps::Gaps>(output, shared);
    add_file::<results::Results>(output, shared);
    add_file::<grants::Grants>(output, shared);
}

fn add_file<R: Rows>(output: &mut Output, shared: &Arc<Shared>) {
    let pieces = stretches::count(shared).max(1);
    let shared = Arc::clone(shared);
    let piece = move |number: usize| {
        let mut sheet = if number == 0 { Sheet::headed::<R>()? } else { Sheet::bare() };
        for facts in stretches::of(&shared, number) {
            sheet.add::<R>(&Subject::of(&shared, facts))?;
        }
        sheet.finished()
    };
    output.insert(Route::DataFile(R::FILE).path(), Recipe::pieces(pieces, piece));
}

/// `funding.csv` beside a report card: the rows of one project.
///
/// # Errors
/// The CSV writer's failure; none is known for writing into memory.
pub(crate) fn funding(shared: &Shared, facts: &Facts) -> Result<Vec<u8>, Failure> {
    let mut sheet = Sheet::headed::<funding::Funding>()?;
    sheet.add::<funding::Funding>(&Subject::of(shared, facts))?;
    sheet.finished()
}

/// One table: its columns, and the rows of a project.
trait Rows: 'static {
    /// Its name.
    const NAME: &'static str;
    /// Its file, one of the routes' data files.
    const FILE: &'static str;
    /// The columns that tell its rows apart.
    const KEY: &'static [&'static str];
    /// What a row is made from.
    type Row<'a>;
    /// Its columns, in order.
    fn fields<'a>() -> Vec<Field<Self::Row<'a>>>;
    /// The rows of a project, in order.
    fn rows<'a>(subject: &'a Subject<'a>) -> Vec<Self::Row<'a>>;
    /// How many rows a project has.
    fn count(subject: &Subject<'_>) -> usize {
        Self::rows(subject).len()
    }
    /// Whose footnotes a row tells; nothing where it is about no one spot of the page.
    fn spot(row: &Self::Row<'_>) -> Option<Spot>;
}

/// A project as rows are made of it.
struct Subject<'a> {
    shared: &'a Shared,
    facts: &'a Facts,
    notes: Footnotes<'a>,
}

impl<'a> Subject<'a> {
    fn of(shared: &'a Shared, facts: &'a Facts) -> Self {
        Self { shared, facts, notes: Footnotes::of(shared, facts) }
    }

    fn id(&self) -> Cell<'_> {
        Cell::text(&self.facts.project.card.id)
    }

    fn slug(&self) -> Cell<'_> {
        Cell::text(&self.facts.project.slug)
    }

    /// The id of a part, by its place among the project's.
    fn part(&self, part: Option<usize>) -> Cell<'_> {
        let part = part.and_then(|index| self.facts.project.parts.get(index));
        Cell::maybe(part.map(|part| part.id.as_str()))
    }

    fn part_title(&self, part: Option<usize>) -> Cell<'_> {
        let part = part.and_then(|index| self.facts.project.parts.get(index));
        Cell::maybe(part.map(|part| part.card.title.as_str()))
    }

    fn source_name<'b>(&'b self, source: &'b SourceRef) -> Cell<'b> {
        Cell::text(self.shared.name_of(source))
    }

    fn in_unit(&self, won: Option<Won>) -> Cell<'_> {
        Cell::in_unit(won, self.shared.site.unit)
    }

    fn unit(&self) -> Cell<'_> {
        Cell::word(self.shared.site.unit.korean())
    }

    /// The reasons of the footnotes at a spot, one after the other.
    fn note(&self, spot: Option<Spot>) -> Cell<'_> {
        let notes = spot.into_iter().flat_map(|spot| self.notes.at(spot));
        Cell::joined(notes.map(|note| &*note.known.why))
    }
}

fn known(amount: Option<&Amount>) -> Option<Won> {
    amount.and_then(Amount::won)
}

/// A table that is being written.
struct Sheet(csv::Writer<Vec<u8>>);

impl Sheet {
    /// A sheet without the names of the columns, to follow another.
    fn bare() -> Self {
        Self::behind("")
    }

    /// A sheet that begins with the names of the columns.
    fn headed<R: Rows>() -> Result<Self, Failure> {
        let mut sheet = Self::behind("\u{feff}");
        let names = R::fields().into_iter().map(|field| field.spec.name);
        sheet.0.write_record(names).map_err(|e| failure(&e))?;
        Ok(sheet)
    }

    fn behind(start: &str) -> Self {
        let mut builder = csv::WriterBuilder::new();
        builder.terminator(csv::Terminator::CRLF);
        Self(builder.from_writer(start.as_bytes().to_vec()))
    }

    /// Adds the rows of a project.
    fn add<R: Rows>(&mut self, subject: &Subject<'_>) -> Result<(), Failure> {
        let fields = R::fields();
        for row in R::rows(subject) {
            let cells = fields.iter().map(|field| (field.cell)(&row).written());
            for cell in cells {
                self.0.write_field(&*cell).map_err(|e| failure(&e))?;
            }
            self.0.write_record(None::<&[u8]>).map_err(|e| failure(&e))?;
        }
        Ok(())
    }

    fn finished(self) -> Result<Vec<u8>, Failure> {
        self.0.into_inner().map_err(|e| failure(&e))
    }
}

fn failure(error: &dyn std::error::Error) -> Failure {
    Failure::new(Phrase::new("CSV를 만들지 못했습니다", "could not make the CSV"), error)
}
