//! Ways through a long page: years of the timeline and sections, each a landmark with a link.

use crate::built::{SiteFiles, all, text, within};

/// The anchors a list of links leads to on its own page.
fn anchors(page: &scraper::Html, links: &str) -> Vec<String> {
    let href = |link: &scraper::ElementRef<'_>| link.value().attr("href").unwrap().to_owned();
    all(page, links).iter().map(href).collect()
}

#[test]
fn every_year_of_the_timeline_is_a_named_landmark_with_a_link() {
    let page = SiteFiles::sample().page("projects/urban-makers-hub/index.html");
    let named = |year: &scraper::ElementRef<'_>| {
        let heading = within(*year, "h3")[0];
        assert_eq!(year.value().attr("aria-labelledby"), heading.value().attr("id"));
        (format!("#{}", heading.value().attr("id").unwrap()), text(heading))
    };
    let (links, names): (Vec<_>, Vec<_>) = all(&page, "section.year").iter().map(named).collect();
    assert_eq!(names, ["2018년", "2019년", "2020년", "2021년"]);
    assert_eq!(anchors(&page, "#results nav a"), links);
}

#[test]
fn the_method_page_leads_to_its_sections_in_their_order() {
    let page = SiteFiles::sample().page("method/index.html");
    let sections: Vec<String> = all(&page, ".body > section[id]")
        .iter()
        .map(|section| format!("#{}", section.value().attr("id").unwrap()))
        .collect();
    assert!(sections.len() > 6, "{sections:?}");
    assert_eq!(anchors(&page, ".toc a"), sections);
}
