//! How much of a file is taken before it is refused, so that no file can exhaust the machine.

/// The caps. [`Limits::default`] holds a province's registry (22,000 rows of 24 columns) many
/// times over and keeps a hostile file under 512 MiB.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file, bytes.
    pub file_bytes: u64,
    /// Size of `.xls`, which is read as a whole, bytes.
    pub legacy_bytes: u64,
    /// All packed parts of an xlsx, xlsb or ods together once unpacked, bytes.
    pub unpacked_bytes: u64,
    /// One text, tag or comment inside a packed part, which a parser holds as a whole, bytes.
    pub piece_bytes: u64,
    /// Rows with content, per sheet.
    pub rows: u64,
    /// Cells with content, in all sheets together.
    pub cells: u64,
    /// Bytes of text in all cells together.
    pub text_bytes: u64,
    /// Shared texts, formats or merged ranges of a workbook.
    pub entries: u64,
    /// Memory of a process that parses apart, beyond what its libraries take, bytes.
    pub child_bytes: u64,
    /// Time such a process is given, seconds.
    pub child_seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        const MIB: u64 = 1024 * 1024;
        Self {
            file_bytes: 64 * MIB,
            legacy_bytes: 16 * MIB,
            unpacked_bytes: 192 * MIB,
            piece_bytes: 8 * MIB,
            rows: 200_000,
            cells: 3_000_000,
            text_bytes: 96 * MIB,
            entries: 3_000_000,
            child_bytes: 320 * MIB,
            child_seconds: 8,
        }
    }
}
