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
mod charts;
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
mod sheet;
mod small;
mod steps;
mod subject;

pub use charts::{Charts, Which};
pub use figure::{Figure, KeyEntry};
pub use map::{Numbered, Outline, places};
pub use small::{gap_bar, spark};
pub use subject::Voice;

use crate::model::Ledger;
use subject::{Subject, Sums};

/// Secured and executed money of many projects, by source, for half a column. Gaps are grey: a
/// sum holds explained and unexplained ones. `None` where no source has a figure.
pub fn group_by_source(ledger: &Ledger, voice: Voice<'_>, id: &str) -> Option<Figure> {
    let sums = Sums::of(ledger);
    let subject = Subject { ledger, voice, sums: &sums };
    rows::by_source(&subject, id)
}

/// Secured, executed and demanded money of many projects, by period, for half a column. `None`
/// where no period has a figure.
pub fn group_by_period(ledger: &Ledger, voice: Voice<'_>, id: &str) -> Option<Figure> {
    let sums = Sums::of(ledger);
    let subject = Subject { ledger, voice, sums: &sums };
    columns::chart(&subject, id)
}
