//! Every text somebody wrote, with the place of each of its characters.
//!
//! Knows which keys hold words and how they are marked up; says nothing about what is wrong with
//! them. Ids, dates and amounts are no texts.

mod ruler;
mod walk;
mod way;

use crate::diagnostics::{Place, Span};
use crate::markdown::{self, Outline};
use crate::model::{Amount, Card, Comment, Line, Page, Project, Prose, Remark, Site, YearRecord};
use ruler::Ruler;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;
use walk::{Walk, letters};
pub(super) use way::Way;

/// A text as written.
pub(super) struct Text<'a> {
    /// The words.
    pub(super) text: &'a str,
    /// How they are marked up.
    pub(super) markup: Markup,
    /// The file, as diagnostics name it.
    pub(super) file: Rc<str>,
    at: Spot<'a>,
    /// Most lines hold no link or picture, and need not be parsed.
    is_words_only: bool,
    /// Of what is more than words; made where it is asked for.
    outline: OnceCell<Box<Outline>>,
    ruler: OnceCell<Box<Ruler>>,
}

/// The outline of a text that holds words only.
static NOTHING: Outline = Outline::EMPTY;

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
enum Spot<'a> {
    /// It is the value of a key.
    Value(Way<'a>),
    /// Its first character stands here; it runs over lines of the file.
    Lines { line: u32, column: u32 },
}

impl<'a> Text<'a> {
    /// What stands at a key and is no words: an id, an address.
    pub(super) fn at_key(text: &'a str, file: Rc<str>, key: Way<'a>) -> Self {
        Self::new(text, Markup::Plain, file, Spot::Value(key))
    }

    /// What an author noted for those who edit the file.
    pub(super) fn comment(comment: &'a Comment) -> Self {
        let at = Spot::Lines { line: comment.line, column: comment.column };
        Self::new(&comment.text, Markup::Plain, comment.file.as_str().into(), at)
    }

    fn new(text: &'a str, markup: Markup, file: Rc<str>, at: Spot<'a>) -> Self {
        let is_words_only = match markup {
            Markup::Plain => true,
            Markup::Line => ![b'[', b'<'].iter().any(|sign| text.as_bytes().contains(sign)),
            Markup::Prose => false,
        };
        let (outline, ruler) = (OnceCell::new(), OnceCell::new());
        Self { text, markup, file, at, is_words_only, outline, ruler }
    }

    /// The key that holds the text, behind that of the list or section it stands in; empty where
    /// it stands in a Markdown file.
    pub(super) fn keys(&self) -> [&str; 2] {
        match &self.at {
            Spot::Value(way) => way.keys(),
            Spot::Lines { .. } => [""; 2],
        }
    }

    /// The line of its file it starts on; nothing where it is the value of a key.
    pub(super) fn line(&self) -> Option<u32> {
        match self.at {
            Spot::Value(_) => None,
            Spot::Lines { line, .. } => Some(line),
        }
    }

    /// What it holds beside words, read once.
    pub(super) fn outline(&self) -> &Outline {
        if self.is_words_only {
            return &NOTHING;
        }
        self.outline.get_or_init(|| {
            Box::new(match self.markup {
                Markup::Prose => markdown::outline(self.text),
                Markup::Line | Markup::Plain => markdown::outline_of_line(self.text),
            })
        })
    }

    /// Calls `look` for each stretch of its words, without markup and targets.
    pub(super) fn each_stretch(&self, look: impl FnMut(&Range<usize>)) {
        if self.is_words_only {
            std::iter::once(&(0..self.text.len())).for_each(look);
        } else {
            self.outline().words.iter().for_each(look);
        }
    }

    /// The text as a whole: its value, or its first line.
    pub(super) fn place(&self) -> Place {
        match &self.at {
            Spot::Value(way) => Place::value(&*self.file, way.path()),
            Spot::Lines { .. } => {
                let end = self.text.find('\n').unwrap_or(self.text.len());
                self.part(0..end)
            }
        }
    }

    /// Many stretches of the text, each on one line, in the order they stand: in one walk, however
    /// many they are.
    pub(super) fn parts(&self, ranges: &[Range<usize>]) -> Vec<Place> {
        let Spot::Lines { line, column } = self.at else {
            return ranges.iter().map(|range| self.part(range.clone())).collect();
        };
        let mut walk = Walk { byte: 0, line, column };
        let place = |range: &Range<usize>| {
            walk.to(range.start, self.text);
            let length = letters(self.text.get(range.clone()).unwrap_or_default());
            Place::span(&*self.file, Span::on_line(walk.line, walk.column, length.max(1)))
        };
        ranges.iter().map(place).collect()
    }

    /// A stretch of the text, given in bytes; of what it holds of the first line.
    pub(super) fn part(&self, range: Range<usize>) -> Place {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let text = text.split('\n').next().unwrap_or_default();
        match &self.at {
            Spot::Value(way) => Place::part(&*self.file, way.path(), text),
            Spot::Lines { line, column } => {
                let ruler = self.ruler.get_or_init(|| Box::new(Ruler::of(self.text)));
                let (row, before) = ruler.position(self.text, range.start);
                let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX / 4);
                let first = if row == 0 { *column } else { 1 };
                let start = first + number(before);
                let span = Span::on_line(line + number(row), start, letters(text).max(1));
                Place::span(&*self.file, span)
            }
        }
    }
}

/// Every text of a project's folder, file by file.
pub(super) fn of_project(project: &Project) -> Vec<Text<'_>> {
    let mut list = List { texts: Vec::new(), file: project.card_file().into() };
    list.card(&Way::root(), &project.card);
    for (index, part) in project.parts.iter().enumerate() {
        list.card(&Way::of("parts").index(index), &part.card);
    }
    list.file = project.file("overview.md").into();
    list.prose(&project.overview);
    for year in &project.years {
        list.file = project.year_file(year).into();
        list.year(year);
    }
    list.texts
}

/// Every text of `site.yaml` and the free pages.
pub(super) fn of_site(site: &Site) -> Vec<Text<'_>> {
    let mut list = List { texts: Vec::new(), file: site.file().into() };
    let root = Way::root();
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
    list.texts.extend(site.pages.iter().flat_map(|page| of_page(site, page)));
    list.texts
}

/// The names of `site.yaml` that texts of projects may use.
pub(super) fn names_of_site(site: &Site) -> Vec<Text<'_>> {
    let mut list = List { texts: Vec::new(), file: site.file().into() };
    let root = Way::root();
    list.plain(&root, "publisher", &site.publisher);
    each(&root, "departments", &site.departments, |at, department| {
        list.plain(&at, "name", &department.name);
    });
    list.texts
}

/// The text of a free page; nothing where it is empty.
pub(super) fn of_page<'a>(site: &Site, page: &'a Page) -> Option<Text<'a>> {
    let file = format!("{}/pages/{}.md", site.folder, page.name);
    let mut list = List { texts: Vec::new(), file: file.into() };
    list.prose(&page.text);
    list.texts.pop()
}

struct List<'a> {
    texts: Vec<Text<'a>>,
    file: Rc<str>,
}

impl<'a> List<'a> {
    fn push(&mut self, text: &'a str, markup: Markup, at: Spot<'a>) {
        if !text.trim().is_empty() {
            self.texts.push(Text::new(text, markup, self.file.clone(), at));
        }
    }

    fn plain(&mut self, at: &Way<'a>, key: &'a str, text: &'a str) {
        self.push(text, Markup::Plain, Spot::Value(at.clone().key(key)));
    }

    fn maybe(&mut self, at: &Way<'a>, key: &'a str, text: Option<&'a String>) {
        text.into_iter().for_each(|text| self.plain(at, key, text));
    }

    fn line(&mut self, at: Way<'a>, text: &'a str) {
        self.push(text, Markup::Line, Spot::Value(at));
    }

    fn prose(&mut self, prose: &'a Prose) {
        let at = Spot::Lines { line: prose.first_line.max(1), column: 1 };
        self.push(&prose.source, Markup::Prose, at);
    }

    fn written(&mut self, text: &'a str, line: u32, column: u32) {
        self.push(text, Markup::Line, Spot::Lines { line, column });
    }

    fn card(&mut self, at: &Way<'a>, card: &'a Card) {
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
    fn places(&mut self, at: &Way<'a>, card: &'a Card) {
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
    fn story(&mut self, at: &Way<'a>, card: &'a Card) {
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

    fn money(&mut self, at: &Way<'a>, lines: &'a [Line]) {
        for line in lines {
            let at = at.clone().key("funding").key(line.source.key());
            self.maybe(&at, "gap", line.gap.as_ref());
            for (stage, amount) in &line.amounts {
                self.amount(&at.clone().key(stage.key()), amount);
            }
        }
    }

    /// Why an amount is withheld.
    fn amount(&mut self, at: &Way<'a>, amount: &'a Amount) {
        if let Amount::Withheld(why) = amount {
            self.plain(at, "withheld", why);
        }
    }

    fn year(&mut self, year: &'a YearRecord) {
        let root = Way::root();
        year.plan.iter().for_each(|plan| self.line(Way::of("plan"), plan));
        self.money(&root, &year.funding);
        each(&root, "grants", &year.grants, |at, grant| self.line(at.key("title"), &grant.title));
        for (id, part) in &year.parts {
            let at = Way::of("parts").key(id.as_str());
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
fn each<'a, T>(at: &Way<'a>, key: &'a str, items: &'a [T], mut look: impl FnMut(Way<'a>, &'a T)) {
    if items.is_empty() {
        return;
    }
    let list = at.clone().key(key);
    for (index, item) in items.iter().enumerate() {
        look(list.clone().index(index), item);
    }
}

/// Like [`each`], for a list of texts.
fn list_of<'a>(
    at: &Way<'a>,
    key: &'a str,
    items: &'a [String],
    mut look: impl FnMut(Way<'a>, &'a str),
) {
    each(at, key, items, |at, item| look(at, item));
}
