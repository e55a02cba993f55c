//! Templates: a theme's files, compiled once; views go in, HTML comes out.
//!
//! The only place that knows tera. Everything is escaped unless a view hands over HTML it made
//! itself ([`super::html::Html`]).

use super::lines;
use crate::diagnostics::{Failure, Phrase};
use crate::locale::Locale;
use crate::theme::Theme;
use serde::Serialize;
use std::collections::BTreeMap;
use tera::{Context, Tera};

/// The compiled templates of a theme, with the words of one language.
pub(crate) struct Templates {
    tera: Tera,
}

impl Templates {
    /// Compiles a theme's templates.
    ///
    /// # Errors
    /// A template that does not parse or uses something that does not exist, with its place.
    pub(crate) fn new(theme: &Theme, locale: &Locale) -> Result<Self, Failure> {
        let mut tera = Tera::default();
        tera.autoescape_on([".html"]);
        let templates = theme.templates.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        tera.add_raw_templates(templates).map_err(|e| template_failure(&e))?;
        tera.global_context().insert("w", &nested(locale.words()));
        tera.global_context().insert("lang", locale.language().tag());
        Ok(Self { tera })
    }

    /// Renders one template with a view.
    ///
    /// # Errors
    /// A template that asks for what the view does not have, with its place.
    pub(crate) fn render(&self, name: &str, view: &impl Serialize) -> Result<Vec<u8>, Failure> {
        let context = Context::from_serialize(view).map_err(|e| template_failure(&e))?;
        let mut page = Vec::with_capacity(32 * 1024);
        self.tera.render_to(name, &context, &mut page).map_err(|e| template_failure(&e))?;
        Ok(lines::hold_dots(page))
    }
}

fn template_failure(error: &tera::Error) -> Failure {
    Failure::new(
        Phrase::new("테마의 템플릿에 잘못이 있습니다", "a template of the theme is broken"),
        error,
    )
}

/// `report.money` becomes `w.report.money` in templates.
fn nested(words: &BTreeMap<String, String>) -> BTreeMap<&str, BTreeMap<&str, &str>> {
    let mut areas: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for (key, wording) in words {
        if let Some((area, name)) = key.split_once('.') {
            areas.entry(area).or_default().insert(name, wording);
        }
    }
    areas
}
