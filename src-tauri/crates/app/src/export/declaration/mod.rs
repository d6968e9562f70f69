//! The published column sets as tables of a plan. What the file does not know stays blank.

mod detail;
mod estimate;
mod groups;
mod progress;

use jiugai_domain::plan::Plan;
use jiugai_exchange::write::{Table, Template};

use self::groups::Level;
use self::progress::Reported;
use super::facts::{Facts, Planned};
use crate::AppError;

/// Codes of the layouts, in the order of the workbook.
pub(super) const TABLES: &[&str] = &[
    "shandong_annual",
    "declaration_summary",
    "declaration_detail",
    "district_list",
    "beijing_list",
    "approved_estimate",
    "ministry_progress",
    "monthly",
];

/// The table of a layout.
pub(super) fn table<'s>(
    facts: &Facts<'s>,
    template: &'static Template,
    planned: &Planned<'s>,
) -> Result<Table<'s>, AppError> {
    let mut table = match template.code.as_str() {
        "shandong_annual" | "declaration_summary" => {
            groups::table(facts, template, planned, Level::District)
        }
        "ministry_progress" => groups::table(facts, template, planned, Level::Province),
        "monthly" => groups::table(facts, template, planned, Level::City),
        "approved_estimate" => estimate::table(facts, template, planned),
        _ => detail::table(facts, template, planned),
    };
    table.title = Some(title(facts, template, planned.plan));
    Ok(table)
}

/// 天长市 2026 年申报明细表
fn title(facts: &Facts<'_>, template: &Template, plan: &Plan) -> String {
    let lang = super::writing_lang(facts.lang);
    let years = if plan.from_year == plan.to_year {
        plan.from_year.to_string()
    } else {
        format!("{}—{}", plan.from_year, plan.to_year)
    };
    facts.say_with(
        "export.declaration_title",
        &[
            ("division", facts.snapshot.info.division_name.as_str().into()),
            ("year", years.into()),
            ("name", template.name.of(lang).into()),
        ],
    )
}
