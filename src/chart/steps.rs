//! The cumulative chart: secured and executed money added up, in steps.
//!
//! Steps, never slopes: money is booked by period. It ends where the figures end: a period with
//! an amount that is withheld or not recorded is named and not drawn, and so is all after it.

mod draw;

pub(super) use draw::drawing;

use super::figure::{Chart, Texts};
use super::findings;
use super::gaps::Holes;
use super::key::Sign;
use super::letters::Measured;
use super::subject::{Subject, Voice};
use crate::model::{Column, Gap, Ledger, Period, Stage, SumState, Won};

/// What the chart shows.
pub(super) struct Steps {
    steps: Vec<Step>,
    /// Whether all gaps lack a reason.
    alarming: bool,
    /// The two amounts at the end, the larger first.
    labels: Vec<(Won, Measured)>,
    /// The difference at the end, in words.
    gap: Option<Measured>,
}

/// A period of the chart.
struct Step {
    period: Period,
    /// Secured and executed money up to its end; nothing after the figures have ended.
    so_far: Option<(Won, Won)>,
    /// The two amounts in words.
    amounts: [Measured; 2],
    /// Its name in figures, and in few of them.
    names: [Measured; 2],
    /// Demanded money of the period itself.
    demand: Option<Won>,
    /// Whether an amount of it is withheld.
    is_withheld: bool,
}

/// The chart, where at least two periods have figures and not all of them are zero.
pub(super) fn chart(subject: &Subject<'_>) -> Option<(Chart, Steps)> {
    let steps = steps(subject);
    let figures: Vec<(Period, Won, Won)> =
        steps.iter().filter_map(|step| step.so_far.map(|(s, e)| (step.period, s, e))).collect();
    let any = figures.iter().any(|(_, s, e)| *s != Won::ZERO || *e != Won::ZERO);
    if figures.len() < 2 || !any {
        return None;
    }
    // Where a period's money is withheld the steps end before it, and say nothing of all years.
    let is_cut = steps.iter().any(|step| step.so_far.is_none() && step.is_withheld);
    let find = if is_cut { findings::of_some_steps } else { findings::of_steps };
    let texts = texts(subject, &figures, find(subject, &figures));
    let key = vec![
        (Sign::SecuredLine, subject.voice.word("chart.key.secured_so_far")),
        (Sign::ExecutedLine, subject.voice.word("chart.key.executed_so_far")),
    ];
    let (labels, gap) = ends(subject.voice, figures.last());
    let steps = Steps { steps, alarming: is_alarming(subject.ledger), labels, gap };
    Some((Chart { texts, key }, steps))
}

fn steps(subject: &Subject<'_>) -> Vec<Step> {
    let locale = subject.voice.locale;
    let mut so_far = Some((Won::ZERO, Won::ZERO));
    let mut steps: Vec<Step> = Vec::new();
    for column in subject.all_columns() {
        let Column::Period(period) = column else { continue };
        let sum = |stage| subject.column_total(column, stage);
        let stages = [Stage::Secured, Stage::Executed, Stage::Demand].map(sum);
        if stages.iter().all(|sum| sum.is_absent()) {
            continue;
        }
        let [secured, executed, demand] = stages;
        let is_withheld = secured.is_withheld() || executed.is_withheld();
        let added = match (secured.state(), secured.exact(), executed.exact()) {
            (_, Some(s), Some(e)) => Some((s, e)),
            // Nothing secured and nothing executed: a period of demand only.
            (SumState::Absent, _, Some(Won::ZERO)) => Some((Won::ZERO, Won::ZERO)),
            (SumState::Absent, _, None) if executed.is_absent() => Some((Won::ZERO, Won::ZERO)),
            _ => None,
        };
        so_far = so_far.zip(added).map(|((s, e), (more_s, more_e))| (s + more_s, e + more_e));
        let (s, e) = so_far.unwrap_or_default();
        steps.push(Step {
            period,
            so_far,
            amounts: [s, e].map(|won| Measured::new(locale.amount(won))),
            names: [locale.period_figures(period), locale.period_short(period)].map(Measured::new),
            demand: demand.known(),
            is_withheld,
        });
    }
    end_with_money(subject, &mut steps);
    steps
}

/// Periods at the end in which nothing is secured are named, not drawn.
fn end_with_money(subject: &Subject<'_>, steps: &mut [Step]) {
    let budgeted = |step: &Step| {
        let secured = subject.column_total(Column::Period(step.period), Stage::Secured);
        secured.known().is_some()
    };
    for step in steps.iter_mut().rev().take_while(|step| !budgeted(step)) {
        step.so_far = None;
    }
}

/// The amounts and the difference at the end, in words.
fn ends(
    voice: Voice<'_>,
    last: Option<&(Period, Won, Won)>,
) -> (Vec<(Won, Measured)>, Option<Measured>) {
    let Some((_, secured, executed)) = last else { return (Vec::new(), None) };
    let said = |key, won| Measured::new(voice.say_amount(key, won));
    let mut labels = vec![
        (*secured, said("chart.share.secured", *secured)),
        (*executed, said("chart.executed_of", *executed)),
    ];
    labels.sort_by_key(|(won, _)| -*won);
    let gap = *secured - *executed;
    let key = if gap > Won::ZERO { "chart.unexecuted" } else { "chart.overspent" };
    (labels, (gap != Won::ZERO).then(|| said(key, gap.abs())))
}

fn texts(subject: &Subject<'_>, figures: &[(Period, Won, Won)], headline: String) -> Texts {
    let unit = subject.voice.locale.unit_name();
    let what = subject.voice.word("chart.steps.what");
    let list = |of: fn(&(Period, Won, Won)) -> Won| {
        figures.iter().map(|f| subject.voice.locale.amount(of(f))).collect::<Vec<_>>().join(", ")
    };
    let (secured, executed) = (list(|(_, s, _)| *s), list(|(.., e)| *e));
    let periods: Vec<String> =
        figures.iter().map(|(p, ..)| subject.voice.locale.period(*p)).collect();
    let values = [
        ("periods", periods.join(", ")),
        ("secured", secured),
        ("executed", executed),
        ("finding", headline.clone()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let undated = subject.all_columns().any(|column| column == Column::NotByYear);
    let key = if undated { "chart.subtitle_without_undated" } else { "chart.subtitle" };
    Texts {
        title: subject.voice.locale.say("chart.title", &[("what", &what), ("unit", unit)]),
        subtitle: subject.voice.locale.say(key, &[("what", &what), ("unit", unit)]),
        description: subject.voice.locale.say("chart.steps.said", &values),
        headline,
        elsewhere: String::new(),
    }
}

/// Whether the gaps of the chart are all without a reason.
fn is_alarming(ledger: &Ledger) -> bool {
    let dated = |gap: &&Gap| gap.column != Column::NotByYear;
    let over = ledger.gaps().iter().filter(dated).any(|gap| gap.won() < Won::ZERO);
    Holes::of_periods(ledger).is_alarming() && !over
}
