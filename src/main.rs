//! The `jangbu` command.

fn main() {}
