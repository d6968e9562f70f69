//! A community's scheme and its cost.

use super::{PriceOriginDto, dto};

dto! {
    /// A sum with what it does not contain.
    pub struct CostDto {
        /// Fen; null when nothing is known.
        pub known_fen: Option<i64>,
        /// Lines without a quantity or a price.
        pub missing: u32,
        /// Stated as a published total.
        pub is_published: bool,
        /// `lump_sum` or `measures`.
        pub basis: String,
        /// By class, in policy order; the code `unclassified` for sums without one.
        pub by_class: Vec<CodeAmountDto>,
        /// By facet, in order, priced measures only.
        pub by_facet: Vec<CodeAmountDto>,
        /// Fen per m² in scope.
        pub fen_per_m2: Option<i64>,
        /// Fen per household in scope.
        pub fen_per_household: Option<i64>,
    }

    /// An amount of one code.
    pub struct CodeAmountDto {
        /// The code.
        pub code: String,
        /// Fen.
        pub amount_fen: i64,
    }

    /// The current scheme of a community.
    pub struct SchemeDto {
        /// The community.
        pub community_id: String,
        /// Its name.
        pub name: String,
        /// The scheme, once there is one.
        pub id: Option<String>,
        /// Version.
        pub version: i32,
        /// `lump_sum` or `measures`.
        pub basis: String,
        /// `draft` or `approved`.
        pub state: String,
        /// Measure lines.
        pub lines: Vec<SchemeLineDto>,
        /// Lump sums.
        pub lump_sums: Vec<LumpSumDto>,
        /// Money of the cluster, counted there once.
        pub cluster: Option<ClusterMoneyDto>,
        /// Measures the findings suggest and the scheme does not hold.
        pub suggestions: Vec<SuggestionDto>,
        /// Cost by its basis.
        pub cost: CostDto,
        /// Cost if the measures were the basis.
        pub measures_cost: CostDto,
    }

    /// A measure line.
    pub struct SchemeLineDto {
        /// Id.
        pub id: String,
        /// Measure.
        pub measure: String,
        /// Chinese name.
        pub zh: String,
        /// English name.
        pub en: String,
        /// Class.
        pub class: String,
        /// Facet.
        pub facet: String,
        /// Unit.
        pub unit: String,
        /// Quantity.
        pub quantity: Option<f64>,
        /// Price of one unit, fen.
        pub unit_price_fen: Option<i64>,
        /// Quantity × price, fen.
        pub amount_fen: Option<i64>,
        /// Where the price comes from.
        pub price_source: String,
        /// The cell of a price book it was taken from.
        pub price_origin: Option<PriceOriginDto>,
        /// The item that asked for it.
        pub from_item: Option<String>,
        /// Remark.
        pub note: String,
        /// Prices known for this measure.
        pub known_prices: Vec<KnownPriceDto>,
    }

    /// A known price.
    pub struct KnownPriceDto {
        /// Fen for one unit.
        pub unit_price_fen: i64,
        /// What it was called, Chinese.
        pub zh: String,
        /// What it was called, English.
        pub en: String,
        /// Where it was published.
        pub source: String,
    }

    /// A lump sum.
    pub struct LumpSumDto {
        /// Id.
        pub id: String,
        /// Fen.
        pub amount_fen: Option<i64>,
        /// Class, when it has one.
        pub class: Option<String>,
        /// From a published table.
        pub is_published: bool,
        /// Remark.
        pub note: String,
    }

    /// Money carried by the community's cluster.
    pub struct ClusterMoneyDto {
        /// Cluster.
        pub id: String,
        /// Name.
        pub name: String,
        /// Fen.
        pub amount_fen: Option<i64>,
        /// Communities in it.
        pub communities: u32,
    }

    /// A suggested measure.
    pub struct SuggestionDto {
        /// Measure.
        pub measure: String,
        /// Chinese name.
        pub zh: String,
        /// English name.
        pub en: String,
        /// Class.
        pub class: String,
        /// Facet.
        pub facet: String,
        /// Unit.
        pub unit: String,
        /// The findings that ask for it.
        pub because: Vec<SuggestionReasonDto>,
    }

    /// A finding that asks for a measure.
    pub struct SuggestionReasonDto {
        /// Item.
        pub item: String,
        /// Chinese name.
        pub zh: String,
        /// English name.
        pub en: String,
        /// Level found.
        pub level: String,
        /// Quantity found.
        pub quantity: Option<f64>,
    }

    /// Adds measures to a scheme.
    pub struct SchemeAccept {
        /// The community.
        pub community_id: String,
        /// The measures.
        pub measures: Vec<String>,
    }

    /// Adds the measures of a package that are not in the scheme yet.
    pub struct SchemePackage {
        /// The communities.
        pub community_ids: Vec<String>,
        /// The package.
        pub package: String,
    }

    /// One cell of a scheme as typed.
    pub struct SchemeLineEdit {
        /// The line.
        pub id: String,
        /// `quantity`, `unit_price` (元), `price_source`, `amount` (万元, lump sums) or `note`.
        pub field: String,
        /// The text typed; empty clears the cell.
        pub text: String,
    }

    /// Cells changed in one action.
    pub struct SchemeEdits {
        /// The cells.
        pub edits: Vec<SchemeLineEdit>,
    }

    /// Removes lines.
    pub struct SchemeLineIds {
        /// The lines.
        pub ids: Vec<String>,
    }

    /// Chooses what the cost is taken from.
    pub struct SchemeBasis {
        /// The community.
        pub community_id: String,
        /// `lump_sum` or `measures`.
        pub basis: String,
    }
}
