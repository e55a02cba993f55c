//! The photos of one project as files of the site: which prints, and where each stands.
//!
//! Names only; the prints are made when they are asked for.

use super::{Card, Picture, PictureFormat, Print, prints};
use std::collections::{BTreeMap, BTreeSet};

/// Every photo that is published, by its path below the project's folder.
#[derive(Debug, Default)]
pub struct Album(BTreeMap<String, AlbumEntry>);

/// One photo of an album.
#[derive(Debug)]
pub struct AlbumEntry {
    /// Its path below the project's folder as the disk has it.
    pub on_disk: String,
    /// What picture it is.
    pub picture: Picture,
    /// Its prints, smallest first, each with its path below the project's media. One of the
    /// largest stands where the photo itself does, so that texts can name it.
    pub prints: Vec<(Print, String)>,
}

impl AlbumEntry {
    /// The prints of one format, smallest first.
    pub fn of_format(&self, format: PictureFormat) -> impl Iterator<Item = (Print, &str)> {
        let prints = self.prints.iter().filter(move |(print, _)| print.format == format);
        prints.map(|(print, path)| (*print, path.as_str()))
    }
}

impl Album {
    /// The photos that the cards of one project name, beside its attachments.
    pub fn of<'a>(cards: impl Iterator<Item = &'a Card> + Clone) -> Self {
        let mut photos = BTreeMap::new();
        for photo in cards.clone().flat_map(|card| &card.photos) {
            if let (Some(file), Some(on_disk), Some(picture)) =
                (&photo.file, &photo.on_disk, photo.picture)
            {
                photos.insert(file, (on_disk, picture));
            }
        }
        let files = cards.flat_map(|card| &card.files).map(|named| &named.file);
        let mut taken = Taken::default();
        photos.keys().copied().chain(files).for_each(|path| taken.add(path));
        let entry = |(file, (on_disk, picture)): (&String, (&String, Picture))| {
            let prints = named(file, &picture, &mut taken);
            (file.clone(), AlbumEntry { on_disk: on_disk.clone(), picture, prints })
        };
        Self(photos.into_iter().map(entry).collect())
    }

    /// A photo by its path below the project's folder.
    pub fn get(&self, file: &str) -> Option<&AlbumEntry> {
        self.0.get(file)
    }

    /// Whether a print stands at this path below the project's media.
    pub fn has(&self, path: &str) -> bool {
        self.entries().any(|entry| entry.prints.iter().any(|(_, print)| print == path))
    }

    /// Every photo, in the order of their paths.
    pub fn entries(&self) -> impl Iterator<Item = &AlbumEntry> {
        self.0.values()
    }
}

/// Paths that are taken, and the folders they lie in: in lower case, for many file systems know no
/// other.
#[derive(Default)]
struct Taken(BTreeSet<String>);

impl Taken {
    fn add(&mut self, path: &str) {
        let path = path.to_lowercase();
        let folders = path.match_indices('/').filter_map(|(end, _)| path.get(..end));
        self.0.extend(folders.map(str::to_owned));
        self.0.insert(path);
    }

    fn has(&self, path: &str) -> bool {
        self.0.contains(&path.to_lowercase())
    }
}

/// The prints of a photo with their paths: `photos/gate.jpg` becomes `photos/gate-480.webp`, and
/// where that is the name of something else, `photos/gate.jpg-480.webp` and so on.
fn named(file: &str, picture: &Picture, taken: &mut Taken) -> Vec<(Print, String)> {
    let sizes = prints(picture);
    let stem = file.rsplit_once('.').map_or(file, |(stem, ending)| {
        if ending.contains('/') || stem.ends_with('/') { file } else { stem }
    });
    let more = (0..).map(|count| format!("{file}{}", "_".repeat(count)));
    let mut stems = std::iter::once(stem.to_owned()).chain(more);
    loop {
        // As many stems as it takes: each is longer, and what is taken is not endless.
        let stem = stems.next().unwrap_or_default();
        let paths = paths(file, &stem, picture, &sizes);
        if paths.iter().all(|(_, path)| path == file || !taken.has(path)) {
            paths.iter().for_each(|(_, path)| taken.add(path));
            return paths;
        }
    }
}

fn paths(file: &str, stem: &str, picture: &Picture, prints: &[Print]) -> Vec<(Print, String)> {
    let widest = prints.iter().map(|print| print.width).max();
    let path = |print: &Print| {
        let is_own = Some(print.width) == widest && print.format == picture.format;
        let printed = || format!("{stem}-{}.{}", print.width, ending(print.format));
        (*print, if is_own { file.to_owned() } else { printed() })
    };
    prints.iter().map(path).collect()
}

fn ending(format: PictureFormat) -> &'static str {
    match format {
        PictureFormat::Jpeg => "jpg",
        PictureFormat::Png => "png",
        PictureFormat::WebP => "webp",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{NamedFile, Photo};
    use PictureFormat::{Jpeg, Png, WebP};
    use std::iter;

    fn album(photos: &[(&str, PictureFormat)], files: &[&str]) -> Album {
        let mut card = Card::default();
        let photo = |(file, format): &(&str, PictureFormat)| {
            let on_disk = Some((*file).to_owned());
            let picture = Some(Picture { width: 600, height: 300, format: *format });
            let (alt, caption, place) = (None, None, None);
            Photo { file: on_disk.clone(), on_disk, picture, alt, caption, place }
        };
        card.photos = photos.iter().map(photo).collect();
        let named = |file: &&str| {
            let file = (*file).to_owned();
            NamedFile { on_disk: file.clone(), file, title: String::new() }
        };
        card.files = files.iter().map(named).collect();
        Album::of(iter::once(&card))
    }

    fn paths_of(album: &Album, file: &str) -> Vec<String> {
        album.get(file).unwrap().prints.iter().map(|(_, path)| path.clone()).collect()
    }

    #[test]
    fn one_of_the_largest_prints_has_the_name_of_the_photo() {
        let album = album(&[("photos/시장 입구.jpg", Jpeg), ("b.png", Png), ("c", WebP)], &[]);
        let [small, middle] = ["photos/시장 입구-480.webp", "photos/시장 입구-480.jpg"];
        let own = [small, middle, "photos/시장 입구-600.webp", "photos/시장 입구.jpg"];
        assert_eq!(paths_of(&album, "photos/시장 입구.jpg"), own);
        let own = ["b-480.webp", "b-480.jpg", "b-600.webp", "b-600.jpg", "b.png"];
        assert_eq!(paths_of(&album, "b.png"), own);
        assert_eq!(paths_of(&album, "c"), ["c-480.webp", "c-480.jpg", "c", "c-600.jpg"]);
    }

    #[test]
    fn endings_are_those_of_the_file_and_not_of_a_folder() {
        let album = album(&[("a.b/c", Jpeg), (".hidden", Jpeg), ("d/.e", Jpeg)], &[]);
        for file in ["a.b/c", "d/.e"] {
            assert_eq!(paths_of(&album, file)[0], format!("{file}-480.webp"));
        }
        assert_eq!(paths_of(&album, ".hidden").last().unwrap(), ".hidden");
    }

    #[test]
    fn no_print_takes_the_place_of_another_file() {
        let photos = [
            ("a.jpg", Jpeg),
            ("a.jpg-480.webp", WebP),
            ("a.jpg_", Jpeg),
            ("a.jpg__-480.jpg", Jpeg),
            ("a-480.JPG", Jpeg),
            ("a.png", Png),
            ("A.webp", WebP),
            ("a", Png),
        ];
        let files = ["a.png-480.webp/plan.pdf", "a.webp-480.jpg"];
        let album = album(&photos, &files);
        let mut paths: Vec<String> =
            album.entries().flat_map(|entry| &entry.prints).map(|(_, path)| path.clone()).collect();
        paths.extend(files.map(str::to_owned));
        let own = photos.iter().all(|(file, _)| paths.iter().any(|path| path == file));
        assert!(own, "each photo stands under its own name: {paths:?}");

        let all = paths.len();
        let folded: BTreeSet<String> = paths.iter().map(|path| path.to_lowercase()).collect();
        assert_eq!(folded.len(), all, "{paths:?}");
        assert!(folded.iter().all(|path| !folded.contains(&format!("{path}/plan.pdf"))));
    }
}
