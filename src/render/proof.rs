//! A theme held against the site it is for, before anything is published.
//!
//! A template may fail on one page of thousands, so that only making them all tells. Templates of
//! the built-in theme are proved by its tests and not tried again.

use super::{templates, view::brand};
use crate::diagnostics::{Diagnostics, Failure};
use crate::model::Site;
use crate::output::{Output, Recipe};
use crate::progress::{Progress, Step};
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

/// What making every page of a site tells.
#[derive(Debug, Default)]
pub struct Proof {
    /// What is wrong with the theme's templates: each fault once, sorted.
    pub faults: Diagnostics,
    /// Another reason why a page can't be made, where there is one.
    pub failure: Option<Failure>,
}

/// Makes every page, where the theme brings templates of its own, and gives what goes wrong: each
/// fault once, sorted. `progress` hears of [`Step::Try`], page by page.
///
/// # Errors
/// Where a page can't be made for another reason.
pub fn proof(
    output: &Output,
    theme: &Theme,
    progress: &dyn Progress,
) -> Result<Diagnostics, Failure> {
    if theme.own_templates.is_empty() {
        return Ok(Diagnostics::new());
    }
    let pages: Vec<Recipe> = pages(output).collect();
    progress.begin(Step::Try, Some(pages.len()));
    let failed = |page: Recipe| {
        progress.advance(1);
        tried(&page)
    };
    let failures: Vec<Failure> = pages.into_par_iter().filter_map(failed).collect();
    let Proof { faults, failure } = Proof::of(failures);
    failure.map_or(Ok(faults), Err)
}

/// The same of any site, one page after the other on this thread; nothing where it is to stop,
/// which is asked before each page.
pub fn proof_until(output: &Output, stop: impl Fn() -> bool) -> Option<Proof> {
    let mut failures = Vec::new();
    for page in pages(output) {
        if stop() {
            return None;
        }
        failures.extend(tried(&page));
    }
    Some(Proof::of(failures))
}

impl Proof {
    fn of(failures: Vec<Failure>) -> Self {
        let mut proof = Self::default();
        for mut failure in failures {
            match failure.fault.take() {
                Some(fault) => proof.faults.push(*fault),
                None => proof.failure = proof.failure.or(Some(failure)),
            }
        }
        proof.faults.sort();
        proof
    }
}

fn pages(output: &Output) -> impl Iterator<Item = Recipe> {
    output.iter().filter(|(path, _)| path.ends_with(".html")).map(|(_, page)| page)
}

/// Why a page can't be made, where it can't; its bytes are given up.
fn tried(page: &Recipe) -> Option<Failure> {
    match page {
        Recipe::Make(make) => make().err(),
        Recipe::Pieces(..) | Recipe::Copy(_) | Recipe::Transform(..) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Diagnostic, Phrase, Place};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// A hundred pages that fail by the same fault, and count how many were made.
    fn broken(made: &Arc<AtomicUsize>) -> Output {
        let mut output = Output::new();
        for number in 0..100 {
            let made = Arc::clone(made);
            let page = Recipe::make(move || {
                made.fetch_add(1, Ordering::SeqCst);
                let (place, said) = (Place::file("a.html"), Phrase::new("가", "a"));
                let fault = Diagnostic::error("theme/template", place, said.clone());
                Err(Failure::new(said, "").because_of(fault))
            });
            output.insert(format!("{number}.html"), page);
        }
        output.insert("a.css", Recipe::make(|| panic!("no page")));
        output
    }

    #[test]
    fn a_proof_ends_before_the_next_page_when_it_is_told_to() {
        let made = Arc::new(AtomicUsize::new(0));
        let output = broken(&made);
        assert!(proof_until(&output, || made.load(Ordering::SeqCst) == 3).is_none());
        assert_eq!(made.load(Ordering::SeqCst), 3);
        assert!(proof_until(&output, || true).is_none());
        assert_eq!(made.load(Ordering::SeqCst), 3);
    }

    #[test]
    fn a_fault_of_many_pages_is_told_once_and_another_failure_beside_it() {
        let made = Arc::new(AtomicUsize::new(0));
        let mut output = broken(&made);
        let proof = proof_until(&output, || false).unwrap();
        assert_eq!((proof.faults.iter().count(), made.load(Ordering::SeqCst)), (1, 100));
        assert!(proof.failure.is_none());
        let full = Phrase::new("가득", "full");
        output.insert("b.html", Recipe::make(move || Err(Failure::new(full.clone(), "disk"))));
        let proof = proof_until(&output, || false).unwrap();
        assert_eq!(proof.faults.iter().count(), 1);
        assert_eq!(proof.failure.map(|failure| failure.cause).as_deref(), Some("disk"));
    }
}
