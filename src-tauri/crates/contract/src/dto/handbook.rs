//! The policy as a handbook: every standard with where it comes from, every number that can be set.

use super::{KnownPriceDto, NamedDto, RuleDto, dto};

dto! {
    /// The policy in force, told in full.
    pub struct HandbookDto {
        /// Profile.
        pub profile: NamedDto,
        /// Version of the shipped data.
        pub version: String,
        /// What the profile is for, Chinese.
        pub note_zh: String,
        /// What the profile is for, English.
        pub note_en: String,
        /// The six facets with their items, in order.
        pub facets: Vec<HandbookFacetDto>,
        /// Classes of measures.
        pub classes: Vec<HandbookEntryDto>,
        /// Measures.
        pub measures: Vec<HandbookMeasureDto>,
        /// Packages of measures.
        pub packages: Vec<HandbookPackageDto>,
        /// What is counted afterwards; the text is the unit.
        pub effects: Vec<HandbookEntryDto>,
        /// Funding sources.
        pub sources: Vec<HandbookEntryDto>,
        /// Funding rules, in the order they are applied.
        pub rules: Vec<RuleDto>,
        /// Gates.
        pub gates: Vec<HandbookGateDto>,
        /// Stage templates.
        pub templates: Vec<HandbookTemplateDto>,
        /// Working calendars by year.
        pub calendars: Vec<HandbookCalendarDto>,
        /// Every number that can be set, in the policy's order.
        pub parameters: Vec<ParameterDto>,
    }

    /// A named thing with a sentence about it.
    pub struct HandbookEntryDto {
        /// Code.
        pub code: String,
        /// Chinese name.
        pub zh: String,
        /// English name.
        pub en: String,
        /// The sentence, Chinese.
        pub text_zh: String,
        /// The sentence, English.
        pub text_en: String,
        /// Where it comes from.
        pub basis: String,
        /// Our assumption.
        pub is_assumption: bool,
    }

    /// A facet with what is looked at.
    pub struct HandbookFacetDto {
        /// The facet; its text is the point of it.
        pub about: HandbookEntryDto,
        /// Its items.
        pub items: Vec<HandbookItemDto>,
    }

    /// A checklist item.
    pub struct HandbookItemDto {
        /// The item; its text says what to look at.
        pub about: HandbookEntryDto,
        /// Unit of the quantity found; empty when nothing is counted.
        pub unit: String,
        /// Measures a finding suggests, by code.
        pub suggests: Vec<String>,
        /// A hazard here comes first.
        pub hazard_first: bool,
    }

    /// A measure.
    pub struct HandbookMeasureDto {
        /// The measure; its text is empty.
        pub about: HandbookEntryDto,
        /// Class.
        pub class: String,
        /// Facet.
        pub facet: String,
        /// Unit.
        pub unit: String,
        /// The effect its quantity adds to, by code.
        pub effect: Option<String>,
        /// The housing maintenance fund may pay.
        pub is_common_part: bool,
        /// Opens the ground: comes before paving.
        pub is_underground: bool,
        /// Published prices.
        pub prices: Vec<KnownPriceDto>,
    }

    /// A package.
    pub struct HandbookPackageDto {
        /// The package; its text is empty.
        pub about: HandbookEntryDto,
        /// Measures, by code.
        pub measures: Vec<String>,
    }

    /// A gate.
    pub struct HandbookGateDto {
        /// The gate; its text is the rule.
        pub about: HandbookEntryDto,
        /// The step it stands before.
        pub before: String,
        /// Warns instead of stopping.
        pub is_warning: bool,
    }

    /// A stage template.
    pub struct HandbookTemplateDto {
        /// The template; its text is empty.
        pub about: HandbookEntryDto,
        /// Its stages in order.
        pub stages: Vec<HandbookStageDto>,
    }

    /// A stage.
    pub struct HandbookStageDto {
        /// The stage; its text is the short name.
        pub about: HandbookEntryDto,
        /// `survey`, `scheme`, `tender`, `works`, `acceptance`.
        pub phase: String,
        /// Duration.
        pub days: i64,
        /// What those days are: `calendar_days`, `working_days`, `works_season`.
        pub calendar: String,
        /// Shared by the communities of a lot.
        pub shared_by_lot: bool,
        /// Stages it follows, by code.
        pub after: Vec<String>,
    }

    /// A year of the working calendar.
    pub struct HandbookCalendarDto {
        /// The year.
        pub year: i16,
        /// Announced by the State Council.
        pub announced: bool,
        /// How many days off are listed.
        pub days_off: u32,
        /// How many weekend days are worked.
        pub working_weekends: u32,
        /// The announcement.
        pub basis: String,
    }

    /// A number of the policy that can be set.
    pub struct ParameterDto {
        /// Names it for `policy.edit`.
        pub key: String,
        /// `gate`, `rule`, `stage`, `winter_stop` or `sanity`.
        pub group: String,
        /// Code of the row it belongs to.
        pub row: String,
        /// The row, Chinese.
        pub row_zh: String,
        /// The row, English.
        pub row_en: String,
        /// What the number is, Chinese.
        pub zh: String,
        /// What the number is, English.
        pub en: String,
        /// `year`, `percent`, `fraction`, `calendar_days`, `working_days`, `works_season`, `yuan`,
        /// `wan` or `day_of_year`.
        pub unit: String,
        /// As it stands, as it can be typed; null where the place has not set it.
        pub value: Option<String>,
        /// It differs from what was shipped.
        pub is_edited: bool,
        /// As it was shipped; null where it was shipped blank.
        pub shipped: Option<String>,
        /// Where the shipped number comes from.
        pub basis: String,
        /// Our assumption.
        pub is_assumption: bool,
    }

    /// Sets a number of the policy.
    pub struct ParameterEdit {
        /// Which.
        pub key: String,
        /// The text typed; empty clears what may be blank.
        pub text: String,
    }
}
