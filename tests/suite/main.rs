//! The one test binary: each module is a story about the whole tool.

#![allow(clippy::disallowed_methods, reason = "tests look at the disk the tool writes to")]

mod architecture;
mod cli;
mod publish;
mod scratch;
