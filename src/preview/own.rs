//! The few pages of the preview's own: where the site has nothing to show.
//!
//! Plain, in the site's language, and with the script like every page, so that they give way to
//! the site by themselves.

use super::shelf::Made;
use crate::diagnostics::{Failure, Language, Phrase};
use std::sync::Arc;

/// Content that has had errors from the start.
pub(super) fn not_yet(language: Language) -> Made {
    let title = Phrase::new("아직 보여 줄 페이지가 없습니다", "no page to show yet");
    let text = Phrase::new(
        "내용에 오류가 있어 사이트를 만들 수 없습니다. 오류를 고치면 이 페이지가 저절로 바뀝니다.",
        "The content has errors, so the site can't be made. Mend them, and this page changes by itself.",
    );
    page(503, language, &title, text.in_language(language))
}

/// A page that could not be made.
pub(super) fn failed(language: Language, failure: Arc<Failure>) -> Made {
    let title = Phrase::new("이 페이지를 만들 수 없습니다", "this page could not be made");
    let why = failure.fault.as_ref().map(|fault| fault.message.in_language(language).to_owned());
    let why = why.map(|why| crate::diagnostics::personal::masked(&why));
    let made = page(500, language, &title, &why.unwrap_or_else(|| failure.message(language)));
    Made { failure: Some(failure), ..made }
}

/// A fault of our own while a page was made.
pub(super) fn stumbled(language: Language) -> Made {
    let attempted = Phrase::new(
        "페이지를 만들다가 jangbu에 문제가 생겼습니다. 터미널의 글을 보고 알려 주세요",
        "jangbu stumbled over this page; please report what the terminal says",
    );
    failed(language, Arc::new(Failure::new(attempted, "")))
}

/// A site without a 404 page.
pub(super) fn missing(language: Language) -> Made {
    let title = Phrase::new("그런 페이지가 없습니다", "there is no such page");
    page(404, language, &title, "")
}

fn page(status: u16, language: Language, title: &Phrase, text: &str) -> Made {
    let (tag, title) = (language.tag(), title.in_language(language));
    let (title, text) = (escaped(title), escaped(text));
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n</head>\n\
         <body>\n<h1>{title}</h1>\n<p>{text}</p>\n</body>\n</html>\n"
    );
    Made::new(status, "index.html", html)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
