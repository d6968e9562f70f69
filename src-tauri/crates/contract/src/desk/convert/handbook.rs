//! The policy as a handbook.

use std::collections::HashMap;

use jiugai_app::policy::{Parameter, parameters};
use jiugai_domain::policy::{Basis, FacetInfo, Item, Label, Measure, Policy, Stage, StageTemplate};

use super::community::step;
use super::funding::rules;
use super::named;
use super::schedule::{calendar, phase};
use super::scheme::known_price;
use crate::dto::{
    HandbookCalendarDto, HandbookDto, HandbookEntryDto, HandbookFacetDto, HandbookGateDto,
    HandbookItemDto, HandbookMeasureDto, HandbookPackageDto, HandbookStageDto, HandbookTemplateDto,
    ParameterDto,
};

/// The policy in force, told in full, beside what was shipped where that is known.
pub(in crate::desk) fn handbook(policy: &Policy, shipped: Option<&Policy>) -> HandbookDto {
    let nothing = Label { zh: String::new(), en: String::new() };
    let plain = |code: &dyn std::fmt::Display, name: &Label, basis: &Basis| {
        entry(code, name, &nothing, basis)
    };
    let note = policy.profile.note.clone().unwrap_or_else(|| nothing.clone());
    HandbookDto {
        profile: named(&policy.profile.code, &policy.profile.name),
        version: policy.profile.version.clone(),
        note_zh: note.zh,
        note_en: note.en,
        facets: policy.facets.iter().map(|row| facet(policy, row)).collect(),
        classes: rows(&policy.classes, |row| entry(&row.code, &row.name, &row.duty, &row.basis)),
        measures: rows(&policy.measures, |row| measure(row, &nothing)),
        packages: rows(&policy.packages, |row| HandbookPackageDto {
            about: plain(&row.code, &row.name, &row.basis),
            measures: row.measures.iter().map(ToString::to_string).collect(),
        }),
        effects: rows(&policy.effects, |row| {
            let unit = Label { zh: row.unit.clone(), en: row.unit.clone() };
            entry(&row.code, &row.name, &unit, &row.basis)
        }),
        sources: rows(&policy.sources, |row| plain(&row.code, &row.name, &row.basis)),
        rules: rules(policy),
        gates: rows(&policy.gates, |row| HandbookGateDto {
            about: entry(&row.code, &row.name, &row.rule, &row.basis),
            before: step(row.before),
            is_warning: row.is_warning,
        }),
        templates: rows(&policy.stage_templates, |row| template(row, &nothing)),
        calendars: rows(&policy.calendars, |row| HandbookCalendarDto {
            year: row.year,
            announced: row.announced,
            days_off: count(row.days_off.len()),
            working_weekends: count(row.working_weekends.len()),
            basis: row.basis.source.clone(),
        }),
        parameters: all_parameters(policy, shipped),
    }
}

fn rows<T, U>(rows: &[T], shown: impl Fn(&T) -> U) -> Vec<U> {
    rows.iter().map(shown).collect()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn entry(
    code: &dyn std::fmt::Display,
    name: &Label,
    text: &Label,
    basis: &Basis,
) -> HandbookEntryDto {
    HandbookEntryDto {
        code: code.to_string(),
        zh: name.zh.clone(),
        en: name.en.clone(),
        text_zh: text.zh.clone(),
        text_en: text.en.clone(),
        basis: basis.source.clone(),
        is_assumption: basis.assumption,
    }
}

fn facet(policy: &Policy, row: &FacetInfo) -> HandbookFacetDto {
    let own = policy.items.iter().filter(|item| item.facet == row.facet);
    HandbookFacetDto {
        about: entry(&row.facet.as_str(), &row.name, &row.point, &row.basis),
        items: own.map(item).collect(),
    }
}

fn item(row: &Item) -> HandbookItemDto {
    HandbookItemDto {
        about: entry(&row.code, &row.name, &row.help, &row.basis),
        unit: row.unit.clone(),
        suggests: row.suggests.iter().map(ToString::to_string).collect(),
        hazard_first: row.hazard_first,
    }
}

fn measure(row: &Measure, nothing: &Label) -> HandbookMeasureDto {
    HandbookMeasureDto {
        about: entry(&row.code, &row.name, nothing, &row.basis),
        class: row.class_code.to_string(),
        facet: row.facet.as_str().to_owned(),
        unit: row.unit.clone(),
        effect: row.effect_code.as_ref().map(ToString::to_string),
        is_common_part: row.is_common_part,
        is_underground: row.is_underground,
        prices: row.known_prices.iter().map(known_price).collect(),
    }
}

fn template(row: &StageTemplate, nothing: &Label) -> HandbookTemplateDto {
    HandbookTemplateDto {
        about: entry(&row.code, &row.name, nothing, &row.basis),
        stages: row.stages.iter().map(stage).collect(),
    }
}

fn stage(row: &Stage) -> HandbookStageDto {
    HandbookStageDto {
        about: entry(&row.code, &row.name, &row.short, &row.basis),
        phase: phase(row.phase),
        days: row.duration_days,
        calendar: calendar(row.calendar),
        shared_by_lot: row.shared_by_lot,
        after: row.after.iter().map(|link| link.stage.to_string()).collect(),
    }
}

fn all_parameters(policy: &Policy, shipped: Option<&Policy>) -> Vec<ParameterDto> {
    let shipped: HashMap<String, Option<String>> = shipped
        .map(parameters)
        .unwrap_or_default()
        .into_iter()
        .map(|parameter| (parameter.key, parameter.value))
        .collect();
    let shown = |row: Parameter| {
        let before = shipped.get(&row.key);
        ParameterDto {
            is_edited: before.is_some_and(|before| *before != row.value),
            shipped: before.cloned().flatten(),
            key: row.key,
            group: row.group.to_owned(),
            row: row.row,
            row_zh: row.row_name.zh,
            row_en: row.row_name.en,
            zh: row.name.zh,
            en: row.name.en,
            unit: row.unit.to_owned(),
            value: row.value,
            basis: row.basis.source,
            is_assumption: row.basis.assumption,
        }
    };
    parameters(policy).into_iter().map(shown).collect()
}
