//! GeoJSON text -> objects and nested positions, as written.
//!
//! Knows where coordinates may lie, not which shapes they make. A wrong position fails where it
//! stands, with a word that says how, so that the place in the file is known.

use crate::model::{DEGREE, Point};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Any object of GeoJSON; members that outline nothing are passed over.
#[derive(Debug, Deserialize)]
pub(super) struct Object {
    #[serde(rename = "type")]
    pub(super) kind: Option<String>,
    pub(super) coordinates: Option<Node>,
    pub(super) geometry: Option<Option<Box<Object>>>,
    pub(super) geometries: Option<Vec<Object>>,
    pub(super) features: Option<Vec<Object>>,
}

/// What `coordinates` holds: a position, or a list of such.
#[derive(Debug)]
pub(super) enum Node {
    Number(i64),
    Position(Point),
    List(Vec<Node>),
}

/// How a position is wrong; also the words of the error that says so.
pub(super) const METRES: &str = "metres";
pub(super) const SWAPPED: &str = "swapped";
pub(super) const BEYOND: &str = "beyond";
pub(super) const COUNT: &str = "count";

/// Reads a text.
pub(super) fn object(json: &str) -> serde_json::Result<Object> {
    serde_json::from_str(json)
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Nested)
    }
}

struct Nested;

impl<'de> Visitor<'de> for Nested {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a position")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Number(tenmillionths(&number.to_string())))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Number(tenmillionths(&number.to_string())))
    }

    /// A number that is not whole comes as a map of its digits, so that none of them is lost.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Node, A::Error> {
        let number = serde_json::Number::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Node::Number(tenmillionths(&number.to_string())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        match items.next_element()? {
            Some(Node::Number(lon)) => position(lon, items),
            first => {
                let mut nodes: Vec<Node> = first.into_iter().collect();
                while let Some(node) = items.next_element()? {
                    if matches!(node, Node::Number(_)) {
                        return Err(A::Error::custom(COUNT));
                    }
                    nodes.push(node);
                }
                Ok(Node::List(nodes))
            }
        }
    }
}

/// Longitude, latitude, and perhaps a height, which no map needs (RFC 7946 §3.1.1).
fn position<'de, A: SeqAccess<'de>>(lon: i64, mut items: A) -> Result<Node, A::Error> {
    let mut rest = Vec::with_capacity(2);
    while let Some(node) = items.next_element()? {
        let Node::Number(number) = node else { return Err(A::Error::custom(COUNT)) };
        rest.push(number);
    }
    match rest.as_slice() {
        [lat] | [lat, _] => point(lon, *lat).map(Node::Position).map_err(A::Error::custom),
        _ => Err(A::Error::custom(COUNT)),
    }
}

fn point(lon: i64, lat: i64) -> Result<Point, &'static str> {
    let within = |value: i64, degrees: i64| value.abs() <= degrees * i64::from(DEGREE);
    match (i32::try_from(lat), i32::try_from(lon)) {
        (Ok(lat32), Ok(lon32)) if within(lat, 90) && within(lon, 180) => {
            Ok(Point { lat: lat32, lon: lon32 })
        }
        _ if within(lat, 180) && within(lon, 90) => Err(SWAPPED),
        // Nobody writes 400 degrees by mistake for long: such numbers are metres.
        _ if within(lat, 400) && within(lon, 400) => Err(BEYOND),
        _ => Err(METRES),
    }
}

/// A JSON number in ten-millionths, halves away from zero; what is too large for any coordinate
/// stays too large.
pub(super) fn tenmillionths(number: &str) -> i64 {
    const LARGEST: i64 = i64::MAX / 4;
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let negative = mantissa.starts_with('-');
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent: i64 = exponent
        .trim_start_matches('+')
        .parse()
        .unwrap_or_else(|_| if exponent.starts_with('-') { -LARGEST } else { LARGEST });
    let places = i64::try_from(whole.trim_start_matches('-').len()).unwrap_or(LARGEST);
    let digits = whole.chars().chain(fraction.chars()).filter(char::is_ascii_digit);
    // The digit behind the last one that counts decides how it is rounded.
    let kept = places.saturating_add(exponent).saturating_add(7);
    let mut value = 0_i64;
    let mut digits = digits.fuse();
    for step in 0..=kept.min(40) {
        let digit = digits.next().and_then(|c| c.to_digit(10)).unwrap_or(0);
        if step == kept {
            value += i64::from(digit >= 5);
        } else {
            value = value.saturating_mul(10).saturating_add(i64::from(digit)).min(LARGEST);
        }
    }
    if negative { -value } else { value }
}
