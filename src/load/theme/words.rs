//! A theme's own wording of interface words.
//!
//! Only what the built-in catalogue has can be worded anew, and only what it fills in can be asked
//! for: anything else would stand on a page as `{it is}`, or never.

use crate::diagnostics::Phrase;
use crate::load::notes::{Notes, Trail, Wrong, shown};
use crate::load::schema::Entries;
use std::collections::{BTreeMap, BTreeSet};

/// Wordings by key.
pub(super) type Catalogue = BTreeMap<String, String>;

/// The words of a whole file, as `words/ko.yaml`; `known` is the built-in catalogue of its language.
pub(super) fn of_file(
    written: Entries<Option<String>>,
    known: Option<&Catalogue>,
    notes: &mut Notes,
) -> Catalogue {
    of(written, known, &Trail::Root, notes)
}

/// The words of a section.
pub(super) fn of(
    written: Entries<Option<String>>,
    known: Option<&Catalogue>,
    section: &Trail,
    notes: &mut Notes,
) -> Catalogue {
    let mut words = Catalogue::new();
    for (key, word) in written.0 {
        let (at, word) = (section.key(&key), word.unwrap_or_default());
        if let Some(known) = known {
            match wording(&key, known) {
                Some(usual) => compare(&word, usual, &at, notes),
                None => notes.wrong_key(&at, unknown(&key, known)),
            }
        }
        words.insert(key, word);
    }
    words
}

/// The built-in wording of a key; `KEY.one` may be worded where a language has only `KEY`.
fn wording<'a>(key: &str, known: &'a Catalogue) -> Option<&'a str> {
    let one = || known.get(key.strip_suffix(".one")?);
    known.get(key).or_else(one).map(String::as_str)
}

/// What a wording asks to be filled in: `{name}`, or `{name|을/를}` with a particle.
fn placeholders(wording: &str) -> BTreeSet<&str> {
    let insides = wording.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    insides.map(|(inside, _)| inside.split('|').next().unwrap_or(inside)).collect()
}

fn compare(word: &str, usual: &str, at: &Trail, notes: &mut Notes) {
    let (asked, filled) = (placeholders(word), placeholders(usual));
    let list = |names: &BTreeSet<&str>| {
        let names: Vec<String> =
            names.iter().map(|name| format!("`{{{}}}`", shown(name))).collect();
        names.join(", ")
    };
    if let Some(stray) = asked.difference(&filled).next() {
        let (stray, known) = (shown(stray), list(&filled));
        let wrong = Wrong::value(
            format!("`{{{stray}}}` 자리를 채울 값이 없어 페이지에 그대로 나옵니다"),
            format!("nothing fills in `{{{stray}}}` here; it would stand on the page as it is"),
        )
        .coded("theme/placeholder");
        notes.wrong(
            at,
            if known.is_empty() {
                wrong.hint("이 말에는 채울 자리가 없습니다", "this word has nothing to fill in")
            } else {
                wrong.hint(
                    format!("쓸 수 있는 자리: {known}"),
                    format!("what can be filled in: {known}"),
                )
            },
        );
    }
    // The number in front of a word for exactly one may go without saying.
    let one = matches!(at, Trail::Key(_, key) if key.ends_with(".one"));
    let left: BTreeSet<&str> = filled.difference(&asked).copied().collect();
    if !left.is_empty() && !one {
        let left = list(&left);
        notes.doubt(
            at,
            Wrong::value(
                format!("본래 말에 있는 {left} 자리가 빠져 그 값이 페이지에 나오지 않습니다"),
                format!("{left} of the usual wording is left out, so the page does not say it"),
            )
            .coded("theme/left-out")
            .hint(
                format!("본래 말: `{}`", shown(usual)),
                format!("the usual wording: `{}`", shown(usual)),
            ),
        );
    }
}

fn unknown(key: &str, known: &Catalogue) -> Wrong {
    let wrong = Wrong {
        code: "yaml/unknown-key",
        message: Phrase::new(
            format!("`{}`라는 이름의 말은 없습니다", shown(key)),
            format!("there is no word `{}`", shown(key)),
        ),
        hint: None,
    };
    let apart = |other: &&String| strsim::damerau_levenshtein(key, other);
    let near = known.keys().min_by_key(apart).filter(|near| apart(near) <= 1 + near.len() / 5);
    match near {
        Some(near) => {
            wrong.hint(format!("혹시 `{near}`입니까?"), format!("did you mean `{near}`?"))
        }
        None => wrong.hint(
            "쓸 수 있는 이름은 `themes/default/words/ko.yaml`에 있습니다",
            "the words there are stand in `themes/default/words/en.yaml`",
        ),
    }
}
