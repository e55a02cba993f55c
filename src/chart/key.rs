//! The key: small drawings of the fills.

use super::backend::Manner;
use super::canvas::{self, Canvas, Rect};
use super::paint::{Paint, Tone};

/// A fill that a key explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Hatched: secured.
    Secured,
    /// Solid: executed.
    Executed,
    /// Dashed red: not executed, no reason.
    Hole,
    /// Dashed grey: not executed, explained.
    ToldHole,
    /// White: demanded.
    Want,
    /// Dotted: withheld or not recorded.
    Absent,
    /// Dashed line: secured so far.
    SecuredLine,
    /// Thick line: executed so far.
    ExecutedLine,
}

/// Width and height of a sign.
pub(super) const SIZE: (f64, f64) = (26.0, 14.0);

impl Sign {
    /// The sign as an `<svg>` for a page; decoration beside its label.
    pub(super) fn svg(self) -> String {
        let markup = self.markup(Manner::Classes);
        format!(
            "<svg viewBox=\"0 0 26 14\" aria-hidden=\"true\" focusable=\"false\">{markup}</svg>"
        )
    }

    /// The elements of the sign.
    pub(super) fn markup(self, manner: Manner) -> String {
        canvas::draw(SIZE, manner, |canvas| self.paint(canvas))
    }

    fn paint(self, canvas: &Canvas<'_>) {
        let whole = Rect { x: 0.5, y: 0.5, width: 25.0, height: 13.0 };
        let dashed = Rect { x: 1.0, y: 1.0, width: 24.0, height: 12.0 };
        let middle = [(0.0, 7.0), (26.0, 7.0)];
        match self {
            Self::Secured => canvas.hatched(Tone::Sum, whole),
            Self::Executed => canvas.rect(Paint::Solid(Tone::Sum), whole),
            Self::Hole => canvas.rect(Paint::Hole, dashed),
            Self::ToldHole => canvas.rect(Paint::ToldHole, dashed),
            Self::Want => canvas.rect(Paint::Want, whole),
            Self::Absent => canvas.rect(Paint::Absent, dashed),
            Self::SecuredLine => canvas.line(Paint::SecuredLine, &middle),
            Self::ExecutedLine => canvas.line(Paint::ExecutedLine, &middle),
        }
    }
}
