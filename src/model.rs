//! What a report is about: plain data, as meant.
//!
//! No serde, no I/O and no positions in text: how things are written is `load`'s, how they are
//! shown is `render`'s. Money is whole won, everywhere.

mod address;
mod album;
mod by_stage;
mod card;
mod date;
mod fragment;
mod funding;
mod ledger;
mod license;
mod map;
mod money;
mod period;
mod print;
mod rate;
mod record;
mod route;
mod sections;
mod short;
mod site;
mod sum;
mod web_address;
mod whole;

pub use address::Destination;
pub use album::{Album, AlbumEntry};
pub use by_stage::ByStage;
pub use card::{
    Budget, Card, Change, ChangeStep, Completion, Contact, Cooperation, Decimal, Facility,
    Indicator, Known, Lineage, Location, NamedFile, OrgRole, Part, Percent, Photo, Picture,
    PictureFormat, Promise, Span,
};
pub use date::{Date, DateRange, Precision};
pub use fragment::{Fragment, Fragments, Lacks, Section};
pub use funding::{Line, SourceRef, Stage, Stated};
pub use ledger::{Column, Gap, Ledger, Margin, SourceKey};
pub use license::License;
pub use map::{Boundary, DEGREE, Place, PlaceOf, Point, Polygon, Ring, places};
pub use money::{Amount, LARGEST_AMOUNT, Unit, Won};
pub use period::Period;
pub use print::{Print, prints};
pub use rate::Rate;
pub use record::{DatedResult, Grant, PartYear, Prose, Remark, Unmarked, YearRecord};
pub use route::{DATA_FILES, GroupKind, REPORT_FILES, Route, TABLE_FILES, encoded, push_encoded};
pub use sections::{sections, year_anchor};
pub use short::Short;
pub use site::{
    Area, Comment, Department, FORMULA_SIGNS, Id, Level, Page, Project, Shape, Site, Source,
    Status, StoredFile, Term,
};
pub use sum::{Sum, SumState};
pub use web_address::{AddressFault, WebAddress};
pub use whole::push_whole;
