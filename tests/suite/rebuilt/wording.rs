//! The wordings of the theme with their values filled in, Korean particles included.

/// Fills `{name}` by its value, and `{name|을/를}` by the value and the particle that fits it.
pub(super) fn fill(wording: &str, values: &[(&str, &str)]) -> String {
    let mut pieces = wording.split('{');
    let mut said = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once('}').unwrap();
        let (name, particles) = name.split_once('|').unwrap_or((name, "/"));
        let found = values.iter().find(|(key, _)| *key == name);
        let (_, value) = found.unwrap_or_else(|| panic!("no {name} for {wording}"));
        let (closed, open) = particles.split_once('/').unwrap();
        said += value;
        said += if is_closed(value, closed) { closed } else { open };
        said += rest;
    }
    said
}

/// Whether a word ends in a consonant as it is read; what stands in parentheses is not read.
fn is_closed(word: &str, particle: &str) -> bool {
    let bare = if word.trim_end().ends_with(')') { word.rsplit_once('(').unwrap().0 } else { word };
    let read = |c: &char| c.is_alphanumeric() || *c == '%';
    match bare.chars().rev().find(read) {
        Some(c @ '가'..='힣') => match (c as u32 - 0xac00) % 28 {
            8 => particle != "으로",
            sound => sound > 0,
        },
        Some('1' | '7' | '8' | 'l' | 'r' | 'L' | 'R') => particle != "으로",
        Some(c) => "036mnMN".contains(c),
        None => false,
    }
}

/// Whether a text is made of some of the sentences, each at most once; nothing else is in it.
pub(super) fn is_made_of(text: &str, sentences: &[String]) -> bool {
    if text.is_empty() {
        return true;
    }
    (0..sentences.len()).filter(|n| !sentences[*n].is_empty()).any(|n| {
        let Some(rest) = text.strip_prefix(&*sentences[n]) else { return false };
        let ends = rest.is_empty() || rest.starts_with(' ');
        let others = [&sentences[..n], &sentences[n + 1..]].concat();
        ends && is_made_of(rest.trim_start(), &others)
    })
}
