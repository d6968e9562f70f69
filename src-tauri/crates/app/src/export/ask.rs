//! What is to be exported, and how.

use std::str::FromStr;

use jiugai_domain::{CommunityId, PlanId};
use jiugai_exchange::write::{Encoding, Lock, Units};
use jiugai_report::Lang;

use crate::AppError;

macro_rules! documents {
    ($($(#[$meta:meta])* $variant:ident = $code:literal,)+) => {
        /// Tables that go out together.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Document { $($(#[$meta])* $variant),+ }

        impl Document {
            /// Every document.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Stable name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl FromStr for Document {
            type Err = AppError;

            fn from_str(name: &str) -> Result<Self, AppError> {
                match name {
                    $($code => Ok(Self::$variant),)+
                    _ => Err(AppError::not_found("document", name)),
                }
            }
        }
    };
}

documents! {
    /// The plans with everything that belongs to them.
    Workbook = "workbook",
    /// The registry.
    Communities = "communities",
    /// The six-facet check.
    Checklist = "checklist",
    /// Schemes with their measures, with what was found beside them.
    Scheme = "scheme",
    /// One plan: five-year or annual.
    Plan = "plan",
    /// Who pays in a plan.
    Funding = "funding",
    /// When what is done.
    Schedule = "schedule",
    /// The price book.
    Prices = "prices",
    /// The published column sets.
    Declaration = "declaration",
}

impl Document {
    /// Whether it can hold some communities only.
    pub const fn is_by_community(self) -> bool {
        matches!(self, Self::Communities | Self::Checklist | Self::Scheme)
    }
}

/// One export.
#[derive(Debug, Clone)]
pub struct Ask {
    /// Which tables.
    pub document: Document,
    /// One table of it only, by the code of its layout.
    pub table: Option<String>,
    /// The plan; the newest that fits when absent.
    pub plan: Option<PlanId>,
    /// These communities only; all when empty.
    pub communities: Vec<CommunityId>,
    /// Language of headers and notes.
    pub lang: Lang,
    /// Units of money and areas.
    pub units: Units,
    /// Whether computed cells are locked.
    pub lock: Lock,
    /// Letters of delimited text.
    pub encoding: Encoding,
}

impl Ask {
    /// A document as it goes out when nobody says otherwise.
    pub fn plain(document: Document, lang: Lang) -> Self {
        Self {
            document,
            table: None,
            plan: None,
            communities: Vec::new(),
            lang,
            units: Units::default(),
            lock: Lock::default(),
            encoding: Encoding::default(),
        }
    }
}

/// Kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// A workbook.
    Xlsx,
    /// Delimited text, of one table.
    Csv,
}

impl FromStr for TableFormat {
    type Err = AppError;

    fn from_str(name: &str) -> Result<Self, AppError> {
        match name {
            "xlsx" => Ok(Self::Xlsx),
            "csv" => Ok(Self::Csv),
            _ => Err(AppError::not_found("format", name)),
        }
    }
}
