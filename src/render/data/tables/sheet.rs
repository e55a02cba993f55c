//! A table as a file: UTF-8 with BOM, CRLF, one header row (RFC 4180), because Excel on Korean
//! Windows reads a file without BOM as CP949.

use super::{Rows, Subject};
use crate::diagnostics::{Failure, Phrase};

/// A table that is being written.
pub(super) struct Sheet(csv::Writer<Vec<u8>>);

impl Sheet {
    /// A sheet without the names of the columns, to follow another.
    pub(super) fn bare() -> Self {
        Self::behind("")
    }

    /// A sheet that begins with the names of the columns.
    pub(super) fn headed<R: Rows>() -> Result<Self, Failure> {
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
    pub(super) fn add<R: Rows>(&mut self, subject: &Subject<'_>) -> Result<(), Failure> {
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

    /// Its bytes.
    pub(super) fn finished(self) -> Result<Vec<u8>, Failure> {
        self.0.into_inner().map_err(|e| failure(&e))
    }
}

fn failure(error: &dyn std::error::Error) -> Failure {
    Failure::new(Phrase::new("CSV를 만들지 못했습니다", "could not make the CSV"), error)
}
