//! How our JSON files are laid out: a line for each key, and for each entry of what stands under it.
//!
//! So it can be read and compared line by line, and is not twice as long for its spaces.

use crate::model::Short;
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
    value.serialize(&mut Serializer::with_formatter(Sink(&mut out), Lines::default()))?;
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
    value.serialize(&mut Serializer::with_formatter(Sink(out), below))
}

/// How deep entries still stand on lines of their own.
const DEEPEST: usize = 2;

/// Takes what the writer says, which is a sign or two of JSON as often as a text: those are added
/// to the bytes one by one, which is a store each.
struct Sink<'a>(&'a mut Vec<u8>);

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match *bytes {
            [one] => self.0.push(one),
            [one, other] => {
                self.0.push(one);
                self.0.push(other);
            }
            _ => self.0.extend_from_slice(bytes),
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

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

    #[inline]
    fn entry<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.filled = true;
        match (self.depth, first) {
            (1, true) => writer.write_all(b"\n  "),
            (1, false) => writer.write_all(b",\n  "),
            (DEEPEST, true) => writer.write_all(b"\n    "),
            (DEEPEST, false) => writer.write_all(b",\n    "),
            (_, true) => Ok(()),
            (_, false) => writer.write_all(b", "),
        }
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
    fn write_i128<W: ?Sized + Write>(&mut self, writer: &mut W, value: i128) -> io::Result<()> {
        match i64::try_from(value) {
            // What nearly every amount is, and half the work.
            Ok(value) => self.write_i64(writer, value),
            Err(_) => write!(writer, "{value}"),
        }
    }

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

    #[inline]
    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}

impl Serialize for Short {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
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
