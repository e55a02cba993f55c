//! Templates: a theme's files, compiled once; views go in, HTML comes out.
//!
//! The only place that knows tera. Everything is escaped unless a view hands over HTML it made
//! itself ([`super::html::Html`]).

use super::forms::{Forms, NoForm};
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
    forms: Forms,
}

impl Templates {
    /// Compiles a theme's templates.
    ///
    /// # Errors
    /// A template that does not parse or uses something that does not exist, or a form that is
    /// none, with its place.
    pub(crate) fn new(theme: &Theme, locale: &Locale) -> Result<Self, Failure> {
        let files = TemplateFiles(theme.own_templates.clone());
        let mut tera = compiled(theme).map_err(|error| files.failure(&error))?;
        let forms = forms(theme).map_err(|faults| files.first_no_form(faults))?;
        tera.global_context().insert("w", &nested(locale.words()));
        tera.global_context().insert("lang", locale.language().tag());
        Ok(Self { tera, files, forms })
    }

    /// The forms, for markup that views put together.
    pub(crate) fn forms(&self) -> &Forms {
        &self.forms
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

/// Something many pages show, made ready for templates once.
#[derive(Debug, Clone)]
pub(crate) struct Ready(Value);

impl Ready {
    /// Words, which are escaped.
    pub(crate) fn text(words: &str) -> Self {
        Self(Value::normal_string(words))
    }

    /// A view of words and HTML; such never fails.
    pub(crate) fn of(view: &impl Serialize) -> Self {
        Self(Value::try_from_serializable(view).unwrap_or_else(|_| Value::none()))
    }
}

impl Serialize for Ready {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
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

/// The forms of a theme. One without templates, which makes no page, has none.
fn forms(theme: &Theme) -> Result<Forms, Vec<NoForm>> {
    theme.templates.get(Forms::FILE).map_or_else(|| Ok(Forms::default()), |text| Forms::read(text))
}

/// Everything that is wrong with a theme's templates before a page is made: all that do not parse,
/// or, where all do, whatever they use and nobody defines, and a form that is none.
pub(crate) fn faults(theme: &Theme) -> Vec<Diagnostic> {
    let files = TemplateFiles(theme.own_templates.clone());
    let alone = |(name, text): (&String, &String)| {
        let error = Tera::default().add_raw_template(name, text).err()?;
        matches!(error.kind(), ErrorKind::SyntaxError(_)).then_some(error)
    };
    let unread: Vec<tera::Error> = theme.templates.iter().filter_map(alone).collect();
    let all_read = unread.is_empty();
    let together = || compiled(theme).err().into_iter().collect();
    let errors: Vec<tera::Error> = if all_read { together() } else { unread };
    let found = errors.iter().flat_map(|error| files.of(error));
    let no_forms = forms(theme).err().filter(|_| all_read).unwrap_or_default();
    let no_forms = no_forms.into_iter().map(|no_form| files.no_form(no_form));
    found.chain(no_forms).map(Fault::told).collect()
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
