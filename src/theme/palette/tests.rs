//! Palettes: what follows from a colour, and which are refused.

use super::*;

fn with(given: &[(Mode, Role, u32)]) -> Palette {
    let mut palette = Palette::default();
    for (mode, role, number) in given {
        palette.set(*mode, *role, Colour::of(*number));
    }
    palette
}

/// The tables are of the stylesheet, and can't part ways with it.
#[test]
fn the_built_in_colours_are_those_of_the_stylesheet() {
    let sheet = include_str!("../../../themes/default/styles/10-tokens.css");
    let (light, rest) = sheet.split_once("@media (prefers-color-scheme: dark)").unwrap();
    let dark = rest.split("@media").next().unwrap();
    for (name, of_light, of_dark) in BUILT_IN {
        for (part, number) in [(light, of_light), (dark, of_dark)] {
            let line = part.lines().find_map(|line| line.trim().strip_prefix(&format!("{name}:")));
            let colour = line.unwrap().trim().trim_end_matches(';');
            assert_eq!(Colour::parse(colour), Some(Colour::of(number)), "{name}");
        }
    }
}

#[test]
fn the_built_in_colours_pass_and_nothing_follows_from_no_colour() {
    for mode in Mode::ALL {
        assert_eq!(Palette::default().properties(mode), []);
        for (front, back, wanted) in PAIRS {
            let contrast = colour_of(front, mode, &[]).contrast(colour_of(back, mode, &[]));
            assert!(contrast >= wanted, "{front} on {back}: {contrast}");
        }
    }
}

#[test]
fn a_pale_accent_is_refused_with_the_nearest_that_passes() {
    // #949494 on white is 3.03; on the tint that follows from it, less.
    let palette = with(&[(Mode::Light, Role::Accent, 0x949494)]);
    let weak = palette.weak();
    let [weak] = weak.as_slice() else { panic!("{weak:?}") };
    assert_eq!((weak.mode, weak.role, weak.wanted), (Mode::Light, Role::Accent, 450));
    assert!(weak.contrast < 303, "{weak:?}");
    let nearest = weak.nearest.unwrap();
    let mended = with(&[(Mode::Light, Role::Accent, 0x949494)]);
    let mut mended = mended;
    mended.set(Mode::Light, Role::Accent, nearest);
    assert_eq!(mended.weak(), []);
    assert!(nearest.contrast(Colour::WHITE) < 600, "no further than it has to be: {nearest}");
}

#[test]
fn a_ground_answers_for_what_stands_on_it() {
    let weak = with(&[(Mode::Light, Role::Ground, 0x888888)]).weak();
    let [weak] = weak.as_slice() else { panic!("{weak:?}") };
    assert_eq!(weak.role, Role::Ground);
    assert!(weak.nearest.is_some());
    assert_eq!(with(&[(Mode::Light, Role::Ground, 0xfdfbf7)]).weak(), []);
}

#[test]
fn every_hue_of_money_leaves_its_figures_readable() {
    let on = |number: u32| Colour::of(number);
    for hue in [0x1f7a32, 0x7a1f5e, 0xffd400, 0x000000, 0xffffff, 0x0b50d0] {
        let palette = with(&[(Mode::Light, Role::Money, hue)]);
        let figures = [
            (Mode::Light, [("--nat", 0xffffff), ("--met", 0xffffff), ("--loc", 0x131416)]),
            (Mode::Dark, [("--nat", 0x131416), ("--met", 0), ("--loc", 0xffffff)]),
        ];
        for (mode, figures) in figures {
            let own = palette.properties(mode);
            for (name, figure) in figures {
                let fill = own.iter().find(|(known, _)| *known == name).unwrap().1;
                assert!(fill.contrast(on(figure)) >= 450, "{name} of {hue:06x}: {fill}");
            }
        }
    }
}

#[test]
fn an_accent_given_for_light_alone_is_readable_in_dark_too() {
    for hue in [0x1f5f3a, 0x7a1f5e, 0x5a3d00] {
        let palette = with(&[(Mode::Light, Role::Accent, hue)]);
        let own = palette.properties(Mode::Dark);
        for (front, back, wanted) in PAIRS {
            let (front, back) =
                (colour_of(front, Mode::Dark, &own), colour_of(back, Mode::Dark, &own));
            assert!(front.contrast(back) >= wanted, "{hue:06x}: {front} on {back}");
        }
    }
}
