//! The paints of a chart: tokens that become CSS classes, or plain attributes in a file of its own.
//!
//! A paint says what a mark means, never how it looks: that is the stylesheet's, and for a
//! downloaded picture the light column of the same palette, repeated here.

use super::sheet::Manner;
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

    /// The classes of centred text on the solid fill, in large letters and in small ones.
    pub(super) fn centred(self) -> [&'static str; 2] {
        match self {
            Self::Nat => ["c on-nat", "c on-nat sm"],
            Self::Met => ["c on-met", "c on-met sm"],
            Self::Loc => ["c on-loc", "c on-loc sm"],
            Self::Prv => ["c on-prv", "c on-prv sm"],
            Self::Sum => ["c on-sum", "c on-sum sm"],
        }
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

use Paint::{Hatch, Solid, Wash};
use Tone::{Loc, Met, Nat, Prv, Sum};

impl Paint {
    /// Every paint, in the order they cover one another.
    pub(super) const ALL: [Self; 35] = [
        Self::Grid,
        Self::HoleArea,
        Self::ToldArea,
        Self::Border,
        Wash(Nat),
        Wash(Met),
        Wash(Loc),
        Wash(Prv),
        Wash(Sum),
        Hatch(Nat),
        Hatch(Met),
        Hatch(Loc),
        Hatch(Prv),
        Hatch(Sum),
        Solid(Nat),
        Solid(Met),
        Solid(Loc),
        Solid(Prv),
        Solid(Sum),
        Self::Want,
        Self::Hole,
        Self::ToldHole,
        Self::Absent,
        Self::Zero,
        Self::SecuredLine,
        Self::ExecutedLine,
        Self::Rule,
        Self::Base,
        Self::Lead,
        Self::HoleLine,
        Self::OverTick,
        Self::Dot,
        Self::Rim,
        Self::Spot,
        Self::Here,
    ];

    /// The colour that carries the paint through plotters: not a colour at all, its place in
    /// [`Paint::ALL`].
    pub(super) fn token(self) -> RGBColor {
        RGBColor(self.place() as u8, 0, 0)
    }

    /// Its place in [`Paint::ALL`].
    pub(super) fn place(self) -> usize {
        match self {
            Self::Grid => 0,
            Self::HoleArea => 1,
            Self::ToldArea => 2,
            Self::Border => 3,
            Wash(tone) => 4 + tone as usize,
            Hatch(tone) => 9 + tone as usize,
            Solid(tone) => 14 + tone as usize,
            Self::Want => 19,
            Self::Hole => 20,
            Self::ToldHole => 21,
            Self::Absent => 22,
            Self::Zero => 23,
            Self::SecuredLine => 24,
            Self::ExecutedLine => 25,
            Self::Rule => 26,
            Self::Base => 27,
            Self::Lead => 28,
            Self::HoleLine => 29,
            Self::OverTick => 30,
            Self::Dot => 31,
            Self::Rim => 32,
            Self::Spot => 33,
            Self::Here => 34,
        }
    }

    /// The paint a token stands for.
    pub(super) fn of_token((place, ..): (u8, u8, u8)) -> Self {
        Self::ALL.get(usize::from(place)).copied().unwrap_or(Self::Grid)
    }

    /// Writes attributes of its element: a class, or the same look spelled out.
    pub(super) fn push_attributes(self, manner: Manner, out: &mut String) {
        match manner {
            Manner::Classes => {
                out.push_str(" class=\"");
                out.push_str(self.class());
                out.push('"');
            }
            Manner::Attributes => {
                out.push(' ');
                self.spell_out(out);
            }
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
    fn spell_out(self, out: &mut String) {
        const BOX: &str = r##"" stroke="#1d2f49" shape-rendering="crispEdges""##;
        const DASHED: &str = r##"fill="#fff" stroke-width="1.5" stroke-dasharray="4 3" stroke=""##;
        let pieces = match self {
            Self::Solid(tone) => ["fill=\"", tone.fill(), BOX],
            Self::Wash(tone) => ["fill=\"", tone.wash(), BOX],
            Self::Hatch(tone) => [r#"fill="none" stroke=""#, tone.ink(), tone.dashes()],
            Self::Hole => [DASHED, "#bd2c0f", "\""],
            Self::ToldHole => [DASHED, "#6d7882", "\""],
            Self::Want => ["fill=\"", "#fff", BOX],
            _ => ["", self.line_spelled_out(), ""],
        };
        pieces.into_iter().for_each(|piece| out.push_str(piece));
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

    /// Dashes of 1.4 units: slanted ones 7 or 8 apart along the edge, which is √2 less across, of
    /// a line far thicker than any rectangle; straight ones 5. Ends the attribute before.
    fn dashes(self) -> &'static str {
        self.pick([
            r#"" stroke-width="1999" stroke-dasharray="1.4 3.5497""#,
            r#"" stroke-width="1999" stroke-dasharray="1.4 4.2569""#,
            r#"" stroke-dasharray="1.4 3.6""#,
            r#"" stroke-dasharray="1.4 3.6""#,
            r#"" stroke-width="1999" stroke-dasharray="1.4 4.2569""#,
        ])
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
        for paint in Paint::ALL {
            let RGBColor(r, g, b) = paint.token();
            assert_eq!(Paint::of_token((r, g, b)), paint);
        }
    }
}
