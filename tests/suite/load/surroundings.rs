//! What lies around the content: other files, links, themes, places after the fact.

use super::Content;
