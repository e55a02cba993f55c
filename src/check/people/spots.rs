//! What an author writes beside texts: ids, addresses, names of files, comments.
//!
//! Ids that only repeat one of another list are looked at where they are defined.

use crate::check::places;
use crate::check::texts::Text;
use crate::diagnostics::KeyPath;
use crate::model::{Card, Id, Known, Project, Site};

/// Of a project's card and the front matter of its yearly records.
pub(super) fn of_project(project: &Project) -> Vec<Text<'_>> {
    let mut spots: Vec<Text<'_>> = project.comments.iter().map(Text::comment).collect();
    for (path, card, id) in places::cards(project) {
        let file = project.card_file();
        let mut at = |key: KeyPath, text| spots.push(Text::at_key(text, file.clone(), key));
        at(path.clone().key("id"), id.map_or(&card.id, Id::as_str));
        lineage(&path, card, &mut at);
        known(&path, &card.known, &mut at);
    }
    spots
}

fn lineage<'a>(path: &KeyPath, card: &'a Card, at: &mut impl FnMut(KeyPath, &'a str)) {
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

fn known<'a>(path: &KeyPath, list: &'a [Known], at: &mut impl FnMut(KeyPath, &'a str)) {
    for (index, known) in list.iter().enumerate() {
        let path = path.clone().key("known").index(index);
        at(path.clone().key("rule"), &known.rule);
        known.place.iter().for_each(|place| at(path.clone().key("where"), place));
    }
}

/// Of `site.yaml`.
pub(super) fn of_site(site: &Site) -> Vec<Text<'_>> {
    let mut spots: Vec<Text<'_>> = site.comments.iter().map(Text::comment).collect();
    let mut at = |key: KeyPath, text| spots.push(Text::at_key(text, site.file(), key));
    let root = KeyPath::root();
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
