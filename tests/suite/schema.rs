//! `jangbu schema`: what an editor is told about content files, held against content.
//!
//! Content that loads is never underlined, what people mistype is, and the keys proposed are
//! those the loader knows (`keys`). Which texts a value may be is tried beside the schema itself.

mod keys;

use crate::scratch::Scratch;
use jangbu::load::{self, ContentFile};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use walkdir::WalkDir;

const FILES: [(&str, ContentFile); 3] = [
    ("site", ContentFile::Site),
    ("project", ContentFile::Project),
    ("period", ContentFile::Period),
];

fn jangbu(args: &[&str]) -> Output {
    let scratch = Scratch::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_jangbu"));
    command.current_dir(scratch.path("")).args(args).output().unwrap()
}

#[test]
fn a_schema_is_all_that_is_printed() {
    for (name, file) in FILES {
        let ran = jangbu(&["schema", name]);
        assert_eq!((ran.status.code(), ran.stderr.as_slice()), (Some(0), &b""[..]), "{name}");
        assert!(ran.stdout.ends_with(b"}\n"), "{name}");
        let schema: Value = serde_json::from_slice(&ran.stdout).unwrap();
        assert_eq!(schema, load::schema_of(file));
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        assert_eq!(schema["$id"], format!("urn:jangbu:schema:{name}"));
    }
}

#[test]
fn a_file_there_is_no_schema_of_is_refused() {
    for args in [&["schema"][..], &["schema", "year"], &["schema", "site", "project"]] {
        let ran = jangbu(args);
        assert_eq!((ran.status.code(), ran.stdout.as_slice()), (Some(2), &b""[..]), "{args:?}");
        assert!(!ran.stderr.is_empty(), "{args:?}");
    }
}

fn validator(file: ContentFile) -> Validator {
    jsonschema::draft7::new(&load::schema_of(file)).unwrap()
}

/// The places where a value does not fit, as JSON pointers.
fn underlined(validator: &Validator, value: &Value) -> BTreeSet<String> {
    validator.iter_errors(value).map(|error| error.instance_path().to_string()).collect()
}

fn read(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).unwrap()
}

/// Every content folder of the repository.
fn contents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders =
        WalkDir::new(root.join("tests")).into_iter().chain(WalkDir::new(root.join("content")));
    let found = folders.map(|entry| entry.unwrap().into_path());
    found.filter(|path| path.file_name().is_some_and(|name| name == "content")).collect()
}

#[test]
fn content_that_loads_is_never_underlined() {
    let validators = FILES.map(|(_, file)| (file, validator(file)));
    let (mut tried, mut kinds) = (0, BTreeSet::new());
    for content in contents() {
        let root = content.parent().unwrap();
        let found = load::site(root, &content).unwrap().found();
        let faulty: BTreeSet<&str> = found.iter().map(|found| found.place.file.as_str()).collect();
        for entry in WalkDir::new(&content) {
            let path = entry.unwrap().into_path();
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            let Some(file) = kind_of(&path).filter(|_| !faulty.contains(&*name)) else { continue };
            let text = fs::read_to_string(&path).unwrap();
            let Some(yaml) = yaml_of(&text, file) else { continue };
            let (_, validator) = validators.iter().find(|(kind, _)| *kind == file).unwrap();
            assert_eq!(underlined(validator, &read(yaml)), BTreeSet::new(), "{}", path.display());
            tried += 1;
            kinds.insert(format!("{file:?}"));
        }
    }
    assert!(tried > 80 && kinds.len() == 3, "{tried} files of {kinds:?}");
}

fn kind_of(path: &Path) -> Option<ContentFile> {
    let name = path.file_name()?.to_str()?;
    let period = name.strip_suffix(".md").is_some_and(|stem| {
        matches!(stem, "before" | "after") || stem.starts_with(|c: char| c.is_ascii_digit())
    });
    match name {
        "site.yaml" => Some(ContentFile::Site),
        "project.yaml" => Some(ContentFile::Project),
        _ => period.then_some(ContentFile::Period),
    }
}

/// A file's YAML: the front matter of a yearly record, where it has one.
fn yaml_of(text: &str, file: ContentFile) -> Option<&str> {
    let text = text.trim_start_matches('\u{feff}');
    if file != ContentFile::Period {
        return Some(text);
    }
    let rest = text.strip_prefix("---\n")?;
    if rest.starts_with("---\n") { Some("") } else { rest.split("\n---").next() }
}

/// Files that lack nothing, for lines to be added.
const SITE: &str = "title: 가온구 공약\npublisher: 가온구\nas_of: 2024-06-30\nunit: 백만원\nsources: [{id: city, name: 시비, level: local}]\nstatuses: [{id: going, name: 추진중}]\ndepartments: [{id: a, name: 가과}]\n";
const CARD: &str = "id: 가-1\ntitle: 가온길\nstatus: going\ndepartment: a\n";

fn without(yaml: &str, key: &str) -> String {
    let kept = yaml.lines().filter(|line| !line.starts_with(&format!("{key}:")));
    kept.map(|line| format!("{line}\n")).collect()
}

/// Asserts that each text is underlined at its pointer and nowhere else.
fn are_underlined(file: ContentFile, sound: &str, mistakes: &[(&str, &str)]) {
    let validator = validator(file);
    assert_eq!(underlined(&validator, &read(sound)), BTreeSet::new());
    for (lines, pointer) in mistakes {
        let key = lines.split(':').next().unwrap();
        let text = format!("{}{lines}\n", without(sound, key));
        let expected = BTreeSet::from([(*pointer).to_owned()]);
        assert_eq!(underlined(&validator, &read(&text)), expected, "{lines}");
    }
}

/// Asserts that the file as a whole is underlined without a key, and its value where it is empty.
fn is_required(file: ContentFile, sound: &str, key: &str) {
    let validator = validator(file);
    let found = underlined(&validator, &read(&without(sound, key)));
    assert_eq!(found, BTreeSet::from([String::new()]), "without {key}");
    let found = underlined(&validator, &read(&format!("{}{key}:\n", without(sound, key))));
    assert_eq!(found, BTreeSet::from([format!("/{key}")]), "{key} is empty");
}

#[test]
fn mistakes_in_site_yaml_are_underlined() {
    let mistakes = [
        ("titel: 가온구", ""),
        ("title: \" \"", "/title"),
        ("title: [가온구]", "/title"),
        ("unit: 만원", "/unit"),
        ("as_of: 2024-06", "/as_of"),
        ("as_of: 2024-13-45", "/as_of"),
        ("as_of: 20240630", "/as_of"),
        ("sources: 국비", "/sources"),
        ("sources: []", "/sources"),
        ("sources: [{id: all, name: 모두, level: local}]", "/sources/0/id"),
        ("sources: [{id: city, name: 시비, level: city}]", "/sources/0/level"),
        ("sources: [{id: city, name: 시비}]", "/sources/0"),
        ("statuses: [{id: 완료, name: 완료}]", "/statuses/0/id"),
        ("statuses: [{id: a, name: 완료, done: yes}]", "/statuses/0/done"),
        ("statuses: [{id: a, name: 완료, shape: round}]", "/statuses/0/shape"),
        ("language: jp", "/language"),
        ("license: KOGL-5", "/license"),
        ("publish_names: 1", "/publish_names"),
        ("base_url: a.kr", "/base_url"),
        ("terms: [{id: 민선 7기, start: 2018, end: 2022}]", "/terms/0/id"),
        ("terms: [{id: a, start: 2018}]", "/terms/0"),
        ("redirects: {/a: b}", "/redirects"),
        ("redirects: {a: ../b}", "/redirects/a"),
        ("map: C:\\b.geojson", "/map"),
        ("known: [{rule: funding/sum}]", "/known/0"),
    ];
    are_underlined(ContentFile::Site, SITE, &mistakes);
    for key in ["title", "publisher", "as_of", "unit", "sources", "statuses", "departments"] {
        is_required(ContentFile::Site, SITE, key);
    }
}

#[test]
fn mistakes_in_a_card_are_underlined() {
    let mistakes = [
        ("sttus: going", ""),
        ("progress: 120", "/progress"),
        ("progress: -1", "/progress"),
        ("progress: 백", "/progress"),
        ("progress: true", "/progress"),
        ("completion: {year: 내년}", "/completion/year"),
        ("completion: 2020", "/completion"),
        ("kind: {a: b}", "/kind"),
        ("period: {end: 2020}", "/period"),
        ("period: {start: 2020-02-30-1}", "/period/start"),
        ("period: {start: 2020, months: 36개월}", "/period/months"),
        ("total: 33억 4700", "/total"),
        ("total: \"3,16\"", "/total"),
        ("total: [1]", "/total"),
        ("total: true", "/total"),
        ("total_by_source: {city: 3,163: }", "/total_by_source/163"),
        ("total_by_source: {city: {secured: 5}}", "/total_by_source/city"),
        ("budget: 없음", "/budget"),
        ("funding: {city: 5}", "/funding/city"),
        ("funding: {city: {secured: {with: x}}}", "/funding/city/secured"),
        ("funding: {city: {secured: {withheld: }}}", "/funding/city/secured/withheld"),
        ("funding: {city: {excuted: 5}}", "/funding/city"),
        ("bodies: 주관기관", "/bodies"),
        ("bodies: [{role: 주관기관}]", "/bodies/0"),
        ("facilities: [{name: 가, area_m2: 502㎡}]", "/facilities/0/area_m2"),
        ("location: {lat: 100, lon: 100}", "/location/lat"),
        ("location: {lat: 37}", "/location"),
        ("next: [가, ~]", "/next/1"),
        ("photos: [{alt: 가}]", "/photos/0"),
        ("photos: [{file: photos\\1.jpg}]", "/photos/0/file"),
        ("files: [{file: ../a.pdf, title: 가}]", "/files/0/file"),
        ("parts: [{id: 가 나, title: 가}]", "/parts/0/id"),
        ("parts: [{id: 가, title: 가, draft: true}]", "/parts/0"),
        ("indicators: [{name: 가, target: {20: 1}}]", "/indicators/0/target"),
        ("indicators: [{name: 가, target: {2020: 백}}]", "/indicators/0/target/2020"),
        ("promise: 시장을 살립니다", "/promise"),
        ("changes: [{date: 2020/1/2}]", "/changes/0/date"),
        ("lineage: {merged_into: [~]}", "/lineage/merged_into/0"),
        ("updated: 어제", "/updated"),
        ("draft: 예", "/draft"),
    ];
    are_underlined(ContentFile::Project, CARD, &mistakes);
    for key in ["id", "title", "status", "department"] {
        is_required(ContentFile::Project, CARD, key);
    }
}

#[test]
fn mistakes_in_a_yearly_record_are_underlined() {
    let mistakes = [
        ("id: 가", ""),
        ("plan: [가]", "/plan"),
        ("funding: [city]", "/funding"),
        ("total: 5", "/total"),
        ("total: {secured: 5, gap: 가}", "/total"),
        ("total: {secured: 1e3원}", "/total/secured"),
        ("grants: [{date: 2019-01, title: 가}]", "/grants/0"),
        ("grants: [{date: 2019-01, title: 가, amounts: {}}]", "/grants/0/amounts"),
        ("grants: [{date: 정월, title: 가, amounts: {city: 1}}]", "/grants/0/date"),
        ("parts: {가: {grants: []}}", "/parts/가"),
    ];
    are_underlined(ContentFile::Period, "plan: 가\n", &mistakes);
    let validator = validator(ContentFile::Period);
    assert_eq!(underlined(&validator, &Value::Null), BTreeSet::new(), "it may be empty");
    assert_eq!(underlined(&validator, &json!("가")), BTreeSet::from([String::new()]));
}
