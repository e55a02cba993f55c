//! Where a template is broken: from what the engine says to a file, line and column.
//!
//! Knows the engine's errors and nothing of templates. Its words are English; they stand behind
//! a sentence of ours.

use super::forms::{Forms, NoForm};
use crate::diagnostics::{Diagnostic, Failure, Phrase, Place, Span};
use std::collections::BTreeMap;
use tera::ErrorKind;

/// The files of templates that a theme's folder brought, by name.
pub(super) struct TemplateFiles(pub(super) BTreeMap<String, String>);

/// One thing that is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    place: Place,
    built_in: bool,
    cause: String,
}

impl TemplateFiles {
    /// Everything an error of the engine tells.
    pub(super) fn of(&self, error: &tera::Error) -> Vec<Fault> {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let span = report.span();
                // The engine counts lines from 1 and columns from 0.
                let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX / 2);
                let (line, column) = (number(span.start_line).max(1), number(span.start_col) + 1);
                let one_line = span.end_line == span.start_line;
                let len = if one_line { span.end_col.saturating_sub(span.start_col) } else { 1 };
                let span = Span::on_line(line, column, number(len.max(1)));
                vec![self.fault(report.filename(), Some(span), report.message())]
            }
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                vec![self.fault(tpl, None, &error.to_string())]
            }
            ErrorKind::MissingParent { current, .. } => {
                vec![self.fault(current, None, &error.to_string())]
            }
            _ => self.reported(&error.to_string()),
        }
    }

    /// What is wrong, as the failure of making a page.
    pub(super) fn failure(&self, error: &tera::Error) -> Failure {
        match self.of(error).into_iter().next() {
            Some(fault) => fault.failure(),
            None => Failure::new(broken(), error),
        }
    }

    /// The first component of [`Forms::FILE`] that is no form, as the failure of making a page.
    pub(super) fn first_no_form(&self, faults: Vec<NoForm>) -> Failure {
        match faults.into_iter().next() {
            Some(no_form) => self.no_form(no_form).failure(),
            None => Failure::new(broken(), Forms::FILE),
        }
    }

    /// That a component of [`Forms::FILE`] is no form.
    pub(super) fn no_form(&self, NoForm(line, cause): NoForm) -> Fault {
        let line = u32::try_from(line).unwrap_or(u32::MAX / 2);
        self.fault(Forms::FILE, Some(Span::on_line(line, 1, 1)), &cause)
    }

    /// Reports that the engine gives as text only, several in one: `error: …`, and on the line
    /// below `--> report.html:12:5`.
    fn reported(&self, text: &str) -> Vec<Fault> {
        let mut found = Vec::new();
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            let Some(message) = line.strip_prefix("error: ") else { continue };
            let place = lines.peek().and_then(|line| line.trim_start().strip_prefix("--> "));
            let Some((name, line, column)) = place.and_then(taken_apart) else { continue };
            found.push(self.fault(name, Some(Span::on_line(line, column, 1)), message));
        }
        if found.is_empty() {
            let named = self.0.keys().find(|name| text.contains(&format!("`{name}`")));
            found.push(self.fault(named.map_or("", String::as_str), None, text));
        }
        found
    }

    fn fault(&self, name: &str, span: Option<Span>, cause: &str) -> Fault {
        let own = self.0.get(name);
        let file = own.cloned().unwrap_or_else(|| format!("themes/default/templates/{name}"));
        let at = |span| Place::span(file.clone(), span);
        let place = span.map_or_else(|| Place::file(file.clone()), at);
        let cause = cause.split_whitespace().collect::<Vec<_>>().join(" ");
        Fault { place, built_in: own.is_none(), cause }
    }
}

fn broken() -> Phrase {
    Phrase::new("테마의 템플릿에 잘못이 있습니다", "a template of the theme is broken")
}

/// `report.html:12:5`.
fn taken_apart(place: &str) -> Option<(&str, u32, u32)> {
    let mut parts = place.trim().rsplitn(3, ':');
    let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((parts.next()?, line, column))
}

impl Fault {
    /// As the failure of making a page.
    pub(super) fn failure(self) -> Failure {
        Failure::new(broken(), self.line()).because_of(self.told())
    }

    /// As the author is told.
    pub(super) fn told(self) -> Diagnostic {
        let message = Phrase::new(
            format!("템플릿에 잘못이 있습니다: {}", self.cause),
            format!("the template is broken: {}", self.cause),
        );
        let fault = Diagnostic::error("theme/template", self.place, message);
        if !self.built_in {
            return fault;
        }
        fault.hint(Phrase::new(
            "이 파일은 내장 테마의 것입니다. 테마 폴더의 템플릿에 여기서 쓰는 것이 빠져 있지 않은지 보세요",
            "this file is the built-in theme's; see whether a template of the folder lacks what it uses",
        ))
    }

    /// On one line.
    fn line(&self) -> String {
        let span = self.place.resolved();
        format!("{}:{}:{}: {}", self.place.file, span.line, span.column, self.cause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_given_as_text_are_taken_apart() {
        let own = [("a:b.html".to_owned(), "themes/x/templates/a:b.html".to_owned())];
        let files = TemplateFiles(own.into_iter().collect());
        let text = "error: no filter `x`\n  --> a:b.html:12:5\n   |\n12 | y\n   | ^\n\n\
                    error: no test `z`\n --> c.html:3:1\n  |\n3 | z\n  | ^";
        let found = files.reported(text);
        let lines: Vec<String> = found.into_iter().map(|fault| fault.line()).collect();
        assert_eq!(
            lines,
            [
                "themes/x/templates/a:b.html:12:5: no filter `x`",
                "themes/default/templates/c.html:3:1: no test `z`"
            ]
        );
    }
}
