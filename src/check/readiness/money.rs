//! Money by source and by year, as an evaluator collects it.
//!
//! `0` and `-` are answers. Money that is absent, under `all`, stated as a total only, withheld, or
//! of several years together is none. The money of a part is looked at beside that of the whole:
//! what one part leaves open must not hide behind another.

use super::{Missing, Outcome, View, met_unless, no_budget, not_started};
use crate::check::places;
use crate::check::wording::{self, Wording};
use crate::diagnostics::{KeyPath, Phrase, Place};
use crate::model::{Column, Ledger, Period, SourceKey, Stage, Sum, SumState, Won};
use std::collections::BTreeMap;

/// Secured and executed money of every year up to now.
pub(super) fn by_source_and_year(view: &View<'_>) -> Outcome {
    let past = |column: &Column| column.period().is_some_and(|period| is_past(view, period));
    if !view.has_budget() {
        return no_budget();
    }
    if view.years.is_none() && !view.ledger.columns().iter().any(past) {
        return not_started();
    }
    let mut search = Search::of(view);
    search.every_year(&Asked::BOTH);
    search.every_part();
    search.not_by_year();
    met_unless(search.missing)
}

/// Planned or demanded money of every year up to now, and of those after it that have a record.
/// What was spent before the term was planned by nobody who is asked.
pub(super) fn planned(view: &View<'_>) -> Outcome {
    if !view.has_budget() {
        return no_budget();
    }
    if view.years.is_none() && view.ledger.columns().is_empty() {
        return not_started();
    }
    let mut search = Search::of(view);
    search.every_year(&[Asked::PlannedOrDemand]);
    search.later_years();
    met_unless(search.missing)
}

fn is_past(view: &View<'_>, period: Period) -> bool {
    match period {
        Period::Years { first, .. } => first <= view.now(),
        Period::Before => true,
        Period::After => false,
    }
}

/// Which cell is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Secured,
    Executed,
    PlannedOrDemand,
}

impl Asked {
    const BOTH: [Self; 2] = [Self::Secured, Self::Executed];

    /// Stages any of which is an answer, the one to name first.
    fn stages(self) -> &'static [Stage] {
        match self {
            Self::Secured => &[Stage::Secured],
            Self::Executed => &[Stage::Executed],
            Self::PlannedOrDemand => &[Stage::Planned, Stage::Demand],
        }
    }

    fn is_asked_of(self, period: Period) -> bool {
        self != Self::PlannedOrDemand || period != Period::Before
    }

    fn key(self) -> &'static str {
        self.stages().first().map_or("", |stage| stage.key())
    }

    fn name(self) -> Phrase {
        match self {
            Self::Secured => wording::stage(Stage::Secured),
            Self::Executed => wording::stage(Stage::Executed),
            Self::PlannedOrDemand => Phrase::new("계획액이나 투자수요", "planned or demanded"),
        }
    }
}

/// Why a cell is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    Absent,
    TotalOnly,
    Unallocated,
    Withheld,
}

/// Looks for cells, and collects what is missing.
struct Search<'a> {
    view: &'a View<'a>,
    wording: Wording,
    missing: Vec<Missing>,
}

impl<'a> Search<'a> {
    fn of(view: &'a View<'a>) -> Self {
        Self { view, wording: Wording::of(view.site), missing: Vec::new() }
    }

    /// Every source of the project has to answer in every year the record has to cover; in other
    /// periods up to now, those that are written.
    fn every_year(&mut self, asked: &[Asked]) {
        let view = self.view;
        let mut periods: Vec<Period> = view.project.years.iter().map(|year| year.period).collect();
        for year in view.years.clone().into_iter().flatten() {
            let covers = |period: &Period| period.contains(year) == Some(true);
            if !periods.iter().any(covers) {
                periods.push(Period::year(year));
            }
        }
        periods.sort();
        let required = |period: Period| {
            view.years
                .clone()
                .is_some_and(|mut years| years.any(|year| period.contains(year) == Some(true)))
        };
        for period in periods.into_iter().filter(|period| is_past(view, *period)) {
            let column = Column::Period(period);
            if !view.project.years.iter().any(|year| year.period == period) {
                self.no_record(period);
            } else if self.is_merged(period) {
                self.merged(period);
            } else {
                let ledger = &view.ledger;
                let required = required(period);
                let sources =
                    if required { ledger.sources() } else { ledger.only(column).sources() };
                if required || !sources.is_empty() {
                    let asked = asked.iter().filter(|asked| asked.is_asked_of(period));
                    asked.for_each(|asked| self.column(period, *asked, &sources));
                }
            }
        }
    }

    fn later_years(&mut self) {
        let view = self.view;
        for period in view.ledger.columns().into_iter().filter_map(Column::period) {
            let sources = view.ledger.only(Column::Period(period)).sources();
            if !is_past(view, period) && !sources.is_empty() {
                self.column(period, Asked::PlannedOrDemand, &sources);
            }
        }
    }

    /// What a part writes of one stage it has to write of the other.
    fn every_part(&mut self) {
        let view = self.view;
        for part in &view.project.parts {
            let ledger = Ledger::of_part(view.site, view.project, part);
            let periods = ledger.columns().into_iter().filter_map(Column::period);
            for period in periods.filter(|period| is_past(view, *period)) {
                for source in ledger.only(Column::Period(period)).sources() {
                    self.part_cell(&ledger, (period, source), part.id.as_str());
                }
            }
        }
    }

    fn part_cell(&mut self, ledger: &Ledger, (period, source): (Period, SourceKey), part: &str) {
        let is_absent = |asked: Asked| {
            let sum = |stage: &Stage| ledger.cell(Column::Period(period), source, *stage);
            asked.stages().iter().all(|stage| sum(stage).is_absent())
        };
        let [secured, executed] = Asked::BOTH;
        for (asked, other) in [(secured, executed), (executed, secured)] {
            if is_absent(asked) && !is_absent(other) {
                let key = KeyPath::of("parts").key(part).key("funding");
                let key = key.key(places::source_key(self.view.site, source)).key(asked.key());
                let what = self.says(Fault::Absent, (period, asked), &[source]);
                let what = Phrase::new(
                    format!("세부사업 `{part}`: {}", what.ko),
                    format!("part `{part}`: {}", what.en),
                );
                self.note(period, key, what);
            }
        }
    }

    fn column(&mut self, period: Period, asked: Asked, sources: &[SourceKey]) {
        let mut faults: BTreeMap<Fault, Vec<SourceKey>> = BTreeMap::new();
        if self.states_total_only(period, asked) {
            faults.insert(Fault::TotalOnly, Vec::new());
        } else if sources.is_empty() {
            faults.insert(Fault::Absent, Vec::new());
        } else {
            for source in sources {
                let elsewhere = self.is_told_by_parts(period, asked, *source);
                if let Some(fault) = self.fault(period, asked, *source).filter(|_| !elsewhere) {
                    faults.entry(fault).or_default().push(*source);
                }
            }
        }
        for (fault, sources) in faults {
            let what = self.says(fault, (period, asked), &sources);
            self.note(period, self.key(fault, (period, asked), &sources), what);
        }
    }

    fn states_total_only(&self, period: Period, asked: Asked) -> bool {
        let (ledger, column) = (&self.view.ledger, Column::Period(period));
        let mut stages = asked.stages().iter();
        let is_written = |stage: &Stage| !ledger.computed_column_total(column, *stage).is_absent();
        let is_stated = |stage: &Stage| !ledger.column_total(column, *stage).is_absent();
        !stages.clone().any(is_written) && stages.any(is_stated)
    }

    /// Whether [`Self::every_part`] says in which part a cell is missing: money of the source is
    /// in parts, and in the other one of secured and executed only.
    fn is_told_by_parts(&self, period: Period, asked: Asked, source: SourceKey) -> bool {
        let is_absent = |asked: Asked| {
            let cell =
                |stage: &Stage| self.view.ledger.cell(Column::Period(period), source, *stage);
            asked.stages().iter().all(|stage| cell(stage).is_absent())
        };
        let other = match asked {
            Asked::Secured => Asked::Executed,
            Asked::Executed => Asked::Secured,
            Asked::PlannedOrDemand => return false,
        };
        self.is_in_parts(period) && is_absent(asked) && !is_absent(other)
    }

    fn is_in_parts(&self, period: Period) -> bool {
        let record = self.view.project.years.iter().find(|year| year.period == period);
        record.is_some_and(|record| record.funding.is_empty() && !record.parts.is_empty())
    }

    /// Why the cell of a source is no answer, where it is none.
    fn fault(&self, period: Period, asked: Asked, source: SourceKey) -> Option<Fault> {
        let cell = |stage: &Stage| self.view.ledger.cell(Column::Period(period), source, *stage);
        let sums: Vec<Sum> = asked.stages().iter().map(cell).collect();
        let is_answer = |sum: &Sum| matches!(sum.state(), SumState::Known(_) | SumState::None);
        if source == SourceKey::All {
            // What stands under `all` is by no source; nothing there is how it should be.
            let money = |sum: &Sum| has_money(sum) && !sum.is_withheld();
            let withheld = sums.iter().any(Sum::is_withheld).then_some(Fault::Withheld);
            return withheld.or(sums.iter().any(money).then_some(Fault::Unallocated));
        }
        if sums.iter().any(is_answer) {
            None
        } else if sums.iter().any(Sum::is_withheld) {
            Some(Fault::Withheld)
        } else if sums.iter().any(Sum::is_unallocated) {
            Some(Fault::Unallocated)
        } else {
            Some(Fault::Absent)
        }
    }

    fn key(&self, fault: Fault, (period, asked): (Period, Asked), of: &[SourceKey]) -> KeyPath {
        match (fault, of) {
            _ if self.is_in_parts(period) => KeyPath::of("parts"),
            (Fault::TotalOnly, _) => KeyPath::of("total").key(asked.key()),
            (Fault::Unallocated, _) => KeyPath::of("funding").key("all").key(asked.key()),
            (_, [source]) => {
                let source = places::source_key(self.view.site, *source);
                KeyPath::of("funding").key(source).key(asked.key())
            }
            _ => KeyPath::of("funding"),
        }
    }

    fn says(&self, fault: Fault, (period, asked): (Period, Asked), of: &[SourceKey]) -> Phrase {
        let (ko, en) = match fault {
            Fault::Absent if of.is_empty() => {
                ("{period} {stage|이/가} 없습니다", "{period}: no {stage} money")
            }
            Fault::Absent => {
                ("{period} {of}의 {stage|이/가} 없습니다", "{period}: no {stage} money of {of}")
            }
            Fault::TotalOnly => (
                "{period} {stage|은/는} 합계만 있고 재원별 금액이 없습니다",
                "{period}: only a total of {stage} money, not by source",
            ),
            Fault::Unallocated => (
                "{period} {stage|을/를} 재원별로 나누지 않았습니다",
                "{period}: {stage} money is not broken down by source",
            ),
            Fault::Withheld => (
                "{period} {of}의 {stage|을/를} 공개하지 않아 증빙이 되지 않습니다",
                "{period}: {stage} money of {of} is withheld, which is no evidence",
            ),
        };
        let values = [
            ("period", &wording::period(period)),
            ("stage", &asked.name()),
            ("of", &self.names(of)),
        ];
        self.wording.say(ko, en, &values)
    }

    /// Sources by name: `국비, 시비`.
    fn names(&self, sources: &[SourceKey]) -> Phrase {
        let site = self.view.site;
        let name = |source: &SourceKey| match source {
            SourceKey::Source(index) => site.sources.get(*index).map_or("", |s| s.name.as_str()),
            SourceKey::All => "all",
        };
        wording::same(sources.iter().map(name).collect::<Vec<_>>().join(", "))
    }

    fn no_record(&mut self, period: Period) {
        let said = wording::period(period);
        let what = self.wording.say(
            "{period} 기록이 없습니다",
            "there is no record of {period}",
            &[("period", &said)],
        );
        let file = self.view.project.file(&format!("{period}.md"));
        self.missing.push(Missing { what, place: Place::file(file) });
    }

    /// Whether a period is of several years that have money together.
    fn is_merged(&self, period: Period) -> bool {
        let column = Column::Period(period);
        let sums = Stage::ALL.map(|stage| self.view.ledger.column_total(column, stage));
        let several = matches!(period, Period::Years { first, last } if first < last);
        several && sums.iter().any(has_money)
    }

    fn merged(&mut self, period: Period) {
        let said = wording::period(period);
        let what = self.wording.say(
            "{period} 금액을 한 해씩 나누지 않았습니다",
            "the money of {period} is not broken down by year",
            &[("period", &said)],
        );
        self.note(period, KeyPath::of("funding"), what);
    }

    fn not_by_year(&mut self) {
        let blocks = places::blocks(self.view.project).into_iter();
        for block in blocks.filter(|block| block.column == Column::NotByYear) {
            let mut amounts = block.lines.iter().flat_map(|line| &line.amounts);
            if amounts.any(|(_, amount)| has_money(&Sum::from(amount))) {
                let what = Phrase::new(
                    "연도별로 나누지 않은 금액이 있습니다",
                    "there is money that is not broken down by year",
                );
                self.missing.push(Missing { what, place: block.section() });
            }
        }
    }

    fn note(&mut self, period: Period, key: KeyPath, what: Phrase) {
        let file = self.view.project.file(&format!("{period}.md"));
        self.missing.push(Missing { what, place: Place::value(file, key) });
    }
}

/// Whether a sum stands for money, be it unknown how much.
pub(super) fn has_money(sum: &Sum) -> bool {
    match sum.state() {
        SumState::Absent | SumState::None => false,
        SumState::Known(won) => won != Won::ZERO,
        SumState::Incomplete { .. } => true,
    }
}
