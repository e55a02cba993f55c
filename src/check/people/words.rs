//! Words around Korean names, and whether a word can be a name at all.
//!
//! In doubt a word is no name: what stops publishing must be one.

/// The family names of nearly everybody (통계청, 인구주택총조사, 성씨).
const SURNAMES: &str = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배조백허남심노하곽성차주우구\
                        나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어\
                        은편용예경봉태";

/// Family names of two syllables.
const DOUBLE: [&str; 9] = ["남궁", "황보", "제갈", "선우", "독고", "사공", "서문", "동방", "망절"];

/// What officials are called, behind or before a name. Heads of districts and members of councils
/// are known to everybody and are left out.
pub(super) const TITLES: [&str; 8] =
    ["주무관", "사무관", "서기관", "팀장", "과장", "국장", "계장", "실장"];

/// Titles that no office has in its own name, so that they may stand right behind a name.
pub(super) const RANKS: [&str; 3] = ["주무관", "사무관", "서기관"];

/// Other words before a name.
pub(super) const ROLES: [&str; 9] =
    ["담당자", "담당", "담당관", "소장", "단장", "동장", "면장", "읍장", "본부장"];

/// What may follow a name or title without a blank.
const PARTICLES: [&str; 20] = [
    "", "이", "은", "는", "가", "을", "를", "의", "과", "와", "도", "만", "에게", "께", "께서",
    "이며", "로", "으로", "이다", "부터",
];

/// What is written where nobody is there.
pub(super) const VACANT: [&str; 9] =
    ["공석", "미정", "없음", "미지정", "결원", "담당자", "비공개", "해당없음", "vacant"];

/// Last syllables of words for offices, things and people, which given names hardly end in.
const ENDINGS: &str = "과팀계청장반부회단군시면읍층님들등적망물권터집점차품법및료액관함별";

/// Words that begin like a name of three syllables and are none: `홍보물`, `정책실`, `강남구`.
const ORDINARY: &str = "\
    강남 강당 강도 강동 강력 강변 강북 강사 강서 강수 강원 강의 강제 강조 강좌 강화 경계 경고 경관 경기 경남 \
    경력 경로 경리 경매 경보 경북 경비 경사 경상 경영 경우 경쟁 경제 경주 경찰 경청 경품 경험 경호 고가 고객 \
    고교 고등 고령 고마 고문 고속 고스 고시 고양 고용 고장 고지 고충 고향 공간 공감 공개 공격 공고 공공 공급 \
    공기 공단 공동 공로 공립 공매 공모 공무 공법 공보 공사 공석 공손 공수 공시 공신 공약 공업 공연 공영 공예 \
    공원 공유 공익 공인 공장 공정 공제 공주 공중 공지 공책 공탁 공통 공포 공항 공헌 공휴 구간 구로 구립 구매 \
    구민 구역 구의 구정 구조 구청 구호 국가 국고 국공 국내 국도 국립 국면 국문 국민 국부 국비 국세 국악 국어 \
    국외 국유 국장 국정 국제 국책 국토 국회 권고 권리 권역 권장 권한 금년 금리 금번 금속 금액 금연 금융 금주 \
    금지 금천 금품 기간 기계 기관 기구 기금 기능 기다 기대 기둥 기록 기립 기반 기법 기별 기본 기부 기사 기상 \
    기술 기습 기억 기업 기여 기온 기원 기일 기입 기자 기재 기점 기존 기준 기증 기체 기초 기타 기피 기한 기형 \
    기호 기회 기획 기후 길거 길목 길이 김장 김포 나눔 나머 나무 나중 남긴 남녀 남동 남부 남북 남산 남성 남은 \
    남자 노고 노동 노력 노선 노숙 노약 노원 노인 노점 노조 노후 도덕 도로 도립 도맡 도매 도서 도시 도심 도약 \
    도와 도우 도움 도자 도장 도전 도지 도착 도청 마감 마당 마라 마련 마루 마무 마스 마을 마지 마치 마침 마케 \
    마트 마포 맹지 명단 명령 명시 명예 명의 명절 명칭 명함 명확 모금 모니 모델 모두 모든 모래 모바 모범 모아 \
    모양 모유 모임 모자 모집 모텔 모형 문서 문예 문의 문자 문제 문체 문학 문헌 문화 민간 민관 민박 민방 민사 \
    민생 민선 민속 민요 민원 민자 민족 민주 박람 박물 박사 박수 반경 반납 반대 반도 반려 반복 반영 반응 반입 \
    반장 반출 방과 방금 방문 방범 방법 방사 방송 방안 방역 방음 방재 방지 방침 방학 방향 방호 배경 배관 배달 \
    배려 배부 배분 배상 배수 배우 배정 배차 배출 배치 백년 백만 백서 백신 백화 변경 변동 변상 변전 변함 변호 \
    변화 봉사 봉안 봉제 봉투 서구 서기 서대 서류 서면 서명 서민 서부 서북 서비 서산 서식 서예 서울 서원 서점 \
    서초 석면 석사 석유 석탄 선거 선금 선도 선박 선반 선발 선배 선별 선생 선수 선언 선임 선정 선진 선출 선택 \
    선포 선풍 선행 선호 설계 설날 설득 설립 설명 설문 설비 설정 설치 성공 성과 성금 성남 성동 성별 성북 성실 \
    성인 성장 성평 소각 소개 소관 소규 소나 소녀 소년 소독 소득 소리 소망 소멸 소모 소문 소반 소방 소비 소상 \
    소속 소송 소식 소액 소외 소요 소유 소음 소재 소통 소프 소형 소홀 소화 손길 손님 손상 손실 손해 송금 송년 \
    송도 송부 송출 송파 신고 신규 신도 신문 신분 신사 신산 신설 신속 신용 신임 신입 신장 신재 신종 신청 신체 \
    신축 신학 신협 신형 신호 신혼 심각 심도 심리 심사 심야 심의 심지 심층 심폐 심포 심화 안건 안경 안내 안무 \
    안산 안성 안심 안양 안에 안전 안정 안타 양국 양도 양보 양산 양성 양식 양심 양육 양쪽 양천 양측 양평 어느 \
    어르 어린 어업 어울 어제 어촌 엄격 엄마 엄중 여가 여건 여권 여기 여러 여론 여름 여비 여성 여수 여유 여의 \
    여자 여전 여주 여행 연간 연결 연계 연구 연금 연내 연대 연도 연두 연락 연령 연료 연말 연민 연설 연속 연수 \
    연습 연예 연장 연중 연차 연천 연출 연평 연필 연합 연행 연회 연휴 염색 염화 예금 예방 예보 예비 예산 예상 \
    예술 예시 예식 예약 예외 예절 예정 예측 예치 오는 오늘 오래 오랜 오로 오류 오산 오염 오월 오전 오직 오후 \
    옥내 옥상 옥외 왕래 왕복 용기 용도 용량 용산 용역 용이 용인 용접 용지 우대 우려 우리 우선 우수 우연 우체 \
    우편 우회 원가 원격 원금 원도 원래 원룸 원본 원스 원안 원예 원인 원자 원장 원정 원조 원주 원칙 원활 위기 \
    위로 위반 위상 위생 위성 위안 위에 위원 위임 위주 위촉 위치 위탁 위헌 위험 위협 유공 유관 유기 유네 유독 \
    유람 유럽 유로 유료 유리 유발 유산 유아 유역 유연 유월 유의 유일 유적 유지 유치 유통 유해 유형 유휴 육교 \
    육상 육성 육아 윤리 은근 은퇴 은평 은폐 은행 이것 이관 이끄 이끌 이날 이달 이동 이러 이런 이렇 이력 이륜 \
    이른 이를 이메 이미 이번 이사 이상 이송 이수 이슈 이야 이어 이에 이외 이용 이웃 이월 이의 이익 이전 이주 \
    이중 이천 이체 이하 이행 이후 인가 인간 인건 인계 인공 인구 인권 인근 인기 인내 인도 인력 인물 인사 인상 \
    인성 인솔 인쇄 인수 인식 인연 인용 인원 인적 인접 인정 인증 인지 인천 인출 인터 인프 인허 인형 인화 임금 \
    임기 임대 임명 임산 임시 임야 임업 임원 임직 임차 임하 장관 장기 장난 장려 장례 장마 장비 장소 장수 장애 \
    장에 장으 장을 장이 장치 장학 전국 전기 전남 전년 전달 전담 전동 전략 전력 전망 전면 전문 전부 전북 전산 \
    전선 전세 전시 전액 전에 전역 전용 전원 전월 전입 전자 전주 전지 전직 전차 전체 전통 전파 전하 전해 전혀 \
    전화 전환 정규 정기 정년 정당 정도 정류 정리 정문 정보 정부 정비 정산 정상 정식 정신 정원 정육 정책 정치 \
    정하 정한 정화 정확 제거 제공 제기 제도 제때 제목 제반 제방 제설 제시 제안 제약 제외 제작 제정 제조 제주 \
    제초 제출 제품 제한 제화 제휴 조경 조금 조기 조달 조례 조리 조명 조사 조선 조성 조속 조용 조절 조정 조직 \
    조차 조찬 조치 조합 조회 주간 주거 주관 주기 주년 주는 주도 주력 주로 주말 주무 주민 주방 주변 주부 주사 \
    주소 주식 주야 주요 주의 주임 주장 주재 주정 주차 주체 주최 주택 주행 지가 지구 지극 지금 지급 지난 지내 \
    지능 지도 지리 지명 지목 지반 지방 지부 지분 지붕 지사 지상 지선 지속 지시 지식 지역 지연 지원 지자 지장 \
    지적 지점 지정 지진 지참 지체 지출 지침 지켜 지표 지하 지향 지형 지회 진단 진동 진로 진료 진상 진술 진열 \
    진입 진정 진주 진짜 진척 진출 진학 진행 진흥 차관 차기 차년 차단 차담 차도 차등 차량 차례 차별 차상 차선 \
    차세 차액 차원 차이 차장 차질 채권 채널 채무 채소 채용 채점 천막 천만 천문 천변 천안 천연 천장 천천 최고 \
    최근 최대 최상 최선 최소 최신 최우 최저 최적 최종 최초 최후 추가 추경 추모 추산 추석 추세 추억 추적 추정 \
    추진 추천 추첨 추후 탁구 탁상 탁아 탁자 태권 태도 태양 태풍 편도 편리 편성 편안 편의 편입 편집 편차 표본 \
    표시 표어 표정 표준 표지 표창 표현 하계 하나 하남 하는 하도 하락 하루 하반 하수 하순 하여 하위 하자 하지 \
    하천 한강 한계 한국 한글 한꺼 한도 한동 한때 한마 한번 한복 한시 한식 한옥 한우 한의 한전 한파 한편 한화 \
    함께 함양 허가 허리 허브 허용 허위 현관 현금 현대 현물 현미 현상 현수 현실 현안 현업 현장 현재 현지 현판 \
    현행 현황 홍보 홍수 황금 황사 황토";

/// Last syllables that make an ordinary beginning an ordinary word: `정책실`, `이번에`.
const ENDINGS_OF_WORDS: &str = "실국원소동구도자화금표지대처부에의는을를가로만된할";

/// Words shaped like a name in full that offices, rivers and places are called by.
const NO_NAMES: &str = "\
    원어민 나래 하모니 안양천 도림천 양재천 우이천 정릉천 홍제천 성내천 오산천 공릉천 안성천 고덕천 \
    탄천 하늘 나눔 나무 마루 마을 하나 우리 한울 한빛 두레 누리 다솜 이음 채움 공감 소통 미래 \
    지킴이 나누미 도우미 이주민 어르신 어린이 나들이 한마음 한걸음 한아름 하늘터 고운빛 문지기";

/// Whether a word can be a name in full, family name and one or two syllables more, where nothing
/// beside it says so.
pub(super) fn is_name(word: &str) -> bool {
    has_shape(word) && !is_ordinary(word)
}

/// Whether a word can be a name where a number or rank beside it says that somebody is meant:
/// many are called 이동욱 or 조성민.
pub(super) fn is_likely_name(word: &str) -> bool {
    let whole = word.chars().count() >= 3 && !word.ends_with(|c| ENDINGS_OF_WORDS.contains(c));
    has_shape(word) && (whole || !is_ordinary(word))
}

fn has_shape(word: &str) -> bool {
    let length = word.chars().count();
    let double = DOUBLE.iter().any(|double| word.starts_with(double));
    let single = word.starts_with(|c| SURNAMES.contains(c));
    ((single && matches!(length, 2 | 3)) || (double && matches!(length, 3 | 4)))
        && !VACANT.contains(&word)
        && !NO_NAMES.split_ascii_whitespace().any(|other| other == word)
        && !word.ends_with(|c| ENDINGS.contains(c))
}

/// Whether a word begins as an ordinary one does.
fn is_ordinary(word: &str) -> bool {
    let start = word.char_indices().nth(2).map_or(word, |(at, _)| word.get(..at).unwrap_or(word));
    ORDINARY.split_ascii_whitespace().any(|ordinary| ordinary == start)
}

/// Whether nothing but a particle follows a name or title, perhaps behind 님 or 씨.
pub(super) fn is_particle(rest: &str) -> bool {
    PARTICLES.contains(&rest.strip_prefix(['님', '씨']).unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_ordinary_words() {
        for name in ["성춘향", "임꺽정", "이몽룡", "홍길동", "남궁민수", "선우진", "허준"]
        {
            assert!(is_name(name), "{name}");
        }
        for word in [
            "지역경제과",
            "공석",
            "홍보물",
            "정책실",
            "강남구",
            "주차장",
            "안전망",
            "공무원",
            "이하",
            "도서관",
            "장애인",
            "박물관",
            "원스톱",
            "문화재",
            "서울시",
            "김",
            "담당",
            "Kim",
            "",
        ] {
            assert!(!is_name(word), "{word}");
        }
        for name in ["이동욱", "조성민", "이수진", "성춘향", "허준"] {
            assert!(is_likely_name(name), "{name}");
        }
        for word in ["정책실", "홍보물", "공석", "이번에", "전화", "주민", "공무원", "지역경제과"]
        {
            assert!(!is_likely_name(word), "{word}");
        }
    }
}
