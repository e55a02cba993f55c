//! The open data in JSON: `site.json`, every `record.json`, their schemas, and `oc4ids.json`.
//!
//! Figures are typed from the original record or by another program; what can't be typed is held
//! against the pages, or against what must be true of any site.

mod figures;
mod oc4ids;
mod schemas;
mod site;

use crate::built::{contents, repository, run};
use jangbu::output::Output;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A site, of which single files are made when asked for: photos take long to scale.
pub(crate) struct Site(Output);

impl Site {
    pub(crate) fn of(root: &Path) -> Self {
        let output = run(root).output;
        Self(output.unwrap_or_else(|| panic!("{} has errors", root.display())))
    }

    pub(crate) fn text(&self, path: &str) -> String {
        let recipe = self.0.get(path).unwrap_or_else(|| panic!("no {path}"));
        let read = |path: &Path| Ok(std::fs::read(path).unwrap());
        String::from_utf8(recipe.carry_out(read).unwrap()).unwrap()
    }

    pub(crate) fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.text(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    fn has(&self, path: &str) -> bool {
        self.0.get(path).is_some()
    }

    /// The record of every project, by the addresses `site.json` names.
    fn records(&self) -> Vec<Value> {
        let site = self.json("data/site.json");
        let projects = site["projects"].as_array().unwrap().iter();
        projects.map(|project| self.json(&way(&project["record"]))).collect()
    }
}

/// A way from `data/` to a file, as a path below the root.
fn way(way: &Value) -> String {
    way.as_str().unwrap().strip_prefix("../").unwrap().to_owned()
}

pub(crate) fn district(name: &str) -> PathBuf {
    repository().join("tests/districts").join(name)
}

/// Every site there is to look at.
pub(crate) fn all_roots() -> Vec<PathBuf> {
    let names = ["district", "every-key", "hostile", "linked"];
    let roots = names.into_iter().map(contents);
    roots.chain(["gaon", "larkmoor"].map(district)).chain([repository()]).collect()
}

pub(crate) fn entries(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A whole number: won, or a count.
fn won(value: &Value) -> i128 {
    value.to_string().parse().unwrap_or_else(|_| panic!("{value} is no number"))
}

/// The same, or nothing where it is null.
fn won_or_null(value: &Value) -> Option<i128> {
    (!value.is_null()).then(|| won(value))
}
