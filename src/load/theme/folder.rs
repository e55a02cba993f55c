//! A theme's folder, walked: every file of it by name.
//!
//! Reads no file. Hidden files are passed over, and links that lead out of the folder are not
//! followed, so that a theme from elsewhere publishes nothing but itself.

use crate::diagnostics::{Diagnostic, Failure, Phrase};
use crate::load::text::composed;
use crate::load::{discover, misplaced};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A file of the folder.
#[derive(Debug)]
pub(super) struct File {
    /// Its path below the folder, with `/`, composed.
    pub(super) name: String,
    /// Where it is.
    pub(super) path: PathBuf,
}

/// Every file of a folder, sorted by name, and what can't be followed; `name` is how diagnostics
/// call the folder.
///
/// # Errors
/// Where the folder or one in it can't be read.
pub(super) fn walk(dir: &Path, name: &str) -> Result<(Vec<File>, Vec<Diagnostic>), Failure> {
    let real = dir.canonicalize().map_err(|error| Failure::on(dir, attempted(), error))?;
    let (mut files, mut found) = (Vec::new(), Vec::new());
    let mut walk =
        WalkDir::new(dir).min_depth(1).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let told = discover::dead_end(&error, dir, name);
                found.push(told.map_err(|failure| Failure { attempted: attempted(), ..failure })?);
                continue;
            }
        };
        let skipped = discover::is_hidden(&entry);
        let outside = !skipped && discover::leads_outside(&entry, &real);
        if outside {
            found.push(link_outside(&discover::named(entry.path(), dir, name)));
        }
        if skipped || outside {
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
            continue;
        }
        match discover::relative(entry.path(), dir) {
            Some(below) if entry.file_type().is_file() => {
                files.push(File { name: composed(&below), path: entry.path().to_owned() });
            }
            Some(_) => {}
            None => {
                found.push(misplaced::unreadable_name(&discover::named(entry.path(), dir, name)));
            }
        }
    }
    Ok((files, found))
}

fn link_outside(file: &str) -> Diagnostic {
    let message = Phrase::new(
        "테마 폴더 밖을 가리키는 링크라서 따라가지 않습니다",
        "this link leads out of the theme's folder and is not followed",
    );
    Diagnostic { message, ..misplaced::link_outside(file) }
}

fn attempted() -> Phrase {
    Phrase::new("테마를 읽을 수 없습니다", "could not read the theme")
}
