//! The estimate of a plan's schemes, line by line, as approvals print it.

use jiugai_domain::scheme::CostKind;
use jiugai_exchange::write::{Cell, Fixed, Table, Template};

use crate::export::facts::{Facts, Planned};
use crate::export::scheme;
use crate::funding::Owner;

pub(super) fn table<'s>(
    facts: &Facts<'s>,
    template: &'static Template,
    planned: &Planned<'s>,
) -> Table<'s> {
    let mut table = Table::new(template, &[]);
    let mut number = 0;
    for row in planned.split.rows.iter().filter(|row| row.year.is_some()) {
        let lines = match row.owner {
            Owner::Community(id) => facts.lines(id),
            Owner::Cluster(_) | Owner::Lot(_) => {
                row.owner.shared().map(|owner| facts.snapshot.lines_of(owner)).unwrap_or_default()
            }
        };
        // A scheme counts one kind of lines; the other kind beside it is no part of the estimate.
        let counted = lines.into_iter().filter(|line| {
            let is_measure = matches!(line.kind, CostKind::Measure { .. });
            is_measure == (row.cost.basis == jiugai_domain::scheme::CostBasis::Measures)
        });
        let counted: Vec<_> = counted.collect();
        if counted.is_empty() {
            continue;
        }
        number += 1;
        for (at, line) in counted.into_iter().enumerate() {
            table.push("", Fixed::Nothing, |code, _| match code {
                "sequence" => Cell::text(format!("{number}.{}", at + 1)),
                "item" => Cell::text(format!("{}({})", facts.line_name(line), row.name)),
                _ => scheme::cell(facts, line, code),
            });
        }
    }
    table
}
