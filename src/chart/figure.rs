//! A chart as pages use it: two drawings, a headline, a key, and its figures in words.

use super::key::Sign;
use super::markup::{allowed, escaped};
use super::sheet::{Manner, Sheet};

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
    pub svg: &'static str,
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

    fn letter(self) -> &'static str {
        match self {
            Self::Wide => "w",
            Self::Half => "h",
            Self::Narrow => "s",
        }
    }
}

/// A drawing without an `<svg>` around it.
pub(super) struct Drawing {
    /// Width and height in units.
    pub(super) size: (f64, f64),
    /// What is on it.
    pub(super) sheet: Sheet,
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

/// A chart in words: the same for a page and for a picture of its own.
pub(super) struct Chart {
    /// What it says.
    pub(super) texts: Texts,
    /// What its fills mean.
    pub(super) key: Vec<(Sign, String)>,
}

impl Chart {
    /// The chart for half a column of a page, whose drawings `draw` makes.
    pub(super) fn half_figure(&self, id: &str, draw: impl Fn(Width) -> Drawing) -> Figure {
        self.figure(id, None, draw)
    }

    /// The chart for a column of a page, with its drawing for the whole of it; see
    /// [`half_figure`](Self::half_figure).
    pub(super) fn figure(
        &self,
        id: &str,
        wide: Option<&Drawing>,
        draw: impl Fn(Width) -> Drawing,
    ) -> Figure {
        let description = self.texts.whole_description();
        // The same in every drawing: a reader meets one of them.
        let said = [escaped(&self.texts.title), escaped(&description)];
        let id = escaped(id);
        let svg = |width: Width, drawing: &Drawing| drawing.svg((&id, width.letter()), &said);
        let key = self.key.iter();
        Figure {
            wide: wide.map(|drawing| svg(Width::Wide, drawing)),
            half: svg(Width::Half, &draw(Width::Half)),
            narrow: svg(Width::Narrow, &draw(Width::Narrow)),
            key: key
                .map(|(sign, label)| KeyEntry { svg: sign.svg(), label: label.clone() })
                .collect(),
            title: allowed(&self.texts.title),
            headline: allowed(&self.texts.headline),
            subtitle: allowed(&self.texts.subtitle),
            description: allowed(&description),
        }
    }
}

impl Drawing {
    /// The drawing with its title and description, which are markup already.
    fn svg(&self, (id, letter): (&str, &str), [title, description]: &[String; 2]) -> String {
        let (w, h) = (whole(self.size.0), whole(self.size.1));
        let room = 256 + title.len() + description.len() + self.sheet.len();
        let mut svg = String::with_capacity(room);
        let pieces = [
            "<svg class=\"chart ",
            letter,
            "\" viewBox=\"0 0 ",
            &w,
            " ",
            &h,
            "\" width=\"",
            &w,
            "\" height=\"",
            &h,
            "\" role=\"img\" aria-labelledby=\"",
            id,
            letter,
            "-t ",
            id,
            letter,
            "-d\"><title id=\"",
            id,
            letter,
            "-t\">",
            title,
            "</title><desc id=\"",
            id,
            letter,
            "-d\">",
            description,
            "</desc>",
        ];
        pieces.into_iter().for_each(|piece| svg.push_str(piece));
        self.sheet.write(Manner::Classes, &mut svg);
        svg.push_str("</svg>");
        svg
    }
}

/// A length in whole units, none of the drawing left out.
fn whole(units: f64) -> String {
    (units.ceil() as i32).to_string()
}

impl Texts {
    /// The figures in words, and where else they stand.
    fn whole_description(&self) -> String {
        let parts = [self.description.as_str(), self.elsewhere.as_str()];
        let said = parts.iter().filter(|text| !text.is_empty());
        said.copied().collect::<Vec<_>>().join(" ")
    }
}
