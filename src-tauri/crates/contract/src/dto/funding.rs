//! Who pays: the split of a plan by source.

use super::{NamedDto, SourceAmountDto, YearFiguresDto, dto};

dto! {
    /// A funding source.
    pub struct SourceDto {
        /// Code.
        pub code: String,
        /// Chinese name.
        pub zh: String,
        /// English name.
        pub en: String,
        /// Short Chinese name.
        pub short_zh: String,
        /// Short English name.
        pub short_en: String,
        /// Key in the palette.
        pub palette: String,
    }

    /// The split of a plan.
    pub struct FundingDto {
        /// The plan.
        pub plan_id: String,
        /// Sources that pay something or have an allocation; all of them when `all_sources` is read.
        pub sources: Vec<SourceDto>,
        /// Every source of the policy.
        pub all_sources: Vec<SourceDto>,
        /// One row per community or cluster with a known cost.
        pub rows: Vec<FundingRowDto>,
        /// Sum of the rows.
        pub total: FundingRowDto,
        /// By year.
        pub years: Vec<YearFiguresDto>,
        /// Amounts a person fixed; they stand before every rule.
        pub fixed: Vec<FixedAmountDto>,
        /// Rules, in the order they are applied.
        pub rules: Vec<RuleDto>,
        /// Ceilings by year and source.
        pub ceilings: Vec<CeilingDto>,
        /// Money planned, arrived, paid by source.
        pub money: Vec<MoneyColumnDto>,
        /// Communities in the plan without a known cost.
        pub without_cost: u32,
    }

    /// An amount a person fixed, with the document or the reason.
    pub struct FixedAmountDto {
        /// `community` or `cluster`.
        pub owner_kind: String,
        /// Id of the owner.
        pub owner_id: String,
        /// Source.
        pub source: String,
        /// Fen.
        pub amount_fen: i64,
        /// The document or the reason.
        pub note: String,
    }

    /// One row of the split.
    pub struct FundingRowDto {
        /// `community`, `cluster` or `total`.
        pub owner_kind: String,
        /// Id of the owner.
        pub owner_id: String,
        /// Name.
        pub name: String,
        /// Year.
        pub year: Option<i16>,
        /// Known cost, fen.
        pub cost_fen: i64,
        /// Lines without a price or a quantity.
        pub missing: u32,
        /// By source.
        pub by_source: Vec<SourceAmountDto>,
        /// Unpaid, fen.
        pub gap_fen: i64,
        /// Allocated beyond the cost, fen.
        pub over_fen: i64,
    }

    /// A part of a split, with why.
    pub struct FundingPartDto {
        /// Component: a measure, a class or the lump sum.
        pub component: NamedDto,
        /// Source; none is the gap.
        pub source: Option<String>,
        /// Fen.
        pub amount_fen: i64,
        /// Why, Chinese.
        pub because_zh: String,
        /// Why, English.
        pub because_en: String,
    }

    /// Asks why.
    pub struct FundingExplain {
        /// The plan.
        pub plan_id: String,
        /// `community` or `cluster`.
        pub owner_kind: String,
        /// Id of the owner.
        pub owner_id: String,
    }

    /// The parts of one owner's split.
    pub struct FundingExplainDto {
        /// Parts, component by component.
        pub parts: Vec<FundingPartDto>,
    }

    /// A funding rule.
    pub struct RuleDto {
        /// Code.
        pub code: String,
        /// Chinese name.
        pub zh: String,
        /// English name.
        pub en: String,
        /// Source that pays.
        pub source: String,
        /// Applied or not.
        pub enabled: bool,
        /// In a sentence, Chinese.
        pub detail_zh: String,
        /// In a sentence, English.
        pub detail_en: String,
        /// Where it comes from.
        pub basis: String,
        /// Our assumption.
        pub is_assumption: bool,
    }

    /// A ceiling.
    pub struct CeilingDto {
        /// Year.
        pub year: i16,
        /// Source; none is the year as a whole.
        pub source: Option<String>,
        /// Fen.
        pub amount_fen: i64,
    }

    /// Money of one source.
    pub struct MoneyColumnDto {
        /// Source.
        pub source: String,
        /// Planned, fen.
        pub planned_fen: i64,
        /// Arrived, fen.
        pub arrived_fen: i64,
    }

    /// Switches a rule on or off.
    pub struct RuleSwitch {
        /// The rule.
        pub code: String,
        /// Applied or not.
        pub enabled: bool,
    }

    /// Fixes amounts, or clears them: all of them or none.
    pub struct AllocationEdits {
        /// The plan.
        pub plan_id: String,
        /// The amounts.
        pub edits: Vec<AllocationEdit>,
    }

    /// What one source pays for one owner.
    pub struct AllocationEdit {
        /// `community` or `cluster`.
        pub owner_kind: String,
        /// Id of the owner.
        pub owner_id: String,
        /// The source.
        pub source: String,
        /// 万元 as typed; empty clears it.
        pub amount: String,
        /// The document or the reason.
        pub note: String,
    }
}
