//! One kept thing as a file: its name, and bytes that tell whether it is whole.
//!
//! Touches no disk.

use super::Key;
use blake3::Hasher;

/// What every entry begins with; another one where entries are written another way.
const MARK: &[u8; 8] = b"jangbu1\n";
/// How the names of entries end, so that no file of anybody else is taken for one.
const ENDING: &str = ".kept";
/// How the names of files end that are being written.
pub(super) const UNFINISHED: &str = ".part";
/// The bytes before what is kept: the mark, and the hash of the rest.
pub(super) const HEAD: usize = MARK.len() + blake3::OUT_LEN;

/// By what an entry is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name(blake3::Hash);

impl Name {
    /// The name under which this build of the program keeps a thing.
    pub(super) fn of(kind: &str, key: &Key) -> Self {
        let version = concat!(env!("CARGO_PKG_VERSION"), "+", env!("JANGBU_BUILD"));
        Self(blake3::Hash::from(Key::of(&[version.as_bytes(), kind.as_bytes(), key.bytes()]).0))
    }

    /// The name of its file.
    pub(super) fn file(&self) -> String {
        format!("{}{ENDING}", self.0.to_hex())
    }

    /// Whether it is one of so many, by chance and yet always the same.
    pub(super) fn is_one_in(&self, many: u8) -> bool {
        self.0.as_bytes().first().is_some_and(|byte| byte.is_multiple_of(many))
    }

    /// The file of a thing.
    pub(super) fn sealed(&self, bytes: &[u8]) -> Vec<u8> {
        let mut file = Vec::with_capacity(HEAD + bytes.len());
        file.extend_from_slice(MARK);
        file.extend_from_slice(self.seal(bytes).as_bytes());
        file.extend_from_slice(bytes);
        file
    }

    /// What a file holds; nothing where it is not whole, or another's.
    pub(super) fn opened(&self, mut file: Vec<u8>) -> Option<Vec<u8>> {
        let (mark, rest) = file.split_first_chunk::<{ MARK.len() }>()?;
        let (seal, bytes) = rest.split_first_chunk::<{ blake3::OUT_LEN }>()?;
        if mark != MARK || self.seal(bytes) != *seal {
            return None;
        }
        file.drain(..HEAD);
        Some(file)
    }

    /// A hash of what is kept and of its name: neither garbage nor another entry passes.
    fn seal(&self, bytes: &[u8]) -> blake3::Hash {
        Hasher::new_keyed(self.0.as_bytes()).update(bytes).finalize()
    }
}

/// Whether a file of this name is an entry.
pub(super) fn is_entry(name: &str) -> bool {
    name.strip_suffix(ENDING).is_some_and(is_hash)
}

/// Whether a file of this name is an entry that was being written.
pub(super) fn is_unfinished(name: &str) -> bool {
    let stem = name.strip_suffix(UNFINISHED);
    stem.and_then(|stem| stem.split_once('.')).is_some_and(|(hash, _)| is_hash(hash))
}

fn is_hash(text: &str) -> bool {
    text.len() == 2 * blake3::OUT_LEN && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
