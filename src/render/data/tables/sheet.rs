//! A table as a file: UTF-8 with BOM, CRLF, one header row (RFC 4180), because Excel on Korean
//! Windows reads a file without BOM as CP949.

use super::{Rows, Subject, columns};
use crate::diagnostics::{Failure, Phrase};

/// A table that is being written.
pub(super) struct Sheet {
    writer: csv::Writer<Vec<u8>>,
    /// The row that is being made: a whole one is written in one go.
    row: csv::ByteRecord,
    /// Where a cell's text is made that no record has.
    room: String,
}

impl Sheet {
    /// A sheet without the names of the columns, to follow another.
    pub(super) fn bare() -> Self {
        Self::behind("")
    }

    /// A sheet that begins with the names of the columns.
    pub(super) fn headed<R: Rows>() -> Result<Self, Failure> {
        let mut sheet = Self::behind("\u{feff}");
        let names = columns::<R>().map(|column| column.name);
        sheet.writer.write_record(names).map_err(|e| failure(&e))?;
        Ok(sheet)
    }

    fn behind(start: &str) -> Self {
        let mut builder = csv::WriterBuilder::new();
        builder.terminator(csv::Terminator::CRLF);
        let writer = builder.from_writer(start.as_bytes().to_vec());
        Self { writer, row: csv::ByteRecord::new(), room: String::new() }
    }

    /// Adds the rows of a project.
    pub(super) fn add<R: Rows>(&mut self, subject: &Subject<'_>) -> Result<(), Failure> {
        let fields = R::fields();
        self.row.clear();
        for name in subject.names() {
            self.row.push_field(name.as_bytes());
        }
        for row in R::rows(subject) {
            // Whose it is stands there from the row before.
            self.row.truncate(Subject::COLUMNS.len());
            for field in &fields {
                let cell = (field.cell)(&row);
                self.row.push_field(cell.written(&mut self.room).as_bytes());
            }
            self.writer.write_byte_record(&self.row).map_err(|e| failure(&e))?;
        }
        Ok(())
    }

    /// Its bytes.
    pub(super) fn finished(self) -> Result<Vec<u8>, Failure> {
        self.writer.into_inner().map_err(|e| failure(&e))
    }
}

fn failure(error: &dyn std::error::Error) -> Failure {
    Failure::new(Phrase::new("CSV를 만들지 못했습니다", "could not make the CSV"), error)
}
