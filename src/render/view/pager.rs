//! The way from one page of a list to the others.
//!
//! Not every page is linked from every other: with a thousand of them that would be a million
//! links. Any page is a few steps from any other.

use super::list::page_of;
use crate::render::context::Shared;
use crate::render::routes::Route;
use serde::Serialize;
use std::collections::BTreeSet;

/// A link to a page, or the page itself.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct PageLink {
    /// Where to; none for the page itself.
    href: Option<String>,
    /// The number of the page.
    text: String,
    /// Whether pages are left out before it.
    skips: bool,
}

/// Links to the pages of the list that `at` is a page of; none where there is only one.
pub(super) fn pages(shared: &Shared, at: &Route, projects: usize) -> Vec<PageLink> {
    let (count, here) = (Route::pages_of(projects), page_of(at));
    let to = |page| match at {
        Route::Group(kind, id, _) => Route::Group(*kind, id.clone(), page),
        _ => Route::Projects(page),
    };
    let mut links = Vec::new();
    let mut last = 0;
    for page in linked(here, count) {
        let href = (page != here).then(|| at.link(&to(page)));
        let text = shared.locale.number(page as i128);
        links.push(PageLink { href, text, skips: page > last + 1 });
        last = page;
    }
    links
}

/// The pages that are linked from one of so many: all where they are few, else the first and the
/// last, the neighbours, and from there ever longer steps to both sides.
fn linked(here: usize, count: usize) -> BTreeSet<usize> {
    const FEW: usize = 12;
    const NEIGHBOURS: usize = 2;
    if count < 2 {
        return BTreeSet::new();
    }
    if count <= FEW {
        return (1..=count).collect();
    }
    let near = here.saturating_sub(NEIGHBOURS)..=here + NEIGHBOURS;
    let steps = std::iter::successors(Some(5_usize), |step| step.checked_mul(5));
    let far = steps.take_while(|step| *step < count);
    let far = far.flat_map(|step| [here.saturating_sub(step), here + step]);
    let there = near.chain(far).filter(|page| (1..=count).contains(page));
    there.chain([1, count]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_pages_are_all_linked() {
        assert!(linked(1, 1).is_empty());
        assert_eq!(linked(2, 3), BTreeSet::from([1, 2, 3]));
        assert_eq!(linked(7, 12).len(), 12);
    }

    #[test]
    fn of_many_pages_some_are_linked_and_every_one_is_near() {
        assert_eq!(
            linked(40, 1000),
            BTreeSet::from([1, 15, 35, 38, 39, 40, 41, 42, 45, 65, 165, 665, 1000])
        );
        for count in [13, 100, 1_000] {
            let mut steps = vec![usize::MAX; count + 1];
            let mut next = vec![1];
            for step in 0.. {
                next = next
                    .into_iter()
                    .flat_map(|page| {
                        let new = steps[page] == usize::MAX;
                        steps[page] = steps[page].min(step);
                        if new { linked(page, count) } else { BTreeSet::new() }
                    })
                    .collect();
                if next.is_empty() {
                    break;
                }
            }
            assert!(
                steps[1..].iter().all(|steps| *steps <= 12),
                "{count}: {:?}",
                steps.iter().skip(1).max()
            );
            assert!(
                (1..=count)
                    .all(|page| linked(page, count).len() <= 18
                        && linked(page, count).contains(&page))
            );
        }
    }
}
