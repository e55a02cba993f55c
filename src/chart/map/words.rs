//! A map in words: its headline, and where each place lies, for who does not see it.
//!
//! Says in which ninth of the district a place is, and how large the district is. Names no
//! addresses: the list on the page has them.

use super::Subject;
use super::plane::{Bounds, Metres};
use crate::chart::figure::Texts;
use crate::locale::Locale;

/// More places than this are not told one by one.
const MOST: usize = 12;

/// What a map says.
pub(super) fn texts(subject: &Subject<'_>, zoomed: bool) -> Texts {
    let locale = subject.locale;
    let outside = outside(subject);
    let mut subtitle = vec![locale.word("map.numbers").to_owned()];
    subtitle.extend(zoomed.then(|| locale.word("map.zoomed").to_owned()));
    let tell_outside = outside > 0 && outside < subject.spots.len();
    subtitle.extend(tell_outside.then(|| locale.count("map.outside", outside, &[])));
    Texts {
        title: locale.word("map.title").to_owned(),
        headline: headline(subject, outside),
        subtitle: subtitle.join(", "),
        description: description(subject),
        elsewhere: String::new(),
    }
}

fn outside(subject: &Subject<'_>) -> usize {
    let Some(outline) = subject.outline else { return 0 };
    subject.spots.iter().filter(|spot| !outline.holds(spot.at)).count()
}

/// Where all of them are, as far as that is one thing to say.
fn headline(subject: &Subject<'_>, outside: usize) -> String {
    let (locale, many) = (subject.locale, subject.spots.len());
    let spread = || locale.count("map.spread", many, &[]);
    let Some(outline) = subject.outline else { return spread() };
    if outside == many {
        return locale.count("map.all_outside", many, &[]);
    }
    let mut ninths = subject.spots.iter().map(|spot| ninth(spot.at, outline.bounds()));
    let Some(first) = ninths.next() else { return spread() };
    if outside > 0 || !ninths.all(|other| other == first) {
        return spread();
    }
    let at = locale.word(first);
    match subject.spots.as_slice() {
        [one] => locale.say("map.one", &[("name", one.name), ("at", at)]),
        _ => locale.count("map.same", many, &[("at", at)]),
    }
}

/// How large what is shown is, and where in it each place lies.
fn description(subject: &Subject<'_>) -> String {
    let locale = subject.locale;
    let (key, bounds) = match subject.outline {
        Some(outline) => ("map.district", outline.bounds()),
        None => ("map.between", subject.around),
    };
    let size =
        [("width", length(locale, bounds.width())), ("height", length(locale, bounds.height()))];
    let size = size.each_ref().map(|(name, text)| (*name, text.as_str()));
    let mut said = vec![locale.say(key, &size)];
    for spot in subject.spots.iter().take(MOST) {
        let inside = subject.outline.is_none_or(|outline| outline.holds(spot.at));
        let key = if inside { "map.spot" } else { "map.spot_outside" };
        let number = spot.number.to_string();
        let at = locale.word(ninth(spot.at, bounds));
        said.push(locale.say(key, &[("number", &number), ("name", spot.name), ("at", at)]));
    }
    let more = subject.spots.len().saturating_sub(MOST);
    said.extend((more > 0).then(|| locale.count("map.more", more, &[])));
    said.join(" ")
}

/// A length in metres or kilometres: a scale bar's, or one of a district, to two figures and more.
pub(super) fn length(locale: &Locale, metres: f64) -> String {
    let tens = (metres / 10.0).round() as i128;
    let (key, text) = match metres {
        metres if metres < 100.0 => ("map.metres", (metres.round() as i128).to_string()),
        _ if tens < 100 => ("map.metres", (tens * 10).to_string()),
        _ if metres < 10_000.0 => {
            let tenths = (metres / 100.0).round() as i128;
            let rest = tenths % 10;
            let rest = if rest == 0 { String::new() } else { format!(".{rest}") };
            ("map.kilometres", format!("{}{rest}", tenths / 10))
        }
        _ => ("map.kilometres", locale.number((metres / 1000.0).round() as i128)),
    };
    locale.say(key, &[("n", &text)])
}

/// The word for the ninth of the bounds a place lies in.
fn ninth((x, y): Metres, bounds: Bounds) -> &'static str {
    let third = |from: f64, length: f64, at: f64| match (at - from) / length.max(1e-6) {
        part if part < 1.0 / 3.0 => 0,
        part if part > 2.0 / 3.0 => 2,
        _ => 1,
    };
    let east = third(bounds.west, bounds.width(), x);
    match (third(bounds.south, bounds.height(), y), east) {
        (2, 0) => "map.north_west",
        (2, 1) => "map.to_north",
        (2, _) => "map.north_east",
        (1, 0) => "map.to_west",
        (1, 1) => "map.middle",
        (1, _) => "map.to_east",
        (_, 0) => "map.south_west",
        (_, 1) => "map.to_south",
        _ => "map.south_east",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Language;
    use crate::model::Unit;
    use crate::theme::Theme;

    #[test]
    fn ninths_are_named_by_the_compass() {
        let bounds = Bounds { west: 0.0, south: 0.0, east: 9.0, north: 9.0 };
        for (at, word) in [
            ((1.0, 8.0), "map.north_west"),
            ((4.0, 4.0), "map.middle"),
            ((8.0, 1.0), "map.south_east"),
            ((20.0, 4.0), "map.to_east"),
        ] {
            assert_eq!(ninth(at, bounds), word);
        }
    }

    #[test]
    fn lengths_are_said_in_round_figures() {
        let words = [("map.metres", "{n}m"), ("map.kilometres", "{n}km")];
        let words =
            words.map(|(key, word)| (key.to_owned(), word.to_owned())).into_iter().collect();
        let theme = Theme { words: [("ko".to_owned(), words)].into(), ..Theme::default() };
        let locale = Locale::new(Language::Korean, Unit::Million, &theme);
        for (metres, said) in [
            (5.0, "5m"),
            (50.0, "50m"),
            (734.0, "730m"),
            (996.0, "1km"),
            (2000.0, "2km"),
            (7260.0, "7.3km"),
            (50_000.0, "50km"),
            (1_234_567.0, "1,235km"),
        ] {
            assert_eq!(length(&locale, metres), said, "{metres}");
        }
    }
}
