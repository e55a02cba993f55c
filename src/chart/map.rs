//! Where a project's places are: a map drawn at build time, without streets or tiles.
//!
//! The district as a calm shape, its places as numbered discs, a scale bar; north is up. Where
//! the places lie close together in a large district, the map shows their surroundings, and a
//! small overview where in the district those are. Names streets, addresses and links nowhere.

mod clip;
mod draw;
mod labels;
mod marks;
mod outline;
mod plane;
mod simplify;
mod view;
mod words;

pub use outline::Outline;

use super::figure::{Chart, Figure};
use crate::locale::Locale;
use crate::model::Point;
use plane::{Bounds, Earth, Spot};
use view::Scene;

/// A place to be marked.
#[derive(Debug, Clone, Copy)]
pub struct Numbered<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// Its name.
    pub name: &'a str,
    /// Where it is.
    pub point: Point,
}

/// What is to be drawn, in metres on the plane.
struct Subject<'a> {
    outline: Option<&'a Outline>,
    spots: Vec<Spot<'a>>,
    /// Around all places.
    around: Bounds,
    locale: &'a Locale,
}

/// The map of some places. `id` starts every id in the drawing and must be unique on the page.
/// `None` where it would tell nothing: no place, or a single one and no outline around it.
pub fn places(
    numbered: &[Numbered<'_>],
    outline: Option<&Outline>,
    locale: &Locale,
    id: &str,
) -> Option<Figure> {
    let earth = outline.map_or_else(
        || Earth::around(numbered.iter().map(|one| one.point)),
        |outline| Some(outline.earth()),
    )?;
    let spots: Vec<Spot<'_>> = numbered
        .iter()
        .map(|one| Spot { number: one.number, name: one.name, at: earth.place(one.point) })
        .collect();
    let around = Bounds::of(spots.iter().map(|spot| spot.at))?;
    // Nothing is told by a point with nothing around it.
    if outline.is_none() && around.longest() < 1.0 {
        return None;
    }
    let subject = Subject { outline, spots, around, locale };
    let zoomed = view::is_zoomed(&subject);
    let texts = words::texts(&subject, zoomed);
    let draw = |width| draw::drawing(&subject, &Scene::of(&subject, zoomed, width));
    Some(Chart { texts, key: Vec::new() }.half_figure(id, draw))
}
