//! What the last run came to, by which a site is known again that nothing was changed of.
//!
//! A wrong "nothing has changed" would leave a figure standing that its author has corrected. So a
//! site is known again only where everything a run depends on is what it was: the program, what it
//! was asked, and by their stamps every file and folder of content, theme and output. Files of the
//! output that were written, or may have been touched, too late for their stamps to tell are read
//! and compared by their hashes. What can't be told for sure is not known, and is made again.
//!
//! Kept in the cache with all that the run told, so that it is told again. Decides nothing about
//! what a page says, and changes nothing but the cache.
//!
//! What no stamp shows is not seen: bytes written through a memory map that was open before, a
//! disk that was changed under another system's hands and then put back with all its times, and
//! what is mounted over content, or put in the place of a folder above it, only while it is read.

mod seen;
mod told;

use crate::cache::{Cache, Key};
use crate::diagnostics::{Diagnostics, Language};
use crate::load;
use crate::pipeline::Inputs;
use crate::publish::{self, Published, Summary};
use crate::stamps::Moment;
use seen::{Inside, Seen, Trust};
use std::path::{Path, PathBuf};
use told::Record;

/// What a run is asked to do: whatever may lead to another outcome, beside what is in the folders.
#[derive(Debug)]
pub struct Asked<'a> {
    /// What it works on.
    pub inputs: &'a Inputs,
    /// The folder to publish into.
    pub target: &'a Path,
    /// What it may not touch.
    pub limits: &'a publish::Options,
    /// What else was asked, in any form that tells one from another.
    pub options: &'a [&'a str],
}

/// What a run came to and told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Every problem found, sorted.
    pub diagnostics: Diagnostics,
    /// The language of the site.
    pub language: Language,
    /// How many projects are published.
    pub projects: usize,
    /// How many files were and are there.
    pub summary: Summary,
    /// How many bytes the files of the site have, [`publish::MANIFEST`] not counted.
    pub bytes: u64,
}

/// A run that has published.
#[derive(Debug)]
pub struct Done<'a> {
    /// What it came to.
    pub outcome: &'a Outcome,
    /// What it published.
    pub published: &'a Published,
    /// Just before the new site was put in place; nothing where the old one was left.
    pub swapped: Option<Moment>,
}

/// The folders of a run as they stood when it began.
#[derive(Debug)]
pub struct Look {
    key: Key,
    began: Moment,
    /// Nothing where they can't be relied on.
    inputs: Option<Inside>,
    /// The output, without links; nothing where there is none.
    target: Option<PathBuf>,
    output: Option<Seen>,
}

/// Of things that are kept, which these are.
const KIND: &str = "last run";

impl Look {
    /// Looks at every file of the folders, on the threads of the pool this is called in, before any
    /// of them is read. `began` is now.
    pub fn at(asked: &Asked<'_>, began: Moment) -> Self {
        let inputs = || seen::inputs(&asked.inputs.content, asked.inputs.theme.as_deref());
        let target = publish::standing(asked.target, asked.limits);
        let output = || target.as_deref().and_then(seen::output);
        let (inputs, output) = rayon::join(inputs, output);
        Self { key: asked.key(target.as_deref()), began, inputs, target, output }
    }

    /// What the last run came to, where this one would come to the same and change nothing.
    pub fn recognised(&self, cache: &dyn Cache) -> Option<Outcome> {
        let (inputs, target, output) =
            (self.inputs.as_ref()?, self.target.as_ref()?, self.output.as_ref()?);
        let mut record = Record::read(&cache.get(KIND, &self.key)?)?;
        if record.inputs != inputs.hash || record.output != output.hash() {
            return None;
        }
        if !publish::hold(target, &record.unsettled) {
            return None;
        }
        if !record.unsettled.is_empty() && output.are_settled_by(&record.unsettled, self.began) {
            record.unsettled.clear();
            record.write().into_iter().for_each(|bytes| cache.put(KIND, &self.key, &bytes));
        }
        record.outcome()
    }

    /// Keeps what this run came to, where the next can be sure of it.
    pub fn keep(&self, cache: &dyn Cache, asked: &Asked<'_>, done: &Done<'_>) {
        let record = || {
            let inputs = self.inputs.as_ref().filter(|inputs| inputs.are_settled_by(self.began))?;
            let target = publish::standing(asked.target, asked.limits)?;
            let stands = seen::output(&target)?;
            let trust =
                Trust { before: self.output.as_ref(), began: self.began, swapped: done.swapped };
            let unsettled = trust.unsettled(&stands, done.published)?;
            Record::of(done.outcome, inputs.hash, stands.hash(), unsettled)?.write()
        };
        record().into_iter().for_each(|bytes| cache.put(KIND, &self.key, &bytes));
    }
}

impl Asked<'_> {
    /// Paths count as they were typed, for problems name files by them, and without links.
    /// `target` is the output without links, whether it is there yet or not.
    fn key(&self, target: Option<&Path>) -> Key {
        // Nothing that comes of a run depends on the cache.
        let Inputs { root, content, theme, base_url, as_of, cache: _ } = self.inputs;
        let theme = theme.as_deref();
        let inputs = [Some(root.as_path()), Some(content), theme];
        let real = inputs.map(|path| path.and_then(load::without_links));
        let typed = inputs.into_iter().chain([Some(self.target), target]);
        let paths = typed.chain(real.iter().map(Option::as_deref));
        let bytes = |path: Option<&Path>| {
            path.map(|path| path.as_os_str().as_encoded_bytes().to_vec()).unwrap_or_default()
        };
        let mut parts: Vec<Vec<u8>> = paths.map(bytes).collect();
        parts.push(format!("{theme:?}, {base_url:?}, {as_of:?}").into_bytes());
        parts.extend(self.options.iter().map(|option| option.as_bytes().to_vec()));
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        Key::of(&parts)
    }
}
