//! The one test binary: what the parts do together, seen from outside.

mod charts;
mod sample;
