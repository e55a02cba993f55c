//! Views: what a page shows, as text and HTML, ready for a template.
//!
//! A view decides words, figures and links; markup is the template's. No view adds up money
//! itself: sums, rates and gaps are the ledger's.

pub(crate) mod brand;
pub(crate) mod card;
pub(crate) mod data;
pub(crate) mod feeds;
pub(crate) mod find;
pub(crate) mod frame;
pub(crate) mod group;
pub(crate) mod home;
pub(crate) mod lead;
mod linked;
pub(crate) mod list;
pub(crate) mod method;
pub(crate) mod money;
pub(crate) mod not_found;
mod pager;
pub(crate) mod photo;
pub(crate) mod places;
pub(crate) mod rates;
pub(crate) mod report;
pub(crate) mod rows;
pub(crate) mod rules;
pub(crate) mod search;
mod share;
mod summary;
pub(crate) mod sums;
pub(crate) mod table;
pub(crate) mod timeline;
