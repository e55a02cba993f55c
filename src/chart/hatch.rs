//! Hatching: lines cut at their rectangle.
//!
//! The angle tells sources apart without colour: rising national, falling metropolitan, upright
//! local, level private; sums rise, wider. Lines, not `<pattern>`: browsers print patterns as
//! blurred bitmaps, and lines need no ids. Knows nothing of what is hatched.

use super::canvas::Rect;
use super::paint::Tone;

/// A line from a point to a point, in units.
pub(super) type Stroke = ((f64, f64), (f64, f64));

/// The lines that hatch a rectangle for this source.
pub(super) fn strokes(rect: Rect, tone: Tone) -> Vec<Stroke> {
    match tone {
        Tone::Nat => slanted(rect, 7.0, Slant::Rising),
        Tone::Met => slanted(rect, 8.0, Slant::Falling),
        Tone::Sum => slanted(rect, 8.0, Slant::Rising),
        Tone::Loc => {
            let (top, bottom) = (rect.y, rect.bottom());
            let upright = |x| ((x, top), (x, bottom));
            spread(rect.x, rect.width).map(upright).collect()
        }
        Tone::Prv => {
            let (left, right) = (rect.x, rect.right());
            let level = |y| ((left, y), (right, y));
            spread(rect.y, rect.height).map(level).collect()
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Slant {
    Rising,
    Falling,
}

/// Lines at 45°, `spacing` apart along the edge. They stand where they would stand on a sheet
/// hatched as a whole, so that neighbours do not jump.
fn slanted(rect: Rect, spacing: f64, slant: Slant) -> Vec<Stroke> {
    // Every line is known by the point where it meets the bottom edge (rising) or the top edge
    // (falling), extended to both sides.
    let first = ((rect.x - rect.height) / spacing).ceil() * spacing;
    let mut strokes = Vec::new();
    let mut foot = first;
    while foot < rect.right() {
        let from = rect.x.max(foot);
        let until = rect.right().min(foot + rect.height);
        if until - from > 0.15 {
            let height = |x: f64| match slant {
                Slant::Rising => rect.bottom() - (x - foot),
                Slant::Falling => rect.y + (x - foot),
            };
            strokes.push(((from, height(from)), (until, height(until))));
        }
        foot += spacing;
    }
    strokes
}

/// Places 5 apart, centred between `start` and `start + length`, none on the edges.
fn spread(start: f64, length: f64) -> impl Iterator<Item = f64> {
    const SPACING: f64 = 5.0;
    let gaps = ((length - 4.0) / SPACING).floor().max(0.0);
    let first = start + (length - gaps * SPACING) / 2.0;
    let lines = if length < 2.0 { 0 } else { gaps as usize + 1 };
    (0..lines).map(move |line| first + line as f64 * SPACING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_stay_inside_their_rectangle() {
        for width in [0.3, 1.2, 9.9, 251.0, 708.4] {
            let rect = Rect { x: 104.3, y: 49.0, width, height: 22.0 };
            for tone in [Tone::Nat, Tone::Met, Tone::Loc, Tone::Prv, Tone::Sum] {
                for ((x1, y1), (x2, y2)) in strokes(rect, tone) {
                    for (x, y) in [(x1, y1), (x2, y2)] {
                        assert!(x >= rect.x - 0.001 && x <= rect.right() + 0.001, "{tone:?} {x}");
                        assert!(y >= rect.y - 0.001 && y <= rect.bottom() + 0.001, "{tone:?} {y}");
                    }
                }
            }
        }
    }
}
