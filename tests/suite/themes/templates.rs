//! A broken template is told with the file on disk, line and column, whatever is wrong with it.

use super::{Themed, begin, jangbu};

#[test]
fn what_does_not_parse_is_told_for_every_template() {
    let themed = Themed::new()
        .file("templates/page.html", "<p>\n  {% if %}\n</p>\n")
        .file("templates/method.html", "{{ frame.site \n\n");
    begin(
        &themed.told(),
        &[
            "themes/own/templates/method.html:",
            "themes/own/templates/page.html:2:9: error[theme/template]: the template is broken: ",
        ],
    );
}

#[test]
fn what_nobody_defines_is_told_where_it_is_used() {
    let themed = Themed::new()
        .file("templates/page.html", "<p>\n  {{ frame.site | shout }}\n</p>\n")
        .file("templates/method.html", "\n\n    {{ <nowhere /> }}\n");
    begin(
        &themed.told(),
        &[
            "themes/own/templates/method.html:3:8: error[theme/template]: ",
            "themes/own/templates/page.html:2:19: error[theme/template]: ",
        ],
    );
}

#[test]
fn what_only_a_page_tells_is_told_once_and_nothing_is_written() {
    // Every report is made from it; the fault is one.
    let themed = Themed::new()
        .file("templates/report.html", "<p>\n\n  {{ frame.sitte }}\n</p>\n")
        .file("templates/page.html", "{% include \"own-part.html\" %}")
        .file("templates/own-part.html", "one\n {{ nobody.there }}\n");
    begin(
        &themed.told(),
        &[
            "themes/own/templates/own-part.html:2:5: error[theme/template]: ",
            "themes/own/templates/report.html:3:12: error[theme/template]: ",
        ],
    );
    for command in ["check", "generate"] {
        let ran = jangbu(&themed.0.path(""), &[command, "--theme", "own"]);
        assert_eq!(ran.status.code(), Some(1), "{command}");
        let said =
            String::from_utf8_lossy(if command == "check" { &ran.stdout } else { &ran.stderr })
                .into_owned();
        assert!(said.contains("error[theme/template] themes/own/templates/report.html:3:12\n"));
        assert!(said.contains("\n  3 |   {{ frame.sitte }}\n"), "{said}");
    }
    assert!(!themed.0.path("output").exists());
}

#[test]
fn a_theme_that_takes_away_what_a_built_in_template_uses_is_told_so() {
    let themed = Themed::new().file("templates/parts.html", "nothing\n");
    let told = themed.told();
    assert!(!told.is_empty());
    for line in &told {
        assert!(line.starts_with("themes/default/templates/"), "{line}");
        assert!(line.contains("error[theme/template]"), "{line}");
    }
}

#[test]
fn templates_that_extend_in_a_circle_or_nothing_are_told() {
    let circle = Themed::of_file("templates/base.html", "{% extends \"base.html\" %}");
    begin(&circle, &["themes/own/templates/base.html:1:1: error[theme/template]"]);
    let nothing = Themed::of_file("templates/page.html", "{% extends \"gone.html\" %}");
    begin(&nothing, &["themes/own/templates/page.html:1:1: error[theme/template]"]);
}

#[test]
fn the_same_faults_come_in_the_same_order_on_any_number_of_threads() {
    let themed = Themed::new().file("templates/base.html", "{{ frame.a }}\n{{ frame.b }}\n");
    let said = |jobs: &str| {
        let args = ["check", "--theme", "own", "--format", "json", "--jobs", jobs];
        jangbu(&themed.0.path(""), &args).stdout
    };
    assert_eq!(said("1"), said("4"));
    assert!(!said("1").is_empty());
}
