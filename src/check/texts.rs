//! Every text somebody wrote, with the place of each of its characters.
//!
//! Knows which keys hold words and how they are marked up; says nothing about what is wrong with
//! them. Ids, dates and amounts are no texts.

use super::places;
use crate::diagnostics::{KeyPath, Place, Span};
use crate::model::{Amount, Card, Line, Project, Prose, Remark, Site, YearRecord};
use std::cell::OnceCell;
use std::ops::Range;

/// A text as written.
pub(super) struct Text<'a> {
    /// The words.
    pub(super) text: &'a str,
    /// How they are marked up.
    pub(super) markup: Markup,
    /// The file, as diagnostics name it.
    pub(super) file: String,
    at: Spot,
    /// Where each line starts, once it is asked for.
    starts: OnceCell<Vec<usize>>,
}

/// How a text is marked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    /// Not at all.
    Plain,
    /// One line of Markdown.
    Line,
    /// Paragraphs of Markdown.
    Prose,
}

/// Where a text stands in its file.
#[derive(Debug, Clone)]
enum Spot {
    /// It is the value of a key.
    Value(KeyPath),
    /// Its first character stands here; it runs over lines of the file.
    Lines { line: u32, column: u32 },
}

impl Text<'_> {
    /// The key that holds the text; nothing where it stands in a Markdown file.
    pub(super) fn key(&self) -> Option<&KeyPath> {
        match &self.at {
            Spot::Value(path) => Some(path),
            Spot::Lines { .. } => None,
        }
    }

    /// The text as a whole: its value, or its first line.
    pub(super) fn place(&self) -> Place {
        match &self.at {
            Spot::Value(path) => Place::value(&*self.file, path.clone()),
            Spot::Lines { .. } => {
                let end = self.text.find('\n').unwrap_or(self.text.len());
                self.part(0..end)
            }
        }
    }

    /// A stretch of the text, given in bytes; of what it holds of the first line.
    pub(super) fn part(&self, range: Range<usize>) -> Place {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let text = text.split('\n').next().unwrap_or_default();
        match &self.at {
            Spot::Value(path) => Place::part(&*self.file, path.clone(), text),
            Spot::Lines { line, column } => {
                let starts = self.starts();
                let breaks = starts.partition_point(|start| *start <= range.start) - 1;
                let start = starts.get(breaks).copied().unwrap_or_default();
                let tail = self.text.get(start..range.start).unwrap_or_default();
                let first = if breaks == 0 { *column } else { 1 };
                let row = line + u32::try_from(breaks).unwrap_or(0);
                let span = Span::on_line(row, first + letters(tail), letters(text).max(1));
                Place::span(&*self.file, span)
            }
        }
    }
}

impl Text<'_> {
    fn starts(&self) -> &[usize] {
        self.starts.get_or_init(|| {
            let behind = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(behind).collect()
        })
    }
}

fn letters(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX / 4)
}

/// Every text of a project's folder, file by file.
pub(super) fn of_project(project: &Project) -> Vec<Text<'_>> {
    let mut list = List { texts: Vec::new(), file: project.card_file() };
    for (path, card, _) in places::cards(project) {
        list.card(&path, card);
    }
    list.file = project.file("overview.md");
    list.prose(&project.overview);
    for year in &project.years {
        list.file = project.year_file(year);
        list.year(year);
    }
    list.texts
}

/// Every text of `site.yaml` and the free pages.
pub(super) fn of_site(site: &Site) -> Vec<Text<'_>> {
    let mut list = List { texts: Vec::new(), file: site.file() };
    let root = KeyPath::root();
    list.plain(&root, "title", &site.title);
    list.plain(&root, "publisher", &site.publisher);
    each(&root, "sources", &site.sources, |at, source| list.plain(&at, "name", &source.name));
    each(&root, "areas", &site.areas, |at, area| list.plain(&at, "name", &area.name));
    each(&root, "statuses", &site.statuses, |at, status| {
        list.plain(&at, "name", &status.name);
        list.maybe(&at, "definition", status.definition.as_ref());
    });
    each(&root, "departments", &site.departments, |at, department| {
        list.plain(&at, "name", &department.name);
        list.maybe(&at, "phone", department.phone.as_ref());
    });
    each(&root, "known", &site.known, |at, known| list.plain(&at, "why", &known.why));
    for page in &site.pages {
        list.file = format!("{}/pages/{}.md", site.folder, page.name);
        list.prose(&page.text);
    }
    list.texts
}

struct List<'a> {
    texts: Vec<Text<'a>>,
    file: String,
}

impl<'a> List<'a> {
    fn push(&mut self, text: &'a str, markup: Markup, at: Spot) {
        if !text.trim().is_empty() {
            let (file, starts) = (self.file.clone(), OnceCell::new());
            self.texts.push(Text { text, markup, file, at, starts });
        }
    }

    fn plain(&mut self, at: &KeyPath, key: &str, text: &'a str) {
        self.push(text, Markup::Plain, Spot::Value(at.clone().key(key)));
    }

    fn maybe(&mut self, at: &KeyPath, key: &str, text: Option<&'a String>) {
        text.into_iter().for_each(|text| self.plain(at, key, text));
    }

    fn line(&mut self, at: KeyPath, text: &'a str) {
        self.push(text, Markup::Line, Spot::Value(at));
    }

    fn prose(&mut self, prose: &'a Prose) {
        let at = Spot::Lines { line: prose.first_line.max(1), column: 1 };
        self.push(&prose.source, Markup::Prose, at);
    }

    fn written(&mut self, text: &'a str, line: u32, column: u32) {
        self.push(text, Markup::Line, Spot::Lines { line, column });
    }

    fn card(&mut self, at: &KeyPath, card: &'a Card) {
        self.plain(at, "title", &card.title);
        list_of(at, "kind", &card.kind, |at, kind| self.push(kind, Markup::Plain, Spot::Value(at)));
        self.money(at, &card.funding);
        card.total.iter().for_each(|total| self.amount(&at.clone().key("total"), total));
        for (source, amount) in &card.total_by_source {
            self.amount(&at.clone().key("total_by_source").key(source.key()), amount);
        }
        each(at, "bodies", &card.bodies, |at, body| {
            self.plain(&at, "role", &body.role);
            self.plain(&at, "name", &body.name);
        });
        self.places(at, card);
        each(at, "contacts", &card.contacts, |at, contact| {
            self.plain(&at, "role", &contact.role);
            self.maybe(&at, "name", contact.name.as_ref());
            self.maybe(&at, "phone", contact.phone.as_ref());
        });
        each(at, "cooperation", &card.cooperation, |at, body| {
            self.plain(&at, "body", &body.body);
            self.maybe(&at, "part", body.part.as_ref());
        });
        list_of(at, "next", &card.next, |at, next| self.line(at, next));
        self.story(at, card);
    }

    /// Places, pictures and files.
    fn places(&mut self, at: &KeyPath, card: &'a Card) {
        each(at, "facilities", &card.facilities, |at, facility| {
            self.plain(&at, "name", &facility.name);
            self.maybe(&at, "place", facility.place.as_ref());
            list_of(&at, "rooms", &facility.rooms, |at, room| {
                self.push(room, Markup::Plain, Spot::Value(at));
            });
            let address = facility.location.as_ref().and_then(|at| at.address.as_ref());
            self.maybe(&at.key("location"), "address", address);
        });
        each(at, "photos", &card.photos, |at, photo| {
            self.maybe(&at, "alt", photo.alt.as_ref());
            self.maybe(&at, "caption", photo.caption.as_ref());
            self.maybe(&at, "place", photo.place.as_ref());
        });
        each(at, "files", &card.files, |at, file| self.plain(&at, "title", &file.title));
        let address = card.location.as_ref().and_then(|at| at.address.as_ref());
        self.maybe(&at.clone().key("location"), "address", address);
    }

    /// What was promised, measured, changed and explained.
    fn story(&mut self, at: &KeyPath, card: &'a Card) {
        each(at, "indicators", &card.indicators, |at, indicator| {
            self.plain(&at, "name", &indicator.name);
            self.maybe(&at, "unit", indicator.unit.as_ref());
        });
        if let Some(promise) = &card.promise {
            let at = at.clone().key("promise");
            self.plain(&at, "text", &promise.text);
            self.maybe(&at, "source", promise.source.as_ref());
        }
        each(at, "changes", &card.changes, |at, change| {
            for (key, text) in [
                ("kind", &change.kind),
                ("before", &change.before),
                ("after", &change.after),
                ("reason", &change.reason),
            ] {
                self.maybe(&at, key, text.as_ref());
            }
            each(&at, "steps", &change.steps, |at, step| {
                self.maybe(&at, "body", step.body.as_ref());
                self.maybe(&at, "act", step.act.as_ref());
            });
        });
        let formerly = &card.lineage.formerly;
        list_of(&at.clone().key("lineage"), "formerly", formerly, |at, name| {
            self.push(name, Markup::Plain, Spot::Value(at));
        });
        each(at, "known", &card.known, |at, known| self.plain(&at, "why", &known.why));
    }

    fn money(&mut self, at: &KeyPath, lines: &'a [Line]) {
        for line in lines {
            let at = at.clone().key("funding").key(line.source.key());
            self.maybe(&at, "gap", line.gap.as_ref());
            for (stage, amount) in &line.amounts {
                self.amount(&at.clone().key(stage.key()), amount);
            }
        }
    }

    /// Why an amount is withheld.
    fn amount(&mut self, at: &KeyPath, amount: &'a Amount) {
        if let Amount::Withheld(why) = amount {
            self.plain(at, "withheld", why);
        }
    }

    fn year(&mut self, year: &'a YearRecord) {
        let root = KeyPath::root();
        year.plan.iter().for_each(|plan| self.line(KeyPath::of("plan"), plan));
        self.money(&root, &year.funding);
        each(&root, "grants", &year.grants, |at, grant| self.line(at.key("title"), &grant.title));
        for (id, part) in &year.parts {
            let at = KeyPath::of("parts").key(id.as_str());
            part.plan.iter().for_each(|plan| self.line(at.clone().key("plan"), plan));
            self.money(&at, &part.funding);
        }
        for result in &year.results {
            self.written(&result.text, result.line, result.column);
            let lines = result.details.iter().chain(&result.notes);
            lines.for_each(|Remark { text, line, column }| self.written(text, *line, *column));
        }
        self.prose(&year.remarks);
    }
}

/// Calls `look` for each item of a list, with the way to it.
fn each<'a, T>(at: &KeyPath, key: &str, items: &'a [T], mut look: impl FnMut(KeyPath, &'a T)) {
    for (index, item) in items.iter().enumerate() {
        look(at.clone().key(key).index(index), item);
    }
}

/// Like [`each`], for a list of texts.
fn list_of<'a>(
    at: &KeyPath,
    key: &str,
    items: &'a [String],
    mut look: impl FnMut(KeyPath, &'a str),
) {
    each(at, key, items, |at, item| look(at, item));
}
