//! The catalogues of interface words: complete, and equal in both languages.

use crate::built::repository;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn catalogue(language: &str) -> BTreeMap<String, String> {
    let file = repository().join(format!("themes/default/words/{language}.yaml"));
    serde_yaml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn placeholders(wording: &str) -> BTreeSet<String> {
    let names = wording.split('{').skip(1).filter_map(|rest| rest.split(['}', '|']).next());
    names.map(ToOwned::to_owned).collect()
}

/// Every text below a folder of the repository whose name ends so.
fn texts(folder: &str, end: &str) -> Vec<(String, String)> {
    let files = walkdir::WalkDir::new(repository().join(folder)).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.path().to_string_lossy().ends_with(end));
    files
        .map(|entry| {
            let text = std::fs::read_to_string(entry.path()).unwrap();
            (entry.path().display().to_string(), text)
        })
        .collect()
}

#[test]
fn both_languages_have_the_same_keys_and_placeholders() {
    let (korean, english) = (catalogue("ko"), catalogue("en"));
    for key in korean.keys() {
        assert!(english.contains_key(key), "en lacks {key}");
    }
    for (key, wording) in &english {
        let base = key.strip_suffix(".one").unwrap_or(key);
        let other =
            korean.get(key).or(korean.get(base)).unwrap_or_else(|| panic!("ko lacks {key}"));
        if !key.ends_with(".one") && !key.starts_with("chart.") {
            assert_eq!(placeholders(wording), placeholders(other), "{key}");
        }
    }
}

#[test]
fn every_word_a_template_asks_for_exists() {
    let words = catalogue("ko");
    for (file, template) in texts("themes/default/templates", ".html") {
        for asked in
            template.split(['{', ' ', '(', '[', '=']).filter_map(|word| word.strip_prefix("w."))
        {
            let key: String = asked
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || "._".contains(*c))
                .collect();
            let area = key.split('.').next().unwrap_or_default();
            let whole = words.keys().any(|known| known.starts_with(&format!("{area}.")));
            if key.contains('.') {
                assert!(words.contains_key(key.trim_end_matches('.')), "{key} in {file}");
            } else {
                assert!(whole, "{key} in {file}");
            }
        }
    }
}

#[test]
fn no_page_shows_a_key_instead_of_a_word() {
    let words = catalogue("ko");
    let areas: BTreeSet<&str> = words.keys().filter_map(|key| key.split('.').next()).collect();
    for root in
        [repository(), crate::built::contents("every-key"), crate::built::contents("hostile")]
    {
        let files = crate::built::SiteFiles::of(&root);
        for (path, page) in files.pages() {
            for text in page.root_element().text() {
                for word in text.split(|c: char| !(c.is_ascii_lowercase() || "._".contains(c))) {
                    let key = word.split_once('.').filter(|(area, name)| {
                        areas.contains(area)
                            && !name.is_empty()
                            && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
                    });
                    let file = word.ends_with(".csv")
                        || word.ends_with(".json")
                        || word.ends_with(".xml")
                        || word.ends_with(".yaml");
                    assert!(key.is_none() || file, "{word} on {path}");
                }
            }
        }
    }
}
