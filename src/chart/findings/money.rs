//! Findings about money secured, executed and demanded.

use super::{is_idle, plain, sentence};
use crate::chart::bar::Total;
use crate::chart::gaps;
use crate::chart::subject::Subject;
use crate::model::{Column, Rate, SourceKey, Stage, Won};

/// The headline of a report's chart.
pub(in crate::chart) fn of_periods(subject: &Subject<'_>) -> String {
    let whole = |stage| figure(subject.whole(stage));
    let demand = subject.whole(Stage::Demand).known().filter(|won| *won > Won::ZERO);
    let recorded = subject.whole(Stage::Executed) != Total::Missing;
    match (whole(Stage::Secured), whole(Stage::Executed), demand) {
        (Some(secured), Some(executed), _) if secured > Won::ZERO => {
            of_both(subject, secured, executed)
        }
        (Some(secured), None, None) if secured > Won::ZERO && !recorded => {
            let amount = subject.voice.locale.amount_with_unit(secured);
            subject.voice.locale.say("chart.find.unrecorded", &[("amount", &amount)])
        }
        (Some(Won::ZERO), Some(Won::ZERO) | None, Some(demand)) if is_idle(subject) => {
            let amount = subject.voice.locale.amount_with_unit(demand);
            subject.voice.locale.say("chart.find.only_demand", &[("amount", &amount)])
        }
        (Some(Won::ZERO), Some(Won::ZERO), None) if is_idle(subject) => {
            subject.voice.word("chart.find.nothing")
        }
        _ => plain(subject),
    }
}

fn of_both(subject: &Subject<'_>, secured: Won, executed: Won) -> String {
    let gaps = gaps::merged(subject.ledger);
    let known: Won = gaps.iter().map(|(.., won)| *won).sum();
    let Some(rate) = Rate::new(executed, secured) else { return plain(subject) };
    if !is_comparable(subject) || known != secured - executed {
        return plain(subject);
    }
    let each = subject.ledger.gaps();
    let short = each.iter().filter(|gap| gap.won() > Won::ZERO).count();
    match (short, each.len() - short) {
        (0, 0) => subject.voice.word("chart.find.all"),
        _ if executed == Won::ZERO => {
            let amount = subject.voice.locale.amount_with_unit(secured);
            subject.voice.locale.say("chart.find.none_executed", &[("amount", &amount)])
        }
        (_, 0) => fallen_short(subject, &gaps, rate),
        (0, _) => overspent(subject, &gaps),
        _ => both_ways(subject, rate),
    }
}

/// Whether secured and executed money are known of the same columns; a stage that is not recorded
/// beside a zero hides nothing.
fn is_comparable(subject: &Subject<'_>) -> bool {
    subject.all_columns().all(|column| {
        let sum = |stage| subject.column_total(column, stage).exact();
        match (sum(Stage::Secured), sum(Stage::Executed)) {
            (Some(_), Some(_)) | (None, None) => true,
            (Some(one), None) | (None, Some(one)) => one == Won::ZERO,
        }
    })
}

fn fallen_short(subject: &Subject<'_>, gaps: &[(Column, SourceKey, Won)], rate: Rate) -> String {
    if let [gap] = gaps {
        return with_place(subject, "chart.find.except", *gap, rate);
    }
    let largest = gaps.iter().max_by_key(|(.., won)| *won);
    let rivals = gaps.iter().filter(|(.., won)| largest.is_some_and(|(.., most)| won == most));
    match largest {
        Some(gap) if rivals.count() == 1 && !place(subject, *gap).is_empty() => {
            with_place(subject, "chart.find.largest", *gap, rate)
        }
        _ => {
            let short: Won = gaps.iter().map(|(.., won)| *won).sum();
            let values = [
                ("rate", subject.voice.locale.rate(rate)),
                ("amount", subject.voice.locale.amount_with_unit(short)),
            ];
            say(subject, "chart.find.short", &values)
        }
    }
}

fn overspent(subject: &Subject<'_>, gaps: &[(Column, SourceKey, Won)]) -> String {
    let over: Won = gaps.iter().map(|(.., won)| -*won).sum();
    match gaps {
        [(column, source, _)] => {
            let rate = Rate::of_counts(1, 1);
            rate.map_or_else(String::new, |rate| {
                with_place(subject, "chart.find.over", (*column, *source, over), rate)
            })
        }
        _ => {
            let amount = subject.voice.locale.amount_with_unit(over);
            subject.voice.locale.say("chart.find.over_plain", &[("amount", &amount)])
        }
    }
}

fn both_ways(subject: &Subject<'_>, rate: Rate) -> String {
    let sum = |sign: fn(Won) -> bool| -> Won {
        subject.ledger.gaps().iter().map(|gap| gap.won()).filter(|won| sign(*won)).sum()
    };
    let short = sum(|won| won > Won::ZERO);
    let over = -sum(|won| won < Won::ZERO);
    let values = [
        ("rate", subject.voice.locale.rate(rate)),
        ("short", subject.voice.locale.amount_with_unit(short)),
        ("over", subject.voice.locale.amount_with_unit(over)),
    ];
    say(subject, "chart.find.both_ways", &values)
}

/// `KEY` with where the gap is, or `KEY_plain` where there is no one place to name.
fn with_place(
    subject: &Subject<'_>,
    key: &str,
    gap: (Column, SourceKey, Won),
    rate: Rate,
) -> String {
    let place = place(subject, gap);
    let key = if place.is_empty() { format!("{key}_plain") } else { key.to_owned() };
    let amount = subject.voice.locale.amount_with_unit(gap.2);
    say(
        subject,
        &key,
        &[("place", place), ("amount", amount), ("rate", subject.voice.locale.rate(rate))],
    )
}

/// `2019년 시비`; the period or the source alone where the other is not broken down.
fn place(subject: &Subject<'_>, (column, source, _): (Column, SourceKey, Won)) -> String {
    let period = column.period().map(|period| subject.voice.locale.period(period));
    let name = (source != SourceKey::All).then(|| subject.voice.name(source));
    match (period, name) {
        (Some(period), Some(name)) => {
            subject.voice.locale.say("chart.find.place", &[("period", &period), ("source", name)])
        }
        (Some(period), None) => period,
        (None, name) => name.unwrap_or_default().to_owned(),
    }
}

/// The headline of the shares: `(source, secured)` of every source with money, their sum `of`.
pub(in crate::chart) fn of_shares(
    subject: &Subject<'_>,
    sources: &[(SourceKey, Won)],
    of: Won,
) -> String {
    let open: Won = sources.iter().filter(|(s, _)| *s == SourceKey::All).map(|(_, w)| *w).sum();
    let named: Vec<(SourceKey, Won)> =
        sources.iter().filter(|(source, _)| *source != SourceKey::All).copied().collect();
    let Some(&(first, most)) = named.iter().max_by_key(|(_, won)| *won) else {
        return plain(subject);
    };
    let Some(share) = Rate::new(most, of) else { return plain(subject) };
    let rate = subject.voice.locale.rate(share);
    if open > Won::ZERO {
        // Any of the others may own what is not broken down.
        let second = named.iter().filter(|(source, _)| *source != first).map(|(_, won)| *won).max();
        if most > second.unwrap_or(Won::ZERO) + open {
            let name = subject.voice.name(first).to_owned();
            return say(subject, "chart.find.share_at_least", &[("source", name), ("rate", rate)]);
        }
        let rate =
            Rate::new(open, of).map(|rate| subject.voice.locale.rate(rate)).unwrap_or_default();
        return say(subject, "chart.find.share_open", &[("rate", rate)]);
    }
    let tied: Vec<&str> =
        named.iter().filter(|(_, won)| *won == most).map(|(s, _)| subject.voice.name(*s)).collect();
    let key = match (named.len(), tied.len()) {
        (1, _) => "chart.find.share_only",
        (_, 1) if share.tenths() >= 1000 => "chart.find.share_nearly",
        (_, 1) if most.0.saturating_mul(2) > of.0 => "chart.find.share_over_half",
        (_, 1) => "chart.find.share_most",
        (all, tied) if all == tied => "chart.find.share_equal",
        _ => "chart.find.share_tied",
    };
    say(subject, key, &[("source", subject.voice.locale.list(&tied)), ("rate", rate)])
}

fn say(subject: &Subject<'_>, key: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    sentence(&subject.voice.locale.say(key, &values))
}

/// The figure of a total; all `-` is nothing.
fn figure(total: Total) -> Option<Won> {
    match total {
        Total::Known(won) => Some(won),
        Total::Nothing => Some(Won::ZERO),
        Total::Missing | Total::Partly(_) | Total::Open(_) => None,
    }
}
