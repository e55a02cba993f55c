//! Links within the site, told where they were written.

use super::*;
use crate::model::{NamedFile, Period};

fn with(overview: &str) -> Project {
    let mut project = project("a");
    let file =
        |name: &str| NamedFile { file: name.into(), on_disk: name.into(), title: "자료".into() };
    project.card.files = vec![file("files/plan.pdf")];
    part(&mut project, "x").files = vec![file("files/part 1.pdf")];
    project.overview = Prose { source: overview.into(), first_line: 1 };
    project
}

fn links(project: Project) -> Vec<String> {
    let found = told(&findings(&site(), project)).into_iter();
    found.filter(|line| line.starts_with("links/")).collect()
}

#[test]
fn links_of_every_text_are_looked_at() {
    let mut project = with("[자료](files/plan.pdf)와 [없는 자료](files/none.pdf)\n");
    project.card.next = vec!["[없는 사업](../b/index.html)과 [계획서](files/plan.pdf)".into()];
    let record = year(&mut project, "2019");
    record.plan = Some("[없는 해](2018.md)".into());
    record.results =
        vec![result("2019", "**「자료」**는 [세부사업](files/part%201.pdf)과 [없는 곳](x)", 7)];
    record.grants = vec![grant("2019", &[])];
    record.grants[0].title = "[보조금](#grants)".into();
    assert_eq!(
        links(project),
        [
            "links/broken project.yaml:next[1] ([없는 사업](../b/index.html)) this link leads nowhere on the site: `../b/index.html`",
            "links/broken overview.md:1:23 this link leads nowhere on the site: `files/none.pdf`",
            "links/broken 2019.md:plan ([없는 해](2018.md)) this link leads nowhere on the site: `2018.md`",
            "links/broken 2019.md:7:39 this link leads nowhere on the site: `x`",
            "links/anchor 2019.md:grants[1].title ([보조금](#grants)) the page has no `#grants`",
        ]
    );
}

#[test]
fn other_sites_and_plain_texts_are_not_looked_at() {
    let mut project =
        with("<https://a.kr/none> [메일](mailto:a@b.kr) `[가](none)` \\[나](none) [다]\n");
    project.card.title = "[가](none)".into();
    project.card.contacts = Vec::new();
    assert_eq!(links(project), [""; 0]);
}

#[test]
fn a_picture_is_a_published_file() {
    let text = "![가](photos/none.jpg) ![나](../a/index.html) ![다](files/plan.pdf) ![라](../../assets/x.png)\n";
    let mut project = with(text);
    project.card.next = vec!["![마](files/plan.pdf)를 봄".into()];
    let said = links(project);
    assert_eq!(
        said,
        [
            "links/broken project.yaml:next[1] (![마](files/plan.pdf)) a picture can't stand in a line, so it is not shown",
            "links/broken overview.md:1:1 this picture is not on the site: `photos/none.jpg`",
            "links/broken overview.md:1:23 this picture is not on the site: `../a/index.html`",
        ]
    );
}

#[test]
fn what_is_refused_is_not_broken_too() {
    let found = links(with("[가](javascript:x) ![나](https://a.kr/b.png) ![다]()\n"));
    let codes: Vec<_> = found.iter().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(codes, ["links/unsafe"; 3]);
}

#[test]
fn an_anchor_is_a_section_that_is_there() {
    let mut project =
        with("[가](#money) [나](#results) [다](#y2019) [라](#y2020) [마](../a/#plan) [바](#top)\n");
    year(&mut project, "2019").results = vec![result("2019", "개소", 3)];
    let missing = ["#money", "#y2020", "#plan"];
    let found = links(project);
    assert_eq!(found.len(), missing.len(), "{found:?}");
    for (line, anchor) in found.iter().zip(missing) {
        assert!(line.starts_with("links/anchor") && line.contains(anchor), "{line}");
    }
    let mut rich =
        with("[가](#money) [나](#y2020) [다](2020.md#plan) [라](#contact) [마](#overview)\n");
    let record = year(&mut rich, "2020");
    record.plan = Some("구축".into());
    record.funding = vec![line("city", "secured 1, executed 1")];
    record.grants = vec![grant("2020", &[("city", "1")])];
    assert_eq!(links(rich), [""; 0]);
}

#[test]
fn a_draft_links_its_own_files_and_what_is_published() {
    let mut site = site();
    site.projects.push(project("b").into());
    let mut draft = with(
        "[자료](files/plan.pdf) [개요](#overview) [그 사업](../b/index.html) [초안](../c/index.html)\n",
    );
    draft.slug = "d".into();
    draft.folder = "content/projects/d".into();
    let mut other = project("c");
    other.overview = Prose { source: "[초안](../d/index.html)\n".into(), first_line: 1 };
    site.drafts = vec![other.into(), draft.into()];
    let found = super::super::site(&site);
    let hints: Vec<_> =
        found.iter().map(|f| (&*f.place.file, f.hint.as_ref().unwrap().en.as_str())).collect();
    let draft =
        |slug: &str| format!("the project `{slug}` is a draft (`draft: true`) and not published");
    assert_eq!(
        hints,
        [
            ("content/projects/c/overview.md", &*draft("d")),
            ("content/projects/d/overview.md", &*draft("c")),
        ]
    );
    assert!(!found.has_errors(), "what is not published holds up nobody");
}

#[test]
fn what_could_not_be_read_is_taken_to_be_there() {
    let mut site = site();
    site.unread = vec!["projects/b".into(), "pages/help.md".into()];
    let text = "[가](../b/index.html) [나](../b/files/x.pdf) [다](../../pages/help.md) [라](../../help/) \
                [마](../../years/2024/)\n[바](../c/)\n";
    assert_told(
        &site,
        with(text),
        &["links/broken overview.md:2:1 this link leads nowhere on the site: `../c/`"],
    );
}

#[test]
fn redirects_lead_to_what_there_is() {
    let mut site = site();
    site.redirects = vec![
        ("old".into(), "projects/a/".into()),
        ("older".into(), "projects/a/index.html#money".into()),
        ("oldest".into(), "projects/b/index.html".into()),
    ];
    assert_told(
        &site,
        project("a"),
        &["links/broken site.yaml:redirects.oldest this link leads nowhere on the site: \
           `projects/b/index.html`"],
    );
}

#[test]
fn a_year_without_results_is_linked_as_its_page() {
    let mut project = with("[올해](2022.md)\n");
    year(&mut project, "2022").plan = Some("구축".into());
    assert_eq!(links(project.clone()), [""; 0]);
    let mut site = site();
    site.projects.push(project.into());
    let found = site.destination(&crate::model::Route::Report("a".into()), "2022.md");
    assert_eq!(found.and_then(|to| to.anchor), None);
    assert_eq!(crate::model::year_anchor(Period::year(2022)), "y2022");
}
