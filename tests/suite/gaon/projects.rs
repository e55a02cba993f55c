//! The list of the Korean district's projects: secured, executed, rate of each.

use super::GAON;
use crate::district::list;

/// Slug, secured, executed and rate as the other program computes them. What a gap and
/// a withheld amount are marked with is typed by hand, and so is the railway's rate: its
/// money is withheld in the demand only.
const PROJECTS: [[&str; 4]; 61] = [
    ["airport-noise", "–", "–", "–"],
    ["bike-path", "1,230", "1,226", "99.7%"],
    ["care-hubs", "2,780", "2,780", "100.0%"],
    ["clinic-island", "680", "550", "80.9%"],
    ["cooling-road", "30", "4.2", "14.0%"],
    ["dallae-market", "3,180", "3,180", "100.0%"],
    ["disabled-sports", "8,800", "8,530", "96.9%"],
    ["dong-office-move", "8,400", "8,355", "99.5%"],
    ["empty-houses", "1,320", "1,283", "97.2% 사유 없음"],
    ["express-railway", "1,266,200", "66,040", "5.2%"],
    ["ferry-pier", "3,750", "3,750", "100.0%"],
    ["fire-lanes", "475", "443", "93.3% 사유 없음"],
    ["flood-gate-pump", "13,000", "12,961", "99.7%"],
    ["food-waste", "876.83", "874.9695", "99.8%"],
    ["forest-kindergarten", "660", "654.35", "99.1%"],
    ["gaoncheon-footbridge", "12,000", "10,650", "88.8% 사유 없음"],
    ["garden-alley", "324", "324", "100.0%"],
    ["heat-shelters", "235", "242.3", "103.1% 사유 있음"],
    ["heritage-pier", "280", "220", "78.6%"],
    ["lane-lights", "700", "700", "100.0%"],
    ["lantern-festival", "930", "936", "100.6% 사유 있음"],
    ["late-libraries", "505", "505", "100.0%"],
    ["level-bus-stops", "900", "958", "106.4% 사유 있음"],
    ["life-learning", "810", "810", "100.0%"],
    ["local-currency", "5,700", "5,724", "100.4% 사유 없음"],
    ["long-name-project", "1,195", "1,189.6", "99.5%"],
    ["makers-school", "185", "185", "100.0%"],
    ["mayor-on-the-road", "98", "96.55", "98.5%"],
    ["night-bus-planned", "기록 없음", "기록 없음", "–"],
    ["night-clinic", "690", "685", "99.3%"],
    ["noise-wall", "1,380", "1,380", "100.0%"],
    ["one-stop-desk", "300", "300", "100.0%"],
    ["open-budget", "46", "46", "100.0%"],
    ["ordinance-youth", "–", "–", "–"],
    ["parking-share", "300", "298", "99.3% 사유 없음"],
    ["passport-hours", "–", "–", "–"],
    ["pet-park", "420", "215", "51.2%"],
    ["plain-forms", "–", "–", "–"],
    ["plastic-free", "64", "64", "100.0%"],
    ["practice-rooms", "61.16719", "61.08519", "99.9%"],
    ["public-housing", "기록 없음", "기록 없음", "–"],
    ["reading-village", "0", "0", "–"],
    ["rent-help", "1,820", "1,740", "95.6%"],
    ["resident-budget", "4,340", "4,298", "99.0%"],
    ["safe-school-walks", "830", "830", "100.0%"],
    ["school-lunch", "14,500", "14,500", "100.0%"],
    ["sculpture-trail", "330", "322", "97.6% 사유 없음"],
    ["sejong-class", "540", "533.8", "98.9%"],
    ["senior-jobs", "24,700", "24,628", "99.7%"],
    ["shade-shelters", "460", "454", "98.7%"],
    ["shared-delivery", "95", "31", "32.6%"],
    ["smart-farm", "285", "281", "98.6% 사유 없음"],
    ["solar-roofs", "1,865", "1,945", "104.3% 사유 있음"],
    ["sports-field", "1,710", "1,702.5", "99.6%"],
    ["startup-floor", "2,750", "2,050", "74.5%"],
    ["station-renewal", "60,750", "59,170", "97.4% 사유 없음"],
    ["storm-drains", "3,130", "3,053", "97.5% 사유 없음"],
    ["village-shuttle", "1,390", "1,390", "100.0%"],
    ["watch-network", "1,070비공개 제외", "1,066비공개 제외", "–"],
    ["youth-allowance", "258비공개 제외", "163비공개 제외", "–"],
    ["youth-music-studio", "40", "12", "30.0%"],
];

#[test]
fn every_project_is_listed_with_what_another_program_adds_up() {
    let listed = list(&GAON.page("projects/index.html"));
    let listed: Vec<[&str; 4]> =
        listed.iter().map(|row| [&*row[0], &*row[1], &*row[2], &*row[3]]).collect();
    assert_eq!(listed, PROJECTS);
}
