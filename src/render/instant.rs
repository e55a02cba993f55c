//! Dates where a format wants an instant (RFC 3339), which content has not.
//!
//! The first moment of the date in UTC, which is the same date in Korea. How exactly the date was
//! written is for whoever shows it to say.

use crate::model::{Date, Short};

/// The first moment of a date in UTC: `2019-06-01T00:00:00Z` of `2019-06`.
pub(super) fn instant(date: Date) -> Short {
    date.first_day().short().with("T00:00:00Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_begins_with_its_first_day() {
        let of = |month, day| instant(Date::new(2019, month, day).unwrap());
        assert_eq!(&*of(None, None), "2019-01-01T00:00:00Z");
        assert_eq!(&*of(Some(6), None), "2019-06-01T00:00:00Z");
        assert_eq!(&*of(Some(6), Some(21)), "2019-06-21T00:00:00Z");
    }
}
