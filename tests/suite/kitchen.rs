//! A site that is brought up to date is the one a fresh run makes, byte for byte.
//!
//! Edits are made to the content as it was read: who reads files again after one is not asked.

use crate::built::{contents, repository};
use jangbu::load;
use jangbu::model::{Page, Project, Prose, Site};
use jangbu::output::{Output, Recipe};
use jangbu::render::{self, Kitchen};
use jangbu::theme::Theme;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

/// The invented district as it is read, with two pages of texts.
static DISTRICT: LazyLock<Site> = LazyLock::new(|| {
    let root = contents("district");
    let mut site = load::site(&root, &root.join("content")).unwrap().site.unwrap();
    site.pages = ["about", "method"].map(page).into();
    site
});

fn page(name: &str) -> Page {
    let text = Prose { source: "[공원](../projects/park/)\n".into(), first_line: 3 };
    Page { name: name.into(), title: name.into(), text }
}

fn content() -> PathBuf {
    contents("district").join("content")
}

fn theme() -> Theme {
    load::theme(&repository(), None).unwrap().theme
}

/// What somebody saves. Numbers choose a project, whatever number there are.
#[derive(Debug, Clone)]
enum Edit {
    Title(usize),
    Area(usize),
    LastYear(usize),
    Reasons(usize),
    Remove(usize),
    Copy(usize, String),
    Statuses,
    Sources,
    Page,
    Footer,
    Nothing,
}

fn edit() -> impl Strategy<Value = Edit> {
    let which = 0..40_usize;
    prop_oneof![
        3 => which.clone().prop_map(Edit::Title),
        3 => which.clone().prop_map(Edit::Area),
        3 => which.clone().prop_map(Edit::LastYear),
        2 => which.clone().prop_map(Edit::Reasons),
        2 => which.clone().prop_map(Edit::Remove),
        3 => (which, "(page|[a-z]{1,3}(-[a-z])?)").prop_map(|(which, slug)| Edit::Copy(which, slug)),
        1 => Just(Edit::Statuses),
        1 => Just(Edit::Sources),
        1 => Just(Edit::Page),
        1 => Just(Edit::Footer),
        1 => Just(Edit::Nothing),
    ]
}

/// A site somebody edits, and the kitchen that follows.
struct Desk {
    site: Site,
    theme: Arc<Theme>,
    edition: u64,
    kitchen: Kitchen,
}

impl Desk {
    fn new(site: Site) -> Self {
        Self { site, theme: Arc::new(theme()), edition: 0, kitchen: Kitchen::default() }
    }

    fn save(&mut self, edit: &Edit) {
        match edit {
            Edit::Title(which) => self.change(*which, |project| project.card.title.push('!')),
            Edit::Area(which) => {
                let other = self.site.areas.get(*which).map(|area| area.id.clone());
                self.change(*which, |project| project.card.area = other);
            }
            Edit::LastYear(which) => self.change(*which, |project| drop(project.years.pop())),
            Edit::Reasons(which) => self.change(*which, |project| {
                let lines = project.years.iter_mut().flat_map(|year| &mut year.funding);
                lines.for_each(|line| line.gap = None);
            }),
            Edit::Remove(which) => {
                let which = which % self.site.projects.len().max(1);
                (which < self.site.projects.len()).then(|| self.site.projects.remove(which));
            }
            Edit::Copy(which, slug) => self.copy(*which, slug),
            Edit::Statuses => {
                self.site.statuses.iter_mut().for_each(|status| status.done = !status.done);
                self.edition += 1;
            }
            Edit::Sources => {
                self.site.sources.reverse();
                self.edition += 1;
            }
            Edit::Page => self.site.pages.iter_mut().for_each(|page| page.title.push('?')),
            Edit::Footer => {
                let mut other = (*self.theme).clone();
                other.look.footer.text.push_str("전화 02-000-0000 ");
                other.styles.insert("99-own.css".into(), "p { color: #000 }".into());
                self.theme = Arc::new(other);
            }
            Edit::Nothing => {}
        }
    }

    fn change(&mut self, which: usize, change: impl FnOnce(&mut Project)) {
        let projects = &mut self.site.projects;
        let which = which % projects.len().max(1);
        if let Some(project) = projects.get_mut(which) {
            let mut other = (**project).clone();
            change(&mut other);
            *project = Arc::new(other);
        }
    }

    fn copy(&mut self, which: usize, slug: &str) {
        let which = which % self.site.projects.len().max(1);
        let place = self.site.projects.binary_search_by(|p| (*p.slug).cmp(slug));
        if let (Some(project), Err(place)) = (self.site.projects.get(which), place) {
            let mut other = (**project).clone();
            slug.clone_into(&mut other.slug);
            self.site.projects.insert(place, Arc::new(other));
        }
    }

    /// The site brought up to date.
    fn kept(&mut self) -> Output {
        let site = Arc::new(self.site.clone());
        self.kitchen.site(site, &self.theme, &content(), self.edition).unwrap()
    }

    /// The site brought up to date, and made anew.
    fn both(&mut self) -> [Output; 2] {
        let fresh = render::site(self.site.clone(), &self.theme, &content(), Arc::default());
        [self.kept(), fresh.unwrap()]
    }
}

/// The bytes of the pages, data and pictures below a path that is chosen.
fn bytes(output: &Output, is_asked: impl Fn(&str) -> bool) -> BTreeMap<String, Vec<u8>> {
    let read = |path: &Path| Ok(path.display().to_string().into_bytes());
    let made = |(path, recipe): (String, Recipe)| {
        // Of a photo that would be made smaller, the file it is made from.
        let bytes = match &recipe {
            Recipe::Transform(from, _) => from.display().to_string().into_bytes(),
            _ => recipe.carry_out(read).unwrap(),
        };
        (path, bytes)
    };
    output.iter().filter(|(path, _)| is_asked(path)).map(made).collect()
}

fn same(both: &[Output; 2], is_asked: impl Fn(&str) -> bool + Copy) -> Result<(), TestCaseError> {
    let [kept, fresh] = [&both[0], &both[1]].map(|output| bytes(output, is_asked));
    let names = |of: &BTreeMap<String, Vec<u8>>| of.keys().cloned().collect::<Vec<_>>();
    prop_assert_eq!(names(&kept), names(&fresh));
    for (path, bytes) in &kept {
        prop_assert!(fresh.get(path) == Some(bytes), "{} is another", path);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_every_file_is_as_made_anew(edits in prop::collection::vec(edit(), 1..7)) {
        let mut desk = Desk::new(DISTRICT.clone());
        desk.both();
        for edit in &edits {
            desk.save(edit);
            same(&desk.both(), |_| true)?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_lists_of_many_are_as_made_anew(edits in prop::collection::vec(edit(), 2..5)) {
        let mut desk = Desk::new(DISTRICT.clone());
        for number in 0..130 {
            desk.copy(number, &format!("copy-{number:03}"));
        }
        let lists = |path: &str| {
            path.ends_with(".html") && !path.starts_with("projects/copy")
                || path.ends_with(".js") && path.contains("/rows-")
        };
        same(&desk.both(), lists)?;
        for edit in &edits {
            desk.save(edit);
            same(&desk.both(), lists)?;
        }
    }
}

#[test]
fn every_file_is_got_by_its_path_as_it_is_listed() {
    let mut desk = Desk::new(DISTRICT.clone());
    desk.save(&Edit::Copy(3, "page".into()));
    let [output, _] = desk.both();
    let listed = bytes(&output, |_| true);
    assert_eq!(listed.len(), output.len());
    let mut before = String::new();
    for (path, recipe) in output.iter() {
        assert!(before < path, "{path} stands behind {before}");
        let got = output.get(&path).unwrap_or_else(|| panic!("no {path}"));
        assert_eq!(format!("{got:?}"), format!("{recipe:?}"), "{path}");
        before = path;
    }
    assert!(output.get("projects/page/index.html").is_some());
    assert!(output.get("projects/nobody/index.html").is_none());
    assert!(output.get("media/nobody/a.jpg").is_none());
}

#[test]
fn a_theme_that_does_not_parse_leaves_what_was_kept() {
    let mut desk = Desk::new(DISTRICT.clone());
    desk.both();
    let good = Arc::clone(&desk.theme);
    let mut broken = (*good).clone();
    broken.templates.insert("home.html".into(), "{% if %}".into());
    let made = desk.kitchen.site(Arc::new(DISTRICT.clone()), &Arc::new(broken), &content(), 0);
    assert!(made.is_err());
    desk.save(&Edit::Title(2));
    same(&desk.both(), |_| true).unwrap();
}

#[test]
fn a_page_names_the_files_it_is_written_in() {
    let site = &*DISTRICT;
    let sources = |path: &str| render::sources(site, path);
    let head = ["content/site.yaml"];
    let market = ["project.yaml", "overview.md", "before.md", "2023.md", "2024.md"]
        .map(|name| format!("content/projects/market/{name}"));
    assert_eq!(sources("projects/market/index.html"), market);
    let library =
        ["project.yaml", "2024.md"].map(|name| format!("content/projects/library/{name}"));
    assert_eq!(sources("projects/library/index.html"), library);
    assert_eq!(sources("about/index.html"), ["content/pages/about.md"]);
    assert_eq!(sources("method/index.html"), ["content/pages/method.md", head[0]]);
    for path in [
        "index.html",
        "404.html",
        "projects/index.html",
        "statuses/done/index.html",
        "years/2023/index.html",
    ] {
        assert_eq!(sources(path), head, "{path}");
    }
    for path in [
        "projects/nobody/index.html",
        "projects/library/record.json",
        "projects/page/2/index.html",
        "years/1999/index.html",
        "statuses/nothing/index.html",
        "nobody/index.html",
        "assets/style.css",
        "media/park/plan.pdf",
    ] {
        assert_eq!(sources(path), [""; 0], "{path}");
    }
    let mut one = site.clone();
    one.projects.retain(|project| project.slug == "market");
    assert_eq!(render::sources(&one, "index.html"), market);
}

#[test]
fn sources_are_told_of_exactly_the_pages_there_are() {
    let output = render::site(DISTRICT.clone(), &theme(), &content(), Arc::default()).unwrap();
    for (path, _) in output.iter() {
        let told = !render::sources(&DISTRICT, &path).is_empty();
        assert_eq!(told, path.ends_with(".html"), "{path}");
    }
}

/// The shortest of a few times: what a busy machine adds is left out.
fn shortest(times: usize, mut work: impl FnMut()) -> Duration {
    let timed = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..times).map(timed).min().unwrap()
}

#[test]
fn an_edit_makes_none_of_the_files_that_grow_with_all_projects() {
    let mut desk = Desk::new(DISTRICT.clone());
    for number in 0..400 {
        desk.copy(number, &format!("copy-{number:03}"));
    }
    let made = |output: &Output, path: &str| {
        let recipe = output.get(path).unwrap_or_else(|| panic!("no {path}"));
        shortest(2, || drop(recipe.carry_out(|_| panic!("nothing is read")).unwrap()))
    };
    let output = desk.kept();
    // The index is made once, so that only the first of its files costs what it does.
    let recipe = output.get("search/index.js").unwrap();
    let index = shortest(1, || drop(recipe.carry_out(|_| panic!("nothing is read")).unwrap()));
    let mut files = vec![("search/index.js", index)];
    for path in ["data/funding.csv", "data/results.csv", "data/site.json", "data/oc4ids.json"] {
        files.push((path, made(&output, path)));
    }
    let edit = shortest(5, || {
        desk.save(&Edit::Title(7));
        desk.kept();
    });
    let all: Duration = files.iter().map(|(_, took)| *took).sum();
    println!("edit {edit:?}, of all {all:?}: {files:?}");
    for (path, took) in files {
        assert!(edit * 2 < took, "an edit takes {edit:?}, {path} {took:?}");
    }
}
