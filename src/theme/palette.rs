//! The colours a theme asks for: what follows from each, and which can't be read.
//!
//! The districts' pages promise contrast (WCAG 2.2 AA), so a colour is held against every ground
//! it stands on. Red, green and amber mean something and are never a theme's.

use super::Colour;
use std::collections::BTreeMap;

/// What a reader's device is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// Dark letters on a light ground.
    Light,
    /// Light letters on a dark ground.
    Dark,
}

impl Mode {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// As `theme.yaml` and CSS call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn pole(self) -> Colour {
        match self {
            Self::Light => Colour::BLACK,
            Self::Dark => Colour::WHITE,
        }
    }
}

/// What a colour is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Links, and what can be pressed.
    Accent,
    /// The paper.
    Ground,
    /// The foot, and sums in tables.
    Band,
    /// Letters.
    Text,
    /// The hue of every source of money; how dark each is follows from it.
    Money,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] = [Self::Accent, Self::Ground, Self::Band, Self::Text, Self::Money];

    /// The key of `theme.yaml`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Accent => "accent",
            Self::Ground => "ground",
            Self::Band => "band",
            Self::Text => "text",
            Self::Money => "money",
        }
    }
}

/// Colours by role and mode, as `theme.yaml` gives them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Palette {
    given: BTreeMap<(Mode, Role), Colour>,
}

/// A colour that can't be told well enough from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weak {
    /// Where it is said.
    pub mode: Mode,
    /// The colour of the theme.
    pub role: Role,
    /// What the theme says it is.
    pub colour: Colour,
    /// The other: a custom property of the stylesheet, and its colour.
    pub other: (&'static str, Colour),
    /// Their contrast, in hundredths.
    pub contrast: u32,
    /// What it has to be at least, in hundredths.
    pub wanted: u32,
    /// The nearest lighter or darker colour that is enough everywhere.
    pub nearest: Option<Colour>,
}

/// The built-in theme's colours that stand on a theme's grounds: light, dark.
const BUILT_IN: [(&str, u32, u32); 11] = [
    ("--bg", 0xffffff, 0x131416),
    ("--band", 0xf4f5f6, 0x1e2124),
    ("--tint", 0xecf2fe, 0x17233d),
    ("--text", 0x1e2124, 0xf4f5f6),
    ("--text-2", 0x464c53, 0xcdd1d5),
    ("--text-3", 0x58616a, 0xb1b8be),
    ("--link", 0x0b50d0, 0x86aff9),
    ("--alert", 0xbd2c0f, 0xf9967f),
    ("--good", 0x1f7a32, 0x5fc273),
    ("--note", 0x8a5c00, 0xe0b04a),
    ("--line-firm", 0x6d7882, 0x8a949e),
];

/// Who stands on whom, and the contrast that asks for, in hundredths: 4.5 for letters, 3 for the
/// border of a control (WCAG 2.2, 1.4.3 and 1.4.11).
const PAIRS: [(&str, &str, u32); 16] = [
    ("--text", "--bg", 450),
    ("--text-2", "--bg", 450),
    ("--text-3", "--bg", 450),
    ("--link", "--bg", 450),
    ("--alert", "--bg", 450),
    ("--good", "--bg", 450),
    ("--note", "--bg", 450),
    ("--line-firm", "--bg", 300),
    ("--text", "--band", 450),
    ("--text-2", "--band", 450),
    ("--text-3", "--band", 450),
    ("--link", "--band", 450),
    ("--text", "--tint", 450),
    ("--text-2", "--tint", 450),
    ("--text-3", "--tint", 450),
    ("--link", "--tint", 450),
];

impl Palette {
    /// Sets a colour.
    pub fn set(&mut self, mode: Mode, role: Role, colour: Colour) {
        self.given.insert((mode, role), colour);
    }

    /// Whether nothing is given.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// Every custom property of the stylesheet that follows from what is given, with its colour.
    pub fn properties(&self, mode: Mode) -> Vec<(&'static str, Colour)> {
        let mut all = Vec::new();
        let given = |role| self.given.get(&(mode, role)).copied();
        let simple = [(Role::Ground, "--bg"), (Role::Band, "--band"), (Role::Text, "--text")];
        all.extend(simple.iter().filter_map(|(role, name)| Some((*name, given(*role)?))));
        if let Some(accent) = self.accent(mode) {
            let (hover, tint) = match mode {
                Mode::Light => (90, 20),
                Mode::Dark => (90, 30),
            };
            all.push(("--link", accent));
            all.push(("--focus", accent));
            all.push(("--link-hover", accent.towards(mode.pole(), hover)));
            all.push(("--tint", self.ground(mode).towards(accent, tint)));
        }
        all.extend(self.hue(mode, Role::Money).map(|hue| money(hue, mode)).unwrap_or_default());
        all
    }

    /// Every colour given that can't be told from what it stands on, or what stands on it; of each
    /// its worst.
    pub fn weak(&self) -> Vec<Weak> {
        let all = Mode::ALL.into_iter().flat_map(|mode| Role::ALL.map(|role| (mode, role)));
        let all = all.filter_map(|(mode, role)| {
            let colour = *self.given.get(&(mode, role))?;
            let (other, contrast, wanted) = self.worst(mode, role)?;
            let nearest = self.nearest(mode, role, colour);
            Some(Weak { mode, role, colour, other, contrast, wanted, nearest })
        });
        all.collect()
    }

    /// The pair that falls shortest, of those a role has to answer for.
    fn worst(&self, mode: Mode, role: Role) -> Option<((&'static str, Colour), u32, u32)> {
        let own = self.properties(mode);
        let short = PAIRS.iter().filter_map(|(front, back, wanted)| {
            let other = match self.answers(mode, front, back)? {
                (answering, other) if answering == role => other,
                _ => return None,
            };
            let (front, back) = (colour_of(front, mode, &own), colour_of(back, mode, &own));
            let contrast = front.contrast(back);
            let shown = if other.1 { front } else { back };
            (contrast < *wanted).then_some(((other.0, shown), contrast, *wanted))
        });
        short.min_by_key(|(_, contrast, wanted)| contrast * 100 / wanted)
    }

    /// Which role is told of a pair: the letters', else the ground's; and the other of the two,
    /// with whether that one stands in front.
    fn answers(
        &self,
        mode: Mode,
        front: &'static str,
        back: &'static str,
    ) -> Option<(Role, (&'static str, bool))> {
        let is_given = |role: &Role| self.given.contains_key(&(mode, *role));
        let front_role = role_of(front).filter(is_given).map(|role| (role, (back, false)));
        let back_role = || role_of(back).filter(is_given).map(|role| (role, (front, true)));
        front_role.or_else(back_role)
    }

    fn nearest(&self, mode: Mode, role: Role, colour: Colour) -> Option<Colour> {
        let steps = (1..=255).flat_map(|step| [Colour::BLACK, Colour::WHITE].map(|to| (to, step)));
        let mut shades = steps.map(|(pole, step)| colour.towards(pole, step));
        shades.find(|shade| {
            let mut palette = self.clone();
            palette.set(mode, role, *shade);
            palette.worst(mode, role).is_none()
        })
    }

    /// The accent of a mode; of one that has none the other's, as light or dark as it has to be.
    fn accent(&self, mode: Mode) -> Option<Colour> {
        let given = self.given.get(&(mode, Role::Accent)).copied();
        let wanted = if mode == Mode::Light { 680 } else { 840 };
        let shade = |hue: Colour| hue.at_contrast(self.ground(mode), wanted);
        given.or_else(|| self.hue(mode, Role::Accent).map(shade))
    }

    fn ground(&self, mode: Mode) -> Colour {
        let given = self.given.get(&(mode, Role::Ground)).copied();
        given.unwrap_or_else(|| colour_of("--bg", mode, &[]))
    }

    /// The colour of a role, be it of the other mode.
    fn hue(&self, mode: Mode, role: Role) -> Option<Colour> {
        let of = |mode| self.given.get(&(mode, role)).copied();
        of(mode).or_else(|| Mode::ALL.into_iter().find_map(of))
    }
}

/// The role that decides a custom property; `--tint` follows from the accent.
fn role_of(name: &str) -> Option<Role> {
    Some(match name {
        "--bg" => Role::Ground,
        "--band" => Role::Band,
        "--text" => Role::Text,
        "--link" | "--tint" => Role::Accent,
        _ => return None,
    })
}

fn colour_of(name: &str, mode: Mode, own: &[(&'static str, Colour)]) -> Colour {
    let own = own.iter().find(|(known, _)| *known == name).map(|(_, colour)| *colour);
    let built_in = || {
        let (_, light, dark) = BUILT_IN.iter().find(|(known, ..)| *known == name)?;
        Some(Colour::of(if mode == Mode::Light { *light } else { *dark }))
    };
    own.or_else(built_in).unwrap_or(mode.pole())
}

/// The sources of money in one hue: as dark, measured on the figures written into them and the
/// ground, as the built-in theme's are, so that each can be read and told from the next.
fn money(hue: Colour, mode: Mode) -> Vec<(&'static str, Colour)> {
    let (white, black) = (Colour::WHITE, Colour::of(0x131416));
    let grey = hue.muted();
    let (ground, fills, inks) = match mode {
        Mode::Light => (
            white,
            [
                ("--nat", hue.at_contrast(white, 1060)),
                ("--met", hue.at_contrast(white, 460)),
                ("--loc", hue.at_contrast(black, 1030)),
                ("--prv", grey.at_contrast(white, 470)),
                ("--sum", grey.at_contrast(white, 830)),
                ("--edge", grey.at_contrast(white, 1350)),
            ],
            [1060, 460, 540],
        ),
        Mode::Dark => (
            black,
            [
                ("--nat", hue.at_contrast(black, 1450)),
                ("--met", hue.at_contrast(Colour::BLACK, 540)),
                ("--loc", hue.at_contrast(white, 810)),
                ("--prv", grey.at_contrast(black, 790)),
                ("--sum", grey.at_contrast(black, 1090)),
                ("--edge", grey.at_contrast(black, 1470)),
            ],
            [1250, 690, 660],
        ),
    };
    let ink = ["--nat-ink", "--met-ink", "--loc-ink"];
    let inks = ink.into_iter().zip(inks).map(|(name, at)| (name, hue.at_contrast(ground, at)));
    let washed = ["--nat-wash", "--met-wash", "--loc-wash", "--prv-wash", "--sum-wash"];
    let washes = washed.into_iter().zip(fills).map(|(name, (_, fill))| {
        let share = if mode == Mode::Light { 20 } else { 24 };
        (name, ground.towards(fill, share))
    });
    fills.into_iter().chain(inks).chain(washes).collect()
}

#[cfg(test)]
mod tests;
