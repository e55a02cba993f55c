//! A page in a sentence or two, for search engines, links that are passed on, and data.
//!
//! Made of whole sentences, so that no figure is ever cut: as many as fit.

use super::group;
use super::lead::Told;
use crate::locale::Locale;
use crate::markdown;
use crate::model::Page;
use crate::render::context::Shared;
use crate::render::html::plain;
use crate::render::roster::Roster;
use crate::render::routes::GroupKind;
use crate::render::totals::Totals;

/// How many characters search engines show of a description.
const FITTING: usize = 160;

/// A sentence, and how soon it is left out where not all fit: those with the highest number first.
type Said = (u8, String);

/// A report card: what, how much, how far.
pub(super) fn of_report(shared: &Shared, told: &Told) -> String {
    let mut said: Vec<Said> = vec![(2, told.run.clone()), (0, told.money.whole())];
    said.extend(told.money.more.iter().map(|sentence| (4, sentence.clone())));
    said.push((1, told.progress.clone()));
    said.push((3, as_of(shared)));
    fitting(&said)
}

/// All projects.
pub(super) fn of_site(shared: &Shared) -> String {
    let all = shared.rosters.all.totals(shared);
    fitting(&several(shared, all, None))
}

/// The page of open data.
pub(super) fn of_data(shared: &Shared) -> String {
    fitting(&[
        (0, said_of(shared, "data.description")),
        (1, shared.locale.word("data.description_how").to_owned()),
    ])
}

/// The data of all projects: what they are, then what they come to. A catalogue of data shows
/// more than a search engine, so no sentence is left out.
pub(super) fn of_dataset(shared: &Shared) -> String {
    format!("{} {}", said_of(shared, "data.dataset"), of_site(shared))
}

fn said_of(shared: &Shared, word: &str) -> String {
    shared.locale.say(word, &[("publisher", &shared.site.publisher)])
}

/// A list by its name, at one of its pages: a group of a kind, or all projects.
pub(super) fn of_list(
    shared: &Shared,
    name: &str,
    (roster, page): (&Roster, usize),
    kind: Option<GroupKind>,
) -> String {
    let mut said = several(shared, roster.totals(shared), kind);
    if let Some((_, first)) = said.first_mut() {
        *first = shared.locale.say("summary.of", &[("name", name), ("text", first)]);
    }
    if page > 1 {
        said.push((1, shared.locale.count("summary.page", page, &[])));
    }
    fitting(&said)
}

fn several(shared: &Shared, totals: &Totals, kind: Option<GroupKind>) -> Vec<Said> {
    let mut said = vec![(0, group::sentence(shared, totals))];
    if kind.is_none_or(GroupKind::has_completion_rate) && totals.projects > 0 {
        let number = |n: usize| shared.locale.number(n as i128);
        let (done, all) = (number(totals.done), number(totals.projects));
        said.push((2, shared.locale.say("home.done", &[("done", &done), ("all", &all)])));
    }
    said.push((3, as_of(shared)));
    said
}

/// A free page: its title, and how its first paragraph begins.
pub(super) fn of_page(locale: &Locale, page: &Page, text: &str) -> String {
    let is_words = |line: &&str| !line.is_empty() && !line.starts_with(NO_WORDS);
    let lines = text.lines().map(str::trim).skip_while(|line| !is_words(line));
    let paragraph: Vec<&str> = lines.take_while(is_words).collect();
    let paragraph = paragraph.join(" ");
    let words = markdown::plain_text(&paragraph);
    let (mut said, mut end) = (page.title.clone(), 0);
    for sentence in sentences(&words) {
        end += sentence.len();
        let text = words.get(..end).unwrap_or_default().trim();
        let longer = locale.say("summary.of", &[("name", &page.title), ("text", text)]);
        if longer.chars().count() > FITTING {
            break;
        }
        said = longer;
    }
    said
}

/// How a line of Markdown begins that is no plain words.
const NO_WORDS: [char; 10] = ['#', '|', '>', '!', '<', '`', '~', '-', '*', '+'];

/// A text by its sentences. A full stop behind a figure ends none: `2021. 6. 30.` is a date.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let ends = rest.match_indices(". ").map(|(at, _)| at);
        let is_end = |at: &usize| {
            let before = rest.get(..*at).and_then(|before| before.chars().next_back());
            before.is_some_and(|c| !c.is_ascii_digit())
        };
        let end = ends.into_iter().find(is_end).map_or(rest.len(), |at| at + 2);
        let (sentence, after) = rest.split_at_checked(end)?;
        rest = after;
        (!sentence.is_empty()).then_some(sentence)
    })
}

fn as_of(shared: &Shared) -> String {
    let date = shared.locale.date(shared.site.as_of);
    shared.locale.say("lead.as_of", &[("date", &date)])
}

/// The sentences in their order, without those that make it too long. The first to be kept is kept
/// whatever its length.
fn fitting(said: &[Said]) -> String {
    let said: Vec<(u8, String)> = said.iter().map(|(rank, text)| (*rank, plain(text))).collect();
    let mut by_rank: Vec<usize> = (0..said.len()).collect();
    by_rank.sort_by_key(|&index| said.get(index).map(|(rank, _)| *rank));
    let (mut kept, mut length) = (Vec::new(), 0);
    for index in by_rank {
        let Some((_, text)) = said.get(index).filter(|(_, text)| !text.is_empty()) else {
            continue;
        };
        let longer = length + usize::from(length > 0) + text.chars().count();
        if length == 0 || longer <= FITTING {
            length = longer;
            kept.push(index);
        }
    }
    kept.sort_unstable();
    let kept: Vec<&str> =
        kept.iter().filter_map(|&index| said.get(index)).map(|(_, text)| text.as_str()).collect();
    kept.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_sentences_are_left_out_by_their_rank_and_stand_in_order() {
        let long = "가".repeat(100);
        let said = |texts: &[(u8, &str)]| {
            fitting(
                &texts.iter().map(|(rank, text)| (*rank, (*text).to_owned())).collect::<Vec<_>>(),
            )
        };
        assert_eq!(said(&[(2, "무엇."), (0, "얼마."), (1, "")]), "무엇. 얼마.");
        assert_eq!(said(&[(2, &long), (0, &long), (1, "끝.")]), format!("{long} 끝."));
        let longer = "나".repeat(200);
        assert_eq!(said(&[(0, &longer), (1, "끝.")]), longer);
        let exact = "다".repeat(FITTING - 4);
        assert_eq!(said(&[(0, &exact), (1, "끝말.")]), format!("{exact} 끝말."));
        assert_eq!(said(&[(0, &exact), (1, "끝말이.")]), exact);
    }

    #[test]
    fn a_date_is_no_end_of_a_sentence() {
        let text = "2021. 6. 30. 현재의 값입니다. 모두 원입니다. 끝";
        let all: Vec<&str> = sentences(text).collect();
        assert_eq!(all, ["2021. 6. 30. 현재의 값입니다. ", "모두 원입니다. ", "끝"]);
        assert_eq!(sentences("").count(), 0);
    }
}
