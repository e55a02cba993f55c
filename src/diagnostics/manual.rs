//! Manual pages of codes: what a finding means and what to do about it.
//!
//! A page is a doc comment, Markdown, first in English, then, below a line `---`, in Korean:
//!
//! ```text
//! /// `area/name`: what is wrong, in one sentence.
//! ///
//! /// More about it.
//! ///
//! /// ---
//! /// 무엇이 잘못되었는지 한 문장.
//! ///
//! /// 더 자세한 설명.
//! ```
//!
//! This only takes a page apart; where pages stand is for those who have codes.

use super::{Phrase, Severity};

/// What a code means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manual {
    /// `area/name`.
    pub code: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    /// One sentence: what is wrong. Plain text with code in backticks.
    pub summary: Phrase,
    /// What is looked at, and what to do: paragraphs of Markdown; perhaps empty.
    pub text: Phrase,
}

/// The page of a code within a source: its one sentence, and the rest. Nothing where the source
/// has no such page, or the page lacks one of the languages.
pub fn manual_page(source: &str, code: &str) -> Option<(Phrase, Phrase)> {
    let first = format!("/// `{code}`: ");
    let at = source.find(&first)?;
    let lines = source.get(at..)?.lines();
    let page: Vec<&str> = lines
        .map_while(|line| line.trim_start().strip_prefix("///"))
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    let page = page.join("\n");
    let (english, korean) = page.split_once("\n---\n")?;
    let english = english.split_once("`: ").map_or(english, |(_, english)| english);
    let ((summary_en, text_en), (summary_ko, text_ko)) = (parts(english), parts(korean));
    Some((Phrase::new(summary_ko, summary_en), Phrase::new(text_ko, text_en)))
}

/// The first paragraph on one line, and what follows it.
fn parts(page: &str) -> (String, String) {
    let page = page.trim();
    let (summary, rest) = page.split_once("\n\n").unwrap_or((page, ""));
    (summary.replace('\n', " "), rest.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "\
    /// `a/b`: what\n    /// is wrong.\n    ///\n    /// More.\n    ///\n    /// ---\n    /// 잘못.\n    ///\n    /// 더.\n    fn f() {}\n/// `a/c`: no Korean.\nfn g() {}\n";

    #[test]
    fn a_page_is_taken_apart_into_sentence_and_text_of_both_languages() {
        let (summary, text) = manual_page(SOURCE, "a/b").unwrap();
        assert_eq!(summary, Phrase::new("잘못.", "what is wrong."));
        assert_eq!(text, Phrase::new("더.", "More."));
    }

    #[test]
    fn a_page_in_one_language_is_none() {
        assert_eq!(manual_page(SOURCE, "a/c"), None);
        assert_eq!(manual_page(SOURCE, "a/d"), None);
    }
}
