//! Which projects an edit has looked at again.

use super::Desk;
use crate::scratch::ONE_SOURCE;

const CARD: &str = "status: going\ndepartment: one\nperiod: {start: 2023, end: 2024}\n";

/// `plain` names nobody, `reader` links to the results of `told`, `heir` was split from it,
/// `shop` links to a page that is there, `album` holds a file that no card names.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.scratch.write("content/site.yaml", ONE_SOURCE);
    for (slug, more) in [
        ("album", ""),
        ("heir", "lineage: {split_from: [told]}\n"),
        ("plain", "total: 30\ntotal_by_source: {a: 30}\n"),
        ("reader", ""),
        ("shop", ""),
        ("told", ""),
    ] {
        let card = format!("id: {slug}\ntitle: {slug} 사업\n{CARD}{more}");
        desk.scratch.write(&format!("content/projects/{slug}/project.yaml"), &card);
        let overview = match slug {
            "reader" => "[지난 실적](../told/index.html#y2023)을 보세요.\n",
            "shop" => "[안내](../../pages/about.md)를 보세요.\n",
            _ => "새로 짓습니다.\n",
        };
        desk.scratch.write(&format!("content/projects/{slug}/overview.md"), overview);
    }
    desk.scratch.write("content/projects/told/2023.md", "- 2023-05-02: 설명회를 엶\n");
    desk.scratch.write("content/projects/album/files/plan.pdf", "%PDF-1.4\n");
    desk.scratch.write("content/pages/about.md", "# 안내\n\n누리집의 안내입니다.\n");
    desk
}

/// Writes in place of some words of a file.
fn edit(desk: &Desk, file: &str, from: &str, to: &str) {
    let file = format!("content/{file}");
    let text = desk.scratch.read(&file);
    assert!(text.contains(from), "{file}");
    desk.scratch.write(&file, &text.replace(from, to));
}

fn remove(desk: &Desk, file: &str) {
    std::fs::remove_file(desk.scratch.path(&format!("content/{file}"))).unwrap();
}

const ALL: [&str; 6] = ["album", "heir", "plain", "reader", "shop", "told"];

#[test]
fn what_nobody_looks_at_has_one_project_looked_at() {
    let mut desk = desk();
    assert_eq!(desk.again("first"), ALL);
    assert_eq!(desk.again("nothing"), [""; 0]);
    edit(&desk, "projects/plain/project.yaml", "{a: 30}", "{a: 20}");
    assert_eq!(desk.again("an amount"), ["plain"]);
    assert_eq!(desk.codes("plain"), ["funding/sum"]);
    edit(&desk, "projects/told/overview.md", "새로", "## 빈 제목\n\n## 목표\n\n새로");
    assert_eq!(desk.again("a heading"), ["told"]);
    assert_eq!(desk.codes("told"), ["words/empty-section"]);
    edit(&desk, "projects/told/2023.md", "설명회를", "설명회와 잔치를");
    assert_eq!(desk.again("a result"), ["told"]);
}

#[test]
fn who_names_a_project_is_looked_at_again_when_what_it_shows_changes() {
    let mut desk = desk();
    desk.examine("first");
    remove(&desk, "projects/told/2023.md");
    assert_eq!(desk.again("the year linked to goes"), ["heir", "reader", "told"]);
    assert_eq!(desk.codes("reader"), ["links/anchor"]);
    edit(&desk, "projects/told/project.yaml", "id: told", "draft: true\nid: told");
    assert_eq!(desk.again("no longer published"), ["heir", "reader", "told"]);
    assert_eq!(desk.codes("reader"), ["links/broken"]);
    let (from, to) = ("content/projects/told", "content/projects/tolk");
    std::fs::rename(desk.scratch.path(from), desk.scratch.path(to)).unwrap();
    assert_eq!(desk.again("another address"), ["heir", "reader", "tolk"]);
    assert_eq!(desk.codes("heir"), ["references/project"]);
    // What leads nowhere may mean anything that has a name.
    edit(&desk, "projects/plain/project.yaml", "plain 사업", "평범한 사업");
    assert_eq!(desk.again("another title"), ["heir", "plain", "reader"]);
}

#[test]
fn a_broken_card_has_others_look_at_what_is_left_of_it() {
    let mut desk = desk();
    desk.examine("first");
    edit(&desk, "projects/plain/project.yaml", "total: 30", "total: [30");
    assert_eq!(desk.again("broken"), ["plain"]);
    edit(&desk, "projects/plain/project.yaml", "total: [30", "total: 30");
    assert_eq!(desk.again("mended"), ["plain"]);
    edit(&desk, "projects/told/project.yaml", "status: going", "status: [going");
    assert_eq!(desk.again("broken"), ["heir", "reader", "told"]);
}

#[test]
fn of_pages_only_names_and_files_matter_to_projects() {
    let mut desk = desk();
    desk.examine("first");
    assert_eq!(desk.codes("album"), ["references/unused-file"]);
    edit(&desk, "pages/about.md", "안내입니다", "안내입니다.\n\n### 빈 제목\n");
    assert_eq!(desk.again("words"), [""; 0]);
    edit(&desk, "pages/about.md", "누리집의", "files/plan.pdf를 담은 누리집의");
    assert_eq!(desk.again("a file is named"), ["album"]);
    assert_eq!(desk.codes("album"), [""; 0]);
    remove(&desk, "pages/about.md");
    assert_eq!(desk.again("the page goes"), ["album", "shop"]);
    assert_eq!(desk.codes("shop"), ["links/broken"]);
}

#[test]
fn what_site_yaml_says_has_all_looked_at() {
    let mut desk = desk();
    desk.examine("first");
    edit(&desk, "site.yaml", "2024-06-30", "2023-01-31");
    assert_eq!(desk.again("another day"), ALL);
    let text = desk.scratch.read("content/site.yaml");
    desk.scratch.write("content/site.yaml", &text);
    assert_eq!(desk.again("saved as it was"), [""; 0]);
}

#[test]
fn a_finding_across_projects_is_told_again_where_it_stands() {
    let mut desk = desk();
    desk.examine("first");
    edit(&desk, "projects/plain/project.yaml", "id: plain", "id: album");
    assert_eq!(desk.again("the same id"), ["plain"]);
    assert_eq!(desk.codes("plain"), ["references/duplicate-id"]);
    edit(&desk, "projects/album/project.yaml", "id: album", "id: other");
    // `plain` itself is as it was; what was found of it is not.
    assert_eq!(desk.again("no longer"), ["album"]);
    assert_eq!(desk.codes("plain"), [""; 0]);
}
