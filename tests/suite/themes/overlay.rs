//! What a theme's folder replaces and adds, and what its `theme.yaml` shows on a page.

use super::{Themed, begin, example, jangbu};
use crate::built::{SiteFiles, all, repository, run_in, text};

#[test]
fn a_theme_that_is_empty_changes_nothing() {
    let themed = Themed::new();
    let plain = SiteFiles::from(run_in(&themed.0.path(""), None));
    assert_eq!(plain.0, themed.files().0);
    assert_eq!(themed.told(), [""; 0]);
    assert_eq!(Themed::of_file("theme.yaml", "# nothing\n"), [""; 0]);
}

#[test]
fn each_kind_of_file_replaces_the_one_of_its_name_or_is_added() {
    let themed = Themed::new()
        .file("templates/page.html", "<!DOCTYPE html><title>own</title>{{ frame.site }}")
        .file("styles/30-frame.css", ".only-this { color: red }")
        .file("styles/95-more.css", ".at-the-end { color: red }")
        .file("styles/05-first.css", ".at-the-start { color: red }")
        .file("assets/icon.svg", "<svg/>")
        .file("assets/fonts/own.woff2", "font")
        .file("words/ko.yaml", "nav.home: 첫 화면\n")
        .file("README.md", "")
        .file("LICENSE", "")
        .file(".git/config", "");
    assert_eq!(themed.told(), [""; 0]);
    let files = themed.files();
    assert_eq!(files.text("about/index.html"), "<!DOCTYPE html><title>own</title>보기");
    let style = files.text("assets/style.css");
    assert!(style.starts_with(".at-the-start{color:red}:root{"), "{style:.60}");
    assert!(style.ends_with(".at-the-end{color:red}"));
    assert!(style.contains(".only-this{") && !style.contains(".mast-name{"));
    assert_eq!(files.text("assets/icon.svg"), "<svg/>");
    assert_eq!(files.text("assets/fonts/own.woff2"), "font");
    let page = files.page("method/index.html");
    assert_eq!(text(all(&page, ".crumbs a")[0]), "첫 화면");
    assert_eq!(text(all(&page, ".mast nav a")[0]), "전체 사업", "other words stay");
}

/// The built-in forms with one replaced.
fn forms(name: &str, body: &str) -> String {
    let built_in =
        std::fs::read_to_string(repository().join("themes/default/templates/forms.html"));
    let built_in = built_in.unwrap();
    let (above, rest) = built_in.split_once(&format!("{{% component {name}(")).unwrap();
    let (values, rest) = rest.split_once("%}").unwrap();
    let (_, below) = rest.split_once("{% endcomponent").unwrap();
    format!("{above}{{% component {name}({values}%}}{body}{{% endcomponent{below}")
}

#[test]
fn a_form_is_changed_as_any_template_is() {
    let own = forms("Cell", "<td data-own=\"{{ class }}\">-{{ text }}-</td>");
    let themed = Themed::new().file("templates/forms.html", &own);
    assert_eq!(themed.told(), [""; 0]);
    let page = themed.files().page("projects/road/index.html");
    let cells = all(&page, ".ledger tbody td");
    assert_eq!(cells.len(), 4);
    for cell in cells {
        assert_eq!(text(cell), "-5-");
        assert!(cell.attr("data-own").is_some_and(|class| class.starts_with('n')));
    }
}

#[test]
fn a_form_that_asks_something_is_told_at_its_line() {
    let own = format!("\n\n{}", forms("Cell", "{% if text %}<td>{{ text }}</td>{% endif %}"));
    let line = 1 + own.split_once("component Cell(").unwrap().0.matches('\n').count();
    begin(
        &Themed::of_file("templates/forms.html", &own),
        &[&format!(
            "themes/own/templates/forms.html:{line}:1: error[theme/template]: the template is \
             broken: component `Cell` may hold nothing but markup and `{{{{ class }}}}` \
             and `{{{{ text }}}}`"
        )],
    );
}

#[test]
fn a_theme_is_found_by_its_name_in_the_root() {
    let themed = Themed::new().file("assets/own.txt", "here");
    let ran = jangbu(&themed.0.path(""), &["generate", "--theme", "own"]);
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(themed.0.read("output/assets/own.txt"), "here");
}

/// The example's colours, as its `theme.yaml` has them; what follows from them is the palette's
/// own test.
#[test]
fn the_examples_colours_stand_where_nothing_else_is_asked_for() {
    let files = example();
    let style = files.text("assets/style.css");
    let block = |scheme: &str| {
        let head = format!(
            "@media screen and (prefers-color-scheme:{scheme}) and \
             (prefers-contrast:no-preference) and (forced-colors:none){{:root{{"
        );
        let (_, rest) = style.split_once(&head).unwrap();
        rest.split_once("}}").unwrap().0.split(';').collect::<Vec<_>>()
    };
    let (light, dark) = (block("light"), block("dark"));
    for property in ["--bg:#fdfcf8", "--band:#f3f1ea", "--link:#1f5f3a", "--focus:#1f5f3a"] {
        assert!(light.contains(&property), "{light:?}");
    }
    assert!(dark.contains(&"--link:#8fd3a5"), "{dark:?}");
    assert!(!dark.iter().any(|line| line.starts_with("--bg")), "{dark:?}");
    assert!(dark.iter().any(|line| line.starts_with("--nat:#")), "{dark:?}");
    // Nothing of a theme reaches red, or the rules for contrast and print.
    assert!(!light.iter().chain(&dark).any(|line| line.contains("alert")));
    let built_in = SiteFiles::sample();
    let plain = built_in.text("assets/style.css");
    assert!(style.starts_with(plain), "the built-in sheet stays as it is");
}

#[test]
fn the_logo_leads_home_and_takes_its_room_at_once() {
    let files = example();
    for (path, root) in [("index.html", ""), ("projects/urban-makers-hub/index.html", "../../")] {
        let page = files.page(path);
        let image = all(&page, ".mast a.mast-name img")[0].value();
        assert_eq!(image.attr("src"), Some(&*format!("{root}assets/logo.svg")));
        assert_eq!(image.attr("alt"), Some("가온구 상징"));
        assert_eq!((image.attr("width"), image.attr("height")), (Some("36"), Some("36")));
        let dark = all(&page, ".mast source")[0].value();
        assert_eq!(dark.attr("srcset"), Some(&*format!("{root}assets/logo-dark.svg")));
        assert_eq!(dark.attr("media"), Some("(prefers-color-scheme: dark)"));
        let home = all(&page, ".mast-name")[0].value().attr("href").unwrap();
        assert_eq!(home, format!("{root}index.html"));
    }
    assert!(files.0.contains_key("assets/logo.svg"));
}

#[test]
fn the_foot_is_markdown_and_its_links_are_meant_from_the_home_page() {
    let files = example();
    for (path, root) in [("index.html", ""), ("projects/urban-makers-hub/index.html", "../../")] {
        let page = files.page(path);
        assert_eq!(text(all(&page, ".foot .own strong")[0]), "가온구 기획예산과");
        let links: Vec<_> = all(&page, ".foot .own a")
            .into_iter()
            .map(|a| (text(a), a.value().attr("href").unwrap().to_owned()))
            .collect();
        let wanted = [
            ("지표 설명", format!("{root}method/index.html")),
            ("가온구청", "https://www.example.kr/".to_owned()),
            ("전체 사업", format!("{root}projects/index.html")),
        ];
        assert_eq!(links, wanted.map(|(text, href)| (text.to_owned(), href)));
        assert_eq!(text(all(&page, ".foot address")[0]), "00000 가온구 가온로 1 · 02-000-0000");
        assert_eq!(text(all(&page, ".mast nav a")[0]), "모든 약속");
    }
}

#[test]
fn nothing_a_theme_says_becomes_markup_or_style() {
    let hostile = "\"<script>alert(1)</script><b>\\\" onload=\\\"x\"";
    let sheet = format!(
        "footer:\n  text: {hostile}\n  address: {hostile}\n  links: [{{text: {hostile}, href: \
         \"https://a.example/?a=1&b=2\"}}]\nwords:\n  ko:\n    nav.home: {hostile}\n    \
         site.as_of: {hostile}\n    foot.method: {hostile}\nlogo: {{file: assets/icon.svg, alt: \
         {hostile}, width: 20, height: 20}}\n"
    );
    let themed = Themed::new().file("theme.yaml", &sheet);
    let files = themed.files();
    for (path, page) in files.pages() {
        let own = "script:not([src$='assets/site.js'], [src$='assets/search.js'], [type='application/ld+json'])";
        assert!(all(&page, own).is_empty(), "{path}");
        assert!(all(&page, "[onload]").is_empty(), "{path}");
        assert!(all(&page, ".own b, .crumbs b").is_empty(), "{path}");
    }
}

#[test]
fn links_of_files_that_lead_out_of_the_theme_are_not_followed() {
    let themed = Themed::new().file("assets/own.txt", "own");
    themed.0.write("secret/key.txt", "secret");
    let link = |to: &str, name: &str| {
        std::os::unix::fs::symlink(themed.0.path(to), themed.folder().join(name)).unwrap();
    };
    link("secret/key.txt", "assets/key.txt");
    link("secret", "templates");
    link("themes/own/assets/own.txt", "assets/again.txt");
    begin(
        &themed.told(),
        &[
            "themes/own/assets/key.txt:1:1: warning[yaml/unknown-file]: this link leads out",
            "themes/own/templates:1:1: warning[yaml/unknown-file]: this link leads out",
        ],
    );
    let files = themed.files();
    assert_eq!(files.text("assets/again.txt"), "own");
    assert!(!files.0.contains_key("assets/key.txt"));
}

#[test]
fn the_example_has_no_fault() {
    let theme = repository().join("tests/themes/gaon");
    let built = run_in(&repository(), Some(&theme));
    assert!(built.diagnostics.iter().all(|one| one.place.file.starts_with("content/")));
}
