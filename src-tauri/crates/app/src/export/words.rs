//! Words for codes, made once per export, and the lists that cells are chosen from.

use jiugai_domain::community::{HousingKind, Ownership, PipelineStage, PropertyMode};
use jiugai_domain::finding::FindingLevel;
use jiugai_domain::plan::{Plan, PlanKind};
use jiugai_exchange::write::{Cell, ChoiceList, Table};
use jiugai_report::Lang;

use super::facts::Facts;
use crate::text::say;

/// Words for the codes of one export.
pub(super) struct Words {
    lang: Lang,
    housing_kinds: Vec<String>,
    ownerships: Vec<String>,
    property_modes: Vec<String>,
    stages: Vec<String>,
    levels: Vec<String>,
}

macro_rules! words {
    ($lang:expr, $kind:ty, $prefix:literal) => {
        <$kind>::ALL.iter().map(|code| word($lang, $prefix, code.as_str())).collect()
    };
}

fn word(lang: Lang, prefix: &str, code: &str) -> String {
    let label = say(&format!("{prefix}.{code}"), &[]);
    match lang {
        Lang::ZhCn => label.zh,
        Lang::En => label.en,
    }
}

impl Words {
    pub(super) fn new(lang: Lang) -> Self {
        Self {
            lang,
            housing_kinds: words!(lang, HousingKind, "housing_kind"),
            ownerships: words!(lang, Ownership, "ownership"),
            property_modes: words!(lang, PropertyMode, "property_mode"),
            stages: words!(lang, PipelineStage, "stage"),
            levels: words!(lang, FindingLevel, "finding"),
        }
    }

    pub(super) fn housing_kind<'s>(&self, kind: HousingKind) -> Cell<'s> {
        pick(HousingKind::ALL, &self.housing_kinds, kind)
    }

    pub(super) fn ownership<'s>(&self, ownership: Option<Ownership>) -> Cell<'s> {
        ownership.map_or(Cell::Blank, |code| pick(Ownership::ALL, &self.ownerships, code))
    }

    pub(super) fn property_mode<'s>(&self, mode: Option<PropertyMode>) -> Cell<'s> {
        mode.map_or(Cell::Blank, |code| pick(PropertyMode::ALL, &self.property_modes, code))
    }

    pub(super) fn stage<'s>(&self, stage: PipelineStage) -> Cell<'s> {
        pick(PipelineStage::ALL, &self.stages, stage)
    }

    pub(super) fn level<'s>(&self, level: FindingLevel) -> Cell<'s> {
        pick(FindingLevel::ALL, &self.levels, level)
    }

    /// Yes or no; nothing when it is not known.
    pub(super) fn yes_no<'s>(&self, answer: Option<bool>) -> Cell<'s> {
        match answer {
            None => Cell::Blank,
            Some(true) => Cell::text(self.yes()),
            Some(false) => Cell::text(self.no()),
        }
    }

    pub(super) const fn yes(&self) -> &'static str {
        match self.lang {
            Lang::ZhCn => "是",
            Lang::En => "yes",
        }
    }

    const fn no(&self) -> &'static str {
        match self.lang {
            Lang::ZhCn => "否",
            Lang::En => "no",
        }
    }
}

fn pick<'s, T: Copy + PartialEq>(all: &[T], words: &[String], code: T) -> Cell<'s> {
    let place = all.iter().position(|known| *known == code);
    place.and_then(|place| words.get(place)).map_or(Cell::Blank, |word| Cell::text(word.clone()))
}

/// The lists that the columns of these tables are chosen from.
pub(super) fn lists(facts: &Facts<'_>, tables: &[Table<'_>]) -> Vec<ChoiceList> {
    let returning = tables.iter().filter(|table| table.returns());
    let mut codes: Vec<&str> = Vec::new();
    for column in returning.flat_map(|table| &table.columns) {
        if let Some(code) = column.spec.choices.as_deref().filter(|code| !codes.contains(code)) {
            codes.push(code);
        }
    }
    let words = Words::new(facts.lang);
    let list =
        |code: &str| ChoiceList { code: code.to_owned(), values: values(facts, &words, code) };
    codes.into_iter().map(list).collect()
}

fn values(facts: &Facts<'_>, words: &Words, code: &str) -> Vec<String> {
    let policy = &facts.snapshot.policy;
    match code {
        "housing_kind" => words.housing_kinds.clone(),
        "ownership" => words.ownerships.clone(),
        "property_mode" => words.property_modes.clone(),
        "stage" => words.stages.clone(),
        "finding" => words.levels.clone(),
        "yes_no" => vec![words.yes().to_owned(), words.no().to_owned()],
        "measure" => policy.measures.iter().map(|row| facts.pick(&row.name).to_owned()).collect(),
        "package" => policy.packages.iter().map(|row| facts.pick(&row.name).to_owned()).collect(),
        "community" => facts.communities().into_iter().map(|row| row.name.clone()).collect(),
        "plan_year" => years(facts),
        _ => Vec::new(),
    }
}

/// Every year some five-year plan reaches, and the reserve.
fn years(facts: &Facts<'_>) -> Vec<String> {
    let plans = facts.snapshot.plans.iter().filter(|plan| plan.kind == PlanKind::FiveYear);
    let years = plans.flat_map(|plan: &std::sync::Arc<Plan>| plan.from_year..=plan.to_year);
    let years: std::collections::BTreeSet<i16> = years.collect();
    years.into_iter().map(|year| year.to_string()).chain([facts.say("noun.reserve")]).collect()
}
