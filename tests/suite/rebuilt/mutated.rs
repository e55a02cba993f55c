//! Pages with one digit changed, at every kind of place: each must be refused.

use super::checked::{Checked, place};
use super::print::Printer;
use super::tables::Tables;
use crate::built::SiteFiles;
use scraper::{ElementRef, Node};
use std::collections::{BTreeMap, BTreeSet};

/// What became of the changed pages.
pub(crate) struct Outcome {
    /// How often a figure of each rule was changed.
    pub(crate) tried: BTreeMap<&'static str, usize>,
    /// The changes nobody saw.
    pub(crate) missed: Vec<String>,
}

/// Changes a digit of one figure of every rule at every kind of place.
pub(crate) fn change(files: &SiteFiles, language: &str, unit: (&str, u32)) -> Outcome {
    let tables = Tables::of(files);
    let printer = Printer::new(language, unit);
    let mut checked = Checked::new(&tables, &printer);
    let mut done: BTreeSet<String> = BTreeSet::new();
    let mut outcome = Outcome { tried: BTreeMap::new(), missed: Vec::new() };
    for (path, mut page) in files.pages() {
        checked.rules(&page, path);
        assert!(checked.faults.is_empty(), "{:?}", checked.faults);
        let claimed = checked.claimed.clone();
        let nodes: Vec<_> = page.tree.nodes().map(|node| node.id()).collect();
        for id in nodes {
            let node = page.tree.get(id).unwrap();
            let at = place(node.value()).0;
            let spot = spot(node.ancestors().filter_map(ElementRef::wrap));
            for ((_, name), rule) in claimed.range((at, None)..(at + 1, None)) {
                let said = read(page.tree.get(id).unwrap().value(), name.as_deref());
                let kind = format!("{path:.4} {rule} {spot}");
                let is_new = !LOOSE.contains(rule) && !done.contains(&kind);
                let changed = changed(&said, rule, done.len().is_multiple_of(2)).filter(|_| is_new);
                let Some(changed) = changed else { continue };
                done.insert(kind);
                *outcome.tried.entry(rule).or_default() += 1;
                write(page.tree.get_mut(id).unwrap().value(), name.as_deref(), &changed);
                checked.rules(&page, path);
                if checked.faults.is_empty() {
                    outcome.missed.push(format!("{rule} on {path}: {said} as {changed}"));
                }
                write(page.tree.get_mut(id).unwrap().value(), name.as_deref(), &said);
            }
        }
    }
    outcome
}

/// What kind of place it is: the classes around it.
fn spot<'a>(around: impl Iterator<Item = ElementRef<'a>>) -> String {
    let classes = around.take(2).filter_map(|one| one.value().attr("class"));
    classes.collect::<Vec<_>>().join(" < ")
}

fn write(node: &mut Node, attribute: Option<&str>, said: &str) {
    match (node, attribute) {
        (Node::Text(text), _) => text.text = said.into(),
        (Node::Element(element), Some(name)) => {
            let mut attributes = element.attrs.iter_mut();
            let found = attributes.find(|(key, _)| &*key.local == name);
            found.unwrap().1 = said.into();
        }
        _ => {}
    }
}

/// Rules whose figures may change without a fault: ticks are only held to be evenly apart.
const LOOSE: [&str; 4] = [
    "the ticks of an axis",
    "why money is withheld",
    "a fact in words",
    "a fact of a part that is no money",
];

fn read(node: &Node, attribute: Option<&str>) -> String {
    match (node, attribute) {
        (Node::Text(text), _) => text.text.to_string(),
        (Node::Element(element), Some(name)) => element.attr(name).unwrap().to_owned(),
        _ => String::new(),
    }
}

/// The text with the last digit of its first figure one more, or of its last where it is the turn
/// of that.
fn changed(said: &str, rule: &str, is_last: bool) -> Option<String> {
    let from = match rule {
        "linked data" => said.find("\"description\":").unwrap_or(said.len()),
        _ => 0,
    };
    let until = said[from..].find("\",").filter(|_| rule == "linked data");
    let until = until.map_or(said.len(), |length| from + length);
    let is_digit = |at: &usize| said.as_bytes().get(*at).is_some_and(u8::is_ascii_digit);
    let ends = |at: &usize| is_digit(at) && !is_digit(&(at + 1));
    let found = (from..until).filter(ends).collect::<Vec<usize>>();
    let at = *if is_last { found.last() } else { found.first() }?;
    let digit = (said.as_bytes()[at] - b'0' + 1) % 10;
    Some(format!("{}{digit}{}", &said[..at], &said[at + 1..]))
}
