//! The places of a project: the map, their numbers, and links to map services.
//!
//! A link only names a service: nothing is asked of it before a reader follows the link. How the
//! map is drawn is `chart`'s; what else is said of a facility is the card's.

use super::money::FigureView;
use crate::chart::{self, Numbered};
use crate::diagnostics::Language;
use crate::model::{self, Card, Facility, Part, Place, PlaceOf, Point, Project};
use crate::render::context::Shared;
use crate::render::routes::encode;
use serde::Serialize;

/// Where a place is: its number on the map, its coordinates, and where else it can be looked at.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Located {
    /// Its number; nothing where no map is drawn.
    number: Option<usize>,
    coordinates: String,
    links: Vec<Service>,
}

/// A link to a map service: the service's name is seen, the place's only heard.
#[derive(Debug, Clone, Serialize)]
struct Service {
    href: String,
    name: String,
    behind: String,
}

/// A place that no table of facilities in its section has.
#[derive(Debug, Serialize)]
pub(crate) struct Also {
    name: String,
    address: Option<String>,
    spot: Located,
}

/// The places of a project.
#[derive(Debug)]
pub(crate) struct Places<'a> {
    places: Vec<Place<'a>>,
    /// Whether a map has their numbers.
    are_drawn: bool,
}

impl<'a> Places<'a> {
    /// The places of a project, with their map, where it tells something.
    pub(crate) fn of(shared: &Shared, project: &'a Project) -> (Self, Option<FigureView>) {
        let places = model::places(project);
        let numbered: Vec<Numbered<'_>> = places
            .iter()
            .zip(1..)
            .map(|(place, number)| Numbered { number, name: own_name(place), point: place.point })
            .collect();
        let map = chart::places(&numbered, shared.outline.as_deref(), &shared.locale, "map");
        let map = map.map(|figure| FigureView::new("fig-map", figure));
        (Self { places, are_drawn: map.is_some() }, map)
    }

    /// What is said of a facility's coordinates; nothing where it has none.
    pub(crate) fn spot(&self, shared: &Shared, facility: &Facility) -> Option<Located> {
        let is_it = |place: &Place<'_>| match place.of {
            PlaceOf::Facility(one) | PlaceOf::PartFacility(_, one) => std::ptr::eq(one, facility),
            PlaceOf::Project(_) | PlaceOf::Part(_) => false,
        };
        let index = self.places.iter().position(is_it)?;
        self.nth(shared, index)
    }

    /// The places that stand in no table of facilities beside the map: the project's own, and
    /// those of its parts.
    pub(crate) fn also(&self, shared: &Shared) -> Vec<Also> {
        let also = self.places.iter().enumerate().filter_map(|(index, place)| {
            let (name, address) = match place.of {
                PlaceOf::Facility(_) => return None,
                PlaceOf::Project(card) => {
                    (shared.locale.word("map.project").to_owned(), address(card))
                }
                PlaceOf::Part(part) => (part.card.title.clone(), address(&part.card)),
                PlaceOf::PartFacility(part, facility) => {
                    (in_part(shared, part, facility), facility.place.clone())
                }
            };
            Some(Also { name, address, spot: self.nth(shared, index)? })
        });
        also.collect()
    }

    fn nth(&self, shared: &Shared, index: usize) -> Option<Located> {
        let place = self.places.get(index)?;
        let (lat, lon) = place.point.degrees();
        let coordinates = shared.locale.say("place.coordinates", &[("lat", &lat), ("lon", &lon)]);
        let number = self.are_drawn.then_some(index + 1);
        Some(Located { number, coordinates, links: services(shared, own_name(place), place.point) })
    }
}

fn own_name<'a>(place: &Place<'a>) -> &'a str {
    match place.of {
        PlaceOf::Facility(facility) | PlaceOf::PartFacility(_, facility) => &facility.name,
        PlaceOf::Project(card) => &card.title,
        PlaceOf::Part(part) => &part.card.title,
    }
}

fn in_part(shared: &Shared, part: &Part, facility: &Facility) -> String {
    shared.locale.say("map.part", &[("part", &part.card.title), ("name", &facility.name)])
}

fn address(card: &Card) -> Option<String> {
    card.location.as_ref().and_then(|location| location.address.clone())
}

/// The services readers of a language use, each with the address its makers document, or where
/// they document none the one its search uses.
fn services(shared: &Shared, name: &str, point: Point) -> Vec<Service> {
    let (lat, lon) = point.degrees();
    let osm = format!("https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}");
    let links = match shared.locale.language() {
        Language::Korean => {
            // Commas part the name from the coordinates, slashes one part of a path from another.
            let plain = name.replace([',', '/'], " ");
            let kakao = format!("https://map.kakao.com/link/map/{},{lat},{lon}", encode(&plain));
            let naver = format!("https://map.naver.com/p/search/{lat},{lon}");
            vec![("map.kakao", kakao), ("map.naver", naver), ("map.osm", osm)]
        }
        Language::English => {
            let google = format!("https://www.google.com/maps/search/?api=1&query={lat}%2C{lon}");
            vec![("map.osm", osm), ("map.google", google)]
        }
    };
    let behind = shared.locale.say("map.link_behind", &[("name", name)]);
    let service = |(word, href): (&str, String)| Service {
        href,
        name: shared.locale.word(word).to_owned(),
        behind: behind.clone(),
    };
    links.into_iter().map(service).collect()
}
