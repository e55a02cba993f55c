//! Photos as a page shows them and as they are published, beside what their files hold.

use crate::built::{SiteFiles, all, contents, run, within};
use crate::scratch::Scratch;
use image::codecs::jpeg::JpegEncoder;
use image::{ImageEncoder, ImageFormat, Rgb, RgbImage};
use jangbu::diagnostics::{Format, Language, render};
use scraper::{ElementRef, Html};
use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Output};

const SITE: &str = "title: 가온구 공약사업 추진현황\npublisher: 가온구\nas_of: 2021-06-30\n\
    unit: 백만원\nsources: [{id: city, name: 시비, level: metropolitan}]\n\
    statuses: [{id: going, name: 정상추진, definition: 계획대로 하는 중}]\n\
    departments: [{id: works, name: 건설과}]\n";
const CARD: &str = "id: 교통-1\ntitle: 새 길\nstatus: going\ndepartment: works\nphotos:\n";

/// A site of one project beside another, whose photos have these names, contents and descriptions.
pub(crate) fn site(photos: &[(&str, Vec<u8>, &str)]) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", SITE);
    let other = CARD.replace("교통-1", "교통-2").replace("photos:\n", "");
    scratch.write("content/projects/other/project.yaml", &other);
    let mut card = CARD.to_owned();
    for (name, bytes, alt) in photos {
        card.push_str(&format!("  - {{file: \"photos/{name}\", alt: {alt}, caption: {alt}}}\n"));
        scratch.write(&format!("content/projects/road/photos/{name}"), "");
        fs::write(scratch.path(&format!("content/projects/road/photos/{name}")), bytes).unwrap();
    }
    scratch.write("content/projects/road/project.yaml", &card);
    scratch
}

pub(crate) fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| Rgb([(x / 4) as u8, (y / 4) as u8, 90]))
}

pub(crate) fn encoded(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG of a camera that was turned to the right, and says where it stood.
pub(crate) fn from_a_camera(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    let notes = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0 Camera 37.45";
    encoder.set_exif_metadata(notes.to_vec()).unwrap();
    picture(width, height).write_with_encoder(encoder).unwrap();
    bytes
}

/// The path below the site's root of a link on a page.
fn resolved(page: &str, link: &str) -> String {
    let mut steps: Vec<&str> = page.split('/').collect();
    steps.pop();
    for step in link.split('/') {
        match step {
            ".." => steps.truncate(steps.len() - 1),
            step => steps.push(step),
        }
    }
    percent_decoded(&steps.join("/"))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = (*first == b'%').then(|| std::str::from_utf8(&after[..2]).unwrap());
        bytes.push(code.map_or(*first, |code| u8::from_str_radix(code, 16).unwrap()));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap()
}

fn published<'a>(files: &'a SiteFiles, page: &str, link: &str) -> &'a [u8] {
    let path = resolved(page, link);
    files.0.get(&path).unwrap_or_else(|| panic!("{page} shows {path}, which is not published"))
}

fn size_of(bytes: &[u8]) -> (u32, u32) {
    let reader = image::ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format();
    reader.unwrap().into_dimensions().unwrap()
}

/// Looks at one picture of a page; gives how wide its prints are.
fn look_at(files: &SiteFiles, page: &str, figure: ElementRef<'_>) -> Vec<u32> {
    let image = within(figure, "a > picture > img")[0].value();
    let number = |name| image.attr(name).unwrap().parse::<u32>().unwrap();
    let shown = published(files, page, image.attr("src").unwrap());
    assert_eq!(size_of(shown), (number("width"), number("height")));
    assert_eq!((image.attr("loading"), image.attr("decoding")), (Some("lazy"), Some("async")));
    assert!(image.attr("alt").is_some_and(|alt| !alt.is_empty()));
    assert!(image.attr("sizes").is_some_and(|sizes| sizes.contains("100vw")));

    let source = within(figure, "picture > source")[0].value();
    assert_eq!(source.attr("type"), Some("image/webp"));
    assert_eq!(source.attr("sizes"), image.attr("sizes"));
    let widths = |srcset: &str, format| -> Vec<u32> {
        let choices = srcset.split(", ").map(|choice| {
            let (link, width) = choice.split_once(' ').unwrap();
            let bytes = published(files, page, link);
            assert_eq!(image::guess_format(bytes).unwrap(), format, "{link}");
            let (wide, high) = size_of(bytes);
            assert_eq!(format!("{wide}w"), width, "{link}");
            let off = i64::from(high) * i64::from(number("width"))
                - i64::from(wide) * i64::from(number("height"));
            assert!(off.abs() <= i64::from(number("width").max(wide)), "{link} is out of shape");
            wide
        });
        choices.collect()
    };
    let found = widths(source.attr("srcset").unwrap(), ImageFormat::WebP);
    assert_eq!(widths(image.attr("srcset").unwrap(), ImageFormat::Jpeg), found);

    let link = within(figure, "a")[0];
    let large = published(files, page, link.value().attr("href").unwrap());
    assert_eq!(size_of(large).0, *found.last().unwrap(), "the link opens the largest");
    assert!(crate::built::text(link).contains("큰 사진 보기"), "a link says what opens");
    found
}

/// The widths of every picture of a page, in its order.
fn widths(files: &SiteFiles, page: &str) -> Vec<Vec<u32>> {
    let html: Html = files.page(page);
    let figures = all(&html, ".photos figure").into_iter();
    figures.map(|figure| look_at(files, page, figure)).collect()
}

#[test]
fn every_picture_of_every_page_has_its_prints_as_wide_as_it_claims() {
    for name in ["district", "every-key", "linked"] {
        let files = SiteFiles::of(&contents(name));
        let pages: Vec<String> = files.pages().map(|(path, _)| path.to_owned()).collect();
        let found: Vec<_> = pages.iter().flat_map(|page| widths(&files, page)).collect();
        assert!(!found.is_empty() && found.iter().all(|one| one == &[64]), "{name} {found:?}");
    }
}

#[test]
fn photos_of_all_kinds_are_published_in_a_few_widths_without_a_trace() {
    let photos = [
        ("a.jpg", from_a_camera(800, 1210), "길의 처음"),
        ("a.png", encoded(&picture(700, 40), ImageFormat::Png), "길의 끝"),
        ("a-480.jpg", encoded(&picture(50, 40), ImageFormat::Jpeg), "다리"),
        ("새 길, 봄.webp", encoded(&picture(610, 30), ImageFormat::WebP), "봄의 길"),
    ];
    let scratch = site(&photos);
    let files = SiteFiles::of(&scratch.path(""));
    let page = "projects/road/index.html";
    let expected = [vec![480, 960, 1210], vec![480, 700], vec![50], vec![480, 610]];
    assert_eq!(widths(&files, page), expected);

    let media: BTreeSet<&str> =
        files.0.keys().filter_map(|path| path.strip_prefix("media/road/photos/")).collect();
    // Three and two and one and two sizes in two formats, and the PNG once more as it is.
    assert_eq!(media.len(), 2 * (3 + 2 + 1 + 2) + 1, "{media:?}");
    for (name, ..) in &photos {
        assert!(media.contains(name), "texts may name {name}");
    }
    for name in media {
        let bytes = &files.0[&format!("media/road/photos/{name}")];
        let trace = ["Exif", "EXIF", "Camera", "37.45", "ICC", "iCCP", "http"];
        let holds = |word: &str| bytes.windows(word.len()).any(|part| part == word.as_bytes());
        assert!(!trace.iter().any(|word| holds(word)), "{name}");
    }
    for list in ["index.html", "projects/index.html"] {
        assert!(all(&files.page(list), ".photos, picture").is_empty(), "{list} stays light");
    }
}

#[test]
fn the_bytes_do_not_depend_on_threads() {
    let names = ["1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg"];
    let photo = |(height, name)| (name, from_a_camera(height, 620), name);
    let photos: Vec<_> = (90..).zip(names).map(photo).collect();
    let scratch = site(&photos);
    for jobs in ["1", "2", "7"] {
        let ran = jangbu(&scratch, &["generate", "--jobs", jobs, "--output", jobs]);
        assert_eq!(ran.status.code(), Some(0), "{}", said(&ran));
    }
    let one = scratch.tree("1");
    assert!(one.len() > 20);
    assert!(one == scratch.tree("2") && one == scratch.tree("7"));
}

pub(crate) fn jangbu(scratch: &Scratch, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    command.current_dir(scratch.path("")).args(args).output().unwrap()
}

pub(crate) fn said(ran: &Output) -> String {
    String::from_utf8(ran.stderr.clone()).unwrap()
}

/// What is said of a photo with these bytes.
fn told(bytes: &[u8]) -> Vec<String> {
    let scratch = site(&[("a.jpg", bytes.to_vec(), "길의 처음")]);
    let built = run(&scratch.path(""));
    let line = |d| render(d, Format::Short, Language::English, None);
    built.diagnostics.iter().map(line).filter(|line| line.contains("references/photo")).collect()
}

#[test]
fn what_no_page_could_show_is_told_where_the_card_names_it() {
    let place = "content/projects/road/project.yaml:6:12: error[references/photo]: `photos/a.jpg` ";
    for (bytes, what) in [
        (&b""[..], "is not a picture"),
        (b"a picture", "is not a picture"),
        (b"%PDF-1.7", "is a PDF file, which not every browser shows"),
        (b"\0\0\0\x18ftypheic", "is a HEIC file, which not every browser shows"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "is broken and can't be read"),
    ] {
        assert_eq!(told(bytes), [format!("{place}{what}\n")]);
    }
}

#[test]
fn photos_broken_within_are_all_told_and_nothing_is_published() {
    let mut half = from_a_camera(64, 48);
    half.truncate(half.len() - 40);
    let mut png = encoded(&picture(64, 48), ImageFormat::Png);
    let within = png.len() / 2;
    png[within] ^= 1;
    let photos = [
        ("a.jpg", half, "길의 처음"),
        ("b.png", png, "길의 끝"),
        ("c.jpg", from_a_camera(64, 48), "다리"),
    ];
    let scratch = site(&photos);
    for (line, name) in [(6, "a.jpg"), (7, "b.png")] {
        let told = format!("project.yaml:{line}:12: error[references/photo]: `photos/{name}`");
        let (checked, ran) = (jangbu(&scratch, &["check"]), jangbu(&scratch, &["generate"]));
        assert_eq!((checked.status.code(), ran.status.code()), (Some(1), Some(1)));
        let checked = jangbu(&scratch, &["check", "--format", "short"]);
        let checked = String::from_utf8(checked.stdout).unwrap();
        assert!(checked.contains(&told) && !checked.contains("c.jpg"), "{checked}");
        let said = said(&jangbu(&scratch, &["generate", "--format", "short"]));
        assert!(said.contains(&told), "{said}");
    }
    assert!(!scratch.path("output").exists(), "nothing is published");
}

#[test]
fn of_a_moving_picture_a_note_tells_that_its_first_is_published() {
    let mut png = encoded(&picture(64, 48), ImageFormat::Png);
    // A control chunk with its sum: one picture, shown without end (PNG third edition, §11.3.6).
    png.splice(33..33, *b"\0\0\0\x08acTL\0\0\0\x01\0\0\0\0\xb4\x2d\xe9\xa0");
    let scratch = site(&[("a.png", png, "길의 처음")]);
    let ran = jangbu(&scratch, &["generate", "--format", "short"]);
    assert_eq!(ran.status.code(), Some(0), "{}", said(&ran));
    let told = "project.yaml:6:12: note[references/moving-photo]: `photos/a.png`";
    assert!(said(&ran).contains(told), "{}", said(&ran));
}
