//! One owner's split: allocations first, then the rules in their order, each taking at most what is
//! still unpaid. What nobody takes is the gap.

use super::{
    Because, OverAllocated, RuleNote, RuleReason, Share, Split, SplitComponent, apportion,
};
use crate::community::Scale;
use crate::cost::{CostComponent, CostPart};
use crate::plan::Allocation;
use crate::policy::{AppliesTo, FundingRule, FundingSource, RuleKind, UnitOfSubsidy};
use crate::{Code, Fen, SquareMetres};

/// What a split is made from.
#[derive(Debug, Clone, Copy)]
pub struct SplitInput<'a> {
    /// The counted lines of cost.
    pub components: &'a [CostComponent],
    /// Buildings, households and area in scope of this round.
    pub scale: Scale,
    /// How many communities the owner holds: ceilings per community are multiplied by it.
    pub communities: i64,
    /// The year of works, when there is one.
    pub year: Option<i16>,
    /// Names of the owner's divisions, from province to neighbourhood.
    pub divisions: &'a [String],
    /// Rules in the order they are applied; those not enabled are passed over.
    pub rules: &'a [FundingRule],
    /// Sources; one that pays common parts only is kept to them.
    pub sources: &'a [FundingSource],
    /// Amounts fixed for this owner.
    pub allocations: &'a [Allocation],
}

/// Splits the cost of one owner.
///
/// An allocation is spread over what its source may pay, in proportion to what is unpaid there; a
/// source with an allocation pays that and nothing by rule. Shares of a line are rounded together
/// by largest remainder, so that shares of 100 % leave no stray fen. The housing maintenance fund
/// and the like (`common_parts_only`) pay only measures on common parts, and lump sums only where
/// a rule names lump sums or a person allocates (Civil Code art. 281).
pub fn split(input: &SplitInput<'_>) -> Split {
    let mut table = Table::new(input);
    table.allocate();
    let rules: Vec<&FundingRule> =
        input.rules.iter().filter(|rule| rule.enabled && table.is_in_force(rule)).collect();
    let nominal = table.nominal_shares(&rules);
    for (place, rule) in rules.iter().enumerate() {
        table.apply(rule, &nominal[place]);
    }
    table.split
}

struct Table<'a> {
    input: &'a SplitInput<'a>,
    /// Sources that pay common parts only.
    narrow: Vec<&'a Code>,
    components: Vec<&'a CostComponent>,
    cost: Vec<i64>,
    unpaid: Vec<i64>,
    split: Split,
}

impl<'a> Table<'a> {
    fn new(input: &'a SplitInput<'a>) -> Self {
        let mut split = Split::default();
        let (mut components, mut cost) = (Vec::new(), Vec::new());
        for component in input.components {
            let Some(amount) = component.amount.value.filter(|amount| *amount >= Fen::ZERO) else {
                split.missing += 1;
                continue;
            };
            split.components.push(SplitComponent {
                line_id: component.line_id,
                part: component.part.clone(),
                class_code: component.class_code.clone(),
                cost: amount,
            });
            components.push(component);
            cost.push(amount.0);
        }
        let narrow = input.sources.iter().filter(|source| source.common_parts_only);
        let narrow = narrow.map(|source| &source.code).collect();
        Self { input, narrow, components, unpaid: cost.clone(), cost, split }
    }

    fn is_common_parts_only(&self, source_code: &Code) -> bool {
        self.narrow.contains(&source_code)
    }

    /// Narrow sources first, so that a wide one does not take the only place a narrow one may pay.
    fn allocate(&mut self) {
        let (narrow, wide): (Vec<&Allocation>, Vec<&Allocation>) = self
            .input
            .allocations
            .iter()
            .partition(|allocation| self.is_common_parts_only(&allocation.source_code));
        for allocation in narrow.into_iter().chain(wide) {
            let narrow = self.is_common_parts_only(&allocation.source_code);
            let open: Vec<i64> = self
                .components
                .iter()
                .zip(&self.unpaid)
                .map(|(c, unpaid)| {
                    let may_pay = !narrow || c.is_common_part || c.part == CostPart::LumpSum;
                    if may_pay { *unpaid } else { 0 }
                })
                .collect();
            let wanted = allocation.amount.0.max(0);
            let fitting = wanted.min(open.iter().sum());
            let because = Because::Allocation(allocation.id);
            self.pay(&allocation.source_code, &because, &apportion(fitting, &open));
            if wanted > fitting {
                self.split.over_allocated.push(OverAllocated {
                    allocation_id: allocation.id,
                    source_code: allocation.source_code.clone(),
                    excess: Fen(wanted - fitting),
                });
            }
        }
    }

    /// Whether a rule holds for this owner at all; if not, the split says why.
    fn is_in_force(&mut self, rule: &FundingRule) -> bool {
        let input = self.input;
        let limited = rule.from_year.is_some() || rule.to_year.is_some();
        let in_years = |year: i16| {
            rule.from_year.is_none_or(|from| year >= from)
                && rule.to_year.is_none_or(|to| year <= to)
        };
        let here = rule.divisions.is_empty()
            || rule.divisions.iter().any(|name| input.divisions.contains(name));
        let fixed = input.allocations.iter().any(|a| a.source_code == rule.source_code);
        let reason = match input.year {
            None if limited => RuleReason::YearUnknown,
            Some(year) if !in_years(year) => RuleReason::OtherYear,
            _ if !here => RuleReason::OtherDivision,
            _ if fixed => RuleReason::FixedByAllocation,
            _ => return true,
        };
        self.note(rule, reason);
        false
    }

    fn note(&mut self, rule: &FundingRule, reason: RuleReason) {
        self.split.notes.push(RuleNote { rule_code: rule.code.clone(), reason });
    }

    fn looks_at(&self, rule: &FundingRule, component: &CostComponent) -> bool {
        let AppliesTo { classes, measures, except_measures, lump_sums } = &rule.applies_to;
        let narrow = self.is_common_parts_only(&rule.source_code);
        let in_class = classes.is_empty()
            || component.class_code.as_ref().is_some_and(|code| classes.contains(code));
        match (&component.part, &component.class_code) {
            (CostPart::Measure(code), _) => {
                in_class
                    && (measures.is_empty() || measures.contains(code))
                    && !except_measures.contains(code)
                    && (component.is_common_part || !narrow)
            }
            (CostPart::LumpSum, None) => *lump_sums,
            (CostPart::LumpSum, Some(_)) => {
                in_class && measures.is_empty() && (*lump_sums || !narrow)
            }
        }
    }

    /// What each share rule takes of each line by its share alone, rules × components. The shares
    /// of one line are rounded together; above 100 % earlier rules come first.
    fn nominal_shares(&self, rules: &[&FundingRule]) -> Vec<Vec<i64>> {
        let mut nominal = vec![vec![0; self.components.len()]; rules.len()];
        for (row, component) in self.components.iter().enumerate() {
            let mut left = 10_000_i64;
            let mut weights: Vec<i64> = rules
                .iter()
                .map(|rule| match rule.rule {
                    RuleKind::Share { share } if self.looks_at(rule, component) => {
                        let taken = i64::from(share.0).clamp(0, left);
                        left -= taken;
                        taken
                    }
                    _ => 0,
                })
                .collect();
            weights.push(left);
            for (place, part) in
                apportion(self.cost[row], &weights).into_iter().take(rules.len()).enumerate()
            {
                nominal[place][row] = part;
            }
        }
        nominal
    }

    fn apply(&mut self, rule: &FundingRule, nominal_shares: &[i64]) {
        let wanted = match &rule.rule {
            RuleKind::Share { .. } => nominal_shares.to_vec(),
            RuleKind::PerUnit { unit: UnitOfSubsidy::MeasureUnit, amount } => {
                self.per_measure_unit(rule, *amount)
            }
            RuleKind::PerUnit { unit, amount } => {
                let Some(target) = units(self.input.scale, *unit, *amount) else {
                    return self.note(rule, RuleReason::ScaleUnknown(*unit));
                };
                let base: i64 = self.seen(rule, &self.cost).iter().sum();
                let target = self.limited(rule, target.min(base));
                let open = self.seen(rule, &self.unpaid);
                let target = target.min(open.iter().sum());
                let because = Because::Rule(rule.code.clone());
                return self.pay(&rule.source_code, &because, &apportion(target, &open));
            }
            RuleKind::Rest => self.seen(rule, &self.unpaid),
        };
        let sum = wanted.iter().sum();
        let limit = self.limited(rule, sum);
        let parts = if limit < sum { apportion(limit, &wanted) } else { wanted };
        let parts: Vec<i64> =
            parts.iter().zip(&self.unpaid).map(|(part, unpaid)| *part.min(unpaid)).collect();
        self.pay(&rule.source_code, &Because::Rule(rule.code.clone()), &parts);
    }

    /// These amounts, where the rule looks; 0 elsewhere.
    fn seen(&self, rule: &FundingRule, amounts: &[i64]) -> Vec<i64> {
        self.components
            .iter()
            .zip(amounts)
            .map(|(component, amount)| if self.looks_at(rule, component) { *amount } else { 0 })
            .collect()
    }

    fn per_measure_unit(&self, rule: &FundingRule, amount: Fen) -> Vec<i64> {
        let cost = self.seen(rule, &self.cost);
        self.components
            .iter()
            .zip(cost)
            .map(|(component, cost)| {
                let subsidy = component.quantity.and_then(|quantity| amount.times(quantity));
                subsidy.map_or(0, |subsidy| subsidy.0.clamp(0, cost))
            })
            .collect()
    }

    /// The amount under the rule's ceiling; what is cut is noted.
    fn limited(&mut self, rule: &FundingRule, amount: i64) -> i64 {
        let Some(ceiling) = rule.ceiling_per_community else {
            return amount;
        };
        let ceiling = ceiling.0.saturating_mul(self.input.communities).max(0);
        if amount > ceiling {
            self.note(rule, RuleReason::CeilingReached { cut: Fen(amount - ceiling) });
        }
        amount.min(ceiling)
    }

    fn pay(&mut self, source_code: &Code, because: &Because, parts: &[i64]) {
        for (component, part) in parts.iter().enumerate().filter(|(_, part)| **part > 0) {
            self.unpaid[component] -= part;
            self.split.shares.push(Share {
                component,
                source_code: source_code.clone(),
                amount: Fen(*part),
                because: because.clone(),
            });
        }
    }
}

/// Amount × count, rounded down to a whole fen; `None` when the count is unknown.
fn units(scale: Scale, unit: UnitOfSubsidy, amount: Fen) -> Option<i64> {
    let (count, scale_of_count) = match unit {
        UnitOfSubsidy::FloorArea => (scale.floor_area?.0, SquareMetres::SCALE),
        UnitOfSubsidy::Household => (scale.households?, 1),
        UnitOfSubsidy::Building => (scale.buildings?, 1),
        UnitOfSubsidy::MeasureUnit => return None,
    };
    let product = i128::from(amount.0.max(0)) * i128::from(count.max(0));
    Some(i64::try_from(product / i128::from(scale_of_count)).unwrap_or(i64::MAX))
}
