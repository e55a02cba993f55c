//! The only printer: diagnostics, summaries and failures, in one language and format.
//!
//! Colour only on a terminal that wants it. A reader who closes the pipe has read enough: that is
//! no failure. Decides neither what is said nor how a command ends.

mod bar;

use super::course::Course;
use super::folders::Folders;
use super::timings::Timings;
use super::{Status, environment};
use crate::diagnostics::{
    self, At, Diagnostic, Diagnostics, Failure, Format, Hidden, Language, Phrase, Severity,
};
use crate::load::Lines;
use bar::{Following, Screen, Shown};
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

/// Where something is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stream {
    /// Standard output, for data.
    Out,
    /// Standard error, for messages.
    Err,
}

/// Prints for one run.
#[derive(Debug)]
pub(super) struct Terminal {
    format: Format,
    quiet: bool,
    language: Language,
    hidden: Hidden,
    folders: Folders,
    screen: Screen,
}

impl Terminal {
    /// A printer that speaks the language of the environment until it is told another.
    pub(super) fn new(format: Format, quiet: bool) -> Self {
        let language = environment::language();
        let screen = Screen::new(shown(format, quiet), language);
        let (hidden, folders) = (Hidden::default(), Folders::default());
        Self { format, quiet, language, hidden, folders, screen }
    }

    /// From now on names files from the current folder, where a person or GitHub opens them.
    /// Programs that read JSON are told paths from the root.
    pub(super) fn name_files(&mut self, folders: Folders) {
        if self.format != Format::Json {
            self.folders = folders;
        }
    }

    /// Shows how far a run has come, until what this gives is dropped.
    pub(super) fn follow(&self, course: &Arc<Course>) -> Following {
        self.screen.follow(course)
    }

    /// From now on speaks the site's language.
    pub(super) fn speak(&mut self, language: Language) {
        self.language = language;
        self.screen.speak(language);
    }

    /// From now on quotes and repeats nothing that one of these findings says is personal.
    pub(super) fn hide(&mut self, found: &Diagnostics, root: &Path) {
        let mut lines = Lines::default();
        let line = |file: &str, line: u32| lines.whole(root, file, line).map(str::to_owned);
        self.hidden = Hidden::of(found, line);
    }

    /// Prints to stderr every problem of content and theme, in the language of the site, and from
    /// now on speaks it and hides what they say is personal.
    ///
    /// # Errors
    /// Where they can't be written, as on a full disk.
    pub(super) fn found(
        &mut self,
        language: Language,
        found: &Diagnostics,
        root: &Path,
    ) -> Result<(), Failure> {
        self.speak(language);
        self.hide(found, root);
        self.diagnostics(Stream::Err, found, root)
    }

    /// Prints every problem.
    ///
    /// # Errors
    /// Where they can't be written, as on a full disk.
    pub(super) fn diagnostics(
        &self,
        stream: Stream,
        found: &Diagnostics,
        root: &Path,
    ) -> Result<(), Failure> {
        let coloured = self.format == Format::Human && stream.shows_colour();
        let mut lines = Lines::default();
        let text: String = found
            .iter()
            .map(|one| {
                let quoted = self.source_line(one, root, &mut lines);
                self.diagnostic(one, quoted.as_deref(), coloured)
            })
            .collect();
        self.print(stream, &text)
    }

    /// Prints what was asked for to stdout, as it is.
    ///
    /// # Errors
    /// Where it can't be written, as on a full disk.
    pub(super) fn data(&self, text: &str) -> Result<(), Failure> {
        self.print(Stream::Out, text)
    }

    /// Like [`Terminal::data`], in the language it speaks.
    ///
    /// # Errors
    /// Where it can't be written, as on a full disk.
    pub(super) fn page(&self, text: &Phrase) -> Result<(), Failure> {
        self.data(text.in_language(self.language))
    }

    /// Prints a closing sentence to stderr, unless quiet was asked for.
    pub(super) fn summary(&self, phrase: &Phrase) {
        if !self.quiet {
            // There is nowhere left to tell that stderr can't be written to.
            let _ = self.print(Stream::Err, &format!("{}\n", phrase.in_language(self.language)));
        }
    }

    /// Prints to stderr what the user has to know though the run goes on.
    pub(super) fn warning(&self, phrase: &Phrase) {
        let head = painted("warning", Severity::Warning, Stream::Err.shows_colour());
        let line = format!("{head}: {}\n", phrase.in_language(self.language));
        let _ = self.print(Stream::Err, &line);
    }

    /// Prints why the run ended.
    pub(super) fn failure(&self, failure: &Failure) {
        let head = painted("error", Severity::Error, Stream::Err.shows_colour());
        let line = format!("{head}: {}\n", failure.message(self.language));
        let _ = self.print(Stream::Err, &line);
    }

    /// Prints to stderr where the time went.
    pub(super) fn timings(&self, timings: &Timings) {
        let text = match self.format {
            Format::Json => timings.json(),
            Format::Human | Format::Short | Format::Github => timings.table(self.language),
        };
        let _ = self.print(Stream::Err, &text);
    }

    fn print(&self, stream: Stream, text: &str) -> Result<(), Failure> {
        let _held = self.screen.hold();
        stream.print(text)
    }

    /// The line a problem stands on, where it is quoted; nothing where the problem is about the
    /// file, perhaps a picture.
    fn source_line(&self, one: &Diagnostic, root: &Path, lines: &mut Lines) -> Option<String> {
        let At::Span(span) = one.place.at else { return None };
        let (file, line) = (&one.place.file, span.line);
        let text = (self.format == Format::Human).then(|| lines.line(root, file, line))??;
        Some(self.hidden.masked(file, line, text))
    }

    fn diagnostic(&self, one: &Diagnostic, quoted: Option<&str>, coloured: bool) -> String {
        let mut one = self.hidden.silenced(one);
        one.place.file = self.folders.file(&one.place.file);
        let text = diagnostics::render(&one, self.format, self.language, quoted);
        if self.format != Format::Human {
            return text;
        }
        let (head, rest) = text.split_once(' ').unwrap_or((&text, ""));
        format!("{} {rest}\n", painted(head, one.severity, coloured))
    }
}

/// Prints what the parser of the command line has to say, and gives the exit status that goes
/// with it: help and version were asked for, anything else could not run.
pub(super) fn answer(answer: &clap::Error) -> ExitCode {
    // Printed by clap itself, which knows about colours; a closed pipe is fine here too.
    let _ = answer.print();
    if answer.use_stderr() { Status::CouldNotRun.into() } else { Status::Done.into() }
}

impl Stream {
    fn shows_colour(self) -> bool {
        let terminal = match self {
            Self::Out => io::stdout().is_terminal(),
            Self::Err => io::stderr().is_terminal(),
        };
        terminal && environment::allows_colour()
    }

    fn print(self, text: &str) -> Result<(), Failure> {
        let written = match self {
            Self::Out => write(io::stdout().lock(), text),
            Self::Err => write(io::stderr().lock(), text),
        };
        written.map_err(|error| {
            Failure::new(
                Phrase::new("결과를 출력할 수 없습니다", "could not print the result"),
                error,
            )
        })
    }
}

fn write(mut stream: impl Write, text: &str) -> io::Result<()> {
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// Objects of JSON are for programs, that would have to tell lines about the run from them. A bar is
/// gone before any of them is printed.
fn shown(format: Format, quiet: bool) -> Shown {
    match (quiet, io::stderr().is_terminal() && environment::moves_cursor()) {
        (true, _) => Shown::Nowhere,
        (false, true) => Shown::Bar,
        (false, false) if format == Format::Json => Shown::Nowhere,
        (false, false) => Shown::Lines,
    }
}

/// Bold, and red, yellow or blue: escape sequences of ECMA-48.
fn painted(text: &str, severity: Severity, coloured: bool) -> String {
    let colour = match severity {
        Severity::Error => 31,
        Severity::Warning => 33,
        Severity::Note => 34,
    };
    if coloured { format!("\u{1b}[1;{colour}m{text}\u{1b}[0m") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Place, Span};

    fn sample() -> Diagnostic {
        let place = Place::span("content/site.yaml", Span::on_line(2, 1, 3));
        Diagnostic::error("yaml/syntax", place, Phrase::new("틀립니다", "is wrong"))
    }

    fn terminal(format: Format) -> Terminal {
        let screen = Screen::new(Shown::Nowhere, Language::English);
        let (language, hidden) = (Language::English, Hidden::default());
        let folders = Folders::default();
        Terminal { format, quiet: false, language, hidden, folders, screen }
    }

    #[test]
    fn colour_marks_severity_and_code_only() {
        let text = terminal(Format::Human).diagnostic(&sample(), None, true);
        assert!(
            text.starts_with("\u{1b}[1;31merror[yaml/syntax]\u{1b}[0m content/site.yaml:2:1\n"),
            "{text:?}"
        );
        let plain = terminal(Format::Human).diagnostic(&sample(), None, false);
        assert!(!plain.contains('\u{1b}'));
    }

    #[test]
    fn other_formats_are_left_as_they_are() {
        let text = terminal(Format::Short).diagnostic(&sample(), None, true);
        assert_eq!(text, "content/site.yaml:2:1: error[yaml/syntax]: is wrong\n");
    }

    #[test]
    fn a_closed_pipe_is_no_failure() {
        struct Closed(ErrorKind);
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(self.0.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        assert!(write(Closed(ErrorKind::BrokenPipe), "x").is_ok());
        assert!(write(Closed(ErrorKind::StorageFull), "x").is_err());
    }
}
