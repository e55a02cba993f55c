//! The share strip: secured money to 100 % on top, under each source its executed part.
//!
//! Executed money starts at its source's own edge, so its rate is visible; where more was
//! executed than secured, the source's place grows with it. Says nothing about years.

mod draw;

pub(super) use draw::drawing;

use super::bar::Total;
use super::figure::{Chart, Texts};
use super::gaps::Holes;
use super::letters::Measured;
use super::subject::{Subject, Voice};
use super::{describe, findings};
use crate::model::{Rate, SourceKey, Stage, Won};

/// One source of the strip, in figures and in words.
pub(super) struct Told {
    share: Share,
    said: Said,
}

/// One source of the strip.
struct Share {
    source: SourceKey,
    secured: Won,
    rate: Rate,
    executed: Total,
    execution: Option<Rate>,
    holes: Holes,
}

/// What is said of a source, in words.
struct Said {
    name: Measured,
    /// Its share.
    rate: Measured,
    /// Both in one line.
    named_rate: Measured,
    /// What was secured: the amount, and that with a word.
    amount: Measured,
    secured: Measured,
    /// What was executed, longest first, and the first of that without its rate.
    spent: Vec<Measured>,
    spent_alone: Measured,
    /// What was not executed.
    unexecuted: Measured,
}

impl Share {
    /// Executed money, where it is known and not below zero.
    fn spent(&self) -> Option<Won> {
        let spent = if self.executed == Total::Nothing { Some(Won::ZERO) } else { None };
        self.executed.known().or(spent).filter(|won| *won >= Won::ZERO)
    }

    /// Secured and not executed, where both are known of every period.
    fn short(&self) -> Won {
        let spent = self.spent().filter(|_| self.execution.is_some());
        spent.map_or(Won::ZERO, |spent| self.secured - spent).max(Won::ZERO)
    }

    /// Secured money of which no execution is recorded, where some is.
    fn unrecorded(&self) -> Won {
        let spent = self.spent().filter(|_| self.execution.is_none());
        spent.map_or(Won::ZERO, |spent| self.secured - spent).max(Won::ZERO)
    }
}

/// The strip, where the secured money is known by source.
pub(super) fn chart(subject: &Subject<'_>) -> Option<(Chart, Vec<Told>)> {
    let (shares, of) = shares(subject)?;
    let said = |share| Told { said: Said::of(subject.voice, &share), share };
    let told: Vec<Told> = shares.into_iter().map(said).collect();
    let texts = texts(subject, &told, of);
    Some((Chart { texts, key: Vec::new() }, told))
}

/// Every source with secured money, and what it adds up to; nothing unless all of it is known,
/// none is negative, and some of it is broken down.
fn shares(subject: &Subject<'_>) -> Option<(Vec<Share>, Won)> {
    let of = subject.whole(Stage::Secured).known().filter(|won| *won > Won::ZERO)?;
    let mut shares = Vec::new();
    for source in subject.sources().iter().copied() {
        let secured = secured(subject, source)?;
        if secured == Won::ZERO {
            continue;
        }
        shares.push(Share {
            source,
            secured,
            rate: Rate::new(secured, of)?,
            executed: Total::of(&subject.ledger.source_total(source, Stage::Executed)),
            execution: subject
                .ledger
                .source_execution_rate(source)
                .filter(|_| subject.is_settled(source)),
            holes: Holes::of_source(subject.ledger, source),
        });
    }
    let sum: Won = shares.iter().map(|share| share.secured).sum();
    let named = shares.iter().any(|share| share.source != SourceKey::All);
    let positive = shares.iter().all(|share| share.secured > Won::ZERO);
    (sum == of && named && positive).then_some((shares, of))
}

/// A source's secured money; nothing where some of it is withheld.
fn secured(subject: &Subject<'_>, source: SourceKey) -> Option<Won> {
    let own = subject.own_total(source, Stage::Secured);
    if own.is_absent() { Some(Won::ZERO) } else { own.exact() }
}

fn texts(subject: &Subject<'_>, told: &[Told], of: Won) -> Texts {
    let locale = subject.voice.locale;
    let amount = locale.amount_with_unit(of);
    let sources: Vec<_> =
        told.iter().map(|Told { share, .. }| (share.source, share.secured)).collect();
    let each = told.iter().map(|Told { said, .. }| {
        let values = [
            ("source", said.name.text()),
            ("amount", said.amount.text()),
            ("rate", said.rate.text()),
        ];
        locale.say("chart.share.item", &values)
    });
    let items = each.collect::<Vec<_>>().join(", ");
    let values = [("amount", amount.as_str()), ("items", &items)];
    let mut said = vec![locale.say("chart.share.said", &values)];
    let rates = told.iter().filter_map(|Told { share, said }| {
        Some(format!("{} {}", said.name.text(), locale.rate(share.execution?)))
    });
    let rates = rates.collect::<Vec<_>>().join(", ");
    if !rates.is_empty() {
        said.push(locale.say("chart.share.rates", &[("rates", &rates)]));
    }
    Texts {
        title: subject.voice.word("chart.share.title"),
        headline: findings::of_shares(subject, &sources, of),
        subtitle: locale.say("chart.share.subtitle", &[("amount", &amount)]),
        description: said.join(" "),
        elsewhere: String::new(),
    }
}

impl Said {
    fn of(voice: Voice<'_>, share: &Share) -> Self {
        let (name, rate) = (voice.name(share.source), voice.locale.rate(share.rate));
        let spent = spent_words(voice, share);
        let longest = spent.first().map(String::as_str).unwrap_or_default();
        let alone = longest.split(" · ").next().unwrap_or_default();
        Self {
            named_rate: Measured::new([name, " ", &rate].concat()),
            name: Measured::new(name),
            rate: Measured::new(rate),
            amount: Measured::new(voice.locale.amount(share.secured)),
            secured: Measured::new(voice.say_amount("chart.share.secured", share.secured)),
            spent_alone: Measured::new(alone),
            spent: spent.into_iter().map(Measured::new).collect(),
            unexecuted: Measured::new(voice.say_amount("chart.unexecuted", share.short())),
        }
    }
}

/// What a share says of its executed money, longest first.
fn spent_words(voice: Voice<'_>, share: &Share) -> Vec<String> {
    let rate = share.execution.map(|rate| voice.locale.rate(rate));
    let said = describe::item(voice, Stage::Executed, share.executed);
    match (share.executed, said, rate) {
        (Total::Known(won), Some(said), Some(rate)) => {
            let amount = voice.locale.amount(won);
            let with_rate = |what: &str| [what, " · ", &rate].concat();
            vec![with_rate(&said), with_rate(&amount), rate]
        }
        (_, Some(said), _) => vec![said],
        (_, None, _) => vec![voice.word("chart.unrecorded")],
    }
}
