//! Imports, origins of rows, declared totals, remembered mappings, questions put off.

use jiugai_domain::provenance::{
    ColumnMapping, DeclaredTotal, DeferredConflict, ImportBatch, Origin,
};
use jiugai_domain::{
    ColumnMappingId, DeclaredTotalId, DeferredConflictId, ImportBatchId, OriginId,
};

use crate::record::record;

record! {
    ImportBatch: ImportBatchId,
    id, file_name, file_sha256, imported_at,
}

record! {
    Origin: OriginId,
    id, batch_id, table_name, row_id, sheet, sheet_row, cells,
}

record! {
    DeclaredTotal: DeclaredTotalId,
    id, batch_id, division_path, year, communities, buildings, households, floor_area, investment,
    sheet, sheet_row,
}

record! {
    ColumnMapping: ColumnMappingId,
    id, signature, mapping,
}

record! {
    DeferredConflict: DeferredConflictId,
    id, question, sheet_kind, context, row_id, row_name, field, carried, base, file, cells,
    file_name, sheet, sheet_row, cell, deferred_at,
}
