//! What the site publishes at which address, and what a link of the author's leads to.
//!
//! One answer for who checks links and who writes them into pages. Knows nothing of Markdown,
//! and nothing of the files a theme brings.

use super::{
    Album, Card, DATA_FILES, GroupKind, Id, Ledger, Page, Period, Project, Route, Site, StoredFile,
    TABLE_FILES, sections, year_anchor,
};
use std::sync::Arc;

/// Those of [`DATA_FILES`] that hold no data, but say what stands in the others.
const ABOUT_DATA: [&str; 3] = ["site.schema.json", "record.schema.json", "datapackage.json"];

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// The file.
    pub route: Route,
    /// The part of it that is meant where the author named a yearly record.
    pub anchor: Option<String>,
}

impl Destination {
    fn whole(route: Route) -> Self {
        Self { route, anchor: None }
    }
}

impl Site {
    /// Where a relative link leads that stands in a text of a page; `None` where the site
    /// publishes nothing there. `path` is without percent signs, query and fragment.
    ///
    /// An author may name the file as published (`../other/index.html`), its folder (`../other/`,
    /// or from the root `/method/`), or the content file it is made from: `files/plan.pdf`,
    /// `../other/overview.md`, `2019.md`, and in a free page `method.md`. Every file of a theme
    /// counts as there. Of a group only the first page does, because the others move when projects
    /// are added. In a draft, its own files are there as if it were published.
    pub fn destination(&self, from: &Route, path: &str) -> Option<Destination> {
        if path.is_empty() {
            return Some(Destination::whole(from.clone()));
        }
        let view = View { site: self, from };
        let below = |folder: &str| {
            let from_root = joined(folder, path)?;
            let is_folder = matches!(path.rsplit('/').next(), Some("" | "." | ".."));
            let found = if is_folder { view.folder(&from_root) } else { view.at(&from_root) };
            found.or_else(|| view.once_mended(&from_root))
        };
        let as_written = || match from {
            Route::Page(_) | Route::Method => below("pages"),
            _ => None,
        };
        below(&from.folder()).or_else(as_written)
    }

    /// A file that lies where a link of a page points, among the pictures and attachments of a
    /// project, whether or not it is published.
    pub fn stored_at(&self, from: &Route, path: &str) -> Option<(&Arc<Project>, &StoredFile)> {
        let folder = match from {
            Route::Page(_) | Route::Method => "pages".to_owned(),
            _ => from.folder(),
        };
        let from_root = joined(&folder, path)?;
        let below = ["projects/", "media/"].iter().find_map(|top| from_root.strip_prefix(top))?;
        let (slug, name) = below.split_once('/')?;
        let project = self.published(slug).or_else(|| self.draft(slug))?;
        project.stored(name).map(|file| (project, file))
    }

    /// The anchors of the sections of a page, in its order; `None` where the route is no page. The
    /// charts and gaps of a list, which depend on its figures, count as there.
    pub fn anchors(&self, route: &Route) -> Option<Vec<String>> {
        let own = match route {
            Route::Home => match self.projects.as_slice() {
                [only] => self.anchors_of_report(only),
                _ => self.anchors_of_home(),
            },
            Route::Report(slug) => {
                let project = self.published(slug).or_else(|| self.draft(slug))?;
                self.anchors_of_report(project)
            }
            Route::Projects(_) => names(["list"]).chain(self.indexes()).collect(),
            Route::Group(..) => names(["by-source", "by-year", "list"]).collect(),
            Route::Method => {
                let terms = names(["terms"]).filter(|_| !self.terms.is_empty());
                let known = names(["known"]).filter(|_| !self.known.is_empty());
                names(["formulas", "stages", "marks", "statuses", "funding-sources"])
                    .chain(terms)
                    .chain(names(["columns"]))
                    .chain(known)
                    .chain(names(["rules"]))
                    .collect()
            }
            Route::Data => {
                let own = ["files", "open", "states", "reading", "columns"];
                // Beside the sections, each table of columns has an anchor of its name.
                let tables = TABLE_FILES.iter().filter_map(|file| file.strip_suffix(".csv"));
                names(own).chain(tables.map(str::to_owned)).collect()
            }
            Route::Page(_) | Route::Search | Route::NotFound => Vec::new(),
            Route::ReportFile(..)
            | Route::Rows(..)
            | Route::Asset(_)
            | Route::Media(..)
            | Route::DataFile(_)
            | Route::SearchFile(_)
            | Route::Feed(_)
            | Route::Sitemap(_)
            | Route::Robots => return None,
        };
        Some(own.into_iter().chain(names(["main"])).collect())
    }

    /// Whether a file of open data about all projects, one of [`DATA_FILES`], is there: the standard
    /// for infrastructure projects knows no package without projects.
    pub fn has_data_file(&self, name: &str) -> bool {
        name != "oc4ids.json" || !self.projects.is_empty()
    }

    /// The files that hold the data of all projects, without those that say what stands in them.
    pub fn data_files(&self) -> impl Iterator<Item = &'static str> {
        let holds_data = |name: &&str| !ABOUT_DATA.contains(name) && self.has_data_file(name);
        DATA_FILES.into_iter().filter(holds_data)
    }

    /// A published project by its address.
    pub fn published(&self, slug: &str) -> Option<&Arc<Project>> {
        by_slug(&self.projects, slug)
    }

    /// A draft by what would be its address.
    pub fn draft(&self, slug: &str) -> Option<&Arc<Project>> {
        by_slug(&self.drafts, slug)
    }

    fn anchors_of_report(&self, project: &Project) -> Vec<String> {
        let ledger = Ledger::of_project(self, project);
        let own = sections(self, project, &ledger).into_iter().map(str::to_owned);
        let years = project.years.iter().filter(|year| year.tells_something());
        own.chain(years.map(|year| year_anchor(year.period))).collect()
    }

    fn anchors_of_home(&self) -> Vec<String> {
        let mut results = self.projects.iter().flat_map(|p| &p.years).map(|year| &year.results);
        let news = results.any(|results| !results.is_empty());
        names(["by-source", "by-year", "states", "list"])
            .chain(names(["news"]).filter(|_| news))
            .chain(names(["holes"]))
            .chain(self.indexes())
            .collect()
    }

    /// The lists of groups, of which a kind without groups has none.
    fn indexes(&self) -> impl Iterator<Item = String> {
        let there = |kind: &GroupKind| match kind {
            GroupKind::Area => !self.areas.is_empty(),
            GroupKind::Department => !self.departments.is_empty(),
            GroupKind::Status => !self.statuses.is_empty(),
            GroupKind::Year => self.projects.iter().any(|project| !project.years.is_empty()),
        };
        let kinds = GroupKind::ALL.into_iter().filter(there);
        kinds.map(|kind| kind.folder().to_owned()).collect::<Vec<_>>().into_iter()
    }
}

fn names<const N: usize>(names: [&str; N]) -> impl Iterator<Item = String> {
    names.map(str::to_owned).into_iter()
}

/// The site as a text of one page sees it.
struct View<'a> {
    site: &'a Site,
    from: &'a Route,
}

impl View<'_> {
    /// What stands at a path below the root: of the site, or of the content folder.
    fn at(&self, path: &str) -> Option<Destination> {
        let file = || self.route(path).map(Destination::whole);
        self.of_content(path).or_else(file).or_else(|| self.folder(path))
    }

    /// What will stand at a path once the content that could not be read is mended.
    fn once_mended(&self, path: &str) -> Option<Destination> {
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        let second = rest.split('/').next().unwrap_or_default();
        let mut unread = self.site.unread.iter();
        let route = match first {
            "projects" | "media" => unread
                .any(|name| name.strip_prefix("projects/") == Some(second))
                .then(|| Route::Report(second.to_owned())),
            "years" => unread
                .any(|name| name.starts_with("projects/"))
                .then(|| Route::Group(GroupKind::Year, second.to_owned(), 1)),
            _ => {
                let name = if first == "pages" { second.strip_suffix(".md")? } else { first };
                unread
                    .any(|file| *file == format!("pages/{name}.md"))
                    .then(|| Route::Page(name.to_owned()))
            }
        };
        route.map(Destination::whole)
    }

    /// The page that servers show for a folder.
    fn folder(&self, path: &str) -> Option<Destination> {
        let index = if path.is_empty() { "index.html" } else { &*format!("{path}/index.html") };
        self.route(index).map(Destination::whole)
    }

    fn route(&self, path: &str) -> Option<Route> {
        Route::parse(path).filter(|route| self.has(route))
    }

    fn has(&self, route: &Route) -> bool {
        let site = self.site;
        let project = |slug: &str, has: &dyn Fn(&Project) -> bool| {
            self.project(slug).is_some_and(|project| has(project))
        };
        match route {
            Route::Home | Route::Method | Route::NotFound | Route::Asset(_) => true,
            Route::DataFile(name) => site.has_data_file(name),
            Route::Data | Route::Search | Route::Robots => true,
            Route::Feed(None) | Route::Sitemap(0) => site.base_url.is_some(),
            Route::Feed(Some(id)) => {
                site.base_url.is_some() && site.department(&Id::new(&**id)).is_some()
            }
            Route::Projects(page) => *page <= Route::pages_of(site.projects.len()),
            Route::Report(slug) => self.project(slug).is_some(),
            Route::ReportFile(slug, file) => project(slug, &|p| has_file(site, p, file)),
            Route::Group(kind, id, page) => *page == 1 && has_group(site, *kind, id),
            Route::Page(name) => name != "method" && site.pages.iter().any(|p| p.name == *name),
            Route::Rows(..) | Route::SearchFile(_) | Route::Sitemap(_) => false,
            Route::Media(slug, file) => {
                project(slug, &|p| p.names_file(file) || Album::of(p.cards()).has(file))
            }
        }
    }

    /// The page made from a content file, or the file itself where a card names it.
    fn of_content(&self, path: &str) -> Option<Destination> {
        if let Some(name) = path.strip_prefix("pages/").and_then(|name| name.strip_suffix(".md")) {
            let page = self.site.pages.iter().find(|page| page.name == name)?;
            return Some(Destination::whole(Route::of_page(page)));
        }
        let (slug, file) = path.strip_prefix("projects/")?.split_once('/')?;
        let project = self.project(slug)?;
        if project.names_file(file) {
            return Some(Destination::whole(Route::Media(slug.to_owned(), file.to_owned())));
        }
        let report = Route::Report(slug.to_owned());
        if matches!(file, "project.yaml" | "overview.md") {
            return Some(Destination::whole(report));
        }
        let period = file.strip_suffix(".md").and_then(Period::parse)?;
        let year = project.years.iter().find(|year| year.period == period)?;
        let anchor = year.tells_something().then(|| year_anchor(period));
        Some(Destination { route: report, anchor })
    }

    fn project(&self, slug: &str) -> Option<&Arc<Project>> {
        let own = || matches!(self.from, Route::Report(own) if own == slug);
        self.site.published(slug).or_else(|| self.site.draft(slug).filter(|_| own()))
    }
}

impl Route {
    /// The page made from a file of `pages/`.
    pub fn of_page(page: &Page) -> Self {
        if page.name == "method" { Self::Method } else { Self::Page(page.name.clone()) }
    }
}

impl Project {
    /// Its card and those of its parts.
    pub fn cards(&self) -> impl Iterator<Item = &Card> + Clone {
        std::iter::once(&self.card).chain(self.parts.iter().map(|part| &part.card))
    }

    /// Whether its card, or that of a part, names a picture or attachment, so that it is
    /// published. `file` is a path below the project's folder.
    pub fn names_file(&self, file: &str) -> bool {
        let names = |card: &Card| {
            card.photos.iter().any(|photo| photo.file.as_deref() == Some(file))
                || card.files.iter().any(|named| named.file == file)
        };
        self.cards().any(names)
    }
}

fn by_slug<'a>(projects: &'a [Arc<Project>], slug: &str) -> Option<&'a Arc<Project>> {
    let found = projects.binary_search_by(|project| (*project.slug).cmp(slug));
    projects.get(found.ok()?)
}

fn has_file(site: &Site, project: &Project, file: &str) -> bool {
    let ledger = || Ledger::of_project(site, project);
    match file {
        "funding.csv" => !ledger().is_empty(),
        "funding.svg" => ledger().is_drawable(),
        _ => true,
    }
}

fn has_group(site: &Site, kind: GroupKind, id: &str) -> bool {
    let name = Id::new(id);
    let recorded = |period| {
        let has = |project: &Arc<Project>| project.years.iter().any(|year| year.period == period);
        site.projects.iter().any(has)
    };
    match kind {
        GroupKind::Area => site.area(&name).is_some(),
        GroupKind::Department => site.department(&name).is_some(),
        GroupKind::Status => site.status(&name).is_some(),
        GroupKind::Year => Period::parse(id).is_some_and(recorded),
    }
}

/// A path from a folder, or from the root where it starts with `/`; `None` where it leaves the
/// site, or has an empty step within.
fn joined(folder: &str, path: &str) -> Option<String> {
    let (mut steps, path) = match path.strip_prefix('/') {
        Some(path) => (Vec::new(), path),
        None => (folder.split('/').filter(|step| !step.is_empty()).collect(), path),
    };
    for step in path.strip_suffix('/').unwrap_or(path).split('/') {
        match step {
            "." => {}
            ".." => drop(steps.pop()?),
            "" if path.is_empty() => {}
            "" => return None,
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}
