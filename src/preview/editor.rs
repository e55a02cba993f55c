//! Addresses that open a file in an editor, at a line and column.
//!
//! Opens nothing itself: a browser hands the address to the program that has claimed its scheme.

use crate::model::encoded;
use std::path::Path;

/// How to address a file in somebody's editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    /// With `{file}`, `{line}` and `{column}`; nothing where files are named and not linked.
    template: Option<String>,
}

/// Names and what they stand for. `{file}` starts with `/`.
///
/// - Visual Studio Code, VSCodium and Cursor: `vscode://file/ABSOLUTE:LINE:COLUMN`, as "Opening VS
///   Code with URLs" of its manual says; the other two keep the form under their own scheme.
/// - IntelliJ IDEA: `idea://open?file=…&line=…`; the desktop knows it where it was installed by
///   the JetBrains Toolbox.
/// - Sublime Text: `subl://open?url=file://…`; it claims no scheme itself, one of its URL handlers does.
/// - Zed: `zed://file/ABSOLUTE:LINE:COLUMN`.
const KNOWN: [(&str, &str); 6] = [
    ("vscode", "vscode://file{file}:{line}:{column}"),
    ("vscodium", "vscodium://file{file}:{line}:{column}"),
    ("cursor", "cursor://file{file}:{line}:{column}"),
    ("idea", "idea://open?file={file}&line={line}&column={column}"),
    ("sublime", "subl://open?url=file://{file}&line={line}&column={column}"),
    ("zed", "zed://file{file}:{line}:{column}"),
];

/// No browser may be made to run what stands behind such a scheme.
const REFUSED: [&str; 5] = ["javascript", "data", "vbscript", "blob", "about"];

impl Editor {
    /// The editor of a name, `none`, or an address of one's own.
    ///
    /// # Errors
    /// A sentence that says what can be written.
    pub fn meant(typed: &str) -> Result<Self, String> {
        if typed == "none" {
            return Ok(Self { template: None });
        }
        let known = KNOWN.iter().find(|(name, _)| *name == typed).map(|(_, template)| *template);
        let own = || is_template(typed).then_some(typed);
        let template = known.or_else(own).ok_or_else(unknown)?;
        Ok(Self { template: Some(template.to_owned()) })
    }

    /// The address of a place in a file, whose path is absolute.
    pub(super) fn href(&self, file: &Path, line: u32, column: u32) -> Option<String> {
        let file = encoded(file.to_str()?);
        let numbered = |text: &str| {
            text.replace("{line}", &line.to_string()).replace("{column}", &column.to_string())
        };
        // The path goes in last: one with `{line}` in its name stays as it is.
        Some(numbered(self.template.as_ref()?).replace("{file}", &file))
    }
}

fn is_template(typed: &str) -> bool {
    let Some((scheme, rest)) = typed.split_once(':') else { return false };
    let first = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let letters = scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c));
    let refused = REFUSED.iter().any(|refused| scheme.eq_ignore_ascii_case(refused));
    let odd = |c: char| c.is_control() || c.is_whitespace();
    first && letters && !refused && rest.contains("{file}") && !typed.contains(odd)
}

fn unknown() -> String {
    let names: Vec<_> = KNOWN.iter().map(|(name, _)| format!("`{name}`")).collect();
    let names = names.join(", ");
    format!(
        "write {names}, `none`, or an address such as `vscode://file{{file}}:{{line}}:{{column}}`"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn href(typed: &str) -> Option<String> {
        Editor::meant(typed).unwrap().href(Path::new("/a b/가.md"), 7, 17)
    }

    #[test]
    fn every_name_gives_the_address_its_editor_claims() {
        for (name, expected) in [
            ("vscode", "vscode://file/a%20b/%EA%B0%80.md:7:17"),
            ("vscodium", "vscodium://file/a%20b/%EA%B0%80.md:7:17"),
            ("cursor", "cursor://file/a%20b/%EA%B0%80.md:7:17"),
            ("idea", "idea://open?file=/a%20b/%EA%B0%80.md&line=7&column=17"),
            ("sublime", "subl://open?url=file:///a%20b/%EA%B0%80.md&line=7&column=17"),
            ("zed", "zed://file/a%20b/%EA%B0%80.md:7:17"),
            ("x-mine:{column}/{line}{file}", "x-mine:17/7/a%20b/%EA%B0%80.md"),
        ] {
            assert_eq!(href(name).as_deref(), Some(expected));
        }
        assert_eq!(href("none"), None);
    }

    #[test]
    fn what_a_browser_would_run_or_no_file_is_in_is_refused() {
        for typed in [
            "",
            "emacs",
            "vscode://file",
            "javascript:alert('{file}')",
            "JavaScript:{file}",
            " javascript:{file}",
            "java\nscript:{file}",
            "data:text/html,{file}",
            "{file}:x",
            "//{file}",
        ] {
            assert!(Editor::meant(typed).is_err(), "{typed:?}");
        }
    }

    #[test]
    fn a_path_is_never_read_as_a_template() {
        let editor = Editor::meant("x:{file}:{line}").unwrap();
        assert_eq!(editor.href(Path::new("/{line}"), 1, 1).as_deref(), Some("x:/%7Bline%7D:1"));
    }
}
