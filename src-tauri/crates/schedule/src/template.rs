//! Lays a stage template out as tasks and dependencies for the communities of a plan year.
//!
//! A stage shared by a lot becomes one task per lot, which waits for every community of the lot.
//! Nothing is stored and no dates are computed here; the first stages only carry the template's
//! first day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiugai_domain::policy::{Stage, StageTemplate};
use jiugai_domain::task::{Dependency, DependencyKind, Task};
use jiugai_domain::{Code, CommunityId, DependencyId, LotId, PlanId, TaskId};
use uuid::Uuid;

/// A community of the plan year, and the lot it is tendered in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The community.
    pub community_id: CommunityId,
    /// Its lot; without one every stage is the community's own.
    pub lot_id: Option<LotId>,
}

/// Tasks and dependencies of all members: member by member, stage by stage, in template order; a
/// lot's shared task stands at its first member. Links to stages the template does not have are
/// left out (the policy check names them).
pub fn lay_out(
    template: &StageTemplate,
    plan_id: PlanId,
    year: i16,
    members: &[Member],
    new_id: &mut dyn FnMut() -> Uuid,
) -> (Vec<Task>, Vec<Dependency>) {
    let begin = Date::new(year, template.begin.0, template.begin.1).ok();
    let mut layout = Layout { plan_id, begin, tasks: Vec::new(), shared: BTreeMap::new() };
    let mut dependencies = Vec::new();
    let mut tied = BTreeSet::new();
    for member in members {
        let places: BTreeMap<&Code, TaskId> = template
            .stages
            .iter()
            .map(|stage| (&stage.code, layout.task_of(stage, *member, new_id)))
            .collect();
        for (stage, link) in
            template.stages.iter().flat_map(|stage| stage.after.iter().map(move |l| (stage, l)))
        {
            let (Some(from), Some(to)) = (places.get(&link.stage), places.get(&stage.code)) else {
                continue;
            };
            if tied.insert((*from, *to, link.kind, link.lag_days)) {
                dependencies.push(Dependency {
                    id: DependencyId(new_id()),
                    plan_id,
                    from_task: *from,
                    to_task: *to,
                    kind: link.kind,
                    lag_days: link.lag_days,
                });
            }
        }
    }
    (layout.tasks, dependencies)
}

struct Layout {
    plan_id: PlanId,
    begin: Option<Date>,
    tasks: Vec<Task>,
    shared: BTreeMap<(LotId, Code), TaskId>,
}

impl Layout {
    fn task_of(
        &mut self,
        stage: &Stage,
        member: Member,
        new_id: &mut dyn FnMut() -> Uuid,
    ) -> TaskId {
        let Some(lot_id) = member.lot_id.filter(|_| stage.shared_by_lot) else {
            return self.add(stage, Some(member.community_id), None, new_id);
        };
        if let Some(task) = self.shared.get(&(lot_id, stage.code.clone())) {
            return *task;
        }
        let task = self.add(stage, None, Some(lot_id), new_id);
        self.shared.insert((lot_id, stage.code.clone()), task);
        task
    }

    fn add(
        &mut self,
        stage: &Stage,
        community_id: Option<CommunityId>,
        lot_id: Option<LotId>,
        new_id: &mut dyn FnMut() -> Uuid,
    ) -> TaskId {
        let id = TaskId(new_id());
        let starts_freely =
            stage.after.iter().all(|link| link.kind == DependencyKind::FinishToFinish);
        self.tasks.push(Task {
            id,
            plan_id: self.plan_id,
            community_id,
            lot_id,
            stage_code: stage.code.clone(),
            name: stage.name.zh.clone(),
            duration_days: stage.duration_days,
            not_before: self.begin.filter(|_| starts_freely),
            actual_start: None,
            actual_finish: None,
            percent_done: 0,
            baseline_start: None,
            baseline_finish: None,
            responsible: String::new(),
            note: String::new(),
            position: i32::try_from(self.tasks.len()).unwrap_or(i32::MAX),
        });
        id
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiugai_domain::policy::{Basis, Label, StageCalendar, StageLink, StagePhase};

    use super::*;

    fn stage(code: &str, days: i64, after: &[&str], shared_by_lot: bool) -> Stage {
        let name = Label { zh: code.to_owned(), en: code.to_owned() };
        let link = |code: &&str| StageLink {
            stage: Code::new(code),
            kind: DependencyKind::FinishToStart,
            lag_days: 0,
        };
        Stage {
            code: code.into(),
            name: name.clone(),
            short: name,
            phase: StagePhase::Survey,
            duration_days: days,
            calendar: StageCalendar::CalendarDays,
            shared_by_lot,
            after: after.iter().map(link).collect(),
            basis: Basis { source: String::new(), assumption: true },
        }
    }

    fn template() -> StageTemplate {
        StageTemplate {
            code: "t".into(),
            name: Label { zh: "t".to_owned(), en: "t".to_owned() },
            begin: (3, 1),
            stages: vec![
                stage("survey", 20, &[], false),
                stage("tender", 30, &["survey", "unheard of"], true),
                stage("permit", 5, &["tender"], true),
                stage("works", 90, &["permit"], false),
            ],
            basis: Basis { source: String::new(), assumption: true },
        }
    }

    /// Lots by number (0: none) → tasks, shared tasks, dependencies.
    fn check(lots: &[u128], tasks: usize, shared: usize, dependencies: usize) -> Vec<Task> {
        let mut next = 0_u128;
        let mut new_id = || {
            next += 1;
            Uuid::from_u128(next)
        };
        let members: Vec<Member> = (1..)
            .zip(lots)
            .map(|(n, lot)| Member {
                community_id: CommunityId(Uuid::from_u128(n)),
                lot_id: (*lot > 0).then(|| LotId(Uuid::from_u128(*lot))),
            })
            .collect();
        let plan = PlanId(Uuid::from_u128(1));
        let (laid, links) = lay_out(&template(), plan, 2026, &members, &mut new_id);
        assert_eq!(laid.len(), tasks);
        assert_eq!(laid.iter().filter(|t| t.lot_id.is_some()).count(), shared);
        assert_eq!(links.len(), dependencies);
        assert!(laid.iter().zip(0..).all(|(task, place)| task.position == place));
        laid
    }

    #[test]
    fn a_lot_shares_its_tender() {
        let laid = check(&[7, 7, 7], 3 * 2 + 2, 2, 3 + 1 + 3);
        assert_eq!(laid[0].not_before, Some(date(2026, 3, 1)));
        assert_eq!(laid[1].not_before, None);
        assert_eq!((laid[1].community_id, laid[1].name.as_str()), (None, "tender"));
    }

    #[test]
    fn without_a_lot_every_stage_is_the_communitys_own() {
        check(&[0, 0], 8, 0, 6);
        check(&[0, 7, 8], 12, 4, 9);
        check(&[], 0, 0, 0);
    }
}
