//! Hatching: dashes across the whole of a rectangle, cut at its edges.
//!
//! The angle tells sources apart without colour: rising national, falling metropolitan, upright
//! local, level private; sums rise, wider. Dashes of one thick line, not a line of its own for each
//! and not `<pattern>`: they stay lines in print, need no ids, and a bar takes the same few bytes
//! however long it is. The length of dashes is the paint's. Knows nothing of what is hatched.

use super::markup::{Stretch, rounded};
use super::paint::Tone;
use super::sheet::{Pieces, Thread};
use plotters_backend::BackendCoord;

/// Width of a hatch line in units.
const LINE: f64 = 1.4;
/// Distance of upright and level lines, in units.
const APART: f64 = 5.0;

/// Hatched rectangles of one tone, as elements; coordinates are tenths of a unit.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Hatching {
    many: usize,
    /// How thick the line is whose path is still open.
    open: Option<i32>,
}

/// Where elements of a hatching are written.
struct Out<'a>(&'a mut Thread, &'a mut Pieces);

impl Out<'_> {
    fn add(&mut self, write: impl FnOnce(&mut Stretch<'_>)) {
        self.1.add(self.0, write);
    }
}

impl Hatching {
    /// Hatches a rectangle between two corners. The first piece of an element ends where what it
    /// shares with the others would stand if it were alone.
    pub(super) fn fill(
        &mut self,
        (tone, (x, y), (right, bottom)): (Tone, BackendCoord, BackendCoord),
        thread: &mut Thread,
        pieces: &mut Pieces,
    ) {
        let ((width, height), out) = ((right - x, bottom - y), Out(thread, pieces));
        match tone {
            _ if width <= 0 || height <= 0 => {}
            Tone::Nat => self.slanted((x, y), (width, height), (70, Slant::Rising), out),
            Tone::Met => self.slanted((x, y), (width, height), (80, Slant::Falling), out),
            Tone::Sum => self.slanted((x, y), (width, height), (80, Slant::Rising), out),
            Tone::Loc => self.straight((x, width), (y, height), b'H', out),
            Tone::Prv => self.straight((y, height), (x, width), b'V', out),
        }
    }

    /// Writes all elements with what they share: on the one path, or on a group around several.
    pub(super) fn write<'p>(
        &self,
        mut pieces: impl Iterator<Item = &'p str>,
        attributes: impl Fn(&mut String),
        out: &mut String,
    ) {
        out.push_str(if self.many == 1 { pieces.next().unwrap_or_default() } else { "<g" });
        attributes(out);
        out.push_str(if self.many == 1 { "" } else { ">" });
        pieces.for_each(|piece| out.push_str(piece));
        out.push_str(if self.open.is_some() { "\"/>" } else { "" });
        out.push_str(if self.many == 1 { "" } else { "</g>" });
    }

    /// What ends the path that is open.
    fn close(&mut self) -> &'static str {
        self.open.take().map_or("", |_| "\"/>")
    }

    /// Lines at 45°, `spacing` apart along the edge: a line from corner to corner, far thicker than
    /// the rectangle, in a picture of its own that cuts it. They stand where they would stand on a
    /// sheet hatched as a whole, so that neighbours do not jump.
    fn slanted(
        &mut self,
        at: BackendCoord,
        size: (i32, i32),
        (spacing, slant): (i32, Slant),
        mut out: Out<'_>,
    ) {
        let (width, height) = size;
        // Every line of the sheet meets the lower edge (rising) or, extended, the upper one at a
        // multiple of the spacing; a dash lies half before and half behind its line's middle.
        let before = (height - at.0).rem_euclid(spacing) - spacing;
        let start = rounded((f64::from(before) - 10.0 * LINE / 2.0 * f64::sqrt(2.0)) / 2.0);
        let length = ((width + height) / 2 - start + 10) / 10 * 10;
        let end = self.close();
        self.many += 1;
        out.add(|out| {
            out.ascii(end);
            out.ascii("<svg");
            let sides = [(" x=\"", at.0), (" y=\"", at.1)];
            let more = [(" width=\"", width), (" height=\"", height)];
            for (name, value) in sides.into_iter().chain(more) {
                out.ascii(name);
                out.tenths(value);
                out.byte(b'"');
            }
            out.ascii("><path");
        });
        out.add(|out| {
            out.ascii(" d=\"M");
            out.tenths(start);
            match slant {
                Slant::Rising => steps(out, [start, length, length]),
                Slant::Falling => steps(out, [height - start, length, -length]),
            }
            out.ascii("\"/></svg>");
        });
    }

    /// Lines 5 apart, centred along the rectangle, none on its edges: the dashes of a line through
    /// its middle that is as thick as the rectangle is across.
    fn straight(&mut self, along: (i32, i32), across: (i32, i32), direction: u8, mut out: Out<'_>) {
        let Some((first, last)) = ends(f64::from(along.0) / 10.0, f64::from(along.1) / 10.0) else {
            return;
        };
        let middle = across.0 + across.1 / 2;
        let is_further = self.open == Some(across.1);
        if !is_further {
            let end = self.close();
            out.add(|out| {
                out.ascii(end);
                out.ascii("<path");
            });
            self.many += 1;
            self.open = Some(across.1);
        }
        let start = if direction == b'H' { (first, middle) } else { (middle, first) };
        out.add(|out| {
            if !is_further {
                out.ascii(" stroke-width=\"");
                out.tenths(across.1);
                out.ascii("\" d=\"");
            }
            out.byte(b'M');
            out.tenths(start.0);
            out.byte(b' ');
            out.tenths(start.1);
            out.byte(direction);
            out.tenths(last);
        });
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Slant {
    Rising,
    Falling,
}

/// The rest of a path that goes from a height straight by so much across and down.
fn steps(out: &mut Stretch<'_>, [y, across, down]: [i32; 3]) {
    for (before, value) in [(b' ', y), (b'l', across), (b' ', down)] {
        // A sign parts a number from the one before it.
        if before == b'l' || value >= 0 {
            out.byte(before);
        }
        out.tenths(value);
    }
}

/// Where the first dash begins and the last one ends, in tenths: lines are centred between `start`
/// and `start + length`.
fn ends(start: f64, length: f64) -> Option<(i32, i32)> {
    if length < 2.0 {
        return None;
    }
    let gaps = ((length - 4.0) / APART).floor().max(0.0);
    let first = start + (length - gaps * APART) / 2.0 - LINE / 2.0;
    let last = first + gaps * APART + LINE;
    Some((rounded(first * 10.0), rounded(last * 10.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::paint::Paint;
    use crate::chart::sheet::{Manner, Sheet};
    use roxmltree::Document;

    fn drawn(tone: Tone, rect: [i32; 4]) -> String {
        let [x, y, width, height] = rect;
        let mut sheet = Sheet::new();
        sheet.rect(Paint::Hatch(tone), (x, y), (x + width, y + height));
        written(&sheet)
    }

    fn written(sheet: &Sheet) -> String {
        let mut markup = String::from("<g>");
        sheet.write(Manner::Classes, &mut markup);
        markup + "</g>"
    }

    /// Numbers of path data, however they are parted.
    fn numbers(data: &str) -> Vec<f64> {
        let parted = data.replace('-', " -").replace(|c: char| c.is_ascii_alphabetic(), " ");
        parted.split_whitespace().map(|number| number.parse().unwrap()).collect()
    }

    #[test]
    fn slanted_lines_are_cut_at_their_rectangle_and_reach_its_corners() {
        for (tone, spacing) in [(Tone::Nat, 7.0), (Tone::Met, 8.0), (Tone::Sum, 8.0)] {
            for width in [3, 12, 99, 2510, 7084] {
                let markup = drawn(tone, [1043, 490, width, 220]);
                let picture = Document::parse(&markup).unwrap();
                let cut = picture.descendants().find(|node| node.has_tag_name("svg")).unwrap();
                let side = |name| cut.attribute(name).unwrap().parse::<f64>().unwrap();
                let size = (f64::from(width) / 10.0, 22.0);
                assert_eq!(["x", "y", "width", "height"].map(side), [104.3, 49.0, size.0, size.1]);
                let data = cut.first_element_child().unwrap().attribute("d").unwrap();
                let [x, y, across, down] = numbers(data)[..] else { panic!("{data}") };
                assert_eq!(across, down.abs());
                // How far the line has come, measured along both edges.
                let passed = |x: f64, y: f64| if down > 0.0 { x + y } else { x + size.1 - y };
                let (start, end) = (passed(x, y), passed(x + across, y + down));
                assert!(start <= -0.9 && start > -spacing - 1.2, "{tone:?} {start}");
                assert!(end >= size.0 + size.1, "{tone:?} {end}");
                // The middle of the first dash lies on a line of the sheet.
                let foot = start + LINE / 2.0 * f64::sqrt(2.0) + 104.3 - size.1;
                assert!(
                    (foot / spacing - (foot / spacing).round()).abs() < 0.02,
                    "{tone:?} {foot}"
                );
            }
        }
    }

    #[test]
    fn straight_lines_stand_between_the_edges() {
        for width in [3, 12, 25, 99, 2510, 7084] {
            for (tone, rect) in
                [(Tone::Loc, [1043, 490, width, 220]), (Tone::Prv, [490, 1043, 220, width])]
            {
                let markup = drawn(tone, rect);
                let picture = Document::parse(&markup).unwrap();
                let Some(path) = picture.descendants().find(|node| node.has_tag_name("path"))
                else {
                    assert!(width < 20);
                    continue;
                };
                assert_eq!(path.attribute("stroke-width"), Some("22"));
                let data = path.attribute("d").unwrap();
                let [x, y, last] = numbers(data)[..] else { panic!("{data}") };
                let (first, middle) = if tone == Tone::Loc { (x, y) } else { (y, x) };
                let end = 104.3 + f64::from(width) / 10.0;
                assert_eq!(middle, 60.0);
                assert!(first > 104.3 && last < end, "{width}: {first} {last}");
                assert!((first - 104.3 - (end - last)).abs() < 0.11, "{width}: {first} {last}");
                let gaps = (last - first - LINE) / APART;
                assert!((gaps - gaps.round()).abs() < 0.03, "{width}: {gaps}");
            }
        }
    }

    #[test]
    fn straight_lines_of_one_thickness_are_one_path() {
        let mut sheet = Sheet::new();
        sheet.rect(Paint::Hatch(Tone::Loc), (0, 0), (300, 220));
        sheet.rect(Paint::Hatch(Tone::Loc), (300, 0), (600, 220));
        let markup = written(&sheet);
        assert_eq!(markup.matches("<path").count(), 1);
    }
}
