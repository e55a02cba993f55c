//! The figures of a chart in words, for who does not see it.

use super::bar::Total;
use super::subject::Voice;
use crate::model::{Column, SourceKey, Stage, Won};

/// One name and what belongs to it: `2018년 확보 717, 집행 717.`
pub(super) fn line(
    voice: Voice<'_>,
    name: &str,
    totals: &[(Stage, Total)],
    further: impl IntoIterator<Item = String>,
) -> String {
    let figures = totals.iter().filter_map(|(stage, total)| item(voice, *stage, *total));
    let items: Vec<String> = figures.chain(further).collect();
    voice.locale.say("chart.say.line", &[("name", name), ("items", &items.join(", "))])
}

/// Those of the gaps that are a column's: `시비 300 미집행`.
pub(super) fn gaps(
    voice: Voice<'_>,
    column: Column,
    gaps: &[(Column, SourceKey, Won)],
) -> Vec<String> {
    let own = gaps.iter().copied().filter(|(c, ..)| *c == column);
    let said = own.filter(|(.., won)| *won != Won::ZERO).map(|(_, source, won)| {
        let key = if won > Won::ZERO { "chart.say.gap" } else { "chart.say.over" };
        let name = if source == SourceKey::All { "" } else { voice.name(source) };
        let amount = voice.locale.amount(won.abs());
        voice.locale.say(key, &[("source", name), ("amount", &amount)]).trim().to_owned()
    });
    said.collect()
}

/// A stage and its amount, in the site's unit without its name; nothing where nothing is
/// recorded.
pub(super) fn item(voice: Voice<'_>, stage: Stage, total: Total) -> Option<String> {
    let what = match stage {
        Stage::Demand => voice.word("chart.demand_in_full"),
        _ => voice.stage(stage).to_owned(),
    };
    let amount = |won| voice.locale.amount(won);
    let (key, amount) = match total {
        Total::Known(won) => ("chart.say.amount", amount(won)),
        Total::Nothing => ("chart.say.none", String::new()),
        Total::Missing => return None,
        Total::Partly(Some(won)) => ("chart.say.partly", amount(won)),
        Total::Partly(None) => ("chart.say.withheld", String::new()),
        Total::Open(Some(won)) => ("chart.say.open", amount(won)),
        Total::Open(None) => ("chart.say.unallocated", String::new()),
    };
    Some(voice.locale.say(key, &[("what", &what), ("amount", &amount)]))
}
