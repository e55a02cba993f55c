//! The card of a project or of one of its parts: everything that is not a yearly record.

use super::{Amount, Date, DateRange, Id, Line, Period, SourceRef, Won, push_whole};
use std::collections::BTreeMap;
use std::fmt;

/// What `project.yaml` says of a project, and each entry of `parts` of a part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// The id as printed, e.g. `지역경제-15`.
    pub id: String,
    /// The title.
    pub title: String,
    /// Status of `site.yaml`; always there for a project, perhaps not for a part.
    pub status: Option<Id>,
    /// Department of `site.yaml`; always there for a project, perhaps not for a part.
    pub department: Option<Id>,
    /// Policy field of `site.yaml`.
    pub area: Option<Id>,
    /// Term of `site.yaml`.
    pub term: Option<Id>,
    /// 이행률, self-rated.
    pub progress: Option<Percent>,
    /// When it was, or is to be, completed.
    pub completion: Option<Completion>,
    /// 사업유형: up to three axes, in the author's words.
    pub kind: Vec<String>,
    /// 사업기간.
    pub period: Option<Span>,
    /// 총사업비 as stated: secured + demand.
    pub total: Option<Amount>,
    /// 총사업비 by source as stated: secured + demand.
    pub total_by_source: Vec<(SourceRef, Amount)>,
    /// Whether it has a budget at all.
    pub budget: Budget,
    /// Money not broken down by year.
    pub funding: Vec<Line>,
    /// Bodies with a role.
    pub bodies: Vec<OrgRole>,
    /// Places built or used.
    pub facilities: Vec<Facility>,
    /// Who answers questions.
    pub contacts: Vec<Contact>,
    /// Bodies that cooperate, and how.
    pub cooperation: Vec<Cooperation>,
    /// 향후계획, one line each, as inline Markdown.
    pub next: Vec<String>,
    /// Pictures, perhaps described only.
    pub photos: Vec<Photo>,
    /// Attachments.
    pub files: Vec<NamedFile>,
    /// Where it is.
    pub location: Option<Box<Location>>,
    /// Indicators with targets and actual values.
    pub indicators: Vec<Indicator>,
    /// The promise as it was made.
    pub promise: Option<Promise>,
    /// Changes of the plan, in the order written.
    pub changes: Vec<Change>,
    /// Where it came from and went to.
    pub lineage: Lineage,
    /// Findings the author knows about and explains.
    pub known: Vec<Known>,
    /// When the card was last updated.
    pub updated: Option<Date>,
}

/// A sub-project with its own money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its key in the yearly records' `parts`: the card's id.
    pub id: Id,
    /// Its card.
    pub card: Card,
}

/// Whether a project has a budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Budget {
    /// It has, or nothing is said.
    #[default]
    Has,
    /// 비예산: it needs no money.
    None,
}

/// A percentage the author typed, in hundredths of a percent: 0 to 10,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(pub u32);

impl Percent {
    /// In percent, with all its digits.
    pub fn decimal(self) -> Decimal {
        Decimal { digits: i128::from(self.0), scale: 2 }
    }
}

/// When a project is complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Completion {
    /// The year of completion.
    pub year: u16,
    /// Whether that is within the term, where it is said.
    pub within_term: Option<bool>,
}

/// From a date to a date, or open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The start.
    pub start: Date,
    /// The end, where there is one.
    pub end: Option<Date>,
    /// How many months the record says that is. Never computed: whether 2018-10 to 2021-10 is 36
    /// or 37 depends on days that are not written.
    pub months: Option<u16>,
}

/// A body and its role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrgRole {
    /// e.g. 주관기관.
    pub role: String,
    /// The body's name.
    pub name: String,
}

/// A place the project built or uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facility {
    /// Its name.
    pub name: String,
    /// Its address in words.
    pub place: Option<String>,
    /// Floor area in square metres, as written.
    pub area_m2: Option<Decimal>,
    /// What is in it.
    pub rooms: Vec<String>,
    /// Coordinates.
    pub location: Option<Box<Location>>,
}

/// A decimal number exactly as written, e.g. `502.5`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decimal {
    /// All digits as one integer: 5025.
    pub digits: i128,
    /// How many of them stand behind the point: 1.
    pub scale: u32,
}

impl Decimal {
    /// The same without needless zeros behind the point: `502.50` as `502.5`, `3.0` as `3`.
    pub fn shortest(&self) -> String {
        let mut text = String::new();
        self.push_shortest(&mut text);
        text
    }

    /// The same, added to a text.
    pub fn push_shortest(&self, text: &mut String) {
        let Ok(mut digits) = i64::try_from(self.digits) else {
            let long = self.to_string();
            let is_whole = self.scale == 0;
            let short = long.trim_end_matches('0').trim_end_matches('.');
            text.push_str(if is_whole { &long } else { short });
            return;
        };
        let mut scale = self.scale;
        while scale > 0 && digits % 10 == 0 {
            digits /= 10;
            scale -= 1;
        }
        match scale {
            0 => push_whole(text, digits.into()),
            _ => text.push_str(&Self { digits: digits.into(), scale }.to_string()),
        }
    }
}

/// Exactly as written, with a point and a plain minus.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = self.scale as usize;
        let sign = if self.digits < 0 { "-" } else { "" };
        let digits = format!("{:0width$}", self.digits.unsigned_abs(), width = scale + 1);
        let (whole, rest) = digits.split_at(digits.len() - scale);
        let point = if rest.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{rest}")
    }
}

/// Coordinates in degrees (WGS 84), exactly as written, and an address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Location {
    /// Latitude, -90 to 90.
    pub lat: Option<Decimal>,
    /// Longitude, -180 to 180.
    pub lon: Option<Decimal>,
    /// Address in words.
    pub address: Option<String>,
}

/// Who answers questions. The name is shown only where the site publishes names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// e.g. 팀장.
    pub role: String,
    /// The official's name.
    pub name: Option<String>,
    /// Number or extension.
    pub phone: Option<String>,
}

/// A body that cooperates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cooperation {
    /// The body.
    pub body: String,
    /// Its part in it.
    pub part: Option<String>,
}

/// A picture, or where there is no file its caption and place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// Path below the project's folder, composed (NFC): what is compared and published.
    pub file: Option<String>,
    /// The same path as the disk has it, perhaps decomposed (NFD): what is read.
    pub on_disk: Option<String>,
    /// What picture the file holds; `None` only where there is no file.
    pub picture: Option<Picture>,
    /// What the picture shows, for who does not see it.
    pub alt: Option<String>,
    /// Caption.
    pub caption: Option<String>,
    /// Where it was taken.
    pub place: Option<String>,
}

/// A picture as its file's head tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// Width in pixels as it is looked at, turned upright; at least 1.
    pub width: u32,
    /// Height in pixels as it is looked at, turned upright; at least 1.
    pub height: u32,
    /// How the file is encoded, whatever its name says.
    pub format: PictureFormat,
}

/// The kinds of picture that can be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PictureFormat {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
}

/// An attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFile {
    /// Path below the project's folder, composed (NFC): what is compared and published.
    pub file: String,
    /// The same path as the disk has it, perhaps decomposed (NFD): what is read.
    pub on_disk: String,
    /// What it is.
    pub title: String,
}

/// A measure with targets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// What is measured.
    pub name: String,
    /// In which unit.
    pub unit: Option<String>,
    /// Value before the project.
    pub baseline: Option<Decimal>,
    /// Values aimed at, by period.
    pub target: BTreeMap<Period, Decimal>,
    /// Values reached, by period.
    pub actual: BTreeMap<Period, Decimal>,
}

/// The promise in its original words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub source: Option<String>,
}

/// A change of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// When it took effect.
    pub date: Option<DateRange>,
    /// What kind, e.g. 예산변경.
    pub kind: Option<String>,
    /// What it was before.
    pub before: Option<String>,
    /// What it is after.
    pub after: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Who decided what, when.
    pub steps: Vec<ChangeStep>,
}

/// One step of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeStep {
    /// When.
    pub date: Option<DateRange>,
    /// Which body.
    pub body: Option<String>,
    /// What it did.
    pub act: Option<String>,
}

/// Where a project came from and went to: slugs of projects, or names where there is no page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lineage {
    /// Split off from.
    pub split_from: Vec<String>,
    /// Merged into.
    pub merged_into: Vec<String>,
    /// Replaced by.
    pub replaced_by: Vec<String>,
    /// Formerly known as.
    pub formerly: Vec<String>,
}

/// A finding the author explains instead of mending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The rule's code, e.g. `funding/sum`.
    pub rule: String,
    /// Where: `2019.md:total.secured`, or a key path of the card itself.
    pub place: Option<String>,
    /// Why it is so; published as a footnote.
    pub why: String,
}

impl Card {
    /// The stated total in won, where it is a figure.
    pub fn stated_total(&self) -> Option<Won> {
        self.total.as_ref().and_then(Amount::won)
    }
}
