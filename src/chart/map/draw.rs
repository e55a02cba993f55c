//! One drawing of a map: the district, the marks, the scale bar, and the overview.
//!
//! Decides nothing about what is shown; see `view` and `marks`.

use super::marks::{self, Mark, Pin};
use super::simplify::simplified;
use super::view::{FOOT, Frame, Scene};
use super::{Subject, clip, labels};
use crate::chart::canvas::{self, Canvas, Rect};
use crate::chart::figure::Drawing;
use crate::chart::letters;
use crate::chart::paint::Paint;

/// So many points at most make the lines of an outline: some six kilobytes.
const MOST_POINTS: usize = 260;

/// Draws a scene.
pub(super) fn drawing(subject: &Subject<'_>, scene: &Scene) -> Drawing {
    canvas::draw(scene.size, |canvas| {
        district(canvas, subject, scene.main);
        if scene.framed {
            corners(scene.main.rect).windows(2).for_each(|side| canvas.line(Paint::Rule, side));
        }
        places(canvas, subject, scene.main);
        foot(canvas, subject, scene.main);
        if let Some(overview) = scene.overview {
            district(canvas, subject, overview);
            here(canvas, scene.main, overview, subject);
        }
    })
}

/// The shape of the district within a frame, if there is one.
fn district(canvas: &Canvas<'_>, subject: &Subject<'_>, frame: Frame) {
    let lines = lines(subject, frame);
    for line in &lines {
        let area = clip::area(line, frame.rect);
        if area.len() > 2 {
            canvas.area(Paint::ToldArea, &area);
        }
    }
    for stretch in lines.iter().flat_map(|line| clip::lines(line, frame.rect)) {
        canvas.line(Paint::Border, &stretch);
    }
}

/// The lines of the outline on the canvas, as coarse as they must be to stay few.
fn lines(subject: &Subject<'_>, frame: Frame) -> Vec<Vec<(f64, f64)>> {
    let Some(outline) = subject.outline else { return Vec::new() };
    let placed = |line: &Vec<_>| line.iter().map(|at| frame.at(*at)).collect::<Vec<_>>();
    let near: Vec<Vec<_>> = outline
        .lines()
        .map(placed)
        .filter(|line| !clip::area(line, frame.rect).is_empty())
        .collect();
    let mut tolerance = 0.4;
    loop {
        let all = near.iter().map(|line| simplified(line, tolerance));
        // An islet of a point's size is no shape any more.
        let lines: Vec<Vec<_>> = all.filter(|line| line.len() > 2).collect();
        let points = lines.iter().flatten().filter(|at| is_near(**at, frame.rect));
        if points.count() <= MOST_POINTS || tolerance > 1000.0 {
            return lines;
        }
        tolerance *= 1.5;
    }
}

fn is_near((x, y): (f64, f64), rect: Rect) -> bool {
    x >= rect.x && x <= rect.right() && y >= rect.y && y <= rect.bottom()
}

/// Leads and true places below, then the marks, then numbers and names.
fn places(canvas: &Canvas<'_>, subject: &Subject<'_>, frame: Frame) {
    let pins: Vec<Pin<'_>> = subject
        .spots
        .iter()
        .map(|spot| Pin { number: spot.number, name: spot.name, at: frame.at(spot.at) })
        .collect();
    let marks = marks::marks(&pins, frame.rect);
    let moved = || marks.iter().filter(|mark| mark.is_moved());
    for mark in moved() {
        canvas.line(Paint::Lead, &[mark.home, mark.at]);
    }
    for mark in moved() {
        canvas.line(Paint::Dot, &[mark.home, mark.home]);
    }
    for paint in [Paint::Rim, Paint::Spot] {
        marks.iter().for_each(|mark| canvas.line(paint, &ends(mark)));
    }
    for mark in &marks {
        canvas.text(marks::ROLE, (mark.at.0, mark.at.1 + 4.6), &mark.label);
    }
    for (text, role, at) in labels::labels(&marks, frame.rect, frame.rect.width * 0.35) {
        canvas.text(role, at, &text);
    }
}

/// A line without length is drawn as a disc by its round ends.
fn ends(mark: &Mark<'_>) -> [(f64, f64); 2] {
    let (x, y) = mark.at;
    [(x - mark.half, y), (x + mark.half, y)]
}

/// The scale bar and where north is.
fn foot(canvas: &Canvas<'_>, subject: &Subject<'_>, frame: Frame) {
    let (metres, length) = frame.bar();
    let (x, y) = (frame.rect.x + 1.0, frame.rect.bottom() + FOOT - 12.0);
    let end = x + length;
    for stretch in
        [[(x, y), (end, y)], [(x, y - 4.0), (x, y + 4.0)], [(end, y - 4.0), (end, y + 4.0)]]
    {
        canvas.line(Paint::Base, &stretch);
    }
    let bar = super::words::length(subject.locale, f64::from(metres));
    canvas.text("m", (end + 8.0, y + 4.5), &bar);
    let north = subject.locale.word("map.north");
    if end + letters::width(&bar, "m") + letters::width(north, "m e") + 30.0 < frame.rect.right() {
        canvas.text("m e", (frame.rect.right(), y + 4.5), north);
    }
}

/// Where in the district the main drawing is.
fn here(canvas: &Canvas<'_>, main: Frame, overview: Frame, subject: &Subject<'_>) {
    let (x, y) = overview.at(subject.around.middle());
    let part = overview.scale / main.scale;
    let (w, h) = ((main.rect.width * part).max(8.0), (main.rect.height * part).max(8.0));
    canvas
        .line(Paint::Here, &corners(Rect { x: x - w / 2.0, y: y - h / 2.0, width: w, height: h }));
}

/// A rectangle as a closed line.
fn corners(rect: Rect) -> [(f64, f64); 5] {
    let (left, right, top, bottom) = (rect.x, rect.right(), rect.y, rect.bottom());
    [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
}
