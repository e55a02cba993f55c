//! One name in two spellings, and the many words that only look alike.

use super::*;
use crate::model::{Cooperation, Facility, OrgRole, Part};

/// A project with a facility of one name and an overview.
fn facility(name: &str, overview: &str) -> Project {
    let mut project = project("a");
    project.card.facilities = vec![named(name)];
    let first_line = u32::from(!overview.is_empty());
    project.overview = Prose { source: overview.into(), first_line };
    project
}

fn named(name: &str) -> Facility {
    let (place, area_m2, rooms, location) = (None, None, Vec::new(), None);
    Facility { name: name.into(), place, area_m2, rooms, location }
}

fn spelling(project: Project) -> Vec<String> {
    let found = told(&findings(&site(), project)).into_iter();
    found.filter(|line| line.starts_with("words/spelling")).collect()
}

#[test]
fn the_name_of_the_record_is_found_once_with_both_places() {
    let mut project = facility("공동판매장 (아플리에440)", "공동판매장을 운영합니다.\n");
    let record = year(&mut project, "2019");
    record.results = vec![
        result("2019-10", "공동전시·판매장(아뜰리에 440)이 문을 엶", 4),
        result("2019-11", "아뜰리에 440은 시흥대로 440에 있음", 5),
    ];
    assert_eq!(
        spelling(project.clone()),
        [
            "words/spelling project.yaml:facilities[1].name (아플리에) this looks like one name in two \
          spellings: `아플리에` here, `아뜰리에` in `2019.md`, line 4"
        ]
    );
    let found = findings(&site(), project);
    let said = found.iter().find(|f| f.code == "words/spelling").map(|f| f.message.ko.as_str());
    let expected =
        "한 이름이 두 가지로 적힌 것 같습니다: 여기에는 `아플리에`, `2019.md` 4행에는 `아뜰리에`";
    assert_eq!(said, Some(expected));
}

#[test]
fn the_rarer_spelling_is_the_odd_one() {
    let text = "아뜰리에와 아뜰리에의 ‘아플리에’\n";
    assert_eq!(
        spelling(facility("공동작업장", text)),
        [
            "words/spelling overview.md:1:14 this looks like one name in two spellings: `아플리에` here, \
          `아뜰리에` in `overview.md`, line 1"
        ]
    );
    // One each: the name of the card stands, the text is told.
    assert_eq!(
        spelling(facility("아뜰리에", "## 목표\n\n아플리에가 문을 엶\n")),
        [
            "words/spelling overview.md:3:1 this looks like one name in two spellings: `아플리에` here, \
          `아뜰리에` in `project.yaml`, `facilities[1].name`"
        ]
    );
}

#[test]
fn names_that_slipped_are_found() {
    for (name, text) in [
        ("청년디지털센터", "청년디지탈센터에서 배웁니다"),
        ("마을공동체지원센터", "마을공동체지원센타가 돕습니다"),
        ("해맞이공원", "해마지공원을 넓힙니다"),
        ("쉬리펜션", "쉬리팬션까지 잇는 길"),
        ("G밸리", "G벨리로 이어집니다"),
        ("스마트팜", "스마트펌의 온실"),
        ("서울의류협회", "서울의류헙회가 맡았습니다"),
        ("한국소상공인연합회", "한국소상공언연합회와 협약"),
        ("가온로 414", "가온료 414에 있습니다"),
        ("Atelier", "작업실 Ateleir 문을 엶"),
        ("Gaon Merchants", "met at the Gaon Merchents hall"),
    ] {
        assert_eq!(spelling(facility(name, text)).len(), 1, "{name}: {text}");
    }
}

/// Names and words that look alike and are two things.
const TWO_THINGS: [(&str, &str); 70] = [
    ("운영기관", "운영기간"),
    ("확보액", "집행액"),
    ("공동작업장", "공동판매장"),
    ("공동작업장", "공동작업자"),
    ("공동작업장", "공동작업단"),
    ("공동작업공간", "공공작업공간"),
    ("공동전시장", "공동전시관"),
    ("공동판매장", "공동판매점"),
    ("공동물류창고", "공동물류창구"),
    ("2018년도", "2019년도"),
    ("서울시", "서울시의"),
    ("서울시", "서울식"),
    ("금천구", "금천동"),
    ("지역경제과", "지역경제가"),
    ("지역경제과", "지역경계"),
    ("문화체육과", "문화예술과"),
    ("재무과", "세무과"),
    ("복지정책과", "복지지원과"),
    ("도시재생과", "도시개발과"),
    ("도시계획과", "도시기획과"),
    ("소공인", "소상인"),
    ("소상공인", "소공인"),
    ("발전협의체", "발전협의회"),
    ("주민자치회", "주민자치위"),
    ("주민자치회관", "주민자치회간"),
    ("공동주택", "공공주택"),
    ("청년센터", "정년센터"),
    ("청년일자리센터", "정년일자리센터"),
    ("상생협력", "상생협약"),
    ("상생협력센터", "상생협약센터"),
    ("이용자", "이용료"),
    ("사업장", "사업자"),
    ("교육장", "교육자"),
    ("전통시장", "전동시장"),
    ("시흥대로", "시흥대교"),
    ("남쪽길", "북쪽길"),
    ("청년창업지원관", "청년창업지원단"),
    ("지역산업단지", "지역사업단지"),
    ("공영주차장", "공용주차장"),
    ("구립도서관", "국립도서관"),
    ("시립어린이집", "사립어린이집"),
    ("보건지소", "보건진료소"),
    ("가온시장", "가온시작"),
    ("중소기업부", "중소벤처기업부"),
    ("서울의류협회", "의류협회"),
    ("서울의류협회", "서울의료협회"),
    ("서울의류협회", "서울의류협회장"),
    ("소공인특화지원센터", "소상공인특화지원센터"),
    ("어린이집", "어린이날"),
    ("마을학교", "마을학당"),
    ("우리마을", "우리마음"),
    ("꿈나무방", "꿈나무반"),
    ("새마을금고", "새마을문고"),
    ("물놀이장", "물놀이터"),
    ("한마음", "한마을"),
    ("도서관", "도시관"),
    ("시민회관", "서민회관"),
    ("자활센터", "재활센터"),
    ("달빛정원", "별빛정원"),
    ("푸른마을", "푸른마음"),
    ("윗마을", "뒷마을"),
    ("아뜰리에", "아뜰리에에서"),
    ("아뜰리에 440", "아뜰리에440"),
    ("공동 작업장", "공동작업장"),
    ("가온로 414", "가온로 440"),
    ("제1공영주차장", "제2공영주차장"),
    ("Makers Hall", "Maker"),
    ("Tree Planting", "the Planning Division"),
    ("Housing", "Housings"),
    ("Market", "MARKET"),
];

#[test]
fn two_things_are_not_one_name() {
    for (name, word) in TWO_THINGS {
        for (name, word) in [(name, word), (word, name)] {
            for text in [word.to_owned(), format!("{word}을 고치고 {word}의 일을 맡은 {word}에서")]
            {
                let found = spelling(facility(name, &text));
                assert_eq!(found, [""; 0], "{name} and {text}");
            }
        }
    }
}

#[test]
fn entries_of_one_list_are_two_things() {
    let mut site = site();
    site.departments = ["문화관광과", "문화광관과"]
        .map(|name| crate::model::Department { id: Id::new(name), name: name.into(), phone: None })
        .to_vec();
    let mut project = facility("새싹놀이방", "");
    project.card.department = Some(site.departments[0].id.clone());
    project.card.facilities.push(named("새싻놀이방"));
    assert_told(&site, project.clone(), &[]);
    // In a text beside them it is one of the two, spelt right.
    project.overview = Prose { source: "새싻놀이방과 새싹놀이방".into(), first_line: 1 };
    let found = findings(&site, project);
    assert_eq!(codes(&found), ["words/spelling"]);
}

#[test]
fn names_of_different_lists_are_compared() {
    let mut project = project("a");
    let name = || "중소벤처기업부".to_owned();
    project.card.bodies = vec![OrgRole { role: "주관기관".into(), name: name() }];
    let cooperation = |body: &str| Cooperation { body: body.into(), part: None };
    project.card.cooperation = vec![cooperation("중소벤쳐기업부 소상공인과"), cooperation(&name())];
    let card = Card { title: "중소벤처기업부".into(), ..Card::default() };
    project.parts = vec![Part { id: Id::new("x"), card }];
    assert_eq!(
        spelling(project),
        [
            "words/spelling project.yaml:cooperation[1].body (중소벤쳐기업부) this looks like one name in \
          two spellings: `중소벤쳐기업부` here, `중소벤처기업부` in `project.yaml`, `bodies[1].name`"
        ]
    );
}

#[test]
fn old_words_and_reasons_are_quoted_as_they_are() {
    let mut project = facility("아뜰리에", "");
    project.card.lineage.formerly = vec!["아플리에".into()];
    project.card.promise = Some(crate::model::Promise {
        text: "아플리에를 열겠습니다".into(),
        source: None,
    });
    project.card.known = vec![known("words/spelling", None)];
    project.card.known[0].why = "관리카드에 아플리에로 적혀 있음".into();
    let found = findings(&site(), project);
    assert_eq!(codes(&found), ["known/unused"]);
}

#[test]
fn a_known_reason_silences_it() {
    let mut project = facility("아뜰리에", "아플리에가 문을 엶\n");
    project.card.known = vec![known("words/spelling", Some("overview.md:1"))];
    // A line of a file is looked up later, so here the place is its line and column.
    let found = findings(&site(), project);
    assert_eq!(codes(&found), [""; 0]);
}

#[test]
fn a_free_page_is_read_with_the_names_of_the_site() {
    let mut site = site();
    site.departments[0].name = "메이커스정책과".into();
    let text =
        Prose { source: "매이커스정책과에 물어보세요.\n".into(), first_line: 1 };
    site.pages = vec![Page { name: "about".into(), title: "안내".into(), text }];
    assert_told(
        &site,
        project("a"),
        &[
            "words/spelling about.md:1:1 this looks like one name in two spellings: `매이커스정책과` \
           here, `메이커스정책과` in `content/site.yaml`, `departments[1].name`",
        ],
    );
}

#[test]
fn thousands_of_words_that_look_alike_take_no_time() {
    let syllables: Vec<char> = ('가'..='힣').step_by(5).collect();
    let words = |last: &str| -> String {
        syllables.iter().map(|c| format!("‘아뜰{c}{last}’ ")).collect()
    };
    let mut project = facility("아뜰리에", &(words("에") + &words("애")));
    project.card.facilities.extend(syllables.iter().map(|c| named(&format!("아{c}리에"))));
    let found = spelling(project);
    assert!(found.len() < 10_000);
}
