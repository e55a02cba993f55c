//! What is written: sections without words, and names that are spelt in two ways.
//!
//! Looks at words, never at figures; whether what they say is true is nobody's to check here.

mod likeness;
mod names;
pub(super) mod sections;
pub(super) mod spelling;
mod tokens;
