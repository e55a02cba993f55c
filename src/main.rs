//! The `jangbu` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    jangbu::cli::run(std::env::args_os())
}
