//! Source files as the rules see them: code without comments, strings and unit tests.
//!
//! Not a parser of Rust: enough of its lexical grammar to find paths in code, and only there.

use std::fs;
use std::path::Path;

/// One file of the package.
#[derive(Debug)]
pub(crate) struct SourceFile {
    /// Path from the package's root, with `/`.
    pub(crate) path: String,
    /// As written.
    pub(crate) text: String,
    /// Its code: comments and literals blanked, unit tests left out.
    pub(crate) code: String,
}

impl SourceFile {
    /// A file with this text.
    pub(super) fn new(path: &str, text: &str) -> Self {
        let code = without_comments_and_literals(text);
        let code = if path.ends_with("/tests.rs") { "" } else { without_unit_tests(&code) };
        let code = code.to_owned();
        Self { path: path.to_owned(), text: text.to_owned(), code }
    }

    /// The module of `src/` it belongs to.
    pub(super) fn unit(&self) -> &str {
        unit_of(&self.path)
    }

    /// Every path in its code, groups in `use` written out: `crate::model::Date`,
    /// `crate::model::Won` of `use crate::model::{Date, Won}`. White space is dropped.
    pub(super) fn paths(&self) -> Vec<String> {
        let words = words(&self.code);
        let mut paths = Vec::new();
        let mut at = 0;
        while at < words.len() {
            if is_name(&words[at]) {
                at = read_path(&words, at, "", &mut paths);
            } else {
                at += 1;
            }
        }
        paths
    }
}

/// Every `.rs` file below a folder of the package.
pub(crate) fn files_below(folder: &str) -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(root.join(folder)).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            let path = entry.path().strip_prefix(root).unwrap().to_string_lossy().into_owned();
            files.push(SourceFile::new(&path, &fs::read_to_string(entry.path()).unwrap()));
        }
    }
    files
}

/// The module of `src/` a path belongs to: `model` for `src/model/ledger/gap.rs`.
pub(super) fn unit_of(path: &str) -> &str {
    let below = path.strip_prefix("src/").unwrap_or(path);
    let first = below.split('/').next().unwrap_or(below);
    first.strip_suffix(".rs").unwrap_or(first)
}

/// Reads the path that starts at word `at` into `paths`, each with `prefix` before it, and gives
/// the index of the word after it.
fn read_path(words: &[String], mut at: usize, prefix: &str, paths: &mut Vec<String>) -> usize {
    let mut path = prefix.to_owned();
    while at < words.len() && (is_name(&words[at]) || words[at] == "*") {
        path.push_str(&words[at]);
        at += 1;
        if words.get(at).is_none_or(|word| word != "::") {
            break;
        }
        path.push_str("::");
        at += 1;
        if words.get(at).is_some_and(|word| word == "{") {
            return read_group(words, at + 1, &path, paths);
        }
    }
    paths.push(path);
    at
}

fn read_group(words: &[String], mut at: usize, prefix: &str, paths: &mut Vec<String>) -> usize {
    while at < words.len() && words[at] != "}" {
        if is_name(&words[at]) || words[at] == "*" {
            at = read_path(words, at, prefix, paths);
        } else {
            at += 1;
        }
    }
    at + 1
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Names, `::` and single marks, in order.
fn words(code: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_alphanumeric() || c == '_' {
            let mut word = c.to_string();
            while let Some(next) = chars.next_if(|n| n.is_alphanumeric() || *n == '_') {
                word.push(next);
            }
            words.push(word);
        } else if c == ':' && chars.next_if_eq(&':').is_some() {
            words.push("::".to_owned());
        } else if !c.is_whitespace() {
            words.push(c.to_string());
        }
    }
    words
}

/// The code up to a module of unit tests, which the house style puts last.
fn without_unit_tests(code: &str) -> &str {
    const MARK: &str = "#[cfg(test)]";
    let mut marks = code.match_indices(MARK).map(|(at, _)| at);
    let tests = marks.find(|at| code[at + MARK.len()..].trim_start().starts_with("mod tests"));
    tests.map_or(code, |at| &code[..at])
}

/// The code with every comment, string and character literal replaced by a blank.
fn without_comments_and_literals(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = skipped(rest, code.chars().next_back());
        if skipped > 0 {
            code.push(' ');
            rest = &rest[skipped..];
        } else {
            code.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    code
}

/// How many bytes at the start of `rest` are a comment or a literal; 0 where neither starts.
fn skipped(rest: &str, before: Option<char>) -> usize {
    let in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return rest.find("*/").map_or(rest.len(), |end| end + 2);
    }
    if let Some(text) = rest.strip_prefix('"') {
        return 1 + string_end(text, '"');
    }
    if rest.starts_with('r') && !in_word {
        return raw_string(rest);
    }
    if rest.starts_with('\'') {
        return character(rest);
    }
    0
}

/// Bytes up to and with the closing mark, escapes passed over.
fn string_end(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == mark => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

fn raw_string(rest: &str) -> usize {
    let hashes = rest[1..].chars().take_while(|c| *c == '#').count();
    let open = 1 + hashes;
    if !rest[open..].starts_with('"') {
        return 0;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    rest[open + 1..].find(&close).map_or(rest.len(), |end| open + 1 + end + close.len())
}

/// A character literal; a lifetime has no closing mark after its first character.
fn character(rest: &str) -> usize {
    let mut chars = rest[1..].chars();
    match (chars.next(), chars.next()) {
        (Some('\\'), _) => 1 + string_end(&rest[1..], '\''),
        (Some(c), Some('\'')) => 2 + c.len_utf8(),
        _ => 0,
    }
}
