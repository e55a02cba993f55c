//! A plotters backend that writes SVG of our own: few elements, classes, whole paths.
//!
//! One pixel is a tenth of a unit. Colours are tokens of [`Paint`], font families are roles of
//! text; consecutive lines of one paint become one path. Writes no `<svg>` element around it,
//! measures no fonts, and draws no single pixels.

use super::letters;
use super::paint::Paint;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::convert::Infallible;

/// How paints and roles are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// As classes, for a drawing inside a page.
    Classes,
    /// As presentation attributes, for a file of its own.
    Attributes,
}

/// Writes markup; see the module.
pub(super) struct SvgBackend<'a> {
    markup: &'a mut String,
    size: (u32, u32),
    manner: Manner,
    open: Option<Paint>,
}

impl<'a> SvgBackend<'a> {
    /// A backend of this size, in tenths of a unit.
    pub(super) fn new(markup: &'a mut String, size: (u32, u32), manner: Manner) -> Self {
        Self { markup, size, manner, open: None }
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.markup.push_str(r#""/>"#);
        }
    }

    fn open_path(&mut self, paint: Paint) {
        if self.open != Some(paint) {
            self.close();
            let attributes = paint.attributes(self.manner);
            self.markup.push_str(&format!(r#"<path {attributes} d=""#));
            self.open = Some(paint);
        }
    }

    /// Appends points to the open path, level and upright stretches as `H` and `V`.
    fn trace(&mut self, points: impl IntoIterator<Item = BackendCoord>) {
        let mut last: Option<BackendCoord> = None;
        for (x, y) in points {
            match last {
                None => self.step('M', &[x, y]),
                Some((_, before)) if before == y => self.step('H', &[x]),
                Some((before, _)) if before == x => self.step('V', &[y]),
                Some(_) => self.step('L', &[x, y]),
            }
            last = Some((x, y));
        }
    }

    fn step(&mut self, command: char, values: &[i32]) {
        self.markup.push(command);
        for (index, value) in values.iter().enumerate() {
            if index > 0 {
                self.markup.push(' ');
            }
            push_tenths(self.markup, *value);
        }
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.close();
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        _: bool,
    ) -> Drawn {
        self.close();
        let attributes = Paint::of_token(style.color().rgb).attributes(self.manner);
        self.markup.push_str(&format!("<rect {attributes}"));
        let size = (bottom_right.0 - upper_left.0, bottom_right.1 - upper_left.1);
        let sides =
            [("x", upper_left.0), ("y", upper_left.1), ("width", size.0), ("height", size.1)];
        for (name, value) in sides {
            self.markup.push_str(&format!(r#" {name}=""#));
            push_tenths(self.markup, value);
            self.markup.push('"');
        }
        self.markup.push_str("/>");
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        if style.color().alpha > 0.0 {
            self.open_path(Paint::of_token(style.color().rgb));
            self.trace(path);
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.draw_path(corners, style)?;
        self.markup.push('Z');
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        position: BackendCoord,
    ) -> Drawn {
        self.close();
        let family = style.family();
        self.markup.push_str("<text");
        self.markup.push_str(&letters::attributes(family.as_str(), self.manner));
        self.markup.push_str(r#" x=""#);
        push_tenths(self.markup, position.0);
        self.markup.push_str(r#"" y=""#);
        push_tenths(self.markup, position.1);
        self.markup.push_str(r#"">"#);
        self.markup.push_str(&escaped(text));
        self.markup.push_str("</text>");
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let family = style.family();
        let width = letters::width(text, family.as_str()) * 10.0;
        Ok((width.ceil() as u32, (letters::size(family.as_str()) * 10.0) as u32))
    }
}

/// Text for XML content and attributes: escaped, and without the characters XML 1.0 (§2.2) does
/// not allow at all.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in allowed(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// The text on one line, without characters that neither XML nor HTML allows.
pub(super) fn allowed(text: &str) -> String {
    let one_line = |c: char| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c };
    let is_allowed = |c: &char| *c >= ' ' && !matches!(*c, '\u{7f}' | '\u{fffe}' | '\u{ffff}');
    text.chars().map(one_line).filter(is_allowed).collect()
}

/// Writes tenths of a unit as a decimal without needless digits: 2045 as `204.5`.
fn push_tenths(out: &mut String, tenths: i32) {
    if tenths < 0 {
        out.push('-');
    }
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    push_whole(out, whole);
    if rest > 0 {
        out.push('.');
        push_whole(out, rest);
    }
}

/// Digits without the machinery of formatting: a chart has some thousand numbers.
fn push_whole(out: &mut String, number: u32) {
    if number >= 10 {
        push_whole(out, number / 10);
    }
    out.push(char::from_digit(number % 10, 10).unwrap_or('0'));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_are_decimals() {
        let shown = |tenths| {
            let mut out = String::new();
            push_tenths(&mut out, tenths);
            out
        };
        assert_eq!([shown(2045), shown(-5), shown(30)], ["204.5", "-0.5", "3"]);
    }

    #[test]
    fn text_is_fit_for_xml() {
        assert_eq!(escaped("a<b>&\"c\"\u{1}\u{ffff}\n"), "a&lt;b&gt;&amp;&quot;c&quot; ");
    }
}
