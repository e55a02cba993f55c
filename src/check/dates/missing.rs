//! Years between two yearly records that have none.
//!
//! What lies before the first record or after the last is not asked for: nothing says when a
//! project's records should begin.

use crate::check::subject::Subject;
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase, Place};
use crate::model::Period;

/// `dates/gap-year`: a year is missing between two yearly records.
///
/// `2018.md` and `2020.md` without `2019.md`: a file was forgotten or misnamed, and its money with
/// it. Where nothing happened in a year, write a file that says so. Merged years
/// (`2022-2023.md`) count as each of their years; `before.md` and `after.md` are not looked at.
///
/// ---
/// 연도별 기록 사이에 빠진 해가 있습니다.
///
/// `2018.md`와 `2020.md`가 있는데 `2019.md`가 없으면, 파일을 빠뜨렸거나 이름을 잘못 붙여 그해의 돈까지 빠진 것일 수 있습니다. 한 일이 없는
/// 해라면 그렇다고 적은 파일을 두세요. 합친 연도(`2022-2023.md`)는 그 안의 해마다 있는 것으로 보며, `before.md`와 `after.md`는 살펴보지
/// 않습니다.
pub(in crate::check) fn gap_year(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let project = subject.project;
    let mut latest: Option<(u16, Period)> = None;
    for year in &project.years {
        let Period::Years { first, last } = year.period else { continue };
        if let Some((until, earlier)) = latest.filter(|(until, _)| until + 1 < first) {
            let place = Place::file(project.year_file(year));
            diagnostics.push(missing((until + 1, first - 1), (earlier, year.period), place));
        }
        if latest.is_none_or(|(until, _)| until < last) {
            latest = Some((last, year.period));
        }
    }
}

fn missing(
    (first, last): (u16, u16),
    (earlier, later): (Period, Period),
    place: Place,
) -> Diagnostic {
    let (ko, en) = match (first, last) {
        _ if first == last => (format!("{first}"), format!("{first}")),
        _ => (format!("{first}~{last}"), format!("{first} to {last}")),
    };
    let message = Phrase::new(
        format!("`{earlier}.md`와 `{later}.md` 사이에 {ko}년의 기록이 없습니다"),
        format!("there is no record of {en} between `{earlier}.md` and `{later}.md`"),
    );
    Diagnostic::warning("dates/gap-year", place, message).hint(Phrase::new(
        "빠진 해의 파일을 만드세요. 한 일이 없으면 그렇다고 적으세요",
        "make a file for it; where nothing happened, let it say so",
    ))
}
