//! The share strip: secured money to 100 % on top, under each source its executed part.
//!
//! Executed money starts at its source's own edge, so its rate is visible; where more was
//! executed than secured, the source's place grows with it. Says nothing about years.

mod draw;

pub(super) use draw::drawing;

use super::bar::Total;
use super::figure::{Chart, Texts};
use super::gaps::Holes;
use super::subject::{Subject, Voice};
use super::{describe, findings};
use crate::model::{Rate, SourceKey, Stage, Won};

/// One source of the strip.
pub(super) struct Share {
    source: SourceKey,
    secured: Won,
    rate: Rate,
    executed: Total,
    execution: Option<Rate>,
    holes: Holes,
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
pub(super) fn chart(subject: &Subject<'_>) -> Option<(Chart, Vec<Share>)> {
    let (shares, of) = shares(subject)?;
    let texts = texts(subject, &shares, of);
    Some((Chart { texts, key: Vec::new() }, shares))
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

fn texts(subject: &Subject<'_>, shares: &[Share], of: Won) -> Texts {
    let amount = subject.voice.locale.amount_with_unit(of);
    let sources: Vec<_> = shares.iter().map(|share| (share.source, share.secured)).collect();
    let each = shares.iter().map(|share| {
        let values = [
            ("source", subject.voice.name(share.source)),
            ("amount", &subject.voice.locale.amount(share.secured)),
            ("rate", &subject.voice.locale.rate(share.rate)),
        ];
        subject.voice.locale.say("chart.share.item", &values)
    });
    let items = each.collect::<Vec<_>>().join(", ");
    let values = [("amount", amount.as_str()), ("items", &items)];
    let mut said = vec![subject.voice.locale.say("chart.share.said", &values)];
    let rates = shares.iter().filter_map(|share| {
        Some(format!(
            "{} {}",
            subject.voice.name(share.source),
            subject.voice.locale.rate(share.execution?)
        ))
    });
    let rates = rates.collect::<Vec<_>>().join(", ");
    if !rates.is_empty() {
        said.push(subject.voice.locale.say("chart.share.rates", &[("rates", &rates)]));
    }
    Texts {
        title: subject.voice.word("chart.share.title"),
        headline: findings::of_shares(subject, &sources, of),
        subtitle: subject.voice.locale.say("chart.share.subtitle", &[("amount", &amount)]),
        description: said.join(" "),
        elsewhere: String::new(),
    }
}

/// What a share says of its executed money, longest first.
fn spent_words(voice: Voice<'_>, share: &Share) -> Vec<String> {
    let rate = share.execution.map(|rate| voice.locale.rate(rate));
    let said = describe::item(voice, Stage::Executed, share.executed);
    match (share.executed, said, rate) {
        (Total::Known(won), Some(said), Some(rate)) => {
            let amount = voice.locale.amount(won);
            vec![format!("{said} · {rate}"), format!("{amount} · {rate}"), rate]
        }
        (_, Some(said), _) => vec![said],
        (_, None, _) => vec![voice.word("chart.unrecorded")],
    }
}
