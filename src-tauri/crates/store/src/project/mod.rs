//! Projects, lots, contracts, and which communities belong to them.

use jiugai_domain::project::{Contract, Lot, LotCommunity, Project, ProjectCommunity};
use jiugai_domain::{ContractId, LotCommunityId, LotId, ProjectCommunityId, ProjectId};

use crate::record::record;

record! {
    Project: ProjectId,
    id, name, project_code, implementing_body, approval_no, approved_on, note,
}

record! {
    ProjectCommunity: ProjectCommunityId,
    id, project_id, community_id,
}

record! {
    Lot: LotId,
    id, project_id, name, tendered_on, note,
}

record! {
    LotCommunity: LotCommunityId,
    id, lot_id, community_id,
}

record! {
    Contract: ContractId,
    id, lot_id, number, contractor, price, signed_on, start_order_on, term_days, changes,
    settlement, retention, note,
}
