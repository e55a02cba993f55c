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
    /// The drawing for a whole column: a whole `<svg class="chart w">`, 840 units wide; none of a
    /// chart that stands in half a column.
    pub wide: Option<String>,
    /// The drawing for half a column, a tablet and paper: `<svg class="chart h">`, 540 units wide.
    pub half: String,
    /// The drawing for narrow screens: `<svg class="chart s">`, 280 units wide.
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

/// For which of three places a drawing is. A place is at least as many pixels wide as the drawing
/// has units, so that the smallest letters, 12 units, are never smaller than 12 pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    /// The whole column of a wide screen.
    Wide,
    /// Half of it, the column of a tablet, or two thirds of a sheet of paper.
    Half,
    /// A phone, or the rest of the sheet.
    Narrow,
}

impl Width {
    /// Width of the drawing in units.
    pub(super) fn across(self) -> f64 {
        match self {
            Self::Wide => 840.0,
            Self::Half => 540.0,
            Self::Narrow => 280.0,
        }
    }

    fn letter(self) -> char {
        match self {
            Self::Wide => 'w',
            Self::Half => 'h',
            Self::Narrow => 's',
        }
    }
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
    /// The chart for a column of a page.
    pub(super) fn figure(self, id: &str) -> Figure {
        let wide = self.svg(id, Width::Wide);
        Figure { wide: Some(wide), ..self.half_figure(id) }
    }

    /// The chart for half a column of a page.
    pub(super) fn half_figure(self, id: &str) -> Figure {
        let key =
            self.key.iter().map(|(sign, label)| KeyEntry { svg: sign.svg(), label: label.clone() });
        Figure {
            key: key.collect(),
            wide: None,
            half: self.svg(id, Width::Half),
            narrow: self.svg(id, Width::Narrow),
            title: allowed(&self.texts.title),
            headline: allowed(&self.texts.headline),
            subtitle: allowed(&self.texts.subtitle),
            description: allowed(&self.description()),
        }
    }

    fn description(&self) -> String {
        let description = [self.texts.description.as_str(), &self.texts.elsewhere];
        let said = description.iter().filter(|text| !text.is_empty());
        said.copied().collect::<Vec<_>>().join(" ")
    }

    fn svg(&self, id: &str, width: Width) -> String {
        let letter = width.letter();
        let drawing = (self.draw)(width, Manner::Classes);
        let (w, h) = (drawing.size.0.ceil(), drawing.size.1.ceil());
        let id = escaped(&format!("{id}{letter}"));
        format!(
            "<svg class=\"chart {letter}\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" \
             height=\"{h}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">\
             <title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>{}</svg>",
            escaped(&self.texts.title),
            escaped(&self.description()),
            drawing.markup,
        )
    }
}
