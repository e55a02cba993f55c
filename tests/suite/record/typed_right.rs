//! The facts against each other: a slip of the typist shows here, before any page is built.

use super::*;

fn column(cells: impl Fn(&Row) -> Cell) -> (i64, i64) {
    let (total, sources) = FUNDING.split_first().unwrap();
    assert_eq!((total.name, total.source), ("계", None));
    (cells(total).addend(), sources.iter().map(|row| cells(row).addend()).sum())
}

fn row(source: &str) -> &'static Row {
    FUNDING.iter().find(|row| row.source == Some(source)).unwrap()
}

fn granted(period: u16, source: &str) -> i64 {
    let of_year = GRANTS.iter().filter(|grant| grant.period == period);
    let amounts = of_year.flat_map(|grant| grant.amounts);
    amounts.filter(|(key, _)| *key == source).map(|(_, amount)| amount).sum()
}

#[test]
fn columns_and_rows_of_the_funding_table_add_up() {
    for (index, year) in YEARS.into_iter().enumerate() {
        for (total, sources) in [column(|r| r.years[index].0), column(|r| r.years[index].1)] {
            assert_eq!(total, sources, "{year}");
        }
    }
    for row in FUNDING {
        let first: i64 = row.years.iter().map(|cells| cells.0.addend()).sum();
        let executed: i64 = row.years.iter().map(|cells| cells.1.addend()).sum();
        assert_eq!((row.sum.0.addend(), row.sum.1.addend()), (first, executed), "{}", row.name);
    }
    assert_eq!(column(|r| r.sum.0), (TOTAL, TOTAL));
    assert_eq!((YEARS[4], UNIT), (DEMAND_YEAR, "백만원"));
}

#[test]
fn a_dash_is_not_a_zero() {
    let total = &FUNDING[0];
    assert_eq!(total.years[4], both(0));
    assert!(FUNDING[1..].iter().all(|row| row.years[4] == DASHES));
}

#[test]
fn totals_told_in_words_agree_with_the_table() {
    for (source, total) in TOTAL_BY_SOURCE {
        assert_eq!(row(source).sum.0, Cell::Figure(total), "{source}");
    }
    assert_eq!(TOTAL_BY_SOURCE.iter().map(|(_, total)| total).sum::<i64>(), TOTAL);
    assert!(HEAD.contains(&("총사업비", "3,347백만원")));
    let tenths = (FUNDING[0].sum.1.addend() * 2_000 / TOTAL + 1) / 2;
    assert_eq!(format!("{}.{}", tenths / 10, tenths % 10), EXECUTION_RATE);
}

#[test]
fn the_only_gap_is_the_city_money_of_2019() {
    let mut gaps = Vec::new();
    for row in FUNDING {
        for (year, (secured, executed)) in YEARS.into_iter().zip(row.years) {
            let gap = secured.addend() - executed.addend();
            gaps.extend(row.source.filter(|_| gap != 0).map(|source| (source, year, gap)));
        }
    }
    assert_eq!(gaps, [GAP]);
}

#[test]
fn grants_agree_with_the_table_but_for_one_source_and_year() {
    for grant in GRANTS {
        let parts: i64 = grant.amounts.iter().map(|(_, amount)| amount).sum();
        assert_eq!(grant.sum, parts, "{}", grant.date);
    }
    let (source, year, told, secured) = GRANTS_DISAGREE;
    assert_eq!(granted(year, source), told);
    assert_eq!(row(source).years[1].0, Cell::Figure(secured));
    assert_eq!(granted(2019, "national"), row("national").years[1].0.addend());
    assert_eq!(granted(2019, "district"), row("district").years[1].0.addend());
    for (index, year) in [(0, 2018), (2, 2020), (3, 2021)] {
        let told: i64 = GRANTS.iter().filter(|g| g.period == year).map(|g| g.sum).sum();
        assert_eq!(told, FUNDING[0].years[index].0.addend(), "{year}");
    }
}

#[test]
fn dated_lines_are_in_order_and_in_their_year() {
    assert_eq!(RESULTS.len() + GRANTS.len(), 24);
    // By month: the document puts `'19. 4.` before `'19. 4. 18.`, and a month may follow a day.
    assert!(RESULTS.is_sorted_by_key(|line| line.date.get(..7)));
    for line in RESULTS {
        let length = if line.precision == Precision::Day { 10 } else { 7 };
        assert_eq!(line.date.len(), length, "{}", line.date);
        assert!(line.date.starts_with(&line.period.to_string()));
        assert!(!line.words.is_empty());
    }
    for grant in GRANTS {
        assert!(grant.date.starts_with(&grant.period.to_string()));
    }
}

#[test]
fn what_is_told_twice_is_the_same() {
    let (first, last, months) = PERIOD;
    assert_eq!((first, last, months), ("2018-10", "2021-10", 36));
    assert!(SCOPE.iter().all(|(from, until, built)| from < until && !built.is_empty()));
    assert!(SCOPE.iter().all(|(from, until, _)| first <= *from && *until <= last));
    assert_eq!(PLAN[4], None);
    for (place, (_, told)) in FACILITIES.iter().zip(PHOTOS) {
        let street = place.place.split_once(',').unwrap().0;
        assert!(told.contains(street), "{}", place.name);
        assert!(place.area_m2.contains('.') && place.rooms.len() > 1);
    }
    let (bodies, part) = COOPERATION;
    assert!(BODIES.iter().any(|(_, name)| *name == bodies[1]) && part.ends_with("협조"));
    assert!(CONTACTS.is_sorted_by_key(|(_, extension)| *extension));
    assert_eq!((KIND.len(), GOAL.len(), NEXT.len()), (3, 7, 2));
}
