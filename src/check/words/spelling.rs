//! One name in two spellings.
//!
//! Compares the proper names of a project with each other and with the words of its texts. Never
//! says which spelling is right: the rarer one is shown, beside the other.

use super::likeness::{difference, is_latin_slip};
use super::names::{self, Role};
use super::tokens::{self, Anchor, Token};
use crate::check::subject::Subject;
use crate::check::texts::{self, Text};
use crate::diagnostics::{At, Diagnostic, Diagnostics, Phrase, Place};
use crate::model::Site;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// `words/spelling`: one name seems to be spelt in two ways.
///
/// Names are those of facilities, bodies, departments and parts, names in quotation marks such as
/// ‘…’ and 「…」, and words beside a number or Latin letters that belong to them (`아뜰리에 440`). They
/// are compared with each other and with all words of the project. What counts as one name are
/// words of one length that are one syllable, and in it one or two letters, apart; ordinary words
/// that differ by a letter (기관, 기간), entries of one list, and blanks do not count. A reader who
/// searches for one spelling does not find the other. Where the original really has both, say so
/// in `known`.
///
/// ---
/// 한 이름이 두 가지로 적힌 것 같습니다.
///
/// 시설, 기관, 부서, 세부사업의 이름, ‘ ’나 「 」 같은 따옴표 안의 이름, 숫자나 로마자와 붙어 다니는 낱말(`아뜰리에 440`)을 이름으로 보고, 서로, 그리고 사업의 모든 낱말과 견줍니다.
/// 길이가 같고 한 글자가 자모 한둘만 다르면 같은 이름으로 봅니다. 자모 하나로 다른 말이 되는 예사말(기관, 기간), 한 목록의 두 항목, 띄어쓰기의 차이는 치지 않습니다. 한쪽으로 찾는
/// 독자는 다른 쪽을 찾지 못합니다. 원문에 정말 두 가지로 적혀 있으면 `known`에 까닭을 쓰세요.
pub(in crate::check) fn of_project(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let of_site = texts::names_of_site(subject.site);
    let own = subject.texts();
    let texts: Vec<&Text<'_>> = own.iter().chain(&of_site).collect();
    report(&texts, own.len(), diagnostics);
}

pub(in crate::check) fn of_pages(site: &Site, diagnostics: &mut Diagnostics) {
    let texts = texts::of_site(site);
    let all: Vec<&Text<'_>> = texts.iter().collect();
    report(&all, all.len(), diagnostics);
}

/// Reports what is odd in the first `own` texts; the others only bring names.
fn report(texts: &[&Text<'_>], own: usize, diagnostics: &mut Diagnostics) {
    let words = Words::of(texts, own);
    for (odd, usual) in words.slips() {
        let (Some(odd), Some(usual)) = (words.entries.get(odd), words.entries.get(usual)) else {
            continue;
        };
        let (Some(here), Some(there)) = (odd.place(texts), usual.place(texts)) else { continue };
        diagnostics.push(told((odd.word, here), (usual.word, &there)));
    }
}

fn told((word, here): (&str, Place), (other, there): (&str, &Place)) -> Diagnostic {
    let there = named(there, &here);
    let message = Phrase::new(
        format!(
            "한 이름이 두 가지로 적힌 것 같습니다: 여기에는 `{word}`, {}에는 `{other}`",
            there.ko
        ),
        format!(
            "this looks like one name in two spellings: `{word}` here, `{other}` in {}",
            there.en
        ),
    );
    Diagnostic::warning("words/spelling", here, message).hint(Phrase::new(
        "한 가지로 맞추세요. 원문에 두 가지로 적혀 있으면 `known`에 까닭을 쓰세요",
        "spell it in one way; where the original has both, say so in `known`",
    ))
}

/// Another place, as a message names it: by file, and line or key.
fn named(place: &Place, here: &Place) -> Phrase {
    let same_folder = |file: &str| file.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let file = match place.file.rsplit_once('/') {
        Some((_, name)) if same_folder(&place.file) == same_folder(&here.file) => name,
        _ => &place.file,
    };
    match &place.at {
        At::Span(span) => Phrase::new(
            format!("`{file}` {}행", span.line),
            format!("`{file}`, line {}", span.line),
        ),
        At::Value(path) | At::Key(path) | At::Part(path, _) => {
            Phrase::new(format!("`{file}`의 `{path}`"), format!("`{file}`, `{path}`"))
        }
        At::File => Phrase::new(format!("`{file}`"), format!("`{file}`")),
    }
}

/// A word, with everywhere it stands.
#[derive(Debug)]
struct Entry<'a> {
    word: &'a str,
    count: usize,
    /// The first place: which text, and where in it.
    first: (usize, Range<usize>),
    /// Whether it stands in a text that is looked at, not only among the names of the site.
    is_own: bool,
    /// Whether a key or marks of quotation say that it is a name.
    is_named: bool,
    anchors: BTreeSet<Anchor<'a>>,
    is_beside_latin: bool,
    /// The list it is an entry of, where it stands nowhere else.
    only_list: Option<&'static str>,
}

impl Entry<'_> {
    fn is_name(&self) -> bool {
        self.is_named || (!self.is_latin() && !self.anchors.is_empty())
    }

    fn is_latin(&self) -> bool {
        self.word.is_ascii()
    }

    fn place(&self, texts: &[&Text<'_>]) -> Option<Place> {
        let (text, range) = &self.first;
        texts.get(*text).map(|text| text.part(range.clone()))
    }
}

/// A word where it stands.
struct Found<'a> {
    token: Token<'a>,
    text: usize,
    list: Option<&'static str>,
    is_named: bool,
}

/// Every word of some texts.
struct Words<'a> {
    entries: Vec<Entry<'a>>,
    by_word: HashMap<&'a str, usize>,
}

impl<'a> Words<'a> {
    fn of(texts: &[&Text<'a>], own: usize) -> Self {
        let mut found: Vec<Found<'a>> = Vec::new();
        texts.iter().enumerate().for_each(|(index, text)| words_of(index, text, &mut found));
        let is_name = |found: &&Found<'a>| found.is_named || found.token.anchor.is_some();
        let names: HashSet<&str> = found.iter().filter(is_name).map(|f| f.token.word).collect();
        // Most words are like no name, and are left out before they cost anything.
        let mut nearness = Nearness::default();
        names.iter().for_each(|name| nearness.add(name));
        let is_near = |form: &str| nearness.is_near(form);
        let is_known = |form: &str| is_near(form) && names.contains(form);
        let mut words = Self { entries: Vec::new(), by_word: HashMap::new() };
        for found in &found {
            let word = found.token.word;
            let named = if is_name(&found) || is_known(word) {
                Some(word)
            } else {
                tokens::stems_among(word, is_known).next()
            };
            match named {
                Some(name) => words.add(name, found, own),
                None => {
                    let forms = Some(word).filter(|word| is_near(word)).into_iter();
                    let forms = forms.chain(tokens::stems_among(word, is_near));
                    forms.for_each(|form| words.add(form, found, own));
                }
            }
        }
        words
    }

    fn add(&mut self, word: &'a str, found: &Found<'a>, own: usize) {
        let index = *self.by_word.entry(word).or_insert_with(|| {
            let start = found.token.range.start;
            self.entries.push(Entry {
                word,
                count: 0,
                first: (found.text, start..start + word.len()),
                is_own: false,
                is_named: false,
                anchors: BTreeSet::new(),
                is_beside_latin: false,
                only_list: found.list,
            });
            self.entries.len() - 1
        });
        let Some(entry) = self.entries.get_mut(index) else { return };
        entry.count += 1;
        entry.is_own |= found.text < own;
        entry.is_named |= found.is_named;
        entry.anchors.extend(found.token.anchor);
        entry.is_beside_latin |= found.token.is_beside_latin;
        entry.only_list = entry.only_list.filter(|list| found.list == Some(list));
    }

    /// Pairs of words that seem to be one name: the odd one, and the usual one.
    fn slips(&self) -> BTreeMap<usize, usize> {
        let names = self.names_by_letters();
        let mut slips: BTreeMap<usize, usize> = BTreeMap::new();
        for (index, entry) in self.entries.iter().enumerate() {
            for (other, name) in self.alike(entry, &names) {
                if other == index || !is_one_name(name, entry) {
                    continue;
                }
                let Some((odd, usual)) = self.odd_first(index, other) else { continue };
                let count = |index: usize| self.entries.get(index).map_or(0, |entry| entry.count);
                let kept = slips.entry(odd).or_insert(usual);
                if (count(usual), *kept) > (count(*kept), usual) {
                    *kept = usual;
                }
            }
        }
        slips
    }

    /// Names by their length and first letter, and by their length and last letter: words that are
    /// one syllable or two neighbouring ones apart share one of the two.
    fn names_by_letters(&self) -> HashMap<Letters, Vec<usize>> {
        let mut names: HashMap<Letters, Vec<usize>> = HashMap::new();
        for (index, entry) in self.entries.iter().enumerate().filter(|(_, e)| e.is_name()) {
            for letters in letters(entry.word, length(entry.word)) {
                names.entry(letters).or_default().push(index);
            }
        }
        names
    }

    /// The names that may be one with a word.
    fn alike<'b>(
        &'b self,
        entry: &Entry<'_>,
        names: &HashMap<Letters, Vec<usize>>,
    ) -> Vec<(usize, &'b Entry<'a>)> {
        /// So many names of one length and letter are a series, not slips of each other.
        const MOST: usize = 64;
        let found = letters_near(entry.word).filter_map(|letters| names.get(&letters));
        let found: BTreeSet<usize> =
            found.filter(|of| of.len() <= MOST).flatten().copied().collect();
        let entry = |index| self.entries.get(index).map(|entry| (index, entry));
        found.into_iter().filter_map(entry).collect()
    }

    /// Which of two spellings is odd: the rarer, else what is no named thing, else the later.
    /// Nothing where neither stands in a text that is looked at.
    fn odd_first(&self, one: usize, other: usize) -> Option<(usize, usize)> {
        let order = |index: usize| {
            let entry = self.entries.get(index);
            let first = |entry: &Entry<'_>| Reverse((entry.first.0, entry.first.1.start));
            entry.map(|e| (!e.is_own, e.count, e.is_named, first(e)))
        };
        let (odd, usual) = if order(one) <= order(other) { (one, other) } else { (other, one) };
        self.entries.get(odd).is_some_and(|odd| odd.is_own).then_some((odd, usual))
    }
}

/// Tells most words that are like no name of some from those that are. A few pass that are not:
/// they are found out when they are compared.
#[derive(Default)]
struct Nearness {
    /// A bit for the letters of each name, several sharing one.
    bits: [u64; Self::WORDS],
}

impl Nearness {
    const WORDS: usize = 16;

    fn add(&mut self, name: &str) {
        for (word, bit) in letters(name, length(name)).map(Self::bit) {
            if let Some(bits) = self.bits.get_mut(word) {
                *bits |= bit;
            }
        }
    }

    fn is_near(&self, form: &str) -> bool {
        let holds = |letters| {
            let (word, bit) = Self::bit(letters);
            self.bits.get(word).is_some_and(|bits| bits & bit != 0)
        };
        if is_latin(form) {
            letters_near(form).any(holds)
        } else {
            letters(form, length(form)).into_iter().any(holds)
        }
    }

    /// Which word of the bits, and its bit there.
    fn bit((length, letter, is_last): Letters) -> (usize, u64) {
        let mixed = (length * 61) ^ (letter as usize * 5) ^ usize::from(is_last);
        (mixed / 64 % Self::WORDS, 1 << (mixed % 64))
    }
}

/// Length, a letter in small UTF-8, and whether it is the last.
type Letters = (usize, u32, bool);

fn letters(word: &str, length: usize) -> [Letters; 2] {
    let letter = |bytes: &[u8]| match bytes {
        [latin] => u32::from(latin.to_ascii_lowercase()),
        [a, b, c] => u32::from_be_bytes([0, *a, *b, *c]),
        _ => 0,
    };
    let (bytes, width) = (word.as_bytes(), width(word));
    let first = bytes.get(..width).unwrap_or(bytes);
    let last = bytes.get(bytes.len().saturating_sub(width)..).unwrap_or(bytes);
    [(length, letter(first), false), (length, letter(last), true)]
}

/// Those of the names that may be one with a word: a Latin one may lack a letter.
fn letters_near(word: &str) -> impl Iterator<Item = Letters> {
    let length = length(word);
    let spare = usize::from(is_latin(word));
    (length.saturating_sub(spare)..=length + spare).flat_map(move |length| letters(word, length))
}

/// How many letters a word has, which is all Hangul or all Latin.
fn length(word: &str) -> usize {
    word.len() / width(word)
}

/// How many bytes each letter of a word has.
fn width(word: &str) -> usize {
    if is_latin(word) { 1 } else { '가'.len_utf8() }
}

/// Whether a word, which is all Hangul or all Latin, is Latin.
fn is_latin(word: &str) -> bool {
    word.as_bytes().first().is_none_or(u8::is_ascii)
}

fn words_of<'a>(index: usize, text: &Text<'a>, found: &mut Vec<Found<'a>>) {
    let list = match names::role(text) {
        Role::Quoted => return,
        Role::Names(list) => Some(list),
        Role::Words => None,
    };
    text.each_stretch(|stretch| {
        let quoted = names::quoted(text.text, stretch);
        tokens::each(text.text, stretch, |token| {
            let within = |range: &Range<usize>| {
                range.start <= token.range.start && token.range.end <= range.end
            };
            let is_named = list.is_some() || quoted.iter().any(within);
            if is_long_enough(&token) {
                found.push(Found { token, text: index, list, is_named });
            }
        });
    });
}

/// Shorter words are one letter apart too often; of Latin ones only those that may be names.
fn is_long_enough(token: &Token<'_>) -> bool {
    if is_latin(token.word) {
        return token.word.len() >= 6 && token.word.starts_with(|c: char| c.is_ascii_uppercase());
    }
    let syllables = length(token.word);
    syllables >= 3 || (syllables == 2 && token.anchor.is_some())
}

/// Whether a name and a word seem to be one. One letter makes another word of a short one, of one
/// made of Chinese readings above all, so that those need more that speaks for it.
fn is_one_name(name: &Entry<'_>, word: &Entry<'_>) -> bool {
    if name.only_list.is_some() && name.only_list == word.only_list {
        return false;
    }
    let shared = |is: fn(&Anchor<'_>) -> bool| {
        name.anchors.iter().any(|anchor| is(anchor) && word.anchors.contains(anchor))
    };
    if name.is_latin() || word.is_latin() {
        // Among other English words, only the word beside it tells that the same thing is meant.
        let is_same = shared(|_| true) || !(name.is_beside_latin || word.is_beside_latin);
        let both = name.is_latin() && word.is_latin();
        return both && is_same && is_latin_slip(name.word, word.word);
    }
    let Some(found) = difference(name.word, word.word) else { return false };
    if shared(|anchor| matches!(anchor, Anchor::Number(_))) && found.syllables >= 3 {
        return true;
    }
    if shared(|anchor| matches!(anchor, Anchor::Latin(_))) && found.is_foreign {
        return true;
    }
    let ends = [name.word, word.word].map(|word| word.chars().next_back());
    if found.is_last && ends.into_iter().flatten().any(tokens::may_be_particle) {
        return false;
    }
    let both_named = name.is_named && word.is_named;
    if found.is_foreign {
        let least = if both_named { 3 } else { 4 };
        return found.syllables >= least + (found.letters - 1);
    }
    let is_rare = name.count.min(word.count) == 1;
    let least = if both_named { 5 } else { 6 };
    let is_plain = found.is_last || found.is_ordinary || found.letters > 1;
    is_rare && !is_plain && found.syllables >= least
}
