//! The price book as a table.

use jiugai_exchange::write::{Cell, Fixed, Table, Template};

use super::facts::Facts;
use crate::AppError;
use crate::price;

pub(super) fn table<'s>(
    facts: &Facts<'s>,
    template: &'static Template,
) -> Result<Table<'s>, AppError> {
    let mut table = Table::new(template, &[]);
    for row in price::list(facts.snapshot) {
        let measure = row.measure_code.as_ref();
        let measure = measure.and_then(|code| facts.snapshot.policy.find_measure(code));
        table.push("", Fixed::Nothing, |code, _| match code {
            "item" => Cell::text(&*row.item),
            "measure" => measure.map_or(Cell::Blank, |row| Cell::text(facts.pick(&row.name))),
            "unit" => Cell::text(&*row.unit),
            "unit_price" => Cell::Money(row.unit_price),
            "region" => Cell::text(&*row.region),
            "dated" => Cell::day(row.dated),
            "source" => Cell::text(&*row.source),
            _ => Cell::Blank,
        });
    }
    Ok(table)
}
