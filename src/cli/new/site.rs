//! `new site`: everything a new site needs to be generated at once.
//!
//! The texts are in the language asked for, Korean where none is: the language of a site is its
//! district's, not that of the shell of whoever types the command, which on a server says nothing.

use super::files::NewFile;
use super::skeleton::{self, Texts, Values};
use crate::cli::settings::Settings;
use crate::cli::terminal::Terminal;
use crate::cli::{Status, environment, generate};
use crate::diagnostics::{Failure, Language, Phrase};
use crate::model::Date;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// The options of `new site`, as typed.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Folder the site is made in; made itself where it does not exist
    dir: PathBuf,
    /// Language of the site and of the comments in its files
    #[arg(long, value_enum, default_value_t)]
    language: LanguageName,
    /// Day the figures will hold for (YYYY-MM-DD) [default: today in Korea]
    #[arg(long, value_name = "DATE", value_parser = generate::day)]
    as_of: Option<Date>,
}

/// The values of `--language`, as `site.yaml` writes them.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum LanguageName {
    /// Korean
    #[default]
    Ko,
    /// English
    En,
}

impl From<LanguageName> for Language {
    fn from(name: LanguageName) -> Self {
        match name {
            LanguageName::Ko => Self::Korean,
            LanguageName::En => Self::English,
        }
    }
}

/// Makes a site.
///
/// # Errors
/// Where a file of it exists, other folders were asked for too, the clock is off, or the machine
/// fails.
pub(super) fn run(
    options: &Options,
    settings: &Settings,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    let language = Language::from(options.language);
    terminal.speak(language);
    if settings.root != Path::new(".") || settings.content != settings.root.join("content") {
        return Err(two_places());
    }
    let as_of = options.as_of.or_else(environment::today).ok_or_else(no_day)?;
    let content = options.dir.join("content");
    let content = super::plain(&content);
    let files = files(content, skeleton::texts(language), as_of, language);
    super::finish(content, &files, &next(&options.dir, content), terminal)
}

fn files(content: &Path, texts: &Texts, as_of: Date, language: Language) -> Vec<NewFile> {
    let year = as_of.year();
    let term = Term::at(as_of);
    let values = Values::default()
        .with("as_of", as_of.iso())
        .with("month", super::period::month(as_of))
        .with("year", year.to_string())
        .with_value("term", &term.name(language))
        .with("term_start", format!("{}-07-01", term.start))
        .with("term_end", format!("{}-06-30", term.end));
    let file = |name: &str, text: &str| NewFile {
        path: content.join(name),
        text: skeleton::fill(text, &values),
    };
    vec![
        file("site.yaml", texts.site),
        file("pages/about.md", texts.about),
        file("projects/example/project.yaml", texts.example.project),
        file("projects/example/overview.md", texts.example.overview),
        file(&format!("projects/example/{year}.md"), texts.example.year),
    ]
}

/// A term of office of local government: four years from 1 July (공직선거법).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Term {
    /// The year of its first day, 1 July.
    start: u16,
    /// The year of its last day, 30 June.
    end: u16,
}

impl Term {
    /// The term a day lies in, within the years a record may speak of.
    fn at(day: Date) -> Self {
        let year = if day.month() >= Some(7) { day.year() } else { day.year() - 1 };
        let start = year - (year + 2) % 4;
        let within = |year: u16| year.clamp(*Date::YEARS.start(), *Date::YEARS.end());
        Self { start: within(start), end: within(start + 4) }
    }

    /// Korean terms are counted (민선2기 began in 1998); elsewhere the years name it.
    fn name(self, language: Language) -> String {
        let Self { start, end } = self;
        match language {
            Language::Korean if start >= 1998 => format!("민선{}기", (start - 1998) / 4 + 2),
            Language::Korean | Language::English => format!("{start}-{end}"),
        }
    }
}

fn next(dir: &Path, content: &Path) -> Phrase {
    let site = content.join("site.yaml");
    let site = site.display();
    let root = match super::plain(dir) {
        here if here == Path::new(".") => String::new(),
        dir => format!(" --root {}", dir.display()),
    };
    Phrase::new(
        format!(
            "이제 `{site}`을 고치고 `jangbu{root} check`로 확인하세요. \
             `jangbu{root} generate`로 누리집을 만듭니다"
        ),
        format!(
            "now edit `{site}`, then run `jangbu{root} check`; \
             `jangbu{root} generate` makes the site"
        ),
    )
}

fn two_places() -> Failure {
    let attempted = Phrase::new(
        "`new site`는 뒤에 적은 폴더에 누리집을 만듭니다. `--root`와 `--content`를 빼세요",
        "`new site` makes the site in the folder it is given; leave out `--root` and `--content`",
    );
    Failure::new(attempted, "")
}

fn no_day() -> Failure {
    let attempted = Phrase::new(
        "컴퓨터의 시계에서 오늘 날짜를 알 수 없습니다. `--as-of 2024-06-30`처럼 기준일을 주세요",
        "the clock of this machine tells no day; say one, such as `--as-of 2024-06-30`",
    );
    Failure::new(attempted, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(year: u16, month: u8, day: u8) -> Vec<String> {
        let term = Date::new(year, Some(month), Some(day)).map(Term::at).into_iter();
        term.map(|term| format!("{} {}", term.name(Language::Korean), term.start)).collect()
    }

    #[test]
    fn terms_are_those_of_korean_local_government() {
        assert_eq!(named(2018, 6, 30), ["민선6기 2014"]);
        assert_eq!(named(2018, 7, 1), ["민선7기 2018"]);
        assert_eq!(named(2022, 6, 30), ["민선7기 2018"]);
        assert_eq!(named(2022, 7, 1), ["민선8기 2022"]);
        assert_eq!(named(2026, 1, 1), ["민선8기 2022"]);
        assert_eq!(named(1998, 7, 1), ["민선2기 1998"]);
        assert_eq!(named(1998, 6, 30), ["1994-1998 1994"]);
        assert_eq!(named(1900, 1, 1), ["1900-1902 1900"]);
    }
}
