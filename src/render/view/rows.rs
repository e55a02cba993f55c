//! The rows of a long list as script files, for finding and sorting among all of its projects.
//!
//! A file calls one function with the rows of up to a thousand projects, said as they are on the
//! pages of the list. Which of them are shown is the page's script's. Holds no markup but the
//! bars', which the chart made.

use super::find::Keys;
use super::list::{Known, Row, row};
use crate::diagnostics::{Failure, Phrase};
use crate::render::context::Shared;
use crate::render::html::in_script;
use crate::render::roster::Roster;
use crate::render::routes::Route;
use std::collections::HashMap;

/// A row: what it is found and put in order by, as the pages of a list write it; its figures with
/// their remarks; the remark on its bar; the pieces its bar is put together from. Positions are the
/// format: names would be most of the file.
type Entry<'a> = ([&'a str; 14], [Cell<'a>; 3], Option<&'a str>, Vec<usize>);
type Cell<'a> = (&'a str, Option<&'a str>);

/// The `file`-th script file of a list, from 1.
///
/// # Errors
/// Rows that are no JSON: never met.
pub(crate) fn file(shared: &Shared, roster: &Roster, file: usize) -> Result<Vec<u8>, Failure> {
    let failure = |error| {
        Failure::new(Phrase::new("목록을 쓸 수 없습니다", "a list can't be written"), error)
    };
    let size = Route::PROJECTS_A_FILE;
    let (mut pieces, mut rows) = (Pieces::default(), String::new());
    let first = (file.max(1) - 1) * size;
    for fact in roster.facts(shared).skip(first).take(size) {
        let known = Known::of(fact, roster.column);
        // Where a row leads is known to the page that shows it.
        let entry = (row(shared, &known), Keys::of(shared, &known));
        rows.push_str(if rows.is_empty() { "" } else { "," });
        rows.push_str(&json(&entry, &mut pieces).map_err(failure)?);
    }
    let pieces = serde_json::to_string(&pieces.list).map_err(failure)?;
    let (pieces, rows) = (in_script(&pieces), in_script(&rows));
    Ok(format!("jangbuRows({file},{{\"pieces\":{pieces},\"rows\":[{rows}]}});\n").into_bytes())
}

fn json((row, found_by): &(Row, Keys), pieces: &mut Pieces) -> serde_json::Result<String> {
    let keys: [&str; 14] = [
        &row.slug,
        &row.id,
        &row.label,
        &row.title,
        &found_by.area,
        &found_by.department,
        &found_by.status,
        &found_by.periods,
        &found_by.sources,
        &found_by.gaps,
        found_by.sum,
        &found_by.secured,
        &found_by.executed,
        &found_by.rate,
    ];
    let cells: [Cell<'_>; 3] = [
        (&row.secured.text, row.secured.note.as_deref()),
        (&row.executed.text, row.executed.note.as_deref()),
        (&row.rate, row.reason.as_deref()),
    ];
    let bar = row.bar.as_ref().map(|bar| pieces.of(bar)).unwrap_or_default();
    let entry: Entry<'_> = (keys, cells, row.bar_note.as_deref(), bar);
    serde_json::to_string(&entry)
}

/// The tags of all bars of a file, each once: most bars share their hatching.
#[derive(Debug, Default)]
struct Pieces {
    list: Vec<String>,
    /// Where each is in the list.
    places: HashMap<String, usize>,
}

impl Pieces {
    fn of(&mut self, markup: &str) -> Vec<usize> {
        markup.split_inclusive('>').map(|tag| self.place(tag)).collect()
    }

    fn place(&mut self, tag: &str) -> usize {
        if let Some(place) = self.places.get(tag) {
            return *place;
        }
        let next = self.list.len();
        self.places.insert(tag.to_owned(), next);
        self.list.push(tag.to_owned());
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_its_pieces_joined() {
        let mut pieces = Pieces::default();
        let (first, second) = ("<svg><path d=\"M1\"/></svg>", "<svg><rect/></svg>");
        assert_eq!(pieces.of(first), [0, 1, 2]);
        assert_eq!(pieces.of(second), [0, 3, 2]);
        assert_eq!(pieces.list.concat(), "<svg><path d=\"M1\"/></svg><rect/>");
    }
}
