//! One file on disk -> its text.
//!
//! The one place that reads content and theme; `stored` looks into pictures. Says nothing about what the text means.

use super::text;
use crate::diagnostics::{Diagnostic, Failure, Phrase};
use std::io::Read as _;
use std::path::Path;

/// More lines with bad characters than anybody wants to read of one file.
const MOST: usize = 50;

/// The text of a content file.
#[derive(Debug)]
pub(super) struct Text {
    /// The text; characters that were refused are blanks in it.
    pub(super) text: String,
    /// Whether it is what the author wrote. Where the bytes are no text, it is what can be made
    /// of them, and only good to look for words in.
    pub(super) readable: bool,
    /// The lines, from 1, in which characters were refused.
    pub(super) marred: Vec<u32>,
}

/// The text of a file, with what is wrong with its bytes.
///
/// # Errors
/// Where the machine fails to read it.
pub(super) fn read_text(
    path: &Path,
    file: &str,
    problems: &mut Vec<Diagnostic>,
) -> Result<Text, Failure> {
    Ok(text_of(&content(path)?, file, problems))
}

/// The bytes of a content file, and one more than is allowed of a file that is too large.
///
/// # Errors
/// Where the machine fails to read it.
pub(super) fn content(path: &Path) -> Result<Vec<u8>, Failure> {
    read(path, text::LARGEST as u64 + 1)
}

/// The text of a content file, with what is wrong with its bytes.
pub(super) fn text_of(bytes: &[u8], file: &str, problems: &mut Vec<Diagnostic>) -> Text {
    match text::plain(file, bytes) {
        Ok((text, found)) => {
            let marred = found.iter().map(|one| one.place.resolved().line).collect();
            let left = found.len().saturating_sub(MOST);
            problems.extend(found.into_iter().take(MOST).map(|one| told_with(one, left)));
            Text { text, readable: true, marred }
        }
        Err(diagnostic) => {
            problems.push(*diagnostic);
            let text = text::lossy(bytes).replace('\0', "");
            Text { text, readable: false, marred: Vec::new() }
        }
    }
}

/// A refused character that also says how many lines like it are not told one by one.
fn told_with(one: Diagnostic, left: usize) -> Diagnostic {
    if left == 0 {
        return one;
    }
    let hint = Phrase::new(
        format!("이런 줄이 {left}개 더 있습니다. 파일을 다른 편집기에서 새로 저장하세요"),
        format!("{left} more lines are like this; save the file anew from another editor"),
    );
    one.hint(hint)
}

/// The bytes of a file, at most `most` of them.
#[expect(clippy::disallowed_methods, reason = "the one place where content and theme are read")]
pub(super) fn read(path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
    /// Most content files are smaller, and are read at once.
    const USUAL: usize = 8 * 1024;
    let mut bytes = Vec::with_capacity(USUAL);
    std::fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)).map_err(
        |error| {
            let attempted = Phrase::new("파일을 읽을 수 없습니다", "could not read the file");
            Failure::on(path, attempted, error)
        },
    )?;
    Ok(bytes)
}
