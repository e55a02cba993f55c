//! Sections, pages and records with nothing in them.
//!
//! What a record leaves out is for `--readiness`; here something was begun and left empty.

use crate::check::subject::Subject;
use crate::check::texts::{self, Text};
use crate::check::wording::shortened;
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase, Place};
use crate::markdown::Heading;
use crate::model::{PartYear, Project, Site, YearRecord};

/// `words/empty-section`: a heading with nothing under it, or a file with nothing in it.
///
/// A reader who comes to a heading expects something below. Looked at are the headings of all
/// Markdown, `overview.md` and free pages without any text, and yearly records without plan,
/// money, grants, results and comments. Dated results stand apart on the page, so that a heading
/// above them in a yearly record stays without anything: leave it out. Fill the section, or take
/// it out.
///
/// ---
/// 제목 아래나 파일 안에 아무것도 없습니다.
///
/// 제목을 보고 온 독자는 그 아래에 무엇이 있기를 기대합니다. 마크다운의 제목, 글이 없는 `overview.md`와 안내 페이지, 계획도 금액도 실적도 주석도 없는 연도별 기록을
/// 살펴봅니다. 연도별 기록의 날짜 있는 실적은 페이지에서 따로 모이므로, 그 위에 쓴 제목 아래에는 아무것도 남지 않습니다. 그런 제목은 지우세요. 나머지는 채우거나 빼세요.
pub(in crate::check) fn of_project(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let project = subject.project;
    let has_results = |file: &str| {
        let of_file = |year: &&YearRecord| project.year_file(year) == file;
        project.years.iter().find(of_file).is_some_and(|year| !year.results.is_empty())
    };
    for text in subject.texts().iter().filter(|text| !text.outline().headings.is_empty()) {
        let results = has_results(&text.file);
        let hint = if results { beside_results() } else { fill() };
        in_text(text, &hint, diagnostics);
    }
    files_of(project, diagnostics);
}

pub(in crate::check) fn of_pages(site: &Site, diagnostics: &mut Diagnostics) {
    for page in &site.pages {
        match texts::of_page(site, page) {
            Some(text) => in_text(&text, &fill(), diagnostics),
            None => {
                let file = format!("{}/pages/{}.md", site.folder, page.name);
                diagnostics.push(empty_file(
                    &file,
                    "이 페이지에 글이 없습니다",
                    "this page has no text",
                ));
            }
        }
    }
}

fn in_text(text: &Text<'_>, hint: &Phrase, diagnostics: &mut Diagnostics) {
    for heading in text.outline().headings.iter().filter(|h| !h.is_followed || h.text.is_empty()) {
        let place = text.part(heading.range.clone());
        let found = Diagnostic::warning("words/empty-section", place, says(heading));
        diagnostics.push(found.hint(hint.clone()));
    }
}

fn says(heading: &Heading) -> Phrase {
    let words = shortened(&heading.text);
    if words.is_empty() {
        return Phrase::new(
            "제목에 글이 없어 보이지 않습니다",
            "this heading has no words and is not shown",
        );
    }
    Phrase::new(
        format!("제목 `{words}` 아래에 아무것도 없습니다"),
        format!("there is nothing under the heading `{words}`"),
    )
}

fn fill() -> Phrase {
    Phrase::new("내용을 쓰거나 제목을 지우세요", "write something under it, or take it out")
}

fn beside_results() -> Phrase {
    Phrase::new(
        "날짜 있는 실적은 페이지에서 따로 모이므로 그 위의 제목은 지우세요",
        "dated results stand apart on the page: take out the heading above them",
    )
}

fn files_of(project: &Project, diagnostics: &mut Diagnostics) {
    let overview = &project.overview;
    // Only a file that is there has a first line.
    if overview.is_empty() && overview.first_line > 0 {
        let (ko, en) = ("`overview.md`에 글이 없습니다", "`overview.md` has no text");
        diagnostics.push(empty_file(&project.file("overview.md"), ko, en));
    }
    let is_noted = |file: &str| project.comments.iter().any(|comment| comment.file == file);
    for year in project.years.iter().filter(|year| is_empty(year)) {
        // A new record holds the comments that say what to write.
        if is_noted(&project.year_file(year)) {
            continue;
        }
        let (ko, en) = (
            "이 연도별 기록에 계획도 금액도 실적도 없습니다",
            "this yearly record has no plan, money, grants or results",
        );
        diagnostics.push(empty_file(&project.year_file(year), ko, en));
    }
}

fn is_empty(year: &YearRecord) -> bool {
    let money = !year.funding.is_empty() || !year.total.is_empty();
    let parts = year.parts.values();
    let of_part =
        |part: &PartYear| part.plan.is_some() || !part.funding.is_empty() || !part.total.is_empty();
    let parts = parts.into_iter().any(of_part);
    year.plan.is_none() && !money && !parts && !year.tells_something()
}

fn empty_file(file: &str, ko: &str, en: &str) -> Diagnostic {
    let place = Place::file(file);
    Diagnostic::warning("words/empty-section", place, Phrase::new(ko, en))
        .hint(Phrase::new("내용을 쓰거나 파일을 지우세요", "write something, or delete the file"))
}
