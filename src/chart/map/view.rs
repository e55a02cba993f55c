//! Which part of the plane a drawing shows, where on the canvas, and how long its scale bar is.
//!
//! Decides between the whole district and the surroundings of the places with an overview.
//! Draws nothing.

use super::Subject;
use super::plane::{Bounds, Metres};
use crate::chart::canvas::Rect;
use crate::chart::figure::Width;

/// Room for a disc at the edge of a frame, in units.
const MARGIN: f64 = 17.0;
/// Below the frame: the scale bar and its words.
pub(super) const FOOT: f64 = 30.0;
/// At least so many metres are shown each way around the places.
const NEAREST: f64 = 400.0;

/// A part of the plane, shown in a part of the canvas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    /// On the canvas, in units.
    pub(super) rect: Rect,
    middle: Metres,
    /// Units in a metre.
    pub(super) scale: f64,
}

impl Frame {
    fn around(bounds: Bounds, rect: Rect, margin: f64) -> Self {
        let scale = |room: f64, metres: f64| (room - 2.0 * margin) / metres.max(1e-6);
        let scale = scale(rect.width, bounds.width()).min(scale(rect.height, bounds.height()));
        Self { rect, middle: bounds.middle(), scale }
    }

    /// Where on the canvas a place lies.
    pub(super) fn at(&self, (x, y): Metres) -> (f64, f64) {
        let (left, top) = (self.rect.middle(), self.rect.y + self.rect.height / 2.0);
        (left + (x - self.middle.0) * self.scale, top - (y - self.middle.1) * self.scale)
    }

    /// A round number of metres for a scale bar, and its length in units.
    pub(super) fn bar(&self) -> (u32, f64) {
        let most = self.rect.width * 0.3 / self.scale;
        let powers = (0..8).map(|power| 10_u32.pow(power));
        let mut round = powers.flat_map(|ten| [ten, 2 * ten, 5 * ten]);
        let metres = round.rfind(|metres| f64::from(*metres) <= most).unwrap_or(1);
        (metres, f64::from(metres) * self.scale)
    }
}

/// The frames of one drawing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scene {
    /// Width and height of the canvas in units.
    pub(super) size: (f64, f64),
    /// What is shown.
    pub(super) main: Frame,
    /// Whether a line is drawn around it, because what lies there does not end at it.
    pub(super) framed: bool,
    /// The whole district beside it, where it is not shown itself.
    pub(super) overview: Option<Frame>,
}

/// Whether the places lie so close together that the district around them would hide how.
pub(super) fn is_zoomed(subject: &Subject<'_>) -> bool {
    let Some(outline) = subject.outline else { return false };
    let whole = outline.bounds().with(subject.around);
    let near = subject.around.at_least(NEAREST);
    let part = (near.width() / whole.width()).max(near.height() / whole.height());
    subject.around.longest() >= 1.0 && part < 0.2
}

impl Scene {
    /// The frames for a width.
    pub(super) fn of(subject: &Subject<'_>, zoomed: bool, width: Width) -> Self {
        let near = subject.around.at_least(NEAREST);
        let whole = subject.outline.map(|outline| outline.bounds().with(subject.around));
        let shown = whole.filter(|_| !zoomed).unwrap_or(near).at_least(1.0);
        let overview = whole.filter(|_| zoomed);
        let across = width.across();
        let beside = if overview.is_some() && width != Width::Narrow { 160.0 } else { 0.0 };
        let rect = room(shown, across - beside, width);
        let margin = if zoomed || whole.is_none() { rect.height / 6.0 } else { MARGIN };
        let main = Frame::around(shown, rect, margin);
        let foot = rect.bottom() + FOOT;
        let overview = overview.map(|whole| {
            let rect = match width {
                Width::Wide | Width::Half => {
                    Rect { x: across - 141.0, y: 1.0, width: 140.0, height: 160.0 }
                }
                Width::Narrow => Rect { x: 1.0, y: foot + 8.0, width: 110.0, height: 110.0 },
            };
            Frame::around(whole, rect, 6.0)
        });
        let below = overview.map_or(0.0, |frame| frame.rect.bottom() + 2.0);
        let size = (across, foot.max(below));
        Self { size, main, framed: zoomed || whole.is_none(), overview }
    }
}

/// The room for what is shown: as high as its shape asks for, within bounds.
fn room(shown: Bounds, across: f64, width: Width) -> Rect {
    let (low, high) = match width {
        Width::Wide | Width::Half => (220.0, 360.0),
        Width::Narrow => (200.0, 320.0),
    };
    let height = (across / shown.width() * shown.height()).clamp(low, high);
    Rect { x: 1.0, y: 1.0, width: across - 2.0, height }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_bar_is_round_and_fits() {
        // 600 units for 7,200 m: 12 m a unit, so that 30 % are 2,160 m.
        let bounds = Bounds { west: 0.0, south: 0.0, east: 7200.0, north: 3600.0 };
        let rect = Rect { x: 0.0, y: 0.0, width: 600.0, height: 300.0 };
        let frame = Frame::around(bounds, rect, 0.0);
        let (metres, units) = frame.bar();
        assert_eq!(metres, 2000);
        assert!((units - 2000.0 / 12.0).abs() < 1e-9);
        assert_eq!(frame.at((0.0, 0.0)), (0.0, 300.0));
        assert_eq!(frame.at((7200.0, 3600.0)), (600.0, 0.0));
    }
}
