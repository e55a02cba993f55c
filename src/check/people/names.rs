//! Names of officials where the site does not publish them.
//!
//! The page leaves out a contact's name by itself; the content is handed round with it all the
//! same, and names in prose would be published. Whose name it is is not asked.

use super::words::{self, RANKS, ROLES, TITLES};
use crate::check::places;
use crate::check::subject::Subject;
use crate::check::texts::{self, Text};
use crate::diagnostics::personal::masked_name;
use crate::diagnostics::{Diagnostic, Diagnostics, Phrase, Place};
use crate::model::{Comment, Project, Site};
use std::collections::BTreeSet;
use std::ops::Range;

/// `people/name`: an official's name, while the site does not publish names.
///
/// Without `publish_names: true` in `site.yaml` no name of an official should stand in the
/// content: neither as a contact's `name`, nor that name again in any text of the project, nor in
/// words like `담당 : 성춘향(1302)`, `팀장 이몽룡` or `성춘향 주무관`. Department and number are enough.
/// Heads of districts and members of councils are not looked for.
///
/// ---
/// 직원 이름을 싣지 않는 누리집인데 직원 이름이 적혀 있습니다.
///
/// `site.yaml`에 `publish_names: true`가 없으면 담당자의 `name`에도, 그 이름을 되풀이한 글에도, `담당 : 성춘향(1302)`, `팀장 이몽룡`,
/// `성춘향 주무관` 같은 글에도 직원 이름이 없어야 합니다. 부서와 전화번호면 충분합니다. 구청장과 의원의 이름은 찾지 않습니다.
pub(in crate::check) fn of_project(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    if subject.site.publish_names {
        return;
    }
    let project = subject.project;
    let given = contacts(project, diagnostics);
    let comments: Vec<Text<'_>> = project.comments.iter().map(Text::comment).collect();
    for text in subject.texts().iter().chain(&comments).filter(|text| !is_contact(text)) {
        let repeated = given.iter().flat_map(|name| repeats(text.text, name));
        let mut found: BTreeSet<(usize, usize)> = repeated.map(|r| (r.start, r.end)).collect();
        found.extend(in_prose(text.text).into_iter().map(|range| (range.start, range.end)));
        report(text, found, diagnostics);
    }
}

pub(in crate::check) fn of_site(site: &Site, diagnostics: &mut Diagnostics) {
    if site.publish_names {
        return;
    }
    let comments = site.comments.iter().map(|comment: &Comment| Text::comment(comment));
    for text in texts::of_site(site).into_iter().chain(comments) {
        let found = in_prose(text.text).into_iter().map(|range| (range.start, range.end)).collect();
        report(&text, found, diagnostics);
    }
}

/// Reports each contact's name, and gives those that can be looked for elsewhere.
fn contacts(project: &Project, diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut given = Vec::new();
    for (path, card, _) in places::cards(project) {
        for (index, contact) in card.contacts.iter().enumerate() {
            let Some(name) = contact.name.as_deref().filter(|name| is_somebody(name)) else {
                continue;
            };
            let path = path.clone().key("contacts").index(index).key("name");
            diagnostics.push(told(name, Place::value(project.card_file(), path)));
            given.extend(searchable(name));
        }
    }
    given
}

fn is_somebody(name: &str) -> bool {
    let name = name.trim();
    name.contains(char::is_alphabetic) && !words::VACANT.contains(&name)
}

/// The part of a contact's name that is unlike other words: a Korean name of three syllables or
/// more, or a name of several words.
fn searchable(name: &str) -> Option<String> {
    let long = |word: &&str| word.chars().count() >= 3;
    let mut words = hangul(name).filter_map(|range| name.get(range)).filter(long).peekable();
    if let Some(first) = words.peek().copied() {
        return Some(words.find(|word| words::is_name(word)).unwrap_or(first).to_owned());
    }
    let latin = name.split_whitespace().count() > 1 && name.chars().count() >= 5;
    latin.then(|| name.trim().to_owned())
}

/// Where a text repeats a name, alone or with a title or particle behind it.
fn repeats<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let found = text.match_indices(name).map(|(at, words)| at..at + words.len());
    found.filter(|range| {
        let before = text.get(..range.start).and_then(|before| before.chars().next_back());
        let after = text.get(range.end..).unwrap_or_default();
        let rest = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let titled = TITLES.iter().chain(&ROLES).any(|title| rest.starts_with(title));
        !before.is_some_and(char::is_alphanumeric) && (titled || words::is_particle(rest))
    })
}

fn is_contact(text: &Text<'_>) -> bool {
    text.keys() == ["contacts", "name"]
}

/// Whether a text holds two letters that stand side by side in a title, rank or role. Each of those
/// has two such.
fn may_hold_title(text: &str) -> bool {
    // 장, 관 and 당 end in these bytes, and few other letters do. Each letter has three.
    let bytes = text.bytes().enumerate();
    let mut ends = bytes.filter(|(_, byte)| matches!(byte, 0xa5 | 0x80 | 0xb9));
    ends.any(|(end, _)| {
        let pair = end.checked_sub(5).and_then(|start| text.get(start..=end));
        let mut letters = pair.unwrap_or_default().chars();
        match (letters.next(), letters.next()) {
            (Some(first), Some('장')) => "팀과국계실소단동면읍부".contains(first),
            (Some(first), Some('관')) => matches!(first, '무' | '기'),
            pair => pair == (Some('담'), Some('당')),
        }
    })
}

/// Where officials are named in Korean prose.
fn in_prose(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !may_hold_title(text) {
        return found; // Most texts: the rest costs time.
    }
    let mut before: Option<Range<usize>> = None;
    for here in hangul(text) {
        let word = text.get(here.clone()).unwrap_or_default();
        found.extend(glued(word, here.start));
        if let Some(before) = before.take() {
            let first = text.get(before.clone()).unwrap_or_default();
            let between = text.get(before.end..here.start).unwrap_or_default();
            if is_titled(first, between, word) {
                found.push(before);
            } else if is_behind_role(first, between, word, text.get(here.end..).unwrap_or_default())
            {
                found.push(here.clone());
            }
        }
        before = Some(here);
    }
    found
}

/// Stretches of Hangul without anything between.
fn hangul(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_hangul = |c: char| ('가'..='힣').contains(&c);
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(is_hangul)?;
        let word = text.get(start..)?;
        at = start + word.find(|c| !is_hangul(c)).unwrap_or(word.len());
        Some(start..at)
    })
}

/// `성춘향주무관`: a rank right behind a name.
fn glued(word: &str, start: usize) -> Option<Range<usize>> {
    // Every rank ends so; most words are done with here, and all the words of a site come by.
    let ranked = word.contains('관').then_some(word)?;
    let name = RANKS.iter().find_map(|rank| {
        let (name, rest) = ranked.split_once(rank)?;
        words::is_particle(rest).then_some(name)
    })?;
    is_whole(name, words::is_likely_name).then(|| start..start + name.len())
}

/// `성춘향 주무관`: a title behind a name. Only ranks never name an office.
fn is_titled(name: &str, between: &str, word: &str) -> bool {
    if !word.starts_with(['주', '사', '서', '팀', '과', '국', '계', '실']) {
        return false; // No title begins otherwise.
    }
    let Some(title) = TITLES.iter().find(|title| word.starts_with(**title)) else { return false };
    let rest = word.strip_prefix(title).unwrap_or(word);
    let is_name = if RANKS.contains(title) { words::is_likely_name } else { words::is_name };
    matches!(between, " " | "  ") && words::is_particle(rest) && is_whole(name, is_name)
}

/// Whether a word is a name of three syllables or more; shorter ones are like other words.
fn is_whole(word: &str, is_name: fn(&str) -> bool) -> bool {
    word.chars().count() >= 3 && is_name(word)
}

/// `담당 : 성춘향(1302)`, `지역경제과장 임꺽정`: a role before a name, and behind it an extension,
/// a comma or the end.
fn is_behind_role(role: &str, between: &str, name: &str, after: &str) -> bool {
    if !role.ends_with(['장', '관', '당', '자']) {
        return false; // Most words: the rest costs time.
    }
    let titled = TITLES.iter().any(|title| role.ends_with(title));
    let joined = between.chars().all(|c| " \t:：-–([|*·/".contains(c)) && between.len() <= 8;
    let said = between.contains([':', '：', '(', '|', '-']);
    let line = after.lines().next().unwrap_or_default();
    if !joined || !(titled || ROLES.iter().any(|word| role.ends_with(word))) {
        return false;
    }
    if has_extension(line) {
        return words::is_likely_name(name);
    }
    (titled || said) && is_whole(name, words::is_name) && is_end(line)
}

/// `(1302)`, `(☎ 02-2627-1302)`, ` 1302`; a year is none.
fn has_extension(after: &str) -> bool {
    let start =
        after.trim_start_matches([' ', '(', '[', '☎', '☏', ':', '내', '선', '전', '화', ',']);
    let digits: String = start.chars().take_while(char::is_ascii_digit).collect();
    let year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let telephone = digits.starts_with('0') && start.contains('-');
    start.len() < after.len() && ((matches!(digits.len(), 3..=5) && !year) || telephone)
}

fn is_end(after: &str) -> bool {
    let after = after.trim_start_matches([' ', '*']);
    after.is_empty() || after.starts_with([',', '，', '/', ')', ']', '|', ';'])
}

fn report(text: &Text<'_>, found: BTreeSet<(usize, usize)>, diagnostics: &mut Diagnostics) {
    if found.is_empty() {
        return;
    }
    let ranges: Vec<_> = found.into_iter().map(|(start, end)| start..end).collect();
    for (range, place) in ranges.iter().zip(text.parts(&ranges)) {
        let name = text.text.get(range.clone()).unwrap_or_default();
        diagnostics.push(told(name, place));
    }
}

fn told(name: &str, place: Place) -> Diagnostic {
    let name = masked_name(name.trim());
    let message = Phrase::new(
        format!("직원 이름을 싣지 않는 누리집인데 이름이 적혀 있습니다: `{name}`"),
        format!("the site publishes no names, but one stands here: `{name}`"),
    );
    let hint = Phrase::new(
        "이름을 지우고 부서와 전화번호만 남기세요. 이름을 싣는다면 `site.yaml`에 `publish_names: true`를 쓰세요",
        "take it out and keep department and number; \
         to publish names, write `publish_names: true` in `site.yaml`",
    );
    Diagnostic::error("people/name", place, message).hint(hint).private()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_title_is_one_a_text_may_hold() {
        for title in TITLES.iter().chain(&RANKS).chain(&ROLES) {
            assert!(may_hold_title(title), "{title}");
        }
        assert!(!may_hold_title("도서관과 시장이 당장 문을 엽니다"));
    }

    #[test]
    fn a_title_is_seen_by_its_last_two_letters() {
        for text in ["팀장", "가 과장님", "주무관", "수사기관", "담당", "x면장"] {
            assert!(may_hold_title(text), "{text}");
        }
        // 왥 and 쀀 end in the bytes that 장 and 관 end in.
        for text in ["", "장", "관", "당", "a장", "é장", "현장", "도서관", "식당", "팀왥", "기쀀"]
        {
            assert!(!may_hold_title(text), "{text}");
        }
    }
}
