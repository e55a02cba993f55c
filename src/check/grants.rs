//! Grants told in a record beside the secured money of its table.
//!
//! Those of `grants` are compared here, those in the words of results in `prose`.
//!
//! Public, because the page shows a remark where the two differ. A source nobody told a grant of
//! is not compared: records tell of some grants, not of all money.

mod prose;
mod told;

pub(super) use prose::in_prose;

use super::places;
use super::subject::Subject;
use super::wording::{self, Wording};
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase, Place};
use crate::model::{
    Column, Ledger, Period, Project, Site, SourceKey, SourceRef, Stage, Sum, Won, YearRecord,
};
use std::collections::BTreeMap;

/// Grants of one period that come to another amount than the table says was secured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantDifference {
    /// The period.
    pub period: Period,
    /// The source; [`SourceKey::All`] where only the sums of the period can be compared.
    pub source: SourceKey,
    /// What the grants come to, in won.
    pub told: Won,
    /// What the table says was secured, in won.
    pub secured: Won,
}

/// Where the grants of a project and its table differ, by period, then source. `ledger` is that
/// of the project with its parts.
pub fn differences(site: &Site, project: &Project, ledger: &Ledger) -> Vec<GrantDifference> {
    let years = project.years.iter().filter(|year| !year.grants.is_empty());
    years.flat_map(|year| differences_in(site, ledger, year)).collect()
}

/// `grants/secured`: the grants told in a period account for another amount than was secured.
///
/// Compared are the grants of each source with its secured money in the table, or all grants of
/// the period with its total where one of them is not broken down by source. Often the record
/// simply leaves a grant out; the page says so beside the results. Add the grant that is missing,
/// correct the amount, or explain it in `known`. Where the grants come to more, one may stand there
/// twice, or more may have been secured than the table says.
///
/// ---
/// 실적에 적힌 교부금과 표의 확보액이 다릅니다.
///
/// 재원마다 그 해의 교부금을 더해 표의 확보액과 견줍니다. 재원이 나뉘지 않은 교부금이 있으면 그 해의 합계끼리 견줍니다.
/// 기록이 교부를 빠뜨린 경우가 많으며, 페이지도 실적 옆에 차이를 적습니다. 빠진 교부를 더하거나 금액을 고치거나 `known`에
/// 사유를 적으세요. 교부금이 더 많으면 한 교부를 두 번 적었거나, 늘어난 확보액을 표에 적지 않은 것일 수 있습니다.
pub(super) fn secured(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let (site, project) = (subject.site, subject.project);
    for found in differences(site, project, subject.whole()) {
        let Some(year) = project.years.iter().find(|year| year.period == found.period) else {
            continue;
        };
        let source = places::source_key(site, found.source);
        let index = year
            .grants
            .iter()
            .position(|grant| grant.amounts.iter().any(|(named, _)| named.key() == source));
        // Grants compared together need not name `all`: then the first one's own amount is meant.
        let first = || year.grants.first().and_then(|grant| grant.amounts.first());
        let place = match (index, first()) {
            (Some(index), _) => places::grant_amount(project, year, index, source),
            (None, Some((named, _))) => places::grant_amount(project, year, 0, named.key()),
            (None, None) => Place::file(project.year_file(year)),
        };
        let message = says(subject.wording, &found, &money(site, found.period, found.source));
        diagnostics
            .push(Diagnostic::warning("grants/secured", place, message).hint(advice(&found)));
    }
}

/// What to do about grants that come to less, or to more, than was secured.
fn advice(found: &GrantDifference) -> Phrase {
    if found.told < found.secured {
        return Phrase::new(
            "빠진 교부를 `grants`에 더하거나, 금액을 고치거나, `known`에 사유를 적으세요",
            "add the grant that is missing to `grants`, correct the amount, or explain it in `known`",
        );
    }
    Phrase::new(
        "`grants`에 금액이 틀리거나 두 번 적은 교부가 있는지 보고, 확보액이 늘었으면 표의 `secured`를 고치거나, \
         `known`에 사유를 적으세요",
        "see whether a grant has a wrong amount or stands in `grants` twice, correct `secured` in the \
         table where more was secured, or explain it in `known`",
    )
}

/// Whose money of a period is compared.
fn money(site: &Site, period: Period, source: SourceKey) -> Phrase {
    let key = if source == SourceKey::All { "" } else { places::source_key(site, source) };
    wording::money_of(site, &wording::period(period), key)
}

/// How much of what was secured the grants account for.
fn says(wording: &Wording, found: &GrantDifference, what: &Phrase) -> Phrase {
    let rest = found.secured - found.told;
    let (ko, en) = if rest > Won::ZERO {
        (
            "{what} 확보액 {secured} 가운데 교부 기록은 {told|이고/고}, {rest|은/는} 교부 기록이 없습니다",
            "of the {secured} secured of {what}, the grants told account for {told}; {rest} is not \
             accounted for",
        )
    } else {
        (
            "{what} 교부금을 더하면 {told|으로/로}, 표의 확보액 {secured}보다 {rest} 많습니다",
            "the {what} grants told add up to {told}, {rest} more than the {secured} secured",
        )
    };
    wording.say(
        ko,
        en,
        &[
            ("what", what),
            ("told", &wording.amount(found.told)),
            ("secured", &wording.amount(found.secured)),
            ("rest", &wording.amount(rest.abs())),
        ],
    )
}

fn differences_in(site: &Site, ledger: &Ledger, year: &YearRecord) -> Vec<GrantDifference> {
    let mut told: BTreeMap<SourceKey, Sum> = BTreeMap::new();
    for (source, amount) in year.grants.iter().flat_map(|grant| &grant.amounts) {
        told.entry(resolve(site, source)).or_default().add(amount);
    }
    let column = Column::Period(year.period);
    let total = || ledger.column_total(column, Stage::Secured);
    let together = told.contains_key(&SourceKey::All);
    let pairs: Vec<(SourceKey, Sum, Sum)> = if together {
        let mut sum = Sum::default();
        told.values().for_each(|of_source| sum.merge(of_source));
        vec![(SourceKey::All, sum, total())]
    } else {
        let secured = |source| ledger.cell(column, source, Stage::Secured);
        told.into_iter().map(|(source, sum)| (source, sum, secured(source))).collect()
    };
    let differing = pairs.into_iter().filter_map(|(source, told, secured)| {
        let (told, secured) = (told.known()?, secured.exact()?);
        let period = year.period;
        (told != secured).then_some(GrantDifference { period, source, told, secured })
    });
    differing.collect()
}

/// A source nobody knows counts as not broken down; that it is unknown is reported elsewhere.
fn resolve(site: &Site, source: &SourceRef) -> SourceKey {
    match source {
        SourceRef::Source(id) => {
            site.source(id).map_or(SourceKey::All, |(index, _)| SourceKey::Source(index))
        }
        SourceRef::All => SourceKey::All,
    }
}
