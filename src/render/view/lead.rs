//! The three plain sentences a report opens with: what, how much, how far.
//!
//! Generated from the card and the ledger alone. Says only what they hold: no sentence claims
//! that something was built, spent or finished unless the record does.

use crate::model::{
    Card, Column, Gap, Ledger, Project, Shape, SourceKey, Stage, Status, SumState, Won,
};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::html::{Html, sentence, strong};
use serde::Serialize;

/// One of the three: its label and its sentences.
#[derive(Debug, Serialize)]
pub(crate) struct Lead {
    label: String,
    text: Html,
}

/// What the sentences of a report are made of, as those of its summary.
pub(super) struct Told {
    /// Whose project it is, and since when.
    pub(super) run: String,
    /// How much it has.
    pub(super) money: Money,
    /// Its status, and when it was or is to be completed.
    pub(super) progress: String,
}

impl Told {
    /// Of one project.
    pub(super) fn of(shared: &Shared, facts: &Facts) -> Self {
        Self {
            run: run(shared, &facts.project),
            money: money(shared, facts),
            progress: progress(shared, facts),
        }
    }
}

/// The three sentences of a report.
pub(super) fn leads(shared: &Shared, facts: &Facts, told: &Told) -> Vec<Lead> {
    let project = &facts.project;
    let lead = |label: &str, text: String| Lead {
        label: shared.locale.word(label).to_owned(),
        text: sentence(&text),
    };
    let facilities = facilities(shared, &project.card);
    let what = std::iter::once(told.run.as_str()).chain(facilities.as_deref());
    let gaps = gaps(shared, project, facts.ledger.gaps());
    let how_far = std::iter::once(told.progress.as_str()).chain(gaps.iter().map(String::as_str));
    vec![
        lead("lead.what", joined(what)),
        lead("lead.how_much", told.money.told()),
        lead("lead.how_far", joined(how_far)),
    ]
}

/// Sentences one behind the other.
fn joined<'a>(sentences: impl Iterator<Item = &'a str>) -> String {
    sentences.collect::<Vec<_>>().join(" ")
}

fn run(shared: &Shared, project: &Project) -> String {
    let (locale, card) = (&shared.locale, &project.card);
    let department = card.department.as_ref().and_then(|id| shared.site.department(id));
    let who = department.map_or("", |department| department.name.as_str());
    let past =
        status(shared, card).is_some_and(|s| matches!(s.shape, Shape::Done | Shape::Dropped));
    let tense = if past { "past" } else { "now" };
    let date = |date| locale.date_in_words(date);
    let (when, from, until) = match card.period.map(|p| (p.start, p.end)) {
        None => ("", String::new(), String::new()),
        Some((start, None)) => ("_from", date(start), String::new()),
        Some((start, Some(end))) => ("_range", date(start), date(end)),
    };
    let values = [("who", who), ("from", from.as_str()), ("until", until.as_str())];
    locale.say(&format!("lead.run{when}_{tense}"), &values)
}

/// Up to three facilities by name, more by the first and their number.
fn facilities(shared: &Shared, card: &Card) -> Option<String> {
    let locale = &shared.locale;
    let names: Vec<&str> = card.facilities.iter().map(|f| bare_name(&f.name)).collect();
    let first = names.first()?;
    let spelled = format!("lead.places_{}", names.len());
    let number = match locale.found(&spelled) {
        Some(number) => strong(number),
        None => strong(&locale.count("lead.places", names.len(), &[])),
    };
    Some(match names.len() {
        1 => locale.say("lead.facility", &[("name", first)]),
        2 | 3 => {
            let list = locale.list(&names);
            locale.say("lead.facilities", &[("names", &list), ("number", &number)])
        }
        _ => locale.say("lead.facilities_more", &[("name", first), ("number", &number)]),
    })
}

/// A name without the remark in parentheses at its end.
fn bare_name(name: &str) -> &str {
    let bare = name.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    bare.map_or(name, |(before, _)| before.trim_end())
}

/// How much, in sentences.
pub(super) struct Money {
    /// What matters most, as what was secured and executed; nothing where all of it is withheld.
    figure: Option<String>,
    /// That the figure does not hold everything.
    partly: Option<String>,
    /// What there is to say beside.
    pub(super) more: Vec<String>,
}

impl Money {
    /// The figure, and with it what it does not hold.
    pub(super) fn whole(&self) -> String {
        joined(self.figure.iter().chain(&self.partly).map(String::as_str))
    }

    /// All of it, as the report opens.
    fn told(&self) -> String {
        let said = self.figure.iter().chain(&self.more).chain(&self.partly);
        joined(said.map(String::as_str))
    }
}

fn money(shared: &Shared, facts: &Facts) -> Money {
    let (locale, ledger) = (&shared.locale, &facts.ledger);
    if ledger.is_empty() {
        let key = if facts.has_no_budget() { "lead.no_budget" } else { "lead.no_money" };
        let figure = Some(locale.word(key).to_owned());
        return Money { figure, partly: None, more: Vec::new() };
    }
    let lacks = |stage| matches!(ledger.total(stage).state(), SumState::Incomplete { .. });
    let is_partly =
        ledger.has_withheld() && [Stage::Secured, Stage::Executed].into_iter().any(lacks);
    let said = [
        Some(secured_and_executed(shared, ledger)).filter(|sentence| !sentence.is_empty()),
        demand(shared, ledger),
        largest_source(shared, ledger),
    ];
    let mut said = said.into_iter().flatten();
    Money {
        figure: said.next(),
        partly: is_partly.then(|| locale.word("lead.withheld").to_owned()),
        more: said.collect(),
    }
}

fn secured_and_executed(shared: &Shared, ledger: &Ledger) -> String {
    let locale = &shared.locale;
    let (secured, executed) = (ledger.total(Stage::Secured), ledger.total(Stage::Executed));
    let money = |won: Won| strong(&locale.spoken(won));
    match (secured.known_part(), executed.known_part()) {
        (Some(s), Some(e)) => {
            let [s, e] = locale.spoken_alike([s, e]).map(|amount| strong(&amount));
            let rate = ledger.execution_rate().map(|rate| locale.rate(rate));
            let key = if rate.is_some() { "lead.spent_rate" } else { "lead.spent" };
            let rate = rate.unwrap_or_default();
            locale.say(key, &[("secured", &s), ("executed", &e), ("rate", &rate)])
        }
        (Some(s), None) => {
            let key = if executed.is_withheld() { "lead.secured_only" } else { "lead.secured" };
            locale.say(key, &[("secured", &money(s))])
        }
        (None, Some(e)) => {
            let key = if secured.is_withheld() { "lead.executed_only" } else { "lead.executed" };
            locale.say(key, &[("executed", &money(e))])
        }
        (None, None) => match ledger.budget().known() {
            Some(total) if ledger.total(Stage::Demand).is_absent() => {
                locale.say("lead.total", &[("total", &money(total))])
            }
            _ if ledger.has_withheld() => String::new(),
            _ => locale.word("lead.nothing_secured").to_owned(),
        },
    }
}

fn demand(shared: &Shared, ledger: &Ledger) -> Option<String> {
    let demand = ledger.total(Stage::Demand).known().filter(|won| won.0 > 0)?;
    let demand = strong(&shared.locale.spoken(demand));
    Some(shared.locale.say("lead.demand", &[("demand", &demand)]))
}

fn largest_source(shared: &Shared, ledger: &Ledger) -> Option<String> {
    let total = ledger.total(Stage::Secured).known().filter(|won| won.0 > 0)?;
    let sources = ledger.sources();
    let known =
        |&source: &SourceKey| Some((ledger.source_total(source, Stage::Secured).exact()?, source));
    let amounts: Option<Vec<(Won, SourceKey)>> = sources.iter().map(known).collect();
    let amounts = amounts.filter(|amounts| amounts.iter().all(|(won, _)| won.0 >= 0))?;
    let largest = amounts.iter().map(|(won, _)| *won).max()?;
    let mut at_top = amounts.iter().filter(|(won, _)| *won == largest);
    let (_, source) = at_top.next().filter(|(_, source)| *source != SourceKey::All)?;
    let locale = &shared.locale;
    let name = shared.source_name(*source);
    if largest == total {
        return Some(locale.say("lead.only_source", &[("source", name)]));
    }
    if at_top.next().is_some() {
        return None;
    }
    let share = crate::model::Rate::new(largest, total).map(|rate| locale.rate(rate))?;
    // An amount is read in one piece: no line may break inside it.
    let amount = locale.spoken(largest).replace(' ', "\u{a0}");
    let values = [("source", name), ("amount", amount.as_str()), ("share", share.as_str())];
    Some(locale.say("lead.largest", &values))
}

fn status<'a>(shared: &'a Shared, card: &Card) -> Option<&'a Status> {
    card.status.as_ref().and_then(|id| shared.site.status(id))
}

fn progress(shared: &Shared, facts: &Facts) -> String {
    let (locale, card) = (&shared.locale, &facts.project.card);
    let Some(status) = status(shared, card) else { return String::new() };
    let year = card.completion.map(|c| c.year.to_string()).unwrap_or_default();
    if !status.done {
        let as_of = locale.date_in_words(shared.site.as_of);
        let values = [("date", as_of.as_str()), ("status", &strong(&status.name))];
        let now = locale.say("lead.status", &values);
        let dropped = matches!(status.shape, Shape::Dropped | Shape::Held);
        if year.is_empty() || dropped {
            return now;
        }
        return format!("{now} {}", locale.say("lead.due", &[("year", &year)]));
    }
    let within = card.completion.and_then(|c| c.within_term);
    let key = match (year.is_empty(), within) {
        (true, _) => "lead.done",
        (false, Some(true)) => "lead.done_within",
        (false, Some(false)) => "lead.done_after",
        (false, None) => "lead.done_year",
    };
    let continuing = if status.shape == Shape::Continuing { "_continuing" } else { "" };
    let done = locale.say(&format!("{key}_words"), &[("year", &year)]);
    let done = strong(&done);
    locale.say(&format!("{key}{continuing}"), &[("done", &done)])
}

/// The largest gap nobody explains, how many more there are, and those that are explained.
fn gaps(shared: &Shared, project: &Project, gaps: &[Gap]) -> Vec<String> {
    let locale = &shared.locale;
    let mut untold: Vec<&Gap> = gaps.iter().filter(|gap| !gap.is_told()).collect();
    untold.sort_by_key(|gap| (std::cmp::Reverse(gap.won().abs()), gap.column, gap.source));
    let Some((largest, rest)) = untold.split_first() else {
        let told = gaps.len();
        let said = (told > 0).then(|| locale.count("lead.gaps_told", told, &[]));
        return said.into_iter().collect();
    };
    let mut said = vec![untold_gap(shared, project, largest)];
    if !rest.is_empty() {
        said.push(locale.count("lead.gaps_more", rest.len(), &[]));
    }
    said
}

fn untold_gap(shared: &Shared, project: &Project, gap: &Gap) -> String {
    let amount = strong(&shared.locale.spoken(gap.won().abs()));
    let place = gap_place(shared, project, gap);
    let key = if gap.won().0 > 0 { "lead.gap" } else { "lead.over" };
    shared.locale.say(key, &[("place", &place), ("amount", &amount)])
}

/// Where a gap stands: `2019년 시비`, with the part's title before it where it is a part's.
pub(crate) fn gap_place(shared: &Shared, project: &Project, gap: &Gap) -> String {
    let locale = &shared.locale;
    let part = gap.part.as_ref().and_then(|id| project.parts.iter().find(|p| p.id == *id));
    let mut words: Vec<&str> = part.iter().map(|part| part.card.title.as_str()).collect();
    let column = locale.column(gap.column);
    words.push(&column);
    if gap.source != SourceKey::All || gap.column == Column::NotByYear {
        words.push(shared.source_name(gap.source));
    }
    words.join(" ")
}
