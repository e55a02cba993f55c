//! Where secured and executed money differ: the largest gaps without a reason, and what is to be
//! said of all others.
//!
//! Counts what `site.json` and `gaps.csv` count, from the same sums. What was not executed and what
//! was executed beyond the secured money are told apart, and so are the gaps of projects whose money
//! the sums leave out.

use crate::chart;
use crate::locale::Locale;
use crate::model::{Gap, Rate, Won};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::gaps::{Added, Gaps, Kinds, Ways};
use crate::render::html::{Html, LINK};
use crate::render::routes::Route;
use crate::render::tally::Field;
use crate::render::view::find::chosen;
use crate::render::view::frame::Link;
use crate::render::view::lead;
use crate::render::view::money::rate_or_dash;
use serde::Serialize;

/// The section of gaps.
#[derive(Debug, Serialize)]
pub(super) struct GapSection {
    title: String,
    /// Which of how many stand here.
    shown: String,
    rows: Vec<GapRow>,
    /// The way to every project that has a gap without a reason.
    all: Option<Link>,
    notes: Vec<String>,
}

#[derive(Debug, Serialize)]
struct GapRow {
    project: Link,
    amount: String,
    place: String,
    bar: Html,
}

/// The section; nothing where secured and executed money are the same everywhere.
pub(super) fn section(shared: &Shared, at: &Route) -> Option<GapSection> {
    let locale = &shared.locale;
    let all = &shared.rosters.all;
    let gaps = all.totals(shared).gaps;
    if gaps == Gaps::default() {
        return None;
    }
    let rows: Vec<GapRow> =
        all.glance(shared).largest().map(|(fact, gap)| row(shared, at, fact, gap)).collect();
    let mut notes = Vec::new();
    notes.extend(told(locale, gaps.counted.told));
    notes.extend(left_out(locale, gaps.left_out));
    if !rows.is_empty() {
        notes.push(locale.word("home.gap_bars").to_owned());
    }
    let title = if rows.is_empty() { "home.gaps_told" } else { "home.gaps" };
    Some(GapSection {
        title: locale.word(title).to_owned(),
        shown: shown(locale, rows.len(), gaps.counted.untold.count()),
        rows,
        all: untold_projects(shared, at, gaps),
        notes,
    })
}

/// The sentence of the introduction on gaps without a reason, with the marks of [`LINK`]; nothing
/// where there are none.
pub(super) fn untold(locale: &Locale, untold: Ways) -> Option<String> {
    let (unspent, overspent) = (untold.unspent, untold.overspent);
    let one = |key: &str, added: Added| {
        let amount = locale.spoken(added.won);
        locale.count(key, added.count, &[LINK[0], LINK[1], ("amount", &amount)])
    };
    match (unspent.count, overspent.count) {
        (0, 0) => None,
        (_, 0) => Some(one("home.untold_unspent", unspent)),
        (0, _) => Some(one("home.untold_overspent", overspent)),
        _ => {
            let alike = locale.spoken_alike([unspent.won, overspent.won]);
            let said = |won| {
                let [one, other] = &alike;
                if won == unspent.won { one.clone() } else { other.clone() }
            };
            let ways = ways(locale, untold, "home.gap", said).join(", ");
            let values = [LINK[0], LINK[1], ("ways", &ways)];
            Some(locale.count("home.untold", untold.count(), &values))
        }
    }
}

/// Where the words marked in [`untold`] lead.
pub(super) fn untold_list(at: &Route) -> String {
    chosen(at, (Field::Gap, "untold"))
}

fn shown(locale: &Locale, shown: usize, all: usize) -> String {
    match all {
        0 => locale.word("home.gaps_none").to_owned(),
        all if all == shown => locale.count("home.gaps_all", all, &[]),
        all => {
            let shown = locale.number(shown as i128);
            locale.count("home.gaps_largest", all, &[("shown", &shown)])
        }
    }
}

/// Projects of the list are meant, also those whose money is in no sum.
fn untold_projects(shared: &Shared, at: &Route, gaps: Gaps) -> Option<Link> {
    let projects = gaps.counted.untold.projects + gaps.left_out.untold.projects;
    let text = shared.locale.count("home.gaps_projects", projects, &[]);
    (projects > 0).then(|| Link { href: Some(untold_list(at)), text })
}

fn told(locale: &Locale, told: Ways) -> Option<String> {
    let ways = ways(locale, told, "home.gap", |won| locale.amount_with_unit(won));
    (!ways.is_empty()).then(|| locale.say("home.told", &[("ways", &ways.join(", "))]))
}

fn left_out(locale: &Locale, kinds: Kinds) -> Option<String> {
    let amount = |won| locale.amount_with_unit(won);
    let mut said = ways(locale, kinds.untold, "home.gap_untold", amount);
    said.extend(ways(locale, kinds.told, "home.gap_told", amount));
    let values = [("ways", said.join(", "))];
    let values = values.each_ref().map(|(key, text)| (*key, text.as_str()));
    (kinds.projects > 0).then(|| locale.count("home.gaps_left_out", kinds.projects, &values))
}

/// `미집행 9건 1,548백만원`, `초과 집행 1건 24백만원`: what there is of both ways.
fn ways(
    locale: &Locale,
    Ways { unspent, overspent, .. }: Ways,
    key: &str,
    amount: impl Fn(Won) -> String,
) -> Vec<String> {
    let both = [("unspent", unspent), ("overspent", overspent)];
    let there = both.into_iter().filter(|(_, added)| added.count > 0);
    let said = there.map(|(way, added)| {
        let amount = amount(added.won);
        locale.count(&format!("{key}_{way}"), added.count, &[("amount", &amount)])
    });
    said.collect()
}

fn row(shared: &Shared, at: &Route, fact: &Facts, gap: &Gap) -> GapRow {
    let locale = &shared.locale;
    let place = lead::gap_place(shared, &fact.project, gap);
    let rate = rate_or_dash(shared, Rate::new(gap.executed, gap.secured));
    let (secured, executed) = (locale.amount(gap.secured), locale.amount(gap.executed));
    let values = [
        ("place", place.as_str()),
        ("secured", &secured),
        ("executed", &executed),
        ("rate", &rate),
    ];
    let way = if gap.won() > Won::ZERO { "home.gap_row" } else { "home.gap_row_over" };
    let amount = locale.amount_with_unit(gap.won().abs());
    GapRow {
        project: Link::new(at, &fact.route(), &fact.project.card.title),
        amount: locale.say(way, &[("amount", &amount)]),
        place: locale.say("home.gap_place", &values),
        bar: Html(chart::gap_bar(gap, &shared.site)),
    }
}
