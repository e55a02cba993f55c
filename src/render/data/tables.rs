//! Every table of open data: its file, and its columns and rows as they are described once.
//!
//! What is said of the columns is the data package's and the dictionary's; both take them from
//! here. How a table is written down is `sheet`'s.

mod dated;
mod funding;
mod gaps;
mod grants;
mod notes;
mod projects;
mod results;
mod sheet;
mod subject;
mod totals;

use super::field::{Field, Spec};
use super::stretches;
use crate::diagnostics::Failure;
use crate::locale::Locale;
use crate::model::{Amount, Won};
use crate::output::{Output, Recipe};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::footnotes::Spot;
use crate::render::routes::Route;
use rayon::prelude::*;
use sheet::Sheet;
use std::sync::Arc;
use subject::Subject;

/// The name of the table of projects, which the others refer to.
pub(super) const PROJECTS: &str = "projects";

/// What a table is, for who describes it.
pub(crate) struct Table {
    /// Its file, one of the routes' data files.
    pub(crate) file: &'static str,
    /// Its columns, in order.
    pub(crate) columns: Vec<Spec>,
    /// The columns that tell its rows apart.
    pub(super) key: &'static [&'static str],
    /// How many rows a project has in it.
    count: fn(&Subject<'_>) -> usize,
    /// How its file is made.
    recipe: fn(&Arc<Shared>) -> Recipe,
}

impl Table {
    fn of<R: Rows>() -> Self {
        Self {
            file: R::FILE,
            columns: columns::<R>().collect(),
            key: R::KEY,
            count: R::count,
            recipe: recipe::<R>,
        }
    }

    /// Its name: its file's without `.csv`.
    pub(crate) fn name(&self) -> &'static str {
        self.file.strip_suffix(".csv").unwrap_or(self.file)
    }

    /// What it is called.
    pub(crate) fn title(&self, locale: &Locale) -> String {
        locale.word(&format!("table.{}", self.name())).to_owned()
    }

    /// What a row of it is.
    pub(crate) fn meaning(&self, locale: &Locale) -> String {
        locale.word(&format!("table.{}_row", self.name())).to_owned()
    }

    /// What a column is called. What is called otherwise in this table has a word of its own.
    pub(crate) fn heading(&self, locale: &Locale, column: &Spec) -> String {
        self.of_column(locale, "heading", column)
    }

    /// What a column means.
    pub(crate) fn meaning_of(&self, locale: &Locale, column: &Spec) -> String {
        self.of_column(locale, "column", column)
    }

    fn of_column(&self, locale: &Locale, area: &str, column: &Spec) -> String {
        let own = format!("{area}.{}_{}", self.name(), column.name);
        let word = locale.found(&own).map(ToOwned::to_owned);
        word.unwrap_or_else(|| locale.word(&format!("{area}.{}", column.name)).to_owned())
    }

    /// How many rows it has.
    pub(crate) fn len(&self, shared: &Shared) -> usize {
        let rows = |facts: &Arc<Facts>| (self.count)(&Subject::of(shared, facts));
        shared.facts.par_iter().map(rows).sum()
    }
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

/// Every column of a table, in order.
fn columns<R: Rows>() -> impl Iterator<Item = Spec> {
    Subject::COLUMNS.into_iter().chain(R::fields().into_iter().map(|field| field.spec))
}

/// Adds the files of all tables.
pub(super) fn add(output: &mut Output, shared: &Arc<Shared>) {
    for table in tables() {
        output.insert(Route::DataFile(table.file).path(), (table.recipe)(shared));
    }
}

fn recipe<R: Rows>(shared: &Arc<Shared>) -> Recipe {
    let pieces = stretches::count(shared).max(1);
    let shared = Arc::clone(shared);
    Recipe::pieces(pieces, move |number| {
        let mut sheet = if number == 0 { Sheet::headed::<R>()? } else { Sheet::bare() };
        for facts in stretches::of(&shared, number) {
            sheet.add::<R>(&Subject::of(&shared, facts))?;
        }
        sheet.finished()
    })
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
    /// Its file, one of the routes' data files.
    const FILE: &'static str;
    /// The columns that tell its rows apart.
    const KEY: &'static [&'static str];
    /// What a row is made from.
    type Row<'a>;
    /// Its columns, in order, behind those that say whose a row is.
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

fn known(amount: Option<&Amount>) -> Option<Won> {
    amount.and_then(Amount::won)
}
