//! A plotters backend that writes SVG of our own: few elements, classes, whole paths.
//!
//! One pixel is a tenth of a unit. Colours are tokens of [`Paint`], font families are roles of
//! text. Everything of one paint becomes one path, and texts of one role stand together, so that
//! what they share is written once: paints in the order they cover one another, texts above them.
//! Writes no `<svg>` element around it, measures no fonts, and draws no single pixels.

use super::hatch::Hatching;
use super::letters;
use super::markup::{push_attribute, push_escaped, push_tenths};
use super::paint::Paint;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::convert::Infallible;

/// How paints and roles are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// As classes, for a drawing inside a page.
    Classes,
    /// As presentation attributes, for a file of its own.
    Attributes,
}

/// Writes markup; see the module.
pub(super) struct SvgBackend<'a> {
    markup: &'a mut String,
    size: (u32, u32),
    manner: Manner,
    /// What is drawn in each paint, by its place.
    layers: Vec<Layer>,
    words: Vec<Words>,
}

/// What is drawn in one paint: the data of a path, or of a hatching its elements.
#[derive(Default)]
struct Layer {
    path: String,
    hatching: Hatching,
}

/// The texts of one role.
struct Words {
    role: String,
    elements: String,
    many: usize,
}

impl<'a> SvgBackend<'a> {
    /// A backend of this size, in tenths of a unit.
    pub(super) fn new(markup: &'a mut String, size: (u32, u32), manner: Manner) -> Self {
        let layers = Paint::ALL.iter().map(|_| Layer::default()).collect();
        Self { markup, size, manner, layers, words: Vec::new() }
    }

    /// The layer of a style; none of what is not seen.
    fn layer<S: BackendStyle>(&mut self, style: &S) -> Option<&mut Layer> {
        let color = style.color();
        let place = usize::from(color.rgb.0);
        self.layers.get_mut(place).filter(|_| color.alpha > 0.0)
    }

    /// The texts of a role.
    fn words(&mut self, role: &str) -> Option<&mut Words> {
        let known = self.words.iter().position(|words| words.role == role);
        if known.is_none() {
            let (role, elements) = (role.to_owned(), String::with_capacity(512));
            self.words.push(Words { role, elements, many: 0 });
        }
        let last = self.words.len() - 1;
        self.words.get_mut(known.unwrap_or(last))
    }
}

impl Layer {
    /// Appends points, level and upright stretches as `H` and `V`.
    fn trace(&mut self, points: impl IntoIterator<Item = BackendCoord>) {
        let path = &mut self.path;
        let mut last: Option<BackendCoord> = None;
        for (x, y) in points {
            match last {
                None => step(path, 'M', &[x, y]),
                Some((_, before)) if before == y => step(path, 'H', &[x]),
                Some((before, _)) if before == x => step(path, 'V', &[y]),
                Some(_) => step(path, 'L', &[x, y]),
            }
            last = Some((x, y));
        }
    }

    /// Appends a rectangle, from its upper left corner round as a `rect` goes.
    fn rect(&mut self, (left, top): BackendCoord, (right, bottom): BackendCoord) {
        let path = &mut self.path;
        step(path, 'M', &[left, top]);
        step(path, 'h', &[right - left]);
        step(path, 'v', &[bottom - top]);
        step(path, 'H', &[left]);
        path.push('z');
    }

    fn write(self, paint: Paint, manner: Manner, markup: &mut String) {
        if !self.path.is_empty() {
            markup.push_str("<path");
            paint.push_attributes(manner, markup);
            markup.push_str(" d=\"");
            markup.push_str(&self.path);
            markup.push_str("\"/>");
        }
        self.hatching.write(|out| paint.push_attributes(manner, out), markup);
    }
}

fn step(path: &mut String, command: char, values: &[i32]) {
    path.push(command);
    for (index, value) in values.iter().enumerate() {
        // A sign parts it from the number before it.
        if index > 0 && *value >= 0 {
            path.push(' ');
        }
        push_tenths(path, *value);
    }
}

impl Words {
    fn write(&self, manner: Manner, markup: &mut String) {
        // One text needs no group, nor do many without a role.
        let alone = self.elements.strip_prefix("<text").filter(|_| self.many == 1);
        markup.push_str(if alone.is_some() { "<text" } else { "<g" });
        letters::push_attributes(&self.role, manner, markup);
        match alone {
            Some(rest) => markup.push_str(rest),
            None => {
                markup.push('>');
                markup.push_str(&self.elements);
                markup.push_str("</g>");
            }
        }
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        for (paint, layer) in Paint::ALL.iter().zip(self.layers.drain(..)) {
            layer.write(*paint, self.manner, self.markup);
        }
        for words in self.words.drain(..) {
            words.write(self.manner, self.markup);
        }
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        _: bool,
    ) -> Drawn {
        let paint = Paint::of_token(style.color().rgb);
        if let Some(layer) = self.layer(style) {
            match paint {
                Paint::Hatch(tone) => layer.hatching.fill(tone, upper_left, bottom_right),
                _ => layer.rect(upper_left, bottom_right),
            }
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        if let Some(layer) = self.layer(style) {
            layer.trace(path);
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        if let Some(layer) = self.layer(style) {
            layer.trace(corners);
            layer.path.push('Z');
        }
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        (x, y): BackendCoord,
    ) -> Drawn {
        let Some(words) = self.words(style.family().as_str()) else { return Ok(()) };
        words.many += 1;
        let out = &mut words.elements;
        out.push_str("<text");
        push_attribute(out, "x", x);
        push_attribute(out, "y", y);
        out.push('>');
        push_escaped(out, text);
        out.push_str("</text>");
        Ok(())
    }
}
