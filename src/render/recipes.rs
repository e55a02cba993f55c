//! Which files a site has, and the recipe of each.
//!
//! The folders of projects stand on shelves: their entries are made when somebody asks for one.

use super::context::Shared;
use super::darkroom::Order;
use super::facts::Facts;
use super::roster::{Group, Roster};
use super::routes::{GroupKind, Route};
use super::view::money::Charted;
use super::view::{self, group, home, method, not_found, report, rows, search as searching};
use super::{data, feed, palette, robots, search, sitemap, stylesheet};
use crate::diagnostics::{Failure, Phrase};
use crate::model::NamedFile;
use crate::output::{Output, Read, Recipe, Shelf};
use crate::theme::Theme;
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Every file of the site, those of the theme given.
pub(super) fn all(shared: &Arc<Shared>, assets: &[(String, Recipe)], content: &Path) -> Output {
    let mut output = Output::new();
    for (path, recipe) in assets {
        output.insert(path.clone(), recipe.clone());
    }
    output.mount("projects", Arc::new(Reports(Arc::clone(shared))));
    let media = Media { shared: Arc::clone(shared), content: content.to_owned() };
    output.mount("media", Arc::new(media));
    add_lists(&mut output, shared);
    match shared.facts.as_slice() {
        [only] => {
            let at = (Route::Home.path(), Route::Home);
            insert_report(&mut output, at, shared, (only, &Arc::default()));
        }
        _ => add_page(&mut output, shared, Route::Home, "home.html", |s, _| Ok(home::home(s))),
    }
    add_page(&mut output, shared, Route::Method, "method.html", |s, _| Ok(method::method(s)));
    add_page(&mut output, shared, Route::Data, "data.html", |s, _| Ok(view::data::data_page(s)));
    data::add(&mut output, shared);
    add_page(&mut output, shared, Route::Search, "search.html", |s, _| Ok(searching::search(s)));
    search::add(&mut output, shared);
    feed::add(&mut output, shared);
    sitemap::add(&mut output, shared);
    robots::add(&mut output, shared);
    add_page(&mut output, shared, Route::NotFound, "404.html", |s, _| Ok(not_found::not_found(s)));
    for (index, page) in shared.site.pages.iter().enumerate().filter(|(_, p)| p.name != "method") {
        let route = Route::Page(page.name.clone());
        add_page(&mut output, shared, route, "page.html", move |shared, _| {
            shared.site.pages.get(index).map(|page| method::free(shared, page)).ok_or_else(gone)
        });
    }
    output
}

/// The files of the theme. A theme that brings a whole `style.css` has it in place of its sheets.
pub(super) fn assets(theme: &Theme) -> Vec<(String, Recipe)> {
    let mut sheet = stylesheet::squeezed(theme.styles.values().map(String::as_str));
    sheet.push_str(&palette::rules(&theme.look.palette));
    let asset = |name: &str, bytes| (Route::Asset(name.to_owned()).path(), Recipe::bytes(bytes));
    let own = theme.assets.iter().map(|(name, bytes)| asset(name, bytes.clone()));
    std::iter::once(asset("style.css", sheet.into_bytes())).chain(own).collect()
}

/// The report cards and the files beside them, a folder for each project.
struct Reports(Arc<Shared>);

impl Shelf for Reports {
    fn names(&self) -> Vec<String> {
        slugs(&self.0)
    }

    fn open(&self, name: &str) -> Option<Output> {
        self.0.project(name).map(|facts| beside_report(&self.0, facts))
    }
}

/// Pictures and attachments, a folder for each project.
struct Media {
    shared: Arc<Shared>,
    content: PathBuf,
}

impl Shelf for Media {
    fn names(&self) -> Vec<String> {
        slugs(&self.shared)
    }

    fn open(&self, name: &str) -> Option<Output> {
        self.shared.project(name).map(|facts| media(&self.shared, facts, &self.content))
    }
}

fn slugs(shared: &Shared) -> Vec<String> {
    shared.facts.iter().map(|facts| facts.project.slug.clone()).collect()
}

/// Report, data and picture of the charts of one project, as [`Route::Report`] and
/// [`Route::ReportFile`] name them below its folder.
fn beside_report(shared: &Arc<Shared>, facts: &Arc<Facts>) -> Output {
    let mut output = Output::new();
    let charted = Arc::new(Charted::default());
    let at = ("index.html".to_owned(), facts.route());
    insert_report(&mut output, at, shared, (facts, &charted));
    let mut file = |name, make: fn(&Shared, &Facts) -> Result<Vec<u8>, Failure>| {
        let (shared, facts) = (Arc::clone(shared), Arc::clone(facts));
        output.insert(name, Recipe::make(move || make(&shared, &facts)));
    };
    file("record.json", data::record);
    if !facts.ledger.is_empty() {
        file("funding.csv", data::funding);
    }
    if facts.ledger.is_drawable() {
        let (shared, facts) = (Arc::clone(shared), Arc::clone(facts));
        let poster = move || Ok(poster(&shared, &facts, &charted).into_bytes());
        output.insert("funding.svg", Recipe::make(poster));
    }
    output
}

fn poster(shared: &Shared, facts: &Facts, charted: &Charted) -> String {
    let title = format!("{} {}", facts.project.card.id, facts.project.card.title);
    charted.of(shared, &facts.ledger).poster(shared.voice(), &title).unwrap_or_default()
}

/// Pictures and attachments of one project, as [`Route::Media`] names them below its folder.
fn media(shared: &Arc<Shared>, facts: &Facts, content: &Path) -> Output {
    let mut output = Output::new();
    let project = &facts.project;
    let place = |file: &str| content.join("projects").join(&project.slug).join(file);
    for NamedFile { file, on_disk, .. } in project.cards().flat_map(|card| &card.files) {
        output.insert(file, Recipe::Copy(place(on_disk)));
    }
    for entry in facts.album.entries() {
        let prints = entry.prints.iter().map(|(print, _)| *print).collect();
        let order = Arc::new(Order { picture: entry.picture, prints });
        for (print, name) in &entry.prints {
            let (shared, order, print) = (Arc::clone(shared), Arc::clone(&order), *print);
            let make = move |path: &Path, read: &Read<'_>| {
                shared.darkroom.print((path, read), &order, print)
            };
            output.insert(name, Recipe::Transform(place(&entry.on_disk), Arc::new(make)));
        }
    }
    output
}

/// The list of all projects and every group, a hundred projects a page, and where that is more
/// than a page, their rows as script files.
fn add_lists(output: &mut Output, shared: &Arc<Shared>) {
    for page in 1..=Route::pages_of(shared.facts.len()) {
        let route = Route::Projects(page);
        add_page(output, shared, route, "projects.html", |s, at| Ok(group::projects(s, at)));
    }
    add_rows(output, shared, None, |shared| Some(&shared.rosters.all));
    for (index, entry) in shared.groups().iter().enumerate() {
        for page in 1..=Route::pages_of(entry.roster.len()) {
            let route = Route::Group(entry.kind, entry.id.clone(), page);
            add_page(output, shared, route, "group.html", move |shared, at| {
                let found: Option<&Group> = shared.groups().get(index);
                found.map(|entry| group::group(shared, entry, at)).ok_or_else(gone)
            });
        }
        let of = (entry.kind, entry.id.clone());
        add_rows(output, shared, Some(&of), move |shared| {
            Some(&shared.groups().get(index)?.roster)
        });
    }
}

/// The script files of a group, or of all projects.
fn add_rows(
    output: &mut Output,
    shared: &Arc<Shared>,
    group: Option<&(GroupKind, String)>,
    roster: impl Fn(&Shared) -> Option<&Roster> + Copy + Send + Sync + 'static,
) {
    let projects = roster(shared).map_or(0, Roster::len);
    for file in 1..=Route::files_of(projects) {
        let (route, shared) = (Route::Rows(group.cloned(), file), Arc::clone(shared));
        let rows = move || rows::file(&shared, roster(&shared).ok_or_else(gone)?, file);
        output.insert(route.path(), Recipe::make(rows));
    }
}

fn insert_report(
    output: &mut Output,
    (path, at): (String, Route),
    shared: &Arc<Shared>,
    (facts, charted): (&Arc<Facts>, &Arc<Charted>),
) {
    let (facts, charted) = (Arc::clone(facts), Arc::clone(charted));
    let view = move |shared: &Shared, at: &Route| Ok(report::report(shared, &facts, &charted, at));
    output.insert(path, page(shared, at, "report.html", view));
}

fn add_page<V: Serialize>(
    output: &mut Output,
    shared: &Arc<Shared>,
    route: Route,
    template: &'static str,
    view: impl Fn(&Shared, &Route) -> Result<V, Failure> + Send + Sync + 'static,
) {
    output.insert(route.path(), page(shared, route, template, view));
}

fn page<V: Serialize>(
    shared: &Arc<Shared>,
    route: Route,
    template: &'static str,
    view: impl Fn(&Shared, &Route) -> Result<V, Failure> + Send + Sync + 'static,
) -> Recipe {
    let shared = Arc::clone(shared);
    Recipe::make(move || shared.templates.render(template, &view(&shared, &route)?))
}

/// What a recipe is about is always there: the map was made from it.
fn gone() -> Failure {
    Failure::new(
        Phrase::new("사이트의 기록이 바뀌었습니다", "the site's records changed underneath"),
        "",
    )
}
