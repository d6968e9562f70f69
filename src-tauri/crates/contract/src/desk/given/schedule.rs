//! A schedule as the page has it. An edit of one task moves a few others; the other 50,000, the rows
//! they stand in and what ties them together are there already.

use super::{Columns, Given, columns};
use crate::dto::{
    ScheduleChangedDto, ScheduleChangesDto, ScheduleDto, ScheduleRowsDto, ScheduleTasksDto,
};

impl Given<ScheduleDto> {
    /// What `schedule` says that the schedule with the sign `since` did not.
    pub(in crate::desk) fn changes(
        &mut self,
        since: Option<&str>,
        schedule: ScheduleDto,
    ) -> ScheduleChangesDto {
        let (sign, before) = self.give(since, schedule.clone());
        let Some(before) = before.filter(|before| is_built_alike(before, &schedule)) else {
            return ScheduleChangesDto { sign, whole: Some(schedule), changed: None };
        };
        let rows_at = before.rows.changed(&schedule.rows);
        let tasks_at = before.tasks.changed(&schedule.tasks);
        let changed = ScheduleChangedDto {
            rows: schedule.rows.picked(&before.rows, &rows_at),
            tasks: schedule.tasks.picked(&before.tasks, &tasks_at),
            about: schedule.about,
            rows_at,
            tasks_at,
        };
        ScheduleChangesDto { sign, whole: None, changed: Some(changed) }
    }
}

/// The same groups, rows and tasks in the same order, tied in the same way.
fn is_built_alike(before: &ScheduleDto, now: &ScheduleDto) -> bool {
    before.about.plan_id == now.about.plan_id
        && before.groups == now.groups
        && before.rows.tasks == now.rows.tasks
        && before.tasks.id == now.tasks.id
        && before.links == now.links
}

columns! { ScheduleRowsDto:
    community_id, name, households, investment_fen, percent_done, responsible, tasks
}

columns! { ScheduleTasksDto:
    id, kind, start, finish, duration_days, not_before, float_days, is_critical, percent_done,
    baseline_start, baseline_finish, actual_start, actual_finish
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Answer as _;
    use crate::desk::given::with_sample;
    use crate::dto::{Nothing, PlanQuery};

    /// The sample's schedule, to change in a test.
    fn sample() -> ScheduleDto {
        let (_folder, desk) = with_sample();
        let plans = desk.plans_list(Nothing {}).expect("the plans");
        let plan = plans.into_iter().find(|plan| plan.has_schedule).expect("a schedule");
        desk.schedule_get(PlanQuery { plan_id: plan.id }).expect("the schedule")
    }

    #[test]
    fn only_rows_and_tasks_that_say_something_else_travel() {
        let schedule = sample();
        let mut given = Given::<ScheduleDto>::default();
        let first = given.changes(None, schedule.clone());
        assert_eq!(first.whole.as_ref(), Some(&schedule));
        let mut edited = schedule.clone();
        edited.tasks.finish[4] += 3;
        edited.tasks.start[5] += 3;
        edited.rows.percent_done[1] = 50;
        edited.about.finish += 3;
        let second = given.changes(Some(&first.sign), edited.clone());
        assert_eq!(second.whole, None);
        let changed = second.changed.expect("what changed");
        assert_eq!((changed.rows_at, changed.tasks_at), (vec![1], vec![4, 5]));
        assert_eq!(changed.tasks.finish, [edited.tasks.finish[4], edited.tasks.finish[5]]);
        assert_eq!(changed.rows.percent_done, [50]);
        assert!(changed.rows.name.is_empty() && changed.tasks.id.is_empty(), "nothing new of them");
        assert_eq!(changed.about, edited.about);
        let third = given.changes(Some(&second.sign), edited).changed.expect("nothing changed");
        assert_eq!((third.rows_at.len(), third.tasks_at.len()), (0, 0));
    }

    #[test]
    fn other_tasks_rows_or_links_come_whole() {
        let schedule = sample();
        let others: [fn(&mut ScheduleDto); 5] = [
            |other| other.about.plan_id.push('x'),
            |other| other.groups.rows[0] -= 1,
            |other| other.rows.tasks[0] -= 1,
            |other| other.tasks.id.swap(0, 1),
            |other| other.links.tie[0] += 1,
        ];
        for change in others {
            let mut given = Given::<ScheduleDto>::default();
            let first = given.changes(None, schedule.clone());
            let mut other = schedule.clone();
            change(&mut other);
            let answer = given.changes(Some(&first.sign), other.clone());
            assert_eq!((answer.whole, answer.changed), (Some(other.clone()), None));
            assert!(given.changes(Some(&first.sign), other).whole.is_some(), "an older sign");
        }
    }
}
