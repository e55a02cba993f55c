//! `theme.yaml` as written: which keys it may hold.
//!
//! Scalars are kept as the text that was typed. A colour that is there and empty is not one that
//! is absent: `accent: #0b50d0` without quotes is a comment to YAML.

use crate::load::schema::Entries;
use serde::{Deserialize, Deserializer};

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Sheet {
    pub(super) colors: Option<Colors>,
    pub(super) logo: Option<Logo>,
    pub(super) footer: Option<Footer>,
    pub(super) words: Option<Words>,
}

/// Colours by role.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Colors {
    #[serde(deserialize_with = "there")]
    pub(super) accent: Option<Option<Shades>>,
    #[serde(deserialize_with = "there")]
    pub(super) ground: Option<Option<Shades>>,
    #[serde(deserialize_with = "there")]
    pub(super) band: Option<Option<Shades>>,
    #[serde(deserialize_with = "there")]
    pub(super) text: Option<Option<Shades>>,
    #[serde(deserialize_with = "there")]
    pub(super) money: Option<Option<Shades>>,
}

/// A colour for each mode.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Shades {
    #[serde(deserialize_with = "there")]
    pub(super) light: Option<Option<String>>,
    #[serde(deserialize_with = "there")]
    pub(super) dark: Option<Option<String>>,
}

/// The mark in the masthead.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Logo {
    pub(super) file: Option<String>,
    pub(super) dark: Option<String>,
    pub(super) alt: Option<String>,
    pub(super) width: Option<String>,
    pub(super) height: Option<String>,
}

/// The theme's part of the foot.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Footer {
    pub(super) text: Option<String>,
    pub(super) links: Option<Vec<Link>>,
    pub(super) address: Option<String>,
}

/// A link of the foot.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Link {
    pub(super) text: Option<String>,
    pub(super) href: Option<String>,
}

/// Interface words by language.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Words {
    pub(super) ko: Option<Entries<Option<String>>>,
    pub(super) en: Option<Entries<Option<String>>>,
}

/// A value whose key is there, be it empty.
fn there<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}
