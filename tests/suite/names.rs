//! Officials' names: nowhere in the output unless the site publishes them.
//!
//! Such content stops publishing (`people/name`), so the author here says that it is known; what
//! is published of it must hold no name all the same.

use crate::built::{SiteFiles, all, text};
use crate::scratch::Scratch;
use serde_json::Value;

const CARD: &str = "\
id: 가-1
title: 사업
status: going
department: one
contacts:
  - {role: 팀장, name: 홍길동전, phone: \"1301\"}
  - {role: 주무관, name: Im Kkeokjeong}
parts:
  - id: north
    title: 북쪽
    status: going
    contacts: [{role: 담당, name: 장길산님, phone: \"1302\"}]
";

/// That the names are known to stand in [`CARD`].
const KNOWN: &str = "\
known:
  - {rule: people/name, where: \"contacts[1].name\", why: 내부 자료}
  - {rule: people/name, where: \"contacts[2].name\", why: 내부 자료}
  - {rule: people/name, where: \"parts[1].contacts[1].name\", why: 내부 자료}
";

/// The names typed in [`CARD`]: of the project, and of its part.
const OWN: [&str; 2] = ["홍길동전", "Im Kkeokjeong"];
const OF_PART: &str = "장길산님";

/// A site that says this of publishing names.
fn files(publish: &str) -> SiteFiles {
    let scratch = Scratch::new();
    let site = "\
title: 보기
publisher: 가온구
as_of: 2024-06-30
unit: 백만원
sources: [{id: a, name: 가, level: local}]
statuses: [{id: going, name: 추진중, definition: 하는 중}]
departments: [{id: one, name: 한과, phone: 02-0000-1000}]
";
    scratch.write("content/site.yaml", &format!("{site}{publish}"));
    let known = if publish.contains("true") { "" } else { KNOWN };
    let card = format!("{CARD}{known}");
    scratch.write("content/projects/road/project.yaml", &card);
    scratch.write("content/projects/walk/project.yaml", &card.replace("가-1", "가-2"));
    let money = "---\nparts:\n  north: {funding: {a: {secured: 5, executed: 5}}}\n---\n";
    scratch.write("content/projects/road/2024.md", money);
    SiteFiles::of(&scratch.path(""))
}

/// A name in every form a file could have it in: plain, and escaped for JSON, HTML and addresses.
fn forms(name: &str) -> Vec<String> {
    let of = |one: &dyn Fn(char) -> String| name.chars().map(one).collect::<String>();
    let percent = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
    vec![
        name.to_owned(),
        of(&|c| format!("\\u{:04x}", u32::from(c))),
        of(&|c| format!("&#x{:X};", u32::from(c))),
        of(&|c| format!("&#{};", u32::from(c))),
        percent,
    ]
}

fn holds(bytes: &[u8], form: &str) -> bool {
    bytes.windows(form.len()).any(|window| window == form.as_bytes())
}

#[test]
fn no_byte_of_any_file_tells_a_name_that_is_not_to_be_published() {
    for publish in ["publish_names: false\n", ""] {
        let files = files(publish);
        for name in OWN.into_iter().chain([OF_PART]) {
            for form in forms(name) {
                for (path, bytes) in &files.0 {
                    assert!(
                        !holds(bytes, &form) && !holds(path.as_bytes(), &form),
                        "{form}: {path}"
                    );
                }
            }
        }
    }
}

#[test]
fn department_role_and_phone_are_published_all_the_same() {
    let files = files("publish_names: false\n");
    let said = text(all(&files.page("projects/road/index.html"), "#contact")[0]);
    for word in ["한과", "02-0000-1000", "팀장", "내선 1301"] {
        assert!(said.contains(word), "{word} in {said}");
    }
    let json: Value = serde_json::from_str(files.text("projects/road/record.json")).unwrap();
    assert_eq!(json["contacts"][0]["role"], "팀장");
    assert_eq!(json["contacts"][0]["phone"], "1301");
    assert_eq!(json["parts"][0]["contacts"][0]["phone"], "1302");
}

#[test]
fn names_stand_on_page_and_in_json_where_the_site_publishes_them() {
    let files = files("publish_names: true\n");
    let page = text(all(&files.page("projects/road/index.html"), "#contact")[0]);
    let json: Value = serde_json::from_str(files.text("projects/road/record.json")).unwrap();
    for (index, name) in OWN.into_iter().enumerate() {
        assert!(page.contains(name), "{name} in {page}");
        assert_eq!(json["contacts"][index]["name"], name);
    }
    assert_eq!(json["parts"][0]["contacts"][0]["name"], OF_PART);
}
