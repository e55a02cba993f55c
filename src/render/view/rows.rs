//! The rows of a long list as script files, for finding and sorting among all of its projects.
//!
//! A file calls one function with the rows of up to a thousand projects, said as they are on the
//! pages of the list. Which of them are shown is the page's script's. Holds no markup but the
//! bars', which the chart made.

use super::find::Keys;
use super::list::{Money, Row, keyed_row};
use crate::diagnostics::{Failure, Phrase};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::html::in_script;
use crate::render::roster::Roster;
use crate::render::routes::Route;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a file hands to the page's script.
#[derive(Debug, Serialize)]
struct Rows {
    /// Pieces of the bars; a row names those its bar is put together from.
    pieces: Vec<String>,
    rows: Vec<Entry>,
}

/// A row: what it is found and put in order by, as the pages of a list write it; its figures with
/// their remarks; the remark on its bar; the bar. Positions are the format: names would be most of
/// the file.
type Entry = ([String; 14], [Cell; 3], Option<String>, Vec<usize>);
type Cell = (String, Option<String>);

/// The `file`-th script file of a list, from 1.
///
/// # Errors
/// Rows that are no JSON: never met.
pub(crate) fn file(shared: &Shared, roster: &Roster, file: usize) -> Result<Vec<u8>, Failure> {
    let size = Route::PROJECTS_A_FILE;
    let mut pieces = Pieces::default();
    let first = (file.max(1) - 1) * size;
    let facts = roster.facts(shared).skip(first).take(size);
    let entry = |fact: &Arc<Facts>| {
        entry(shared, keyed_row(shared, &Route::Home, fact, roster), &mut pieces)
    };
    let rows: Vec<Entry> = facts.map(entry).collect();
    let rows = Rows { pieces: pieces.list, rows };
    let json = serde_json::to_string(&rows).map_err(|error| {
        Failure::new(Phrase::new("목록을 쓸 수 없습니다", "a list can't be written"), error)
    })?;
    Ok(format!("jangbuRows({file},{});\n", in_script(&json)).into_bytes())
}

fn entry(shared: &Shared, row: Row, pieces: &mut Pieces) -> Entry {
    let reason = row.reason.map(|key| format!(" {}", shared.locale.word(&format!("list.{key}"))));
    let found_by: Keys = row.keys.unwrap_or_default();
    let keys = [
        row.slug,
        row.id,
        row.label,
        row.title,
        found_by.area,
        found_by.department,
        found_by.status,
        found_by.periods,
        found_by.sources,
        found_by.gaps,
        found_by.sum.to_owned(),
        found_by.secured,
        found_by.executed,
        found_by.rate,
    ];
    let cell = |money: Money| (money.text, money.note);
    let cells = [cell(row.secured), cell(row.executed), (row.rate, reason)];
    (keys, cells, row.bar_note, row.bar.map(|bar| pieces.of(&bar.0)).unwrap_or_default())
}

/// The tags of all bars of a file, each once: most bars share their hatching.
#[derive(Debug, Default)]
struct Pieces {
    list: Vec<String>,
    places: BTreeMap<String, usize>,
}

impl Pieces {
    fn of(&mut self, markup: &str) -> Vec<usize> {
        markup.split_inclusive('>').map(|tag| self.place(tag)).collect()
    }

    fn place(&mut self, tag: &str) -> usize {
        let next = self.list.len();
        let place = *self.places.entry(tag.to_owned()).or_insert(next);
        if place == next {
            self.list.push(tag.to_owned());
        }
        place
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
