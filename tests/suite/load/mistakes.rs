//! Mistakes in content: each at its file, line and column, all in one run.

use super::Content;
