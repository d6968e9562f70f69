//! The price book.

use super::dto;

dto! {
    /// A price of the book.
    pub struct PriceDto {
        /// Id.
        pub id: String,
        /// What is priced.
        pub item: String,
        /// Unit as the book writes it.
        pub unit: String,
        /// Fen for one unit.
        pub unit_price_fen: i64,
        /// Measure it is a price of, once somebody has said so.
        pub measure: Option<String>,
        /// Region.
        pub region: String,
        /// Date.
        pub dated: Option<String>,
        /// Source.
        pub source: String,
        /// Remark.
        pub note: String,
        /// The cell it was read from.
        pub origin: Option<PriceOriginDto>,
    }

    /// Where a price was read.
    pub struct PriceOriginDto {
        /// File name.
        pub file: String,
        /// Sheet.
        pub sheet: String,
        /// Cell address.
        pub cell: String,
        /// What the cell said.
        pub text: String,
    }

    /// What holds for prices whose table does not say.
    pub struct PriceDefaults {
        /// Region.
        pub region: String,
        /// Date, as typed.
        pub dated: String,
        /// Source.
        pub source: String,
    }

    /// Looks at a preview anew, with other words for what its table does not say.
    pub struct PriceLook {
        /// Its handle.
        pub token: String,
        /// What holds where the table does not say.
        pub defaults: PriceDefaults,
    }

    /// A price book as read; nothing is written.
    pub struct PricePreviewDto {
        /// Handle to apply it by.
        pub token: String,
        /// File name.
        pub file: String,
        /// Prices, in the order of the file.
        pub rows: Vec<PriceSeenDto>,
        /// Rows that give no price.
        pub refused: Vec<PriceRefusedDto>,
        /// How many would be added.
        pub added: u32,
        /// How many are there already.
        pub same: u32,
    }

    /// A price as read.
    pub struct PriceSeenDto {
        /// Its place, to decide on it by.
        pub at: u32,
        /// Sheet.
        pub sheet: String,
        /// Row, from 1.
        pub row: u32,
        /// What is priced.
        pub item: String,
        /// Unit as written.
        pub unit: String,
        /// Fen for one unit.
        pub unit_price_fen: i64,
        /// Region.
        pub region: String,
        /// Date.
        pub dated: Option<String>,
        /// Source.
        pub source: String,
        /// The measure its words and unit point to.
        pub measure: Option<String>,
        /// `new`, `same` (there already) or `beside` (another price is there for it).
        pub state: String,
    }

    /// A row that gives no price.
    pub struct PriceRefusedDto {
        /// Sheet.
        pub sheet: String,
        /// Row, from 1.
        pub row: u32,
        /// What is priced.
        pub item: String,
        /// `no_price`, `no_item`, `no_unit`, `bad_price` or `rough_price`.
        pub why: String,
        /// What the cell said.
        pub text: String,
    }

    /// Writes a preview.
    pub struct PriceApply {
        /// Its handle.
        pub token: String,
        /// What was decided; rows not named are taken as proposed.
        pub choices: Vec<PriceChoice>,
    }

    /// What was decided about a row.
    pub struct PriceChoice {
        /// Its place.
        pub at: u32,
        /// Leave it out.
        pub leave_out: bool,
        /// The measure it is a price of.
        pub measure: Option<String>,
    }

    /// What an import of prices did.
    pub struct PricesDoneDto {
        /// Journal row.
        pub revision: Option<String>,
        /// Prices added.
        pub added: u32,
        /// Left alone because already there.
        pub same: u32,
        /// Left out.
        pub left_out: u32,
    }

    /// A price book as read, and what writing it did: what `jiugai import --prices --json` prints.
    pub struct PriceReportDto {
        /// What was read.
        #[serde(flatten)]
        #[ts(flatten)]
        pub preview: PricePreviewDto,
        /// What was written; none for a preview.
        pub done: Option<PricesDoneDto>,
    }

    /// Says which measure a price is of.
    pub struct PriceLink {
        /// The price.
        pub id: String,
        /// The measure; none clears it.
        pub measure: Option<String>,
    }

    /// Prices by id.
    pub struct PriceIds {
        /// Ids.
        pub ids: Vec<String>,
    }

    /// A line of a scheme.
    pub struct SchemeLineQuery {
        /// Its id.
        pub id: String,
    }

    /// A price offered for a line.
    pub struct PriceOfferDto {
        /// The price.
        pub price: PriceDto,
        /// Its unit is the line's; another cannot be taken.
        pub unit_fits: bool,
        /// Its region is one the community lies in.
        pub region_fits: bool,
        /// Somebody has said that it is a price of this measure.
        pub is_linked: bool,
    }

    /// Takes a price for a line.
    pub struct TakePrice {
        /// The line.
        pub line_id: String,
        /// The price.
        pub price_id: String,
    }
}
