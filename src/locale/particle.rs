//! Korean particles: which of two forms follows a word.
//!
//! A particle depends on whether the word before it ends in a consonant (한글 맞춤법, 조사의
//! 이형태). Figures and Latin letters are taken as they are read aloud.

/// The form of a `consonant/vowel` pair that fits after `word`; a remark in parentheses at the
/// end of the word is passed over, as it is in reading.
pub(crate) fn fitting<'a>(word: &str, pair: &'a str) -> &'a str {
    let Some((consonant, vowel)) = pair.split_once('/') else { return pair };
    let sound = last_sound(word);
    let rieul_as_vowel = consonant == "으로" && sound == Sound::Rieul;
    if sound == Sound::Vowel || rieul_as_vowel { vowel } else { consonant }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sound {
    Vowel,
    Rieul,
    Consonant,
}

fn last_sound(word: &str) -> Sound {
    let bare = match word.trim_end().strip_suffix(')') {
        Some(open) => open.rsplit_once('(').map_or(word, |(before, _)| before),
        None => word,
    };
    bare.chars().rev().find_map(sound_of).unwrap_or(Sound::Vowel)
}

/// The closing sound of a character as read aloud; `None` for what is not read.
fn sound_of(c: char) -> Option<Sound> {
    const FIRST: u32 = '가' as u32;
    match c {
        '가'..='힣' => Some(match (c as u32 - FIRST) % 28 {
            0 => Sound::Vowel,
            8 => Sound::Rieul,
            _ => Sound::Consonant,
        }),
        '1' | '7' | '8' | 'l' | 'L' | 'r' | 'R' => Some(Sound::Rieul),
        '0' | '3' | '6' | 'm' | 'M' | 'n' | 'N' => Some(Sound::Consonant),
        '2' | '4' | '5' | '9' | '%' => Some(Sound::Vowel),
        c if c.is_alphabetic() => Some(Sound::Vowel),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_follow_the_last_sound() {
        for (word, pair, expected) in [
            ("지역경제과", "이/가", "가"),
            ("3억원", "을/를", "을"),
            ("공동판매장(아플리에440)", "은/는", "은"),
            ("서울", "으로/로", "로"),
            ("금천구청", "으로/로", "으로"),
            ("2019", "은/는", "는"),
            ("100%", "이/가", "가"),
        ] {
            assert_eq!(fitting(word, pair), expected, "{word}");
        }
    }
}
