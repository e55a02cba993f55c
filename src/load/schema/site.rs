//! `site.yaml` as written.
//!
//! The comment on a key is what an editor shows for it: a heading, then Korean, then English.

use super::Entries;
use super::sections::Redirects;
use super::spelling::{
    AddressId, Date, Day, FilePath, Filled, LanguageTag, LevelWord, LicenseWord, ShapeWord,
    SourceId, Spaceless, Text, Truth, UnitWord, WebAddress,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// # site.yaml
/// 누리집 전체에 쓰는 설정입니다: 발행 기관, 기준일, 금액 단위, 재원, 추진상황, 부서.
///
/// Settings of the whole site: publisher, date, unit, sources of money, statuses, departments.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["title", "publisher", "as_of", "unit", "sources", "statuses", "departments"]))]
pub(in crate::load) struct Site {
    /// # 제목 · Title
    /// 누리집의 제목입니다. 모든 쪽의 머리에 나옵니다. 예: 금천구 공약사업 추진현황
    ///
    /// Title of the site, at the top of every page.
    #[schemars(with = "Filled")]
    pub(in crate::load) title: Option<String>,
    /// # 발행 기관 · Publisher
    /// 이 자료를 만들어 공개하는 기관입니다. 예: 금천구
    ///
    /// The body that makes and publishes the site.
    #[schemars(with = "Filled")]
    pub(in crate::load) publisher: Option<String>,
    /// # 언어 · Language
    /// 화면의 낱말과 숫자, 날짜를 쓰는 언어입니다. 적지 않으면 ko(한국어)입니다.
    ///
    /// Language of interface words, numbers and dates; Korean (ko) where nothing is written.
    #[schemars(with = "Option<LanguageTag>")]
    pub(in crate::load) language: Option<String>,
    /// # 기준일 · As of
    /// 모든 금액과 실적의 기준이 되는 날입니다. 연, 월, 일을 모두 적습니다. 예: 2021-06-30
    ///
    /// The day all figures hold for, printed on every page: a full date.
    #[schemars(with = "Day")]
    pub(in crate::load) as_of: Option<String>,
    /// # 금액 단위 · Unit
    /// 단위 없이 적은 모든 금액의 단위이고, 표도 이 단위로 나옵니다.
    ///
    /// The unit of every amount that is written without one, and of all tables.
    #[schemars(with = "UnitWord")]
    pub(in crate::load) unit: Option<String>,
    /// # 누리집 주소 · Address of the site
    /// 공개할 주소입니다. 새소식(feed), 사이트맵, 대표 주소(canonical)에만 쓰입니다.
    ///
    /// Where the site will stand; only feed, sitemap and canonical links need it.
    #[schemars(with = "Option<WebAddress>")]
    pub(in crate::load) base_url: Option<String>,
    /// # 이용 조건 · Licence
    /// 자료를 다시 쓸 때의 조건입니다. KOGL은 공공누리입니다.
    ///
    /// Under which terms the data may be used again; KOGL is the Korea Open Government License.
    #[schemars(with = "Option<LicenseWord>")]
    pub(in crate::load) license: Option<String>,
    /// # 이름 공개 · Publish names
    /// 담당 공무원의 이름을 실을지 정합니다. 적지 않으면 false입니다. 부서와 전화번호는 늘 나옵니다.
    ///
    /// Whether officials' names may appear: true or false, false where nothing is written.
    /// Department and phone always do.
    #[schemars(with = "Option<Truth>")]
    pub(in crate::load) publish_names: Option<String>,
    /// # 반올림한 금액 · Rounded figures
    /// 공표한 금액이 단위에 맞추어 반올림한 값이면 true로 적습니다. 그러면 더한 금액 하나마다
    /// 단위의 절반까지는 합계가 어긋나도 오류가 아닙니다. 적지 않으면 1원만 달라도 오류입니다.
    ///
    /// Whether published figures are rounded to the unit: then a sum may be off by half a unit
    /// for each figure added. Without it, one won off is an error.
    #[schemars(with = "Option<Truth>")]
    pub(in crate::load) rounded: Option<String>,
    /// # 임기 · Terms
    /// 단체장의 임기 목록입니다. 사업의 term에서 여기의 id를 씁니다.
    ///
    /// Terms of office; a project names one of them in term.
    pub(in crate::load) terms: Option<Vec<Term>>,
    /// # 재원 · Sources of money
    /// 재원 목록입니다. 적은 순서가 표와 차트의 순서가 됩니다.
    ///
    /// Sources of money, in the order they have in tables and charts.
    #[schemars(with = "Vec<Source>", extend("minItems" = 1))]
    pub(in crate::load) sources: Option<Vec<Source>>,
    /// # 추진상황 · Statuses
    /// 추진상황으로 쓰는 낱말과 그 뜻입니다. 사업의 status에서 여기의 id를 씁니다.
    ///
    /// The words used for a project's status, with what they mean.
    #[schemars(with = "Vec<Status>", extend("minItems" = 1))]
    pub(in crate::load) statuses: Option<Vec<Status>>,
    /// # 분야 · Areas
    /// 공약 분야 목록입니다. 분야마다 쪽이 하나씩 생깁니다.
    ///
    /// Policy fields; each gets a page of its own.
    pub(in crate::load) areas: Option<Vec<Area>>,
    /// # 부서 · Departments
    /// 담당부서 목록입니다. 부서마다 쪽이 하나씩 생깁니다.
    ///
    /// Departments; each gets a page of its own.
    #[schemars(with = "Vec<Department>", extend("minItems" = 1))]
    pub(in crate::load) departments: Option<Vec<Department>>,
    /// # 옛 주소 · Old addresses
    /// 옛 주소와 새 주소를 누리집 안의 경로로 적습니다.
    /// 예: old/market.html: projects/market/index.html
    ///
    /// Old addresses and where they lead now, as paths within the site.
    #[schemars(with = "Option<Redirects>")]
    pub(in crate::load) redirects: Option<Entries<Option<String>>>,
    /// # 경계 지도 · Map
    /// 관할 구역의 경계를 담은 GeoJSON 파일입니다. 내용 폴더에서 본 경로로 적습니다.
    ///
    /// The boundary of the district: a GeoJSON file, as a path below the content folder.
    #[schemars(with = "Option<FilePath>")]
    pub(in crate::load) map: Option<String>,
    /// # 알고 있는 문제 · Known findings
    /// 검사에서 나오지만 그대로 두는 것이 옳은 문제입니다. 까닭은 각주로 공개됩니다.
    ///
    /// Findings of the check that are right as they stand; each reason is published as a footnote.
    pub(in crate::load) known: Option<Vec<Known>>,
}

/// # 임기 · Term
/// 단체장의 임기 하나입니다.
///
/// One term of office.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["id", "start", "end"]))]
pub(in crate::load) struct Term {
    /// # 임기 이름 · Name of the term
    /// 화면에도 그대로 나옵니다. 빈칸 없이 적습니다. 예: 민선7기
    ///
    /// Its id, shown as it is; without spaces.
    #[schemars(with = "Spaceless")]
    pub(in crate::load) id: Option<String>,
    /// # 시작일 · First day
    /// 임기가 시작하는 날입니다. 예: 2018-07-01
    ///
    /// The first day of the term.
    #[schemars(with = "Date")]
    pub(in crate::load) start: Option<String>,
    /// # 끝나는 날 · Last day
    /// 임기가 끝나는 날입니다. 예: 2022-06-30
    ///
    /// The last day of the term.
    #[schemars(with = "Date")]
    pub(in crate::load) end: Option<String>,
}

/// # 재원 · Source
/// 재원 하나입니다.
///
/// One source of money.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["id", "name", "level"]))]
pub(in crate::load) struct Source {
    /// # 재원 id · Id of the source
    /// 사업 파일의 funding 등에서 이 재원을 부르는 말입니다. 빈칸 없이 적으며 all은 쓸 수 없습니다.
    /// 예: city
    ///
    /// How project files call this source; without spaces, and not the word all.
    #[schemars(with = "SourceId")]
    pub(in crate::load) id: Option<String>,
    /// # 재원 이름 · Name
    /// 표와 차트에 나오는 이름입니다. 예: 시비
    ///
    /// The name in tables and charts.
    #[schemars(with = "Filled")]
    pub(in crate::load) name: Option<String>,
    /// # 누구의 돈 · Level
    /// 누구의 돈인지 적습니다. 차트의 무늬가 이에 따라 정해집니다. 자치구의 시비는 metropolitan,
    /// 시의 시비는 local입니다.
    ///
    /// Whose money it is; it decides the pattern in charts.
    #[schemars(with = "LevelWord")]
    pub(in crate::load) level: Option<String>,
}

/// # 추진상황 · Status
/// 추진상황으로 쓰는 낱말 하나입니다.
///
/// One word for how far a project is.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["id", "name"]))]
pub(in crate::load) struct Status {
    /// # 추진상황 id · Id of the status
    /// 사업의 status에 적는 말입니다. 주소가 되므로 영문자, 숫자, 붙임표(-)만 씁니다. 예: on-track
    ///
    /// What a project writes in status; it becomes an address: ASCII letters, digits and hyphens.
    #[schemars(with = "AddressId")]
    pub(in crate::load) id: Option<String>,
    /// # 낱말 · Word
    /// 화면에 나오는 낱말입니다. 예: 정상추진
    ///
    /// The word that is shown.
    #[schemars(with = "Filled")]
    pub(in crate::load) name: Option<String>,
    /// # 뜻 · Definition
    /// 이 낱말의 뜻입니다. 주민이 읽는 설명으로 누리집에 실립니다.
    ///
    /// What the word means, for the readers of the site.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) definition: Option<String>,
    /// # 완료로 셈 · Counts as done
    /// 완료율에서 완료로 세면 true로 적습니다. 적지 않으면 false입니다.
    ///
    /// Whether it counts as done in the completion rate: true or false, false where nothing is
    /// written.
    #[schemars(with = "Option<Truth>")]
    pub(in crate::load) done: Option<String>,
    /// # 표시 · Mark
    /// 낱말 앞에 붙는 표시입니다. 적지 않으면 완료로 세는 것은 done, 아니면 going입니다.
    ///
    /// The mark in front of the word; where nothing is written, done or going.
    #[schemars(with = "Option<ShapeWord>")]
    pub(in crate::load) shape: Option<String>,
}

/// # 분야 · Area
/// 공약 분야 하나입니다.
///
/// One policy field.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["id", "name"]))]
pub(in crate::load) struct Area {
    /// # 분야 id · Id of the area
    /// 사업의 area에 적는 말입니다. 주소가 되므로 영문자, 숫자, 붙임표(-)만 씁니다.
    /// 예: local-economy
    ///
    /// What a project writes in area; it becomes an address: ASCII letters, digits and hyphens.
    #[schemars(with = "AddressId")]
    pub(in crate::load) id: Option<String>,
    /// # 분야 이름 · Name
    /// 화면에 나오는 이름입니다. 예: 지역경제
    ///
    /// The name that is shown.
    #[schemars(with = "Filled")]
    pub(in crate::load) name: Option<String>,
}

/// # 부서 · Department
/// 담당부서 하나입니다.
///
/// One department.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["id", "name"]))]
pub(in crate::load) struct Department {
    /// # 부서 id · Id of the department
    /// 사업의 department에 적는 말입니다. 주소가 되므로 영문자, 숫자, 붙임표(-)만 씁니다.
    /// 예: local-economy-division
    ///
    /// What a project writes in department; it becomes an address: ASCII letters, digits and
    /// hyphens.
    #[schemars(with = "AddressId")]
    pub(in crate::load) id: Option<String>,
    /// # 부서 이름 · Name
    /// 화면에 나오는 이름입니다. 예: 지역경제과
    ///
    /// The name that is shown.
    #[schemars(with = "Filled")]
    pub(in crate::load) name: Option<String>,
    /// # 대표 전화 · Phone
    /// 부서의 대표 전화번호입니다. 예: 02-000-0000
    ///
    /// The department's number.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) phone: Option<String>,
}

/// # 알고 있는 문제 · Known finding
/// 검사에서 나오지만 그대로 두는 것이 옳은 문제 하나입니다.
///
/// One finding of the check that is right as it stands.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["rule", "why"]))]
pub(in crate::load) struct Known {
    /// # 규칙 · Rule
    /// 검사 결과의 대괄호 안에 나오는 코드입니다. 예: funding/sum
    ///
    /// The code that the check prints in brackets.
    #[schemars(with = "Filled")]
    pub(in crate::load) rule: Option<String>,
    /// # 자리 · Where
    /// 문제가 나온 파일과 항목입니다. 이 파일의 항목이면 항목만 적습니다.
    /// 예: 2019.md:total.secured
    ///
    /// The file and the key it was found at; only the key where it is in this very file.
    #[serde(rename = "where")]
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) place: Option<String>,
    /// # 까닭 · Why
    /// 왜 그대로 두는지 적습니다. 각주로 공개됩니다.
    ///
    /// Why it is right as it stands; published as a footnote.
    #[schemars(with = "Filled")]
    pub(in crate::load) why: Option<String>,
}
