//! What was accounted for on a page: places of text, each by the rule that rebuilt it.
//!
//! A place is a text node or an attribute. Nothing panics where a page says another thing than the
//! tables: it is a fault, so that a test can see that a changed figure is found.

use super::print::Printer;
use super::tables::Tables;
use super::wording::is_made_of;
use crate::built::text;
use scraper::{ElementRef, Html, Node};
use std::collections::BTreeMap;

/// What was checked so far.
pub(super) struct Checked<'a> {
    pub(super) tables: &'a Tables,
    pub(super) printer: &'a Printer,
    /// The places of this page that were accounted for, with the rule.
    pub(super) claimed: BTreeMap<Place, &'static str>,
    /// What of this page does not agree.
    pub(super) faults: Vec<String>,
    pub(super) path: String,
    /// What all projects are said to come to.
    pub(super) of_site: Vec<String>,
}

/// A node of a page, and its attribute where it is one.
pub(super) type Place = (usize, Option<String>);

impl<'a> Checked<'a> {
    pub(super) fn new(tables: &'a Tables, printer: &'a Printer) -> Self {
        let (claimed, faults) = (BTreeMap::new(), Vec::new());
        let mut checked =
            Self { tables, printer, claimed, faults, path: String::new(), of_site: Vec::new() };
        checked.of_site = checked.site_sentences();
        checked
    }

    pub(super) fn begin(&mut self, path: &str) {
        (self.path, self.claimed) = (path.to_owned(), BTreeMap::new());
        self.faults.clear();
    }

    pub(super) fn fault(&mut self, rule: &str, said: &str, expected: &str) {
        self.faults.push(format!("{rule} on {}:\n  shown {said}\n  wanted {expected}", self.path));
    }

    /// What does not hold beside what a place says.
    pub(super) fn holds(&mut self, rule: &str, what: impl Into<String>, is_so: bool) {
        if !is_so {
            self.fault(rule, "another thing", &what.into());
        }
    }

    /// The first words of an element; the small ones behind them are others' to claim.
    pub(super) fn first(&mut self, element: ElementRef<'_>, expected: &str, rule: &'static str) {
        let nodes = element.descendants();
        let of_text = |node: &Node| node.as_text().map(|text| squeezed(text)).unwrap_or_default();
        let found = nodes.map(|node| (of_text(node.value()), place(node.value())));
        let found = found.into_iter().find(|(said, _)| !said.is_empty());
        let (said, at) = found.unwrap_or_default();
        self.claim(at, rule);
        if said != expected {
            self.fault(rule, &said, expected);
        }
    }

    /// All words of an element.
    pub(super) fn whole(&mut self, element: ElementRef<'_>, expected: &str, rule: &'static str) {
        self.one_of(element, &[expected.to_owned()], rule);
    }

    /// All words of an element, which may say one of several things.
    pub(super) fn one_of(&mut self, element: ElementRef<'_>, all: &[String], rule: &'static str) {
        let said = self.claim_all(element, rule);
        if !all.iter().any(|one| squeezed(one) == said) {
            self.fault(rule, &said, &all.join(" | "));
        }
    }

    /// All words of an element, which is made of some of these sentences.
    pub(super) fn made_of(&mut self, element: ElementRef<'_>, all: &[String], rule: &'static str) {
        let said = self.claim_all(element, rule);
        self.sentences(&said, all, rule);
    }

    pub(super) fn sentences(&mut self, said: &str, all: &[String], rule: &'static str) {
        let all: Vec<String> = all.iter().map(|one| squeezed(one)).collect();
        if said.is_empty() || !is_made_of(said, &all) {
            self.fault(rule, said, &all.join(" | "));
        }
    }

    /// The words of an element without references to footnotes, claimed.
    pub(super) fn claim_all(&mut self, element: ElementRef<'_>, rule: &'static str) -> String {
        let mut said = String::new();
        for node in element.descendants() {
            let Some(text) = node.value().as_text() else { continue };
            let mut around = node.ancestors().filter_map(ElementRef::wrap);
            if !around.any(|one| one.value().name() == "sup") {
                said.push_str(text);
                self.claim(place(node.value()), rule);
            }
        }
        squeezed(&said)
    }

    /// An attribute; nothing where it is not there.
    pub(super) fn attribute(
        &mut self,
        element: ElementRef<'_>,
        name: &str,
        rule: &'static str,
    ) -> Option<String> {
        let said = element.value().attr(name)?;
        let node: &Node = (*element).value();
        self.claim((place(node).0, Some(name.to_owned())), rule);
        Some(squeezed(said))
    }

    pub(super) fn attribute_is(
        &mut self,
        element: ElementRef<'_>,
        name: &str,
        (expected, rule): (&str, &'static str),
    ) {
        let said = self.attribute(element, name, rule).unwrap_or_default();
        if said != expected {
            self.fault(rule, &said, expected);
        }
    }

    fn claim(&mut self, place: Place, rule: &'static str) {
        if self.claimed.insert(place, rule).is_some_and(|other| other != rule) {
            self.fault(rule, "a place", "one that no other rule has claimed");
        }
    }
}

/// The place of a node.
pub(super) fn place(node: &Node) -> Place {
    (std::ptr::from_ref(node) as usize, None)
}

/// White space as one blank, and without what holds dots to their words.
pub(super) fn squeezed(text: &str) -> String {
    text.replace('\u{2060}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a heading, by which what follows is told.
pub(super) fn label(element: ElementRef<'_>) -> String {
    text(element)
}

/// The first element by a selector.
pub(super) fn only<'a>(page: &'a Html, selector: &str) -> Option<ElementRef<'a>> {
    crate::built::all(page, selector).into_iter().next()
}
