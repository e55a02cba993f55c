//! Photos as other programs write them: whole ones are published, and none by half.
//!
//! The files of `tests/photos` are of libjpeg-turbo's `cjpeg`, at quality 50; their names say how
//! their samples and scans lie.

use jangbu::photo::{Fault, develop, prints, probe};
use std::fs;
use std::io::Cursor;
use std::path::Path;

/// Every file by name.
fn files() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/photos");
    let files = fs::read_dir(folder).unwrap().map(|entry| {
        let entry = entry.unwrap();
        (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())
    });
    files.collect()
}

fn made(bytes: &[u8]) -> Result<usize, Fault> {
    let picture = probe(Cursor::new(bytes))?;
    develop(bytes, &picture, &prints(&picture)).map(|made| made.len())
}

/// Where the pixels of the first scan begin, and where they end.
fn first_scan(bytes: &[u8]) -> (usize, usize) {
    let begins = bytes.windows(2).position(|pair| pair == [0xff, 0xda]).unwrap();
    let begins = begins + 2 + usize::from(bytes[begins + 3]);
    let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7);
    (begins, begins + bytes[begins..].windows(2).position(is_marker).unwrap())
}

#[test]
fn whole_photos_are_published_however_they_are_coded() {
    let files = files();
    assert!(files.len() > 10);
    for (name, bytes) in files {
        assert_eq!(made(&bytes), Ok(2), "{name}");
    }
}

#[test]
fn half_a_photo_is_not_published_even_where_it_has_an_end() {
    for (name, bytes) in files() {
        let (begins, ends) = first_scan(&bytes);
        for part in 1..8 {
            let cut = begins + (ends - begins) * part / 10;
            let half = [&bytes[..cut], b"\xff\xd9"].concat();
            assert!(matches!(made(&half), Err(Fault::Broken(_))), "{name}, {part} of 10");
        }
    }
}

#[test]
fn a_photo_without_its_last_bytes_is_published_where_no_row_is_missing() {
    for (name, bytes) in files() {
        let (_, ends) = first_scan(&bytes);
        let last = [&bytes[..ends - 4], &bytes[ends..]].concat();
        assert_eq!(made(&last), Ok(2), "{name}");
    }
}
