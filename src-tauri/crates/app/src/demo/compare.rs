//! The demo's figures beside the published ones: what shows that nothing was lost on the way.

use jiugai_exchange::recognise::TableFound;
use serde::Deserialize;

use crate::import::Preview;

/// What a publication states.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct Published {
    communities: Option<i64>,
    households: Option<i64>,
    buildings: Option<i64>,
    floor_area_m2: Option<f64>,
    investment_fen: Option<i64>,
}

/// A figure as read beside the figure as published.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The workbook.
    pub book: String,
    /// Which figure.
    pub figure: &'static str,
    /// As published.
    pub published: f64,
    /// As it stands in the file.
    pub read: f64,
}

impl Compared {
    /// Whether the two are the same.
    pub fn matches(&self) -> bool {
        (self.published - self.read).abs() < 0.005
    }
}

/// The figures of a workbook as read beside those its publication states.
#[expect(clippy::cast_precision_loss, reason = "figures of one publication, far below 2^53")]
pub(super) fn compare(code: &str, published: &Published, preview: &Preview) -> Vec<Compared> {
    if preview.recognised.tables.iter().all(|table| table.communities.is_empty()) {
        return Vec::new();
    }
    let mut sums = (0_i64, 0_i64, 0_i64, 0_i64, 0_i64);
    for totals in preview.recognised.tables.iter().map(TableFound::totals) {
        sums.0 += i64::try_from(totals.communities).unwrap_or(i64::MAX);
        sums.1 += totals.households;
        sums.2 += totals.buildings;
        sums.3 += totals.floor_area.0;
        sums.4 += totals.investment.0;
    }
    let figures = [
        ("communities", published.communities.map(|n| n as f64), sums.0 as f64),
        ("households", published.households.map(|n| n as f64), sums.1 as f64),
        ("buildings", published.buildings.map(|n| n as f64), sums.2 as f64),
        ("floor_area_m2", published.floor_area_m2, sums.3 as f64 / 100.0),
        ("investment_fen", published.investment_fen.map(|n| n as f64), sums.4 as f64),
    ];
    let compared = figures.into_iter().filter_map(|(figure, published, read)| {
        Some(Compared { book: code.to_owned(), figure, published: published?, read })
    });
    compared.collect()
}
