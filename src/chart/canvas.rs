//! The canvas of one drawing: marks in units, drawn through plotters.
//!
//! Knows rectangles, lines and texts, not money. What lies outside the canvas is drawn at its
//! edge, so a drawing can't leave its picture.

use super::backend::SheetBackend;
use super::figure::Drawing;
use super::markup::rounded;
use super::paint::{Paint, Tone};
use super::sheet::Sheet;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Drawable, PointCollection};
use plotters::style::{FontFamily, RGBColor};
use plotters_backend::{
    BackendColor, BackendCoord, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::convert::Infallible;
use std::iter::{Copied, Once, once};
use std::slice;

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
    area: DrawingArea<SheetBackend<'a>, Shift>,
}

/// What was drawn on a canvas of this size in units.
pub(super) fn draw(size: (f64, f64), paint: impl FnOnce(&Canvas<'_>)) -> Drawing {
    let mut sheet = Sheet::new();
    let tenths = (tenths(size.0) as u32, tenths(size.1) as u32);
    paint(&Canvas { area: SheetBackend::new(&mut sheet, tenths).into_drawing_area() });
    Drawing { size, sheet }
}

impl Canvas<'_> {
    /// A rectangle.
    pub(super) fn rect(&self, paint: Paint, rect: Rect) {
        // The edges are rounded, not the width, so that neighbours share theirs.
        self.mark(Shape::Rect, paint, &[(rect.x, rect.y), (rect.right(), rect.bottom())]);
    }

    /// A hatched rectangle with its wash: secured money.
    pub(super) fn hatched(&self, tone: Tone, rect: Rect) {
        self.rect(Paint::Wash(tone), rect);
        self.rect(Paint::Hatch(tone), rect);
    }

    /// A line through points.
    pub(super) fn line(&self, paint: Paint, points: &[(f64, f64)]) {
        self.mark(Shape::Line, paint, points);
    }

    /// A filled area.
    pub(super) fn area(&self, paint: Paint, corners: &[(f64, f64)]) {
        self.mark(Shape::Area, paint, corners);
    }

    fn mark(&self, shape: Shape, paint: Paint, points: &[(f64, f64)]) {
        drawn(&self.area.draw(&Mark { shape, points, token: paint.token() }));
    }

    /// A text of a role, its baseline at y; nothing where the text is empty.
    pub(super) fn text(&self, role: &str, place: (f64, f64), text: &str) {
        if !text.is_empty() {
            drawn(&self.area.draw(&Words { role, place: at(place), text }));
        }
    }
}

#[derive(Clone, Copy)]
enum Shape {
    /// Two opposite corners.
    Rect,
    Line,
    Area,
}

/// A rectangle, line or area: an element of our own for plotters, that keeps no points.
struct Mark<'p> {
    shape: Shape,
    points: &'p [(f64, f64)],
    token: RGBColor,
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Mark<'_> {
    type Point = BackendCoord;
    type IntoIter =
        std::iter::Map<Copied<slice::Iter<'a, (f64, f64)>>, fn((f64, f64)) -> BackendCoord>;
    fn point_iter(self) -> Self::IntoIter {
        self.points.iter().copied().map(at)
    }
}

impl<B: DrawingBackend> Drawable<B> for Mark<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut B,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        match self.shape {
            Shape::Rect => points.next().zip(points.next()).map_or(Ok(()), |(a, b)| {
                let upper_left = (a.0.min(b.0), a.1.min(b.1));
                let bottom_right = (a.0.max(b.0), a.1.max(b.1));
                backend.draw_rect(upper_left, bottom_right, &self.token, true)
            }),
            Shape::Line => backend.draw_path(points, &self.token),
            Shape::Area => backend.fill_polygon(points, &self.token),
        }
    }
}

/// A text: plotters' own asks for a font each time.
struct Words<'t> {
    role: &'t str,
    place: BackendCoord,
    text: &'t str,
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Words<'_> {
    type Point = BackendCoord;
    type IntoIter = Once<BackendCoord>;
    fn point_iter(self) -> Self::IntoIter {
        once(self.place)
    }
}

impl<B: DrawingBackend> Drawable<B> for Words<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut places: I,
        backend: &mut B,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        places.next().map_or(Ok(()), |place| backend.draw_text(self.text, &Role(self.role), place))
    }
}

/// A role as a style of text: the name of its family, and nothing else of a font.
struct Role<'r>(&'r str);

impl BackendTextStyle for Role<'_> {
    type FontError = Infallible;

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(self.0)
    }

    fn layout_box(&self, _: &str) -> Result<(BackendCoord, BackendCoord), Infallible> {
        Ok(((0, 0), (0, 0)))
    }

    fn draw<E, D: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: D,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}

/// Writing to a string can't fail; plotters' error type says it might.
fn drawn<T, E>(result: &Result<T, E>) {
    debug_assert!(result.is_ok());
}

#[inline]
fn at((x, y): (f64, f64)) -> BackendCoord {
    (tenths(x), tenths(y))
}

/// Tenths of a unit: the pixels of the backend.
#[inline]
pub(super) fn tenths(units: f64) -> i32 {
    rounded(units * 10.0)
}
