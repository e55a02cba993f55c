//! What every project is checked against: `site.yaml`, the free pages, and what is unread.
//!
//! Compared by what they say, not by when they were read: a comment that moves or a file saved as
//! it was has nothing checked again. Knows no project.

use super::News;
use crate::check::Wording;
use crate::check::asked::Content;
use crate::model::{Lacks, Page, Site};

/// What the last run stood on.
pub(super) struct Ground {
    /// What `site.yaml` says: no page, no project.
    pub(super) head: Site,
    /// The same with its free pages.
    pub(super) paged: Site,
    pub(super) wording: Wording,
    lacks: Lacks,
    unread: Vec<String>,
}

impl Ground {
    /// The ground of this run, and what of it is new. What is said as before is kept.
    pub(super) fn renewed(last: Option<Self>, content: &Content<'_>) -> (Self, News) {
        let site = &*content.site;
        let Some(last) = last else {
            return (Self::of(content), News { everything: true, ..News::default() });
        };
        let mut news = last.news(site);
        news.everything = !is_said_alike(&last.head, site) || last.lacks != *content.lacks();
        if news.everything || news.pages {
            return (Self::of(content), news);
        }
        let unread = if last.unread == site.unread { last.unread } else { site.unread.clone() };
        (Self { unread, ..last }, news)
    }

    fn of(content: &Content<'_>) -> Self {
        let site = &*content.site;
        let paged = Site {
            projects: Vec::new(),
            drafts: Vec::new(),
            unread: Vec::new(),
            boundary: None,
            ..site.clone()
        };
        Self {
            head: Site { pages: Vec::new(), ..paged.clone() },
            wording: Wording::of(&paged),
            paged,
            lacks: content.lacks().clone(),
            unread: site.unread.clone(),
        }
    }

    fn news(&self, site: &Site) -> News {
        let (before, now) = (&self.paged.pages, &site.pages);
        let mut news = News { pages: before != now, ..News::default() };
        news.names = !names(before).eq(names(now));
        news.mentions = !mentions(before).eq(mentions(now));
        if self.unread != site.unread {
            let gone = self.unread.iter().filter(|name| !site.unread.contains(name));
            let come = site.unread.iter().filter(|name| !self.unread.contains(name));
            for name in gone.chain(come) {
                match name.strip_prefix("projects/") {
                    Some(slug) => drop(news.shown.insert(slug.to_owned())),
                    None => news.names = true,
                }
            }
        }
        news
    }
}

fn names(pages: &[Page]) -> impl Iterator<Item = &str> {
    pages.iter().map(|page| page.name.as_str())
}

/// The pages that may name a file of a project.
fn mentions(pages: &[Page]) -> impl Iterator<Item = &str> {
    let sources = pages.iter().map(|page| page.text.source.as_str());
    sources.filter(|text| text.contains("photos/") || text.contains("files/"))
}

fn is_said_alike(one: &Site, other: &Site) -> bool {
    said(one) == said(other)
}

/// Everything of a site but pages, projects and what is unread. The outline of the map is no
/// rule's.
fn said(site: &Site) -> impl PartialEq + '_ {
    let Site {
        title,
        publisher,
        language,
        as_of,
        unit,
        base_url,
        license,
        publish_names,
        rounded,
        terms,
        sources,
        statuses,
        areas,
        departments,
        redirects,
        map,
        boundary: _,
        comments,
        known,
        pages: _,
        projects: _,
        drafts: _,
        unread: _,
        folder,
    } = site;
    let keys = (title, publisher, language, as_of, unit, base_url, license, publish_names, rounded);
    let lists = (terms, sources, statuses, areas, departments, redirects);
    (keys, lists, map, comments, known, folder)
}
