//! The numbered marks of a map: places that fall together share one, marks that would meet are
//! moved apart and led to where they belong.
//!
//! No two marks overlap and none leaves its room, however many places there are. The order of the
//! numbers decides who gives way, so the same places are always marked alike.

use crate::chart::canvas::Rect;
use crate::chart::letters;

/// Half the height of a mark with the rim that sets it off.
pub(super) const REACH: f64 = 13.0;
/// A lead is no longer than this as long as there are marks to put together.
const FARTHEST: f64 = 66.0;
/// The role of a number's letters.
pub(super) const ROLE: &str = "on-sum c b";

type At = (f64, f64);

/// A place on the canvas.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pin<'a> {
    pub(super) number: usize,
    pub(super) name: &'a str,
    pub(super) at: At,
}

/// A mark: a disc, or a longer shape where it has several numbers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark<'a> {
    /// Its number or numbers.
    pub(super) label: String,
    /// The name, where it marks one place.
    pub(super) name: Option<&'a str>,
    /// Where the place is.
    pub(super) home: At,
    /// Where the mark stands.
    pub(super) at: At,
    /// How far the middles of its round ends are from its own.
    pub(super) half: f64,
}

impl Mark<'_> {
    /// The rectangle it takes, with its rim.
    pub(super) fn area(&self) -> Rect {
        self.area_at(self.at)
    }

    fn area_at(&self, (x, y): At) -> Rect {
        let width = 2.0 * (self.half + REACH);
        Rect { x: x - width / 2.0, y: y - REACH, width, height: 2.0 * REACH }
    }

    /// Whether it stands beside its place.
    pub(super) fn is_moved(&self) -> bool {
        self.at != self.home
    }
}

/// Marks for all places within a room; places so near that their points would meet share one, and
/// more of them where some would have to stand far from where they belong.
pub(super) fn marks<'a>(pins: &[Pin<'a>], room: Rect) -> Vec<Mark<'a>> {
    let mut together = 8.0;
    loop {
        let groups = grouped(pins, together);
        let last = groups.len() <= 1;
        let marks = groups.iter().flat_map(|group| of_group(group)).collect();
        let (placed, all) = placed(marks, room, if last { f64::MAX } else { FARTHEST });
        if all || last {
            return placed;
        }
        together *= 2.0;
    }
}

/// Places that are near one another, each with the first it is near to.
fn grouped<'a>(pins: &[Pin<'a>], together: f64) -> Vec<Vec<Pin<'a>>> {
    let mut groups: Vec<Vec<Pin<'a>>> = Vec::new();
    for pin in pins {
        let near = |group: &&mut Vec<Pin<'a>>| {
            group.first().is_some_and(|first| distance(first.at, pin.at) < together)
        };
        match groups.iter_mut().find(near) {
            Some(group) => group.push(*pin),
            None => groups.push(vec![*pin]),
        }
    }
    groups
}

/// The marks of places that fall together: one, or several where the numbers are many.
fn of_group<'a>(group: &[Pin<'a>]) -> Vec<Mark<'a>> {
    let many = group.len() as f64;
    let sum = group.iter().fold((0.0, 0.0), |sum, pin| (sum.0 + pin.at.0, sum.1 + pin.at.1));
    let home = (sum.0 / many, sum.1 / many);
    let name = if let [one] = group { Some(one.name) } else { None };
    let numbers: Vec<usize> = group.iter().map(|pin| pin.number).collect();
    let mark = |label: String| {
        // Fonts set the dots and dashes between numbers up to twice as wide as text has them.
        let between = label.chars().filter(|c| !c.is_ascii_digit()).count() as f64;
        let half = ((letters::width(&label, ROLE) + 4.0 * between - 15.0) / 2.0).max(0.0);
        Mark { label, name, home, at: home, half }
    };
    labels(&numbers).into_iter().map(mark).collect()
}

/// Numbers in words as short as they can be: `3·4`, `3–7·9`; several where one would be long.
fn labels(numbers: &[usize]) -> Vec<String> {
    const LONGEST: f64 = 96.0;
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let mut labels: Vec<String> = Vec::new();
    for run in sorted.chunk_by(|a, b| a + 1 == *b) {
        let pieces: Vec<String> = match run {
            [first, _, .., last] => vec![format!("{first}–{last}")],
            few => few.iter().map(ToString::to_string).collect(),
        };
        for piece in pieces {
            let longer = labels.last().map(|label| format!("{label}·{piece}"));
            match longer.filter(|label| letters::width(label, ROLE) <= LONGEST) {
                Some(label) => drop(labels.pop().map(|_| labels.push(label))),
                None => labels.push(piece),
            }
        }
    }
    labels
}

/// Places marks: first those that can stay where they belong, then the others around theirs.
/// Gives those that found a place, and whether all did.
fn placed(marks: Vec<Mark<'_>>, room: Rect, reach: f64) -> (Vec<Mark<'_>>, bool) {
    let homes: Vec<At> = marks.iter().map(|mark| mark.home).collect();
    let (mut stand, mut wait): (Vec<(usize, Mark<'_>)>, Vec<_>) = (Vec::new(), Vec::new());
    for (index, mark) in marks.into_iter().enumerate() {
        let area = mark.area();
        let hides = homes.iter().any(|home| distance(*home, mark.home) > 0.5 && holds(area, *home));
        if !hides && lies_within(area, room) && !stand.iter().any(|(_, at)| meet(at.area(), area)) {
            stand.push((index, mark));
        } else {
            wait.push((index, mark));
        }
    }
    let mut all = true;
    for (index, mark) in wait {
        match beside(&mark, (&stand, &homes), room, reach) {
            Some(at) => stand.push((index, Mark { at, ..mark })),
            None => all = false,
        }
    }
    stand.sort_by_key(|(index, _)| *index);
    (stand.into_iter().map(|(_, mark)| mark).collect(), all)
}

/// The nearest free place for a mark: better one that hides no place and whose lead crosses no
/// mark.
fn beside(
    mark: &Mark<'_>,
    (stand, homes): (&[(usize, Mark<'_>)], &[At]),
    room: Rect,
    reach: f64,
) -> Option<At> {
    let free: Vec<At> = around(mark.home, reach)
        .filter(|at| {
            let area = mark.area_at(*at);
            lies_within(area, room) && !stand.iter().any(|(_, other)| meet(other.area(), area))
        })
        .collect();
    let hides = |at: &At| {
        let area = mark.area_at(*at);
        homes.iter().any(|home| holds(area, *home))
    };
    let crosses = |at: &At| {
        stand.iter().any(|(_, other)| {
            let steps = (1..=16_u32).map(|step| {
                let part = f64::from(step) / 16.0;
                let along = |from: f64, to: f64| from + (to - from) * part;
                (along(mark.home.0, at.0), along(mark.home.1, at.1))
            });
            steps.into_iter().any(|step| holds(other.area(), step))
        })
    };
    let best = free.iter().find(|at| !hides(at) && !crosses(at));
    best.or_else(|| free.iter().find(|at| !hides(at))).or_else(|| free.first()).copied()
}

/// Places around another, nearest first.
fn around(home: At, reach: f64) -> impl Iterator<Item = At> {
    const RINGS: [f64; 14] =
        [30.0, 36.0, 44.0, 54.0, 66.0, 80.0, 96.0, 115.0, 138.0, 165.0, 200.0, 240.0, 290.0, 350.0];
    RINGS.into_iter().take_while(move |far| *far <= reach).flat_map(move |far| {
        (0..24_u32).map(move |turn| {
            // Up and to the right first, where there is most often room for a name as well.
            let angle = (f64::from(turn) * 15.0 - 45.0).to_radians();
            (home.0 + far * angle.cos(), home.1 + far * angle.sin())
        })
    })
}

fn distance(a: At, b: At) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

fn holds(area: Rect, at: At) -> bool {
    area.x < at.0 && at.0 < area.right() && area.y < at.1 && at.1 < area.bottom()
}

/// Whether two rectangles have an inner point in common.
pub(super) fn meet(a: Rect, b: Rect) -> bool {
    a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()
}

/// Whether a rectangle lies in another.
pub(super) fn lies_within(area: Rect, room: Rect) -> bool {
    area.x >= room.x
        && area.right() <= room.right()
        && area.y >= room.y
        && area.bottom() <= room.bottom()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_as_short_as_they_can_be() {
        assert_eq!(labels(&[3]), ["3"]);
        assert_eq!(labels(&[4, 3]), ["3·4"]);
        assert_eq!(labels(&[9, 3, 4, 5]), ["3–5·9"]);
        let odd: Vec<usize> = (0..20).map(|n| 2 * n + 1).collect();
        let told = labels(&odd);
        assert!(told.len() > 1);
        assert_eq!(
            told.join("·"),
            odd.iter().map(ToString::to_string).collect::<Vec<_>>().join("·")
        );
    }
}
