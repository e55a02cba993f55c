//! The one test binary: what the parts do together, seen from outside.

// A test may panic, and reads its fixtures itself.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods
)]

mod charts;
mod sample;
