//! The cells of a ledger's table that nobody filled.

use super::{Column, Ledger, SourceKey, Stage};
use crate::model::{Sum, SumState};

impl Ledger {
    /// The cells that show nothing, neither a figure nor `-` nor a reason: by column, stage and
    /// source.
    pub fn blanks(&self) -> Vec<(Column, Stage, SourceKey)> {
        let sources = self.sources();
        let columns = self.columns().into_iter().map(|column| (column, self.stages(column)));
        let columns: Vec<(Column, Vec<Stage>)> = columns.collect();
        // Whatever is written stands in one of the cells. Of most ledgers something does in each.
        let places = columns.iter().map(|(_, stages)| stages.len() * sources.len()).sum::<usize>();
        if self.cells.iter().filter(|(_, sum)| shows(sum)).count() == places {
            return Vec::new();
        }
        let mut blanks = Vec::new();
        for (column, stages) in columns {
            for stage in stages {
                let all = sources.iter().map(|&source| (column, stage, source));
                blanks.extend(all.filter(|&(_, _, source)| self.is_blank((column, source, stage))));
            }
        }
        blanks
    }

    fn is_blank(&self, (column, source, stage): super::cells::Key) -> bool {
        let sum = self.cell(column, source, stage);
        let nothing = SumState::Incomplete { known: None, withheld: &[] };
        sum.state() == SumState::Absent || sum.state() == nothing
    }
}

/// Whether a written cell surely shows something, whatever hides under `all`.
fn shows(sum: &Sum) -> bool {
    sum.known_part().is_some() || sum.is_withheld()
}
