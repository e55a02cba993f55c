//! What an author writes beside texts: ids, addresses, names of files, comments.
//!
//! Ids that only repeat one of another list are looked at where they are defined.

use crate::check::texts::{Text, Way};
use crate::model::{Card, Id, Known, Project, Site};
use std::rc::Rc;

/// Of a project's card and the front matter of its yearly records.
pub(super) fn of_project(project: &Project) -> Vec<Text<'_>> {
    let mut spots: Vec<Text<'_>> = project.comments.iter().map(Text::comment).collect();
    let file: Rc<str> = project.card_file().into();
    let mut at = |key, text| spots.push(Text::at_key(text, file.clone(), key));
    card(&Way::root(), &project.card.id, &project.card, &mut at);
    for (index, part) in project.parts.iter().enumerate() {
        card(&Way::of("parts").index(index), part.id.as_str(), &part.card, &mut at);
    }
    spots
}

fn card<'a>(path: &Way<'a>, id: &'a str, card: &'a Card, at: &mut impl FnMut(Way<'a>, &'a str)) {
    at(path.clone().key("id"), id);
    lineage(path, card, at);
    known(path, &card.known, at);
}

fn lineage<'a>(path: &Way<'a>, card: &'a Card, at: &mut impl FnMut(Way<'a>, &'a str)) {
    let lineage = &card.lineage;
    for (key, list) in [
        ("split_from", &lineage.split_from),
        ("merged_into", &lineage.merged_into),
        ("replaced_by", &lineage.replaced_by),
    ] {
        for (index, name) in list.iter().enumerate() {
            at(path.clone().key("lineage").key(key).index(index), name);
        }
    }
}

fn known<'a>(path: &Way<'a>, list: &'a [Known], at: &mut impl FnMut(Way<'a>, &'a str)) {
    for (index, known) in list.iter().enumerate() {
        let path = path.clone().key("known").index(index);
        at(path.clone().key("rule"), &known.rule);
        known.place.iter().for_each(|place| at(path.clone().key("where"), place));
    }
}

/// Of `site.yaml`.
pub(super) fn of_site(site: &Site) -> Vec<Text<'_>> {
    let mut spots: Vec<Text<'_>> = site.comments.iter().map(Text::comment).collect();
    let file: Rc<str> = site.file().into();
    let mut at = |key, text| spots.push(Text::at_key(text, file.clone(), key));
    let root = Way::root();
    let lists: [(&str, Vec<&Id>); 5] = [
        ("terms", site.terms.iter().map(|one| &one.id).collect()),
        ("sources", site.sources.iter().map(|one| &one.id).collect()),
        ("statuses", site.statuses.iter().map(|one| &one.id).collect()),
        ("areas", site.areas.iter().map(|one| &one.id).collect()),
        ("departments", site.departments.iter().map(|one| &one.id).collect()),
    ];
    for (key, ids) in lists {
        for (index, id) in ids.into_iter().enumerate() {
            at(root.clone().key(key).index(index).key("id"), id.as_str());
        }
    }
    for (from, to) in &site.redirects {
        let key = root.clone().key("redirects").key(from);
        at(key.clone(), from);
        at(key, to);
    }
    site.base_url.iter().for_each(|url| at(root.clone().key("base_url"), url));
    site.map.iter().for_each(|map| at(root.clone().key("map"), map));
    known(&root, &site.known, &mut at);
    spots
}
