//! Findings kept from run to run are those of a first run, whatever was edited in between.

mod edits;
mod typed;

use crate::built::repository;
use crate::scratch::Scratch;
use edits::Dice;
use jangbu::check::{self, Checked, Examiner};
use jangbu::diagnostics::Diagnostics;
use jangbu::load::{self, Loaded};
use jangbu::model::{Fragments, Project, Site};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// A content folder that is edited, with what is kept of it.
struct Desk {
    scratch: Scratch,
    examiner: Examiner,
    projects: BTreeMap<String, Arc<Project>>,
    told: BTreeMap<String, Arc<Diagnostics>>,
}

impl Desk {
    fn new() -> Self {
        let (scratch, examiner) = (Scratch::new(), Examiner::default());
        Self { scratch, examiner, projects: BTreeMap::new(), told: BTreeMap::new() }
    }

    /// A copy of a content folder of the repository.
    fn with(content: &str) -> Self {
        let desk = Self::new();
        copy(&repository().join(content).join("content"), &desk.scratch.path("content"));
        desk
    }

    /// The content as it stands, with the projects of the last reading where they are equal.
    fn read(&mut self) -> (Site, Fragments) {
        let (root, content) = (self.scratch.path(""), self.scratch.path("content"));
        let Loaded { site, mut fragments, .. } = load::site(&root, &content).unwrap();
        let mut site = site.or(fragments.stand_in.take()).unwrap();
        let mut now = BTreeMap::new();
        let mut same = |project: &mut Arc<Project>| {
            let last = self.projects.get(&project.slug).filter(|last| *last == project);
            *project = last.unwrap_or(project).clone();
            now.insert(project.slug.clone(), project.clone());
        };
        site.projects.iter_mut().for_each(&mut same);
        site.drafts.iter_mut().for_each(&mut same);
        fragments
            .projects
            .iter_mut()
            .for_each(|fragment| same(&mut Arc::make_mut(fragment).project));
        self.projects = now;
        (site, fragments)
    }

    /// Reads and checks, and compares with a first run and with what was told last.
    fn examine(&mut self, story: &str) -> Checked {
        let (site, fragments) = self.read();
        let checked = self.examiner.examine(&site, &fragments);
        let first = Examiner::default().examine(&site, &fragments);
        assert_eq!(checked.projects, first.projects, "{story}");
        assert_eq!(checked.beside, first.beside, "{story}");
        assert_eq!(first.again.len(), first.projects.len());
        let (mut all, mut clean) = (checked.clone().into_all(), check::content(&site, &fragments));
        all.sort();
        clean.sort();
        assert_eq!(all, clean, "{story}");
        // One that becomes a draft, or is none any more, is taken for another.
        let left = checked.projects.iter().filter(|(slug, _)| !checked.again.contains(slug));
        for (slug, found) in left {
            if let Some(last) = self.told.get(&**slug).filter(|last| *last == found) {
                assert!(Arc::ptr_eq(last, found), "{story}: {slug} was told anew");
            }
        }
        let told = checked.projects.iter().map(|(slug, found)| (slug.to_string(), found.clone()));
        self.told = told.collect();
        checked
    }

    /// The projects looked at again, and the findings of one of them by code.
    fn again(&mut self, story: &str) -> Vec<String> {
        self.examine(story).again.iter().map(ToString::to_string).collect()
    }

    fn codes(&self, slug: &str) -> Vec<&'static str> {
        self.told[slug].iter().map(|found| found.code).collect()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Edits a content folder at random, so many times; gives the codes found on the way, and how many
/// projects were left alone.
fn edited(content: &str, seed: usize, times: usize) -> (BTreeSet<&'static str>, usize) {
    let (mut desk, mut dice) = (Desk::with(content), Dice::new(seed));
    let original = repository().join(content).join("content");
    let (mut codes, mut kept) = (BTreeSet::new(), 0);
    let mut story = format!("{content}, seed {seed}");
    desk.examine(&story);
    for _ in 0..times {
        for _ in 0..dice.up_to(2) + 1 {
            let done = edits::any(&mut dice, &desk.scratch.path("content"), &original);
            story.push_str(&format!("\n{done}"));
        }
        let checked = desk.examine(&story);
        kept += checked.projects.len() - checked.again.len();
        codes.extend(checked.into_all().iter().map(|found| found.code));
    }
    (codes, kept)
}

#[test]
fn whatever_is_edited_the_findings_are_those_of_a_first_run() {
    let contents = [
        ("tests/contents/district", 4),
        ("tests/contents/linked", 4),
        ("tests/districts/larkmoor", 1),
    ];
    let mut codes = BTreeSet::new();
    for (number, (content, seeds)) in contents.into_iter().enumerate() {
        let mut kept = 0;
        for seed in 0..seeds {
            let (found, left) = edited(content, seed * 3 + number, 25);
            codes.extend(found);
            kept += left;
        }
        assert!(kept > 50, "{content}: {kept} kept");
    }
    // What looks beyond a project came up, and what is told across projects.
    for code in ["links/broken", "links/anchor", "references/project", "references/circle"] {
        assert!(codes.contains(code), "no {code}");
    }
    assert!(codes.contains("known/unused") && codes.contains("references/duplicate-id"));
}
