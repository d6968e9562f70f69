//! The dependency graph: neighbours by index, an order in which every task follows what it depends
//! on, or the circle that forbids one.

use std::collections::HashMap;

use jiugai_domain::task::{Dependency, DependencyKind, Task};
use jiugai_domain::{DependencyId, TaskId};

/// Why no dates can be computed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleError {
    /// Tasks that wait for one another in a circle, in the order of waiting.
    #[error("{} tasks wait for one another in a circle", tasks.len())]
    CycleFound {
        /// The tasks of the circle; each is waited for by the next, the last by the first.
        tasks: Vec<TaskId>,
    },
    /// A dependency names a task that is not among those scheduled.
    #[error("dependency {dependency} names a task that does not exist")]
    UnknownTask {
        /// The dependency.
        dependency: DependencyId,
    },
    /// A task falls outside the years 1900–2400, by a slip in its duration or date.
    #[error("task {task} falls outside the years a schedule can hold")]
    OutOfRange {
        /// The task.
        task: TaskId,
    },
}

/// One end of a dependency, seen from the other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Link {
    pub(crate) other: usize,
    pub(crate) kind: DependencyKind,
    pub(crate) lag: i64,
}

/// Successors by task, packed one after the other, and the order of visiting.
pub(crate) struct Graph {
    starts: Vec<usize>,
    links: Vec<Link>,
    pub(crate) order: Vec<usize>,
}

impl Graph {
    pub(crate) fn new(tasks: &[Task], dependencies: &[Dependency]) -> Result<Self, ScheduleError> {
        let place: HashMap<TaskId, usize> =
            tasks.iter().enumerate().map(|(at, task)| (task.id, at)).collect();
        let ends = dependencies
            .iter()
            .map(|dependency| {
                let from = place.get(&dependency.from_task);
                let to = place.get(&dependency.to_task);
                from.copied()
                    .zip(to.copied())
                    .ok_or(ScheduleError::UnknownTask { dependency: dependency.id })
            })
            .collect::<Result<Vec<_>, _>>()?;
        let mut graph = Self::packed(tasks.len(), dependencies, &ends);
        graph.sort(tasks)?;
        Ok(graph)
    }

    pub(crate) fn successors(&self, task: usize) -> &[Link] {
        &self.links[self.starts[task]..self.starts[task + 1]]
    }

    fn packed(tasks: usize, dependencies: &[Dependency], ends: &[(usize, usize)]) -> Self {
        let mut starts = vec![0; tasks + 1];
        for (from, _) in ends {
            starts[from + 1] += 1;
        }
        for at in 0..tasks {
            starts[at + 1] += starts[at];
        }
        let nowhere = Link { other: 0, kind: DependencyKind::FinishToStart, lag: 0 };
        let mut links = vec![nowhere; ends.len()];
        let mut next = starts.clone();
        for (dependency, (from, to)) in dependencies.iter().zip(ends) {
            links[next[*from]] =
                Link { other: *to, kind: dependency.kind, lag: dependency.lag_days };
            next[*from] += 1;
        }
        Self { starts, links, order: Vec::with_capacity(tasks) }
    }

    fn sort(&mut self, tasks: &[Task]) -> Result<(), ScheduleError> {
        let mut waiting = vec![0_usize; tasks.len()];
        for link in &self.links {
            waiting[link.other] += 1;
        }
        self.order.extend((0..tasks.len()).filter(|task| waiting[*task] == 0));
        let mut visited = 0;
        while let Some(task) = self.order.get(visited).copied() {
            visited += 1;
            for at in self.starts[task]..self.starts[task + 1] {
                let other = self.links[at].other;
                waiting[other] -= 1;
                if waiting[other] == 0 {
                    self.order.push(other);
                }
            }
        }
        if self.order.len() == tasks.len() {
            return Ok(());
        }
        let tasks = self.circle(&waiting).into_iter().map(|at| tasks[at].id).collect();
        Err(ScheduleError::CycleFound { tasks })
    }

    /// Walks back among the tasks still waiting, each of which waits for another of them, until one
    /// comes up again.
    fn circle(&self, waiting: &[usize]) -> Vec<usize> {
        let mut waits_for = vec![None; waiting.len()];
        for task in (0..waiting.len()).filter(|task| waiting[*task] > 0) {
            for link in self.successors(task) {
                if waiting[link.other] > 0 {
                    waits_for[link.other] = Some(task);
                }
            }
        }
        let mut seen = vec![false; waiting.len()];
        let mut path = Vec::new();
        let mut at = waiting.iter().position(|count| *count > 0);
        while let Some(task) = at {
            if seen[task] {
                let first = path.iter().position(|t| *t == task).unwrap_or(0);
                let mut circle = path.split_off(first);
                circle.reverse();
                return circle;
            }
            seen[task] = true;
            path.push(task);
            at = waits_for[task];
        }
        path
    }
}
