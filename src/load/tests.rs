//! What can't be seen from outside: the content that uses every key does use every key, both
//! passes over YAML agree, and no bytes make a decoder panic.

use super::card::{self, Desk};
use super::discover::Folder;
use super::file::{Text, read};
use super::files::Files;
use super::names::Seats;
use super::yaml::{self, Yaml};
use super::{amount, date, front_matter, number, schema, site, text, year};
use crate::model::{Date, Period, Unit};
use std::fmt::Debug;
use std::path::Path;
use walkdir::WalkDir;

/// Name and bytes of every file of the content that uses every key, sorted.
pub(super) fn every_key() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contents/every-key/content");
    let entries = WalkDir::new(root).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let named = files.map(|file| {
        let name = file.file_name().to_string_lossy().into_owned();
        (name, read(file.path(), u64::MAX).unwrap())
    });
    named.filter(|(name, _)| name.ends_with(".yaml") || name.ends_with(".md")).collect()
}

#[test]
fn every_key_of_the_schema_is_used_by_the_content_that_claims_it() {
    for (name, bytes) in every_key() {
        let (text, _) = text::plain(&name, &bytes).unwrap();
        let Some(yaml) = front_matter::yaml_of(&name, &text) else { continue };
        let (fast, slow) = both_passes(&name, yaml);
        let slow = slow.unwrap();
        assert_eq!(fast.unwrap_or(slow.clone()), slow);
    }
    let used = yaml::used_keys();
    assert!(used.len() > 20, "{used:?}");
    for (schema, keys) in used {
        for key in keys.known {
            assert!(keys.met.contains(key), "`{key}` of `{schema}` is in no file of every-key");
        }
    }
}

/// What either pass makes of a file; nothing where it finds a fault in it.
fn both_passes(name: &str, yaml: Yaml<'_>) -> (Option<String>, Option<String>) {
    fn shown<S: Debug>((fast, slow): (Option<S>, Option<S>)) -> (Option<String>, Option<String>) {
        (fast.map(|fast| format!("{fast:?}")), slow.map(|slow| format!("{slow:?}")))
    }
    match name {
        "site.yaml" => shown(yaml::both_passes::<schema::Site>(yaml)),
        "project.yaml" => shown(yaml::both_passes::<schema::Card>(yaml)),
        _ => shown(yaml::both_passes::<schema::Year>(yaml)),
    }
}

/// Numbers that look random and are the same in every run (Knuth's MMIX generator).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, n: usize) -> usize {
        let (factor, step) = (6_364_136_223_846_793_005, 1_442_695_040_888_963_407);
        self.0 = self.0.wrapping_mul(factor).wrapping_add(step);
        (self.0 >> 33) as usize % n.max(1)
    }
}

const PIECES: [&str; 40] = [
    "-",
    "- ",
    ": ",
    ":",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\"",
    "'",
    "&a ",
    "*a",
    "!x ",
    "<<: ",
    "# ",
    "|\n",
    ">\n",
    "---\n",
    "...\n",
    "\n",
    "\n ",
    "\t",
    "? ",
    "~",
    "△",
    "'19. 6. 21.",
    "2019-13-45 ~ ",
    "33억 4,700만원",
    "9999999999999999999999",
    "{withheld: ",
    "\u{feff}",
    "\u{fdd0}",
    "\u{0}",
    "\r",
    "가\u{301}",
    "%",
    "@",
    "\\",
    "※",
];

fn mutated(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len() + 1);
        match dice.below(5) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..(at + dice.below(12)).min(bytes.len()))),
            2 => bytes.insert(at, u8::try_from(dice.below(256)).unwrap()),
            3 => {
                let piece = PIECES[dice.below(PIECES.len())].repeat(1 + dice.below(3));
                bytes.splice(at..at, piece.bytes());
            }
            _ => {
                let copy = bytes[at..(at + dice.below(40)).min(bytes.len())].to_vec();
                let to = dice.below(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
        }
    }
    bytes
}

fn decode_as_everything(bytes: &[u8]) {
    let Ok((text, _)) = text::plain("a.md", bytes) else { return };
    let (files, unit) = (Files::default(), Unit::Million);
    let whole = Yaml::whole("a.yaml", &text);
    let ground = site::Ground { folder: "content", files: &files, otherwise: (Date::LAST, unit) };
    let _ = yaml::read(whole, |w, notes| site::mean(w, notes, &ground).unit);
    let _ = yaml::read(whole, |w, notes| {
        card::whole(
            w,
            &mut Desk { notes, unit, folder: &Folder::default(), seats: Seats::default() },
        )
        .draft
    });
    let written = Text { text: text.clone(), readable: true, marred: Vec::new() };
    let found = year::read("a.md", &written, Period::Before, unit).found;
    let lines = u32::try_from(text.split('\n').count()).unwrap();
    for diagnostic in found {
        let span = diagnostic.place.resolved();
        assert!((1..=lines + 1).contains(&span.line), "{diagnostic:?}\n{text}");
        assert!((1..100_000).contains(&span.column), "{diagnostic:?}\n{text}");
    }
}

#[test]
fn no_bytes_make_a_decoder_panic() {
    let mut dice = Dice(4710);
    let files = every_key();
    for round in 0..4_000 {
        let (_, bytes) = &files[round % files.len()];
        decode_as_everything(&mutated(bytes, &mut dice));
    }
    for _ in 0..1_000 {
        let noise: Vec<u8> = (0..dice.below(60)).map(|_| dice.below(256) as u8).collect();
        decode_as_everything(&noise);
        let words: String = (0..dice.below(30)).map(|_| PIECES[dice.below(PIECES.len())]).collect();
        decode_as_everything(words.as_bytes());
    }
}

#[test]
fn where_both_passes_decode_they_decode_the_same() {
    let mut dice = Dice(77);
    let files = every_key();
    let mut compared = 0;
    for round in 0..8_000 {
        let (name, bytes) = &files[round % files.len()];
        let Ok((text, _)) = text::plain(name, &mutated(bytes, &mut dice)) else { continue };
        let Some(yaml) = front_matter::yaml_of(name, &text) else { continue };
        if let (Some(fast), Some(slow)) = both_passes(name, yaml) {
            assert_eq!(fast, slow, "{text}");
            compared += 1;
        }
    }
    assert!(compared > 200, "{compared}");
}

#[test]
fn no_text_makes_a_parser_panic() {
    const SIGNS: [&str; 24] = [
        "0", "1", "9", "19", "2019", ",", ".", "-", "~", " ", "△", "만", "억", "조", "원", "천",
        "백만", "년", "월", "일", "'", "(금)", "%", "가",
    ];
    let mut dice = Dice(1);
    for _ in 0..50_000 {
        let text: String = (0..dice.below(10)).map(|_| SIGNS[dice.below(SIGNS.len())]).collect();
        let _ = (amount::parse(&text, Unit::HundredMillion), number::percent(&text));
        let _ = (date::range(&text), number::degrees(&text, 180));
    }
}
