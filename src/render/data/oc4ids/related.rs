//! Where a project came from and went to, and its parts.
//!
//! The standard's own relationships are of assets that are rebuilt, which no record says; the
//! codelist is open, so these are named as content names them. Parts are no projects of the
//! package: their money is in the whole's already.

use super::{project_id, said};
use crate::model::Project;
use crate::render::context::Shared;
use crate::render::routes::Route;

/// Another project, or a part.
#[derive(serde::Serialize)]
pub(super) struct Related<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    scheme: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<String>,
    relationship: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri: Option<String>,
}

/// Every relation of a project.
pub(super) fn related<'a>(shared: &'a Shared, project: &'a Project) -> Vec<Related<'a>> {
    let lineage = &project.card.lineage;
    let kinds = [
        ("splitFrom", &lineage.split_from),
        ("mergedInto", &lineage.merged_into),
        ("replacedBy", &lineage.replaced_by),
        ("formerly", &lineage.formerly),
    ];
    let named = kinds.into_iter().flat_map(|(kind, names)| {
        names.iter().enumerate().map(move |(index, name)| one(shared, kind, index, name))
    });
    let part = |part: &'a crate::model::Part| Related {
        id: format!("part/{}", part.id),
        title: said(&part.card.title),
        ..unnamed("part")
    };
    named.chain(project.parts.iter().map(part)).collect()
}

/// A project of the package where the name is one's, else the name alone.
fn one<'a>(shared: &'a Shared, kind: &'static str, index: usize, name: &'a str) -> Related<'a> {
    let id = format!("{kind}/{}", index + 1);
    let Some(other) = shared.site.published(name) else {
        return Related { id, title: said(name), ..unnamed(kind) };
    };
    Related {
        id,
        scheme: Some("oc4ids"),
        identifier: Some(project_id(shared, &other.slug)),
        title: said(&other.card.title),
        uri: shared.absolute(&Route::Report(other.slug.clone())),
        ..unnamed(kind)
    }
}

fn unnamed<'a>(relationship: &'static str) -> Related<'a> {
    Related {
        id: String::new(),
        scheme: None,
        identifier: None,
        relationship,
        title: None,
        uri: None,
    }
}
