//! Totals and places as drawings: money and points in, SVG and sentences out.
//!
//! The only place that knows plotters, and the only one with floats: money is exact until it
//! becomes a place on paper, and every figure printed is the exact one. Each chart is drawn for
//! every width it is shown at, and says in words what it shows; the headline is a finding generated from the
//! figures, and where no finding is certain it only names them. Tables are `render`'s.
//!
//! Architecture invariant: nothing here reads files, knows addresses, or decides what a page holds.

mod backend;
mod bar;
mod canvas;
mod columns;
mod describe;
mod figure;
mod findings;
mod gaps;
mod hatch;
mod key;
mod letters;
mod map;
mod markup;
mod naming;
mod paint;
mod periods;
mod poster;
mod rows;
mod scale;
mod shares;
mod small;
mod steps;
mod subject;

pub use figure::{Figure, KeyEntry};
pub use map::{Numbered, Outline, places};
pub use poster::poster;
pub use small::{gap_bar, spark};

use crate::locale::Locale;
use crate::model::{Ledger, Site};
use subject::{Subject, Sums};

/// Secured (or demanded) money beside executed money, by period and source: the chart of a
/// report. `id` starts every id in the drawing and must be unique on the page. `None` where no
/// period has secured, executed or demanded money written.
pub fn by_period(ledger: &Ledger, site: &Site, locale: &Locale, id: &str) -> Option<Figure> {
    let sums = Sums::of(ledger);
    let subject = Subject { ledger, site, locale, sums: &sums };
    periods::chart(&subject).map(|chart| chart.figure(id))
}

/// Each source's share of the secured money, and how much of it was executed. `None` unless the
/// secured money is known, above zero, and broken down by source, none of it negative.
pub fn shares(ledger: &Ledger, site: &Site, locale: &Locale, id: &str) -> Option<Figure> {
    let sums = Sums::of(ledger);
    let subject = Subject { ledger, site, locale, sums: &sums };
    shares::chart(&subject).map(|chart| chart.figure(id))
}

/// Secured and executed money added up from period to period. `None` with fewer than two
/// periods that have both figures, or where all of them are zero.
pub fn cumulative(ledger: &Ledger, site: &Site, locale: &Locale, id: &str) -> Option<Figure> {
    let sums = Sums::of(ledger);
    let subject = Subject { ledger, site, locale, sums: &sums };
    steps::chart(&subject).map(|chart| chart.figure(id))
}

/// Secured and executed money of many projects, by source, for half a column. Gaps are grey: a
/// sum holds explained and unexplained ones. `None` where no source has a figure.
pub fn group_by_source(ledger: &Ledger, site: &Site, locale: &Locale, id: &str) -> Option<Figure> {
    let sums = Sums::of(ledger);
    let subject = Subject { ledger, site, locale, sums: &sums };
    rows::by_source(&subject).map(|chart| chart.half_figure(id))
}

/// Secured, executed and demanded money of many projects, by period, for half a column. `None`
/// where no period has a figure.
pub fn group_by_period(ledger: &Ledger, site: &Site, locale: &Locale, id: &str) -> Option<Figure> {
    let sums = Sums::of(ledger);
    let subject = Subject { ledger, site, locale, sums: &sums };
    columns::chart(&subject).map(|chart| chart.half_figure(id))
}
