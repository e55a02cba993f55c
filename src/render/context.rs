//! What every recipe shares: the site, its facts, the words and the templates.

use super::facts::{self, Facts, Group};
use super::html::Html;
use super::routes::Route;
use super::templates::Templates;
use crate::diagnostics::Failure;
use crate::locale::Locale;
use crate::markdown;
use crate::model::{Project, Prose, Site, SourceKey, SourceRef};
use crate::theme::Theme;

/// Everything a page is made from; read-only and shared by all recipes.
pub(crate) struct Shared {
    /// The site.
    pub(crate) site: Site,
    /// Words, numbers and dates.
    pub(crate) locale: Locale,
    /// Compiled templates.
    pub(crate) templates: Templates,
    /// One entry per published project, in the order of `Site::projects`.
    pub(crate) facts: Vec<Facts>,
    /// Every group with a page.
    pub(crate) groups: Vec<Group>,
}

impl Shared {
    /// Prepares what recipes share.
    ///
    /// # Errors
    /// A theme whose templates are broken.
    pub(crate) fn new(site: Site, theme: &Theme) -> Result<Self, Failure> {
        let locale = Locale::of(&site, theme);
        let templates = Templates::new(theme, &locale)?;
        let facts: Vec<Facts> = site.projects.iter().map(|p| Facts::of(&site, p)).collect();
        let groups = facts::groups(&site, &facts);
        Ok(Self { site, locale, templates, facts, groups })
    }

    /// The name of a row of the money table.
    pub(crate) fn source_name(&self, source: SourceKey) -> &str {
        match source {
            SourceKey::Source(index) => {
                self.site.sources.get(index).map_or("", |source| source.name.as_str())
            }
            SourceKey::All => self.locale.word("money.all"),
        }
    }

    /// A source by the name of `site.yaml`, as a line or grant refers to it.
    pub(crate) fn name_of<'a>(&'a self, source: &'a SourceRef) -> &'a str {
        match source {
            SourceRef::All => self.source_name(SourceKey::All),
            SourceRef::Source(id) => {
                self.site.source(id).map_or(id.as_str(), |(_, source)| source.name.as_str())
            }
        }
    }

    /// The id of a row as CSV and JSON write it.
    pub(crate) fn source_id(&self, source: SourceKey) -> &str {
        match source {
            SourceKey::Source(index) => {
                self.site.sources.get(index).map_or("", |source| source.id.as_str())
            }
            SourceKey::All => "all",
        }
    }

    /// The author's Markdown as HTML, its highest heading at the given level (1 to 6).
    pub(crate) fn prose(&self, prose: &Prose, first_heading: u8) -> Option<Html> {
        (!prose.is_empty()).then(|| Html(markdown::to_html(&prose.source, first_heading)))
    }

    /// Like [`Shared::prose`], for a text of a project: its pictures and files are addressed
    /// where they are published.
    pub(crate) fn prose_of(
        &self,
        (project, at): (&Project, &Route),
        prose: &Prose,
        first_heading: u8,
    ) -> Option<Html> {
        let card = &project.card;
        let published = |target: &str| {
            let photo = card.photos.iter().any(|photo| photo.file.as_deref() == Some(target));
            let file = card.files.iter().any(|file| file.file == target);
            let media = || Route::Media(project.slug.clone(), target.to_owned());
            (photo || file).then(|| at.link(&media()))
        };
        let html = || Html(markdown::to_html_at(&prose.source, first_heading, &published));
        (!prose.is_empty()).then(html)
    }
}

/// One line of the author's as inline HTML.
pub(crate) fn inline(text: &str) -> Html {
    Html(markdown::inline_to_html(text))
}
