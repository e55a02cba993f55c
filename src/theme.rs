//! A theme: its files and its words, as plain data.
//!
//! Reading it from disk is `load`'s; templates and words are used by `render` and the locale.

use std::collections::BTreeMap;

/// Files of a theme by path below its folder (`templates/report.html`, `styles/20-base.css`), and
/// its catalogue of interface words by language.
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
}
