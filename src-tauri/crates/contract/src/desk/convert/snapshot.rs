//! Snapshots and what looking a file through came to.

use jiugai_app::backup::{Counts, Snapshot};
use jiugai_app::check::Report;

use super::history::{count, word};
use crate::dto::{CheckDto, CountsDto, NewestDto, ProblemDto, SnapshotDto};

pub(in crate::desk) fn counts(counts: Counts) -> CountsDto {
    CountsDto {
        communities: counts.communities,
        households: counts.households,
        investment_fen: counts.investment,
    }
}

pub(in crate::desk) fn snapshot(snapshot: &Snapshot) -> SnapshotDto {
    SnapshotDto {
        id: snapshot.id.clone(),
        taken_at: snapshot.taken_at.to_string(),
        occasion: snapshot.occasion.map(|occasion| occasion.as_str().to_owned()),
        counts: snapshot.counts.map(counts),
        newest: snapshot.newest.as_ref().map(|newest| NewestDto {
            at: newest.at.to_string(),
            who: newest.who.clone(),
            label: newest.label.clone(),
        }),
        bytes: i64::try_from(snapshot.bytes).unwrap_or(i64::MAX),
    }
}

pub(in crate::desk) fn check(report: &Report) -> CheckDto {
    let problems = report.problems.iter().map(|problem| ProblemDto {
        kind: problem.kind.as_str().to_owned(),
        text: word(&problem.text),
        details: problem.details.clone(),
    });
    CheckDto {
        file_name: report.file_name.clone(),
        is_whole: report.problems.is_empty(),
        journal_rows: count(report.journal_rows),
        steps_tried: count(report.steps_tried),
        counts: report.counts.map(counts),
        problems: problems.collect(),
    }
}
