//! The theme inside the binary, overlaid file by file with a folder.
//!
//! Holds templates and assets as they are; only the words are decoded here.

use super::{file, text};
use crate::diagnostics::{Failure, Phrase};
use crate::theme::Theme;
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::path::Path;
use walkdir::WalkDir;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The built-in theme, each file replaced by the one of the folder that has its name; words are
/// replaced one by one.
///
/// # Errors
/// Where the folder or a file of it can't be read, a template is no UTF-8, or a catalogue of
/// words is no flat map of texts.
pub fn theme(dir: Option<&Path>) -> Result<Theme, Failure> {
    let mut theme = Theme::default();
    built_in(&BUILT_IN, &mut theme)?;
    if let Some(dir) = dir {
        overlay(dir, &mut theme)?;
    }
    Ok(theme)
}

fn built_in(dir: &Dir<'_>, theme: &mut Theme) -> Result<(), Failure> {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        put(&path, file.path(), file.contents().to_vec(), theme)?;
    }
    dir.dirs().try_for_each(|dir| built_in(dir, theme))
}

fn overlay(dir: &Path, theme: &mut Theme) -> Result<(), Failure> {
    let attempted = || Phrase::new("테마를 읽을 수 없습니다", "could not read the theme");
    for entry in WalkDir::new(dir).follow_links(true).sort_by_file_name() {
        let entry =
            entry.map_err(|error| Failure::on(error.path().unwrap_or(dir), attempted(), &error))?;
        let below = entry.path().strip_prefix(dir).unwrap_or(entry.path());
        let name = below.to_string_lossy().replace('\\', "/");
        let hidden = name.split('/').any(|part| part.starts_with('.'));
        if entry.file_type().is_file() && !hidden {
            put(&name, entry.path(), file::read(entry.path(), u64::MAX)?, theme)?;
        }
    }
    Ok(())
}

/// Puts one file where it belongs; what belongs nowhere, like a README, is passed over.
fn put(name: &str, path: &Path, bytes: Vec<u8>, theme: &mut Theme) -> Result<(), Failure> {
    match name.split_once('/') {
        Some(("templates", name)) => {
            theme.templates.insert(name.to_owned(), utf8(path, bytes)?);
        }
        Some(("styles", name)) if name.ends_with(".css") => {
            theme.styles.insert(name.to_owned(), utf8(path, bytes)?);
        }
        Some(("assets", name)) => {
            theme.assets.insert(name.to_owned(), bytes);
        }
        Some(("words", name)) if name.ends_with(".yaml") => {
            let language = name.trim_end_matches(".yaml").to_owned();
            let words = words(path, bytes)?;
            theme.words.entry(language).or_default().extend(words);
        }
        _ => {}
    }
    Ok(())
}

fn words(path: &Path, bytes: Vec<u8>) -> Result<BTreeMap<String, String>, Failure> {
    let attempted =
        || Phrase::new("테마의 말을 읽을 수 없습니다", "could not read the words of the theme");
    let text = utf8(path, bytes)?;
    let words: BTreeMap<String, Option<String>> =
        serde_yaml::from_str(&text).map_err(|error| Failure::on(path, attempted(), error))?;
    Ok(words.into_iter().map(|(key, word)| (key, word.unwrap_or_default())).collect())
}

fn utf8(path: &Path, bytes: Vec<u8>) -> Result<String, Failure> {
    let attempted = || Phrase::new("UTF-8로 저장된 파일이 아닙니다", "the file is not UTF-8 text");
    match String::from_utf8(bytes) {
        Ok(text) if text.starts_with('\u{feff}') || text.contains('\r') => {
            Ok(text::lossy(text.as_bytes()))
        }
        Ok(text) => Ok(text),
        Err(error) => Err(Failure::on(path, attempted(), error)),
    }
}
