//! A yearly record: front matter and body as written -> as meant.

use super::file::Text;
use super::front_matter::Parts;
use super::notes::{Notes, Trail, each, entries, kept, text};
use super::schema::{self, Entries};
use super::yaml::{self, Lost, Yaml};
use super::{amount, body, date, front_matter, money, unmarked};
use crate::diagnostics::Diagnostic;
use crate::model::{Grant, Id, PartYear, Period, Prose, Stated, Unit, YearRecord};
use std::collections::BTreeMap;

/// What came of one file.
#[derive(Debug)]
pub(super) struct Read {
    /// The record, without what can't be relied on.
    pub(super) record: YearRecord,
    /// What of its front matter can't.
    pub(super) lost: Lost,
    /// Whether some of its results could not be read.
    pub(super) torn: bool,
    pub(super) found: Vec<Diagnostic>,
}

/// The keys of the money: only together do they tell it.
pub(super) const MONEY: [&str; 3] = ["funding", "total", "parts"];

/// One file.
pub(super) fn read(file: &str, written: &Text, period: Period, unit: Unit) -> Read {
    if !written.readable {
        let found = Vec::new();
        return Read { record: empty(period), lost: Lost::All, torn: true, found };
    }
    let (parts, fault) = match front_matter::split(file, &written.text) {
        Ok(parts) => (parts, None),
        Err(half) => (half.parts, Some(half.fault)),
    };
    let (head, mut lost, mut found) = head(file, &parts, &written.marred, unit);
    let (mut body, wrong) = body::read(file, parts.body, parts.body_line);
    let marred = written.marred.iter().any(|line| *line >= parts.body_line);
    let torn = marred || fault.is_some() || !wrong.is_empty();
    match fault {
        // Its money stands among the results: what looks wrong with them follows from that.
        Some(fault) => {
            lost = Lost::All;
            found.push(fault);
            body.remarks = Prose::default();
        }
        None => found.extend(wrong),
    }
    let mut record = YearRecord {
        plan: head.own.plan,
        funding: head.own.funding,
        total: head.own.total,
        grants: head.grants,
        parts: head.parts,
        results: body.results,
        unmarked: unmarked::of(&body.remarks, &written.marred),
        remarks: body.remarks,
        ..empty(period)
    };
    if lost.any_of(&MONEY) {
        forget_money(&mut record);
    }
    Read { record, lost, torn, found }
}

fn head(
    file: &str,
    parts: &Parts<'_>,
    marred: &[u32],
    unit: Unit,
) -> (Head, Lost, Vec<Diagnostic>) {
    let Some((text, first_line)) = parts.yaml else {
        return (Head::default(), Lost::default(), Vec::new());
    };
    let above: Vec<u32> = marred.iter().copied().filter(|line| *line < parts.body_line).collect();
    let yaml = Yaml { file, text, first_line, marred: &above };
    let reading = yaml::read(yaml, |written, notes| mean(written, notes, unit));
    (reading.meant.unwrap_or_default(), reading.lost, reading.found)
}

/// A record that says nothing.
fn empty(period: Period) -> YearRecord {
    YearRecord {
        period,
        plan: None,
        funding: Vec::new(),
        total: Stated::new(),
        grants: Vec::new(),
        parts: BTreeMap::new(),
        results: Vec::new(),
        remarks: Prose::default(),
        unmarked: Vec::new(),
    }
}

/// Takes out the money of a record and its parts.
pub(super) fn forget_money(record: &mut YearRecord) {
    record.funding.clear();
    record.total.clear();
    for part in record.parts.values_mut() {
        part.funding.clear();
        part.total.clear();
    }
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
        if w.amounts.as_ref().is_none_or(|amounts| amounts.0.is_empty()) {
            notes.missing(at, "amounts");
        }
        let amounts = money::by_source(w.amounts, &at.key("amounts"), notes, unit);
        Some(Grant { date: date?, title, amounts })
    });
    kept(grants.into_iter().flatten())
}
