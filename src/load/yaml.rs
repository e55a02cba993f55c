//! YAML text -> a schema type -> its meaning, with every problem at its line and column.
//!
//! Two passes. Text without a fault is decoded by serde_yaml, straight into the schema and
//! without keeping positions. Only where that fails, or the values turn out wrong, is the text
//! parsed again into a tree that knows its positions ([`tree`]) and decoded from there
//! ([`decode`]), over and over, each time without what was found wrong, until all is found. What a
//! fault touches is then left out ([`lost`]), and the rest still has its meaning.
//!
//! Architecture invariant: the schema types alone say what a file may hold; neither pass knows a
//! key by name.

mod build;
mod comment;
mod decode;
mod flow;
mod lost;
pub(super) mod margin;
mod syntax;
mod terms;
mod tree;
mod unfit;

#[cfg(test)]
pub(super) use decode::used_keys;
pub(super) use lost::Lost;
pub(super) use tree::Tree;

use super::notes::Notes;
use crate::diagnostics::{At, Diagnostic, Place};
use serde::de::DeserializeOwned;

/// Deeper nesting than any content needs; refused before it costs time.
const DEEPEST: usize = 64;

/// YAML within a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Yaml<'a> {
    /// The file as diagnostics name it.
    pub(super) file: &'a str,
    /// The YAML alone.
    pub(super) text: &'a str,
    /// The line of the file its first line is, from 1.
    pub(super) first_line: u32,
    /// The lines of the file, from 1, in which characters were refused, and blanked.
    pub(super) marred: &'a [u32],
}

impl<'a> Yaml<'a> {
    /// A file that is YAML throughout.
    pub(super) fn whole(file: &'a str, text: &'a str) -> Self {
        Self { file, text, first_line: 1, marred: &[] }
    }

    /// The line of the file that a line of the YAML is, both from 1.
    fn line(&self, row: usize) -> u32 {
        let row = u32::try_from(row).unwrap_or(u32::MAX / 2);
        row + self.first_line.saturating_sub(1)
    }
}

/// What came of reading one document.
#[derive(Debug)]
pub(super) struct Reading<M> {
    /// What it means, as far as it can be relied on; nothing where all is lost.
    pub(super) meant: Option<M>,
    /// The keys left out of the meaning, because a fault touches them.
    pub(super) lost: Lost,
    /// Every problem, with its place.
    pub(super) found: Vec<Diagnostic>,
}

/// Decodes a document and gives it its meaning.
pub(super) fn read<S, M>(yaml: Yaml<'_>, mean: impl Fn(S, &mut Notes) -> M) -> Reading<M>
where
    S: DeserializeOwned,
{
    if let Some(written) = quickly::<S>(yaml) {
        let mut notes = Notes::of(yaml.file);
        let meant = mean(written, &mut notes);
        let found = notes.into_found();
        if found.is_empty() {
            return Reading { meant: Some(meant), lost: Lost::default(), found };
        }
    }
    match Tree::parse(yaml) {
        Ok(tree) => by_tree(yaml, &tree, mean),
        Err(fault) => Reading { meant: None, lost: Lost::All, found: vec![*fault] },
    }
}

/// The fast pass; nothing where the slow one has to look.
fn quickly<S: DeserializeOwned>(yaml: Yaml<'_>) -> Option<S> {
    let slowly = !yaml.marred.is_empty() || needs_a_closer_look(yaml.text);
    if slowly { None } else { serde_yaml::from_str(yaml.text).ok() }
}

/// Whether the text may hold anchors, aliases, tags, merge keys or escapes of characters that are
/// refused, which serde_yaml would accept,
/// a bare `-` within `{…}`, which only serde_yaml accepts, a `#` that cuts a value short, or is
/// nested so deep that scanning it takes long.
fn needs_a_closer_look(text: &str) -> bool {
    let bytes = text.as_bytes();
    let before = |at: usize, by: usize| {
        at.checked_sub(by).and_then(|at| bytes.get(at)).copied().unwrap_or(b'\n')
    };
    let mut depth = 0_usize;
    for (at, byte) in bytes.iter().enumerate().filter(|(_, byte)| may_matter(**byte)) {
        let last = before(at, 1);
        let is_odd = match byte {
            b'&' | b'*' | b'!' => matches!(last, b' ' | b'\n' | b'\t' | b'[' | b'{' | b','),
            b'<' => last == b'<',
            b'#' => {
                bytes.get(at + 1).is_some_and(|next| comment::looks_meant(last, *next))
                    && !comment::starts_line(bytes, at)
            }
            b'}' | b']' | b',' => last == b'-' && before(at, 2) == b' ',
            b'[' | b'{' => depth >= DEEPEST,
            _ => true,
        };
        if is_odd {
            return true;
        }
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

/// Most bytes of a text are none of these.
fn may_matter(byte: u8) -> bool {
    matches!(byte, b'&' | b'*' | b'!' | b'<' | b'\\' | b'#' | b'}' | b']' | b',' | b'[' | b'{')
}

fn by_tree<S, M>(yaml: Yaml<'_>, tree: &Tree, mean: impl Fn(S, &mut Notes) -> M) -> Reading<M>
where
    S: DeserializeOwned,
{
    let decoded = decode::whole::<S>(tree, yaml.file);
    let mut found = decoded.found;
    let mut notes = Notes::of(yaml.file);
    let meant = decoded.written.map(|written| mean(written, &mut notes));
    let of_meaning = notes.into_found().into_iter();
    found.extend(of_meaning.filter(|fault| !follows_from_a_cut(fault, tree)));
    found.extend(comment::told(yaml, tree));
    let lost = match meant {
        Some(_) => Lost::by(&found, tree, decoded.known, yaml.marred),
        None => Lost::All,
    };
    for diagnostic in &mut found {
        pin(&mut diagnostic.place, tree);
    }
    let meant = if lost.nothing() { meant } else { without(&lost, yaml, tree, mean) };
    let lost = if meant.is_some() { lost } else { Lost::All };
    Reading { meant, lost, found }
}

/// The meaning of what is left without the lost keys; its faults were told.
fn without<S, M>(
    lost: &Lost,
    yaml: Yaml<'_>,
    tree: &Tree,
    mean: impl Fn(S, &mut Notes) -> M,
) -> Option<M>
where
    S: DeserializeOwned,
{
    if *lost == Lost::All {
        return None;
    }
    tree.cut(lost);
    let written = decode::whole::<S>(tree, yaml.file).written?;
    Some(mean(written, &mut Notes::of(yaml.file)))
}

/// Whether a key is missing only because its value was already found wrong.
fn follows_from_a_cut(diagnostic: &Diagnostic, tree: &Tree) -> bool {
    match &diagnostic.place.at {
        At::Key(path) if diagnostic.code == "yaml/missing-key" => tree.was_cut(path),
        _ => false,
    }
}

/// Turns the key path of a place into lines and columns.
pub(super) fn pin(place: &mut Place, tree: &Tree) {
    let span = match &place.at {
        At::Value(path) | At::Part(path, _) => tree.value_span(path),
        At::Key(path) => tree.key_span(path),
        At::File | At::Span(_) => return,
    };
    place.at = At::Span(span);
}

/// Both passes on their own, for tests that compare them.
#[cfg(test)]
pub(super) fn both_passes<S: DeserializeOwned>(yaml: Yaml<'_>) -> (Option<S>, Option<S>) {
    let slow = Tree::parse(yaml).ok().map(|tree| decode::whole::<S>(&tree, yaml.file));
    let slow = slow.filter(|slow| slow.found.is_empty()).and_then(|slow| slow.written);
    (quickly(yaml), slow)
}
