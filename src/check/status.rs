//! A status beside what else the card says.
//!
//! Says nothing about what a status should be: the words and their meaning are configuration.

use super::places;
use super::subject::Subject;
use super::wording::quoted;
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase};
use crate::model::{Card, Id, Percent, Site, Stage, Status, Won};

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

/// `status/progress`: the progress is 100 %, yet the status is not one of those done.
///
/// `progress` (이행률) is rated by the department itself. Readers compare it with the status:
/// correct one of the two.
///
/// ---
/// 이행률은 100%인데 추진상황이 완료가 아닙니다.
///
/// `progress`(이행률)는 부서가 스스로 매긴 값이고 독자는 추진상황과 견주어 봅니다. 둘 가운데 하나를 고치세요.
pub(super) fn progress(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let (site, project) = (subject.site, subject.project);
    for (path, card, _) in places::cards(project) {
        let Some((id, status)) = status(site, card).filter(|(_, status)| !status.done) else {
            continue;
        };
        if card.progress != Some(Percent(10_000)) {
            continue;
        }
        let name = &status.name;
        let message = Phrase::new(
            format!("이행률은 100%인데 추진상황은 완료가 아닙니다: `{id}`({name})"),
            format!("the progress is 100%, but the status is not done: `{id}` ({name})"),
        );
        let place = places::in_card(project, &path, "progress");
        diagnostics.push(Diagnostic::warning("status/progress", place, message));
    }
}

fn status<'a>(site: &'a Site, card: &'a Card) -> Option<(&'a Id, &'a Status)> {
    let id = card.status.as_ref()?;
    site.status(id).map(|status| (id, status))
}
