//! How our JSON files are laid out: a line for each key, and for each entry of what stands under it.
//!
//! So it can be read and compared line by line, and is not twice as long for its spaces.

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use std::io::{self, Write};

/// The bytes of a value, ending in a newline.
///
/// # Errors
/// The JSON writer's failure; none is known for writing into memory.
pub(super) fn lines(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut out = Vec::with_capacity(16 * 1024);
    value.serialize(&mut Serializer::with_formatter(&mut out, Lines::default()))?;
    out.push(b'\n');
    Ok(out)
}

/// The bytes of an object with one more key, whose list is left open for whoever makes its entries.
///
/// # Errors
/// As [`lines`].
pub(in crate::render::data) fn opened(
    value: &impl Serialize,
    key: &str,
) -> serde_json::Result<Vec<u8>> {
    let mut out = lines(value)?;
    out.truncate(out.len().saturating_sub(b"\n}\n".len()));
    out.extend_from_slice(format!(",\n  \"{key}\": [").as_bytes());
    Ok(out)
}

/// Writes an entry of a list that stands under a key: all of it on one line.
///
/// # Errors
/// As [`lines`].
pub(in crate::render::data) fn inline(
    out: &mut Vec<u8>,
    value: &impl Serialize,
) -> serde_json::Result<()> {
    let below = Lines { depth: DEEPEST, filled: false };
    value.serialize(&mut Serializer::with_formatter(out, below))
}

/// How deep entries still stand on lines of their own.
const DEEPEST: usize = 2;

#[derive(Default)]
struct Lines {
    depth: usize,
    /// Whether the object or list that was opened last has entries.
    filled: bool,
}

impl Lines {
    fn open<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.filled = false;
        writer.write_all(bracket)
    }

    fn entry<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.filled = true;
        writer.write_all(match (self.depth, first) {
            (1, true) => b"\n  ",
            (1, false) => b",\n  ",
            (DEEPEST, true) => b"\n    ",
            (DEEPEST, false) => b",\n    ",
            (_, true) => return Ok(()),
            (_, false) => b", ",
        })
    }

    fn close<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        if self.filled {
            match self.depth {
                1 => writer.write_all(b"\n")?,
                DEEPEST => writer.write_all(b"\n  ")?,
                _ => {}
            }
        }
        self.depth = self.depth.saturating_sub(1);
        // What was closed is an entry of what it stands in.
        self.filled = true;
        writer.write_all(bracket)
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.entry(writer, first)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.entry(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn keys_and_the_entries_below_them_stand_on_lines_of_their_own() {
        let value =
            json!({"a": 1, "b": [{"c": [1, 2], "d": {}}, []], "e": {"f": {"g": null}}, "h": []});
        let expected = r#"{
  "a": 1,
  "b": [
    {"c": [1, 2], "d": {}},
    []
  ],
  "e": {
    "f": {"g": null}
  },
  "h": []
}
"#;
        assert_eq!(String::from_utf8(lines(&value).unwrap()).unwrap(), expected);
        assert_eq!(lines(&json!({})).unwrap(), b"{}\n");
    }
}
