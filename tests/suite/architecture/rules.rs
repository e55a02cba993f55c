//! The tables of the design, and the rules that compare a source file with them.
//!
//! A rule gives one sentence for each thing that is out of place; it reads nothing itself.

use super::source::SourceFile;
use std::collections::BTreeSet;

/// What lies below `load`, `check` and `chart`.
const GROUND: [&str; 6] = ["diagnostics", "markdown", "output", "theme", "model", "locale"];

/// Who may import whom, beside itself; `None` where there is no limit or no row.
fn may_import(unit: &str) -> Option<Vec<&'static str>> {
    let ground = |more: &[&'static str]| [&GROUND[..], more].concat();
    Some(match unit {
        "diagnostics" | "markdown" | "progress" | "cache" | "stamps" => vec![],
        "output" | "theme" | "model" => vec!["diagnostics"],
        "locale" => vec!["model", "theme", "diagnostics"],
        "photo" => vec!["model", "diagnostics", "cache"],
        "chart" => ground(&[]),
        "check" => ground(&["progress"]),
        "load" => ground(&["photo", "progress", "cache"]),
        "render" => ground(&["chart", "check", "photo", "progress", "cache"]),
        "publish" => vec!["output", "diagnostics", "progress"],
        "pipeline" => ground(&["load", "check", "chart", "render", "photo", "progress", "cache"]),
        "last_run" => {
            vec!["diagnostics", "cache", "load", "stamps", "pipeline", "publish"]
        }
        "preview" | "import" => ground(&["load", "check", "chart", "render", "pipeline", "cache"]),
        _ => return None,
    })
}

/// Modules that import what they like: the command line, and the roots that only name modules.
const UNLIMITED: [&str; 3] = ["cli", "main", "lib"];

/// Dependencies that a reader should find in one place: their name in code, and the places.
const HEAVY: [(&str, &[&str]); 30] = [
    ("plotters", &["src/chart"]),
    ("plotters_backend", &["src/chart"]),
    ("tera", &["src/render"]),
    ("pulldown_cmark", &["src/markdown"]),
    ("serde_yaml", &["src/load"]),
    ("saphyr_parser", &["src/load"]),
    ("schemars", &["src/load"]),
    ("walkdir", &["src/load", "src/publish", "src/preview/poll.rs"]),
    ("notify", &["src/preview"]),
    ("notify_debouncer_full", &["src/preview"]),
    ("axum", &["src/preview"]),
    ("tokio", &["src/preview"]),
    ("tokio_stream", &["src/preview"]),
    ("listeners", &["src/preview"]),
    ("opener", &["src/cli/preview.rs"]),
    ("quick_xml", &["src/import"]),
    ("zip", &["src/import"]),
    ("clap", &["src/cli"]),
    ("indicatif", &["src/cli/terminal/bar.rs"]),
    ("csv", &["src/render", "src/import"]),
    ("rustix", &["src/publish", "src/cache", "src/stamps", "src/cli/environment.rs"]),
    ("blake3", &["src/publish", "src/preview", "src/cache", "src/last_run"]),
    (
        "rayon",
        &[
            "src/load",
            "src/check",
            "src/publish",
            "src/stamps",
            "src/last_run.rs",
            "src/pipeline/reading.rs",
            "src/render",
            // Whose threads the engine reads on; not those that answer.
            "src/preview.rs",
            "src/preview/engine.rs",
            "src/cli.rs",
            "src/cli/preview.rs",
        ],
    ),
    ("include_dir", &["src/load"]),
    ("image", &["src/photo"]),
    ("fast_image_resize", &["src/photo"]),
    ("webp", &["src/photo"]),
    ("moxcms", &["src/photo"]),
    ("exif", &["src/load"]),
    ("strsim", &["src/load", "src/check", "src/cli/check"]),
];

/// What reaches outside the program, and the places that may.
const OUTSIDE: [(&str, &[&str]); 6] = [
    (
        "std::fs",
        &[
            "src/load",
            "src/publish",
            "src/import",
            "src/cli/new",
            "src/preview/disk.rs",
            "src/cache/folder.rs",
            // What the system says of the process.
            "src/cli/environment.rs",
        ],
    ),
    ("walkdir", &["src/load", "src/publish", "src/import", "src/preview"]),
    (
        "rustix",
        &["src/publish", "src/cache/folder.rs", "src/stamps/tree.rs", "src/cli/environment.rs"],
    ),
    ("std::env", &["src/cli/environment.rs", "src/main.rs"]),
    ("std::time", &["src/preview", "src/cli"]),
    ("std::net", &["src/preview", "src/cli"]),
];

/// Questions `Path` answers by looking at the disk.
const LOOKS_AT_DISK: [&str; 9] = [
    "exists",
    "try_exists",
    "is_file",
    "is_dir",
    "is_symlink",
    "metadata",
    "symlink_metadata",
    "canonicalize",
    "read_dir",
];

/// Modules of ours that a file names and its own may not import.
pub(super) fn fault_of_imports(file: &SourceFile) -> Vec<String> {
    let unit = file.unit();
    if UNLIMITED.contains(&unit) {
        return Vec::new();
    }
    let Some(allowed) = may_import(unit) else {
        return vec![format!("{}: no row of the table says what it may import", file.path)];
    };
    let imported: BTreeSet<String> = file.paths().iter().filter_map(|p| of_ours(p, file)).collect();
    let forbidden =
        imported.iter().filter(|name| *name != unit && !allowed.contains(&name.as_str()));
    forbidden.map(|name| format!("{}: `{unit}` may not import `{name}`", file.path)).collect()
}

/// The module of ours a path leads to: by `crate::`, or by as many `super::` as leave the module.
fn of_ours(path: &str, file: &SourceFile) -> Option<String> {
    let mut parts = path.split("::").peekable();
    let mut ups = 0;
    while parts.next_if_eq(&"super").is_some() {
        ups += 1;
    }
    let leaves = ups > 0 && ups == depth(&file.path);
    if !leaves && (ups > 0 || parts.next() != Some("crate")) {
        return None;
    }
    parts.next().filter(|name| name.starts_with(char::is_lowercase)).map(str::to_owned)
}

/// How many modules a file lies below the crate: 1 for `src/load.rs` and `src/model/mod.rs`.
fn depth(path: &str) -> usize {
    let slashes = path.matches('/').count();
    if path.ends_with("/mod.rs") { slashes - 1 } else { slashes }
}

/// Printing anywhere but in the terminal and what it draws with.
pub(super) fn fault_of_printing(file: &SourceFile) -> Vec<String> {
    if lies_in(&file.path, &["src/cli/terminal"]) {
        return Vec::new();
    }
    let macros = ["println", "eprintln", "print", "eprint", "dbg"];
    let mut found: Vec<String> = macros
        .iter()
        .filter(|name| calls(&file.code, name, '!'))
        .map(|name| format!("{}: `{name}!` belongs in cli/terminal.rs", file.path))
        .collect();
    let streams = |path: &String| ["stdout", "stderr"].contains(&last(path));
    found.extend(
        file.paths()
            .iter()
            .filter(|path| streams(path))
            .map(|path| format!("{}: `{path}` belongs in cli/terminal.rs", file.path)),
    );
    found
}

/// Disk, environment, clock and network, where they do not belong.
pub(super) fn fault_of_system(file: &SourceFile) -> Vec<String> {
    let paths = file.paths();
    let named = |outside: &str| paths.iter().any(|path| starts_with(path, outside));
    let mut found: Vec<String> = OUTSIDE
        .iter()
        .filter(|(outside, places)| named(outside) && !lies_in(&file.path, places))
        .map(|(outside, _)| format!("{}: `{outside}` does not belong here", file.path))
        .collect();
    let places =
        ["src/load", "src/publish", "src/import", "src/preview", "src/cli", "src/stamps/tree.rs"];
    if !lies_in(&file.path, &places) && file.path != "src/cache/folder.rs" {
        let looks = LOOKS_AT_DISK.iter().filter(|name| calls(&file.code, &format!(".{name}"), '('));
        found.extend(looks.map(|name| format!("{}: `{name}` looks at the disk", file.path)));
    }
    found
}

/// Dependencies named outside their place.
pub(super) fn fault_of_dependencies(file: &SourceFile) -> Vec<String> {
    let paths = file.paths();
    let named =
        |name: &str| paths.iter().any(|path| starts_with(path, name) && path.contains("::"));
    let misplaced =
        HEAVY.iter().filter(|(name, places)| named(name) && !lies_in(&file.path, places));
    misplaced.map(|(name, _)| format!("{}: `{name}` does not belong here", file.path)).collect()
}

/// Whether a file is one of these, or lies in a folder or module of this name.
fn lies_in(path: &str, places: &[&str]) -> bool {
    places.iter().any(|place| {
        let rest = path.strip_prefix(place);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || rest == ".rs")
    })
}

fn starts_with(path: &str, start: &str) -> bool {
    path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn last(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

/// Whether `name`, as a whole word, is followed by `mark`.
fn calls(code: &str, name: &str, mark: char) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let after = code[at + name.len()..].trim_start();
        (!word || name.starts_with('.')) && after.starts_with(mark)
    })
}
