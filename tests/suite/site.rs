//! What must hold of every page of every site: links, ids, no request, no script, same bytes.

use crate::built::{SiteFiles, all, contents, repository};
use std::collections::BTreeSet;
use std::path::PathBuf;

fn roots() -> Vec<PathBuf> {
    let names = ["every-key", "district", "hostile", "linked"];
    std::iter::once(repository()).chain(names.map(contents)).collect()
}

/// Resolves a relative link from a page; percent signs are decoded.
pub(crate) fn resolve(page: &str, link: &str) -> String {
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                assert!(folders.pop().is_some(), "{link} on {page} leaves the site");
            }
            part => folders.push(part),
        }
    }
    decode(&folders.join("/"))
}

fn decode(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let [first, tail @ ..] = rest {
        match (first, tail) {
            (b'%', [high, low, ..]) => {
                let hex = [*high, *low];
                let hex = std::str::from_utf8(&hex).unwrap();
                bytes.push(u8::from_str_radix(hex, 16).unwrap());
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn every_link_leads_to_a_file_and_an_anchor_that_exist() {
    for root in roots() {
        let files = SiteFiles::of(&root);
        // That one alone links absolutely; its links have a test of their own.
        for (path, page) in files.pages().filter(|(path, _)| *path != "404.html") {
            for element in all(&page, "a[href], link[href], img[src], script[src]") {
                let value = element.value();
                let link = value.attr("href").or(value.attr("src")).unwrap();
                let outside = ["http:", "https:", "mailto:", "tel:"];
                if value.name() == "a" && outside.iter().any(|scheme| link.starts_with(scheme))
                    || value.attr("rel") == Some("canonical")
                {
                    continue;
                }
                let (file, anchor) =
                    link.split_once('#').map_or((link, None), |(f, a)| (f, Some(a)));
                // A query chooses in the list of a page; the page is the same.
                let file = file.split_once('?').map_or(file, |(file, _)| file);
                let target = if file.is_empty() { path.to_owned() } else { resolve(path, file) };
                assert!(files.0.contains_key(&target), "{link} on {path}: no {target}");
                // In other files, as `#page=2` of a PDF, it is for the program that opens them.
                if let Some(anchor) = anchor.filter(|_| target.ends_with(".html")) {
                    let target_page = files.page(&target);
                    let found = all(&target_page, "[id]")
                        .iter()
                        .any(|element| element.value().attr("id") == Some(anchor));
                    assert!(found, "{link} on {path}: no anchor");
                }
            }
        }
    }
}

/// A script that would run. A data block does not: browsers neither run it nor ask the page's
/// security policy about it (HTML, "prepare the script element").
const RUNS: &str = "script:not([src]):not([type='application/ld+json'])";

#[test]
fn no_page_has_script_style_handler_or_outside_request() {
    for root in roots() {
        let files = SiteFiles::of(&root);
        for (path, page) in files.pages() {
            assert!(
                all(&page, &format!("style, [style], {RUNS}, iframe, object, embed")).is_empty(),
                "{path}"
            );
            for element in all(&page, "*") {
                let handler = element.value().attrs().find(|(name, _)| name.starts_with("on"));
                assert!(handler.is_none(), "{handler:?} on {path}");
                let href = element.value().attr("href").unwrap_or_default().trim().to_lowercase();
                assert!(!href.starts_with("javascript:") && !href.starts_with("data:"), "{path}");
                for (name, value) in element.value().attrs() {
                    let outside =
                        value.contains("//") && matches!(name, "src" | "srcset" | "poster");
                    assert!(!outside, "{name}={value} on {path}");
                }
            }
        }
    }
}

#[test]
fn ids_are_unique_and_headings_skip_no_level() {
    for root in roots() {
        let files = SiteFiles::of(&root);
        for (path, page) in files.pages() {
            let mut ids = BTreeSet::new();
            for element in all(&page, "[id]") {
                let id = element.value().attr("id").unwrap();
                assert!(ids.insert(id.to_owned()), "id {id} twice on {path}");
            }
            for element in all(&page, "[aria-labelledby], [aria-describedby]") {
                let value = element.value();
                let named =
                    ["aria-labelledby", "aria-describedby"].iter().filter_map(|a| value.attr(a));
                for id in named.flat_map(str::split_whitespace) {
                    assert!(ids.contains(id), "{id} on {path} names nothing");
                }
            }
            let mut last = 0;
            for heading in all(&page, "h1, h2, h3, h4, h5, h6") {
                let level: u32 = heading.value().name()[1..].parse().unwrap();
                assert!(level <= last + 1, "h{level} after h{last} on {path}");
                last = level;
            }
            assert_eq!(all(&page, "h1").len(), 1, "{path}");
            assert_eq!(all(&page, "main").len(), 1, "{path}");
        }
    }
}

#[test]
fn tables_have_captions_and_header_scopes() {
    for root in roots() {
        let files = SiteFiles::of(&root);
        for (path, page) in files.pages() {
            for table in all(&page, "table:not(.prose table)") {
                assert!(!crate::built::within(table, "caption").is_empty(), "{path}");
                for head in crate::built::within(table, "th") {
                    assert!(head.value().attr("scope").is_some(), "th without scope on {path}");
                }
            }
        }
    }
}

#[test]
fn hostile_text_stays_text_everywhere() {
    let files = SiteFiles::of(&contents("hostile"));
    for (path, bytes) in &files.0 {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let markup = path.ends_with(".html") || path.ends_with(".svg");
        assert!(!markup || !text.contains("<script>alert"), "{path}");
        if path.ends_with(".svg") {
            roxmltree::Document::parse(text).unwrap_or_else(|e| panic!("{path}: {e}"));
        }
        if path.ends_with(".json") {
            serde_json::from_str::<serde_json::Value>(text)
                .unwrap_or_else(|e| panic!("{path}: {e}"));
        }
        if path.ends_with(".csv") {
            let mut reader =
                csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
            for record in reader.records() {
                let record = record.unwrap_or_else(|e| panic!("{path}: {e}"));
                let formula = |field: &str| {
                    field.starts_with(['=', '@', '+'])
                        || (field.starts_with('-') && field.parse::<f64>().is_err())
                };
                assert!(!record.iter().any(formula), "{path}: {record:?}");
            }
        }
    }
    let said: String =
        files.pages().map(|(_, page)| page.root_element().text().collect::<String>()).collect();
    assert!(
        said.contains("<script>alert(1)</script>"),
        "hostile text must be shown as it was written"
    );
}

#[test]
fn two_builds_are_the_same_bytes() {
    for root in roots() {
        assert!(SiteFiles::of(&root).0 == SiteFiles::of(&root).0);
    }
}

#[test]
fn the_order_in_which_content_files_were_created_does_not_matter() {
    let source = contents("every-key");
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(source.join("content"))
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    files.sort();
    let copy = |reversed: bool| {
        let folder = tempfile::tempdir().unwrap();
        let ordered: Vec<&PathBuf> =
            if reversed { files.iter().rev().collect() } else { files.iter().collect() };
        for file in ordered {
            let target = folder.path().join(file.strip_prefix(&source).unwrap());
            std::fs::create_dir_all(target.parent().unwrap()).unwrap();
            std::fs::copy(file, target).unwrap();
        }
        folder
    };
    let (forward, backward) = (copy(false), copy(true));
    assert!(SiteFiles::of(forward.path()).0 == SiteFiles::of(backward.path()).0);
}
