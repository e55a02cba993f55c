//! Links and pictures that may not be published.
//!
//! Which targets are allowed is decided in `markdown`; here they are found and placed. Whether
//! the target of a relative link exists is not looked at.

use super::places;
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase, Place, Span};
use crate::markdown::{self, UnsafeLink};
use crate::model::{Project, Prose, Site};

/// `links/unsafe`: a link or picture whose target may not be published.
///
/// Links may lead to `http`, `https`, `mailto`, `tel` and relative addresses; pictures must be
/// files of the site, because a page asks nothing of other servers. Anything else, scripts above
/// all, is shown as its text alone. A file with a colon in its name is written as `./name`.
pub(super) fn of_project(_: &Site, project: &Project, diagnostics: &mut Diagnostics) {
    in_prose(&project.overview, &project.file("overview.md"), diagnostics);
    for year in &project.years {
        let file = project.year_file(year);
        in_prose(&year.remarks, &file, diagnostics);
        for result in &year.results {
            let lines = result.details.iter().chain(&result.notes);
            for line in std::iter::once(&result.text).chain(lines) {
                let place = Place::span(&*file, Span::on_line(result.line, 1, 1));
                in_line(line, &place, diagnostics);
            }
        }
    }
    for (path, card, _) in places::cards(project) {
        for (index, line) in card.next.iter().enumerate() {
            let path = path.clone().key("next").index(index);
            in_line(line, &Place::value(project.card_file(), path), diagnostics);
        }
    }
}

pub(super) fn of_pages(site: &Site, diagnostics: &mut Diagnostics) {
    for page in &site.pages {
        let file = format!("{}/pages/{}.md", site.folder, page.name);
        in_prose(&page.text, &file, diagnostics);
    }
}

fn in_prose(prose: &Prose, file: &str, diagnostics: &mut Diagnostics) {
    for link in markdown::unsafe_links(&prose.source) {
        let line = (prose.first_line + link.line).saturating_sub(1).max(1);
        let place = Place::span(file, Span::on_line(line, link.column, 1));
        diagnostics.push(refused(&link, place));
    }
}

fn in_line(line: &str, place: &Place, diagnostics: &mut Diagnostics) {
    for link in markdown::unsafe_links_in_line(line) {
        diagnostics.push(refused(&link, place.clone()));
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
