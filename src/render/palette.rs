//! A theme's colours as rules of the stylesheet.
//!
//! They hold on a screen whose reader asks for nothing else: higher contrast, forced colours and
//! paper keep the built-in theme's, which are made for them.

use crate::theme::{Mode, Palette};

/// The rules of a palette; nothing where it is empty.
pub(super) fn rules(palette: &Palette) -> String {
    Mode::ALL.into_iter().map(|mode| rule(palette, mode)).collect()
}

/// Each mode's on its own: what a theme says of light is not to reach into dark.
fn rule(palette: &Palette, mode: Mode) -> String {
    let own = palette.properties(mode).into_iter();
    let own: Vec<String> = own.map(|(name, colour)| format!("{name}:{colour}")).collect();
    if own.is_empty() {
        return String::new();
    }
    format!(
        "@media screen and (prefers-color-scheme:{}) and (prefers-contrast:no-preference) and \
         (forced-colors:none){{:root{{{}}}}}",
        mode.word(),
        own.join(";")
    )
}
