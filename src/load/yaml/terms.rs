//! What the trade calls the keys of content, for those who write `집행` where `executed` is meant.
//!
//! Words of the format only; sources, statuses and departments have the names `site.yaml` gives
//! them.

/// Keys, each with its words: the first is how a message explains it. A word may mean another key
/// elsewhere.
const WORDS: &[(&str, &[&str])] = &[
    ("secured", &["확보액", "확보", "예산액", "예산", "확보예산"]),
    ("executed", &["집행액", "집행", "지출액", "지출", "결산액"]),
    ("planned", &["계획액", "계획"]),
    ("plan", &["계획", "추진계획", "사업계획"]),
    ("demand", &["투자수요", "수요", "투자수요액"]),
    ("carried_over", &["이월액", "이월"]),
    ("returned", &["반납액", "반납", "반환"]),
    ("gap", &["집행잔액 사유", "사유", "차액", "미집행사유", "잔액사유"]),
    ("reason", &["사유", "변경사유", "이유"]),
    ("why", &["사유", "이유", "까닭"]),
    ("withheld", &["비공개"]),
    ("funding", &["재원별 금액", "재원", "사업비", "예산", "재정"]),
    ("total", &["합계", "총사업비", "총액", "계"]),
    ("total_by_source", &["재원별 합계", "재원별총사업비"]),
    ("grants", &["교부금", "교부", "보조금"]),
    ("amounts", &["금액"]),
    ("all", &["재원 구분 없음", "전체"]),
    ("id", &["관리번호", "번호", "식별자", "아이디"]),
    ("title", &["사업명", "제목", "공약명", "이름", "명칭"]),
    ("name", &["이름", "명칭", "성명"]),
    ("status", &["추진상황", "상태", "추진현황", "진행상황"]),
    ("department", &["담당부서", "부서", "소관부서"]),
    ("area", &["분야"]),
    ("term", &["임기"]),
    ("progress", &["이행률", "진도율", "추진율"]),
    ("completion", &["완료시기", "완료", "완료연도"]),
    ("year", &["연도", "년도"]),
    ("within_term", &["임기 내", "임기내"]),
    ("kind", &["사업유형", "유형", "구분"]),
    ("period", &["사업기간", "기간"]),
    ("start", &["시작", "시작일", "착수일"]),
    ("end", &["끝", "종료", "종료일", "마감"]),
    ("budget", &["비예산", "예산"]),
    ("bodies", &["기관", "추진기관"]),
    ("role", &["역할", "구분"]),
    ("facilities", &["시설", "시설현황"]),
    ("place", &["장소", "위치"]),
    ("rooms", &["공간", "실"]),
    ("location", &["위치", "좌표"]),
    ("address", &["주소", "소재지"]),
    ("lat", &["위도"]),
    ("lon", &["경도"]),
    ("contacts", &["담당자", "연락처"]),
    ("phone", &["전화번호", "전화", "연락처"]),
    ("cooperation", &["협조", "협조부서", "협조기관"]),
    ("next", &["향후계획", "앞으로 할 일"]),
    ("photos", &["사진"]),
    ("alt", &["대체 텍스트", "대체텍스트", "사진설명"]),
    ("caption", &["사진 제목", "설명", "캡션"]),
    ("files", &["첨부파일", "첨부", "파일"]),
    ("file", &["파일", "파일명"]),
    ("parts", &["세부사업", "단위사업"]),
    ("indicators", &["성과지표", "지표"]),
    ("unit", &["단위"]),
    ("target", &["목표", "목표값"]),
    ("actual", &["실적값", "실적", "달성"]),
    ("baseline", &["기준값", "기준"]),
    ("promise", &["공약", "공약내용"]),
    ("text", &["내용"]),
    ("source", &["출처"]),
    ("changes", &["변경", "변경이력", "변경사항"]),
    ("before", &["변경 전", "변경전", "당초"]),
    ("after", &["변경 후", "변경후"]),
    ("steps", &["절차"]),
    ("date", &["날짜", "일자", "일시"]),
    ("updated", &["수정일", "갱신일"]),
    ("publisher", &["발행기관", "기관명", "기관"]),
    ("as_of", &["기준일"]),
    ("sources", &["재원"]),
    ("statuses", &["추진상황", "상태"]),
    ("departments", &["담당부서", "부서"]),
    ("areas", &["분야"]),
    ("terms", &["임기"]),
    ("definition", &["정의", "뜻"]),
    ("license", &["이용허락", "라이선스", "공공누리"]),
];

/// The key that a word of the trade means where these are known, and how it is explained.
pub(super) fn key_of<'a>(written: &str, known: &[&'a str]) -> Option<(&'a str, &'static str)> {
    let plain = |word: &str| word.replace(char::is_whitespace, "");
    let written = plain(written);
    WORDS.iter().find_map(|(key, words)| {
        let known = known.iter().find(|known| *known == key)?;
        let said = words.iter().any(|word| plain(word) == written);
        said.then(|| Some((*known, *words.first()?)))?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_means_the_key_that_may_stand_there() {
        let of_money = ["demand", "planned", "secured", "executed", "gap"];
        assert_eq!(key_of("집행", &of_money), Some(("executed", "집행액")));
        assert_eq!(key_of("투자 수요", &of_money), Some(("demand", "투자수요")));
        assert_eq!(key_of("계획", &of_money), Some(("planned", "계획액")));
        assert_eq!(key_of("계획", &["plan", "funding"]), Some(("plan", "계획")));
        assert_eq!(key_of("집행", &["plan", "funding"]), None);
        assert_eq!(key_of("비고", &of_money), None);
    }
}
