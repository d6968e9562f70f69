//! The six-facet check as tables: item by item to be filled in, a summary, and what was found.

use jiugai_domain::community::Community;
use jiugai_domain::facet::{facet_strip, finding_of};
use jiugai_domain::finding::{Facet, Finding};
use jiugai_domain::policy::Item;
use jiugai_exchange::write::{Cell, Fixed, MOST_ROWS, Table, Template};

use super::facts::Facts;
use super::words::Words;
use crate::{AppError, ErrorCode, checklist};

/// What was found only; items nobody looked at are left out.
pub(super) fn inspected<'s>(
    facts: &Facts<'s>,
    template: &'static Template,
) -> Result<Table<'s>, AppError> {
    let mut table = Table::new(template, &[]);
    let words = Words::new(facts.lang);
    for community in facts.communities() {
        let findings = checklist::findings(facts.snapshot, community.id);
        if findings.is_empty() {
            continue;
        }
        let division = facts.division(community);
        for item in &facts.snapshot.policy.items {
            let finding = finding_of(&findings, &item.code);
            if finding.is_some() {
                push(facts, &words, &mut table, (community, &division), item, finding);
            }
        }
    }
    Ok(table)
}

/// A row for every item of every community: what nobody looked at has a row to be filled in.
pub(super) fn table<'s>(
    facts: &Facts<'s>,
    template: &'static Template,
) -> Result<Table<'s>, AppError> {
    let mut table = Table::new(template, &[]);
    let words = Words::new(facts.lang);
    let (communities, items) = (facts.communities(), &facts.snapshot.policy.items);
    let rows = communities.len().saturating_mul(items.len());
    if rows > MOST_ROWS {
        // Nothing is built for a sheet that cannot hold it.
        return Err(AppError::new(ErrorCode::TooManyRows)
            .with("rows", rows)
            .with("limit", MOST_ROWS));
    }
    for community in communities {
        let findings = checklist::findings(facts.snapshot, community.id);
        let division = facts.division(community);
        for item in items {
            let finding = finding_of(&findings, &item.code);
            push(facts, &words, &mut table, (community, &division), item, finding);
        }
    }
    Ok(table)
}

fn push<'s>(
    facts: &Facts<'s>,
    words: &Words,
    table: &mut Table<'s>,
    (community, division): (&'s Community, &str),
    item: &'s Item,
    finding: Option<&Finding>,
) {
    let id = format!("{}/{}", community.id, item.code);
    table.push(id, Fixed::Nothing, |code, _| match code {
        "division" => Cell::text(division.to_owned()),
        "community" => Cell::text(&*community.name),
        _ => of_item(facts, words, item, finding, code),
    });
}

fn of_item<'s>(
    facts: &Facts<'s>,
    words: &Words,
    item: &'s Item,
    finding: Option<&Finding>,
    code: &str,
) -> Cell<'s> {
    let text = |pick: fn(&Finding) -> &String| {
        finding.map_or(Cell::Blank, |finding| Cell::text(pick(finding).clone()))
    };
    match code {
        "facet" => Cell::text(facts.facet(item.facet)),
        "item" => Cell::text(facts.pick(&item.name)),
        "level" => finding.map_or(Cell::Blank, |finding| words.level(finding.level)),
        "quantity" => Cell::quantity(finding.and_then(|finding| finding.quantity)),
        "unit" => Cell::text(&*item.unit),
        "strongly_wished" => match finding {
            Some(finding) if finding.strongly_wished => Cell::text(words.yes()),
            _ => Cell::Blank,
        },
        "suggested" => suggested(facts, item, finding),
        "reason_not_in_scheme" => text(|finding| &finding.reason_not_in_scheme),
        "inspected_by" => text(|finding| &finding.inspected_by),
        "inspected_on" => Cell::day(finding.and_then(|finding| finding.inspected_on)),
        "note" => text(|finding| &finding.note),
        _ => Cell::Blank,
    }
}

/// The measures an item asks for, where something is lacking or wished.
fn suggested<'s>(facts: &Facts<'s>, item: &Item, finding: Option<&Finding>) -> Cell<'s> {
    let asks = |finding: &Finding| finding.level.is_lacking() || finding.strongly_wished;
    if !finding.is_some_and(asks) {
        return Cell::Blank;
    }
    let policy = &facts.snapshot.policy;
    let measures = item.suggests.iter().filter_map(|code| policy.find_measure(code));
    let names: Vec<&str> = measures.map(|measure| facts.pick(&measure.name)).collect();
    Cell::text(facts.list(&names))
}

/// A row for every community: how far it was looked at, and where something is lacking.
pub(super) fn summary<'s>(
    facts: &Facts<'s>,
    template: &'static Template,
) -> Result<Table<'s>, AppError> {
    let mut table = Table::new(template, &[]);
    for community in facts.communities() {
        let findings: Vec<_> =
            facts.snapshot.findings.of(community.id).map(AsRef::as_ref).collect();
        let strip = facet_strip(&facts.snapshot.policy.items, &findings);
        let figure = facts.snapshot.figures.of(community.id);
        table.push("", Fixed::Nothing, |code, _| match code {
            "division" => Cell::text(facts.division(community)),
            "name" | "community" => Cell::text(&*community.name),
            "inspected" => Cell::Count(figure.items_inspected.into()),
            "items" => Cell::Count(figure.items_total.into()),
            "lacking" if figure.items_inspected > 0 => Cell::Count(figure.items_lacking.into()),
            "hazards" if figure.items_inspected > 0 => Cell::Count(figure.hazards.into()),
            code => {
                let facet = Facet::ALL.iter().position(|facet| facet.as_str() == code);
                facet
                    .and_then(|at| strip.get(at))
                    .map_or(Cell::Blank, |row| facet_words(facts, row))
            }
        });
    }
    Ok(table)
}

/// 隐患 1 · 缺项 3; nothing while nobody looked.
fn facet_words<'s>(facts: &Facts<'s>, status: &jiugai_domain::facet::FacetStatus) -> Cell<'s> {
    if status.inspected == 0 {
        return Cell::Blank;
    }
    let say = |key: &str, count: u32| {
        (count > 0).then(|| facts.say_with(key, &[("count", count.into())]))
    };
    let parts = [say("export.hazards", status.hazards), say("export.lacking", status.lacking)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match parts.is_empty() {
        true => Cell::text(facts.say("export.fine")),
        false => Cell::text(parts.join(" ")),
    }
}

/// What was found and asks for something, to have beside a scheme.
pub(super) fn findings<'s>(
    facts: &Facts<'s>,
    template: &'static Template,
) -> Result<Table<'s>, AppError> {
    let mut table = Table::new(template, &[]);
    let words = Words::new(facts.lang);
    for community in facts.communities() {
        let findings = checklist::findings(facts.snapshot, community.id);
        for item in &facts.snapshot.policy.items {
            let Some(finding) = finding_of(&findings, &item.code) else { continue };
            table.push("", Fixed::Nothing, |code, _| match code {
                "community" => Cell::text(&*community.name),
                _ => of_item(facts, &words, item, Some(finding), code),
            });
        }
    }
    Ok(table)
}
