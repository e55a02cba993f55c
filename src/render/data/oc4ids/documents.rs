//! What there is to read of a project: its page and data, attachments and photos.

use super::said;
use crate::model::Card;
use crate::output::media_type::media_type;
use crate::render::context::Shared;
use crate::render::facts::Facts;
use crate::render::routes::Route;

/// A file of the site; its id is the path below the site's root.
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Document<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    document_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
}

/// Every file of a project, each once.
pub(super) fn documents<'a>(shared: &'a Shared, facts: &'a Facts) -> Vec<Document<'a>> {
    let (project, slug) = (&facts.project, &facts.project.slug);
    let beside = |name| Route::ReportFile(slug.clone(), name);
    let title = said(&project.card.title);
    let page = Document {
        title,
        language: Some(shared.site.language.tag()),
        ..document(shared, &facts.route())
    };
    let mut all = vec![page, Document { title, ..document(shared, &beside("record.json")) }];
    if !facts.ledger.is_empty() {
        all.push(Document { title, ..document(shared, &beside("funding.csv")) });
    }
    for card in project.cards() {
        all.extend(photos(shared, facts, card));
        for named in &card.files {
            let route = Route::Media(slug.clone(), named.file.clone());
            all.push(Document { title: said(&named.title), ..document(shared, &route) });
        }
    }
    once(all)
}

/// The largest print of each photo that is published.
fn photos<'a>(shared: &Shared, facts: &Facts, card: &'a Card) -> Vec<Document<'a>> {
    let document = |photo: &'a crate::model::Photo| {
        let (_, route) = facts.largest_jpeg(photo)?;
        Some(Document {
            document_type: Some("illustration"),
            title: photo.caption.as_deref().and_then(said),
            description: photo.alt.as_deref().and_then(said),
            ..document(shared, &route)
        })
    };
    card.photos.iter().filter_map(document).collect()
}

fn document<'a>(shared: &Shared, route: &Route) -> Document<'a> {
    let id = route.path();
    Document {
        document_type: None,
        title: None,
        description: None,
        url: shared.absolute(route),
        format: media_type(&id),
        language: None,
        id,
    }
}

/// A project may name one file twice, for itself and a part.
fn once(all: Vec<Document<'_>>) -> Vec<Document<'_>> {
    let mut kept: Vec<Document<'_>> = Vec::with_capacity(all.len());
    for document in all {
        if !kept.iter().any(|other| other.id == document.id) {
            kept.push(document);
        }
    }
    kept
}
