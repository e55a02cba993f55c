//! Sums that cross: which figure is named where one is off.

use super::*;
use crate::model::{Amount, Stage, Won};

/// Three years of three sources with every total stated: 100, 200, 300 and so on.
fn table() -> Project {
    let mut project = project("a");
    let mut totals = [0, 0, 0];
    for (index, name) in ["2018", "2019", "2020"].into_iter().enumerate() {
        let figures = [111 + 100 * index, 222 + 50 * index, 345 + 7 * index];
        let record = year(&mut project, name);
        let sources = ["national", "city", "district"].into_iter().zip(figures);
        record.funding = sources
            .map(|(source, won)| line(source, &format!("secured {won}, executed {won}")))
            .collect();
        let sum: usize = figures.iter().sum();
        record.total = stated(&format!("secured {sum}, executed {sum}"));
        totals.iter_mut().zip(figures).for_each(|(total, won)| *total += won);
    }
    let said = totals.map(|total| total.to_string());
    project.card.total_by_source =
        by_source(&[("national", &said[0]), ("city", &said[1]), ("district", &said[2])]);
    project.card.total = Some(amount(&totals.iter().sum::<usize>().to_string()));
    project
}

fn hints(project: Project) -> Vec<String> {
    let found = findings(&site(), project);
    let sums = found.iter().filter(|finding| finding.code == "funding/sum");
    sums.map(|finding| finding.hint.as_ref().map_or(String::new(), |hint| hint.en.clone()))
        .collect()
}

fn secured(project: &mut Project, year: usize, source: usize, written: &str) {
    let amounts = &mut project.years[year].funding[source].amounts;
    amounts.insert(Stage::Secured, amount(written));
    amounts.insert(Stage::Executed, amount(written));
    let total = project.years[year]
        .funding
        .iter()
        .filter_map(|line| line.amounts.get(&Stage::Executed).and_then(Amount::won));
    let total: i128 = total.map(|won| won.0 / 1_000_000).sum();
    let stated_total = &mut project.years[year].total;
    stated_total.insert(Stage::Executed, amount(&total.to_string()));
}

#[test]
fn a_figure_is_named_without_a_particle_that_reads_as_a_unit() {
    let mut project = table();
    secured(&mut project, 1, 1, "2720");
    let hint = findings(&site(), project).iter().find_map(|one| one.hint.clone()).unwrap();
    let says = "`2019.md:funding.city.secured` 하나만 2,720에서 272로 고치면 관련된 합계가 모두";
    assert!(hint.ko.contains(says), "{}", hint.ko);
}

#[test]
fn a_consistent_table_has_no_finding() {
    assert_told(&site(), table(), &[]);
}

#[test]
fn the_cell_where_wrong_sums_cross_is_named() {
    for (written, slip) in [
        ("227", " (two digits seem to have changed places)"),
        ("2720", " (it seems to be 10 times too large)"),
        ("28", ""),
        ("-272", " (its sign seems to be wrong)"),
        ("2722", " (it seems to have a digit too many)"),
        ("27", " (it seems to lack a digit)"),
    ] {
        let mut project = table();
        secured(&mut project, 1, 1, written);
        let hints = hints(project);
        assert_eq!(hints.len(), 3, "{written}: {hints:?}");
        let shown = written.replace("2722", "2,722").replace("2720", "2,720").replace('-', "−");
        let named = format!(
            "; `2019.md:funding.city.secured` alone, 272 instead of {shown}, would mend every sum \
             it is part of{slip}"
        );
        assert!(hints.iter().all(|hint| hint.ends_with(&named)), "{written}: {hints:?}");
    }
}

#[test]
fn a_stated_figure_is_named_where_all_cells_agree_with_others() {
    let mut project = table();
    project.card.total_by_source[1].1 = amount("861");
    let hint = &hints(project)[0];
    assert!(
        hint.ends_with(
            "; the figures added agree with their other sums, so `project.yaml:total_by_source.city` \
             seems to be off; 816 would be right (two digits seem to have changed places)"
        ),
        "{hint}"
    );
    let mut project = table();
    project.card.total = Some(amount("9999"));
    assert!(hints(project)[0].contains("so `project.yaml:total` seems to be off"));
}

#[test]
fn rows_repeated_left_out_or_counted_twice_are_told() {
    let with = |figures: [&str; 3], total: &str| {
        let mut project = project("a");
        let record = year(&mut project, "2019");
        let sources = ["national", "city", "district"].into_iter().zip(figures);
        record.funding =
            sources.map(|(source, won)| line(source, &format!("secured {won}"))).collect();
        record.total = stated(&format!("secured {total}"));
        hints(project).remove(0)
    };
    let ends = |hint: String, end: &str| assert!(hint.ends_with(end), "{hint}");
    ends(with(["527", "905", "130"], "527"), "; the total seems to repeat the row of national");
    ends(
        with(["527", "905", "130"], "1432"),
        "; the total seems to leave out district, or district is counted twice elsewhere",
    );
    ends(with(["527", "905", "130"], "1692"), "; the total seems to count district twice");
    ends(
        with(["527", "527", "130"], "657"),
        "; national and city are the same; one row may stand here twice",
    );
    ends(
        with(["527", "9050", "130"], "1562"),
        "; see whether 9,050 at `2019.md:funding.city.secured` should be 905: \
         it seems to be 10 times too large",
    );
    ends(
        with(["527", "905", "130"], "15620"),
        "; see whether `2019.md:total.secured` should be 1,562 (it seems to be 10 times too large)",
    );
    ends(with(["527", "905", "130"], "1559"), "national 527, city 905, district 130");
}

#[test]
fn two_wrong_cells_are_each_named_where_their_own_sums_cross() {
    let mut project = table();
    secured(&mut project, 0, 0, "112");
    secured(&mut project, 2, 2, "389");
    let hints = hints(project);
    let named = |key: &str| hints.iter().filter(|hint| hint.contains(key)).count();
    // The whole is off by both, so no single cell mends it; the others are named by their own sums.
    assert_eq!(hints.len(), 5, "{hints:?}");
    let would = "would mend the sums of its period and source";
    assert_eq!(
        named(&format!("`2018.md:funding.national.secured`, 111 instead of 112, {would}")),
        2
    );
    assert_eq!(
        named(&format!("`2020.md:funding.district.secured`, 359 instead of 389, {would}")),
        2
    );
}

#[test]
fn rounded_sums_that_cross_name_the_figure_too() {
    let mut site = site();
    site.rounded = true;
    let mut project = table();
    // Each total is off by one, as rounding leaves it; one cell is off by far more.
    for year in &mut project.years {
        let secured = Stage::Secured;
        let Won(total) = year.total.get(&secured).and_then(Amount::won).expect("a total");
        year.total.insert(secured, Amount::Known(Won(total + 1_000_000)));
    }
    let rounding = codes(&findings(&site, project.clone()));
    assert_eq!(rounding, ["funding/rounding"; 3]);
    secured(&mut project, 1, 1, "2720");
    let found = findings(&site, project);
    let hints: Vec<_> = found.iter().filter(|f| f.code == "funding/sum").collect();
    assert_eq!(hints.len(), 3);
    for finding in hints {
        let hint = finding.hint.as_ref().map_or("", |hint| hint.en.as_str());
        assert!(hint.contains("`2019.md:funding.city.secured` alone"), "{hint}");
    }
}
