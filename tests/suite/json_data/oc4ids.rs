//! `oc4ids.json`: valid, and the same money to the won.
//!
//! The schema of the standard is not ours to ship. It is read from `../shared/data` beside the
//! repository; where that is absent a test says so, and looks only at what we know of it.

use super::{Site, all_roots, entries};
use crate::built::{contents, repository};
use crate::scratch::{Scratch, TWO_SOURCES};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The schema of a package, with that of a project put into its place.
fn schema() -> Option<Value> {
    let folder = repository().join("../shared/data");
    let read = |name: &str| {
        let text = std::fs::read_to_string(folder.join(name)).ok()?;
        Some(serde_json::from_str::<Value>(&text).unwrap())
    };
    let mut package = read("oc4ids-project-package-schema.json")?;
    let mut project = read("oc4ids-project-schema.json")?;
    let definitions = project.as_object_mut().unwrap().remove("definitions").unwrap();
    for schema in [&mut package, &mut project] {
        schema.as_object_mut().unwrap().remove("id");
    }
    package["definitions"] = definitions;
    package["properties"]["projects"]["items"] = project;
    Some(package)
}

fn package(root: &Path) -> (Site, Value) {
    let site = Site::of(root);
    let package = site.json("data/oc4ids.json");
    (site, package)
}

#[test]
fn every_package_is_valid() {
    let Some(schema) = schema() else {
        eprintln!("not held against the OC4IDS schema: there is no ../shared/data here");
        return;
    };
    let validator =
        jsonschema::draft4::options().should_validate_formats(true).build(&schema).unwrap();
    for root in all_roots() {
        let (_, package) = package(&root);
        let faults: Vec<String> = validator
            .iter_errors(&package)
            .map(|e| format!("{}: {e}", e.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{}: {faults:#?}", root.display());
    }
    // The schema looks at all: what must not be is refused.
    let (_, mut package) = package(&repository());
    package["projects"][0]["status"] = json!("done");
    assert!(!validator.is_valid(&package));
    package["projects"][0]["status"] = json!("completion");
    assert!(validator.is_valid(&package));
    package["projects"][0]["budget"]["amount"]["amount"] = json!("3347000000");
    assert!(!validator.is_valid(&package));
}

/// An amount in won; what is none, not recorded or left out comes to nothing in the package.
fn won(value: &Value) -> i128 {
    if value.is_null() || value == "-" { 0 } else { super::won(value) }
}

/// The amounts of a breakdown, or of transactions.
fn sum(lines: &Value, key: &str) -> i128 {
    entries(lines).iter().map(|line| won(&line[key]["amount"])).sum()
}

fn breakdown<'a>(project: &'a Value, stage: &str) -> &'a Value {
    let groups = entries(&project["budget"]["budgetBreakdowns"]).iter();
    let mut of_stage = groups.filter(|group| group["id"] == stage);
    of_stage.next().map_or(&Value::Null, |group| &group["budgetBreakdown"])
}

#[test]
fn the_sample_has_the_money_of_its_record() {
    let (_, package) = package(&repository());
    assert_eq!(package["version"], "0.9");
    assert_eq!(package["publishedDate"], "2021-06-30T00:00:00Z");
    assert!(package["uri"].as_str().unwrap().starts_with("urn:uuid:"));
    assert_eq!(package["license"], "https://www.kogl.or.kr/info/licenseType1.do");
    let [project] = entries(&package["projects"]) else { panic!("one project") };
    assert_eq!(project["id"], "urban-makers-hub");
    assert_eq!(project["identifiers"], json!([{"id": "지역경제-15", "scheme": "금천구"}]));
    assert_eq!(project["status"], "maintenance");
    let budget = json!({"amount": 3_347_000_000_i64, "currency": "KRW"});
    assert_eq!(project["budget"]["amount"], budget);
    assert_eq!(sum(breakdown(project, "secured"), "amount"), 3_347_000_000);
    assert_eq!(sum(&project["transactions"], "value"), 3_047_000_000);
    // Nine figures in each column of the table; the dashes of 2022 are no lines.
    assert_eq!(entries(breakdown(project, "secured")).len(), 9);
    assert_eq!(entries(&project["transactions"]).len(), 9);
    assert_eq!(*breakdown(project, "demand"), Value::Null);
    let city = entries(&project["transactions"]).iter().find(|t| t["id"] == "executed/2019/city");
    let expected = json!({
        "id": "executed/2019/city", "date": "2019-12-31T00:00:00Z",
        "value": {"amount": 605_000_000, "currency": "KRW"},
        "payer": {"id": "source/city", "name": "시비"},
    });
    assert_eq!(city, Some(&expected));
    // No later than the figures hold for.
    let last = entries(&project["transactions"]).iter().find(|t| t["id"] == "executed/2021/city");
    assert_eq!(last.unwrap()["date"], "2021-06-30T00:00:00Z");
    let period = json!({"startDate": "2018-10-01T00:00:00Z", "endDate": "2021-10-31T00:00:00Z"});
    assert_eq!(project["period"], period);
    // Sixteen results, eight grants, one step to come.
    assert_eq!(entries(&project["milestones"]).len(), 25);
    let opening = entries(&project["milestones"]).iter();
    let days: Vec<&Value> = opening.filter_map(|m| m.get("dateMet")).collect();
    assert_eq!(days.len(), 8);
    let month = entries(&project["milestones"]).iter().find(|m| m["id"] == "result/2018/4");
    assert_eq!(month.unwrap()["description"], "2018-09");
}

/// Whether an amount of a record is withheld, wherever it was written.
fn withholds(record: &Value) -> bool {
    let cells = entries(&record["funding"]).iter();
    let stated = ["total", "total_by_source", "years", "parts"];
    cells.clone().any(|cell| cell["state"] == "withheld")
        || stated.iter().any(|key| stated_withheld(&record[*key]))
}

fn stated_withheld(value: &Value) -> bool {
    match value {
        Value::Object(map) => {
            let is_reason = |reason: &Value| reason.is_string();
            map.get("withheld").is_some_and(is_reason) || map.values().any(stated_withheld)
        }
        Value::Array(list) => list.iter().any(stated_withheld),
        _ => false,
    }
}

#[test]
fn budget_and_transactions_add_up_to_the_totals_of_the_record() {
    let (mut looked, mut left_out) = (0, 0);
    for root in all_roots() {
        let (site, package) = package(&root);
        let records = site.records();
        assert_eq!(entries(&package["projects"]).len(), records.len(), "{}", root.display());
        for (project, record) in entries(&package["projects"]).iter().zip(&records) {
            let slug = &record["slug"];
            assert!(project["id"].as_str().unwrap().contains(slug.as_str().unwrap()), "{slug}");
            assert_eq!(project["title"], record["title"]);
            if withholds(record) {
                left_out += 1;
                continue;
            }
            let totals = &record["totals"];
            for stage in ["demand", "secured"] {
                let lines = sum(breakdown(project, stage), "amount");
                assert_eq!(lines, won(&totals[stage]), "{} {slug} {stage}", root.display());
            }
            let executed = sum(&project["transactions"], "value");
            assert_eq!(executed, won(&totals["executed"]), "{} {slug}", root.display());
            let budget = &record["sums"]["total"]["budget"];
            assert_eq!(won(&project["budget"]["amount"]["amount"]), won(budget), "{slug}");
            looked += 1;
        }
    }
    assert!(looked > 70 && left_out > 2, "{looked} looked at, {left_out} left out");
}

/// Every amount of a project's budget and transactions by its id, which says stage, period, source.
fn amounts(project: &Value) -> BTreeMap<String, i128> {
    let lines = ["demand", "planned", "secured"].map(|stage| breakdown(project, stage));
    let lines = lines.into_iter().flat_map(entries).map(|line| (&line["id"], &line["amount"]));
    let paid = entries(&project["transactions"]).iter().map(|t| (&t["id"], &t["value"]));
    let amount = |(id, value): (&Value, &Value)| {
        assert!(value["amount"].is_i64(), "{id}: {value}");
        (id.as_str().unwrap().to_owned(), won(&value["amount"]))
    };
    lines.chain(paid).map(amount).collect()
}

/// The amounts that are written of a project's money, added up by what an id of the standard says;
/// of a sum with a withheld amount nothing. Written without a source are the totals of periods.
fn written(record: &Value) -> BTreeMap<String, i128> {
    let mut found = BTreeMap::<String, Option<i128>>::new();
    for cell in entries(&record["funding"]) {
        let said = |key: &str, none: &str| cell[key].as_str().unwrap_or(none).to_owned();
        let (stage, period) = (said("stage", ""), said("period", "not_by_year"));
        let sum =
            found.entry(format!("{stage}/{period}/{}", said("source", ""))).or_insert(Some(0));
        match said("state", "").as_str() {
            "amount" => *sum = sum.map(|sum| sum + won(&cell["won"])),
            "withheld" => *sum = None,
            _ => {}
        }
    }
    found.into_iter().filter_map(|(id, sum)| Some((id, sum?))).collect()
}

/// The total that is written of a period without cells: the project's, or those of its parts.
fn stated(record: &Value, id: &str) -> Option<i128> {
    let [stage, period, "all"] = id.split('/').collect::<Vec<_>>()[..] else { return None };
    let year = entries(&record["years"]).iter().find(|year| year["period"] == period)?;
    let total = |of: &Value| of["total"][stage].as_i64().map(i128::from);
    let parts = || year["parts"].as_object().unwrap().values().map(total).sum();
    total(year).or_else(parts)
}

/// Whether every cell an id can mean says `-` or nothing.
fn is_none(record: &Value, id: &str) -> bool {
    let mut cells = entries(&record["funding"]).iter();
    cells.all(|cell| {
        let said = |key: &str, none: &str| cell[key].as_str().unwrap_or(none).to_owned();
        let own = [said("stage", ""), said("period", "not_by_year"), said("source", "")].join("/");
        own != id || cell["state"] == "none"
    })
}

#[test]
fn every_figure_is_there_cell_by_cell_and_what_is_withheld_or_none_is_never_zero() {
    let (mut looked, mut left_out) = (0, 0);
    for root in all_roots() {
        let (site, package) = package(&root);
        for (project, record) in entries(&package["projects"]).iter().zip(site.records()) {
            let (own, cells) = (amounts(project), written(&record));
            for (id, won) in &own {
                match cells.get(id) {
                    Some(cell) => assert_eq!(won, cell, "{id} of {}", project["id"]),
                    None => {
                        assert_eq!(Some(*won), stated(&record, id), "{id} of {}", project["id"]);
                    }
                }
                looked += 1;
            }
            let stages = ["demand/", "planned/", "secured/", "executed/"];
            let of_standard = |id: &&String| stages.iter().any(|stage| id.starts_with(stage));
            for id in cells.keys().filter(of_standard).filter(|id| !own.contains_key(*id)) {
                assert!(is_none(&record, id), "{id} of {} is missing", project["id"]);
                left_out += 1;
            }
        }
    }
    assert!(looked > 800 && left_out > 20, "{looked}, {left_out}");
}

#[test]
fn a_grant_without_money_of_one_source_has_its_value() {
    let scratch = Scratch::new();
    let folder = "content/projects/one";
    scratch.write("content/site.yaml", TWO_SOURCES);
    let card = "id: 가-1\ntitle: 다리 놓기\nstatus: going\ndepartment: one\n";
    scratch.write(&format!("{folder}/project.yaml"), card);
    let grants = "---\nfunding:\n  a: {secured: 410, executed: 410}\ngrants:\n\
        \x20 - {date: 2022-03-02, title: 일부, amounts: {a: 410, b: \"-\"}}\n\
        \x20 - {date: 2022-04-02, title: 없음, amounts: {a: \"-\", b: \"-\"}}\n\
        \x20 - {date: 2022-05-02, title: 비공개, amounts: {a: 5, b: {withheld: 협의 중}}}\n---\n";
    scratch.write(&format!("{folder}/2022.md"), grants);
    let (_, package) = package(&scratch.path(""));
    let milestones = entries(&package["projects"][0]["milestones"]).iter();
    let values: Vec<_> = milestones.map(|m| m.get("value").map(|v| won(&v["amount"]))).collect();
    assert_eq!(values, [Some(410_000_000), None, None]);
}

/// Ids of every list are unique, and whoever is named is among the parties with the role.
#[test]
fn references_lead_somewhere() {
    for root in all_roots() {
        let (_, package) = package(&root);
        let mut projects = BTreeSet::new();
        for project in entries(&package["projects"]) {
            assert!(projects.insert(project["id"].as_str().unwrap().to_owned()));
            let lists = [
                "parties",
                "milestones",
                "transactions",
                "documents",
                "locations",
                "metrics",
                "forecasts",
                "relatedProjects",
            ];
            for list in lists {
                let ids: BTreeSet<&str> =
                    entries(&project[list]).iter().map(|one| one["id"].as_str().unwrap()).collect();
                assert_eq!(ids.len(), entries(&project[list]).len(), "{list} of {}", project["id"]);
            }
            let has = |reference: &Value, role: &str| {
                let mut parties = entries(&project["parties"]).iter();
                parties.any(|party| {
                    party["id"] == reference["id"]
                        && party["name"] == reference["name"]
                        && entries(&party["roles"]).contains(&json!(role))
                })
            };
            assert!(has(&project["publicAuthority"], "publicAuthority"));
            let lines = ["demand", "planned", "secured"].map(|stage| breakdown(project, stage));
            let named = lines.into_iter().flat_map(entries).filter_map(|l| l.get("sourceParty"));
            named.for_each(|party| assert!(has(party, "sourceParty"), "{party}"));
            let payers = entries(&project["transactions"]).iter().filter_map(|t| t.get("payer"));
            payers.for_each(|party| assert!(has(party, "payer"), "{party}"));
        }
    }
}

#[test]
fn a_card_with_every_key_is_all_there() {
    let (site, package) = package(&contents("every-key"));
    assert_eq!(package["uri"], "https://pledge.gaon.example/report/data/oc4ids.json");
    let project = &entries(&package["projects"])[0];
    assert_eq!(project["id"], "https://pledge.gaon.example/report/projects/market/");
    let point = json!({"type": "Point", "coordinates": [126.9, 37.455]});
    assert_eq!(project["locations"][1]["geometry"], point);
    assert_eq!(project["forecasts"][0]["observations"][1]["measure"].to_string(), "1800.5");
    let names: Vec<&Value> =
        entries(&project["relatedProjects"]).iter().map(|one| &one["relationship"]).collect();
    assert_eq!(names, ["splitFrom", "mergedInto", "replacedBy", "replacedBy", "formerly"]);
    for document in entries(&project["documents"]) {
        let path = document["id"].as_str().unwrap();
        assert!(site.has(path), "{path} is not published");
        assert!(document["url"].as_str().unwrap().starts_with("https://pledge.gaon.example/"));
    }
    // A page has one address wherever it is named.
    let page = &project["documents"][0];
    assert_eq!((&page["id"], &page["url"]), (&json!("projects/market/index.html"), &project["id"]));
    for related in entries(&project["relatedProjects"]).iter().filter(|r| r.get("uri").is_some()) {
        assert_eq!(related["uri"], related["identifier"]);
    }
}
