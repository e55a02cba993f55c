//! Content as written: which keys a file may hold, and of which shape their values are.
//!
//! Every scalar is kept as the text that was typed; what it means is decided in `site`, `card`
//! and `year`. Decoding requires nothing, so that a missing key can be said in plain words.
//!
//! The same types tell editors what may be written (`editor`): the comment on a key is what they
//! show for it, therefore in Korean and English, and `spelling` says what its text stands for.

mod details;
mod editor;
mod history;
mod patterns;
mod project;
mod sections;
mod shapes;
mod site;
mod spelling;
mod year;

#[cfg(test)]
mod tests;

pub(super) use details::{
    Attachment, Body, Completion, Contact, Cooperation, Facility, Location, Photo, Stretch,
};
pub use editor::{ContentFile, schema_of};
pub(super) use history::{Change, Indicator, Lineage, Promise};
pub(super) use project::Card;
pub(super) use shapes::{Cell, Entries, Words};
pub(super) use site::{Area, Department, Known, Site, Source, Status, Term};
pub(super) use year::{Grant, Money, PartYear, Stages, Year};
