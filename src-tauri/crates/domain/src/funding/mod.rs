//! Who pays: a split of one owner's cost over sources, in whole fen that sum exactly, with the gap
//! explicit and the rule or allocation behind every amount.
//!
//! Planned money only; money arrived and money paid are records of [`crate::progress`]. Which
//! amounts are fixed by hand is decided elsewhere and handed in.

mod apportion;
mod ceilings;
mod split;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use apportion::apportion;
pub use ceilings::{CeilingUse, Cut, apply_ceilings};
pub use split::{SplitInput, split};

use crate::cost::{CostPart, CostSum};
use crate::policy::UnitOfSubsidy;
use crate::totals::MoneyFigures;
use crate::{AllocationId, Code, CostLineId, Fen};

/// What put an amount into the split.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Because {
    /// A rule of the policy.
    Rule(Code),
    /// An amount fixed by a person or a document.
    Allocation(AllocationId),
}

/// One row of the matrix: a counted line whose amount is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitComponent {
    /// The cost line.
    pub line_id: CostLineId,
    /// What it is.
    pub part: CostPart,
    /// Its class, when it has one.
    pub class_code: Option<Code>,
    /// What it costs.
    pub cost: Fen,
}

/// An amount in a cell of the matrix. A cell may hold several, each with its own reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Row: place in [`Split::components`].
    pub component: usize,
    /// Column: the source that pays.
    pub source_code: Code,
    /// How much, always more than nothing.
    pub amount: Fen,
    /// Why.
    pub because: Because,
}

/// A fixed amount that does not fit the cost it may pay: kept visible, never cut silently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverAllocated {
    /// The allocation.
    pub allocation_id: AllocationId,
    /// Its source.
    pub source_code: Code,
    /// The part of it that stands above the cost.
    pub excess: Fen,
}

/// Why an enabled rule paid nothing, or less than it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleNote {
    /// The rule.
    pub rule_code: Code,
    /// Why.
    pub reason: RuleReason,
}

/// See [`RuleNote`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleReason {
    /// It does not hold in this year.
    OtherYear,
    /// It holds in some years only, and the owner has no year yet.
    YearUnknown,
    /// It holds in other divisions.
    OtherDivision,
    /// An allocation fixes what this source pays, so its rules stand back.
    FixedByAllocation,
    /// It is counted in a unit the owner's scale does not state.
    ScaleUnknown(UnitOfSubsidy),
    /// Its ceiling cut this much.
    CeilingReached {
        /// What the rule would have paid above its ceiling.
        cut: Fen,
    },
}

/// The matrix of one owner: cost lines × sources.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Split {
    /// Rows: the counted lines with a known amount.
    pub components: Vec<SplitComponent>,
    /// Amounts: first what allocations put in, then rule by rule in the order applied.
    pub shares: Vec<Share>,
    /// Fixed amounts that did not fit.
    pub over_allocated: Vec<OverAllocated>,
    /// Enabled rules that paid nothing or less.
    pub notes: Vec<RuleNote>,
    /// What yearly ceilings took out again; it is part of the gap.
    pub cuts: Vec<Cut>,
    /// Counted lines whose amount is unknown: nothing is split for them.
    pub missing: u32,
}

impl Split {
    /// The known cost.
    pub fn cost(&self) -> Fen {
        self.components.iter().map(|component| component.cost).sum()
    }

    /// What sources pay together.
    pub fn paid(&self) -> Fen {
        self.shares.iter().map(|share| share.amount).sum()
    }

    /// What nobody pays: cost less what is paid, never negative.
    pub fn gap(&self) -> Fen {
        self.cost() - self.paid()
    }

    /// What nobody pays of one row.
    pub fn gap_of(&self, component: usize) -> Fen {
        let paid: Fen = self.shares_of(component).map(|share| share.amount).sum();
        self.components.get(component).map_or(Fen::ZERO, |row| row.cost - paid)
    }

    /// The amounts of one row, in the order they were put in.
    pub fn shares_of(&self, component: usize) -> impl Iterator<Item = &Share> {
        self.shares.iter().filter(move |share| share.component == component)
    }

    /// What each source pays.
    pub fn by_source(&self) -> BTreeMap<Code, Fen> {
        let mut sums = BTreeMap::new();
        for share in &self.shares {
            *sums.entry(share.source_code.clone()).or_insert(Fen::ZERO) += share.amount;
        }
        sums
    }

    /// What each source pays, by the rule or allocation that put it there.
    pub fn by_reason(&self) -> BTreeMap<(Code, Because), Fen> {
        let mut sums = BTreeMap::new();
        for share in &self.shares {
            let reason = (share.source_code.clone(), share.because.clone());
            *sums.entry(reason).or_insert(Fen::ZERO) += share.amount;
        }
        sums
    }

    /// Fixed amounts above the cost, together.
    pub fn excess(&self) -> Fen {
        self.over_allocated.iter().map(|over| over.excess).sum()
    }

    /// These figures for totals, beside the cost they were split from.
    pub fn money(&self, investment: CostSum) -> MoneyFigures {
        MoneyFigures { investment, gap: self.gap(), by_source: self.by_source() }
    }
}
