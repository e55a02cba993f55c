//! From written lines to a ledger: of a project, of a part, of a group.

use super::by_source::BySource;
use super::{Column, Gap, Ledger, SourceKey, in_order};
use crate::model::{
    Amount, Id, Line, Part, Project, Site, SourceRef, Stage, Stated, Sum, SumState, Won, YearRecord,
};
use std::collections::{BTreeMap, BTreeSet};

impl Ledger {
    /// A project's money. A column and stage that only the parts fill is their sum; where the
    /// project itself has money in it, that stands.
    pub fn of_project(site: &Site, project: &Project) -> Self {
        let mut ledger = Self::of_own(site, project);
        if project.parts.is_empty() {
            return ledger;
        }
        ledger.own = ledger.cells.places().map(|place| (place.column(), place.stage())).collect();
        let parts: Vec<Self> =
            project.parts.iter().map(|part| Self::of_part(site, project, part)).collect();
        ledger.forget_outdated(&parts);
        for part in &parts {
            ledger.fill_from(part);
        }
        if ledger.own.is_empty() {
            ledger.apart = totals_apart(&parts);
        }
        ledger.find_open();
        ledger.open_with(&parts);
        ledger.find_crossed(site, project, &parts);
        ledger.take_reasons(&parts);
        ledger
    }

    /// What a project itself says of its money, its parts left aside.
    pub fn of_own(site: &Site, project: &Project) -> Self {
        let card = &project.card;
        let mut ledger =
            Self::of_lines(site, &card.funding, project.years.iter().map(own_year), None);
        ledger.stated_total.clone_from(&card.total);
        ledger.stated_by_source = resolve_all(site, &card.total_by_source);
        ledger
    }

    /// One part's money.
    pub fn of_part(site: &Site, project: &Project, part: &Part) -> Self {
        let years = project.years.iter().filter_map(|year| {
            let own = year.parts.get(&part.id)?;
            Some((Column::Period(year.period), own.funding.as_slice(), &own.total))
        });
        let mut ledger = Self::of_lines(site, &part.card.funding, years, Some(&part.id));
        ledger.stated_total.clone_from(&part.card.total);
        ledger.stated_by_source = resolve_all(site, &part.card.total_by_source);
        ledger
    }

    /// The money of several projects together. Totals the authors stated count only where
    /// nothing can be computed, as everywhere.
    pub fn of_group<'a>(ledgers: impl IntoIterator<Item = &'a Self>) -> Self {
        let ledgers: Vec<&Self> = ledgers.into_iter().collect();
        let mut group = Self { group: true, ..Self::default() };
        for ledger in &ledgers {
            for (place, sum) in ledger.cells.iter() {
                group.cells.merge(*place, sum);
            }
            for (column, stage, total) in ledger.stand_ins() {
                group.cells.add((column, SourceKey::All, stage), total);
            }
            group.open_columns.extend(&ledger.open_columns);
            group.open_sources.extend(&ledger.open_sources);
        }
        group.gaps = added_up(ledgers.iter().flat_map(|ledger| &ledger.gaps));
        for (column, stage) in group.stated_zeros(&ledgers) {
            group.stated.insert((column, stage), Amount::Known(Won::ZERO));
        }
        group
    }

    /// Columns and stages whose cells are all `-` and that some record states to be 0.
    fn stated_zeros(&self, ledgers: &[&Self]) -> Vec<(Column, Stage)> {
        let zero = Some(&Amount::Known(Won::ZERO));
        let is_stated = |key: &(Column, Stage)| ledgers.iter().any(|l| l.stated.get(key) == zero);
        let all: BTreeSet<(Column, Stage)> =
            self.cells.places().map(|place| (place.column(), place.stage())).collect();
        let none = |&(column, stage): &(Column, Stage)| {
            self.computed_column_total(column, stage).state() == SumState::None
        };
        all.into_iter().filter(none).filter(is_stated).collect()
    }

    fn of_lines<'a>(
        site: &Site,
        without_year: &'a [Line],
        years: impl Iterator<Item = (Column, &'a [Line], &'a Stated)>,
        part: Option<&Id>,
    ) -> Self {
        let mut ledger = Self::default();
        ledger.enter(site, Column::NotByYear, without_year, part);
        for (column, lines, total) in years {
            ledger.enter(site, column, lines, part);
            for (stage, amount) in total {
                ledger.stated.insert((column, *stage), amount.clone());
            }
            ledger.find_stated_gap(column, part);
        }
        ledger.find_open();
        ledger
    }

    fn enter(&mut self, site: &Site, column: Column, lines: &[Line], part: Option<&Id>) {
        let mut reasons = BTreeMap::new();
        for line in lines {
            let Some(source) = resolve(site, &line.source) else { continue };
            for (stage, amount) in &line.amounts {
                self.cells.add((column, source, *stage), amount);
            }
            if let Some(reason) = &line.gap {
                reasons.insert(source, reason.clone());
            }
        }
        self.find_gaps(site, column, &reasons, part);
    }

    /// Notes the gaps of one column: of each source where its own money can be compared, or of
    /// the column's sums where money not broken down stands on one side only.
    pub(super) fn find_gaps(
        &mut self,
        site: &Site,
        column: Column,
        reasons: &BTreeMap<SourceKey, String>,
        part: Option<&Id>,
    ) {
        let cells = self.cells.of_column(column).iter();
        let rows = in_order(cells.map(|(place, _)| place.source()), std::iter::empty());
        // Money of sources alone is never mixed with other money.
        let has_all = rows.last() == Some(&SourceKey::All);
        if has_all && rows.iter().any(|&source| self.is_mixed(column, source)) {
            let sums = |stage| self.computed_column_total(column, stage);
            // What stands under `all` on both sides is a gap of its own: no source explains it.
            let all = [Stage::Secured, Stage::Executed].map(|stage| {
                self.written(column, SourceKey::All, stage).and_then(|sum| sum.exact())
            });
            let is_open = matches!(all, [Some(secured), Some(executed)] if secured != executed)
                && !reasons.contains_key(&SourceKey::All);
            let reason = joined(site, reasons).filter(|_| !is_open);
            let gap = gap_between(column, SourceKey::All, sums, reason.as_ref(), part);
            self.gaps.extend(gap);
            return;
        }
        for source in rows {
            let sums = |stage| self.cell(column, source, stage);
            let gap = gap_between(column, source, sums, reasons.get(&source), part);
            self.gaps.extend(gap);
        }
    }

    /// Whether a source's secured and executed money can't be compared, because some of either
    /// stands under `all`.
    fn is_mixed(&self, column: Column, source: SourceKey) -> bool {
        let secured = self.cell(column, source, Stage::Secured);
        let executed = self.cell(column, source, Stage::Executed);
        match (secured.is_unallocated(), executed.is_unallocated()) {
            (true, true) => known_beside_all(&secured) != known_beside_all(&executed),
            (secured, executed) => secured != executed,
        }
    }

    /// Notes the gap of a column that has stated totals where cells are missing.
    pub(super) fn find_stated_gap(&mut self, column: Column, part: Option<&Id>) {
        let is_written = |stage| !self.computed_column_total(column, stage).is_absent();
        let whole = is_written(Stage::Secured) && is_written(Stage::Executed);
        if !whole && !self.gaps.iter().any(|gap| gap.column == column) {
            let sums = |stage| self.column_total(column, stage);
            let gap = gap_between(column, SourceKey::All, sums, None, part);
            self.gaps.extend(gap);
        }
    }

    /// Adds a part's money to every column and stage that the project itself leaves open.
    fn fill_from(&mut self, part: &Self) {
        let own = &self.own;
        for (place, sum) in part.cells.iter() {
            if !own.contains(&(place.column(), place.stage())) {
                self.cells.merge(*place, sum);
            }
        }
        for (column, stage, total) in part.stand_ins() {
            if !own.contains(&(column, stage)) {
                self.cells.add((column, SourceKey::All, stage), total);
            }
        }
        let open = |gap: &&Gap| {
            !own.contains(&(gap.column, Stage::Secured))
                && !own.contains(&(gap.column, Stage::Executed))
        };
        self.gaps.extend(part.gaps.iter().filter(open).cloned());
    }
}

/// Gaps of several projects, one for each column and source.
fn added_up<'a>(gaps: impl Iterator<Item = &'a Gap>) -> Vec<Gap> {
    let mut sums: BTreeMap<(Column, SourceKey), Gap> = BTreeMap::new();
    for gap in gaps {
        match sums.get_mut(&(gap.column, gap.source)) {
            Some(sum) => sum.merge(gap),
            None => {
                let sum = Gap { part: None, reason: None, ..gap.clone() };
                sums.insert((gap.column, gap.source), sum);
            }
        }
    }
    sums.into_values().collect()
}

/// The stated totals of parts that say nothing by period, and those that are withheld: their
/// parts' cells are not all of it.
fn totals_apart(parts: &[Ledger]) -> Sum {
    let mut apart = Sum::default();
    for part in parts {
        let is_more = |total: &&Amount| {
            matches!(total, Amount::Withheld(_)) || part.computed_budget().is_absent()
        };
        part.stated_total.iter().filter(is_more).for_each(|total| apart.add(total));
    }
    apart
}

impl Ledger {
    /// Gives a gap without a reason the reasons its parts have for the same money.
    fn take_reasons(&mut self, parts: &[Self]) {
        for gap in self.gaps.iter_mut().filter(|gap| gap.part.is_none() && gap.reason.is_none()) {
            let same = |other: &&Gap| (other.column, other.source) == (gap.column, gap.source);
            let of_parts = || parts.iter().flat_map(|part| &part.gaps).filter(same);
            let explained = of_parts().all(|other| other.reason.is_some());
            if explained && of_parts().map(Gap::won).sum::<Won>() == gap.won() {
                let reasons: Vec<&str> = of_parts().filter_map(|g| g.reason.as_deref()).collect();
                gap.reason = (!reasons.is_empty()).then(|| reasons.join("; "));
            }
        }
    }
}

fn own_year(year: &YearRecord) -> (Column, &[Line], &Stated) {
    (Column::Period(year.period), &year.funding, &year.total)
}

fn gap_between(
    column: Column,
    source: SourceKey,
    sums: impl Fn(Stage) -> Sum,
    reason: Option<&String>,
    part: Option<&Id>,
) -> Option<Gap> {
    let secured = sums(Stage::Secured).exact()?;
    let executed = sums(Stage::Executed).exact()?;
    let left = |stage| sums(stage).exact().unwrap_or(Won::ZERO);
    (secured != executed).then(|| Gap {
        part: part.cloned(),
        column,
        source,
        secured,
        executed,
        carried_over: left(Stage::CarriedOver),
        returned: left(Stage::Returned),
        reason: reason.cloned(),
    })
}

/// What is known of a sum that money under `all` makes incomplete.
fn known_beside_all(sum: &Sum) -> Option<Won> {
    match sum.state() {
        SumState::Incomplete { known, .. } => known,
        _ => None,
    }
}

/// Every reason of a column, each with its source where there are several.
fn joined(site: &Site, reasons: &BTreeMap<SourceKey, String>) -> Option<String> {
    let name = |source: &SourceKey| match source {
        SourceKey::Source(index) => site.sources.get(*index).map(|source| source.name.as_str()),
        SourceKey::All => None,
    };
    let named = |(source, reason): (&SourceKey, &String)| match name(source) {
        Some(name) if reasons.len() > 1 => format!("{name}: {reason}"),
        _ => reason.clone(),
    };
    let said: Vec<String> = reasons.iter().map(named).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

pub(super) fn resolve(site: &Site, source: &SourceRef) -> Option<SourceKey> {
    match source {
        SourceRef::All => Some(SourceKey::All),
        SourceRef::Source(id) => site.source(id).map(|(index, _)| SourceKey::Source(index)),
    }
}

fn resolve_all(site: &Site, amounts: &[(SourceRef, Amount)]) -> BySource {
    let known = |(source, amount): &(SourceRef, Amount)| {
        resolve(site, source).map(|source| (source, amount.clone()))
    };
    amounts.iter().filter_map(known).collect()
}
