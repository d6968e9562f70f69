//! What a reviewer found for a checklist item (摸底检查).

use jiff::civil::Date;

use crate::code::code_enum;
use crate::{Code, CommunityId, FindingId, PhotoId, Quantity};

code_enum! {
    /// The six facets: 人 水 绿 线 面 管.
    Facet {
        /// 人
        Person = "person",
        /// 水
        Water = "water",
        /// 绿
        Green = "green",
        /// 线
        Lines = "lines",
        /// 面
        Facades = "facades",
        /// 管
        Management = "management",
    }
}

code_enum! {
    /// What was found. No row at all means: not yet inspected, which is never the same as `Ok`.
    FindingLevel {
        /// 无问题
        Ok = "ok",
        /// 一般
        Minor = "minor",
        /// 严重
        Severe = "severe",
        /// 隐患
        Hazard = "hazard",
        /// 不涉及
        NotApplicable = "not_applicable",
    }
}

impl FindingLevel {
    /// Whether something is lacking, so that a measure should answer it.
    pub const fn is_lacking(self) -> bool {
        matches!(self, Self::Minor | Self::Severe | Self::Hazard)
    }
}

/// The finding for one item of one community.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Identity.
    pub id: FindingId,
    /// The community looked at.
    pub community_id: CommunityId,
    /// The checklist item.
    pub item_code: Code,
    /// What was found.
    pub level: FindingLevel,
    /// How much, in the item's unit.
    pub quantity: Option<Quantity>,
    /// Strongly wished by residents.
    pub strongly_wished: bool,
    /// Why a hazard or a strong wish is not in the scheme (a written reason settles the gate).
    pub reason_not_in_scheme: String,
    /// Remark.
    pub note: String,
    /// Who looked.
    pub inspected_by: String,
    /// When.
    pub inspected_on: Option<Date>,
}

/// A photo of a finding; its bytes live once, by hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// Identity.
    pub id: PhotoId,
    /// The finding it shows.
    pub finding_id: FindingId,
    /// SHA-256 of the bytes, lower-case hex.
    pub blob_sha256: String,
    /// Caption.
    pub caption: String,
}
