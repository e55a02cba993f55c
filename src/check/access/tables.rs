//! Tables in Markdown: their headers, and rows that are meant as a table and are none.
//!
//! The tables of money are the tool's own and not looked at.

use crate::check::subject::Subject;
use crate::check::texts::{self, Markup, Text};
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase, Place};
use crate::markdown::{Outline, Table};
use crate::model::Site;
use std::ops::Range;

/// `access/table-header`: a table without a header, or rows that the page does not show as a
/// table.
///
/// The first row of a Markdown table is its header, and each cell of it the name of a column; only
/// the first, above the names of rows, may be empty (KWCAG 2.2, 5.3.1). Without a line of `---`
/// below it (`| --- | --- |`, as many as there are columns) there is no table: the rows run on as
/// text with their strokes, and so do rows pasted from a spreadsheet.
///
/// ---
/// 머리 행이 없는 표, 또는 페이지에서 표로 보이지 않는 줄들입니다.
///
/// 마크다운 표의 첫 줄은 머리 행이고, 칸마다 그 열의 이름을 씁니다. 행의 이름 위에 있는 첫 칸만 비워 둘 수 있습니다(한국형 웹 콘텐츠 접근성 지침 2.2, 5.3.1). 그 아래에
/// 열의 수만큼 `| --- | --- |` 줄이 없으면 표가 되지 않고 세로줄까지 그대로 이어진 글이 됩니다. 스프레드시트에서 붙여 넣은 줄도 마찬가지입니다.
pub(in crate::check) fn of_project(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    subject.texts().iter().for_each(|text| in_text(text, diagnostics));
    in_details(subject.texts(), diagnostics);
}

pub(in crate::check) fn of_pages(site: &Site, diagnostics: &mut Diagnostics) {
    texts::of_site(site).iter().for_each(|text| in_text(text, diagnostics));
}

fn in_text(text: &Text<'_>, diagnostics: &mut Diagnostics) {
    if text.markup != Markup::Prose {
        return;
    }
    let outline = text.outline();
    outline.tables.iter().for_each(|table| header_of(table, text, diagnostics));
    for run in runs_of_rows(text.text, outline) {
        diagnostics.push(no_table(text, text.part(run)));
    }
}

fn header_of(table: &Table, text: &Text<'_>, diagnostics: &mut Diagnostics) {
    let unnamed = table.cells.iter().skip(1).position(String::is_empty).map(|column| column + 2);
    let message = match unnamed {
        _ if table.cells.iter().all(String::is_empty) => {
            Phrase::new("표에 머리 행이 없습니다".to_owned(), "this table has no header".to_owned())
        }
        Some(column) => Phrase::new(
            format!("표의 {column}번째 열에 이름이 없습니다"),
            format!("column {column} of this table has no name"),
        ),
        None => return,
    };
    let place = text.part(table.header.clone());
    diagnostics.push(Diagnostic::warning("access/table-header", place, message).hint(Phrase::new(
        "표의 첫 줄에 열의 이름을 쓰세요",
        "name the columns in the first row of the table",
    )));
}

/// Two or more lines in a row that look like rows of a table, outside tables and code: the first
/// of each run.
fn runs_of_rows(text: &str, outline: &Outline) -> Vec<Range<usize>> {
    let tables = outline.tables.iter().map(|table| &table.range);
    let mut shown: Vec<&Range<usize>> = tables.chain(&outline.code).collect();
    shown.sort_by_key(|range| range.start);
    let mut shown = shown.into_iter().peekable();
    let (mut runs, mut first, mut start) = (Vec::new(), None, 0);
    for line in text.split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        start += line.len();
        while shown.next_if(|shown| shown.end <= range.start).is_some() {}
        let is_shown =
            shown.peek().is_some_and(|shown| shown.start < range.end.max(range.start + 1));
        if is_shown || !is_row(line) {
            first = None;
        } else if let Some((row, told)) = &mut first {
            if !std::mem::replace(told, true) {
                runs.push(Range::clone(row));
            }
        } else {
            first = Some((range, false));
        }
    }
    runs
}

/// Lines below a result that look like rows: each is shown as a line of its own.
fn in_details(texts: &[Text<'_>], diagnostics: &mut Diagnostics) {
    let row = |text: &Text<'_>| {
        let line = text.line().filter(|_| text.markup == Markup::Line)?;
        is_row(text.text).then_some(line)
    };
    let mut within = false;
    for (text, next) in texts.iter().zip(texts.iter().skip(1)) {
        let lines = row(text).and_then(|line| Some((line, row(next)?)));
        let lines = lines.filter(|_| text.file == next.file);
        let run = lines.is_some_and(|(line, below)| below == line + 1);
        if run && !within {
            diagnostics.push(no_table(text, text.place()));
        }
        within = run;
    }
}

/// `| a | b |`, or cells with tabs between them; a bullet before a tab is no cell.
fn is_row(line: &str) -> bool {
    if ![b'|', b'\t'].iter().any(|sign| line.as_bytes().contains(sign)) {
        return false; // Most lines: the rest costs time.
    }
    let line = line.trim_matches([' ', '>', '\r', '\n']);
    let inner = line.trim_matches('|').trim();
    if line.len() > 1 && line.starts_with('|') && line.ends_with('|') {
        return !inner.is_empty();
    }
    let mut cells = line.trim().split('\t').map(str::trim).filter(|cell| !cell.is_empty());
    let first = cells.next().unwrap_or_default();
    let is_bullet = first.chars().count() <= 3 && !first.ends_with(char::is_alphanumeric);
    cells.count() > usize::from(is_bullet)
}

fn no_table(text: &Text<'_>, place: Place) -> Diagnostic {
    let message = Phrase::new(
        "표로 쓴 줄들이 페이지에서는 표가 되지 않습니다",
        "these rows are no table on the page",
    );
    let found = Diagnostic::warning("access/table-header", place, message);
    found.hint(match text.markup {
        Markup::Prose => Phrase::new(
            "열을 `|`로 나누고, 첫 줄에 열의 이름을, 둘째 줄에 열의 수만큼 `| --- | --- |`를 쓰세요",
            "write `|` between columns, their names in the first row, and `| --- | --- |`, one for each, in the second",
        ),
        _ => Phrase::new(
            "실적 아래에는 표를 둘 수 없습니다. 표는 `overview.md`나 빈 줄 다음의 글에 쓰세요",
            "there can be no table below a result; put it into `overview.md`, or into text at the margin",
        ),
    })
}
