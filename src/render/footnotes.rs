//! Footnotes: the reasons an author gives for known differences, each at the figure it is about.
//!
//! Numbered in the order of the page, so that page and data name them alike. A reason about
//! something the page does not show keeps its place in words and has no number. Which findings
//! are silenced is for `check`; here they are published.

mod spots;

use super::context::Shared;
use super::facts::Facts;
use super::forms::{Forms, Value};
use crate::check;
use crate::diagnostics::{At, Place};
use crate::model::{Card, Column, Known, Period, Project, SourceKey, Stage};
use serde::Serialize;
use spots::Spots;
use std::collections::BTreeMap;

/// What a footnote may stand at. Cards are counted: none is the project's, n the n-th part's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Spot {
    /// The status of a card.
    Status(Option<usize>),
    /// One of the facts of a card, by the word it is called.
    Fact(Option<usize>, &'static str),
    /// A cell of a money table.
    Cell(Option<usize>, Column, SourceKey, Stage),
    /// A total of a money table.
    Total(Option<usize>, Column, Stage),
    /// What was planned for a period.
    Plan(Option<usize>, Period),
    /// The n-th grant of a period.
    Grant(Period, usize),
    /// The n-th result of a period.
    Result(Period, usize),
}

/// A reference to a footnote, as a template shows it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Mark {
    number: usize,
    /// `주 1`, for who hears it.
    label: String,
}

impl Mark {
    /// Writes it behind what there is.
    pub(crate) fn push(&self, forms: &Forms, out: &mut String) {
        let number = self.number.to_string();
        forms.note_mark.fill([Value::Text(&number), Value::Text(&self.label)], out);
    }
}

/// One reason and what it is about.
pub(crate) struct Footnote<'a> {
    /// The author's entry.
    pub(crate) known: &'a Known,
    /// The file of the project's folder, where the entry or its finding says one.
    pub(crate) file: Option<String>,
    /// Where in the file, as the author would write it: a key path, or the number of a line.
    pub(crate) key: Option<String>,
    /// What of the page it is about, where the page shows it.
    pub(crate) spot: Option<Spot>,
    /// Its number on the page, from 1; nothing where no spot refers to it.
    pub(crate) number: Option<usize>,
}

/// The footnotes of a project.
pub(crate) struct Footnotes<'a> {
    /// In the order of the entries: the project's, then its parts'.
    notes: Vec<Footnote<'a>>,
    /// Those with a number, in order, by the spot that refers to them.
    by_spot: BTreeMap<Spot, Vec<usize>>,
}

impl<'a> Footnotes<'a> {
    /// Finds what each reason is about, and numbers them.
    pub(crate) fn of(shared: &Shared, facts: &'a Facts) -> Self {
        let project = &facts.project;
        let mut footnotes = Self { notes: Vec::new(), by_spot: BTreeMap::new() };
        if project.known().next().is_none() {
            return footnotes;
        }
        let spots = Spots::of_page(shared, facts);
        let mut order = Vec::new();
        for (known, found) in project.known().zip(check::explained(&shared.site, project)) {
            let (file, key) = match found {
                Some(place) => apart(project, &place),
                None => as_written(project, known.place.as_deref().unwrap_or_default()),
            };
            let name = file.as_deref().zip(key.as_deref());
            let at = name.and_then(|(file, key)| spots.find(file, key));
            order.extend(at.map(|at| (at, footnotes.notes.len())));
            let spot = at.and_then(|at| spots.get(at));
            footnotes.notes.push(Footnote { known, file, key, spot, number: None });
        }
        order.sort_unstable();
        footnotes.number(order.into_iter().map(|(_, index)| index));
        footnotes
    }

    fn number(&mut self, in_order: impl Iterator<Item = usize>) {
        for (number, index) in (1..).zip(in_order) {
            let Some(note) = self.notes.get_mut(index) else { continue };
            note.number = Some(number);
            if let Some(spot) = note.spot {
                self.by_spot.entry(spot).or_default().push(index);
            }
        }
    }

    /// Whether there is no footnote at all, as in nearly every project.
    pub(crate) fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    /// Every footnote, in the order of the entries.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Footnote<'a>> {
        self.notes.iter()
    }

    /// Every footnote in the order of the page, those without a number last.
    pub(crate) fn in_order(&self) -> Vec<&Footnote<'a>> {
        let mut notes: Vec<&Footnote<'a>> = self.notes.iter().collect();
        notes.sort_by_key(|note| (note.number.is_none(), note.number));
        notes
    }

    /// The footnotes of one spot, in order.
    pub(crate) fn at(&self, spot: Spot) -> impl Iterator<Item = &Footnote<'a>> {
        let here = self.by_spot.get(&spot).into_iter().flatten();
        here.filter_map(|&index| self.notes.get(index))
    }

    /// The references that stand at a spot.
    pub(crate) fn marks(&self, shared: &Shared, spot: Spot) -> Vec<Mark> {
        self.at(spot).filter_map(|note| note.mark(shared)).collect()
    }
}

impl Footnote<'_> {
    /// The reference to the footnote, where something refers to it.
    pub(crate) fn mark(&self, shared: &Shared) -> Option<Mark> {
        let number = self.number?;
        let label = shared.locale.say("note.mark", &[("number", &number.to_string())]);
        Some(Mark { number, label })
    }

    /// What it is about, in words; nothing where that can't be said better than by its reason.
    pub(crate) fn about(&self, shared: &Shared, project: &Project) -> Option<String> {
        let Some(spot) = self.spot else {
            let period = self.file.as_ref().and_then(|file| file.strip_suffix(".md"));
            return period.and_then(Period::parse).map(|period| shared.locale.period(period));
        };
        let (part, words) = spot.in_words(shared, project);
        let part = part.and_then(|part| project.parts.get(part));
        Some(match part {
            Some(part) => format!("{} {words}", part.card.title),
            None => words,
        })
    }
}

impl Spot {
    /// The part it belongs to, and what it is called.
    fn in_words(self, shared: &Shared, project: &Project) -> (Option<usize>, String) {
        let locale = &shared.locale;
        let stage_of = |stage: Stage| locale.word(&format!("stage.{}", stage.key())).to_owned();
        let record = |period| project.years.iter().find(|year| year.period == period);
        match self {
            Self::Status(part) => (part, locale.word("list.status").to_owned()),
            Self::Fact(part, word) => (part, locale.word(word).to_owned()),
            Self::Cell(part, column, source, stage) => {
                let (column, source) = (locale.column(column), shared.source_name(source));
                (part, format!("{column} {source} {}", stage_of(stage)))
            }
            Self::Total(part, column, stage) => {
                let total = locale.word("money.total");
                (part, format!("{} {total} {}", locale.column(column), stage_of(stage)))
            }
            Self::Plan(part, period) => {
                let period = locale.period(period);
                (part, locale.say("note.plan", &[("period", &period)]))
            }
            Self::Grant(period, index) => {
                let grant = record(period).and_then(|year| year.grants.get(index));
                let date = grant.map(|grant| locale.date_range(grant.date)).unwrap_or_default();
                (None, locale.say("note.grant", &[("date", &date)]))
            }
            Self::Result(period, index) => {
                let result = record(period).and_then(|year| year.results.get(index));
                let date = result.map(|result| locale.date_range(result.date)).unwrap_or_default();
                (None, locale.say("note.result", &[("date", &date)]))
            }
        }
    }
}

/// A card by its count: the project's, or its n-th part's.
pub(crate) fn card_of(project: &Project, part: Option<usize>) -> Option<&Card> {
    match part {
        None => Some(&project.card),
        Some(part) => project.parts.get(part).map(|part| &part.card),
    }
}

/// The file and key of a place in a project's folder.
fn apart(project: &Project, place: &Place) -> (Option<String>, Option<String>) {
    let file = place.file.strip_prefix(&project.folder).map(|file| file.trim_start_matches('/'));
    let key = match &place.at {
        At::Value(path) | At::Key(path) | At::Part(path, _) => Some(path.to_string()),
        At::Span(span) => Some(span.line.to_string()),
        At::File => None,
    };
    (file.map(str::to_owned), key)
}

/// The file and key a `where` speaks of: `FILE:KEY`, `FILE:LINE`, `FILE`, or a key of the card.
fn as_written(project: &Project, place: &str) -> (Option<String>, Option<String>) {
    let (start, rest) = place.split_once(':').unwrap_or((place, ""));
    let years = || project.years.iter().map(|year| format!("{}.md", year.period));
    let is_file = ["project.yaml", "overview.md"].contains(&start) || years().any(|y| y == start);
    let (file, key) = if is_file { (start, rest.trim()) } else { ("project.yaml", place) };
    let there = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    (there(place).and_then(|_| there(file)), there(key))
}
