//! The ledgers that are drawn: the seed record, and every situation that strains a drawing.

use crate::sample::{self, RECORD};
use jangbu::diagnostics::Language;
use jangbu::model::{Ledger, Level, Site};

/// A ledger to draw.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) site: Site,
    pub(crate) ledger: Ledger,
}

/// Every case, each with one reason to be drawn badly.
pub(crate) fn cases() -> Vec<Case> {
    [of_gaps(), of_sizes(), of_no_numbers()].into_iter().flatten().collect()
}

/// Money executed, not executed, executed twice over.
fn of_gaps() -> Vec<Case> {
    vec![
        three("record", RECORD),
        english(),
        three(
            "over",
            &[
                ("2019", &["city s=900 e=958 gap=이월금을_보태_집행"]),
                ("2020", &["city s=400 e=500", "district s=100 e=40"]),
                ("2021", &["city s=0 e=60"]),
            ],
        ),
        three("overspent", &[("2019", &["city s=100 e=100"]), ("2020", &["city s=100 e=6000"])]),
        three(
            "mixed",
            &[
                (
                    "2020",
                    &[
                        "national s=500 e=200 gap=공사_중지",
                        "city s=700 e=300",
                        "district s=90 e=90 d=60",
                    ],
                ),
                ("2021", &["national s=800 e=800 d=300", "city s=100 e=0"]),
            ],
        ),
        three("even", &[("2020", &["city s=410 e=410"]), ("2021", &["city s=90 e=90"])]),
        three("unexecuted", &[("2020", &["city s=410 e=0"]), ("2021", &["city s=90 e=-"])]),
        district(),
    ]
}

/// Very much, very little, very many, very long.
fn of_sizes() -> Vec<Case> {
    vec![
        huge(),
        three("single", &[("2020", &["city s=410 e=300 gap=낙찰_차액", "district s=100 e=100"])]),
        three(
            "cut",
            &[
                ("2019", &["national s=800 e=500", "city s=300 e=300"]),
                ("2020", &["national s=-371 e=-71", "city s=200 e=150"]),
                ("2021", &["national s=100 e=100", "city s=-50 e=0"]),
            ],
        ),
        three(
            "tiny",
            &[
                ("2019", &["national s=320 e=300", "city s=157425 e=157425"]),
                ("2020", &["city s=157105 e=150000", "district s=320 e=320"]),
                ("2021", &["district s=320 e=120"]),
            ],
        ),
        many(),
        long_names(),
        twelve(),
    ]
}

/// The four kinds of no number, and periods that are no years.
fn of_no_numbers() -> Vec<Case> {
    vec![
        three(
            "zero",
            &[("2019", &["city s=0 e=0"]), ("2020", &["city s=0 e=0", "district s=0 e=0"])],
        ),
        three("none", &[("2019", &["city s=- e=-"]), ("2020", &["city s=- e=-"])]),
        three(
            "withheld",
            &[
                ("2019", &["national s=527 e=527", "city s=?계약_협상_중 e=?계약_협상_중"]),
                (
                    "2020",
                    &[
                        "national s=?업체의_영업_비밀이라_정보공개법_제9조에_따라_공개하지_않음 e=100",
                    ],
                ),
                ("2021", &["national s=300 e=?계약_협상_중", "total s=300 e=280"]),
                ("2022", &["national s=400 e=400", "city s=100 e=?정산_전", "total s=500 e=450"]),
            ],
        ),
        three(
            "unallocated",
            &[
                ("2019", &["national s=527 e=527", "all s=300 e=250"]),
                ("2020", &["all s=700 e=700"]),
                ("2021", &["city s=400 e=100", "all e=300"]),
                ("2022", &["total s=500 e=450"]),
            ],
        ),
        three(
            "periods",
            &[
                ("before", &["national s=900 e=900"]),
                ("2018", &["national s=500 e=420 gap=이월", "city s=100 e=100"]),
                ("2019-2020", &["national s=300 e=300", "city s=800 e=640"]),
                ("2021", &["city s=200"]),
                ("2022-2023", &["city d=500", "district d=250"]),
                ("after", &["district d=1200"]),
                ("-", &["district s=150 e=90"]),
            ],
        ),
        three(
            "demand",
            &[("2022", &["national d=1000", "city d=500"]), ("2023", &["city d=700 e=-"])],
        ),
    ]
}

/// A case of the district with three sources.
fn three(name: &'static str, years: &[(&str, &[&str])]) -> Case {
    of(name, sample::site(), years)
}

fn of(name: &'static str, site: Site, years: &[(&str, &[&str])]) -> Case {
    let ledger = sample::ledger(&site, years);
    Case { name, site, ledger }
}

fn english() -> Case {
    let mut site = sample::with_sources(&[
        ("national", "National", Level::National),
        ("city", "Metropolitan city", Level::Metropolitan),
        ("district", "District", Level::Local),
    ]);
    site.language = Language::English;
    let undated: (&str, &[&str]) = ("-", &["district s=120 e=100 gap=tender"]);
    let early: (&str, &[&str]) = ("before", &["national s=300 e=300"]);
    let years: Vec<_> =
        [early].into_iter().chain(RECORD.iter().copied()).chain([undated]).collect();
    of("english", site, &years)
}

fn huge() -> Case {
    let lines: Vec<String> = ["national", "city", "district"]
        .iter()
        .map(|id| format!("{id} s=9007199254740991w e=9007199254740990w"))
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let years = [("2019", lines.as_slice()), ("2020", lines.as_slice())];
    of("huge", sample::site(), &years)
}

fn many() -> Case {
    let names = [
        ("national", "국비", Level::National),
        ("special", "특별교부세", Level::National),
        ("fund", "국가균형발전특별회계", Level::National),
        ("city", "시비", Level::Metropolitan),
        ("grant", "특별조정교부금", Level::Metropolitan),
        ("district", "구비", Level::Local),
        ("own", "자부담", Level::Private),
        ("private", "민간", Level::Private),
        ("lottery", "복권기금", Level::Other),
        ("etc", "기타", Level::Other),
    ];
    let lines = |step: i64| -> Vec<String> {
        let line = |(n, (id, ..)): (usize, &(&str, &str, Level))| {
            let secured = 40 + step * n as i64;
            format!("{id} s={secured} e={}", secured - n as i64)
        };
        names.iter().enumerate().map(line).collect()
    };
    let (a, b) = (lines(10), lines(90));
    let (a, b): (Vec<&str>, Vec<&str>) =
        (a.iter().map(String::as_str).collect(), b.iter().map(String::as_str).collect());
    of("many", sample::with_sources(&names), &[("2019", &a), ("2020", &b), ("2021", &a)])
}

fn long_names() -> Case {
    let site = sample::with_sources(&[
        ("a", "중소벤처기업부 소상공인시장진흥기금 전출금 및 이자수입 등", Level::National),
        (
            "b",
            "Seoul Metropolitan Government Special Adjustment Grant for Districts",
            Level::Metropolitan,
        ),
        ("c", "<b>&\"구\u{1}비\"", Level::Local),
    ]);
    let years: &[(&str, &[&str])] = &[
        ("2019", &["a s=300 e=300", "b s=500 e=400", "c s=20 e=20"]),
        ("2020", &["a s=100 e=100", "b s=100 e=100", "c s=900 e=900"]),
    ];
    of("long-names", site, years)
}

fn twelve() -> Case {
    let years: Vec<(String, Vec<String>)> = (2015..2027)
        .map(|year| {
            let n = year - 2014;
            let lines = vec![
                format!("national s={} e={}", 1000 + 300 * n, 1000 + 290 * n),
                format!("city s={} e={}", 700 * n, 700 * n),
                format!("district s=500 e={}", 500 - 7 * n),
            ];
            (year.to_string(), lines)
        })
        .collect();
    let lines: Vec<Vec<&str>> =
        years.iter().map(|(_, lines)| lines.iter().map(String::as_str).collect()).collect();
    let years: Vec<(&str, &[&str])> = years
        .iter()
        .zip(&lines)
        .map(|((year, _), lines)| (year.as_str(), lines.as_slice()))
        .collect();
    of("twelve", sample::site(), &years)
}

/// A district at a glance: the figures of the design's home page.
fn district() -> Case {
    let site = sample::with_sources(&[
        ("national", "국비", Level::National),
        ("city", "시비", Level::Metropolitan),
        ("district", "구비", Level::Local),
        ("private", "민간", Level::Private),
    ]);
    let years: &[(&str, &[&str])] = &[
        ("2022", &["national s=9660 e=9632"]),
        ("2023", &["national s=15390 e=14738", "city s=8405 e=6687"]),
        ("2024", &["city s=17485 e=16582", "district s=4790 e=4744", "private s=5535 e=6019"]),
        ("2025", &["private s=25765 e=24881", "all s=110 e=110"]),
        ("2026", &["national d=25580"]),
    ];
    of("district", site, years)
}
