//! Shapes cut at the edges of a frame.
//!
//! Areas after Sutherland and Hodgman (1974), lines after Liang and Barsky (1984). Knows nothing
//! of what is drawn.

use super::outline::sides;
use crate::chart::canvas::Rect;

type At = (f64, f64);

/// An area within the frame; empty where none of it is.
pub(super) fn area(line: &[At], frame: Rect) -> Vec<At> {
    let (left, right) = (frame.x, frame.right());
    let (top, bottom) = (frame.y, frame.bottom());
    let line = cut(line, |at| at.0 - left);
    let line = cut(&line, |at| right - at.0);
    let line = cut(&line, |at| at.1 - top);
    cut(&line, |at| bottom - at.1)
}

/// The part of an area where `depth` is not below zero.
fn cut(line: &[At], depth: impl Fn(At) -> f64) -> Vec<At> {
    let mut kept = Vec::with_capacity(line.len());
    for (from, to) in sides(line) {
        let (before, behind) = (depth(from), depth(to));
        if before >= 0.0 {
            kept.push(from);
        }
        if (before >= 0.0) != (behind >= 0.0) {
            kept.push(between(from, to, before / (before - behind)));
        }
    }
    kept
}

/// The stretches of a closed line that lie within the frame.
pub(super) fn lines(line: &[At], frame: Rect) -> Vec<Vec<At>> {
    let mut stretches: Vec<Vec<At>> = Vec::new();
    for (from, to) in sides(line) {
        let Some((start, end)) = inside(from, to, frame) else { continue };
        let (start, end) = (between(from, to, start), between(from, to, end));
        match stretches.last_mut() {
            Some(open) if open.last() == Some(&start) => open.push(end),
            _ => stretches.push(vec![start, end]),
        }
    }
    stretches
}

/// From which to which part of its way a stretch is within the frame.
fn inside(from: At, to: At, frame: Rect) -> Option<At> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let edges = [
        (-dx, from.0 - frame.x),
        (dx, frame.right() - from.0),
        (-dy, from.1 - frame.y),
        (dy, frame.bottom() - from.1),
    ];
    let mut part = (0.0_f64, 1.0_f64);
    for (speed, room) in edges {
        if speed == 0.0 && room < 0.0 {
            return None;
        } else if speed < 0.0 {
            part.0 = part.0.max(room / speed);
        } else if speed > 0.0 {
            part.1 = part.1.min(room / speed);
        }
    }
    (part.0 < part.1).then_some(part)
}

/// The ends themselves are given as they are, so that stretches that meet are seen to.
fn between(from: At, to: At, part: f64) -> At {
    match part {
        0.0 => from,
        1.0 => to,
        part => (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Rect = Rect { x: 0.0, y: 0.0, width: 10.0, height: 10.0 };

    #[test]
    fn an_area_is_cut_at_the_frame() {
        let diamond = [(5.0, -5.0), (15.0, 5.0), (5.0, 15.0), (-5.0, 5.0)];
        let cut = area(&diamond, FRAME);
        let doubled: f64 = sides(&cut).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
        assert!((doubled / 2.0 - 100.0).abs() < 1e-9, "{cut:?}");
        assert!(area(&[(20.0, 20.0), (30.0, 20.0), (30.0, 30.0)], FRAME).is_empty());
        let within = [(1.0, 1.0), (9.0, 1.0), (5.0, 9.0)];
        assert_eq!(area(&within, FRAME), within);
    }

    #[test]
    fn a_line_is_drawn_only_within_the_frame() {
        let triangle = [(-5.0, 5.0), (15.0, 5.0), (5.0, 25.0)];
        assert_eq!(lines(&triangle, FRAME), [[(0.0, 5.0), (10.0, 5.0)]]);
        let within = [(1.0, 1.0), (9.0, 1.0), (5.0, 9.0)];
        let whole = [(1.0, 1.0), (9.0, 1.0), (5.0, 9.0), (1.0, 1.0)];
        assert_eq!(lines(&within, FRAME), [whole]);
    }
}
