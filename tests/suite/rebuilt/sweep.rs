//! Every figure of a page is accounted for, or is of a kind that is no total and no rate.
//!
//! Looks at each text and attribute of a page with a digit in it, but for dates and years, which
//! no amount is written like: an amount of four digits has its thousands grouped.

use super::checked::{Checked, place, squeezed};
use super::print::Printer;
use crate::built::{all, text};
use scraper::{ElementRef, Html, Node, Selector};
use std::sync::LazyLock;

/// What is no total and no rate: on which pages, where, and why.
const KINDS: [(&str, &str, &str); 14] = [
    (
        "",
        ".prose, blockquote, .own, .events .what, .news div, .plan li > span, .bullets",
        "what somebody wrote in a record or a page, in whole sentences",
    ),
    (
        "",
        ".change, .notes, .photos, .places, #places > ul, #contact .pairs, #bodies .pairs, \
      article.part .pairs, #changes .pairs, \
      p.phone",
        "what a card says beside its money: changes, reasons, places, sizes, telephone numbers",
    ),
    ("", "#indicators table, [aria-labelledby*=indicator] table", "indicators, as they were typed"),
    ("", "figure.fig-map", "the numbers, names and distances of a map"),
    (
        "",
        "head > title, h1, .crumbs, .mast, .id, article.part h3, .foot, .get, nav",
        "ids and names",
    ),
    ("", "table.projects th, .news a, .holes a", "ids and names of projects"),
    ("", "th", "the names of sources, periods and stages"),
    ("", "sup, .notes a", "the numbers of footnotes"),
    ("index.html", ".states td:last-child", "definitions of statuses"),
    (
        "method/",
        "#rules, #formulas, #stages, #marks, #statuses, #funding-sources, #terms",
        "definitions, and the manual of the rules",
    ),
    (
        "data/",
        "#open, #columns, #reading, #states, #files td:not(.n), #files .marks",
        "how data files are read",
    ),
    ("search/", "form", "words to look for"),
    ("404.html", "main", "that a page is not there"),
    ("", "script:not([type='application/ld+json'])", "programs"),
];

/// Attributes that hold no words, or words for a program: addresses, sizes, ids, drawings, and
/// the names of columns.
const NO_WORDS: [&str; 45] = [
    "d",
    "href",
    "src",
    "srcset",
    "sizes",
    "x",
    "y",
    "width",
    "height",
    "viewBox",
    "cx",
    "cy",
    "r",
    "stroke-width",
    "id",
    "for",
    "class",
    "colspan",
    "rowspan",
    "span",
    "datetime",
    "points",
    "tabindex",
    "aria-labelledby",
    "aria-describedby",
    "charset",
    "x1",
    "x2",
    "y1",
    "y2",
    "transform",
    "fill",
    "opacity",
    "value",
    "data-name",
    "data-id",
    "data-area",
    "data-department",
    "data-status",
    "data-page",
    "data-files",
    "data-unit",
    "data-root",
    "action",
    "data-k",
];

static SELECTORS: LazyLock<Vec<(&str, Selector)>> = LazyLock::new(|| {
    let parse = |selector| Selector::parse(selector).unwrap();
    KINDS.iter().map(|(pages, selector, _)| (*pages, parse(selector))).collect()
});

impl Checked<'_> {
    /// No figure of the page is left that nothing accounts for.
    pub(super) fn sweep(&mut self, page: &Html) {
        self.reasons_withheld(page);
        let kinds = SELECTORS.iter().filter(|(pages, _)| self.path.starts_with(pages));
        let kinds: Vec<&Selector> = kinds.map(|(_, kind)| kind).collect();
        for node in page.tree.nodes() {
            match node.value() {
                Node::Text(text) if has_digit(text) => {
                    let mut around = node.ancestors().filter_map(ElementRef::wrap);
                    let is_known = self.claimed.contains_key(&place(node.value()))
                        || around.any(|one| kinds.iter().any(|kind| kind.matches(&one)));
                    if !is_known && is_figure(self.printer, text) {
                        let path = path_of(node.ancestors().filter_map(ElementRef::wrap));
                        self.fault("a figure", &squeezed(text), &format!("a rule for {path}"));
                    }
                }
                Node::Element(_) => {
                    if let Some(element) = ElementRef::wrap(node) {
                        self.sweep_attributes(element);
                    }
                }
                _ => {}
            }
        }
    }

    /// Why money is withheld, as the tables say it, stands where there is no figure.
    fn reasons_withheld(&mut self, page: &Html) {
        for small in all(page, ".ledger td small, .list td small, .figs small") {
            let mut rest = text(small);
            self.tables.reasons().for_each(|reason| rest = rest.replace(reason, ""));
            let is_reason = rest != text(small) && !rest.chars().any(char::is_numeric);
            if is_reason {
                self.claim_all(small, "why money is withheld");
            }
        }
    }

    fn sweep_attributes(&mut self, element: ElementRef<'_>) {
        let node: &Node = (*element).value();
        for (name, value) in element.value().attrs().filter(|(_, value)| has_digit(value)) {
            let at = (place(node).0, Some(name.to_owned()));
            let is_known = NO_WORDS.contains(&name)
                || self.claimed.contains_key(&at)
                || is_of_kind(element, name);
            if !is_known && is_figure(self.printer, value) {
                self.fault("a figure", value, &format!("a rule for the attribute {name}"));
            }
        }
    }
}

/// Attributes of some elements that hold names or numbers of footnotes.
fn is_of_kind(element: ElementRef<'_>, name: &str) -> bool {
    let value = |name| element.value().attr(name).unwrap_or_default();
    match (element.value().name(), name) {
        ("meta", "content") => {
            let property = value("property");
            value("name") == "viewport"
                || property.starts_with("og:") && property != "og:description"
                || property.starts_with("article:")
        }
        ("a", "aria-label") => value("href").starts_with("#note-"),
        ("img", "alt") | ("link", "title") => true,
        _ => false,
    }
}

/// Whether a text has a figure that is no date, and is no wording of the theme without a value.
fn is_figure(printer: &Printer, text: &str) -> bool {
    let mut rest = squeezed(&undated(text));
    for word in &printer.fixed_figures {
        rest = rest.replace(&squeezed(&undated(word)), "");
    }
    has_digit(&rest)
}

fn has_digit(text: &str) -> bool {
    text.chars().any(char::is_numeric)
}

/// A text without its dates: years of four figures, months and days beside their names, figures
/// between hyphens or behind a full stop.
fn undated(text: &str) -> String {
    let mut out = String::new();
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            out.push(chars[at]);
            at += 1;
            continue;
        }
        let run = |at: usize, is_in: fn(char) -> bool| {
            chars[at..].iter().take_while(|c| is_in(**c)).count()
        };
        let length = run(at, |c| c.is_ascii_digit() || c == ',' || c == '.');
        let number: String = chars[at..at + length].iter().collect();
        let after: String = chars[at + length..].iter().take(12).collect();
        let before: String = out.chars().rev().take(2).collect();
        if !is_of_date(&number, &after, &before) {
            out.push_str(&number);
        }
        at += length;
    }
    out
}

fn is_of_date(number: &str, after: &str, before: &str) -> bool {
    let digits = number.trim_end_matches(['.', ',']);
    let is_year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let value: u32 = digits.parse().unwrap_or(99);
    let is_small = (1..=31).contains(&value) && digits.len() <= 2;
    let is_month = MONTHS.iter().any(|month| after.trim_start().starts_with(month));
    let is_named = after.starts_with('월') || after.starts_with('일');
    let is_short = before.starts_with('’') || digits.len() == 2 && after.starts_with('년');
    let is_dotted = number.ends_with('.') && (before.starts_with(' ') || before.is_empty());
    let is_percent = after.starts_with('%');
    !is_percent && (is_year || is_short || is_small && (is_month || is_named || is_dotted))
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn path_of<'a>(around: impl Iterator<Item = ElementRef<'a>>) -> String {
    let name = |one: ElementRef<'_>| {
        let id = one.value().id().map(|id| format!("#{id}")).unwrap_or_default();
        let classes: String = one.value().classes().map(|class| format!(".{class}")).collect();
        format!("{}{id}{classes}", one.value().name())
    };
    let mut names: Vec<String> = around.map(name).take(6).collect();
    names.reverse();
    names.join(" > ")
}
