//! Five-year and annual plans, their entries, ceilings, fixed allocations and frozen versions.

mod draft;

use jiff::Timestamp;

pub use self::draft::{DraftCandidate, DraftReason, DraftedYear, draft_years};
use crate::code::code_enum;
use crate::{
    AllocationId, CeilingId, ClusterId, Code, CommunityId, Fen, PlanEntryId, PlanId, PlanVersionId,
};

code_enum! {
    /// 五年规划 or 年度计划.
    PlanKind {
        /// 五年规划; the horizon is data.
        FiveYear = "five_year",
        /// 年度计划
        Annual = "annual",
    }
}

code_enum! {
    /// Where a plan is on its way.
    PlanState {
        /// 草稿
        Draft = "draft",
        /// 已校核
        Checked = "checked",
        /// 已上报
        Submitted = "submitted",
        /// 已批准
        Approved = "approved",
        /// 已关闭
        Closed = "closed",
    }
}

/// A five-year or annual plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Identity.
    pub id: PlanId,
    /// Kind.
    pub kind: PlanKind,
    /// Name of the plan, or of this scenario of it (比选稿).
    pub name: String,
    /// First year.
    pub from_year: i16,
    /// Last year; equal to the first for an annual plan.
    pub to_year: i16,
    /// The five-year plan an annual plan was derived from.
    pub parent_id: Option<PlanId>,
    /// State.
    pub state: PlanState,
    /// Compiling unit (编制单位).
    pub compiled_by: String,
    /// Remark.
    pub note: String,
}

/// A community's place in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanEntry {
    /// Identity.
    pub id: PlanEntryId,
    /// The plan.
    pub plan_id: PlanId,
    /// The community.
    pub community_id: CommunityId,
    /// Year of works; `None` keeps it in reserve inside the plan.
    pub year: Option<i16>,
    /// The measure package that sets the grade, when one was chosen.
    pub package_code: Option<Code>,
    /// Fixed by a person: proposals leave it where it is.
    pub is_fixed: bool,
    /// Carried over from an earlier year (续建).
    pub is_carried_over: bool,
    /// Why it was withdrawn; a withdrawn entry counts nowhere.
    pub withdrawn_reason: Option<String>,
    /// Responsible person or unit.
    pub responsible: String,
    /// Remark.
    pub note: String,
}

/// A yearly ceiling, of one source or of all money together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceiling {
    /// Identity.
    pub id: CeilingId,
    /// The plan.
    pub plan_id: PlanId,
    /// The year.
    pub year: i16,
    /// The source; `None` is the ceiling of the year as a whole.
    pub source_code: Option<Code>,
    /// The amount.
    pub amount: Fen,
}

/// For whom an amount is fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AllocationOwner {
    /// One community.
    Community(CommunityId),
    /// A cluster.
    Cluster(ClusterId),
}

/// An amount of one source fixed by a person or a document, before any rule is applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocation {
    /// Identity.
    pub id: AllocationId,
    /// The plan it belongs to.
    pub plan_id: PlanId,
    /// For whom.
    pub owner: AllocationOwner,
    /// The source.
    pub source_code: Code,
    /// The amount.
    pub amount: Fen,
    /// The document or the reason.
    pub note: String,
}

/// What was decided is a fact: a plan as it stood, with its figures, never touched by later edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanVersion {
    /// Identity.
    pub id: PlanVersionId,
    /// The plan.
    pub plan_id: PlanId,
    /// Label, e.g. 上报稿第3版.
    pub label: String,
    /// State it was frozen in.
    pub state: PlanState,
    /// When.
    pub frozen_at: Timestamp,
    /// Hash of the policy then in force.
    pub policy_hash: String,
    /// Schema version of the body.
    pub schema_version: i64,
    /// The document, JSON.
    pub body: String,
}
