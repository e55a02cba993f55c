//! One yearly record: plan, money, grants and dated results of a period.

use super::{Amount, DateRange, Id, Line, Period, SourceRef, Stated};
use std::collections::BTreeMap;

/// One file of a project's folder: what happened in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearRecord {
    /// The period, from the file's name.
    pub period: Period,
    /// What was planned for it, as inline Markdown.
    pub plan: Option<String>,
    /// Its money, one line per source, in the order written.
    pub funding: Vec<Line>,
    /// The total the author wrote, by stage.
    pub total: Stated,
    /// Grants paid out, in the order written.
    pub grants: Vec<Grant>,
    /// Plan and money of each part.
    pub parts: BTreeMap<Id, PartYear>,
    /// Dated results, in the order written.
    pub results: Vec<DatedResult>,
    /// Free text beside the results, as Markdown.
    pub remarks: Prose,
    /// Lines of it that begin with a date, as results do, in the order written.
    pub unmarked: Vec<Unmarked>,
}

/// A part's share of a yearly record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PartYear {
    /// What was planned for the part, as inline Markdown.
    pub plan: Option<String>,
    /// Its money.
    pub funding: Vec<Line>,
    /// The total the author wrote, by stage.
    pub total: Stated,
}

/// A grant: money handed over on a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// When.
    pub date: DateRange,
    /// What for, as inline Markdown.
    pub title: String,
    /// How much, by source, in the order written.
    pub amounts: Vec<(SourceRef, Amount)>,
}

/// Something that was achieved or happened, with its date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedResult {
    /// When, as exactly as it was written.
    pub date: DateRange,
    /// What, as inline Markdown.
    pub text: Box<str>,
    /// Details of it, one line each.
    pub details: Box<[Remark]>,
    /// Notes on it (`※`), one line each.
    pub notes: Box<[Remark]>,
    /// The line it starts on in its file, from 1.
    pub line: u32,
    /// The column its text starts at, behind the date, in characters from 1.
    pub column: u32,
}

/// A line below a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Its words, as inline Markdown.
    pub text: Box<str>,
    /// The line of its file it stands on, from 1.
    pub line: u32,
    /// The column its words start at, in characters from 1.
    pub column: u32,
}

/// A line of free text that begins with a date, and may be a result whose mark (`-`) is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unmarked {
    /// The line of its file, from 1.
    pub line: u32,
    /// The column the date starts at, in characters from 1.
    pub column: u32,
    /// How long the date is, in characters.
    pub length: u32,
    /// Whether it is written as a result is, with a colon or the like behind the date.
    pub surely: bool,
}

/// Markdown of the author, and the line of its file it starts on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose {
    /// The Markdown source.
    pub source: String,
    /// The line of the file its first line is, from 1 (0 where there is no file).
    pub first_line: u32,
}

impl Prose {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.source.trim().is_empty()
    }
}
