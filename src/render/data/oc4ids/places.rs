//! Where a project is: its own place and its facilities, those of its parts included.

use super::said;
use crate::model::{Card, Facility, Location as Spot, Project};
use crate::render::data::record::Figure;

/// A place: its name, a point, an address.
#[derive(serde::Serialize)]
pub(super) struct Location<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    geometry: Option<Point>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<Address<'a>>,
}

/// A GeoJSON point (RFC 7946 §3.1.2): longitude first.
#[derive(serde::Serialize)]
struct Point {
    #[serde(rename = "type")]
    kind: &'static str,
    coordinates: [Figure; 2],
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Address<'a> {
    street_address: &'a str,
}

/// Every place of a project; the id says whose it is.
pub(super) fn locations(project: &Project) -> Vec<Location<'_>> {
    let mut all = Vec::new();
    enter(&mut all, "", &project.card);
    for part in &project.parts {
        enter(&mut all, &format!("part/{}/", part.id), &part.card);
    }
    all
}

fn enter<'a>(all: &mut Vec<Location<'a>>, whose: &str, card: &'a Card) {
    let own = card.location.as_ref().map(|spot| Location {
        id: format!("{whose}place"),
        description: None,
        geometry: point(spot),
        address: address(None, Some(spot)),
    });
    all.extend(own.filter(|own| own.geometry.is_some() || own.address.is_some()));
    for (index, facility) in card.facilities.iter().enumerate() {
        all.push(of_facility(format!("{whose}facility/{}", index + 1), facility));
    }
}

fn of_facility(id: String, facility: &Facility) -> Location<'_> {
    let spot = facility.location.as_deref();
    Location {
        id,
        description: said(&facility.name),
        geometry: spot.and_then(point),
        address: address(facility.place.as_deref(), spot),
    }
}

fn point(spot: &Spot) -> Option<Point> {
    let (lon, lat) = (Figure::of(spot.lon.as_ref()?), Figure::of(spot.lat.as_ref()?));
    Some(Point { kind: "Point", coordinates: [lon, lat] })
}

fn address<'a>(place: Option<&'a str>, spot: Option<&'a Spot>) -> Option<Address<'a>> {
    let at = || spot.and_then(|spot| spot.address.as_deref()).and_then(said);
    let street_address = place.and_then(said).or_else(at)?;
    Some(Address { street_address })
}
