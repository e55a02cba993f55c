//! Where the files that problems are told of lie, from the folder the command was called in.
//!
//! Diagnostics name them from the root. Whoever reads those on a terminal opens files from where he
//! is, and a change on GitHub is annotated by the path in its repository. Reads no file.

use crate::load;
use std::path::Path;

/// Folders as diagnostics name them, and the same from the current folder.
#[derive(Debug, Default)]
pub(super) struct Folders(Vec<(String, String)>);

impl Folders {
    /// Those of a root: its content and its theme, wherever they were said to be.
    pub(super) fn of<'a>(root: &Path, folders: impl IntoIterator<Item = &'a Path>) -> Self {
        let pair = |folder| (load::relative_to(root, folder), from_here(folder));
        Self(folders.into_iter().map(pair).collect())
    }

    /// A file as it is opened from the current folder.
    pub(super) fn file(&self, file: &str) -> String {
        let below = |(named, here): &(String, String)| {
            let rest = file.strip_prefix(named.as_str())?;
            (rest.is_empty() || rest.starts_with('/')).then(|| format!("{here}{rest}"))
        };
        self.0.iter().find_map(below).unwrap_or_else(|| file.to_owned())
    }
}

/// A folder as it was typed; one that was typed in full from the current folder, where it lies
/// below it.
fn from_here(folder: &Path) -> String {
    let current = if folder.is_absolute() { "." } else { "" };
    load::relative_to(Path::new(current), folder)
}
