//! The Korean guide: every command it gives, in its order, and the record it shows.

use crate::scratch::Scratch;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The blocks of the guide, each as its lines.
fn blocks() -> Vec<Vec<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = fs::read_to_string(root.join("docs/시작하기.md")).unwrap();
    let lines: Vec<&str> = guide.lines().collect();
    let blocks = lines.split(|line| !line.starts_with("    "));
    let plain = |block: &[&str]| block.iter().map(|line| line[4..].to_owned()).collect();
    blocks.filter(|block| !block.is_empty()).map(plain).collect()
}

fn jangbu(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jangbu")).current_dir(folder).args(args).output().unwrap()
}

/// Removes the line that keeps the guide's project from being published, and writes its record.
fn write_record(folder: &Path, record: &str) -> String {
    let project = folder.join("content/projects/library");
    let card = project.join("project.yaml");
    let text = fs::read_to_string(&card).unwrap();
    assert!(text.contains("\ndraft: true\n"), "the guide speaks of this line");
    fs::write(&card, text.replace("\ndraft: true\n", "\n")).unwrap();
    let names = fs::read_dir(&project).unwrap().map(|entry| entry.unwrap().file_name());
    let mut years: Vec<String> = names.filter_map(|name| name.into_string().ok()).collect();
    years.retain(|name| name.starts_with("20") && name != "2025.md");
    let [year] = &years[..] else { panic!("the record of this year alone: {years:?}") };
    let record = record.replace("2026", year.trim_end_matches(".md"));
    fs::write(project.join(year), &record).unwrap();
    record
}

#[test]
fn every_command_of_the_guide_does_what_it_says() {
    let scratch = Scratch::new();
    let (mut folder, mut ran): (PathBuf, Vec<String>) = (scratch.path(""), Vec::new());
    for block in blocks() {
        if block[0] == "---" {
            write_record(&folder, &format!("{}\n", block.join("\n")));
            continue;
        }
        for line in block {
            let words: Vec<&str> = line.split(' ').collect();
            match words[..] {
                // Building the program and waiting for a browser are other tests' work.
                ["cargo", "install", "--locked", "--path", "."]
                | ["jangbu", "preview", "--open"] => {}
                ["cd", below] => folder.push(below),
                ["rm", "-r", below] => fs::remove_dir_all(folder.join(below)).unwrap(),
                ["jangbu", ref args @ ..] => {
                    let ended = jangbu(&folder, args);
                    assert_eq!(ended.status.code(), Some(0), "{line}: {ended:?}");
                }
                _ => panic!("{line}"),
            }
            ran.push(line);
        }
    }
    assert_eq!(ran.len(), 10, "{ran:?}");
    let page = fs::read_to_string(folder.join("output/projects/library/index.html")).unwrap();
    for said in ["설계를 마침", "주민 의견을 모아 설계에 담음", "착공", "낙찰 차액"]
    {
        assert!(page.contains(said), "{said}");
    }
    assert!(!folder.join("output/projects/example").exists());
    assert!(folder.join("output/sitemap.xml").exists(), "the address is known");
    // A year that is there is refused, as the guide says.
    let again = jangbu(&folder, &["new", "period", "library", "2025"]);
    assert_eq!(again.status.code(), Some(2));
}

#[test]
fn the_record_of_the_guide_has_nothing_to_be_told() {
    let scratch = Scratch::new();
    let new = |args: &[&str]| {
        let ended = jangbu(&scratch.path(""), args);
        assert_eq!(ended.status.code(), Some(0), "{ended:?}");
        ended
    };
    new(&["new", "site", ".", "--as-of", "2026-11-30"]);
    new(&["new", "project", "library"]);
    let record = blocks().into_iter().find(|block| block[0] == "---").unwrap();
    write_record(&scratch.path(""), &format!("{}\n", record.join("\n")));
    let found = new(&["check", "--format", "short", "--skip", "dates/term"]);
    assert_eq!(std::str::from_utf8(&found.stdout).unwrap(), "");
}

#[test]
fn the_guide_asks_for_the_rust_that_is_needed_and_is_linked() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = |name: &str| fs::read_to_string(root.join(name)).unwrap();
    let needed = env!("CARGO_PKG_RUST_VERSION");
    assert!(text("docs/시작하기.md").contains(&format!("{needed} 이상")), "{needed}");
    let readme = text("README.md");
    assert!(readme.contains("(docs/시작하기.md)") && readme.contains("cargo install --locked"));
    assert!(readme.contains(&format!("Rust {needed}")), "{needed}");
}
