//! Columns and what stands in them, in people's words: names for ids, units for amounts, words for
//! codes. Which column means what is said here once; a test holds it against the file's schema.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiugai_domain::policy::Label;
use jiugai_domain::{Fen, Quantity, SquareMetres};
use jiugai_store::{FieldValue, Table};
use serde_json::Value;

use super::changes::FieldShown;
use super::rows::Rows;
use crate::text::{self, grouped};

/// At most so many parts of a structured value are shown.
const LEAVES: usize = 40;

/// What a column is called.
pub(super) fn column(table: Table, column: &str) -> Label {
    let own = format!("column.{table}.{column}");
    if text::has(&own) { text::say(&own, &[]) } else { text::say(&format!("column.{column}"), &[]) }
}

/// Columns only the program reads: places in lists, hashes, versions.
pub(super) fn is_internal(table: Table, column: &str) -> bool {
    matches!(
        (table, column),
        (Table::PolicyPart, "shipped_hash" | "position" | "profile" | "version" | "kind" | "code")
            | (Table::PlanVersion, "policy_hash" | "schema_version" | "body")
            | (Table::ImportBatch, "file_sha256")
            | (Table::Photo, "blob_sha256")
            | (Table::Origin, "table_name" | "row_id" | "batch_id")
            | (Table::DeclaredTotal, "batch_id")
            | (Table::ColumnMapping, "signature")
            | (_, "position")
    )
}

/// Columns whose text is a structure: shown part by part.
pub(super) fn is_structured(table: Table, column: &str) -> bool {
    matches!(
        (table, column),
        (Table::PolicyPart, "body") | (Table::Origin, "cells") | (Table::ColumnMapping, "mapping")
    )
}

/// The table whose rows a column names.
pub(super) fn references(table: Table, column: &str) -> Option<Table> {
    Some(match (table, column) {
        (Table::Division, "parent_id") | (_, "division_id") => Table::Division,
        (Table::Plan, "parent_id") | (_, "plan_id") => Table::Plan,
        (Table::Origin, "row_id") | (_, "community_id") => Table::Community,
        (_, "cluster_id") => Table::Cluster,
        (_, "project_id") => Table::Project,
        (_, "lot_id") => Table::Lot,
        (_, "contract_id") => Table::Contract,
        (_, "scheme_id") => Table::Scheme,
        (_, "finding_id") => Table::Finding,
        (_, "batch_id") => Table::ImportBatch,
        (_, "from_task" | "to_task") => Table::Task,
        _ => return None,
    })
}

/// The columns a row is called by.
pub(super) fn subject_columns(table: Table) -> &'static [&'static str] {
    match table {
        Table::FileInfo => &["title"],
        Table::PolicyPart => &["body"],
        Table::Building => &["community_id", "number"],
        Table::Finding => &["community_id", "item_code"],
        Table::Photo => &["finding_id", "caption"],
        Table::Evidence => &["community_id", "gate_code"],
        Table::ProjectCommunity => &["project_id", "community_id"],
        Table::LotCommunity => &["lot_id", "community_id"],
        Table::Contract => &["number", "contractor"],
        Table::Scheme => &["community_id"],
        Table::CostLine => &["scheme_id", "cluster_id", "lot_id", "measure_code"],
        Table::PlanEntry => &["community_id", "plan_id"],
        Table::PlanVersion => &["plan_id", "label"],
        Table::Ceiling => &["plan_id", "year", "source_code"],
        Table::Allocation => &["community_id", "cluster_id", "source_code"],
        Table::Task => &["community_id", "lot_id", "name"],
        Table::Dependency => &["from_task", "to_task"],
        Table::WorkDone => &["community_id", "month_end"],
        Table::MoneyArrived => &["community_id", "source_code", "arrived_on"],
        Table::MoneyPaid => &["community_id", "contract_id", "paid_on"],
        Table::ImportBatch => &["file_name"],
        Table::Origin => &["row_id", "sheet"],
        Table::DeclaredTotal => &["division_path", "sheet"],
        Table::ColumnMapping => &[],
        Table::Price => &["measure_code", "item", "region"],
        _ => &["name"],
    }
}

/// A value in words; `None` for unknown and empty.
pub(super) fn worded(
    known: &mut Rows<'_>,
    table: Table,
    column: &str,
    value: &FieldValue,
) -> Option<Label> {
    match value {
        FieldValue::Null => None,
        FieldValue::Integer(number) => Some(amount(column, *number)),
        FieldValue::Text(text) if text.is_empty() => None,
        FieldValue::Text(text) => Some(match references(table, column) {
            Some(other) => {
                let subject = known.subject(&(other, text.clone()));
                if subject.zh.is_empty() { text::say("value.gone", &[]) } else { subject }
            }
            None => worded_text(known, table, column, text),
        }),
    }
}

fn worded_text(known: &Rows<'_>, table: Table, column: &str, text: &str) -> Label {
    let own = format!("value.{table}.{column}.{text}");
    let any = format!("value.{column}.{text}");
    if text::has(&own) {
        return text::say(&own, &[]);
    }
    if text::has(&any) {
        return text::say(&any, &[]);
    }
    if column.ends_with("_at")
        && let Ok(at) = text.parse::<Timestamp>()
    {
        let zone = known.project.store().services().clock.zone();
        let shown = at.to_zoned(zone).strftime("%Y-%m-%d %H:%M").to_string();
        return Label { zh: shown.clone(), en: shown };
    }
    known.code(table, column, text.to_owned())
}

/// A number with its unit.
fn amount(column: &str, number: i64) -> Label {
    let same = |text: String| Label { zh: text.clone(), en: text };
    match column {
        "amount" | "price" | "changes" | "settlement" | "retention" | "cumulative"
        | "investment" | "maintenance_fund" => {
            let params = [("amount", grouped(&Fen(number).wan_yuan().to_string()).into())];
            text::say("value.wan_yuan", &params)
        }
        "unit_price" | "property_fee" => {
            text::say("value.yuan", &[("amount", grouped(&Fen(number).to_string()).into())])
        }
        "floor_area" | "in_scope_floor_area" | "area" | "area_taking_part" | "area_agreeing" => {
            same(format!("{} m²", grouped(&SquareMetres(number).to_string())))
        }
        "quantity" => same(grouped(&Quantity(number).to_string())),
        "percent_done" => same(format!("{number}%")),
        "year" | "built_from" | "built_to" | "built_year" | "from_year" | "to_year" => {
            same(number.to_string())
        }
        column if is_yes_or_no(column) => {
            text::say(if number == 0 { "value.no" } else { "value.yes" }, &[])
        }
        _ => same(grouped(&number.to_string())),
    }
}

fn is_yes_or_no(column: &str) -> bool {
    column.starts_with("is_")
        || matches!(
            column,
            "in_scope"
                | "strongly_wished"
                | "owners_committee"
                | "to_be_expropriated"
                | "published"
        )
}

/// The name a part of the policy carries in its body.
pub(super) fn name_in(body: &str) -> Label {
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    let label = |value: &Value| {
        let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        Some(Label { zh: text("zh")?, en: text("en")? })
    };
    let plain = |key: &str| body.get(key).map(plain).unwrap_or_default();
    body.get("name").and_then(label).unwrap_or_else(|| {
        let text =
            [plain("year"), plain("code"), plain("facet")].into_iter().find(|t| !t.is_empty());
        let text = text.unwrap_or_default();
        Label { zh: text.clone(), en: text }
    })
}

/// The parts of a structured value that differ.
pub(super) fn leaves(before: &FieldValue, after: &FieldValue) -> Vec<FieldShown> {
    let (before, after) = (flat(before), flat(after));
    let places: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let differ = places.into_iter().filter(|place| before.get(*place) != after.get(*place));
    let shown = differ.take(LEAVES).map(|place| {
        let side = |side: &BTreeMap<String, String>| {
            side.get(place).filter(|text| !text.is_empty()).map(|text| match text.as_str() {
                "true" => text::say("value.yes", &[]),
                "false" => text::say("value.no", &[]),
                text => Label { zh: text.to_owned(), en: text.to_owned() },
            })
        };
        FieldShown { field: place_name(place), before: side(&before), after: side(&after) }
    });
    shown.filter(|shown| shown.before != shown.after).collect()
}

/// The name of a place in a structure: each step by its text where it has one.
fn place_name(place: &str) -> Label {
    let steps = place.split('/').map(|step| {
        let keys = [format!("part.{step}"), format!("column.{step}"), format!("field.{step}")];
        match keys.iter().find(|key| text::has(key)) {
            Some(key) => text::say(key, &[]),
            None => Label { zh: step.to_owned(), en: step.to_owned() },
        }
    });
    let steps: Vec<Label> = steps.collect();
    let join = |pick: fn(&Label) -> &str| steps.iter().map(pick).collect::<Vec<_>>().join(" › ");
    Label { zh: join(|step| &step.zh), en: join(|step| &step.en) }
}

/// Every plain value in a JSON text by its place, list elements counted from 1.
fn flat(value: &FieldValue) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    if let FieldValue::Text(text) = value
        && let Ok(json) = serde_json::from_str(text)
    {
        flatten(&json, String::new(), &mut out);
    }
    out
}

fn flatten(value: &Value, place: String, out: &mut BTreeMap<String, String>) {
    let below = |step: &str| match place.as_str() {
        "" => step.to_owned(),
        place => format!("{place}/{step}"),
    };
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                flatten(value, below(key), out);
            }
        }
        Value::Array(list) if list.iter().all(|one| !one.is_object() && !one.is_array()) => {
            out.insert(place, list.iter().map(plain).collect::<Vec<_>>().join(", "));
        }
        Value::Array(list) => {
            for (at, value) in list.iter().enumerate() {
                flatten(value, below(&(at + 1).to_string()), out);
            }
        }
        value => {
            out.insert(place, plain(value));
        }
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_carry_their_unit() {
        let check = |column: &str, number: i64, wanted: &str| {
            assert_eq!(amount(column, number).zh, wanted, "{column}");
        };
        check("amount", 123_456_780_000, "123,456.78 万元");
        check("amount", 1, "0.000001 万元");
        check("unit_price", 30_180, "301.8 元");
        check("floor_area", 815_360, "8,153.6 m²");
        check("households", 1205, "1,205");
        check("built_to", 1998, "1998");
        check("is_fixed", 1, "是");
        check("quantity", -12_500, "-12.5");
    }

    #[test]
    fn parts_of_the_policy_are_compared_part_by_part() {
        let text = |text: &str| FieldValue::Text(text.to_owned());
        let before = text(r#"{"code":"a","enabled":true,"applies_to":{"classes":["x","y"]}}"#);
        let after = text(r#"{"code":"a","enabled":false,"applies_to":{"classes":["x"]}}"#);
        let shown = leaves(&before, &after);
        let words: Vec<_> = shown
            .iter()
            .map(|one| {
                let side =
                    |side: &Option<Label>| side.as_ref().map(|l| l.zh.clone()).unwrap_or_default();
                (side(&one.before), side(&one.after))
            })
            .collect();
        assert_eq!(words, [("x, y".into(), "x".into()), ("是".into(), "否".into())]);
    }
}
