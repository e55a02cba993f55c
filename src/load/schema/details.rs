//! The sections and lists of a card that describe the project, as written.
//!
//! The comment on a key is what an editor shows for it: a heading, then Korean, then English.

use super::spelling::{
    Date, Decimal, FilePath, Filled, Latitude, Longitude, Months, PhotoFile, Text, Truth, Year,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// # 완료 시기 · Completion
/// 완료했거나 완료할 때입니다.
///
/// When it was, or is to be, completed.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["year"]))]
pub(in crate::load) struct Completion {
    /// # 완료 연도 · Year
    /// 완료했거나 완료할 해입니다. 예: 2020
    ///
    /// The year of completion.
    #[schemars(with = "Year")]
    pub(in crate::load) year: Option<String>,
    /// # 임기 안 · Within the term
    /// 완료하는 해가 임기 안이면 true, 아니면 false로 적습니다.
    ///
    /// Whether that is within the term: true or false.
    #[schemars(with = "Option<Truth>")]
    pub(in crate::load) within_term: Option<String>,
}

/// # 사업기간 · Project period
/// 사업을 시작하고 끝내는 때입니다.
///
/// From when to when.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["start"]))]
pub(in crate::load) struct Stretch {
    /// # 시작 · Start
    /// 시작하는 때입니다. 아는 만큼만 적습니다. 예: 2018-10
    ///
    /// When it starts, as exactly as it is known.
    #[schemars(with = "Date")]
    pub(in crate::load) start: Option<String>,
    /// # 끝 · End
    /// 끝나는 때입니다. 계속하는 사업이면 적지 않습니다. 예: 2021-10
    ///
    /// When it ends; left out where the project goes on.
    #[schemars(with = "Option<Date>")]
    pub(in crate::load) end: Option<String>,
    /// # 개월 수 · Months
    /// 카드에 적힌 개월 수입니다. 계산하지 않고 적은 대로 보여 줍니다. 예: 36
    ///
    /// How many months the record says that is, 1 to 1200; shown as written and never computed.
    #[schemars(with = "Option<Months>")]
    pub(in crate::load) months: Option<String>,
}

/// # 참여 기관 · Body
/// 기관 하나와 그 역할입니다.
///
/// One body and its role.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["role", "name"]))]
pub(in crate::load) struct Body {
    /// # 역할 · Role
    /// 기관의 역할입니다. 예: 주관기관
    ///
    /// The role of the body.
    #[schemars(with = "Filled")]
    pub(in crate::load) role: Option<String>,
    /// # 기관 이름 · Name
    /// 기관의 이름입니다. 예: 금천구
    ///
    /// The name of the body.
    #[schemars(with = "Filled")]
    pub(in crate::load) name: Option<String>,
}

/// # 시설 · Facility
/// 시설 하나입니다.
///
/// One place the project builds or uses.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["name"]))]
pub(in crate::load) struct Facility {
    /// # 시설 이름 · Name
    /// 시설의 이름입니다. 예: 공동작업장
    ///
    /// The name of the facility.
    #[schemars(with = "Filled")]
    pub(in crate::load) name: Option<String>,
    /// # 장소 · Place
    /// 시설이 있는 곳의 주소입니다. 예: 금천구 시흥대로 414, 5층
    ///
    /// Its address in words.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) place: Option<String>,
    /// # 면적 · Area in m²
    /// 면적을 제곱미터(㎡)로, 단위 없이 적습니다. 예: 502.5
    ///
    /// Floor area in square metres, without the unit.
    #[schemars(with = "Option<Decimal>")]
    pub(in crate::load) area_m2: Option<String>,
    /// # 내부 시설 · Rooms
    /// 시설 안에 있는 것을 한 줄에 하나씩 적습니다.
    ///
    /// What is in it, one line each.
    #[schemars(with = "Option<Vec<Filled>>")]
    pub(in crate::load) rooms: Option<Vec<Option<String>>>,
    /// # 위치 · Location
    /// 시설의 좌표와 주소입니다.
    ///
    /// Coordinates and address of the facility.
    pub(in crate::load) location: Option<Location>,
}

/// # 담당자 · Contact
/// 문의할 곳 하나입니다.
///
/// One person or desk that answers questions.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["role"]))]
pub(in crate::load) struct Contact {
    /// # 직위 · Role
    /// 직위나 맡은 일입니다. 예: 팀장
    ///
    /// Position or task.
    #[schemars(with = "Filled")]
    pub(in crate::load) role: Option<String>,
    /// # 이름 · Name
    /// 담당자 이름입니다. site.yaml의 publish_names가 true일 때만 나옵니다.
    ///
    /// The official's name; shown only where publish_names in site.yaml is true.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) name: Option<String>,
    /// # 전화 · Phone
    /// 내선번호나 전화번호입니다. 휴대전화 번호는 적지 않습니다. 예: 1301
    ///
    /// Extension or number at the office, never a mobile phone.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) phone: Option<String>,
}

/// # 협조 · Cooperation
/// 협조하는 부서나 기관 하나입니다.
///
/// One body that cooperates.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["body"]))]
pub(in crate::load) struct Cooperation {
    /// # 협조 기관 · Body
    /// 협조하는 부서나 기관의 이름입니다.
    ///
    /// The name of the body.
    #[schemars(with = "Filled")]
    pub(in crate::load) body: Option<String>,
    /// # 협조 내용 · Part
    /// 맡은 일입니다. 예: 사업추진협의체 운영협조
    ///
    /// What it does.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) part: Option<String>,
}

/// # 사진 · Photo
/// 사진 하나입니다. 파일, 제목, 장소 가운데 하나는 적습니다.
///
/// One picture; at least one of file, caption and place is needed.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("anyOf" = [{"required": ["file"]}, {"required": ["caption"]}, {"required": ["place"]}]))]
pub(in crate::load) struct Photo {
    /// # 사진 파일 · File
    /// 사업 폴더에서 본 경로입니다. 예: photos/개소식.jpg
    ///
    /// The picture, as a path below the project's folder.
    #[schemars(with = "Option<PhotoFile>")]
    pub(in crate::load) file: Option<String>,
    /// # 대체 글 · Text alternative
    /// 사진에 무엇이 보이는지 적습니다. 사진을 볼 수 없는 사람에게 읽어 줍니다.
    ///
    /// What the picture shows, for who does not see it.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) alt: Option<String>,
    /// # 사진 제목 · Caption
    /// 사진 아래에 나오는 글입니다.
    ///
    /// The words below the picture.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) caption: Option<String>,
    /// # 찍은 곳 · Place
    /// 사진을 찍은 곳입니다.
    ///
    /// Where it was taken.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) place: Option<String>,
}

/// # 첨부 파일 · File
/// 함께 공개하는 문서 하나입니다.
///
/// One document that is published with the project.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["file", "title"]))]
pub(in crate::load) struct Attachment {
    /// # 파일 · File
    /// 사업 폴더에서 본 경로입니다. 예: files/추진계획.pdf
    ///
    /// The document, as a path below the project's folder.
    #[schemars(with = "FilePath")]
    pub(in crate::load) file: Option<String>,
    /// # 문서 이름 · Title
    /// 내려받는 사람이 읽을 이름입니다. 예: 2021년 추진계획
    ///
    /// What it is, for who downloads it.
    #[schemars(with = "Filled")]
    pub(in crate::load) title: Option<String>,
}

/// # 위치 · Location
/// 좌표와 주소입니다.
///
/// Coordinates and address.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("dependencies" = {
    "lat": {"if": {"properties": {"lat": {"type": "null"}}}, "else": {"required": ["lon"]}},
    "lon": {"if": {"properties": {"lon": {"type": "null"}}}, "else": {"required": ["lat"]}},
}))]
pub(in crate::load) struct Location {
    /// # 위도 · Latitude
    /// 위도(도, WGS 84)입니다. 경도와 함께 적습니다. 예: 37.4550
    ///
    /// Latitude in degrees (WGS 84), -90 to 90, together with the longitude.
    #[schemars(with = "Option<Latitude>")]
    pub(in crate::load) lat: Option<String>,
    /// # 경도 · Longitude
    /// 경도(도, WGS 84)입니다. 위도와 함께 적습니다. 예: 126.9000
    ///
    /// Longitude in degrees (WGS 84), -180 to 180, together with the latitude.
    #[schemars(with = "Option<Longitude>")]
    pub(in crate::load) lon: Option<String>,
    /// # 주소 · Address
    /// 주소를 글로 적습니다.
    ///
    /// The address in words.
    #[schemars(with = "Option<Text>")]
    pub(in crate::load) address: Option<String>,
}
