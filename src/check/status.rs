//! A status beside what else the card says.
//!
//! Says nothing about what a status should be: the words and their meaning are configuration.

pub(super) mod completion;

use super::places;
use super::subject::Subject;
use super::wording::{period, quoted, same};
use crate::diagnostics::{Diagnostic, Diagnostics, KeyPath, Phrase, Place};
use crate::model::{Card, Id, Percent, Period, Shape, Site, Stage, Status, Won, YearRecord};
use std::collections::BTreeSet;

/// `status/done-demand`: a project is done, yet money is still demanded for it.
///
/// `demand` (투자수요) is money asked for and not secured. A project that counts as done should
/// need none; write `-`, or choose a status that says it continues.
///
/// ---
/// 끝난 사업에 투자수요가 남아 있습니다.
///
/// `demand`(투자수요)는 필요하지만 아직 확보하지 못한 돈입니다. 끝난 것으로 세는 사업에는 없어야 합니다. `-`로 쓰거나 계속한다는 추진상황을 고르세요.
pub(super) fn done_demand(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let (site, project) = (subject.site, subject.project);
    let wording = subject.wording;
    for (index, (path, card, _)) in places::cards(project).into_iter().enumerate() {
        let Some((id, status)) = status(site, card).filter(|(_, status)| status.done) else {
            continue;
        };
        let demand =
            subject.of_card(index).total(Stage::Demand).known().filter(|won| *won > Won::ZERO);
        let Some(won) = demand else { continue };
        let message = wording.say(
            "추진상황이 {status}({name})인데 투자수요 {won|이/가} 남아 있습니다",
            "the status is {status} ({name}), but {won} is still demanded",
            &[
                ("status", &quoted(id)),
                ("name", &Phrase::new(&*status.name, &*status.name)),
                ("won", &wording.amount(won)),
            ],
        );
        let place = places::in_card(project, &path, "status");
        diagnostics.push(Diagnostic::warning("status/done-demand", place, message));
    }
}

/// `status/progress`: the progress and the status contradict each other.
///
/// `progress` (이행률) is rated by the department itself. Readers compare it with the status: a
/// project at 100 % should be done, and one that is done should be at 100 %. Correct one of the
/// two.
///
/// ---
/// 이행률과 추진상황이 서로 맞지 않습니다.
///
/// `progress`(이행률)는 부서가 스스로 매긴 값이고 독자는 추진상황과 견주어 봅니다. 100%이면 완료여야 하고, 완료이면 100%여야 합니다. 둘 가운데 하나를
/// 고치세요.
pub(super) fn progress(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let (site, project) = (subject.site, subject.project);
    for (path, card, _) in places::cards(project) {
        let Some(((id, status), progress)) = status(site, card).zip(card.progress) else {
            continue;
        };
        if status.done == (progress == WHOLE) {
            continue;
        }
        let (name, percent) = (&status.name, subject.wording.percent(progress));
        let message = if status.done {
            Phrase::new(
                format!("추진상황은 완료인데 이행률은 {percent}입니다: `{id}`({name})"),
                format!("the progress is {percent}, but the status is done: `{id}` ({name})"),
            )
        } else {
            Phrase::new(
                format!("이행률은 100%인데 추진상황은 완료가 아닙니다: `{id}`({name})"),
                format!("the progress is 100%, but the status is not done: `{id}` ({name})"),
            )
        };
        let place = places::in_card(project, &path, "progress");
        diagnostics.push(Diagnostic::warning("status/progress", place, message));
    }
}

/// 100 %.
const WHOLE: Percent = Percent(10_000);

/// `status/done-plan`: a project is done, yet a plan stands in a year to come.
///
/// What counts as done has nothing left to do after the year of the as-of date. Take the plan out,
/// or choose a status that says the project continues: one with `shape: continuing`.
///
/// ---
/// 끝난 사업에 앞으로의 계획이 있습니다.
///
/// 끝난 것으로 세는 사업에는 기준일이 든 해보다 뒤의 계획이 없어야 합니다. 계획을 빼거나, 계속한다는 추진상황(`shape: continuing`)을 고르세요.
pub(super) fn done_plan(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let project = subject.project;
    let mut look = |year: &YearRecord, card: &Card, at: KeyPath| {
        let own = status(subject.site, card).or_else(|| status(subject.site, &project.card));
        let Some((id, status)) = own.filter(|(_, status)| is_over(status)) else { return };
        let message = subject.wording.say(
            "추진상황이 {status}({name})인데 {period} 계획이 있습니다",
            "the status is {status} ({name}), but there is a plan for {period}",
            &[
                ("status", &quoted(id)),
                ("name", &same(&*status.name)),
                ("period", &period(year.period)),
            ],
        );
        let place = Place::value(project.year_file(year), at);
        diagnostics.push(Diagnostic::warning("status/done-plan", place, message).hint(
            Phrase::new(
                "계획을 빼거나, 계속한다는 추진상황을 고르세요",
                "take the plan out, or choose a status that says the project continues",
            ),
        ));
    };
    for year in project.years.iter().filter(|year| lies_ahead(subject, year.period)) {
        if year.plan.is_some() {
            look(year, &project.card, KeyPath::of("plan"));
        }
        for part in &project.parts {
            if year.parts.get(&part.id).is_some_and(|of| of.plan.is_some()) {
                let at = KeyPath::of("parts").key(part.id.as_str()).key("plan");
                look(year, &part.card, at);
            }
        }
    }
}

/// Whether nothing more is to come: done, and not continuing.
fn is_over(status: &Status) -> bool {
    status.done && status.shape != Shape::Continuing
}

/// Whether all of a period is after the year of the as-of date. What comes after a term is, while
/// the term lasts.
fn lies_ahead(subject: &Subject<'_>, period: Period) -> bool {
    let as_of = subject.site.as_of;
    match period {
        Period::Before => false,
        Period::Years { first, .. } => first > as_of.year(),
        Period::After => subject.term(&subject.project.card).is_some_and(|term| as_of <= term.end),
    }
}

/// `status/definition`: a status that projects have is not explained.
///
/// Words like 정상추진 mean different things in different offices, so that nobody outside can tell
/// what one stands for. Give each status in `site.yaml` a `definition`: one sentence, shown on the
/// home page and the method page. A status no published project has needs none.
///
/// ---
/// 사업에 쓰는 추진상황에 뜻풀이가 없습니다.
///
/// ‘정상추진’ 같은 말은 기관마다 뜻이 달라, 밖에서는 무슨 뜻인지 알 수 없습니다. `site.yaml`의 추진상황마다 `definition`을 한 문장으로 적으세요.
/// 첫 페이지와 ‘비율과 용어’ 페이지에 나옵니다. 게시하는 사업이 쓰지 않는 추진상황에는 없어도 됩니다.
pub(super) fn definition(site: &Site, diagnostics: &mut Diagnostics) {
    if site.statuses.iter().all(Status::is_defined) {
        return;
    }
    let cards = site.projects.iter().flat_map(|project| places::cards(project));
    let used: BTreeSet<&Id> = cards.filter_map(|(_, card, _)| card.status.as_ref()).collect();
    for (index, status) in site.statuses.iter().enumerate() {
        if status.is_defined() || !used.contains(&status.id) {
            continue;
        }
        let (id, name) = (&status.id, &status.name);
        let message = Phrase::new(
            format!("추진상황 `{id}`({name})의 뜻이 없어 독자가 무슨 뜻인지 알 수 없습니다"),
            format!(
                "the status `{id}` ({name}) has no `definition`: readers can't tell what it means"
            ),
        );
        let place = Place::value(site.file(), KeyPath::of("statuses").index(index).key("id"));
        diagnostics.push(Diagnostic::warning("status/definition", place, message).hint(
            Phrase::new(
                "`definition`에 한 문장으로 적으세요. 예: `definition: 계획한 일정대로 나아가고 있습니다.`",
                "say it in one sentence: `definition: …`",
            ),
        ));
    }
}

fn status<'a>(site: &'a Site, card: &'a Card) -> Option<(&'a Id, &'a Status)> {
    let id = card.status.as_ref()?;
    site.status(id).map(|status| (id, status))
}
