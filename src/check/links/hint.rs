//! What was probably meant by a link that leads nowhere.
//!
//! Guesses in words only; nothing is mended.

use crate::check::wording::shortened;
use crate::diagnostics::Phrase;
use crate::markdown::Target;
use crate::model::{Card, Project, Route, Site};

/// What a target should have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A page or file to open.
    Page,
    /// A picture to show.
    Picture,
}

/// The first guess that fits.
pub(super) fn of(
    site: &Site,
    (from, project): (&Route, Option<&Project>),
    wanted: Wanted,
    target: &str,
) -> Phrase {
    let path = Target::within_site(target).map(|target| target.path).unwrap_or_default();
    unnamed(site, (from, project), &path)
        .or_else(|| elsewhere(&path))
        .or_else(|| draft(site, from, &path))
        .or_else(|| near(site, project, &path))
        .unwrap_or_else(|| general(from, wanted))
}

/// A file that is there, but that no card names.
fn unnamed(site: &Site, (from, own): (&Route, Option<&Project>), path: &str) -> Option<Phrase> {
    let (project, file) = site.stored_at(from, path)?;
    let list = if file.name.starts_with("photos/") { "photos" } else { "files" };
    let is_own = own.is_some_and(|own| own.slug == project.slug);
    let card = if is_own { "project.yaml".to_owned() } else { project.card_file() };
    Some(Phrase::new(
        format!("파일은 있지만 카드에 적힌 것만 게시됩니다. `{card}`의 `{list}`에 적으세요"),
        format!(
            "the file is there, but only what a card names is published: list it under `{list}` in `{card}`"
        ),
    ))
}

/// An address of another site, or of a mailbox, without what it starts with.
fn elsewhere(path: &str) -> Option<Phrase> {
    let host = path.split('/').next().unwrap_or_default().to_ascii_lowercase();
    if host.contains('@') && !host.contains(char::is_whitespace) {
        return Some(Phrase::new(
            format!(
                "전자우편 주소는 앞에 `mailto:`를 붙여 `mailto:{}`처럼 쓰세요",
                shortened(path)
            ),
            format!("write a mail address as `mailto:{}`", shortened(path)),
        ));
    }
    let endings = [".kr", ".com", ".net", ".org", ".한국"];
    let is_host = host.starts_with("www.") || endings.iter().any(|ending| host.ends_with(ending));
    is_host.then(|| {
        Phrase::new(
            format!("다른 누리집의 주소는 `https://{}`처럼 쓰세요", shortened(path)),
            format!("write the address of another site as `https://{}`", shortened(path)),
        )
    })
}

/// A project that is not published yet.
fn draft(site: &Site, from: &Route, path: &str) -> Option<Phrase> {
    let steps = path.split('/').filter(|step| !matches!(*step, "" | "." | ".." | "projects"));
    let first = steps.into_iter().next()?;
    let leaves =
        path.starts_with("..") || path.starts_with('/') || !matches!(from, Route::Report(_));
    let slug = &site.draft(first).filter(|_| leaves)?.slug;
    Some(Phrase::new(
        format!("`{slug}` 사업은 초안(`draft: true`)이라 게시되지 않습니다"),
        format!("the project `{slug}` is a draft (`draft: true`) and not published"),
    ))
}

/// A file, project or page whose name is nearly the one written.
fn near(site: &Site, project: Option<&Project>, path: &str) -> Option<Phrase> {
    /// A card that names more files is no longer read for slips.
    const FILES: usize = 200;
    let files = project.into_iter().flat_map(named_files).take(FILES);
    let others = neighbours(site, path).map(|slug| match project {
        Some(_) => format!("../{slug}/index.html"),
        None => format!("../projects/{slug}/index.html"),
    });
    let pages = site.pages.iter().map(|page| match project {
        Some(_) => format!("../../pages/{}.md", page.name),
        None => format!("{}.md", page.name),
    });
    let lower = path.to_lowercase();
    let distance = |name: &str| strsim::damerau_levenshtein(&lower, &name.to_lowercase());
    let all = files.chain(others).chain(pages).filter(|name| is_as_long(name, path));
    let (near, apart) = all.map(|name| (distance(&name), name)).min().map(|(d, n)| (n, d))?;
    (apart <= 2).then(|| Phrase::new(format!("`{near}`인가요?"), format!("did you mean `{near}`?")))
}

/// The projects whose addresses stand beside the one written, in the order of the alphabet: where
/// a slip is not in the first letters, the right one is among them.
fn neighbours<'a>(site: &'a Site, path: &str) -> impl Iterator<Item = &'a str> {
    let steps = path.split('/').find(|step| !matches!(*step, "" | "." | ".." | "projects"));
    let written = steps.unwrap_or_default();
    let after = site.projects.partition_point(|project| *project.slug < *written);
    let beside = site.projects.iter().skip(after.saturating_sub(2)).take(4);
    beside.map(|project| project.slug.as_str())
}

/// Names that differ in length by more than a slip are not worth comparing letter by letter.
fn is_as_long(name: &str, path: &str) -> bool {
    name.chars().count().abs_diff(path.chars().count()) <= 2
}

fn named_files(project: &Project) -> impl Iterator<Item = String> {
    let cards = project.cards();
    cards.flat_map(files_of).cloned()
}

fn files_of(card: &Card) -> impl Iterator<Item = &String> {
    let photos = card.photos.iter().filter_map(|photo| photo.file.as_ref());
    photos.chain(card.files.iter().map(|file| &file.file))
}

fn general(from: &Route, wanted: Wanted) -> Phrase {
    match (from, wanted) {
        (Route::Report(_), Wanted::Picture) => Phrase::new(
            "사진을 `photos/` 폴더에 넣고 `project.yaml`의 `photos`에 적은 뒤 `photos/…`로 쓰세요",
            "put it into the folder `photos/`, name it under `photos` in `project.yaml`, and write `photos/…`",
        ),
        (Route::Report(_), Wanted::Page) => Phrase::new(
            "카드의 `files`나 `photos`에 적은 파일은 `files/…`, 다른 사업은 `../사업-폴더/index.html`, 안내 페이지는 `../../pages/about.md`, 다른 누리집은 `https://…`처럼 쓰세요",
            "write `files/…` for a file the card names, `../its-folder/index.html` for a project, `../../pages/about.md` for a page, `https://…` for another site",
        ),
        (_, Wanted::Picture) => Phrase::new(
            "사업 카드의 `photos`에 적은 사진만 `../projects/사업-폴더/photos/…`로 쓸 수 있습니다",
            "only photos that a project's card names can be shown, as `../projects/its-folder/photos/…`",
        ),
        (_, Wanted::Page) => Phrase::new(
            "사업은 `../projects/사업-폴더/index.html`, 안내 페이지는 `about.md`, 다른 누리집은 `https://…`처럼 쓰세요",
            "write `../projects/its-folder/index.html` for a project, `about.md` for a page, `https://…` for another site",
        ),
    }
}
