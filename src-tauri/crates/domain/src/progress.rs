//! What happened to the money: work done (完成投资), arrived (到位), paid (支付).

use jiff::civil::Date;

use crate::{Code, CommunityId, ContractId, Fen, MoneyArrivedId, MoneyPaidId, PlanId, WorkDoneId};

/// Work done in a month, as value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkDone {
    /// Identity.
    pub id: WorkDoneId,
    /// The annual plan reported on.
    pub plan_id: PlanId,
    /// The community.
    pub community_id: CommunityId,
    /// Last day of the month reported.
    pub month_end: Date,
    /// Cumulative value of work done.
    pub cumulative: Fen,
    /// Why a cumulative value fell.
    pub reason: String,
}

/// Money arrived from a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyArrived {
    /// Identity.
    pub id: MoneyArrivedId,
    /// The annual plan.
    pub plan_id: PlanId,
    /// The community, when earmarked.
    pub community_id: Option<CommunityId>,
    /// The source.
    pub source_code: Code,
    /// When.
    pub arrived_on: Date,
    /// How much.
    pub amount: Fen,
    /// Document number.
    pub document_no: String,
}

/// Money paid under a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyPaid {
    /// Identity.
    pub id: MoneyPaidId,
    /// The annual plan.
    pub plan_id: PlanId,
    /// The contract paid.
    pub contract_id: Option<ContractId>,
    /// The community, when known.
    pub community_id: Option<CommunityId>,
    /// When.
    pub paid_on: Date,
    /// How much.
    pub amount: Fen,
    /// Document number.
    pub document_no: String,
}
