//! The one test binary: each module is a story about the whole tool.

mod record;
