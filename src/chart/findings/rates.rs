//! Findings about execution rates side by side.

use super::{plain, sentence};
use crate::chart::subject::Subject;
use crate::model::{Rate, Won};

/// A source or period with what its rate is computed from.
pub(in crate::chart) struct Rated {
    /// Its name.
    pub(in crate::chart) name: String,
    /// 집행률, where it can be computed.
    pub(in crate::chart) rate: Option<Rate>,
    /// Whether it has secured or executed money, known or not, without a rate.
    pub(in crate::chart) is_open: bool,
}

/// The headline of rates side by side: the lowest, if one can be said to be.
pub(in crate::chart) fn of_rates(subject: &Subject<'_>, all: &[Rated]) -> String {
    let rated: Vec<(&str, Rate)> =
        all.iter().filter_map(|one| Some((one.name.as_str(), one.rate?))).collect();
    let Some(lowest) = rated.iter().map(|(_, rate)| rate.tenths()).min() else {
        return plain(subject);
    };
    let Some((_, shown)) = rated.iter().find(|(_, rate)| rate.tenths() == lowest) else {
        return plain(subject);
    };
    let last: Vec<&str> =
        rated.iter().filter(|(_, rate)| rate.tenths() == lowest).map(|(name, _)| *name).collect();
    let open = all.iter().any(|one| one.is_open);
    let exactly_all = rated.iter().all(|(_, rate)| rate.numerator() == rate.denominator());
    let key = match (rated.len(), last.len()) {
        (1, _) => "chart.find.rate_only",
        _ if exactly_all && !open && subject.ledger.gaps().is_empty() => "chart.find.all",
        (all, last) if all == last => "chart.find.rate_equal",
        // Names of many are no headline.
        (_, last) if last > 3 => return plain(subject),
        _ if open => "chart.find.rate_lowest_known",
        _ => "chart.find.rate_lowest",
    };
    let (names, rate) = (subject.voice.locale.list(&last), subject.voice.locale.rate(*shown));
    sentence(&subject.voice.locale.say(key, &[("name", &names), ("rate", &rate)]))
}

impl Rated {
    /// A name with its two sums.
    pub(in crate::chart) fn new(name: String, rate: Option<Rate>, secured: Option<Won>) -> Self {
        // Nothing secured and nothing to hide: no rate, and none missing.
        let is_open = rate.is_none() && secured != Some(Won::ZERO);
        Self { name, rate, is_open }
    }
}
