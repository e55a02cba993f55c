//! What is found, what passes, and what stays readable.
//!
//! Check digits were worked out apart from this program; the numbers are invented, except those
//! of a listed company, which are public.

use super::letters::Line;
use super::{Kind, find, is_worth_a_look, look, mail, masked, masked_name, numbers};

/// Each thing found: its kind, and the words.
fn found(text: &str) -> Vec<(Kind, &str)> {
    let said = |personal: super::Personal| (personal.kind, text.get(personal.range).unwrap());
    find(text).into_iter().map(said).collect()
}

/// That one thing is found in a text, and it is these words.
fn assert_found(kind: Kind, words: &str, text: &str) {
    assert_eq!(found(text), [(kind, words)], "{text}");
}

fn assert_nothing(texts: &[&str]) {
    for text in texts {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn resident_numbers_are_found_however_they_are_written() {
    for words in [
        "900101-1234568",
        "900101 - 1234568",
        "900101 1234568",
        "9001011234568",
        "900101–1234568",
        "９００１０１－１２３４５６８",
        "900101\\-1234568",
        "850315-2345678",
        "010228-3123458",
        "000229-4123457",
        "900101-5123452",
    ] {
        assert_found(Kind::ResidentNumber, words, &format!("홍길동({words})의 신청"));
    }
}

#[test]
fn a_resident_number_without_a_check_digit_is_found_by_its_hyphen() {
    let confirmed = |text: &str| find(text).first().map(|personal| personal.confirmed);
    assert_eq!(confirmed("900101-1234567"), Some(false));
    assert_eq!(confirmed("900101-1234568"), Some(true));
    assert_eq!(confirmed("201103-3123452"), Some(false), "born since October 2020");
    assert_nothing(&["9001011234567", "900101 1234567", "201103 3123452"]);
}

#[test]
fn other_numbers_are_no_resident_numbers() {
    assert_nothing(&[
        "901301-1234568",
        "010229-3123451",
        "900101-9234568",
        "1900101-1234568",
        "900101-12345680",
        "12-900101-1234567-3",
        "법인등록번호 130111-0006246",
        "130111-0006246",
        "법인 900101-1234568",
        "금액 9001011234568원",
        "https://example.org/view?no=9001011234568",
        "9001011234568.5",
    ]);
}

#[test]
fn mobile_numbers_are_found_however_they_are_written() {
    for words in [
        "010-1234-5678",
        "01012345678",
        "010.1234.5678",
        "010 1234 5678",
        "010·1234·5678",
        "010-12345678",
        "0101234-5678",
        "010)1234-5678",
        "011-234-5678",
        "0192345678",
        "82-10-1234-5678",
        "０１０－１２３４－５６７８",
        "010‑1234‑5678",
        "010ㅡ1234ㅡ5678",
    ] {
        assert_found(Kind::Mobile, words, &format!("문의: {words}, 평일"));
    }
    assert_found(Kind::Mobile, "82-10-1234-5678", "+82-10-1234-5678");
    assert_found(Kind::Mobile, "82 (0)10-1234-5678", "+82 (0)10-1234-5678");
    assert_found(Kind::Mobile, "821012345678", "+821012345678");
    assert_found(Kind::Mobile, "010-1234-5678", "1301, 010-1234-5678로");
    assert_found(Kind::Mobile, "010-1234-5678", "02-2627-1300/010-1234-5678");
    assert_found(Kind::Mobile, "01012345678", "tel:01012345678");
}

#[test]
fn numbers_of_offices_are_no_mobile_numbers() {
    assert_nothing(&[
        "02-2627-1300",
        "02)2627-1300",
        "031-123-4567",
        "070-1234-5678",
        "0505-123-4567",
        "1588-1234",
        "+82-2-2627-1300",
        "82-2-2627-1300 농협",
        "010-0000-0000",
        "010-1234-****",
        "내선 1301, 1302, 1303",
        "2019-010-1234-5678",
        "126.01012345678",
        "010-1234-567",
        "0101234567890",
        "https://example.org/01012345678",
        "01012345678원",
    ]);
}

#[test]
fn addresses_at_private_providers_are_found() {
    for words in ["hong.gd@naver.com", "a@gmail.com", "h_1+x@mail.daum.net", "ab@Yahoo.co.kr"] {
        assert_found(Kind::Email, words, &format!("메일({words})로"));
        assert_found(Kind::Email, words, &format!("{words}으로 보내세요."));
    }
    assert_found(Kind::Email, "ab@naver.com", "[메일](mailto:ab@naver.com).");
    assert_found(Kind::Email, "ab @ naver.com", "메일 ab @ naver.com");
    assert_found(Kind::Email, "ab＠naver．com", "ab＠naver．com");
    assert_found(Kind::Email, "01012345678@naver.com", "01012345678@naver.com");
}

#[test]
fn addresses_of_offices_pass() {
    assert_nothing(&[
        "hong@geumcheon.go.kr",
        "hong@korea.kr",
        "info@maker.or.kr",
        "a@navercorp.com",
        "a@notnaver.com",
        "@naver.com",
        "인스타그램 @geumcheon",
        "a@naver.com.example",
    ]);
}

#[test]
fn card_numbers_are_found_by_their_sum() {
    for words in
        ["4500-1234-5678-9012", "4500 1234 5678 9012", "4500123456789012", "9410-1234-5678-9010"]
    {
        assert_found(Kind::Card, words, &format!("카드 {words} 사용"));
    }
    assert_found(Kind::Card, "3710-123456-78904", "3710-123456-78904");
    assert_found(Kind::Card, "2018 2019 2020 2025", "카드 2018 2019 2020 2025");
    assert_nothing(&[
        "4500-1234-5678-9013",
        "0000-0000-0000-0000",
        "2018 2019 2020 2025",
        "2017 2018 2019 2020",
        "45001234567890120",
        "4500123456789012원",
        "bbsId=4500123456789012",
    ]);
}

#[test]
fn account_numbers_are_found_beside_a_bank_or_the_word() {
    for (words, text) in [
        ("301-0123-4567-89", "농협 301-0123-4567-89"),
        ("110-123-456789", "신한 110-123-456789 (예금주 상인회)"),
        ("3333-01-1234567", "카카오뱅크 3333-01-1234567로"),
        ("123-45-678901", "계좌번호: 123-45-678901"),
        ("1002-123-456789", "1002-123-456789(우리은행)"),
        ("3010123456789", "계좌번호 3010123456789"),
        ("123-45-67890", "입금 계좌 123-45-67890"),
    ] {
        assert_found(Kind::Account, words, text);
    }
    assert_found(Kind::ResidentNumber, "900101-1234567", "농협 조합원 900101-1234567");
}

#[test]
fn public_numbers_are_no_accounts() {
    assert_nothing(&[
        "110-123-456789",
        "농협 금천지점 02-2627-1300",
        "우체국 1588-1300, 031-123-4567",
        "농협(사업자등록번호 123-45-67890)",
        "새마을금고 124-81-00998",
        "농협 법인등록번호 130111-0006246",
        "농협과 2019-06-21 ~ 2019-12-31 협약",
        "농협 공고 제2019-1234-5678호",
        "우체국 2019-06-21-0001",
        "계약번호 20190612345-00, 수협",
        "신협, 3-2-5",
        "계좌로 1000000000원 입금",
        "계좌 입금액 70,000,000원",
        "국민 모두 123456",
    ]);
}

/// Nothing a record is full of is taken for a person's: amounts, dates, telephones of offices.
#[test]
fn figures_dates_and_telephones_pass_in_any_combination() {
    let mut dice = 1_u64;
    let mut below = |n: u64| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) % n
    };
    for _ in 0..20_000 {
        let (year, month, day) = (2000 + below(40), 1 + below(12), 1 + below(28));
        let (amount, small) = (below(9_000_000_000_000), below(10_000));
        let area = ["02", "031", "032", "051", "062", "070"][below(6) as usize];
        let grouped =
            format!("{},{:03},{:03}", amount / 1_000_000, amount / 1000 % 1000, small % 1000);
        let pieces = [
            format!("{year}-{month:02}-{day:02}"),
            format!("'{}. {month}. {day}.", year % 100),
            format!("{year}. {month}. {day}."),
            format!("{year}{month:02}{day:02}"),
            format!("{year}-{month:02} ~ {year}-{:02}", 12),
            format!("{grouped}원"),
            format!("{amount}원"),
            format!("{small}백만원"),
            format!("{area}-{:03}-{:04}", 200 + below(700), small),
            format!("{area})2{:03}-{:04}", below(1000), small),
            format!("(우){:05}", below(100_000)),
            format!("37.{:07}, 126.{:07}", below(10_000_000), below(10_000_000)),
            format!("공동-{}", below(100)),
            format!("{}.{}%", below(100), below(10)),
        ];
        let count = pieces.len() as u64;
        let mut piece = || pieces[below(count) as usize].as_str();
        let text =
            format!("{} {}, 농협 {}: {} ({}) 계좌", piece(), piece(), piece(), piece(), piece());
        assert_eq!(found(&text), [], "{text}");
    }
}

#[test]
fn masks_keep_every_letter_in_its_column() {
    for (text, expected) in [
        ("900101-1234568", "900101-1******"),
        ("9001011234567", "9001011******"),
        ("９００１０１－１２３４５６８", "９００１０１－１＊＊＊＊＊＊"),
        ("010-1234-5678 또는 011.234.5678", "010-1234-**** 또는 011.234.****"),
        ("hong@naver.com", "ho**@naver.com"),
        ("ab@naver.com, a@naver.com", "a*@naver.com, *@naver.com"),
        ("농협 301-0123-4567-89", "농협 301-****-****-**"),
        ("110-123-456789", "110-***-******"),
        ("4500-1234-5678-9012", "4500-****-****-****"),
        ("4500-1234-5678-9013", "4500-****-****-****"),
        ("photos/01012345678.jpg", "photos/0101234****.jpg"),
        ("photos/4500123456789012.jpg", "photos/4500************.jpg"),
        ("hong@naver.com.txt", "ho**@naver.com.txt"),
    ] {
        assert_eq!(masked(text), expected);
        assert_eq!(masked(&masked(text)), expected, "masking again changes nothing");
    }
    for plain in [
        "",
        "3,347,000,000원 2019-06-21",
        "02-2627-1300",
        "가나다",
        "126.01012345678",
        "130111-0006246 법인",
    ] {
        assert_eq!(masked(plain), plain);
    }
}

#[test]
fn what_is_found_tells_its_words_masked() {
    let text = "가 010-1234-5678, 농협 110-123-456789";
    let told: Vec<_> = find(text).into_iter().map(|found| found.masked).collect();
    assert_eq!(told, ["010-1234-****", "110-***-******"]);
}

#[test]
fn names_keep_their_first_letter() {
    assert_eq!(masked_name("임꺽정"), "임**");
    assert_eq!(masked_name("Im Kkeokjeong"), "I* **********");
    assert_eq!(masked_name(""), "");
}

#[test]
fn places_are_those_of_the_text() {
    let text = "첫 줄\n둘째 줄 010-1234-5678\n900101-1234568";
    let places: Vec<_> = find(text).into_iter().map(|p| text.get(p.range).unwrap()).collect();
    assert_eq!(places, ["010-1234-5678", "900101-1234568"]);
    assert_nothing(&["010-1234-\n5678", "농협\n110-123-456789"]);
}

/// However long a line is, looking at it takes no longer than its length asks for.
#[test]
fn a_line_of_nothing_but_digits_ends() {
    for piece in ["0", "010-", "1-", "a@", "@ ", "010-1234-5678 ", "계좌 1"] {
        let text = piece.repeat(200_000 / piece.len());
        assert!(masked(&text).len() >= text.len(), "{piece}");
    }
}

#[test]
fn a_bank_is_a_word_and_letters_have_numbers_too() {
    assert_nothing(&[
        "은행나무길 1054-1234-56 구간",
        "우체국 등기번호 1234-5678-90123",
        "농협 앞 도로 3021234567891",
        "은행나무 3021234567891",
    ]);
    assert_found(Kind::Account, "1054-1234-56", "은행으로 1054-1234-56");
    assert_found(Kind::Account, "1234-5678-90123", "우체국 1234-5678-90123");
    assert_found(Kind::Account, "3021234567891", "농협 3021234567891");
    assert_found(Kind::Account, "1002123456789", "우리은행 1002123456789");
}

#[test]
fn the_word_before_a_resident_number_tells_it() {
    assert_found(Kind::ResidentNumber, "8505121234567", "주민등록번호: 8505121234567");
    assert_nothing(&["관리번호: 8505121234567", "주민등록번호: 8513121234567"]);
}

/// Lines of digits and what stands between them, of all kinds: where one is passed by, there is
/// nothing in it.
#[test]
fn no_line_is_passed_by_that_holds_something() {
    const PIECES: [&str; 30] = [
        "010", "1234", "5678", "900101", "1234568", "82", "+", "4500", "12", "7", "３", "301", " ",
        "-", "–", ".", "(", ")", "_", "\\", "\u{ad}", "\t", "·", "/", ",", "원", "a", "@", "계좌 ",
        "ㅡ",
    ];
    let (mut seed, mut looked, mut passed) = (17_u64, 0, 0);
    for _ in 0..40_000 {
        let mut next = |n: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % n
        };
        let text: String = (0..next(14)).map(|_| PIECES[next(PIECES.len())]).collect();
        let line = Line::new(&text, 0);
        let holds = !numbers(&line).is_empty() || !mail::addresses(&line).is_empty();
        let mut seen = 0;
        look(&text, |_, _| seen += 1);
        assert_eq!(holds, seen > 0, "{text}");
        looked += usize::from(holds);
        passed += usize::from(!is_worth_a_look(&text));
    }
    assert!(looked > 500 && passed > 5_000, "{looked}, {passed}");
}
