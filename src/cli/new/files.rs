//! Files that are to be made: all of them or none, never over something, never outside the content.
//!
//! Every path is looked at before the first byte is written. Where writing fails all the same,
//! what was made in this run is taken away again, and nothing else.

use crate::diagnostics::{Failure, Phrase};
use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// A file to be made.
#[derive(Debug)]
pub(super) struct NewFile {
    /// Where, as the user is told.
    pub(super) path: PathBuf,
    /// What stands in it.
    pub(super) text: String,
}

/// Makes the files, with the folders they need, below a content folder.
///
/// # Errors
/// Where one of them exists, would lie outside the content folder, or can't be written; then
/// nothing was written.
pub(super) fn make(content: &Path, files: &[NewFile]) -> Result<(), Failure> {
    for file in files {
        refuse_existing(&file.path)?;
        refuse_outside(content, &file.path)?;
    }
    let mut made = Vec::new();
    let done = files.iter().try_for_each(|file| make_one(file, &mut made));
    if done.is_err() {
        made.iter().rev().for_each(take_away);
    }
    done
}

/// Something this run has made.
enum Made {
    File(PathBuf),
    Folder(PathBuf),
}

fn make_one(file: &NewFile, made: &mut Vec<Made>) -> Result<(), Failure> {
    let failed = |path: &Path, error: &io::Error| {
        let attempted = Phrase::new(
            "쓸 수 없어 아무것도 만들지 않았습니다",
            "could not be written, so nothing was made",
        );
        Failure::on(path, attempted, error)
    };
    if let Some(folder) = file.path.parent() {
        make_folder(folder, made).map_err(|error| failed(folder, &error))?;
    }
    // `create_new` neither replaces a file that came up meanwhile nor follows a link.
    let open = OpenOptions::new().write(true).create_new(true).open(&file.path);
    let mut open = open.map_err(|error| failed(&file.path, &error))?;
    made.push(Made::File(file.path.clone()));
    open.write_all(file.text.as_bytes()).map_err(|error| failed(&file.path, &error))
}

fn make_folder(folder: &Path, made: &mut Vec<Made>) -> io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    if let Some(parent) = folder.parent() {
        make_folder(parent, made)?;
    }
    match fs::create_dir(folder) {
        Ok(()) => made.push(Made::Folder(folder.to_owned())),
        // Somebody else was quicker, or the path ends in `..`: the folder is there.
        Err(_) if folder.is_dir() => {}
        Err(error) => return Err(error),
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "takes away what `new` has just made, and only that")]
fn take_away(made: &Made) {
    // What can't be taken away can't be told better than by the failure that led here.
    let _ = match made {
        Made::File(path) => fs::remove_file(path),
        Made::Folder(path) => fs::remove_dir(path),
    };
}

fn refuse_existing(path: &Path) -> Result<(), Failure> {
    match fs::symlink_metadata(path) {
        Ok(_) => Err(Failure::on(
            path,
            Phrase::new(
                "이미 있어 아무것도 쓰지 않았습니다. 옮기거나 지운 뒤 다시 하세요",
                "exists already, so nothing was written; move or delete it, then try again",
            ),
            "",
        )),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            let folder = path.ancestors().skip(1).find(|above| above.is_file()).unwrap_or(path);
            Err(Failure::on(folder, not_a_folder(), ""))
        }
        Err(error) => {
            let attempted = Phrase::new("확인할 수 없습니다", "could not be looked at");
            Err(Failure::on(path, attempted, error))
        }
    }
}

fn not_a_folder() -> Phrase {
    Phrase::new(
        "폴더가 있어야 할 자리에 파일이 있어 아무것도 쓰지 않았습니다",
        "is a file where a folder has to be, so nothing was written",
    )
}

/// A link below the content folder may lead to another place in it, and nowhere else.
fn refuse_outside(content: &Path, path: &Path) -> Result<(), Failure> {
    let below = path.ancestors().skip(1).take_while(|above| above.starts_with(content));
    let there = below.into_iter().find(|above| fs::symlink_metadata(above).is_ok());
    let Some(there) = there else { return Ok(()) };
    let inside = content.canonicalize().and_then(|content| {
        let real = there.canonicalize()?;
        Ok(real.starts_with(content) && real.is_dir())
    });
    if inside.unwrap_or(false) {
        return Ok(());
    }
    let attempted = Phrase::new(
        "내용 폴더 밖을 가리키거나 없는 곳을 가리키는 링크라서 아무것도 쓰지 않았습니다",
        "is a link that leads out of the content folder or nowhere, so nothing was written",
    );
    Err(Failure::on(there, attempted, ""))
}

/// The name of a folder's entry that differs from `name` by case only, where there is one.
#[expect(clippy::disallowed_methods, reason = "one flat look at names, no walk")]
pub(super) fn same_but_for_case(folder: &Path, name: &str) -> Option<OsString> {
    let names = fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.file_name()));
    let mut same = names.filter(|other| other.eq_ignore_ascii_case(name) && *other != *name);
    same.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_before_a_failure_is_taken_away_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| NewFile { path: folder.path().join(name), text: "a".to_owned() };
        // The second is refused by the system only once the first is there.
        let files = [file("content/a/b.md"), file("content/c.md"), file("content/a/b.md")];
        assert!(make(&folder.path().join("content"), &files).is_err());
        assert!(!folder.path().join("content").exists());
        fs::create_dir(folder.path().join("content")).unwrap();
        assert!(make(&folder.path().join("content"), &files).is_err());
        assert!(folder.path().join("content").is_dir(), "a folder that was there stays");
        assert!(!folder.path().join("content/a").exists());
    }
}
