//! A session that is told of every edit stands where a fresh run over the same files stands.
//!
//! Random edits on the disk, one after the other, as people and programs make them. After each,
//! problems and, where there is no error, every file of the site are compared with those of a run
//! that has seen nothing before. What stays while content has errors is typed.

mod edits;

use crate::built::{contents, repository};
use crate::scratch::Scratch;
use edits::{Editor, copy};
use jangbu::diagnostics::{Diagnostics, Format, Language, render};
use jangbu::load::Touched;
use jangbu::output::Output;
use jangbu::pipeline::{Inputs, Session, build};
use jangbu::progress::Silent;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A session over a copy of some content.
struct Stage {
    scratch: Scratch,
    session: Session,
}

impl Stage {
    fn of(content: &Path) -> Self {
        let scratch = Scratch::new();
        copy(content, &scratch.folder("content"));
        copy(&repository().join("tests/themes/gaon"), &scratch.folder("themes/gaon"));
        let session = Session::open(inputs(&scratch)).unwrap();
        Self { scratch, session }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.scratch.path(name)
    }

    /// Writes a file, tells the session, and gives the names of the files that changed.
    fn save(&mut self, name: &str, text: &str) -> Vec<String> {
        self.scratch.write(name, text);
        self.tell(&[self.path(name)])
    }

    fn tell(&mut self, paths: &[PathBuf]) -> Vec<String> {
        let inputs = inputs(&self.scratch);
        let mut touched = Touched::new();
        paths.iter().for_each(|path| touched.add(&inputs.content, inputs.theme.as_deref(), path));
        self.session.refresh(&touched).unwrap()
    }

    fn replace(&mut self, name: &str, old: &str, new: &str) -> Vec<String> {
        let text = self.scratch.read(name);
        assert!(text.contains(old), "{name} has no {old}");
        self.save(name, &text.replacen(old, new, 1))
    }

    /// A page as the session has it.
    fn page(&self, path: &str) -> Option<String> {
        let output = self.session.snapshot().output.as_ref()?;
        let bytes = output.get(path)?.carry_out(|path| Ok(std::fs::read(path).unwrap())).unwrap();
        Some(String::from_utf8(bytes).unwrap())
    }

    fn codes(&self) -> Vec<&'static str> {
        self.session.snapshot().findings.errors().iter().map(|one| one.code).collect()
    }

    /// Compares everything with a run that has seen nothing before.
    fn hold(&self, after: &str) {
        let fresh = build(&inputs(&self.scratch), &Silent).unwrap();
        let now = self.session.snapshot();
        assert_eq!(said(&now.findings.all()), said(&fresh.diagnostics), "problems after {after}");
        assert_eq!(now.language, fresh.language, "{after}");
        if let Some(output) = fresh.output {
            let ours = files(now.output.as_ref().unwrap());
            let theirs = files(&output);
            let names =
                |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
            assert_eq!(names(&ours), names(&theirs), "paths after {after}");
            for (path, bytes) in &theirs {
                assert!(ours[path] == *bytes, "{path} after {after}");
            }
        }
    }
}

fn inputs(scratch: &Scratch) -> Inputs {
    Inputs {
        root: scratch.path(""),
        content: scratch.path("content"),
        theme: Some(scratch.path("themes/gaon")),
        base_url: None,
        as_of: None,
        cache: jangbu::cache::nothing(),
    }
}

fn said(found: &Diagnostics) -> Vec<String> {
    found.iter().map(|one| render(one, Format::Json, Language::Korean, None)).collect()
}

fn files(output: &Output) -> BTreeMap<String, Vec<u8>> {
    let read = |path: &Path| Ok(std::fs::read(path).unwrap());
    let made = output.iter().map(|(path, recipe)| (path, recipe.carry_out(read).unwrap()));
    made.collect()
}

fn wander(content: &str, seed: u64, steps: usize) {
    let mut stage = Stage::of(&contents(content).join("content"));
    stage.hold("opening");
    let mut editor = Editor::new(&stage.path(""), seed);
    let mut clean = 0;
    for step in 0..steps {
        let edit = editor.edit();
        let changed = stage.tell(&edit.paths);
        stage.hold(&format!("seed {seed} step {step}: {}", edit.said));
        clean += usize::from(stage.session.snapshot().findings.errors().is_empty());
        assert_eq!(stage.tell(&edit.paths), [""; 0], "nothing changed since ({changed:?})");
    }
    assert!(clean * 4 > steps, "only {clean} of {steps} states had no error: edits too wild");
}

#[test]
fn any_edits_of_a_district() {
    wander("district", 1, 40);
}

#[test]
fn any_edits_of_a_district_otherwise() {
    wander("district", 20_261_124, 40);
}

#[test]
fn any_edits_where_texts_link_each_other() {
    wander("linked", 7, 40);
}

#[test]
fn any_edits_where_texts_link_each_other_otherwise() {
    wander("linked", 77, 40);
}

#[test]
fn only_what_changed_is_named() {
    let mut stage = Stage::of(&contents("district").join("content"));
    let file = "content/projects/market/2024.md";
    let text = stage.scratch.read(file);
    assert_eq!(stage.save(file, &text), [""; 0], "saved as it was");
    assert_eq!(stage.save(file, &format!("{text}\n- 2024-05-02: 현장 점검\n")), [file]);
    assert!(stage.page("projects/market/index.html").unwrap().contains("현장 점검"));
    let site = "content/site.yaml";
    assert_eq!(stage.replace(site, "title: ", "title: 새 "), [site]);
    let sheet = "themes/gaon/styles/99-own.css";
    assert_eq!(stage.save(sheet, ".own { color: red }\n"), [sheet]);
    assert!(stage.page("assets/style.css").unwrap().contains(".own"));
}

#[test]
fn a_project_with_an_error_stays_as_it_was_and_the_others_go_on() {
    let mut stage = Stage::of(&contents("district").join("content"));
    let market = "projects/market/index.html";
    let before = stage.page(market).unwrap();
    stage.replace("content/projects/market/2024.md", "---\n", "---\nfunding: [broken\n");
    assert_eq!(stage.codes(), ["yaml/syntax"]);
    assert_eq!(stage.page(market).unwrap(), before);
    stage.replace("content/projects/park/2025.md", "---\n", "---\nplan: 나무 심기 계획\n");
    assert!(stage.page("projects/park/index.html").unwrap().contains("나무 심기 계획"));
    assert_eq!(stage.page(market).unwrap(), before);
    stage.replace("content/projects/market/2024.md", "funding: [broken\n", "");
    assert_eq!(stage.codes(), [""; 0]);
    stage.hold("mending");
}

#[test]
fn with_an_error_from_the_start_the_other_projects_are_shown() {
    let scratch = Scratch::new();
    copy(&contents("district").join("content"), &scratch.folder("content"));
    copy(&repository().join("tests/themes/gaon"), &scratch.folder("themes/gaon"));
    scratch.write("content/projects/market/2024.md", "---\nfunding: [broken\n---\n");
    let session = Session::open(inputs(&scratch)).unwrap();
    let mut stage = Stage { scratch, session };
    assert!(stage.page("projects/market/index.html").is_none());
    assert!(stage.page("projects/park/index.html").is_some());
    let whole = contents("district").join("content/projects/market/2024.md");
    stage.save("content/projects/market/2024.md", &std::fs::read_to_string(whole).unwrap());
    assert!(stage.page("projects/market/index.html").is_some());
    stage.hold("mending");
}

#[test]
fn while_site_yaml_has_an_error_every_page_stays() {
    let mut stage = Stage::of(&contents("district").join("content"));
    let before = files(stage.session.snapshot().output.as_ref().unwrap());
    let whole = stage.scratch.read("content/site.yaml");
    stage.save("content/site.yaml", &whole.replace("unit: ", "unit: 억조 # "));
    assert!(!stage.codes().is_empty());
    stage.replace("content/projects/park/2025.md", "---\n", "---\nplan: 나무 심기 계획\n");
    assert_eq!(files(stage.session.snapshot().output.as_ref().unwrap()), before);
    stage.save("content/site.yaml", &whole);
    stage.hold("mending");
    assert!(stage.page("projects/park/index.html").unwrap().contains("나무 심기 계획"));
}

#[test]
fn a_folder_that_is_gone_is_a_failure_and_changes_nothing() {
    let mut stage = Stage::of(&contents("district").join("content"));
    let before = said(&stage.session.snapshot().findings.all());
    std::fs::rename(stage.path("content"), stage.path("elsewhere")).unwrap();
    assert!(stage.session.refresh(&Touched::everything()).is_err());
    assert_eq!(said(&stage.session.snapshot().findings.all()), before);
    std::fs::rename(stage.path("elsewhere"), stage.path("content")).unwrap();
    assert_eq!(stage.session.refresh(&Touched::everything()).unwrap(), [""; 0]);
    stage.hold("coming back");
}

#[test]
fn a_page_names_the_files_it_is_written_in() {
    let stage = Stage::of(&contents("district").join("content"));
    let sources = |path| stage.session.snapshot().sources(path);
    let market = |name| format!("content/projects/market/{name}");
    assert_eq!(
        sources("projects/market/index.html"),
        ["project.yaml", "overview.md", "before.md", "2023.md", "2024.md"].map(market)
    );
    assert_eq!(sources("index.html"), ["content/site.yaml"]);
    assert_eq!(sources("projects/nowhere/index.html"), [""; 0]);
}
