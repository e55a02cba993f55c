//! Ids, addresses and paths: what they may be made of.
//!
//! Looks at text and at the list of files found; never at the disk.

use super::discover::Folder;
use super::files::Files;
use super::notes::{Notes, Trail, Wrong, quoted, shown};
use super::text::composed;
use crate::model::{FORMULA_SIGNS, Id, Route};
use crate::output::names::{Unfit, fault_of_path, folded};
use std::collections::BTreeMap;

/// An id that becomes an address.
pub(super) fn address_id(text: &str) -> Result<Id, Wrong> {
    if is_address(text) {
        no_formula(text)?;
        // The longest of the paths that are made of an id.
        return fit(text, &format!("departments/{text}/page/1000/index.html"))
            .map(|()| Id::new(text));
    }
    Err(Wrong::value(
        format!("{} 주소로 쓸 수 없습니다", quoted(text, "은/는")),
        format!("`{}` can't be an address", shown(text)),
    )
    .hint(
        "영문자, 숫자, 붙임표(-)만 쓰세요. 한글은 `name`에 씁니다",
        "use ASCII letters, digits and hyphens; other words belong in `name`",
    ))
}

/// Whether a name can be part of an address: ASCII letters, digits, hyphens.
pub(super) fn is_address(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Whether a path of the site that is made of a name can be a file everywhere.
fn fit(name: &str, path: &str) -> Result<(), Wrong> {
    fault_of_path(path).map_or(Ok(()), |unfit| Err(unfitting(name, unfit)))
}

/// A name that can't be a file's everywhere.
pub(super) fn unfitting(name: &str, unfit: Unfit) -> Wrong {
    let what = unfit.phrase();
    Wrong::value(
        format!("{} 누리집의 파일 이름이 될 수 없습니다: {}", quoted(name, "은/는"), what.ko),
        format!("`{}` can't be a file of the site: it {}", shown(name), what.en),
    )
    .coded("references/name")
    .hint("다른 이름으로 바꾸세요", "give it another name")
}

/// Names that are taken, and by what spelling: those that differ only by capitals are one file on
/// many disks.
#[derive(Debug, Default)]
pub(super) struct Seats(BTreeMap<String, String>);

impl Seats {
    /// Takes a path and the folders it lies in; the same spelling may be taken again.
    ///
    /// # Errors
    /// Where one of them is taken in another spelling.
    pub(super) fn take(&mut self, path: &str) -> Result<(), Wrong> {
        let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
        for spelt in ends.filter_map(|end| path.get(..end)) {
            let other = self.0.entry(folded(spelt)).or_insert_with(|| spelt.to_owned());
            if other != spelt {
                return Err(Wrong::value(
                    format!("`{}`와 `{}`은 대소문자만 다릅니다", shown(spelt), shown(other)),
                    format!("`{}` differs from `{}` by capitals only", shown(spelt), shown(other)),
                )
                .coded("references/name")
                .hint(
                    "많은 디스크에서 한 파일이 되므로 둘 가운데 하나의 이름을 바꾸세요",
                    "they are one file on many disks: give one of the two another name",
                ));
            }
        }
        Ok(())
    }
}

/// That no spreadsheet takes an id for a formula. Tables would have to write it otherwise than
/// JSON, and the two could not be joined by it.
pub(super) fn no_formula(id: &str) -> Result<(), Wrong> {
    let Some(sign) = id.chars().next().filter(|c| FORMULA_SIGNS.contains(c)) else {
        return Ok(());
    };
    let id = shown(id);
    Err(Wrong::value(
        format!("`{sign}` 기호로 시작하는 id는 쓸 수 없습니다: `{id}`"),
        format!("the id `{id}` begins with `{sign}`, so spreadsheets take it for a formula"),
    )
    .hint(
        "표 계산 프로그램이 수식으로 읽지 않도록 글자나 숫자로 시작하게 쓰세요",
        "let it begin with a letter or a digit",
    ))
}

/// An id that is only referred to.
pub(super) fn plain_id(text: &str) -> Result<Id, Wrong> {
    let text = text.trim();
    if !text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return no_formula(text).map(|()| Id::new(text));
    }
    Err(Wrong::value(
        format!("id `{}`에 빈칸이 있습니다", shown(text)),
        format!("the id `{}` contains a space", shown(text)),
    )
    .hint("빈칸 없이 쓰세요", "write it without spaces"))
}

/// The id of a source: `all` means "not broken down by source".
pub(super) fn source_id(text: &str) -> Result<Id, Wrong> {
    if text.trim() == "all" {
        return Err(Wrong::value(
            "`all`은 재원을 나누지 않은 금액에 쓰는 말이라 재원의 id가 될 수 없습니다",
            "`all` means money not broken down by source, so no source can have that id",
        ));
    }
    plain_id(text)
}

/// Notes every id that stands in its list a second time.
pub(super) fn refuse_repeats<'a>(
    ids: impl Iterator<Item = &'a Id>,
    list: &Trail,
    notes: &mut Notes,
) {
    let mut seen = std::collections::BTreeSet::new();
    for (index, id) in ids.enumerate() {
        if !id.as_str().is_empty() && !seen.insert(id.as_str().to_ascii_lowercase()) {
            let wrong = Wrong::value(
                format!("id {} 두 번 나옵니다", quoted(id.as_str(), "이/가")),
                format!("the id `{id}` stands here a second time"),
            )
            .coded("references/duplicate-id");
            notes.wrong(&list.index(index).key("id"), wrong);
        }
    }
}

/// A path to a file that is there.
#[derive(Debug, Default)]
pub(super) struct FilePath {
    /// Composed, for addresses and comparisons.
    pub(super) name: String,
    /// As the disk has it, for reading.
    pub(super) on_disk: String,
}

/// A path to a file below a folder.
pub(super) fn file(text: &str, files: &Files) -> Result<FilePath, Wrong> {
    let path = composed(&below(text)?);
    match files.on_disk(&path) {
        Some(name) => Ok(FilePath { on_disk: name.to_owned(), name: path }),
        None => {
            let wrong = Wrong::value(
                format!("`{}` 파일이 없습니다", shown(&path)),
                format!("there is no file `{}`", shown(&path)),
            )
            .coded("references/file");
            Err(match files.nearest(&path) {
                Some(near) => {
                    wrong.hint(format!("혹시 `{near}`입니까?"), format!("did you mean `{near}`?"))
                }
                None => wrong.hint(
                    "파일을 넣거나 경로를 고치세요. 대문자와 소문자는 다릅니다",
                    "add the file or correct the path; capitals matter",
                ),
            })
        }
    }
}

/// A path to a file below a project's folder that is published with it, under names that start
/// with its own and go on like `ending`.
pub(super) fn published(
    text: &str,
    ending: &str,
    folder: &Folder,
    seats: &mut Seats,
) -> Result<FilePath, Wrong> {
    let path = file(text, &folder.files)?;
    for ending in ["", ending] {
        let media = Route::Media(folder.slug.clone(), format!("{}{ending}", path.name));
        fit(&path.name, &media.path())?;
    }
    seats.take(&path.name).map(|()| path)
}

/// A relative path that stays below its folder.
pub(super) fn below(text: &str) -> Result<String, Wrong> {
    let text = text.trim();
    let bad = |ko: &str, en: &str| {
        Wrong::value(
            format!("경로 `{}`: {ko}", shown(text)),
            format!("the path `{}` {en}", shown(text)),
        )
        .coded("references/path")
        .hint(
            "`photos/1.jpg`처럼 이 폴더 아래의 경로를 쓰세요",
            "write a path below this folder, like `photos/1.jpg`",
        )
    };
    if text.contains('\\') {
        return Err(bad("`\\` 대신 `/`를 씁니다", "has `\\` where `/` belongs"));
    }
    if text.starts_with('/') || text.contains(':') {
        return Err(bad("상대 경로가 아닙니다", "is not a relative path"));
    }
    if text.split('/').any(|part| part == "..") {
        return Err(bad("폴더 밖을 가리킵니다", "leads out of its folder"));
    }
    if text.split('/').any(|part| matches!(part, "" | ".")) {
        return Err(bad("빈 마디가 있습니다", "has an empty part"));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_below_their_folder() {
        assert!(below("photos/전경 1.jpg").is_ok());
        for path in
            ["", "/etc/passwd", "../a", "a/../b", "a//b", "./a", "C:/a", "a\\b", "http://a/b", "a/"]
        {
            assert!(below(path).is_err(), "{path}");
        }
    }

    #[test]
    fn a_name_is_taken_in_one_spelling() {
        let mut seats = Seats::default();
        for path in ["files/a.pdf", "files/b.pdf", "files/a.pdf", "photos/a.pdf"] {
            assert!(seats.take(path).is_ok(), "{path}");
        }
        for path in ["files/A.pdf", "Files/c.pdf", "FILES"] {
            assert!(seats.take(path).is_err(), "{path}");
        }
    }

    #[test]
    fn ids_that_become_addresses_are_ascii() {
        assert!(address_id("local-economy2").is_ok());
        for id in ["지역경제", "a b", "a_b", "", "a/b", "a."] {
            assert!(address_id(id).is_err(), "{id}");
        }
        for id in ["aux", "CON", "com1", &"a".repeat(256)] {
            assert_eq!(address_id(id).unwrap_err().code, "references/name", "{id}");
        }
        assert!(source_id("all").is_err());
        assert!(source_id("국비").is_ok());
        assert!(plain_id("민선 7기").is_err());
    }
}
