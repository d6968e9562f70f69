//! One community, explained: facts with where they came from, who pays, what is open.

use std::sync::Arc;

use jiugai_domain::CommunityId;
use jiugai_domain::community::Community;
use jiugai_domain::plan::Plan;
use jiugai_domain::provenance::{ImportBatch, SourceCell};

use super::Field;
use crate::AppError;
use crate::figures::CommunityFigure;
use crate::funding::{Owner, OwnerSplit, split_owner};
use crate::gate::{self, Judged};
use crate::scheme::{self, SchemeView};
use crate::snapshot::Snapshot;

/// A fact as it would be typed, and where it came from.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The field.
    pub field: Field,
    /// The value as it would be typed; empty is unknown.
    pub text: String,
    /// The cell it was read from.
    pub source: Option<FactSource>,
}

/// The cell a fact was read from.
#[derive(Debug, Clone)]
pub struct FactSource {
    /// The import.
    pub batch: Arc<ImportBatch>,
    /// Sheet.
    pub sheet: String,
    /// The cell as it stood.
    pub cell: SourceCell,
}

/// One community, explained.
#[derive(Debug, Clone)]
pub struct Detail {
    /// The community.
    pub community: Arc<Community>,
    /// Its divisions, largest first.
    pub division: String,
    /// Its cluster's name.
    pub cluster: Option<String>,
    /// Facts.
    pub facts: Vec<Fact>,
    /// Figures.
    pub figure: Arc<CommunityFigure>,
    /// The current scheme.
    pub scheme: SchemeView,
    /// Year in the newest five-year plan.
    pub year: Option<i16>,
    /// Who pays, in the newest five-year plan.
    pub split: Option<OwnerSplit>,
    /// Gates.
    pub gates: Vec<Judged>,
}

/// Explains the community `id`.
pub fn detail(snapshot: &Snapshot, id: CommunityId) -> Result<Detail, AppError> {
    let community = snapshot.community(id)?.clone();
    let cluster = community.cluster_id.and_then(|id| snapshot.clusters.get(id));
    let plan = snapshot.current_five_year();
    let own = |plan: &Arc<Plan>| split_owner(snapshot, plan.id, Owner::Community(id));
    let split = plan.map(own).transpose()?.flatten();
    Ok(Detail {
        division: snapshot.division_names(community.division_id).join(" "),
        cluster: cluster.map(|cluster| cluster.name.clone()),
        facts: facts(snapshot, &community),
        figure: snapshot.figures.of(id),
        scheme: scheme::view(snapshot, id)?,
        year: snapshot.planned_year(id),
        split,
        gates: gate::of_community(snapshot, &community),
        community,
    })
}

fn facts(snapshot: &Snapshot, community: &Community) -> Vec<Fact> {
    let fields = Field::ALL.iter().copied();
    fields
        .map(|field| Fact {
            field,
            text: field.read(community).unwrap_or_else(|| elsewhere(snapshot, community, field)),
            source: source(snapshot, community, field),
        })
        .collect()
}

/// The value of a field that is kept in another table.
fn elsewhere(snapshot: &Snapshot, community: &Community, field: Field) -> String {
    match field {
        Field::Division => snapshot.division_names(community.division_id).join(" "),
        Field::Cluster => {
            let cluster = community.cluster_id.and_then(|id| snapshot.clusters.get(id));
            cluster.map(|cluster| cluster.name.clone()).unwrap_or_default()
        }
        Field::Investment => {
            let known = snapshot.figures.of(community.id).known_cost();
            known.map(|fen| fen.wan_yuan().to_string()).unwrap_or_default()
        }
        Field::Year => {
            let year = snapshot.planned_year(community.id);
            year.map(|year| year.to_string()).unwrap_or_default()
        }
        _ => String::new(),
    }
}

fn source(snapshot: &Snapshot, community: &Community, field: Field) -> Option<FactSource> {
    let (origin, cell) = snapshot.source_cell(community.id.0, field)?;
    let batch = snapshot.import_batches.get(origin.batch_id)?.clone();
    let mut cell = cell.clone();
    // A cost priced since, or typed over in the scheme, is not the published one any more.
    let is_published = snapshot.figures.of(community.id).is_published;
    cell.superseded |= field == Field::Investment && !is_published;
    Some(FactSource { batch, sheet: origin.sheet.clone(), cell })
}
