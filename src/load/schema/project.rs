//! `project.yaml` as written.
//!
//! The comment on a key is what an editor shows for it: a heading, then Korean, then English.
//! The sections and lists of a card are in `details` and `history`.

use super::details::{
    Attachment, Body, Completion, Contact, Cooperation, Facility, Location, Photo, Stretch,
};
use super::history::{Change, Indicator, Lineage, Promise};
use super::sections::{AmountsBySource, MoneyBySource, PartCard};
use super::spelling::{BudgetWord, Date, Filled, PrintedId, Progress, Text, Truth};
use super::{Cell, Entries, Known, Money, Words};
use schemars::JsonSchema;
use serde::Deserialize;

/// # project.yaml
/// 공약사업 하나의 카드입니다. 해마다의 금액과 실적은 2019.md 같은 연도별 기록에 적습니다.
///
/// The card of one project. Yearly money and results stand in the yearly records, like 2019.md.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["id", "title", "status", "department"]))]
pub(in crate::load) struct Card {
    /// # 관리번호 · Printed id
    /// 관리카드와 인쇄물에 쓰는 번호입니다. 쪽의 주소는 폴더 이름입니다. 예: 지역경제-15
    ///
    /// The id as printed; the address of the page is the name of the folder.
    #[schemars(with = "PrintedId")]
    pub(in crate::load) id: Option<String>,
    /// # 사업명 · Title
    /// 사업의 이름입니다. 예: 도시형소공인 집적지구 인프라 구축
    ///
    /// The name of the project.
    #[schemars(with = "Filled")]
    pub(in crate::load) title: Option<String>,
    /// # 추진상황 · Status
    /// site.yaml의 statuses에 있는 id입니다. 예: on-track
    ///
    /// How far the project is: an id of statuses in site.yaml.
    #[schemars(with = "Filled")]
    pub(in crate::load) status: Option<String>,
    /// # 담당부서 · Department
    /// site.yaml의 departments에 있는 id입니다. 예: local-economy-division
    ///
    /// Who runs it: an id of departments in site.yaml.
    #[schemars(with = "Filled")]
    pub(in crate::load) department: Option<String>,
    /// # 분야 · Area
    /// site.yaml의 areas에 있는 id입니다. 예: local-economy
    ///
    /// The policy field: an id of areas in site.yaml.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) area: Option<String>,
    /// # 임기 · Term
    /// site.yaml의 terms에 있는 id입니다. 예: 민선7기
    ///
    /// The term of office: an id of terms in site.yaml.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) term: Option<String>,
    /// # 이행률 · Progress
    /// 부서가 스스로 매긴 이행 정도입니다. 0에서 100까지의 백분율로, 소수는 둘째 자리까지 적습니다.
    /// 집행률은 적지 않습니다. 자동으로 계산합니다.
    ///
    /// Progress in percent as the department rates it itself, 0 to 100, at most two decimals. The
    /// execution rate is computed and never typed.
    #[schemars(with = "Option<Progress>")]
    pub(in crate::load) progress: Option<String>,
    /// # 완료 시기 · Completion
    /// 완료했거나 완료할 해와, 그 해가 임기 안인지 적습니다.
    ///
    /// The year of completion, and whether that is within the term.
    pub(in crate::load) completion: Option<Completion>,
    /// # 사업유형 · Kind
    /// 신규·계속, 사업 주체, 예산 구분의 세 가지입니다. 목록으로 적거나 빗금(/)으로 나누어 적습니다.
    /// 예: 신규/자체/기타
    ///
    /// New or continuing, whose project, and its budget: a list, or one text with slashes.
    pub(in crate::load) kind: Option<Words>,
    /// # 사업기간 · Project period
    /// 사업을 시작하고 끝내는 때입니다.
    ///
    /// When the project starts and ends.
    pub(in crate::load) period: Option<Stretch>,
    /// # 총사업비 · Total
    /// 확보액과 투자수요를 더한 값입니다. 연도별 기록의 합과 1원이라도 다르면 오류로 알려 줍니다.
    ///
    /// Secured money plus demand. One won off the sum of the yearly records is an error.
    pub(in crate::load) total: Cell,
    /// # 재원별 총사업비 · Total by source
    /// 재원마다 확보액과 투자수요를 더한 값입니다. 재원은 site.yaml에 있는 id로 적습니다.
    /// 쉼표가 있는 금액은 따옴표로 묶습니다. 예: "1,174"
    ///
    /// Secured money plus demand of each source, by the ids of site.yaml. Put amounts with commas
    /// in quotes.
    #[schemars(with = "Option<AmountsBySource>")]
    pub(in crate::load) total_by_source: Option<Entries<Cell>>,
    /// # 비예산 · No budget
    /// 예산이 들지 않는 사업이면 none으로 적고, 아니면 이 줄을 쓰지 않습니다.
    ///
    /// Write none for a project that needs no money; otherwise leave the line out.
    #[schemars(with = "Option<BudgetWord>")]
    pub(in crate::load) budget: Option<String>,
    /// # 연도를 나누지 않은 금액 · Funding without years
    /// 해를 나눌 수 없는 금액을 재원별로 적습니다. 해마다의 금액은 연도별 기록에 적습니다.
    ///
    /// Money not broken down by year, by source. Yearly money belongs in the yearly records.
    #[schemars(with = "Option<MoneyBySource>")]
    pub(in crate::load) funding: Option<Entries<Money>>,
    /// # 참여 기관 · Bodies
    /// 주관, 운영, 협력 기관을 역할과 함께 적습니다.
    ///
    /// Bodies that take part, with their roles.
    pub(in crate::load) bodies: Option<Vec<Body>>,
    /// # 시설 · Facilities
    /// 사업으로 만들거나 쓰는 시설입니다.
    ///
    /// Places the project builds or uses.
    pub(in crate::load) facilities: Option<Vec<Facility>>,
    /// # 담당자 · Contacts
    /// 문의할 곳입니다. 이름은 site.yaml의 publish_names가 true일 때만 나옵니다.
    ///
    /// Who answers questions. Names appear only where publish_names in site.yaml is true.
    pub(in crate::load) contacts: Option<Vec<Contact>>,
    /// # 협조 · Cooperation
    /// 협조하는 부서나 기관과, 맡은 일입니다.
    ///
    /// Bodies that cooperate, and their part in it.
    pub(in crate::load) cooperation: Option<Vec<Cooperation>>,
    /// # 향후계획 · What comes next
    /// 앞으로 할 일을 한 줄에 하나씩 적습니다.
    ///
    /// What is planned next, one line each.
    #[schemars(with = "Option<Vec<Filled>>")]
    pub(in crate::load) next: Option<Vec<Option<String>>>,
    /// # 사진 · Photos
    /// 사진과 그 설명입니다. 파일이 아직 없으면 제목과 장소만 적습니다.
    ///
    /// Pictures with their descriptions; caption and place only, where there is no file yet.
    pub(in crate::load) photos: Option<Vec<Photo>>,
    /// # 첨부 파일 · Files
    /// 함께 공개하는 문서입니다.
    ///
    /// Documents that are published with the project.
    pub(in crate::load) files: Option<Vec<Attachment>>,
    /// # 위치 · Location
    /// 사업이 이루어지는 곳의 좌표와 주소입니다.
    ///
    /// Where the project is: coordinates and address.
    pub(in crate::load) location: Option<Location>,
    /// # 세부사업 · Parts
    /// 금액을 따로 적는 세부사업입니다. 카드와 같은 항목을 씁니다.
    ///
    /// Sub-projects with money of their own; they have the keys of a card.
    #[schemars(with = "Option<Vec<PartCard>>")]
    pub(in crate::load) parts: Option<Vec<Self>>,
    /// # 성과지표 · Indicators
    /// 성과를 재는 지표와 그 목표, 실적입니다.
    ///
    /// Measures with their targets and the values reached.
    pub(in crate::load) indicators: Option<Vec<Indicator>>,
    /// # 공약 원문 · The promise
    /// 선거 때 약속한 글 그대로입니다.
    ///
    /// The promise in the words it was made in.
    pub(in crate::load) promise: Option<Promise>,
    /// # 변경 이력 · Changes
    /// 계획을 바꾼 내용과 까닭, 거친 절차입니다.
    ///
    /// Changes of the plan: before, after, why, and the steps taken.
    #[schemars(with = "Option<Vec<Option<Change>>>")]
    pub(in crate::load) changes: Option<Vec<Change>>,
    /// # 사업의 내력 · Lineage
    /// 나뉘거나 합쳐지거나 이름이 바뀐 사업의 앞뒤를 적습니다.
    ///
    /// Where the project came from and went to: split, merged, replaced, renamed.
    pub(in crate::load) lineage: Option<Lineage>,
    /// # 알고 있는 문제 · Known findings
    /// 검사에서 나오지만 그대로 두는 것이 옳은 문제입니다. 까닭은 각주로 공개됩니다.
    ///
    /// Findings of the check that are right as they stand; each reason is published as a footnote.
    pub(in crate::load) known: Option<Vec<Known>>,
    /// # 고친 날 · Updated
    /// 이 카드를 마지막으로 고친 날입니다. 예: 2021-06-30
    ///
    /// When this card was last brought up to date.
    #[schemars(with = "Option<Date>")]
    pub(in crate::load) updated: Option<String>,
    /// # 작성 중 · Draft
    /// true이면 검사만 하고 공개하지 않습니다. 다 쓰면 이 줄을 지웁니다.
    ///
    /// Where it is true, the project is checked and not published. Take it out when it is done.
    #[schemars(with = "Option<Truth>")]
    pub(in crate::load) draft: Option<String>,
}
