//! A theme: its files, its words and what its `theme.yaml` asks for, as plain data.
//!
//! Reading it from disk is `load`'s; templates and words are used by `render` and the locale.

mod colour;
mod palette;

pub use colour::Colour;
pub use palette::{Mode, Palette, Role, Weak};

use std::collections::{BTreeMap, BTreeSet};

/// Files of a theme by path below its folder (`templates/report.html`, `styles/20-base.css`), its
/// catalogue of interface words by language, and what `theme.yaml` says.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    /// Templates, by path below `templates/`: name and text.
    pub templates: BTreeMap<String, String>,
    /// Stylesheets, by path below `styles/`: name and text. In the order of their names they make
    /// the site's one `assets/style.css`.
    pub styles: BTreeMap<String, String>,
    /// Files copied into the site's `assets/`: name and bytes.
    pub assets: BTreeMap<String, Vec<u8>>,
    /// Interface words: language tag, then key, then wording with `{placeholders}`.
    pub words: BTreeMap<String, BTreeMap<String, String>>,
    /// Which templates the theme's folder brought or changed: name, and the file as diagnostics
    /// name it.
    pub own_templates: BTreeMap<String, String>,
    /// What `theme.yaml` says besides words.
    pub look: Look,
}

impl Theme {
    /// The files in which another theme differs, by path below its folder, sorted.
    pub fn differing(&self, other: &Self) -> Vec<String> {
        let mut names = differing("templates/", &self.templates, &other.templates);
        // One that says what the built-in one says is the folder's all the same.
        names.extend(differing("templates/", &self.own_templates, &other.own_templates));
        names.extend(differing("styles/", &self.styles, &other.styles));
        names.extend(differing("assets/", &self.assets, &other.assets));
        let words = differing("words/", &self.words, &other.words);
        names.extend(words.into_iter().map(|name| format!("{name}.yaml")));
        names.extend((self.look != other.look).then(|| "theme.yaml".to_owned()));
        names.sort();
        names.dedup();
        names
    }
}

/// The names under which two maps do not hold the same.
fn differing<V: PartialEq>(
    folder: &str,
    one: &BTreeMap<String, V>,
    other: &BTreeMap<String, V>,
) -> Vec<String> {
    let all: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differ = all.into_iter().filter(|name| one.get(*name) != other.get(*name));
    differ.map(|name| format!("{folder}{name}")).collect()
}

/// What `theme.yaml` says of the look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// `theme.yaml` as diagnostics name it; empty where there is none.
    pub file: String,
    /// The colours by role.
    pub palette: Palette,
    /// The mark in the masthead.
    pub logo: Option<Logo>,
    /// What the foot of every page says besides what it always does.
    pub footer: Footer,
}

/// A picture that stands for the publisher, beside the site's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// The picture, by its path below the site's `assets/`.
    pub file: String,
    /// The one for a dark ground, where there is another.
    pub dark: Option<String>,
    /// What it shows, for who does not see it.
    pub alt: String,
    /// How wide it stands, in CSS pixels.
    pub width: u16,
    /// How high it stands, in CSS pixels.
    pub height: u16,
}

/// The theme's part of the foot of every page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Footer {
    /// Markdown; perhaps empty. Its links are meant from the home page.
    pub text: String,
    /// Links: their words, and where they lead, meant from the home page.
    pub links: Vec<(String, String)>,
    /// Postal address and telephone, on one line; perhaps empty.
    pub address: String,
}
