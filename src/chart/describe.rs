//! The figures of a chart in words, for who does not see it.

use super::bar::Total;
use super::gaps;
use super::subject::Subject;
use crate::model::{Column, SourceKey, Stage, Won};

/// One name and what belongs to it: `2018년 확보 717, 집행 717.`
pub(super) fn line(
    subject: &Subject<'_>,
    name: &str,
    totals: &[(Stage, Total)],
    further: impl IntoIterator<Item = String>,
) -> String {
    let figures = totals.iter().filter_map(|(stage, total)| item(subject, *stage, *total));
    let items: Vec<String> = figures.chain(further).collect();
    subject.locale.say("chart.say.line", &[("name", name), ("items", &items.join(", "))])
}

/// The gaps of a column: `시비 300 미집행`.
pub(super) fn gaps(subject: &Subject<'_>, column: Column) -> Vec<String> {
    let own = gaps::merged(subject.ledger).into_iter().filter(|(c, ..)| *c == column);
    let said = own.filter(|(.., won)| *won != Won::ZERO).map(|(_, source, won)| {
        let key = if won > Won::ZERO { "chart.say.gap" } else { "chart.say.over" };
        let name = if source == SourceKey::All { "" } else { subject.name(source) };
        let amount = subject.locale.amount(won.abs());
        subject.locale.say(key, &[("source", name), ("amount", &amount)]).trim().to_owned()
    });
    said.collect()
}

/// A stage and its amount, in the site's unit without its name; nothing where nothing is
/// recorded.
pub(super) fn item(subject: &Subject<'_>, stage: Stage, total: Total) -> Option<String> {
    let what = match stage {
        Stage::Demand => subject.word("chart.demand_in_full"),
        _ => subject.stage(stage).to_owned(),
    };
    let amount = |won| subject.locale.amount(won);
    let (key, amount) = match total {
        Total::Known(won) => ("chart.say.amount", amount(won)),
        Total::Nothing => ("chart.say.none", String::new()),
        Total::Missing => return None,
        Total::Partly(Some(won)) => ("chart.say.partly", amount(won)),
        Total::Partly(None) => ("chart.say.withheld", String::new()),
        Total::Open(Some(won)) => ("chart.say.open", amount(won)),
        Total::Open(None) => ("chart.say.unallocated", String::new()),
    };
    Some(subject.locale.say(key, &[("what", &what), ("amount", &amount)]))
}
