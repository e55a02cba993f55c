//! The sections and lists of a card that tell of promise, measures and changes, as written.
//!
//! The comment on a key is what an editor shows for it: a heading, then Korean, then English.

use super::sections::ValuesByPeriod;
use super::spelling::{Dates, Decimal, Filled, Text};
use super::{Entries, Words};
use schemars::JsonSchema;
use serde::Deserialize;

/// # 성과지표 · Indicator
/// 지표 하나입니다.
///
/// One measure with targets and values reached.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["name"]))]
pub(in crate::load) struct Indicator {
    /// # 지표 이름 · Name
    /// 무엇을 재는지 적습니다. 예: 교육 수료 인원
    ///
    /// What is measured.
    #[schemars(with = "Filled")]
    pub(in crate::load) name: Option<String>,
    /// # 지표 단위 · Unit
    /// 값의 단위입니다. 예: 명
    ///
    /// The unit of its values.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) unit: Option<String>,
    /// # 기준값 · Baseline
    /// 사업을 시작하기 전의 값입니다. 단위 없이 적습니다.
    ///
    /// The value before the project, without the unit.
    #[schemars(with = "Option<Decimal>")]
    pub(in crate::load) baseline: Option<String>,
    /// # 목표 · Target
    /// 기간마다의 목표값입니다. 예: {2020: 1500, 2021: 1800}
    ///
    /// The values aimed at, by period.
    #[schemars(with = "Option<ValuesByPeriod>")]
    pub(in crate::load) target: Option<Entries<Option<String>>>,
    /// # 실적 · Actual
    /// 기간마다의 실적값입니다. 예: {2020: 1498}
    ///
    /// The values reached, by period.
    #[schemars(with = "Option<ValuesByPeriod>")]
    pub(in crate::load) actual: Option<Entries<Option<String>>>,
}

/// # 공약 원문 · The promise
/// 선거 때 약속한 글입니다.
///
/// The promise as it was made.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["text"]))]
pub(in crate::load) struct Promise {
    /// # 공약 글 · Words
    /// 약속한 글을 고치지 않고 그대로 적습니다.
    ///
    /// The words of the promise, unchanged.
    #[schemars(with = "Filled")]
    pub(in crate::load) text: Option<String>,
    /// # 출처 · Source
    /// 공약이 실린 문서와 쪽입니다. 예: 선거공보 3쪽
    ///
    /// Where it was printed.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) source: Option<String>,
}

/// # 변경 · Change
/// 계획을 바꾼 일 하나입니다.
///
/// One change of the plan.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Change {
    /// # 변경일 · Date
    /// 바뀐 때입니다. 기간으로 적어도 됩니다. 예: 2020-11
    ///
    /// When it took effect: a date or a range of dates.
    #[schemars(with = "Option<Dates>")]
    pub(in crate::load) date: Option<String>,
    /// # 변경 구분 · Kind
    /// 무엇을 바꾸었는지 한 낱말로 적습니다. 예: 예산변경
    ///
    /// What kind of change it is.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) kind: Option<String>,
    /// # 바꾸기 전 · Before
    /// 바꾸기 전의 내용입니다. 예: 30억원
    ///
    /// What it was before.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) before: Option<String>,
    /// # 바꾼 뒤 · After
    /// 바꾼 뒤의 내용입니다. 예: 33억 4,700만원
    ///
    /// What it is after.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) after: Option<String>,
    /// # 바꾼 까닭 · Reason
    /// 왜 바꾸었는지 적습니다.
    ///
    /// Why it was changed.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) reason: Option<String>,
    /// # 절차 · Steps
    /// 바꾸기까지 거친 절차를 차례로 적습니다.
    ///
    /// The steps taken, in their order.
    #[schemars(with = "Option<Vec<Option<Step>>>")]
    pub(in crate::load) steps: Option<Vec<Step>>,
}

/// # 절차 · Step
/// 절차 하나입니다.
///
/// One step of a change.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Step {
    /// # 날짜 · Date
    /// 절차가 있었던 때입니다. 기간으로 적어도 됩니다. 예: 2020-10-01 ~ 2020-10-15
    ///
    /// When it was: a date or a range of dates.
    #[schemars(with = "Option<Dates>")]
    pub(in crate::load) date: Option<String>,
    /// # 기구 · Body
    /// 심의하거나 정한 기구입니다. 예: 주민배심원단
    ///
    /// The body that decided.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) body: Option<String>,
    /// # 한 일 · Act
    /// 그 기구가 한 일입니다. 예: 심의
    ///
    /// What it did.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) act: Option<String>,
}

/// # 사업의 내력 · Lineage
/// 앞뒤로 이어지는 사업을 폴더 이름으로, 쪽이 없으면 사업 이름으로 적습니다.
///
/// Projects before and after this one: names of folders, or titles where there is no page.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(in crate::load) struct Lineage {
    /// # 나뉘기 전 사업 · Split from
    /// 이 사업이 갈라져 나온 사업입니다.
    ///
    /// The project it was split off from.
    pub(in crate::load) split_from: Option<Words>,
    /// # 합쳐진 사업 · Merged into
    /// 이 사업이 들어간 사업입니다.
    ///
    /// The project it was merged into.
    pub(in crate::load) merged_into: Option<Words>,
    /// # 대신하는 사업 · Replaced by
    /// 이 사업을 대신하는 사업입니다.
    ///
    /// The project that took its place.
    pub(in crate::load) replaced_by: Option<Words>,
    /// # 옛 이름 · Formerly
    /// 이 사업의 옛 이름입니다.
    ///
    /// What it was called before.
    pub(in crate::load) formerly: Option<Words>,
}
