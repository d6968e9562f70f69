//! The policy in force, for choosing and explaining.

use super::{NamedDto, SourceDto, dto};

dto! {
    /// The policy in force.
    pub struct PolicyDto {
        /// Profile.
        pub profile: NamedDto,
        /// Facets.
        pub facets: Vec<NamedDto>,
        /// Items, with their facet.
        pub items: Vec<PolicyItemDto>,
        /// Classes.
        pub classes: Vec<NamedDto>,
        /// Measures.
        pub measures: Vec<PolicyMeasureDto>,
        /// Packages.
        pub packages: Vec<PolicyPackageDto>,
        /// Sources.
        pub sources: Vec<SourceDto>,
        /// Stage templates.
        pub stage_templates: Vec<NamedDto>,
    }

    /// A checklist item.
    pub struct PolicyItemDto {
        /// Code.
        pub code: String,
        /// Chinese name.
        pub zh: String,
        /// English name.
        pub en: String,
        /// Facet.
        pub facet: String,
    }

    /// A measure.
    pub struct PolicyMeasureDto {
        /// Code.
        pub code: String,
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
    }

    /// A package.
    pub struct PolicyPackageDto {
        /// Code.
        pub code: String,
        /// Chinese name.
        pub zh: String,
        /// English name.
        pub en: String,
        /// Measures.
        pub measures: Vec<String>,
        /// Where it comes from.
        pub basis: String,
    }
}
