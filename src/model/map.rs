//! Places on the earth and the outline of the district, in exact integers.
//!
//! A ten-millionth of a degree is about a centimetre: what is written is kept, and nothing is
//! projected here. How a map is drawn is `chart`'s.

use super::{Card, Decimal, Facility, Location, Part, Project};

/// Ten-millionths of a degree in one degree.
pub const DEGREE: i32 = 10_000_000;

/// A point on the earth (WGS 84), in ten-millionths of a degree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// Latitude, at most 90 degrees either way; north is positive.
    pub lat: i32,
    /// Longitude, at most 180 degrees either way; east is positive.
    pub lon: i32,
}

impl Point {
    /// The point as text, latitude and longitude in degrees with five decimals, about a metre:
    /// `("37.45500", "126.90000")`.
    pub fn degrees(self) -> (String, String) {
        (five_decimals(self.lat), five_decimals(self.lon))
    }
}

/// Rounds to five decimals, halves away from zero.
fn five_decimals(value: i32) -> String {
    const STEP: u32 = 100;
    let rounded = (value.unsigned_abs() + STEP / 2) / STEP;
    let whole = DEGREE.unsigned_abs() / STEP;
    let sign = if value < 0 && rounded > 0 { "-" } else { "" };
    format!("{sign}{}.{:05}", rounded / whole, rounded % whole)
}

impl Location {
    /// Its point, where it has coordinates.
    pub fn point(&self) -> Option<Point> {
        let lat = tenmillionths(self.lat.as_ref()?)?;
        let lon = tenmillionths(self.lon.as_ref()?)?;
        Some(Point { lat, lon })
    }
}

/// Decimal degrees as ten-millionths, halves away from zero; nothing where they are no degrees.
fn tenmillionths(degrees: &Decimal) -> Option<i32> {
    const PLACES: u32 = 7;
    let digits = degrees.digits;
    let exact = match PLACES.checked_sub(degrees.scale) {
        Some(missing) => digits.checked_mul(10_i128.checked_pow(missing)?)?,
        None => {
            let step = 10_i128.checked_pow(degrees.scale.checked_sub(PLACES)?)?;
            digits.checked_add(digits.signum().checked_mul(step / 2)?)? / step
        }
    };
    let within = exact.unsigned_abs() <= 180 * u128::from(DEGREE.unsigned_abs());
    within.then(|| i32::try_from(exact).ok()).flatten()
}

/// A closed line: its last point is joined to its first, which is not repeated.
pub type Ring = Vec<Point>;

/// An area with holes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Polygon {
    /// The line around it, whichever way it turns.
    pub outer: Ring,
    /// The lines around its holes.
    pub holes: Vec<Ring>,
}

/// The outline of the district: one area or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boundary {
    /// The areas, as the file has them; at least one, none of them empty.
    pub polygons: Vec<Polygon>,
}

/// Whose place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceOf<'a> {
    /// A facility of the project.
    Facility(&'a Facility),
    /// The project itself.
    Project(&'a Card),
    /// A facility of a part.
    PartFacility(&'a Part, &'a Facility),
    /// A part itself.
    Part(&'a Part),
}

/// A place of a project that has coordinates; its number on the map is its place in the list,
/// from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// Whose it is.
    pub of: PlaceOf<'a>,
    /// Where it is.
    pub point: Point,
}

/// Every place of a project that has coordinates: its facilities in their order, its own, then
/// those of its parts likewise.
pub fn places(project: &Project) -> Vec<Place<'_>> {
    let card = &project.card;
    let mut all = Vec::new();
    for facility in &card.facilities {
        all.push((PlaceOf::Facility(facility), facility.location.as_ref()));
    }
    all.push((PlaceOf::Project(card), card.location.as_ref()));
    for part in &project.parts {
        for facility in &part.card.facilities {
            all.push((PlaceOf::PartFacility(part, facility), facility.location.as_ref()));
        }
        all.push((PlaceOf::Part(part), part.card.location.as_ref()));
    }
    let located = all.into_iter().filter_map(|(of, at)| Some(Place { of, point: at?.point()? }));
    located.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(lat: (i128, u32), lon: (i128, u32)) -> Option<Point> {
        let decimal = |(digits, scale)| Some(Decimal { digits, scale });
        Location { lat: decimal(lat), lon: decimal(lon), address: None }.point()
    }

    #[test]
    fn coordinates_are_exact() {
        let written = point((374_550, 4), (-126_912_345_675, 9));
        assert_eq!(written, Some(Point { lat: 374_550_000, lon: -1_269_123_457 }));
        assert_eq!(point((90, 0), (180, 0)), Some(Point { lat: 900_000_000, lon: 1_800_000_000 }));
        assert_eq!(point((1, 38), (1, 0)), Some(Point { lat: 0, lon: DEGREE }));
        assert_eq!(point((181, 0), (0, 0)), None);
    }

    #[test]
    fn degrees_are_rounded_to_a_metre() {
        let said = Point { lat: 374_550_049, lon: -1_269_123_450 }.degrees();
        assert_eq!(said, ("37.45500".to_owned(), "-126.91235".to_owned()));
        assert_eq!(Point { lat: -49, lon: -50 }.degrees(), ("0.00000".into(), "-0.00001".into()));
    }
}
