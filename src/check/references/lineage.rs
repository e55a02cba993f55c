//! Lineages that come back to where they began.
//!
//! Two questions, each with its own arrows: where projects went (`merged_into`, `replaced_by`) and
//! where they came from (`split_from`). They are not mixed: what was split off may be merged back.
//! Names without a page lead nowhere, and what a part says of its own is left out.

use crate::diagnostics::{Diagnostic, Diagnostics, KeyPath, Phrase, Place};
use crate::model::{Project, Site};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// `references/circle`: the lineage of projects goes in a circle.
///
/// A project can't have gone into one that went into itself, and can't have come from one that
/// came from it. Each circle is told once, at its first project; at least one of the entries is
/// the wrong way round.
///
/// ---
/// 사업의 내력이 제자리로 돌아옵니다.
///
/// 통합되거나 대체된 사업이 다시 처음 사업으로 통합될 수는 없고, 나뉘어 나온 사업에서 그 처음 사업이 나올 수도 없습니다. 맞물린 사업 가운데 첫 사업에서 한 번만
/// 알립니다. 그 가운데 적어도 하나는 방향을 거꾸로 적은 것입니다.
pub(in crate::check) fn circle(site: &Site, diagnostics: &mut Diagnostics) {
    for keys in [&["merged_into", "replaced_by"][..], &["split_from"]] {
        // A circle goes through none that names nobody, and those are most.
        let names = |project: &&Project| keys.iter().any(|key| !named(project, key).is_empty());
        let projects = site.all_projects().map(AsRef::as_ref).filter(names);
        let projects: Vec<&Project> = projects.collect();
        let arrows = Arrows::of(&projects, keys);
        for knot in arrows.knots() {
            if let Some(found) = arrows.circle(&knot).and_then(|steps| told(&projects, &steps)) {
                diagnostics.push(found);
            }
        }
    }
}

/// One entry of a lineage: the project it stands in, the one it names, and where it stands.
#[derive(Debug, Clone)]
struct Arrow {
    from: usize,
    to: usize,
    key: &'static str,
    index: usize,
}

/// The arrows of every project, by its place in the list of projects.
struct Arrows(Vec<Vec<Arrow>>);

impl Arrows {
    fn of(projects: &[&Project], keys: &[&'static str]) -> Self {
        let places: BTreeMap<&str, usize> =
            projects.iter().enumerate().map(|(place, project)| (&*project.slug, place)).collect();
        let of_project = |(from, project): (usize, &&Project)| {
            let arrows = keys.iter().flat_map(|&key| {
                let names = named(project, key).iter().enumerate();
                let places = &places;
                names.filter_map(move |(index, name)| {
                    places.get(name.as_str()).map(|&to| Arrow { from, to, key, index })
                })
            });
            arrows.collect()
        };
        Self(projects.iter().enumerate().map(of_project).collect())
    }

    fn from(&self, project: usize) -> &[Arrow] {
        self.0.get(project).map_or(&[], Vec::as_slice)
    }

    /// The sets of projects that can all be reached from each other, by their first project:
    /// what is left of those a search reaches last when the arrows are turned round (Kosaraju).
    /// One alone is a knot only where it names itself.
    fn knots(&self) -> Vec<BTreeSet<usize>> {
        let mut back = vec![Vec::new(); self.0.len()];
        for arrow in self.0.iter().flatten() {
            if let Some(of) = back.get_mut(arrow.to) {
                of.push(arrow.from);
            }
        }
        let mut taken = BTreeSet::new();
        let mut knots = Vec::new();
        for last in self.by_finish().into_iter().rev() {
            let mut knot = BTreeSet::new();
            let mut open = vec![last];
            while let Some(project) = open.pop() {
                if taken.insert(project) {
                    knot.insert(project);
                    open.extend(back.get(project).into_iter().flatten());
                }
            }
            let names_itself = |project| self.from(project).iter().any(|to| to.to == project);
            if knot.len() > 1 || knot.first().is_some_and(|&only| names_itself(only)) {
                knots.push(knot);
            }
        }
        knots.sort();
        knots
    }

    /// Every project, in the order a depth-first search leaves them. Without recursion: a chain
    /// may be as long as the list of projects.
    fn by_finish(&self) -> Vec<usize> {
        let mut seen = BTreeSet::new();
        let mut order = Vec::new();
        for start in 0..self.0.len() {
            let mut open: Vec<(usize, usize)> = Vec::new();
            if seen.insert(start) {
                open.push((start, 0));
            }
            while let Some((project, next)) = open.pop() {
                let Some(arrow) = self.from(project).get(next) else {
                    order.push(project);
                    continue;
                };
                open.push((project, next + 1));
                if seen.insert(arrow.to) {
                    open.push((arrow.to, 0));
                }
            }
        }
        order
    }

    /// A shortest way from the first project of a knot back to it.
    fn circle(&self, knot: &BTreeSet<usize>) -> Option<Vec<&Arrow>> {
        let first = *knot.first()?;
        let mut came: BTreeMap<usize, &Arrow> = BTreeMap::new();
        let mut open = VecDeque::from([first]);
        while let Some(project) = open.pop_front() {
            for arrow in self.from(project).iter().filter(|arrow| knot.contains(&arrow.to)) {
                if let std::collections::btree_map::Entry::Vacant(free) = came.entry(arrow.to) {
                    free.insert(arrow);
                    open.push_back(arrow.to);
                }
            }
        }
        let mut steps = vec![*came.get(&first)?];
        while let Some(arrow) = steps.last().filter(|arrow| arrow.from != first) {
            steps.push(came.get(&arrow.from)?);
        }
        steps.reverse();
        Some(steps)
    }
}

fn named<'a>(project: &'a Project, key: &str) -> &'a [String] {
    let lineage = &project.card.lineage;
    match key {
        "merged_into" => &lineage.merged_into,
        "replaced_by" => &lineage.replaced_by,
        _ => &lineage.split_from,
    }
}

/// A circle in words, at the entry of its first project.
fn told(projects: &[&Project], steps: &[&Arrow]) -> Option<Diagnostic> {
    let first = *steps.first()?;
    let project = projects.get(first.from)?;
    let path = KeyPath::of("lineage").key(first.key).index(first.index);
    let place = Place::value(project.card_file(), path);
    let message = if steps.len() == 1 {
        let slug = &project.slug;
        Phrase::new(
            format!("사업의 내력이 자기 자신(`{slug}`)을 가리킵니다"),
            format!("the lineage of `{slug}` names the project itself"),
        )
    } else {
        let way = way(projects, steps);
        Phrase::new(
            format!("사업의 내력(`{}`)이 제자리로 돌아옵니다: {way}", first.key),
            format!("the lineage (`{}`) goes in a circle: {way}", first.key),
        )
    };
    Some(Diagnostic::error("references/circle", place, message).hint(Phrase::new(
        "거꾸로 적은 것을 고치거나 지우세요",
        "correct the entry that is the wrong way round, or take it out",
    )))
}

/// `` `a` → `b` → `a` ``, long ones shortened in the middle.
fn way(projects: &[&Project], steps: &[&Arrow]) -> String {
    const MOST: usize = 8;
    let slug = |place: usize| projects.get(place).map_or("", |project| &project.slug);
    let mut names: Vec<String> =
        steps.iter().take(MOST).map(|step| format!("`{}`", slug(step.from))).collect();
    if steps.len() > MOST {
        names.push("…".to_owned());
    }
    names.extend(steps.last().map(|step| format!("`{}`", slug(step.to))));
    names.join(" → ")
}
