//! Names beside the marks of a map, where there is room for them.
//!
//! A name that would touch a mark, another name or the edge is left out: the list on the page has
//! it. Never moves a mark.

use super::marks::{Mark, REACH, lies_within, meet};
use crate::chart::canvas::Rect;
use crate::chart::letters;

/// A name, its role (which says from where it runs), and its baseline's place.
pub(super) type Label = (String, &'static str, (f64, f64));

/// Role and baseline of a name.
type Anchor = (&'static str, (f64, f64));

const ROLES: [&str; 3] = ["halo", "halo e", "halo c"];

/// The names that have room beside their marks, none longer than `longest`.
pub(super) fn labels(marks: &[Mark<'_>], room: Rect, longest: f64) -> Vec<Label> {
    let mut taken: Vec<Rect> = marks.iter().map(Mark::area).collect();
    taken.extend(marks.iter().filter(|mark| mark.is_moved()).map(|mark| lead(mark)));
    let mut labels = Vec::new();
    for mark in marks {
        let Some(name) = mark.name else { continue };
        let text = letters::fit(name, "halo", longest);
        let width = letters::width(&text, "halo") * 1.06 + 4.0;
        let fits = |(_, area): &(_, Rect)| {
            lies_within(*area, room) && !taken.iter().any(|other| meet(*other, *area))
        };
        if let Some(((role, at), area)) = around(mark.at, width).into_iter().find(fits) {
            taken.push(area);
            labels.push((text, role, at));
        }
    }
    labels
}

/// Where a name may stand: to the right, to the left, below, above.
fn around((x, y): (f64, f64), width: f64) -> [(Anchor, Rect); 4] {
    let [start, end, centre] = ROLES;
    let at = |x: f64, base: f64| Rect { x, y: base - 12.0, width, height: 16.0 };
    let side = REACH + 3.0;
    let (low, high) = (y + side + 12.0, y - side - 4.0);
    [
        ((start, (x + side, y + 4.5)), at(x + side - 1.0, y + 4.5)),
        ((end, (x - side, y + 4.5)), at(x - side - width + 1.0, y + 4.5)),
        ((centre, (x, low)), at(x - width / 2.0, low)),
        ((centre, (x, high)), at(x - width / 2.0, high)),
    ]
}

/// The rectangle around a lead, from mark to place.
fn lead(mark: &Mark<'_>) -> Rect {
    let (a, b) = (mark.at, mark.home);
    let (x, y) = (a.0.min(b.0) - 4.0, a.1.min(b.1) - 4.0);
    Rect { x, y, width: (a.0 - b.0).abs() + 8.0, height: (a.1 - b.1).abs() + 8.0 }
}
