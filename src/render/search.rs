//! The index that the search page reads: which pages hold which pairs of letters, and their texts.
//!
//! Everything is a script file that calls one function with its data, because a page opened from
//! disk may load scripts and nothing else. `search/index.js` says where pairs of letters are;
//! `search/pairs/` holds for every pair the pages that have it; `search/texts/` the words of one
//! page each, which the page's script looks a word up in before it shows a page as found. Ranks
//! nothing and looks for nothing: `assets/search.js` does.
//!
//! Which files there are is known from the number of pages alone, so that listing the site, or an
//! edit in a preview, never makes the index. It is made once, when the first of its files is.

mod document;
mod edition;
mod gathered;
mod index;
mod pairs;
mod posting;
mod project;

pub(super) use index::Index;

use super::context::Shared;
use super::html::in_script;
use super::routes::Route;
use crate::diagnostics::{Failure, Phrase};
use crate::output::{Output, Recipe, Shelf};
use document::{Half, Subject, subjects};
use serde::Serialize;
use std::sync::Arc;

/// Adds the files of the index.
pub(super) fn add(output: &mut Output, shared: &Arc<Shared>) {
    let own = Arc::clone(shared);
    let start = move || script("index", &own.search().start());
    output.insert(Route::SearchFile("index.js".to_owned()).path(), Recipe::make(start));
    output.mount("search", Arc::new(Folders(Arc::clone(shared))));
}

/// The folders of the index.
struct Folders(Arc<Shared>);

const PAIRS: &str = "pairs";
const TEXTS: &str = "texts";

impl Shelf for Folders {
    fn names(&self) -> Vec<String> {
        vec![PAIRS.to_owned(), TEXTS.to_owned()]
    }

    fn open(&self, name: &str) -> Option<Output> {
        match name {
            PAIRS => Some(pair_files(&self.0)),
            TEXTS => Some(text_files(&self.0)),
            _ => None,
        }
    }
}

fn pair_files(shared: &Arc<Shared>) -> Output {
    let mut output = Output::new();
    for number in 0..index::shards_of(subjects(shared).len()) {
        let shared = Arc::clone(shared);
        let make = move || script(&format!("{PAIRS}/{number}"), &shared.search().shard(number));
        output.insert(format!("{number}.js"), Recipe::make(make));
    }
    output
}

/// Two files a project, what it is and what happened, so that only the half a word stands in is
/// moved.
fn text_files(shared: &Arc<Shared>) -> Output {
    let mut output = Output::new();
    for (number, subject) in subjects(shared).into_iter().enumerate() {
        let own = Arc::clone(shared);
        let name = format!("{TEXTS}/{number}");
        let make = move || script(&name, &document::of(&own, subject, Half::About).about());
        output.insert(format!("{number}.js"), Recipe::make(make));
        if has_results(shared, subject) {
            let own = Arc::clone(shared);
            let name = format!("{TEXTS}/{number}-results");
            let make =
                move || script(&name, &document::of(&own, subject, Half::Results).happened());
            output.insert(format!("{number}-results.js"), Recipe::make(make));
        }
    }
    output
}

fn has_results(shared: &Shared, subject: Subject) -> bool {
    let Subject::Project(place) = subject else { return false };
    let years = shared.facts.get(place).map(|facts| &facts.project.years);
    years.is_some_and(|years| years.iter().any(|year| year.tells_something()))
}

/// A file that hands its data to the page's script under the name it was asked for.
fn script(name: &str, data: &impl Serialize) -> Result<Vec<u8>, Failure> {
    let json = serde_json::to_string(data).map_err(|error| {
        Failure::new(
            Phrase::new("찾기 색인을 쓸 수 없습니다", "the search index can't be written"),
            error,
        )
    })?;
    Ok(["jangbuSearch(\"", name, "\",", &in_script(&json), ");\n"].concat().into_bytes())
}
