//! Sums that must agree.
//!
//! Compares what the author wrote with what the parts add up to, to the last won.
//! Never repairs: a difference is reported where it was written. A sum with an operand that is
//! withheld or not broken down is not compared at all.

use super::books::Books;
use super::suspects::Crossed;
use crate::check::places;
use crate::check::subject::Subject;
use crate::check::wording::{Wording, quoted, same};
use crate::diagnostics::{At, Diagnostic, Diagnostics, Phrase, Place};
use crate::model::{Amount, Site, Sum, Won};

/// `funding/sum`: a stated figure must be what its parts add up to.
///
/// Checked are the `total` of a yearly record against its sources, `total` and `total_by_source`
/// of a card against secured + demand of all periods, both against each other, and the money of
/// a project against that of its parts where both are written. The same holds within a part.
/// Cells that are all `-` are equal to `-` and to `0`. With `rounded: true` a difference of up to
/// half a unit per figure added is only a note (`funding/rounding`).
///
/// Correct the figure that is off, or explain it in `known`: the reason is published.
///
/// ---
/// 적힌 합계가 부분을 더한 금액과 다릅니다.
///
/// 살펴보는 것: 연도별 기록의 `total`과 재원별 금액, 카드의 `total`과 `total_by_source`와 모든 기간의 확보액+투자수요, 그 둘 사이,
/// 사업의 금액과 세부사업의 금액(둘 다 적혀 있을 때). 세부사업 안에서도 같습니다. 모두 `-`인 칸은 `-`와도 `0`과도 같다고 봅니다. `rounded:
/// true`이면 더한 금액마다 단위의 절반까지의 차이는 알림(`funding/rounding`)에 그칩니다.
///
/// 틀린 금액을 고치거나, 그대로 두어야 하면 `known`에 사유를 적으세요. 사유는 게시됩니다.
pub(in crate::check) fn must_agree(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let (site, wording) = (subject.site, subject.wording);
    let books = Books::of(subject);
    let weighed = weighed(subject, &books);
    if !weighed.iter().any(|one| one.balance.is_wrong(site)) {
        return;
    }
    let claims: Vec<Claim> = weighed.into_iter().map(Weighed::claim).collect();
    let wrong = |claim: &&Claim| claim.balance.is_wrong(site);
    let crossed = Crossed::new(&claims, books.figures(), site);
    for claim in claims.iter().filter(wrong) {
        let mut hint = claim.hint(wording);
        if let Some(more) = crossed.explain(claim, wording) {
            hint.ko.push_str(&format!(". {}", more.ko));
            hint.en.push_str(&format!("; {}", more.en));
        }
        let found = Diagnostic::error("funding/sum", claim.place.clone(), claim.says(wording));
        diagnostics.push(found.hint(hint));
    }
}

/// `funding/rounding`: a stated figure differs from its sum by no more than rounding explains.
///
/// Only where `site.yaml` says `rounded: true`: each figure added may be off by half a unit.
///
/// ---
/// 적힌 합계와 더한 금액의 차이가 반올림으로 설명됩니다.
///
/// `site.yaml`에 `rounded: true`가 있을 때만 나옵니다. 더한 금액마다 단위의 절반까지 차이가 날 수 있습니다.
pub(in crate::check) fn agree_when_rounded(subject: &Subject<'_>, diagnostics: &mut Diagnostics) {
    let (site, wording) = (subject.site, subject.wording);
    if !site.rounded {
        return;
    }
    let books = Books::of(subject);
    let is_rounding = |one: &Weighed<'_>| one.differs() && one.balance.is_rounding(site);
    let weighed = weighed(subject, &books).into_iter().filter(is_rounding);
    for claim in weighed.map(Weighed::claim) {
        let mut message = claim.says(wording);
        message.ko.push_str(": 반올림 차이입니다");
        message.en.push_str(": within rounding");
        diagnostics.push(Diagnostic::note("funding/rounding", claim.place, message));
    }
}

/// A stated figure beside what should add up to it.
pub(super) struct Balance {
    pub(super) stated: Amount,
    pub(super) sum: Sum,
}

/// A balance of which nothing is said yet: most agree, and words and places take longer than sums.
pub(super) struct Weighed<'a> {
    balance: Balance,
    claim: Box<dyn FnOnce(Balance) -> Claim + 'a>,
}

/// A figure and what should add up to it, with all that can be said of them.
pub(super) struct Claim {
    pub(super) place: Place,
    /// What the figure is: `the 2019 total`.
    pub(super) what: Phrase,
    pub(super) balance: Balance,
    pub(super) added: Added,
    pub(super) operands: Vec<(Phrase, Sum)>,
    /// The written figures that are added up, by their place in the books.
    pub(super) figures: Vec<usize>,
    /// Whether it is the sum of every period and source.
    pub(super) is_whole: bool,
    /// The written figure that is stated, where it is part of other sums itself.
    pub(super) stated_figure: Option<usize>,
}

#[derive(Clone, Copy)]
pub(super) enum Added {
    Sources,
    Periods,
    Parts,
}

impl Balance {
    /// What is stated, `-` as nothing; `None` where it is withheld.
    pub(super) fn stated_won(&self) -> Option<Won> {
        match self.stated {
            Amount::Known(won) => Some(won),
            Amount::None => Some(Won::ZERO),
            Amount::Withheld(_) => None,
        }
    }

    /// Sum − stated; `None` where the two can't be compared.
    pub(super) fn difference(&self) -> Option<Won> {
        Some(self.sum.exact()? - self.stated_won()?)
    }

    pub(super) fn differs(&self) -> bool {
        self.difference().is_some_and(|difference| difference != Won::ZERO)
    }

    /// Whether rounding explains the difference.
    fn is_rounding(&self, site: &Site) -> bool {
        site.rounded && self.agrees_but_for(Won::ZERO, site)
    }

    /// Whether the two differ, and by more than rounding explains.
    fn is_wrong(&self, site: &Site) -> bool {
        self.differs() && !self.is_rounding(site)
    }

    /// Whether the sum is above what is stated by just so much: to the won, or where figures are
    /// rounded to half a unit per figure added. Without halves: twice the difference is compared.
    pub(super) fn agrees_but_for(&self, excess: Won, site: &Site) -> bool {
        let figures = if site.rounded { self.sum.figures() as i128 } else { 0 };
        let allowed = site.unit.in_won().saturating_mul(figures);
        let within = |difference: Won| (difference - excess).abs().0.saturating_mul(2) <= allowed;
        self.difference().is_some_and(within)
    }
}

impl<'a> Weighed<'a> {
    pub(super) fn new(stated: Amount, sum: Sum, claim: impl FnOnce(Balance) -> Claim + 'a) -> Self {
        Self { balance: Balance { stated, sum }, claim: Box::new(claim) }
    }

    pub(super) fn differs(&self) -> bool {
        self.balance.differs()
    }

    fn claim(self) -> Claim {
        (self.claim)(self.balance)
    }
}

impl Claim {
    /// What stands at a place, of which no operand or figure is named.
    pub(super) fn new(place: Place, what: Phrase, balance: Balance, added: Added) -> Self {
        let (operands, figures) = (Vec::new(), Vec::new());
        Self {
            place,
            what,
            balance,
            added,
            operands,
            figures,
            is_whole: false,
            stated_figure: None,
        }
    }

    fn says(&self, wording: &Wording) -> Phrase {
        let difference = self.balance.difference().unwrap_or_default();
        let (direction, added) = (direction(difference), self.added.plural());
        let stated = match &self.balance.stated {
            Amount::Known(won) => wording.amount(*won),
            Amount::None | Amount::Withheld(_) => same("-"),
        };
        wording.say(
            "{what|은/는} {stated}인데 {added|을/를} 더하면 {sum}입니다 ({difference} {direction})",
            "{what} says {stated}, its {added} add up to {sum} ({difference} {direction})",
            &[
                ("what", &self.what),
                ("stated", &stated),
                ("added", &added),
                ("sum", &wording.amount(self.balance.sum.exact().unwrap_or_default())),
                ("difference", &wording.amount(difference.abs())),
                ("direction", &direction),
            ],
        )
    }

    fn hint(&self, wording: &Wording) -> Phrase {
        let key = match &self.place.at {
            At::Value(path) | At::Key(path) | At::Part(path, _) => quoted(path),
            At::File | At::Span(_) => self.what.clone(),
        };
        wording.say(
            "{key|을/를} 고치거나, 틀린 {one|을/를} 고치세요: {operands}",
            "correct {key}, or the {one} that is off: {operands}",
            &[
                ("key", &key),
                ("one", &self.added.singular()),
                ("operands", &wording.operands(&self.operands)),
            ],
        )
    }
}

impl Added {
    fn plural(self) -> Phrase {
        match self {
            Self::Sources => Phrase::new("재원별 금액", "sources"),
            Self::Periods => Phrase::new("기간별 금액", "periods"),
            Self::Parts => Phrase::new("세부사업 금액", "parts"),
        }
    }

    fn singular(self) -> Phrase {
        match self {
            Self::Sources => Phrase::new("재원", "source"),
            Self::Periods => Phrase::new("기간", "period"),
            Self::Parts => Phrase::new("세부사업", "part"),
        }
    }
}

fn direction(difference: Won) -> Phrase {
    if difference < Won::ZERO {
        Phrase::new("적음", "less")
    } else {
        Phrase::new("많음", "more")
    }
}

/// Every figure of a project beside its sum, whether they agree or not.
fn weighed<'b>(subject: &'b Subject<'_>, books: &'b Books<'_>) -> Vec<Weighed<'b>> {
    let project = subject.project;
    let has_parts = !project.parts.is_empty();
    let mut all = Vec::new();
    for block in subject.blocks() {
        books.column_totals(block, &mut all);
        if block.part.is_none() && has_parts {
            books.parts_of_block(block, &mut all);
        }
    }
    if books.leaves_out_budget() {
        return all;
    }
    for (index, (path, card, _)) in places::cards(project).iter().enumerate() {
        books.card_totals((card, path), index, &mut all);
    }
    if has_parts {
        books.parts_of_total(project, &mut all);
    }
    all
}
