//! The manual pages of the area `yaml`: what is written in a way that can't be read as meant.

use super::Fault;
use crate::diagnostics::Severity;

/// `yaml/syntax`: a text that can't be read as YAML.
///
/// Look at the line it names and the one before: most often a quote or bracket is not closed, a
/// text with `: ` in it has no quotes, a line is indented with a tab, or `-` stands without quotes.
/// In a yearly record it may be one of the two `---` lines around the money that is missing.
/// Nothing of that YAML is checked until it can be read; the other files are.
///
/// ---
/// YAML로 읽을 수 없는 글입니다.
///
/// 적힌 줄과 그 앞줄을 보세요. 따옴표나 괄호를 닫지 않았거나, `: `이 든 글을 따옴표로 묶지 않았거나, 탭으로 들여
/// 썼거나, `-`를 따옴표 없이 쓴 경우가 많습니다. 연도별 기록이라면 금액을 둘러싼 `---` 줄 하나가 빠졌을 수도 있습니다.
/// 읽을 수 있게 될 때까지 그 YAML은 살펴보지 못하며, 다른 파일은 살펴봅니다.
pub(super) const SYNTAX: Fault = ("yaml/syntax", Severity::Error);

/// `yaml/anchor`: a feature of YAML is used that content has no need of.
///
/// A value that starts with `&`, `*` or `!`, and a key `<<`, mean something to YAML that a reader
/// of the file would not see. Put text that starts so in quotes, and write out what is repeated.
///
/// ---
/// 내용에 쓰지 않는 YAML 기능입니다.
///
/// `&`, `*`, `!`로 시작하는 값과 `<<` 항목은 YAML에서 따로 뜻이 있어 파일을 보는 사람이 알아차리기 어렵습니다. 그렇게 시작하는 글은
/// 따옴표로 묶고, 되풀이되는 값은 그대로 다시 쓰세요.
pub(super) const ANCHOR: Fault = ("yaml/anchor", Severity::Error);

/// `yaml/depth`: lists and sections are nested deeper than any content needs.
///
/// Most often a bracket is typed too often, or a line is indented by mistake again and again.
///
/// ---
/// 목록과 묶음이 지나치게 깊이 들어가 있습니다.
///
/// 괄호를 여러 번 잘못 쳤거나 들여쓰기가 거듭 어긋난 경우가 많습니다.
pub(super) const DEPTH: Fault = ("yaml/depth", Severity::Error);

/// `yaml/comment`: a `#` cuts a value short.
///
/// In YAML a `#` behind a blank starts a comment, so that of `title: 사업 #3` only 사업 is read
/// and published. Put the whole value in quotes. Where it is meant as a comment, leave a blank
/// behind the `#`, and nothing is said.
///
/// ---
/// `#` 때문에 값이 중간에서 끊깁니다.
///
/// YAML에서는 빈칸 뒤의 `#`부터 주석이므로 `title: 사업 #3`은 사업까지만 읽혀 그대로 게시됩니다. 값 전체를 따옴표로 묶으세요. 정말
/// 주석이면 `#` 뒤에 빈칸을 두면 됩니다.
pub(super) const COMMENT: Fault = ("yaml/comment", Severity::Warning);

/// `yaml/unknown-key`: a key that means nothing here.
///
/// Most often it is misspelt, or stands in the wrong section: the message names the key that
/// looks like it, or those that can be used. A key made of digits is the rest of an amount that
/// a comma split: `{secured: 3,163}` is read as 3. Put such an amount in quotes, `"3,163"`.
///
/// ---
/// 여기에 쓸 수 없는 항목입니다.
///
/// 이름을 잘못 쳤거나 다른 묶음에 넣은 경우가 많습니다. 비슷한 항목이나 쓸 수 있는 항목을 함께 알려 드립니다. 숫자로 된 항목은 쉼표에서
/// 나뉜 금액의 뒷부분입니다. `{secured: 3,163}`은 3으로 읽히므로 `"3,163"`처럼 따옴표로 묶으세요.
pub(super) const UNKNOWN_KEY: Fault = ("yaml/unknown-key", Severity::Error);

/// `yaml/duplicate-key`: a key stands twice in one section.
///
/// Only one of the two values could be kept, and nobody could tell which is right. Make one of
/// the two.
///
/// ---
/// 한 묶음에 같은 항목이 두 번 나옵니다.
///
/// 둘 가운데 하나만 남게 되고 어느 것이 맞는지 알 수 없습니다. 하나로 합치세요.
pub(super) const DUPLICATE_KEY: Fault = ("yaml/duplicate-key", Severity::Error);

/// `yaml/missing-key`: a key that must be there is not, or has no value.
///
/// Add the line the message names. `site.yaml` needs `title`, `publisher`, `as_of`, `unit`,
/// `sources`, `statuses` and `departments`, `project.yaml` needs `id`, `title`, `status` and
/// `department`; an entry of a list needs what makes it one, such as its `name`.
///
/// ---
/// 꼭 있어야 할 항목이 없거나 값이 비어 있습니다.
///
/// 알려 드린 항목의 줄을 넣으세요. `site.yaml`에는 `title`, `publisher`, `as_of`, `unit`, `sources`, `statuses`, `departments`가,
/// `project.yaml`에는 `id`, `title`, `status`, `department`가 있어야 합니다. 목록의 항목에는 `name`처럼 그것을 이루는 값이 있어야 합니다.
pub(super) const MISSING_KEY: Fault = ("yaml/missing-key", Severity::Error);

/// `yaml/value`: a value does not say what its key asks for.
///
/// An amount with letters in it, a percentage above 100, a list where one text belongs, a word
/// that is not one of those that can be used: the message says how to write it.
///
/// ---
/// 값이 그 항목에 맞지 않습니다.
///
/// 금액에 글자가 섞였거나, 백분율이 100을 넘거나, 글 하나를 쓸 곳에 목록을 썼거나, 쓸 수 있는 말이 아닌 경우입니다. 어떻게 쓰는지 함께
/// 알려 드립니다.
pub(super) const VALUE: Fault = ("yaml/value", Severity::Error);

/// `yaml/character`: a character that can't be seen stands in a text.
///
/// Control characters, blanks without width and marks that turn the direction of writing come
/// along when text is copied from other programs. They can make one thing look like another and
/// keep words from being found. Delete the text around the place and type it again.
///
/// ---
/// 글에 보이지 않는 문자가 있습니다.
///
/// 제어 문자, 너비가 없는 빈칸, 글의 방향을 바꾸는 표시는 다른 프로그램에서 글을 복사할 때 따라옵니다. 다른 글처럼 보이게 하거나 검색되지
/// 않게 하므로 그 자리의 글을 지우고 다시 쓰세요.
pub(super) const CHARACTER: Fault = ("yaml/character", Severity::Error);

/// `yaml/encoding`: a file is not saved as UTF-8.
///
/// Older Korean programs save text as CP949 (EUC-KR), some Windows programs as UTF-16 ("Unicode").
/// Open the file in an editor and save it again as UTF-8.
///
/// ---
/// UTF-8로 저장되지 않은 파일입니다.
///
/// 오래된 프로그램은 CP949(EUC-KR)로, 일부 윈도우 프로그램은 UTF-16(유니코드)으로 저장합니다. 편집기에서 열어 UTF-8로 다시 저장하세요.
pub(super) const ENCODING: Fault = ("yaml/encoding", Severity::Error);

/// `yaml/size`: a content file is larger than 1 MiB.
///
/// No record needs so much text. Perhaps it is another kind of file with the wrong name, or a
/// picture was pasted into it; documents belong in `files/`, pictures in `photos/`.
///
/// ---
/// 내용 파일이 1 MiB보다 큽니다.
///
/// 기록에 그만한 글이 들어갈 일은 없습니다. 다른 종류의 파일에 이름을 잘못 붙였거나 그림을 붙여 넣었을 수 있습니다. 문서는 `files/`, 그림은
/// `photos/`에 두세요.
pub(super) const SIZE: Fault = ("yaml/size", Severity::Error);

/// `yaml/missing-file`: a file that must be there is not.
///
/// The content folder needs a `site.yaml`, and each folder of `projects/` a `project.yaml`. A
/// folder with the name of a file, such as `2019.md`, can't be read as one.
///
/// ---
/// 꼭 있어야 할 파일이 없습니다.
///
/// 내용 폴더에는 `site.yaml`, `projects/` 아래의 폴더마다 `project.yaml`이 있어야 합니다. `2019.md`처럼 파일 이름을 붙인 폴더는 파일로
/// 읽을 수 없습니다.
pub(super) const MISSING_FILE: Fault = ("yaml/missing-file", Severity::Error);

/// `yaml/unknown-file`: a file that nothing reads.
///
/// It is not published. Most often its name is not quite right; else move it out of the content.
/// Links that lead out of the content folder, or nowhere, are not followed.
///
/// ---
/// 어디에도 쓰이지 않는 파일입니다.
///
/// 게시되지 않습니다. 이름이 조금 다른 경우가 많으며, 아니라면 내용 폴더 밖으로 옮기세요. 내용 폴더 밖이나 없는 곳을 가리키는 링크는 따라가지
/// 않습니다.
pub(super) const UNKNOWN_FILE: Fault = ("yaml/unknown-file", Severity::Warning);
