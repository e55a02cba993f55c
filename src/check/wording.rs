//! Amounts, periods and stages as messages say them, in both languages at once.
//!
//! The words of pages are the theme's; those of messages stand beside the rule that says them.

use crate::diagnostics::{Language, Phrase};
use crate::locale::{Locale, fitting_particle};
use crate::model::{Column, Id, Percent, Period, Site, Stage, Sum, SumState, Won};
use crate::theme::Theme;

/// Says amounts in the unit of a site.
pub(super) struct Wording {
    korean: Locale,
    english: Locale,
}

impl Wording {
    pub(super) fn of(site: &Site) -> Self {
        let locale = |language| Locale::new(language, site.unit, &Theme::default());
        Self { korean: locale(Language::Korean), english: locale(Language::English) }
    }

    /// A sentence whose placeholders are filled in. A locale takes a key it has no word for as
    /// the wording itself, so messages get its Korean particles (`{a|이/가}`) too.
    pub(super) fn say(&self, ko: &str, en: &str, values: &[(&str, &Phrase)]) -> Phrase {
        let korean: Vec<_> = values.iter().map(|(name, said)| (*name, said.ko.as_str())).collect();
        let english: Vec<_> = values.iter().map(|(name, said)| (*name, said.en.as_str())).collect();
        Phrase::new(self.korean.say(ko, &korean), self.english.say(en, &english))
    }

    /// With the unit: `1,562백만원`.
    pub(super) fn amount(&self, won: Won) -> Phrase {
        let unit = self.korean.unit().korean();
        let bare = self.bare(won);
        Phrase::new(format!("{}{unit}", bare.ko), format!("{}{unit}", bare.en))
    }

    /// Without the unit: `1,562`.
    pub(super) fn bare(&self, won: Won) -> Phrase {
        Phrase::new(self.korean.amount(won), self.english.amount(won))
    }

    /// A percentage the author typed: `87.5%`, alike in both languages.
    pub(super) fn percent(&self, percent: Percent) -> String {
        self.english.percent(percent)
    }

    /// What was added up, as a list: `national 527, city 895`.
    pub(super) fn operands(&self, operands: &[(Phrase, Sum)]) -> Phrase {
        let said = operands.iter().filter_map(|(name, sum)| {
            let amount = self.operand(sum)?;
            Some((format!("{} {}", name.ko, amount.ko), format!("{} {}", name.en, amount.en)))
        });
        let (ko, en): (Vec<_>, Vec<_>) = said.unzip();
        Phrase::new(ko.join(", "), en.join(", "))
    }

    fn operand(&self, sum: &Sum) -> Option<Phrase> {
        match sum.state() {
            SumState::Known(won) | SumState::Incomplete { known: Some(won), .. } => {
                Some(self.bare(won))
            }
            SumState::None => Some(same("-")),
            SumState::Absent | SumState::Incomplete { known: None, .. } => None,
        }
    }
}

/// Something that is said alike in both languages: an id, a path, a date.
pub(super) fn same(text: impl Into<String>) -> Phrase {
    let text = text.into();
    Phrase::new(text.clone(), text)
}

/// An id or key as messages quote it.
pub(super) fn quoted(text: impl std::fmt::Display) -> Phrase {
    same(format!("`{text}`"))
}

/// Something of `site.yaml` as messages name it, its word first: ``시비(`city`)``.
pub(super) fn named(id: &Id, name: &str) -> Phrase {
    if id.as_str() == name {
        return quoted(id);
    }
    Phrase::new(format!("{name}(`{id}`)"), format!("{name} (`{id}`)"))
}

/// The source a key of content means, by name and key; the key alone where it is `all` or unknown.
pub(super) fn source(site: &Site, key: &str) -> Phrase {
    let source = site.sources.iter().find(|source| source.id.as_str() == key);
    source.map_or_else(|| quoted(key), |source| named(&source.id, &source.name))
}

/// Money of a column and a source, or of the column alone where no source is named:
/// ``2019년 시비(`city`)``.
pub(super) fn money_of(site: &Site, column: &Phrase, key: &str) -> Phrase {
    if key.is_empty() {
        return column.clone();
    }
    let source = source(site, key);
    Phrase::new(format!("{} {}", column.ko, source.ko), format!("{} {}", column.en, source.en))
}

/// All money of a source.
pub(super) fn total_of(site: &Site, key: &str) -> Phrase {
    let source = source(site, key);
    Phrase::new(format!("총사업비 중 {}", source.ko), format!("the total of {}", source.en))
}

/// A source in a list of figures: `national 527` in English.
pub(super) fn operand(site: &Site, key: &str) -> Phrase {
    Phrase::new(source(site, key).ko, key)
}

/// An id as Korean messages quote it, with the one of two particles (`은/는`) that fits it.
pub(super) fn with_particle(id: &str, particles: &str) -> String {
    format!("`{id}`{}", fitting_particle(id, particles))
}

/// What an author wrote, as messages quote it: on one line, and no longer than a line.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text,
    }
}

pub(super) fn period(period: Period) -> Phrase {
    let ko = match period {
        Period::Before => "기투자".to_owned(),
        Period::After => "임기후".to_owned(),
        Period::Years { first, last } if first == last => format!("{first}년"),
        Period::Years { first, last } => format!("{first}~{last}년"),
    };
    Phrase::new(ko, period.to_string())
}

pub(super) fn column(column: Column) -> Phrase {
    column.period().map_or_else(|| Phrase::new("연도 구분 없음", "not by year"), period)
}

pub(super) fn stage(stage: Stage) -> Phrase {
    match stage {
        Stage::Demand => Phrase::new("투자수요", "demand"),
        Stage::Planned => Phrase::new("계획액", "planned"),
        Stage::Secured => Phrase::new("확보액", "secured"),
        Stage::Executed => Phrase::new("집행액", "executed"),
        Stage::CarriedOver => Phrase::new("이월액", "carried over"),
        Stage::Returned => Phrase::new("반납액", "returned"),
    }
}
