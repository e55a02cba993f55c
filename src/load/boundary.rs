//! The boundary of the district: a GeoJSON file (RFC 7946) -> its areas, in exact integers.
//!
//! Every fault is told at its place in the file, the first of it only: what is wrong with one
//! position is most often wrong with all. Never turns coordinates round, and simplifies nothing.

mod decode;
mod fault;

use super::text;
use crate::diagnostics::Diagnostic;
use crate::model::{Boundary, Polygon, Ring};
use decode::{Node, Object};
use fault::{Fault, located};

/// Larger files are refused before they cost time: a hundred times what a district needs.
pub(super) const LARGEST: usize = 16 * 1024 * 1024;

/// The boundary a file holds; `file` is how diagnostics call it.
///
/// # Errors
/// Where there is a problem.
pub(super) fn parse(file: &str, bytes: &[u8]) -> Result<Boundary, Box<Diagnostic>> {
    if bytes.len() > LARGEST {
        return Err(Fault::TooLarge.in_file(file));
    }
    let json = std::str::from_utf8(bytes)
        .map_err(|error| Box::new(text::not_utf8(file, bytes, error.valid_up_to())))?;
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let object = decode::object(json).map_err(|error| located(file, json, &error))?;
    let mut polygons = Vec::new();
    gather(object, &mut polygons).map_err(|fault| fault.in_file(file))?;
    if polygons.is_empty() {
        return Err(Fault::NoOutline.in_file(file));
    }
    Ok(Boundary { polygons })
}

/// Every area of an object and of those in it; points and lines outline nothing.
fn gather(object: Object, into: &mut Vec<Polygon>) -> Result<(), Fault> {
    match object.kind.as_deref() {
        Some("Polygon") => into.extend(polygon(object.coordinates, into.len() + 1)?),
        Some("MultiPolygon") => {
            for node in list(object.coordinates)? {
                into.extend(polygon(Some(node), into.len() + 1)?);
            }
        }
        Some("Feature") => {
            object.geometry.flatten().map_or(Ok(()), |geometry| gather(*geometry, into))?;
        }
        Some("FeatureCollection") => {
            object.features.into_iter().flatten().try_for_each(|feature| gather(feature, into))?;
        }
        Some("GeometryCollection") => {
            object.geometries.into_iter().flatten().try_for_each(|one| gather(one, into))?;
        }
        Some("Point" | "MultiPoint" | "LineString" | "MultiLineString") => {}
        Some("Topology") => return Err(Fault::TopoJson),
        Some(other) => return Err(Fault::UnknownType(other.to_owned())),
        None => return Err(Fault::NoType),
    }
    Ok(())
}

/// An area from the lists of its rings; an empty list is no area (RFC 7946 §3.1).
fn polygon(node: Option<Node>, number: usize) -> Result<Option<Polygon>, Fault> {
    let mut rings = list(node)?.into_iter().map(|node| ring(node, number));
    let Some(outer) = rings.next() else { return Ok(None) };
    Ok(Some(Polygon { outer: outer?, holes: rings.collect::<Result<_, _>>()? }))
}

/// A ring has four positions or more, and ends where it begins (RFC 7946 §3.1.6).
fn ring(node: Node, polygon: usize) -> Result<Ring, Fault> {
    let mut points = Vec::new();
    for node in list(Some(node))? {
        let Node::Position(point) = node else { return Err(Fault::Nesting) };
        points.push(point);
    }
    if points.first() != points.last() {
        return Err(Fault::OpenRing(polygon));
    }
    points.dedup();
    points.pop();
    if points.len() < 3 { Err(Fault::ShortRing(polygon)) } else { Ok(points) }
}

fn list(node: Option<Node>) -> Result<Vec<Node>, Fault> {
    match node {
        Some(Node::List(nodes)) => Ok(nodes),
        _ => Err(Fault::Nesting),
    }
}

#[cfg(test)]
mod tests;
