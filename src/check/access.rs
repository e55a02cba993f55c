//! What keeps people who do not see the page, or hear it read, from its content.
//!
//! Looks at what authors write; what the pages themselves need is the theme's. The rules follow
//! KWCAG 2.2.

pub(super) mod alt;
pub(super) mod headings;
pub(super) mod link_text;
pub(super) mod tables;

/// Letters and digits of a short text, in lower case: what is left where blanks, brackets and
/// dashes do not count.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
