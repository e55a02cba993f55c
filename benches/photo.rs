//! How long the prints of one large photo take beside decoding it alone, and once they are kept.
//!
//! `cargo bench --bench photo` makes a photo of 12 million pixels, measures both in one process
//! and prints medians. Fails nothing: times of two machines, or of two days, say nothing about
//! each other.

#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark looks at the clock, prints, and stops where it can't go on"
)]

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use jangbu::cache::Folder;
use jangbu::photo::{Archive, develop, prints, probe};
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

const ROUNDS: usize = 5;

fn main() {
    let bytes = photo();
    let picture = probe(Cursor::new(&bytes)).unwrap();
    let prints = prints(&picture);
    let head = median(|| assert_eq!(probe(Cursor::new(&bytes)), Ok(picture)));
    let decode = median(|| drop(image::load_from_memory(&bytes).unwrap().into_rgb8()));
    let developed = median(|| drop(develop(&bytes, &picture, &prints).unwrap()));
    let proved = median(|| drop(develop(&bytes, &picture, &[]).unwrap()));
    let folder = tempfile::tempdir().unwrap();
    // As one run after the other: what the archive itself remembers is forgotten.
    let run = || {
        let archive = Archive::new(Arc::new(Folder::at(folder.path())));
        archive.prove(Path::new("a.jpg"), &bytes, &picture).unwrap();
        let negative = archive.proved(Path::new("a.jpg")).unwrap();
        let fetched = prints.iter().filter_map(|one| archive.print(&negative, &picture, one));
        assert_eq!(fetched.count(), prints.len());
    };
    let started = Instant::now();
    run();
    let first = started.elapsed().as_secs_f64() * 1000.0;
    let again = median(run);
    println!("a JPEG of {} x {} pixels, {} bytes", picture.width, picture.height, bytes.len());
    println!("  its head      {head:>8.1} ms");
    println!("  decoded       {decode:>8.1} ms");
    println!("  read through  {proved:>8.1} ms");
    println!("  {:>2} prints     {developed:>8.1} ms", prints.len());
    println!("  a first run   {first:>8.1} ms");
    println!("  another run   {again:>8.1} ms");
}

/// Waves with some grain: neither the best nor the worst case of a photo.
fn photo() -> Vec<u8> {
    let mut seed = 1_u32;
    let picture = RgbImage::from_fn(4000, 3000, |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let wave = (x * x / 9000 + y * y / 7000) % 200;
        let grain = (seed >> 28) as u8;
        Rgb([wave as u8 + grain, (x / 16) as u8 / 2 + grain, (y / 12) as u8 / 2 + grain])
    });
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 90)).unwrap();
    bytes
}

/// The median of a few rounds, in milliseconds.
fn median(act: impl Fn()) -> f64 {
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            act();
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[ROUNDS / 2]
}
