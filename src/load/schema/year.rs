//! Front matter of a yearly record as written.
//!
//! The comment on a key is what an editor shows for it: a heading, then Korean, then English.

use super::sections::{AmountsBySource, MoneyBySource};
use super::spelling::{Dates, Filled, Text};
use super::{Cell, Entries};
use schemars::JsonSchema;
use serde::Deserialize;

/// # 연도별 기록 · Yearly record
/// 한 해의 계획과 금액입니다. 두 --- 줄 사이에 적고, 실적은 그 아래에 적습니다.
///
/// Plan and money of one period, between the two --- lines; dated results stand below them.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Year {
    /// # 계획 · Plan
    /// 이 기간에 하려고 한 일입니다. 계획이 없으면 "-"로 적거나 줄을 쓰지 않습니다.
    ///
    /// What was planned for this period.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) plan: Option<String>,
    /// # 재원별 금액 · Funding
    /// 재원마다 단계별 금액을 적습니다. 재원은 site.yaml에 있는 id로 적습니다.
    /// 예: city: {secured: 905, executed: 605}
    ///
    /// Money of each source by stage, by the ids of site.yaml.
    #[schemars(with = "Option<MoneyBySource>")]
    pub(in crate::load) funding: Option<Entries<Money>>,
    /// # 합계 · Total
    /// 자료에 적힌 이 기간의 합계입니다. 재원별 금액의 합과 다르면 오류로 알려 줍니다.
    ///
    /// The total of this period as the record states it; checked against the sources.
    pub(in crate::load) total: Option<Stages>,
    /// # 교부 · Grants
    /// 실적에 나오는 교부금을 재원별로 적습니다. 표의 금액과 견주어 봅니다.
    ///
    /// Grants that the results tell of, by source; compared with the table.
    pub(in crate::load) grants: Option<Vec<Grant>>,
    /// # 세부사업별 금액 · Parts
    /// 세부사업의 이 기간 금액입니다. 이름은 project.yaml의 parts에 있는 id로 적습니다.
    ///
    /// Money of the parts in this period, by the ids of parts in project.yaml.
    #[schemars(with = "Option<Entries<Option<PartYear>>>")]
    pub(in crate::load) parts: Option<Entries<PartYear>>,
}

/// # 세부사업의 한 해 · A part's period
/// 세부사업 하나의 이 기간 계획과 금액입니다.
///
/// Plan and money of one part in this period.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct PartYear {
    /// # 계획 · Plan
    /// 이 기간에 하려고 한 일입니다.
    ///
    /// What was planned for this period.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) plan: Option<String>,
    /// # 재원별 금액 · Funding
    /// 재원마다 단계별 금액을 적습니다. 재원은 site.yaml에 있는 id로 적습니다.
    ///
    /// Money of each source by stage, by the ids of site.yaml.
    #[schemars(with = "Option<MoneyBySource>")]
    pub(in crate::load) funding: Option<Entries<Money>>,
    /// # 합계 · Total
    /// 자료에 적힌 합계입니다. 재원별 금액의 합과 다르면 오류로 알려 줍니다.
    ///
    /// The total as the record states it; checked against the sources.
    pub(in crate::load) total: Option<Stages>,
}

/// # 교부 · Grant
/// 교부 하나입니다.
///
/// One grant.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["date", "title", "amounts"]))]
pub(in crate::load) struct Grant {
    /// # 교부일 · Date
    /// 교부한 때입니다. 기간으로 적어도 됩니다. 예: 2019-01
    ///
    /// When it was paid: a date or a range of dates.
    #[schemars(with = "Dates")]
    pub(in crate::load) date: Option<String>,
    /// # 교부 이름 · Title
    /// 무엇을 교부했는지 적습니다. 예: 사업비 보조금 교부
    ///
    /// What was paid.
    #[schemars(with = "Filled")]
    pub(in crate::load) title: Option<String>,
    /// # 재원별 교부액 · Amounts
    /// 재원마다 교부한 금액입니다. 쉼표가 있는 금액은 따옴표로 묶습니다. 예: {district: 30}
    ///
    /// The amount of each source. Put amounts with commas in quotes.
    #[schemars(with = "AmountsBySource", extend("minProperties" = 1))]
    pub(in crate::load) amounts: Option<Entries<Cell>>,
}

/// # 재원 하나의 금액 · One source's money
/// 재원 하나의 금액을 단계별로 적습니다. 단위 없는 숫자는 site.yaml의 단위로 읽습니다.
///
/// One source's money by stage. A bare number is in the unit of site.yaml.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Money {
    /// # 투자수요 · Demand
    /// 아직 확보하지 못해 앞으로 필요한 금액입니다.
    ///
    /// Money asked for and not yet secured.
    pub(in crate::load) demand: Cell,
    /// # 계획 · Planned
    /// 이 기간에 들이려고 계획한 금액입니다. 총사업비에는 더하지 않습니다.
    ///
    /// Money planned for this period; never added to the project's total.
    pub(in crate::load) planned: Cell,
    /// # 확보액 · Secured
    /// 예산으로 확보한 금액입니다. 깎인 예산은 -5나 △5처럼 적습니다.
    ///
    /// Money budgeted; a cut is written as -5 or △5.
    pub(in crate::load) secured: Cell,
    /// # 집행액 · Executed
    /// 실제로 쓴 금액입니다. 집행률은 적지 않습니다. 자동으로 계산합니다.
    ///
    /// Money spent. The execution rate is computed and never typed.
    pub(in crate::load) executed: Cell,
    /// # 이월 · Carried over
    /// 확보액 가운데 다음 기간으로 넘긴 금액입니다.
    ///
    /// Secured money carried over into the next period.
    pub(in crate::load) carried_over: Cell,
    /// # 반납 · Returned
    /// 확보액 가운데 돌려준 금액입니다.
    ///
    /// Secured money given back.
    pub(in crate::load) returned: Cell,
    /// # 차액의 까닭 · Reason for the gap
    /// 확보한 만큼 집행하지 않은(또는 더 집행한) 까닭입니다. 적지 않으면 누리집에 까닭이 적혀 있지
    /// 않다고 나옵니다.
    ///
    /// Why not all (or more) of the secured money was executed; without it the page says that no
    /// reason is given.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) gap: Option<String>,
}

/// # 합계 · Total
/// 자료에 적힌 합계를 단계별로 적습니다.
///
/// The stated total by stage.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Stages {
    /// # 투자수요 합계 · Demand
    /// 모든 재원의 투자수요를 더한 금액입니다.
    ///
    /// Demand of all sources together.
    pub(in crate::load) demand: Cell,
    /// # 계획 합계 · Planned
    /// 모든 재원의 계획 금액을 더한 금액입니다.
    ///
    /// Planned money of all sources together.
    pub(in crate::load) planned: Cell,
    /// # 확보액 합계 · Secured
    /// 모든 재원의 확보액을 더한 금액입니다.
    ///
    /// Secured money of all sources together.
    pub(in crate::load) secured: Cell,
    /// # 집행액 합계 · Executed
    /// 모든 재원의 집행액을 더한 금액입니다.
    ///
    /// Executed money of all sources together.
    pub(in crate::load) executed: Cell,
    /// # 이월 합계 · Carried over
    /// 모든 재원의 이월액을 더한 금액입니다.
    ///
    /// Carried over money of all sources together.
    pub(in crate::load) carried_over: Cell,
    /// # 반납 합계 · Returned
    /// 모든 재원의 반납액을 더한 금액입니다.
    ///
    /// Returned money of all sources together.
    pub(in crate::load) returned: Cell,
}
