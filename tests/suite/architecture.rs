//! The design, held against the source: who imports whom, who prints, who touches the disk.
//!
//! Reads the source as text, without comments and strings; the tables are the design. What clippy
//! can hold (length of functions, unwraps) is clippy's.

mod rules;
pub(crate) mod source;

use rules::{fault_of_dependencies, fault_of_imports, fault_of_printing, fault_of_system};
use source::{SourceFile, files_below, unit_of};

/// Every fault a rule finds in the files below `src/`.
fn faults(rule: impl Fn(&SourceFile) -> Vec<String>) -> Vec<String> {
    files_below("src").iter().flat_map(rule).collect()
}

#[test]
fn modules_import_only_what_the_design_allows() {
    assert_eq!(faults(fault_of_imports), [""; 0]);
}

#[test]
fn only_the_terminal_prints() {
    assert_eq!(faults(fault_of_printing), [""; 0]);
}

#[test]
fn only_few_touch_disk_environment_and_clock() {
    assert_eq!(faults(fault_of_system), [""; 0]);
}

#[test]
fn each_dependency_is_named_in_one_place() {
    assert_eq!(faults(fault_of_dependencies), [""; 0]);
}

#[test]
fn files_are_short_and_say_their_job() {
    let mut files = files_below("src");
    files.extend(files_below("tests"));
    assert!(files.len() > 40, "the walk found the source");
    for file in files {
        assert!(file.text.lines().count() <= 400, "{} is longer than 400 lines", file.path);
        assert!(file.text.starts_with("//!"), "{} does not say its job", file.path);
    }
}

#[test]
fn a_module_is_known_by_its_file_or_folder() {
    for (path, unit) in [
        ("src/output.rs", "output"),
        ("src/model/ledger/gap.rs", "model"),
        ("src/diagnostics/text.rs", "diagnostics"),
        ("src/main.rs", "main"),
    ] {
        assert_eq!(unit_of(path), unit);
    }
}

/// What a rule says to a file of one's own making.
fn says(rule: impl Fn(&SourceFile) -> Vec<String>, path: &str, text: &str) -> usize {
    rule(&SourceFile::new(path, text)).len()
}

#[test]
fn a_forbidden_import_is_found_however_it_is_written() {
    for text in [
        "use crate::load::Content;",
        "use crate::{diagnostics::Failure, load};",
        "use crate::{\n    diagnostics::{Failure, Phrase},\n    render::Page,\n};",
        "fn f() { crate::cli::run([]) }",
        "use crate :: load;",
        "pub(crate) use crate::load::x as y;",
        "use super::super::load;",
        "use super::super::{model::Date, load::Content};",
    ] {
        assert_eq!(says(fault_of_imports, "src/check/sums.rs", text), 1, "{text}");
    }
    assert_eq!(says(fault_of_imports, "src/publish.rs", "use super::load;"), 1);
    assert_eq!(says(fault_of_imports, "src/chart.rs", "use crate::{check, render};"), 2);
}

#[test]
fn an_allowed_import_passes() {
    for (path, text) in [
        ("src/check/sums.rs", "use crate::{diagnostics::{Failure, Place}, model};"),
        ("src/check/sums.rs", "use super::Rule; use crate::check::places;"),
        ("src/check/rules/a.rs", "use super::super::places;"),
        ("src/check.rs", "// use crate::load;\n/* crate::load */ const S: &str = \"crate::load\";"),
        (
            "src/check.rs",
            "const S: &str = r#\"use crate::load\"#; fn f<'a>(c: char) { c == '\"'; }",
        ),
        ("src/cli/check.rs", "use crate::{publish, pipeline, load};"),
        ("src/lib.rs", "pub mod load;"),
        ("src/render/pages.rs", "use crate::chart::Picture;"),
    ] {
        assert_eq!(says(fault_of_imports, path, text), 0, "{text}");
    }
}

#[test]
fn a_module_without_a_row_is_found() {
    assert_eq!(says(fault_of_imports, "src/helpers.rs", ""), 1);
}

#[test]
fn printing_elsewhere_is_found() {
    for text in [
        "fn f() { println!(\"x\") }",
        "fn f() { eprint!(\"x\") }",
        "fn f() { dbg!(x); }",
        "use std::io::stdout;",
        "use std::io::{self, stderr};",
        "fn f() { io::stderr().lock(); }",
    ] {
        assert_eq!(says(fault_of_printing, "src/load.rs", text), 1, "{text}");
        assert_eq!(says(fault_of_printing, "src/cli/terminal.rs", text), 0, "{text}");
    }
    let others = "fn f() { writeln!(s, \"println!\"); my_print(x); io::stdout_like(); }";
    assert_eq!(says(fault_of_printing, "src/load.rs", others), 0);
}

#[test]
fn the_disk_the_environment_and_the_clock_are_found() {
    for text in [
        "use std::fs;",
        "use std::fs::File;",
        "use std::{fmt, fs};",
        "use std::{collections::{BTreeMap, BTreeSet}, env};",
        "use walkdir::WalkDir;",
        "fn f() { rustix::fs::syncfs(x); }",
        "use std::time::SystemTime;",
        "fn f() { std::env::var(\"HOME\"); }",
        "fn f(p: &Path) { p.exists(); }",
    ] {
        assert_eq!(says(fault_of_system, "src/render/pages.rs", text), 1, "{text}");
    }
    assert_eq!(
        says(fault_of_system, "src/load/discover.rs", "use std::fs; use walkdir::WalkDir;"),
        0
    );
    assert_eq!(says(fault_of_system, "src/load.rs", "fn f() { env!(\"CARGO_PKG_VERSION\"); }"), 0);
    let tests = "#[cfg(test)]\nmod tests { use std::fs; }";
    assert_eq!(says(fault_of_system, "src/render.rs", tests), 0);
    let hidden = "#[cfg(test)]\nfn f() {}\nuse std::fs;";
    assert_eq!(says(fault_of_system, "src/render.rs", hidden), 1);
}

#[test]
fn a_dependency_in_a_second_place_is_found() {
    for (path, text) in [
        ("src/render/svg.rs", "use plotters::prelude::*;"),
        ("src/chart/bars.rs", "use tera::Tera;"),
        ("src/check/links.rs", "fn f() { pulldown_cmark::Parser::new(x); }"),
        ("src/model/site.rs", "#[derive(serde::Deserialize)] struct A; use serde_yaml::Value;"),
        ("src/pipeline.rs", "use rayon::prelude::*;"),
    ] {
        assert_eq!(says(fault_of_dependencies, path, text), 1, "{text}");
    }
    assert_eq!(says(fault_of_dependencies, "src/load/yaml.rs", "use serde_yaml::Value;"), 0);
}
