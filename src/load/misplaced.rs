//! What is said of files and folders that lie or are named where they can't be used.
//!
//! The sentences only; who walks the folder or reads the project decides which applies.

use super::names;
use super::notes::Wrong;
use crate::diagnostics::{Diagnostic, Phrase, Place};
use crate::output::names::Unfit;

/// A link to a folder it lies in: whatever was meant, it can't be read.
pub(super) fn circular(file: &str) -> Diagnostic {
    let wrong = Wrong::value(
        "이 링크는 제자리로 돌아와 끝없이 이어집니다",
        "this link leads back to a folder it lies in, without end",
    );
    let wrong = wrong.coded("references/path");
    wrong
        .hint("링크를 지우거나 고치세요", "take the link away, or correct it")
        .at(Place::file(file))
}

pub(super) fn link_outside(file: &str) -> Diagnostic {
    let message = Phrase::new(
        "내용 폴더 밖을 가리키는 링크라서 따라가지 않습니다",
        "this link leads out of the content folder and is not followed",
    );
    Diagnostic::warning("yaml/unknown-file", Place::file(file), message)
}

pub(super) fn unreadable_name(file: &str) -> Diagnostic {
    let message = Phrase::new("파일 이름이 유니코드가 아닙니다", "the file's name is not Unicode");
    Diagnostic::warning("yaml/unknown-file", Place::file(file), message)
}

/// A file or folder whose name can't be an address.
pub(super) fn bad_address(file: &str) -> Diagnostic {
    let wrong = Wrong::value(
        "이 이름은 주소가 되므로 영문자, 숫자, 붙임표(-)만 쓸 수 있습니다",
        "this name becomes an address: only ASCII letters, digits and hyphens can be used",
    );
    let wrong = wrong.coded("references/address").hint(
        "`urban-makers-hub`처럼 바꾸고, 우리말 이름은 `title`에 쓰세요",
        "rename it, like `urban-makers-hub`, and write its Korean name in `title`",
    );
    wrong.at(Place::file(file))
}

/// A free page whose address the site needs itself.
pub(super) fn taken_address(file: &str) -> Diagnostic {
    let wrong = Wrong::value(
        "이 이름의 주소는 누리집이 스스로 쓰는 주소입니다",
        "the site itself uses the address of this name",
    );
    let wrong = wrong.coded("references/address").hint(
        "파일을 다른 이름으로 바꾸세요. 예: `about.md`",
        "give the file another name, such as `about.md`",
    );
    wrong.at(Place::file(file))
}

/// A project whose folder has the name under which the list of projects goes on.
pub(super) fn taken_by_the_list(file: &str, slug: &str) -> Diagnostic {
    let wrong = Wrong::value(
        format!(
            "`{slug}`: 사업 목록의 둘째 쪽부터가 놓이는 이름(`projects/page/2/`)이라 사업 폴더에 쓸 수 없습니다"
        ),
        format!("`{slug}` is where the list of projects goes on (`projects/page/2/`)"),
    );
    let wrong = wrong.coded("references/name").hint(
        format!("폴더를 다른 이름으로 바꾸세요. 예: `{slug}-project`"),
        format!("give the folder another name, such as `{slug}-project`"),
    );
    wrong.at(Place::file(file))
}

/// A name that differs from another by case only.
pub(super) fn same_address(file: &str) -> Diagnostic {
    let wrong = Wrong::value(
        "대소문자만 다른 이름이 또 있어 주소가 겹칩니다",
        "another name differs from this one by case only, so their addresses collide",
    );
    let wrong = wrong
        .coded("references/address")
        .hint("둘 가운데 하나의 이름을 바꾸세요", "give one of the two another name");
    wrong.at(Place::file(file))
}

/// Two files whose names look the same: one with composed letters, one with decomposed.
pub(super) fn doubled(file: &str) -> Diagnostic {
    let wrong = Wrong::value(
        "이름이 같은 파일이 둘 있습니다. 하나는 자모가 풀어진(NFD) 이름입니다",
        "two files have this name, one of them in decomposed letters (NFD)",
    );
    let wrong = wrong
        .coded("references/name")
        .hint("둘 가운데 하나를 지우거나 이름을 바꾸세요", "delete one of the two, or rename it");
    wrong.at(Place::file(file))
}

/// A name that can't be that of a file or folder of the site.
pub(super) fn unfit(file: &str, name: &str, unfit: Unfit) -> Diagnostic {
    names::unfitting(name, unfit).at(Place::file(file))
}

/// A folder, pipe or the like that has the name of a content file.
pub(super) fn no_file(file: &str) -> Diagnostic {
    let message = Phrase::new(
        "이 이름은 파일이어야 하는데 폴더이거나 읽을 수 없는 것입니다",
        "this must be a file, and is a folder or something that can't be read",
    );
    Diagnostic::error("yaml/missing-file", Place::file(file), message).hint(Phrase::new(
        "다른 이름으로 바꾸고 그 이름의 파일을 만드세요",
        "give it another name, and make a file of this one",
    ))
}

/// A file that nothing reads.
pub(super) fn stranger(file: &str, expected: &str) -> Diagnostic {
    let message = Phrase::new(
        "어디에도 쓰이지 않는 파일입니다. 이름을 확인하세요",
        "nothing reads this file; check its name",
    );
    Diagnostic::warning("yaml/unknown-file", Place::file(file), message).hint(Phrase::new(
        format!("여기에 놓는 것: {expected}"),
        format!("what belongs here: {expected}"),
    ))
}

/// A yearly record whose name is no period.
pub(super) fn misnamed_year(file: &str) -> Diagnostic {
    let wrong = Wrong::value(
        "파일 이름이 연도가 아니어서 이 파일의 금액과 실적을 읽을 수 없습니다",
        "the file's name is no year, so its money and results can't be read",
    );
    let wrong = wrong.coded("references/address").hint(
        "`2021.md`, `2022-2023.md`, `before.md`, `after.md` 가운데 하나로 바꾸세요",
        "name it like `2021.md`, `2022-2023.md`, `before.md` or `after.md`",
    );
    wrong.at(Place::file(file))
}
