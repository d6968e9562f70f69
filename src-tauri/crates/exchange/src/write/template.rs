//! Sheet layouts as data: `schemas/workbook/sheets/*.json`, one file per table, each with the source
//! of its columns. Which value stands in a column is not known here.

use std::sync::OnceLock;

use serde::Deserialize;

use super::labels::Lang;

macro_rules! sheets {
    ($($name:literal),+ $(,)?) => {
        /// Codes of the shipped layouts, in the order of a workbook that has them all.
        pub const CODES: &[&str] = &[$($name),+];
        const SHEETS: &[&str] = &[$(include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"), "/../../../schemas/workbook/sheets/", $name, ".json"
        ))),+];
    };
}

sheets! {
    "five_year", "annual", "funding", "communities", "checklist", "facet_summary", "scheme",
    "schedule", "findings", "prices",
    "shandong_annual", "declaration_summary", "declaration_detail", "district_list",
    "beijing_list", "approved_estimate", "ministry_progress", "monthly",
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// 中文
    pub zh: String,
    /// English
    pub en: String,
}

impl Words {
    /// The wording in a language.
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// How a column's values are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Words.
    Text,
    /// Short words in the middle: units, states, yes or no.
    Centre,
    /// A whole number.
    Count,
    /// A whole number shown in ten thousands.
    WanCount,
    /// A year.
    Year,
    /// An area, in the unit chosen for the export unless the layout fixes one.
    Area,
    /// An amount, in the unit chosen for the export unless the layout fixes one.
    Money,
    /// A price of one unit, always in 元.
    Price,
    /// A quantity in its own unit.
    Quantity,
    /// A share in percent.
    Share,
    /// A calendar day.
    Day,
    /// The product of the columns named by `product`, in the unit of money.
    Product,
}

impl Kind {
    /// Whether its values can be added up.
    pub const fn is_number(self) -> bool {
        !matches!(self, Self::Text | Self::Centre | Self::Day | Self::Year)
    }
}

/// Paper a sheet is meant for; always landscape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Paper {
    /// 420 × 297 mm
    A3,
    /// 297 × 210 mm
    A4,
}

/// One column of a layout.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Stable name: of the field it shows.
    pub code: String,
    /// Header.
    pub header: Words,
    /// A header above it, shared by its neighbours that name the same.
    #[serde(default)]
    pub over: Option<Words>,
    /// How it is shown.
    pub kind: Kind,
    /// Unit in the header. For areas and money it also fixes the unit, whatever is chosen.
    #[serde(default)]
    pub unit: Option<Words>,
    /// Whether the total row adds it up.
    #[serde(default)]
    pub total: bool,
    /// Name of the list its cells are chosen from.
    #[serde(default)]
    pub choices: Option<String>,
    /// Whether a person may change it and the change comes back.
    #[serde(default)]
    pub edit: bool,
    /// Whether a row is recognised by it where its id is lost.
    #[serde(default)]
    pub key: bool,
    /// Codes of quantity and price, for a product.
    #[serde(default)]
    pub product: Option<(String, String)>,
    /// What the list of keys is called that this column is repeated for.
    #[serde(default)]
    pub each: Option<String>,
    /// What the column means and how it is filled.
    #[serde(default)]
    pub note: Option<Words>,
}

/// One layout.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Stable name.
    pub code: String,
    /// Name on the tab.
    pub name: Words,
    /// Where the columns come from: the publication they are taken from, or our own layout.
    pub source: String,
    /// Paper.
    pub paper: Paper,
    /// Columns that stay in view when scrolling sideways.
    pub frozen: u16,
    /// Whether what is changed in it can come back; its code is then a [`crate::carried::kind`].
    #[serde(default)]
    pub returns: bool,
    /// Empty rows below the last one, for what is added by hand.
    #[serde(default)]
    pub spare_rows: u32,
    /// Whether it ends in a line for names and the day.
    #[serde(default)]
    pub signed: bool,
    /// Columns.
    pub columns: Vec<Column>,
    /// Lines below the table.
    #[serde(default)]
    pub notes: Vec<Words>,
}

impl Template {
    /// The shipped layout with this code.
    pub fn find(code: &str) -> Option<&'static Self> {
        Self::all().iter().find(|template| template.code == code)
    }

    /// Every shipped layout, in order.
    pub fn all() -> &'static [Self] {
        static ALL: OnceLock<Vec<Template>> = OnceLock::new();
        // A test proves that each of them reads; one that did not would be left out.
        ALL.get_or_init(|| {
            SHEETS.iter().filter_map(|text| serde_json::from_str(text).ok()).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_layout_reads_and_says_where_it_comes_from() {
        for (code, text) in CODES.iter().zip(SHEETS) {
            let template: Template =
                serde_json::from_str(text).unwrap_or_else(|error| panic!("{code}: {error}"));
            assert_eq!(&template.code, code);
            assert!(!template.source.is_empty(), "{code}");
            let codes: BTreeSet<_> = template.columns.iter().map(|column| &column.code).collect();
            assert_eq!(codes.len(), template.columns.len(), "{code}: a column is there twice");
            assert!(usize::from(template.frozen) < template.columns.len(), "{code}");
        }
        assert_eq!(Template::all().len(), CODES.len());
    }

    #[test]
    fn what_is_added_up_is_a_number_and_what_can_be_changed_is_explained() {
        for template in Template::all() {
            for column in &template.columns {
                let place = format!("{}.{}", template.code, column.code);
                assert!(!column.total || column.kind.is_number(), "{place}");
                assert!(!(column.edit || column.key) || template.returns, "{place}");
                assert!(!column.edit || column.note.is_some(), "{place} has no note");
                assert_eq!(column.product.is_some(), column.kind == Kind::Product, "{place}");
            }
        }
    }
}
