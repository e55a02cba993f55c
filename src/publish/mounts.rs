//! Which disks are mounted where, as Linux tells it.
//!
//! Other systems are not asked: there the exchange itself fails, and says so.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// A place at or below a folder, given by its canonical path, where something is mounted.
pub(super) fn at_or_below(folder: &Path) -> Option<PathBuf> {
    // Where it can't be read nothing is known, and the exchange has the last word.
    let table = fs::read("/proc/self/mountinfo").unwrap_or_default();
    places(&table).find(|place| place.starts_with(folder))
}

/// The fifth field of each line, as proc_pid_mountinfo(5) describes them.
fn places(table: &[u8]) -> impl Iterator<Item = PathBuf> {
    let lines = table.split(|byte| *byte == b'\n');
    lines.filter_map(|line| line.split(|byte| *byte == b' ').nth(4)).map(unescaped)
}

/// Blanks, tabs, line ends and backslashes are written as three octal digits.
fn unescaped(field: &[u8]) -> PathBuf {
    let (mut plain, mut rest) = (Vec::with_capacity(field.len()), field);
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..3).filter(|_| *first == b'\\');
        let code = digits
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 8).ok());
        plain.push(code.unwrap_or(*first));
        rest = if code.is_some() { after.get(3..).unwrap_or_default() } else { after };
    }
    PathBuf::from(OsStr::from_bytes(&plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_the_system_writes_them() {
        let table = b"36 35 98:0 / /mnt/web\\040site rw - ext4 /dev/sda1 rw\n\
                      37 35 98:1 /sub /srv\\134a\\0 ro shared:1 - tmpfs none rw\nodd\n";
        let read: Vec<_> = places(table).collect();
        assert_eq!(read, [PathBuf::from("/mnt/web site"), PathBuf::from("/srv\\a\\0")]);
    }
}
