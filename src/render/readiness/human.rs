//! Readiness for a terminal: a table for each department, then what is missing in each project.
//!
//! Columns line up where Hangul takes two of them. The marks are letters, so colour is not needed.
//! How wide the terminal is, who calls has to say.

use super::{missing, one_line, path, what};
use crate::check::readiness::{
    Criterion, DepartmentReadiness, Missing, Outcome, ProjectReadiness, Readiness,
};
use crate::diagnostics::{Language, Phrase, width};

/// The narrowest column of titles, in columns of a terminal.
const NARROWEST: usize = 12;

/// Tables no wider than `columns` of a terminal, where titles can be cut to that; then what is
/// missing, and what each column means.
pub fn human(readiness: &Readiness, language: Language, columns: usize) -> String {
    let writer = Writer { language, titles: title_width(readiness, language, columns) };
    let tables = readiness.departments.iter().map(|department| writer.department(department));
    let mut out: String = tables.collect();
    if !out.is_empty() {
        out.push_str(&writer.legend());
    }
    out
}

/// What the table leaves for titles, as far as they need it.
fn title_width(readiness: &Readiness, language: Language, columns: usize) -> usize {
    let marks: usize = words(language).iter().map(|word| 1 + shown_width(word)).sum();
    let longest = readiness.projects().map(|of| shown_width(&title(of, language))).max();
    longest.unwrap_or(0).min(columns.saturating_sub(marks)).max(NARROWEST)
}

fn words(language: Language) -> Vec<String> {
    Criterion::ALL.iter().map(|of| of.word().in_language(language).to_owned()).collect()
}

struct Writer {
    language: Language,
    titles: usize,
}

impl Writer {
    fn say<'a>(&self, phrase: &'a Phrase) -> &'a str {
        phrase.in_language(self.language)
    }

    fn department(&self, of: &DepartmentReadiness) -> String {
        let mut out = format!("{}\n", one_line(&of.name));
        let words = words(self.language);
        out.push_str(&self.row("", &words, &words));
        for project in &of.projects {
            let marks: Vec<String> =
                project.criteria.iter().map(|(_, outcome)| mark(outcome).to_owned()).collect();
            out.push_str(&self.row(&title(project, self.language), &words, &marks));
        }
        out.push('\n');
        out.extend(of.projects.iter().map(|project| self.missing(project)));
        out
    }

    /// A row, each cell in the middle below its word.
    fn row(&self, title: &str, words: &[String], cells: &[String]) -> String {
        let title = cut(title, self.titles);
        let mut row = format!("{title}{}", " ".repeat(self.titles - shown_width(&title)));
        for (word, cell) in words.iter().zip(cells) {
            let room = shown_width(word).saturating_sub(shown_width(cell));
            let before = room / 2;
            row.push_str(&format!(" {}{cell}{}", " ".repeat(before), " ".repeat(room - before)));
        }
        format!("{}\n", row.trim_end())
    }

    /// The list of what a project lacks; nothing where it lacks nothing.
    fn missing(&self, project: &ProjectReadiness) -> String {
        if project.is_ready() {
            return String::new();
        }
        let title = title(project, self.language);
        let mut out = format!("  {title} ({})\n", one_line(&project.folder));
        for (criterion, outcome) in &project.criteria {
            let word = self.word(*criterion);
            for one in missing(outcome) {
                let place = within(project, one);
                let what = what(one, self.language);
                out.push_str(&format!("    {word}  {place}  {what}\n"));
            }
        }
        out.push('\n');
        out
    }

    /// The word of a criterion, as wide as the widest of them.
    fn word(&self, criterion: Criterion) -> String {
        let widest = words(self.language).iter().map(|word| shown_width(word)).max().unwrap_or(0);
        let word = criterion.word();
        let word = self.say(&word);
        format!("{word}{}", " ".repeat(widest - shown_width(word)))
    }

    fn legend(&self) -> String {
        let marks = Phrase::new(
            "O 있음, X 없거나 모자람, - 해당 없음",
            "O is there, X is missing, - is not asked for",
        );
        let mut out = format!("{}\n", self.say(&marks));
        for criterion in Criterion::ALL {
            let explanation = criterion.explanation();
            out.push_str(&format!("{}  {}\n", self.word(criterion), self.say(&explanation)));
        }
        out
    }
}

/// A title, with a remark in front where the project is a draft.
fn title(of: &ProjectReadiness, language: Language) -> String {
    let title = one_line(&of.title);
    let draft = Phrase::new("[초안]", "[draft]");
    if of.draft { format!("{} {title}", draft.in_language(language)) } else { title }
}

fn mark(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "O",
        Outcome::NotMet(_) => "X",
        Outcome::NotApplicable(_) => "-",
    }
}

/// File and key, the project's folder left out where the file lies in it.
fn within(project: &ProjectReadiness, missing: &Missing) -> String {
    let file = missing.place.file.as_str();
    let below = file.strip_prefix(&project.folder).and_then(|rest| rest.strip_prefix('/'));
    let file = one_line(below.unwrap_or(file));
    match path(missing) {
        path if path.is_empty() => file,
        path => format!("{file}:{}", one_line(&path)),
    }
}

/// A text no wider than so many columns, its end replaced by `…` where it is cut.
fn cut(text: &str, most: usize) -> String {
    if shown_width(text) <= most {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = text.chars().take_while(|c| {
        used += width(*c);
        used <= most
    });
    let kept: String = fits.collect();
    format!("{}…", kept.trim_end())
}

fn shown_width(text: &str) -> usize {
    text.chars().map(width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_cut_at_whole_characters() {
        assert_eq!(cut("골목길", 6), "골목길");
        assert_eq!(cut("골목길", 5), "골목…");
        assert_eq!(cut("골목길", 4), "골…");
        assert_eq!(cut("a b c", 3), "a…");
        assert_eq!(cut("골목길", 0), "…");
    }
}
