//! Money that leaves a period: carried over into the next, or returned.

use super::{amount, withholds};
use crate::check::places::Block;
use crate::check::subject::Subject;
use crate::check::wording;
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase};
use crate::model::{Column, Id, Line, Period, Stage, Won};
use std::collections::BTreeMap;

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
    let wording = subject.wording;
    for block in subject.blocks() {
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

/// `funding/carried-in`: a reason speaks of money carried over, but none left the period before.
///
/// Where more was executed than secured because money came over from the period before, that
/// period must show it as `carried_over`, of the same source and at least as much. Write it there,
/// or correct the reason.
///
/// ---
/// 사유에는 이월된 돈이라고 적혀 있는데, 앞 기간에 이월액이 없거나 모자랍니다.
///
/// 앞 기간에서 넘어온 돈 때문에 확보액보다 많이 집행했다면, 앞 기간의 같은 재원에 그만한 이월액(`carried_over`)이 있어야
/// 합니다. 앞 기간에 이월액을 쓰거나 사유를 고치세요.
pub(in crate::check) fn carried_in(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let wording = subject.wording;
    for (before, block) in neighbours(subject.blocks()) {
        for line in block.lines {
            let known = |stage| amount(line, stage).unwrap_or_default();
            let came = known(Stage::Executed) - known(Stage::Secured);
            let told = line.gap.as_deref().is_some_and(speaks_of_carrying);
            let left = carried(before, line).unwrap_or_default();
            if !told || came <= Won::ZERO || left >= came {
                continue;
            }
            let message = wording.say(
                "사유에는 이월이라고 적혀 있는데, {before} 이월액은 {left|이어서/여서} 넘어왔다는 {came}에 모자랍니다",
                "the reason speaks of money carried over, but {left} was carried over out of {before}, less than the {came} that came in",
                &[
                    ("before", &wording::column(before.column)),
                    ("left", &wording.amount(left)),
                    ("came", &wording.amount(came)),
                ],
            );
            let found = Diagnostic::warning("funding/carried-in", block.reason(line), message);
            diagnostics.push(found.hint(Phrase::new(
                "앞 기간의 같은 재원에 `carried_over`를 쓰거나 사유를 고치세요",
                "write `carried_over` at the same source of the period before, or correct the reason",
            )));
        }
    }
}

/// `funding/carried-twice`: carried money seems to be counted again as secured.
///
/// Money carried over stays secured in the period it was secured in. Where the next period counts
/// it as secured again, the total holds it twice. Told where the next period's secured money of
/// the source is just what was carried over, or is that much more than what was planned or told
/// as grants there. Take it out of `secured`, and give the higher execution a `gap` reason.
///
/// ---
/// 이월된 돈을 다음 기간의 확보액에 다시 센 것으로 보입니다.
///
/// 이월된 돈은 처음 확보한 기간의 확보액입니다. 다음 기간에 다시 확보액으로 세면 총사업비에 두 번 들어갑니다. 다음 기간의
/// 확보액이 이월액과 꼭 같거나, 그 기간의 계획이나 교부금보다 꼭 이월액만큼 많을 때 알립니다. 확보액에서 빼고, 확보액보다
/// 많이 집행한 까닭을 `gap`에 쓰세요.
pub(in crate::check) fn carried_twice(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let wording = subject.wording;
    for (before, block) in neighbours(subject.blocks()) {
        for line in block.lines {
            let left = carried(before, line).filter(|won| *won > Won::ZERO);
            let (Some(left), Some(secured)) = (left, amount(line, Stage::Secured)) else {
                continue;
            };
            let granted = grants_of(subject, block, line);
            let fresh = [Some(Won::ZERO), amount(line, Stage::Planned), granted];
            if !fresh.contains(&Some(secured - left)) {
                continue;
            }
            let message = wording.say(
                "{before}에서 이월된 {left|이/가} {column} 확보액 {secured}에 다시 들어간 듯합니다",
                "the {left} carried over from {before} seem to be counted again in the {secured} secured in {column}",
                &[
                    ("before", &wording::column(before.column)),
                    ("left", &wording.amount(left)),
                    ("column", &wording::column(block.column)),
                    ("secured", &wording.amount(secured)),
                ],
            );
            let place = block.amount(line, Stage::Secured);
            let found = Diagnostic::warning("funding/carried-twice", place, message);
            diagnostics.push(found.hint(Phrase::new(
                "이월된 돈은 앞 기간의 확보액이므로 여기에서는 빼세요",
                "carried money is secured in the period before; take it out here",
            )));
        }
    }
}

/// Each block with the one of the period just before it, of the project or of the same part.
fn neighbours<'a>(blocks: &'a [Block<'a>]) -> Vec<(&'a Block<'a>, &'a Block<'a>)> {
    let mut last: BTreeMap<Option<&Id>, &Block<'_>> = BTreeMap::new();
    let mut pairs = Vec::new();
    for block in blocks {
        let Column::Period(period) = block.column else { continue };
        let before = last.insert(block.part, block);
        let follows = |before: &&Block<'_>| match (before.column.period(), period) {
            (Some(Period::Years { last, .. }), Period::Years { first, .. }) => last + 1 == first,
            (Some(_), _) => true,
            (None, _) => false,
        };
        pairs.extend(before.filter(follows).map(|before| (before, block)));
    }
    pairs
}

/// What was carried over out of a period, of a line's source.
fn carried(before: &Block<'_>, line: &Line) -> Option<Won> {
    let same = before.lines.iter().find(|other| other.source == line.source)?;
    amount(same, Stage::CarriedOver)
}

/// What the grants of a period come to, of a line's source; nothing for parts, which have none.
fn grants_of(subject: &Subject<'_>, block: &Block<'_>, line: &Line) -> Option<Won> {
    let mut years = subject.project.years.iter();
    let year = years.find(|year| Column::Period(year.period) == block.column)?;
    let amounts = year.grants.iter().flat_map(|grant| &grant.amounts);
    let own = amounts.filter(|(source, _)| *source == line.source);
    let told: Vec<Won> = own.filter_map(|(_, amount)| amount.won()).collect();
    (block.part.is_none() && !told.is_empty()).then(|| told.into_iter().sum())
}

fn speaks_of_carrying(reason: &str) -> bool {
    let reason = reason.to_lowercase();
    ["이월", "carried over", "carry-over", "carryover"].iter().any(|word| reason.contains(word))
}
