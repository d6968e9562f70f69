//! From the application's values to the shapes on the wire, and back. Nothing is decided here.

mod checklist;
mod community;
mod exchange;
mod figures;
mod funding;
mod handbook;
mod history;
mod import;
mod merge;
mod plan;
mod policy;
mod project;
mod schedule;
mod scheme;
mod snapshot;

use std::str::FromStr;

use jiff::civil::Date;
use jiugai_app::{AppError, ErrorCode, Notice};
use jiugai_domain::SquareMetres;
use jiugai_domain::policy::{Basis, Label};
use jiugai_report::Lang;

pub(super) use self::checklist::checklist;
pub(super) use self::community::{
    community_detail, community_edits, community_table, new_communities, search_hit,
};
pub(super) use self::exchange::{exported, exported_parts};
pub(super) use self::figures::{overdue, overview, totals_report};
pub(super) use self::funding::{funding, funding_parts};
pub(super) use self::handbook::handbook;
pub(super) use self::history::{
    count, history_changes, history_entry, history_query, history_way, history_words, point, word,
};
pub(super) use self::import::{Showing, import_choices, import_done};
pub(super) use self::merge::{Wording, answer, merge_done};
pub(super) use self::plan::{plan, plan_detail};
pub(super) use self::policy::policy;
pub(super) use self::project::{project, sample};
pub(super) use self::schedule::schedule;
pub(super) use self::scheme::scheme;
pub(super) use self::snapshot::{check, counts, snapshot};
use crate::dto::{NamedDto, NoticeDto};

/// An id of a row of kind `what`.
pub(super) fn id<Id: FromStr>(what: &str, text: &str) -> Result<Id, AppError> {
    text.parse().map_err(|_| AppError::not_found(what, text))
}

/// Ids of rows of kind `what`.
pub(super) fn ids<Id: FromStr>(what: &str, texts: &[String]) -> Result<Vec<Id>, AppError> {
    texts.iter().map(|text| id(what, text)).collect()
}

/// A member of a closed list.
pub(super) fn choice<T: FromStr>(what: &str, text: &str) -> Result<T, AppError> {
    text.parse().map_err(|_| {
        let what = jiugai_app::text::say(&format!("noun.{what}"), &[]);
        AppError::new(ErrorCode::BadChoice).with("what", what).with("value", text)
    })
}

/// A date field of an edit: absent leaves it, empty clears it.
#[expect(clippy::option_option, reason = "a field may be left as it is, cleared or set")]
pub(super) fn date(text: Option<&str>) -> Result<Option<Option<Date>>, AppError> {
    text.map(jiugai_app::typed_date).transpose()
}

/// Language of a document.
pub(super) fn lang(text: &str) -> Result<Lang, AppError> {
    match text {
        "zh-CN" => Ok(Lang::ZhCn),
        "en" => Ok(Lang::En),
        _ => Err(AppError::not_found("language", text)),
    }
}

/// A notice.
pub(super) fn notice(notice: &Notice) -> NoticeDto {
    NoticeDto { code: notice.code.clone(), zh: notice.text.zh.clone(), en: notice.text.en.clone() }
}

fn named(code: impl std::fmt::Display, label: &Label) -> NamedDto {
    NamedDto { code: code.to_string(), zh: label.zh.clone(), en: label.en.clone() }
}

/// m² with two decimals; exact for every area below 2^53 hundredths.
#[expect(clippy::cast_precision_loss, reason = "areas stay far below 2^53 hundredths of a m²")]
fn square_metres(area: SquareMetres) -> f64 {
    area.0 as f64 / 100.0
}

#[expect(clippy::cast_precision_loss, reason = "quantities stay far below 2^53 thousandths")]
fn quantity(quantity: jiugai_domain::Quantity) -> f64 {
    quantity.0 as f64 / 1000.0
}

fn basis(basis: &Basis) -> String {
    basis.source.clone()
}
