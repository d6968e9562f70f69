//! Rows that history speaks of, by name: as they stand, as this step changed them, or as they last
//! were before they were removed.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiugai_domain::policy::Label;
use jiugai_domain::{Code, CommunityId, RevisionId};
use jiugai_store::{ChangeKind, FieldChange, FieldValue, RowContent, RowName, Table};

use super::value;
use crate::{AppError, Project};

/// How far names lead on to other names.
const DEPTH: usize = 4;

/// Rows by name, read when first asked for.
pub(super) struct Rows<'p> {
    pub(super) project: &'p Project,
    known: HashMap<RowName, Option<RowContent>>,
}

impl<'p> Rows<'p> {
    /// The rows a step changed, whose content the step itself may tell.
    pub(super) fn new(
        project: &'p Project,
        revision: RevisionId,
        fields: &BTreeMap<RowName, Vec<FieldChange>>,
    ) -> Result<Self, AppError> {
        let mut known = HashMap::new();
        let mut lost: HashSet<RowName> = HashSet::new();
        for (name, fields) in fields {
            let told = fields.iter().filter(|field| field.kind != ChangeKind::Updated);
            let content: RowContent = told
                .map(|field| {
                    let value = match field.kind {
                        ChangeKind::Removed => &field.before,
                        _ => &field.after,
                    };
                    (field.column.clone(), value.clone())
                })
                .collect();
            let content = match project.store().find_row(name.0, &name.1)? {
                Some(now) => Some(now),
                None if content.is_empty() => None,
                None => Some(content),
            };
            if content.is_none() {
                lost.insert(name.clone());
            }
            for reference in references(fields) {
                if project.store().find_row(reference.0, &reference.1)?.is_none() {
                    lost.insert(reference);
                }
            }
            known.insert(name.clone(), content);
        }
        if !lost.is_empty() {
            let found = project.store().find_lost_rows(revision, &lost)?;
            known.extend(found.into_iter().map(|(name, content)| (name, Some(content))));
        }
        Ok(Self { project, known })
    }

    /// A row's content, if anything tells it.
    fn row(&mut self, name: &RowName) -> Option<&RowContent> {
        let store = self.project.store();
        let read = || store.find_row(name.0, &name.1).ok().flatten();
        self.known.entry(name.clone()).or_insert_with(read).as_ref()
    }

    fn text(&mut self, name: &RowName, column: &str) -> Option<String> {
        match self.row(name)?.get(column)? {
            FieldValue::Text(text) if !text.is_empty() => Some(text.clone()),
            FieldValue::Integer(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// The row another row names in a column.
    fn named(&mut self, name: &RowName, column: &str) -> Option<RowName> {
        let table = value::references(name.0, column)?;
        Some((table, self.text(name, column)?))
    }

    /// The community a row belongs to, when it is there.
    pub(super) fn community(&mut self, name: &RowName) -> Option<CommunityId> {
        let mut name = name.clone();
        for _ in 0..DEPTH {
            if name.0 == Table::Community {
                let id: CommunityId = name.1.parse().ok()?;
                return self.project.snapshot().communities.get(id).map(|row| row.id);
            }
            let way = ["community_id", "scheme_id", "finding_id", "row_id"];
            name = way.iter().find_map(|column| self.named(&name, column))?;
        }
        None
    }

    /// What a row is called: its name, or the names of what it belongs to.
    pub(super) fn subject(&mut self, name: &RowName) -> Label {
        self.subject_within(name, DEPTH)
    }

    fn subject_within(&mut self, name: &RowName, depth: usize) -> Label {
        let mut parts: Vec<Label> = Vec::new();
        if depth == 0 {
            return joined(&parts);
        }
        for column in value::subject_columns(name.0) {
            let part = match value::references(name.0, column) {
                Some(_) => {
                    let named = self.named(name, column);
                    named.map(|named| self.subject_within(&named, depth - 1))
                }
                None => self.text(name, column).map(|text| self.code(name.0, column, text)),
            };
            parts.extend(part.filter(|part| !part.zh.is_empty()));
        }
        joined(&parts)
    }

    /// A code of the policy by its name; any other text as it stands.
    pub(super) fn code(&self, table: Table, column: &str, text: String) -> Label {
        let policy = &self.project.snapshot().policy;
        let code = Code::new(&text);
        let name = match column {
            "item_code" | "from_item" => policy.find_item(&code).map(|row| &row.name),
            "measure_code" => policy.find_measure(&code).map(|row| &row.name),
            "class_code" => policy.find_class(&code).map(|row| &row.name),
            "package_code" => policy.find_package(&code).map(|row| &row.name),
            "source_code" => policy.find_source(&code).map(|row| &row.name),
            "gate_code" => policy.find_gate(&code).map(|row| &row.name),
            "stage_code" => {
                let mut stages = policy.stage_templates.iter().flat_map(|plan| &plan.stages);
                stages.find(|stage| stage.code == code).map(|stage| &stage.name)
            }
            "body" if table == Table::PolicyPart => return value::name_in(&text),
            _ => None,
        };
        name.cloned().unwrap_or_else(|| Label { zh: text.clone(), en: text })
    }
}

/// Rows that changed fields name, on either side.
fn references(fields: &[FieldChange]) -> Vec<RowName> {
    let sides = fields.iter().flat_map(|field| {
        let table = value::references(field.table, &field.column);
        [&field.before, &field.after].map(|value| (table, value))
    });
    sides
        .filter_map(|(table, value)| match value {
            FieldValue::Text(id) => Some((table?, id.clone())),
            _ => None,
        })
        .collect()
}

fn joined(parts: &[Label]) -> Label {
    let join = |pick: fn(&Label) -> &str| parts.iter().map(pick).collect::<Vec<_>>().join(" · ");
    Label { zh: join(|part| &part.zh), en: join(|part| &part.en) }
}
