//! Schemes (一小区一方案) and cost lines.

use jiff::civil::Date;

use crate::code::code_enum;
use crate::{ClusterId, Code, CommunityId, CostLineId, Fen, LotId, PriceId, Quantity, SchemeId};

code_enum! {
    /// What a scheme's cost is taken from. Priced measures replace a lump sum only when a person
    /// says so, and never add to it.
    CostBasis {
        /// 总价: the lump sum stands.
        LumpSum = "lump_sum",
        /// 清单: the priced measures stand.
        Measures = "measures",
    }
}

code_enum! {
    /// Where a scheme is in its own review.
    SchemeState {
        /// 编制中
        Draft = "draft",
        /// 已审定
        Approved = "approved",
    }
}

/// A community's versioned set of measures, quantities and prices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    /// Identity.
    pub id: SchemeId,
    /// Whose scheme.
    pub community_id: CommunityId,
    /// 1, 2, 3 …; the highest is the current one.
    pub version: i32,
    /// Name.
    pub name: String,
    /// What its cost is taken from.
    pub basis: CostBasis,
    /// Review state.
    pub state: SchemeState,
    /// Remark.
    pub note: String,
}

/// Who carries a cost line. Money of a cluster or lot counts once, never per community.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CostOwner {
    /// A community, through its scheme.
    Scheme(SchemeId),
    /// A cluster.
    Cluster(ClusterId),
    /// A tender lot.
    Lot(LotId),
}

/// What a cost line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CostKind {
    /// Quantity × unit price of a measure; either may still be unknown.
    Measure {
        /// The measure.
        measure_code: Code,
        /// How much, in the measure's unit.
        quantity: Option<Quantity>,
        /// Price of one unit.
        unit_price: Option<Fen>,
        /// Where the price comes from, in words.
        price_source: String,
        /// The checklist item that asked for it.
        from_item: Option<Code>,
    },
    /// A total given as one sum.
    LumpSum {
        /// The sum; unknown stays unknown.
        amount: Option<Fen>,
        /// Its class, when it has one.
        class_code: Option<Code>,
        /// Taken from a published table, not estimated here.
        published: bool,
    },
}

/// One line of cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostLine {
    /// Identity.
    pub id: CostLineId,
    /// Who carries it.
    pub owner: CostOwner,
    /// What it is.
    pub kind: CostKind,
    /// Remark.
    pub note: String,
    /// Place in the list.
    pub position: i32,
}

/// A line of a price book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// Identity.
    pub id: PriceId,
    /// What is priced, as the book words it.
    pub item: String,
    /// The unit it is priced in, as the book writes it.
    pub unit: String,
    /// Price of one unit.
    pub unit_price: Fen,
    /// The measure it is a price of, once somebody has said so.
    pub measure_code: Option<Code>,
    /// Region it holds for.
    pub region: String,
    /// Date of the price.
    pub dated: Option<Date>,
    /// Where it comes from.
    pub source: String,
    /// Remark.
    pub note: String,
}
