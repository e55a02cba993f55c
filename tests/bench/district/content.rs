//! An invented district of any size, written as content files.
//!
//! Every project is like the record of a real one: five years of three sources, twenty-five
//! results with details, two facilities. Sums agree, and nothing is an error, a warning or a note,
//! so that a benchmark measures no printing. The same number of projects and the same seed give
//! the same files, byte for byte. Knows nothing of the program that reads them.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io, thread};

/// The years that a term of four touches.
const YEARS: [u32; 5] = [2022, 2023, 2024, 2025, 2026];
const GROUPS: u32 = 12;
const PLACES: [&str; 10] =
    ["가온", "나래", "다솜", "라온", "마루", "바람", "새벽", "아람", "자람", "하늘"];
const THINGS: [&str; 7] = [
    "어린이 도서관",
    "골목 주차장",
    "공동작업장",
    "노인 복지관",
    "작은 공원",
    "돌봄센터",
    "전통시장",
];
const ACTS: [&str; 7] =
    ["착공", "설계용역 완료", "주민설명회 개최", "위원회 심의", "준공", "개소식", "현장 점검"];

/// Writes `content/` of so many projects below a folder, on every processor.
pub(crate) fn write(root: &Path, projects: u32, seed: u32) -> io::Result<()> {
    let content = root.join("content");
    fs::create_dir_all(content.join("projects"))?;
    fs::write(content.join("site.yaml"), site())?;
    let writers = thread::available_parallelism().map_or(1, |many| many.get() as u32);
    thread::scope(|scope| {
        let write = |first| {
            let content = &content;
            scope.spawn(move || {
                let mut own = (first..projects).step_by(writers as usize);
                own.try_for_each(|number| Project { number, seed }.write(content))
            })
        };
        let all: Vec<_> = (0..writers).map(write).collect();
        all.into_iter()
            .try_for_each(|one| one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

fn site() -> String {
    let mut text = "\
title: 가온구 공약사업 추진현황
publisher: 가온구
as_of: 2026-06-30
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
        for number in 0..GROUPS {
            let _ = writeln!(text, "  - {{id: {list}-{number}, name: 제{number}{name}}}");
        }
    }
    text
}

#[derive(Clone, Copy)]
struct Project {
    number: u32,
    seed: u32,
}

impl Project {
    fn write(self, content: &Path) -> io::Result<()> {
        let folder = content.join(format!("projects/project-{:05}", self.number));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("project.yaml"), self.card())?;
        fs::write(folder.join("overview.md"), self.overview())?;
        YEARS
            .into_iter()
            .try_for_each(|year| fs::write(folder.join(format!("{year}.md")), self.record(year)))
    }

    fn title(self) -> String {
        let number = self.number;
        let (place, thing) = (pick(&PLACES, number), pick(&THINGS, number));
        format!("{place}{}동 {thing} 조성", number / 70 + 1)
    }

    /// A whole number below `limit`, for what it is for (a 32-bit mix of integers).
    fn drawn<const N: usize>(self, limit: u32, what: [u32; N]) -> u32 {
        let mix = |mixed: u32, part: u32| {
            let mixed = (mixed ^ part).wrapping_mul(0x9e37_79b1);
            let mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x85eb_ca6b);
            mixed ^ (mixed >> 13)
        };
        what.into_iter().fold(mix(self.seed, self.number), mix) % limit
    }

    /// Secured money of each source in a year.
    fn secured(self, year: u32) -> [u32; 3] {
        let least = [(100, 700), (50, 300), (10, 90)];
        let mut source = 0;
        least.map(|(least, more)| {
            source += 1;
            least + self.drawn(more, [year, source])
        })
    }

    fn card(self) -> String {
        let years = YEARS.map(|year| self.secured(year)).into_iter();
        let sums = years.fold([0; 3], |[a, b, c], [x, y, z]| [a + x, b + y, c + z]);
        let [national, city, district] = sums;
        let total = national + city + district;
        let (title, number) = (self.title(), self.number);
        let (status, progress) =
            pick(&[("done", 100), ("going", 70), ("slow", 40)], self.drawn(3, [4]));
        let (area, department) = (number % GROUPS, number / 7 % GROUPS);
        let (place, other) = (number % 400 + 1, number % 300 + 2);
        format!(
            "\
id: 생활-{number}
title: {title}
status: {status}
department: departments-{department}
area: areas-{area}
term: 민선8기
progress: {progress}
kind: [신규, 자체, 예산]
period: {{start: 2022-07, end: 2026-12}}
total: {total}
total_by_source: {{national: {national}, city: {city}, district: {district}}}
bodies:
  - {{role: 주관기관, name: 가온구}}
  - {{role: 운영기관, name: 사단법인 {title} 협의회}}
facilities:
  - {{name: 본관, place: \"가온구 가온대로 {place}, 5층\", area_m2: 502.5, rooms: [작업실, 회의실, 전시장]}}
  - {{name: 별관, place: \"가온구 가온대로 {other}, 1층\", area_m2: 88.7, rooms: [창고]}}
contacts:
  - {{role: 과장, phone: \"1300\"}}
  - {{role: 담당, phone: \"1302\"}}
cooperation:
  - {{body: 한결시 거점성장추진단, part: 사업추진협의체 운영협조}}
next:
  - 주민설명회를 열어 의견을 더 듣습니다.
  - 준공 뒤 운영기관을 공개모집합니다.
promise: {{text: 동네마다 {title} 하나씩 짓겠습니다, source: 선거공보 3쪽}}
changes:
  - {{date: 2024-11, kind: 예산변경, before: 2억원, after: 2억 2천만원, reason: 공사 자재비 인상}}
updated: 2026-06-01
"
        )
    }

    fn overview(self) -> String {
        format!(
            "\
## 목표

{}으로 주민이 **걸어서 10분** 안에 닿는 생활시설을 갖춥니다.

## 사업개요

- 위치: 가온구 가온대로 {}
- 규모: 지상 5층, 연면적 591.2㎡
- 주요 시설: 작업실, 회의실, 전시장
",
            self.title(),
            self.number % 400 + 1
        )
    }

    fn record(self, year: u32) -> String {
        let [national, city, district] = self.secured(year);
        let total = national + city + district;
        let (title, phase) = (self.title(), year - YEARS[0] + 1);
        let (first, every) = months(year);
        let mut text = format!(
            "\
---
plan: {title} 공정 {phase}단계
funding:
  national: {{secured: {national}, executed: {national}}}
  city: {{secured: {city}, executed: {city}}}
  district: {{secured: {district}, executed: {}, gap: 낙찰차액을 돌려줌}}
total: {{secured: {total}, executed: {}}}
grants:
  - {{date: {year}-{first:02}, title: {year}년도 사업비 보조금, amounts: {{national: {national}, city: {city}}}}}
---
",
            district - 5,
            total - 5,
        );
        for result in 0..5 {
            let (month, day) = (first + every * result, (self.number + result) % 27 + 1);
            let act = pick(&ACTS, self.number + year + result);
            let people = 20 + self.drawn(200, [year, result, 5]);
            let _ = writeln!(text, "- {year}-{month:02}-{day:02}: {title} {act}");
            let _ = writeln!(text, "  - 주민 {people}명이 참석하여 의견 {}건을 냄", result + 1);
        }
        text
    }
}

/// The first month of a year that has a result, and how many months later the next one is: within
/// the term.
fn months(year: u32) -> (u32, u32) {
    match year {
        2022 => (7, 1),
        2026 => (1, 1),
        _ => (1, 2),
    }
}

fn pick<T: Copy, const N: usize>(list: &[T; N], number: u32) -> T {
    list[number as usize % N]
}
