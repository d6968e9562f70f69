//! The length of the critical path against published instances (PSPLIB J30, see the fixtures).

mod common;

use std::path::Path;

use common::{begin, dependency, task};
use jiugai_domain::task::{Dependency, DependencyKind, Task};
use jiugai_schedule::{Calendars, Frame, compute};

struct Instance {
    tasks: Vec<Task>,
    dependencies: Vec<Dependency>,
    mpm_time: i64,
}

fn read(name: &str) -> Instance {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/psplib-j30").join(name);
    let text = std::fs::read_to_string(path).expect("the fixture is there");
    let numbers = |line: &str| -> Vec<i64> {
        line.split_whitespace().map(|word| word.parse().expect("a number")).collect()
    };
    let section = |head: &str, skip: usize| -> Vec<Vec<i64>> {
        text.lines()
            .skip_while(|line| !line.starts_with(head))
            .skip(skip)
            .take_while(|line| !line.starts_with('*'))
            .map(numbers)
            .collect()
    };
    let mut dependencies = Vec::new();
    for row in section("PRECEDENCE RELATIONS", 2) {
        for successor in &row[3..] {
            dependencies.push(dependency(row[0], *successor, DependencyKind::FinishToStart, 0));
        }
    }
    Instance {
        tasks: section("REQUESTS/DURATIONS", 3).iter().map(|r| task(r[0], r[2])).collect(),
        dependencies,
        mpm_time: *section("PROJECT INFORMATION", 2)[0].last().expect("the last column"),
    }
}

#[test]
fn forward_pass_equals_the_published_length() {
    for name in ["j301_1.sm", "j302_3.sm", "j304_2.sm", "j306_1.sm", "j308_3.sm"] {
        let instance = read(name);
        assert_eq!(instance.tasks.len(), 32, "{name}");
        let frame = Frame { begin: begin(), data_date: None };
        let schedule =
            compute(&instance.tasks, &instance.dependencies, &Calendars::default(), frame)
                .expect("no circle");
        assert_eq!(schedule.length_days(), instance.mpm_time, "{name}");
    }
}
