//! The outline of the district on the plane, made ready once for every page.
//!
//! Keeps what any drawing can show and no more; which lines belong to which file is not known.

use super::plane::{Bounds, Earth, Metres};
use super::simplify::simplified;
use crate::model::{Boundary, Point, Ring};

/// The outline of a district, ready to be drawn at any size.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    earth: Earth,
    areas: Vec<Area>,
    bounds: Bounds,
}

/// An area with holes: its outer line turns to the left, the others to the right, so that where
/// areas overlap they stay filled (SVG's `nonzero`).
#[derive(Debug, Clone, PartialEq)]
struct Area {
    outer: Vec<Metres>,
    holes: Vec<Vec<Metres>>,
}

/// Finer than this part of the district nothing is kept: a third of a metre of seven kilometres.
const FINEST: f64 = 20_000.0;

impl Outline {
    /// Makes a boundary ready; nothing where it has no points.
    pub fn new(boundary: &Boundary) -> Option<Self> {
        let rings = boundary
            .polygons
            .iter()
            .flat_map(|polygon| std::iter::once(&polygon.outer).chain(&polygon.holes));
        let points = rings.flatten().copied();
        let earth = Earth::around(points.clone())?;
        let bounds = Bounds::of(points.map(|point: Point| earth.place(point)))?;
        let tolerance = bounds.longest() / FINEST;
        let line = |ring: &Ring| {
            let points: Vec<Metres> = ring.iter().map(|point| earth.place(*point)).collect();
            simplified(&points, tolerance)
        };
        let areas = boundary.polygons.iter().map(|polygon| Area {
            outer: turning(line(&polygon.outer), 1.0),
            holes: polygon.holes.iter().map(|hole| turning(line(hole), -1.0)).collect(),
        });
        Some(Self { earth, areas: areas.collect(), bounds })
    }

    pub(super) fn earth(&self) -> Earth {
        self.earth
    }

    pub(super) fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Every line, outer ones and those around holes.
    pub(super) fn lines(&self) -> impl Iterator<Item = &Vec<Metres>> {
        self.areas.iter().flat_map(|area| std::iter::once(&area.outer).chain(&area.holes))
    }

    /// Whether a place lies in the district.
    pub(super) fn holds(&self, at: Metres) -> bool {
        self.areas.iter().any(|area| {
            lies_in(at, &area.outer) && !area.holes.iter().any(|hole| lies_in(at, hole))
        })
    }
}

/// The line, turned round where it does not turn this way.
fn turning(mut line: Vec<Metres>, way: f64) -> Vec<Metres> {
    let doubled: f64 = sides(&line).map(|((x0, y0), (x1, y1))| x0 * y1 - x1 * y0).sum();
    if doubled * way < 0.0 {
        line.reverse();
    }
    line
}

/// The sides of a closed line.
pub(super) fn sides(line: &[Metres]) -> impl Iterator<Item = (Metres, Metres)> {
    line.iter().copied().zip(line.iter().copied().cycle().skip(1))
}

/// Whether a ray from the place crosses the line an odd number of times.
fn lies_in((x, y): Metres, line: &[Metres]) -> bool {
    let crossed = sides(line).filter(|((x0, y0), (x1, y1))| {
        (*y0 > y) != (*y1 > y) && x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
    });
    crossed.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Polygon;

    fn ring(corners: &[(i32, i32)]) -> Ring {
        let point = |(lon, lat): &(i32, i32)| Point { lat: lat * 100_000, lon: lon * 100_000 };
        corners.iter().map(point).collect()
    }

    #[test]
    fn holes_are_outside_whichever_way_lines_turn() {
        let outer = ring(&[(0, 0), (90, 0), (90, 90), (0, 90)]);
        let hole = ring(&[(30, 30), (60, 30), (60, 60), (30, 60)]);
        for turned in [false, true] {
            let mut polygon = Polygon { outer: outer.clone(), holes: vec![hole.clone()] };
            if turned {
                polygon.outer.reverse();
                polygon.holes[0].reverse();
            }
            let outline = Outline::new(&Boundary { polygons: vec![polygon] }).unwrap();
            let at = |lon: i32, lat: i32| {
                outline.earth.place(Point { lat: lat * 100_000, lon: lon * 100_000 })
            };
            assert!(outline.holds(at(10, 10)) && outline.holds(at(80, 50)));
            assert!(!outline.holds(at(45, 45)) && !outline.holds(at(95, 50)));
            let areas: Vec<f64> = outline
                .lines()
                .map(|line| sides(line).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum())
                .collect();
            assert!(areas[0] > 0.0 && areas[1] < 0.0);
        }
    }
}
