//! What is said where the disk fails, and what can be done about it.
//!
//! Sentences only; who tried knows what and where.

use crate::diagnostics::{Failure, Phrase};
use std::io::{self, ErrorKind};
use std::path::Path;

/// That something attempted on a path failed, with advice where the cause is a known one.
pub(super) fn failed(path: &Path, attempted: Phrase, error: &io::Error) -> Failure {
    let Some((ko, en)) = advice(error.kind()) else {
        return Failure::on(path, attempted, error);
    };
    let Phrase { ko: what_ko, en: what_en } = attempted;
    let phrase = Phrase::new(format!("{what_ko}. {ko}"), format!("{what_en}; {en}"));
    Failure::on(path, phrase, error)
}

/// Like [`failed`], of what comes before the new site takes the place of the old one.
pub(super) fn failed_before(path: &Path, attempted: Phrase, error: &io::Error) -> Failure {
    let mut failure = failed(path, attempted, error);
    failure.attempted.ko.push_str(" (지금까지의 사이트는 그대로입니다)");
    failure.attempted.en.push_str(" (the site stays as it was)");
    failure
}

/// Like [`failed`], of what comes after the new site has taken the place of the old one.
pub(super) fn failed_after(path: &Path, attempted: Phrase, error: &io::Error) -> Failure {
    let mut failure = failed(path, attempted, error);
    failure.attempted.ko.insert_str(0, "새 사이트를 냈지만, ");
    failure.attempted.en.insert_str(0, "the new site is there, but ");
    failure
}

/// What to do about a kind of error.
fn advice(kind: ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        ErrorKind::StorageFull => (
            "디스크가 가득 찼습니다. 자리를 비우고 다시 하세요",
            "the disk is full: make room on it and run again",
        ),
        ErrorKind::QuotaExceeded => (
            "이 디스크에서 쓸 수 있는 용량을 다 썼습니다. 자리를 비우거나 관리자에게 늘려 달라고 하세요",
            "your share of the disk is used up: make room, or ask its administrator for more",
        ),
        ErrorKind::ReadOnlyFilesystem => (
            "읽기 전용 디스크입니다. `--output`에 쓸 수 있는 폴더를 지정하세요",
            "the disk is read-only: choose an `--output` that can be written to",
        ),
        ErrorKind::PermissionDenied => (
            "권한이 없습니다. 폴더의 권한을 고치거나 `--output`에 다른 폴더를 지정하세요",
            "it is not permitted: correct the folder's permissions, or choose another `--output`",
        ),
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => (
            "이 자리의 폴더는 다른 폴더와 통째로 바꿀 수 없습니다. 그 안의 폴더를 `--output`에 지정하세요. 예: `output/site`",
            "a folder here can't be exchanged as a whole: choose one inside it for `--output`, such as `output/site`",
        ),
        ErrorKind::NotFound => {
            ("일하는 동안 누가 지웠습니다. 다시 하세요", "somebody removed it meanwhile: run again")
        }
        ErrorKind::InvalidFilename => (
            "이 디스크에는 너무 긴 이름입니다. 이름을 줄이세요",
            "the name is too long for this disk: shorten it",
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Language;

    #[test]
    fn a_full_disk_is_told_with_what_where_and_what_to_do() {
        let error = io::Error::from_raw_os_error(28);
        let what = Phrase::new("파일을 쓸 수 없습니다", "could not write");
        let failure = failed_before(Path::new("out/a.html"), what, &error);
        let told = failure.message(Language::English);
        for part in ["`out/a.html`", "could not write", "make room", "stays as it was", "No space"]
        {
            assert!(told.contains(part), "{part}: {told}");
        }
        let told = failure.message(Language::Korean);
        assert!(told.contains("자리를 비우고") && told.contains("그대로입니다"), "{told}");
    }

    #[test]
    fn what_fails_after_the_exchange_says_that_the_new_site_is_there() {
        let error = io::Error::from_raw_os_error(28);
        let failure = failed_after(Path::new("x"), Phrase::new("가", "a"), &error);
        let told = failure.message(Language::English);
        assert!(told.starts_with("`x`: the new site is there, but a; the disk"), "{told}");
        let told = failure.message(Language::Korean);
        assert!(told.contains("새 사이트를 냈지만, 가") && !told.contains("지금까지"), "{told}");
    }

    #[test]
    fn what_is_not_known_is_told_as_it_is() {
        let failure = failed(Path::new("x"), Phrase::new("가", "a"), &io::Error::other("odd"));
        assert_eq!(failure.message(Language::English), "`x`: a: odd");
    }
}
