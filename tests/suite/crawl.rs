//! What search engines are told: the sitemap and `robots.txt`.

use crate::built::{SiteFiles, all, contents, repository};
use roxmltree::Document;
use std::collections::{BTreeMap, BTreeSet};

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// Every address of the sitemap with its date.
fn listed(files: &SiteFiles) -> BTreeMap<String, Option<String>> {
    let document = Document::parse(files.text("sitemap.xml")).unwrap();
    let root = document.root_element();
    assert!(root.has_tag_name((SITEMAP, "urlset")));
    let mut found = BTreeMap::new();
    for url in root.children().filter(roxmltree::Node::is_element) {
        assert!(url.has_tag_name((SITEMAP, "url")));
        let said = |name| {
            let mut all = url.children().filter(move |child| child.has_tag_name((SITEMAP, name)));
            all.next().map(|child| child.text().unwrap().to_owned())
        };
        let before = found.insert(said("loc").unwrap(), said("lastmod"));
        assert!(before.is_none(), "listed twice");
    }
    found
}

#[test]
fn every_page_is_listed_under_the_address_it_calls_its_own() {
    for name in ["district", "every-key", "hostile"] {
        let files = SiteFiles::of(&contents(name));
        let listed: BTreeSet<String> = listed(&files).into_keys().collect();
        let canonical = |(path, page): (&str, scraper::Html)| {
            let of_none = ["404.html", "search/index.html"].contains(&path);
            let links = all(&page, "link[rel=canonical]");
            (!of_none).then(|| links[0].value().attr("href").unwrap().to_owned())
        };
        let pages: BTreeSet<String> = files.pages().filter_map(canonical).collect();
        assert_eq!(listed, pages, "{name}");
    }
}

#[test]
fn a_page_is_dated_where_the_content_dates_it() {
    let files = SiteFiles::of(&contents("every-key"));
    let dated: Vec<_> =
        listed(&files).into_iter().filter_map(|(page, day)| Some((page, day?))).collect();
    let market = "https://pledge.gaon.example/report/projects/market/";
    assert_eq!(dated, [(market.to_owned(), "2024-06-30".to_owned())]);
}

#[test]
fn robots_may_look_at_everything_and_are_told_of_the_sitemap_where_there_is_one() {
    let files = SiteFiles::of(&contents("district"));
    let rules = "User-agent: *\nAllow: /\n";
    let sitemap = "\nSitemap: https://pledge.gaon.example/report/sitemap.xml\n";
    assert_eq!(files.text("robots.txt"), format!("{rules}{sitemap}"));
    assert_eq!(SiteFiles::of(&repository()).text("robots.txt"), rules);
}
