//! Figures typed in another unit than the rest.
//!
//! A figure far from its neighbours, which a factor between two units would bring among them, is
//! told, unless a stated total confirms it. Nothing is converted.

use super::amount;
use super::slips::POWERS;
use crate::check::places::{self, Block};
use crate::check::subject::Subject;
use crate::check::wording;
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase};
use crate::model::{Amount, Id, Line, SourceRef, Stage, Won};
use std::collections::BTreeMap;

/// `funding/unit`: a figure looks as if it were typed in another unit.
///
/// The secured money of a source is compared over the years: told is a figure far from that of
/// every other year which one of the factors between 원, 천원, 백만원 and 억원 (or a lost comma) would
/// bring among them. Executed money is compared with the secured
/// money beside it. A figure that a stated total confirms is not told. A published table once
/// read 백만원 as 억원. Write the unit beside the figure where it differs from the site's.
///
/// ---
/// 단위를 잘못 적은 것으로 보이는 금액입니다.
///
/// 같은 재원의 확보액을 해마다 견줍니다. 다른 모든 해와 크게 다르고, 원·천원·백만원·억원 사이의 배수(또는 빠진
/// 쉼표)로 고치면 다른 해와 비슷해지는 금액을 알립니다. 집행액은 옆의 확보액과 견줍니다. 적힌 합계와 맞는
/// 금액은 알리지 않습니다. 사이트의 단위와 다르면 `"48,667,190원"`처럼 단위를 함께 쓰세요.
pub(in crate::check) fn unit(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let blocks = subject.blocks();
    for figures in series(blocks).into_values() {
        for figure in &figures {
            let others = figures.iter().filter(|other| other.block.column != figure.block.column);
            let others: Vec<Won> = others.map(|other| other.won).collect();
            let factor = factor_among(figure.won, &others);
            if let Some(factor) = factor.filter(|_| !is_confirmed(subject, figure.block)) {
                tell(subject, figure, factor, diagnostics);
            }
        }
    }
    executed(subject, blocks, diagnostics);
}

/// A secured figure of one period.
struct Figure<'a> {
    block: &'a Block<'a>,
    line: &'a Line,
    won: Won,
}

type Series<'a> = BTreeMap<(Option<&'a Id>, &'a SourceRef), Vec<Figure<'a>>>;

/// The secured figures of each source, of the project and of each part, by period.
fn series<'a>(blocks: &'a [Block<'a>]) -> Series<'a> {
    let mut series = Series::new();
    for block in blocks.iter().filter(|block| block.column.period().is_some()) {
        for line in block.lines {
            let won = amount(line, Stage::Secured).filter(|won| *won != Won::ZERO);
            let Some(won) = won else { continue };
            let figures = series.entry((block.part, &line.source)).or_default();
            figures.push(Figure { block, line, won });
        }
    }
    series
}

/// Whether some stated total holds the figures of a block and agrees with them.
fn is_confirmed(subject: &Subject<'_>, block: &Block<'_>) -> bool {
    let cards = places::cards(subject.project);
    let card = cards.iter().position(|(.., part)| *part == block.part).unwrap_or(0);
    let stated = cards.get(card).and_then(|(_, card, _)| card.stated_total());
    let budget = || subject.of_card(card).computed_budget().exact();
    stated.is_some_and(|stated| budget() == Some(stated)) || column_agrees(block, subject, card)
}

fn column_agrees(block: &Block<'_>, subject: &Subject<'_>, card: usize) -> bool {
    let stated = block.total.and_then(|total| total.get(&Stage::Secured)).and_then(Amount::won);
    let own = if card == 0 { subject.own() } else { subject.of_card(card) };
    let sum = own.computed_column_total(block.column, Stage::Secured);
    stated.is_some_and(|stated| sum.exact() == Some(stated))
}

/// The factor that would bring a figure among the others, where it is far from all of them.
fn factor_among(won: Won, others: &[Won]) -> Option<Factor> {
    let sizes = || others.iter().map(|other| other.abs().0);
    let (least, most) = (sizes().min()?, sizes().max()?);
    let won = won.abs().0;
    let fits = |power: i128, scaled: i128| {
        // Design costs 5 and building 500: a hundredfold alone says little, a thousandfold much.
        let (enough, wide) = if power < 1_000 { (3, 1) } else { (2, 3) };
        others.len() >= enough
            && scaled.saturating_mul(wide) >= least
            && scaled <= most.saturating_mul(wide)
    };
    let mut powers = POWERS.into_iter().filter(|power| *power >= 100);
    if won >= most.saturating_mul(FAR) {
        powers.find(|power| fits(*power, won / power)).map(Factor::TooLarge)
    } else if won.saturating_mul(FAR) <= least {
        powers.find(|power| fits(*power, won.saturating_mul(*power))).map(Factor::TooSmall)
    } else {
        None
    }
}

/// How many times a figure must at least differ from all others to be looked at.
const FAR: i128 = 30;

#[derive(Clone, Copy)]
enum Factor {
    TooLarge(i128),
    TooSmall(i128),
}

fn tell(subject: &Subject<'_>, figure: &Figure<'_>, factor: Factor, found: &mut Diagnostics) {
    let wording = subject.wording;
    let (ko, en, times) = match factor {
        Factor::TooLarge(times) => (
            "{won|은/는} 이 재원의 다른 해보다 훨씬 큽니다. 단위를 {times}배 크게 읽은 것이 아닌지 보세요",
            "{won} is far above this source's other years, as if it were {times} times too large",
            times,
        ),
        Factor::TooSmall(times) => (
            "{won|은/는} 이 재원의 다른 해보다 훨씬 작습니다. {times}분의 1로 적은 것이 아닌지 보세요",
            "{won} is far below this source's other years, as if it were {times} times too small",
            times,
        ),
    };
    let times = wording::same(times.to_string());
    let message = wording.say(ko, en, &[("won", &wording.amount(figure.won)), ("times", &times)]);
    let place = figure.block.amount(figure.line, Stage::Secured);
    let found_one = Diagnostic::warning("funding/unit", place, message);
    found.push(found_one.hint(check_unit()));
}

fn check_unit() -> Phrase {
    Phrase::new(
        "금액과 단위를 확인하세요. 사이트의 단위와 다르면 `\"48,667,190원\"`처럼 단위를 함께 씁니다",
        "check figure and unit; where it differs from the site's, write it: `\"48,667,190원\"`",
    )
}

/// Executed money that is its secured money times a power of ten, to the won.
fn executed(subject: &Subject<'_>, blocks: &[Block<'_>], diagnostics: &mut Diagnostics) {
    let wording = subject.wording;
    for block in blocks {
        for line in block.lines {
            let known = |stage| amount(line, stage).filter(|won| *won > Won::ZERO);
            let (Some(secured), Some(executed)) = (known(Stage::Secured), known(Stage::Executed))
            else {
                continue;
            };
            let mut powers = POWERS.into_iter();
            let Some(times) = powers.find(|p| secured.0.checked_mul(*p) == Some(executed.0)) else {
                continue;
            };
            let message = wording.say(
                "집행액 {executed|은/는} 확보액 {secured}의 꼭 {times}배입니다",
                "{executed} executed is exactly {times} times the {secured} secured",
                &[
                    ("executed", &wording.amount(executed)),
                    ("secured", &wording.amount(secured)),
                    ("times", &wording::same(times.to_string())),
                ],
            );
            let place = block.amount(line, Stage::Executed);
            let found = Diagnostic::warning("funding/unit", place, message);
            diagnostics.push(found.hint(check_unit()));
        }
    }
}
