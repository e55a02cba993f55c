//! The options every command has, as typed and as meant.
//!
//! Decides which folders a run works on; whether they hold anything is the pipeline's to find out.

use super::environment;
use super::folders::Folders;
use crate::cache::{self, Cache};
use crate::diagnostics::{Failure, Format, Phrase};
use clap::{Args, ValueEnum, value_parser};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

/// As typed.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every command")]
pub(super) struct CommonOptions {
    /// Folder of the project; the other folders are looked for in it
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Folder with the content [default: ROOT/content]
    #[arg(long, global = true, value_name = "DIR")]
    content: Option<PathBuf>,
    /// Folder of a theme, or the name of one in ROOT/themes [default: `default`, or the built-in theme]
    #[arg(long, global = true, value_name = "DIR|NAME")]
    theme: Option<PathBuf>,
    /// How problems are written out
    #[arg(long, global = true, value_enum, default_value_t)]
    pub(super) format: FormatName,
    /// Leave out the summary; problems are still reported
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// How many files are worked on at once [default: one per processor]
    #[arg(long, global = true, value_name = "N", value_parser = value_parser!(u16).range(1..=512))]
    jobs: Option<u16>,
    /// Folder that keeps what was costly to make, such as smaller photos, for the next run; it may
    /// be deleted at any moment [default: `jangbu` in the user's folder for such things]
    #[arg(long, global = true, value_name = "DIR", conflicts_with = "no_cache")]
    cache: Option<PathBuf>,
    /// Keep nothing for the next run, and use nothing an earlier one has kept
    #[arg(long, global = true)]
    no_cache: bool,
}

/// The values of `--format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum FormatName {
    /// Message, the line it is about, and a hint
    #[default]
    Human,
    /// One line each
    Short,
    /// One JSON object a line
    Json,
    /// Annotations of a change on GitHub
    Github,
    /// A table for spreadsheets; only with `check --readiness`
    Csv,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            // Problems have no table: beside one they are told as ever.
            FormatName::Human | FormatName::Csv => Self::Human,
            FormatName::Short => Self::Short,
            FormatName::Json => Self::Json,
            FormatName::Github => Self::Github,
        }
    }
}

/// As meant.
#[derive(Debug)]
pub(super) struct Settings {
    /// The folder of the project.
    pub(super) root: PathBuf,
    /// The content folder.
    pub(super) content: PathBuf,
    /// The theme's folder, or the built-in theme.
    pub(super) theme: Option<PathBuf>,
    /// How the result is written out.
    pub(super) format: FormatName,
    /// How many files are worked on at once.
    pub(super) jobs: NonZeroUsize,
    /// The folder that keeps what was costly to make; nothing where nothing is to be kept.
    pub(super) cache: Option<PathBuf>,
}

impl Settings {
    /// Where the files that problems are told of lie.
    pub(super) fn folders(&self) -> Folders {
        let content = std::iter::once(self.content.as_path());
        Folders::of(&self.root, content.chain(self.theme.as_deref()))
    }

    /// What keeps things from run to run.
    pub(super) fn open_cache(&self) -> Arc<dyn Cache> {
        match &self.cache {
            Some(folder) => Arc::new(cache::Folder::at(folder)),
            None => cache::nothing(),
        }
    }
}

impl CommonOptions {
    /// What the options mean.
    ///
    /// # Errors
    /// Where the root is not a folder, or there is no such theme.
    pub(super) fn settings(&self) -> Result<Settings, Failure> {
        if !self.root.is_dir() {
            let attempted =
                Phrase::new("`--root`에 지정한 폴더가 없습니다", "`--root` names no folder:");
            return Err(Failure::on(&self.root, attempted, ""));
        }
        let content = self.content.clone().unwrap_or_else(|| self.root.join("content"));
        let theme = theme(&self.root, self.theme.as_deref())?;
        let (root, format, jobs) = (self.root.clone(), self.format, self.jobs());
        Ok(Settings { root, content, theme, format, jobs, cache: self.cache() })
    }

    fn cache(&self) -> Option<PathBuf> {
        let own = || environment::caches().map(|folder| folder.join("jangbu"));
        let typed = self.cache.clone().filter(|folder| !folder.as_os_str().is_empty());
        typed.or_else(own).filter(|_| !self.no_cache)
    }

    fn jobs(&self) -> NonZeroUsize {
        let typed = self.jobs.and_then(|jobs| NonZeroUsize::new(jobs.into()));
        typed.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
    }
}

/// The folder of the theme meant; `None` for the built-in one, which `default` names too where
/// the project has no theme of that name.
fn theme(root: &Path, typed: Option<&Path>) -> Result<Option<PathBuf>, Failure> {
    const DEFAULT: &str = "default";
    let name = typed.unwrap_or(Path::new(DEFAULT));
    let named = root.join("themes").join(name);
    if is_name(name) && named.is_dir() {
        return Ok(Some(named));
    }
    if typed.is_some() && name.is_dir() {
        return Ok(Some(name.to_owned()));
    }
    if name == Path::new(DEFAULT) {
        return Ok(None);
    }
    let attempted = Phrase::new(
        "`--theme`에 지정한 테마가 없습니다. 테마 폴더나 `themes` 안의 이름을 지정하세요",
        "`--theme` names neither a folder nor a theme in `themes`:",
    );
    Err(Failure::on(name, attempted, ""))
}

/// Whether it is one plain word, and not a path.
fn is_name(typed: &Path) -> bool {
    typed.file_name() == Some(typed.as_os_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_never_taken_for_a_name() {
        for (typed, expected) in
            [("default", true), ("./default", false), ("a/b", false), ("..", false), ("", false)]
        {
            assert_eq!(is_name(Path::new(typed)), expected, "{typed}");
        }
    }
}
