//! Lines and columns of places in a text.
//!
//! Made once for a text, so that ten thousand findings in it do not count it ten thousand times.

/// Where the lines of a text start, and how many letters stand before some of its places.
#[derive(Debug)]
pub(super) struct Ruler {
    /// The start of each line, in bytes.
    lines: Vec<usize>,
    /// How many letters start before each mark, one every [`STEP`] bytes.
    letters: Vec<usize>,
}

/// How far apart the marks are, in bytes.
const STEP: usize = 512;

impl Ruler {
    pub(super) fn of(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let lines = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect();
        let mut letters = vec![0];
        let mut counted = 0;
        for stretch in text.as_bytes().chunks(STEP) {
            counted += starts_in(stretch);
            letters.push(counted);
        }
        Self { lines, letters }
    }

    /// The line of a place of the text, given in bytes, and how many letters of the line stand
    /// before it; both from 0.
    pub(super) fn position(&self, text: &str, at: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= at).saturating_sub(1);
        let start = self.lines.get(line).copied().unwrap_or(0);
        (line, self.before(text, at) - self.before(text, start))
    }

    fn before(&self, text: &str, at: usize) -> usize {
        let mark = at / STEP;
        let counted = self.letters.get(mark).or(self.letters.last()).copied().unwrap_or(0);
        let rest = text.as_bytes().get(mark * STEP..at).map_or(0, starts_in);
        counted + rest
    }
}

/// How many letters start in a stretch of UTF-8: those bytes that continue none.
fn starts_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_a_text_has_its_line_and_column() {
        let text = "가나 a\n\n다👍\n".repeat(200) + "끝 없는 줄 ".repeat(300).as_str();
        let ruler = Ruler::of(&text);
        let (mut line, mut column) = (0, 0);
        for (at, c) in text.char_indices() {
            assert_eq!(ruler.position(&text, at), (line, column), "{at}");
            (line, column) = if c == '\n' { (line + 1, 0) } else { (line, column + 1) };
        }
        assert_eq!(ruler.position(&text, text.len()), (line, column));
        assert_eq!(Ruler::of("").position("", 0), (0, 0));
    }
}
