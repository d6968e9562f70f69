//! `schemas/store/file-format.md` says how a stranger reads a file: every statement in it runs and
//! finds something, and every table is spoken of.

use std::path::Path;

use jiugai_store::{Store, Table};
use rusqlite::Connection;

use crate::support::services;

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../schemas/store/file-format.md");
    std::fs::read_to_string(path).expect("the page")
}

#[test]
fn every_statement_of_the_page_finds_something() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.jiugai");
    let released = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v1.jiugai");
    std::fs::copy(released, &path).expect("copied");
    Store::open(&path, services("读者")).expect("opened").close().expect("closed");
    let conn = Connection::open(&path).expect("opened by other means");
    let page = page();
    let mut ran = 0;
    for block in page.split("```sql\n").skip(1) {
        let block = block.split("```").next().expect("an end");
        for sql in block.split(';').filter(|sql| !sql.trim().is_empty()) {
            let mut statement = conn.prepare(sql).expect(sql);
            let mut rows = statement.query([]).expect(sql);
            let mut found = 0;
            while rows.next().expect(sql).is_some() {
                found += 1;
            }
            assert!(found > 0, "it finds nothing: {sql}");
            ran += 1;
        }
    }
    assert!(ran >= 7, "{ran} statements");
}

#[test]
fn every_table_is_spoken_of() {
    let page = page();
    let own = ["blob", "changeset", "journal", "schema_column", "schema_version"];
    for table in Table::ALL.iter().map(|table| table.as_str()).chain(own) {
        let is_named = page.contains(&format!("`{table}`")) || page.contains(&format!(" {table} "));
        assert!(is_named, "{table} is not on the page");
    }
}
