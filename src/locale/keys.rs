//! How the keys of words are told apart in a table.
//!
//! Keys are short, a theme's own, and looked up a thousand times for a page: eight bytes at a time
//! are mixed in, as compilers hash their names (FxHash). For what strangers write it would not do:
//! its values can be made to meet.

use std::hash::Hasher;

/// The hash of one key.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct KeyHasher(u64);

impl KeyHasher {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.mix(u64::from_le_bytes(*word)));
        self.mix(rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)));
    }

    fn write_u8(&mut self, _: u8) {
        // What parts one text from the next in a key of several: these are of one.
    }

    fn finish(&self) -> u64 {
        // The upper bits are mixed best, and tables look at the lower ones first.
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use std::hash::Hash;

    #[test]
    fn keys_that_are_alike_are_spread() {
        let keys = (0..1000).map(|number| format!("report.word_{number}"));
        let hashes = keys.map(|key| {
            let mut hasher = KeyHasher::default();
            key.hash(&mut hasher);
            hasher.finish()
        });
        let lower: HashSet<u64> = hashes.map(|hash| hash & 0xfff).collect();
        // Of 1,000 thrown at random into 4,096 places, 887 hit one of their own.
        assert!(lower.len() > 800, "{}", lower.len());
    }
}
