//! For search engines: every page there is, and that all of them may be looked at.

mod sitemap;

use super::context::Shared;
use super::routes::Route;
use crate::output::{Output, Recipe};
use std::sync::Arc;

/// Adds `robots.txt`, and the sitemap where the site knows its address.
pub(super) fn add(output: &mut Output, shared: &Arc<Shared>) {
    let base = shared.site.base_url.as_deref();
    output.insert(Route::Robots.path(), Recipe::bytes(robots(base).into_bytes()));
    if let Some(base) = base {
        sitemap::add(output, (shared, base), sitemap::most(base));
    }
}

/// `robots.txt` (RFC 9309), with the sitemap's address after the rules, where every reader takes
/// it to be of the whole.
fn robots(base: Option<&str>) -> String {
    let rules = "User-agent: *\nAllow: /\n";
    let sitemap = |base| format!("\nSitemap: {base}{}\n", Route::Sitemap(0).canonical());
    format!("{rules}{}", base.map(sitemap).unwrap_or_default())
}
