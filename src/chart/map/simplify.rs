//! Lines with fewer points that look the same.
//!
//! Douglas and Peucker's way (1973), over stretches of a line so that no line takes long. Knows
//! nothing of what the lines are.

use super::plane::Metres;

/// No stretch is longer than this, whatever it looks like.
const STRETCH: usize = 1024;

/// The points of a line that stray more than `tolerance` from a simpler one, in their order.
pub(super) fn simplified(points: &[Metres], tolerance: f64) -> Vec<Metres> {
    let mut kept = Vec::new();
    let mut rest = points;
    while let Some((first, _)) = rest.split_first() {
        let stretch = rest.get(..=STRETCH).unwrap_or(rest);
        kept.push(*first);
        within(stretch, tolerance, &mut kept);
        if stretch.len() == rest.len() {
            kept.extend(stretch.last().filter(|_| stretch.len() > 1));
            break;
        }
        rest = rest.get(STRETCH..).unwrap_or_default();
    }
    kept
}

/// Adds the points between the ends of a stretch that have to stay.
fn within(stretch: &[Metres], tolerance: f64, kept: &mut Vec<Metres>) {
    let mut open = vec![stretch];
    while let Some(piece) = open.pop() {
        let (index, stray) = farthest(piece);
        if stray > tolerance {
            open.push(piece.get(index..).unwrap_or_default());
            open.push(piece.get(..=index).unwrap_or_default());
        } else if !open.is_empty() {
            kept.extend(piece.last());
        }
    }
}

/// Which point between the ends strays farthest, and how far.
fn farthest(piece: &[Metres]) -> (usize, f64) {
    let [from, between @ .., to] = piece else { return (0, -1.0) };
    let strays = between.iter().map(|point| astray(*point, *from, *to)).zip(1..);
    strays.fold((0, -1.0), |far, (stray, index)| if stray > far.1 { (index, stray) } else { far })
}

/// How far a point is from the stretch between two others.
fn astray((x, y): Metres, (x0, y0): Metres, (x1, y1): Metres) -> f64 {
    let (dx, dy) = (x1 - x0, y1 - y0);
    let square = dx * dx + dy * dy;
    let along = if square > 0.0 { ((x - x0) * dx + (y - y0) * dy) / square } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    (x - x0 - along * dx).hypot(y - y0 - along * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_strays_stays_and_the_rest_goes() {
        let line = [(0.0, 0.0), (1.0, 0.1), (2.0, 0.0), (3.0, 5.0), (4.0, 0.0), (5.0, 0.0)];
        let simple = simplified(&line, 0.5);
        assert_eq!(simple, [(0.0, 0.0), (2.0, 0.0), (3.0, 5.0), (4.0, 0.0), (5.0, 0.0)]);
        assert_eq!(simplified(&line, 0.01), line);
        assert_eq!(simplified(&line[..1], 0.5), line[..1]);
        assert_eq!(simplified(&[], 0.5), []);
    }

    #[test]
    fn a_long_line_strays_nowhere_more_than_it_may() {
        let wave = |n: u32| (f64::from(n), 40.0 * (f64::from(n) / 50.0).sin());
        let line: Vec<Metres> = (0..5000).map(wave).collect();
        let simple = simplified(&line, 1.0);
        assert!(simple.len() < 700, "{}", simple.len());
        for point in &line {
            let nearest = simple.windows(2).map(|ends| astray(*point, ends[0], ends[1]));
            assert!(nearest.fold(f64::MAX, f64::min) <= 1.0 + 1e-9, "{point:?}");
        }
    }
}
