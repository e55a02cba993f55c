//! Grants in the words of results beside `grants` and the table.

use super::told::{self, Told};
use super::{GrantDifference, money, says};
use crate::check::prose::{add_up_to, tells};
use crate::check::subject::Subject;
use crate::check::wording::same;
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase, Place, Span};
use crate::model::{Column, Grant, Ledger, SourceKey, SourceRef, Stage, Sum, Won, YearRecord};
use std::collections::BTreeMap;

/// `grants/prose`: a grant told in the words of a result does not fit the record.
///
/// Read are results that say 교부 (or "grant") with an exact amount: `국비 527백만원 교부`. Where the
/// period has `grants` of that source, the amount must be one of them or the sum of several; where
/// it has none, what the results tell of a source is held against its secured money in the table.
/// Lines below a result that break its amount down must add up to it. What names no source,
/// another year, or is told as about so much is not compared. An amount is compared as far as it is
/// written out: `3억 1,867만원` is right for 318,667,190 won.
///
/// ---
/// 실적의 글에 적힌 교부금이 기록과 맞지 않습니다.
///
/// `국비 527백만원 교부`처럼 교부와 정확한 금액을 적은 실적을 읽습니다. 그 해의 `grants`에 같은 재원이 있으면 그 가운데
/// 하나이거나 몇을 더한 금액이어야 하고, 없으면 실적에 적힌 금액을 더해 표의 확보액과 견줍니다. 실적의 금액을 아랫줄에서
/// 재원별로 나누었으면 더한 금액이 같아야 합니다. 재원을 적지 않았거나 다른 해를 말하거나 어림한 금액은 견주지 않습니다. 금액은
/// 글에 적은 자리까지만 견줍니다. 318,667,190원을 `3억 1,867만원`으로 적었으면 맞습니다.
pub(in crate::check) fn in_prose(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    for year in &subject.project.years {
        let (told, splits) = told::grants(subject.site, year);
        for split in splits {
            diagnostics.push(contradicts(subject, year, &split));
        }
        if year.grants.is_empty() {
            against_table(subject, year, &told, diagnostics);
        } else {
            against_grants(subject, year, &told, diagnostics);
        }
    }
}

/// What the results tell, by source, beside the table; or all of it beside the period's total
/// where some of it names no source.
fn against_table(
    subject: &Subject<'_>,
    year: &YearRecord,
    told: &[Told],
    diagnostics: &mut Diagnostics,
) {
    let together = told.iter().any(|told| told.source == SourceKey::All);
    let mut by_source: BTreeMap<SourceKey, Vec<&Told>> = BTreeMap::new();
    for one in told {
        let source = if together { SourceKey::All } else { one.source };
        by_source.entry(source).or_default().push(one);
    }
    for (source, told) in by_source {
        let Some(first) = told.first() else { continue };
        let each: Vec<(Won, Won)> = told.iter().map(|one| (one.won, one.step)).collect();
        let Some(secured) = secured_of(subject.whole(), year, source) else { continue };
        if add_up_to(&each, secured) {
            continue;
        }
        let sum = each.iter().map(|(won, _)| *won).sum();
        let period = year.period;
        let found = GrantDifference { period, source, told: sum, secured };
        let message = says(subject.wording, &found, &money(subject.site, period, source));
        let place = place_of(subject, year, first);
        diagnostics.push(Diagnostic::warning("grants/prose", place, message).hint(Phrase::new(
            "실적에 적힌 금액과 표를 확인하고, 교부는 `grants`에 적으세요",
            "compare the results with the table, and write grants into `grants`",
        )));
    }
}

fn secured_of(ledger: &Ledger, year: &YearRecord, source: SourceKey) -> Option<Won> {
    let column = Column::Period(year.period);
    let sum: Sum = match source {
        SourceKey::All => ledger.column_total(column, Stage::Secured),
        source => ledger.cell(column, source, Stage::Secured),
    };
    sum.known()
}

/// Each grant told of a source that `grants` knows too.
fn against_grants(
    subject: &Subject<'_>,
    year: &YearRecord,
    told: &[Told],
    diagnostics: &mut Diagnostics,
) {
    for one in told.iter().filter(|one| one.source != SourceKey::All) {
        let listed = amounts_of(subject, &year.grants, one.source);
        if listed.is_empty() || is_some_sum(one, &listed) {
            continue;
        }
        let message = subject.wording.say(
            "실적에는 {what} {told} 교부로 적혀 있는데 `grants`에는 없는 금액입니다",
            "this result tells of {told} {what} granted, which is not among `grants`",
            &[
                ("what", &money(subject.site, year.period, one.source)),
                ("told", &same(one.written.as_str())),
            ],
        );
        let place = place_of(subject, year, one);
        diagnostics.push(Diagnostic::warning("grants/prose", place, message).hint(Phrase::new(
            "둘 가운데 틀린 금액을 고치거나, 빠진 교부를 `grants`에 더하세요",
            "correct the one that is off, or add the grant to `grants`",
        )));
    }
}

fn amounts_of(subject: &Subject<'_>, grants: &[Grant], source: SourceKey) -> Vec<Won> {
    let key = |named: &SourceRef| match named {
        SourceRef::Source(id) => subject.site.source(id).map(|(at, _)| SourceKey::Source(at)),
        SourceRef::All => Some(SourceKey::All),
    };
    let amounts = grants.iter().flat_map(|grant| &grant.amounts);
    let own = amounts.filter(|(named, _)| key(named) == Some(source));
    own.filter_map(|(_, amount)| amount.won()).collect()
}

/// Whether an amount is one of those listed, all of them, or as many of them in a row.
fn is_some_sum(one: &Told, listed: &[Won]) -> bool {
    let from = |start: usize| {
        listed.iter().skip(start).scan(Won::ZERO, |sum, won| {
            *sum += *won;
            Some(*sum)
        })
    };
    // A record lists few grants a year; more than these are only compared one by one.
    const MOST: usize = 40;
    if listed.len() > MOST {
        return listed.iter().any(|won| tells(one.won, one.step, *won));
    }
    (0..listed.len()).any(|start| from(start).any(|sum| tells(one.won, one.step, sum)))
}

fn contradicts(subject: &Subject<'_>, year: &YearRecord, split: &told::Split) -> Diagnostic {
    let message = subject.wording.say(
        "이 실적은 {told|이라고/라고} 적었는데 아랫줄의 금액을 더하면 {parts}입니다",
        "this result says {told}, but the lines below it add up to {parts}",
        &[
            ("told", &same(split.told.written.as_str())),
            ("parts", &subject.wording.amount(split.parts)),
        ],
    );
    Diagnostic::warning("grants/prose", place_of(subject, year, &split.told), message)
}

/// The amount in its line of the file.
fn place_of(subject: &Subject<'_>, year: &YearRecord, told: &Told) -> Place {
    let file = subject.project.year_file(year);
    let result = year.results.get(told.result);
    let line = result.and_then(|result| match told.line.checked_sub(1) {
        None => Some((&*result.text, result.line, result.column)),
        Some(detail) => result.details.get(detail).map(|of| (&*of.text, of.line, of.column)),
    });
    let Some((text, line, column)) = line else { return Place::file(file) };
    let letters = |text: &str| u32::try_from(text.chars().count()).unwrap_or(0);
    let before = letters(text.get(..told.range.start).unwrap_or_default());
    let len = letters(text.get(told.range.clone()).unwrap_or_default());
    Place::span(file, Span::on_line(line, column + before, len.max(1)))
}
