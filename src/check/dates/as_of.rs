//! What is dated after the day the site's figures hold for.
//!
//! A plan, a project's period, a term or a year of completion may lie ahead; what has happened
//! may not.

use super::{dated, is_before, iso, of_changes};
use crate::check::places;
use crate::check::subject::Subject;
use crate::check::wording::{Wording, period, same};
use crate::diagnostics::{Diagnostic, Diagnostics, KeyPath, Phrase, Place};
use crate::model::{Card, Date, Period, Project, Site};

/// `dates/as-of`: something that has happened is dated after the as-of date.
///
/// The figures and results of a site hold for its `as_of` (기준일). Looked at are results, grants,
/// changes and their steps, and the actual values of indicators. Move the date forward, or leave
/// out what happened later. Plans and the project's period may lie ahead, and a card may have been
/// `updated` after the day it speaks of.
///
/// ---
/// 이미 일어난 일의 날짜가 기준일보다 뒤입니다.
///
/// 누리집의 금액과 실적은 기준일(`as_of`)의 것입니다. 실적과 교부금, 변경과 그 절차, 성과지표의 실적을
/// 살펴봅니다. 기준일을 고치거나 그 뒤의 일을 빼세요. 계획과 사업기간, 카드를 고친 날(`updated`)은 기준일보다 뒤여도 됩니다.
pub(in crate::check) fn as_of(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let (site, project) = (subject.site, subject.project);
    let mut look = |date: Date, place: &dyn Fn() -> Place, said: &dyn Fn() -> Phrase| {
        if is_before(site.as_of, date) {
            diagnostics.push(late(site, subject.wording, &said(), place()));
        }
    };
    for (path, card, _) in places::cards(project) {
        for (date, place) in of_changes(project, &path, card) {
            look(date.from, &|| place.clone(), &|| same(iso(date)));
        }
        for (of, date, place) in actual_values(project, &path, card) {
            look(date, &|| place.clone(), &|| period(of));
        }
    }
    for year in &project.years {
        for (date, at) in dated(year) {
            look(date.from, &|| at.place(project, year), &|| same(iso(date)));
        }
    }
}

/// The periods a card has actual values of, with the year each starts in. Where `after` starts is
/// not said.
fn actual_values(project: &Project, path: &KeyPath, card: &Card) -> Vec<(Period, Date, Place)> {
    let mut values = Vec::new();
    for (index, indicator) in card.indicators.iter().enumerate() {
        let at = path.clone().key("indicators").index(index).key("actual");
        for of in indicator.actual.keys() {
            let Period::Years { first, .. } = *of else { continue };
            let place = Place::key(project.card_file(), at.clone().key(of.to_string()));
            values.extend(Date::new(first, None, None).map(|date| (*of, date, place)));
        }
    }
    values
}

fn late(site: &Site, wording: &Wording, date: &Phrase, place: Place) -> Diagnostic {
    let message = wording.say(
        "{date|은/는} 기준일({as_of})보다 뒤입니다",
        "{date} is after the as-of date {as_of}",
        &[("date", date), ("as_of", &same(site.as_of.iso()))],
    );
    Diagnostic::warning("dates/as-of", place, message).hint(Phrase::new(
        "날짜를 확인하거나, `site.yaml`의 `as_of`를 고치세요",
        "check the date, or move `as_of` in `site.yaml`",
    ))
}
