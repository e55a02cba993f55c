//! The edition of an index: another for other files, so that a browser which kept some of an
//! earlier one notices, and asks for texts under another address.

use std::hash::{Hash, Hasher};

/// A number of what was hashed: FNV-1a, 64 bits (Fowler, Noll, Vo). The same on every machine and
/// in every version of Rust's library; no secret.
pub(super) struct Edition(u64);

impl Edition {
    /// That of nothing.
    pub(super) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// The number of one thing.
    pub(super) fn of(thing: &impl Hash) -> u64 {
        let mut edition = Self::new();
        thing.hash(&mut edition);
        edition.finish()
    }

    /// Sixteen hexadecimal digits.
    pub(super) fn digits(&self) -> String {
        format!("{:016x}", self.0)
    }
}

impl Hasher for Edition {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.write(&number.to_le_bytes());
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_published_examples() {
        // Noll's test vectors: http://www.isthe.com/chongo/src/fnv/test_fnv.c
        for (bytes, wanted) in
            [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")]
        {
            let mut edition = Edition::new();
            edition.write(bytes.as_bytes());
            assert_eq!(edition.digits(), wanted);
        }
    }
}
