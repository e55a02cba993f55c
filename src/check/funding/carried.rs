//! Money that leaves a period: carried over into the next, or returned.

use super::{amount, withholds};
use crate::check::places;
use crate::check::subject::Subject;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Stage, Won};

/// `funding/carried-over`: more was carried over and returned than was left.
///
/// Carried over and returned money is secured money that was not executed in the period, so the
/// two together can't be more than secured − executed.
///
/// ---
/// 이월과 반납이 남은 돈보다 많습니다.
///
/// 이월(`carried_over`)과 반납(`returned`)은 확보하고 집행하지 않은 돈이므로, 둘을 더해 확보액 − 집행액을 넘을 수 없습니다.
pub(in crate::check) fn carried_over(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let project = subject.project;
    let wording = subject.wording;
    for block in places::blocks(project) {
        for line in block.lines {
            let known = |stage| amount(line, stage).unwrap_or_default();
            let left = known(Stage::CarriedOver) + known(Stage::Returned);
            let unspent = known(Stage::Secured) - known(Stage::Executed);
            let Some(secured) = amount(line, Stage::Secured) else { continue };
            if withholds(line) || left <= Won::ZERO || left <= unspent {
                continue;
            }
            let carried = amount(line, Stage::CarriedOver).is_some();
            let stage = if carried { Stage::CarriedOver } else { Stage::Returned };
            let message = wording.say(
                "이월과 반납이 {left}인데, 확보액 {secured} 중 집행하고 남은 것은 {unspent}입니다",
                "{left} was carried over and returned, but of {secured} secured only {unspent} \
                 was left",
                &[
                    ("left", &wording.amount(left)),
                    ("secured", &wording.amount(secured)),
                    ("unspent", &wording.amount(unspent)),
                ],
            );
            let place = block.amount(line, stage);
            diagnostics.push(Diagnostic::warning("funding/carried-over", place, message));
        }
    }
}
