//! Writing the records of an old `.xls`, and the compound file around them, by hand.

/// A stream of records with one worksheet.
pub(super) struct Biff {
    globals: Vec<u8>,
    sheet: Vec<u8>,
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

impl Biff {
    pub(super) fn new() -> Self {
        Self { globals: Vec::new(), sheet: Vec::new() }
    }

    pub(super) fn global(mut self, kind: u16, data: &[u8]) -> Self {
        self.globals.extend(record(kind, data));
        self
    }

    pub(super) fn cell_record(mut self, kind: u16, data: &[u8]) -> Self {
        self.sheet.extend(record(kind, data));
        self
    }

    /// A cell with a text (LABEL).
    pub(super) fn label(self, row: u16, col: u16, text: &str) -> Self {
        let units: Vec<u16> = text.encode_utf16().collect();
        let length = u16::try_from(units.len()).expect("a short text");
        let data = [words(&[row, col, 0, length]), vec![1], words(&units)].concat();
        self.cell_record(0x0204, &data)
    }

    /// A cell with a number (NUMBER).
    pub(super) fn number(self, row: u16, col: u16, number: f64) -> Self {
        let data = [words(&[row, col, 0]), number.to_le_bytes().to_vec()].concat();
        self.cell_record(0x0203, &data)
    }

    pub(super) fn merged(self, top: u16, bottom: u16, left: u16, right: u16) -> Self {
        self.cell_record(0x00E5, &words(&[1, top, bottom, left, right]))
    }

    pub(super) fn hidden_row(self, row: u16) -> Self {
        self.cell_record(0x0208, &words(&[row, 0, 9, 255, 0, 0, 0x20, 0]))
    }

    /// The whole file; `state` 1 hides the sheet.
    pub(super) fn file(self, state: u8) -> Vec<u8> {
        let bof = |kind: u16| record(0x0809, &words(&[0x0600, kind, 0, 0, 0, 0, 0, 0]));
        let eof = record(0x000A, &[]);
        let name =
            [&[4_u8, 1][..], &words(&"计划甲乙".encode_utf16().collect::<Vec<_>>())].concat();
        let before = [bof(5), record(0x0042, &words(&[1200])), self.globals].concat();
        let start = before.len() + 4 + 6 + name.len() + eof.len();
        let start = u32::try_from(start).expect("a small file").to_le_bytes();
        let bound = record(0x0085, &[&start[..], &[state, 0], &name].concat());
        let stream = [before, bound, eof.clone(), bof(16), self.sheet, eof].concat();
        crate::common::compound_of("Workbook", &stream)
    }
}
