//! An invented district of any size, written as content files.
//!
//! Every project is like the record of a real one: five years of three sources, twenty-five
//! results with details, two facilities. The same number gives the same files.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const YEARS: std::ops::Range<usize> = 2020..2025;

/// Writes `content/` below a folder.
pub(crate) fn write(root: &Path, projects: usize) {
    let content = root.join("content");
    fs::create_dir_all(&content).unwrap();
    fs::write(content.join("site.yaml"), site()).unwrap();
    for number in 0..projects {
        let folder = content.join(format!("projects/project-{number:05}"));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("project.yaml"), card(number)).unwrap();
        fs::write(folder.join("overview.md"), overview(number)).unwrap();
        for year in YEARS {
            fs::write(folder.join(format!("{year}.md")), record(number, year)).unwrap();
        }
    }
}

const PLACES: [&str; 10] =
    ["가온", "나래", "다솜", "라온", "마루", "바람", "새벽", "아람", "자람", "하늘"];
const THINGS: [&str; 9] = [
    "어린이 도서관",
    "골목 주차장",
    "공동작업장",
    "노인 복지관",
    "작은 공원",
    "청년 창업센터",
    "마을 체육관",
    "돌봄센터",
    "전통시장",
];
const ACTS: [&str; 7] =
    ["착공", "설계용역 완료", "주민설명회 개최", "위원회 심의", "준공", "개소식", "현장 점검"];

fn title(number: usize) -> String {
    let place = PLACES[number % PLACES.len()];
    format!("{place}{}동 {} 조성", number / 90 + 1, THINGS[number % THINGS.len()])
}

fn site() -> String {
    let mut text = "\
title: 가온구 공약사업 추진현황
publisher: 가온구
as_of: 2024-12-31
unit: 백만원
license: KOGL-1
sources:
  - {id: national, name: 국비, level: national}
  - {id: city, name: 시비, level: metropolitan}
  - {id: district, name: 구비, level: local}
terms: [{id: 민선8기, start: 2022-07-01, end: 2026-06-30}]
statuses:
  - {id: done, name: 완료, definition: 계획한 일을 모두 마쳤음, done: true}
  - {id: going, name: 정상추진, definition: 계획한 대로 하고 있음}
  - {id: slow, name: 일부추진, definition: 일부가 늦어지고 있음, shape: slow}
"
    .to_owned();
    for (list, name) in [("areas", "분야"), ("departments", "과")] {
        let _ = writeln!(text, "{list}:");
        for number in 0..12 {
            let _ = writeln!(text, "  - {{id: {list}-{number}, name: 제{number}{name}}}");
        }
    }
    text
}

/// Secured money of each source in a year.
fn secured(number: usize, year: usize) -> [usize; 3] {
    [100 + number % 700, 50 + (number * 7 + year) % 300, 10 + (number + year * 3) % 90]
}

fn card(number: usize) -> String {
    let years = YEARS.map(|year| secured(number, year));
    let sums = years.fold([0; 3], |sums, of| [sums[0] + of[0], sums[1] + of[1], sums[2] + of[2]]);
    let [national, city, district] = sums;
    let total = national + city + district;
    let (title, place, other) = (title(number), number % 400 + 1, number % 300 + 2);
    let (area, department) = (number % 12, number / 7 % 12);
    format!(
        "\
id: 생활-{number}
title: {title}
status: going
department: departments-{department}
area: areas-{area}
term: 민선8기
progress: 70
kind: [신규, 자체, 예산]
period: {{start: 2020-01, end: 2025-12}}
total: {total}
total_by_source: {{national: {national}, city: {city}, district: {district}}}
bodies:
  - {{role: 주관기관, name: 가온구}}
  - {{role: 운영기관, name: 사단법인 {title} 협의회}}
facilities:
  - {{name: 본관, place: \"가온구 시흥대로 {place}, 5층\", area_m2: 502.5, rooms: [작업실, 회의실, 전시장]}}
  - {{name: 별관, place: \"가온구 시흥대로 {other}, 1층\", area_m2: 88.7, rooms: [창고]}}
contacts:
  - {{role: 과장, phone: \"1300\"}}
  - {{role: 담당, phone: \"1302\"}}
cooperation:
  - {{body: 서울시 거점성장추진단, part: 사업추진협의체 운영협조}}
next:
  - 주민설명회를 열어 의견을 더 듣습니다.
  - 준공 뒤 운영기관을 공개모집합니다.
photos:
  - {{caption: 본관, place: \"가온구 시흥대로 {place}\"}}
promise: {{text: 동네마다 {title} 하나씩 짓겠습니다, source: 선거공보 3쪽}}
changes:
  - {{date: 2023-11, kind: 예산변경, before: 2억원, after: 2억 2천만원, reason: 공사 자재비 인상}}
updated: 2024-12-01
"
    )
}

fn overview(number: usize) -> String {
    let title = title(number);
    format!(
        "\
## 목표

{title}으로 주민이 **걸어서 10분** 안에 닿는 생활시설을 갖춥니다.

## 사업개요

- 위치: 가온구 시흥대로 {}
- 규모: 지상 5층, 연면적 591.2㎡
- 주요 시설: 작업실, 회의실, 전시장

이용 안내는 [가온구 누리집](https://www.gaon.example/{number})에 있습니다.
",
        number % 400 + 1
    )
}

fn record(number: usize, year: usize) -> String {
    let [national, city, district] = secured(number, year);
    let total = national + city + district;
    let mut text = format!(
        "\
---
plan: {} 공정 {}단계
funding:
  national: {{secured: {national}, executed: {national}}}
  city: {{secured: {city}, executed: {city}}}
  district: {{secured: {district}, executed: {}, gap: 낙찰차액을 돌려줌}}
total: {{secured: {total}, executed: {}}}
grants:
  - {{date: {year}-03, title: {year}년도 사업비 보조금, amounts: {{national: {national}, city: {city}}}}}
---
",
        title(number),
        year - 2019,
        district - 5,
        total - 5,
    );
    for result in 0..5 {
        let (act, month) = (ACTS[(number + year + result) % ACTS.len()], 2 * result + 1);
        let day = (number + result) % 27 + 1;
        let _ = writeln!(text, "- {year}-{month:02}-{day:02}: {} {act}", title(number));
        let people = (number * 3 + result) % 200 + 20;
        let _ = writeln!(text, "  - 주민 {people}명이 참석하여 의견 {result}건을 냄");
    }
    let _ = writeln!(text, "  ※ 보조금 {city}백만원을 교부받음");
    text
}
