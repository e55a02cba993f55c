//! The files of the search's index: which there are, and that they are the same however they are
//! made. What is found in them is asked in `tests/browser/search-index.test.js`.

use crate::built::{contents, repository, run};
use crate::scratch::{Scratch, TWO_SOURCES};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

/// Every file of the index, made on so many threads at once, each of which may be the first.
fn files(root: &Path, threads: usize) -> BTreeMap<String, String> {
    let output = run(root).output.unwrap();
    let listed: Vec<_> = output.iter().filter(|(path, _)| path.starts_with("search/")).collect();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| {
        let scripts = listed.into_par_iter().filter(|(path, _)| path.ends_with(".js"));
        let made = scripts.map(|(path, recipe)| {
            let bytes = recipe.carry_out(|path| panic!("reads {}", path.display())).unwrap();
            (path, String::from_utf8(bytes).unwrap())
        });
        made.collect::<BTreeMap<_, _>>()
    })
}

#[test]
fn the_index_is_the_same_on_any_number_of_threads() {
    let root = repository().join("tests/districts/gaon");
    let one = files(&root, 1);
    assert!(one.len() > 60, "{} files", one.len());
    for threads in [2, 3, 16] {
        assert!(files(&root, threads) == one, "{threads} threads");
    }
}

#[test]
fn every_file_hands_its_data_over_under_its_own_name_and_ends_no_script() {
    for name in ["district", "hostile", "every-key"] {
        for (path, text) in files(&contents(name), 2) {
            let own = path.strip_prefix("search/").unwrap().strip_suffix(".js").unwrap();
            let data = text.strip_prefix(&format!("jangbuSearch(\"{own}\",")).unwrap();
            let json = data.strip_suffix(");\n").unwrap();
            assert!(serde_json::from_str::<serde_json::Value>(json).is_ok(), "{path}");
            assert!(!text.contains('<') && !text.contains(['\u{2028}', '\u{2029}']), "{path}");
        }
    }
}

#[test]
fn a_file_of_the_index_is_got_as_it_is_listed_and_no_other_is_there() {
    let output = run(&contents("district")).output.unwrap();
    let listed: Vec<String> =
        output.iter().map(|(path, _)| path).filter(|path| path.starts_with("search/")).collect();
    assert!(listed.iter().any(|path| path == "search/index.js"));
    assert!(listed.iter().any(|path| path.ends_with("-results.js")));
    assert!(listed.iter().all(|path| output.get(path).is_some()));
    for path in
        ["search/pairs/9999.js", "search/texts/9999.js", "search/others/0.js", "search/pairs"]
    {
        assert!(output.get(path).is_none(), "{path}");
    }
}

/// The first file of the index of one project with one result, and its files of pairs without
/// their edition.
fn index_of(slug: &str, result: &str) -> (String, Vec<String>) {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", TWO_SOURCES);
    let card = "id: 가-1\ntitle: 사업\nstatus: going\ndepartment: one\nbudget: none\n";
    scratch.write(&format!("content/projects/{slug}/project.yaml"), card);
    scratch
        .write(&format!("content/projects/{slug}/2023.md"), &format!("- 2023-01-02: {result}\n"));
    let mut files = files(&scratch.path(""), 1);
    let start = files.remove("search/index.js").unwrap();
    let pairs = files.into_iter().filter(|(path, _)| path.contains("/pairs/"));
    let texts = pairs.map(|(_, text)| text.rsplit(",\"").next().unwrap().to_owned());
    (start, texts.collect())
}

#[test]
fn a_text_that_changes_is_another_edition_also_where_its_pairs_stay() {
    let (start, pairs) = index_of("road", "3000명 참여");
    for (slug, result) in [("road", "30000명 참여"), ("way", "3000명 참여")] {
        let (other, same) = index_of(slug, result);
        assert!(same == pairs && other != start, "{slug}: {result}");
    }
    assert_eq!(index_of("road", "3000명 참여").0, start);
}
