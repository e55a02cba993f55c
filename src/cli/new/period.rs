//! `new period`: the yearly record of a project, with a line for each source of the site.
//!
//! Amounts stand in examples only. A line that is live says something about money, be it that
//! there is none, and that is the author's to say.

use super::files::NewFile;
use super::skeleton::{self, Entry, Texts, Values};
use super::{Read, names};
use crate::cli::Status;
use crate::cli::settings::Settings;
use crate::cli::terminal::Terminal;
use crate::diagnostics::{Failure, Language, Phrase};
use crate::locale::Locale;
use crate::model::{Budget, Date, Part, Period, Project, Site};
use crate::theme::Theme;
use clap::Args;
use std::sync::Arc;

/// The options of `new period`, as typed.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Name of the project's folder
    slug: String,
    /// `2024`, `2022-2023`, `before` (before the term) or `after`
    period: String,
}

/// Makes a yearly record.
///
/// # Errors
/// Where the period is none or stands in another record, there is no such project, the file
/// exists, or the machine fails.
pub(super) fn run(
    options: &Options,
    settings: &Settings,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    let Some(Read { site, found }) = super::read(settings, terminal)? else {
        return Ok(Status::ContentHasErrors);
    };
    names::accept(&options.slug)?;
    let period = Period::parse(&options.period).ok_or_else(|| no_period(&options.period))?;
    let Some(project) = find(&site, &options.slug) else {
        let folder = format!("{}/projects/{}/", site.folder, options.slug);
        if found.iter().any(|found| found.place.file.starts_with(&folder)) {
            super::told(&found, |d| d.place.file.starts_with(&folder), settings, terminal)?;
            return Ok(Status::ContentHasErrors);
        }
        return Err(no_project(&options.slug, settings));
    };
    let content = super::plain(&settings.content);
    let folder = content.join("projects").join(&project.slug);
    refuse_overlap(project, period)?;
    let money = Money { budget: project.card.budget, parts: &project.parts };
    let file =
        NewFile { path: folder.join(format!("{period}.md")), text: text(&site, period, &money) };
    let next = next(&file, settings);
    super::finish(content, &[file], &next, terminal)
}

fn find<'a>(site: &'a Site, slug: &str) -> Option<&'a Arc<Project>> {
    site.all_projects().find(|project| project.slug == slug)
}

/// Whose money a record is to hold.
pub(super) struct Money<'a> {
    pub(super) budget: Budget,
    pub(super) parts: &'a [Part],
}

/// The text of a record.
pub(super) fn text(site: &Site, period: Period, money: &Money<'_>) -> String {
    let texts = skeleton::texts(site.language);
    let time = Time::of(period, site);
    let values = sources(site)
        .with("unit", unit(site))
        .with("period", skeleton::words(&name(period, site.language)))
        .with("date", time.date());
    let money = money_text(texts, &time, money, &values);
    let skeleton = if time == Time::Future { texts.future } else { texts.past };
    skeleton::fill(skeleton, &values.with("money", money.trim_end()))
}

fn money_text(texts: &Texts, time: &Time, money: &Money<'_>, values: &Values) -> String {
    let future = *time == Time::Future;
    let texts = &texts.money;
    if money.budget == Budget::None {
        return skeleton::fill(texts.none, values);
    }
    let with_money = money.parts.iter().filter(|part| part.card.budget == Budget::Has).count();
    let mut text = match (money.parts.is_empty(), future) {
        (false, _) => skeleton::fill(texts.parts, values),
        (true, true) => skeleton::fill(texts.future, values),
        (true, false) => skeleton::fill(texts.past, values),
    };
    for part in money.parts {
        let skeleton = match part.card.budget {
            Budget::None => texts.part_none,
            Budget::Has if future => texts.part_future,
            Budget::Has => texts.part_past,
        };
        let named = vec![Entry::new(part.id.as_str(), &part.card.title)];
        text.push_str(&skeleton::fill(skeleton, &values.clone().with_list("part", named)));
    }
    if !future && (money.parts.is_empty() || with_money > 0) {
        // The example grant is what the examples above secure together.
        let granted = (120 * with_money.max(1)).to_string();
        text.push_str(&skeleton::fill(texts.grants, &values.clone().with("granted", granted)));
    }
    text
}

/// The sources of a site: the first, whose example shows more, and the others.
pub(super) fn sources(site: &Site) -> Values {
    let mut first: Vec<Entry> =
        site.sources.iter().map(|source| Entry::new(source.id.as_str(), &source.name)).collect();
    let others = first.split_off(first.len().min(1));
    Values::default().with_list("first", first).with_list("other", others)
}

/// Where a period lies, seen from the as-of date.
#[derive(Debug, PartialEq, Eq)]
enum Time {
    /// There are results, such as one of this date.
    Past(String),
    /// Nothing can have happened yet.
    Future,
}

impl Time {
    fn of(period: Period, site: &Site) -> Self {
        let now = site.as_of.year();
        match period {
            Period::After => Self::Future,
            Period::Years { first, .. } if first > now => Self::Future,
            Period::Years { last, .. } if last >= now => Self::Past(month(site.as_of)),
            Period::Years { last, .. } => Self::Past(format!("{last}-12")),
            Period::Before => {
                let terms = site.terms.iter().map(|term| term.start.year());
                let start = terms.min().unwrap_or(now).min(now);
                Self::Past((start - 1).max(*Date::YEARS.start()).to_string())
            }
        }
    }

    fn date(&self) -> &str {
        match self {
            Self::Past(date) => date,
            Self::Future => "",
        }
    }
}

/// The month of a day, as a date: `2021-06`.
pub(super) fn month(day: Date) -> String {
    Date::new(day.year(), day.month(), None).unwrap_or(day).iso()
}

fn name(period: Period, language: Language) -> String {
    match (period, language) {
        (Period::Before, Language::Korean) => "임기 전(기투자)".to_owned(),
        (Period::After, Language::Korean) => "임기 후".to_owned(),
        (Period::Before, Language::English) => "the time before the term".to_owned(),
        (Period::After, Language::English) => "the time after the term".to_owned(),
        (Period::Years { first, last }, Language::Korean) if first < last => {
            format!("{first}~{last}년")
        }
        (Period::Years { .. }, Language::Korean) => format!("{period}년"),
        (Period::Years { .. }, Language::English) => period.to_string(),
    }
}

fn unit(site: &Site) -> String {
    Locale::new(site.language, site.unit, &Theme::default()).unit_name().to_owned()
}

/// A year that stands in two records is counted twice.
fn refuse_overlap(project: &Project, period: Period) -> Result<(), Failure> {
    let Period::Years { first, last } = period else { return Ok(()) };
    let shares = |other: &Period| (first..=last).any(|year| other.contains(year) == Some(true));
    let others = project.years.iter().map(|year| year.period).filter(|other| *other != period);
    let Some(other) = others.into_iter().find(shares) else { return Ok(()) };
    let attempted = Phrase::new(
        format!(
            "`{period}`의 연도가 이미 `{other}.md`에 있습니다. 거기에 쓰거나, 겹치지 않는 기간으로 \
             하세요"
        ),
        format!("a year of `{period}` stands in `{other}.md`; write there, or take another period"),
    );
    Err(Failure::new(attempted, ""))
}

fn no_period(typed: &str) -> Failure {
    let shown = names::shown(typed);
    let attempted = Phrase::new(
        format!(
            "`{shown}`: 기간이 아닙니다. `2024`, `2022-2023`, `before`(기투자), `after`(임기후) \
             가운데 하나로 쓰세요"
        ),
        format!("`{shown}` is no period; write `2024`, `2022-2023`, `before` or `after`"),
    );
    Failure::new(attempted, "")
}

fn no_project(slug: &str, settings: &Settings) -> Failure {
    let attempted = Phrase::new(
        format!("그런 사업이 없습니다. 먼저 `jangbu new project {slug}` 명령으로 만드세요"),
        format!("there is no such project; make it with `jangbu new project {slug}` first"),
    );
    Failure::on(&super::plain(&settings.content).join("projects").join(slug), attempted, "")
}

fn next(file: &NewFile, settings: &Settings) -> Phrase {
    let (path, check) = (file.path.display(), super::check_command(settings));
    Phrase::new(
        format!("이제 `{path}`를 고치고 `{check}`로 확인하세요"),
        format!("now edit `{path}`, then run `{check}`"),
    )
}
