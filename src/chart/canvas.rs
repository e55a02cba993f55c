//! The canvas of one drawing: marks in units, drawn through plotters.
//!
//! Knows rectangles, lines and texts, not money. What lies outside the canvas is drawn at its
//! edge, so a drawing can't leave its picture.

use super::backend::{Manner, SvgBackend};
use super::hatch;
use super::paint::{Paint, Tone};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Drawable, PathElement, PointCollection, Polygon, Rectangle, Text};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, ShapeStyle, TextStyle};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

/// A rectangle in units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    /// Left edge.
    pub(super) x: f64,
    /// Upper edge.
    pub(super) y: f64,
    /// Width.
    pub(super) width: f64,
    /// Height.
    pub(super) height: f64,
}

impl Rect {
    /// A rectangle between two places along x, whichever comes first.
    pub(super) fn between((a, b): (f64, f64), y: f64, height: f64) -> Self {
        Self { x: a.min(b), y, width: (b - a).abs(), height }
    }

    /// The right edge.
    pub(super) fn right(self) -> f64 {
        self.x + self.width
    }

    /// The lower edge.
    pub(super) fn bottom(self) -> f64 {
        self.y + self.height
    }

    /// The middle along x.
    pub(super) fn middle(self) -> f64 {
        self.x + self.width / 2.0
    }

    /// The rectangle drawn in on every side, never to less than a hair.
    pub(super) fn inset(self, by: f64) -> Self {
        let along = |start: f64, length: f64| {
            let by = by.min((length - 0.6) / 2.0).max(0.0);
            (start + by, length - 2.0 * by)
        };
        let ((x, width), (y, height)) = (along(self.x, self.width), along(self.y, self.height));
        Self { x, y, width, height }
    }
}

/// A surface to draw on; see the module.
pub(super) struct Canvas<'a> {
    area: DrawingArea<SvgBackend<'a>, Shift>,
}

/// The markup of a drawing of this size in units, without an `<svg>` around it.
pub(super) fn draw(size: (f64, f64), manner: Manner, paint: impl FnOnce(&Canvas<'_>)) -> String {
    let mut markup = String::with_capacity(4096);
    let tenths = (tenths(size.0) as u32, tenths(size.1) as u32);
    let canvas = Canvas { area: SvgBackend::new(&mut markup, tenths, manner).into_drawing_area() };
    paint(&canvas);
    drawn(&canvas.area.present());
    drop(canvas);
    markup
}

impl Canvas<'_> {
    /// A rectangle.
    pub(super) fn rect(&self, paint: Paint, rect: Rect) {
        // The edges are rounded, not the width, so that neighbours share theirs.
        let corners = [at((rect.x, rect.y)), at((rect.right(), rect.bottom()))];
        drawn(&self.area.draw(&Rectangle::new(corners, paint.token().filled())));
    }

    /// A hatched rectangle with its wash: secured money.
    pub(super) fn hatched(&self, tone: Tone, rect: Rect) {
        self.rect(Paint::Wash(tone), rect);
        let ends = hatch::strokes(rect, tone).into_iter().flat_map(|(from, to)| [at(from), at(to)]);
        let style = Paint::Hatch(tone).token().stroke_width(1);
        drawn(&self.area.draw(&Hatching { ends: ends.collect(), style }));
    }

    /// A line through points.
    pub(super) fn line(&self, paint: Paint, points: &[(f64, f64)]) {
        let points: Vec<_> = points.iter().copied().map(at).collect();
        drawn(&self.area.draw(&PathElement::new(points, paint.token().stroke_width(1))));
    }

    /// A filled area.
    pub(super) fn area(&self, paint: Paint, corners: &[(f64, f64)]) {
        let corners: Vec<_> = corners.iter().copied().map(at).collect();
        drawn(&self.area.draw(&Polygon::new(corners, paint.token().filled())));
    }

    /// A text of a role, its baseline at y; nothing where the text is empty.
    pub(super) fn text(&self, role: &str, (x, y): (f64, f64), text: &str) {
        if text.is_empty() {
            return;
        }
        let family = FontFamily::Name(role);
        let style = TextStyle::from(FontDesc::new(family, 1.0, FontStyle::Normal));
        drawn(&self.area.draw(&Text::new(text, at((x, y)), style)));
    }
}

/// Lines from point to point, two by two: an element of our own for plotters.
struct Hatching {
    ends: Vec<BackendCoord>,
    style: ShapeStyle,
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Hatching {
    type Point = &'a BackendCoord;
    type IntoIter = &'a [BackendCoord];
    fn point_iter(self) -> &'a [BackendCoord] {
        &self.ends
    }
}

impl<B: DrawingBackend> Drawable<B> for Hatching {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut ends: I,
        backend: &mut B,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        while let (Some(from), Some(to)) = (ends.next(), ends.next()) {
            backend.draw_line(from, to, &self.style)?;
        }
        Ok(())
    }
}

/// Writing to a string can't fail; plotters' error type says it might.
fn drawn<T, E>(result: &Result<T, E>) {
    debug_assert!(result.is_ok());
}

fn at((x, y): (f64, f64)) -> BackendCoord {
    (tenths(x), tenths(y))
}

fn tenths(units: f64) -> i32 {
    (units * 10.0).round() as i32
}
