//! A workbook's 计划年度 and the five-year plan it may be put into.
//!
//! Without a draft to put it into, the year stays what the cell said, and the preview says so.

use jiugai_domain::plan::{Plan, PlanEntry, PlanState};
use jiugai_domain::{CommunityId, PlanId};
use jiugai_store::Tx;

use crate::AppError;
use crate::plan::blank_entry;
use crate::snapshot::Snapshot;

/// The plan years are put into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanOffer {
    /// The plan.
    pub id: PlanId,
    /// Its name.
    pub name: String,
    /// First year.
    pub from_year: i16,
    /// Last year.
    pub to_year: i16,
    /// Whether the person lets years in.
    pub is_taken: bool,
}

impl PlanOffer {
    /// The newest five-year plan, while it may still be changed.
    pub(super) fn find(snapshot: &Snapshot, is_taken: bool) -> Option<Self> {
        let plan: &Plan = snapshot.current_five_year()?;
        matches!(plan.state, PlanState::Draft | PlanState::Checked).then(|| Self {
            id: plan.id,
            name: plan.name.clone(),
            from_year: plan.from_year,
            to_year: plan.to_year,
            is_taken,
        })
    }

    /// Whether a year can be put into the plan for this community.
    pub(super) fn takes(
        &self,
        snapshot: &Snapshot,
        community: Option<CommunityId>,
        year: i16,
    ) -> bool {
        let withdrawn = community.and_then(|id| snapshot.entry(self.id, id));
        self.is_taken
            && (self.from_year..=self.to_year).contains(&year)
            && withdrawn.is_none_or(|entry| entry.withdrawn_reason.is_none())
    }

    /// The year the plan has for a community.
    pub(super) fn held(&self, snapshot: &Snapshot, community: CommunityId) -> Option<i16> {
        snapshot.entry(self.id, community)?.year
    }

    /// Puts a community into the plan's year, as a person would.
    pub(super) fn place(
        &self,
        tx: &Tx,
        snapshot: &Snapshot,
        community: CommunityId,
        year: i16,
    ) -> Result<(), AppError> {
        let known = snapshot.entry(self.id, community).map(|entry| entry.as_ref().clone());
        let entry = known.unwrap_or_else(|| blank_entry(tx.new_id(), self.id, community, None));
        tx.put(&PlanEntry { year: Some(year), is_fixed: true, ..entry })?;
        Ok(())
    }
}
