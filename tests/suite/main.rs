//! The one test binary: each module is a story about the whole tool.

#![allow(clippy::disallowed_methods, reason = "tests look at the disk the tool writes to")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that can't set its scene, or meets what it did not expect, has to stop"
)]

mod architecture;
mod built;
mod charts;
mod check_command;
mod checks;
mod cli;
mod district;
mod drafts;
mod fragments;
mod generate;
mod kinds;
mod load;
mod names;
mod paging;
mod parts;
mod publish;
mod record;
mod report;
mod robust;
mod sample;
mod scratch;
mod site;
mod stated;
mod words;
