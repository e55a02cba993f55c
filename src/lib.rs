//! jangbu (장부, "ledger"): from a district's public projects to a static report site.

pub mod chart;
pub mod check;
pub mod cli;
pub mod diagnostics;
pub mod load;
pub mod locale;
pub mod markdown;
pub mod model;
pub mod output;
pub mod pipeline;
pub mod publish;
pub mod render;
pub mod theme;
