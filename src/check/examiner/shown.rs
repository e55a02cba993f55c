//! What a project shows to others: its name, its page's sections, its files, its place in lists.
//!
//! Everything that a text of another project or a page, a lineage, or a rule across projects can
//! ask about it, and nothing of what only its own rules look at: amounts, texts, results.

use crate::model::{Card, Ledger, Photo, Project, Site, sections};

/// Whether a project shows others after an edit what it showed them before. `head` is what
/// `site.yaml` says, before as after.
pub(super) fn is_alike(head: &Site, before: &Project, now: &Project) -> bool {
    name(before) == name(now)
        && before.stored == now.stored
        && records(before).eq(records(now))
        && cards(before).eq(cards(now))
        && page(head, before) == page(head, now)
}

/// How it is called, and what it says it comes from or went into.
fn name(project: &Project) -> impl PartialEq + '_ {
    let Card { id, title, lineage, .. } = &project.card;
    (&project.slug, &project.folder, id, title, lineage)
}

/// Which years the lists of years and the home page have from it, and which its page has.
fn records(project: &Project) -> impl Iterator<Item = impl PartialEq> {
    let records = project.years.iter();
    records.map(|year| (year.period, year.tells_something(), year.results.is_empty()))
}

/// What is published of its folder, and which statuses it uses.
fn cards(project: &Project) -> impl Iterator<Item = impl PartialEq + '_> {
    project.cards().map(|card| {
        let files: Vec<&str> = card.files.iter().map(|named| named.file.as_str()).collect();
        let prints = |photo: &'_ Photo| (photo.file.clone(), photo.on_disk.clone(), photo.picture);
        let photos: Vec<_> = card.photos.iter().map(prints).collect();
        (files, photos, &card.status)
    })
}

/// The sections of its page, and the files made of its money.
fn page(head: &Site, project: &Project) -> impl PartialEq {
    let ledger = Ledger::of_project(head, project);
    (sections(head, project, &ledger), ledger.is_empty(), ledger.is_drawable())
}
