//! Links and pictures that may not be published.
//!
//! Which targets are allowed is decided in `markdown`; here they are found and placed. Whether
//! the target of a relative link exists is not looked at.

use super::subject::Subject;
use super::texts::{self, Markup, Text};
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase, Place};
use crate::markdown::{self, UnsafeLink};
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
    for text in subject.texts() {
        in_text(text, diagnostics);
    }
}

pub(super) fn of_pages(site: &Site, diagnostics: &mut Diagnostics) {
    for text in texts::of_site(site) {
        in_text(&text, diagnostics);
    }
}

fn in_text(text: &Text<'_>, diagnostics: &mut Diagnostics) {
    let links = match text.markup {
        Markup::Plain => return,
        Markup::Line => markdown::unsafe_links_in_line(text.text),
        Markup::Prose => markdown::unsafe_links(text.text),
    };
    for link in links {
        let place = text.part(link.start..text.text.len().min(link.start + 1));
        diagnostics.push(refused(&link, place));
    }
}

fn refused(link: &UnsafeLink, place: Place) -> Diagnostic {
    let target = &link.target;
    let message = Phrase::new(
        format!("게시할 수 없는 링크입니다: `{target}`"),
        format!("a link that may not be published: `{target}`"),
    );
    Diagnostic::error("links/unsafe", place, message).hint(Phrase::new(
        "링크는 http, https, mailto, tel 또는 상대 주소로, 그림은 사이트 안의 파일로 쓰세요",
        "links may be http, https, mailto, tel or relative, pictures must be files of the site",
    ))
}
