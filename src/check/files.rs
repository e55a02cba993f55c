//! Pictures and attachments beside what names them.
//!
//! A card that names a missing file can't be read (`load`), and where links in Markdown lead is
//! for `links`; files outside of `photos/` and `files/` are `load`'s too.

use super::places;
use super::subject::Subject;
use super::texts::{Markup, Text};
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase, Place};
use crate::model::encoded;
use std::collections::BTreeSet;

/// `references/unused-file`: a picture or attachment that nothing names.
///
/// What lies in `photos/` and `files/` is published where a card names it under `photos` or
/// `files`. A file that no card, no overview or yearly record and no page names is seen by
/// nobody: name it, or take it out.
///
/// ---
/// 어디에도 쓰이지 않는 사진이나 첨부파일입니다.
///
/// `photos/`와 `files/`에 있는 파일은 카드의 `photos`나 `files`에 적어야 게시됩니다. 카드, 개요, 연도별 기록, 페이지 어디에도 없는 파일은
/// 아무도 볼 수 없습니다. 적어 넣거나 지우세요.
pub(super) fn unused(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let project = subject.project;
    if project.stored.is_empty() {
        return;
    }
    let named = named_by_cards(subject);
    let mentions = mentions(subject);
    for file in &project.stored {
        let kept = file.name.starts_with("photos/") || file.name.starts_with("files/");
        let mentioned = || mentions.iter().any(|text| mentions_file(text, &file.name));
        if !kept || named.contains(file.name.as_str()) || mentioned() {
            continue;
        }
        let message = Phrase::new(
            "어디에도 쓰이지 않는 파일입니다",
            "no card, record or page names this file",
        );
        let list = if file.name.starts_with("photos/") { "photos" } else { "files" };
        let hint = Phrase::new(
            format!("`project.yaml`의 `{list}`에 적어 넣거나 파일을 지우세요"),
            format!("list it under `{list}` in `project.yaml`, or take it out"),
        );
        let place = Place::file(project.file(&file.name));
        diagnostics.push(Diagnostic::warning("references/unused-file", place, message).hint(hint));
    }
}

fn named_by_cards<'a>(subject: &Subject<'a>) -> BTreeSet<&'a str> {
    let cards = places::cards(subject.project).into_iter().map(|(_, card, _)| card);
    cards
        .flat_map(|card| {
            let photos = card.photos.iter().filter_map(|photo| photo.file.as_deref());
            photos.chain(card.files.iter().map(|file| &*file.file))
        })
        .collect()
}

/// Markdown of the project and of the site's pages that names any file at all.
fn mentions<'a>(subject: &'a Subject<'_>) -> Vec<&'a str> {
    let texts = subject.texts().iter().filter(|text: &&Text<'_>| text.markup != Markup::Plain);
    let pages = subject.beyond.pages.iter().map(|page| &*page.text.source);
    let texts = texts.map(|text| text.text).chain(pages);
    texts.filter(|text| text.contains("photos/") || text.contains("files/")).collect()
}

/// Whether a text holds the path, as it is or with percent signs as links write it.
fn mentions_file(text: &str, name: &str) -> bool {
    text.contains(name) || (text.contains('%') && text.contains(&encoded(name)))
}
