//! Descriptions of pictures: there at all, and saying something.
//!
//! Whether a description is true only a person can say.

use super::squeezed;
use crate::check::places;
use crate::check::subject::Subject;
use crate::check::texts::{self, Text};
use crate::check::wording::shortened;
use crate::diagnostics::{Diagnostic, Diagnostics, KeyPath, Phrase, Place};
use crate::markdown::Target;
use crate::model::{Photo, Project, Site};
use std::collections::BTreeMap;

/// `access/alt`: a picture without a description, or with one that says nothing.
///
/// Who does not see a picture hears its description instead: `alt` of a photo, in Markdown the
/// words in brackets of `![words](photos/a.jpg)`. "Photo", "image 1", a number or the file's name
/// say nothing, and different pictures need different ones. Say in one sentence what the picture
/// shows and why it stands here (KWCAG 2.2, 5.1.1). It is a warning, because a record can be
/// published today and described tomorrow; a photo without a file needs no description.
///
/// ---
/// 설명이 없거나, 설명이 있어도 아무것도 말해 주지 않는 사진입니다.
///
/// 사진을 보지 못하는 사람은 설명을 듣습니다. 카드의 사진은 `alt`, 마크다운의 그림은 `![설명](photos/a.jpg)`의 대괄호 안이 설명입니다. ‘사진’, ‘그림 1’,
/// 숫자, 파일 이름은 설명이 아니고, 다른 사진에는 다른 설명이 있어야 합니다. 무엇이 찍혔는지, 왜 여기 있는지 한 문장으로 쓰세요(한국형 웹 콘텐츠 접근성 지침 2.2,
/// 5.1.1). 기록을 먼저 게시하고 설명을 나중에 쓸 수 있도록 경고로 알립니다. 파일이 없는 사진에는 설명이 없어도 됩니다.
pub(in crate::check) fn of_project(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let project = subject.project;
    let mut seen = Seen::default();
    for (path, card, _) in places::cards(project) {
        let path = path.key("photos");
        for (index, photo) in card.photos.iter().enumerate() {
            photo_of(project, (&path.clone().index(index), photo), &mut seen, diagnostics);
        }
    }
    subject.texts().iter().for_each(|text| in_text(text, &mut seen, diagnostics));
}

pub(in crate::check) fn of_pages(site: &Site, diagnostics: &mut Diagnostics) {
    for text in texts::of_site(site) {
        in_text(&text, &mut Seen::default(), diagnostics);
    }
}

/// The first picture with each description.
type Seen = BTreeMap<String, String>;

fn photo_of(
    project: &Project,
    (path, photo): (&KeyPath, &Photo),
    seen: &mut Seen,
    diagnostics: &mut Diagnostics,
) {
    let Some(file) = &photo.file else { return };
    let alt = photo.alt.as_deref().unwrap_or_default();
    let key = if photo.alt.is_some() { "alt" } else { "file" };
    let place = Place::value(project.card_file(), path.clone().key(key));
    if let Some(fault) = fault_of((file, alt), seen) {
        diagnostics.push(fault.told(file, alt, place).hint(in_card()));
    }
}

fn in_text(text: &Text<'_>, seen: &mut Seen, diagnostics: &mut Diagnostics) {
    for picture in text.outline().pictures.iter().filter(|picture| picture.is_allowed) {
        let Some(Target { path, .. }) = Target::within_site(&picture.target) else { continue };
        if let Some(fault) = fault_of((&path, &picture.alt), seen) {
            let place = text.part(picture.range.clone());
            diagnostics.push(fault.told(&path, &picture.alt, place).hint(in_markdown()));
        }
    }
}

/// What is wrong with a description.
enum Fault {
    Missing,
    SaysNothing,
    FileName,
    /// Another picture has it too.
    Repeated(String),
}

fn fault_of((file, alt): (&str, &str), seen: &mut Seen) -> Option<Fault> {
    if alt.trim().is_empty() {
        return Some(Fault::Missing);
    }
    if is_file_name(alt, file) {
        return Some(Fault::FileName);
    }
    if says_nothing(alt) {
        return Some(Fault::SaysNothing);
    }
    let first = seen.entry(squeezed(alt)).or_insert_with(|| file.to_owned());
    (last_step(first) != last_step(file)).then(|| Fault::Repeated(first.clone()))
}

/// The same picture may be named from two places: as `photos/a.jpg`, or on its way from a page.
fn last_step(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

/// Whether a description is the name of its file, with or without its ending, or of any picture.
/// A name of several words may be a description as well as a name.
fn is_file_name(alt: &str, file: &str) -> bool {
    let alt = alt.trim();
    let name = last_step(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let ending = alt.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let endings = ["jpg", "jpeg", "png", "webp", "gif", "bmp", "heic", "tif", "tiff", "hwp"];
    let is_any = ending.is_some_and(|ending| endings.contains(&&*ending));
    is_any || (!alt.contains(' ') && [name, stem].iter().any(|own| squeezed(own) == squeezed(alt)))
}

/// Words that could stand at any picture; digits beside them do not count.
const EMPTY_WORDS: [&str; 44] = [
    "사진",
    "이미지",
    "그림",
    "화면",
    "캡처",
    "캡쳐",
    "화면캡처",
    "화면캡쳐",
    "스크린샷",
    "썸네일",
    "첨부",
    "첨부파일",
    "첨부사진",
    "첨부이미지",
    "관련사진",
    "관련이미지",
    "사진자료",
    "참고사진",
    "사진파일",
    "그림파일",
    "이미지파일",
    "사진설명",
    "설명",
    "대체텍스트",
    "무제",
    "없음",
    "제목없음",
    "photo",
    "photos",
    "photograph",
    "picture",
    "image",
    "images",
    "img",
    "pic",
    "figure",
    "fig",
    "screenshot",
    "thumbnail",
    "untitled",
    "alt",
    "dsc",
    "dscn",
    "kakaotalk",
];

fn says_nothing(alt: &str) -> bool {
    let words: String = squeezed(alt).chars().filter(|c| !c.is_numeric()).collect();
    words.is_empty() || EMPTY_WORDS.contains(&words.as_str())
}

impl Fault {
    fn told(&self, file: &str, alt: &str, place: Place) -> Diagnostic {
        let (file, alt) = (shortened(file), shortened(alt));
        let message = match self {
            Self::Missing => Phrase::new(
                format!("사진 `{file}`에 설명이 없습니다"),
                format!("the picture `{file}` has no description"),
            ),
            Self::SaysNothing => Phrase::new(
                format!("사진 `{file}`의 설명 `{alt}`만으로는 무엇이 찍혔는지 알 수 없습니다"),
                format!("the description of `{file}` does not say what it shows: `{alt}`"),
            ),
            Self::FileName => Phrase::new(
                format!("사진 `{file}`의 설명에 파일 이름이 적혀 있습니다: `{alt}`"),
                format!("the description of `{file}` is the name of a file: `{alt}`"),
            ),
            Self::Repeated(other) => Phrase::new(
                format!("사진 `{file}`의 설명이 `{other}`의 설명과 같습니다: `{alt}`"),
                format!("`{file}` has the same description as `{other}`: `{alt}`"),
            ),
        };
        Diagnostic::warning("access/alt", place, message)
    }
}

fn in_card() -> Phrase {
    Phrase::new(
        "무엇이 찍혔는지 쓰세요. 예: `alt: 공동작업장에서 옷을 짓는 사람들`",
        "say what it shows, such as `alt: people sewing in the shared workshop`",
    )
}

fn in_markdown() -> Phrase {
    Phrase::new(
        "대괄호 안에 무엇이 찍혔는지 쓰세요. 예: `![공동작업장에서 옷을 짓는 사람들](photos/a.jpg)`",
        "say what it shows in the brackets, such as `![people sewing in the shared workshop](photos/a.jpg)`",
    )
}
