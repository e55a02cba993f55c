//! A yearly record: front matter and body as written -> as meant.

use super::notes::{Notes, Trail, each, entries, text};
use super::schema::{self, Entries};
use super::yaml::{self, Yaml};
use super::{amount, body, date, front_matter, money};
use crate::diagnostics::Diagnostic;
use crate::model::{Grant, Id, PartYear, Period, Unit, YearRecord};
use std::collections::BTreeMap;

/// One file; nothing where something in it is wrong, which was noted then.
pub(super) fn read(
    file: &str,
    text: &str,
    period: Period,
    unit: Unit,
) -> (Option<YearRecord>, Vec<Diagnostic>) {
    let parts = match front_matter::split(file, text) {
        Ok(parts) => parts,
        Err(diagnostic) => return (None, vec![*diagnostic]),
    };
    let (head, mut found) = match parts.yaml {
        Some((text, first_line)) => {
            let reading =
                yaml::read(Yaml { file, text, first_line }, |w, notes| mean(w, notes, unit));
            (reading.meant, reading.found)
        }
        None => (Some(Head::default()), Vec::new()),
    };
    let (body, wrong) = body::read(file, parts.body, parts.body_line);
    found.extend(wrong);
    let record = head.filter(|_| found.is_empty()).map(|head| YearRecord {
        period,
        plan: head.own.plan,
        funding: head.own.funding,
        total: head.own.total,
        grants: head.grants,
        parts: head.parts,
        results: body.results,
        remarks: body.remarks,
    });
    (record, found)
}

/// What the front matter means.
#[derive(Debug, Default)]
struct Head {
    own: PartYear,
    grants: Vec<Grant>,
    parts: BTreeMap<Id, PartYear>,
}

fn mean(w: schema::Year, notes: &mut Notes, unit: Unit) -> Head {
    let root = &Trail::Root;
    let own = schema::PartYear { plan: w.plan, funding: w.funding, total: w.total };
    Head {
        own: part(own, root, notes, unit),
        grants: grants(w.grants, notes, unit),
        parts: parts(w.parts, notes, unit),
    }
}

fn part(w: schema::PartYear, at: &Trail, notes: &mut Notes, unit: Unit) -> PartYear {
    PartYear {
        plan: text(w.plan).filter(|plan| !amount::is_none(plan)),
        funding: money::funding(w.funding, at, notes, unit),
        total: money::stated(w.total, at, notes, unit),
    }
}

fn parts(
    written: Option<Entries<schema::PartYear>>,
    notes: &mut Notes,
    unit: Unit,
) -> BTreeMap<Id, PartYear> {
    let root = Trail::Root;
    let section = root.key("parts");
    let entries = entries(written, &section, notes);
    entries
        .into_iter()
        .map(|(key, w)| (Id::new(key.trim()), part(w, &section.key(&key), notes, unit)))
        .collect()
}

fn grants(written: Option<Vec<schema::Grant>>, notes: &mut Notes, unit: Unit) -> Vec<Grant> {
    let grants = each(written, &Trail::Root, "grants", |w, at| {
        let date = notes.parse_required(w.date.as_deref(), at, "date", date::range);
        let title = notes.required(w.title, at, "title");
        let amounts = money::by_source(w.amounts, &at.key("amounts"), notes, unit);
        if amounts.is_empty() {
            notes.missing(at, "amounts");
        }
        Some(Grant { date: date?, title, amounts })
    });
    grants.into_iter().flatten().collect()
}
