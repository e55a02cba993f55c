//! Sites built for tests: every file of the output in memory, and pages parsed.

use jangbu::diagnostics::{Format, Language, render};
use jangbu::pipeline::{Built, Inputs, build};
use jangbu::progress::Silent;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The repository.
pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of a content of `tests/contents/`.
pub(crate) fn contents(name: &str) -> PathBuf {
    repository().join("tests/contents").join(name)
}

/// Builds the content below a root and gives what came of it.
pub(crate) fn run(root: &Path) -> Built {
    run_in(root, None)
}

/// Like [`run`], in the theme of a folder.
pub(crate) fn run_in(root: &Path, theme: Option<&Path>) -> Built {
    let inputs = Inputs {
        root: root.to_owned(),
        content: root.join("content"),
        theme: theme.map(Path::to_owned),
        base_url: None,
        as_of: None,
        cache: jangbu::cache::nothing(),
    };
    build(&inputs, &Silent).unwrap_or_else(|failure| panic!("{failure}"))
}

/// Every file of a site by path.
pub(crate) struct SiteFiles(pub(crate) BTreeMap<String, Vec<u8>>);

impl SiteFiles {
    /// Builds a site that must have no error.
    pub(crate) fn of(root: &Path) -> Self {
        Self::from(run(root))
    }

    /// The files of what was built without an error.
    pub(crate) fn from(built: Built) -> Self {
        let said: String = built
            .diagnostics
            .iter()
            .map(|d| render(d, Format::Short, Language::English, None))
            .collect();
        let output = built.output.unwrap_or_else(|| panic!("not published:\n{said}"));
        let read = |path: &Path| Ok(std::fs::read(path).unwrap());
        let files = output.iter().map(|(path, recipe)| {
            let bytes = recipe.carry_out(read).unwrap_or_else(|e| panic!("{path}: {e}"));
            (path, bytes)
        });
        Self(files.collect())
    }

    /// The sample site.
    pub(crate) fn sample() -> Self {
        Self::of(&repository())
    }

    /// A text file.
    pub(crate) fn text(&self, path: &str) -> &str {
        let bytes = self.0.get(path).unwrap_or_else(|| panic!("no {path}"));
        std::str::from_utf8(bytes).unwrap()
    }

    /// A page, parsed.
    pub(crate) fn page(&self, path: &str) -> Html {
        Html::parse_document(self.text(path))
    }

    /// Every page with its path.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (&str, Html)> {
        let pages = self.0.keys().filter(|path| path.ends_with(".html"));
        pages.map(|path| (path.as_str(), self.page(path)))
    }
}

/// Elements of a page by CSS selector.
pub(crate) fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// Elements inside an element by CSS selector.
pub(crate) fn within<'a>(element: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    element.select(&Selector::parse(selector).unwrap()).collect()
}

/// The text of an element, white space collapsed and without what holds dots to their words.
pub(crate) fn text(element: ElementRef<'_>) -> String {
    let text = element.text().collect::<String>().replace('\u{2060}', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
