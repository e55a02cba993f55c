//! `theme.yaml` as written -> colours, logo, foot and words as meant.
//!
//! A colour that can't be read where it stands is refused here, with the nearest that can. Where
//! the foot's links lead within the site is `render`'s to know.

use super::folder::File;
use super::{words, written};
use crate::diagnostics::{Diagnostic, Failure, personal};
use crate::load::file::read_text;
use crate::load::notes::{Notes, Trail, Wrong, each, quoted, shown, text};
use crate::load::yaml::{self, Yaml};
use crate::load::{names, schema::Entries};
use crate::markdown::Target;
use crate::theme::{Colour, Footer, Logo, Look, Mode, Palette, Role, Theme, Weak};
use std::collections::BTreeMap;

/// Reads `theme.yaml` into the theme; `told` is how diagnostics name it.
///
/// # Errors
/// Where the machine fails to read it.
pub(super) fn read(
    file: &File,
    told: &str,
    theme: &mut Theme,
    found: &mut Vec<Diagnostic>,
) -> Result<(), Failure> {
    let written = read_text(&file.path, told, found)?;
    if !written.readable {
        return Ok(());
    }
    let yaml = Yaml { marred: &written.marred, ..Yaml::whole(told, &written.text) };
    let base = &*theme;
    let reading = yaml::read(yaml, |sheet, notes| mean(sheet, base, notes));
    found.extend(reading.found);
    let (mut look, own) = reading.meant.unwrap_or_default();
    told.clone_into(&mut look.file);
    theme.look = look;
    for (language, own) in own {
        theme.words.entry(language.to_owned()).or_default().extend(own);
    }
    Ok(())
}

/// Wordings by language.
type OwnWords = [(&'static str, words::Catalogue); 2];

fn mean(sheet: written::Sheet, theme: &Theme, notes: &mut Notes) -> (Look, OwnWords) {
    let root = &Trail::Root;
    let palette = palette(sheet.colors.unwrap_or_default(), &root.key("colors"), notes);
    let sheet_of_its_own = theme.assets.contains_key("style.css");
    if sheet_of_its_own && !palette.is_empty() {
        notes.doubt(&root.key("colors"), no_effect());
    }
    let logo = sheet.logo.and_then(|logo| logo_of(logo, theme, &root.key("logo"), notes));
    let footer = footer(sheet.footer.unwrap_or_default(), &root.key("footer"), notes);
    let written = sheet.words.unwrap_or_default();
    let section = root.key("words");
    let own = [("ko", written.ko), ("en", written.en)].map(|(language, words)| {
        let (words, at) = (words.unwrap_or_default(), section.key(language));
        in_public(&words, &at, notes);
        (language, words::of(words, theme.words.get(language), &at, notes))
    });
    (Look { file: String::new(), palette, logo, footer }, own)
}

fn no_effect() -> Wrong {
    let wrong = Wrong::value(
        "이 테마의 `assets/style.css`가 스타일 전체를 대신하므로 이 색은 쓰이지 않습니다",
        "`assets/style.css` of this theme stands in for every style, so these colours have no effect",
    );
    wrong.coded("theme/unused")
}

fn palette(written: written::Colors, section: &Trail, notes: &mut Notes) -> Palette {
    let mut palette = Palette::default();
    let roles = [
        (Role::Accent, written.accent),
        (Role::Ground, written.ground),
        (Role::Band, written.band),
        (Role::Text, written.text),
        (Role::Money, written.money),
    ];
    for (role, shades) in roles {
        let at = section.key(role.key());
        let Some(shades) = shades else { continue };
        let Some(shades) = shades else {
            notes.wrong(&at, empty_colour());
            continue;
        };
        for (mode, shade) in [(Mode::Light, shades.light), (Mode::Dark, shades.dark)] {
            let at = at.key(mode.word());
            match shade {
                None => {}
                Some(shade) if text(shade.clone()).is_none() => notes.wrong(&at, empty_colour()),
                Some(shade) => {
                    let colour = notes.parse(shade.as_deref(), &at, colour);
                    colour.into_iter().for_each(|colour| palette.set(mode, role, colour));
                }
            }
        }
    }
    for weak in palette.weak() {
        let at = section.key(weak.role.key());
        notes.wrong(&at.key(weak.mode.word()), too_weak(&weak));
    }
    palette
}

fn colour(text: &str) -> Result<Colour, Wrong> {
    Colour::parse(text.trim()).ok_or_else(|| {
        Wrong::value(
            format!("{} 색이 아닙니다", quoted(text, "은/는")),
            format!("`{}` is not a colour", shown(text)),
        )
        .hint(
            "`\"#0b50d0\"`처럼 `#`과 16진수 여섯 자리를 따옴표로 묶어 쓰세요",
            "write `#` and six hexadecimal digits in quotes, like `\"#0b50d0\"`",
        )
    })
}

fn empty_colour() -> Wrong {
    Wrong::value("색이 비어 있습니다", "the colour is empty").hint(
        "빈칸 뒤의 `#`부터는 주석입니다. `\"#0b50d0\"`처럼 따옴표로 묶으세요",
        "a `#` behind a blank starts a comment; put the colour in quotes, like `\"#0b50d0\"`",
    )
}

fn too_weak(weak: &Weak) -> Wrong {
    let ratio = |n: u32| format!("{}.{:02}", n / 100, n % 100);
    let ((ko, en), shade) = (words_of(weak.other.0), weak.other.1);
    let (is, needs) = (ratio(weak.contrast), ratio(weak.wanted));
    let own = weak.colour;
    let wrong = Wrong::value(
        format!(
            "{} {ko} `{shade}`의 명암비가 {is}:1입니다. {needs}:1 이상이어야 합니다",
            quoted(&own.to_string(), "과/와")
        ),
        format!("the contrast of `{own}` and {en} `{shade}` is {is}:1, and has to be {needs}:1"),
    )
    .coded("theme/contrast");
    match weak.nearest {
        Some(nearest) => wrong.hint(
            format!("기준에 맞는 가장 가까운 색: `\"{nearest}\"`"),
            format!("the nearest that is enough: `\"{nearest}\"`"),
        ),
        None => wrong,
    }
}

/// What a custom property of the stylesheet is to the author.
fn words_of(property: &str) -> (&'static str, &'static str) {
    match property {
        "--bg" => ("바탕", "the ground"),
        "--band" => ("띠 바탕", "the band"),
        "--tint" => ("옅은 바탕", "the tinted ground"),
        "--text" => ("글자", "the text"),
        "--text-2" => ("둘째 글자색", "the second colour of text"),
        "--text-3" => ("작은 글자", "the small print"),
        "--link" => ("링크", "the links"),
        "--alert" => ("사유 없는 미집행의 빨강", "the red of money without a reason"),
        "--good" => ("완료의 초록", "the green of what is done"),
        "--note" => ("지연의 노랑", "the amber of what is late"),
        "--line-firm" => ("입력칸 테두리", "the border of controls"),
        _ => ("다른 색", "another colour"),
    }
}

fn logo_of(written: written::Logo, theme: &Theme, at: &Trail, notes: &mut Notes) -> Option<Logo> {
    let picture = |path: &str| picture(path, &theme.assets);
    let file = notes.parse_required(written.file.as_deref(), at, "file", picture);
    let dark = notes.parse(text(written.dark).as_deref(), &at.key("dark"), picture);
    let alt = notes.required(written.alt, at, "alt");
    personal_in(&alt, &at.key("alt"), notes);
    let pixels = |most| move |text: &str| pixels(text, most);
    let width = notes.parse_required(written.width.as_deref(), at, "width", pixels(280));
    let height = notes.parse_required(written.height.as_deref(), at, "height", pixels(120));
    Some(Logo { file: file?, dark, alt, width: width?, height: height? })
}

/// A picture of the theme by its path, `assets/logo.svg`, as its path below `assets/`.
fn picture(path: &str, assets: &BTreeMap<String, Vec<u8>>) -> Result<String, Wrong> {
    let below = names::below(path)?;
    let Some(name) = below.strip_prefix("assets/") else {
        return Err(Wrong::value(
            format!("{} `assets` 폴더 안의 파일이 아닙니다", quoted(path, "은/는")),
            format!("`{}` is no file of the folder `assets`", shown(path)),
        )
        .coded("references/file")
        .hint(
            "그림을 테마의 `assets` 폴더에 넣고 `assets/logo.svg`처럼 쓰세요",
            "put the picture into the theme's `assets`, and write `assets/logo.svg`",
        ));
    };
    let Some(bytes) = assets.get(name) else {
        let wrong = Wrong::value(
            format!("테마에 `{}` 파일이 없습니다", shown(path)),
            format!("the theme has no file `{}`", shown(path)),
        )
        .coded("references/file");
        let near = assets.keys().find(|known| strsim::damerau_levenshtein(known, name) <= 2);
        return Err(match near {
            Some(near) => wrong.hint(
                format!("혹시 `assets/{near}`입니까?"),
                format!("did you mean `assets/{near}`?"),
            ),
            None => wrong.hint("파일을 넣거나 경로를 고치세요", "add the file or correct the path"),
        });
    };
    if is_picture(name, bytes) { Ok(name.to_owned()) } else { Err(no_picture(path)) }
}

/// Whether a file is what the end of its name says, by its first bytes.
fn is_picture(name: &str, bytes: &[u8]) -> bool {
    let start = |at: usize, word: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(word));
    match name.rsplit('.').next().map(str::to_ascii_lowercase).as_deref() {
        Some("svg") => std::str::from_utf8(bytes).is_ok_and(|text| text.contains("<svg")),
        Some("png") => start(0, b"\x89PNG\r\n\x1a\n"),
        Some("webp") => start(0, b"RIFF") && start(8, b"WEBP"),
        _ => false,
    }
}

fn no_picture(path: &str) -> Wrong {
    Wrong::value(
        format!("{} SVG, PNG, WebP 그림이 아닙니다", quoted(path, "은/는")),
        format!("`{}` is no picture in SVG, PNG or WebP", shown(path)),
    )
    .hint(
        "그림을 그 형식으로 다시 저장하고, 파일 이름의 끝도 맞추세요",
        "save the picture as one of these, with an ending that says so",
    )
}

fn pixels(text: &str, most: u16) -> Result<u16, Wrong> {
    let number = text.trim().parse().ok().filter(|n| (1..=most).contains(n));
    number.ok_or_else(|| {
        Wrong::value(
            format!("{} 쓸 수 없는 크기입니다", quoted(text, "은/는")),
            format!("`{}` is no size that can be used", shown(text)),
        )
        .hint(
            format!("화면 픽셀 수를 1에서 {most}까지의 자연수로 쓰세요"),
            format!("write a whole number of CSS pixels, 1 to {most}"),
        )
    })
}

fn footer(written: written::Footer, at: &Trail, notes: &mut Notes) -> Footer {
    let words = text(written.text).unwrap_or_default();
    let address = text(written.address).unwrap_or_default();
    personal_in(&words, &at.key("text"), notes);
    personal_in(&address, &at.key("address"), notes);
    let links = each(written.links, at, "links", |link, at| {
        let words = notes.required(link.text, at, "text");
        personal_in(&words, &at.key("text"), notes);
        let href = notes.parse_required(link.href.as_deref(), at, "href", href);
        (words, href.unwrap_or_default())
    });
    Footer { text: words, links, address }
}

/// An address a page may lead to.
fn href(text: &str) -> Result<String, Wrong> {
    let text = text.trim();
    let schemes = ["https://", "http://", "mailto:", "tel:"];
    let odd = |c: char| c.is_whitespace() || c.is_control() || "\\\"'<>`".contains(c);
    let elsewhere = schemes.iter().any(|scheme| text.starts_with(scheme));
    if !text.contains(odd) && (elsewhere || Target::within_site(text).is_some()) {
        return Ok(text.to_owned());
    }
    Err(Wrong::value(
        format!("{} 링크로 쓸 수 없는 주소입니다", quoted(text, "은/는")),
        format!("`{}` is no address a link may lead to", shown(text)),
    )
    .coded("theme/link")
    .hint(
        "`https://…`, `mailto:…`, `tel:…`이나 `method/index.html` 같은 누리집 안의 경로를 쓰세요",
        "write `https://…`, `mailto:…`, `tel:…`, or a path within the site like `method/index.html`",
    ))
}

fn in_public(words: &Entries<Option<String>>, section: &Trail, notes: &mut Notes) {
    for (key, word) in &words.0 {
        personal_in(word.as_deref().unwrap_or_default(), &section.key(key), notes);
    }
}

/// What stands in a theme stands on every page.
fn personal_in(text: &str, at: &Trail, notes: &mut Notes) {
    use personal::Kind;
    for one in personal::find(text) {
        let code = match one.kind {
            Kind::ResidentNumber => "people/resident-number",
            Kind::Mobile => "people/mobile",
            Kind::Email => "people/email",
            Kind::Account => "people/account",
            Kind::Card => "people/card",
        };
        let wrong = Wrong::value(
            format!("모든 페이지에 나오는 글에 개인정보가 있습니다: `{}`", one.masked),
            format!("a text of every page holds something personal: `{}`", one.masked),
        );
        let wrong =
            wrong.hint("지우고 기관의 것을 쓰세요", "take it out, and give that of the office");
        notes.wrong(at, wrong.coded(code));
    }
}
