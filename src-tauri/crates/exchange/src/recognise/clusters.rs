//! Money that stands once for several communities, and the clusters and lots a table names.

use std::collections::HashMap;

use super::found::{ClusterKind, ClusterRow};
use super::remark::{Remark, RemarkKind};
use super::rows::{Draft, Shared};

/// Takes the shared amounts out of the rows and gives each a cluster or lot of its own.
pub(super) fn take_clusters(
    sheet: &str,
    title: &str,
    data: &mut [Draft],
) -> (Vec<ClusterRow>, Vec<Remark>) {
    let mut remarks = Vec::new();
    let mut clusters = named(data);
    let mut without_money: HashMap<(ClusterKind, String), usize> = HashMap::new();
    for (place, cluster) in clusters.iter().enumerate() {
        without_money.insert((cluster.kind, cluster.name.clone()), place);
    }
    let groups = groups(data);
    let only = groups.len() == 1;
    for (shared, members) in groups {
        let first = &data[members[0]].row;
        let (kind, name) = if !first.cluster.is_empty() {
            (ClusterKind::Cluster, first.cluster.clone())
        } else if !first.lot.is_empty() {
            (ClusterKind::Lot, first.lot.clone())
        } else {
            let titled = name_in_title(title).filter(|_| only);
            let fallback = || format!("{}等{}个小区", first.name, members.len());
            (ClusterKind::Cluster, titled.unwrap_or_else(fallback))
        };
        let funding_note = first.funding_note.clone();
        remarks.push(Remark {
            kind: RemarkKind::MergedMoneyKeptOnce { rows: members.len() },
            sheet: sheet.to_owned(),
            row: Some(first.sheet_row),
            column: Some(shared.column.clone()),
            text: shared.source.text.clone(),
        });
        let member_rows = members.iter().map(|member| data[*member].row.sheet_row).collect();
        // The first amount of a name belongs to the group of that name.
        let known = without_money.remove(&(kind, name.clone()));
        match known.map(|place| &mut clusters[place]) {
            Some(cluster) => {
                cluster.investment = Some((shared.amount, shared.source));
                cluster.funding_note = funding_note;
            }
            None => clusters.push(ClusterRow {
                kind,
                name,
                investment: Some((shared.amount, shared.source)),
                member_rows,
                funding_note,
            }),
        }
    }
    (clusters, remarks)
}

/// Clusters and lots by their own column, in the order they appear.
fn named(data: &[Draft]) -> Vec<ClusterRow> {
    let mut clusters: Vec<ClusterRow> = Vec::new();
    let mut places: HashMap<(ClusterKind, &str), usize> = HashMap::new();
    for draft in data {
        for (kind, name) in
            [(ClusterKind::Cluster, &draft.row.cluster), (ClusterKind::Lot, &draft.row.lot)]
        {
            if name.is_empty() {
                continue;
            }
            let place = *places.entry((kind, name.as_str())).or_insert_with(|| {
                clusters.push(ClusterRow {
                    kind,
                    name: name.clone(),
                    investment: None,
                    member_rows: Vec::new(),
                    funding_note: String::new(),
                });
                clusters.len() - 1
            });
            clusters[place].member_rows.push(draft.row.sheet_row);
        }
    }
    clusters
}

/// The shared amounts and the places of the rows sharing each.
fn groups(data: &mut [Draft]) -> Vec<(Shared, Vec<usize>)> {
    let mut groups: Vec<(Shared, Vec<usize>)> = Vec::new();
    for place in 0..data.len() {
        let row_number = data[place].row.sheet_row - 1;
        let Some(shared) = data[place].shared.take() else {
            // A row without an amount of its own below a shared one.
            if let Some((shared, members)) = groups.last_mut() {
                let inside = match shared.merged {
                    Some(merged) => row_number <= merged.bottom,
                    None => data[place].row.investment.is_none(),
                };
                if inside {
                    members.push(place);
                }
            }
            continue;
        };
        // Every row repeating the same amount of the same cluster means one amount.
        if let Some((earlier, members)) = groups.last_mut()
            && earlier.merged.is_none()
            && shared.merged.is_none()
            && earlier.amount == shared.amount
            && data[members[0]].row.cluster == data[place].row.cluster
            && data[members[0]].row.lot == data[place].row.lot
        {
            members.push(place);
            continue;
        }
        groups.push((shared, vec![place]));
    }
    groups
}

/// 步红花园片区改造项目 → 步红花园片区.
fn name_in_title(title: &str) -> Option<String> {
    let end = title.find("片区")? + "片区".len();
    let name =
        title[..end].trim_start_matches(|c: char| c.is_ascii_digit() || c == '年' || c == '度');
    (name != "片区").then(|| name.to_owned())
}
