//! The money table: sources by periods, stages as the record has them.
//!
//! Two header rows, sums beside the sources' names, a double rule under the total, then the
//! computed rows. The four kinds of "no number" stay four kinds.

mod reasons;

use crate::model::{Column, Gap, Ledger, Project, SourceKey, Stage, Sum, SumState};
use crate::render::context::Shared;
use crate::render::footnotes::{Footnotes, Mark, Spot};
use crate::render::forms::Value;
use crate::render::html::{Html, escape};
use reasons::{Reason, reason};
use serde::Serialize;

/// The whole table.
#[derive(Debug, Serialize)]
pub(crate) struct Table {
    caption: String,
    unit: String,
    corner: String,
    rate_label: String,
    gap_label: String,
    columns: Vec<Head>,
    stages: Html,
    /// Whether it is seldom seen as a whole: more than a dozen columns.
    wide: bool,
    rows: Vec<Row>,
    total: Row,
    rates: Html,
    gaps: Html,
    reasons: Vec<Reason>,
    span: usize,
    marks: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Head {
    label: String,
    span: usize,
    sum: bool,
}

/// A source with its cells, which are ready.
#[derive(Debug, Serialize)]
struct Row {
    label: String,
    cells: Html,
}

/// Whose footnotes the cells of a table may have.
#[derive(Clone, Copy)]
pub(crate) struct Noted<'a> {
    /// The footnotes of the page.
    pub(crate) notes: &'a Footnotes<'a>,
    /// The part, where the table is a part's.
    pub(crate) part: Option<usize>,
}

impl Noted<'_> {
    fn marks(self, shared: &Shared, place: Place, source: Option<SourceKey>) -> Vec<Mark> {
        let Place::Cell(column, stage, _) = place else { return Vec::new() };
        let spot = match source {
            Some(source) => Spot::Cell(self.part, column, source, stage),
            None => Spot::Total(self.part, column, stage),
        };
        self.notes.marks(shared, spot)
    }
}

/// One column of cells: of the sums, or of a period and stage.
#[derive(Debug, Clone, Copy)]
enum Place {
    Budget,
    Executed,
    /// Of a period and stage; the first of its period's or not.
    Cell(Column, Stage, Edge),
}

/// Where a column stands in its group.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Edge {
    First,
    Within,
}

impl Place {
    fn written(self) -> Option<(Column, Stage)> {
        match self {
            Self::Cell(column, stage, _) => Some((column, stage)),
            Self::Budget | Self::Executed => None,
        }
    }
}

/// The table of a project's (or part's) money.
pub(crate) fn table(
    shared: &Shared,
    project: &Project,
    ledger: &Ledger,
    noted: Noted<'_>,
) -> Table {
    let word = |key: &str| shared.locale.word(key).to_owned();
    let groups: Vec<Group> = ledger.columns().into_iter().map(|c| Group::of(ledger, c)).collect();
    let places = places(&groups);
    let stated = ledger.shows_stated();
    let cells = |source: Option<SourceKey>| {
        let mut cells = String::with_capacity(places.len() * CELL);
        let mut push =
            |&place: &Place| push_cell((shared, ledger), (place, source), noted, &mut cells);
        places.iter().for_each(&mut push);
        Html(cells)
    };
    let row =
        |source| Row { label: shared.source_name(source).to_owned(), cells: cells(Some(source)) };
    let total = Row { label: word("money.total"), cells: cells(None) };
    Table {
        caption: word("money.caption"),
        unit: unit_line(shared),
        corner: word("money.source"),
        rate_label: word("rate.execution"),
        gap_label: word("gap.name"),
        columns: heads(shared, &groups),
        stages: stage_heads(shared, stated, &places),
        wide: places.len() > 12,
        rows: ledger.sources().into_iter().map(row).collect(),
        total,
        rates: wide_rates(shared, ledger, &groups),
        gaps: wide_gaps(shared, ledger, &groups),
        reasons: ledger.gaps().iter().map(|gap| reason(shared, project, gap, noted)).collect(),
        span: places.len() + 1,
        marks: marks(shared, ledger, stated, &places),
    }
}

/// A column of the ledger: a group of columns of the table, one for each stage it holds.
struct Group {
    column: Column,
    stages: Vec<Stage>,
}

impl Group {
    fn of(ledger: &Ledger, column: Column) -> Self {
        Self { column, stages: ledger.stages(column) }
    }
}

/// `단위 백만원 · 기준일 2021. 6. 30.`
pub(crate) fn unit_line(shared: &Shared) -> String {
    let as_of = shared.locale.date(shared.site.as_of);
    let values = [("unit", shared.locale.unit_name()), ("date", as_of.as_str())];
    shared.locale.say("money.unit_line", &values)
}

fn places(groups: &[Group]) -> Vec<Place> {
    let cells = groups.iter().flat_map(|group| {
        let edges = std::iter::once(Edge::First).chain(std::iter::repeat(Edge::Within));
        let stages = group.stages.iter().zip(edges);
        stages.map(|(stage, edge)| Place::Cell(group.column, *stage, edge))
    });
    [Place::Budget, Place::Executed].into_iter().chain(cells).collect()
}

fn heads(shared: &Shared, groups: &[Group]) -> Vec<Head> {
    let sum = Head { label: shared.locale.word("money.sum").to_owned(), span: 2, sum: true };
    let head = |group: &Group| Head {
        label: shared.locale.column(group.column),
        span: group.stages.len(),
        sum: false,
    };
    std::iter::once(sum).chain(groups.iter().map(head)).collect()
}

fn stage_heads(shared: &Shared, stated: bool, places: &[Place]) -> Html {
    let demand = places.iter().any(|place| matches!(place, Place::Cell(_, Stage::Demand, _)));
    let mut heads = String::with_capacity(places.len() * CELL);
    for &place in places {
        let key = match place {
            Place::Budget if demand || stated => "stage.budget",
            Place::Budget => "stage.secured",
            Place::Executed => "stage.executed",
            Place::Cell(_, stage, _) => &format!("stage.{}", stage.key()),
        };
        let text = Value::Text(shared.locale.word(key));
        shared.templates.forms().stage.fill([Value::Text(edge_class(place)), text], &mut heads);
    }
    Html(heads)
}

/// `y` starts a column group, `sum-col` is a sum.
fn edge_class(place: Place) -> &'static str {
    match place {
        Place::Budget => "n y sum-col",
        Place::Executed => "n sum-col",
        Place::Cell(.., Edge::First) => "n y",
        Place::Cell(.., Edge::Within) => "n",
    }
}

/// How many bytes a cell has, about.
const CELL: usize = 48;

/// Writes one cell of a source's row, or of the total row where there is no source.
fn push_cell(
    (shared, ledger): (&Shared, &Ledger),
    (place, source): (Place, Option<SourceKey>),
    noted: Noted<'_>,
    out: &mut String,
) {
    let sum = match (place, source) {
        (Place::Budget, Some(source)) => ledger.source_budget(source),
        (Place::Budget, None) => ledger.budget(),
        (Place::Executed, Some(source)) => ledger.source_total(source, Stage::Executed),
        (Place::Executed, None) => ledger.total(Stage::Executed),
        (Place::Cell(column, stage, _), Some(source)) => ledger.cell(column, source, stage),
        (Place::Cell(column, stage, _), None) => ledger.column_total(column, stage),
    };
    let (text, note) = match place {
        Place::Budget | Place::Executed => sum_figure(shared, &sum),
        Place::Cell(..) => figure(shared, &sum),
    };
    let note = note.filter(|note| !note.is_empty());
    let class = match (place, source) {
        (Place::Cell(column, Stage::Executed, edge), Some(source)) => {
            gap_class(edge, ledger, column, source)
        }
        _ => edge_class(place),
    };
    let forms = shared.templates.forms();
    let marks = noted.marks(shared, place, source);
    if note.is_none() && marks.is_empty() {
        return forms.cell.fill([Value::Text(class), Value::Text(&text)], out);
    }
    let mut inside = escape(&text);
    marks.iter().for_each(|mark| mark.push(forms, &mut inside));
    note.iter().for_each(|note| forms.cell_note.fill([Value::Text(note)], &mut inside));
    forms.cell.fill([Value::Text(class), Value::Html(&inside)], out);
}

/// What a sum shows: its text, and a remark where it is not simply a figure.
pub(crate) fn figure(shared: &Shared, sum: &Sum) -> (String, Option<String>) {
    let word = |key: &str| shared.locale.word(key).to_owned();
    match sum.state() {
        SumState::Known(won) => (shared.locale.amount(won), None),
        SumState::None => ("–".to_owned(), None),
        SumState::Absent => (word("money.absent"), None),
        SumState::Incomplete { known: None, withheld: [] } => (word("money.absent"), None),
        SumState::Incomplete { known: None, withheld } => {
            (word("money.withheld"), Some(withheld.join(", ")))
        }
        SumState::Incomplete { known: Some(won), withheld } => {
            let key = if withheld.is_empty() { "money.partly" } else { "money.partly_withheld" };
            (shared.locale.amount(won), Some(word(key)))
        }
    }
}

/// Like [`figure`], for the sums of a project: of what nobody recorded there is nothing that could
/// be broken down.
pub(crate) fn sum_figure(shared: &Shared, sum: &Sum) -> (String, Option<String>) {
    if sum.is_absent() {
        return (shared.locale.word("money.unrecorded").to_owned(), None);
    }
    figure(shared, sum)
}

/// Like [`figure`] without its remark, for sums over projects: what none of them records is a
/// dash there, as there is no cell it could be hidden in.
pub(crate) fn recorded(shared: &Shared, sum: &Sum) -> String {
    if sum.is_absent() { "–".to_owned() } else { figure(shared, sum).0 }
}

/// The same of executed money, of which some may be missing or more be there than was secured.
fn gap_class(edge: Edge, ledger: &Ledger, column: Column, source: SourceKey) -> &'static str {
    let mut here = ledger.gaps().iter().filter(|g| g.column == column && g.source == source);
    let first = here.next().map(|gap| gap.is_told() && here.all(Gap::is_told));
    match (edge, first) {
        (Edge::First, None) => "n y",
        (Edge::Within, None) => "n",
        (Edge::First, Some(true)) => "n y hole told",
        (Edge::Within, Some(true)) => "n hole told",
        (Edge::First, Some(false)) => "n y hole",
        (Edge::Within, Some(false)) => "n hole",
    }
}

/// What stands where a rate or gap can't be computed: a dash where there is no money to compare,
/// words where there is some and the rest is not known.
pub(crate) fn uncomputed(shared: &Shared, sums: &[&Sum]) -> String {
    let has_money = |sum: &&Sum| match sum.state() {
        SumState::Known(won) => won.0 != 0,
        SumState::Incomplete { .. } => true,
        SumState::None | SumState::Absent => false,
    };
    if sums.iter().any(has_money) {
        shared.locale.word("money.unknown").to_owned()
    } else {
        "–".to_owned()
    }
}

/// The same of what secured and executed money come to: of a column, or of all.
fn uncomputed_of(shared: &Shared, ledger: &Ledger, column: Option<Column>) -> String {
    let sum = |stage| match column {
        Some(column) => ledger.column_total(column, stage),
        None => ledger.total(stage),
    };
    uncomputed(shared, &[Stage::Secured, Stage::Executed].map(sum).each_ref())
}

/// A computed cell over all stages of a column, or of the sums.
struct Wide {
    text: String,
    class: &'static str,
    span: usize,
}

fn written(shared: &Shared, cells: impl Iterator<Item = Wide>) -> Html {
    let mut out = String::new();
    for Wide { text, class, span } in cells {
        let values = [Value::Text(class), Value::Text(&span.to_string()), Value::Text(&text)];
        shared.templates.forms().wide_cell.fill(values, &mut out);
    }
    Html(out)
}

fn wide_rates(shared: &Shared, ledger: &Ledger, groups: &[Group]) -> Html {
    let text = |rate: Option<_>, column| match rate {
        Some(rate) => shared.locale.rate(rate),
        None => uncomputed_of(shared, ledger, column),
    };
    let sum = Wide { text: text(ledger.execution_rate(), None), class: "y sum-col", span: 2 };
    let wide = |&Group { column, ref stages }: &Group| Wide {
        text: text(ledger.column_execution_rate(column), Some(column)),
        class: "y",
        span: stages.len(),
    };
    written(shared, std::iter::once(sum).chain(groups.iter().map(wide)))
}

fn wide_gaps(shared: &Shared, ledger: &Ledger, groups: &[Group]) -> Html {
    let text = |won: Option<_>, column| match won {
        Some(won) => shared.locale.amount(won),
        None => uncomputed_of(shared, ledger, column),
    };
    let untold = |column| ledger.gaps().iter().any(|g| g.column == column && !g.is_told());
    let alert = ledger.gaps().iter().any(|gap| !gap.is_told());
    let sum = Wide {
        text: text(ledger.total_gap(), None),
        class: if alert { "y sum-col alert" } else { "y sum-col" },
        span: 2,
    };
    let wide = |&Group { column, ref stages }: &Group| Wide {
        text: text(ledger.column_gap(column), Some(column)),
        class: if untold(column) { "y hole" } else { "y" },
        span: stages.len(),
    };
    written(shared, std::iter::once(sum).chain(groups.iter().map(wide)))
}

/// What the marks in this table mean; only those it can hold.
fn marks(shared: &Shared, ledger: &Ledger, stated: bool, places: &[Place]) -> Vec<String> {
    let mut keys = vec!["marks.zero_none"];
    let sources = ledger.sources();
    let blank =
        |sum: &Sum| matches!(sum.state(), SumState::Incomplete { known: None, withheld: [] });
    let is_blank = |&(column, stage): &(Column, Stage)| {
        let mut cells = sources.iter().map(|&source| ledger.cell(column, source, stage));
        cells.any(|sum| sum.is_absent() || blank(&sum))
    };
    let written: Vec<(Column, Stage)> = places.iter().filter_map(|p| p.written()).collect();
    if written.iter().any(is_blank) {
        keys.push("marks.absent");
    }
    if stated {
        keys.push("marks.stated");
    } else if ledger.has_withheld() {
        keys.push("marks.withheld");
    }
    if written.iter().any(|(_, stage)| *stage == Stage::Demand) {
        keys.push("marks.demand");
    }
    keys.into_iter().map(|key| shared.locale.word(key).to_owned()).collect()
}
