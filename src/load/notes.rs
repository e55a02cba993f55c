//! Problems found while what was written becomes what is meant, with the way to each value.
//!
//! Knows key paths, not positions: `yaml` turns a path into lines and columns where one is needed.

use super::schema::Entries;
use crate::diagnostics::{At, Diagnostic, KeyPath, Phrase, Place, Severity, Step, personal};
use crate::locale::fitting_particle;
use std::collections::BTreeSet;

/// A text that does not say what its key asks for: why, and how to write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) code: &'static str,
    pub(super) message: Phrase,
    pub(super) hint: Option<Phrase>,
}

impl Wrong {
    /// A malformed value.
    pub(super) fn value(ko: impl Into<String>, en: impl Into<String>) -> Self {
        Self { code: "yaml/value", message: Phrase::new(ko, en), hint: None }
    }

    pub(super) fn coded(self, code: &'static str) -> Self {
        Self { code, ..self }
    }

    pub(super) fn hint(self, ko: impl Into<String>, en: impl Into<String>) -> Self {
        Self { hint: Some(Phrase::new(ko, en)), ..self }
    }

    pub(super) fn at(self, place: Place) -> Diagnostic {
        Diagnostic { hint: self.hint, ..Diagnostic::error(self.code, place, self.message) }
    }
}

/// The way from the root of a document to one of its values, kept on the stack: it is only
/// written out where something is wrong.
#[derive(Debug, Clone, Copy)]
pub(super) enum Trail<'a> {
    Root,
    Key(&'a Trail<'a>, &'a str),
    Index(&'a Trail<'a>, usize),
}

impl<'a> Trail<'a> {
    pub(super) fn key(&'a self, key: &'a str) -> Self {
        Trail::Key(self, key)
    }

    pub(super) fn index(&'a self, index: usize) -> Self {
        Trail::Index(self, index)
    }

    pub(super) fn path(&self) -> KeyPath {
        let mut steps = Vec::new();
        let mut here = self;
        loop {
            match here {
                Trail::Root => break,
                Trail::Key(parent, key) => {
                    steps.push(Step::Key((*key).to_owned()));
                    here = parent;
                }
                Trail::Index(parent, index) => {
                    steps.push(Step::Index(*index));
                    here = parent;
                }
            }
        }
        steps.reverse();
        KeyPath(steps)
    }
}

/// The problems of one file. A value that is wrong is replaced by an empty one after its problem
/// was noted, so that one run finds all of them; what comes of it is not used then.
#[derive(Debug)]
pub(super) struct Notes {
    file: String,
    found: Vec<Diagnostic>,
}

impl Notes {
    pub(super) fn of(file: &str) -> Self {
        Self { file: file.to_owned(), found: Vec::new() }
    }

    pub(super) fn into_found(self) -> Vec<Diagnostic> {
        self.found
    }

    /// A wrong value.
    pub(super) fn wrong(&mut self, at: &Trail, wrong: Wrong) {
        let place = Place { file: self.file.clone(), at: At::Value(at.path()) };
        self.found.push(wrong.at(place));
    }

    /// A value that is most likely a mistake, and used all the same.
    pub(super) fn doubt(&mut self, at: &Trail, wrong: Wrong) {
        let place = Place { file: self.file.clone(), at: At::Value(at.path()) };
        let severity = Severity::Warning;
        self.found.push(Diagnostic { severity, ..wrong.at(place) });
    }

    /// A wrong key.
    pub(super) fn wrong_key(&mut self, at: &Trail, wrong: Wrong) {
        let place = Place { file: self.file.clone(), at: At::Key(at.path()) };
        self.found.push(wrong.at(place));
    }

    /// A required key nobody wrote, or left empty.
    pub(super) fn missing(&mut self, section: &Trail, key: &str) {
        let place = Place { file: self.file.clone(), at: At::Key(section.key(key).path()) };
        let message = Phrase::new(
            format!("꼭 있어야 할 `{key}` 항목이 없거나 비어 있습니다"),
            format!("the required key `{key}` is missing or empty"),
        );
        let hint =
            Phrase::new(format!("`{key}: …` 줄을 넣으세요"), format!("add a line `{key}: …`"));
        self.found.push(Diagnostic::error("yaml/missing-key", place, message).hint(hint));
    }

    /// What a text says, where it is written; a text that does not say it is noted.
    pub(super) fn parse<T>(
        &mut self,
        written: Option<&str>,
        at: &Trail,
        read: impl FnOnce(&str) -> Result<T, Wrong>,
    ) -> Option<T> {
        read(written?).map_err(|wrong| self.wrong(at, wrong)).ok()
    }

    /// Like [`Notes::parse`] for a key that must be there.
    pub(super) fn parse_required<T>(
        &mut self,
        written: Option<&str>,
        section: &Trail,
        key: &str,
        read: impl FnOnce(&str) -> Result<T, Wrong>,
    ) -> Option<T> {
        match written {
            Some(text) if !text.trim().is_empty() => {
                self.parse(Some(text), &section.key(key), read)
            }
            _ => {
                self.missing(section, key);
                None
            }
        }
    }

    /// A list of texts; an empty item is noted.
    pub(super) fn texts(
        &mut self,
        list: Option<Vec<Option<String>>>,
        section: &Trail,
        key: &str,
    ) -> Vec<String> {
        let items = each(list, section, key, |item, at| {
            let item = text(item);
            if item.is_none() {
                let wrong = Wrong::value("빈 항목입니다", "this list item is empty");
                self.wrong(
                    at,
                    wrong.hint("글을 쓰거나 줄을 지우세요", "write it, or delete the line"),
                );
            }
            item
        });
        kept(items.into_iter().flatten())
    }

    /// A text that must be there; empty where it is not.
    pub(super) fn required(
        &mut self,
        written: Option<String>,
        section: &Trail,
        key: &str,
    ) -> String {
        match written {
            Some(text) if !text.trim().is_empty() => trimmed(text),
            _ => {
                self.missing(section, key);
                String::new()
            }
        }
    }
}

/// A text, where there is one that is not empty.
pub(super) fn text(written: Option<String>) -> Option<String> {
    written.map(trimmed).filter(|text| !text.is_empty())
}

fn trimmed(text: String) -> String {
    if text.trim().len() == text.len() { text } else { text.trim().to_owned() }
}

/// The entries of a section whose keys are read without the blanks around them. Keys that are
/// the same without them are noted: only one of the two could be kept.
pub(super) fn entries<V>(
    written: Option<Entries<V>>,
    section: &Trail,
    notes: &mut Notes,
) -> Vec<(String, V)> {
    let entries = written.unwrap_or_default().0;
    let mut seen = BTreeSet::new();
    for (key, _) in &entries {
        if !seen.insert(key.trim()) {
            notes.wrong_key(&section.key(key), repeated(key.trim()));
        }
    }
    entries
}

fn repeated(key: &str) -> Wrong {
    Wrong::value(
        format!("`{}` 항목이 두 번 나옵니다", shown(key)),
        format!("the key `{}` stands here a second time", shown(key)),
    )
    .coded("yaml/duplicate-key")
    .hint(
        "이름 앞뒤의 빈칸은 없는 것으로 읽습니다. 둘을 하나로 합치세요",
        "blanks around a key do not count; make one of the two",
    )
}

/// The items of a list, each with the way to it.
pub(super) fn each<T, U>(
    list: Option<Vec<T>>,
    section: &Trail,
    key: &str,
    mut mean: impl FnMut(T, &Trail) -> U,
) -> Vec<U> {
    let at = section.key(key);
    let items = list.unwrap_or_default().into_iter().enumerate();
    kept(items.map(|(index, item)| mean(item, &at.index(index))))
}

/// A list in as little memory as it needs, because it is kept: collecting items may take over the
/// room of larger ones they are made of.
pub(super) fn kept<T>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut list: Vec<T> = items.collect();
    list.shrink_to_fit();
    list
}

/// A text as it may be quoted in a message: personal numbers and addresses masked, cut where it is
/// long.
pub(super) fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    let text = personal::masked(text);
    if text.chars().count() <= LONGEST {
        return text;
    }
    let start: String = text.chars().take(LONGEST).collect();
    format!("{start}…")
}

/// A text as a message quotes it, with the one of two Korean particles (`은/는`) that fits it.
pub(super) fn quoted(text: &str, particles: &str) -> String {
    let text = shown(text);
    let particle = fitting_particle(&text, particles);
    format!("`{text}`{particle}")
}

/// An amount that a comma splits: within `{…}` one ends a value, so that `3,163` is 3, and a key
/// `163` without a value.
pub(super) fn split_amount(amount: &str) -> Wrong {
    let read = amount.split(',').next().unwrap_or_default();
    let written = quoted(amount, "이/가");
    Wrong::value(
        format!("{written} 쉼표에서 나뉘어 `{read}`만 읽힙니다"),
        format!("`{}` is split at its comma, and only `{read}` is read", shown(amount)),
    )
    .coded("yaml/unknown-key")
    .hint(
        format!("쉼표가 있는 금액은 따옴표로 묶으세요: `\"{}\"`", shown(amount)),
        format!("put an amount with commas in quotes: `\"{}\"`", shown(amount)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trail_is_written_out_from_the_root() {
        let (root, name) = (Trail::Root, "grants");
        let list = root.key(name);
        let item = list.index(1);
        assert_eq!(item.key("date").path().to_string(), "grants[2].date");
    }

    #[test]
    fn personal_numbers_are_masked_in_messages() {
        assert_eq!(shown("홍 900101-1234567 님"), "홍 900101-1****** 님");
        assert_eq!(shown("010-1234-5678"), "010-1234-****");
        assert_eq!(shown("3,347,000,000원 2019-06-21"), "3,347,000,000원 2019-06-21");
    }

    #[test]
    fn a_quoted_text_takes_its_particle() {
        assert_eq!(quoted("시비", "은/는"), "`시비`는");
        assert_eq!(quoted("2019.06", "을/를"), "`2019.06`을");
    }

    #[test]
    fn what_is_wrong_with_a_required_text_is_noted_once() {
        let mut notes = Notes::of("site.yaml");
        assert_eq!(notes.required(Some(" ".into()), &Trail::Root, "title"), "");
        assert_eq!(notes.required(Some(" a ".into()), &Trail::Root, "title"), "a");
        assert_eq!(notes.into_found().len(), 1);
    }
}
