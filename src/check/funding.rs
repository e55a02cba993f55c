//! Money: what must add up, what needs a reason, and what can't be as written.
//!
//! One file per question. Looks at the model only: what an amount was typed as is `load`'s.

pub(super) mod amounts;
mod books;
pub(super) mod carried;
pub(super) mod gaps;
pub(super) mod prose;
mod slips;
pub(super) mod sums;
mod suspects;
pub(super) mod timing;
pub(super) mod units;

use super::places::Block;
use super::subject::Subject;
use crate::model::{Amount, Line, Stage, Won};

/// The figure of a line in one stage, where there is one.
fn amount(line: &Line, stage: Stage) -> Option<Won> {
    line.amounts.get(&stage).and_then(Amount::won)
}

fn withholds(line: &Line) -> bool {
    line.amounts.values().any(|amount| matches!(amount, Amount::Withheld(_)))
}

/// Calls `look` for every figure of every line.
fn each_amount(subject: &Subject<'_>, mut look: impl FnMut(&Block<'_>, &Line, Stage, Won)) {
    for block in subject.blocks() {
        for line in block.lines {
            for (stage, amount) in &line.amounts {
                if let Some(won) = amount.won() {
                    look(block, line, *stage, won);
                }
            }
        }
    }
}

/// Calls `look` for every figure with its source, and for those of a total that stands alone:
/// where no line has the stage.
fn each_figure(subject: &Subject<'_>, mut look: impl FnMut(&Block<'_>, Option<&str>, Stage, Won)) {
    each_amount(subject, |block, line, stage, won| {
        look(block, Some(line.source.key()), stage, won);
    });
    for block in subject.blocks() {
        for (stage, amount) in block.total.into_iter().flatten() {
            let alone = block.lines.iter().all(|line| !line.amounts.contains_key(stage));
            if let Some(won) = amount.won().filter(|_| alone) {
                look(block, None, *stage, won);
            }
        }
    }
}
