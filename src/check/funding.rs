//! Money that needs a reason, or can't be as written.
//!
//! Looks at single amounts and at gaps; what amounts add up to is looked at in `sums`.

use super::places::{self, Block};
use super::wording::{self, Wording};
use crate::diagnostics::{At, Diagnostic, Diagnostics, Phrase, Place};
use crate::model::{Amount, Budget, Gap, Ledger, Line, Project, Site, SourceKey, Stage, Won};

/// `funding/gap`: secured money was not executed, and the record does not say why.
///
/// The page shows the gap in red and says that no reason is given. Write `gap: "…"` beside the
/// amounts, or the money carried over (`carried_over`) and returned (`returned`) where that
/// explains all of it.
pub(super) fn gap(site: &Site, project: &Project, diagnostics: &mut Diagnostics) {
    let wording = Wording::of(site);
    for gap in untold(site, project).iter().filter(|gap| gap.won() > Won::ZERO) {
        let message = wording.say(
            "{what} 확보액 {secured} 중 {gap|이/가} 집행되지 않았는데 사유가 없습니다. \
             페이지에도 사유가 없다고 나옵니다",
            "{gap} of {secured} {what} secured was not executed and no reason is given; \
             the page will say so",
            &[
                ("what", &what(site, gap)),
                ("secured", &wording.amount(gap.secured)),
                ("gap", &wording.amount(gap.won() - gap.left)),
            ],
        );
        let place = executed_place(site, project, gap);
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
pub(super) fn over_executed(site: &Site, project: &Project, diagnostics: &mut Diagnostics) {
    let wording = Wording::of(site);
    for gap in untold(site, project).iter().filter(|gap| gap.won() < Won::ZERO) {
        let message = wording.say(
            "{what} 집행액 {executed|이/가} 확보액 {secured}보다 많은데 사유가 없습니다",
            "{executed} {what} was executed of {secured} secured, and no reason is given",
            &[
                ("what", &what(site, gap)),
                ("secured", &wording.amount(gap.secured)),
                ("executed", &wording.amount(gap.executed)),
            ],
        );
        let place = executed_place(site, project, gap);
        let found = Diagnostic::warning("funding/over-executed", place, message);
        diagnostics.push(found.hint(Phrase::new(
            "금액을 고치거나, 옆에 `gap: \"사유\"`를 쓰세요",
            "correct the amounts, or write `gap: \"why\"` beside them",
        )));
    }
}

/// `funding/negative`: an amount is negative that can't be.
///
/// A negative `secured` is a cut, and a negative `executed` may stand beside one. Money that is
/// asked for, planned, carried over or returned is never negative.
pub(super) fn negative(site: &Site, project: &Project, diagnostics: &mut Diagnostics) {
    let wording = Wording::of(site);
    each_amount(project, |block, line, stage, won| {
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

/// `funding/budget-none`: a project without budget has money.
///
/// `budget: none` (비예산) says that no money is needed, so no amount but `0` and `-` may be
/// written in the card or the yearly records. Take out one or the other.
pub(super) fn budget_none(site: &Site, project: &Project, diagnostics: &mut Diagnostics) {
    let wording = Wording::of(site);
    for (path, card, part) in places::cards(project) {
        if card.budget == Budget::Has {
            continue;
        }
        let mut found = None;
        let mut note = |won: Won| {
            found = found.or_else(|| (won != Won::ZERO).then_some(won));
        };
        each_amount(project, |block, _, _, won| {
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

/// `funding/carried-over`: more was carried over and returned than was left.
///
/// Carried over and returned money is secured money that was not executed in the period, so the
/// two together can't be more than secured − executed.
pub(super) fn carried_over(site: &Site, project: &Project, diagnostics: &mut Diagnostics) {
    let wording = Wording::of(site);
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

fn amount(line: &Line, stage: Stage) -> Option<Won> {
    line.amounts.get(&stage).and_then(Amount::won)
}

fn withholds(line: &Line) -> bool {
    line.amounts.values().any(|amount| matches!(amount, Amount::Withheld(_)))
}

/// Calls `look` for every figure of every line.
fn each_amount(project: &Project, mut look: impl FnMut(&Block<'_>, &Line, Stage, Won)) {
    for block in places::blocks(project) {
        for line in block.lines {
            for (stage, amount) in &line.amounts {
                if let Some(won) = amount.won() {
                    look(&block, line, *stage, won);
                }
            }
        }
    }
}

/// The gaps the page shows that nothing explains, those of stated totals included.
fn untold(site: &Site, project: &Project) -> Vec<Gap> {
    let gaps = Ledger::of_project(site, project).gaps().to_vec();
    gaps.into_iter().filter(|gap| !gap.is_told()).collect()
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
fn executed_place(site: &Site, project: &Project, gap: &Gap) -> Place {
    let source = places::source_key(site, gap.source);
    let block = places::blocks(project)
        .into_iter()
        .find(|block| block.column == gap.column && block.part == gap.part.as_ref());
    let Some(block) = block else { return Place { file: project.card_file(), at: At::File } };
    let line = block.lines.iter().find(|line| line.source.key() == source);
    if let Some(line) = line {
        let executed = line.amounts.contains_key(&Stage::Executed);
        return block.amount(line, if executed { Stage::Executed } else { Stage::Secured });
    }
    let stated = block.total.is_some_and(|total| total.contains_key(&Stage::Executed));
    if stated { block.total(Stage::Executed) } else { block.section() }
}
