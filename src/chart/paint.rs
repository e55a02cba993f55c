//! The paints of a chart: tokens that become CSS classes, or plain attributes in a file of its own.
//!
//! A paint says what a mark means, never how it looks: that is the stylesheet's, and for a
//! downloaded picture the light column of the same palette, repeated here.

use super::backend::Manner;
use crate::model::{Level, Site, SourceKey};
use plotters::style::RGBColor;

/// The fill of a source: one hue in depths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// National money.
    Nat,
    /// Metropolitan or provincial money.
    Met,
    /// The district's own.
    Loc,
    /// Private money.
    Prv,
    /// A sum, other money, or money not broken down by source.
    Sum,
}

impl Tone {
    /// The fill of a row of the ledger.
    pub(super) fn of(site: &Site, source: SourceKey) -> Self {
        let SourceKey::Source(index) = source else { return Self::Sum };
        match site.sources.get(index).map(|source| source.level) {
            Some(Level::National) => Self::Nat,
            Some(Level::Metropolitan) => Self::Met,
            Some(Level::Local) => Self::Loc,
            Some(Level::Private) => Self::Prv,
            Some(Level::Other) | None => Self::Sum,
        }
    }

    /// The class of text on the solid fill.
    pub(super) fn on(self) -> &'static str {
        self.pick(["on-nat", "on-met", "on-loc", "on-prv", "on-sum"])
    }

    fn pick(self, of: [&'static str; 5]) -> &'static str {
        let [nat, met, loc, prv, sum] = of;
        match self {
            Self::Nat => nat,
            Self::Met => met,
            Self::Loc => loc,
            Self::Prv => prv,
            Self::Sum => sum,
        }
    }
}

/// What a rectangle or line means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paint {
    /// Executed money.
    Solid(Tone),
    /// The ground under the hatching of secured money.
    Wash(Tone),
    /// The hatching of secured money.
    Hatch(Tone),
    /// Secured and not executed, no reason given.
    Hole,
    /// Secured and not executed, explained (or some of it).
    ToldHole,
    /// Asked for, not secured.
    Want,
    /// An amount of zero.
    Zero,
    /// Withheld, or not recorded.
    Absent,
    /// A line of the scale.
    Grid,
    /// A hairline between periods.
    Rule,
    /// The baseline.
    Base,
    /// Cumulative secured money.
    SecuredLine,
    /// Cumulative executed money.
    ExecutedLine,
    /// From a line's end to its label.
    Lead,
    /// The bracket of a gap without a reason.
    HoleLine,
    /// The area of a gap without a reason.
    HoleArea,
    /// The area of a gap that is explained.
    ToldArea,
    /// Where 100 % ends in a bar that runs past it.
    OverTick,
    /// The outline of the district on a map.
    Border,
    /// Where in an overview the map is.
    Here,
    /// The rim that sets a mark of a map off.
    Rim,
    /// The mark of a place.
    Spot,
    /// Where a place is whose mark was moved.
    Dot,
}

const TONES: [Tone; 5] = [Tone::Nat, Tone::Met, Tone::Loc, Tone::Prv, Tone::Sum];

const PLAIN: [Paint; 20] = [
    Paint::Hole,
    Paint::ToldHole,
    Paint::Want,
    Paint::Zero,
    Paint::Absent,
    Paint::Grid,
    Paint::Rule,
    Paint::Base,
    Paint::SecuredLine,
    Paint::ExecutedLine,
    Paint::Lead,
    Paint::HoleLine,
    Paint::HoleArea,
    Paint::ToldArea,
    Paint::OverTick,
    Paint::Border,
    Paint::Here,
    Paint::Rim,
    Paint::Spot,
    Paint::Dot,
];

impl Paint {
    /// The colour that carries the paint through plotters: not a colour at all, a number.
    pub(super) fn token(self) -> RGBColor {
        let place = |tone: Tone| TONES.iter().position(|t| *t == tone).unwrap_or(0) as u8;
        match self {
            Self::Solid(tone) => RGBColor(1, place(tone), 0),
            Self::Wash(tone) => RGBColor(2, place(tone), 0),
            Self::Hatch(tone) => RGBColor(3, place(tone), 0),
            other => {
                RGBColor(0, PLAIN.iter().position(|paint| *paint == other).unwrap_or(0) as u8, 0)
            }
        }
    }

    /// The paint a token stands for.
    pub(super) fn of_token((kind, place, _): (u8, u8, u8)) -> Self {
        let tone = TONES.get(usize::from(place)).copied().unwrap_or(Tone::Sum);
        match kind {
            1 => Self::Solid(tone),
            2 => Self::Wash(tone),
            3 => Self::Hatch(tone),
            _ => PLAIN.get(usize::from(place)).copied().unwrap_or(Self::Grid),
        }
    }

    /// As attributes of its element: a class, or the same look spelled out.
    pub(super) fn attributes(self, manner: Manner) -> String {
        match manner {
            Manner::Classes => format!(r#"class="{}""#, self.class()),
            Manner::Attributes => self.spelled_out(),
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Solid(tone) => tone.pick(["box nat", "box met", "box loc", "box prv", "box sum"]),
            Self::Wash(tone) => tone.pick([
                "box wash-nat",
                "box wash-met",
                "box wash-loc",
                "box wash-prv",
                "box wash-sum",
            ]),
            Self::Hatch(tone) => tone.pick(["ink-nat", "ink-met", "ink-loc", "ink-prv", "ink-sum"]),
            Self::Hole => "hole-box",
            Self::ToldHole => "hole-box told",
            Self::Want => "want",
            Self::Zero => "zero",
            Self::Absent => "absent",
            Self::Grid => "grid",
            Self::Rule => "rule",
            Self::Base => "base",
            Self::SecuredLine => "sec-line",
            Self::ExecutedLine => "exe-line",
            Self::Lead => "lead-line",
            Self::HoleLine => "hole-line",
            Self::HoleArea => "hole-area",
            Self::ToldArea => "wash-sum",
            Self::OverTick => "over-tick",
            Self::Border => "land",
            Self::Here => "here",
            Self::Rim => "rim",
            Self::Spot => "spot",
            Self::Dot => "dot",
        }
    }
}

/// The light column of the palette, for pictures that stand alone: theme's `style.css`, tokens.
impl Paint {
    fn spelled_out(self) -> String {
        const BOX: &str = r##"stroke="#1d2f49" shape-rendering="crispEdges""##;
        const DASHED: &str = r##"fill="#fff" stroke-width="1.5" stroke-dasharray="4 3""##;
        match self {
            Self::Solid(tone) => format!(r#"fill="{}" {BOX}"#, tone.fill()),
            Self::Wash(tone) => format!(r#"fill="{}" {BOX}"#, tone.wash()),
            Self::Hatch(tone) => {
                format!(r#"fill="none" stroke="{}" stroke-width="1.4""#, tone.ink())
            }
            Self::Hole => format!(r##"{DASHED} stroke="#bd2c0f""##),
            Self::ToldHole => format!(r##"{DASHED} stroke="#6d7882""##),
            Self::Want => format!(r##"fill="#fff" {BOX}"##),
            _ => self.line_spelled_out().to_owned(),
        }
    }

    fn line_spelled_out(self) -> &'static str {
        match self {
            Self::Zero => r##"stroke="#1d2f49" stroke-width="3""##,
            Self::Absent => {
                r##"fill="none" stroke="#6d7882" stroke-dasharray="1.5 3" stroke-linecap="round""##
            }
            Self::Rule => r##"stroke="#cdd1d5" shape-rendering="crispEdges""##,
            Self::Base => r##"stroke="#1d2f49" stroke-width="1.5" shape-rendering="crispEdges""##,
            Self::SecuredLine => {
                r##"fill="none" stroke="#39506c" stroke-width="2" stroke-dasharray="7 3""##
            }
            Self::ExecutedLine => {
                r##"fill="none" stroke="#083891" stroke-width="3.5" stroke-linejoin="round""##
            }
            Self::Lead => r##"stroke="#6d7882""##,
            Self::HoleLine => r##"fill="none" stroke="#bd2c0f" stroke-width="1.5""##,
            Self::HoleArea => r##"fill="#fdefec""##,
            Self::ToldArea => r##"fill="#f1f4f8""##,
            Self::OverTick => r##"stroke="#fff" stroke-width="2" shape-rendering="crispEdges""##,
            _ => r##"stroke="#e6e8ea" shape-rendering="crispEdges""##,
        }
    }
}

impl Tone {
    fn fill(self) -> &'static str {
        self.pick(["#083891", "#256ef4", "#a9c3ea", "#61758f", "#39506c"])
    }

    fn wash(self) -> &'static str {
        self.pick(["#e9eef8", "#f0f5ff", "#f6f8fc", "#f4f5f6", "#f1f4f8"])
    }

    fn ink(self) -> &'static str {
        self.pick(["#083891", "#256ef4", "#4a6a9a", "#61758f", "#39506c"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_paint_survives_the_way_through_plotters() {
        let toned =
            TONES.iter().flat_map(|t| [Paint::Solid(*t), Paint::Wash(*t), Paint::Hatch(*t)]);
        for paint in toned.chain(PLAIN) {
            let RGBColor(r, g, b) = paint.token();
            assert_eq!(Paint::of_token((r, g, b)), paint);
        }
    }
}
