//! Numbers of bank accounts: ten to fourteen digits with hyphens, beside a bank or the word.
//!
//! Every bank writes them in groups of its own, so only the words beside tell them from other
//! numbers. Numbers of offices' telephones, of businesses and of corporations are public.

use super::groups::{Group, Groups, digits, shape, values, weighted};
use super::{Certainty, Kind, Number, resident};

/// How far from a number a word may stand that says what it is, in letters.
const NEAR: usize = 40;

/// The most groups a number is written in.
const MOST: usize = 5;

/// Words for an account.
const WORDS: [&str; 6] = ["계좌", "예금", "입금", "송금", "이체", "환급"];

/// Banks, and what else keeps accounts, as the words their names have in common.
const BANKS: [&str; 11] =
    ["은행", "뱅크", "농협", "신협", "수협", "축협", "금고", "우체국", "카뱅", "케뱅", "토스"];

/// What follows in words that only begin like a bank: trees, roads, crossings.
const NOT_BANKS: [&str; 7] = ["나무", "잎", "열매", "골", "길", "동", "사거리"];

/// Short names of banks that mean other things too: only right before the number.
const SHORT: [&str; 15] = [
    "국민", "신한", "하나", "우리", "기업", "산업", "씨티", "제일", "외환", "부산", "대구", "광주",
    "전북", "경남", "제주",
];

/// The number that starts at a group.
pub(super) fn at(groups: &Groups<'_>, at: usize) -> Option<Number> {
    let found = |count, certainty| Some(Number { kind: Kind::Account, groups: count, certainty });
    let count = groups.hyphened(at, MOST);
    let written = groups.joined(at, count)?;
    let number = digits(written);
    if !groups.stand_alone(at, count) || !(10..=14).contains(&number.len()) {
        return None;
    }
    if count == 1 {
        let before = groups.before(at, 15);
        let named = before.contains("계좌") || is_right_behind_bank(&before);
        let named = named && groups.is_bare(at);
        return named.then(|| found(1, Certainty::Confirmed)).flatten();
    }
    let words = Words::around(groups, at, count);
    if is_telephone(written) || is_date(written) || words.say_public(written) {
        return None;
    }
    match (words.say_account(), &*shape(written)) {
        (true, _) => found(count, Certainty::Confirmed),
        (_, [6, 7] | [_, _, _, ..]) => found(count, Certainty::Possible),
        _ => None,
    }
}

/// What stands around a number.
struct Words {
    before: String,
    after: String,
}

impl Words {
    fn around(groups: &Groups<'_>, at: usize, count: usize) -> Self {
        let (before, after) = (groups.before(at, NEAR), groups.after(at + count - 1, NEAR));
        Self { before, after }
    }

    fn say(&self, word: &str) -> bool {
        self.before.contains(word) || self.after.contains(word)
    }

    fn say_account(&self) -> bool {
        let before = self.before.trim_end_matches([' ', ':', '(', ',']);
        let short = SHORT.iter().any(|name| before.ends_with(name));
        short
            || self.says_account_by_word()
            || [&self.before, &self.after].iter().any(|text| names_bank(text))
    }

    fn says_account_by_word(&self) -> bool {
        WORDS.iter().any(|word| self.say(word))
    }

    /// Numbers of businesses and corporations, of letters and parcels, and numbers of documents (`제…호`).
    fn say_public(&self, written: &[Group]) -> bool {
        let document = self.after.trim_start().starts_with('호') || self.before.ends_with('제');
        let business = *shape(written) == [3, 2, 5] && {
            let named = ["사업자", "등록번호", "고유번호"].iter().any(|word| self.say(word));
            named || (!self.says_account_by_word() && is_business(&digits(written)))
        };
        let corporate = *shape(written) == [6, 7]
            && (self.before.contains("법인") || resident::is_corporate(&digits(written)));
        let posted = ["등기", "운송장", "송장"].iter().any(|word| self.before.contains(word));
        document || business || corporate || (posted && !self.says_account_by_word())
    }
}

/// Whether a bank is named: `은행` in `은행나무길` is none.
fn names_bank(text: &str) -> bool {
    BANKS.iter().any(|bank| {
        text.match_indices(bank).any(|(at, _)| {
            let rest = text.get(at + bank.len()..).unwrap_or_default();
            !NOT_BANKS.iter().any(|other| rest.starts_with(other))
        })
    })
}

/// `농협 3021234567891`, `우리은행(1002123456789`: nothing but a blank or sign between.
fn is_right_behind_bank(before: &str) -> bool {
    let before = before.trim_end_matches([' ', ':', '(']);
    BANKS.iter().any(|bank| before.ends_with(bank))
}

/// Whether the last digit checks the others of a business' number (사업자등록번호): the last
/// weight counts with its tens.
fn is_business(number: &str) -> bool {
    let sum = weighted(number, &[1, 3, 7, 1, 3, 7, 1, 3, 5]);
    let ninth = values(number).nth(8).unwrap_or(0) * 5 / 10;
    values(number).next_back() == Some((10 - (sum + ninth) % 10) % 10)
}

/// 02-2627-1300, 031-123-4567, 070-1234-5678, perhaps with the country's code or an extension.
fn is_telephone(written: &[Group]) -> bool {
    let groups = match written {
        [code, rest @ ..] if code.digits == "82" => rest,
        all => all,
    };
    let area = groups.first().is_some_and(|group| {
        let abroad = groups.len() < written.len();
        (abroad || group.digits.starts_with('0')) && group.digits.len() <= 4
    });
    area && matches!(shape(groups)[..], [1..=4, 3..=4, 4, ..])
}

/// 2019-06-21-001, 20190621-123456, 20190612345-00: numbers that begin with year and month.
fn is_date(written: &[Group]) -> bool {
    let number = digits(written);
    let part = |range| number.get(range).and_then(|text: &str| text.parse::<u32>().ok());
    let first = written.first().map_or(0, |group| group.digits.len());
    let whole = first == 4 || first >= 6;
    let year = part(0..4).is_some_and(|year| (1900..2100).contains(&year));
    whole && year && part(4..6).is_some_and(|month| (1..=12).contains(&month))
}
