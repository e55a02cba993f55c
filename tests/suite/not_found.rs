//! The page a server shows in place of one that is not there, and lines that begin with no dot.

use crate::built::{SiteFiles, all, contents, repository, text};

/// Links, stylesheet and icon of a page, as written.
fn addresses(files: &SiteFiles, path: &str) -> Vec<String> {
    let page = files.page(path);
    let address = |element: &scraper::ElementRef<'_>| {
        let value = element.value();
        value.attr("href").or(value.attr("src")).map(ToOwned::to_owned)
    };
    all(&page, "[href], [src]").iter().filter_map(address).collect()
}

#[test]
fn every_address_of_it_is_under_the_base_url_and_exists() {
    let files = SiteFiles::of(&contents("district"));
    let addresses = addresses(&files, "404.html");
    assert_eq!(addresses.len(), 9, "icon, style, name, five ways on, licence: {addresses:?}");
    for address in addresses.iter().filter(|address| !address.contains("www.kogl.or.kr")) {
        let below = address
            .strip_prefix("https://pledge.gaon.example/report/")
            .unwrap_or_else(|| panic!("{address} is not absolute"));
        let (file, anchor) = below.split_once('#').unwrap_or((below, ""));
        let file = if file.is_empty() { "index.html" } else { file };
        assert!(files.0.contains_key(file), "{address}");
        assert!(anchor.is_empty() || files.text(file).contains(&format!("id=\"{anchor}\"")));
    }
}

#[test]
fn without_a_base_url_it_is_text_alone() {
    let files = SiteFiles::of(&repository());
    assert_eq!(addresses(&files, "404.html"), Vec::<String>::new());
    let page = files.page("404.html");
    let said = text(all(&page, "main")[0]);
    assert!(said.contains("찾는 페이지가 없습니다") && said.contains("금천구에 알려"), "{said}");
}

#[test]
fn search_engines_do_not_keep_it() {
    for root in [repository(), contents("district"), contents("hostile")] {
        let page = SiteFiles::of(&root).page("404.html");
        let robots = all(&page, "meta[name=robots]");
        assert_eq!(robots[0].value().attr("content"), Some("noindex"));
        assert!(all(&page, "link[rel=canonical]").is_empty());
    }
}

#[test]
fn no_middle_dot_stands_behind_a_space_where_a_line_may_break() {
    for root in [repository(), contents("district"), contents("every-key"), contents("linked")] {
        let files = SiteFiles::of(&root);
        let mut dots = 0;
        for (path, page) in files.pages() {
            for node in page.root_element().descendants() {
                let Some(said) = node.value().as_text() else { continue };
                // Code keeps its lines, pictures and choices have none, the head is not of the page.
                let inside = |up: &str| {
                    let elements = node.ancestors().filter_map(|node| node.value().as_element());
                    elements.into_iter().any(|element| element.name() == up)
                };
                if ["pre", "head", "svg", "option"].into_iter().any(inside) {
                    continue;
                }
                dots += said.matches('·').count();
                assert!(!said.contains(" ·") && !said.contains("\n·"), "{path}: {}", &**said);
            }
        }
        assert!(dots > 10, "the pages have dots");
    }
}
