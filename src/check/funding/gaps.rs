//! Secured and executed money that differ without a reason.

use super::amount;
use crate::check::places::{self, Block};
use crate::check::subject::Subject;
use crate::check::wording;
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase, Place};
use crate::model::{Amount, Gap, Site, SourceKey, Stage, Won};

/// The codes of what a gap without a reason is told by.
pub(in crate::check) const CODES: [&str; 3] =
    ["funding/gap", "funding/over-executed", "funding/unsecured"];

/// `funding/gap`: secured money was not executed, and the record does not say why.
///
/// The page shows the gap in red and says that no reason is given. Write `gap: "…"` beside the
/// amounts, or the money carried over (`carried_over`) and returned (`returned`) where that
/// explains all of it.
///
/// ---
/// 확보한 돈을 다 집행하지 않았는데 기록에 사유가 없습니다.
///
/// 페이지는 이 차액을 붉게 보이고 사유가 없다고 적습니다. 금액 옆에 `gap: "사유"`를 쓰거나, 이월(`carried_over`)·반납(`returned`)이
/// 차액을 모두 설명하면 그 금액을 쓰세요.
pub(in crate::check) fn gap(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let site = subject.site;
    let wording = subject.wording;
    for gap in untold(subject).iter().filter(|gap| gap.won() > Won::ZERO) {
        let message = wording.say(
            "{what} 확보액 {secured} 중 {gap|이/가} 집행되지 않았는데 사유가 없습니다. \
             페이지에도 사유가 없다고 나옵니다",
            "{gap} of {secured} {what} secured was not executed and no reason is given; \
             the page will say so",
            &[
                ("what", &what(site, gap)),
                ("secured", &wording.amount(gap.secured)),
                ("gap", &wording.amount(gap.won() - gap.left())),
            ],
        );
        let place = executed_place(subject, gap);
        diagnostics.push(Diagnostic::warning("funding/gap", place, message).hint(Phrase::new(
            "금액 옆에 `gap: \"사유\"`를 쓰거나, 이월(`carried_over`)·반납(`returned`) 금액을 쓰세요",
            "write `gap: \"why\"` beside the amounts, or what was `carried_over` or `returned`",
        )));
    }
}

/// `funding/over-executed`: more was executed than secured, and the record does not say why.
///
/// An execution rate above 100 % is shown as it is, with its reason. Write `gap: "…"` beside the
/// amounts, or correct them.
///
/// ---
/// 확보액보다 많이 집행했는데 기록에 사유가 없습니다.
///
/// 100%가 넘는 집행률도 그대로 보이며 사유를 함께 적습니다. 금액 옆에 `gap: "사유"`를 쓰거나 금액을 고치세요.
pub(in crate::check) fn over_executed(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let site = subject.site;
    let wording = subject.wording;
    for gap in untold(subject).iter().filter(|gap| is_over(gap)) {
        let message = wording.say(
            "{what} 집행액 {executed|이/가} 확보액 {secured}보다 많은데 사유가 없습니다",
            "{executed} {what} was executed of {secured} secured, and no reason is given",
            &[
                ("what", &what(site, gap)),
                ("secured", &wording.amount(gap.secured)),
                ("executed", &wording.amount(gap.executed)),
            ],
        );
        let place = executed_place(subject, gap);
        let found = Diagnostic::warning("funding/over-executed", place, message);
        diagnostics.push(found.hint(Phrase::new(
            "금액을 고치거나, 옆에 `gap: \"사유\"`를 쓰세요",
            "correct the amounts, or write `gap: \"why\"` beside them",
        )));
    }
}

/// `funding/unsecured`: money was executed of a source that has none secured.
///
/// Only secured money can be spent. Looked at are executed amounts beside a secured amount that
/// is `0`, `-` or not written, where no secured money of the period stands under `all` or, of a
/// part, with the project as a whole, and no reason is given. Write what was secured, or `gap: "…"` where another period or source paid.
///
/// ---
/// 확보액이 없는 재원에서 돈을 집행했습니다.
///
/// 확보한 돈만 쓸 수 있습니다. 집행액 옆의 확보액이 `0`이거나 `-`이거나 적혀 있지 않고, 그 기간에 재원별로 나누지
/// 않은(`all`) 확보액도, 세부사업이라면 사업 전체의 확보액도, 사유도 없을 때 나옵니다. 확보액을 쓰거나, 다른 기간이나 재원에서 쓴 돈이면 `gap: "사유"`를
/// 쓰세요.
pub(in crate::check) fn unsecured(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let wording = subject.wording;
    for block in subject.blocks() {
        let stated = block.total.is_some_and(|total| total.contains_key(&Stage::Secured));
        let all = is_told_of_the_whole(subject, block)
            || block.lines.iter().any(|line| {
                line.source.key() == "all" && line.amounts.contains_key(&Stage::Secured)
            });
        for line in block.lines.iter().filter(|line| line.gap.is_none()) {
            let executed = amount(line, Stage::Executed).filter(|won| *won > Won::ZERO);
            let is_open = match line.amounts.get(&Stage::Secured) {
                None => all || stated && line.source.key() == "all",
                Some(Amount::None | Amount::Known(Won::ZERO)) => false,
                Some(Amount::Known(_) | Amount::Withheld(_)) => true,
            };
            let Some(executed) = executed.filter(|_| !is_open) else { continue };
            let column = wording::column(block.column);
            let message = wording.say(
                "{what}에서 {executed|을/를} 집행했는데 확보액이 없습니다",
                "{executed} {what} was executed, but none was secured",
                &[
                    ("what", &wording::money_of(subject.site, &column, line.source.key())),
                    ("executed", &wording.amount(executed)),
                ],
            );
            let place = block.amount(line, Stage::Executed);
            diagnostics.push(Diagnostic::warning("funding/unsecured", place, message).hint(
                Phrase::new(
                    "확보액(`secured`)을 쓰거나, 다른 돈으로 썼으면 `gap: \"사유\"`를 쓰세요",
                    "write what was `secured`, or `gap: \"why\"` where other money paid",
                ),
            ));
        }
    }
}

/// `funding/idle-gap`: a reason is given for a gap that is not there.
///
/// `gap` says why secured and executed money differ. Where they are equal it is not shown. Correct
/// the amounts, or take the reason out.
///
/// ---
/// 차액이 없는데 차액의 사유가 적혀 있습니다.
///
/// `gap`은 확보액과 집행액이 다른 까닭입니다. 둘이 같으면 페이지에 나오지 않습니다. 금액을 고치거나 사유를 지우세요.
pub(in crate::check) fn idle_gap(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    for block in subject.blocks() {
        for line in block.lines.iter().filter(|line| line.gap.is_some()) {
            let written = |stage| line.amounts.get(&stage).map(|of| of.won().unwrap_or_default());
            let hidden = line.amounts.values().any(|of| matches!(of, Amount::Withheld(_)));
            let difference = match (written(Stage::Secured), written(Stage::Executed)) {
                (Some(secured), Some(executed)) => secured - executed,
                _ => continue,
            };
            let leaves = [Stage::CarriedOver, Stage::Returned]
                .into_iter()
                .any(|stage| amount(line, stage).is_some_and(|won| won != Won::ZERO));
            if hidden || leaves || difference != Won::ZERO {
                continue;
            }
            let message = Phrase::new(
                "확보액과 집행액이 같은데 차액의 사유가 적혀 있어, 페이지에 나오지 않습니다",
                "a reason is given for a gap, but secured and executed are equal; it is not shown",
            );
            let place = block.reason(line);
            diagnostics.push(Diagnostic::warning("funding/idle-gap", place, message).hint(
                Phrase::new(
                    "금액을 고치거나 `gap`을 지우세요",
                    "correct the amounts, or take out `gap`",
                ),
            ));
        }
    }
}

/// Whether money of a part was secured of which the project itself tells, and not by part.
fn is_told_of_the_whole(subject: &Subject<'_>, block: &Block<'_>) -> bool {
    let tells = |own: &&Block<'_>| {
        let is_stated = own.total.is_some_and(|total| total.contains_key(&Stage::Secured));
        is_stated || own.lines.iter().any(|line| line.amounts.contains_key(&Stage::Secured))
    };
    let mut whole = subject.blocks().iter().filter(|own| own.part.is_none());
    block.part.is_some() && whole.any(|own| own.column == block.column && tells(&own))
}

/// More executed than secured. Where nothing is secured, that is what is told.
fn is_over(gap: &Gap) -> bool {
    gap.won() < Won::ZERO && gap.secured != Won::ZERO
}

/// The gaps the page shows that nothing explains, those of stated totals included.
fn untold(subject: &Subject<'_>) -> Vec<Gap> {
    subject.whole().gaps().iter().filter(|gap| !gap.is_told()).cloned().collect()
}

/// The gaps that nothing in the money explains, each where it is told.
pub(in crate::check) fn untold_places(subject: &Subject<'_>) -> Vec<(Gap, Place)> {
    let placed = |gap: Gap| {
        let place = executed_place(subject, &gap);
        (gap, place)
    };
    untold(subject).into_iter().map(placed).collect()
}

/// Whose money: ``2019년 시비(`city`)`` or ``2019 시비 (`city`)``.
fn what(site: &Site, gap: &Gap) -> Phrase {
    let key = match gap.source {
        SourceKey::All => "",
        source => places::source_key(site, source),
    };
    let money = wording::money_of(site, &wording::column(gap.column), key);
    match &gap.part {
        None => money,
        Some(id) => {
            Phrase::new(format!("`{id}`의 {}", money.ko), format!("{} of part `{id}`", money.en))
        }
    }
}

/// The executed amount of a gap, or what stands in its place.
fn executed_place(subject: &Subject<'_>, gap: &Gap) -> Place {
    let source = places::source_key(subject.site, gap.source);
    let mut blocks = subject.blocks().iter();
    let block = blocks.find(|block| block.column == gap.column && block.part == gap.part.as_ref());
    let Some(block) = block else { return Place::file(subject.project.card_file()) };
    let line = block.lines.iter().find(|line| line.source.key() == source);
    if let Some(line) = line {
        let executed = line.amounts.contains_key(&Stage::Executed);
        return block.amount(line, if executed { Stage::Executed } else { Stage::Secured });
    }
    let stated = |stage| block.total.is_some_and(|total| total.contains_key(&stage));
    if stated(Stage::Executed) {
        block.total(Stage::Executed)
    } else if stated(Stage::Secured) && block.lines.is_empty() {
        block.total(Stage::Secured)
    } else {
        block.section()
    }
}
