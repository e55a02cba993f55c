//! What was drawn, before it is written: markup in the order of drawing, each piece of it on the
//! thread of its paint or its role.
//!
//! Everything of one paint becomes one path, and texts of one role stand together, so that what
//! they share is written once: paints in the order they cover one another, texts above them. A
//! sheet is written as often as wanted, for a page and for a file of its own. Draws nothing.

use super::hatch::Hatching;
use super::letters;
use super::markup::{Stretch, push_escaped};
use super::paint::Paint;
use plotters_backend::BackendCoord;

/// How paints and roles are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// As classes, for a drawing inside a page.
    Classes,
    /// As presentation attributes, for a file of its own.
    Attributes,
}

/// A drawing; see the module. Coordinates are tenths of a unit.
pub(super) struct Sheet {
    pieces: Pieces,
    /// What is drawn in each paint, by its place.
    layers: [Layer; Paint::ALL.len()],
    words: Vec<Words>,
}

/// What is drawn in one paint: the data of a path, or of a hatching its elements.
#[derive(Clone, Copy, Default)]
struct Layer {
    thread: Thread,
    hatching: Hatching,
}

/// The texts of one role, an element each.
struct Words {
    role: String,
    thread: Thread,
}

/// Markup in pieces, in the order of drawing.
pub(super) struct Pieces {
    markup: String,
    ends: Vec<Piece>,
}

/// A piece of markup, and the next on its thread.
struct Piece {
    from: usize,
    to: usize,
    next: usize,
}

/// Pieces that belong together, in order.
#[derive(Clone, Copy, Default)]
pub(super) struct Thread {
    first: usize,
    last: usize,
    many: usize,
}

impl Sheet {
    /// An empty sheet.
    pub(super) fn new() -> Self {
        let pieces = Pieces { markup: String::with_capacity(2048), ends: Vec::with_capacity(32) };
        Self { pieces, layers: [Layer::default(); Paint::ALL.len()], words: Vec::with_capacity(8) }
    }

    /// A rectangle, from its upper left corner round as a `rect` goes.
    pub(super) fn rect(&mut self, paint: Paint, (left, top): BackendCoord, end: BackendCoord) {
        let Some(layer) = self.layers.get_mut(paint.place()) else { return };
        if let Paint::Hatch(tone) = paint {
            let hatch = (tone, (left, top), end);
            return layer.hatching.fill(hatch, &mut layer.thread, &mut self.pieces);
        }
        self.pieces.add(&mut layer.thread, |out| {
            step(out, b'M', [left, top]);
            step(out, b'h', [end.0 - left]);
            step(out, b'v', [end.1 - top]);
            step(out, b'H', [left]);
            out.byte(b'z');
        });
    }

    /// A line through points, level and upright stretches as `H` and `V`; what ends it, `Z` or
    /// nothing.
    pub(super) fn line(
        &mut self,
        paint: Paint,
        points: impl IntoIterator<Item = BackendCoord>,
        end: &str,
    ) {
        let Some(layer) = self.layers.get_mut(paint.place()) else { return };
        self.pieces.add(&mut layer.thread, |out| {
            let mut last: Option<BackendCoord> = None;
            for (x, y) in points {
                match last {
                    None => step(out, b'M', [x, y]),
                    Some((_, before)) if before == y => step(out, b'H', [x]),
                    Some((before, _)) if before == x => step(out, b'V', [y]),
                    Some(_) => step(out, b'L', [x, y]),
                }
                last = Some((x, y));
            }
            out.ascii(end);
        });
    }

    /// A text of a role.
    pub(super) fn text(&mut self, role: &str, (x, y): BackendCoord, text: &str) {
        let known = self.words.iter().position(|words| words.role == role);
        let place = known.unwrap_or_else(|| {
            self.words.push(Words { role: role.to_owned(), thread: Thread::default() });
            self.words.len() - 1
        });
        let Some(words) = self.words.get_mut(place) else { return };
        self.pieces.add_text(&mut words.thread, |out| {
            let mut head = Stretch::on(out);
            head.ascii("<text x=\"");
            head.tenths(x);
            head.ascii("\" y=\"");
            head.tenths(y);
            head.ascii("\">");
            drop(head);
            push_escaped(out, text);
            out.push_str("</text>");
        });
    }

    /// About how many bytes it takes to write it.
    pub(super) fn len(&self) -> usize {
        let layers = self.layers.iter().filter(|layer| layer.thread.many > 0).count();
        self.pieces.markup.len() + 64 * (layers + self.words.len())
    }

    /// Writes everything, without an `<svg>` around it.
    pub(super) fn write(&self, manner: Manner, out: &mut String) {
        for (paint, layer) in Paint::ALL.iter().zip(&self.layers) {
            let pieces = self.pieces.of(layer.thread);
            let attributes = |out: &mut String| paint.push_attributes(manner, out);
            match paint {
                _ if layer.thread.many == 0 => {}
                Paint::Hatch(_) => layer.hatching.write(pieces, attributes, out),
                _ => {
                    out.push_str("<path");
                    attributes(out);
                    out.push_str(" d=\"");
                    pieces.for_each(|piece| out.push_str(piece));
                    out.push_str("\"/>");
                }
            }
        }
        for words in &self.words {
            words.write(self.pieces.of(words.thread), manner, out);
        }
    }
}

#[inline]
fn step<const MANY: usize>(out: &mut Stretch<'_>, command: u8, values: [i32; MANY]) {
    out.byte(command);
    for (index, value) in values.into_iter().enumerate() {
        // A sign parts it from the number before it.
        if index > 0 && value >= 0 {
            out.byte(b' ');
        }
        out.tenths(value);
    }
}

impl Words {
    fn write<'p>(&self, pieces: impl Iterator<Item = &'p str>, manner: Manner, out: &mut String) {
        // One text needs no group, nor do many without a role.
        let is_alone = self.thread.many == 1;
        out.push_str(if is_alone { "<text" } else { "<g" });
        letters::push_attributes(&self.role, manner, out);
        if is_alone {
            pieces.for_each(|piece| out.push_str(piece.strip_prefix("<text").unwrap_or(piece)));
            return;
        }
        out.push('>');
        pieces.for_each(|piece| out.push_str(piece));
        out.push_str("</g>");
    }
}

impl Pieces {
    /// Adds a piece of numbers to a thread.
    pub(super) fn add(&mut self, thread: &mut Thread, write: impl FnOnce(&mut Stretch<'_>)) {
        self.add_text(thread, |out| write(&mut Stretch::on(out)));
    }

    fn add_text(&mut self, thread: &mut Thread, write: impl FnOnce(&mut String)) {
        let from = self.markup.len();
        write(&mut self.markup);
        let place = self.ends.len();
        self.ends.push(Piece { from, to: self.markup.len(), next: 0 });
        match self.ends.get_mut(thread.last).filter(|_| thread.many > 0) {
            Some(last) => last.next = place,
            None => thread.first = place,
        }
        thread.last = place;
        thread.many += 1;
    }

    /// The pieces of a thread, in order.
    fn of(&self, thread: Thread) -> impl Iterator<Item = &str> {
        let mut next = thread.first;
        (0..thread.many).map_while(move |_| {
            let piece = self.ends.get(next)?;
            next = piece.next;
            self.markup.get(piece.from..piece.to)
        })
    }
}
