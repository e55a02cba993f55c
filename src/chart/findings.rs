//! Headlines: what the figures show, said only where it is certain.
//!
//! Architecture invariant: a finding is true of the figures or it is not said. Where amounts are
//! withheld, not recorded or can't be compared, the headline names the figures and claims nothing.

mod money;
mod rates;
mod time;

pub(super) use money::of_periods;
pub(super) use money::of_shares;
pub(super) use rates::{Rated, of_rates};
pub(super) use time::{of_some_steps, of_steps};

use super::bar::Total;
use super::subject::Subject;
use crate::model::{Column, Stage, Won};

/// The figures of a ledger, claiming nothing: `확보 3,347백만원, 집행 3,047백만원`.
fn plain(subject: &Subject<'_>) -> String {
    let stages = [Stage::Secured, Stage::Executed, Stage::Demand];
    let totals = stages.map(|stage| (stage, subject.whole(stage)));
    let idle = is_idle(subject);
    let withheld = totals.iter().any(|(_, total)| matches!(total, Total::Partly(_)));
    let shown = totals.into_iter().filter_map(|(stage, total)| {
        let won = total.known_part()?;
        // A demand of nothing is no news beside money, nor is a zero where nothing else is.
        let is_news = won != Won::ZERO || (stage != Stage::Demand && !idle);
        is_news.then(|| amount_of(subject, stage, won))
    });
    let shown: Vec<String> = shown.collect();
    let items = shown.join(", ");
    let said = match (withheld, shown.is_empty()) {
        (true, true) => subject.voice.word("chart.find.withheld"),
        (true, false) => subject.voice.locale.say("chart.find.partly", &[("items", &items)]),
        (false, true) => subject.voice.word("chart.find.nothing"),
        (false, false) => items,
    };
    sentence(&said)
}

/// Whether no money is secured or executed anywhere, not even sums that cancel out.
fn is_idle(subject: &Subject<'_>) -> bool {
    let still = |column: &Column, stage| {
        matches!(
            Total::of(&subject.column_total(*column, stage)),
            Total::Known(Won::ZERO) | Total::Nothing | Total::Missing
        )
    };
    let columns = subject.columns();
    columns.iter().all(|c| still(c, Stage::Secured) && still(c, Stage::Executed))
}

fn amount_of(subject: &Subject<'_>, stage: Stage, won: Won) -> String {
    let what = match stage {
        Stage::Demand => subject.voice.word("chart.demand_in_full"),
        _ => subject.voice.stage(stage).to_owned(),
    };
    let amount = subject.voice.locale.amount_with_unit(won);
    subject.voice.locale.say("chart.say.amount", &[("what", &what), ("amount", &amount)])
}

/// With a capital letter where the script has them.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
