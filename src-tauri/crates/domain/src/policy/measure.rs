//! Facets, checklist items, classes, measures, packages and effects.

use serde::{Deserialize, Serialize};

use super::{Basis, Label};
use crate::Code;
use crate::finding::Facet;

/// A facet and the point of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FacetInfo {
    /// Which.
    pub facet: Facet,
    /// Name, one character in Chinese.
    pub name: Label,
    /// What it is about, one sentence.
    pub point: Label,
    /// Where that is said.
    pub basis: Basis,
}

/// A checklist item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Code.
    pub code: Code,
    /// Its facet.
    pub facet: Facet,
    /// Name.
    pub name: Label,
    /// What to look at, one or two sentences for a reviewer on site.
    pub help: Label,
    /// Unit of the quantity; empty when nothing is counted.
    #[serde(default)]
    pub unit: String,
    /// Measures a finding suggests.
    #[serde(default)]
    pub suggests: Vec<Code>,
    /// A hazard here must have a measure or a written reason (gas and drainage lines).
    #[serde(default)]
    pub hazard_first: bool,
    /// Where it comes from.
    pub basis: Basis,
}

/// A measure class (基础类, 完善类, 提升类, 后续管理类 …); cities add their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureClass {
    /// Code.
    pub code: Code,
    /// Name.
    pub name: Label,
    /// How binding it is, in words (应改尽改, 能改则改 …).
    pub duty: Label,
    /// Where that is said.
    pub basis: Basis,
}

/// A price known from a publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownPrice {
    /// Fen per unit.
    pub unit_price_fen: i64,
    /// What it is called where it was published, place and year.
    pub described_as: Label,
    /// Where it was published.
    pub basis: Basis,
}

/// One kind of work (改造内容).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Code.
    pub code: Code,
    /// Name.
    pub name: Label,
    /// Its class.
    pub class_code: Code,
    /// Its facet.
    pub facet: Facet,
    /// Unit: m², m, 个, 座, 套, 盏, 部, 户, 处, 项, 栋, 单元.
    pub unit: String,
    /// The effect its quantity adds to.
    #[serde(default)]
    pub effect_code: Option<Code>,
    /// Works on common parts, so that the housing maintenance fund may pay (Civil Code art. 281).
    #[serde(default)]
    pub is_common_part: bool,
    /// Opens the ground: must come before paving and share one opening of the road.
    #[serde(default)]
    pub is_underground: bool,
    /// Known prices; none means blank until a price book is imported.
    #[serde(default)]
    pub known_prices: Vec<KnownPrice>,
    /// Where the measure is listed.
    pub basis: Basis,
}

/// A package: measures applied in one go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// Code.
    pub code: Code,
    /// Name.
    pub name: Label,
    /// Its measures.
    pub measures: Vec<Code>,
    /// Where it comes from.
    pub basis: Basis,
}

/// What the ministry counts afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// Code.
    pub code: Code,
    /// Name.
    pub name: Label,
    /// Unit counted in.
    pub unit: String,
    /// Where it is counted.
    pub basis: Basis,
}
