//! The results of the first record, as pasted out of a word processor, unchanged.

use super::{CARD, Content};

const PASTED: &str = include_str!("pasted.md");

#[test]
fn the_original_results_parse_as_pasted() {
    let content = Content::with_site("pasted")
        .file("projects/a/project.yaml", CARD)
        .file("projects/a/2018-2021.md", PASTED);
    assert_eq!(content.lines(), Vec::<String>::new());
    let site = content.load().site.unwrap();
    let year = &site.projects[0].years[0];
    let dates: Vec<_> = year.results.iter().map(|r| r.date.from.iso()).collect();
    assert_eq!(
        dates,
        [
            "2018-07-05",
            "2018-07-27",
            "2018-08-06",
            "2018-09",
            "2018-11",
            "2019-01",
            "2019-02",
            "2019-02-15",
            "2019-02-28",
            "2019-03",
            "2019-04",
            "2019-04-18",
            "2019-06-21",
            "2019-10-29",
            "2020-03",
            "2020-03",
            "2020-08",
            "2020-10",
            "2020-11",
            "2021-01",
            "2021-03",
            "2021-04",
            "2021-05",
            "2021-06"
        ]
    );
    let details = |n: usize| -> Vec<String> {
        year.results[n].details.iter().map(|detail| detail.text.to_string()).collect()
    };
    assert_eq!(details(6), ["공동인프라 운영비(교부 70,000,000원/ 집행 48,667,190원)"]);
    assert_eq!(details(9), ["국비 527백만원/ 시비 495백만원/ 구비 100백만원"]);
    let opening = &year.results[13];
    assert_eq!(&*opening.text, "공동전시·판매장(아뜰리에 440) 오픈");
    assert!(opening.notes[0].text.starts_with("아뜰리에 440 : 금천구 시흥대로 440에"));
    assert_eq!(year.results[15].notes.len(), 1);
    let remarks: Vec<_> = year.remarks.source.split_whitespace().collect();
    assert_eq!(remarks, ["□", "추진실적", "【18년도】", "【19년도】", "【20년도】", "【21년도】"]);
}
