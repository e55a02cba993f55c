//! Themes of one's own: what a folder replaces, what `theme.yaml` says, and every fault of either
//! at its place.

mod faults;
mod overlay;
mod templates;

use crate::built::{SiteFiles, repository, run_in};
use crate::scratch::Scratch;
use jangbu::diagnostics::{Format, Language, render};
use std::path::{Path, PathBuf};

const SITE: &str = "\
title: 보기
publisher: 가온구
language: ko
as_of: 2024-06-30
unit: 백만원
sources: [{id: a, name: 가, level: local}]
statuses: [{id: going, name: 추진중, definition: 하는 중}]
departments: [{id: one, name: 한과}]
";
const CARD: &str = "id: 가-1\ntitle: 사업\nstatus: going\ndepartment: one\n";
const RECORD: &str = "---\nfunding:\n  a: {secured: 5, executed: 5}\n---\n- 2024-05-01: 개통\n";

/// A root with a site of two projects and a theme `own` of its own.
struct Themed(Scratch);

impl Themed {
    fn new() -> Self {
        let scratch = Scratch::new();
        scratch.write("content/site.yaml", SITE);
        scratch.write("content/pages/about.md", "# 소개\n\n글\n");
        for (slug, id) in [("road", "가-1"), ("river", "가-2")] {
            let card = CARD.replace("가-1", id);
            scratch.write(&format!("content/projects/{slug}/project.yaml"), &card);
            scratch.write(&format!("content/projects/{slug}/2024.md"), RECORD);
        }
        scratch.folder("themes/own");
        Self(scratch)
    }

    /// The same with a file of the theme.
    fn file(self, name: &str, text: &str) -> Self {
        self.0.write(&format!("themes/own/{name}"), text);
        self
    }

    fn folder(&self) -> PathBuf {
        self.0.path("themes/own")
    }

    fn files(&self) -> SiteFiles {
        SiteFiles::from(run_in(&self.0.path(""), Some(&self.folder())))
    }

    /// Everything that is found, as `--format short` prints it.
    fn told(&self) -> Vec<String> {
        let built = run_in(&self.0.path(""), Some(&self.folder()));
        let lines = built.diagnostics.iter();
        let short = |d| render(d, Format::Short, Language::English, None).trim_end().to_owned();
        lines.map(short).collect()
    }

    /// What is found with one file of the theme.
    fn of_file(name: &str, text: &str) -> Vec<String> {
        Self::new().file(name, text).told()
    }
}

/// The example theme in the repository, over the sample's content.
fn example() -> SiteFiles {
    let theme = repository().join("tests/themes/gaon");
    SiteFiles::from(run_in(&repository(), Some(&theme)))
}

/// Whether all of these start as they should, in order.
#[track_caller]
fn begin(lines: &[String], starts: &[&str]) {
    let fits = lines.len() == starts.len();
    assert!(fits && lines.iter().zip(starts).all(|(line, s)| line.starts_with(s)), "{lines:#?}");
}

fn jangbu(root: &Path, args: &[&str]) -> std::process::Output {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_jangbu"));
    command.current_dir(root).args(args).output().unwrap()
}
