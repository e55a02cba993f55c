//! Amounts added up by hand, so to speak: what was known, and what was not.

/// Amounts that were added, and how many were no figures.
#[derive(Clone, Default, Debug)]
pub(super) struct Figure {
    won: i128,
    figures: usize,
    nones: usize,
    withheld: usize,
    hidden: bool,
}

/// What a page says of it.
#[derive(PartialEq, Debug, Clone, Copy)]
pub(super) enum Said {
    Absent,
    None,
    Exact(i128),
    /// The known part, and whether what is missing is withheld.
    Part(Option<i128>, bool),
}

impl Figure {
    /// One cell of a table.
    pub(super) fn of(state: &str, won: &str) -> Self {
        let mut figure = Self::default();
        match state {
            "amount" => (figure.won, figure.figures) = (won.parse().unwrap(), 1),
            "none" => figure.nones = 1,
            "withheld" => figure.withheld = 1,
            "absent" => {}
            other => panic!("{other}"),
        }
        figure
    }

    pub(super) fn zero() -> Self {
        Self::of("amount", "0")
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.won += other.won;
        self.figures += other.figures;
        self.nones += other.nones;
        self.withheld += other.withheld;
        self.hidden |= other.hidden;
    }

    pub(super) fn hiding(mut self) -> Self {
        self.hidden = true;
        self
    }

    pub(super) fn said(&self) -> Said {
        let known = (self.figures > 0).then_some(self.won);
        match known {
            _ if self.hidden || self.withheld > 0 => Said::Part(known, self.withheld > 0),
            Some(won) => Said::Exact(won),
            None if self.nones > 0 => Said::None,
            None => Said::Absent,
        }
    }

    /// Whether nothing was written of it at all.
    pub(super) fn is_unwritten(&self) -> bool {
        self.figures + self.nones + self.withheld == 0 && !self.hidden
    }

    /// Whether money that is not broken down by source may be its own.
    pub(super) fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// The known part of it, be it all or not.
    pub(super) fn known_part(&self) -> Option<i128> {
        (self.figures > 0).then_some(self.won)
    }

    pub(super) fn is_withheld(&self) -> bool {
        self.withheld > 0
    }

    /// The figure; what is none counts as nothing.
    pub(super) fn exact(&self) -> Option<i128> {
        match self.said() {
            Said::Exact(won) => Some(won),
            Said::None => Some(0),
            _ => None,
        }
    }

    pub(super) fn known(&self) -> Option<i128> {
        self.exact().filter(|_| self.figures > 0)
    }

    /// What stands in for it where it can't be added up.
    pub(super) fn or_stated(self, stated: Option<&Self>) -> Self {
        let Some(stated) = stated else { return self };
        let is_figure = stated.figures > 0;
        if stated.is_withheld() && !self.is_withheld() {
            // What can be added up is then a part of it.
            let mut sum = self;
            sum.add(stated);
            return sum;
        }
        match self.said() {
            Said::Absent => stated.clone(),
            Said::Part(..) if is_figure => stated.clone(),
            Said::None if is_figure && stated.won == 0 => stated.clone(),
            _ => self,
        }
    }

    /// Whether there is, or may be, money in it.
    pub(super) fn has_money(&self) -> bool {
        !matches!(self.said(), Said::Absent | Said::None | Said::Exact(0))
    }
}

/// Tenths of a percent, half away from zero.
pub(super) fn tenths(above: i128, below: i128) -> i128 {
    let twice = above * 2000;
    let half = if twice < 0 { -below } else { below };
    (twice + half) / (below * 2)
}
