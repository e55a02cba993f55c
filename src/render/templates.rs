//! Templates: a theme's files, compiled once; views go in, HTML comes out.
//!
//! The only place that knows tera. Everything is escaped unless a view hands over HTML it made
//! itself ([`super::html::Html`]).

use super::html::write_escaped;
use super::lines;
use super::template_faults::{Fault, TemplateFiles};
use crate::diagnostics::{Diagnostic, Failure};
use crate::locale::Locale;
use crate::theme::Theme;
use serde::{Serialize, Serializer};
use std::cell::Cell;
use std::collections::BTreeMap;
use tera::{Context, ErrorKind, Tera, Value};

/// The compiled templates of a theme, with the words of one language.
pub(crate) struct Templates {
    tera: Tera,
    files: TemplateFiles,
}

impl Templates {
    /// Compiles a theme's templates.
    ///
    /// # Errors
    /// A template that does not parse or uses something that does not exist, with its place.
    pub(crate) fn new(theme: &Theme, locale: &Locale) -> Result<Self, Failure> {
        let files = TemplateFiles(theme.own_templates.clone());
        let mut tera = compiled(theme).map_err(|error| files.failure(&error))?;
        tera.global_context().insert("w", &nested(locale.words()));
        tera.global_context().insert("lang", locale.language().tag());
        Ok(Self { tera, files })
    }

    /// Renders one template with a view.
    ///
    /// # Errors
    /// A template that asks for what the view does not have, with its place.
    pub(crate) fn render(&self, name: &str, view: &impl Serialize) -> Result<Vec<u8>, Failure> {
        let failure = |error: tera::Error| self.files.failure(&error);
        let context = Context::from_serialize(view).map_err(failure)?;
        let mut page = PAGE.take();
        page.clear();
        self.tera.render_to(name, &context, &mut page).map_err(failure)?;
        let held = lines::hold(&page);
        PAGE.set(page);
        Ok(held)
    }
}

/// Hands HTML to a template, which writes it unescaped.
///
/// # Errors
/// The serializer's.
pub(super) fn as_it_is<S: Serializer>(html: &str, serializer: S) -> Result<S::Ok, S::Error> {
    Value::safe_string(html).serialize(serializer)
}

thread_local! {
    /// Where the last page was put together: the next one grows in the same memory.
    static PAGE: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

fn compiled(theme: &Theme) -> Result<Tera, tera::Error> {
    let mut tera = Tera::default();
    tera.autoescape_on([".html"]);
    // Tera's own writes byte by byte; this one escapes the same characters.
    tera.set_escape_fn(write_escaped);
    let templates = theme.templates.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    tera.add_raw_templates(templates)?;
    Ok(tera)
}

/// Everything that is wrong with a theme's templates before a page is made: all that do not parse,
/// or, where all do, whatever they use and nobody defines.
pub(crate) fn faults(theme: &Theme) -> Vec<Diagnostic> {
    let files = TemplateFiles(theme.own_templates.clone());
    let alone = |(name, text): (&String, &String)| {
        let error = Tera::default().add_raw_template(name, text).err()?;
        matches!(error.kind(), ErrorKind::SyntaxError(_)).then_some(error)
    };
    let unread: Vec<tera::Error> = theme.templates.iter().filter_map(alone).collect();
    let together = || compiled(theme).err().into_iter().collect();
    let errors: Vec<tera::Error> = if unread.is_empty() { together() } else { unread };
    errors.iter().flat_map(|error| files.of(error)).map(Fault::told).collect()
}

/// `report.money` becomes `w.report.money` in templates.
fn nested<'a>(
    words: impl Iterator<Item = (&'a str, &'a str)>,
) -> BTreeMap<&'a str, BTreeMap<&'a str, &'a str>> {
    let mut areas = BTreeMap::<_, BTreeMap<_, _>>::new();
    for (key, wording) in words {
        if let Some((area, name)) = key.split_once('.') {
            areas.entry(area).or_default().insert(name, wording);
        }
    }
    areas
}
