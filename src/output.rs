//! The site as a value: a map from path to recipe.
//!
//! A recipe makes the bytes of one file when asked. `generate` asks for every path, a preview for
//! the one the browser wants; both get the same bytes. The entries of a large folder stand on a
//! [`Shelf`], which makes those of one folder when they are asked for, so that an edit makes none
//! anew that nobody looks at. Nothing here touches the disk: a recipe that needs a file names it,
//! and who carries it out reads it.

pub mod media_type;
pub mod names;

use crate::diagnostics::Failure;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Makes the bytes of one file.
pub type Make = dyn Fn() -> Result<Vec<u8>, Failure> + Send + Sync;

/// Makes one piece of a large file, by its number from 0.
pub type MakePiece = dyn Fn(usize) -> Result<Vec<u8>, Failure> + Send + Sync;

/// Fetches the bytes of a content file.
pub type Read<'a> = dyn Fn(&Path) -> Result<Vec<u8>, Failure> + 'a;

/// Turns a content file into the bytes published; fetches it only where it has to.
pub type Transform = dyn Fn(&Path, &Read<'_>) -> Result<Vec<u8>, Failure> + Send + Sync;

/// How one file of the site comes about.
#[derive(Clone)]
pub enum Recipe {
    /// Computed from the content.
    Make(Arc<Make>),
    /// Computed from the content in so many pieces, that follow one another: a file that grows
    /// with all projects, of which nobody needs to hold the whole.
    Pieces(usize, Arc<MakePiece>),
    /// A file of the content, published as it is.
    Copy(PathBuf),
    /// A file of the content, changed before it is published.
    Transform(PathBuf, Arc<Transform>),
}

impl Recipe {
    /// A recipe that computes.
    pub fn make(make: impl Fn() -> Result<Vec<u8>, Failure> + Send + Sync + 'static) -> Self {
        Self::Make(Arc::new(make))
    }

    /// A recipe that computes a large file piece by piece. Each piece is made by itself, in any
    /// order.
    pub fn pieces(
        count: usize,
        make: impl Fn(usize) -> Result<Vec<u8>, Failure> + Send + Sync + 'static,
    ) -> Self {
        Self::Pieces(count, Arc::new(make))
    }

    /// A recipe of bytes that are known already.
    pub fn bytes(bytes: Vec<u8>) -> Self {
        Self::make(move || Ok(bytes.clone()))
    }

    /// Carries the recipe out; `read` fetches a content file.
    ///
    /// # Errors
    /// The failure of the recipe itself, or of `read`.
    pub fn carry_out(
        &self,
        read: impl Fn(&Path) -> Result<Vec<u8>, Failure>,
    ) -> Result<Vec<u8>, Failure> {
        match self {
            Self::Make(make) => make(),
            Self::Pieces(count, make) => {
                let mut whole = Vec::new();
                for number in 0..*count {
                    whole.append(&mut make(number)?);
                }
                Ok(whole)
            }
            Self::Copy(path) => read(path),
            Self::Transform(path, transform) => transform(path, &read),
        }
    }
}

impl fmt::Debug for Recipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Make(_) => f.write_str("Make"),
            Self::Pieces(count, _) => write!(f, "Pieces({count})"),
            Self::Copy(path) => write!(f, "Copy({})", path.display()),
            Self::Transform(path, _) => write!(f, "Transform({})", path.display()),
        }
    }
}

/// A folder of folders whose insides are made only when they are asked for.
pub trait Shelf: Send + Sync {
    /// The names of its folders, in any order; each once, none with a `/`.
    fn names(&self) -> Vec<String>;

    /// The files of one folder, by path below it; `None` where no folder has this name.
    fn open(&self, name: &str) -> Option<Output>;
}

/// Every file of a site, by path relative to its root, with `/`. Costs little to clone.
#[derive(Clone, Default)]
pub struct Output {
    entries: Arc<BTreeMap<String, Recipe>>,
    /// By the folder they stand for, its `/` at the end.
    shelves: BTreeMap<String, Arc<dyn Shelf>>,
}

impl Output {
    /// An empty site.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file, or replaces the recipe of one.
    pub fn insert(&mut self, path: impl Into<String>, recipe: Recipe) {
        Arc::make_mut(&mut self.entries).insert(path.into(), recipe);
    }

    /// Puts the folders of a shelf below a folder, named without a `/` at its end. A file that was
    /// [inserted](Self::insert) there stands before one of the shelf with the same path. No shelf
    /// stands within another's folder.
    pub fn mount(&mut self, folder: &str, shelf: Arc<dyn Shelf>) {
        self.shelves.insert(format!("{folder}/"), shelf);
    }

    /// The recipe of a path. Makes at most the entries of the one folder it lies in.
    pub fn get(&self, path: &str) -> Option<Recipe> {
        if let Some(recipe) = self.entries.get(path) {
            return Some(recipe.clone());
        }
        self.shelves.iter().find_map(|(folder, shelf)| {
            let (name, below) = path.strip_prefix(folder.as_str())?.split_once('/')?;
            shelf.open(name)?.get(below)
        })
    }

    /// Every path with its recipe, in the order of paths. What stands on shelves is made on the
    /// way, a folder at a time, and not kept.
    pub fn iter(&self) -> impl Iterator<Item = (String, Recipe)> + Send {
        let own = self.entries.iter().map(|(path, recipe)| (path.clone(), recipe.clone()));
        let (mut own, mut shelved) = (own.peekable(), self.shelved().peekable());
        std::iter::from_fn(move || {
            let (Some((one, _)), Some((other, _))) = (own.peek(), shelved.peek()) else {
                return own.next().or_else(|| shelved.next());
            };
            match other.cmp(one) {
                Ordering::Less => shelved.next(),
                Ordering::Equal => shelved.next().and_then(|_| own.next()),
                Ordering::Greater => own.next(),
            }
        })
    }

    /// How many files the site has. Makes every entry to count them.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether the site has no file.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// What stands on shelves, in the order of paths: of folders that is the order of their names
    /// with the `/` behind them.
    fn shelved(&self) -> Box<dyn Iterator<Item = (String, Recipe)> + Send + '_> {
        Box::new(self.shelves.iter().flat_map(|(above, shelf)| {
            let mut folders: Vec<String> =
                shelf.names().into_iter().map(|name| format!("{name}/")).collect();
            folders.sort_unstable();
            folders.into_iter().flat_map(move |folder| {
                let inside = shelf.open(folder.trim_end_matches('/')).unwrap_or_default();
                let path = |(path, recipe)| (format!("{above}{folder}{path}"), recipe);
                inside.iter().map(path).collect::<Vec<_>>()
            })
        }))
    }
}

impl fmt::Debug for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shelves: Vec<&String> = self.shelves.keys().collect();
        f.debug_struct("Output").field("entries", &self.entries).field("shelves", &shelves).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Folders with two files each.
    struct Folders(&'static [&'static str]);

    impl Shelf for Folders {
        fn names(&self) -> Vec<String> {
            self.0.iter().map(|name| (*name).to_owned()).collect()
        }

        fn open(&self, name: &str) -> Option<Output> {
            self.0.contains(&name).then(|| {
                let mut inside = Output::new();
                for file in ["index.html", "2/index.html"] {
                    inside.insert(file, Recipe::bytes(format!("shelf {name}/{file}").into()));
                }
                inside
            })
        }
    }

    /// Names that are no plain ones, in no order, and one that is a folder of the site's own.
    const NAMES: [&str; 7] = ["park", "page", "a", "a-b", "a.b", "가 1%", "A"];

    fn site() -> Output {
        let mut output = Output::new();
        output.mount("projects", Arc::new(Folders(&NAMES)));
        output.mount("media", Arc::new(Folders(&["a"])));
        for path in ["index.html", "projects/index.html", "projects/page/2/index.html", "zoo"] {
            output.insert(path, Recipe::bytes(format!("own {path}").into()));
        }
        output
    }

    fn bytes(recipe: &Recipe) -> String {
        String::from_utf8(recipe.carry_out(|_| panic!("nothing is read")).unwrap()).unwrap()
    }

    #[test]
    fn every_path_is_got_as_it_is_listed_and_in_order() {
        let output = site();
        let listed: Vec<(String, String)> =
            output.iter().map(|(path, recipe)| (path, bytes(&recipe))).collect();
        assert!(listed.is_sorted_by(|(one, _), (other, _)| one < other), "{listed:?}");
        // Fourteen of projects, two of media, four of the site's own of which one stands before
        // a project's.
        assert_eq!((listed.len(), output.len()), (19, 19));
        for (path, said) in &listed {
            assert_eq!(
                output.get(path).map(|recipe| bytes(&recipe)).as_ref(),
                Some(said),
                "{path}"
            );
        }
        let said = |path| bytes(&output.get(path).unwrap());
        assert_eq!(said("projects/page/2/index.html"), "own projects/page/2/index.html");
        assert_eq!(said("projects/page/index.html"), "shelf page/index.html");
        assert_eq!(said("projects/가 1%/index.html"), "shelf 가 1%/index.html");
    }

    #[test]
    fn nothing_else_is_there() {
        let output = site();
        for path in [
            "",
            "projects",
            "projects/",
            "projects/a",
            "projects/a/",
            "projects//index.html",
            "projects/b/index.html",
            "projects/a/3/index.html",
            "media/a-b/index.html",
            "a/index.html",
            "/index.html",
            "../index.html",
        ] {
            assert!(output.get(path).is_none(), "{path}");
        }
        assert!(Output::new().is_empty() && !output.is_empty());
        let mut empty = Output::new();
        empty.mount("projects", Arc::new(Folders(&[])));
        assert!(empty.is_empty());
    }

    #[test]
    fn a_clone_keeps_what_it_had() {
        let mut output = site();
        let before = output.clone();
        output.insert("projects/a/index.html", Recipe::bytes("new".into()));
        assert_eq!(bytes(&before.get("projects/a/index.html").unwrap()), "shelf a/index.html");
        assert_eq!(bytes(&output.get("projects/a/index.html").unwrap()), "new");
        assert!(format!("{before:?}").contains("\"projects/\""), "{before:?}");
    }
}
