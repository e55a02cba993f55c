//! What is looked in of each page, and in what order the pages are.
//!
//! Only what the page itself shows: no comment, no draft, no official's name where the site
//! publishes none. A list of projects is found by its name alone, as its projects are found
//! themselves.

use super::pairs::Field;
use super::project;
use crate::markdown::{blanks_once, plain_lines};
use crate::model::Page;
use crate::render::context::Shared;
use crate::render::routes::{GroupKind, Route, encode};
use serde::Serialize;
use std::borrow::Cow;

/// A page that can be found, by its place among those of its kind.
#[derive(Debug, Clone, Copy)]
pub(super) enum Subject {
    /// A report card.
    Project(usize),
    /// A text of `pages/`, the one that stands on the method page among them.
    Page(usize),
    /// A list of projects.
    Group(usize),
}

/// Every page that can be found: projects in the order of lists, then pages, then areas,
/// departments and statuses.
pub(super) fn subjects(shared: &Shared) -> Vec<Subject> {
    let projects = shared.rosters.all.places.iter().copied().map(Subject::Project);
    let pages = (0..shared.site.pages.len()).map(Subject::Page);
    let groups = shared.groups().iter().enumerate();
    let named = groups.filter(|(_, group)| group.kind != GroupKind::Year);
    projects.chain(pages).chain(named.map(|(place, _)| Subject::Group(place))).collect()
}

/// How much of a page is wanted: a file of texts tells half of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    /// What it is about, headings and names included.
    About,
    /// What happened.
    Results,
    /// Both.
    Both,
}

/// The words of one page.
#[derive(Debug, Default, Hash)]
pub(super) struct Document<'a> {
    /// Its address from the site's root, ready to be linked.
    pub(super) path: String,
    /// Its title.
    pub(super) title: Cow<'a, str>,
    /// Its printed number, or what kind of page it is.
    pub(super) label: &'a str,
    /// The id of its status.
    pub(super) status: &'a str,
    /// The name of its department.
    pub(super) department: &'a str,
    /// What it was called before.
    pub(super) formerly: Vec<&'a str>,
    /// Headings and names in it.
    pub(super) headings: Vec<Passage<'a>>,
    /// What it is about.
    pub(super) about: Vec<Passage<'a>>,
    /// What happened, by period.
    pub(super) results: Vec<Passage<'a>>,
}

/// Lines of one section.
#[derive(Debug, Hash)]
pub(super) struct Passage<'a> {
    /// The section's anchor on the page; empty for the top.
    pub(super) anchor: Cow<'a, str>,
    /// The section's name; empty for the top.
    pub(super) name: Cow<'a, str>,
    /// Its lines, words one blank apart.
    pub(super) lines: Vec<Cow<'a, str>>,
}

/// What a file of texts says of a page: address, title, label, status, department, former names.
type Of<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str, &'a [&'a str]);

/// A file of texts: the page, headings and other passages. A passage is its anchor, the name of
/// its section, its lines.
#[derive(Debug, Serialize)]
pub(super) struct Text<'a> {
    of: Of<'a>,
    heads: Vec<Vec<&'a str>>,
    body: Vec<Vec<&'a str>>,
}

/// The words of a page. Only report cards have two halves.
pub(super) fn of(shared: &Shared, subject: Subject, half: Half) -> Document<'_> {
    let found = match subject {
        Subject::Project(place) => {
            shared.facts.get(place).map(|facts| project::document(shared, facts, half))
        }
        Subject::Page(place) => shared.site.pages.get(place).map(|page| text(shared, page)),
        Subject::Group(place) => shared.groups().get(place).map(|group| Document {
            path: encode(&Route::Group(group.kind, group.id.clone(), 1).path()),
            title: Cow::Owned(group.name(shared)),
            label: shared.locale.word(match group.kind {
                GroupKind::Area => "nav.areas",
                GroupKind::Department => "nav.departments",
                GroupKind::Status => "nav.statuses",
                GroupKind::Year => "nav.years",
            }),
            ..Document::default()
        }),
    };
    // Subjects are made from the same lists.
    found.unwrap_or_default()
}

fn text<'a>(shared: &'a Shared, page: &'a Page) -> Document<'a> {
    let route = Route::of_page(page);
    let title = match route {
        Route::Method => shared.locale.word("nav.method"),
        _ => page.title.as_str(),
    };
    let (mut headings, mut about) = (Vec::new(), Vec::new());
    for line in plain_lines(&page.text.source) {
        let list = if line.is_heading { &mut headings } else { &mut about };
        list.push(Cow::Owned(line.text));
    }
    Document {
        path: encode(&route.path()),
        title: Cow::Borrowed(title),
        headings: Passage::new("", "", headings).into_iter().collect(),
        about: Passage::new("", "", about).into_iter().collect(),
        ..Document::default()
    }
}

impl<'a> Passage<'a> {
    /// Lines of a section, white space made one blank; none where no line has a word.
    pub(super) fn new(
        anchor: impl Into<Cow<'a, str>>,
        name: impl Into<Cow<'a, str>>,
        lines: impl IntoIterator<Item = Cow<'a, str>>,
    ) -> Option<Self> {
        let lines: Vec<_> = lines.into_iter().map(blanks_once).filter(|l| !l.is_empty()).collect();
        let (anchor, name) = (anchor.into(), name.into());
        (!lines.is_empty()).then_some(Self { anchor, name, lines })
    }

    fn listed(&self) -> Vec<&str> {
        let head = [&*self.anchor, &*self.name];
        head.into_iter().chain(self.lines.iter().map(|line| &**line)).collect()
    }
}

impl Document<'_> {
    /// The file that says what the page is about.
    pub(super) fn about(&self) -> Text<'_> {
        Text { of: self.head(), heads: listed(&self.headings), body: listed(&self.about) }
    }

    /// The file that says what happened.
    pub(super) fn happened(&self) -> Text<'_> {
        Text { of: self.head(), heads: Vec::new(), body: listed(&self.results) }
    }

    fn head(&self) -> Of<'_> {
        (&self.path, &self.title, self.label, self.status, self.department, &self.formerly)
    }

    /// Every line with the field it stands in.
    pub(super) fn each_line(&self, each: &mut dyn FnMut(Field, &str)) {
        let titles = [&*self.title, self.label].into_iter().chain(self.formerly.iter().copied());
        titles.for_each(|line| each(Field::Title, &blanks_once(Cow::Borrowed(line))));
        // Who types 주거7 means 주거-7.
        if self.label.contains('-') {
            each(Field::Title, &self.label.replace('-', ""));
        }
        let fields = [
            (Field::Headings, &self.headings),
            (Field::About, &self.about),
            (Field::Results, &self.results),
        ];
        for (field, passages) in fields {
            let lines = passages.iter().flat_map(|passage| &passage.lines);
            lines.for_each(|line| each(field, line));
        }
    }
}

fn listed<'a>(passages: &'a [Passage<'_>]) -> Vec<Vec<&'a str>> {
    passages.iter().map(Passage::listed).collect()
}
