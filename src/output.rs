//! The site as a value: a map from path to recipe.
//!
//! A recipe makes the bytes of one file when asked. `generate` asks for every path, a preview for
//! the one the browser wants; both get the same bytes. Nothing here touches the disk: a recipe
//! that needs a file names it, and who carries it out reads it.

use crate::diagnostics::Failure;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Makes the bytes of one file.
pub type Make = dyn Fn() -> Result<Vec<u8>, Failure> + Send + Sync;

/// Turns the bytes of a content file into those published.
pub type Transform = dyn Fn(&Path, Vec<u8>) -> Result<Vec<u8>, Failure> + Send + Sync;

/// How one file of the site comes about.
#[derive(Clone)]
pub enum Recipe {
    /// Computed from the content.
    Make(Arc<Make>),
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
            Self::Copy(path) => read(path),
            Self::Transform(path, transform) => transform(path, read(path)?),
        }
    }
}

impl fmt::Debug for Recipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Make(_) => f.write_str("Make"),
            Self::Copy(path) => write!(f, "Copy({})", path.display()),
            Self::Transform(path, _) => write!(f, "Transform({})", path.display()),
        }
    }
}

/// Every file of a site, by path relative to its root, with `/`.
#[derive(Debug, Clone, Default)]
pub struct Output {
    entries: BTreeMap<String, Recipe>,
}

impl Output {
    /// An empty site.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file, or replaces the recipe of one.
    pub fn insert(&mut self, path: impl Into<String>, recipe: Recipe) {
        self.entries.insert(path.into(), recipe);
    }

    /// Adds every file of another map.
    pub fn merge(&mut self, other: Self) {
        self.entries.extend(other.entries);
    }

    /// The recipe of a path.
    pub fn get(&self, path: &str) -> Option<Recipe> {
        self.entries.get(path).cloned()
    }

    /// Every path with its recipe, in the order of paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Recipe)> {
        self.entries.iter().map(|(path, recipe)| (path.as_str(), recipe))
    }

    /// How many files the site has.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the site has no file.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
