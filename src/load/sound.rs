//! Whether the photos that cards name can be published, to their last pixel.
//!
//! Their heads were read with the cards; here the files are read whole, each once, and what was
//! found of the same bytes in an earlier run is not looked for again. Of two cards that name one
//! file both are told.

use super::file::read;
use super::notes::{quoted, shown};
use super::photo;
use crate::diagnostics::{Diagnostic, Diagnostics, KeyPath, Phrase, Place};
use crate::model::{Photo, Picture, Project};
use crate::photo::{Archive, Fault, Sound};
use crate::progress::{Progress, Step};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A photo of the content, and every place that names it.
struct Named {
    picture: Picture,
    /// How its cards call it.
    name: String,
    places: Vec<Place>,
}

/// What is wrong with the photos of these projects; their places are not looked up yet. What could
/// be published is noted in the archive.
pub fn faults_of_photos<'a>(
    content: &Path,
    projects: impl Iterator<Item = &'a Project>,
    archive: &Archive,
    progress: &dyn Progress,
) -> Diagnostics {
    let mut photos = BTreeMap::new();
    projects.for_each(|project| add(content, project, &mut photos));
    let mut found = Diagnostics::new();
    if photos.is_empty() {
        return found;
    }
    progress.begin(Step::Photos, Some(photos.len()));
    let photos: Vec<(PathBuf, Named)> = photos.into_iter().collect();
    let told = photos.par_iter().map(|(path, named)| {
        let told = told(named, proved(path, &named.picture, archive));
        progress.advance(1);
        told
    });
    let told: Vec<Vec<Diagnostic>> = told.collect();
    told.into_iter().flatten().for_each(|one| found.push(one));
    found
}

fn add(content: &Path, project: &Project, photos: &mut BTreeMap<PathBuf, Named>) {
    let folder = content.join("projects").join(&project.slug);
    let parts = project.parts.iter().enumerate();
    let parts = parts.map(|(at, part)| (KeyPath::of("parts").index(at), &part.card));
    for (way, card) in std::iter::once((KeyPath::root(), &project.card)).chain(parts) {
        for (at, photo) in card.photos.iter().enumerate() {
            let Photo { file: Some(name), on_disk: Some(on_disk), picture: Some(picture), .. } =
                photo
            else {
                continue;
            };
            let way = way.clone().key("photos").index(at).key("file");
            let (picture, name) = (*picture, name.clone());
            let named = photos.entry(folder.join(on_disk));
            let named = named.or_insert(Named { picture, name, places: Vec::new() });
            named.places.push(Place::value(project.card_file(), way));
        }
    }
}

fn proved(path: &Path, picture: &Picture, archive: &Archive) -> Result<Sound, Fault> {
    let bytes = read(path, photo::HEAVIEST + 1);
    let bytes = bytes.map_err(|failure| Fault::Broken(failure.to_string()))?;
    archive.prove(path, &bytes, picture)
}

fn told(named: &Named, proved: Result<Sound, Fault>) -> Vec<Diagnostic> {
    let places = named.places.iter().cloned();
    match proved {
        Ok(Sound::Still) => Vec::new(),
        Ok(Sound::Moving) => places.map(|place| moving(&named.name, place)).collect(),
        Err(fault) => places.map(|place| photo::wrong(&named.name, &fault).at(place)).collect(),
    }
}

fn moving(name: &str, place: Place) -> Diagnostic {
    let message = Phrase::new(
        format!("{} 움직이는 그림이라 첫 장면만 게시됩니다", quoted(name, "은/는")),
        format!("`{}` moves; only its first picture is published", shown(name)),
    );
    let hint = Phrase::new(
        "다른 장면을 보이려면 그 장면을 JPEG로 저장해 넣으세요",
        "to show another one, save that as a JPEG",
    );
    Diagnostic::note("references/moving-photo", place, message).hint(hint)
}
