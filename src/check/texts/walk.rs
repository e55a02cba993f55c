//! Walking through a text from place to place, in the order they stand.

/// Where a walk through a text has come to.
pub(super) struct Walk {
    pub(super) byte: usize,
    pub(super) line: u32,
    pub(super) column: u32,
}

impl Walk {
    /// Goes on to a byte that is not behind.
    pub(super) fn to(&mut self, byte: usize, text: &str) {
        for c in text.get(self.byte..byte).unwrap_or_default().chars() {
            (self.line, self.column) =
                if c == '\n' { (self.line + 1, 1) } else { (self.line, self.column + 1) };
        }
        self.byte = byte;
    }
}

/// How many letters a text has.
pub(super) fn letters(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX / 4)
}
