//! The watched folders: where they are, and whether they are still the same ones.
//!
//! A folder that is renamed or replaced takes its watch along; only asking the disk for it by name
//! again tells. Reads no content.

use crate::load::Touched;
use crate::pipeline::Inputs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Which folder it is, whatever it is called: file system, inode, and when it was made where that
/// is known, because the number of a folder that is gone is given to the next.
type Identity = (u64, u64, Option<SystemTime>);

/// The content folder and the theme's, as they were last found.
#[derive(Debug)]
pub(super) struct Roots {
    content: Root,
    theme: Option<Root>,
}

/// A folder by the name it was given.
#[derive(Debug, PartialEq, Eq)]
struct Root {
    given: PathBuf,
    /// Without links and relative steps, as events name it.
    real: PathBuf,
    identity: Option<Identity>,
}

/// What asking again tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// They are the same folders as before.
    Same,
    /// They are there, and one of them is another folder than before.
    Other,
    /// This one is not there.
    Gone(PathBuf),
}

impl Roots {
    /// The folders of some inputs, as they are now.
    pub(super) fn of(inputs: &Inputs) -> Self {
        Self {
            content: Root::find(inputs.content.clone()),
            theme: inputs.theme.clone().map(Root::find),
        }
    }

    /// Looks for the folders again.
    pub(super) fn look(&mut self) -> Standing {
        let mut standing = Standing::Same;
        for root in [Some(&mut self.content), self.theme.as_mut()].into_iter().flatten() {
            let now = Root::find(root.given.clone());
            if now.identity.is_none() {
                standing = Standing::Gone(now.given.clone());
            } else if now != *root && standing == Standing::Same {
                standing = Standing::Other;
            }
            *root = now;
        }
        standing
    }

    /// Something befell a folder itself that may have ended its watch: the next look takes it for
    /// another one. What lies in it is no such folder.
    pub(super) fn doubt(&mut self, path: &Path) {
        let roots = [Some(&mut self.content), self.theme.as_mut()].into_iter().flatten();
        roots.filter(|root| root.real == path).for_each(|root| root.identity = None);
    }

    /// The folders to watch.
    pub(super) fn folders(&self) -> impl Iterator<Item = &Path> + Clone {
        let theme = self.theme.as_ref().map(|theme| theme.real.as_path());
        [Some(self.content.real.as_path()), theme].into_iter().flatten()
    }

    /// What an event at a path touches.
    pub(super) fn touched(&self, path: &Path) -> Touched {
        let mut touched = Touched::new();
        let theme = self.theme.as_ref().map(|theme| theme.real.as_path());
        touched.add(&self.content.real, theme, path);
        touched
    }
}

impl Root {
    fn find(given: PathBuf) -> Self {
        let metadata = given.metadata().ok().filter(|found| found.is_dir());
        let identity =
            metadata.map(|metadata| (metadata.dev(), metadata.ino(), metadata.created().ok()));
        let real = given.canonicalize().unwrap_or_else(|_| given.clone());
        Self { given, real, identity }
    }
}
