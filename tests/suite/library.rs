//! A content folder that is read again in part: what is told, what stays, and that it comes to
//! the same as reading it afresh.

mod edits;
mod links;

use crate::pictures::{jpeg, no_place, place};
use crate::scratch::{ONE_SOURCE, Scratch};
use jangbu::load::{Library, Loaded, OfProject, Touched};
use std::fs;
use std::sync::Arc;

pub(crate) const CARD: &str = "id: 가-1\ntitle: 길\nstatus: going\ndepartment: one\n";

/// A content folder with two projects, and what was read of it.
pub(crate) struct Kept {
    pub(crate) scratch: Scratch,
    pub(crate) library: Library,
}

impl Kept {
    /// With more files than the least there must be.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let scratch = Scratch::new();
        scratch.write("content/site.yaml", ONE_SOURCE);
        scratch.write("content/projects/road/project.yaml", CARD);
        scratch.write("content/projects/market/project.yaml", &CARD.replace("가-1", "가-2"));
        for (name, text) in files {
            scratch.write(&format!("content/{name}"), text);
        }
        let library = Library::open(&scratch.path(""), &scratch.path("content")).unwrap();
        Self { scratch, library }
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        self.scratch.write(&format!("content/{name}"), text);
    }

    pub(crate) fn write_bytes(&self, name: &str, bytes: &[u8]) {
        self.write(name, "");
        fs::write(self.scratch.path(&format!("content/{name}")), bytes).unwrap();
    }

    /// Reads again what these paths belong to; gives what changed, below the content folder.
    pub(crate) fn refresh(&mut self, paths: &[&str]) -> Vec<String> {
        let content = self.scratch.path("content");
        let mut touched = Touched::new();
        paths.iter().for_each(|path| touched.add(&content, None, &content.join(path)));
        let changed = self.library.refresh(&touched).unwrap();
        assert_same(&self.library.loaded(), &self.afresh());
        changed.iter().map(|file| file.strip_prefix("content/").unwrap().to_owned()).collect()
    }

    pub(crate) fn afresh(&self) -> Loaded {
        jangbu::load::site(&self.scratch.path(""), &self.scratch.path("content")).unwrap()
    }

    fn project(&self, slug: &str) -> OfProject {
        let projects = self.library.loaded().projects;
        projects.into_iter().find(|one| &*one.slug == slug).unwrap()
    }
}

/// That both say the same, whichever edition they are.
pub(crate) fn assert_same(kept: &Loaded, fresh: &Loaded) {
    assert_eq!(said(kept), said(fresh));
}

fn said(loaded: &Loaded) -> [String; 6] {
    [
        format!("{:#?}", loaded.site),
        format!("{:#?}", loaded.fragments),
        format!("{:?}", loaded.language),
        format!("{:#?}", loaded.diagnostics),
        format!("{:#?}", loaded.projects),
        format!("{:#?}", loaded.found()),
    ]
}

fn is_same(one: &OfProject, other: &OfProject) -> bool {
    Arc::ptr_eq(&one.project, &other.project)
        && Arc::ptr_eq(&one.found, &other.found)
        && Arc::ptr_eq(&one.slug, &other.slug)
}

#[test]
fn an_edit_changes_its_project_and_no_other() {
    let mut kept = Kept::with(&[]);
    let before = [kept.project("road"), kept.project("market")];
    let edition = kept.library.loaded().edition;
    kept.write("projects/road/2019.md", "- 2019-05-01: 개소식\n");
    assert_eq!(kept.refresh(&["projects/road/2019.md"]), ["projects/road/2019.md"]);
    assert!(!is_same(&before[0], &kept.project("road")));
    assert!(is_same(&before[1], &kept.project("market")));
    assert_eq!(kept.project("road").project.years.len(), 1);
    assert_eq!(kept.library.loaded().edition, edition);
}

#[test]
fn what_is_only_touched_has_not_changed() {
    let mut kept =
        Kept::with(&[("projects/road/2019.md", "- 오류\n"), ("pages/about.md", "# a\n")]);
    let before = [kept.project("road"), kept.project("market")];
    let edition = kept.library.loaded().edition;
    for name in ["site.yaml", "pages/about.md", "projects/road/2019.md"] {
        // Saved without a change, as editors do: another file in the place of the first.
        let path = kept.scratch.path(&format!("content/{name}"));
        let bytes = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        fs::write(&path, bytes).unwrap();
    }
    let nothing: [&str; 0] = [];
    assert_eq!(kept.refresh(&["site.yaml", "projects/road"]), nothing);
    assert_eq!(kept.library.refresh(&Touched::everything()).unwrap(), nothing);
    assert!(is_same(&before[0], &kept.project("road")));
    assert!(is_same(&before[1], &kept.project("market")));
    assert_eq!(kept.library.loaded().edition, edition);
}

#[test]
fn everything_finds_what_nobody_told() {
    let mut kept = Kept::with(&[("projects/old/project.yaml", CARD)]);
    let market = kept.project("market");
    kept.write("projects/road/project.yaml", "id: 가-1\n");
    kept.write("projects/new/project.yaml", CARD);
    kept.write("site.yaml", &ONE_SOURCE.replace("보기", "다른 보기"));
    fs::remove_dir_all(kept.scratch.path("content/projects/old")).unwrap();
    let changed = kept.library.refresh(&Touched::everything()).unwrap();
    let cards = ["new", "old", "road"].map(|slug| format!("content/projects/{slug}/project.yaml"));
    assert_eq!(changed, [&cards[..], &["content/site.yaml".to_owned()]].concat());
    assert!(is_same(&market, &kept.project("market")));
    assert_same(&kept.library.loaded(), &kept.afresh());
}

#[test]
fn projects_come_and_go_by_their_own_name_or_by_the_site() {
    let mut kept = Kept::with(&[]);
    for touched in ["projects/new/project.yaml", "projects"] {
        kept.write("projects/new/project.yaml", CARD);
        assert_eq!(kept.refresh(&[touched]), ["projects/new/project.yaml"]);
        fs::remove_dir_all(kept.scratch.path("content/projects/new")).unwrap();
        assert_eq!(kept.refresh(&[touched]), ["projects/new/project.yaml"]);
    }
    fs::rename(
        kept.scratch.path("content/projects/road"),
        kept.scratch.path("content/projects/Market"),
    )
    .unwrap();
    let changed = kept.refresh(&["projects/road", "projects/Market"]);
    assert_eq!(changed, ["projects/Market/project.yaml", "projects/road/project.yaml"]);
    let found: Vec<_> = kept.library.loaded().diagnostics.into_iter().collect();
    assert_eq!(found.len(), 1, "names that differ by case only: {found:?}");
    // Without its last file a folder is no project, and nothing collides any more.
    fs::remove_file(kept.scratch.path("content/projects/Market/project.yaml")).unwrap();
    assert_eq!(kept.refresh(&["projects/Market/project.yaml"]), ["projects/Market/project.yaml"]);
    assert!(kept.library.loaded().diagnostics.is_empty());
    kept.write("projects/readme.md", "");
    assert_eq!(kept.refresh(&["projects/readme.md"]), ["projects/readme.md"]);
}

#[test]
fn the_unit_of_the_site_alone_is_read_into_projects() {
    let mut kept =
        Kept::with(&[("projects/road/2019.md", "---\nfunding: {a: {secured: 5}}\n---\n")]);
    let before = kept.project("road");
    let edition = kept.library.loaded().edition;
    kept.write("site.yaml", &ONE_SOURCE.replace("보기", "다른 보기"));
    assert_eq!(kept.refresh(&["site.yaml"]), ["site.yaml"]);
    assert!(is_same(&before, &kept.project("road")));
    let renamed = kept.library.loaded().edition;
    assert_ne!(renamed, edition);
    for unit in ["천원", "없는 단위"] {
        kept.write("site.yaml", &ONE_SOURCE.replace("백만원", unit));
        assert_eq!(kept.refresh(&["site.yaml"]), ["site.yaml"]);
        let now = kept.project("road").project;
        assert_ne!(now.years, before.project.years, "{unit}");
    }
}

#[test]
fn the_edition_is_of_the_head_alone() {
    let mut kept = Kept::with(&[("pages/about.md", "# 소개\n")]);
    let edition = kept.library.loaded().edition;
    for (name, text) in [("pages/about.md", "# 인사\n"), ("notes.txt", "")] {
        kept.write(name, text);
        assert_eq!(kept.refresh(&[name]), [name]);
        assert_eq!(kept.library.loaded().edition, edition, "{name}");
    }
}

#[test]
fn an_attachment_that_is_brought_back_with_its_old_time_has_changed() {
    let file = "projects/road/files/plan.pdf";
    let mut kept = Kept::with(&[(file, "first")]);
    let path = kept.scratch.path(&format!("content/{file}"));
    let time = path.metadata().unwrap().modified().unwrap();
    fs::write(&path, "other").unwrap();
    fs::File::options().append(true).open(&path).unwrap().set_modified(time).unwrap();
    assert_eq!(kept.refresh(&[file]), [file]);
    assert_eq!(kept.refresh(&[file]), [""; 0]);
}

#[test]
fn sources_that_could_not_be_read_are_gathered_again() {
    let mut kept =
        Kept::with(&[("projects/road/2019.md", "---\nfunding: {z: {secured: 5}}\n---\n")]);
    let lost = ONE_SOURCE.replace("level: national", "level: none");
    kept.write("site.yaml", &lost);
    kept.refresh(&["site.yaml"]);
    let edition = kept.library.loaded().edition;
    kept.write("projects/road/2019.md", "---\nfunding: {y: {secured: 5}}\n---\n");
    kept.refresh(&["projects/road/2019.md"]);
    let stand_in = kept.library.loaded().fragments.stand_in.unwrap();
    assert!(stand_in.sources.iter().any(|source| source.id.as_str() == "y"), "{stand_in:?}");
    assert_ne!(kept.library.loaded().edition, edition);
}

#[test]
fn a_fragment_stays_the_same_one() {
    let mut kept = Kept::with(&[("projects/road/2019.md", "- 오류\n")]);
    let before = kept.library.loaded().fragments.projects;
    assert_eq!(before.len(), 1);
    kept.write("projects/market/overview.md", "글\n");
    assert_eq!(kept.refresh(&["projects/market"]), ["projects/market/overview.md"]);
    assert!(Arc::ptr_eq(&before[0], &kept.library.loaded().fragments.projects[0]));
}

#[test]
fn pictures_are_told_by_their_stamp_and_not_looked_at_again() {
    let photo = "photos: [{file: photos/a.jpg, alt: 길}]\n";
    let mut kept = Kept::with(&[]);
    kept.write_bytes("projects/road/photos/a.jpg", &jpeg(&place()));
    kept.write("projects/road/project.yaml", &format!("{CARD}{photo}"));
    let both = ["projects/road/photos/a.jpg", "projects/road/project.yaml"];
    assert_eq!(kept.refresh(&["projects/road"]), both);
    assert!(kept.project("road").project.stored[0].gps);
    let nothing: [&str; 0] = [];
    assert_eq!(kept.refresh(&["projects/road/photos/a.jpg"]), nothing);
    kept.write_bytes("projects/road/photos/a.jpg", &[&jpeg(&no_place())[..], b"more"].concat());
    let before = kept.project("road");
    assert_eq!(kept.refresh(&["projects/road/photos"]), ["projects/road/photos/a.jpg"]);
    let now = kept.project("road");
    assert!(!now.project.stored[0].gps && !is_same(&before, &now));
}

#[test]
fn a_refresh_that_fails_changes_nothing() {
    let mut kept = Kept::with(&[]);
    let before = format!("{:?}", kept.library.loaded());
    let (content, away) = (kept.scratch.path("content"), kept.scratch.path("away"));
    fs::rename(&content, &away).unwrap();
    for touched in [Touched::everything(), Touched { site: true, ..Touched::new() }] {
        assert!(kept.library.refresh(&touched).is_err());
        assert_eq!(format!("{:?}", kept.library.loaded()), before);
    }
    fs::rename(&away, &content).unwrap();
    kept.write("projects/road/overview.md", "글\n");
    assert_eq!(kept.refresh(&["projects/road"]), ["projects/road/overview.md"]);
}
