//! The method page: what every rate, status, stage and mark means, and what is checked; and free
//! pages. What the columns of the data mean is the data page's to say.
//!
//! The site's own explained differences stand here too, as they are about no project.

use super::frame::{Crumb, Frame, Head, Link};
use super::list::Badge;
use super::rules::{RuleArea, rules};
use super::summary;
use crate::model::{Known, Page, Prose, Stage};
use crate::render::context::{Shared, Shown};
use crate::render::html::Html;
use crate::render::routes::Route;
use serde::Serialize;

/// The method page.
#[derive(Debug, Serialize)]
pub(crate) struct Method {
    frame: Frame,
    title: String,
    prose: Option<Html>,
    formulas: Vec<Formula>,
    stages: Vec<Term>,
    marks: Vec<Term>,
    statuses: Vec<StatusTerm>,
    sources: Vec<Term>,
    terms: Vec<Term>,
    rounded: bool,
    data: Link,
    known: Vec<Reason>,
    rules: Vec<RuleArea>,
}

/// A difference of the site's settings, and why it stands.
#[derive(Debug, Serialize)]
struct Reason {
    about: Option<String>,
    why: String,
}

/// A rate or sum with its formula.
#[derive(Debug, Serialize)]
struct Formula {
    name: String,
    formula: String,
    remark: String,
}

/// A word and what it means.
#[derive(Debug, Serialize)]
struct Term {
    word: String,
    meaning: String,
}

#[derive(Debug, Serialize)]
struct StatusTerm {
    badge: Badge,
    meaning: String,
    done: bool,
}

/// A free page.
#[derive(Debug, Serialize)]
pub(crate) struct Free {
    frame: Frame,
    title: String,
    prose: Option<Html>,
}

/// The method page; `pages/method.md` stands at its top.
pub(crate) fn method(shared: &Shared) -> Method {
    let at = Route::Method;
    let word = |key: &str| shared.locale.word(key).to_owned();
    let title = word("nav.method");
    let own = shared.site.pages.iter().find(|page| page.name == "method");
    let frame = Frame::new(
        shared,
        &at,
        Head {
            title: title.clone(),
            description: word("method.description"),
            crumbs: vec![Crumb::here(&title)],
            contact: None,
        },
    );
    let formulas = ["budget", "execution", "secured", "completion", "share", "gap", "progress"];
    let marks = ["zero", "none", "absent", "withheld", "partly"];
    Method {
        frame,
        title,
        prose: own.and_then(|page| shared.prose(Shown::at_home(&at), &page.text, 2)),
        formulas: formulas.into_iter().map(|name| formula(shared, name)).collect(),
        stages: Stage::ALL.into_iter().map(|stage| stage_term(shared, stage)).collect(),
        marks: marks.into_iter().map(|name| term(shared, "mark", name)).collect(),
        statuses: statuses(shared, &at),
        sources: sources(shared),
        terms: terms(shared),
        rounded: shared.site.rounded,
        data: Link::new(&at, &Route::Data, word("method.data")),
        known: shared.site.known.iter().map(|known| reason(shared, known)).collect(),
        rules: rules(shared),
    }
}

/// What a reason is about is the name of the entry of `site.yaml` its place lies in, or the title
/// of the page.
fn reason(shared: &Shared, known: &Known) -> Reason {
    let place = known.place.as_deref().unwrap_or_default();
    let place = place.strip_prefix("site.yaml:").unwrap_or(place);
    let entry = place.split_once('[').and_then(|(list, rest)| {
        let number = rest.split_once(']')?.0.parse::<usize>().ok()?;
        named(shared, list, number.checked_sub(1)?)
    });
    let page = || shared.site.pages.iter().find(|page| is_of(page, place));
    let about = entry.or_else(|| page().map(|page| page.title.clone()));
    Reason { about, why: known.why.clone() }
}

/// The name of the n-th entry of a list of `site.yaml`.
fn named(shared: &Shared, list: &str, index: usize) -> Option<String> {
    let site = &shared.site;
    match list {
        "terms" => site.terms.get(index).map(|term| term.id.to_string()),
        "sources" => site.sources.get(index).map(|source| source.name.clone()),
        "statuses" => site.statuses.get(index).map(|status| status.name.clone()),
        "areas" => site.areas.get(index).map(|area| area.name.clone()),
        "departments" => site.departments.get(index).map(|department| department.name.clone()),
        _ => None,
    }
}

fn is_of(page: &Page, place: &str) -> bool {
    let rest = place.strip_prefix("pages/").and_then(|place| place.strip_prefix(&page.name));
    rest.is_some_and(|rest| rest == ".md" || rest.starts_with(".md:"))
}

fn formula(shared: &Shared, name: &str) -> Formula {
    let word = |part: &str| shared.locale.word(&format!("rate.{name}{part}")).to_owned();
    Formula { name: word(""), formula: word("_formula"), remark: word("_remark") }
}

fn term(shared: &Shared, area: &str, name: &str) -> Term {
    let word = |part: &str| shared.locale.word(&format!("{area}.{name}{part}")).to_owned();
    Term { word: word(""), meaning: word("_meaning") }
}

fn stage_term(shared: &Shared, stage: Stage) -> Term {
    term(shared, "stage", stage.key())
}

fn statuses(shared: &Shared, at: &Route) -> Vec<StatusTerm> {
    let entry = |status: &crate::model::Status| StatusTerm {
        badge: Badge::new(shared, status, at),
        meaning: status.definition.clone().unwrap_or_default(),
        done: status.done,
    };
    shared.site.statuses.iter().map(entry).collect()
}

fn sources(shared: &Shared) -> Vec<Term> {
    let entry = |source: &crate::model::Source| Term {
        word: source.name.clone(),
        meaning: shared.locale.word(&format!("level.{}", source.level.key())).to_owned(),
    };
    shared.site.sources.iter().map(entry).collect()
}

fn terms(shared: &Shared) -> Vec<Term> {
    let locale = &shared.locale;
    let entry = |term: &crate::model::Term| {
        let (from, until) = (locale.date(term.start), locale.date(term.end));
        let meaning = locale.say("range", &[("from", &from), ("until", &until)]);
        Term { word: term.id.to_string(), meaning }
    };
    shared.site.terms.iter().map(entry).collect()
}

/// A free page of the content.
pub(crate) fn free(shared: &Shared, page: &Page) -> Free {
    let at = Route::Page(page.name.clone());
    let text = below_title(page);
    let frame = Frame::new(
        shared,
        &at,
        Head {
            title: page.title.clone(),
            description: summary::of_page(&shared.locale, page, &text.source),
            crumbs: vec![Crumb::here(&page.title)],
            contact: None,
        },
    );
    let prose = shared.prose(Shown::at_home(&at), &text, 2);
    Free { frame, title: page.title.clone(), prose }
}

/// The text of a page without the heading that is its title.
fn below_title(page: &Page) -> Prose {
    let mut text = page.text.clone();
    let rest = text.source.trim_start().strip_prefix('#').and_then(|line| {
        let (heading, rest) = line.split_once('\n').unwrap_or((line, ""));
        (heading.trim_matches(['#', ' ', '\r']) == page.title).then(|| rest.to_owned())
    });
    if let Some(rest) = rest {
        text.source = rest;
    }
    text
}
