//! A table as a file: UTF-8 with BOM, CRLF, one header row (RFC 4180), because Excel on Korean
//! Windows reads a file without BOM as CP949.
//!
//! Written here rather than by a library: a district has some millions of cells, and each is
//! written once, into the file itself.

use super::{Rows, Subject};
use crate::render::data::field::Cell;

/// A table that is being written.
pub(super) struct Sheet(String);

impl Sheet {
    /// A sheet without the names of the columns, to follow another.
    pub(super) fn bare() -> Self {
        Self(String::with_capacity(16 * 1024))
    }

    /// A sheet that begins with the names of the columns.
    pub(super) fn headed<R: Rows>() -> Self {
        let mut sheet = Self::bare();
        sheet.0.push('\u{feff}');
        sheet.row(R::fields().into_iter().map(|field| Cell::word(field.spec.name)));
        sheet
    }

    /// Adds the rows of a project.
    pub(super) fn add<R: Rows>(&mut self, subject: &Subject<'_>) {
        let fields = R::fields();
        for row in R::rows(subject) {
            self.row(fields.iter().map(|field| (field.cell)(&row)));
        }
    }

    /// Its bytes.
    pub(super) fn finished(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    fn row<'a>(&mut self, cells: impl Iterator<Item = Cell<'a>>) {
        for (place, cell) in cells.enumerate() {
            if place > 0 {
                self.0.push(',');
            }
            let start = self.0.len();
            cell.write(&mut self.0);
            quote(&mut self.0, start);
        }
        self.0.push_str("\r\n");
    }
}

/// Puts what a file has from a place on in quotes, where it holds what would end a cell.
fn quote(file: &mut String, start: usize) {
    let cell = file.get(start..).unwrap_or_default();
    if cell.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\r' | b'\n')) {
        let quoted = format!("\"{}\"", cell.replace('"', "\"\""));
        file.truncate(start);
        file.push_str(&quoted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_cells_hold_a_reader_gets_back() {
        let cells = ["", "가, 나", "\"", "a\"b\",", "두\n줄\r\n", " 빈칸 ", "-1", "\u{feff}"];
        let mut sheet = Sheet::bare();
        for _ in 0..2 {
            sheet.row(cells.iter().map(|cell| Cell::plain((*cell).to_owned())));
        }
        let bytes = sheet.finished();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&*bytes);
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows, [csv::StringRecord::from(cells.to_vec()), cells.to_vec().into()]);
        assert!(bytes.ends_with(b"\r\n"));
    }
}
