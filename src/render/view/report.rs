//! The report card of one project, complete.

use super::card::{
    self, ChangeView, FacilityRow, IndicatorView, Pair, PartRest, Plan, PromiseView,
};
use super::frame::{Crumb, Frame, Head, Link};
use super::lead::{self, Lead, Told};
use super::list::Badge;
use super::money::{self, Charted, FigureView, KeyFigure};
use super::photo::{self, PhotoView};
use super::places::{Also, Places};
use super::rates::{self, Rates};
use super::summary;
use super::table::{self, Noted, Table};
use super::timeline::{self, Year};
use crate::model::{self, Card, Ledger, Part, Project};
use crate::render::context::{Shared, Shown};
use crate::render::facts::Facts;
use crate::render::footnotes::{Footnote, Footnotes, Mark, Spot};
use crate::render::forms::Value;
use crate::render::html::Html;
use crate::render::routes::{GroupKind, Route};
use serde::Serialize;

/// Everything a report shows.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    frame: Frame,
    id: String,
    title: String,
    badge: Option<Badge>,
    badge_marks: Vec<Mark>,
    completed: Option<String>,
    leads: Vec<Lead>,
    figures: Vec<KeyFigure>,
    facts: Html,
    sections: Html,
    money: Option<Money>,
    rates: Rates,
    parts: Vec<PartView>,
    plans: Vec<Plan>,
    years: Vec<Year>,
    results_key: String,
    indicators: Vec<IndicatorView>,
    overview: Option<Html>,
    promise: Option<PromiseView>,
    map: Option<FigureView>,
    also: Vec<Also>,
    facilities: Vec<FacilityRow>,
    photos: Vec<PhotoView>,
    bodies: Html,
    changes: Vec<ChangeView>,
    lineage: Vec<(String, Vec<Link>)>,
    next: Vec<Html>,
    contacts: Html,
    files: Vec<Link>,
    known: Vec<KnownView>,
    downloads: Downloads,
    address: String,
}

/// Charts and table of some money.
#[derive(Debug, Serialize)]
struct Money {
    charts: Vec<FigureView>,
    table: Table,
    /// Distinguishes ids where a page has several tables.
    key: String,
}

/// A part with its own money.
#[derive(Debug, Serialize)]
struct PartView {
    id: String,
    title: String,
    badge: Option<Badge>,
    badge_marks: Vec<Mark>,
    facts: Html,
    money: Option<Money>,
    facilities: Vec<FacilityRow>,
    next: Vec<Html>,
    rest: PartRest,
}

/// A difference the author explains: a footnote.
#[derive(Debug, Serialize)]
struct KnownView {
    mark: Option<Mark>,
    back: String,
    about: Option<String>,
    why: String,
}

#[derive(Debug, Serialize)]
struct Downloads {
    csv: Option<String>,
    json: String,
    svg: Option<String>,
    /// Where the files of all projects are, and what their columns mean.
    data: String,
}

/// The report of a project, shown at a route (its own, or home where it is the only project).
pub(crate) fn report(shared: &Shared, facts: &Facts, charted: &Charted, at: &Route) -> Report {
    let (project, card) = (&facts.project, &facts.project.card);
    let notes = &Footnotes::of(shared, facts);
    let shown = Shown { from: &facts.route(), at };
    let (places, map) = Places::of(shared, project);
    let told = &Told::of(shared, facts);
    Report {
        frame: frame(shared, facts, at, told),
        id: card.id.clone(),
        title: card.title.clone(),
        badge: Badge::of(shared, card, at),
        badge_marks: notes.marks(shared, Spot::Status(None)),
        completed: facts.completed(shared),
        leads: lead::leads(shared, facts, told),
        figures: money::key_figures(shared, facts),
        facts: noted_facts(shared, card, Noted { notes, part: None }),
        sections: sections(shared, facts),
        money: money_of(
            shared,
            (project, ""),
            (&facts.ledger, charted),
            Noted { notes, part: None },
        ),
        rates: rates::rates(shared, facts),
        parts: parts(shared, (facts, &places), shown, notes),
        plans: card::plans(shared, shown, project, notes),
        years: timeline::years(shared, facts, shown, notes),
        results_key: timeline::key(shared),
        indicators: card::indicators(shared, card),
        overview: shared.prose(shown, &project.overview, 3),
        promise: card::promise(card),
        map,
        also: places.also(shared),
        facilities: card::facilities(shared, card, &places),
        photos: photo::photos(at, &project.slug, (card, &facts.album)),
        bodies: card::bodies(shared, card),
        changes: card::changes(shared, card),
        lineage: card::lineage(shared, at, &card.lineage),
        next: card.next.iter().map(|line| shared.inline(shown, line)).collect(),
        contacts: card::contacts(shared, card),
        files: card::files(at, &project.slug, card),
        known: known(shared, project, notes),
        downloads: downloads(facts, at),
        address: address(shared, facts),
    }
}

fn frame(shared: &Shared, facts: &Facts, at: &Route, told: &Told) -> Frame {
    let card = &facts.project.card;
    let word = |key| shared.locale.word(key);
    let mut crumbs = vec![Crumb::new(Route::Projects(1), word("nav.projects"))];
    if let Some(area) = card.area.as_ref().and_then(|id| shared.site.area(id)) {
        let group = Route::Group(GroupKind::Area, area.id.to_string(), 1);
        crumbs.push(Crumb::new(group, &area.name));
    }
    crumbs.push(Crumb::here(&card.id));
    let department = card.department.as_ref().and_then(|id| shared.site.department(id));
    let contact = department
        .map(|department| shared.locale.say("foot.contact", &[("department", &department.name)]));
    Frame::new(
        shared,
        at,
        Head {
            title: format!("{} {}", card.id, card.title),
            description: summary::of_report(shared, told),
            crumbs,
            contact,
        },
    )
}

fn money_of(
    shared: &Shared,
    (project, key): (&Project, &str),
    (ledger, charted): (&Ledger, &Charted),
    noted: Noted<'_>,
) -> Option<Money> {
    (!ledger.is_empty()).then(|| Money {
        charts: money::figures(shared, charted.of(shared, ledger), key),
        table: table::table(shared, project, ledger, noted),
        key: key.to_owned(),
    })
}

/// The facts of a card, with the references to footnotes about them.
fn noted_facts(shared: &Shared, card: &Card, noted: Noted<'_>) -> Html {
    let mark = |pair: Pair| {
        let spot = pair.about().map(|about| Spot::Fact(noted.part, about));
        let marks = spot.map(|spot| noted.notes.marks(shared, spot)).unwrap_or_default();
        pair.marked(marks)
    };
    let facts: Vec<Pair> = card::facts(shared, card).into_iter().map(mark).collect();
    card::items(shared, &facts)
}

fn parts(
    shared: &Shared,
    (facts, places): (&Facts, &Places<'_>),
    shown: Shown<'_>,
    notes: &Footnotes<'_>,
) -> Vec<PartView> {
    let (at, project) = (shown.at, &facts.project);
    let view = |(index, part): (usize, &Part)| {
        let ledger = facts.part_ledger(&shared.site, part);
        let key = format!("p{}-", index + 1);
        let noted = Noted { notes, part: Some(index) };
        PartView {
            id: part.card.id.clone(),
            title: part.card.title.clone(),
            badge: Badge::of(shared, &part.card, at),
            badge_marks: notes.marks(shared, Spot::Status(noted.part)),
            facts: noted_facts(shared, &part.card, noted),
            money: money_of(shared, (project, &key), (&ledger, &Charted::default()), noted),
            facilities: card::facilities(shared, &part.card, places),
            next: part.card.next.iter().map(|line| shared.inline(shown, line)).collect(),
            rest: card::part_rest(shared, at, &project.slug, (&part.card, &facts.album, key)),
        }
    };
    project.parts.iter().enumerate().map(view).collect()
}

/// The differences the author explains, in the order of the references to them.
fn known(shared: &Shared, project: &Project, notes: &Footnotes<'_>) -> Vec<KnownView> {
    let view = |note: &Footnote<'_>| {
        let number = note.number.map(|number| number.to_string()).unwrap_or_default();
        KnownView {
            mark: note.mark(shared),
            back: shared.locale.say("note.back", &[("number", &number)]),
            about: note.about(shared, project),
            why: note.known.why.clone(),
        }
    };
    notes.in_order().into_iter().map(view).collect()
}

fn downloads(facts: &Facts, at: &Route) -> Downloads {
    let file = |name| at.link(&Route::ReportFile(facts.project.slug.clone(), name));
    let money = !facts.ledger.is_empty();
    Downloads {
        csv: money.then(|| file("funding.csv")),
        json: file("record.json"),
        svg: facts.ledger.is_drawable().then(|| file("funding.svg")),
        data: at.link(&Route::Data),
    }
}

/// The page's address for paper: absolute where the site knows its own.
fn address(shared: &Shared, facts: &Facts) -> String {
    let route = facts.route();
    shared.absolute(&route).unwrap_or_else(|| route.canonical())
}

/// The page index: every section that is there, in order.
fn sections(shared: &Shared, facts: &Facts) -> Html {
    let mut items = String::new();
    for name in model::sections(&shared.site, &facts.project, &facts.ledger) {
        let (href, key) = (["#", name].concat(), ["report.", name].concat());
        let values = [&href, shared.locale.word(&key)].map(Value::Text);
        shared.templates.forms().link_item.fill(values, &mut items);
    }
    Html(items)
}
