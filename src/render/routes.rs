//! How one page of the site links another.
//!
//! Every link is relative and names the file, so that the site works at any path of any server
//! and opened from disk. Which file stands where is the model's.

pub(crate) use crate::model::{GroupKind, Route, encoded as encode, push_encoded};

impl Route {
    /// The way to the site's root from a page at this route: `""`, `../`, `../../`.
    pub(crate) fn root(&self) -> String {
        "../".repeat(self.path().bytes().filter(|byte| *byte == b'/').count())
    }

    /// The link to another file, relative to this one, percent-encoded where it must be.
    pub(crate) fn link(&self, target: &Self) -> String {
        let (mut link, path) = (self.root(), target.path());
        link.reserve(path.len());
        push_encoded(&path, &mut link);
        link
    }

    /// The address below `base_url`, as servers show it: of a page that is a folder's, the folder.
    pub(crate) fn canonical(&self) -> String {
        let path = self.path();
        encode(path.strip_suffix("index.html").unwrap_or(&path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_and_name_the_file() {
        let report = Route::Report("urban-makers-hub".into());
        let done = Route::Group(GroupKind::Status, "done".into(), 1);
        assert_eq!(report.link(&done), "../../statuses/done/index.html");
        assert_eq!(Route::Home.link(&report), "projects/urban-makers-hub/index.html");
        assert_eq!(Route::Projects(2).path(), "projects/page/2/index.html");
        assert_eq!(Route::Projects(2).link(&Route::Home), "../../../index.html");
        assert_eq!(Route::Projects(2).canonical(), "projects/page/2/");
        assert_eq!(Route::Home.canonical() + &Route::Feed(None).canonical(), "feed.xml");
    }

    #[test]
    fn names_that_are_not_plain_are_encoded() {
        let media = Route::Media("a".into(), "photos/개소식 1%.jpg".into());
        let link = Route::Home.link(&media);
        assert_eq!(link, "media/a/photos/%EA%B0%9C%EC%86%8C%EC%8B%9D%201%25.jpg");
    }
}
