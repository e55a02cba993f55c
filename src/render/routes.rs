//! Addresses: which page stands where, and how one page links another.
//!
//! Every link is relative and names the file, so that the site works at any path of any server
//! and opened from disk (DESIGN §4).

/// A file of the site that is linked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Route {
    /// The district at a glance.
    Home,
    /// The n-th page of the list of all projects, from 1.
    Projects(usize),
    /// A project's report card.
    Report(String),
    /// A file beside a report card, e.g. `funding.csv`.
    ReportFile(String, &'static str),
    /// The n-th page of a group, from 1.
    Group(GroupKind, String, usize),
    /// What every rate, status and column means.
    Method,
    /// A free page.
    Page(String),
    /// A file of the theme.
    Asset(String),
    /// A picture or attachment of a project: slug and path below its folder.
    Media(String, String),
}

/// By what projects are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum GroupKind {
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
    pub(crate) const ALL: [Self; 4] = [Self::Area, Self::Department, Self::Status, Self::Year];

    /// The folder of the kind, also the anchor of its list.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Area => "areas",
            Self::Department => "departments",
            Self::Status => "statuses",
            Self::Year => "years",
        }
    }
}

impl Route {
    /// The path of the file below the site's root.
    pub(crate) fn path(&self) -> String {
        match self {
            Self::Home => "index.html".to_owned(),
            Self::Projects(page) => paged("projects", *page),
            Self::Report(slug) => format!("projects/{slug}/index.html"),
            Self::ReportFile(slug, file) => format!("projects/{slug}/{file}"),
            Self::Group(kind, id, page) => paged(&format!("{}/{id}", kind.folder()), *page),
            Self::Method => "method/index.html".to_owned(),
            Self::Page(name) => format!("{name}/index.html"),
            Self::Asset(name) => format!("assets/{name}"),
            Self::Media(slug, file) => format!("media/{slug}/{file}"),
        }
    }

    /// The way to the site's root from a page at this route: `""`, `../`, `../../`.
    pub(crate) fn root(&self) -> String {
        "../".repeat(self.path().matches('/').count())
    }

    /// The link to another file, relative to this one, percent-encoded where it must be.
    pub(crate) fn link(&self, target: &Self) -> String {
        format!("{}{}", self.root(), encode(&target.path()))
    }
}

fn paged(folder: &str, page: usize) -> String {
    if page <= 1 {
        format!("{folder}/index.html")
    } else {
        format!("{folder}/page/{page}/index.html")
    }
}

/// Percent-encodes what may not stand in a path of a URL (RFC 3986 §3.3, `pchar` and `/`).
pub(crate) fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_and_name_the_file() {
        let report = Route::Report("urban-makers-hub".into());
        let done = Route::Group(GroupKind::Status, "done".into(), 1);
        assert_eq!(report.link(&done), "../../statuses/done/index.html");
        assert_eq!(Route::Home.link(&report), "projects/urban-makers-hub/index.html");
        assert_eq!(Route::Projects(2).path(), "projects/page/2/index.html");
        assert_eq!(Route::Projects(2).link(&Route::Home), "../../../index.html");
    }

    #[test]
    fn names_that_are_not_plain_are_encoded() {
        let media = Route::Media("a".into(), "photos/개소식 1%.jpg".into());
        let link = Route::Home.link(&media);
        assert_eq!(link, "media/a/photos/%EA%B0%9C%EC%86%8C%EC%8B%9D%201%25.jpg");
    }
}
