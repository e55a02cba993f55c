//! Rules about money over the years: unsecured, carried, demanded too late, in another unit.

use super::*;

/// The codes found in a project with these yearly records, all of the city's money.
fn found(years: &[(&str, &str, Option<&str>)]) -> Vec<&'static str> {
    codes(&findings(&site(), with_years(years)))
}

fn with_years(years: &[(&str, &str, Option<&str>)]) -> Project {
    let mut project = project("a");
    for (name, amounts, gap) in years {
        let record = year(&mut project, name);
        record.funding = vec![line("city", amounts)];
        record.funding[0].gap = gap.map(str::to_owned);
    }
    project
}

#[test]
fn only_secured_money_can_be_spent() {
    let one = |amounts: &str| found(&[("2019", amounts, None)]);
    assert_eq!(one("secured -, executed 5"), ["funding/unsecured"]);
    assert_eq!(one("secured 0, executed 5"), ["funding/unsecured"]);
    assert_eq!(one("executed 5"), ["funding/unsecured"]);
    assert_eq!(one("secured 4, executed 5"), ["funding/over-executed"]);
    assert_eq!(one("secured ?, executed 5"), [""; 0]);
    assert_eq!(one("secured -, executed 0"), [""; 0]);
    assert_eq!(one("demand 5, executed -"), ["funding/past-demand"]);
    assert_eq!(found(&[("2019", "secured -, executed 5", Some("다른 재원에서"))]), [""; 0]);
}

#[test]
fn money_secured_under_all_may_be_executed_by_source() {
    let mut project = with_years(&[("2019", "executed 5", None)]);
    project.years[0].funding.push(line("all", "secured 5"));
    assert_eq!(codes(&findings(&site(), project)), [""; 0]);
    let mut project = with_years(&[("2019", "executed 5", None)]);
    project.years[0].total = stated("secured 5, executed 5");
    assert_eq!(codes(&findings(&site(), project)), ["funding/unsecured"]);
    let mut project = project_of_all("executed 5");
    project.years[0].total = stated("secured 5, executed 5");
    assert_eq!(codes(&findings(&site(), project)), [""; 0]);
}

fn project_of_all(amounts: &str) -> Project {
    let mut project = project("a");
    year(&mut project, "2019").funding = vec![line("all", amounts)];
    project
}

#[test]
fn a_reason_needs_a_gap() {
    let one = |amounts: &str| found(&[("2019", amounts, Some("이유"))]);
    assert_eq!(one("secured 5, executed 5"), ["funding/idle-gap"]);
    assert_eq!(one("secured -, executed -"), ["funding/idle-gap"]);
    for amounts in ["secured 5, executed 4", "secured 5, executed ?", "secured 5"] {
        assert_eq!(one(amounts), [""; 0], "{amounts}");
    }
}

#[test]
fn what_is_carried_in_was_carried_out() {
    let carried = |left: &str, reason| {
        found(&[
            ("2019", &format!("secured 9, executed 5, {left}"), Some("공사 지연")),
            ("2020", "secured 2, executed 6", Some(reason)),
        ])
    };
    assert_eq!(carried("carried_over 4", "2019년 이월액"), [""; 0]);
    assert_eq!(carried("carried_over 3", "2019년 이월액"), ["funding/carried-in"]);
    assert_eq!(carried("returned 4", "2019년 이월액"), ["funding/carried-in"]);
    assert_eq!(carried("returned 4", "추경 편성"), [""; 0]);
    let apart = [("2018", "secured 9, executed 5, carried_over 4", None)];
    let later = ("2020", "secured 3, executed 7", Some("이월액"));
    // A year lies between, of which nothing is known.
    assert_eq!(found(&[apart[0], later]), ["dates/gap-year"]);
}

#[test]
fn carried_money_is_not_secured_twice() {
    let next = |amounts: &str, gap| {
        found(&[("2019", "secured 9, executed 5, carried_over 4", None), ("2020", amounts, gap)])
    };
    assert_eq!(next("secured 4, executed 4", None), ["funding/carried-twice"]);
    assert_eq!(next("planned 6, secured 10, executed 10", None), ["funding/carried-twice"]);
    assert_eq!(next("planned 10, secured 10, executed 10", None), [""; 0]);
    assert_eq!(next("secured 10, executed 10", None), [""; 0]);
    assert_eq!(next("secured 3, executed 7", Some("이월액 집행")), [""; 0]);
    let mut project = with_years(&[
        ("2019", "secured 9, executed 5, carried_over 4", None),
        ("2020", "secured 10, executed 10", None),
    ]);
    project.years[1].grants = vec![grant("2020-05", &[("city", "6")])];
    let told = codes(&findings(&site(), project));
    assert_eq!(told, ["funding/carried-twice", "grants/secured"]);
}

#[test]
fn the_as_of_date_parts_past_from_future() {
    let one = |name: &str, amounts: &str| found(&[(name, amounts, None)]);
    for name in ["before", "2020", "2019-2020"] {
        assert_eq!(one(name, "demand 5"), ["funding/past-demand"], "{name}");
        assert_eq!(one(name, "secured 5"), [""; 0], "{name}");
        assert_eq!(one(name, "demand 0"), [""; 0], "{name}");
    }
    for name in ["2021", "2020-2021", "2021-2022"] {
        assert_eq!(one(name, "demand 5"), [""; 0], "{name}");
        assert_eq!(one(name, "secured 5"), [""; 0], "{name}");
    }
    for name in ["2022", "2022-2023", "after"] {
        assert_eq!(one(name, "demand 5"), [""; 0], "{name}");
        assert_eq!(one(name, "secured 5"), ["funding/future"], "{name}");
        assert_eq!(one(name, "secured -, executed -"), [""; 0], "{name}");
    }
}

#[test]
fn in_december_the_next_budget_is_voted() {
    let mut site = site();
    site.as_of = date("2021-12-31");
    let codes =
        |name: &str, amounts: &str| codes(&findings(&site, with_years(&[(name, amounts, None)])));
    assert_eq!(codes("2022", "secured 5"), [""; 0]);
    assert_eq!(codes("2023", "secured 5"), ["funding/future"]);
    assert_eq!(codes("2022", "secured 5, executed 5"), ["funding/future"]);
}

#[test]
fn totals_that_stand_alone_are_looked_at_too() {
    let mut project = project("a");
    year(&mut project, "2019").total = stated("demand 5");
    year(&mut project, "2020").total = stated("secured 5, executed 5");
    let found = findings(&site(), project);
    assert_eq!(
        told(&found),
        [
            "funding/past-demand 2019.md:total.demand 2019 is over, but 5백만원 is still demanded in it"
        ]
    );
}

#[test]
fn a_figure_in_another_unit_stands_out() {
    let of = |figures: [&str; 4]| {
        let mut project = project("a");
        for (name, figure) in ["2018", "2019", "2020", "2021"].into_iter().zip(figures) {
            let amounts = format!("secured {figure}, executed {figure}");
            year(&mut project, name).funding = vec![line("city", &amounts)];
        }
        project
    };
    let found = |figures| codes(&findings(&site(), of(figures)));
    assert_eq!(found(["647", "527000", "410", "470"]), ["funding/unit"]);
    assert_eq!(found(["647000", "527", "410000", "470000"]), ["funding/unit"]);
    assert_eq!(found(["647", "52700", "410", "470"]), ["funding/unit"]);
    // A lean year, a large one, and too few to compare with.
    assert_eq!(found(["647", "20", "410", "2470"]), [""; 0]);
    assert_eq!(found(["5", "30000", "2", "7"]), [""; 0]);
    assert_eq!(found(["-", "527000", "-", "470"]), [""; 0]);
    // A total that holds it confirms it.
    let mut project = of(["647", "52700", "410", "470"]);
    project.card.total = Some(amount("54227"));
    assert_eq!(codes(&findings(&site(), project.clone())), [""; 0]);
    project.card.total = Some(amount("2054"));
    assert_eq!(codes(&findings(&site(), project)), ["funding/sum", "funding/unit"]);
}

#[test]
fn executed_money_is_not_a_power_of_ten_times_the_secured() {
    let one = |amounts: &str| found(&[("2019", amounts, Some("이유"))]);
    assert_eq!(one("secured 905, executed 9050"), ["funding/unit"]);
    assert_eq!(one("secured 905, executed 905000"), ["funding/unit"]);
    assert_eq!(one("secured 905, executed 9051"), [""; 0]);
}
