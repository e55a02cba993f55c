//! Edits of a content folder and its theme, as people and programs make them.
//!
//! Chosen by a number, so that a run can be repeated. Every edit can be taken back by another
//! one: files and folders that are as they first were come up again and again.

use std::fs;
use std::path::{Path, PathBuf};

/// Copies a folder with everything in it.
pub(super) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// What was done, and the paths an editor or the system would name.
pub(super) struct Edit {
    pub(super) said: String,
    pub(super) paths: Vec<PathBuf>,
}

/// Makes one edit after the other below a root.
pub(super) struct Editor {
    root: PathBuf,
    /// Everything as it first was.
    first: PathBuf,
    state: u64,
    named: usize,
}

impl Editor {
    pub(super) fn new(root: &Path, seed: u64) -> Self {
        let first = root.join("as-it-was");
        for folder in ["content", "themes"] {
            copy(&root.join(folder), &first.join(folder));
        }
        Self { root: root.to_owned(), first, state: seed, named: 0 }
    }

    /// The next number below `n` (SplitMix64, Steele et al. 2014).
    fn pick(&mut self, n: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) >> 33).unwrap() % n
    }

    pub(super) fn edit(&mut self) -> Edit {
        match self.pick(16) {
            0..=4 => self.take_back(),
            5..=7 => self.change_text(),
            8 => self.break_file(),
            9 => self.delete_file(),
            10 => self.move_project(),
            11 => self.toggle_draft(),
            12 => self.add_page(),
            13 => self.change_site(),
            14 => self.change_theme(),
            _ => self.delete_project(),
        }
    }

    /// All files and folders as they first were, or one project.
    fn take_back(&mut self) -> Edit {
        if self.pick(3) > 0 {
            let content = self.root.join("content");
            let mut paths = files_below(&content);
            fs::remove_dir_all(&content).unwrap();
            copy(&self.first.join("content"), &content);
            paths.extend(files_below(&content));
            paths.push(content);
            return Edit { said: "all content taken back".to_owned(), paths };
        }
        let themes = self.root.join("themes");
        let mut paths = files_below(&themes);
        fs::remove_dir_all(&themes).unwrap();
        copy(&self.first.join("themes"), &themes);
        paths.extend(files_below(&themes));
        Edit { said: "theme taken back".to_owned(), paths }
    }

    fn some_file(&mut self, is: impl Fn(&str) -> bool) -> Option<PathBuf> {
        let mut files = files_below(&self.root.join("content"));
        files.retain(|file| is(&file.to_string_lossy()));
        (!files.is_empty()).then(|| files.swap_remove(self.pick(files.len())))
    }

    fn some_project(&mut self) -> Option<PathBuf> {
        let folders = fs::read_dir(self.root.join("content/projects")).ok()?;
        let mut folders: Vec<PathBuf> = folders.map(|entry| entry.unwrap().path()).collect();
        folders.sort();
        (!folders.is_empty()).then(|| folders.swap_remove(self.pick(folders.len())))
    }

    fn change_text(&mut self) -> Edit {
        let Some(file) = self.some_file(|name| name.ends_with(".md")) else {
            return nothing();
        };
        let mut text = fs::read_to_string(&file).unwrap();
        let addition = match self.pick(5) {
            0 => "\n- 2024-02-03: 주민 설명회\n",
            1 => "\n## 새 항목\n\n[다른 사업](../market/index.html#results)\n",
            2 => "\n- 2024-03-04: 점검 [개요](overview.md#money)\n",
            3 => "\n[안내](../../pages/about.md) [도로](../road/index.html)\n",
            _ => "\n\n",
        };
        text.push_str(addition);
        save_over(&file, &text);
        edit("text added to", file)
    }

    fn break_file(&mut self) -> Edit {
        let Some(file) = self.some_file(|name| name.ends_with(".yaml") || name.ends_with(".md"))
        else {
            return nothing();
        };
        let text = fs::read_to_string(&file).unwrap();
        let broken = match self.pick(3) {
            0 => format!("oops: [\n{text}"),
            1 => text.chars().take(text.chars().count() / 2).collect(),
            _ => text.replacen(':', " ", 3),
        };
        fs::write(&file, broken).unwrap();
        edit("broken", file)
    }

    fn delete_file(&mut self) -> Edit {
        let Some(file) = self.some_file(|_| true) else { return nothing() };
        fs::remove_file(&file).unwrap();
        edit("deleted", file)
    }

    fn move_project(&mut self) -> Edit {
        let Some(folder) = self.some_project() else { return nothing() };
        self.named += 1;
        let to = folder.with_file_name(format!("moved-{}", self.named));
        fs::rename(&folder, &to).unwrap();
        Edit { said: format!("{} moved", folder.display()), paths: vec![folder, to] }
    }

    fn delete_project(&mut self) -> Edit {
        let Some(folder) = self.some_project() else { return nothing() };
        fs::remove_dir_all(&folder).unwrap();
        edit("deleted", folder)
    }

    fn toggle_draft(&mut self) -> Edit {
        let Some(file) = self.some_file(|name| name.ends_with("project.yaml")) else {
            return nothing();
        };
        let text = fs::read_to_string(&file).unwrap();
        let toggled = match text.strip_suffix("draft: true\n") {
            Some(rest) => rest.to_owned(),
            None => format!("{text}\ndraft: true\n"),
        };
        save_over(&file, &toggled);
        edit("draft toggled in", file)
    }

    fn add_page(&mut self) -> Edit {
        let name = ["about", "contact", "files"][self.pick(3)];
        let file = self.root.join(format!("content/pages/{name}.md"));
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        let text = [
            "# 안내\n\n[시장](../projects/market/project.yaml)\n",
            "# 연락처\n\n## 누구\n\n[파일](../projects/market/files/plan.pdf)\n",
            "글뿐입니다.\n",
        ][self.pick(3)];
        fs::write(&file, text).unwrap();
        edit("page written:", file)
    }

    fn change_site(&mut self) -> Edit {
        let file = self.root.join("content/site.yaml");
        let Ok(text) = fs::read_to_string(&file) else { return nothing() };
        let changed = match self.pick(6) {
            0 => text.replace("title: ", "title: 새 "),
            1 => text.replace("unit: 백만원", "unit: 천원"),
            2 => text.replace("as_of: 2024", "as_of: 2025"),
            3 => format!("{text}\npublish_names: true\n"),
            4 => text.replace("id: going", "id: going-on"),
            _ => text.replace("language: ko", "language: en"),
        };
        save_over(&file, &changed);
        edit("site changed:", file)
    }

    fn change_theme(&mut self) -> Edit {
        let theme = self.root.join("themes/gaon");
        let (name, text) = match self.pick(5) {
            0 => ("styles/95-more.css", "main { outline: 1px solid }\n"),
            1 => ("assets/note.txt", "a note\n"),
            2 => ("words/ko.yaml", "nav.home: 처음으로\n"),
            3 => ("theme.yaml", "footer: {text: 바닥글}\n"),
            _ => {
                ("templates/page.html", "{% extends \"base.html\" %}{% block main %}{{ nowhere }}")
            }
        };
        let file = theme.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
        edit("theme changed:", file)
    }
}

fn edit(what: &str, path: PathBuf) -> Edit {
    Edit { said: format!("{what} {}", path.display()), paths: vec![path] }
}

fn nothing() -> Edit {
    Edit { said: "nothing".to_owned(), paths: Vec::new() }
}

/// As editors save: written beside, and put in its place.
fn save_over(file: &Path, text: &str) {
    let beside = file.with_extension("tmp~");
    fs::write(&beside, text).unwrap();
    fs::rename(&beside, file).unwrap();
}

/// Every file below a folder, sorted.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}
