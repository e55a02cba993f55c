//! Which parts of the content and theme an event on the disk may have changed.
//!
//! Knows the layout of the folders and nothing else: reads no file, and what is touched has not
//! changed until it was read again.

use std::collections::BTreeSet;
use std::path::Path;

/// What has to be looked at again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Everything, because nobody knows what happened: events were lost, or a folder moved.
    pub everything: bool,
    /// What lies outside of projects: `site.yaml`, the free pages, the map, and which projects
    /// there are.
    pub site: bool,
    /// The theme's folder.
    pub theme: bool,
    /// The folders of these projects, by the names the disk has for them.
    pub projects: BTreeSet<String>,
}

impl Touched {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Everything.
    pub fn everything() -> Self {
        Self { everything: true, ..Self::default() }
    }

    /// Whether there is nothing to look at.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds what a path below the content folder or the theme's belongs to. A path that lies in
    /// neither adds nothing.
    pub fn add(&mut self, content: &Path, theme: Option<&Path>, path: &Path) {
        if theme.is_some_and(|theme| path.starts_with(theme)) {
            self.theme = true;
        }
        let Ok(below) = path.strip_prefix(content) else { return };
        let mut parts = below.iter();
        let first = parts.next().is_some_and(|first| first == "projects");
        match parts.next() {
            Some(slug) if first => {
                self.projects.insert(slug.to_string_lossy().into_owned());
            }
            // Whatever happened to the folder of all projects may have changed any of them: it
            // can be another one under the same name.
            None if first => self.everything = true,
            _ => self.site = true,
        }
    }

    /// Adds all that another names.
    pub fn extend(&mut self, other: Self) {
        self.everything |= other.everything;
        self.site |= other.site;
        self.theme |= other.theme;
        self.projects.extend(other.projects);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touched(paths: &[&str]) -> Touched {
        let mut touched = Touched::new();
        for path in paths {
            touched.add(Path::new("r/content"), Some(Path::new("r/themes/a")), Path::new(path));
        }
        touched
    }

    #[test]
    fn a_path_belongs_to_a_project_to_the_site_or_to_the_theme() {
        let site = Touched { site: true, ..Touched::new() };
        for path in ["r/content", "r/content/site.yaml", "r/content/pages/a.md"] {
            assert_eq!(touched(&[path]), site, "{path}");
        }
        let project = touched(&["r/content/projects/a", "r/content/projects/b/photos/x/y.jpg"]);
        let names = ["a", "b"].map(str::to_owned).into();
        assert_eq!(project, Touched { projects: names, ..Touched::new() });
        assert_eq!(touched(&["r/content/projects"]), Touched::everything());
        let theme = touched(&["r/themes/a/styles/10.css"]);
        assert_eq!(theme, Touched { theme: true, ..Touched::new() });
        assert!(touched(&["r/output/index.html", "r", "elsewhere"]).is_empty());
    }
}
