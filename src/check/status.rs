//! A status beside what else the card says.
//!
//! Says nothing about what a status should be: the words and their meaning are configuration.

use super::places;
use super::wording::{Wording, quoted};
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase};
use crate::model::{Card, Id, Ledger, Percent, Project, Site, Stage, Status, Won};

/// `status/done-demand`: a project is done, yet money is still demanded for it.
///
/// `demand` (투자수요) is money asked for and not secured. A project that counts as done should
/// need none; write `-`, or choose a status that says it continues.
pub(super) fn done_demand(site: &Site, project: &Project, diagnostics: &mut Diagnostics) {
    let wording = Wording::of(site);
    for (index, (path, card, _)) in places::cards(project).into_iter().enumerate() {
        let Some((id, status)) = status(site, card).filter(|(_, status)| status.done) else {
            continue;
        };
        let ledger = match index.checked_sub(1).and_then(|part| project.parts.get(part)) {
            Some(part) => Ledger::of_part(site, project, part),
            None => Ledger::of_project(site, project),
        };
        let demand = ledger.total(Stage::Demand).known().filter(|won| *won > Won::ZERO);
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
pub(super) fn progress(site: &Site, project: &Project, diagnostics: &mut Diagnostics) {
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
