//! The part of <https://schema.org> we speak, as types.
//!
//! Names and shapes only; what is said with them is decided above.

use serde::Serialize;
use std::borrow::Cow;

/// Text that is mostly borrowed from the site.
pub(super) type Text<'a> = Cow<'a, str>;

/// A whole data block.
#[derive(Debug, Serialize)]
pub(super) struct Block<'a> {
    #[serde(rename = "@context")]
    pub(super) context: &'static str,
    #[serde(rename = "@graph")]
    pub(super) graph: Vec<Thing<'a>>,
}

/// What a page is about, each with its type.
#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
pub(super) enum Thing<'a> {
    WebSite(Website<'a>),
    Dataset(Box<Dataset<'a>>),
    BreadcrumbList(BreadcrumbList<'a>),
}

/// <https://schema.org/WebSite>
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Website<'a> {
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<&'a str>,
    pub(super) in_language: &'static str,
    pub(super) publisher: Organization<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) potential_action: Option<SearchAction>,
}

/// <https://schema.org/SearchAction>, as search engines read it of a site.
#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
pub(super) struct SearchAction {
    pub(super) target: EntryPoint,
    /// An annotation of the action's property, see <https://schema.org/docs/actions.html>.
    #[serde(rename = "query-input")]
    pub(super) query_input: &'static str,
}

/// <https://schema.org/EntryPoint>
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct EntryPoint {
    pub(super) url_template: String,
}

/// <https://schema.org/GovernmentOrganization>
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "@type", rename = "GovernmentOrganization")]
pub(super) struct Organization<'a> {
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<&'a str>,
}

/// <https://schema.org/Dataset>
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Dataset<'a> {
    pub(super) name: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) identifier: Option<&'a str>,
    pub(super) description: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    pub(super) in_language: &'static str,
    pub(super) creator: Organization<'a>,
    pub(super) publisher: Organization<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) license: Option<&'static str>,
    pub(super) is_accessible_for_free: bool,
    /// ISO 8601: a date, or from one to another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) temporal_coverage: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) spatial_coverage: Vec<Place<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) variable_measured: Vec<String>,
    pub(super) distribution: Vec<DataDownload>,
}

/// <https://schema.org/Place>
#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
pub(super) struct Place<'a> {
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) geo: Option<Geo>,
}

/// Where a place is (WGS 84).
#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
pub(super) enum Geo {
    /// <https://schema.org/GeoCoordinates>, in degrees.
    GeoCoordinates { latitude: String, longitude: String },
    /// <https://schema.org/GeoShape>: south-western and north-eastern corner.
    GeoShape {
        #[serde(rename = "box")]
        corners: String,
    },
}

/// <https://schema.org/DataDownload>
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
pub(super) struct DataDownload {
    pub(super) encoding_format: &'static str,
    pub(super) content_url: String,
}

/// <https://schema.org/BreadcrumbList>
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct BreadcrumbList<'a> {
    pub(super) item_list_element: Vec<ListItem<'a>>,
}

/// <https://schema.org/ListItem>
#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
pub(super) struct ListItem<'a> {
    pub(super) position: usize,
    pub(super) name: &'a str,
    /// Where it is; none of the page itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) item: Option<String>,
}
