//! Edits as hands make them, at random: most leave the content readable, some do not.

use std::fs;
use std::path::{Path, PathBuf};

/// The same throws for the same seed (Marsaglia, "Xorshift RNGs", 2003).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: usize) -> Self {
        Self((seed as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below another.
    pub(super) fn up_to(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn one_of<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.up_to(list.len())].clone()
    }
}

/// Edits the content once; says what was done.
pub(super) fn any(dice: &mut Dice, content: &Path, original: &Path) -> String {
    let projects = projects(content);
    let folder = dice.one_of(&projects);
    let (card, slug) = (folder.join("project.yaml"), name(&folder));
    let (other, file) = (name(&dice.one_of(&projects)), any_file(dice, content));
    match dice.up_to(16) {
        0 | 1 => digit(dice, &file),
        2 | 3 => append(&folder.join("overview.md"), &format!("\n{}\n", link(dice, &other))),
        4 => without_a_line(dice, &file),
        5 => {
            let key = dice.one_of(&["merged_into", "replaced_by", "split_from"]);
            let name = dice.one_of(&[other, format!("{slug}-x"), slug, "옛 사업".to_owned()]);
            append(&card, &format!("\nlineage: {{{key}: [{name}]}}\n"))
        }
        6 => {
            fs::rename(&folder, folder.with_file_name(format!("{slug}-x"))).unwrap();
            format!("rename {slug}")
        }
        7 if projects.len() > 2 => {
            fs::remove_dir_all(&folder).unwrap();
            format!("remove {slug}")
        }
        7 | 8 => {
            super::copy(&folder, &folder.with_file_name(format!("{slug}-{}", dice.up_to(3))));
            format!("copy {slug}")
        }
        9 => draft(&card),
        10 => append(&file, dice.one_of(&["\n: [\n", "\n---\n", "\n\t- x: {\n"])),
        11 => page(dice, content, &other),
        12 => {
            let place = dice.one_of(&["", ", where: overview.md", ", where: title"]);
            let rule = dice.one_of(&["links/broken", "links/anchor", "references/duplicate-id"]);
            let file = dice.one_of(&[card, content.join("site.yaml")]);
            append(&file, &format!("\nknown: [{{rule: {rule}{place}, why: 까닭}}]\n"))
        }
        13 => append(&folder.join("2023.md"), "\n- 2023-05-02: 설명회를 엶\n"),
        _ => {
            fs::remove_dir_all(content).unwrap();
            super::copy(original, content);
            "start anew".to_owned()
        }
    }
}

fn projects(content: &Path) -> Vec<PathBuf> {
    sorted(&content.join("projects")).into_iter().filter(|path| path.is_dir()).collect()
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

/// `site.yaml`, a page, or a text file of a project.
fn any_file(dice: &mut Dice, content: &Path) -> PathBuf {
    let folder = dice.one_of(&projects(content));
    let mut files = sorted(&folder);
    files.extend([content.join("site.yaml"), content.join("pages/about.md")]);
    files.retain(|path| path.extension().is_some_and(|end| end == "md" || end == "yaml"));
    dice.one_of(&files)
}

fn text(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_default()
}

fn write(file: &Path, text: &str, done: &str) -> String {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
    format!("{}: {done}", file.display())
}

fn append(file: &Path, more: &str) -> String {
    write(file, &(text(file) + more), more.trim())
}

/// Another digit in place of one.
fn digit(dice: &mut Dice, file: &Path) -> String {
    let mut text = text(file);
    let digits: Vec<usize> =
        text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).collect();
    if digits.is_empty() {
        return append(file, "\n12\n");
    }
    let (at, to) = (dice.one_of(&digits), dice.up_to(10).to_string());
    text.replace_range(at..=at, &to);
    write(file, &text, &format!("{to} at {at}"))
}

fn without_a_line(dice: &mut Dice, file: &Path) -> String {
    let text = text(file);
    let gone = dice.up_to(text.lines().count().max(1));
    let left: Vec<&str> =
        text.lines().enumerate().filter(|(at, _)| *at != gone).map(|(_, line)| line).collect();
    write(file, &(left.join("\n") + "\n"), &format!("without line {}", gone + 1))
}

fn draft(card: &Path) -> String {
    let text = text(card);
    match text.strip_prefix("draft: true\n") {
        Some(rest) => write(card, rest, "no draft"),
        None => write(card, &format!("draft: true\n{text}"), "draft"),
    }
}

fn page(dice: &mut Dice, content: &Path, other: &str) -> String {
    let page = content.join("pages").join(dice.one_of(&["about.md", "more.md"]));
    if page.exists() && dice.up_to(3) == 0 {
        fs::remove_file(&page).unwrap();
        return format!("remove {}", page.display());
    }
    let words = [
        format!("[사업](../projects/{other}/index.html#results)"),
        format!("[사업](../projects/{other}/2023.md)"),
        "files/plan.pdf를 보세요.".to_owned(),
        "### 빈 제목".to_owned(),
    ];
    append(&page, &format!("\n{}\n", dice.one_of(&words)))
}

/// A link as an overview writes it, that leads somewhere or nowhere.
fn link(dice: &mut Dice, other: &str) -> String {
    let targets = [
        format!("../{other}/index.html"),
        format!("../{other}/index.html#money"),
        format!("../{other}/index.html#y2023"),
        format!("../{other}/2023.md"),
        format!("../{other}-x/"),
        format!("../{other}/funding.csv"),
        format!("../{other}/files/plan.pdf"),
        format!("../../projects/{other}/#overview"),
        format!("../{other}/photos/none.jpg"),
        "../../pages/about.md".to_owned(),
        "../../pages/more.md".to_owned(),
        "../../more/index.html".to_owned(),
        "../../years/2023/".to_owned(),
        "../../index.html#news".to_owned(),
        "../../projects/index.html#years".to_owned(),
        "../../method/#terms".to_owned(),
        "#results".to_owned(),
        "files/plan.pdf".to_owned(),
    ];
    let picture = dice.one_of(&["", "", "!"]);
    format!("{picture}[다른 사업의 기록]({})", dice.one_of(&targets))
}
