//! The site as it stands, asked about without publishing.
//!
//! Changes nothing.

use super::Options;
use super::stage::Stage;
use super::target::Target;
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// The canonical path of a site that stands there and that a run would do nothing to but compare
/// it: nothing where [`publish`](super::publish) would refuse it, or first clear away what a killed
/// run left beside it, or wait for one that is under way.
pub fn standing(target: &Path, options: &Options) -> Option<PathBuf> {
    let target = Target::find(target, options).ok()?;
    let is_alone = !Stage::remains(&target).ok()?;
    is_alone.then(|| target.path().to_owned())
}

/// Whether each of these files of a folder, by path below it, holds bytes of this BLAKE3 hash. Asks
/// on the threads of the pool this is called in.
pub fn hold(folder: &Path, files: &[(String, [u8; 32])]) -> bool {
    files.par_iter().all(|(path, hash)| {
        fs::read(folder.join(path)).is_ok_and(|bytes| blake3::hash(&bytes) == *hash)
    })
}
