//! A theme held against the site it is for, before anything is published.
//!
//! A template may fail on one page of thousands, so that only making them all tells. Templates of
//! the built-in theme are proved by its tests and not tried again.

use super::{templates, view::brand};
use crate::diagnostics::{Diagnostics, Failure};
use crate::model::Site;
use crate::output::{Output, Recipe};
use crate::theme::Theme;
use rayon::prelude::*;

/// What is wrong with a theme whatever the site is: templates that do not parse or use what nobody
/// defines.
pub fn faults(theme: &Theme) -> Diagnostics {
    let mut found = Diagnostics::new();
    templates::faults(theme).into_iter().for_each(|one| found.push(one));
    found
}

/// Links of the theme's foot that lead nowhere on this site.
pub fn dead_links(theme: &Theme, site: &Site) -> Diagnostics {
    let mut found = Diagnostics::new();
    brand::dead_links(&theme.look, site).into_iter().for_each(|one| found.push(one));
    found
}

/// Makes every page, where the theme brings templates of its own, and gives what goes wrong: each
/// fault once, sorted.
///
/// # Errors
/// Where a page can't be made for another reason.
pub fn proof(output: &Output, theme: &Theme) -> Result<Diagnostics, Failure> {
    let mut found = Diagnostics::new();
    if theme.own_templates.is_empty() {
        return Ok(found);
    }
    let pages: Vec<Recipe> =
        output.iter().filter(|(path, _)| path.ends_with(".html")).map(|(_, page)| page).collect();
    let failures: Vec<Failure> = pages
        .into_par_iter()
        .filter_map(|page| match page {
            Recipe::Make(make) => make().err(),
            Recipe::Copy(_) | Recipe::Transform(..) => None,
        })
        .collect();
    for failure in failures {
        match failure.fault {
            Some(fault) => found.push(*fault),
            None => return Err(failure),
        }
    }
    found.sort();
    Ok(found)
}
