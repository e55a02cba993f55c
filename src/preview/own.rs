//! The few pages of the preview's own: where the site has nothing to show.
//!
//! Plain, in the site's language, and with the script like every page, so that they give way to
//! the site by themselves.

use super::shelf::Made;
use crate::diagnostics::{Failure, Language, Phrase};
use std::sync::Arc;

const STYLE: &str = "
body { margin: 0; padding: 3rem max(1rem, calc(50% - 35.5rem)); font: 17px/1.65 \"Pretendard GOV\", Pretendard, -apple-system, \
\"Apple SD Gothic Neo\", \"Noto Sans KR\", \"Noto Sans CJK KR\", \"Malgun Gothic\", sans-serif; \
word-break: keep-all; overflow-wrap: anywhere; }
main { max-width: 36em; }
h1 { margin: 0 0 .75rem; font-size: 1.5rem; line-height: 1.35; }
p { margin: 0; }
";

/// Content that has had errors from the start.
pub(super) fn not_yet(language: Language) -> Made {
    let title = Phrase::new("아직 보여 줄 페이지가 없습니다", "no page to show yet");
    let text = Phrase::new(
        "내용이나 테마에 오류가 있어 누리집을 만들 수 없습니다. 오류를 고치면 이 페이지가 저절로 바뀝니다.",
        "The content or the theme has errors, so the site can't be made. \
         Fix them, and this page changes by itself.",
    );
    page(503, language, &title, &paragraph(text.in_language(language)))
}

/// A page that could not be made. Why is told beside it, and here where no script runs.
pub(super) fn failed(language: Language, failure: Arc<Failure>) -> Made {
    let title = Phrase::new("이 페이지를 만들 수 없습니다", "this page could not be made");
    let why = failure.fault.as_ref().map(|fault| fault.message.in_language(language).to_owned());
    let why = why.map(|why| crate::diagnostics::personal::masked(&why));
    let why = why.unwrap_or_else(|| failure.message(language));
    let text = Phrase::new(
        "오류를 고치면 이 페이지가 저절로 바뀝니다.",
        "Fix the error, and this page changes by itself.",
    );
    let text = paragraph(text.in_language(language));
    let body = format!("{text}\n<noscript>{}</noscript>", paragraph(&why));
    let made = page(500, language, &title, &body);
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

fn page(status: u16, language: Language, title: &Phrase, body: &str) -> Made {
    let (tag, title) = (language.tag(), escaped(title.in_language(language)));
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n\
         <body>\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    );
    Made::new(status, "index.html", html)
}

/// A sentence; the backticks of the terminal are none of a page's.
fn paragraph(text: &str) -> String {
    format!("<p>{}</p>", escaped(&text.replace('`', "")))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
