//! Content types of the files a site has.
//!
//! A table of its own: crates for it know a thousand types of which a site has twenty, miss the
//! documents of Korean offices, and say no character set. What is not in it is offered to be kept.

/// The `Content-Type` of a path, by how its name ends.
pub(super) fn of(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "json" => "application/json",
        "geojson" => "application/geo+json",
        "svg" => "image/svg+xml",
        "webp" => "image/webp",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "hwp" => "application/x-hwp",
        "hwpx" => "application/hwp+zip",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "zip" => "application/zip",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
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
        assert_eq!(of("media/A.JPG"), "image/jpeg");
        assert_eq!(of("a.tar"), "application/octet-stream");
        assert_eq!(of("LICENSE"), "application/octet-stream");
    }
}
