//! Every mistake of a theme's folder is told in one run, at its line and column.

use super::{Themed, begin, jangbu};
use jangbu::diagnostics::{Format, Language, render};

/// What one `theme.yaml` is told.
fn of_sheet(text: &str) -> Vec<String> {
    Themed::of_file("theme.yaml", text)
}

/// The hints of one `theme.yaml`, in both languages.
fn hints(text: &str) -> String {
    let themed = Themed::new().file("theme.yaml", text);
    let built = crate::built::run_in(&themed.0.path(""), Some(&themed.folder()));
    let both = built.diagnostics.iter().flat_map(|d| {
        [Language::Korean, Language::English].map(|l| render(d, Format::Human, l, None))
    });
    both.collect()
}

#[test]
fn a_sheet_is_read_strictly_and_every_fault_is_told() {
    begin(
        &of_sheet(
            "colours: {accent: {light: \"#000\"}}\nlogo: [a]\nfooter: {text: {a: b}, foo: 1}\n",
        ),
        &[
            "themes/own/theme.yaml:1:1: error[yaml/unknown-key]: unknown key `colours`",
            "themes/own/theme.yaml:2:7: error[yaml/value]: expected a section",
            "themes/own/theme.yaml:3:16: error[yaml/value]: expected a single value",
            "themes/own/theme.yaml:3:24: error[yaml/unknown-key]: unknown key `foo`",
        ],
    );
    begin(
        &of_sheet("footer: &a {text: x}\nfooter: {text: y}\n"),
        &[
            "themes/own/theme.yaml:1:9: error[yaml/anchor]",
            "themes/own/theme.yaml:2:1: error[yaml/duplicate-key]",
        ],
    );
    begin(&of_sheet("footer: {text: \"x\n"), &["themes/own/theme.yaml:"]);
    assert!(hints("colours: {}\n").contains("did you mean `colors`?"));
}

#[test]
fn a_colour_is_hexadecimal_or_refused() {
    for value in
        ["\"}</style>\"", "\"url(x)\"", "red", "\"rgb(0,0,0)\"", "0b50d0", "\"#12\"", "\"#fff;x\""]
    {
        let lines = of_sheet(&format!("colors: {{accent: {{light: {value}}}}}\n"));
        begin(&lines, &["themes/own/theme.yaml:1:26: error[yaml/value]: "]);
        assert!(lines[0].ends_with("is not a colour"), "{lines:?}");
    }
}

/// Without quotes a colour is a comment to YAML.
#[test]
fn a_colour_without_quotes_is_not_passed_over() {
    let lines = of_sheet("colors:\n  accent:\n    light: #0b50d0\n");
    assert!(lines.iter().any(|line| line.contains("error[yaml/value]: the colour is empty")));
    let lines = of_sheet("colors:\n  accent: #0b50d0\n");
    assert!(lines.iter().any(|line| line.contains("error[yaml/value]: the colour is empty")));
}

/// #949494 on white is 3.03 to 1 and #777777 4.47, just short of AA; #767676 has 4.54 on white,
/// and less on the band, where links stand too.
#[test]
fn a_colour_that_cant_be_read_is_refused_with_its_ratio_and_the_nearest() {
    let of = |role: &str, value: &str| {
        of_sheet(&format!("colors: {{{role}: {{light: \"{value}\"}}}}\n"))
    };
    begin(&of("accent", "#949494"), &["themes/own/theme.yaml:1:26: error[theme/contrast]: "]);
    begin(&of("text", "#777777"), &["themes/own/theme.yaml:1:24: error[theme/contrast]: "]);
    begin(&of("ground", "#808080"), &["themes/own/theme.yaml:1:26: error[theme/contrast]: "]);
    for (role, value) in [("accent", "#0b50d0"), ("text", "#1e2124"), ("ground", "#ffffff")] {
        begin(&of(role, value), &[]);
    }
    // By the formula of WCAG in another program: 2.77, 3.98.
    for (role, value, other) in [
        ("accent", "#949494", "the band `#f4f5f6` is 2.77:1, and has to be 4.50:1"),
        ("text", "#777777", "the tinted ground `#ecf2fe` is 3.98:1, and has to be 4.50:1"),
    ] {
        let lines = of(role, value);
        assert!(lines[0].ends_with(other), "{lines:?}");
    }
    let hints = hints("colors: {accent: {light: \"#949494\"}}\n");
    assert!(hints.contains("the nearest that is enough: `\"#"), "{hints}");
    assert!(hints.contains("기준에 맞는 가장 가까운 색: `\"#"), "{hints}");
}

#[test]
fn a_logo_lacks_nothing() {
    begin(
        &of_sheet("logo: {file: assets/icon.svg}\n"),
        &["themes/own/theme.yaml:1:1: error[yaml/missing-key]: the required key `alt`"; 1]
            .iter()
            .chain(&[
                "themes/own/theme.yaml:1:1: error[yaml/missing-key]: the required key `height`",
                "themes/own/theme.yaml:1:1: error[yaml/missing-key]: the required key `width`",
            ])
            .copied()
            .collect::<Vec<_>>(),
    );
    let with = |file: &str, size: &str| {
        of_sheet(&format!("logo: {{file: {file}, alt: a, width: {size}, height: 20}}\n"))
    };
    begin(&with("assets/icno.svg", "20"), &["themes/own/theme.yaml:1:14: error[references/file]"]);
    begin(&with("../secret.svg", "20"), &["themes/own/theme.yaml:1:14: error[references/path]"]);
    begin(&with("icon.svg", "20"), &["themes/own/theme.yaml:1:14: error[references/file]"]);
    for size in ["0", "2000", "20px", "-3", "1.5"] {
        begin(&with("assets/icon.svg", size), &["themes/own/theme.yaml:1:46: error[yaml/value]"]);
    }
    begin(&with("assets/icon.svg", "20"), &[]);
    let themed = Themed::new()
        .file("assets/logo.png", "no picture")
        .file("theme.yaml", "logo: {file: assets/logo.png, alt: a, width: 9, height: 9}\n");
    begin(&themed.told(), &["themes/own/theme.yaml:1:14: error[yaml/value]"]);
}

#[test]
fn a_link_of_the_foot_leads_somewhere_safe() {
    let with = |href: &str| of_sheet(&format!("footer: {{links: [{{text: a, href: {href}}}]}}\n"));
    for href in ["\"javascript:alert(1)\"", "\"//a.example/\"", "\"data:text/html,x\"", "\"a b\""] {
        begin(&with(href), &["themes/own/theme.yaml:1:34: error[theme/link]"]);
    }
    begin(&with("nowhere/index.html"), &["themes/own/theme.yaml:1:34: error[theme/link]"]);
    for href in ["pages/about.md", "projects/road/index.html", "\"tel:02-000-0000\""] {
        begin(&with(href), &[]);
    }
    begin(
        &of_sheet("footer:\n  text: 보세요 [여기](gone.html)\n"),
        &["themes/own/theme.yaml:2:18: error[theme/link]"],
    );
}

#[test]
fn words_are_known_and_say_what_the_usual_ones_do() {
    begin(
        &of_sheet(
            "words:\n  ko:\n    nav.hme: 처음\n    range: \"{from}부터\"\n    nav.home: \"{x}\"\n  fr: {a: b}\n",
        ),
        &[
            "themes/own/theme.yaml:3:5: error[yaml/unknown-key]: there is no word `nav.hme`",
            "themes/own/theme.yaml:4:12: warning[theme/left-out]: `{until}`",
            "themes/own/theme.yaml:5:15: error[theme/placeholder]: nothing fills in `{x}`",
            "themes/own/theme.yaml:6:3: error[yaml/unknown-key]: unknown key `fr`",
        ],
    );
    begin(
        &Themed::of_file("words/en.yaml", "nav.home: Start\nnav.homee: x\n"),
        &["themes/own/words/en.yaml:2:1: error[yaml/unknown-key]"],
    );
    assert!(hints("words: {en: {nav.hme: x}}\n").contains("did you mean `nav.home`?"));
}

#[test]
fn nothing_personal_stands_on_every_page() {
    let lines = of_sheet("footer: {address: 가온로 1 · 010-1234-5678}\n");
    begin(&lines, &["themes/own/theme.yaml:1:19: error[people/mobile]"]);
    assert!(!lines[0].contains("5678"), "{lines:?}");
}

#[test]
fn what_belongs_nowhere_is_told() {
    let themed = Themed::new()
        .file("template/report.html", "x")
        .file("templates/reprot.html", "x")
        .file("styles/notes.scss", "x")
        .file("words/fr.yaml", "nav.home: Accueil\n")
        .file("theme.yml", "x: 1\n");
    begin(
        &themed.told(),
        &[
            "themes/own/styles/notes.scss:1:1: warning[yaml/unknown-file]",
            "themes/own/template/report.html:1:1: warning[yaml/unknown-file]",
            "themes/own/templates/reprot.html:1:1: warning[theme/unused]",
            "themes/own/theme.yml:1:1: warning[yaml/unknown-file]",
            "themes/own/words/fr.yaml:1:1: warning[yaml/unknown-file]",
        ],
    );
    let ran = jangbu(&themed.0.path(""), &["check", "--theme", "own"]);
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    for near in ["`templates/`", "`report.html`", "`theme.yaml`"] {
        assert!(said.contains(&format!("혹시 {near}입니까?")), "{said}");
    }
}

#[test]
fn what_is_no_text_is_told_and_a_large_file_refused() {
    let themed = Themed::new();
    themed.0.write("themes/own/styles/95-own.css", "a{}");
    std::fs::write(themed.folder().join("styles/95-own.css"), b"a{content:'\xb1\xdd'}").unwrap();
    begin(&themed.told(), &["themes/own/styles/95-own.css:1:12: error[yaml/encoding]"]);
    let large = "x".repeat(1024 * 1024 + 1);
    begin(
        &Themed::of_file("templates/page.html", &large),
        &["themes/own/templates/page.html:1:1: error[yaml/size]"],
    );
}

#[test]
fn colours_without_effect_are_told() {
    let themed = Themed::new()
        .file("assets/style.css", "a{}")
        .file("theme.yaml", "colors: {accent: {light: \"#0b50d0\"}}\n");
    begin(&themed.told(), &["themes/own/theme.yaml:1:1: warning[theme/unused]"]);
}

#[test]
fn check_and_generate_tell_a_themes_mistakes_with_the_line_and_write_nothing() {
    let themed = Themed::new().file("theme.yaml", "colors:\n  accent: {light: \"#949494\"}\n");
    for command in ["check", "generate"] {
        let ran = jangbu(&themed.0.path(""), &[command, "--theme", "own"]);
        assert_eq!(ran.status.code(), Some(1), "{command}");
        let said =
            String::from_utf8_lossy(if command == "check" { &ran.stdout } else { &ran.stderr })
                .into_owned();
        assert!(said.contains("error[theme/contrast] themes/own/theme.yaml:2:19\n"), "{said}");
        assert!(said.contains("\n  2 |   accent: {light: \"#949494\"}\n"), "{said}");
    }
    assert!(!themed.0.path("output").exists());
}
