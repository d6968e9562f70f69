//! What was reported of a plan: works begun and done, money arrived and paid. Nothing is concluded
//! from the calendar: what nobody reported is unknown.

use std::collections::HashMap;

use jiff::civil::Date;
use jiugai_domain::community::Community;
use jiugai_domain::{CommunityId, Fen};

use super::groups::plus;
use crate::export::facts::{Facts, Planned};
use crate::schedule::{self, Row};
use jiugai_domain::policy::StagePhase;

#[derive(Debug, Clone, Copy, Default)]
struct Works {
    is_started: bool,
    is_finished: bool,
}

/// Money by community; what belongs to none stands under `None`.
type ByCommunity = HashMap<Option<CommunityId>, Fen>;

/// What was reported of one plan.
#[derive(Default)]
pub(super) struct Reported {
    /// Works of each community; none while nobody reported any day or progress.
    works: Option<HashMap<CommunityId, Works>>,
    /// Cumulative work done, latest and one month before.
    done: HashMap<CommunityId, (Fen, Option<Fen>)>,
    arrived: ByCommunity,
    paid: ByCommunity,
}

impl Reported {
    pub(super) fn of(facts: &Facts<'_>, planned: &Planned<'_>) -> Self {
        let (snapshot, plan) = (facts.snapshot, planned.plan.id);
        let mut reported = Self { works: works(facts, planned), ..Self::default() };
        for row in snapshot.money_arrived.of(plan) {
            *reported.arrived.entry(row.community_id).or_default() += row.amount;
        }
        for row in snapshot.money_paid.of(plan) {
            *reported.paid.entry(row.community_id).or_default() += row.amount;
        }
        let mut months: HashMap<CommunityId, Vec<(Date, Fen)>> = HashMap::new();
        for row in snapshot.work_done.of(plan) {
            months.entry(row.community_id).or_default().push((row.month_end, row.cumulative));
        }
        for (id, mut rows) in months {
            rows.sort();
            if let Some((month, latest)) = rows.pop() {
                let before = rows.pop().filter(|(day, _)| is_month_before(*day, month));
                reported.done.insert(id, (latest, before.map(|(_, amount)| amount)));
            }
        }
        reported
    }

    /// Those whose works have begun; unknown while nothing was reported of the plan.
    pub(super) fn started<'c>(&self, rows: &[&'c Community]) -> Option<Vec<&'c Community>> {
        let works = self.works.as_ref()?;
        let is_started = |row: &&&Community| works.get(&row.id).is_some_and(|row| row.is_started);
        Some(rows.iter().filter(is_started).copied().collect())
    }

    /// How many are finished; unknown while nothing was reported of the plan.
    pub(super) fn finished(&self, rows: &[&Community]) -> Option<i64> {
        let works = self.works.as_ref()?;
        let done = rows.iter().filter(|row| works.get(&row.id).is_some_and(|row| row.is_finished));
        i64::try_from(done.count()).ok()
    }

    /// Value of the work done so far.
    pub(super) fn done(&self, rows: &[&Community]) -> Option<Fen> {
        rows.iter().map(|row| self.done.get(&row.id).map(|(latest, _)| *latest)).fold(None, plus)
    }

    /// The same a month before, where every community that reports now reported then.
    pub(super) fn done_before(&self, rows: &[&Community]) -> Option<Fen> {
        let mut reporting = rows.iter().filter_map(|row| self.done.get(&row.id)).peekable();
        reporting.peek()?;
        reporting.map(|(_, before)| *before).sum()
    }

    /// Money arrived; with what is meant for no community in particular, where the row is the whole.
    pub(super) fn arrived(&self, rows: &[&Community], is_whole: bool) -> Option<Fen> {
        money(&self.arrived, rows, is_whole)
    }

    /// Money paid, likewise.
    pub(super) fn paid(&self, rows: &[&Community], is_whole: bool) -> Option<Fen> {
        money(&self.paid, rows, is_whole)
    }
}

fn money(by_community: &ByCommunity, rows: &[&Community], is_whole: bool) -> Option<Fen> {
    let common = by_community.get(&None).copied().filter(|_| is_whole);
    rows.iter().map(|row| by_community.get(&Some(row.id)).copied()).fold(common, plus)
}

fn is_month_before(day: Date, month: Date) -> bool {
    let months = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    months(month) - months(day) == 1
}

fn works(facts: &Facts<'_>, planned: &Planned<'_>) -> Option<HashMap<CommunityId, Works>> {
    let view = schedule::view(facts.snapshot, planned.plan.id).ok()?;
    let rows = || view.groups.iter().flat_map(|group| &group.rows);
    let is_reported = |row: &Row| {
        row.tasks.iter().any(|task| task.task.actual_start.is_some() || task.task.percent_done > 0)
    };
    rows().any(is_reported).then(|| {
        let of_row = |row: &Row| {
            let works = || row.tasks.iter().filter(|task| task.stage.phase == StagePhase::Works);
            let is_begun = |task: &schedule::ScheduledTask| {
                task.task.actual_start.is_some() || task.task.percent_done > 0
            };
            let is_over = |task: &schedule::ScheduledTask| {
                task.task.actual_finish.is_some() || task.task.percent_done == 100
            };
            Works {
                is_started: works().any(is_begun),
                is_finished: works().next().is_some() && works().all(is_over),
            }
        };
        rows().filter_map(|row| Some((row.community_id?, of_row(row)))).collect()
    })
}
