//! Any bytes as any content file: random ones, and real files that end too early.

use super::{CARD, ends, site};
use crate::built::{contents, repository, run};
use crate::scratch::Scratch;
use jangbu::diagnostics::{Format, Language, Severity, render};
use jangbu::load::Lines;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// Numbers that look random and are the same in every run (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        let (factor, step) = (6_364_136_223_846_793_005, 1_442_695_040_888_963_407);
        self.0 = self.0.wrapping_mul(factor).wrapping_add(step);
        (self.0 >> 33) as usize % n
    }
}

/// Every file a content folder is read from.
const FILES: [&str; 7] = [
    "content/site.yaml",
    "content/pages/about.md",
    "content/projects/road/project.yaml",
    "content/projects/road/overview.md",
    "content/projects/road/2020.md",
    "content/projects/road/before.md",
    "content/projects/road/photos/a.jpg",
];

/// Everything found below a root, written out in every format; gives the number of errors.
fn told(root: &Path) -> usize {
    let built = run(root);
    let mut lines = Lines::default();
    for one in built.diagnostics.iter() {
        let line = lines.line(root, &one.place.file, one.place.resolved().line);
        for format in [Format::Human, Format::Short, Format::Json, Format::Github] {
            for language in [Language::Korean, Language::English] {
                assert!(!render(one, format, language, line).is_empty());
            }
        }
    }
    built.diagnostics.count(Severity::Error)
}

#[test]
fn random_bytes_are_told_to_be_no_text() {
    let mut dice = Dice(2024);
    for file in FILES {
        let scratch = site();
        let card = format!("{CARD}photos: [{{file: photos/a.jpg, alt: 시장 입구}}]\n");
        scratch.write("content/projects/road/project.yaml", &card);
        scratch.write("content/projects/road/photos/a.jpg", "");
        fs::create_dir_all(scratch.path(file).parent().unwrap()).unwrap();
        for round in 0..20 {
            let noise: Vec<u8> = (0..1 + dice.below(400)).map(|_| dice.below(256) as u8).collect();
            fs::write(scratch.path(file), &noise).unwrap();
            let errors = told(&scratch.path(""));
            let is_text = std::str::from_utf8(&noise).is_ok();
            assert!((is_text && !file.ends_with(".jpg")) || errors > 0, "{file} {noise:?}");
            if round == 0 {
                let ended = ends(&scratch, &["generate"]);
                assert!(matches!(ended.status, Some(1 | 2)), "{file} {:?}", ended.status);
                assert!(!ended.err.is_empty(), "{file}");
            }
        }
    }
}

/// The signs that mean something in content.
const SIGNS: &[u8] = b"-: {}[],\"'&*!|>#%@`~\\\n\n  \t?<=.()_019ae\xea\xb0\x80";

#[test]
fn random_signs_are_read_or_told() {
    let mut dice = Dice(7);
    for file in FILES.into_iter().filter(|file| !file.ends_with(".jpg")) {
        let scratch = site();
        fs::create_dir_all(scratch.path(file).parent().unwrap()).unwrap();
        for round in 0..60 {
            let noise: Vec<u8> =
                (0..dice.below(300)).map(|_| SIGNS[dice.below(SIGNS.len())]).collect();
            let fence: &[u8] = if round % 2 == 0 && file.ends_with(".md") { b"---\n" } else { b"" };
            fs::write(scratch.path(file), [fence, &noise, b"\n", fence].concat()).unwrap();
            told(&scratch.path(""));
        }
    }
}

/// Cuts every content file of a site short, at as many places.
fn cut_short(root: &Path, places: usize) {
    let scratch = Scratch::new();
    let entries = WalkDir::new(root.join("content")).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let files: Vec<_> = files
        .map(|entry| {
            let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .collect();
    for (path, bytes) in &files {
        fs::create_dir_all(scratch.path(path).parent().unwrap()).unwrap();
        fs::write(scratch.path(path), bytes).unwrap();
    }
    for (path, bytes) in files {
        for place in 0..places {
            fs::write(scratch.path(&path), &bytes[..bytes.len() * place / places]).unwrap();
            told(&scratch.path(""));
        }
        fs::write(scratch.path(&path), &bytes).unwrap();
    }
}

#[test]
fn files_of_the_sample_may_end_anywhere() {
    cut_short(&repository(), 25);
}

#[test]
fn files_with_every_key_may_end_anywhere() {
    cut_short(&contents("every-key"), 25);
}
