//! Amounts in the words of a record that name a figure of its table.

use crate::check::prose::{self, Mention};
use crate::check::subject::Subject;
use crate::check::texts::Text;
use crate::check::wording::{self, same};
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase};
use crate::model::{Column, SourceKey, Stage, Won, YearRecord};

/// `funding/prose`: an amount in a text is not the figure it names.
///
/// Two ways of naming a figure leave no doubt. In the overview, `총사업비 3,347백만원` (also "total
/// cost") names the project's total, and sources behind it in brackets, as in
/// `(국 1,174, 시 1,785, 구 388)`, name its totals by source. In a yearly record, `시비 집행액
/// 605백만원` or `국비 확보액 527백만원` names the figure of that source and period; there a smaller
/// amount may be a part of it, so only one above the table is told. An amount is compared as far as
/// it is written out: `3억 1,867만원` is right for 318,667,190 won. Correct the text or the table.
///
/// ---
/// 글에 적힌 금액이 그것이 가리키는 표의 금액과 다릅니다.
///
/// 무엇을 가리키는지 분명한 두 경우만 봅니다. 사업개요의 `총사업비 3,347백만원`은 사업의 총사업비를, 뒤의 괄호
/// `(국 1,174, 시 1,785, 구 388)`는 재원별 총사업비를 가리킵니다. 연도별 기록의 `시비 집행액 605백만원`, `국비 확보액
/// 527백만원`은 그 기간 그 재원의 금액을 가리키며, 일부만 적었을 수 있어 표보다 많을 때만 알립니다. 금액은 글에 적은 자리까지만 견줍니다. 318,667,190원을
/// `3억 1,867만원`으로 적었으면 맞습니다. 글이나 표를 고치세요.
pub(in crate::check) fn named(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let overview = subject.project.file("overview.md");
    let years: Vec<(String, &YearRecord)> =
        subject.project.years.iter().map(|year| (subject.project.year_file(year), year)).collect();
    for text in subject.texts().iter().filter(|text| prose::may_tell_money(text.text)) {
        if *text.file == *overview {
            totals(subject, text, diagnostics);
        } else if let Some((_, year)) = years.iter().find(|(file, _)| **file == *text.file) {
            cells(subject, text, year, diagnostics);
        }
    }
}

/// `총사업비` and the sources behind it.
fn totals(subject: &Subject<'_>, text: &Text<'_>, diagnostics: &mut Diagnostics) {
    let Some(total) = subject.whole().budget().known() else { return };
    let what = Phrase::new("총사업비", "the total");
    for mention in prose::mentions(text.text).iter().filter(|m| names_total(text.text, m)) {
        let written = text.text.get(mention.range.clone()).unwrap_or_default();
        if !prose::tells(mention.won, mention.step, total) {
            tell(subject, text, (mention, written), (&what, total), diagnostics);
        }
        for (source, part) in by_source(subject, text.text, mention) {
            let budget = subject.whole().source_budget(SourceKey::Source(source)).exact();
            let differs = |budget: &Won| !prose::tells(part.won, part.step, *budget);
            let Some(budget) = budget.filter(differs) else { continue };
            let id = subject.site.sources.get(source).map_or("", |source| source.id.as_str());
            let what = wording::total_of(subject.site, id);
            let bare = text.text.get(part.range.clone()).unwrap_or_default();
            let unit = if unit_of(bare).is_empty() { unit_of(written) } else { "" };
            tell(subject, text, (&part, &format!("{bare}{unit}")), (&what, budget), diagnostics);
        }
    }
}

/// Whether just before an amount stands `총사업비`, with nothing but a particle or colon between.
fn names_total(text: &str, mention: &Mention) -> bool {
    let before = text.get(..mention.range.start).unwrap_or_default();
    let before = before.trim_end_matches([' ', ':', '：', '은', '는', '이', '가', '총', '=', '*']);
    let lower = before.to_lowercase();
    ["총사업비", "총 사업비", "total cost", "total cost is"].iter().any(|w| lower.ends_with(w))
}

/// The amounts by source in the brackets behind a total, which are in the total's unit: `국 1,174`,
/// `국비 1,174백만원`.
fn by_source(subject: &Subject<'_>, text: &str, total: &Mention) -> Vec<(usize, Mention)> {
    let rest = text.get(total.range.end..).unwrap_or_default();
    let Some(inside) = rest.trim_start().strip_prefix('(').and_then(|r| r.split_once(')')) else {
        return Vec::new();
    };
    let first = text.len() - rest.trim_start().len() + 1;
    let unit = unit_of(text.get(total.range.clone()).unwrap_or_default());
    let mut found = Vec::new();
    let mut at = first;
    for piece in inside.0.split(", ") {
        let mentioned = source_of(subject, piece)
            .and_then(|(source, len)| Some((source, figure(piece, len, unit)?)));
        if let Some((source, (figure, from))) = mentioned {
            let range = at + from..at + piece.trim_end().len();
            found.push((source, Mention { clause: range.clone(), range, ..figure }));
        }
        at += piece.len() + 2;
    }
    found
}

/// The source a piece starts with, by its name or the first letter of one that ends in 비, and
/// how long that is.
fn source_of(subject: &Subject<'_>, piece: &str) -> Option<(usize, usize)> {
    let lead = piece.len() - piece.trim_start().len();
    let rest = piece.trim_start();
    let names = subject.site.sources.iter().enumerate();
    names.clone().find_map(|(index, source)| {
        let short = source.name.strip_suffix('비').unwrap_or(&source.name);
        let after = rest.strip_prefix(&*source.name).or_else(|| rest.strip_prefix(short))?;
        after.starts_with([' ', ':']).then_some((index, lead + rest.len() - after.len()))
    })
}

/// The figure behind a source's name, in its own unit or the total's, and where it begins.
fn figure(piece: &str, len: usize, unit: &str) -> Option<(Mention, usize)> {
    let rest = piece.get(len..)?;
    let number = rest.trim_start_matches([' ', ':']);
    let from = piece.len() - number.len();
    let number = number.trim_end();
    let with_unit = if number.ends_with(|c: char| c.is_ascii_digit()) {
        format!("{number}{unit}")
    } else {
        number.to_owned()
    };
    let mentions = prose::mentions(&with_unit);
    match mentions.as_slice() {
        [one] if one.range == (0..with_unit.len()) => Some((one.clone(), from)),
        _ => None,
    }
}

/// The unit an amount ends in: `백만원` of `3,347백만원`.
fn unit_of(amount: &str) -> &str {
    let digits = amount.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    amount.get(digits..).unwrap_or_default().trim_start()
}

/// A source's secured or executed money of the period.
fn cells(subject: &Subject<'_>, text: &Text<'_>, year: &YearRecord, diagnostics: &mut Diagnostics) {
    let mentions = prose::mentions(text.text);
    let other_year = |named: u16| year.period.contains(named) != Some(true);
    if mentions.is_empty() || prose::years_in(text.text).into_iter().any(other_year) {
        return;
    }
    let column = Column::Period(year.period);
    for mention in mentions {
        let clause = text.text.get(mention.clause.clone()).unwrap_or_default();
        let Some((source, stage)) = prose::source_in(subject.site, clause).zip(stage_in(clause))
        else {
            continue;
        };
        let cell = subject.whole().cell(column, SourceKey::Source(source), stage);
        let above =
            |won: &Won| mention.won > *won && !prose::tells(mention.won, mention.step, *won);
        let Some(won) = cell.exact().filter(above) else { continue };
        let key = subject.site.sources.get(source).map_or("", |source| source.id.as_str());
        let money = wording::money_of(subject.site, &wording::period(year.period), key);
        let stage = wording::stage(stage);
        let what =
            Phrase::new(format!("{} {}", money.ko, stage.ko), format!("{} {}", money.en, stage.en));
        let written = text.text.get(mention.range.clone()).unwrap_or_default();
        tell(subject, text, (&mention, written), (&what, won), diagnostics);
    }
}

/// The stage a clause names by its own word, where it is exactly one.
fn stage_in(clause: &str) -> Option<Stage> {
    let lower = clause.to_lowercase();
    let names = |words: [&str; 2]| words.iter().any(|word| lower.contains(word));
    match (names(["확보액", "secured"]), names(["집행액", "executed"])) {
        (true, false) => Some(Stage::Secured),
        (false, true) => Some(Stage::Executed),
        _ => None,
    }
}

fn tell(
    subject: &Subject<'_>,
    text: &Text<'_>,
    (mention, written): (&Mention, &str),
    (what, right): (&Phrase, Won),
    diagnostics: &mut Diagnostics,
) {
    let message = subject.wording.say(
        "글에는 {told|이라고/라고} 적혀 있는데 {what|은/는} {right}입니다",
        "the text says {told}, but {what} is {right}",
        &[("told", &same(written)), ("what", what), ("right", &subject.wording.amount(right))],
    );
    let place = text.part(mention.range.clone());
    diagnostics.push(Diagnostic::warning("funding/prose", place, message).hint(Phrase::new(
        "글이나 표 가운데 틀린 쪽을 고치세요",
        "correct the text or the table, whichever is off",
    )));
}
