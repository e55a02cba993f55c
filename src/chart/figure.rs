//! A chart as pages use it: two drawings, a headline, a key, and its figures in words.

use super::backend::{Manner, allowed, escaped};
use super::key::Sign;

/// A chart, ready for a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What, by what, unit: the `<title>` of the drawings.
    pub title: String,
    /// The finding, generated from the figures.
    pub headline: String,
    /// What, by what, unit, as the second line under the headline.
    pub subtitle: String,
    /// The figures in words: the `<desc>` of the drawings.
    pub description: String,
    /// What the fills mean; may be empty.
    pub key: Vec<KeyEntry>,
    /// The drawing for wide screens: a whole `<svg class="chart w">`.
    pub wide: String,
    /// The drawing for narrow screens: a whole `<svg class="chart s">`, 300 units wide.
    pub narrow: String,
}

/// A fill and its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyEntry {
    /// A small `<svg>` of the fill.
    pub svg: String,
    /// What it means, as plain text.
    pub label: String,
}

/// For which of the two places a drawing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    /// A wide screen, or paper.
    Wide,
    /// A phone.
    Narrow,
}

/// A drawing without an `<svg>` around it.
pub(super) struct Drawing {
    /// Width and height in units.
    pub(super) size: (f64, f64),
    /// Elements.
    pub(super) markup: String,
}

/// What a chart says.
pub(super) struct Texts {
    /// The `<title>`.
    pub(super) title: String,
    /// The finding.
    pub(super) headline: String,
    /// The second line.
    pub(super) subtitle: String,
    /// The figures in words, without naming what else stands on the page.
    pub(super) description: String,
    /// Where else the same figures stand; empty where nothing is said.
    pub(super) elsewhere: String,
}

/// A chart before it is drawn: the same for a page and for a picture of its own.
pub(super) struct Chart<'a> {
    /// What it says.
    pub(super) texts: Texts,
    /// What its fills mean.
    pub(super) key: Vec<(Sign, String)>,
    /// Draws it.
    pub(super) draw: Box<dyn Fn(Width, Manner) -> Drawing + 'a>,
}

impl Chart<'_> {
    /// The chart for a page.
    pub(super) fn figure(self, id: &str) -> Figure {
        let description = [self.texts.description.as_str(), &self.texts.elsewhere];
        let description = description
            .iter()
            .filter(|text| !text.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" ");
        let svg = |width: Width| {
            let letter = match width {
                Width::Wide => "w",
                Width::Narrow => "s",
            };
            let drawing = (self.draw)(width, Manner::Classes);
            let (w, h) = (drawing.size.0.ceil(), drawing.size.1.ceil());
            let id = escaped(&format!("{id}{letter}"));
            format!(
                "<svg class=\"chart {letter}\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" \
                 height=\"{h}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">\
                 <title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>{}</svg>",
                escaped(&self.texts.title),
                escaped(&description),
                drawing.markup,
            )
        };
        let key =
            self.key.iter().map(|(sign, label)| KeyEntry { svg: sign.svg(), label: label.clone() });
        Figure {
            key: key.collect(),
            wide: svg(Width::Wide),
            narrow: svg(Width::Narrow),
            title: allowed(&self.texts.title),
            headline: allowed(&self.texts.headline),
            subtitle: allowed(&self.texts.subtitle),
            description: allowed(&description),
        }
    }
}
