//! The district's original report card, typed by hand from the document itself.
//!
//! What a page, CSV or JSON of the sample site must say is compared with this. It is never read
//! from `content/`: a figure mistyped there must differ from the one here. Figures, dates and
//! names stand as the document has them, its spelling included (`아플리에440` in the table of
//! facilities, `아뜰리에 440` in the results); personal names are left out on purpose.

mod typed_right;

use jangbu::model::Precision;

/// One cell of the funding table, in 백만원; what is not the same is kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cell {
    /// A figure as printed, zero included.
    Figure(i64),
    /// `-`: there is none.
    Dash,
}

/// One row of the funding table.
#[derive(Debug)]
pub(crate) struct Row {
    /// The row's head, without the spaces the document puts between its letters.
    pub(crate) name: &'static str,
    /// The id of the source in content; `None` for the row 계.
    pub(crate) source: Option<&'static str>,
    /// Column 합계: (확보액 및 투자수요, 집행액).
    pub(crate) sum: (Cell, Cell),
    /// The columns of [`YEARS`]: (확보액, or 투자수요 in [`DEMAND_YEAR`]; 집행액).
    pub(crate) years: [(Cell, Cell); 5],
}

/// The columns of the funding table, the plan and the yearly records.
pub(crate) const YEARS: [u16; 5] = [2018, 2019, 2020, 2021, 2022];

/// The one year whose first column is 투자수요 (demand) and not 확보액 (secured).
pub(crate) const DEMAND_YEAR: u16 = 2022;

/// The unit printed above the funding table.
pub(crate) const UNIT: &str = "백만원";

const fn both(amount: i64) -> (Cell, Cell) {
    (Cell::Figure(amount), Cell::Figure(amount))
}

const DASHES: (Cell, Cell) = (Cell::Dash, Cell::Dash);

/// 연차별 투자수요 및 집행액: the row 계 first, then the sources in the order printed.
pub(crate) const FUNDING: &[Row] = &[
    Row {
        name: "계",
        source: None,
        sum: (Cell::Figure(3_347), Cell::Figure(3_047)),
        years: [
            both(717),
            (Cell::Figure(1_562), Cell::Figure(1_262)),
            both(510),
            both(558),
            both(0),
        ],
    },
    Row {
        name: "국비",
        source: Some("national"),
        sum: both(1_174),
        years: [both(647), both(527), DASHES, DASHES, DASHES],
    },
    Row {
        name: "시비",
        source: Some("city"),
        sum: (Cell::Figure(1_785), Cell::Figure(1_485)),
        years: [DASHES, (Cell::Figure(905), Cell::Figure(605)), both(410), both(470), DASHES],
    },
    Row {
        name: "구비",
        source: Some("district"),
        sum: both(388),
        years: [both(70), both(130), both(100), both(88), DASHES],
    },
];

/// 총사업비 as told in the head and the overview, in 백만원.
pub(crate) const TOTAL: i64 = 3_347;

/// 총사업비 by source as told in the overview, in 백만원: 국, 시, 구.
pub(crate) const TOTAL_BY_SOURCE: [(&str, i64); 3] =
    [("national", 1_174), ("city", 1_785), ("district", 388)];

/// A line of 추진실적 with its date.
#[derive(Debug)]
pub(crate) struct Dated {
    /// The heading it stands under, e.g. 2018 for 【18년도】.
    pub(crate) period: u16,
    /// ISO date at the precision it was written with.
    pub(crate) date: &'static str,
    /// That precision.
    pub(crate) precision: Precision,
    /// What must be found in the line, its details and its notes, however they are worded:
    /// figures, names of bodies and places, and the word that says what happened.
    pub(crate) words: &'static [&'static str],
}

const fn day(period: u16, date: &'static str, words: &'static [&'static str]) -> Dated {
    Dated { period, date, precision: Precision::Day, words }
}

const fn month(period: u16, date: &'static str, words: &'static [&'static str]) -> Dated {
    Dated { period, date, precision: Precision::Month, words }
}

/// Every dated line that is not a grant, in the order printed. With [`GRANTS`] these are all
/// 24 dated lines of 추진실적.
pub(crate) const RESULTS: &[Dated] = &[
    day(2018, "2018-07-05", &["금천구 독산동", "집적지구", "인프라 구축사업", "최종 선정"]),
    day(2018, "2018-07-27", &["수정사업계획서", "제출", "서울의류협회", "서울시"]),
    day(2018, "2018-08-06", &["도시형소공인", "지정", "인프라 구축사업", "선정평가"]),
    month(2018, "2018-09", &["협약", "중기부", "서울시", "의류협회", "국비", "교부", "소진공"]),
    month(
        2019,
        "2019-02",
        &[
            "2018년도 실적보고",
            "자금 집행보고",
            "서울의류협회",
            "공동인프라 운영비",
            "70,000,000원",
            "48,667,190원",
        ],
    ),
    day(2019, "2019-02-15", &["SBA", "실무진", "회의", "패션·의류 전시·판매장", "공동운영"]),
    day(
        2019,
        "2019-02-28",
        &["SBA", "시의원", "소공인 특화지원센터", "회의", "봉제업 공동작업장", "판로", "원스톱"],
    ),
    month(2019, "2019-04", &["서울의류협회", "이행보증보험", "자부담", "가입"]),
    day(2019, "2019-04-18", &["금천구 봉제사업장", "매출", "업무협약"]),
    day(2019, "2019-06-21", &["개소식", "공동작업장", "운영", "서울의류협회"]),
    day(
        2019,
        "2019-10-29",
        &[
            "공동전시·판매장",
            "아뜰리에 440",
            "금천구 시흥대로 440",
            "4분야의 전문가",
            "봉제마스터",
            "패션디자이너",
            "큐레이터",
            "바이어",
        ],
    ),
    month(
        2020,
        "2020-03",
        &[
            "금천구 봉제 패션 발전 협의체",
            "회의",
            "금천구 봉제·패션 발전 협의체",
            "의견",
            "세부사업",
        ],
    ),
    month(2020, "2020-10", &["사업추진현황", "지도점검", "소진공", "금천구", "정상추진"]),
    month(2020, "2020-11", &["사업변경계획", "승인", "인프라 구축 사업내용", "예산"]),
    month(2021, "2021-03", &["2021년도 시비 증가", "사업계획", "승인"]),
    month(2021, "2021-06", &["소공인 공동기반시설 구축사업", "주관기관 교육", "참석"]),
];

/// A line of 추진실적 that tells of a 보조금 교부 with its amount, in 백만원.
#[derive(Debug)]
pub(crate) struct Granted {
    /// The heading it stands under.
    pub(crate) period: u16,
    /// ISO date; all are written to the month.
    pub(crate) date: &'static str,
    /// The whole amount, as printed or (2019-01, one source) as its only part.
    pub(crate) sum: i64,
    /// By source id; `all` where the line names no source.
    pub(crate) amounts: &'static [(&'static str, i64)],
}

/// Every grant, in the order printed.
pub(crate) const GRANTS: &[Granted] = &[
    Granted { period: 2018, date: "2018-11", sum: 717, amounts: &[("all", 717)] },
    Granted { period: 2019, date: "2019-01", sum: 30, amounts: &[("district", 30)] },
    Granted {
        period: 2019,
        date: "2019-03",
        sum: 1_122,
        amounts: &[("national", 527), ("city", 495), ("district", 100)],
    },
    Granted { period: 2020, date: "2020-03", sum: 100, amounts: &[("all", 100)] },
    Granted { period: 2020, date: "2020-08", sum: 410, amounts: &[("city", 410)] },
    Granted { period: 2021, date: "2021-01", sum: 88, amounts: &[("district", 88)] },
    Granted { period: 2021, date: "2021-04", sum: 200, amounts: &[("city", 200)] },
    Granted { period: 2021, date: "2021-05", sum: 270, amounts: &[("city", 270)] },
];

/// 연차별 추진계획: what is planned for each of [`YEARS`]; `None` where `-` is printed.
pub(crate) const PLAN: [Option<&str>; 5] = [
    Some("공동인프라 구축"),
    Some("공동인프라 구축, 전시 및 판매 지원"),
    Some("전시 및 판매 활동 지원"),
    Some("전시 및 판매 활동 지원"),
    None,
];

/// A row of the table of facilities.
#[derive(Debug)]
pub(crate) struct Place {
    /// Column 구분.
    pub(crate) name: &'static str,
    /// Column 위치.
    pub(crate) place: &'static str,
    /// Column 규모, in m², as printed.
    pub(crate) area_m2: &'static str,
    /// Column 시설.
    pub(crate) rooms: &'static [&'static str],
}

/// Both facilities.
pub(crate) const FACILITIES: &[Place] = &[
    Place {
        name: "공동작업장",
        place: "금천구 시흥대로 414, 5층",
        area_m2: "502.5",
        rooms: &["공동작업장(웰팅기)", "공동샘플실", "공동패턴실", "사무실"],
    },
    Place {
        name: "공동판매장 (아플리에440)",
        place: "금천구 시흥대로 440, 1층",
        area_m2: "558.7",
        rooms: &["공동전시장 및 판매장", "공동물류창고"],
    },
];

/// 현장사진: caption and place. The document has the captions only, no picture is at hand.
pub(crate) const PHOTOS: [(&str, &str); 2] = [
    ("공동작업장", "서울시 금천구 시흥대로 414, 새우빌딩 5층"),
    ("공동전시·판매장", "서울시 금천구 시흥대로 440, 1층"),
];

/// The head of the card: what is printed, by its label. The document has no label for the first two.
pub(crate) const HEAD: &[(&str, &str)] = &[
    ("번호", "지역경제-15"),
    ("사업명", "도시형소공인 집적지구 인프라 구축"),
    ("추진상황", "완료(계속)"),
    ("이행률(%)", "100%"),
    ("완료시기", "임기내"),
    ("완료연도", "2020"),
    ("총사업비", "3,347백만원"),
    ("추진부서", "지역경제과"),
];

/// 사업유형: its three axes.
pub(crate) const KIND: [&str; 3] = ["신규", "자체", "기타"];

/// 사업기간: first and last month, and how many months the document says that is.
pub(crate) const PERIOD: (&str, &str, u32) = ("2018-10", "2021-10", 36);

/// 사업내용: from, until, and what was built then.
pub(crate) const SCOPE: &[(&str, &str, &[&str])] = &[
    ("2018-11", "2018-12", &["작업장(웰팅기 구입)", "샘플실", "패턴실", "사무실"]),
    ("2019-01", "2020-12", &["작업장", "판매장", "전시장", "물류창고"]),
];

/// Words of 정책목표 and 사업내용 that a wording of our own must keep.
pub(crate) const GOAL: &[&str] =
    &["집적지구", "소공인", "협업", "경쟁력", "공동기반 시설", "생산비", "공동인프라 시설"];

/// Bodies with their role.
pub(crate) const BODIES: &[(&str, &str)] = &[
    ("주관기관", "중소기업부"),
    ("주관기관", "서울시 거점성장추진단"),
    ("운영기관", "사)서울의류협회"),
    ("협력기관", "금천구"),
];

/// 협업부서: the bodies, and what they all do.
pub(crate) const COOPERATION: ([&str; 2], &str) =
    (["중소벤처기업부 소상공인혁신과", "서울시 거점성장추진단"], "사업추진협의체 운영협조");

/// 작성자: role and extension.
pub(crate) const CONTACTS: [(&str, &str); 3] =
    [("지역경제과장", "1300"), ("팀장", "1301"), ("담당", "1302")];

/// Words of 향후계획.
pub(crate) const NEXT: [&str; 2] = ["금천 봉제·패션 발전협의체", "간담회"];

/// 집행률 of the whole, computed by hand: 3,047 ÷ 3,347, to one decimal.
pub(crate) const EXECUTION_RATE: &str = "91.0";

/// The one gap: source, year, secured − executed in 백만원. The document gives no reason.
pub(crate) const GAP: (&str, u16, i64) = ("city", 2019, 300);

/// 2019 city money: told as granted, and in the table as secured, in 백만원. The only source and
/// year where grants and table disagree.
pub(crate) const GRANTS_DISAGREE: (&str, u16, i64, i64) = ("city", 2019, 495, 905);

impl Cell {
    /// The figure, with `-` counting as nothing, as the table's own sums take it.
    pub(crate) fn addend(self) -> i64 {
        match self {
            Self::Figure(amount) => amount,
            Self::Dash => 0,
        }
    }
}
