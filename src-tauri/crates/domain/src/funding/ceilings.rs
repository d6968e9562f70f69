//! Yearly ceilings over the splits of a plan year: who comes first in the plan is paid first, what
//! does not fit becomes gap and says which ceiling took it.

use std::collections::BTreeMap;

use super::{Because, Split};
use crate::plan::Ceiling;
use crate::{Code, Fen};

/// An amount a yearly ceiling took out of a split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// Row of the split.
    pub component: usize,
    /// The source that would have paid.
    pub source_code: Code,
    /// How much it does not pay.
    pub amount: Fen,
    /// What had put the amount there.
    pub because: Because,
    /// The source whose ceiling was reached; `None` is the ceiling of the year as a whole.
    pub ceiling_of: Option<Code>,
}

/// How far a ceiling is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CeilingUse {
    /// The source; `None` is the year as a whole.
    pub source_code: Option<Code>,
    /// The ceiling.
    pub ceiling: Fen,
    /// What the splits use of it.
    pub used: Fen,
    /// What it took out.
    pub cut: Fen,
}

/// Applies the ceilings of `year` to the splits of that year, which stand in plan order. Of two
/// ceilings for one source the lower counts. To be called once on fresh splits. Returns one row
/// per ceiling.
pub fn apply_ceilings(splits: &mut [Split], year: i16, ceilings: &[Ceiling]) -> Vec<CeilingUse> {
    let mut uses: BTreeMap<Option<Code>, CeilingUse> = BTreeMap::new();
    for ceiling in ceilings.iter().filter(|ceiling| ceiling.year == year) {
        let amount = Fen(ceiling.amount.0.max(0));
        let row = uses.entry(ceiling.source_code.clone()).or_insert_with(|| CeilingUse {
            source_code: ceiling.source_code.clone(),
            ceiling: amount,
            used: Fen::ZERO,
            cut: Fen::ZERO,
        });
        row.ceiling = row.ceiling.min(amount);
    }
    for split in splits {
        cut_split(split, &mut uses);
    }
    uses.into_values().collect()
}

fn cut_split(split: &mut Split, uses: &mut BTreeMap<Option<Code>, CeilingUse>) {
    let cuts = &mut split.cuts;
    for share in &mut split.shares {
        for ceiling_of in [Some(share.source_code.clone()), None] {
            let Some(row) = uses.get_mut(&ceiling_of) else {
                continue;
            };
            let over = share.amount - share.amount.min(row.ceiling - row.used);
            if over > Fen::ZERO {
                share.amount -= over;
                row.cut += over;
                cuts.push(Cut {
                    component: share.component,
                    source_code: share.source_code.clone(),
                    amount: over,
                    because: share.because.clone(),
                    ceiling_of,
                });
            }
        }
        for ceiling_of in [Some(share.source_code.clone()), None] {
            if let Some(row) = uses.get_mut(&ceiling_of) {
                row.used += share.amount;
            }
        }
    }
    split.shares.retain(|share| share.amount > Fen::ZERO);
}
