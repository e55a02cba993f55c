//! Each file of a theme's folder to where it belongs, and what belongs nowhere.
//!
//! A file replaces the built-in one of its name and is otherwise added. A stylesheet is not looked
//! into.

use super::folder::File;
use super::{look, words};
use crate::diagnostics::{Diagnostic, Failure, Phrase, Place};
use crate::load::file::{read, read_text};
use crate::load::yaml::{self, Yaml};
use crate::load::{misplaced, text};
use crate::output::names::{fault_of_path, folded};
use crate::theme::Theme;
use std::collections::BTreeSet;

/// What a theme's folder holds.
const EXPECTED: &str =
    "`theme.yaml`, `templates/*.html`, `styles/*.css`, `words/ko.yaml`, `words/en.yaml`, `assets/`";

/// The folders of a theme.
const FOLDERS: [&str; 4] = ["templates", "styles", "words", "assets"];

/// Overlays the built-in theme with the files of a folder.
///
/// # Errors
/// Where the machine fails to read one of them.
pub(super) fn overlay(
    files: &[File],
    folder: &str,
    theme: &mut Theme,
    found: &mut Vec<Diagnostic>,
) -> Result<(), Failure> {
    let built_in: BTreeSet<String> = theme.templates.keys().cloned().collect();
    let catalogues = theme.words.clone();
    let mut sheet = None;
    for file in files {
        let told = format!("{folder}/{}", file.name);
        match file.name.split_once('/') {
            Some(("templates", name)) if name.ends_with(".html") => {
                if let Some(text) = code(file, &told, found)? {
                    // One that is as it was is not the folder's to answer for.
                    if theme.templates.get(name) != Some(&text) {
                        theme.own_templates.insert(name.to_owned(), told);
                        theme.templates.insert(name.to_owned(), text);
                    }
                }
            }
            Some(("styles", name)) if name.ends_with(".css") => {
                let text = code(file, &told, found)?;
                theme.styles.extend(text.map(|text| (name.to_owned(), text)));
            }
            Some(("assets", name)) => {
                found.extend(unfit(name, &told, theme.assets.keys()));
                theme.assets.insert(name.to_owned(), read(&file.path, u64::MAX)?);
            }
            Some(("words", name)) if name.ends_with(".yaml") => {
                let language = name.trim_end_matches(".yaml");
                let written = read_text(&file.path, &told, found)?;
                let yaml = Yaml { marred: &written.marred, ..Yaml::whole(&told, &written.text) };
                let known = catalogues.get(language);
                if written.readable {
                    let reading = yaml::read(yaml, |all, notes| words::of_file(all, known, notes));
                    found.extend(reading.found);
                    let all = reading.meant.unwrap_or_default();
                    theme.words.entry(language.to_owned()).or_default().extend(all);
                }
                found.extend(known.is_none().then(|| stranger(&told, &file.name)));
            }
            None if file.name == "theme.yaml" => sheet = Some((file, told)),
            _ if is_beside(&file.name) => {}
            _ => found.push(stranger(&told, &file.name)),
        }
    }
    if let Some((file, told)) = sheet {
        look::read(file, &told, theme, found)?;
    }
    found.extend(unused(theme, &built_in));
    Ok(())
}

/// What keeps an asset from being a file everywhere: its own name, or that of one that is there.
fn unfit<'a>(
    name: &str,
    told: &str,
    mut others: impl Iterator<Item = &'a String>,
) -> Option<Diagnostic> {
    if let Some(fault) = fault_of_path(&format!("assets/{name}")) {
        return Some(misplaced::unfit(told, name, fault));
    }
    let same = |other: &&String| *other != name && folded(other) == folded(name);
    others.find(same).map(|_| misplaced::same_address(told))
}

/// The text of a template or stylesheet; nothing where it is none.
fn code(file: &File, told: &str, found: &mut Vec<Diagnostic>) -> Result<Option<String>, Failure> {
    let bytes = read(&file.path, text::LARGEST as u64 + 1)?;
    match text::plain(told, &bytes) {
        // Letters that are refused in content may be meant here.
        Ok(_) => Ok(Some(text::lossy(&bytes))),
        Err(fault) => {
            found.push(*fault);
            Ok(None)
        }
    }
}

/// What lies beside a theme and is no part of it.
fn is_beside(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let top = !name.contains('/');
    let plain = name.rsplit('/').next().is_some_and(|name| !name.contains('.'));
    let told = ["readme", "license", "licence", "notice", "copying", "changelog"];
    name.ends_with(".md")
        || (top && (name.ends_with(".txt") || plain) && told.iter().any(|t| name.starts_with(t)))
}

/// A file that nothing reads.
fn stranger(told: &str, name: &str) -> Diagnostic {
    let message = Phrase::new(
        "테마에서 쓰이지 않는 파일입니다. 이름을 확인하세요",
        "nothing in a theme reads this file; check its name",
    );
    let fault = Diagnostic::warning("yaml/unknown-file", Place::file(told), message);
    let first = name.split('/').next().unwrap_or_default();
    let near = |known: &&str| {
        first != *known && strsim::damerau_levenshtein(&first.to_lowercase(), known) <= 2
    };
    let near = std::iter::once("theme.yaml").chain(FOLDERS).find(near);
    if let Some(near) =
        near.map(|near| if near.contains('.') { near.to_owned() } else { format!("{near}/") })
    {
        return fault
            .hint(Phrase::new(format!("혹시 `{near}`입니까?"), format!("did you mean `{near}`?")));
    }
    fault.hint(Phrase::new(
        format!("여기에 놓는 것: {EXPECTED}"),
        format!("what belongs here: {EXPECTED}"),
    ))
}

/// Templates of the folder from which no page is made and that no other template names.
fn unused(theme: &Theme, built_in: &BTreeSet<String>) -> Vec<Diagnostic> {
    let named = |name: &str| {
        let quoted = [format!("\"{name}\""), format!("'{name}'"), format!("`{name}`")];
        theme.templates.values().any(|text| quoted.iter().any(|quoted| text.contains(quoted)))
    };
    // Components are known by their own names, wherever they stand.
    let defines =
        |name: &str| theme.templates.get(name).is_some_and(|text| text.contains("{% component"));
    let own = theme.own_templates.iter();
    let own = own.filter(|(name, _)| !built_in.contains(*name) && !named(name) && !defines(name));
    own.map(|(name, told)| {
        let message = Phrase::new(
            "이 템플릿으로 만드는 페이지가 없고, 다른 템플릿도 쓰지 않습니다",
            "no page is made from this template, and no other template uses it",
        );
        let fault = Diagnostic::warning("theme/unused", Place::file(told), message);
        let near = |known: &&String| strsim::damerau_levenshtein(name, known) <= 2;
        match built_in.iter().find(near) {
            Some(near) => fault.hint(Phrase::new(
                format!("혹시 `{near}`입니까?"),
                format!("did you mean `{near}`?"),
            )),
            None => {
                let all: Vec<String> = built_in.iter().map(|name| format!("`{name}`")).collect();
                let all = all.join(", ");
                fault.hint(Phrase::new(
                    format!("페이지를 만드는 템플릿: {all}"),
                    format!("pages are made from {all}"),
                ))
            }
        }
    })
    .collect()
}
