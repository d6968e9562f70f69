//! Fixes amounts sources pay for owners, by a document or a decision: all of them or none.

use std::collections::{BTreeMap, HashMap};

use jiugai_domain::plan::{Allocation, AllocationOwner};
use jiugai_domain::policy::Label;
use jiugai_domain::{AllocationId, Code, Fen, PlanId};

use super::Owner;
use crate::plan::check_draft;
use crate::project::{Outcome, Project};
use crate::snapshot::Snapshot;
use crate::{AppError, ErrorCode, typed};

/// What one source pays for one owner, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Whose money it is.
    pub owner: Owner,
    /// The source.
    pub source: Code,
    /// The amount, in 万元; empty clears it.
    pub amount: String,
    /// The document or the reason.
    pub note: String,
}

/// Fixes amounts as one undoable step; each stands before every rule. An amount that cannot be taken
/// refuses them all, and is named; of two amounts of one source for one owner the later counts.
pub fn allocate(
    project: &mut Project,
    plan: PlanId,
    edits: &[Edit],
) -> Result<Outcome<()>, AppError> {
    let snapshot = project.snapshot().clone();
    check_draft(snapshot.plan(plan)?)?;
    let cells: BTreeMap<(Owner, &Code), &Edit> =
        edits.iter().map(|edit| ((edit.owner, &edit.source), edit)).collect();
    let fixed: Vec<Fixed> =
        cells.into_values().map(|edit| read(&snapshot, edit)).collect::<Result<_, _>>()?;
    let op = match fixed.as_slice() {
        [Fixed { source, name, .. }] => project.op(
            "funding_allocate",
            &[("source", source.clone().into()), ("name", name.as_str().into())],
        ),
        many => project.op("funding_allocate_many", &[("count", many.len().into())]),
    };
    let there: HashMap<(AllocationOwner, &Code), AllocationId> =
        snapshot.allocations.of(plan).map(|row| ((row.owner, &row.source_code), row.id)).collect();
    project.write(op, |tx| {
        for Fixed { edit, owner, amount, .. } in fixed {
            match (there.get(&(owner, &edit.source)).copied(), amount) {
                (Some(old), None) => tx.remove::<Allocation>(old)?,
                (None, None) => {}
                (old, Some(amount)) => tx.put(&Allocation {
                    id: old.unwrap_or_else(|| tx.new_id()),
                    plan_id: plan,
                    owner,
                    source_code: edit.source.clone(),
                    amount,
                    note: edit.note.trim().to_owned(),
                })?,
            }
        }
        Ok(())
    })
}

/// One amount, read, with the names it is told by.
struct Fixed<'e> {
    edit: &'e Edit,
    owner: AllocationOwner,
    amount: Option<Fen>,
    name: String,
    source: Label,
}

fn read<'e>(snapshot: &Snapshot, edit: &'e Edit) -> Result<Fixed<'e>, AppError> {
    let source = snapshot.policy.find_source(&edit.source);
    let source = source.ok_or_else(|| AppError::not_found("source", &edit.source))?.name.clone();
    let name = name_of(snapshot, edit.owner)?;
    let told = |error: AppError| error.with("name", name.as_str()).with("source", source.clone());
    let owner = edit.owner.fixed_as().ok_or_else(|| told(AppError::new(ErrorCode::NotForLots)))?;
    let amount = typed::wan_yuan(&edit.amount)
        .map_err(|error| told(AppError { code: ErrorCode::BadAmount, ..error }))?;
    Ok(Fixed { edit, owner, amount, name, source })
}

fn name_of(snapshot: &Snapshot, owner: Owner) -> Result<String, AppError> {
    match owner {
        Owner::Community(id) => Ok(snapshot.community(id)?.name.clone()),
        Owner::Cluster(id) => {
            let cluster = snapshot.clusters.get(id);
            Ok(cluster.ok_or_else(|| AppError::not_found("cluster", id))?.name.clone())
        }
        Owner::Lot(id) => {
            let lot = snapshot.lots.get(id);
            Ok(lot.ok_or_else(|| AppError::not_found("lot", id))?.name.clone())
        }
    }
}

#[cfg(test)]
mod tests {
    use jiugai_domain::plan::{Plan, PlanState};
    use jiugai_store::{Services, Via};

    use super::*;
    use crate::{Assets, demo};

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
        let edit = Edit {
            owner: Owner::Community(community),
            source: Code::new("district_budget"),
            amount: "10".to_owned(),
            note: String::new(),
        };
        let refused = allocate(&mut project, plan.id, &[edit]);
        assert_eq!(refused.expect_err("it stands as submitted").code, ErrorCode::PlanNotDraft);
    }
}
