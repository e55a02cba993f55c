//! Sites and projects to test with, written short.
//!
//! Money is written as one line per source: `city s=905 e=605 gap=reason`, stages `d` demand,
//! `p` planned, `s` secured, `e` executed, `c` carried over, `r` returned; amounts in million won,
//! `5w` in won, `-` none, `?why` withheld (`_` stands for a space).

use jangbu::diagnostics::Language;
use jangbu::locale::Locale;
use jangbu::model::{
    Amount, Card, Date, Id, Ledger, Level, License, Line, Period, Project, Prose, Site, Source,
    SourceRef, Stage, Stated, Unit, Won, YearRecord,
};
use jangbu::theme::Theme;
use std::collections::BTreeMap;

/// The figures of the seed record, in million won.
pub(crate) const RECORD: &[(&str, &[&str])] = &[
    ("2018", &["national s=647 e=647", "city s=- e=-", "district s=70 e=70", "total s=717 e=717"]),
    (
        "2019",
        &[
            "national s=527 e=527",
            "city s=905 e=605",
            "district s=130 e=130",
            "total s=1562 e=1262",
        ],
    ),
    (
        "2020",
        &["national s=- e=-", "city s=410 e=410", "district s=100 e=100", "total s=510 e=510"],
    ),
    ("2021", &["national s=- e=-", "city s=470 e=470", "district s=88 e=88", "total s=558 e=558"]),
    ("2022", &["national d=- e=-", "city d=- e=-", "district d=- e=-", "total d=0 e=0"]),
];

/// The district of the seed record, with its three sources.
pub(crate) fn site() -> Site {
    with_sources(&[
        ("national", "국비", Level::National),
        ("city", "시비", Level::Metropolitan),
        ("district", "구비", Level::Local),
    ])
}

/// A district with these sources: id, name, level.
pub(crate) fn with_sources(sources: &[(&str, &str, Level)]) -> Site {
    let source = |(id, name, level): &(&str, &str, Level)| Source {
        id: Id::new(*id),
        name: (*name).to_owned(),
        level: *level,
    };
    Site {
        title: "금천구 공약사업 추진현황".to_owned(),
        publisher: "금천구".to_owned(),
        language: Language::Korean,
        as_of: Date::new(2021, Some(6), Some(30)).unwrap(),
        unit: Unit::Million,
        base_url: None,
        license: Some(License::Kogl1),
        publish_names: false,
        rounded: false,
        terms: Vec::new(),
        sources: sources.iter().map(source).collect(),
        statuses: Vec::new(),
        areas: Vec::new(),
        departments: Vec::new(),
        redirects: Vec::new(),
        map: None,
        boundary: None,
        comments: Vec::new(),
        known: Vec::new(),
        pages: Vec::new(),
        projects: Vec::new(),
        drafts: Vec::new(),
        unread: Vec::new(),
        folder: "content".to_owned(),
    }
}

/// A project with money by period; the period `-` is money not broken down by year.
pub(crate) fn project(years: &[(&str, &[&str])]) -> Project {
    let undated = years.iter().filter(|(period, _)| *period == "-");
    let funding = undated.flat_map(|(_, lines)| money(lines).0).collect();
    let dated = years.iter().filter(|(period, _)| *period != "-");
    Project {
        slug: "urban-makers-hub".to_owned(),
        card: Card {
            id: "지역경제-15".to_owned(),
            title: "도시형소공인 집적지구 인프라 구축".to_owned(),
            funding,
            ..Card::default()
        },
        parts: Vec::new(),
        overview: Prose::default(),
        years: dated.map(|(period, lines)| year(period, lines)).collect(),
        stored: Vec::new(),
        comments: Vec::new(),
        folder: "content/projects/urban-makers-hub".to_owned(),
    }
}

/// The ledger of a project with this money.
pub(crate) fn ledger(site: &Site, years: &[(&str, &[&str])]) -> Ledger {
    Ledger::of_project(site, &project(years))
}

/// The words of the built-in theme.
pub(crate) fn theme() -> Theme {
    let words = |text: &str| -> BTreeMap<String, String> { serde_yaml::from_str(text).unwrap() };
    let mut theme = Theme::default();
    let korean = include_str!("../../themes/default/words/ko.yaml");
    let english = include_str!("../../themes/default/words/en.yaml");
    theme.words.insert("ko".to_owned(), words(korean));
    theme.words.insert("en".to_owned(), words(english));
    theme
}

/// The locale of a site.
pub(crate) fn locale(site: &Site) -> Locale {
    Locale::of(site, &theme())
}

fn year(period: &str, lines: &[&str]) -> YearRecord {
    let (funding, total) = money(lines);
    YearRecord {
        period: Period::parse(period).unwrap(),
        plan: None,
        funding,
        total,
        grants: Vec::new(),
        parts: BTreeMap::new(),
        results: Vec::new(),
        remarks: Prose::default(),
        unmarked: Vec::new(),
    }
}

fn money(lines: &[&str]) -> (Vec<Line>, Stated) {
    let mut funding = Vec::new();
    let mut total = Stated::new();
    for line in lines {
        let mut words = line.split(' ');
        let source = words.next().unwrap();
        let mut amounts = Stated::new();
        let mut gap = None;
        for word in words {
            match word.split_once('=').unwrap() {
                ("gap", why) => gap = Some(why.replace('_', " ")),
                (letter, written) => amounts.insert(stage(letter), amount(written)),
            }
        }
        match source {
            "total" => total = amounts,
            "all" => funding.push(Line { source: SourceRef::All, amounts, gap }),
            id => funding.push(Line { source: SourceRef::Source(Id::new(id)), amounts, gap }),
        }
    }
    (funding, total)
}

fn stage(letter: &str) -> Stage {
    match letter {
        "d" => Stage::Demand,
        "p" => Stage::Planned,
        "s" => Stage::Secured,
        "e" => Stage::Executed,
        "c" => Stage::CarriedOver,
        "r" => Stage::Returned,
        _ => panic!("no stage: {letter}"),
    }
}

fn amount(written: &str) -> Amount {
    match (written, written.strip_prefix('?'), written.strip_suffix('w')) {
        ("-", ..) => Amount::None,
        (_, Some(why), _) => Amount::Withheld(why.replace('_', " ")),
        (_, _, Some(won)) => Amount::Known(Won(won.parse().unwrap())),
        _ => Amount::Known(Won(written.parse::<i128>().unwrap() * 1_000_000)),
    }
}
