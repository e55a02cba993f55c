//! Rules about people, on texts that break them and on what looks like it and does not; and
//! files that nothing names.

use super::*;
use crate::diagnostics::Diagnostics;
use crate::model::{
    Comment, Contact, Department, Facility, Level, Lineage, NamedFile, OrgRole, Photo, Source,
    StoredFile,
};

const NUMBER: &str = "010-1234-5678";

/// Code and place of each finding of a rule about people.
fn places(found: &Diagnostics) -> Vec<String> {
    let people = told(found).into_iter().filter(|line| line.starts_with("people/"));
    people.map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect()
}

fn contact(role: &str, name: Option<&str>) -> Contact {
    Contact { role: role.into(), name: name.map(Into::into), phone: Some("1301".into()) }
}

fn photo(file: &str) -> Photo {
    let alt = Some("옷을 짓는 사람들".into());
    Photo { file: Some(file.into()), on_disk: None, picture: None, alt, caption: None, place: None }
}

fn prose(source: &str) -> Prose {
    Prose { source: source.into(), first_line: 1 }
}

/// What is found in a project with this overview.
fn in_overview(site: &Site, text: &str) -> Diagnostics {
    let mut project = project("a");
    project.overview = prose(text);
    findings(site, project)
}

/// The masked names of what is found in an overview.
fn names(text: &str) -> Vec<String> {
    let found = in_overview(&site(), text);
    let named = found.iter().filter(|finding| finding.code == "people/name");
    named.map(|d| d.message.en.split('`').nth(1).unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_number_is_found_wherever_the_author_writes() {
    let mut project = project("a");
    let card = &mut project.card;
    card.id = NUMBER.into();
    card.title = format!("사업 {NUMBER}");
    card.bodies = vec![OrgRole { role: "주관".into(), name: NUMBER.into() }];
    card.contacts = vec![Contact { phone: Some(NUMBER.into()), ..contact("팀장", None) }];
    card.next = vec![format!("연락 {NUMBER}")];
    card.lineage = Lineage { split_from: vec![NUMBER.into()], ..Lineage::default() };
    let place = Some(NUMBER.to_owned());
    card.facilities = vec![Facility {
        name: "작업장".into(),
        place,
        area_m2: None,
        rooms: Vec::new(),
        location: None,
    }];
    card.known = vec![Known { rule: NUMBER.into(), place: None, why: NUMBER.into() }];
    part(&mut project, NUMBER);
    project.overview = prose(&format!("## 문의\n\n전화 {NUMBER}"));
    let comment = Comment {
        file: "content/projects/a/project.yaml".into(),
        text: format!("담당 {NUMBER}"),
        line: 7,
        column: 3,
    };
    project.comments = vec![comment];
    project.stored = vec![StoredFile { name: format!("photos/{NUMBER}.jpg"), gps: false }];
    let record = year(&mut project, "2019");
    record.plan = Some(NUMBER.into());
    record.results = vec![result("2019-02", &format!("신청 {NUMBER}"), 5)];
    let mut expected: Vec<String> = [
        "project.yaml:title",
        "project.yaml:bodies[1].name",
        "project.yaml:facilities[1].place",
        "project.yaml:contacts[1].phone",
        "project.yaml:next[1]",
        "project.yaml:known[1].why",
        "project.yaml:parts[1].title",
        "overview.md:3:4",
        "2019.md:plan",
        "2019.md:5:4",
        "project.yaml:7:6",
        "project.yaml:id",
        "project.yaml:lineage.split_from[1]",
        "project.yaml:known[1].rule",
        "project.yaml:parts[1].id",
        "010-1234-5678.jpg:",
    ]
    .map(|place| format!("people/mobile {place}"))
    .to_vec();
    let mut found = places(&findings(&site(), project));
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn a_number_is_found_in_the_site_and_its_pages() {
    let mut site = site();
    site.title = NUMBER.into();
    site.sources =
        vec![Source { id: Id::new(NUMBER), name: "시비".into(), level: Level::Metropolitan }];
    site.departments = vec![Department {
        id: Id::new("economy"),
        name: "지역경제과".into(),
        phone: Some(NUMBER.into()),
    }];
    site.redirects = vec![("old/".into(), format!("projects/{NUMBER}/"))];
    site.pages = vec![Page {
        name: "about".into(),
        title: "문의 010.1234.5678".into(),
        text: prose("\n\n연락은 hong@naver.com으로"),
    }];
    let file = "content/site.yaml".to_owned();
    site.comments = vec![Comment { file, text: format!("담당 {NUMBER}"), line: 2, column: 3 }];
    let mut found = places(&crate::check::site(&site));
    found.sort();
    assert_eq!(
        found,
        [
            "people/email about.md:3:5",
            "people/mobile about.md:",
            "people/mobile site.yaml:2:6",
            "people/mobile site.yaml:departments[1].phone",
            "people/mobile site.yaml:redirects.old/",
            "people/mobile site.yaml:sources[1].id",
            "people/mobile site.yaml:title",
        ]
    );
}

#[test]
fn each_kind_has_its_own_code_and_no_message_tells_the_value() {
    for (code, text, value) in [
        ("people/resident-number", "홍길동 900101-1234568", "234568"),
        ("people/resident-number", "홍길동 900101-1234567", "234567"),
        ("people/mobile", "문의 010.1234.5678", "5678"),
        ("people/email", "문의 hong@naver.com", "hong"),
        ("people/account", "농협 301-0123-4567-89", "0123"),
        ("people/card", "카드 4500-1234-5678-9012", "9012"),
    ] {
        let found = in_overview(&site(), text);
        assert_eq!(codes(&found), [code], "{text}");
        assert!(found.has_errors());
        for finding in found.iter() {
            let hint = finding.hint.as_ref().unwrap();
            for phrase in [&finding.message, hint] {
                assert!(!phrase.ko.contains(value) && !phrase.en.contains(value), "{phrase:?}");
            }
        }
    }
}

#[test]
fn a_number_without_a_check_digit_is_told_with_its_doubt() {
    let doubt = |text: &str| told(&in_overview(&site(), text)).join("").contains("October 2020");
    assert!(doubt("900101-1234567"));
    assert!(!doubt("900101-1234568"));
}

#[test]
fn names_of_files_by_cameras_and_programs_are_no_persons() {
    let codes_of = |name: &str| {
        let mut project = project("a");
        project.card.photos = vec![photo(name)];
        project.stored = vec![StoredFile { name: name.into(), gps: false }];
        codes(&findings(&site(), project))
    };
    for name in
        ["photos/9001011234568.jpg", "photos/4500123456789012.jpg", "photos/20190621_123456.jpg"]
    {
        assert_eq!(codes_of(name), [""; 0], "{name}");
    }
    for name in ["photos/01012345678.jpg", "photos/010.1234.5678", "photos/김_010_1234_5678/1.jpg"]
    {
        assert_eq!(codes_of(name), ["people/mobile"], "{name}");
    }
    assert_eq!(codes_of("photos/900101-1234568.jpg"), ["people/resident-number"]);
}

#[test]
fn a_contacts_name_is_told_where_it_stands_and_where_it_is_repeated() {
    let mut project = project("a");
    project.card.contacts = vec![
        contact("팀장", Some("성춘향")),
        contact("담당", None),
        contact("과장", Some("공석")),
        contact("주무관", Some("Im Kkeokjeong")),
    ];
    part(&mut project, "north").contacts = vec![contact("담당", Some("장길산"))];
    project.overview = prose("성춘향이 맡고 Im Kkeokjeong, 장길산님도 돕습니다. 성춘향제와 함께.");
    let found = findings(&site(), project.clone());
    assert_eq!(
        places(&found),
        [
            "people/name project.yaml:contacts[1].name",
            "people/name project.yaml:contacts[4].name",
            "people/name project.yaml:parts[1].contacts[1].name",
            "people/name overview.md:1:1",
            "people/name overview.md:1:9",
            "people/name overview.md:1:24",
        ]
    );
    assert!(found.iter().filter(|d| d.code == "people/name").all(|d| d.private));
    assert!(told(&found)[0].ends_with("`성**`"), "{:?}", told(&found)[0]);
    let open = Site { publish_names: true, ..site() };
    assert_eq!(places(&findings(&open, project)), [""; 0]);
}

#[test]
fn a_name_is_found_beside_what_officials_are_called() {
    for (text, name) in [
        ("담당 : 성춘향(1302)", "성**"),
        ("지역경제과장 : 임꺽정 (1300)", "임**"),
        ("팀장 이몽룡(1301)", "이**"),
        ("담당자 조성민 ☎ 1302", "조**"),
        ("담당: 허준(1302)", "허*"),
        ("담당(성춘향), 전화 1302", "성**"),
        ("| 담당자 | 성춘향 |", "성**"),
        ("**팀장** 이몽룡, **과장** 공석", "이**"),
        ("팀장 이몽룡\n다음 줄", "이**"),
        ("성춘향 주무관이 설명함", "성**"),
        ("이동욱 주무관", "이**"),
        ("남궁민수 팀장", "남***"),
        ("성춘향주무관", "성**"),
        ("담당 성춘향(☎ 02-2627-1302)", "성**"),
    ] {
        assert_eq!(names(text), [name], "{text}");
    }
    let mut site = site();
    site.pages =
        vec![Page {
            name: "about".into(), title: "문의".into(), text: prose("팀장 이몽룡(1301)")
        }];
    assert_eq!(places(&crate::check::site(&site)), ["people/name about.md:1:4"]);
}

#[test]
fn words_beside_what_officials_are_called_are_no_names() {
    for text in [
        "담당 : 지역경제과",
        "팀장 : 공석",
        "담당부서 : 문화체육과 (1300)",
        "담당 : 정책실(1300)",
        "담당: 원어민(1420)",
        "담당: 안양천(1670)",
        "담당: 나래(1420)",
        "담당: 하모니(02-2627-1420)",
        "담당 : 주차장 조성(2020)",
        "팀장 회의, 과장 전결",
        "과장 주재 회의",
        "담당 공무원, 담당 주무관",
        "지역경제과장이 설명함",
        "홍보물 팀장, 도서관 팀장, 장애인 팀장",
        "문화재과 과장, 강남구 국장",
        "구청장 홍길동, 시의원 장길산",
        "이렇게 과장된 표현",
        "김 팀장, 최 주무관",
        "담당 : 홍보물 제작",
        "담당 : 안전망",
        "이상 과장 전결 사항",
        "지난해 팀장 회의",
        "최종 담당자: 미정",
        "팀장(1301), 담당(1302)",
        "담당자: 추후 지정",
        "소공인 담당, 정보화 담당",
    ] {
        assert_eq!(names(text), [""; 0], "{text}");
    }
}

#[test]
fn known_silences_a_name_and_nothing_else() {
    let mut project = project("a");
    project.card.contacts = vec![contact("팀장", Some("성춘향"))];
    project.card.known = vec![known("people/name", Some("contacts[1].name"))];
    assert_eq!(codes(&findings(&site(), project.clone())), [""; 0]);
    project.overview = prose(NUMBER);
    assert_eq!(codes(&findings(&site(), project)), ["people/mobile"]);
}

#[test]
fn a_picture_with_a_place_is_told_by_its_file() {
    let mut project = project("a");
    let stored = |name: &str, gps| StoredFile { name: name.into(), gps };
    project.stored = vec![stored("IMG_1.jpg", true), stored("IMG_2.jpg", false)];
    assert_told(
        &site(),
        project,
        &["people/gps IMG_1.jpg: this picture holds the coordinates of where it was taken"],
    );
}

#[test]
fn files_are_used_by_cards_texts_and_pages() {
    let stored = |name: &str| StoredFile { name: name.into(), gps: false };
    let unused = |site: &Site, project: &Project| -> Vec<String> {
        let found = findings(site, project.clone());
        let found = found.iter().filter(|d| d.code == "references/unused-file");
        found.map(|d| d.place.file.rsplit("/a/").next().unwrap_or_default().into()).collect()
    };
    let mut project = project("a");
    project.stored =
        ["files/plan 1.pdf", "files/계획.pdf", "notes.txt", "photos/1.jpg", "photos/2.jpg"]
            .map(stored)
            .to_vec();
    let all = ["files/plan 1.pdf", "files/계획.pdf", "photos/1.jpg", "photos/2.jpg"];
    assert_eq!(unused(&site(), &project), all);
    part(&mut project, "north").photos = vec![photo("photos/1.jpg")];
    project.overview = prose("[계획](files/%EA%B3%84%ED%9A%8D.pdf)");
    assert_eq!(unused(&site(), &project), ["files/plan 1.pdf", "photos/2.jpg"]);
    let mut site = site();
    let text = prose("![옆길](../projects/a/photos/2.jpg)");
    site.pages = vec![Page { name: "about".into(), title: "안내".into(), text }];
    let (file, on_disk) = ("files/plan 1.pdf".to_owned(), String::new());
    project.card.files = vec![NamedFile { file, on_disk, title: "계획".into() }];
    assert_eq!(unused(&site, &project), [""; 0]);
}
