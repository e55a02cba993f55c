//! Headlines: true of the figures, whatever they are.

use crate::sample::{self, RECORD};

fn headlines(years: &[(&str, &[&str])]) -> [Option<String>; 3] {
    let site = sample::site();
    let ledger = sample::ledger(&site, years);
    let locale = sample::locale(&site);
    [
        super::by_period(&ledger, &site, &locale, "c"),
        super::shares(&ledger, &site, &locale, "c"),
        super::cumulative(&ledger, &site, &locale, "c"),
    ]
    .map(|figure| figure.map(|figure| figure.headline))
}

fn period(years: &[(&str, &[&str])]) -> String {
    let [headline, ..] = headlines(years);
    headline.unwrap()
}

#[test]
fn the_record_is_found_as_the_design_has_it() {
    let [period, share, steps] = headlines(RECORD);
    assert_eq!(period.as_deref(), Some("2019년 시비 300백만원을 빼고 확보한 돈을 모두 집행"));
    assert_eq!(share.as_deref(), Some("절반 넘는 53.3%가 시비"));
    assert_eq!(steps.as_deref(), Some("2019년에 생긴 차이가 2021년까지 그대로"));
}

#[test]
fn the_record_is_described_as_the_design_has_it() {
    let site = sample::site();
    let ledger = sample::ledger(&site, RECORD);
    let locale = sample::locale(&site);
    let figure = super::by_period(&ledger, &site, &locale, "c").unwrap();
    assert_eq!(figure.title, "연도별·재원별 확보액과 집행액(백만원)");
    assert_eq!(figure.subtitle, "연도별·재원별 확보액과 집행액, 백만원");
    assert_eq!(
        figure.description,
        "2018년 확보 717, 집행 717. 2019년 확보 1,562, 집행 1,262, 시비 300 미집행. 2020년 확보 510, \
         집행 510. 2021년 확보 558, 집행 558. 2022년 투자수요 0, 집행 0. 같은 수치가 아래 표에 있습니다."
    );
    let figure = super::shares(&ledger, &site, &locale, "c").unwrap();
    assert_eq!(
        figure.description,
        "확보액 3,347백만원 가운데 국비 1,174(35.1%), 시비 1,785(53.3%), 구비 388(11.6%). 집행률은 국비 \
         100.0%, 시비 83.2%, 구비 100.0%."
    );
}

#[test]
fn every_situation_has_a_true_headline() {
    for (years, expected) in [
        (&[("2019", &["city s=5 e=5"][..])][..], "확보한 돈을 모두 집행"),
        (&[("2019", &["city s=5 e=0"])], "확보한 5백만원 가운데 집행한 돈이 없음"),
        (&[("2019", &["city s=5"])], "5백만원 확보, 집행액은 기록 없음"),
        (&[("2019", &["city d=5"])], "투자수요 5백만원"),
        (&[("2019", &["city s=0 d=5"])], "확보한 돈은 아직 없고 5백만원을 요구"),
        (&[("2019", &["city s=- e=-"])], "확보하거나 집행한 돈이 없음"),
        (&[("2019", &["city s=9 e=10"])], "2019년 시비는 확보한 돈보다 1백만원 더 집행"),
        (
            &[("2019", &["city s=9 e=8", "district s=9 e=5"])],
            "확보한 돈의 72.2% 집행, 가장 큰 미집행은 2019년 구비 4백만원",
        ),
        (
            &[("2019", &["city s=9 e=8", "district s=9 e=8"])],
            "확보한 돈의 88.9% 집행, 미집행 2백만원",
        ),
        (
            &[("2019", &["city s=9 e=8", "district s=9 e=11"])],
            "확보한 돈의 105.6% 집행, 미집행 1백만원, 초과 집행 2백만원",
        ),
        (
            &[("2019", &["city s=9 e=9"]), ("2020", &["city s=?비밀 e=?비밀"])],
            "비공개 금액을 빼고 확보 9백만원, 집행 9백만원",
        ),
        (&[("2019", &["city s=?비밀 e=?비밀"])], "금액 비공개"),
        // What is not recorded is not "all executed".
        (&[("2019", &["city s=9 e=9"]), ("2020", &["city s=5"])], "확보 14백만원, 집행 9백만원"),
        // Money cut and not spent cancels out, and is still no clean record.
        (
            &[("2019", &["city s=9 e=9"]), ("2020", &["city s=-9 e=-9"])],
            "확보 0백만원, 집행 0백만원",
        ),
        (
            &[("2019", &["city s=9 e=8", "all s=1 e=1"])],
            "2019년 1백만원을 빼고 확보한 돈을 모두 집행",
        ),
        (&[("-", &["all s=9 e=8"])], "1백만원을 빼고 확보한 돈을 모두 집행"),
    ] {
        assert_eq!(period(years), expected, "{years:?}");
    }
}

#[test]
fn the_difference_over_time_is_told_as_it_went() {
    for (years, expected) in [
        (
            &[("2019", &["city s=5 e=5"][..]), ("2020", &["city s=5 e=5"])][..],
            "해마다 확보한 만큼 집행",
        ),
        (
            &[("2019", &["city s=5 e=5"]), ("2020", &["city s=5 e=3"])],
            "2020년에 2백만원의 차이가 생김",
        ),
        (
            &[("2019", &["city s=5 e=4"]), ("2020", &["city s=5 e=6"])],
            "2019년에 생긴 차이가 2020년에 없어짐",
        ),
        (
            &[("2019", &["city s=5 e=4"]), ("2020", &["city s=5 e=3"])],
            "2019년 1백만원이던 차이가 2020년 3백만원으로 늘어남",
        ),
        (
            &[("2019", &["city s=5 e=1"]), ("2020", &["city s=5 e=7"])],
            "2019년 4백만원이던 차이가 2020년 2백만원으로 줄어듦",
        ),
        (
            &[("2019", &["city s=5 e=6"]), ("2020", &["city s=5 e=5"])],
            "2019년에 더 집행한 1백만원이 2020년까지 그대로",
        ),
        (
            &[("2019", &["city s=5 e=6"]), ("2020", &["city s=5 e=3"])],
            "2020년까지 10백만원 확보, 9백만원 집행",
        ),
    ] {
        let [_, _, steps] = headlines(years);
        assert_eq!(steps.as_deref(), Some(expected), "{years:?}");
    }
}

#[test]
fn shares_are_told_with_ties_and_gaps() {
    for (years, expected) in [
        (&[("2019", &["city s=5 e=5"][..])][..], Some("확보한 돈은 모두 시비")),
        (&[("2019", &["city s=5", "district s=5"])], Some("시비와 구비가 각각 50.0%")),
        (
            &[("2019", &["city s=4", "district s=4", "national s=2"])],
            Some("시비와 구비가 각각 40.0%로 가장 많음"),
        ),
        (
            &[("2019", &["city s=4", "district s=3", "national s=3"])],
            Some("시비가 40.0%로 가장 많음"),
        ),
        (&[("2019", &["city s=99999", "district s=1"])], Some("확보한 돈은 거의 모두 시비")),
        (&[("2019", &["city s=6", "all s=4"])], Some("시비가 적어도 60.0%로 가장 많음")),
        (
            &[("2019", &["city s=5", "district s=2", "all s=3"])],
            Some("확보한 돈의 30.0%는 재원을 나누지 않음"),
        ),
        (&[("2019", &["all s=4"])], None),
        (&[("2019", &["city s=4", "district s=?비밀"])], None),
        (&[("2019", &["city s=4", "district s=-1"])], None),
    ] {
        let [_, share, _] = headlines(years);
        assert_eq!(share.as_deref(), expected, "{years:?}");
    }
}
