//! Imports, origins, declared totals, remembered mappings.

use crate::support::check_rows;
use jiugai_domain::provenance::{
    ColumnMapping, DeclaredTotal, DeferredConflict, ImportBatch, Origin,
};

#[test]
fn imports() {
    check_rows::<ImportBatch>();
}

#[test]
fn origins() {
    check_rows::<Origin>();
}

#[test]
fn declared_totals() {
    check_rows::<DeclaredTotal>();
}

#[test]
fn column_mappings() {
    check_rows::<ColumnMapping>();
}

#[test]
fn deferred_conflicts() {
    check_rows::<DeferredConflict>();
}
