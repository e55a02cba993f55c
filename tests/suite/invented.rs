//! The invented district of the benchmarks, and what they take for granted about it.

#[path = "../bench/district/content.rs"]
pub(crate) mod content;

use crate::built::run;
use crate::scratch::Scratch;

#[test]
fn the_same_seed_gives_the_same_district_and_another_seed_another() {
    let scratch = Scratch::new();
    for (folder, seed) in [("one", 7), ("again", 7), ("other", 8)] {
        content::write(&scratch.path(folder), 4, seed).unwrap();
    }
    let [one, again, other] = ["one", "again", "other"].map(|folder| scratch.tree(folder));
    assert_eq!(one, again);
    assert!(one.keys().eq(other.keys()), "the same files");
    assert_ne!(one, other);
}

#[test]
fn a_district_has_the_shape_of_the_record_and_nothing_to_report() {
    let scratch = Scratch::new();
    content::write(&scratch.path(""), 40, 1).unwrap();
    let built = run(&scratch.path(""));
    assert_eq!(built.diagnostics.iter().count(), 0, "printing is not to be measured");
    assert_eq!(built.projects, 40);
    let site =
        jangbu::load::site(&scratch.path(""), &scratch.path("content")).unwrap().site.unwrap();
    for project in &site.projects {
        assert_eq!(project.years.len(), 5, "{}", project.slug);
        let results: usize = project.years.iter().map(|year| year.results.len()).sum();
        let money: usize = project.years.iter().map(|year| year.funding.len()).sum();
        assert_eq!(
            (results, money, project.card.facilities.len()),
            (25, 15, 2),
            "{}",
            project.slug
        );
    }
}
