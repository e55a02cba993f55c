//! From the earth to a plane in metres, and back to nothing: the plane is only drawn.
//!
//! Equirectangular around a middle latitude (x shrinks with its cosine), which is true to a
//! thousandth over a district. Longitudes are counted from a middle one the short way round, so
//! that the 180th meridian is a line like any other.

use crate::model::{DEGREE, Point};

/// Metres in a degree of latitude: the mean radius of the earth, 6,371,008.8 m (IUGG), times π/180.
const METRES: f64 = 6_371_008.8 * std::f64::consts::PI / 180.0;

/// A place on the plane: metres to the east and to the north.
pub(super) type Metres = (f64, f64);

/// A place to be marked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'a> {
    pub(super) number: usize,
    pub(super) name: &'a str,
    pub(super) at: Metres,
}

/// The projection around one point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Earth {
    origin: Point,
    shrink: f64,
}

impl Earth {
    /// The projection for these points; nothing where there is none.
    pub(super) fn around(points: impl Iterator<Item = Point> + Clone) -> Option<Self> {
        let first = points.clone().next()?;
        let (south, north) = points.clone().fold((first.lat, first.lat), |(low, high), point| {
            (low.min(point.lat), high.max(point.lat))
        });
        let ways = points.map(|point| way(first.lon, point.lon));
        let (west, east) = ways.fold((0, 0), |(low, high), way| (low.min(way), high.max(way)));
        let lat = i32::midpoint(south, north);
        let lon = turned(i64::from(first.lon) + i64::midpoint(west, east));
        let shrink = degrees(i64::from(lat)).to_radians().cos().max(0.01);
        Some(Self { origin: Point { lat, lon }, shrink })
    }

    /// Where a point lies.
    pub(super) fn place(&self, point: Point) -> Metres {
        let east = degrees(way(self.origin.lon, point.lon)) * METRES * self.shrink;
        (east, degrees(i64::from(point.lat) - i64::from(self.origin.lat)) * METRES)
    }
}

fn degrees(tenmillionths: i64) -> f64 {
    tenmillionths as f64 / f64::from(DEGREE)
}

const HALF_WAY: i64 = 180 * DEGREE as i64;

/// The short way from one longitude to another, east positive.
fn way(from: i32, to: i32) -> i64 {
    match i64::from(to) - i64::from(from) {
        way if way > HALF_WAY => way - 2 * HALF_WAY,
        way if way < -HALF_WAY => way + 2 * HALF_WAY,
        way => way,
    }
}

fn turned(lon: i64) -> i32 {
    let turned = (lon + HALF_WAY).rem_euclid(2 * HALF_WAY) - HALF_WAY;
    i32::try_from(turned).unwrap_or(0)
}

/// A rectangle on the plane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub(super) west: f64,
    pub(super) south: f64,
    pub(super) east: f64,
    pub(super) north: f64,
}

impl Bounds {
    /// Around all of them; nothing where there is none.
    pub(super) fn of(places: impl IntoIterator<Item = Metres>) -> Option<Self> {
        let mut places = places.into_iter();
        let (x, y) = places.next()?;
        let start = Self { west: x, south: y, east: x, north: y };
        Some(places.fold(start, |all, (x, y)| Self {
            west: all.west.min(x),
            south: all.south.min(y),
            east: all.east.max(x),
            north: all.north.max(y),
        }))
    }

    pub(super) fn with(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }

    pub(super) fn width(self) -> f64 {
        self.east - self.west
    }

    pub(super) fn height(self) -> f64 {
        self.north - self.south
    }

    pub(super) fn longest(self) -> f64 {
        self.width().max(self.height())
    }

    pub(super) fn middle(self) -> Metres {
        (f64::midpoint(self.west, self.east), f64::midpoint(self.south, self.north))
    }

    /// The same middle, with at least so many metres each way.
    pub(super) fn at_least(self, metres: f64) -> Self {
        let (x, y) = self.middle();
        let (w, h) = (self.width().max(metres) / 2.0, self.height().max(metres) / 2.0);
        Self { west: x - w, south: y - h, east: x + w, north: y + h }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn earth() -> Earth {
        let seoul = Point { lat: 375_000_000, lon: 1_269_000_000 };
        Earth::around([seoul].into_iter()).unwrap()
    }

    #[test]
    fn distances_agree_with_the_great_circle() {
        // Haversine, radius 6,371,008.8 m, by hand: from (37.5, 126.9) to (37.5, 126.91) and to
        // (37.51, 126.9): a hundredth of a degree is 882.17 m and 1,111.95 m there.
        let at = |lat, lon| earth().place(Point { lat, lon });
        let (east, zero) = at(375_000_000, 1_269_100_000);
        assert!((east - 882.18).abs() < 0.05 && zero.abs() < 1e-6, "{east}");
        let (zero, north) = at(375_100_000, 1_269_000_000);
        assert!((north - 1111.95).abs() < 0.01 && zero.abs() < 1e-6, "{north}");
        // To (37.545, 126.9565), where both count: 7,061.56 m, and a thousandth of it is 7 m.
        let (x, y) = at(375_450_000, 1_269_565_000);
        assert!((x.hypot(y) - 7061.56).abs() < 7.0, "{}", x.hypot(y));
    }

    #[test]
    fn the_180th_meridian_is_a_line_like_any_other() {
        let points = [(0, 1_799_000_000), (0, -1_799_000_000), (0, 1_800_000_000)];
        let points = points.map(|(lat, lon)| Point { lat, lon });
        let earth = Earth::around(points.into_iter()).unwrap();
        let places = points.map(|point| earth.place(point).0);
        let [west, east, middle] = places;
        assert!((east - west - 0.2 * METRES).abs() < 1.0, "{places:?}");
        assert!(middle.abs() < 1.0, "{places:?}");
    }
}
