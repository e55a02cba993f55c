//! Levels of headings.
//!
//! On the page levels follow each other whatever was written; here the author is told.

use crate::check::subject::Subject;
use crate::check::texts::{self, Text};
use crate::check::wording::shortened;
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase};
use crate::model::Site;

/// `access/heading`: a heading skips a level, `####` right after `##`.
///
/// The level of a heading says what it belongs to; who hears a page moves by it. The page closes
/// the gap, so that the heading looks as if it were one level higher than it was written. Write
/// the level that is meant (KWCAG 2.2, 6.4.2).
///
/// ---
/// 제목의 단계를 건너뛰었습니다. `##` 바로 다음에 `####`가 왔습니다.
///
/// 제목의 단계는 그 제목이 어디에 딸렸는지 알려 줍니다. 페이지를 귀로 듣는 사람은 제목을 따라 움직입니다. 페이지에서는 빈 단계를 메워, 적은 것보다 한 단계 위의 제목으로
/// 보입니다. 뜻하는 단계로 고쳐 쓰세요(한국형 웹 콘텐츠 접근성 지침 2.2, 6.4.2).
pub(in crate::check) fn of_project(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    subject.texts().iter().for_each(|text| in_text(text, diagnostics));
}

pub(in crate::check) fn of_pages(site: &Site, diagnostics: &mut Diagnostics) {
    texts::of_site(site).iter().for_each(|text| in_text(text, diagnostics));
}

fn in_text(text: &Text<'_>, diagnostics: &mut Diagnostics) {
    let headings = &text.outline().headings;
    for (above, heading) in headings.iter().zip(headings.iter().skip(1)) {
        if heading.level <= above.level + 1 {
            continue;
        }
        let marks = |level: u8| "#".repeat(usize::from(level));
        let (from, to, meant) = (marks(above.level), marks(heading.level), marks(above.level + 1));
        let words = shortened(&heading.text);
        let message = Phrase::new(
            format!("제목의 단계를 건너뛰었습니다: `{from}` 다음에 `{to} {words}`"),
            format!("this heading skips a level: `{to} {words}` after `{from}`"),
        );
        let found =
            Diagnostic::warning("access/heading", text.part(heading.range.clone()), message);
        diagnostics.push(found.hint(Phrase::new(
            format!("`{meant} {words}`처럼 쓰세요"),
            format!("write `{meant} {words}`"),
        )));
    }
}
