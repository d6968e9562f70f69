//! The registry (小区库): read it, explain one community, change cells, add, remove, search.

mod add;
pub(crate) mod cluster;
mod detail;
pub(crate) mod division;
mod edit;
mod field;
mod flag;
mod remove;
mod search;

pub use self::add::add;
pub use self::detail::{Detail, Fact, FactSource, detail};
pub(crate) use self::edit::supersede_source;
pub use self::edit::{Edit, NewRow, add_rows, edit};
pub use self::field::Field;
pub use self::flag::flags;
pub use self::remove::remove;
pub(crate) use self::remove::{clear, remove_within};
pub use self::search::search;
use jiugai_domain::CommunityId;
use jiugai_domain::community::{Community, HousingKind, PipelineStage, Scale};

/// A community of which only the name is known: everything else is unknown, not zero.
pub(crate) fn blank(id: CommunityId, name: &str) -> Community {
    Community {
        id,
        division_id: None,
        cluster_id: None,
        name: name.to_owned(),
        former_name: String::new(),
        address: String::new(),
        kind: HousingKind::Estate,
        built_from: None,
        built_to: None,
        scale: Scale::default(),
        in_scope: Scale::default(),
        units: None,
        residents: None,
        elderly: None,
        low_income_households: None,
        lifts: None,
        to_be_expropriated: None,
        owner_unit: String::new(),
        ownership: None,
        property_mode: None,
        property_fee: None,
        owners_committee: None,
        maintenance_fund: None,
        earlier_renewal: String::new(),
        stage: PipelineStage::Reserve,
        note: String::new(),
    }
}
