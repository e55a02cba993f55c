//! The key: small drawings of the fills.

use super::canvas::{self, Canvas, Rect};
use super::paint::{Paint, Tone};
use super::sheet::Manner;
use std::sync::LazyLock;

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

/// Every sign as markup, in the order of the type: drawn once, they look the same in all charts.
static DRAWN: LazyLock<[Markup; 8]> = LazyLock::new(|| Sign::ALL.map(Sign::draw));

/// The elements of a sign: in an `<svg>` for a page, and for a file of its own.
struct Markup {
    svg: String,
    alone: String,
}

impl Sign {
    const ALL: [Self; 8] = [
        Self::Secured,
        Self::Executed,
        Self::Hole,
        Self::ToldHole,
        Self::Want,
        Self::Absent,
        Self::SecuredLine,
        Self::ExecutedLine,
    ];

    /// The sign as an `<svg>` for a page; decoration beside its label.
    pub(super) fn svg(self) -> &'static str {
        DRAWN.get(self as usize).map_or("", |markup| &markup.svg)
    }

    /// The elements of the sign for a file of its own.
    pub(super) fn alone(self) -> &'static str {
        DRAWN.get(self as usize).map_or("", |markup| &markup.alone)
    }

    fn draw(self) -> Markup {
        let sheet = canvas::draw(SIZE, |canvas| self.paint(canvas)).sheet;
        let mut svg =
            String::from("<svg viewBox=\"0 0 26 14\" aria-hidden=\"true\" focusable=\"false\">");
        let mut alone = String::new();
        sheet.write(Manner::Classes, &mut svg);
        sheet.write(Manner::Attributes, &mut alone);
        svg.push_str("</svg>");
        Markup { svg, alone }
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
