//! Links of the author's: what they lead to on the published site, and what is said of those that
//! lead nowhere.

use crate::built::{SiteFiles, all, contents, repository, run};
use crate::scratch::Scratch;
use crate::site::resolve;
use jangbu::diagnostics::{Diagnostic, Format, Language, render};
use jangbu::model::{Route, Site};
use jangbu::pipeline::{Inputs, examine};
use std::collections::BTreeSet;
use std::path::Path;

fn inputs(root: &Path) -> Inputs {
    let (root, content) = (root.to_owned(), root.join("content"));
    let cache = jangbu::cache::nothing();
    Inputs { root, content, theme: None, base_url: None, as_of: None, cache }
}

fn site(root: &Path) -> Site {
    examine(&inputs(root)).unwrap().site.unwrap()
}

/// The links of the author's texts on a page, in order, with their words.
fn written(files: &SiteFiles, page: &str) -> Vec<(String, String)> {
    let page = files.page(page);
    let places = ".prose a, .plan a, .events a, .bullets a, .news a, .prose img";
    let link = |element: &scraper::ElementRef<'_>| {
        let value = element.value();
        let href = value.attr("href").or(value.attr("src")).unwrap().to_owned();
        (crate::built::text(*element), href)
    };
    all(&page, places).iter().map(link).collect()
}

fn hrefs(links: &[(String, String)]) -> Vec<&str> {
    links.iter().map(|(_, href)| href.as_str()).collect()
}

#[test]
fn every_way_to_name_a_page_or_file_leads_there() {
    let files = SiteFiles::of(&contents("linked"));
    let media = "../../media/market";
    let plan = &format!("{media}/files/plan.pdf");
    let talk = &format!(
        "{media}/files/2023%EB%85%84%20%EC%84%A4%EB%AA%85%ED%9A%8C%20%EC%9E%90%EB%A3%8C.pdf"
    );
    let photo = &format!("{media}/photos/%EC%8B%9C%EC%9E%A5%20%EC%9E%85%EA%B5%AC.jpg");
    let road = "../../projects/road/index.html";
    let market = written(&files, "projects/market/index.html");
    let own = "../../projects/market";
    let expected = [
        // The plan, then the results: a grant, a result, its detail and note, the next year.
        plan,
        "#money",
        talk,
        &format!("{plan}#page=2"),
        road,
        "#y2023",
        // The overview.
        plan,
        talk,
        "#money",
        "#y2023",
        "#results",
        photo,
        road,
        &format!("{road}#plan"),
        "../../areas/living/index.html",
        "../../departments/living-division/index.html",
        "../../years/2023/index.html",
        "../../about/index.html",
        "../../method/index.html#terms",
        "../../index.html",
        &format!("{own}/record.json"),
        &format!("{own}/funding.csv"),
        &format!("{own}/funding.svg"),
        // The next steps.
        road,
    ];
    assert_eq!(hrefs(&market), expected);
}

#[test]
fn a_free_page_names_content_as_it_lies_beside_it() {
    let files = SiteFiles::of(&contents("linked"));
    let about = written(&files, "about/index.html");
    let talk = "../media/market/files/2023%EB%85%84%20%EC%84%A4%EB%AA%85%ED%9A%8C%20%EC%9E%90%EB%A3%8C.pdf";
    assert_eq!(
        hrefs(&about),
        [
            "../projects/index.html",
            "../method/index.html",
            "../method/index.html#formulas",
            "../projects/market/index.html#y2023",
            "../projects/road/index.html",
            talk,
            "../about/index.html",
            "../index.html",
            "../media/market/photos/%EC%8B%9C%EC%9E%A5%20%EC%9E%85%EA%B5%AC.jpg",
            "mailto:a@gaon.example",
            "https://gaon.example/",
        ]
    );
    let method = written(&files, "method/index.html");
    assert_eq!(
        hrefs(&method),
        ["../about/index.html", "#statuses", "../years/2023/index.html", "#rule-funding-sum"]
    );
}

#[test]
fn a_text_shown_on_another_page_still_leads_to_its_own() {
    let files = SiteFiles::of(&contents("linked"));
    let home = written(&files, "index.html");
    let market = "projects/market/index.html";
    let news: Vec<_> = home.iter().filter(|(text, _)| text != "가온시장 새단장").collect();
    assert!(news.contains(&&("지난해 실적".to_owned(), format!("{market}#y2023"))), "{news:?}");
    let talk =
        "media/market/files/2023%EB%85%84%20%EC%84%A4%EB%AA%85%ED%9A%8C%20%EC%9E%90%EB%A3%8C.pdf";
    assert!(news.contains(&&("설명회".to_owned(), talk.to_owned())), "{news:?}");
}

const SITE: &str = "\
title: Pledges\npublisher: Gaon\nlanguage: en\nas_of: 2024-06-30\nunit: 백만원
sources: [{id: a, name: 가, level: local}]
statuses: [{id: going, name: 추진중, definition: 나아가고 있습니다.}]
areas: [{id: living, name: 생활}]\ndepartments: [{id: one, name: 한과}]\n";

fn card(title: &str) -> String {
    format!("id: {title}\ntitle: {title}\nstatus: going\ndepartment: one\n")
}

/// Two projects and a draft; the text is the overview of the first.
fn two_projects(overview: &str) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("content/site.yaml", SITE);
    scratch.write("content/pages/about.md", "# About\n\nWords.\n");
    let files = "files:\n  - {file: files/plan.pdf, title: Plan}\n";
    scratch.write("content/projects/one/project.yaml", &format!("{}{files}", card("one")));
    scratch.write("content/projects/one/files/plan.pdf", "%PDF-1.4");
    scratch.write("content/projects/one/files/notes.pdf", "%PDF-1.4");
    scratch.write("content/projects/one/overview.md", overview);
    let money = "---\nfunding:\n  a: {secured: 5, executed: 5}\n---\n- 2024-05-01: opened\n";
    scratch.write("content/projects/one/2024.md", money);
    scratch.write("content/projects/two/project.yaml", &card("two"));
    scratch
        .write("content/projects/draft/project.yaml", &format!("{}draft: true\n", card("draft")));
    scratch
}

fn found(scratch: &Scratch) -> Vec<Diagnostic> {
    let found = run(&scratch.path("")).diagnostics;
    found.iter().filter(|d| d.code.starts_with("links/")).cloned().collect()
}

#[test]
fn what_leads_nowhere_is_reported_with_what_was_meant() {
    for (target, hint) in [
        ("files/plan.pfd", "did you mean `files/plan.pdf`?"),
        ("Files/Plan.pdf", "did you mean `files/plan.pdf`?"),
        ("../tow/index.html", "did you mean `../two/index.html`?"),
        ("../../pages/abuot.md", "did you mean `../../pages/about.md`?"),
        ("../draft/index.html", "the project `draft` is a draft (`draft: true`) and not published"),
        ("www.gaon.kr/main", "write the address of another site as `https://www.gaon.kr/main`"),
        (
            "files/notes.pdf",
            "the file is there, but only what a card names is published: \
             list it under `files` in `project.yaml`",
        ),
        ("a@gaon.kr", "write a mail address as `mailto:a@gaon.kr`"),
    ] {
        let found = found(&two_projects(&format!("[words]({target})\n")));
        let said: Vec<_> = found.iter().map(|d| (d.code, &*d.hint.as_ref().unwrap().en)).collect();
        assert_eq!(said, [("links/broken", hint)], "{target}");
        assert_eq!(found[0].message.en, format!("this link leads nowhere on the site: `{target}`"));
    }
    let found = found(&two_projects("가 [words]() ![what](photos/a.jpg)\n"));
    let short = |d: &Diagnostic| render(d, Format::Short, Language::English, None);
    let said: Vec<_> = found.iter().map(short).collect();
    assert_eq!(
        said,
        [
            "content/projects/one/overview.md:1:3: error[links/broken]: this link has no address\n",
            "content/projects/one/overview.md:1:13: error[links/broken]: \
             this picture is not on the site: `photos/a.jpg`\n",
        ]
    );
}

/// Targets of up to three steps out of names that are somewhere in the content or the site.
fn every_target() -> Vec<String> {
    let steps = [
        "..",
        ".",
        "one",
        "two",
        "draft",
        "projects",
        "pages",
        "about",
        "about.md",
        "method",
        "index.html",
        "media",
        "files",
        "plan.pdf",
        "notes.pdf",
        "2024.md",
        "2023.md",
        "years",
        "2024",
        "areas",
        "living",
        "record.json",
        "funding.csv",
        "funding.svg",
        "project.yaml",
    ];
    let pairs = || steps.iter().flat_map(|a| steps.map(|b| format!("{a}/{b}")));
    let up = pairs().map(|pair| format!("../{pair}"));
    let root = pairs().map(|pair| format!("../../{pair}"));
    let deep = [
        "../../media/one/files/plan.pdf",
        "/media/one/files/notes.pdf",
        "/",
        "/projects/one/2024.md",
    ];
    let short = steps.into_iter().chain(deep).map(str::to_owned);
    let all: Vec<String> = short.chain(pairs()).chain(up).chain(root).collect();
    let folders = all.iter().filter(|t| *t != "/").map(|target| format!("{target}/"));
    let rooted = all.iter().filter(|t| !t.starts_with(['.', '/'])).map(|t| format!("/{t}"));
    let all: BTreeSet<String> = all.iter().cloned().chain(folders).chain(rooted).collect();
    all.into_iter().collect()
}

/// The file a link would open, were it published as it was written.
fn opened<'a>(files: &'a SiteFiles, target: &str) -> Option<&'a str> {
    let (mut steps, path) = match target.strip_prefix('/') {
        Some(path) => (vec![], path),
        None => (vec!["projects", "one"], target),
    };
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()?),
            step => steps.push(step),
        }
    }
    let path = steps.join("/");
    let index =
        if path.is_empty() { "index.html".to_owned() } else { format!("{path}/index.html") };
    let is_folder = matches!(target.rsplit('/').next(), Some("" | "." | ".."));
    let file = if is_folder { &index } else { &path };
    let found = files.0.get_key_value(file).or_else(|| files.0.get_key_value(&index));
    found.map(|(path, _)| path.as_str())
}

#[test]
fn a_link_is_reported_or_leads_to_a_file_and_no_link_that_would_is_reported() {
    let lines = |targets: &[String]| -> String {
        targets.iter().map(|target| format!("- [{target}]({target})\n")).collect()
    };
    let targets = every_target();
    let found = found(&two_projects(&lines(&targets)));
    let row = |d: &Diagnostic| d.place.resolved().line as usize - 1;
    let reported: BTreeSet<usize> = found.iter().map(row).collect();
    let kept: Vec<String> = (0..targets.len())
        .filter(|row| !reported.contains(row))
        .map(|row| targets[row].clone())
        .collect();
    assert!(kept.len() > 200 && reported.len() > 2_000, "{} {}", kept.len(), reported.len());
    let scratch = two_projects(&lines(&kept));
    let files = SiteFiles::of(&scratch.path(""));
    let page = "projects/one/index.html";
    let links = written(&files, page);
    assert_eq!(links.len(), kept.len());
    for (target, href) in &links {
        let file = resolve(page, href.split('#').next().unwrap());
        assert!(href.starts_with('#') || files.0.contains_key(&file), "{target} became {href}");
        // What would have worked as it was written still leads to the same file.
        let as_written = opened(&files, target).unwrap_or(&file);
        assert!(href.starts_with('#') || as_written == file, "{target} became {href}");
    }
    for row in reported {
        assert_eq!(opened(&files, &targets[row]), None, "{}", targets[row]);
    }
}

#[test]
fn a_broken_neighbour_breaks_no_links() {
    let scratch = two_projects(
        "[two](../two/index.html), [its plan](../two/files/a.pdf), [about](../../pages/about.md)\n",
    );
    scratch.write("content/projects/two/project.yaml", "id: two\n");
    scratch.write("content/pages/about.md", "a\n");
    std::fs::write(scratch.path("content/pages/about.md"), [0xb0, 0xa1]).unwrap();
    assert_eq!(found(&scratch), []);
    let found = run(&scratch.path("")).diagnostics;
    assert!(found.has_errors());
}

#[test]
fn every_file_of_a_site_can_be_linked() {
    let roots = ["every-key", "district", "hostile", "linked"].map(contents);
    for root in std::iter::once(repository()).chain(roots) {
        let (files, site) = (SiteFiles::of(&root), site(&root));
        let serves_script = |path: &str| path.starts_with("search/") && path.ends_with(".js");
        let is_linked = |path: &&String| !path.contains("/page/") && !serves_script(path);
        for path in files.0.keys().filter(is_linked) {
            let found = site.destination(&Route::Home, path);
            assert_eq!(found.map(|to| to.route.path()).as_ref(), Some(path));
        }
    }
}

#[test]
fn every_section_of_a_page_can_be_linked() {
    let roots = ["every-key", "district", "hostile", "linked"].map(contents);
    for root in std::iter::once(repository()).chain(roots) {
        let (files, site) = (SiteFiles::of(&root), site(&root));
        for (path, page) in files.pages() {
            let route = Route::parse(path).unwrap();
            let known: BTreeSet<String> = site.anchors(&route).unwrap().into_iter().collect();
            let there: BTreeSet<String> = all(&page, "main[id], section[id], .year-h h3[id]")
                .iter()
                .map(|element| element.value().attr("id").unwrap().to_owned())
                .collect();
            let is_report = files.0.contains_key(&path.replace("index.html", "record.json"));
            assert!(there.is_subset(&known), "{path}: {there:?} {known:?}");
            assert!(!is_report || there == known, "{path}: {there:?} {known:?}");
        }
    }
}
