//! The head of a content folder: what `site.yaml` says, or what stands in for it where it can't
//! be read whole.
//!
//! Nothing is published by a head that stands in; it is only what the rest is checked by.

use super::file::Text;
use super::schema;
use super::site::{self, Ground};
use super::yaml::{self, Lost, Reading, Yaml, margin};
use super::{comments, date, files::Files, notes::Notes};
use crate::diagnostics::{Diagnostic, Language};
use crate::model::{Date, Id, Lacks, Level, Project, Section, Site, Source, SourceRef, Unit};
use std::collections::BTreeSet;

/// What the projects are measured by.
#[derive(Debug, Clone)]
pub(super) struct Head {
    /// The site without pages and projects.
    pub(super) site: Site,
    /// The unit of bare amounts, where it is known.
    pub(super) unit: Option<Unit>,
    /// What could not be read of it.
    pub(super) lacks: Lacks,
    /// Its text where its `known` entries could not be read; else empty.
    pub(super) unread: String,
}

/// The keys that rules need, and what they are to them.
const KEYS: [(&str, Section); 6] = [
    ("sources", Section::Sources),
    ("statuses", Section::Statuses),
    ("departments", Section::Departments),
    ("areas", Section::Areas),
    ("terms", Section::Terms),
    ("as_of", Section::AsOf),
];

impl Head {
    /// Reads `site.yaml`; `name` and `files` are the content folder's.
    pub(super) fn read(
        file: &str,
        written: &Text,
        (name, files): (&str, &Files),
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let ground = |otherwise| Ground { folder: name, files, otherwise };
        let unknown = ground((Date::LAST, Unit::Million));
        let reading = if written.readable {
            let yaml = Yaml { marred: &written.marred, ..Yaml::whole(file, &written.text) };
            yaml::read(yaml, |written, notes| site::mean(written, notes, &unknown))
        } else {
            Reading { meant: None, lost: Lost::All, found: Vec::new() }
        };
        found.extend(reading.found);
        let mut head = match reading.meant {
            Some(site) => Self::of(site, &reading.lost, written),
            None => Self::apparent(name, files, written),
        };
        if written.readable {
            head.site.comments = comments::of(Yaml::whole(file, &written.text));
        }
        head
    }

    /// What stands in for a `site.yaml` that is not there.
    pub(super) fn missing(name: &str, files: &Files) -> Self {
        let nothing = Text { text: String::new(), readable: false, marred: Vec::new() };
        Self::apparent(name, files, &nothing)
    }

    /// What a file that can't be read says line by line.
    fn apparent(name: &str, files: &Files, written: &Text) -> Self {
        let value = |key| margin::value(&written.text, key);
        let day = value("as_of").and_then(|text| date::day(&text).ok());
        let unit = value("unit").and_then(|text| site::unit(&text).ok());
        let otherwise = (day.unwrap_or(Date::LAST), unit.unwrap_or(Unit::Million));
        let ground = Ground { folder: name, files, otherwise };
        let scratch = &mut Notes::of("site.yaml");
        let site = site::mean(schema::Site::default(), scratch, &ground);
        let site = Site { language: apparent_language(&written.text), ..site };
        let mut head = Self::of(site, &Lost::All, written);
        head.unit = unit;
        if day.is_some() {
            head.lacks.mend(Section::AsOf);
        }
        head
    }

    fn of(mut site: Site, lost: &Lost, written: &Text) -> Self {
        let mut lacks = Lacks::default();
        let lost_lists = KEYS.into_iter().filter(|(key, _)| lost.any_of(&[key]));
        lost_lists.for_each(|(_, section)| lacks.add(section));
        if lost.any_but(&KEYS.map(|(key, _)| key)) {
            lacks.add(Section::SiteKeys);
        }
        // What is perhaps allowed must not be found fault with.
        site.rounded |= perhaps(written, lost, "rounded");
        site.publish_names |= perhaps(written, lost, "publish_names");
        let unit = (!lost.any_of(&["unit"])).then_some(site.unit);
        let unread = if lost.any_of(&["known"]) { written.text.clone() } else { String::new() };
        Self { site, unit, lacks, unread }
    }

    /// Lists the sources that projects name and `site.yaml` could not, so that their money is
    /// still added up.
    pub(super) fn gather_sources<'a>(&mut self, projects: impl Iterator<Item = &'a Project>) {
        if !self.lacks.any_of(&[Section::Sources]) {
            return;
        }
        let mut ids: BTreeSet<&Id> = projects.flat_map(sources_of).collect();
        ids.retain(|id| self.site.source(id).is_none());
        let source =
            |id: &Id| Source { id: id.clone(), name: id.as_str().to_owned(), level: Level::Other };
        self.site.sources.extend(ids.into_iter().map(source));
    }
}

/// Whether a key that could not be read may say `true`.
fn perhaps(written: &Text, lost: &Lost, key: &str) -> bool {
    let line = margin::line(&written.text, key);
    let denied = margin::value(&written.text, key).as_deref() == Some("false");
    match lost {
        Lost::Keys(keys) => keys.contains(key) && !denied,
        Lost::All => !denied && (line.is_some() || !written.readable),
    }
}

/// The language a `site.yaml` with errors seems to ask for, so that they are told in it.
pub(super) fn apparent_language(text: &str) -> Language {
    let value = margin::value(text, "language");
    value.and_then(|value| site::language(&value).ok()).unwrap_or_default()
}

/// The sources a project names, as often as it does.
fn sources_of(project: &Project) -> impl Iterator<Item = &Id> {
    let cards = project.cards();
    let of_cards = cards.flat_map(|card| {
        let totals = card.total_by_source.iter().map(|(source, _)| source);
        totals.chain(card.funding.iter().map(|line| &line.source))
    });
    let of_years = project.years.iter().flat_map(|year| {
        let parts = year.parts.values().flat_map(|part| &part.funding);
        let grants = year.grants.iter().flat_map(|grant| &grant.amounts);
        let lines = year.funding.iter().chain(parts).map(|line| &line.source);
        lines.chain(grants.map(|(source, _)| source))
    });
    of_cards.chain(of_years).filter_map(|source| match source {
        SourceRef::Source(id) => Some(id),
        SourceRef::All => None,
    })
}
