//! Findings the author knows about and explains.
//!
//! An entry silences findings of its rule at its place and nothing else. Its reason is published
//! by `render`; here it only has to have a use.

use super::funding::gaps;
use super::subject::Subject;
use super::{RULES, Wording, places, wording};
use crate::diagnostics::{At, Diagnostic, Diagnostics, KeyPath, Phrase, Place};
use crate::model::{Gap, Known, Project, Site};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Which entries that silence nothing are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unused {
    /// All.
    All,
    /// Those of rules that look at one project: other findings may be unread.
    OfProjects,
    /// Only those that name no rule: any finding may be unread.
    NoSuchRule,
}

/// Takes out what an entry may explain that could not be read: every finding whose code stands
/// in the text it was lost in.
pub(super) fn withhold(unread: &str, found: &mut Diagnostics) {
    if unread.is_empty() {
        return;
    }
    let mut told = BTreeMap::new();
    found.retain(|one| !*told.entry(one.code).or_insert_with(|| unread.contains(one.code)));
}

/// Where the findings stand that a project's `known` entries explain: one for each entry of
/// [`Project::known`]. Nothing for an entry that explains no finding about this project alone, or
/// several at different places.
pub fn explained(site: &Site, project: &Project) -> Vec<Option<Place>> {
    let wording = Wording::of(site);
    let subject = Subject::new(site, project, &wording);
    let card_file = project.card_file();
    let (folder, unused) = (&project.folder, Unused::NoSuchRule);
    let files = Files { folder, default: &card_file, unused };
    let codes: BTreeSet<&str> = project.known().map(|known| known.rule.as_str()).collect();
    let mut found = Diagnostics::new();
    let rules = RULES.iter().filter(|rule| codes.contains(rule.code));
    rules.filter_map(|rule| rule.project).for_each(|run| run(&subject, &mut found));
    let index = Index::of(&found, &files, &codes);
    let places: Vec<&Place> = found.iter().map(|finding| &finding.place).collect();
    project.known().map(|known| only_place(index.meant_by(known), &places).cloned()).collect()
}

/// The gaps of a project that a `known` entry explains, each with the reason it publishes: the
/// page must not say beside it that there is none.
pub fn explained_gaps(site: &Site, project: &Project) -> Vec<(Gap, String)> {
    let speaks = |known: &Known| gaps::CODES.contains(&known.rule.as_str());
    if !project.known().any(speaks) {
        return Vec::new();
    }
    let found = project.known().zip(explained(site, project));
    let reasons: Vec<(&Known, Place)> = found
        .filter(|(known, _)| speaks(known))
        .filter_map(|(known, place)| Some((known, place?)))
        .collect();
    let wording = Wording::of(site);
    let of_gap = |(gap, place): (Gap, Place)| {
        let (known, _) = reasons.iter().find(|(_, at)| *at == place)?;
        Some((gap, known.why.clone()))
    };
    let untold = gaps::untold_places(&Subject::new(site, project, &wording));
    untold.into_iter().filter_map(of_gap).collect()
}

/// Takes out what the `known` entries of a project and its parts explain.
pub(super) fn silence_in_project(project: &Project, unused: Unused, found: &mut Diagnostics) {
    let card_file = project.card_file();
    let entries = places::cards(project).into_iter().flat_map(|(path, card, _)| {
        let path = path.key("known");
        card.known.iter().enumerate().map(move |(index, known)| (path.clone().index(index), known))
    });
    let folder = &project.folder;
    silence(entries.collect(), &Files { folder, default: &card_file, unused }, found);
}

/// Takes out what the `known` entries of `site.yaml` explain.
pub(super) fn silence_in_site(site: &Site, unused: Unused, found: &mut Diagnostics) {
    let entry = |(index, known)| (KeyPath::of("known").index(index), known);
    let entries = site.known.iter().enumerate().map(entry).collect();
    silence(entries, &Files { folder: &site.folder, default: &site.file(), unused }, found);
}

/// Which files an entry speaks of.
struct Files<'a> {
    /// The folder `where` names files in.
    folder: &'a str,
    /// The file a bare key path is of; the entry stands in it.
    default: &'a str,
    unused: Unused,
}

impl Files<'_> {
    /// Every way an entry may say where a finding stands: `FILE:KEY.PATH`, `FILE:LINE`, `FILE`,
    /// or a bare key path of the card.
    fn ways_to_say(&self, finding: &Diagnostic) -> Vec<String> {
        let Place { file, at } = &finding.place;
        let within = match at {
            At::Value(path) | At::Key(path) | At::Part(path, _) => path.to_string(),
            At::Span(span) => span.line.to_string(),
            At::File => String::new(),
        };
        let mut ways = Vec::new();
        let name = file.strip_prefix(self.folder).and_then(|name| name.strip_prefix('/'));
        if let Some(name) = name {
            ways.extend([name.to_owned(), format!("{name}:{within}")]);
        }
        if file == self.default {
            ways.push(within);
        }
        ways
    }

    /// A place as [`Files::ways_to_say`] writes it.
    fn plain(place: &str) -> String {
        match place.split_once(':') {
            Some((file, within)) => format!("{file}:{}", within.trim()),
            None => place.to_owned(),
        }
    }

    /// Whether it is told that an entry of a rule silences nothing.
    fn tells(&self, rule: &str) -> bool {
        let known = RULES.iter().find(|known| known.code == rule);
        match self.unused {
            Unused::All => true,
            Unused::OfProjects => known.is_none_or(|rule| !rule.is_of_site()),
            Unused::NoSuchRule => known.is_none(),
        }
    }
}

/// The findings each code and place has, by their number.
struct Index(HashMap<(&'static str, Option<String>), Vec<usize>>);

impl Index {
    fn of(found: &Diagnostics, files: &Files<'_>, codes: &BTreeSet<&str>) -> Self {
        let mut index: HashMap<_, Vec<usize>> = HashMap::new();
        for (number, finding) in found.iter().enumerate() {
            if codes.contains(finding.code) {
                let ways = files.ways_to_say(finding).into_iter().map(Some).chain([None]);
                // A way that says the same as another counts once.
                for way in ways.collect::<BTreeSet<_>>() {
                    index.entry((finding.code, way)).or_default().push(number);
                }
            }
        }
        Self(index)
    }

    fn meant_by(&self, known: &Known) -> &[usize] {
        let rule = RULES.iter().find(|rule| rule.code == known.rule);
        let place = known.place.as_deref().map(Files::plain);
        let meant = rule.and_then(|rule| self.0.get(&(rule.code, place)));
        meant.map_or(&[], Vec::as_slice)
    }
}

/// `known/unused`: a `known` entry that silences nothing, or does not say which finding it means.
///
/// `rule` is the code of the finding, `where` its place: a file of the project's folder and a key
/// path in it (`2019.md:total.secured`), a file and line, or a key path of `project.yaml`. Without
/// `where` it means the only finding of that rule in the project. Take out an entry whose
/// finding was mended: its reason would still be published. Errors of reading (`yaml/…`) can't be
/// explained, they must be mended.
///
/// ---
/// `known` 항목에 해당하는 문제가 없거나, 어느 문제인지 알 수 없습니다.
///
/// `rule`은 문제의 이름, `where`는 자리입니다. 사업 폴더의 파일과 그 안의 항목(`2019.md:total.secured`), 파일과 줄, 또는
/// `project.yaml`의 항목을 씁니다. `where`가 없으면 그 사업에 하나뿐인 문제를 뜻합니다. 고친 문제의 항목은 지우세요. 사유가 계속 게시됩니다. 파일을 읽지 못한
/// 문제(`yaml/…`)는 사유를 달 수 없으므로 고쳐야 합니다.
fn silence(entries: Vec<(KeyPath, &Known)>, files: &Files<'_>, found: &mut Diagnostics) {
    if entries.is_empty() {
        return;
    }
    let codes = entries.iter().map(|(_, known)| known.rule.as_str()).collect();
    let index = Index::of(found, files, &codes);
    let places: Vec<&Place> = found.iter().map(|finding| &finding.place).collect();
    let (mut unused, mut silenced) = (Vec::new(), BTreeSet::<usize>::new());
    for (path, known) in entries {
        let meant = index.meant_by(known);
        if only_place(meant, &places).is_some() {
            silenced.extend(meant);
        } else if files.tells(&known.rule) {
            unused.push(useless(known, meant.len(), Place::value(files.default, path.key("rule"))));
        }
    }
    let mut numbers = 0_usize..;
    found.retain(|_| numbers.next().is_none_or(|number| !silenced.contains(&number)));
    unused.into_iter().for_each(|finding| found.push(finding));
}

/// The place of all findings meant, where it is one.
fn only_place<'a>(meant: &[usize], places: &[&'a Place]) -> Option<&'a Place> {
    let mut of_meant = meant.iter().filter_map(|number| places.get(*number).copied());
    let first = of_meant.next()?;
    of_meant.all(|place| place == first).then_some(first)
}

fn useless(known: &Known, meant: usize, place: Place) -> Diagnostic {
    let rule = &known.rule;
    let exists = RULES.iter().any(|known| known.code == *rule);
    let (message, hint) = if meant > 1 {
        ambiguous(rule, meant)
    } else if exists {
        (
            Phrase::new(
                format!("`{rule}`에 해당하는 문제가 그 자리에 없습니다"),
                format!("this silences nothing: there is no `{rule}` there"),
            ),
            Phrase::new("항목을 지우거나 `where`를 고치세요", "take it out, or correct `where`"),
        )
    } else if is_of_reading(rule) {
        of_reading(rule)
    } else {
        (
            Phrase::new(
                format!(
                    "{} 규칙은 없거나, 사유를 달아 넘길 수 없는 규칙입니다",
                    wording::with_particle(rule, "이라는/라는")
                ),
                format!("no rule that can be explained is called `{rule}`"),
            ),
            nearest_rule(rule),
        )
    };
    Diagnostic::warning("known/unused", place, message).hint(hint)
}

fn ambiguous(rule: &str, meant: usize) -> (Phrase, Phrase) {
    (
        Phrase::new(
            format!("`{rule}` 문제가 {meant}곳에 있어 어느 것인지 알 수 없습니다"),
            format!("there are {meant} findings of `{rule}`; this does not say which one"),
        ),
        Phrase::new(
            "`where`에 자리를 쓰세요. 예: `2019.md:total.secured`",
            "say where: `where: 2019.md:total.secured`",
        ),
    )
}

/// Whether a code is reported while files are read, before there is anything to explain.
fn is_of_reading(code: &str) -> bool {
    const OTHERS: [&str; 7] = [
        "dates/impossible",
        "dates/undated",
        "references/address",
        "references/file",
        "references/path",
        "references/moving-photo",
        "references/photo",
    ];
    code == "yaml" || code.starts_with("yaml/") || OTHERS.contains(&code)
}

fn of_reading(rule: &str) -> (Phrase, Phrase) {
    (
        Phrase::new(
            format!("`{rule}` 문제는 파일을 읽지 못한 것이어서 사유를 달아 넘길 수 없습니다"),
            format!("`{rule}` is about reading the file: no reason can stand in for mending it"),
        ),
        Phrase::new(
            "알려 준 곳을 고치고 이 항목을 지우세요",
            "mend what it points at, and take this entry out",
        ),
    )
}

fn nearest_rule(written: &str) -> Phrase {
    let distance = |code: &str| strsim::damerau_levenshtein(written, code);
    match RULES.iter().map(|rule| rule.code).min_by_key(|code| distance(code)) {
        Some(code) if distance(code) <= 4 => {
            Phrase::new(format!("`{code}`인가요?"), format!("did you mean `{code}`?"))
        }
        _ => Phrase::new(
            "문제 앞의 `[ ]` 안에 적힌 이름을 쓰세요",
            "write the code that stands in `[ ]` before the finding",
        ),
    }
}
