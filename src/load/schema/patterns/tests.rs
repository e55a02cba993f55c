//! Each pattern, held against the parser it stands for.

use crate::load::tests::Dice;
use crate::load::{amount, card, date, names, number, site};
use crate::model::{Period, Unit, WebAddress};
use serde_json::json;

/// A pattern, the parser it stands for, and texts, separated by `|`, that people write right and
/// that they mistype.
struct Spelling {
    pattern: String,
    parses: fn(&str) -> bool,
    right: &'static str,
    wrong: &'static str,
}

fn spelling(
    pattern: impl Into<String>,
    parses: fn(&str) -> bool,
    right: &'static str,
    wrong: &'static str,
) -> Spelling {
    Spelling { pattern: pattern.into(), parses, right, wrong }
}

fn numbers() -> Vec<Spelling> {
    vec![
        spelling(
            super::amount(),
            |text| amount::parse(text, Unit::HundredMillion).is_ok(),
            "0|1,174|6185.3|△ 371|-5|48,667,190원|33억 4,700만원|33억4700만 원|5천만원|1억 5천만 500원|7조 1,234억|1.5억원|3십만원|-|~|| 2천원 |null",
            "3,16|1174,000|1억 이천만원|▲5|+5|5천|12명|33억 4700|1e3|0123|백만원",
        ),
        spelling(
            super::decimal(),
            |text| number::decimal(text).is_ok(),
            "502.5|-1,234.50|0| 7 ",
            "502.5㎡|1.2.3||-|약 5|1,23",
        ),
        spelling(
            super::percent(),
            |text| amount::is_none(text.trim()) || number::percent(text).is_ok(),
            "100|100 %|87.5%|0.01|100.00|-|",
            "101|-1|87.555|백|100.01",
        ),
        spelling(
            super::MONTHS,
            |text| card::months(text).is_ok(),
            "1|36|1200|0036|999",
            "0|1201|36개월|1.5|",
        ),
        spelling(
            super::COMPLETION_YEAR,
            |text| card::year(text).is_ok(),
            "2020|2020년| 1900 |02199",
            "20|1850|2020-01|내년",
        ),
        spelling(
            super::YEARS,
            |text| Period::parse(text).is_some_and(|period| period.contains(0).is_some()),
            "2020|2022-2023",
            "20|2020년|before|2020-21",
        ),
    ]
}

fn dates() -> Vec<Spelling> {
    vec![
        spelling(
            super::day(),
            |text| date::day(text).is_ok(),
            "2019-06-21|'19. 6. 21.|‘19.6.21|2019년 6월 21일|2019. 6. 21.(금)| 2019.10.29 ",
            "2021-06|2021|2021-6-30|2021-13-01|2021-06-32|20210630|21. 6. 30.",
        ),
        spelling(
            super::date(),
            |text| date::date(text).is_ok(),
            "2019|2019-06|2019.|'18. 9.|'19. 01.|2019년|'19년 6월|2019. 6|2019 (금)",
            "2021/6/3|2021-6|21-06-30|2019 ~ 2020|내년|2019년도|2024-13",
        ),
        spelling(
            super::dates(),
            |text| date::range(text).is_ok(),
            "2018-11 ~ 2018-12|'18. 11. ~ '18. 12.|'19. 6. 21. ~ 6. 23.|'19. 6. ~ 8.|'19. 6. 21.(금) ~ 23.(일)|2019-06-21～06-23|2019년 6월 21일 ~ 7월 3일|2019년 6월 1일 ~ 3일(월)",
            "2019 ~|~ 2019|2019-01 - 2019-02|2019. 6. 21. 개소",
        ),
    ]
}

fn words() -> Vec<Spelling> {
    vec![
        spelling(
            super::ADDRESS_ID,
            |text| names::address_id(text.trim()).is_ok(),
            "on-track| a |A1",
            "지역경제|a b|a_b||a/b|-a",
        ),
        spelling(
            super::PRINTED_ID,
            |text| !text.trim().is_empty() && names::no_formula(text.trim()).is_ok(),
            "a|1|가|b",
            "=1+1|+1|-1|@a|＝1|＋|－ 가|＠| |",
        ),
        spelling(
            super::SOURCE_ID,
            |text| !text.trim().is_empty() && names::source_id(text).is_ok(),
            "city|국비|all1| a ",
            "all||a b| all |=a|-|＋1",
        ),
        spelling(
            super::web_address(),
            |text| site::base_url(text).is_ok(),
            "https://a.kr/b|http://a:80| https://a/ |HTTPS://[::1]:1/a|http://xn--3e0b707e/%EA~'@",
            "a.kr|https://|ftp://a.kr|https://a b|https://a.kr/?x|https://가온구.kr/|https://a/%zz|https://[x]/|https://a:0/|https://a:100000|https://a/..|https://a/./b|https://a//b|https://u:p@a/|https://-a/|https://a/가",
        ),
        spelling(
            super::file(),
            |text| names::below(text).is_ok(),
            "photos/전경 1.jpg| a |a/.b|..a/b..|a/.. /b",
            "|/etc|../a|a/../b|a//b|./a|C:/a|a\\b",
        ),
        spelling(
            super::site_path(),
            |text| site::site_path(text).is_ok(),
            "a/b.html|a/|a#b|a/#/..|a.b/c#",
            "|/a|../a|#a|a//b",
        ),
    ]
}

fn spellings() -> Vec<Spelling> {
    [numbers(), dates(), words()].into_iter().flatten().collect()
}

fn accepts(pattern: &str) -> impl Fn(&str) -> bool {
    let validator = jsonschema::draft7::new(&json!({"pattern": pattern})).unwrap();
    move |text| validator.is_valid(&json!(text))
}

#[test]
fn right_and_wrong_are_told_apart_as_the_parsers_do() {
    for Spelling { pattern, parses, right, wrong } in spellings() {
        let accepts = accepts(&pattern);
        for text in right.split('|') {
            assert!(parses(text) && accepts(text), "{text:?} is right: {pattern}");
        }
        for text in wrong.split('|') {
            assert!(!parses(text) && !accepts(text), "{text:?} is wrong: {pattern}");
        }
    }
}

#[test]
fn whatever_a_parser_accepts_its_pattern_accepts() {
    const SIGNS: [&str; 43] = [
        "0", "1", "9", "19", "20", "2019", "12", "31", ",", ".", "-", "~", "～", " ", "△", "만",
        "억", "조", "원", "천", "백", "십", "년", "월", "일", "'", "(금)", "%", "가", "a", "all",
        "/", "..", "#", ":", "\\", "https://", "@", "null", "\u{a0}", "=", "＋", "－",
    ];
    let mut dice = Dice(310);
    for Spelling { pattern, parses, right, .. } in spellings() {
        let accepts = accepts(&pattern);
        let seeds: Vec<&str> = right.split('|').collect();
        let (mut read, mut underlined) = (0, 0);
        for round in 0..3_000 {
            let mut signs: Vec<_> = seeds[round % seeds.len()].chars().map(String::from).collect();
            for _ in 0..dice.below(3) {
                let at = dice.below(signs.len() + 1);
                let gone = dice.below(2).min(signs.len() - at);
                signs.splice(at..at + gone, [SIGNS[dice.below(SIGNS.len())].to_owned()]);
            }
            let text = signs.concat();
            assert!(!parses(&text) || accepts(&text), "{text:?} is read and underlined: {pattern}");
            read += usize::from(parses(&text));
            underlined += usize::from(!accepts(&text));
        }
        assert!(read > 300 && underlined > 100, "{read} read, {underlined} underlined: {pattern}");
    }
}

/// Feeds, sitemaps and JSON are read by programs that know URIs alone.
#[test]
fn whatever_address_is_read_is_a_uri_for_others_too() {
    const SIGNS: [&str; 30] = [
        "a",
        "B",
        "0",
        "65536",
        ".",
        "..",
        "/",
        ":",
        "@",
        "%",
        "%zz",
        "%2e",
        "%EA%B0%80",
        "-",
        "xn--",
        "_",
        "~",
        "'",
        "&",
        "[",
        "]",
        "[::1]",
        "?",
        "#",
        " ",
        "\\",
        "가",
        "{",
        "|",
        "\"",
    ];
    let options = jsonschema::draft7::options().should_validate_formats(true);
    let uri = options.build(&json!({"format": "uri"})).unwrap();
    assert!(!uri.is_valid(&json!("https://a/%zz")), "formats are looked at");
    let mut dice = Dice(7);
    let mut read = 0;
    for _ in 0..20_000 {
        let mut text = String::from(["https://", "http://", "HTTPS://"][dice.below(3)]);
        for _ in 0..=dice.below(6) {
            text.push_str(SIGNS[dice.below(SIGNS.len())]);
        }
        if let Ok(address) = WebAddress::parse(&text) {
            assert!(uri.is_valid(&json!(*address)), "{text:?} is read as {address}");
            assert_eq!(WebAddress::parse(&address).as_ref(), Ok(&address), "read again");
            read += 1;
        }
    }
    assert!(read > 300, "{read}");
}
