//! Evidence for the gates: rates, votes, notices, confirmations, documents.
//!
//! Consent is evidence, not one percentage: every record carries counts by heads and by area.

use jiff::civil::Date;

use crate::code::code_enum;
use crate::{Code, CommunityId, EvidenceId, SquareMetres};

code_enum! {
    /// What kind of record it is.
    EvidenceKind {
        /// 参与率、同意率
        Rates = "rates",
        /// 表决
        Vote = "vote",
        /// 公示
        Notice = "notice",
        /// 确认
        Confirmation = "confirmation",
        /// 文件
        Document = "document",
    }
}

code_enum! {
    /// The clause of Civil Code art. 278 a vote falls under; a person picks it, it is never inferred.
    VoteClause {
        /// 一般事项: more than half of those taking part.
        Ordinary = "ordinary",
        /// 特别事项: at least three quarters of those taking part.
        Special = "special",
    }
}

/// Counts of a vote or a survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ballot {
    /// All owners.
    pub owners: Option<i64>,
    /// Owners taking part.
    pub owners_taking_part: Option<i64>,
    /// Owners agreeing.
    pub owners_agreeing: Option<i64>,
    /// Exclusive area of all owners.
    pub area: Option<SquareMetres>,
    /// Exclusive area of those taking part.
    pub area_taking_part: Option<SquareMetres>,
    /// Exclusive area of those agreeing.
    pub area_agreeing: Option<SquareMetres>,
}

/// One record of evidence for one gate of one community.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Identity.
    pub id: EvidenceId,
    /// The community.
    pub community_id: CommunityId,
    /// The gate it serves.
    pub gate_code: Code,
    /// Kind of record.
    pub kind: EvidenceKind,
    /// Clause, for a vote.
    pub clause: Option<VoteClause>,
    /// Counts.
    pub ballot: Ballot,
    /// What a confirmation or document says: yes, no, or not stated.
    pub is_confirmed: Option<bool>,
    /// Notice from.
    pub notice_from: Option<Date>,
    /// Notice to.
    pub notice_to: Option<Date>,
    /// Where the notice hung.
    pub notice_place: String,
    /// Document number.
    pub document_no: String,
    /// Date of the record.
    pub dated: Option<Date>,
    /// Objections and how they were settled.
    pub objections: String,
    /// Remark.
    pub note: String,
}
