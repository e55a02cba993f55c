//! Every spot of a report a footnote may stand at, in the order of the page, with the places of
//! the content it shows.
//!
//! The order is that of the template: facts, money, parts, plan, results. What is shown is asked
//! of the views themselves, so that a footnote never refers to what is not there.

use super::{Spot, card_of};
use crate::model::{Column, Ledger, Project, YearRecord};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::view::card;
use crate::render::view::timeline::{self, Entry};
use std::collections::BTreeMap;

/// The spots of a page in order, and those that show a place: `2019.md:funding.city.executed`.
pub(super) struct Spots {
    in_order: Vec<Spot>,
    by_place: BTreeMap<String, usize>,
}

impl Spots {
    /// Every spot of a project's report.
    pub(super) fn of_page(shared: &Shared, facts: &Facts) -> Self {
        let project = &facts.project;
        let mut spots = Self { in_order: Vec::new(), by_place: BTreeMap::new() };
        spots.add_card(shared, project, None);
        spots.add_table(shared, (project, None), &facts.ledger);
        for (index, part) in project.parts.iter().enumerate() {
            spots.add_card(shared, project, Some(index));
            let ledger = Ledger::of_part(&shared.site, project, part);
            spots.add_table(shared, (project, Some(index)), &ledger);
        }
        project.years.iter().for_each(|year| spots.add_plans(project, year));
        project.years.iter().for_each(|year| spots.add_events(year));
        spots
    }

    /// The n-th spot of the page.
    pub(super) fn get(&self, at: usize) -> Option<Spot> {
        self.in_order.get(at).copied()
    }

    /// The spot that shows a place, by its position on the page: the place itself, or what it is
    /// a part of, or the first amount of the same source.
    pub(super) fn find(&self, file: &str, key: &str) -> Option<usize> {
        let place = format!("{file}:{key}");
        // The reason of a gap is shown with what was executed.
        let place = match place.strip_suffix(".gap") {
            Some(line) if line.contains("funding.") => format!("{line}.executed"),
            _ => place,
        };
        let wider = || std::iter::successors(Some(place.as_str()), |place| holder(place));
        let exact = wider().find_map(|place| self.by_place.get(place).copied());
        let of_source = || wider().filter(|place| place.contains("funding."));
        exact.or_else(|| of_source().find_map(|place| self.first_below(place)))
    }

    fn first_below(&self, place: &str) -> Option<usize> {
        let start = format!("{place}.");
        let below = self.by_place.range(start.clone()..);
        below.take_while(|(name, _)| name.starts_with(&start)).map(|(_, at)| *at).min()
    }

    fn add(&mut self, places: impl IntoIterator<Item = String>, spot: Spot) {
        let at = self.in_order.len();
        self.in_order.push(spot);
        self.by_place.extend(places.into_iter().map(|place| (place, at)));
    }

    fn add_card(&mut self, shared: &Shared, project: &Project, part: Option<usize>) {
        let Some(card) = card_of(project, part) else { return };
        let way = part.map(|part| format!("parts[{}].", part + 1)).unwrap_or_default();
        let place = |key: &str| format!("project.yaml:{way}{key}");
        if card.status.is_some() {
            self.add([place("status")], Spot::Status(part));
        }
        for word in card::facts(shared, card).iter().filter_map(card::Pair::about) {
            let key = word.strip_prefix("fact.").unwrap_or(word);
            let by_source = (key == "total").then(|| place("total_by_source"));
            self.add(std::iter::once(place(key)).chain(by_source), Spot::Fact(part, word));
        }
    }

    /// The cells of a table row by row, then its totals.
    fn add_table(
        &mut self,
        shared: &Shared,
        (project, part): (&Project, Option<usize>),
        ledger: &Ledger,
    ) {
        let columns = ledger.columns();
        let cells = || {
            let stages =
                |&column: &Column| ledger.stages(column).into_iter().map(move |s| (column, s));
            columns.iter().flat_map(stages)
        };
        for source in ledger.sources() {
            for (column, stage) in cells() {
                let way = way(project, part, column);
                let place = format!("{way}funding.{}.{}", shared.source_id(source), stage.key());
                self.add([place], Spot::Cell(part, column, source, stage));
            }
        }
        for (column, stage) in cells() {
            let place = format!("{}total.{}", way(project, part, column), stage.key());
            self.add([place], Spot::Total(part, column, stage));
        }
    }

    fn add_plans(&mut self, project: &Project, year: &YearRecord) {
        if year.plan.is_some() {
            self.add([format!("{}.md:plan", year.period)], Spot::Plan(None, year.period));
        }
        for (index, part) in project.parts.iter().enumerate() {
            if year.parts.get(&part.id).is_some_and(|of| of.plan.is_some()) {
                let place = format!("{}.md:parts.{}.plan", year.period, part.id);
                self.add([place], Spot::Plan(Some(index), year.period));
            }
        }
    }

    fn add_events(&mut self, year: &YearRecord) {
        let period = year.period;
        for entry in timeline::order(year) {
            match entry {
                Entry::Grant(index) => {
                    let place = format!("{period}.md:grants[{}]", index + 1);
                    self.add([place], Spot::Grant(period, index));
                }
                Entry::Result(index) => {
                    let result = year.results.get(index);
                    let lines = result.into_iter().flat_map(|result| {
                        let below = result.details.iter().chain(&result.notes);
                        std::iter::once(result.line).chain(below.map(|remark| remark.line))
                    });
                    let places = lines.map(|line| format!("{period}.md:{line}"));
                    self.add(places, Spot::Result(period, index));
                }
            }
        }
    }
}

/// Where the money of a column is written: the file, and the way to it.
fn way(project: &Project, part: Option<usize>, column: Column) -> String {
    let file = column.period().map(|period| format!("{period}.md"));
    let file = file.unwrap_or_else(|| "project.yaml".to_owned());
    let of = part.and_then(|index| project.parts.get(index).map(|part| (index, part)));
    match of {
        None => format!("{file}:"),
        Some((_, part)) if column.period().is_some() => format!("{file}:parts.{}.", part.id),
        Some((index, _)) => format!("{file}:parts[{}].", index + 1),
    }
}

/// What a place is a part of: `2019.md:grants[2].date` of `2019.md:grants[2]`; never less than a
/// whole key.
fn holder(place: &str) -> Option<&str> {
    let (file, key) = place.split_once(':')?;
    let end = key.rfind(['.', '['])?;
    place.get(..file.len() + 1 + end)
}
