//! `jangbu preview`: the site in a browser, new at every save.
//!
//! The address goes to stdout, for it is what a script asks for; all else to stderr. Serves
//! nothing itself.

use super::generate::Overrides;
use super::settings::Settings;
use super::terminal::{Stream, Terminal};
use super::{Status, summary};
use crate::diagnostics::{Diagnostic, Diagnostics, Failure, Phrase, Severity};
use crate::pipeline::Findings;
use crate::preview::{self, Change, Editor, Ready, Reporter};
use clap::Args;
use rayon::ThreadPool;
use std::path::PathBuf;
use std::sync::Arc;

/// The options of `preview`, as typed.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Port to listen on; 0 for any that is free
    #[arg(long, value_name = "N", default_value_t = 4710)]
    port: u16,
    /// Address to listen on; with another than loopback, others on the network
    /// can read what is not published yet
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1")]
    host: String,
    /// Open the browser
    #[arg(long)]
    open: bool,
    /// Editor that problems link to: vscode, vscodium, cursor, idea, sublime, zed, none, or an
    /// address with {file}, {line} and {column}
    #[arg(long, value_name = "NAME|URL", default_value = "vscode", value_parser = Editor::meant)]
    editor: Editor,
    #[command(flatten)]
    overrides: Overrides,
}

/// Serves the site until the user ends it.
///
/// # Errors
/// Where the port can't be had, or the content can't be read at the start.
pub(super) fn run(
    options: &Options,
    settings: &Settings,
    terminal: &mut Terminal,
    pool: Arc<ThreadPool>,
) -> Result<Status, Failure> {
    let asked = preview::Options {
        inputs: options.overrides.inputs(settings)?,
        host: options.host.clone(),
        port: options.port,
        editor: options.editor.clone(),
        jobs: settings.jobs,
    };
    let root = settings.root.clone();
    let mut told = Told {
        terminal,
        root,
        browser: options.open,
        nothing: false,
        errors: Vec::new(),
        others: [0; 2],
    };
    preview::serve(asked, pool, &mut told)?;
    Ok(Status::Done)
}

/// What the user was told.
struct Told<'a> {
    terminal: &'a mut Terminal,
    root: PathBuf,
    /// Whether a browser is to be opened.
    browser: bool,
    /// Whether there is no site to be shown.
    nothing: bool,
    /// The errors that were told last.
    errors: Vec<Diagnostic>,
    /// How many warnings and notes were told of last.
    others: [usize; 2],
}

impl Reporter for Told<'_> {
    fn ready(&mut self, ready: &Ready<'_>) -> Result<(), Failure> {
        self.terminal.speak(ready.language);
        if ready.open {
            self.terminal.warning(&others_can_read(ready));
        }
        self.terminal.summary(&Phrase::new(
            "아래 주소에서 볼 수 있습니다. 저장하면 바로 바뀌고, Ctrl-C로 끝냅니다",
            "open the address below; every save shows at once, Ctrl-C ends it",
        ));
        self.terminal.data(&format!("{}\n", ready.url))?;
        if self.browser {
            self.open(ready.url);
        }
        Ok(())
    }

    fn checked(&mut self, findings: &Findings, nothing: bool) -> Result<(), Failure> {
        self.nothing = nothing;
        self.errors(findings)?;
        self.others(findings);
        self.terminal.summary(&Phrase::new("모두 검사했습니다", "everything is checked"));
        Ok(())
    }

    fn changed(&mut self, change: &Change, nothing: bool) -> Result<(), Failure> {
        self.terminal.summary(&summary::changed(change));
        self.nothing = nothing;
        self.errors(&change.findings)?;
        self.others(&change.findings);
        Ok(())
    }

    fn proved(&mut self, findings: &Findings, told: &Diagnostics) -> Result<(), Failure> {
        let errors = findings.errors();
        let mut new = errors.clone();
        new.retain(|one| !self.errors.iter().chain(told.iter()).any(|known| known == one));
        self.tell(errors, &new, findings)
    }

    fn said(&mut self, phrase: &Phrase) {
        self.terminal.warning(phrase);
    }

    fn trouble(&mut self, phrase: &Phrase) {
        self.terminal.warning(phrase);
    }

    fn unmade(&mut self, failure: &Failure) -> Result<(), Failure> {
        let Some(fault) = &failure.fault else {
            self.terminal.failure(failure);
            return Ok(());
        };
        let mut told = Diagnostics::new();
        told.push((**fault).clone());
        self.terminal.diagnostics(Stream::Err, &told, &self.root)
    }
}

/// That others on the network can read this, and how they reach it where no one address is meant.
fn others_can_read(ready: &Ready<'_>) -> Phrase {
    let mut phrase = Phrase::new(
        "`--host` 때문에 같은 네트워크의 다른 사람도 공개 전 내용을 볼 수 있습니다",
        "with this `--host`, others on the network can read what is not published yet",
    );
    if ready.everywhere {
        phrase.ko.push_str(". 다른 컴퓨터에서는 이 컴퓨터의 IP 주소로 엽니다");
        phrase.en.push_str("; other computers open it by this computer's IP address");
        if let Some(url) = &ready.elsewhere {
            phrase.ko.push_str(&format!("(예: {url})"));
            phrase.en.push_str(&format!(", such as {url}"));
        }
    }
    phrase
}

impl Told<'_> {
    /// Tells how many warnings and notes there are, where they are more or fewer than told last.
    fn others(&mut self, findings: &Findings) {
        let counts = [Severity::Warning, Severity::Note].map(|severity| findings.count(severity));
        if counts != self.others {
            self.others = counts;
            let said = summary::others(findings).unwrap_or_else(summary::no_others);
            self.terminal.summary(&said);
        }
    }

    /// Tells every error, where they are others than were told last.
    fn errors(&mut self, findings: &Findings) -> Result<(), Failure> {
        let errors = findings.errors();
        if errors.iter().eq(&self.errors) {
            return Ok(());
        }
        self.tell(errors.clone(), &errors, findings)
    }

    /// Tells some errors, and how many there are in all.
    fn tell(
        &mut self,
        errors: Diagnostics,
        told: &Diagnostics,
        findings: &Findings,
    ) -> Result<(), Failure> {
        // What is private in these files is not quoted, whatever finding says that it is.
        let files = errors.iter().map(|one| one.place.file.as_str()).collect();
        self.terminal.hide(&findings.within(&files), &self.root);
        self.terminal.diagnostics(Stream::Err, told, &self.root)?;
        let said = match errors.is_empty() {
            true => summary::mended(),
            false => summary::held_back(&errors, self.nothing),
        };
        self.terminal.summary(&said);
        self.errors = errors.into_iter().collect();
        Ok(())
    }

    fn open(&self, url: &str) {
        if opener::open_browser(url).is_err() {
            self.terminal.warning(&Phrase::new(
                "브라우저를 열 수 없습니다. 주소를 직접 여세요",
                "could not open a browser; open the address yourself",
            ));
        }
    }
}
