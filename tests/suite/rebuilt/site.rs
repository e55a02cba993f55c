//! All pages of a site, each held against the tables.

use super::checked::{Checked, squeezed};
use super::print::Printer;
use super::tables::Tables;
use crate::built::{SiteFiles, all, text, within};
use scraper::Html;

impl Checked<'_> {
    /// One page, whichever it is, and that nothing else is on it. What does not agree is among the
    /// faults.
    pub(super) fn page(&mut self, page: &Html, path: &str) {
        self.rules(page, path);
        self.sweep(page);
    }

    /// What the rules say of one page.
    pub(super) fn rules(&mut self, page: &Html, path: &str) {
        let tables = self.tables;
        let only = tables.projects.values().next().filter(|_| tables.projects.len() == 1);
        // The pages of a long list say what the first says.
        let first = path.split_once("/page/").map(|(list, _)| format!("{list}/index.html"));
        let steps: Vec<&str> = first.as_deref().unwrap_or(path).split('/').collect();
        match (steps.as_slice(), only) {
            (["index.html"], Some(project)) => self.report(page, path, &project["slug"]),
            (["index.html"] | ["projects", "index.html"], _) => self.list(page, path, None),
            (["projects", slug, "index.html"], _) => self.report(page, path, slug),
            ([kind @ ("areas" | "departments" | "statuses" | "years"), id, "index.html"], _) => {
                self.list(page, path, Some((kind, id)));
            }
            _ => self.other(page, path),
        }
    }

    /// The pages of data, of terms, of search, and what somebody wrote.
    fn other(&mut self, page: &Html, path: &str) {
        self.begin(path);
        let title = all(page, "h1").into_iter().next().map(text).unwrap_or_default();
        let prose = all(page, ".prose").into_iter().map(text).collect::<String>();
        let is_free = path != "method/index.html" && !prose.is_empty();
        for selector in ["meta[name=description]", "meta[property='og:description']"] {
            for meta in all(page, selector).into_iter().filter(|_| is_free) {
                let said = self.attribute(meta, "content", "the beginning of a page");
                let said = said.unwrap_or_default();
                let begin = said.strip_prefix(&squeezed(&title)).unwrap_or(&said);
                let begin = begin.trim_start_matches([':', ' ']);
                self.holds("the beginning of a page", begin, prose.contains(begin));
            }
        }
        self.linked(page, &[]);
        for row in all(page, "table.files tbody tr") {
            let name = text(within(row, "th")[0]);
            let length = self.tables.lengths.get(&name).map(|n| self.printer.number(*n));
            let length = length.unwrap_or_else(|| "–".to_owned());
            self.whole(within(row, "td.n")[0], &length, "how many rows a table has");
        }
    }
}

/// Every page of a site checked: how many figures there are, and what does not agree.
pub(crate) fn checked(
    files: &SiteFiles,
    language: &str,
    unit: (&str, u32),
) -> (usize, Vec<String>) {
    let tables = Tables::of(files);
    let printer = Printer::new(language, unit);
    let mut checked = Checked::new(&tables, &printer);
    checked.gap_columns();
    let (mut count, mut faults) = (0, checked.faults.clone());
    for (path, page) in files.pages() {
        checked.page(&page, path);
        count += checked.claimed.len();
        faults.append(&mut checked.faults);
    }
    (count, faults)
}

/// Those of some pages, given by their markup, that agree with the tables of a site.
pub(crate) fn agreeing<'p>(
    files: &SiteFiles,
    language: &str,
    unit: (&str, u32),
    pages: &'p [(&str, String)],
) -> Vec<&'p str> {
    let tables = Tables::of(files);
    let printer = Printer::new(language, unit);
    let mut checked = Checked::new(&tables, &printer);
    let mut agrees = |path: &str, page: &str| {
        checked.page(&Html::parse_document(page), path);
        checked.faults.is_empty()
    };
    let agreeing = pages.iter().filter(|(path, page)| agrees(path, page));
    agreeing.map(|(_, page)| &**page).collect()
}
