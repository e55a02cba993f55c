//! Site -> Output: every file of the site as a recipe.
//!
//! Builds the map only; a page is rendered when its recipe is carried out. Reads no file, and
//! knows no clock, environment or terminal. Sums, rates and gaps are the model's.

mod context;
mod darkroom;
mod data;
mod facts;
mod footnotes;
mod html;
mod lines;
mod palette;
mod proof;
pub mod readiness;
mod routes;
mod stylesheet;
mod template_faults;
mod templates;
mod view;

pub use proof::{faults, proof};

use crate::chart;
use crate::diagnostics::Failure;
use crate::model::{NamedFile, Site};
use crate::output::{Output, Recipe};
use crate::theme::Theme;
use context::Shared;
use darkroom::Order;
use facts::{Facts, Group};
use routes::Route;
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;
use view::list::Listed;
use view::{group, home, method, not_found, report, rows};

/// The site as a map of recipes. `content` is the content folder, for pictures and attachments.
///
/// # Errors
/// A theme whose templates do not parse. Recipes fail on their own, when they are carried out.
pub fn site(site: Site, theme: &Theme, content: &Path) -> Result<Output, Failure> {
    let shared = Arc::new(Shared::new(site, theme)?);
    let mut output = Output::new();
    add_assets(&mut output, theme);
    for index in 0..shared.facts.len() {
        output.merge(project(&shared, index, content));
    }
    add_lists(&mut output, &shared);
    if shared.facts.len() == 1 {
        add_report(&mut output, &shared, 0, Route::Home);
    } else {
        add_page(&mut output, &shared, Route::Home, "home.html", |s, _| Ok(home::home(s)));
    }
    add_page(&mut output, &shared, Route::Method, "method.html", |s, _| Ok(method::method(s)));
    add_page(&mut output, &shared, Route::NotFound, "404.html", |s, _| Ok(not_found::not_found(s)));
    for (index, page) in shared.site.pages.iter().enumerate().filter(|(_, p)| p.name != "method") {
        let route = Route::Page(page.name.clone());
        add_page(&mut output, &shared, route, "page.html", move |shared, _| {
            shared.site.pages.get(index).map(|page| method::free(shared, page)).ok_or_else(gone)
        });
    }
    Ok(output)
}

/// The files of the theme. A theme that brings a whole `style.css` has it in place of its sheets.
fn add_assets(output: &mut Output, theme: &Theme) {
    let mut sheet = stylesheet::squeezed(theme.styles.values().map(String::as_str));
    sheet.push_str(&palette::rules(&theme.look.palette));
    output.insert(Route::Asset("style.css".into()).path(), Recipe::bytes(sheet.into_bytes()));
    for (name, bytes) in &theme.assets {
        output.insert(Route::Asset(name.clone()).path(), Recipe::bytes(bytes.clone()));
    }
}

/// Every file of one project: report, data, picture of the charts, media.
fn project(shared: &Arc<Shared>, index: usize, content: &Path) -> Output {
    let mut output = Output::new();
    let Some(facts) = shared.facts.get(index) else { return output };
    let slug = &facts.project.slug;
    add_report(&mut output, shared, index, facts.route());
    let mut file = |name, make: fn(&Shared, &Facts) -> Result<Vec<u8>, Failure>| {
        let shared = Arc::clone(shared);
        let recipe = Recipe::make(move || {
            shared.facts.get(index).map_or_else(|| Err(gone()), |f| make(&shared, f))
        });
        output.insert(Route::ReportFile(slug.clone(), name).path(), recipe);
    };
    file("record.json", data::record);
    if !facts.ledger.is_empty() {
        file("funding.csv", data::funding);
    }
    if facts.ledger.is_drawable() {
        file("funding.svg", |shared, facts| Ok(poster(shared, facts).into_bytes()));
    }
    add_media(&mut output, shared, facts, content);
    output
}

fn poster(shared: &Shared, facts: &Facts) -> String {
    let title = format!("{} {}", facts.project.card.id, facts.project.card.title);
    chart::poster(&facts.ledger, &shared.site, &shared.locale, &title).unwrap_or_default()
}

fn add_media(output: &mut Output, shared: &Arc<Shared>, facts: &Facts, content: &Path) {
    let project = &facts.project;
    let place = |file: &str| content.join("projects").join(&project.slug).join(file);
    let path = |file: &str| Route::Media(project.slug.clone(), file.to_owned()).path();
    for NamedFile { file, on_disk, .. } in project.cards().flat_map(|card| &card.files) {
        output.insert(path(file), Recipe::Copy(place(on_disk)));
    }
    for entry in facts.album.entries() {
        let prints = entry.prints.iter().map(|(print, _)| *print).collect();
        let order = Arc::new(Order { picture: entry.picture, prints });
        for (print, name) in &entry.prints {
            let (shared, order, print) = (Arc::clone(shared), Arc::clone(&order), *print);
            let make = move |path: &Path, bytes: Vec<u8>| {
                shared.darkroom.print((path, &bytes), &order, print)
            };
            output.insert(path(name), Recipe::Transform(place(&entry.on_disk), Arc::new(make)));
        }
    }
}

fn add_report(output: &mut Output, shared: &Arc<Shared>, index: usize, route: Route) {
    add_page(output, shared, route, "report.html", move |shared, at| {
        shared.facts.get(index).map(|f| report::report(shared, f, at)).ok_or_else(gone)
    });
}

/// The list of all projects and every group, a hundred projects a page, and where that is more
/// than a page, their rows as script files.
fn add_lists(output: &mut Output, shared: &Arc<Shared>) {
    for page in 1..=Route::pages_of(shared.facts.len()) {
        let route = Route::Projects(page);
        add_page(output, shared, route, "projects.html", |s, at| Ok(group::projects(s, at)));
    }
    add_rows(output, shared, None, shared.facts.len());
    for (index, entry) in shared.groups.iter().enumerate() {
        for page in 1..=Route::pages_of(entry.members.len()) {
            let route = Route::Group(entry.kind, entry.id.clone(), page);
            add_page(output, shared, route, "group.html", move |shared, at| {
                let found: Option<&Group> = shared.groups.get(index);
                found.map(|entry| group::group(shared, entry, at)).ok_or_else(gone)
            });
        }
        add_rows(output, shared, Some(index), entry.members.len());
    }
}

/// The script files of a group, or of all projects.
fn add_rows(output: &mut Output, shared: &Arc<Shared>, group: Option<usize>, projects: usize) {
    let entry = group.and_then(|index| shared.groups.get(index));
    for file in 1..=Route::files_of(projects) {
        let route = Route::Rows(entry.map(|entry| (entry.kind, entry.id.clone())), file);
        let shared = Arc::clone(shared);
        let recipe = Recipe::make(move || match group {
            None => {
                let all: Vec<usize> = (0..shared.facts.len()).collect();
                rows::file(&shared, &Listed { members: &all, column: None }, file)
            }
            Some(index) => {
                let Group { members, column, .. } = shared.groups.get(index).ok_or_else(gone)?;
                rows::file(&shared, &Listed { members, column: *column }, file)
            }
        });
        output.insert(route.path(), recipe);
    }
}

fn add_page<V: Serialize>(
    output: &mut Output,
    shared: &Arc<Shared>,
    route: Route,
    template: &'static str,
    view: impl Fn(&Shared, &Route) -> Result<V, Failure> + Send + Sync + 'static,
) {
    let path = route.path();
    let shared = Arc::clone(shared);
    let recipe = Recipe::make(move || shared.templates.render(template, &view(&shared, &route)?));
    output.insert(path, recipe);
}

/// What a recipe is about is always there: the map was made from it.
fn gone() -> Failure {
    Failure::new(
        crate::diagnostics::Phrase::new(
            "사이트의 기록이 바뀌었습니다",
            "the site's records changed underneath",
        ),
        "",
    )
}
