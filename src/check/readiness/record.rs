//! What the yearly records and the changes say: evidence, reasons, decisions.
//!
//! A gap is explained where the page says so: by a reason, by what was carried over or returned, or
//! by a `known` entry, whose reason is published too.

use super::money::has_money;
use super::{Missing, Outcome, View, met_unless, not_asked, not_started};
use crate::check::wording::{self, Wording, same};
use crate::check::{known, places};
use crate::diagnostics::{Diagnostic, Diagnostics, KeyPath, Phrase, Place};
use crate::model::{
    Card, Change, ChangeStep, Column, DateRange, Gap, Period, Shape, SourceKey, Stage, Sum, Won,
    YearRecord,
};

/// Dated results or grants in every year that had money. A project without money has to tell of
/// something all the same.
pub(super) fn evidence(view: &View<'_>) -> Outcome {
    let wording = Wording::of(view.site);
    let with_money: Vec<&YearRecord> =
        view.project.years.iter().filter(|year| needs_evidence(view, year.period)).collect();
    if with_money.is_empty() {
        if view.project.years.iter().any(|year| has_evidence(view, year)) {
            return Outcome::Met;
        }
        if view.years.is_none() {
            return not_started();
        }
        let what = Phrase::new(
            "날짜가 있는 실적이 하나도 없습니다",
            "there is no dated result in any record",
        );
        let file = view.project.file(&format!("{}.md", latest(view)));
        return Outcome::NotMet(vec![Missing { what, place: Place::file(file) }]);
    }
    let without = with_money.into_iter().filter(|year| !has_evidence(view, year));
    let missing = without.map(|year| Missing {
        what: wording.say(
            "{period}에 돈이 들었는데 날짜가 있는 실적이나 교부 기록이 없습니다",
            "there was money in {period}, but no dated result or grant",
            &[("period", &wording::period(year.period))],
        ),
        place: Place::file(view.project.year_file(year)),
    });
    met_unless(missing.collect())
}

/// The period a result would be added to: that of the last year the record has to cover.
fn latest(view: &View<'_>) -> Period {
    let last = view.years.as_ref().map_or(view.now(), |years| *years.end());
    let records = view.project.years.iter().map(|year| year.period);
    let covers = |period: &Period| period.contains(last) == Some(true);
    records.into_iter().find(covers).unwrap_or_else(|| Period::year(last))
}

/// Whether money of a period has to have left a trace: once it was executed, or the period is over.
fn needs_evidence(view: &View<'_>, period: Period) -> bool {
    let Period::Years { first, last } = period else { return false };
    let total = |stage| view.ledger.column_total(Column::Period(period), stage);
    let executed = has_money(&total(Stage::Executed));
    let over = last < view.now() && has_money(&total(Stage::Secured));
    first <= view.now() && (executed || over)
}

/// Whether something is told of that happened up to the as-of date: a result, or a grant of an
/// amount that is told too.
fn has_evidence(view: &View<'_>, year: &YearRecord) -> bool {
    let happened = |date: DateRange| date.from <= view.site.as_of;
    let is_told = |sum: Sum| sum.known_part().is_some_and(|won| won != Won::ZERO);
    year.results.iter().any(|result| happened(result.date))
        || year
            .grants
            .iter()
            .filter(|grant| happened(grant.date))
            .any(|grant| grant.amounts.iter().any(|(_, amount)| is_told(Sum::from(amount))))
}

/// A reason for every gap.
pub(super) fn gaps(view: &View<'_>) -> Outcome {
    if view.ledger.gaps().is_empty() {
        return not_asked(
            "비교할 수 있는 확보액과 집행액에는 차액이 없습니다",
            "secured and executed money do not differ where they can be compared",
        );
    }
    let wording = Wording::of(view.site);
    let untold = view.ledger.gaps().iter().filter(|gap| !gap.is_told());
    let missing: Vec<Missing> = untold.map(|gap| without_reason(view, &wording, gap)).collect();
    met_unless(not_known(view, &missing))
}

fn without_reason(view: &View<'_>, wording: &Wording, gap: &Gap) -> Missing {
    let key = match gap.source {
        SourceKey::All => "",
        source => places::source_key(view.site, source),
    };
    let money = wording::money_of(view.site, &wording::column(gap.column), key);
    let money = match &gap.part {
        None => money,
        Some(id) => Phrase::new(
            format!("세부사업 `{id}`의 {}", money.ko),
            format!("{} of part `{id}`", money.en),
        ),
    };
    let values = [
        ("what", &money),
        ("secured", &wording.amount(gap.secured)),
        ("executed", &wording.amount(gap.executed)),
    ];
    let what = wording.say(
        "{what}: 확보액 {secured}, 집행액 {executed}인데 차액의 사유가 없습니다",
        "{what}: {secured} secured, {executed} executed, and no reason for the difference",
        &values,
    );
    Missing { what, place: gap_place(view, gap) }
}

/// The executed amount of a gap, or what stands in its place: where the rule of gaps finds it too,
/// so that a `known` entry of its place is one of this.
fn gap_place(view: &View<'_>, gap: &Gap) -> Place {
    let source = places::source_key(view.site, gap.source);
    let blocks = places::blocks(view.project);
    let own =
        |block: &&places::Block<'_>| block.column == gap.column && block.part == gap.part.as_ref();
    let Some(block) = blocks.iter().find(own) else {
        return Place::file(view.project.card_file());
    };
    let line = block.lines.iter().find(|line| line.source.key() == source);
    match (line, block.total) {
        (Some(line), _) if line.amounts.contains_key(&Stage::Executed) => {
            block.amount(line, Stage::Executed)
        }
        (Some(line), _) => block.amount(line, Stage::Secured),
        (None, Some(total)) if total.contains_key(&Stage::Executed) => block.total(Stage::Executed),
        (None, _) => block.section(),
    }
}

/// Leaves out the gaps that `known` explains: its reason is published as theirs.
fn not_known(view: &View<'_>, missing: &[Missing]) -> Vec<Missing> {
    const GAPS: [&str; 3] = ["funding/gap", "funding/over-executed", "funding/unsecured"];
    let explains = |code: &'static str| {
        let mut found = Diagnostics::new();
        for Missing { what, place } in missing {
            found.push(Diagnostic::warning(code, place.clone(), what.clone()));
        }
        known::silence_in_project(view.project, known::Unused::NoSuchRule, &mut found);
        move |place: &Place| !found.iter().any(|left| left.code == code && left.place == *place)
    };
    let explained = GAPS.map(explains);
    let left = |missing: &Missing| !explained.iter().any(|explains| explains(&missing.place));
    missing.iter().filter(|missing| left(missing)).cloned().collect()
}

/// Before, after, a reason, and who decided it when, for every change. A project that went on under
/// another name or was dropped has changed.
pub(super) fn changes(view: &View<'_>) -> Outcome {
    let cards = places::cards(view.project);
    let mut missing = Vec::new();
    for (path, card, _) in &cards {
        for (index, change) in card.changes.iter().enumerate() {
            let path = path.clone().key("changes").index(index);
            for (what, path) in lacking(change, &path) {
                missing.push(Missing { what, place: Place::value(view.project.card_file(), path) });
            }
        }
    }
    if cards.iter().any(|(_, card, _)| !card.changes.is_empty()) {
        return met_unless(missing);
    }
    match quiet_change(view) {
        Some(what) => {
            let place = Place::value(view.project.card_file(), KeyPath::of("changes"));
            Outcome::NotMet(vec![Missing { what, place }])
        }
        None => not_asked("바꾼 일이 없습니다", "nothing was changed"),
    }
}

/// What a change does not say, with the key that would say it.
fn lacking(change: &Change, path: &KeyPath) -> Vec<(Phrase, KeyPath)> {
    let mut missing = Vec::new();
    let mut ask = |there: bool, key: KeyPath, ko: &str, en: &str| {
        if !there {
            missing.push((Phrase::new(ko, en), key));
        }
    };
    let key = |key: &str| path.clone().key(key);
    ask(
        change.before.is_some(),
        key("before"),
        "변경 전 내용이 없습니다",
        "what was before is missing",
    );
    ask(
        change.after.is_some(),
        key("after"),
        "변경 후 내용이 없습니다",
        "what is after is missing",
    );
    ask(change.reason.is_some(), key("reason"), "변경 사유가 없습니다", "the reason is missing");
    ask(
        !change.steps.is_empty(),
        key("steps"),
        "심의·승인한 곳과 날짜가 없습니다",
        "who decided it, and when, is missing",
    );
    for (index, ChangeStep { date, body, .. }) in change.steps.iter().enumerate() {
        let key = |name: &str| path.clone().key("steps").index(index).key(name);
        ask(
            date.is_some(),
            key("date"),
            "절차의 날짜가 없습니다",
            "the date of this step is missing",
        );
        ask(
            body.is_some(),
            key("body"),
            "심의·승인한 곳이 없습니다",
            "the body that decided is missing",
        );
    }
    missing
}

/// A change that the card shows elsewhere without telling of it.
fn quiet_change(view: &View<'_>) -> Option<Phrase> {
    let Card { lineage, status, .. } = &view.project.card;
    let status = status.as_ref().and_then(|id| view.site.status(id));
    if let Some(status) = status.filter(|status| status.shape == Shape::Dropped) {
        let name = same(&*status.name);
        return Some(Wording::of(view.site).say(
            "추진상황이 {name}인데 그렇게 정한 경위가 없습니다",
            "the status is {name}, but nothing says how that was decided",
            &[("name", &name)],
        ));
    }
    let moved = [&lineage.split_from, &lineage.merged_into, &lineage.replaced_by];
    let moved = moved.iter().any(|names| !names.is_empty());
    moved.then(|| {
        Phrase::new(
            "나뉘거나 합쳐지거나 바뀐 사업인데 그 경위가 없습니다",
            "the project was split, merged or replaced, but nothing says how that was decided",
        )
    })
}
