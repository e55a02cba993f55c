//! What the paths of a site may be made of, so that each is one file wherever it is copied to.
//!
//! A site goes from the disk it was made on to servers, memory sticks and archives, and Windows
//! and macOS know names that Linux does not mind. Looks at text only; repairs nothing.

use crate::diagnostics::Phrase;
use unicode_normalization::UnicodeNormalization;

/// Why a name or path can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// An empty part, `.` or `..`.
    NoName,
    /// A character that Windows has no file names with, or none can be seen of.
    Character(char),
    /// A blank or a dot at the end, which Windows leaves out.
    Ending,
    /// A name that Windows keeps for devices, whatever its ending.
    Device,
    /// More than [`LONGEST_NAME`] bytes.
    LongName,
    /// More than [`LONGEST_PATH`] letters.
    LongPath,
}

/// Bytes in UTF-8 that one name may have: NAME_MAX of Linux.
pub const LONGEST_NAME: usize = 255;

/// Letters, in units of UTF-16, that a path below the site may have: of the 260 of Windows
/// (MAX_PATH), some are left for the folder that the site lies in.
pub const LONGEST_PATH: usize = 240;

impl Unfit {
    /// What is wrong with it, to follow the name.
    pub fn phrase(self) -> Phrase {
        match self {
            Self::NoName => Phrase::new("빈 마디나 점뿐인 마디가 있습니다", "has an empty part"),
            Self::Character(c) if c.is_control() => {
                Phrase::new("보이지 않는 문자가 있습니다", "has a character that can't be seen")
            }
            Self::Character(c) => Phrase::new(
                format!("윈도우에서 파일 이름에 쓸 수 없는 문자 `{c}`가 있습니다"),
                format!("has the character `{c}`, which no file of Windows can have in its name"),
            ),
            Self::Ending => Phrase::new(
                "빈칸이나 점으로 끝나는 이름은 윈도우에서 쓸 수 없습니다",
                "has a name that ends in a blank or a dot, which Windows cuts off",
            ),
            Self::Device => Phrase::new(
                "윈도우가 장치 이름으로 쓰는 이름입니다",
                "has a name that Windows keeps for a device",
            ),
            Self::LongName => Phrase::new(
                format!("이름이 너무 깁니다 (UTF-8로 {LONGEST_NAME}바이트까지)"),
                format!("has too long a name, at most {LONGEST_NAME} bytes of UTF-8 can be used"),
            ),
            Self::LongPath => Phrase::new(
                format!("경로가 너무 길어 윈도우에서 열 수 없습니다 ({LONGEST_PATH}자까지)"),
                format!(
                    "is too long to be opened on Windows, at most {LONGEST_PATH} letters can be used"
                ),
            ),
        }
    }
}

/// Why a path of the site, its parts joined by `/`, can't be used; nothing where it can.
pub fn fault_of_path(path: &str) -> Option<Unfit> {
    // No letter takes fewer bytes of UTF-8 than units of UTF-16.
    if path.len() > LONGEST_PATH && path.encode_utf16().count() > LONGEST_PATH {
        return Some(Unfit::LongPath);
    }
    path.split('/').find_map(fault_of_name)
}

/// Why one name can't be used; nothing where it can. Windows' rules are those of "Naming Files,
/// Paths, and Namespaces" of its documentation.
pub fn fault_of_name(name: &str) -> Option<Unfit> {
    if matches!(name, "" | "." | "..") {
        return Some(Unfit::NoName);
    }
    if name.len() > LONGEST_NAME {
        return Some(Unfit::LongName);
    }
    let odd = |c: char| c.is_control() || "<>:\"|?*\\/".contains(c);
    if let Some(c) = name.chars().find(|c| odd(*c)) {
        return Some(Unfit::Character(c));
    }
    if name.ends_with([' ', '.']) {
        return Some(Unfit::Ending);
    }
    is_device(name).then_some(Unfit::Device)
}

/// CON, PRN, AUX, NUL, COM1 to COM9 and LPT1 to LPT9, also with superscript digits, and the two
/// ends of a console; with any ending, as `aux.pdf`.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let is = |device: &str| stem.eq_ignore_ascii_case(device);
    if ["con", "prn", "aux", "nul", "conin$", "conout$"].into_iter().any(is) {
        return true;
    }
    let Some((port, number)) = stem.split_at_checked(3) else { return false };
    let numbered = matches!(number, "¹" | "²" | "³")
        || matches!(number.as_bytes(), [digit] if (b'1'..=b'9').contains(digit));
    numbered && ["com", "lpt"].into_iter().any(|device| port.eq_ignore_ascii_case(device))
}

/// A path as the file systems see it that fold capitals, and composed and decomposed letters.
pub fn folded(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    path.nfc().flat_map(char::to_lowercase).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_every_system_has_pass() {
        for name in [
            "a",
            "a-b.html",
            "가온구 1%.jpg",
            "console",
            "com10",
            "lpt",
            "aux-1.pdf",
            "nul1",
            ".git",
            "com0",
            "코m1",
            "con가",
        ] {
            assert_eq!(fault_of_name(name), None, "{name}");
        }
        assert_eq!(fault_of_name(&"가".repeat(85)), None);
        assert_eq!(fault_of_path(&format!("a/{}", "가".repeat(83))), None);
    }

    #[test]
    fn names_that_some_system_has_not_are_told() {
        for name in [
            "CON",
            "con",
            "Aux.pdf",
            "nul.tar.gz",
            "COM1",
            "lpt9.txt",
            "com¹",
            "LPT³.a",
            "prn .txt",
            "CONIN$",
        ] {
            assert_eq!(fault_of_name(name), Some(Unfit::Device), "{name}");
        }
        for name in ["a.", "a ", "a. .", "…."] {
            assert_eq!(fault_of_name(name), Some(Unfit::Ending), "{name}");
        }
        for c in "<>:\"|?*\\\n\t\u{7f}\u{85}".chars() {
            assert_eq!(fault_of_name(&format!("a{c}b")), Some(Unfit::Character(c)), "{c:?}");
        }
        for name in ["", ".", ".."] {
            assert_eq!(fault_of_name(name), Some(Unfit::NoName));
        }
        assert_eq!(fault_of_name(&"가".repeat(86)), Some(Unfit::LongName));
    }

    #[test]
    fn paths_are_told_by_their_parts_and_their_length() {
        assert_eq!(fault_of_path("a/con/b"), Some(Unfit::Device));
        assert_eq!(fault_of_path("a//b"), Some(Unfit::NoName));
        assert_eq!(fault_of_path("/a"), Some(Unfit::NoName));
        let of = |length: usize| format!("{}/{}", "a".repeat(120), "b".repeat(length - 121));
        assert_eq!(fault_of_path(&of(240)), None);
        assert_eq!(fault_of_path(&of(241)), Some(Unfit::LongPath));
        // Hangul takes three bytes and one letter.
        assert_eq!(fault_of_path(&format!("{}/{}", "가".repeat(80), "나".repeat(80))), None);
    }

    #[test]
    fn capitals_and_decomposed_letters_fold() {
        assert_eq!(folded("A/b.HTML"), "a/b.html");
        assert_eq!(folded("\u{1100}\u{1161}.PDF"), "가.pdf");
        assert_eq!(folded("E\u{301}"), folded("é"));
        assert_ne!(folded("a-b"), folded("a_b"));
    }
}
