//! Money in a period in which it can't be yet, or can't be any more.
//!
//! The as-of date decides what is past and what is to come; the clock is never asked.

use super::each_figure;
use crate::check::subject::Subject;
use crate::check::wording;
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase};
use crate::model::{Date, Period, Stage, Won};

/// `funding/past-demand`: money is still demanded in a period that is over.
///
/// `demand` (투자수요) is money asked for and not secured yet. In a year before that of the as-of
/// date it was either secured or it was not. Write what was `secured`, or `-`, or move the demand
/// to the year it is now asked for.
///
/// ---
/// 지난 기간에 투자수요가 남아 있습니다.
///
/// `demand`(투자수요)는 아직 확보하지 못한 돈입니다. 기준일의 해보다 앞선 해에는 이미 확보했거나 확보하지 못했거나 둘
/// 가운데 하나입니다. 확보액(`secured`)이나 `-`로 바꾸거나, 지금 필요한 해로 옮기세요.
pub(in crate::check) fn past_demand(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let (as_of, wording) = (subject.site.as_of, subject.wording);
    each_figure(subject, |block, source, stage, won| {
        let period = block.column.period().filter(|period| is_over(*period, as_of));
        let (Stage::Demand, Some(period), true) = (stage, period, won > Won::ZERO) else { return };
        let message = wording.say(
            "{period|은/는} 지났는데 투자수요 {won|이/가} 있습니다",
            "{period} is over, but {won} is still demanded in it",
            &[("period", &wording::period(period)), ("won", &wording.amount(won))],
        );
        let place = block.figure(source, stage);
        diagnostics.push(Diagnostic::warning("funding/past-demand", place, message).hint(
            Phrase::new(
                "확보했으면 `secured`로, 확보하지 못했으면 `\"-\"`로 고치거나 필요한 해로 옮기세요",
                "write it as `secured`, or `\"-\"`, or move it to the year it is needed in",
            ),
        ));
    });
}

/// `funding/future`: money was secured or executed in a period that has not begun.
///
/// In a year after that of the as-of date nothing can be executed, and what is wanted is `demand`
/// or `planned`, not `secured`. One case is left out: where the as-of date is in December, the
/// budget of the next year is voted, and may stand as secured.
///
/// ---
/// 아직 오지 않은 기간에 확보액이나 집행액이 있습니다.
///
/// 기준일의 해보다 뒤의 해에는 집행할 수 없고, 필요한 돈은 확보액이 아니라 투자수요(`demand`)나 계획(`planned`)입니다.
/// 기준일이 12월이면 다음 해 본예산이 정해졌으므로 다음 해의 확보액은 살펴보지 않습니다.
pub(in crate::check) fn future(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let (as_of, wording) = (subject.site.as_of, subject.wording);
    each_figure(subject, |block, source, stage, won| {
        let spent = matches!(stage, Stage::Secured | Stage::Executed) && won > Won::ZERO;
        let period = block.column.period().filter(|period| is_to_come(*period, as_of, stage));
        let (true, Some(period)) = (spent, period) else { return };
        let message = wording.say(
            "{period|은/는} 기준일({as_of})보다 뒤인데 {stage} {won|이/가} 있습니다",
            "{period} is after the as-of date {as_of}, but {won} is {stage} in it",
            &[
                ("period", &wording::period(period)),
                ("as_of", &wording::same(as_of.iso())),
                ("stage", &wording::stage(stage)),
                ("won", &wording.amount(won)),
            ],
        );
        let place = block.figure(source, stage);
        diagnostics.push(Diagnostic::warning("funding/future", place, message).hint(Phrase::new(
            "`demand`나 `planned`로 바꾸거나, `site.yaml`의 기준일(`as_of`)을 확인하세요",
            "write it as `demand` or `planned`, or check `as_of` in `site.yaml`",
        )));
    });
}

fn is_over(period: Period, as_of: Date) -> bool {
    match period {
        Period::Before => true,
        Period::Years { last, .. } => last < as_of.year(),
        Period::After => false,
    }
}

fn is_to_come(period: Period, as_of: Date, stage: Stage) -> bool {
    match period {
        Period::Before => false,
        Period::Years { first, .. } => {
            let voted = stage == Stage::Secured
                && as_of.month() == Some(12)
                && first == as_of.year().saturating_add(1);
            first > as_of.year() && !voted
        }
        Period::After => true,
    }
}
