//! Projects (the unit of approval and money), tender lots and contracts.

use jiff::civil::Date;

use crate::{CommunityId, ContractId, Fen, LotCommunityId, LotId, ProjectCommunityId, ProjectId};

/// A project (项目): holds one to many communities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Identity.
    pub id: ProjectId,
    /// Name.
    pub name: String,
    /// Project code (项目代码).
    pub project_code: String,
    /// 实施主体
    pub implementing_body: String,
    /// Approval document number (批复文号).
    pub approval_no: String,
    /// Approval date.
    pub approved_on: Option<Date>,
    /// Remark.
    pub note: String,
}

/// A community belongs to a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectCommunity {
    /// Identity.
    pub id: ProjectCommunityId,
    /// The project.
    pub project_id: ProjectId,
    /// The community.
    pub community_id: CommunityId,
}

/// A tender lot (标段) over communities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lot {
    /// Identity.
    pub id: LotId,
    /// Its project.
    pub project_id: Option<ProjectId>,
    /// Name, e.g. 一标段.
    pub name: String,
    /// Tender notice date.
    pub tendered_on: Option<Date>,
    /// Remark.
    pub note: String,
}

/// A community belongs to a lot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LotCommunity {
    /// Identity.
    pub id: LotCommunityId,
    /// The lot.
    pub lot_id: LotId,
    /// The community.
    pub community_id: CommunityId,
}

/// A contract (合同).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contract {
    /// Identity.
    pub id: ContractId,
    /// Its lot.
    pub lot_id: LotId,
    /// Number.
    pub number: String,
    /// Contractor.
    pub contractor: String,
    /// Contract price.
    pub price: Option<Fen>,
    /// Date of signing.
    pub signed_on: Option<Date>,
    /// Start order (开工令).
    pub start_order_on: Option<Date>,
    /// Contract term in calendar days.
    pub term_days: Option<i64>,
    /// Sum of agreed changes.
    pub changes: Option<Fen>,
    /// Audited settlement (审定结算).
    pub settlement: Option<Fen>,
    /// Retention held back (质保金).
    pub retention: Option<Fen>,
    /// Remark.
    pub note: String,
}
