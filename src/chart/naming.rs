//! Names of segments above their bar: on one line where they stand, or listed in their order.
//!
//! No text may touch another or leave the drawing, however many sources there are and however
//! long their names. Knows nothing of what the names mean.

use std::borrow::Cow;

/// A name to be placed, and the segment it belongs to.
pub(super) struct Label<'a> {
    /// The words.
    pub(super) text: Cow<'a, str>,
    /// How wide they are.
    pub(super) width: f64,
    /// From where to where its segment reaches.
    pub(super) span: (f64, f64),
}

/// Where names go.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Placed {
    /// There are none.
    #[default]
    Nothing,
    /// Above their segments: the place of each, in the order given.
    Above(Vec<f64>),
    /// On lines above the bar, each behind its sign: line and place of each, in the order given.
    Listed(Vec<(usize, f64)>),
}

/// The room for names.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// Where lists begin.
    pub(super) left: f64,
    /// Where names above their segments may begin.
    pub(super) free: f64,
    /// Where every name must end.
    pub(super) right: f64,
    /// How far behind a segment's left edge its name begins.
    pub(super) indent: f64,
}

/// Space of a sign in a list: the sign and what parts it from its name.
pub(super) const SIGN: f64 = 13.0;
const APART: f64 = 8.0;

impl Placed {
    /// Places the labels of one bar, in the order of its segments from left to right.
    pub(super) fn of(labels: &[Label<'_>], room: Room) -> Self {
        match labels {
            [] => Self::Nothing,
            _ => above(labels, room).map_or_else(|| listed(labels, room), Self::Above),
        }
    }

    /// How many lines they take.
    pub(super) fn lines(&self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Above(_) => 1,
            Self::Listed(places) => places.last().map_or(0, |(line, _)| line + 1),
        }
    }
}

/// One line, pushed right where names would meet, as long as each begins over its own segment.
fn above(labels: &[Label<'_>], room: Room) -> Option<Vec<f64>> {
    let mut places = Vec::with_capacity(labels.len());
    let mut free = room.free;
    for label in labels {
        let own = label.span.0 + room.indent;
        let place = own.max(free).min(room.right - label.width);
        let begins_over_it = place <= own || place <= label.span.1;
        if place < free || place < 0.0 || !begins_over_it {
            return None;
        }
        free = place + label.width + APART;
        places.push(place);
    }
    Some(places)
}

fn listed(labels: &[Label<'_>], room: Room) -> Placed {
    let mut places = Vec::with_capacity(labels.len());
    let (mut line, mut free) = (0, room.left);
    for label in labels {
        let width = SIGN + label.width * 1.03;
        if free > room.left && free + width > room.right {
            (line, free) = (line + 1, room.left);
        }
        places.push((line, free));
        free += width + APART + 4.0;
    }
    Placed::Listed(places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::letters;

    const ROOM: Room = Room { left: 108.0, free: 0.0, right: 840.0, indent: 4.0 };

    fn label(text: &str, span: (f64, f64)) -> Label<'_> {
        Label { text: text.into(), width: letters::width(text, "halo sm"), span }
    }

    #[test]
    fn a_name_is_pushed_over_its_own_segment() {
        let labels = [label("구비 320", (104.0, 105.2)), label("시비 157,425", (105.2, 710.0))];
        let Placed::Above(places) = Placed::of(&labels, ROOM) else { panic!("not above") };
        assert_eq!(places.first(), Some(&108.0));
        assert!(places.get(1).is_some_and(|place| *place > 150.0 && *place < 200.0));
    }

    #[test]
    fn names_that_would_meet_are_listed() {
        let labels: Vec<_> = (0..10)
            .map(|n| label("특별교부세 1,000", (104.0 + f64::from(n), 105.0 + f64::from(n))))
            .collect();
        let placed = Placed::of(&labels, ROOM);
        assert!(matches!(&placed, Placed::Listed(places) if places.len() == 10));
        assert!(placed.lines() > 1);
    }
}
