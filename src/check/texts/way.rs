//! The way to a value while texts are gathered.
//!
//! Of ten thousand projects most texts are never asked where they stand, so that no key is copied
//! before somebody asks; texts of one list share the way to it.

use crate::diagnostics::KeyPath;
use std::rc::Rc;

/// From the root of a document to a value; the root itself where there is no step.
#[derive(Debug, Clone, Default)]
pub(in crate::check) struct Way<'a>(Option<Rc<Last<'a>>>);

/// The last step of a way, and the way before it.
#[derive(Debug)]
struct Last<'a> {
    before: Way<'a>,
    step: Step<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

impl<'a> Way<'a> {
    /// The document itself.
    pub(in crate::check) fn root() -> Self {
        Self::default()
    }

    /// To a top-level key.
    pub(in crate::check) fn of(key: &'a str) -> Self {
        Self::root().key(key)
    }

    /// One step further, into a key.
    pub(in crate::check) fn key(self, key: &'a str) -> Self {
        self.step(Step::Key(key))
    }

    /// One step further, into a list item counted from 0.
    pub(in crate::check) fn index(self, index: usize) -> Self {
        self.step(Step::Index(index))
    }

    fn step(self, step: Step<'a>) -> Self {
        Self(Some(Rc::new(Last { before: self, step })))
    }

    /// The way as diagnostics name it.
    pub(super) fn path(&self) -> KeyPath {
        match self.0.as_deref() {
            None => KeyPath::root(),
            Some(Last { before, step: Step::Key(key) }) => before.path().key(key),
            Some(Last { before, step: Step::Index(index) }) => before.path().index(*index),
        }
    }

    /// The last two of its keys, empty where there are fewer: a list, and a key of its items.
    pub(super) fn keys(&self) -> [&'a str; 2] {
        let mut keys = [""; 2];
        let (mut way, mut found) = (self, 0);
        while let Some(last) = way.0.as_deref() {
            if let (Step::Key(key), Some(free)) = (last.step, keys.iter_mut().rev().nth(found)) {
                *free = key;
                found += 1;
            }
            way = &last.before;
        }
        keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_becomes_the_path_it_was_made_of() {
        let way = Way::of("parts").index(1).key("contacts").index(0).key("name");
        assert_eq!(way.path().to_string(), "parts[2].contacts[1].name");
        assert_eq!(way.keys(), ["contacts", "name"]);
        assert_eq!(Way::of("title").keys(), ["", "title"]);
        assert_eq!(Way::root().keys(), ["", ""]);
        assert_eq!(Way::root().path(), KeyPath::root());
    }
}
