//! The closing sentences of a command, in both languages.
//!
//! Makes phrases of counts; prints nothing.

use crate::diagnostics::{Diagnostics, Phrase, Severity, personal};
use crate::pipeline::Findings;
use crate::preview::Change;
use crate::publish::Summary;
use std::path::Path;

/// How many problems of each kind were found.
pub(super) fn problems(found: &Diagnostics) -> Phrase {
    let all = [Severity::Error, Severity::Warning, Severity::Note];
    let counted = counted(&all.map(|severity| (severity, found.count(severity))));
    counted.unwrap_or_else(|| Phrase::new("문제가 없습니다", "no problems found"))
}

/// How many there are of each kind of problem; nothing where there are none.
fn counted(counts: &[(Severity, usize)]) -> Option<Phrase> {
    let some: Vec<_> = counts.iter().filter(|(_, n)| *n > 0).collect();
    let ko = |(severity, n): &&(Severity, usize)| {
        let word = match severity {
            Severity::Error => "오류",
            Severity::Warning => "경고",
            Severity::Note => "알림",
        };
        format!("{word} {n}건")
    };
    let ko: Vec<_> = some.iter().map(ko).collect();
    let en: Vec<_> = some.iter().map(|(severity, n)| plural(*n, severity.word())).collect();
    (!some.is_empty()).then(|| Phrase::new(ko.join(", "), en.join(", ")))
}

/// That the problems found kept the site from being published.
pub(super) fn not_written(found: &Diagnostics) -> Phrase {
    let counted = problems(found);
    Phrase::new(
        format!("{}이 있어 아무것도 쓰지 않았습니다", counted.ko),
        format!("{}; nothing was written", counted.en),
    )
}

/// What was published, and where.
pub(super) fn published(projects: usize, summary: &Summary, target: &Path) -> Phrase {
    let (files, place) = (summary.files(), shown(target));
    let said = Phrase::new(
        format!("사업 {projects}개를 파일 {files}개로 `{place}`에 냈습니다"),
        format!(
            "published {} in {} to `{place}`",
            plural(projects, "project"),
            plural(files, "file")
        ),
    );
    counts(said, summary)
}

/// That what was published before holds, for nothing has changed.
pub(super) fn recognised(projects: usize, summary: &Summary, target: &Path) -> Phrase {
    let (files, place) = (summary.files(), shown(target));
    let said = Phrase::new(
        format!(
            "지난번에 낸 뒤로 달라진 것이 없습니다: `{place}`의 사업 {projects}개, 파일 {files}개"
        ),
        format!(
            "nothing has changed since the last run: {} in {} in `{place}`",
            plural(projects, "project"),
            plural(files, "file")
        ),
    );
    counts(said, summary)
}

/// With how many files what was done.
fn counts(mut phrase: Phrase, summary: &Summary) -> Phrase {
    let Summary { added, changed, removed, unchanged, kept } = *summary;
    phrase
        .ko
        .push_str(&format!(" (추가 {added}, 변경 {changed}, 삭제 {removed}, 그대로 {unchanged})"));
    phrase.en.push_str(&format!(
        " ({added} added, {changed} changed, {removed} removed, {unchanged} unchanged)"
    ));
    if kept > 0 {
        phrase.ko.push_str(&format!("; jangbu가 만들지 않은 파일 {kept}개는 그대로 두었습니다"));
        let files = plural(kept, "file");
        phrase.en.push_str(&format!("; left {files} alone that jangbu did not write"));
    }
    phrase
}

/// What publishing would do, where nothing was written.
pub(super) fn planned(summary: &Summary, target: &Path) -> Phrase {
    let Summary { added, changed, removed, unchanged, .. } = *summary;
    let place = shown(target);
    Phrase::new(
        format!(
            "`{place}`에 아무것도 쓰지 않았습니다 \
             (추가될 파일 {added}, 변경될 파일 {changed}, 삭제될 파일 {removed}, 그대로 {unchanged})"
        ),
        format!(
            "nothing was written to `{place}` \
             ({added} to add, {changed} to change, {removed} to remove, {unchanged} unchanged)"
        ),
    )
}

/// That another run has the output, and this one waits for it.
pub(super) fn waiting(target: &Path) -> Phrase {
    let place = shown(target);
    Phrase::new(
        format!("다른 jangbu가 `{place}`에 쓰고 있어 끝나기를 기다립니다. 끝나면 이어서 합니다"),
        format!("another run of jangbu is writing to `{place}`; going on when it has ended"),
    )
}

/// A folder as it was typed.
fn shown(target: &Path) -> std::path::Display<'_> {
    target.strip_prefix(".").unwrap_or(target).display()
}

/// How many warnings and notes a preview does not tell one by one; nothing where there are none.
pub(super) fn others(found: &Findings) -> Option<Phrase> {
    let all = [Severity::Warning, Severity::Note];
    let Phrase { ko, en, .. } = counted(&all.map(|severity| (severity, found.count(severity))))?;
    Some(Phrase::new(
        format!("{ko}: 브라우저 아래쪽 '살펴볼 것'이나 `jangbu check`로 볼 수 있습니다"),
        format!("{en}: see 'to check' at the foot of the browser, or `jangbu check`"),
    ))
}

/// That there are no warnings and notes any more.
pub(super) fn no_others() -> Phrase {
    Phrase::new("남은 경고와 알림이 없습니다", "no warnings or notes are left")
}

/// That errors keep a preview from showing what was written; `nothing` where there is no site at
/// all to be shown instead.
pub(super) fn held_back(errors: &Diagnostics, nothing: bool) -> Phrase {
    let Phrase { ko, en, .. } = problems(errors);
    let they_are = if errors.count(Severity::Error) == 1 { "it is" } else { "they are" };
    if nothing {
        return Phrase::new(
            format!("{ko}: 고치면 누리집이 나타납니다"),
            format!("{en}; the site appears once {they_are} fixed"),
        );
    }
    Phrase::new(
        format!("{ko}: 고칠 때까지는 마지막으로 맞았던 내용이 보입니다"),
        format!("{en}; until {they_are} fixed, the last version without errors is shown"),
    )
}

/// That there are no errors any more.
pub(super) fn mended() -> Phrase {
    Phrase::new("오류를 모두 고쳤습니다", "all errors are fixed")
}

/// What changed in a preview, how fast, and how many browsers were told.
pub(super) fn changed(change: &Change) -> Phrase {
    const MOST: usize = 3;
    let names: Vec<String> =
        change.files.iter().take(MOST).map(|f| format!("`{}`", personal::masked(f))).collect();
    let (names, more) = (names.join(", "), change.files.len().saturating_sub(MOST));
    let (ko, en) = match (change.files.len(), more) {
        (0, _) => ("다시 읽음".to_owned(), "read again".to_owned()),
        (_, 0) => (format!("{names} 바뀜"), format!("{names} changed")),
        (_, more) => {
            (format!("{names} 외 {more}개 바뀜"), format!("{names} and {more} more changed"))
        }
    };
    let (ms, told) = (change.took.as_millis(), change.told);
    let (ko, en) = (format!("{ko}: {ms}ms"), format!("{en}: {ms} ms"));
    if told == 0 {
        return Phrase::new(ko, en);
    }
    Phrase::new(
        format!("{ko}, 열어 둔 페이지 {told}곳을 새로 고침"),
        format!("{en}, {} updated", plural(told, "open page")),
    )
}

fn plural(n: usize, word: &str) -> String {
    let ending = if n == 1 { "" } else { "s" };
    format!("{n} {word}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Diagnostic, Place};

    fn found(warnings: usize) -> Diagnostics {
        let mut found = Diagnostics::new();
        let here = || Place::file("content/site.yaml");
        found.push(Diagnostic::error("yaml/syntax", here(), Phrase::new("가", "a")));
        for _ in 0..warnings {
            found.push(Diagnostic::warning("words/empty", here(), Phrase::new("나", "b")));
        }
        found
    }

    #[test]
    fn problems_are_counted_by_kind() {
        assert_eq!(problems(&found(2)).en, "1 error, 2 warnings");
        assert_eq!(not_written(&found(1)).ko, "오류 1건, 경고 1건이 있어 아무것도 쓰지 않았습니다");
        assert_eq!(problems(&Diagnostics::new()).en, "no problems found");
    }

    #[test]
    fn what_is_promised_is_what_can_be_shown() {
        let errors = found(0);
        assert_eq!(held_back(&errors, true).ko, "오류 1건: 고치면 누리집이 나타납니다");
        assert_eq!(held_back(&errors, true).en, "1 error; the site appears once it is fixed");
        let shown = "1 error; until it is fixed, the last version without errors is shown";
        assert_eq!(held_back(&errors, false).en, shown);
    }

    #[test]
    fn only_pages_that_are_open_are_told_of() {
        let files = vec!["a.md".to_owned()];
        let took = std::time::Duration::from_millis(7);
        let mut change = Change { files, took, findings: Findings::default(), told: 0 };
        assert_eq!(changed(&change).ko, "`a.md` 바뀜: 7ms");
        change.told = 1;
        assert_eq!(changed(&change).en, "`a.md` changed: 7 ms, 1 open page updated");
        change.told = 2;
        assert_eq!(changed(&change).ko, "`a.md` 바뀜: 7ms, 열어 둔 페이지 2곳을 새로 고침");
    }

    #[test]
    fn the_output_is_named_as_it_was_typed() {
        let summary = Summary { added: 3, kept: 1, ..Summary::default() };
        let phrase = published(1, &summary, Path::new("./output"));
        let expected = "published 1 project in 3 files to `output` (3 added, 0 changed, 0 removed, \
                        0 unchanged); left 1 file alone that jangbu did not write";
        assert_eq!(phrase.en, expected);
    }
}
