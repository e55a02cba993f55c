//! Content types of what is served.
//!
//! Which file is what, the output knows; what it does not know is offered to be kept.

use crate::output::media_type::content_type;

/// The `Content-Type` of a path.
pub(super) fn of(path: &str) -> &'static str {
    content_type(path).unwrap_or("application/octet-stream")
}

/// Whether a path is a page, which browsers show by itself.
pub(super) fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_say_their_characters_and_strangers_are_bytes() {
        assert_eq!(of("projects/x/index.html"), "text/html; charset=utf-8");
        assert_eq!(of("a.tar"), "application/octet-stream");
    }
}
