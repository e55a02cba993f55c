//! The one stylesheet of the site, from the several a theme is written in.
//!
//! A theme is written to be read: a file per subject, comments, indentation. Readers of the site
//! load one small file. Only what means nothing is left out, white space and comments; no value
//! is rewritten, and what is no CSS passes through as it stands.

use std::iter::Peekable;
use std::str::Chars;

/// One stylesheet of several, in their order, without white space and comments that mean nothing.
pub(super) fn squeezed<'a>(sheets: impl IntoIterator<Item = &'a str>) -> String {
    let mut out = Squeezed::default();
    for sheet in sheets {
        out.sheet(sheet);
    }
    out.text
}

/// What was written so far, and whether white space was seen since.
#[derive(Debug, Default)]
struct Squeezed {
    text: String,
    space: bool,
    /// A comment was left out since; it keeps words apart as white space does not.
    comment: bool,
}

impl Squeezed {
    fn sheet(&mut self, sheet: &str) {
        self.space = true;
        let mut rest = sheet.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '/' if rest.peek() == Some(&'*') => self.pass_comment(&mut rest),
                '"' | '\'' => self.string(c, &mut rest),
                '\\' => self.escape(&mut rest),
                c if c.is_ascii_whitespace() => self.space = true,
                '(' if self.is_address() => self.address(&mut rest),
                c => self.put(c),
            }
        }
    }

    /// One character that is not white space, after the space that must stand before it.
    fn put(&mut self, c: char) {
        let last = self.text.chars().next_back();
        let (space, comment) = (std::mem::take(&mut self.space), std::mem::take(&mut self.comment));
        if c == '}' && last == Some(';') {
            self.text.pop();
        } else if space && needs_space(last, c) {
            self.text.push(' ');
        } else if comment && !space && is_word(last) && is_word(Some(c)) {
            self.text.push_str("/**/");
        }
        self.text.push(c);
    }

    fn pass_comment(&mut self, rest: &mut Peekable<Chars<'_>>) {
        rest.next();
        let mut star = false;
        for c in rest.by_ref() {
            if star && c == '/' {
                break;
            }
            star = c == '*';
        }
        self.comment = true;
    }

    fn string(&mut self, quote: char, rest: &mut Peekable<Chars<'_>>) {
        self.put(quote);
        while let Some(c) = rest.next() {
            self.text.push(c);
            if c == '\\' {
                self.text.extend(rest.next());
            } else if c == quote {
                break;
            }
        }
    }

    /// `\26 B`: the white space behind the digits of an escape ends it (CSS Syntax 3, §4.3.7).
    fn escape(&mut self, rest: &mut Peekable<Chars<'_>>) {
        self.put('\\');
        for _ in 0..6 {
            let Some(digit) = rest.next_if(char::is_ascii_hexdigit) else { break };
            self.text.push(digit);
        }
        if self.text.ends_with('\\') {
            self.text.extend(rest.next());
        } else if rest.next_if(char::is_ascii_whitespace).is_some() {
            self.text.push(' ');
        }
    }

    /// Whether a parenthesis opens an address, in which nothing is white space or comment.
    fn is_address(&self) -> bool {
        !self.space && self.text.ends_with("url")
    }

    fn address(&mut self, rest: &mut Peekable<Chars<'_>>) {
        self.put('(');
        while rest.next_if(char::is_ascii_whitespace).is_some() {}
        if matches!(rest.peek(), Some('"' | '\'')) {
            return;
        }
        for c in rest.by_ref() {
            self.text.push(c);
            if c == ')' {
                break;
            }
        }
    }
}

/// White space means nothing beside what already keeps two things apart. Before a colon and a
/// parenthesis it does: `a :focus`, `and (`; around `+` and `-` a sum needs it.
fn needs_space(last: Option<char>, next: char) -> bool {
    let open = matches!(last, None | Some('{' | '}' | ';' | ',' | ':' | '>' | '('));
    !open && !matches!(next, '{' | '}' | ';' | ',' | '>' | ')' | '!')
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '#' | '.' | '%' | '@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is(sheet: &str, wanted: &str) {
        assert_eq!(squeezed([sheet]), wanted);
        assert_eq!(squeezed([wanted]), wanted, "once more changes nothing");
    }

    #[test]
    fn white_space_and_comments_that_mean_nothing_are_left_out() {
        is("/* a */\n:root {\n  --bg: #fff;\n  color: red ;\n}\n", ":root{--bg:#fff;color:red}");
        is("h1 , h2 > b { margin: 0  auto !important; }", "h1,h2>b{margin:0 auto!important}");
        is("@media (min-width: 48em) {\n a { b: c }\n}", "@media (min-width:48em){a{b:c}}");
    }

    #[test]
    fn white_space_that_means_something_stays() {
        is("a :focus{b:calc( 1px + 2px )}", "a :focus{b:calc(1px + 2px)}");
        is("a .b + .c ~ d{e:f}", "a .b + .c ~ d{e:f}");
        is("@media print and (color){a{b:c}}", "@media print and (color){a{b:c}}");
        is(".a *{font:400 1rem/1.65 var(--f)}", ".a *{font:400 1rem/1.65 var(--f)}");
        is("a{margin:0 -1px}", "a{margin:0 -1px}");
    }

    #[test]
    fn strings_addresses_and_escapes_stay_as_they_are() {
        is("a{content:\" ;  /* \\\" } \"}", "a{content:\" ;  /* \\\" } \"}");
        is("a{b:url( a//b*/ )}", "a{b:url(a//b*/ )}");
        is("a{b:url( 'x  y' )}", "a{b:url('x  y')}");
        is(".\\26 B{c:d}", ".\\26 B{c:d}");
        is(".a\\:b{c:d}", ".a\\:b{c:d}");
    }

    #[test]
    fn what_a_comment_keeps_apart_stays_apart() {
        is("a/**/b{c:d}", "a/**/b{c:d}");
        is("a /* x */ b{c:d}", "a b{c:d}");
        is("a{b:c}/* never closed", "a{b:c}");
    }

    #[test]
    fn sheets_follow_one_another() {
        assert_eq!(squeezed(["a { b: c }\n", "", "d { e: f; }"]), "a{b:c}d{e:f}");
    }
}
