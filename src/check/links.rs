//! Links and pictures: those that may not be published, and those that lead nowhere.
//!
//! Which targets are allowed is decided in `markdown`, what stands at which address in `model`;
//! here both are asked and the answer is placed. Other sites are not looked at.

pub(super) mod broken;
mod hint;

use super::subject::Subject;
use super::texts::{self, Text};
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase, Place};
use crate::model::Site;

/// `links/unsafe`: a link or picture whose target may not be published.
///
/// Links may lead to `http`, `https`, `mailto`, `tel` and relative addresses; pictures must be
/// files of the site, because a page asks nothing of other servers. Anything else, scripts above
/// all, is shown as its text alone. A file with a colon in its name is written as `./name`.
///
/// ---
/// 게시할 수 없는 곳을 가리키는 링크나 그림입니다.
///
/// 링크는 `http`, `https`, `mailto`, `tel`과 상대 주소만, 그림은 누리집 안의 파일만 쓸 수 있습니다. 페이지는 다른 서버에 아무것도 묻지
/// 않기 때문입니다. 그 밖의 것은 글로만 보입니다. 이름에 쌍점이 있는 파일은 `./이름`으로 쓰세요.
pub(super) fn of_project(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    subject.texts().iter().for_each(|text| in_text(text, diagnostics));
}

pub(super) fn of_pages(site: &Site, diagnostics: &mut Diagnostics) {
    texts::of_site(site).iter().for_each(|text| in_text(text, diagnostics));
}

fn in_text(text: &Text<'_>, diagnostics: &mut Diagnostics) {
    let outline = text.outline();
    let links = outline.links.iter().map(|link| (link.is_allowed, &link.range, &link.target));
    let pictures = outline.pictures.iter().map(|p| (p.is_allowed, &p.range, &p.target));
    for (_, range, target) in links.chain(pictures).filter(|(is_allowed, ..)| !is_allowed) {
        diagnostics.push(refused(target, text.part(range.clone())));
    }
}

fn refused(target: &str, place: Place) -> Diagnostic {
    let message = Phrase::new(
        format!("게시할 수 없는 링크입니다: `{target}`"),
        format!("a link that may not be published: `{target}`"),
    );
    Diagnostic::error("links/unsafe", place, message).hint(Phrase::new(
        "링크는 http, https, mailto, tel 또는 상대 주소로, 그림은 사이트 안의 파일로 쓰세요",
        "links may be http, https, mailto, tel or relative, pictures must be files of the site",
    ))
}
