//! What `projects.csv` and `funding.csv` say where there is no figure, and of gaps.

use crate::built::contents;
use crate::json_data::Site;
use crate::rebuilt::rows;
use crate::scratch::{Scratch, TWO_SOURCES};
use std::collections::BTreeMap;

type Row = BTreeMap<String, String>;

/// Every project with a card of its own making and the money of one year.
const PROJECTS: [(&str, &str, &str); 8] = [
    ("blank", "", "- 2024-01-02: 시작\n"),
    ("known", "total: 9\n", "---\nfunding: {a: {secured: 5, executed: 3}, b: {demand: 4}}\n---\n"),
    ("none", "total: \"-\"\n", "---\nfunding: {a: {secured: \"-\", executed: \"-\"}}\n---\n"),
    ("planned", "total: 8\n", "---\nfunding: {a: {planned: 8}}\n---\n"),
    ("some", "", "---\nfunding: {a: {secured: 5}, b: {secured: {withheld: 협상 중}}}\n---\n"),
    (
        "split",
        "parts: [{id: n, title: 북}]\n",
        "---\nparts: {n: {funding: {a: {demand: 6}}}}\n---\n",
    ),
    (
        "untold",
        "total: {withheld: 협상 중}\n",
        "---\nfunding: {a: {secured: 5, executed: \"-\"}}\n---\n",
    ),
    ("withheld", "", "---\nfunding: {a: {secured: {withheld: 협상 중}}}\n---\n"),
];

fn site() -> (Scratch, Site) {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", TWO_SOURCES);
    for (number, (slug, card, year)) in PROJECTS.into_iter().enumerate() {
        let head =
            format!("id: 가-{number}\ntitle: 사업 {number}\nstatus: going\ndepartment: one\n");
        scratch.write(&format!("content/projects/{slug}/project.yaml"), &(head + card));
        scratch.write(&format!("content/projects/{slug}/2024.md"), year);
    }
    let site = Site::of(&scratch.path(""));
    (scratch, site)
}

fn by_slug(site: &Site) -> BTreeMap<String, Row> {
    let rows = rows(&site.text("data/projects.csv")).into_iter();
    rows.map(|row| (row["slug"].clone(), row)).collect()
}

#[test]
fn sums_of_a_project_tell_what_is_not_known_of_them() {
    let (_scratch, site) = site();
    let found = by_slug(&site);
    // State and millions of won of secured and of executed money, of demand, of the total, of
    // the stated total; and whether the project is in sums of several.
    let expected = [
        ("blank", "absent, absent, absent, absent, absent; nothing"),
        ("known", "amount 5, amount 3, amount 4, amount 9, amount 9; counted"),
        ("none", "none, none, absent, none, none; counted"),
        ("planned", "absent, absent, absent, amount 8, amount 8; apart"),
        ("some", "partly_withheld 5, absent, absent, partly_withheld 5, absent; withheld"),
        ("split", "absent, absent, amount 6, amount 6, absent; counted"),
        ("untold", "amount 5, none, absent, partly_withheld 5, withheld; counted"),
        ("withheld", "withheld, absent, absent, withheld, absent; withheld"),
    ];
    for (slug, expected) in expected {
        let row = &found[slug];
        let sum = |name: &str| {
            let won = row[&format!("{name}_won")].strip_suffix("000000").unwrap_or_default();
            format!("{} {won}", row[&format!("{name}_state")]).trim_end().to_owned()
        };
        let sums = ["secured", "executed", "demand", "total", "stated_total"].map(sum);
        assert_eq!(format!("{}; {}", sums.join(", "), row["standing"]), expected, "{slug}");
    }
}

#[test]
fn cells_tell_what_is_not_known_of_them_and_what_sums_hold() {
    let (_scratch, site) = site();
    let cells: Vec<String> = rows(&site.text("data/funding.csv"))
        .iter()
        .map(|row| {
            let told = ["slug", "source", "stage", "state", "reason", "in_sums"];
            told.map(|column| &*row[column]).join(" ")
        })
        .collect();
    let expected = [
        "known a secured amount  true",
        "known a executed amount  true",
        "known b demand amount  true",
        "known a demand absent  false",
        "known b secured absent  false",
        "known b executed absent  false",
        "none a secured none  true",
        "none a executed none  true",
        "planned a planned amount  false",
        "some a secured amount  false",
        "some b secured withheld 협상 중 false",
        "split a demand amount  true",
        "untold a secured amount  true",
        "untold a executed none  true",
        "withheld a secured withheld 협상 중 false",
    ];
    assert_eq!(cells, expected);
}

/// Typed from the content: of `alleys` one gap has a reason and one has none, both of `market` are
/// told, one of them in `known`; `clinic` has none.
#[test]
fn gaps_are_counted_and_those_without_a_reason_apart() {
    let found = by_slug(&Site::of(&contents("district")));
    let gaps = |slug: &str| ["gaps", "gaps_untold", "gap_won"].map(|key| found[slug][key].clone());
    assert_eq!(gaps("alleys"), ["2", "1", "15000000"]);
    assert_eq!(gaps("clinic"), ["0", "0", "0"]);
    assert_eq!(gaps("market"), ["2", "0", "10000000"]);
    assert_eq!(gaps("school"), ["1", "1", "-4000000"]);
    assert_eq!(gaps("park"), ["0", "0", ""]);
    // None beside an amount is a gap.
    let (_scratch, site) = site();
    let untold = &by_slug(&site)["untold"];
    assert_eq!((&*untold["gaps"], &*untold["gap_won"]), ("1", "5000000"));
}
