//! A small site for tests, those of rules first of all, built by hand.

use crate::diagnostics::{At, Diagnostics, Language, Severity};
use crate::model::{
    Amount, Budget, Card, Date, DateRange, DatedResult, Department, Id, Level, Line, Lineage, Part,
    PartYear, Period, Project, Prose, Shape, Site, Source, SourceRef, Stage, Stated, Status, Unit,
    Won, YearRecord,
};
use std::collections::BTreeMap;

pub(crate) fn site() -> Site {
    let source = |id: &str, name: &str, level| Source { id: Id::new(id), name: name.into(), level };
    let status = |id: &str, name: &str, done, shape| Status {
        id: Id::new(id),
        name: name.into(),
        definition: Some("뜻".into()),
        done,
        shape,
    };
    Site {
        title: "공약".into(),
        publisher: "금천구".into(),
        language: Language::English,
        as_of: date("2021-06-30"),
        unit: Unit::Million,
        base_url: None,
        license: None,
        publish_names: false,
        rounded: false,
        terms: Vec::new(),
        sources: vec![
            source("national", "국비", Level::National),
            source("city", "시비", Level::Metropolitan),
            source("district", "구비", Level::Local),
        ],
        statuses: vec![
            status("done", "완료", true, Shape::Done),
            status("going", "정상추진", false, Shape::Going),
        ],
        areas: Vec::new(),
        departments: vec![Department {
            id: Id::new("economy"),
            name: "지역경제과".into(),
            phone: None,
        }],
        redirects: Vec::new(),
        map: None,
        boundary: None,
        comments: Vec::new(),
        known: Vec::new(),
        pages: Vec::new(),
        projects: Vec::new(),
        drafts: Vec::new(),
        unread: Vec::new(),
        folder: "content".into(),
    }
}

pub(super) fn project(slug: &str) -> Project {
    let card = Card {
        id: slug.into(),
        title: slug.into(),
        status: Some(Id::new("going")),
        department: Some(Id::new("economy")),
        budget: Budget::Has,
        lineage: Lineage::default(),
        ..Card::default()
    };
    Project {
        slug: slug.into(),
        card,
        parts: Vec::new(),
        overview: Prose::default(),
        years: Vec::new(),
        stored: Vec::new(),
        comments: Vec::new(),
        folder: format!("content/projects/{slug}"),
    }
}

/// Adds a yearly record.
pub(super) fn year<'a>(project: &'a mut Project, name: &str) -> &'a mut YearRecord {
    project.years.push(YearRecord {
        period: Period::parse(name).expect("a period"),
        plan: None,
        funding: Vec::new(),
        total: Stated::new(),
        grants: Vec::new(),
        parts: BTreeMap::new(),
        results: Vec::new(),
        remarks: Prose::default(),
        unmarked: Vec::new(),
    });
    project.years.last_mut().expect("just added")
}

/// Adds a part.
pub(super) fn part<'a>(project: &'a mut Project, id: &str) -> &'a mut Card {
    let card = Card { id: id.into(), title: id.into(), ..Card::default() };
    project.parts.push(Part { id: Id::new(id), card });
    &mut project.parts.last_mut().expect("just added").card
}

/// Money of a part in a yearly record.
pub(super) fn part_year(lines: Vec<Line>) -> PartYear {
    PartYear { plan: None, funding: lines, total: Stated::new() }
}

/// A line in 백만원: `line("city", "secured 905, executed 605")`; `-` is none, `?` withheld.
pub(super) fn line(source: &str, amounts: &str) -> Line {
    let source = match source {
        "all" => SourceRef::All,
        id => SourceRef::Source(Id::new(id)),
    };
    Line { source, amounts: stated(amounts), gap: None }
}

/// Amounts by stage, written as for [`line`].
pub(super) fn stated(amounts: &str) -> Stated {
    let pair = |pair: &str| {
        let (stage, written) = pair.trim().split_once(' ').expect("stage and amount");
        let stage = Stage::ALL.into_iter().find(|s| s.key() == stage).expect("a stage");
        (stage, amount(written))
    };
    amounts.split(',').map(pair).collect()
}

/// An amount in 백만원.
pub(super) fn amount(written: &str) -> Amount {
    match written {
        "-" => Amount::None,
        "?" => Amount::Withheld("협상 중".into()),
        figure => {
            let (whole, rest) = figure.split_once('.').unwrap_or((figure, ""));
            Amount::Known(Won(format!("{whole}{rest:0<6}").parse().expect("a figure")))
        }
    }
}

pub(super) fn by_source(amounts: &[(&str, &str)]) -> Vec<(SourceRef, Amount)> {
    amounts
        .iter()
        .map(|(source, written)| (line(source, "secured 0").source, amount(written)))
        .collect()
}

pub(super) fn date(iso: &str) -> Date {
    let mut parts = iso.split('-').map(|part| part.parse::<u16>().expect("a number"));
    let year = parts.next().expect("a year");
    let mut small = || parts.next().map(|part| part as u8);
    Date::new(year, small(), small()).expect("a date")
}

pub(super) fn range(text: &str) -> DateRange {
    let (from, until) = text.split_once('~').map_or((text, None), |(a, b)| (a, Some(b)));
    DateRange { from: date(from), until: until.map(date) }
}

/// A dated result on a line of its file.
pub(super) fn result(when: &str, text: &str, line: u32) -> DatedResult {
    DatedResult {
        date: range(when),
        text: text.into(),
        details: Box::default(),
        notes: Box::default(),
        line,
        column: 1,
    }
}

/// What a rule finds in a site of this one project.
pub(super) fn findings(site: &Site, project: Project) -> Diagnostics {
    let mut site = site.clone();
    site.projects.push(project.into());
    super::site(&site)
}

pub(super) fn codes(found: &Diagnostics) -> Vec<&'static str> {
    for finding in found.iter() {
        let rule = super::RULES.iter().find(|rule| rule.code == finding.code);
        let severity = rule.expect("a row for every code").severity;
        assert!(finding.severity == severity || finding.severity == Severity::Warning);
    }
    found.iter().map(|finding| finding.code).collect()
}

/// Code, place and message of each finding, one line each.
pub(super) fn told(found: &Diagnostics) -> Vec<String> {
    let line = |finding: &crate::diagnostics::Diagnostic| {
        let file = finding.place.file.rsplit('/').next().unwrap_or_default();
        let at = match &finding.place.at {
            At::Value(path) | At::Key(path) => path.to_string(),
            At::Part(path, words) => format!("{path} ({words})"),
            At::Span(span) => format!("{}:{}", span.line, span.column),
            At::File => String::new(),
        };
        format!("{} {file}:{at} {}", finding.code, finding.message.en)
    };
    found.iter().map(line).collect()
}
