//! Addresses: which file of the site stands where.
//!
//! Pure paths, so that what links are checked against is what is published. How one page links
//! another, and what stands in a file, is `render`'s.

/// A file of the site that is linked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// The district at a glance.
    Home,
    /// The n-th page of the list of all projects, from 1.
    Projects(usize),
    /// A project's report card.
    Report(String),
    /// A file beside a report card, one of [`REPORT_FILES`].
    ReportFile(String, &'static str),
    /// The n-th page of a group, from 1.
    Group(GroupKind, String, usize),
    /// The n-th script file, from 1, with the rows of the list of all projects, or of a group. It
    /// serves the page's own script: content never links it, so no path is read back as one.
    Rows(Option<(GroupKind, String)>, usize),
    /// What every rate, status and mark means.
    Method,
    /// Where the data is, and what every column of it means.
    Data,
    /// A file of open data about all projects, one of [`DATA_FILES`].
    DataFile(&'static str),
    /// The page that searches the site.
    Search,
    /// A file of the search's index. It serves the page's own script: content never links it, so
    /// no path is read back as one.
    SearchFile(String),
    /// What is new: of the site, or of the department with this id. There only where the site
    /// knows its address.
    Feed(Option<String>),
    /// Every page, for search engines: the list, or where it would be too long a list of the lists
    /// (0) and the n-th of these. There only where the site knows its address.
    Sitemap(usize),
    /// What search engines may look at.
    Robots,
    /// A free page.
    Page(String),
    /// What a server shows in place of a page that is not there.
    NotFound,
    /// A file of the theme.
    Asset(String),
    /// A picture or attachment of a project: slug and path below its folder.
    Media(String, String),
}

/// The files that stand beside a report card, where there is money to fill them with.
pub const REPORT_FILES: [&str; 3] = ["record.json", "funding.csv", "funding.svg"];

/// The files of open data about all projects, the tables first.
pub const DATA_FILES: [&str; 11] = [
    "projects.csv",
    "funding.csv",
    "totals.csv",
    "gaps.csv",
    "results.csv",
    "grants.csv",
    "site.json",
    "site.schema.json",
    "record.schema.json",
    "datapackage.json",
    "oc4ids.json",
];

/// Those of [`DATA_FILES`] that are tables.
pub const TABLE_FILES: &[&str] = DATA_FILES.split_at(5).0;

/// By what projects are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKind {
    /// By policy field.
    Area,
    /// By department.
    Department,
    /// By status.
    Status,
    /// By period.
    Year,
}

impl GroupKind {
    /// Every kind, in the order of navigation.
    pub const ALL: [Self; 4] = [Self::Area, Self::Department, Self::Status, Self::Year];

    /// The folder of the kind, also the anchor of its list.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Area => "areas",
            Self::Department => "departments",
            Self::Status => "statuses",
            Self::Year => "years",
        }
    }

    /// Whether how many projects of a group are done says something. All of a status are done or
    /// none is, and a status holds today, not in the year of a year's page: neither has a
    /// completion rate.
    pub fn has_completion_rate(self) -> bool {
        matches!(self, Self::Area | Self::Department)
    }
}

impl Route {
    /// How many projects a list shows on one page.
    pub const PROJECTS_A_PAGE: usize = 100;

    /// How many projects one script file of rows holds.
    pub const PROJECTS_A_FILE: usize = 1000;

    /// How many script files of rows a list of so many projects has: none where all of them stand
    /// on its one page.
    pub fn files_of(projects: usize) -> usize {
        if Self::pages_of(projects) > 1 { projects.div_ceil(Self::PROJECTS_A_FILE) } else { 0 }
    }

    /// How many pages a list of so many projects has; an empty one has one.
    pub fn pages_of(projects: usize) -> usize {
        projects.div_ceil(Self::PROJECTS_A_PAGE).max(1)
    }

    /// The path of the file below the site's root.
    pub fn path(&self) -> String {
        match self {
            Self::Home => "index.html".to_owned(),
            Self::Projects(page) => paged("projects", *page),
            Self::Report(slug) => ["projects/", slug, "/index.html"].concat(),
            Self::ReportFile(slug, file) => ["projects/", slug, "/", file].concat(),
            Self::Group(kind, id, page) => paged(&[kind.folder(), "/", id].concat(), *page),
            Self::Rows(None, file) => format!("projects/rows-{file}.js"),
            Self::Rows(Some((kind, id)), file) => format!("{}/{id}/rows-{file}.js", kind.folder()),
            Self::Method => "method/index.html".to_owned(),
            Self::Data => "data/index.html".to_owned(),
            Self::DataFile(file) => format!("data/{file}"),
            Self::Search => "search/index.html".to_owned(),
            Self::SearchFile(name) => format!("search/{name}"),
            Self::Feed(None) => "feed.xml".to_owned(),
            Self::Feed(Some(department)) => format!("departments/{department}/feed.xml"),
            Self::Sitemap(0) => "sitemap.xml".to_owned(),
            Self::Sitemap(number) => format!("sitemap-{number}.xml"),
            Self::Robots => "robots.txt".to_owned(),
            Self::Page(name) => format!("{name}/index.html"),
            Self::NotFound => "404.html".to_owned(),
            Self::Asset(name) => format!("assets/{name}"),
            Self::Media(slug, file) => format!("media/{slug}/{file}"),
        }
    }

    /// What a path below the site's root would be the file of; whether the site has it is not
    /// asked. `None` where no file of the site is ever called so.
    pub fn parse(path: &str) -> Option<Self> {
        let kind = |folder: &str| GroupKind::ALL.into_iter().find(|k| k.folder() == folder);
        let rest = |folder: &str| path.strip_prefix(folder).unwrap_or_default().to_owned();
        let parts: Vec<&str> = path.split('/').collect();
        let route = match parts.as_slice() {
            ["index.html"] => Self::Home,
            ["method", "index.html"] => Self::Method,
            ["data", "index.html"] => Self::Data,
            ["data", file] => Self::DataFile(DATA_FILES.into_iter().find(|known| known == file)?),
            ["search", "index.html"] => Self::Search,
            ["feed.xml"] => Self::Feed(None),
            ["departments", id, "feed.xml"] => Self::Feed(Some((*id).to_owned())),
            ["sitemap.xml"] => Self::Sitemap(0),
            ["robots.txt"] => Self::Robots,
            ["404.html"] => Self::NotFound,
            ["projects", "index.html"] => Self::Projects(1),
            ["projects", "page", page, "index.html"] => Self::Projects(page.parse().ok()?),
            ["projects", slug, "index.html"] => Self::Report((*slug).to_owned()),
            ["projects", slug, file] => {
                let file = REPORT_FILES.into_iter().find(|known| known == file)?;
                Self::ReportFile((*slug).to_owned(), file)
            }
            ["assets", first, ..] if !first.is_empty() => Self::Asset(rest("assets/")),
            ["media", slug, _, ..] => {
                Self::Media((*slug).to_owned(), rest(&format!("media/{slug}/")))
            }
            [folder, id, "index.html"] => Self::Group(kind(folder)?, (*id).to_owned(), 1),
            [folder, id, "page", page, "index.html"] => {
                Self::Group(kind(folder)?, (*id).to_owned(), page.parse().ok()?)
            }
            [name, "index.html"] => Self::Page((*name).to_owned()),
            _ => return None,
        };
        // `page/1` and `page/02` are written by nobody.
        (route.path() == path).then_some(route)
    }

    /// The folder the file lies in, without a `/` at its end; empty at the root.
    pub fn folder(&self) -> String {
        let path = self.path();
        path.rsplit_once('/').map_or_else(String::new, |(folder, _)| folder.to_owned())
    }
}

fn paged(folder: &str, page: usize) -> String {
    if page <= 1 {
        [folder, "/index.html"].concat()
    } else {
        format!("{folder}/page/{page}/index.html")
    }
}

/// A path as it stands in an address: all but unreserved characters (RFC 3986 §2.3) and `/`
/// percent-encoded, byte by byte.
pub fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    push_encoded(path, &mut out);
    out
}

/// The same, written behind what there is.
pub fn push_encoded(path: &str, out: &mut String) {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    // Names are mostly plain as a whole.
    if path.bytes().all(is_plain) {
        return out.push_str(path);
    }
    for byte in path.bytes() {
        if is_plain(byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_is_read_back_as_its_route() {
        let name = || "a".to_owned();
        for (route, path) in [
            (Route::Home, "index.html"),
            (Route::Projects(1), "projects/index.html"),
            (Route::Projects(2), "projects/page/2/index.html"),
            (Route::Report(name()), "projects/a/index.html"),
            (Route::ReportFile(name(), "funding.csv"), "projects/a/funding.csv"),
            (Route::Group(GroupKind::Area, name(), 1), "areas/a/index.html"),
            (Route::Group(GroupKind::Year, name(), 3), "years/a/page/3/index.html"),
            (Route::Method, "method/index.html"),
            (Route::Data, "data/index.html"),
            (Route::DataFile("funding.csv"), "data/funding.csv"),
            (Route::Search, "search/index.html"),
            (Route::Feed(None), "feed.xml"),
            (Route::Feed(Some(name())), "departments/a/feed.xml"),
            (Route::Sitemap(0), "sitemap.xml"),
            (Route::Robots, "robots.txt"),
            (Route::Page(name()), "a/index.html"),
            (Route::Asset("fonts/x".into()), "assets/fonts/x"),
            (Route::Media(name(), "photos/가 1.jpg".into()), "media/a/photos/가 1.jpg"),
        ] {
            assert_eq!(route.path(), path);
            assert_eq!(Route::parse(path), Some(route), "{path}");
        }
    }

    #[test]
    fn paths_nobody_writes_are_no_routes() {
        for path in [
            "",
            "index.htm",
            "projects",
            "projects/",
            "projects/rows-1.js",
            "projects/page/1/index.html",
            "projects/page/02/index.html",
            "projects/a/funding.xls",
            "streets/a/page/2/index.html",
            "areas/a/feed.xml",
            "data/funding.xls",
            "search/index.js",
            "sitemap-1.xml",
            "media/a",
            "assets/",
            "a/b/index.html",
        ] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
    }

    #[test]
    fn a_list_has_a_page_for_each_hundred_projects() {
        let pages = [(0, 1), (1, 1), (100, 1), (101, 2), (1000, 10)];
        assert!(pages.iter().all(|(projects, pages)| Route::pages_of(*projects) == *pages));
        let files = [(100, 0), (101, 1), (1000, 1), (1001, 2)];
        assert!(files.iter().all(|(projects, files)| Route::files_of(*projects) == *files));
        assert_eq!(Route::Media("a".into(), "photos/b.jpg".into()).folder(), "media/a/photos");
        assert_eq!(Route::Home.folder(), "");
    }
}
