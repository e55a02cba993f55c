//! `robots.txt`: search engines may look at every page, and where the list of them is.

use super::context::Shared;
use super::routes::Route;
use crate::output::{Output, Recipe};

/// Adds `robots.txt`, which names the sitemap where the site knows its address.
pub(super) fn add(output: &mut Output, shared: &Shared) {
    let text = robots(shared.site.base_url.as_deref());
    output.insert(Route::Robots.path(), Recipe::bytes(text.into_bytes()));
}

/// `robots.txt` (RFC 9309), with the sitemap's address after the rules, where every reader takes
/// it to be of the whole.
fn robots(base: Option<&str>) -> String {
    let rules = "User-agent: *\nAllow: /\n";
    let sitemap = |base| format!("\nSitemap: {base}{}\n", Route::Sitemap(0).canonical());
    format!("{rules}{}", base.map(sitemap).unwrap_or_default())
}
