//! Which figure is probably off where sums disagree.
//!
//! Sums cross: a cell is part of its column, of its source and of the whole. The cell whose
//! correction would mend every sum it is part of is named; so is a stated figure whose cells all
//! agree with other sums. Only points: nothing is corrected, and where several could be meant
//! none is named.

use super::slips::Slip;
use super::sums::Claim;
use crate::check::wording::{Wording, same};
use crate::diagnostics::{At, Phrase, Place};
use crate::model::{Site, Won};
use std::collections::BTreeMap;

/// A written figure that sums are made of.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    pub(super) place: Place,
    pub(super) won: Won,
}

/// All sums of a project, crossed.
pub(super) struct Crossed<'a> {
    claims: &'a [Claim],
    figures: &'a [Figure],
    site: &'a Site,
    /// The claims each figure is part of, and whether it is what they state.
    of: BTreeMap<usize, Vec<(&'a Claim, bool)>>,
}

impl<'a> Crossed<'a> {
    pub(super) fn new(claims: &'a [Claim], figures: &'a [Figure], site: &'a Site) -> Self {
        let mut of: BTreeMap<usize, Vec<(&Claim, bool)>> = BTreeMap::new();
        for claim in claims.iter().filter(|claim| claim.balance.difference().is_some()) {
            for figure in &claim.figures {
                of.entry(*figure).or_default().push((claim, false));
            }
            if let Some(figure) = &claim.stated_figure {
                of.entry(*figure).or_default().push((claim, true));
            }
        }
        Self { claims, figures, site, of }
    }

    /// What probably happened, for a claim that differs; nothing where nothing stands out.
    pub(super) fn explain(&self, claim: &Claim, wording: &Wording) -> Option<Phrase> {
        let difference = claim.balance.difference()?;
        let stated = claim.balance.stated_won()?;
        for all in [true, false] {
            if let Some((figure, excess)) = self.culprit(claim, difference, all) {
                return Some(self.names(figure, excess, all, wording));
            }
        }
        if let Some(slip) = Slip::between(stated, stated + difference, self.site.unit) {
            let mut said = self.about_stated(claim, Some(slip), wording);
            let sole = self.is_sole_fault(claim);
            if let Some(other) = self.typed_wrong(claim, difference, wording).filter(|_| !sole) {
                said.ko.push_str(&format!(". 또는 {}", other.ko));
                said.en.push_str(&format!("; or {}", other.en));
            }
            return Some(said);
        }
        row(claim, stated, difference, wording)
            .or_else(|| self.typed_wrong(claim, difference, wording))
            .or_else(|| self.is_sole_fault(claim).then(|| self.about_stated(claim, None, wording)))
    }

    /// The one figure whose correction mends every sum it is part of (`all`), or those of its
    /// period and source where more is wrong with the whole; and what it has too much. At least
    /// two sums, and no other figure of the claim does as well.
    fn culprit(&self, claim: &Claim, difference: Won, all: bool) -> Option<(&'a Figure, Won)> {
        let added = claim.figures.iter().map(|figure| (*figure, difference));
        let stated = claim.stated_figure.iter().map(|figure| (*figure, -difference));
        let mends = |(figure, excess): &(usize, Won)| self.mends(*figure, *excess, all);
        let mut able = added.chain(stated).filter(mends);
        let (first, second) = (able.next()?, able.next());
        let decisive = |(claim, _): &&(&Claim, bool)| all || !claim.is_whole;
        let claims = self.of.get(&first.0).map(Vec::as_slice).unwrap_or_default();
        let crossed = claims.iter().filter(decisive).count() > 1;
        let figure = self.figures.get(first.0)?;
        (second.is_none() && crossed).then_some((figure, first.1))
    }

    /// Whether a figure less `excess` makes every sum right that it is part of, or states.
    fn mends(&self, figure: usize, excess: Won, all: bool) -> bool {
        let claims = self.of.get(&figure).map(Vec::as_slice).unwrap_or_default();
        let mended = |(claim, stated): &(&Claim, bool)| {
            if !all && claim.is_whole {
                return claim.balance.differs();
            }
            claim.balance.agrees_but_for(if *stated { -excess } else { excess }, self.site)
        };
        !claims.is_empty() && claims.iter().all(mended)
    }

    /// Whether every figure of the claim agrees with all other sums it is part of, so that only what is stated
    /// can be off.
    fn is_sole_fault(&self, claim: &Claim) -> bool {
        let agrees = |figure: &usize| {
            let claims = self.of.get(figure).map(Vec::as_slice).unwrap_or_default();
            let mut others = claims.iter().filter(|(other, _)| !std::ptr::eq(*other, claim));
            claims.len() > 1
                && others.all(|(other, _)| other.balance.agrees_but_for(Won::ZERO, self.site))
        };
        !claim.figures.is_empty() && claim.figures.iter().all(agrees) && self.claims.len() > 1
    }

    /// A figure that one slip of the pen would make right, where it is the only one.
    fn typed_wrong(&self, claim: &Claim, difference: Won, wording: &Wording) -> Option<Phrase> {
        let mut slipped = claim.figures.iter().filter_map(|index| {
            let figure = self.figures.get(*index)?;
            Slip::between(figure.won, figure.won - difference, self.site.unit).map(|_| figure)
        });
        let (first, second) = (slipped.next()?, slipped.next());
        second.is_none().then(|| {
            let right = figure_and_key(first, difference, wording);
            let slip = Slip::between(first.won, first.won - difference, self.site.unit)?;
            Some(wording.say(
                "{at}의 {written|은/는} {right|이/가} 아닌지 보세요: {slip}",
                "see whether {written} at {at} should be {right}: {slip}",
                &[
                    ("at", &right.at),
                    ("written", &right.written),
                    ("right", &right.right),
                    ("slip", &slip.says()),
                ],
            ))
        })?
    }

    fn names(&self, figure: &Figure, difference: Won, all: bool, wording: &Wording) -> Phrase {
        let said = figure_and_key(figure, difference, wording);
        let (ko, en) = if all {
            (
                "{at} 하나만 {written}에서 {right|으로/로} 고치면 관련된 합계가 모두 맞습니다",
                "{at} alone, {right} instead of {written}, would mend every sum it is part of",
            )
        } else {
            (
                "{at}의 {written|을/를} {right|으로/로} 고치면 그 기간과 재원의 합계가 맞습니다",
                "{at}, {right} instead of {written}, would mend the sums of its period and source",
            )
        };
        let values = [("at", &said.at), ("written", &said.written), ("right", &said.right)];
        let mut phrase = wording.say(ko, en, &values);
        if let Some(slip) = Slip::between(figure.won, figure.won - difference, self.site.unit) {
            add(&mut phrase, &slip.says());
        }
        phrase
    }

    fn about_stated(&self, claim: &Claim, slip: Option<Slip>, wording: &Wording) -> Phrase {
        let at = place_in_words(&claim.place);
        let sum = wording.bare(claim.balance.sum.exact().unwrap_or_default());
        let mut phrase = if self.is_sole_fault(claim) {
            wording.say(
                "더한 금액은 다른 합계와 모두 맞으므로 {at|이/가} 틀린 듯합니다. {sum|이면/면} 맞습니다",
                "the figures added agree with their other sums, so {at} seems to be off; {sum} would be right",
                &[("at", &at), ("sum", &sum)],
            )
        } else {
            wording.say(
                "{at|이/가} {sum|이어야/여야} 하는지 보세요",
                "see whether {at} should be {sum}",
                &[("at", &at), ("sum", &sum)],
            )
        };
        if let Some(slip) = slip {
            add(&mut phrase, &slip.says());
        }
        phrase
    }
}

/// What rows repeated, left out or counted twice would explain.
fn row(claim: &Claim, stated: Won, difference: Won, wording: &Wording) -> Option<Phrase> {
    let known: Vec<(&Phrase, Won)> = claim
        .operands
        .iter()
        .filter_map(|(name, sum)| Some((name, sum.known()?)).filter(|(_, won)| *won != Won::ZERO))
        .collect();
    let of = |wanted: Won| known.iter().filter(move |(_, won)| *won == wanted).collect::<Vec<_>>();
    if known.len() < 2 {
        return None;
    }
    let say = |ko: &str, en: &str, name: &Phrase| wording.say(ko, en, &[("name", name)]);
    match (of(stated).as_slice(), of(difference).as_slice(), of(-difference).as_slice()) {
        ([(name, _)], ..) => Some(say(
            "합계 줄이 {name}의 금액을 되풀이한 듯합니다",
            "the total seems to repeat the row of {name}",
            name,
        )),
        (_, [(first, _), (second, _), ..], _) => Some(wording.say(
            "{first|과/와} {second}의 금액이 같습니다. 한 줄을 두 번 적은 듯합니다",
            "{first} and {second} are the same; one row may stand here twice",
            &[("first", first), ("second", second)],
        )),
        (_, [(name, _)], _) => Some(say(
            "합계에서 {name|이/가} 빠졌거나, {name|이/가} 두 번 들어간 듯합니다",
            "the total seems to leave out {name}, or {name} is counted twice elsewhere",
            name,
        )),
        (_, _, [(name, _)]) => Some(say(
            "합계에 {name|이/가} 두 번 더해진 듯합니다",
            "the total seems to count {name} twice",
            name,
        )),
        _ => None,
    }
}

struct Said {
    at: Phrase,
    written: Phrase,
    right: Phrase,
}

fn figure_and_key(figure: &Figure, difference: Won, wording: &Wording) -> Said {
    Said {
        at: place_in_words(&figure.place),
        written: wording.bare(figure.won),
        right: wording.bare(figure.won - difference),
    }
}

/// `2019.md:funding.city.secured`, as `known` names it.
fn place_in_words(place: &Place) -> Phrase {
    let file = place.file.rsplit('/').next().unwrap_or_default();
    let path = match &place.at {
        At::Value(path) | At::Key(path) | At::Part(path, _) => path.to_string(),
        At::File | At::Span(_) => String::new(),
    };
    same(format!("`{file}:{path}`"))
}

fn add(phrase: &mut Phrase, more: &Phrase) {
    phrase.ko.push_str(&format!(" ({})", more.ko));
    phrase.en.push_str(&format!(" ({})", more.en));
}
