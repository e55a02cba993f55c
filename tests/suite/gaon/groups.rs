//! The group pages of the Korean district: key figures, and how many projects each lists.

use super::GAON;
use crate::district::{figures, list};

/// Page, secured, executed, rate, how many projects are in the sums, how many there are.
type Group = (&'static str, [&'static str; 3], usize, usize);

/// As the other program computes them.
const GROUPS: [Group; 39] = [
    ("statuses/done", ["15,700", "15,637", "99.6%"], 8, 10),
    ("statuses/continuing", ["25,894.16719", "25,920.93519", "100.1%"], 12, 12),
    ("statuses/on-track", ["86,155.83", "83,635.2195", "97.1%"], 23, 27),
    ("statuses/partly", ["63,645", "61,661", "96.9%"], 5, 5),
    ("statuses/held", ["95", "31", "32.6%"], 1, 3),
    ("statuses/dropped", ["350", "236.2", "67.5%"], 3, 4),
    ("areas/safety", ["17,540", "17,399.3", "99.2%"], 5, 6),
    ("areas/welfare", ["39,745", "39,320.6", "98.9%"], 7, 8),
    ("areas/traffic", ["18,670", "17,314", "92.7%"], 5, 7),
    ("areas/education", ["17,525", "17,513.15", "99.9%"], 7, 7),
    ("areas/culture", ["3,856.16719", "3,758.58519", "97.5%"], 7, 7),
    ("areas/environment", ["5,380.83", "5,218.1695", "97.0%"], 8, 9),
    ("areas/housing", ["64,214", "62,517", "97.4%"], 4, 5),
    ("areas/economy", ["11,725", "10,985", "93.7%"], 4, 4),
    ("areas/administration", ["13,184", "13,095.55", "99.3%"], 5, 8),
    ("departments/urban-safety", ["16,840", "16,699.3", "99.2%"], 4, 5),
    ("departments/welfare-policy", ["2,780", "2,780", "100.0%"], 1, 2),
    ("departments/seniors", ["33,500", "33,158", "99.0%"], 2, 2),
    ("departments/roads", ["17,680", "16,326", "92.3%"], 4, 4),
    ("departments/transport", ["3,420", "3,476", "101.6%"], 4, 6),
    ("departments/learning", ["16,540", "16,533.8", "100.0%"], 6, 6),
    ("departments/culture-sports", ["3,351.16719", "3,253.58519", "97.1%"], 6, 6),
    ("departments/parks", ["3,205", "2,984.35", "93.1%"], 5, 5),
    ("departments/cleaning", ["2,835.83", "2,888.1695", "101.8%"], 4, 5),
    ("departments/renewal", ["64,214", "62,517", "97.4%"], 4, 5),
    ("departments/local-economy", ["11,725", "10,985", "93.7%"], 4, 4),
    ("departments/civil-affairs", ["300", "300", "100.0%"], 1, 3),
    ("departments/planning", ["12,884", "12,795.55", "99.3%"], 4, 5),
    ("departments/health-team", ["2,565", "2,424.6", "94.5%"], 3, 3),
    ("years/2020", ["3,340", "3,280", "98.2%"], 4, 4),
    ("years/2021", ["3,075", "3,075", "100.0%"], 4, 4),
    ("years/2022", ["21,156.3", "21,076.9", "99.6%"], 27, 28),
    ("years/2023", ["38,331.48", "37,687.955", "98.3%"], 37, 43),
    ("years/2023-2024", ["960", "930", "96.9%"], 1, 1),
    ("years/2024", ["54,674.66719", "52,529.91719", "96.1%"], 43, 50),
    ("years/2025", ["62,387.55", "61,326.5825", "98.3%"], 42, 47),
    ("years/2026", ["0", "0", "–"], 24, 29),
    ("years/after", ["–", "–", "–"], 4, 5),
    ("years/before", ["5,165", "5,165", "100.0%"], 4, 4),
];

#[test]
fn every_group_says_what_another_program_adds_up() {
    for (path, [secured, executed, rate], counted, projects) in GROUPS {
        let page = GAON.page(&format!("{path}/index.html"));
        let said = figures(&page);
        let with_unit = |won: &str| {
            if won == "–" { won.to_owned() } else { format!("{won}백만원") }
        };
        let values: Vec<&str> = said.iter().take(3).map(|figure| &*figure[1]).collect();
        assert_eq!(values, [&*with_unit(secured), &*with_unit(executed), rate], "{path}");
        if secured != "–" {
            assert_eq!(said[0][2], format!("{counted}개 사업의 합계"), "{path}");
        }
        assert_eq!(list(&page).len(), projects, "{path}");
    }
}

/// Projects done and all projects of each area.
const DONE: [(&str, usize, usize); 9] = [
    ("safety", 2, 6),
    ("welfare", 2, 8),
    ("traffic", 2, 7),
    ("education", 3, 7),
    ("culture", 4, 7),
    ("environment", 3, 9),
    ("housing", 0, 5),
    ("economy", 1, 4),
    ("administration", 5, 8),
];

#[test]
fn every_area_says_how_many_of_its_projects_are_done() {
    for (area, done, projects) in DONE {
        let said = figures(&GAON.page(&format!("areas/{area}/index.html")));
        assert_eq!(said[3][2], format!("완료 사업 {done} ÷ 전체 사업 {projects}"), "{area}");
    }
}

#[test]
fn a_department_without_projects_has_a_page_without_figures() {
    let page = GAON.page("departments/audit/index.html");
    assert!(figures(&page).is_empty());
}
