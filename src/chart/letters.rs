//! The letters of a chart: roles of text, and how wide a text will be.
//!
//! Widths are estimates by an em table of the fonts in the theme's stack (Hangul 0.92, digits
//! 0.555): no font is ever loaded. A role is a list of the stylesheet's classes, e.g. `m e sm`.

use super::markup::push_tenths;
use super::sheet::Manner;
use std::borrow::Cow;

/// Size in units of a text of no role.
const SIZE: f64 = 13.0;
/// The colour of a text of no role in a picture that stands alone.
pub(super) const FILL: &str = "#1e2124";

/// Size in units of a text of this role.
pub(super) fn size(role: &str) -> f64 {
    look(role).0
}

/// Estimated width in units of a text of this role.
pub(super) fn width(text: &str, role: &str) -> f64 {
    scaled(ems(text), role)
}

fn scaled(ems: f64, role: &str) -> f64 {
    let (size, is_bold) = look(role);
    ems * size * if is_bold { 1.05 } else { 1.0 }
}

/// A text whose letters are measured, once for every role and every drawing it stands in.
#[derive(Debug, Clone, Default)]
pub(super) struct Measured {
    text: String,
    ems: f64,
}

impl Measured {
    /// Measures a text.
    pub(super) fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { ems: ems(&text), text }
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Estimated width in units in a role.
    pub(super) fn width(&self, role: &str) -> f64 {
        scaled(self.ems, role)
    }

    /// The text as it has room; see [`fit`].
    pub(super) fn fit(&self, role: &str, room: f64) -> Cow<'_, str> {
        if self.width(role) <= room {
            return Cow::Borrowed(&self.text);
        }
        Cow::Owned(fit(&self.text, role, room))
    }
}

/// Estimated width of the widest of some texts of a role; nothing where there are none.
pub(super) fn widest<'t>(texts: impl IntoIterator<Item = &'t Measured>, role: &str) -> f64 {
    scaled(texts.into_iter().map(|text| text.ems).fold(0.0, f64::max), role)
}

/// Size and whether the letters are bold, in one walk through the classes.
fn look(role: &str) -> (f64, bool) {
    let (mut size, mut is_bold) = (SIZE, false);
    for class in role.as_bytes().split(|byte| *byte == b' ') {
        match class {
            b"yr" => size = 17.0,
            b"big" => size = size.max(15.0),
            b"sm" if size < 15.0 => size = 12.0,
            _ => {}
        }
        is_bold |= matches!(class, b"b" | b"big" | b"yr" | b"hole-t");
    }
    (size, is_bold)
}

/// The text, cut and ended with `…` where it would be wider than `room`; empty where not even
/// one letter has room.
pub(super) fn fit(text: &str, role: &str, room: f64) -> String {
    if width(text, role) <= room {
        return text.to_owned();
    }
    let mut cut = String::new();
    for c in text.chars() {
        cut.push(c);
        if width(&cut, role) + width("…", role) > room {
            cut.pop();
            break;
        }
    }
    if cut.is_empty() { cut } else { format!("{}…", cut.trim_end()) }
}

/// The text in lines that are not wider than `room`, broken at spaces where there are any.
pub(super) fn wrap(text: &str, role: &str, room: f64) -> Vec<String> {
    // Most have room on one line: each of its beginnings would have, too.
    let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if width(&whole, role) <= room {
        return if whole.is_empty() { Vec::new() } else { vec![whole] };
    }
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, role) <= room {
            line = longer;
        } else {
            lines.extend((!line.is_empty()).then(|| std::mem::take(&mut line)));
            line = fit(word, role, room);
        }
    }
    lines.extend((!line.is_empty()).then_some(line));
    lines
}

/// Writes a role as attributes of a text: its classes, or the same look spelled out.
pub(super) fn push_attributes(role: &str, manner: Manner, out: &mut String) {
    match manner {
        Manner::Classes if role.is_empty() => {}
        Manner::Classes => {
            out.push_str(" class=\"");
            out.push_str(role);
            out.push('"');
        }
        Manner::Attributes => spell_out(role, out),
    }
}

fn ems(text: &str) -> f64 {
    text.chars().map(em).sum()
}

/// The width of a letter whose size is one.
#[inline]
fn em(c: char) -> f64 {
    match c {
        '0'..='9' => 0.555,
        ' ' | ',' | '.' | ':' | ';' | '·' | '\'' | '’' | 'i' | 'j' | 'l' | '|' => 0.29,
        '(' | ')' | '[' | ']' | 'f' | 'r' | 't' | '-' | '/' => 0.37,
        '%' | 'm' | 'w' | 'M' | 'W' | '@' => 0.92,
        'a'..='z' => 0.57,
        'A'..='Z' => 0.66,
        '–' | '~' | '+' | '−' => 0.6,
        '\u{300}'..='\u{36f}' => 0.0,
        c if (c as u32) < 0x1100 => 0.65,
        '가'..='힣' => 0.92,
        _ => 1.0,
    }
}

fn spell_out(role: &str, out: &mut String) {
    let (size, is_bold) = look(role);
    if size != SIZE {
        out.push_str(" font-size=\"");
        push_tenths(out, (size * 10.0) as i32);
        out.push('"');
    }
    if is_bold {
        out.push_str(r#" font-weight="700""#);
    }
    let (mut anchor, mut halo, mut fill) = ("", "", "");
    let (mut is_hole, mut is_told) = (false, false);
    for class in role.split(' ') {
        match class {
            "e" => anchor = r#" text-anchor="end""#,
            "c" if anchor.is_empty() => anchor = r#" text-anchor="middle""#,
            "halo" => halo = HALO,
            "hole-t" => is_hole = true,
            "told" => is_told = true,
            "on-nat" | "on-met" | "on-prv" | "on-sum" => fill = r##" fill="#fff""##,
            "on-loc" => fill = r##" fill="#131416""##,
            "m" if fill.is_empty() => fill = r##" fill="#58616a""##,
            _ => {}
        }
    }
    out.push_str(anchor);
    out.push_str(halo);
    out.push_str(match (is_hole, is_told) {
        (true, false) => r##" fill="#bd2c0f""##,
        (true, true) => r##" fill="#464c53""##,
        (false, _) => fill,
    });
}

const HALO: &str =
    r##" paint-order="stroke" stroke="#fff" stroke-width="4" stroke-linejoin="round""##;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_agree_with_the_design() {
        assert!((width("국비", "sm") - 22.08).abs() < 0.01);
        assert!((width("1,500", "m c sm") - 30.12).abs() < 0.01);
    }

    #[test]
    fn long_texts_are_cut_and_said_to_be() {
        let cut = fit("도시형소공인 집적지구", "sm", 60.0);
        assert!(cut.ends_with('…') && width(&cut, "sm") <= 60.0, "{cut}");
        assert_eq!(fit("시비", "sm", 60.0), "시비");
        assert_eq!(fit("시비", "sm", 5.0), "");
    }

    #[test]
    fn wrapped_lines_have_room() {
        let lines = wrap("계약 협상 중이라 공개하지 않습니다", "m sm", 80.0);
        assert!(lines.len() > 1 && lines.iter().all(|line| width(line, "m sm") <= 80.0));
    }
}
