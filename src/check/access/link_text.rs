//! The words of links.
//!
//! Where a link leads is not looked at here.

use super::squeezed;
use crate::check::subject::Subject;
use crate::check::texts::{self, Text};
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase, Place};
use crate::markdown::Link;
use crate::model::Site;

/// `access/link-text`: the words of a link do not say where it leads.
///
/// Who hears a page often hears its links alone, one after the other: "here", "more", "link" or
/// an address read letter by letter say nothing then. Make the name of what is linked the link:
/// `[business plan (PDF)](files/plan.pdf)` (KWCAG 2.2, 6.4.3). A mail address may be its own text.
///
/// ---
/// 어디로 가는 링크인지 글만 보아서는 알 수 없습니다.
///
/// 페이지를 귀로 듣는 사람은 링크만 골라 차례로 듣기도 합니다. ‘여기’, ‘더보기’, ‘링크’나 한 글자씩 읽히는 주소로는 아무것도 알 수 없습니다. 링크한 것의 이름을
/// 링크로 만드세요. 예: `[사업계획서(PDF)](files/plan.pdf)`(한국형 웹 콘텐츠 접근성 지침 2.2, 6.4.3). 전자우편 주소는 그대로 링크로 써도 됩니다.
pub(in crate::check) fn of_project(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    subject.texts().iter().for_each(|text| in_text(text, diagnostics));
}

pub(in crate::check) fn of_pages(site: &Site, diagnostics: &mut Diagnostics) {
    texts::of_site(site).iter().for_each(|text| in_text(text, diagnostics));
}

fn in_text(text: &Text<'_>, diagnostics: &mut Diagnostics) {
    for link in text.outline().links.iter().filter(|link| link.is_allowed) {
        if let Some(message) = fault(link) {
            diagnostics.push(told(message, text.part(link.range.clone())));
        }
    }
}

fn fault(link: &Link) -> Option<Phrase> {
    let text = link.text.trim();
    if text.is_empty() {
        // A picture without a description is told as that.
        let message = Phrase::new("링크에 글이 없습니다", "this link has no words");
        return (!link.has_picture).then_some(message);
    }
    if is_address(text, &link.target) {
        return Some(Phrase::new(
            "링크의 글이 주소뿐입니다",
            "the words of this link are nothing but its address",
        ));
    }
    EMPTY_WORDS.contains(&squeezed(text).as_str()).then(|| {
        Phrase::new(
            format!("링크의 글 `{text}`만으로는 어디로 가는지 알 수 없습니다"),
            format!("the words of this link do not say where it leads: `{text}`"),
        )
    })
}

/// Whether the words are an address of the web, as typed or as linked.
fn is_address(text: &str, target: &str) -> bool {
    let plain = |text: &str| {
        let text = text.trim().to_lowercase();
        let text = text.strip_prefix("https://").or(text.strip_prefix("http://")).unwrap_or(&text);
        text.trim_end_matches('/').to_owned()
    };
    let lower = text.to_lowercase();
    let typed = ["http://", "https://", "www."].iter().any(|start| lower.starts_with(start));
    let is_web = target.contains("://");
    !text.contains(' ') && (typed || (is_web && plain(text) == plain(target)))
}

/// Words that could stand at any link, squeezed.
const EMPTY_WORDS: [&str; 38] = [
    "여기",
    "여기를",
    "여기로",
    "여기서",
    "여기에서",
    "여기클릭",
    "여기를클릭",
    "여기를클릭하세요",
    "여기를누르세요",
    "이곳",
    "이곳을",
    "이곳으로",
    "이곳에서",
    "이곳을클릭",
    "클릭",
    "클릭하세요",
    "누르세요",
    "바로가기",
    "링크",
    "이링크",
    "자세히",
    "자세히보기",
    "자세한내용",
    "더보기",
    "더알아보기",
    "더읽기",
    "계속읽기",
    "here",
    "clickhere",
    "click",
    "link",
    "thislink",
    "thispage",
    "more",
    "readmore",
    "learnmore",
    "seemore",
    "details",
];

fn told(message: Phrase, place: Place) -> Diagnostic {
    Diagnostic::warning("access/link-text", place, message).hint(Phrase::new(
        "링크한 페이지나 파일의 이름을 쓰세요. 예: `[사업계획서(PDF)](files/plan.pdf)`",
        "name what is linked, such as `[business plan (PDF)](files/plan.pdf)`",
    ))
}
