//! The six-facet check of a community.

use super::{NamedDto, dto};

dto! {
    /// The checklist of one community.
    pub struct ChecklistDto {
        /// The community.
        pub community_id: String,
        /// Its name.
        pub name: String,
        /// Facets, in order.
        pub facets: Vec<FacetChecklistDto>,
    }

    /// One facet of a checklist.
    pub struct FacetChecklistDto {
        /// Code.
        pub facet: String,
        /// Chinese name.
        pub zh: String,
        /// English name.
        pub en: String,
        /// The point of it, Chinese.
        pub point_zh: String,
        /// The point of it, English.
        pub point_en: String,
        /// `n`, `f`, `l`, `h` as in the table.
        pub state: String,
        /// Items, in order.
        pub items: Vec<ChecklistItemDto>,
    }

    /// One item of a checklist.
    pub struct ChecklistItemDto {
        /// Code.
        pub item: String,
        /// Chinese name.
        pub zh: String,
        /// English name.
        pub en: String,
        /// What to look at, Chinese.
        pub help_zh: String,
        /// What to look at, English.
        pub help_en: String,
        /// Unit of the quantity; empty when nothing is counted.
        pub unit: String,
        /// Measures a finding suggests.
        pub suggests: Vec<NamedDto>,
        /// A hazard must have a measure or a reason.
        pub hazard_first: bool,
        /// What was found; null is not yet inspected.
        pub finding: Option<FindingDto>,
    }

    /// What was found.
    pub struct FindingDto {
        /// `ok`, `minor`, `severe`, `hazard`, `not_applicable`.
        pub level: String,
        /// Quantity in the item's unit.
        pub quantity: Option<f64>,
        /// Strongly wished by residents.
        pub strongly_wished: bool,
        /// Why it is not in the scheme.
        pub reason_not_in_scheme: String,
        /// Remark.
        pub note: String,
        /// Who looked.
        pub inspected_by: String,
        /// When.
        pub inspected_on: Option<String>,
    }

    /// Records findings in one action.
    pub struct FindingsSet {
        /// The community.
        pub community_id: String,
        /// What to record, item by item.
        pub findings: Vec<FindingSet>,
    }

    /// Records one finding; absent fields stay as they are.
    pub struct FindingSet {
        /// The item.
        pub item: String,
        /// `ok` … `not_applicable`, or `not_inspected` to take the finding back.
        pub level: Option<String>,
        /// Quantity as typed; empty clears it.
        pub quantity: Option<String>,
        /// Strongly wished.
        pub strongly_wished: Option<bool>,
        /// Why it is not in the scheme.
        pub reason_not_in_scheme: Option<String>,
        /// Remark.
        pub note: Option<String>,
        /// Who looked.
        pub inspected_by: Option<String>,
    }
}
