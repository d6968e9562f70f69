//! The journal, what it changed, and the way through it.

use jiugai_app::AppError;
use jiugai_app::history::{self, Changes, Point, Query, Words};
use jiugai_app::project::Entry;
use jiugai_domain::policy::Label;
use jiugai_store::{EntryKind, EntryState, Via, Way};

use super::{id, named};
use crate::dto::{
    HistoryChangesDto, HistoryEntryDto, HistoryFieldDto, HistoryQuery, HistoryRowDto,
    HistorySumDto, HistoryWayDto, HistoryWordsDto, WordDto,
};

pub(in crate::desk) fn history_entry(entry: &Entry) -> HistoryEntryDto {
    let source = entry.source.as_ref();
    HistoryEntryDto {
        id: entry.id.to_string(),
        at: entry.at.to_string(),
        who: entry.who.clone(),
        via: match entry.via {
            Via::Window => "window",
            Via::CommandLine => "command_line",
            Via::Import => "import",
        }
        .to_owned(),
        op: entry.op.clone(),
        label: entry.label.clone(),
        file: source.map(|source| source.file.clone()),
        sheet: source.and_then(|source| source.sheet.clone()),
        row: source.and_then(|source| source.row),
        is_undone: entry.state != EntryState::Applied,
        is_given_up: entry.state == EntryState::Discarded,
        kind: match entry.kind {
            EntryKind::Edit => "edit",
            EntryKind::Undo(_) => "undo",
            EntryKind::Redo(_) => "redo",
        }
        .to_owned(),
    }
}

pub(in crate::desk) fn history_query(query: HistoryQuery) -> Result<Query, AppError> {
    let blank = |text: &String| !text.is_empty();
    Ok(Query {
        limit: usize::try_from(query.limit).unwrap_or(usize::MAX),
        before: query.before.as_deref().map(|text| id("revision", text)).transpose()?,
        community: query.community_id.as_deref().map(|text| id("community", text)).transpose()?,
        who: query.who,
        kind: query.kind.filter(blank),
        text: query.text,
    })
}

pub(in crate::desk) fn history_words(words: Words) -> HistoryWordsDto {
    HistoryWordsDto {
        people: words.people,
        kinds: words.kinds.iter().map(|(kind, name)| named(kind, name)).collect(),
    }
}

pub(in crate::desk) fn history_changes(changes: &Changes) -> HistoryChangesDto {
    let rows = changes.rows.iter().map(|row| HistoryRowDto {
        noun: word(&row.noun),
        subject: word(&row.subject),
        kind: row.kind.as_str().to_owned(),
        fields: row
            .fields
            .iter()
            .map(|field| HistoryFieldDto {
                field: word(&field.field),
                before: field.before.as_ref().map(word),
                after: field.after.as_ref().map(word),
            })
            .collect(),
        community_id: row.community.map(|id| id.to_string()),
    });
    let summary = changes.summary.as_ref().map(|sums| {
        let sum = |sum: &history::Summed| HistorySumDto {
            table: named(sum.table, &sum.noun),
            kind: sum.kind.as_str().to_owned(),
            rows: count(sum.rows),
        };
        sums.iter().map(sum).collect()
    });
    HistoryChangesDto {
        entry: history_entry(&changes.entry),
        summary,
        total: count(changes.total),
        rows: rows.collect(),
    }
}

pub(in crate::desk) fn history_way(way: &Way, revision: Option<String>) -> HistoryWayDto {
    HistoryWayDto {
        is_back: history::is_back(way),
        steps: way.steps.iter().map(history_entry).collect(),
        revision,
    }
}

pub(in crate::desk) fn point(text: &str) -> Result<Point, AppError> {
    Point::read(text)
}

/// A text in both languages.
pub(in crate::desk) fn word(label: &Label) -> WordDto {
    WordDto { zh: label.zh.clone(), en: label.en.clone() }
}

/// A count on the wire.
pub(in crate::desk) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
