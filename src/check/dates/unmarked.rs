//! Free text that begins with a date, where a result may be meant.
//!
//! Which lines those are was seen when the record was read.

use crate::check::subject::Subject;
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase, Place, Span};
use crate::model::Unmarked;

/// `dates/unmarked`: a line is written like a result, but nothing marks it as one.
///
/// A result starts with `-` (or `○`, `ㅇ`, `•`) at the very start of its line: `- 2026-11-03: …`.
/// Without it the line is free text: it stands below the results, and is missing from their number,
/// from the timeline and from `results.csv`. A line that is indented below no result, or numbered
/// (`1. 2026-11-03: …`), is free text too. Put `- ` at its very start; if it is no result, begin it
/// with another word.
///
/// ---
/// 실적처럼 쓴 줄인데 실적으로 읽히지 않습니다.
///
/// 실적은 `- 2026-11-03: …`처럼 줄 맨 앞에서 `-`(또는 `○`, `ㅇ`, `•`)로 시작합니다. 이 표시가 없으면 그 줄은 글이 되어 실적 아래에 실리고,
/// 추진실적의 건수와 `results.csv`에서는 빠집니다. 앞에 실적이 없는데 들여 쓴 줄이나 번호를 매긴 줄(`1. 2026-11-03: …`)도
/// 글입니다. 실적이면 줄 맨 앞에 `- `를 붙이고, 실적이 아니면 글을 다른 말로 시작하세요.
pub(in crate::check) fn unmarked(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    for (place, _) in places(subject).filter(|(_, one)| one.surely) {
        let message = Phrase::new(
            "줄 맨 앞에 `- `가 없어 실적이 아니라 글로 읽힙니다. 추진실적과 `results.csv`에서 빠집니다",
            "without `- ` at the very start of its line this is no result but free text, and missing \
             from the results and from `results.csv`",
        );
        diagnostics.push(Diagnostic::warning("dates/unmarked", place, message).hint(Phrase::new(
            "실적이면 줄 맨 앞에 `- `를 붙이세요: `- 2026-11-03: …`. 실적이 아니면 글을 다른 말로 시작하세요",
            "put `- ` at the very start of the line: `- 2026-11-03: …`; if it is no result, begin it \
             with another word",
        )));
    }
}

/// `dates/loose`: free text begins with a date.
///
/// It may be a result whose `-` was left out: `2026-11-03 착공` is free text, `- 2026-11-03: 착공`
/// is a result. Where free text is meant, nothing is wrong.
///
/// ---
/// 날짜로 시작하는 글이 있습니다.
///
/// 실적에서 `-`를 빠뜨린 것일 수 있습니다. `2026-11-03 착공`은 글이고 `- 2026-11-03: 착공`은 실적입니다. 글로 쓴 것이면 그대로
/// 두어도 됩니다.
pub(in crate::check) fn loose(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    for (place, _) in places(subject).filter(|(_, one)| !one.surely) {
        let message = Phrase::new(
            "날짜로 시작하는 글입니다. 추진실적과 `results.csv`에는 들어가지 않습니다",
            "this free text begins with a date; it is not among the results, nor in `results.csv`",
        );
        diagnostics.push(Diagnostic::note("dates/loose", place, message).hint(Phrase::new(
            "실적이면 줄 맨 앞에 `- `를 붙이세요. 글이 맞으면 그대로 두어도 됩니다",
            "if it is a result, put `- ` at the very start of the line; if it is text, leave it",
        )));
    }
}

/// Every line of free text that begins with a date, and where the date stands.
fn places<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = (Place, &'a Unmarked)> {
    let project = subject.project;
    project.years.iter().flat_map(move |year| {
        year.unmarked.iter().map(move |one| {
            let span = Span::on_line(one.line, one.column, one.length.max(1));
            (Place::span(project.year_file(year), span), one)
        })
    })
}
