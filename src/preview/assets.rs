//! Which of the files that pages use have changed, of those that were served.
//!
//! Pages are compared where they are open; a stylesheet, a picture or an attachment is compared
//! here, once for all of them. What nobody asked for is not looked at.

use super::disk;
use super::hub::{Hub, Served};
use crate::load::Touched;
use crate::pipeline::{Inputs, Session};
use std::path::Path;

/// The output paths of served files that are others now, as what happened may have made them.
pub(super) fn changed(
    hub: &Hub,
    session: &Session,
    touched: &Touched,
    is_new: bool,
) -> Vec<String> {
    let mut paths = Vec::new();
    for (path, served) in hub.served() {
        let now = match &served {
            Served::Made(hash) if is_new => made(session, &path, hash),
            Served::Made(_) => None,
            Served::File(file, ..) if !concerns(touched, session.inputs(), file) => None,
            Served::File(..) => file(&served),
        };
        let Some((now, differs)) = now else { continue };
        hub.serve(&path, now);
        if differs {
            paths.push(path);
        }
    }
    paths
}

/// A file that is made of the content, where it is another now.
fn made(session: &Session, path: &str, hash: &str) -> Option<(Served, bool)> {
    let recipe = session.snapshot().output.as_ref()?.get(path)?;
    let bytes = recipe.carry_out(disk::read).ok()?;
    let now = super::shelf::Made::new(200, path, bytes).hash;
    (now != hash).then_some((Served::Made(now), true))
}

/// A file of the content that has another stamp; and whether its bytes are others.
fn file(served: &Served) -> Option<(Served, bool)> {
    let Served::File(file, stamp, hash) = served else { return None };
    let now = disk::stamp(file);
    if now == *stamp {
        return None;
    }
    let read = blake3::hash(&disk::read(file).ok()?);
    Some((Served::File(file.clone(), now, read), read != *hash))
}

/// Whether what happened may have changed a file.
fn concerns(touched: &Touched, inputs: &Inputs, file: &Path) -> bool {
    let mut its = Touched::new();
    its.add(&inputs.content, inputs.theme.as_deref(), file);
    let site = touched.site && its.site || touched.theme && its.theme;
    touched.everything || site || !touched.projects.is_disjoint(&its.projects)
}
