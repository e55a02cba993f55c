//! The files beside a project's content, and which of the pictures say where they were taken.

use super::{CARD, Content};
use crate::pictures::{exif, heif, jpeg, jpeg_with_xmp, no_place, place, png, webp};

/// Makes a picture with these notes.
type Make = fn(&[u8]) -> Vec<u8>;

/// The files of a project that has these beside its card, and whether each tells a place.
fn stored(name: &str, files: &[(&str, Vec<u8>)]) -> Vec<(String, bool)> {
    let mut content = Content::with_site(name).file("projects/market/project.yaml", CARD);
    for (name, bytes) in files {
        content = content.file(&format!("projects/market/{name}"), bytes);
    }
    let site = content.load().site.unwrap();
    let project = &site.projects[0];
    project.stored.iter().map(|file| (file.name.clone(), file.gps)).collect()
}

#[test]
fn every_file_that_is_no_content_is_listed_by_its_composed_name() {
    let decomposed = "photos/\u{1100}\u{1161}.txt";
    let files = [
        ("2019.md", b"".to_vec()),
        ("overview.md", b"".to_vec()),
        (decomposed, b"a".to_vec()),
        ("files/2019.md", b"".to_vec()),
        ("notes.txt", b"b".to_vec()),
    ];
    let found = stored("stored-names", &files);
    let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["files/2019.md", "notes.txt", "photos/가.txt"]);
}

#[test]
fn a_place_is_found_in_every_kind_of_picture() {
    let kinds: [(&str, Make); 5] = [
        ("a.JPG", jpeg),
        ("b.png", png),
        ("c.webp", webp),
        ("d.heic", heif),
        ("e.tif", |notes| notes.to_vec()),
    ];
    for (name, make) in kinds {
        let files = [
            (&*format!("photos/{name}"), make(&place())),
            (&*format!("files/{name}"), make(&no_place())),
        ];
        let expected = [(format!("files/{name}"), false), (format!("photos/{name}"), true)];
        assert_eq!(stored("stored-kinds", &files), expected);
    }
}

#[test]
fn what_an_editing_program_copied_is_found_and_a_mere_mention_is_not() {
    let found = |words: &str| stored("stored-xmp", &[("photos/a.jpg", jpeg_with_xmp(words))])[0].1;
    assert!(found("<rdf:Description exif:GPSLatitude=\"37,27.4N\"/>"));
    assert!(found("<exif:GPSLongitude>126,53.7E</exif:GPSLongitude>"));
    assert!(!found("<rdf:Description exif:GPSLatitude=\"\"/>"));
    assert!(!found("xmlns:exif=\"http://ns.adobe.com/exif/1.0/\""));
    let words = b"exif:GPSLatitude=\"37,27.4N\"".to_vec();
    assert!(!stored("stored-text", &[("files/a.txt", words)])[0].1, "no picture");
}

#[test]
fn degrees_alone_are_a_place() {
    let found = |degrees| stored("stored-degrees", &[("photos/a.jpg", jpeg(&exif(degrees)))])[0].1;
    assert!(found([(37, 1), (0, 0), (0, 0)]));
    assert!(!found([(0, 1), (0, 1), (0, 1)]));
}

/// However a picture is cut, reading goes on; notes that are whole are found.
#[test]
fn a_broken_picture_does_not_stop_the_run() {
    for (index, whole) in [jpeg, png, webp, heif].map(|make| make(&place())).iter().enumerate() {
        let name = |len: usize| format!("photos/{len:04}.jpg");
        let cuts: Vec<_> =
            (0..=whole.len()).map(|len| (name(len), whole[..len].to_vec())).collect();
        let files: Vec<_> = cuts.iter().map(|(name, bytes)| (&**name, bytes.clone())).collect();
        let found = stored(&format!("stored-cut-{index}"), &files);
        assert_eq!(found.len(), whole.len() + 1);
        assert!(found[whole.len()].1 && !found[20].1);
    }
}
