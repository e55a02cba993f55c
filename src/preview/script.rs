//! The one line a page of the preview has more than the page that is published.
//!
//! Changes no other byte. What the script does is in `live.js`.

use super::address::asked;
use crate::model::encoded;

/// Where the script is.
pub(super) const SCRIPT: &str = "/_jangbu/live.js";
/// Where what happens is told.
pub(super) const EVENTS: &str = "/_jangbu/events";

/// What a page in a browser is, as the script says it again when it asks for events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// The output path that was asked for.
    pub(super) page: String,
    /// The hash of what was answered.
    pub(super) made: String,
    /// The hash of the stylesheet then.
    pub(super) style: String,
}

impl Shown {
    /// What a query of the script says.
    pub(super) fn read(query: &str) -> Self {
        let value = |name| asked(query, name).unwrap_or_default();
        Self { page: value("page"), made: value("made"), style: value("style") }
    }

    /// The line for the page.
    fn line(&self) -> String {
        let Self { page, made, style } = self;
        let page = encoded(page);
        format!(
            "<script src=\"{SCRIPT}?page={page}&amp;made={made}&amp;style={style}\"></script>\n"
        )
    }

    /// The page with the line before its last `</body>`; at its end where it has none.
    pub(super) fn added_to(&self, page: &[u8]) -> Vec<u8> {
        const END: &[u8] = b"</body>";
        let is_end = |part: &[u8]| part.eq_ignore_ascii_case(END);
        let at = page.windows(END.len()).rposition(is_end).unwrap_or(page.len());
        let (before, behind) = page.split_at_checked(at).unwrap_or((page, &[]));
        [before, self.line().as_bytes(), behind].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown() -> Shown {
        Shown { page: "a b/index.html".into(), made: "00".into(), style: "11".into() }
    }

    const LINE: &str = "<script src=\"/_jangbu/live.js?page=a%20b/index.html&amp;made=00&amp;style=11\"></script>\n";

    #[test]
    fn the_line_stands_before_the_last_end_of_the_body() {
        for (before, behind) in
            [("<body><pre></body></pre>\n", "</BODY>\n</html>\n"), ("", "</body>"), ("no end", "")]
        {
            let page = shown().added_to(format!("{before}{behind}").as_bytes());
            assert_eq!(String::from_utf8(page).unwrap(), format!("{before}{LINE}{behind}"));
        }
    }

    #[test]
    fn a_query_is_read_as_it_was_written() {
        let query = LINE.split(['?', '"']).nth(2).unwrap().replace("&amp;", "&");
        assert_eq!(Shown::read(&query), shown());
        assert_eq!(Shown::read("x=y"), Shown::default());
    }
}
