//! Schemes as a table of lines: what a design institute fills in and sends back.

use jiugai_domain::cost::line_amount;
use jiugai_domain::scheme::{CostKind, CostLine, CostOwner};
use jiugai_exchange::write::{Cell, Fixed, Table, Template};

use super::facts::Facts;
use crate::AppError;

/// The lines of the current schemes; those of clusters and lots stand below and stay as they are.
pub(super) fn table<'s>(
    facts: &Facts<'s>,
    template: &'static Template,
) -> Result<Table<'s>, AppError> {
    let mut table = Table::new(template, &[]);
    for community in facts.communities() {
        for line in facts.lines(community.id) {
            push(facts, &mut table, &community.name, line);
        }
    }
    if facts.is_narrowed() {
        return Ok(table);
    }
    let snapshot = facts.snapshot;
    let clusters = snapshot.clusters.iter();
    let clusters = clusters.map(|row| (&row.name, CostOwner::Cluster(row.id)));
    let lots = snapshot.lots.iter().map(|row| (&row.name, CostOwner::Lot(row.id)));
    for (name, owner) in clusters.chain(lots) {
        for line in snapshot.lines_of(owner) {
            push(facts, &mut table, name, line);
        }
    }
    Ok(table)
}

fn push<'s>(facts: &Facts<'s>, table: &mut Table<'s>, owner: &'s str, line: &'s CostLine) {
    let is_measure = matches!(line.kind, CostKind::Measure { .. });
    let fixed = if is_measure { Fixed::Nothing } else { Fixed::All };
    table.push(line.id.to_string(), fixed, |code, _| match code {
        "owner" => Cell::text(owner),
        "note" => note(facts, line),
        _ => cell(facts, line, code),
    });
}

pub(super) fn cell<'s>(facts: &Facts<'s>, line: &'s CostLine, code: &str) -> Cell<'s> {
    let measure = facts.measure(line);
    match (&line.kind, code) {
        (_, "measure") => Cell::text(facts.line_name(line)),
        (CostKind::Measure { quantity, .. }, "quantity") => Cell::quantity(*quantity),
        (CostKind::Measure { unit_price, .. }, "unit_price") => Cell::money(*unit_price),
        (CostKind::Measure { price_source, .. }, "price_source") => Cell::text(&**price_source),
        (CostKind::Measure { .. }, "amount") => Cell::Product(line_amount(&line.kind)),
        (CostKind::Measure { .. }, "class") => {
            let class = measure.and_then(|measure| facts.class(&measure.class_code));
            class.map_or(Cell::Blank, Cell::text)
        }
        (CostKind::Measure { .. }, "facet") => {
            measure.map_or(Cell::Blank, |measure| Cell::text(facts.facet(measure.facet)))
        }
        (CostKind::Measure { .. }, "unit") => {
            measure.map_or(Cell::Blank, |measure| Cell::text(&*measure.unit))
        }
        (CostKind::LumpSum { amount, .. }, "amount") => Cell::money(*amount),
        (CostKind::LumpSum { class_code, .. }, "class") => {
            let class = class_code.as_ref().and_then(|code| facts.class(code));
            class.map_or(Cell::Blank, Cell::text)
        }
        _ => Cell::Blank,
    }
}

fn note<'s>(facts: &Facts<'s>, line: &'s CostLine) -> Cell<'s> {
    let is_published = matches!(line.kind, CostKind::LumpSum { published: true, .. });
    match (is_published, line.note.is_empty()) {
        (false, _) => Cell::text(&*line.note),
        (true, true) => Cell::text(facts.say("export.published")),
        (true, false) => Cell::text(format!("{}; {}", facts.say("export.published"), line.note)),
    }
}
