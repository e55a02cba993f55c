//! What one column of a table is: its name, what kind of value it holds, and how a cell is written.
//!
//! Also what the data package and the data page say of it alike. The words for it stand in the
//! theme's catalogue; what a row is about is each table's.

use super::state::State;
use super::vocabulary::Vocabulary;
use crate::locale::Locale;
use crate::model::{
    Amount, Date, Decimal, FORMULA_SIGNS, Period, Precision, Short, Unit, Won, push_whole,
};
use crate::render::context::Shared;
use std::borrow::Cow;

/// A column: what it is, and how a row's cell of it comes about.
pub(super) struct Field<R> {
    /// What it is.
    pub(super) spec: Spec,
    /// The cell of a row.
    pub(super) cell: for<'r> fn(&'r R) -> Cell<'r>,
}

/// A column that always has a value.
pub(super) fn always<R>(
    name: &'static str,
    kind: Kind,
    cell: for<'r> fn(&'r R) -> Cell<'r>,
) -> Field<R> {
    Field { spec: Spec::always(name, kind), cell }
}

/// A column whose cells may be empty.
pub(super) fn perhaps<R>(
    name: &'static str,
    kind: Kind,
    cell: for<'r> fn(&'r R) -> Cell<'r>,
) -> Field<R> {
    Field { spec: Spec { name, kind, required: false }, cell }
}

/// What a column is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spec {
    /// Its name in the first row.
    pub(crate) name: &'static str,
    /// What kind of value its cells hold.
    pub(crate) kind: Kind,
    /// Whether no cell of it is empty.
    pub(crate) required: bool,
}

/// What kind of value the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The author's words.
    Text,
    /// One of these words.
    OneOf(Vocabulary),
    /// An id of a list of `site.yaml`.
    Listed(List),
    /// A year, merged years, `before` or `after`.
    Period,
    /// Several of them, parted by spaces.
    Periods,
    /// A day, a month or a year (ISO 8601).
    Date,
    /// `true` or `false`.
    Flag,
    /// A count.
    Count,
    /// A calendar year.
    Year,
    /// A percentage.
    Percent,
    /// A latitude or longitude in degrees (WGS 84).
    Degrees,
    /// Whole won.
    Won,
    /// An amount in the site's unit, exact.
    Amount,
    /// The name of the site's unit.
    Unit,
}

/// A list of `site.yaml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum List {
    /// Sources, and `all`.
    Sources,
    /// Statuses.
    Statuses,
    /// Departments.
    Departments,
    /// Policy fields.
    Areas,
    /// Terms.
    Terms,
}

impl Kind {
    /// The type of Table Schema. Dates that may be a month or a year are text of a pattern, as the
    /// standard has no type for them.
    pub(crate) fn data_type(self) -> &'static str {
        match self {
            Self::Flag => "boolean",
            Self::Count | Self::Won => "integer",
            Self::Year => "year",
            Self::Percent | Self::Degrees | Self::Amount => "number",
            Self::Text | Self::OneOf(_) | Self::Listed(_) | Self::Unit => "string",
            Self::Period | Self::Periods | Self::Date => "string",
        }
    }

    /// The unit of its figures in the words of a language, or as a sign.
    pub(crate) fn unit_name(self, locale: &Locale) -> Option<&str> {
        match self {
            Self::Won => Some(locale.word("data.unit_won")),
            Self::Amount => Some(locale.unit_name()),
            _ => self.sign(),
        }
    }

    fn sign(self) -> Option<&'static str> {
        match self {
            Self::Percent => Some("%"),
            Self::Degrees => Some("°"),
            _ => None,
        }
    }
}

impl Spec {
    /// A column that always has a value.
    pub(super) const fn always(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: true }
    }

    /// The values it may have, each with what it is called; empty where they can't be listed.
    pub(crate) fn values(&self, shared: &Shared) -> Vec<(String, String)> {
        let locale = &shared.locale;
        match self.kind {
            Kind::OneOf(vocabulary) => {
                let words = vocabulary.words().into_iter();
                words.map(|word| (word.to_owned(), vocabulary.label(locale, word))).collect()
            }
            Kind::Listed(list) => list.entries(shared),
            Kind::Unit => {
                let unit = shared.site.unit.korean();
                vec![(unit.to_owned(), locale.unit_name().to_owned())]
            }
            _ => Vec::new(),
        }
    }
}

impl List {
    /// Its ids as tables write them, with their names.
    fn entries(self, shared: &Shared) -> Vec<(String, String)> {
        let site = &shared.site;
        let entry = |id: &str, name: &str| (id.to_owned(), name.to_owned());
        match self {
            Self::Sources => {
                let all = entry("all", shared.locale.word("money.all"));
                let sources = site.sources.iter().map(|one| entry(one.id.as_str(), &one.name));
                sources.chain([all]).collect()
            }
            Self::Statuses => {
                site.statuses.iter().map(|one| entry(one.id.as_str(), &one.name)).collect()
            }
            Self::Departments => {
                site.departments.iter().map(|one| entry(one.id.as_str(), &one.name)).collect()
            }
            Self::Areas => site.areas.iter().map(|one| entry(one.id.as_str(), &one.name)).collect(),
            Self::Terms => {
                site.terms.iter().map(|one| entry(one.id.as_str(), one.id.as_str())).collect()
            }
        }
    }
}

/// The value of one cell.
pub(super) enum Cell<'a> {
    /// Nothing.
    Empty,
    /// The author's words, which a spreadsheet must not take for a formula.
    Text(Cow<'a, str>),
    /// A word or figure of ours, written as it is.
    Plain(Cow<'a, str>),
    /// A date or period.
    Short(Short),
    /// A whole number.
    Whole(i128),
    /// An amount in a unit.
    InUnit(Won, Unit),
}

impl<'a> Cell<'a> {
    pub(super) fn text(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    /// A name that JSON has too, as it is there: content is not read in which one is a formula.
    /// A folder's name may begin with a hyphen, and then holds letters, digits and hyphens alone.
    pub(super) fn name(name: &'a str) -> Self {
        Self::Plain(Cow::Borrowed(name))
    }

    /// A name, where there is one.
    pub(super) fn maybe_name(name: Option<&'a str>) -> Self {
        name.map_or(Self::Empty, Self::name)
    }

    /// Words, where there are any.
    pub(super) fn maybe(text: Option<&'a str>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    pub(super) fn word(word: &'static str) -> Self {
        Self::Plain(Cow::Borrowed(word))
    }

    /// A word or figure of ours that had to be made.
    pub(super) fn plain(text: String) -> Self {
        Self::Plain(Cow::Owned(text))
    }

    /// Several texts, parted by ` / `, so that a row stays a line of the file.
    pub(super) fn joined(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut texts = texts.into_iter();
        let Some(first) = texts.next() else { return Self::Empty };
        let mut all = Cow::Borrowed(first);
        for text in texts {
            all.to_mut().extend([" / ", text]);
        }
        Self::Text(all)
    }

    pub(super) fn flag(flag: bool) -> Self {
        Self::word(if flag { "true" } else { "false" })
    }

    pub(super) fn count(count: usize) -> Self {
        Self::Whole(count as i128)
    }

    pub(super) fn won(won: Option<Won>) -> Self {
        won.map_or(Self::Empty, |won| Self::Whole(won.0))
    }

    pub(super) fn in_unit(won: Option<Won>, unit: Unit) -> Self {
        won.map_or(Self::Empty, |won| Self::InUnit(won, unit))
    }

    pub(super) fn period(period: Option<Period>) -> Self {
        period.map_or(Self::Empty, |period| Self::Short(period.short()))
    }

    pub(super) fn date(date: Option<Date>) -> Self {
        date.map_or(Self::Empty, |date| Self::Short(date.short()))
    }

    pub(super) fn precision(date: Option<Date>) -> Self {
        date.map_or(Self::Empty, |date| Self::word(Precision::word(date.precision())))
    }

    /// The state of an amount that was written or not.
    pub(super) fn state(amount: Option<&Amount>) -> Self {
        Self::word(State::of(amount).key())
    }

    pub(super) fn reason(amount: Option<&'a Amount>) -> Self {
        Self::maybe(amount.and_then(super::cells::reason_of))
    }

    /// As the file has it, before what CSV itself needs. What has to be made for that, is made in
    /// `room`.
    pub(super) fn written<'b>(&'b self, room: &'b mut String) -> &'b str {
        room.clear();
        match self {
            Self::Empty => return "",
            Self::Plain(text) => return text,
            Self::Short(text) => return text,
            Self::Text(text) if !is_formula(text) => return text,
            Self::Text(text) => room.extend(["'", text]),
            Self::Whole(number) => push_whole(room, *number),
            Self::InUnit(won, unit) => push_in_unit(room, *won, *unit),
        }
        room
    }
}

/// Text that a spreadsheet must not take for a formula: [`FORMULA_SIGNS`], a tab and both
/// characters of a line break at the start are preceded by an apostrophe (OWASP, CSV Injection).
pub(crate) fn defused(text: Cow<'_, str>) -> Cow<'_, str> {
    if is_formula(&text) { Cow::Owned(format!("'{text}")) } else { text }
}

fn is_formula(text: &str) -> bool {
    text.starts_with(FORMULA_SIGNS) || text.starts_with(['\t', '\r', '\n'])
}

/// Adds an amount in a unit, exact, with a point and a plain minus: `3347`, `48.66719`, `-371`.
fn push_in_unit(text: &mut String, won: Won, unit: Unit) {
    Decimal { digits: won.0, scale: unit.digits() }.push_shortest(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cell: &Cell<'_>) -> String {
        cell.written(&mut "rest".to_owned()).to_owned()
    }

    #[test]
    fn amounts_in_the_unit_are_exact_and_plain() {
        for (won, unit, said) in [
            (3_347_000_000, Unit::Million, "3347"),
            (-48_667_190, Unit::Million, "-48.66719"),
            (5, Unit::HundredMillion, "0.00000005"),
            (0, Unit::Thousand, "0"),
            (-500, Unit::Won, "-500"),
            (-1_500, Unit::Thousand, "-1.5"),
            (123_456_789_012_345_678_901_000_000, Unit::Million, "123456789012345678901"),
        ] {
            assert_eq!(written(&Cell::InUnit(Won(won), unit)), said);
        }
    }

    #[test]
    fn formulas_are_defused_and_numbers_are_not() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1+1",
            "＋1",
            "－1",
            "＠SUM(1)",
        ] {
            assert_eq!(written(&Cell::text(text)), format!("'{text}"));
        }
        assert_eq!(written(&Cell::text("지역경제-15")), "지역경제-15");
        assert_eq!(written(&Cell::Whole(-371)), "-371");
        assert_eq!(written(&Cell::InUnit(Won(-5), Unit::Won)), "-5");
    }
}
