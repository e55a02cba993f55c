//! The columns of time a record is kept in.

use super::Short;
use std::fmt;

/// A period of a record: a calendar year, merged years, or money outside the term.
/// Ordered as columns stand: before, years by their first, after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// 기투자, 임기전: before the term.
    Before,
    /// One year (`first == last`) or merged years, both included, within `Date::YEARS`.
    Years {
        /// The first year.
        first: u16,
        /// The last year, not before the first.
        last: u16,
    },
    /// 임기후: after the term.
    After,
}

impl Period {
    /// One calendar year.
    pub fn year(year: u16) -> Self {
        Self::Years { first: year, last: year }
    }

    /// A period from its name as a file (`2018`, `2022-2023`, `before`, `after`); `None` where
    /// the name is not one, a year is outside `Date::YEARS`, or the last is before the first.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "before" => return Some(Self::Before),
            "after" => return Some(Self::After),
            _ => {}
        }
        let (first, last) = name.split_once('-').unwrap_or((name, name));
        let (first, last) = (parse_year(first)?, parse_year(last)?);
        let merged = name.contains('-');
        (first < last || (first == last && !merged)).then_some(Self::Years { first, last })
    }

    /// Whether a calendar year belongs to the period; `None` for `before` and `after`, whose
    /// bounds the content does not say.
    pub fn contains(self, year: u16) -> Option<bool> {
        match self {
            Self::Years { first, last } => Some((first..=last).contains(&year)),
            Self::Before | Self::After => None,
        }
    }

    /// Its name, as [`parse`](Self::parse) reads it, for who writes it down at once.
    pub fn short(self) -> Short {
        let mut name = Short::default();
        match self {
            Self::Before => name.push("before"),
            Self::After => name.push("after"),
            Self::Years { first, last } => {
                name.push_four(first);
                if first != last {
                    name.push("-");
                    name.push_four(last);
                }
            }
        }
        name
    }
}

fn parse_year(text: &str) -> Option<u16> {
    let plain = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    let year = text.parse().ok().filter(|_| plain)?;
    super::Date::YEARS.contains(&year).then_some(year)
}

/// The name as in addresses, files, CSV and JSON: `before`, `2018`, `2022-2023`, `after`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.short())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_both_ways() {
        for name in ["before", "2018", "2022-2023", "after"] {
            assert_eq!(Period::parse(name).map(|p| p.to_string()).as_deref(), Some(name));
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for name in ["", "18", "2018-2018", "2023-2022", "20189", "2018-", "+2018", "overview"] {
            assert_eq!(Period::parse(name), None, "{name}");
        }
    }
}
