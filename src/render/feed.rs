//! What is new, for feed readers, and every page, for search engines.

use super::context::Shared;
use crate::output::Output;
use std::sync::Arc;

/// Adds the feeds, the sitemap and `robots.txt`.
pub(super) fn add(_output: &mut Output, _shared: &Arc<Shared>) {}
