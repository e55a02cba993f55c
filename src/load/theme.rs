//! The theme inside the binary, overlaid file by file with a folder.
//!
//! Holds templates, styles and assets as they are; words and `theme.yaml` are decoded here. What
//! is wrong in the folder is the author's and told with its place; templates are compiled by
//! `render`.

mod folder;
mod look;
mod put;
mod words;
mod written;

use super::{places, text};
use crate::diagnostics::{Diagnostics, Failure, Phrase};
use crate::theme::Theme;
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::path::Path;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// What came of reading a theme.
#[derive(Debug)]
pub struct LoadedTheme {
    /// The built-in theme with all of the folder that could be read.
    pub theme: Theme,
    /// Every problem of the folder's files, sorted, each at its line and column.
    pub diagnostics: Diagnostics,
}

/// The built-in theme, each file replaced by the one of the folder that has its name; words are
/// replaced one by one. Diagnostics name files relative to `root`.
///
/// # Errors
/// Where the machine fails to read the folder or a file of it.
pub fn theme(root: &Path, dir: Option<&Path>) -> Result<LoadedTheme, Failure> {
    let mut theme = Theme::default();
    built_in(&BUILT_IN, &mut theme)?;
    let mut diagnostics = Diagnostics::new();
    if let Some(dir) = dir {
        let name = places::relative_to(root, dir);
        let (files, mut found) = folder::walk(dir, &name)?;
        put::overlay(&files, &name, &mut theme, &mut found)?;
        found.into_iter().for_each(|one| diagnostics.push(one));
        diagnostics.sort();
    }
    Ok(LoadedTheme { theme, diagnostics })
}

fn built_in(dir: &Dir<'_>, theme: &mut Theme) -> Result<(), Failure> {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        let text = || text::lossy(file.contents());
        match path.split_once('/') {
            Some(("templates", name)) => drop(theme.templates.insert(name.to_owned(), text())),
            Some(("styles", name)) => drop(theme.styles.insert(name.to_owned(), text())),
            Some(("words", name)) => {
                let language = name.trim_end_matches(".yaml").to_owned();
                theme.words.insert(language, catalogue(file.path(), &text())?);
            }
            Some((_, name)) => {
                drop(theme.assets.insert(name.to_owned(), file.contents().to_vec()));
            }
            None => {}
        }
    }
    dir.dirs().try_for_each(|dir| built_in(dir, theme))
}

fn catalogue(path: &Path, text: &str) -> Result<BTreeMap<String, String>, Failure> {
    let attempted =
        || Phrase::new("테마의 말을 읽을 수 없습니다", "could not read the words of the theme");
    let words: BTreeMap<String, Option<String>> =
        serde_yaml::from_str(text).map_err(|error| Failure::on(path, attempted(), error))?;
    Ok(words.into_iter().map(|(key, word)| (key, word.unwrap_or_default())).collect())
}
