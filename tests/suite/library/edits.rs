//! Edits at random: whatever is done to a district, reading it again in part comes to the same as
//! reading it afresh, and what is not told as changed has stayed the same.

use super::{assert_same, is_same};
use crate::built::contents;
use crate::scratch::Scratch;
use jangbu::load::{Library, Loaded, Touched};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Numbers that look random and are the same in every run (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        let (factor, step) = (6_364_136_223_846_793_005, 1_442_695_040_888_963_407);
        self.0 = self.0.wrapping_mul(factor).wrapping_add(step);
        (self.0 >> 33) as usize % n.max(1)
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// A copy of a district, and the paths that were edited since it was read.
struct Copy {
    content: PathBuf,
    edited: Vec<PathBuf>,
    dice: Dice,
}

impl Copy {
    fn entries(&self, is: fn(&walkdir::DirEntry) -> bool) -> Vec<PathBuf> {
        let all = WalkDir::new(&self.content).min_depth(1).sort_by_file_name().into_iter();
        all.map(Result::unwrap).filter(is).map(walkdir::DirEntry::into_path).collect()
    }

    fn edit(&mut self) {
        match self.dice.below(12) {
            0..=3 => self.change_bytes(),
            4 => self.change_site(),
            5 => self.change_draft(),
            6 => self.add(),
            7 => self.remove(),
            8 => self.rename_file(),
            9 => self.rename_folder(),
            10 => self.copy_folder(),
            _ => self.touch(),
        }
    }

    fn write(&mut self, path: PathBuf, bytes: &[u8]) {
        if path.is_dir() || fs::create_dir_all(path.parent().unwrap()).is_err() {
            return;
        }
        fs::write(&path, bytes).unwrap();
        self.edited.push(path);
    }

    fn any_file(&mut self) -> PathBuf {
        let files = self.entries(|entry| entry.file_type().is_file());
        self.dice.of(&files).clone()
    }

    /// Pieces that break YAML, add findings, or mean nothing.
    fn change_bytes(&mut self) {
        const PIECES: [&str; 8] =
            ["\n", "{", "\u{0}", "- 2021-03-01: 착공\n", ": ", "funding: 5\n", "5", "\n- 개소식\n"];
        let path = self.any_file();
        let mut bytes = fs::read(&path).unwrap();
        let at = self.dice.below(bytes.len() + 1);
        let piece = *self.dice.of(&PIECES);
        bytes.splice(at..at, piece.bytes());
        self.write(path, &bytes);
    }

    fn change_site(&mut self) {
        const CHANGES: [(&str, &str); 8] = [
            ("백만원", "천원"),
            ("천원", "백만원"),
            ("unit:", "unti:"),
            ("unti:", "unit:"),
            ("level: local", "level: lokal"),
            ("level: lokal", "level: local"),
            ("language: ko", "language: en"),
            ("title: ", "map: map.json\ntitle: "),
        ];
        let path = self.content.join("site.yaml");
        let Ok(text) = fs::read_to_string(&path) else { return self.restore_site() };
        let (from, to) = *self.dice.of(&CHANGES);
        self.write(path, text.replacen(from, to, 1).as_bytes());
    }

    fn restore_site(&mut self) {
        let text = fs::read(contents("district").join("content/site.yaml")).unwrap();
        self.write(self.content.join("site.yaml"), &text);
    }

    fn change_draft(&mut self) {
        let cards = self.entries(|entry| entry.file_name() == "project.yaml");
        if cards.is_empty() {
            return;
        }
        let path = self.dice.of(&cards).clone();
        let Ok(text) = fs::read_to_string(&path) else { return };
        let on = format!("draft: true\n{}", text.replace("draft: true\n", ""));
        let now =
            if text.contains("draft: true\n") { text.replace("draft: true\n", "") } else { on };
        self.write(path, now.as_bytes());
    }

    fn add(&mut self) {
        const NAMES: [&str; 14] = [
            "pages/about.md",
            "pages/About.md",
            "pages/소개.md",
            "map.json",
            "notes.txt",
            "projects/readme.md",
            "projects/market/2021.md",
            "projects/MARKET/project.yaml",
            "projects/한글/project.yaml",
            "projects/park/photos/new.jpg",
            "projects/park/files/2.pdf",
            "projects/park/21년.md",
            "projects/park/.hidden",
            "projects/new/overview.md",
        ];
        const TEXTS: [&str; 4] = [
            "",
            "# 소개\n글\n",
            "id: 새-1\ntitle: 새\n",
            "{\"type\":\"Polygon\",\"coordinates\":[[[126.1,37.1],[126.2,37.1],[126.2,37.2],[126.1,37.1]]]}",
        ];
        let (name, text) = (*self.dice.of(&NAMES), *self.dice.of(&TEXTS));
        self.write(self.content.join(name), text.as_bytes());
    }

    fn remove(&mut self) {
        let all = self.entries(|entry| entry.file_name() != "projects");
        let path = self.dice.of(&all).clone();
        if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) }.unwrap();
        self.edited.push(path);
    }

    fn rename_file(&mut self) {
        const NAMES: [&str; 5] = ["2020.md", "overview.md", "a.jpg", "project.yaml", "site.yaml"];
        let from = self.any_file();
        let to = from.with_file_name(self.dice.of(&NAMES));
        self.rename(from, to);
    }

    fn rename_folder(&mut self) {
        let folders = self.entries(|entry| entry.depth() == 2 && entry.file_type().is_dir());
        if folders.is_empty() {
            return;
        }
        let from = self.dice.of(&folders).clone();
        let to = from.with_file_name(self.dice.of(&["moved", "Park", "옮김", "2019.md"]));
        self.rename(from, to);
    }

    fn rename(&mut self, from: PathBuf, to: PathBuf) {
        // What can't be renamed stays as it is, and is touched all the same.
        let _ = fs::rename(&from, &to);
        self.edited.extend([from, to]);
    }

    fn copy_folder(&mut self) {
        let source = contents("district").join("content/projects");
        let slug = *self.dice.of(&["market", "park", "school", "dance"]);
        let to = self.content.join("projects").join(slug);
        copy(&source.join(slug), &to);
        self.edited.push(to);
    }

    fn touch(&mut self) {
        let path = self.any_file();
        let bytes = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        self.write(path, &bytes);
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from).min_depth(1) {
        let entry = entry.unwrap();
        let path = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_file() && !path.is_dir() {
            let made = fs::create_dir_all(path.parent().unwrap());
            if made.is_ok() {
                fs::copy(entry.path(), path).unwrap();
            }
        }
    }
}

/// That a project no changed file lies in is the same one as before, while the unit is.
fn assert_kept(before: &Loaded, after: &Loaded, changed: &[String]) {
    let site = changed.iter().any(|file| file == "content/site.yaml");
    for one in before.projects.iter().filter(|_| !site) {
        let folder = format!("content/projects/{}/", one.slug);
        let now = after.projects.iter().find(|now| now.slug == one.slug);
        let touched = changed.iter().any(|file| file.starts_with(&folder));
        assert_eq!(now.is_some_and(|now| is_same(one, now)), !touched, "{folder} {changed:?}");
    }
}

#[test]
fn reading_again_in_part_comes_to_the_same_as_reading_afresh() {
    for seed in 0..6 {
        let scratch = Scratch::new();
        let (root, content) = (scratch.path(""), scratch.folder("content"));
        copy(&contents("district").join("content"), &content);
        let mut copy = Copy { content: content.clone(), edited: Vec::new(), dice: Dice(seed) };
        let mut library = Library::open(&root, &content).unwrap();
        let mut changes = 0;
        for _ in 0..80 {
            for _ in 0..=copy.dice.below(3) {
                copy.edit();
            }
            let mut touched = Touched::new();
            copy.edited.drain(..).for_each(|path| touched.add(&content, None, &path));
            let before = library.loaded();
            let changed = library.refresh(&touched).unwrap();
            let (after, fresh) = (library.loaded(), Library::open(&root, &content).unwrap());
            assert_same(&after, &fresh.loaded());
            assert_kept(&before, &after, &changed);
            let said = |loaded: &Loaded| format!("{:?} {:?}", loaded.site, loaded.found());
            assert!(!changed.is_empty() || said(&before) == said(&after), "{touched:?}");
            changes += usize::from(!changed.is_empty());
        }
        assert!(changes > 30, "{changes}");
    }
}
