//! Single amounts that can't be as written.

use super::amount;
use super::each_amount;
use crate::check::places;
use crate::check::subject::Subject;
use crate::check::wording;
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase};
use crate::model::{Budget, Stage, Won};

/// `funding/negative`: an amount is negative that can't be.
///
/// A negative `secured` is a cut, and a negative `executed` may stand beside one. Money that is
/// asked for, planned, carried over or returned is never negative.
///
/// ---
/// 음수일 수 없는 금액이 음수입니다.
///
/// 감액은 `secured`에 음수로 쓰고, `executed`는 그 옆에서만 음수일 수 있습니다. 투자수요, 계획, 이월, 반납은 음수가 아닙니다.
pub(in crate::check) fn negative(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let wording = subject.wording;
    negative_totals(subject, diagnostics);
    each_amount(subject, |block, line, stage, won| {
        let is_cut = amount(line, Stage::Secured).is_some_and(|secured| secured < Won::ZERO);
        let allowed = stage == Stage::Secured || (stage == Stage::Executed && is_cut);
        if won < Won::ZERO && !allowed {
            let message = wording.say(
                "{stage|이/가} 음수입니다: {won}",
                "the {stage} amount is negative: {won}",
                &[("stage", &wording::stage(stage)), ("won", &wording.amount(won))],
            );
            let place = block.amount(line, stage);
            diagnostics
                .push(Diagnostic::error("funding/negative", place, message).hint(Phrase::new(
                "감액은 `secured`에 음수로 쓰고, `executed`는 그 옆에서만 음수로 쓸 수 있습니다",
                "a cut is a negative `secured`; `executed` may be negative only beside one",
            )));
        }
    });
}

/// A negative total of a card: cuts can't come to more than there was.
fn negative_totals(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    for (path, card, _) in places::cards(subject.project) {
        let total = card.stated_total().filter(|won| *won < Won::ZERO);
        let Some(won) = total else { continue };
        let message = subject.wording.say(
            "총사업비가 음수입니다: {won}",
            "the total is negative: {won}",
            &[("won", &subject.wording.amount(won))],
        );
        let place = places::in_card(subject.project, &path, "total");
        diagnostics.push(
            Diagnostic::error("funding/negative", place, message)
                .hint(Phrase::new("부호를 확인하세요", "check its sign")),
        );
    }
}

/// `funding/budget-none`: a project without budget has money.
///
/// `budget: none` (비예산) says that no money is needed, so no amount but `0` and `-` may be
/// written in the card or the yearly records. Take out one or the other.
///
/// ---
/// 비예산 사업에 금액이 적혀 있습니다.
///
/// `budget: none`(비예산)은 돈이 들지 않는다는 뜻이므로 카드와 연도별 기록에는 `0`과 `-`만 쓸 수 있습니다. 둘 가운데 하나를 지우세요.
pub(in crate::check) fn budget_none(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let project = subject.project;
    let wording = subject.wording;
    for (path, card, part) in places::cards(project) {
        if card.budget == Budget::Has {
            continue;
        }
        let mut found = None;
        let mut note = |won: Won| {
            found = found.or_else(|| (won != Won::ZERO).then_some(won));
        };
        each_amount(subject, |block, _, _, won| {
            if part.is_none() || block.part == part {
                note(won);
            }
        });
        card.stated_total().into_iter().for_each(&mut note);
        card.total_by_source.iter().filter_map(|(_, amount)| amount.won()).for_each(&mut note);
        if let Some(won) = found {
            let message = wording.say(
                "비예산(`budget: none`)인데 금액이 있습니다: {won}",
                "`budget: none`, but there is money: {won}",
                &[("won", &wording.amount(won))],
            );
            let place = places::in_card(project, &path, "budget");
            diagnostics.push(Diagnostic::error("funding/budget-none", place, message).hint(
                Phrase::new(
                    "`budget: none`을 지우거나 금액을 지우세요",
                    "take out `budget: none`, or the amounts",
                ),
            ));
        }
    }
}
