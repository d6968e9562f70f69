//! The units a written table shows money and areas in. What is stored stays exact whichever is
//! chosen.

/// What money is shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MoneyUnit {
    /// 元
    Yuan,
    /// 万元
    #[default]
    Wan,
}

/// What areas are shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AreaUnit {
    /// m²
    #[default]
    SquareMetre,
    /// 万m²
    Wan,
}

/// The units of one export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Units {
    /// Of money.
    pub money: MoneyUnit,
    /// Of areas.
    pub area: AreaUnit,
}

/// A unit as it stands in a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// As written, e.g. 万元; empty where the header needs none.
    pub text: String,
    /// Decimal places of the stored unit (fen, hundredths of m², thousandths …) within the shown
    /// one.
    pub decimals: u8,
}
