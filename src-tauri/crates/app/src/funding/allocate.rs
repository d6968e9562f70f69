//! Fixes the amount one source pays for one owner, by a document or a decision.

use jiugai_domain::plan::{Allocation, AllocationOwner};
use jiugai_domain::{Code, PlanId};

use crate::plan::check_draft;
use crate::project::{Outcome, Project};
use crate::{AppError, typed};

/// Fixes an amount, in 万元 as typed; empty clears it. It stands before every rule.
pub fn allocate(
    project: &mut Project,
    plan: PlanId,
    owner: AllocationOwner,
    source: &Code,
    amount: &str,
    note: &str,
) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    check_draft(snapshot.plan(plan)?)?;
    let found = snapshot.policy.find_source(source);
    let name = found.ok_or_else(|| AppError::not_found("source", source))?.name.clone();
    let owner_name = match owner {
        AllocationOwner::Community(id) => snapshot.community(id)?.name.clone(),
        AllocationOwner::Cluster(id) => {
            let cluster = snapshot.clusters.get(id);
            cluster.ok_or_else(|| AppError::not_found("cluster", id))?.name.clone()
        }
    };
    let amount = typed::wan_yuan(amount)?;
    let op =
        project.op("funding_allocate", &[("source", name.into()), ("name", owner_name.into())]);
    project.write(op, |tx| {
        let mut rows = snapshot.allocations.of(plan);
        let old = rows.find(|row| row.owner == owner && row.source_code == *source);
        match (old, amount) {
            (Some(old), None) => tx.remove::<Allocation>(old.id)?,
            (None, None) => {}
            (old, Some(amount)) => tx.put(&Allocation {
                id: old.map_or_else(|| tx.new_id(), |old| old.id),
                plan_id: plan,
                owner,
                source_code: source.clone(),
                amount,
                note: note.trim().to_owned(),
            })?,
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use jiugai_domain::plan::{Plan, PlanState};
    use jiugai_store::{Services, Via};

    use super::*;
    use crate::{Assets, ErrorCode, demo};

    #[test]
    fn a_submitted_plan_takes_no_amount_any_more() {
        let folder = tempfile::tempdir().expect("a folder");
        let assets = Assets::find().expect("the assets are here");
        let today = jiff::civil::date(2026, 3, 2);
        let path = folder.path().join("甲.jiugai");
        let built = demo::build(&path, &assets, Services::system("测试"), Via::CommandLine, today);
        let mut project = built.expect("the demo").project;
        let plan = project.snapshot().current_five_year().expect("a plan").as_ref().clone();
        let op = project.op("plan_annual", &[]);
        let submitted = Plan { state: PlanState::Submitted, ..plan.clone() };
        project.write(op, |tx| Ok(tx.update(&submitted)?)).expect("submitted");
        let community = project.snapshot().communities.iter().next().expect("a community").id;
        let owner = AllocationOwner::Community(community);
        let source = Code::new("district_budget");
        let refused = allocate(&mut project, plan.id, owner, &source, "10", "");
        assert_eq!(refused.expect_err("it stands as submitted").code, ErrorCode::PlanNotDraft);
    }
}
