//! Comments of YAML: read by nobody but those the content is handed to.
//!
//! Taken from the lines, without asking where a quoted text begins: what stands in one behind a
//! blank and `#` is taken for a comment too, and is then read twice.

use super::yaml::Yaml;
use crate::model::Comment;

/// Every comment of a document that says something.
pub(super) fn of(yaml: Yaml<'_>) -> Vec<Comment> {
    if !yaml.text.contains('#') {
        return Vec::new();
    }
    let lines = yaml.text.lines().zip(yaml.first_line..);
    let comments = lines.filter_map(|(line, row)| {
        let behind = line.find(" #").into_iter().chain(line.find("\t#")).min();
        let at = behind.or_else(|| line.starts_with('#').then_some(0))?;
        let (code, rest) = line.split_at_checked(at)?;
        let text = rest.trim_start_matches([' ', '\t', '#']);
        let before = code.chars().count() + rest.chars().count() - text.chars().count();
        let column = u32::try_from(before + 1).ok()?;
        let text = text.trim_end().to_owned();
        let comment = Comment { file: yaml.file.to_owned(), text, line: row, column };
        (!comment.text.is_empty()).then_some(comment)
    });
    comments.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stand_alone_or_behind_a_value() {
        let text = "# 첫 줄\na: 1 # 둘째\nb: c#d\n#\n  ## 셋째 # 그리고\nx: \"y #z\"\na: 1\t# 탭\n";
        let found = of(Yaml { first_line: 2, ..Yaml::whole("a.md", text) });
        let found: Vec<_> = found.iter().map(|c| (c.text.as_str(), c.line, c.column)).collect();
        assert_eq!(
            found,
            [("첫 줄", 2, 3), ("둘째", 3, 8), ("셋째 # 그리고", 6, 6), ("z\"", 7, 8), ("탭", 8, 8)]
        );
    }
}
