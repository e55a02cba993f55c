//! What is kept from one site to the next, so that an edit costs what it touches.
//!
//! Knows nothing of files and of what was edited: what is the very same as last time is not made
//! again, and everything else is. A site that is made anew is the same to the byte.

use super::context::Shared;
use super::darkroom::Darkroom;
use super::facts::{self, Facts};
use super::recipes;
use super::roster::Rosters;
use super::templates::Templates;
use super::view::frame::Frames;
use crate::chart::Outline;
use crate::diagnostics::{Failure, Language};
use crate::locale::Locale;
use crate::model::Site;
use crate::output::{Output, Recipe};
use crate::photo::Archive;
use crate::theme::{Look, Theme};
use std::fmt;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// Makes one site after the other.
pub struct Kitchen {
    last: Option<Last>,
    darkroom: Arc<Darkroom>,
}

/// The site that was made last, and what from.
struct Last {
    edition: u64,
    theme: Arc<Theme>,
    dress: Dress,
    assets: Arc<[(String, Recipe)]>,
    shared: Arc<Shared>,
}

/// What depends on the theme and on `site.yaml`, and on no project.
#[derive(Clone)]
struct Dress {
    locale: Arc<Locale>,
    other: Arc<Locale>,
    templates: Arc<Templates>,
    look: Arc<Look>,
}

impl Kitchen {
    /// A kitchen in which no site was made yet. Prints of photos are fetched from an archive.
    pub fn new(archive: Arc<Archive>) -> Self {
        Self { last: None, darkroom: Arc::new(Darkroom::that_keeps(archive)) }
    }

    /// A kitchen for one site: of its photos each print is fetched once.
    pub(super) fn of_one_site(archive: Arc<Archive>) -> Self {
        Self { last: None, darkroom: Arc::new(Darkroom::new(archive)) }
    }

    /// The site as a map of recipes. `content` is the content folder, for pictures and attachments.
    ///
    /// `edition` is another number whenever what `site.yaml` says (or what takes its place, as
    /// another 기준일 or address) is not what it was. A project is the one of last time where it is
    /// the same `Arc`, a theme likewise.
    ///
    /// # Errors
    /// A theme whose templates do not parse: what was kept stays. Recipes fail on their own, when
    /// they are carried out.
    pub fn site(
        &mut self,
        site: Arc<Site>,
        theme: &Arc<Theme>,
        content: &Path,
        edition: u64,
    ) -> Result<Output, Failure> {
        let same_theme = self.last.as_ref().filter(|last| Arc::ptr_eq(&last.theme, theme));
        let same_head = self.last.as_ref().filter(|last| last.edition == edition);
        let dress = match same_theme.filter(|last| last.edition == edition) {
            Some(last) => last.dress.clone(),
            None => Dress::new(&site, theme)?,
        };
        let assets = match same_theme {
            Some(last) => Arc::clone(&last.assets),
            None => recipes::assets(theme).into(),
        };
        let shared = self.shared(site, &dress, same_head.map(|last| &*last.shared));
        let shared = Arc::new(shared);
        let output = recipes::all(&shared, &assets, content);
        self.last = Some(Last { edition, theme: Arc::clone(theme), dress, assets, shared });
        Ok(output)
    }

    /// What recipes share; `last` is what they shared under the same `site.yaml`.
    fn shared(&self, site: Arc<Site>, dress: &Dress, last: Option<&Shared>) -> Shared {
        let last_facts: &[Arc<Facts>] = last.map_or(&[], |last| &last.facts);
        let facts = facts::of_site(&site, last_facts);
        let rosters = Rosters::new(&site, &facts, last.map(|last| (&last.rosters, last_facts)));
        let Dress { locale, other, templates, look } = dress.clone();
        Shared {
            locale,
            other,
            templates,
            look,
            rosters,
            facts,
            darkroom: Arc::clone(&self.darkroom),
            outline: self.outline(&site),
            searched: OnceLock::new(),
            frames: Frames::default(),
            site,
        }
    }

    /// The outline of the district, drawn anew where its boundary is another.
    fn outline(&self, site: &Site) -> Option<Arc<Outline>> {
        let last = self.last.as_ref().map(|last| &last.shared);
        match last.filter(|last| last.site.boundary == site.boundary) {
            Some(last) => last.outline.clone(),
            None => site.boundary.as_ref().and_then(|b| Outline::new(b)).map(Arc::new),
        }
    }
}

impl Default for Kitchen {
    fn default() -> Self {
        Self::new(Arc::default())
    }
}

impl fmt::Debug for Kitchen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let edition = self.last.as_ref().map(|last| last.edition);
        f.debug_struct("Kitchen").field("edition", &edition).finish_non_exhaustive()
    }
}

impl Dress {
    fn new(site: &Site, theme: &Theme) -> Result<Self, Failure> {
        let locale = Locale::of(site, theme);
        let templates = Templates::new(theme, &locale)?;
        let other = match site.language {
            Language::Korean => Language::English,
            Language::English => Language::Korean,
        };
        Ok(Self {
            locale: Arc::new(locale),
            other: Arc::new(Locale::new(other, site.unit, theme)),
            templates: Arc::new(templates),
            look: Arc::new(theme.look.clone()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;

    /// Whether the index of the search was made of the last site.
    fn is_searched(kitchen: &Kitchen) -> bool {
        kitchen.last.as_ref().is_some_and(|last| last.shared.searched.get().is_some())
    }

    fn make(output: &Output, path: &str) -> bool {
        let recipe = output.get(path).unwrap();
        recipe.carry_out(|_| panic!("nothing is read")).is_ok()
    }

    #[test]
    fn the_index_is_made_when_one_of_its_files_is_and_by_nothing_else() {
        let (mut kitchen, theme) = (Kitchen::default(), Arc::new(Theme::default()));
        for edition in 0..3 {
            let site = Arc::new(check::sample::site());
            let output = kitchen.site(site, &theme, Path::new(""), edition).unwrap();
            let listed: Vec<String> = output.iter().map(|(path, _)| path).collect();
            let is_of_index =
                |path: &&String| **path == "search/index.js" || path.starts_with("search/pairs/");
            // The theme has no templates, but what pages say is looked up before these.
            listed.iter().filter(|path| !is_of_index(path)).for_each(|path| {
                make(&output, path);
            });
            assert!(!is_searched(&kitchen), "edition {edition}");
            assert!(listed.iter().any(|path| path == "search/texts/0.js"));
            assert!(make(&output, listed.iter().find(is_of_index).unwrap()));
            assert!(is_searched(&kitchen));
        }
    }
}
