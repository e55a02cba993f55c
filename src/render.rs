//! Site -> Output: every file of the site as a recipe.
//!
//! Builds the map only; a page is rendered when its recipe is carried out. Reads no file, and
//! knows no clock, environment or terminal. Sums, rates and gaps are the model's.

mod context;
mod darkroom;
mod data;
mod facts;
mod feed;
mod footnotes;
mod forms;
mod gaps;
mod glance;
mod html;
mod instant;
mod kitchen;
mod lines;
mod newest;
mod palette;
mod proof;
pub mod readiness;
mod recipes;
mod robots;
mod roster;
mod routes;
mod search;
mod sitemap;
mod sources;
mod stylesheet;
mod tally;
mod template_faults;
mod templates;
mod totals;
mod view;
mod xml;

pub use kitchen::Kitchen;
pub use proof::{Proof, dead_links, faults, proof, proof_until};
pub use sources::sources;

use crate::diagnostics::Failure;
use crate::model::Site;
use crate::output::Output;
use crate::photo::Archive;
use crate::theme::Theme;
use std::path::Path;
use std::sync::Arc;

/// The site as a map of recipes, of a [`Kitchen`] that makes no other. Prints of photos are
/// fetched from an archive.
///
/// # Errors
/// A theme whose templates do not parse. Recipes fail on their own, when they are carried out.
pub fn site(
    site: Site,
    theme: &Theme,
    content: &Path,
    archive: Arc<Archive>,
) -> Result<Output, Failure> {
    let mut kitchen = Kitchen::of_one_site(archive);
    kitchen.site(Arc::new(site), &Arc::new(theme.clone()), content, 0)
}
