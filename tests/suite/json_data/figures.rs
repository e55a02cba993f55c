//! Every figure of a report card's tables stands in its `record.json`.

use super::{Site, district, way};
use crate::built::{all, contents, repository, text};
use scraper::Html;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// Every whole number and every percentage of a document.
fn figures(value: &Value, amounts: &mut BTreeSet<i128>, percents: &mut BTreeSet<String>) {
    match value {
        Value::Number(number) => {
            amounts.extend(number.to_string().parse::<i128>().ok());
        }
        Value::String(text) => drop(percents.insert(text.clone())),
        Value::Array(list) => list.iter().for_each(|v| figures(v, amounts, percents)),
        Value::Object(map) => map.values().for_each(|v| figures(v, amounts, percents)),
        Value::Null | Value::Bool(_) => {}
    }
}

/// A printed amount in won: `1,562` or `△48.66719` in 백만원.
fn printed(text: &str, digits: usize) -> Option<i128> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    let (sign, plain) = match plain.strip_prefix(['△', '-', '−']) {
        Some(rest) => (-1, rest.to_owned()),
        None => (1, plain),
    };
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let is_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !is_digits(whole) || !is_digits(rest) || rest.len() > digits {
        return None;
    }
    format!("{whole}{rest:0<digits$}").parse::<i128>().ok().map(|won| sign * won)
}

fn holds_its_figures(root: &Path, least: usize) {
    let site = Site::of(root);
    let document = site.json("data/site.json");
    let unit = document["unit"].as_str().unwrap();
    let units = [("원", 0), ("천원", 3), ("백만원", 6), ("억원", 8)];
    let (_, digits) = units.into_iter().find(|(name, _)| *name == unit).unwrap();
    let mut seen = 0;
    for project in document["projects"].as_array().unwrap() {
        let slug = &project["slug"];
        let page = Html::parse_document(&site.text(&way(&project["page"])));
        let (mut amounts, mut percents) = (BTreeSet::new(), BTreeSet::new());
        figures(&site.json(&way(&project["record"])), &mut amounts, &mut percents);
        let cells = "table.ledger td, #rates td, .hero .figs dd b";
        for cell in all(&page, cells).into_iter().map(text) {
            // Behind the figure may stand its unit, or the number of a footnote.
            let value = cell.split(['%', '백', ' ']).next().unwrap_or_default().trim();
            if cell.contains('%') {
                seen += 1;
                assert!(percents.contains(value), "{slug}: {cell} is not in the record");
            } else if let Some(won) = printed(value, digits) {
                seen += 1;
                // A rate as a key figure has its sign beside it.
                let known = amounts.contains(&won) || percents.contains(value);
                assert!(known, "{slug}: {cell} is not in the record");
            }
        }
    }
    assert!(seen > least, "only {seen} figures");
}

#[test]
fn every_figure_of_the_sample_is_in_its_record() {
    holds_its_figures(&repository(), 60);
}

#[test]
fn every_figure_of_every_report_is_in_its_record() {
    holds_its_figures(&district("gaon"), 2_000);
    holds_its_figures(&district("larkmoor"), 300);
    holds_its_figures(&contents("every-key"), 40);
    holds_its_figures(&contents("district"), 60);
}
