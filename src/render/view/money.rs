//! The money of a project as figures and charts.

use super::lead::gap_place;
use crate::chart::{Charts, Figure, Which};
use crate::model::{Ledger, Project, Rate, Stage, Sum, Won};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::html::Html;
use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};
use std::sync::OnceLock;

/// One of the four figures under the sentences.
#[derive(Debug)]
pub(crate) struct KeyFigure {
    label: String,
    value: String,
    unit: String,
    note: String,
    alert: bool,
}

impl Serialize for KeyFigure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("KeyFigure", 6)?;
        fields.serialize_field("label", &self.label)?;
        fields.serialize_field("value", &self.value)?;
        fields.serialize_field("width", self.width())?;
        fields.serialize_field("unit", &self.unit)?;
        fields.serialize_field("note", &self.note)?;
        fields.serialize_field("alert", &self.alert)?;
        fields.end()
    }
}

impl KeyFigure {
    /// A rate as a key figure, with what it is made of below.
    pub(crate) fn percent(
        shared: &Shared,
        label: &str,
        rate: Option<Rate>,
        note: Option<String>,
    ) -> Self {
        Self {
            label: shared.locale.word(label).to_owned(),
            value: rate_or_dash(shared, rate).trim_end_matches('%').to_owned(),
            unit: rate.map(|_| "%".to_owned()).unwrap_or_default(),
            note: note.unwrap_or_default(),
            alert: false,
        }
    }

    /// How much room its value takes, as a class: words, or a figure of many digits.
    fn width(&self) -> &'static str {
        match self.value.chars().count() {
            3.. if self.unit.is_empty() => "words",
            14.. => "long longest",
            9.. => "long",
            _ => "",
        }
    }

    /// The same figure; where it could not be computed, it says so and why it is not a dash.
    fn or_unknown(self, shared: &Shared, sums: &[&Sum]) -> Self {
        if self.value != "–" {
            return self;
        }
        Self { value: super::table::uncomputed(shared, sums), ..self }
    }

    /// A dash: none of several projects records such money.
    pub(crate) fn dashed(self) -> Self {
        Self { value: "–".to_owned(), unit: String::new(), note: String::new(), ..self }
    }

    /// The same figure with another line below.
    pub(crate) fn with_note(self, note: String) -> Self {
        Self { note, ..self }
    }
}

/// A rate as text, a dash where it could not be computed.
pub(crate) fn rate_or_dash(shared: &Shared, rate: Option<Rate>) -> String {
    rate.map_or("–".to_owned(), |rate| shared.locale.rate(rate))
}

/// A chart with its words.
#[derive(Debug, Serialize)]
pub(crate) struct FigureView {
    class: &'static str,
    headline: String,
    subtitle: String,
    key: Vec<KeyView>,
    wide: Option<Html>,
    half: Html,
    narrow: Html,
}

#[derive(Debug, Serialize)]
struct KeyView {
    svg: Html,
    label: String,
}

impl FigureView {
    /// A chart as a template shows it; `class` tells print how to place it.
    pub(crate) fn new(class: &'static str, figure: Figure) -> Self {
        let key = figure.key.into_iter();
        Self {
            class,
            headline: figure.headline,
            subtitle: figure.subtitle,
            key: key
                .map(|entry| KeyView { svg: Html(entry.svg.to_owned()), label: entry.label })
                .collect(),
            wide: figure.wide.map(Html),
            half: Html(figure.half),
            narrow: Html(figure.narrow),
        }
    }
}

/// The charts of some money, composed once somebody asks for them: its page and the picture beside
/// it show the same.
#[derive(Default)]
pub(crate) struct Charted(OnceLock<Charts>);

impl Charted {
    /// The charts, of this ledger.
    pub(crate) fn of(&self, shared: &Shared, ledger: &Ledger) -> &Charts {
        self.0.get_or_init(|| Charts::of(ledger, shared.voice()))
    }
}

/// The three charts of a report (or of a part, with another prefix of ids).
pub(crate) fn figures(shared: &Shared, charts: &Charts, prefix: &str) -> Vec<FigureView> {
    let figure = |(class, which, name)| {
        let figure = charts.figure(which, shared.voice(), &format!("{prefix}{name}"));
        figure.map(|figure| FigureView::new(class, figure))
    };
    let all = [
        ("fig-main", Which::Periods, "c1"),
        ("fig-share", Which::Shares, "c2"),
        ("fig-steps", Which::Cumulative, "c3"),
    ];
    all.into_iter().filter_map(figure).collect()
}

/// Secured, executed, the rate between them, and the gap.
pub(crate) fn key_figures(shared: &Shared, facts: &Facts) -> Vec<KeyFigure> {
    let ledger = &facts.ledger;
    if ledger.is_empty() {
        return Vec::new();
    }
    let sums = [Stage::Secured, Stage::Executed].map(|stage| ledger.total(stage));
    let [secured, executed] = &sums;
    let formula = Some(shared.locale.word("rate.execution_formula").to_owned());
    vec![
        money_figure(shared, "stage.secured", secured),
        money_figure(shared, "stage.executed", executed),
        KeyFigure::percent(shared, "rate.execution", ledger.execution_rate(), formula)
            .or_unknown(shared, &[secured, executed]),
        gap_figure(shared, &facts.project, ledger).or_unknown(shared, &[secured, executed]),
    ]
}

/// A sum as a key figure, said in words below.
pub(crate) fn money_figure(shared: &Shared, label: &str, sum: &Sum) -> KeyFigure {
    let (value, remark) = super::table::sum_figure(shared, sum);
    let won = sum.known_part();
    let unit = won.map(|_| shared.locale.unit_name().to_owned()).unwrap_or_default();
    let note = remark.or_else(|| won.map(|won| shared.locale.spoken(won))).unwrap_or_default();
    KeyFigure { label: shared.locale.word(label).to_owned(), value, unit, note, alert: false }
}

fn gap_figure(shared: &Shared, project: &Project, ledger: &Ledger) -> KeyFigure {
    let locale = &shared.locale;
    let untold = ledger.gaps().iter().filter(|gap| !gap.is_told()).count();
    let note = match (ledger.gaps(), untold) {
        ([], _) if ledger.total_gap() == Some(Won::ZERO) => locale.word("gap.nothing").to_owned(),
        ([], _) => String::new(),
        ([gap], 1) => {
            let place = gap_place(shared, project, gap);
            locale.say("gap.one_untold", &[("place", &place)])
        }
        ([gap], _) => locale.say("gap.one_told", &[("place", &gap_place(shared, project, gap))]),
        (gaps, 0) => locale.count("gap.all_told", gaps.len(), &[]),
        (gaps, untold) => {
            let untold = locale.number(untold as i128);
            locale.count("gap.many", gaps.len(), &[("untold", &untold)])
        }
    };
    let gap = ledger.total_gap();
    KeyFigure {
        label: locale.word("gap.name").to_owned(),
        value: gap.map_or("–".to_owned(), |won| locale.amount(won)),
        unit: gap.map(|_| locale.unit_name().to_owned()).unwrap_or_default(),
        note,
        alert: untold > 0,
    }
}
