//! jangbu (장부, "ledger"): from a district's public projects to a static report site.
//!
//! The pipeline, in its own words: [`load`] reads content and theme from disk into a
//! [`model::Site`]; [`check`] looks at it and gives [`diagnostics`]; [`render`], with [`chart`]
//! and [`photo`], turns it into an [`output::Output`], a map from path to recipe; [`publish`]
//! carries the recipes out and puts the site in place in one step, [`preview`] serves one at a time
//! and keeps the site up to date. [`pipeline::build`] is the first three in one function; [`cli`] is
//! all of it behind a command. What was costly to make, [`cache`] keeps from run to run; by it
//! [`last_run`] knows a site again that nothing was changed of.
//!
//! Invariants that hold throughout:
//! - Money is whole won, in integers, from the text of a content file to the page.
//! - Zero, none, absent and withheld are four things and stay four things.
//! - The author's mistakes are values, as many as there are, each with its place; the machine's
//!   failures end the run. The two never mix, and with a mistake nothing is published.
//! - A mistake hides what it touches and nothing else: what could be read beside it is checked in
//!   the same run, and what is unread is never taken for what is not there.
//! - The same content, theme and version give the same bytes, in whatever order files are read.
//! - Nothing below the pipeline knows clock, environment or terminal.

pub mod cache;
pub mod chart;
pub mod check;
pub mod cli;
pub mod diagnostics;
pub mod last_run;
pub mod load;
pub mod locale;
pub mod markdown;
pub mod model;
pub mod output;
pub mod photo;
pub mod pipeline;
pub mod preview;
pub mod progress;
pub mod publish;
pub mod render;
pub mod stamps;
pub mod theme;
