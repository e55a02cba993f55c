//! The `jangbu` command.

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// Reading and checking make and drop small texts by the million, on several threads: half of the
/// time of a large district went into the system's allocator.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    jangbu::cli::run(std::env::args_os())
}
