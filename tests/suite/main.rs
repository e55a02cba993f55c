//! The one test binary: each module is a story about the whole tool.

#![allow(clippy::disallowed_methods, reason = "tests look at the disk the tool writes to")]
#![allow(clippy::print_stderr, reason = "a test that can't run on this machine says so")]
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
mod check_options;
mod checks;
mod cli;
mod crawl;
mod crossed;
mod described;
mod district;
mod drafts;
mod examiner;
mod explained;
mod feeds;
mod finding;
mod footnotes;
mod fragments;
mod gaon;
mod gaps;
mod generate;
mod guide;
mod invented;
mod jpegs;
mod json_data;
mod kept;
mod kinds;
mod kitchen;
mod landmarks;
mod last_run;
mod ledgers;
mod library;
mod links;
mod load;
mod names;
mod new;
mod not_found;
mod paging;
mod parts;
mod personal;
mod photos;
mod pictures;
mod places;
mod preview;
mod publish;
mod readiness;
mod rebuilt;
mod record;
mod report;
mod robust;
mod rules;
mod sample;
mod sample_findings;
mod schema;
mod scratch;
mod search;
mod session;
mod site;
mod stated;
mod tables;
mod themes;
mod timings;
mod words;
