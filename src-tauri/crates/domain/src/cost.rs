//! What a scheme, cluster or lot costs, from its cost lines and the chosen basis.
//!
//! A line's amount is quantity × unit price, or the lump sum. Priced measures replace a lump sum
//! only when the basis says so and never add to it. Unknown stays unknown. Who pays is
//! [`crate::funding`].

use std::collections::BTreeMap;

use crate::finding::Facet;
use crate::policy::Policy;
use crate::scheme::{CostBasis, CostKind, CostLine};
use crate::tally::{Measured, Tally};
use crate::{Code, CostLineId, Fen, Quantity};

/// A sum of cost: known fen, and how many lines are without quantity or price.
pub type CostSum = Tally<Fen>;

/// The largest amount one line may come to: 100 billion yuan (1000 亿元). A greater one is a slip
/// of the keyboard and is counted as missing; sums over a whole province then always fit.
pub const LARGEST_LINE: Fen = Fen(10_000_000_000_000);

/// What a component of cost is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CostPart {
    /// A measure, by code.
    Measure(Code),
    /// A total given as one sum; its class stands in [`CostComponent::class_code`].
    LumpSum,
}

/// One counted line of cost, with what the rules of funding look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostComponent {
    /// The line it comes from.
    pub line_id: CostLineId,
    /// What it is.
    pub part: CostPart,
    /// Its class: the measure's, or the lump sum's own; `None` is an unclassified lump sum or a
    /// measure the policy does not know.
    pub class_code: Option<Code>,
    /// The measure's facet.
    pub facet: Option<Facet>,
    /// The measure works on common parts (Civil Code art. 281).
    pub is_common_part: bool,
    /// Quantity in the measure's unit.
    pub quantity: Option<Quantity>,
    /// Amount; unknown without quantity or price.
    pub amount: Measured<Fen>,
}

/// The cost of one owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost {
    /// What it was taken from.
    pub basis: CostBasis,
    /// The whole. An owner without a single counted line is unknown, not free.
    pub total: CostSum,
    /// By class; `None` is what has no class.
    pub by_class: BTreeMap<Option<Code>, CostSum>,
    /// By measure; lump sums are not in it.
    pub by_measure: BTreeMap<Code, CostSum>,
    /// By facet; `None` is what belongs to no facet (lump sums).
    pub by_facet: BTreeMap<Option<Facet>, CostSum>,
    /// The counted lines, in the order given.
    pub components: Vec<CostComponent>,
    /// The lines the basis leaves aside: shown beside, never added.
    pub not_counted: CostSum,
}

/// The amount of one line in fen, by quantity × unit price rounded half up, or by its lump sum.
/// `None` when an input is missing, negative, or the amount exceeds [`LARGEST_LINE`].
pub fn line_amount(kind: &CostKind) -> Option<Fen> {
    let amount = match kind {
        CostKind::Measure { quantity, unit_price, .. } => {
            let (quantity, price) = ((*quantity)?, (*unit_price)?);
            if quantity < Quantity::ZERO || price < Fen::ZERO {
                return None;
            }
            price.times(quantity)?
        }
        CostKind::LumpSum { amount, .. } => (*amount)?,
    };
    (Fen::ZERO..=LARGEST_LINE).contains(&amount).then_some(amount)
}

/// Adds up the lines of one owner. `is_approximate` says whether the source of a line marked its
/// figure as rounded (约, 余); for a cluster or lot the basis is the lump sum unless told otherwise.
pub fn cost_of<'a>(
    basis: CostBasis,
    lines: impl IntoIterator<Item = &'a CostLine>,
    policy: &Policy,
    is_approximate: impl Fn(CostLineId) -> bool,
) -> Cost {
    let mut cost = Cost {
        basis,
        total: CostSum::default(),
        by_class: BTreeMap::new(),
        by_measure: BTreeMap::new(),
        by_facet: BTreeMap::new(),
        components: Vec::new(),
        not_counted: CostSum::default(),
    };
    for line in lines {
        let amount =
            Measured { value: line_amount(&line.kind), approximate: is_approximate(line.id) };
        if is_counted(basis, &line.kind) {
            cost.count(component(line, amount, policy));
        } else {
            cost.not_counted.add_figure(amount);
        }
    }
    if cost.components.is_empty() {
        cost.total = CostSum::unknown();
    }
    cost
}

/// The whole of [`cost_of`] without its parts, for lists of many owners; `None` where no line is
/// counted.
pub fn total_of<'a>(
    basis: CostBasis,
    lines: impl IntoIterator<Item = &'a CostLine>,
    is_approximate: impl Fn(CostLineId) -> bool,
) -> Option<CostSum> {
    let counted = lines.into_iter().filter(|line| is_counted(basis, &line.kind));
    counted.fold(None, |total, line| {
        let mut total: CostSum = total.unwrap_or_default();
        let (value, approximate) = (line_amount(&line.kind), is_approximate(line.id));
        total.add_figure(Measured { value, approximate });
        Some(total)
    })
}

impl Cost {
    fn count(&mut self, component: CostComponent) {
        let amount = component.amount;
        self.total.add_figure(amount);
        self.by_class.entry(component.class_code.clone()).or_default().add_figure(amount);
        self.by_facet.entry(component.facet).or_default().add_figure(amount);
        if let CostPart::Measure(code) = &component.part {
            self.by_measure.entry(code.clone()).or_default().add_figure(amount);
        }
        self.components.push(component);
    }
}

const fn is_counted(basis: CostBasis, kind: &CostKind) -> bool {
    matches!(
        (basis, kind),
        (CostBasis::LumpSum, CostKind::LumpSum { .. })
            | (CostBasis::Measures, CostKind::Measure { .. })
    )
}

fn component(line: &CostLine, amount: Measured<Fen>, policy: &Policy) -> CostComponent {
    match &line.kind {
        CostKind::Measure { measure_code, quantity, .. } => {
            let measure = policy.find_measure(measure_code);
            CostComponent {
                line_id: line.id,
                part: CostPart::Measure(measure_code.clone()),
                class_code: measure.map(|m| m.class_code.clone()),
                facet: measure.map(|m| m.facet),
                is_common_part: measure.is_some_and(|m| m.is_common_part),
                quantity: *quantity,
                amount,
            }
        }
        CostKind::LumpSum { class_code, .. } => CostComponent {
            line_id: line.id,
            part: CostPart::LumpSum,
            class_code: class_code.clone(),
            facet: None,
            is_common_part: false,
            quantity: None,
            amount,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{lump_sum, measure_line, policy};

    fn check(basis: CostBasis, lines: &[CostLine], total: CostSum, not_counted: CostSum) -> Cost {
        let cost = cost_of(basis, lines, &policy(), |_| false);
        assert_eq!(cost.total, total);
        assert_eq!(cost.not_counted, not_counted);
        let whole = total_of(basis, lines, |_| false);
        assert_eq!(whole, (!cost.components.is_empty()).then_some(total));
        cost
    }

    fn known(fen: i64) -> CostSum {
        CostSum { known: Fen(fen), missing: 0, approximate: 0 }
    }

    #[test]
    fn measures_never_add_to_a_lump_sum() {
        let lines =
            [lump_sum(1, Some(5_000_000), None), measure_line(2, "road", Some(1000), Some(30_180))];
        check(CostBasis::LumpSum, &lines, known(5_000_000), known(30_180));
        check(CostBasis::Measures, &lines, known(30_180), known(5_000_000));
    }

    #[test]
    fn a_line_without_price_or_quantity_is_missing() {
        let lines = [
            measure_line(1, "road", Some(2000), Some(100)),
            measure_line(2, "roof", None, Some(100)),
            measure_line(3, "lift", Some(1000), None),
            measure_line(4, "lift", Some(-1000), Some(100)),
        ];
        let cost = check(
            CostBasis::Measures,
            &lines,
            CostSum { known: Fen(200), missing: 3, approximate: 0 },
            known(0),
        );
        assert_eq!(cost.by_measure[&Code::new("lift")].missing, 2);
        assert_eq!(cost.by_facet[&Some(Facet::Lines)], known(200));
        let basic = cost.by_class[&Some(Code::new("basic"))];
        assert_eq!(basic, CostSum { known: Fen(200), missing: 1, approximate: 0 });
    }

    #[test]
    fn nothing_listed_is_unknown_not_free() {
        check(CostBasis::Measures, &[], CostSum::unknown(), known(0));
        check(CostBasis::Measures, &[lump_sum(1, Some(1), None)], CostSum::unknown(), known(1));
    }

    #[test]
    fn rounded_sources_are_counted() {
        let lines = [lump_sum(1, Some(7), Some("basic")), lump_sum(2, Some(8), None)];
        let cost = cost_of(CostBasis::LumpSum, &lines, &policy(), |id| id == lines[0].id);
        assert_eq!(cost.total, CostSum { known: Fen(15), missing: 0, approximate: 1 });
        assert_eq!(cost.by_class[&None], known(8));
        let whole = total_of(CostBasis::LumpSum, &lines, |id| id == lines[0].id);
        assert_eq!(whole, Some(cost.total));
    }

    #[test]
    fn an_absurd_amount_is_missing() {
        let lines = [measure_line(1, "road", Some(i64::MAX), Some(i64::MAX))];
        check(CostBasis::Measures, &lines, CostSum::unknown(), known(0));
        let lines = [lump_sum(1, Some(LARGEST_LINE.0 + 1), None)];
        check(CostBasis::LumpSum, &lines, CostSum::unknown(), known(0));
    }
}
