//! Packs what is carried into texts short enough for cells, and unpacks them within a cap.

use std::io::{BufWriter, Read};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Carried;

/// Characters of a cell; spreadsheets hold 32,767.
const CELL: usize = 30_000;
/// What it may unpack to: a province's registry takes a tenth of it.
const MOST_BYTES: u64 = 128 * 1024 * 1024;

/// The texts of the cells, in order.
pub(super) fn pack(carried: &Carried) -> std::io::Result<Vec<String>> {
    let mut packed = zstd::Encoder::new(Vec::new(), 1)?;
    packed.include_checksum(true)?;
    // A call for every piece of JSON would cost more than packing it.
    let mut pieces = BufWriter::with_capacity(64 * 1024, packed);
    serde_json::to_writer(&mut pieces, carried)?;
    let packed = pieces.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    let text = STANDARD.encode(packed.finish()?);
    // Base64 is ASCII: any cut lies between characters.
    Ok(text
        .as_bytes()
        .chunks(CELL)
        .map(|cell| String::from_utf8_lossy(cell).into_owned())
        .collect())
}

/// What the texts hold; `None` when they are not whole.
pub(super) fn unpack(text: &str) -> Option<Carried> {
    let bytes = STANDARD.decode(text).ok()?;
    let mut json = Vec::new();
    let mut plain = zstd::Decoder::new(bytes.as_slice()).ok()?.take(MOST_BYTES + 1);
    plain.read_to_end(&mut json).ok()?;
    if json.len() as u64 > MOST_BYTES {
        return None;
    }
    serde_json::from_slice(&json).ok()
}
