//! What was costly to make, kept by what it was made from.
//!
//! Nothing depends on it: what is not there, or can't be read, or is not whole, is made again, the
//! same to the byte. So nothing here fails, and a cache may be deleted at any moment. Knows
//! nothing of what it keeps, and decides nothing of where.

mod entry;
mod folder;
#[cfg(test)]
mod tests;

pub use folder::Folder;

use std::fmt;
use std::sync::Arc;

/// What a thing was made from, in a hash of 256 bits.
///
/// A key must tell apart whatever gives other bytes, except the program: another version or build
/// of it never sees what this one has kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// The key of these parts in this order. Where a part ends counts: `ab`, `c` is not `a`, `bc`.
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Self(hasher.finalize().into())
    }

    /// Its bytes, to be a part of another key.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Keeps things. Shared by threads, and by runs of the program.
pub trait Cache: fmt::Debug + Send + Sync {
    /// What was put under this key: to the byte, or nothing. `kind` is a word for what it is.
    fn get(&self, kind: &str, key: &Key) -> Option<Vec<u8>>;

    /// Keeps it as long as there is room. What goes wrong with that goes unsaid.
    fn put(&self, kind: &str, key: &Key, bytes: &[u8]);

    /// Whether what is put may be there later, so that it is worth making before it is asked for.
    fn keeps(&self) -> bool {
        true
    }
}

/// Keeps nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nothing;

impl Cache for Nothing {
    fn get(&self, _: &str, _: &Key) -> Option<Vec<u8>> {
        None
    }

    fn put(&self, _: &str, _: &Key, _: &[u8]) {}

    fn keeps(&self) -> bool {
        false
    }
}

/// A cache that keeps nothing.
pub fn nothing() -> Arc<dyn Cache> {
    Arc::new(Nothing)
}
