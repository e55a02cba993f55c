//! What kind of file a path names, by how it ends.
//!
//! A table of our own: crates for it know a thousand types of which a site has twenty, miss the
//! documents of Korean offices, and say no character set. Looks into no file.

/// The `Content-Type` of a path as HTTP says it, the character set of texts included; nothing
/// where its ending is not known. Types are those that IANA has registered.
pub fn content_type(path: &str) -> Option<&'static str> {
    let (_, ending) = path.rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
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
        "ico" => "image/vnd.microsoft.icon",
        "pdf" => "application/pdf",
        "hwp" => "application/vnd.hancom.hwp",
        "hwpx" => "application/vnd.hancom.hwpx",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "zip" => "application/zip",
        "woff2" => "font/woff2",
        _ => return None,
    })
}

/// The type alone, as data names it.
pub fn media_type(path: &str) -> Option<&'static str> {
    content_type(path).and_then(|content| content.split(';').next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_its_ending_and_a_stranger_is_not() {
        assert_eq!(content_type("projects/x/index.html"), Some("text/html; charset=utf-8"));
        assert_eq!(media_type("projects/x/index.html"), Some("text/html"));
        assert_eq!(media_type("media/A.JPG"), Some("image/jpeg"));
        assert_eq!(media_type("media/계획.hwpx"), Some("application/vnd.hancom.hwpx"));
        for path in ["a.tar", "LICENSE", "html", "a.html/b", ""] {
            assert_eq!(content_type(path), None, "{path}");
        }
    }
}
