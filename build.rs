//! Tells two builds apart that have the same version.
//!
//! What one build has made and kept is not good for another: a rule, a template or an encoder may
//! differ. So everything the program is made of goes into one number, `JANGBU_BUILD`. Looks at
//! nothing outside of the package but what Cargo says of the build, so the same source, compiled
//! by the same compiler, gives the same number.

#![allow(clippy::disallowed_methods, reason = "a build script reads the source")]

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What the program is made of.
const SOURCES: [&str; 5] = ["Cargo.toml", "Cargo.lock", "build.rs", "src", "themes"];

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for variable in ["TARGET", "PROFILE", "OPT_LEVEL"] {
        env::var(variable).unwrap_or_default().hash(&mut hasher);
    }
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        add(Path::new(source), &mut hasher)?;
    }
    println!("cargo::rustc-env=JANGBU_BUILD={:016x}", hasher.finish());
    Ok(())
}

/// Adds a file, or every file of a folder in the order of their names.
fn add(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if path.is_dir() {
        let inside = fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path()));
        let mut inside: Vec<PathBuf> = inside.collect::<io::Result<_>>()?;
        inside.sort();
        return inside.iter().try_for_each(|path| add(path, hasher));
    }
    path.to_string_lossy().hash(hasher);
    fs::read(path).unwrap_or_default().hash(hasher);
    Ok(())
}
