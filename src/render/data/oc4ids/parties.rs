//! Who has a part in a project: the department, whose money it is, and the bodies of the card.
//!
//! No person: contacts are named nowhere here. A source of money is no organisation of its own
//! ("city money"); it stands for whoever gives it, under the name it has on the site.

use super::money::Lines;
use super::said;
use crate::model::{Card, Department, SourceKey};
use crate::render::context::Shared;
use crate::render::facts::Facts;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A party, by the id it has in the list of parties.
#[derive(serde::Serialize)]
pub(super) struct Reference<'a> {
    id: String,
    name: Cow<'a, str>,
}

/// A body with what it does.
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Party<'a> {
    #[serde(flatten)]
    reference: Reference<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_point: Option<ContactPoint<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    roles: Vec<&'a str>,
}

#[derive(serde::Serialize)]
struct ContactPoint<'a> {
    name: &'a str,
    telephone: &'a str,
}

/// The department that runs a project, as one of the publisher's, or the publisher itself.
pub(super) fn public_authority<'a>(shared: &'a Shared, card: &Card) -> Reference<'a> {
    let publisher = &shared.site.publisher;
    match department(shared, card) {
        Some(department) => Reference {
            id: format!("department/{}", department.id),
            name: Cow::Owned(format!("{publisher} {}", department.name)),
        },
        None => Reference { id: "publisher".to_owned(), name: Cow::Borrowed(publisher) },
    }
}

fn department<'a>(shared: &'a Shared, card: &Card) -> Option<&'a Department> {
    card.department.as_ref().and_then(|id| shared.site.department(id))
}

/// Whose money it is; nothing of money not broken down by source.
pub(super) fn source(shared: &Shared, source: SourceKey) -> Option<Reference<'_>> {
    let SourceKey::Source(_) = source else { return None };
    let name = Cow::Borrowed(shared.source_name(source));
    Some(Reference { id: ["source/", shared.source_id(source)].concat(), name })
}

/// Every party of a project, each once.
pub(super) fn parties<'a>(shared: &'a Shared, facts: &'a Facts, lines: &Lines) -> Vec<Party<'a>> {
    let card = &facts.project.card;
    let contact = department(shared, card).and_then(|department| {
        let telephone = said(department.phone.as_deref()?)?;
        Some(ContactPoint { name: &department.name, telephone })
    });
    let authority = Party {
        reference: public_authority(shared, card),
        contact_point: contact,
        roles: vec!["publicAuthority"],
    };
    let mut all = vec![authority];
    all.extend(funders(shared, lines));
    all.extend(bodies(shared, facts));
    all
}

/// The sources whose money is told of. The schema asks for the role `sourceParty` of whoever a
/// line of the budget names, though its list of roles has not got it.
fn funders<'a>(shared: &'a Shared, lines: &Lines) -> Vec<Party<'a>> {
    let budget = lines.budget.iter().flat_map(|(_, lines)| lines);
    let budget: BTreeSet<SourceKey> = budget.map(|line| line.source).collect();
    let paying: BTreeSet<SourceKey> = lines.executed.iter().map(|line| line.source).collect();
    let party = |key: &SourceKey| {
        let mut roles = vec!["funder"];
        roles.extend(budget.contains(key).then_some("sourceParty"));
        roles.extend(paying.contains(key).then_some("payer"));
        Some(Party { reference: source(shared, *key)?, contact_point: None, roles })
    };
    budget.union(&paying).filter_map(party).collect()
}

/// The bodies of the card and of its parts, each under its name with all its roles.
fn bodies<'a>(shared: &'a Shared, facts: &'a Facts) -> Vec<Party<'a>> {
    let cooperates = shared.locale.word("body.cooperation");
    let mut all: Vec<Party<'a>> = Vec::new();
    for card in facts.project.cards() {
        let named = card.bodies.iter().map(|body| (body.name.as_str(), role(&body.role)));
        let others = card.cooperation.iter().map(|with| (with.body.as_str(), cooperates));
        for (name, role) in named.chain(others) {
            let Some(name) = said(name) else { continue };
            let place = all.iter().position(|party| party.reference.name == name);
            let at = place.unwrap_or(all.len());
            if place.is_none() {
                let id = format!("body/{}", at + 1);
                let reference = Reference { id, name: Cow::Borrowed(name) };
                all.push(Party { reference, contact_point: None, roles: Vec::new() });
            }
            let fresh = |party: &&mut Party<'a>| !role.is_empty() && !party.roles.contains(&role);
            if let Some(party) = all.get_mut(at).filter(fresh) {
                party.roles.push(role);
            }
        }
    }
    all
}

/// The standard's word for a role, where one means the same; else the record's own, which an open
/// codelist allows.
fn role(word: &str) -> &str {
    match word.trim() {
        "발주기관" | "발주처" | "procuring entity" => "procuringEntity",
        "시공사" | "시공자" | "시공업체" | "contractor" | "supplier" => "supplier",
        "출연기관" | "후원기관" | "funder" => "funder",
        own => own,
    }
}
