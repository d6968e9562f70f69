//! `jiugai export`, and what other programs read in it.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::support::{Place, sample};

/// A file with the published plan of Tianchang, a five-year plan and the annual plan of 2026.
fn planned() -> Place {
    let place = Place::with_file();
    place.ok(&["import", "a.jiugai", &sample("tianchang_2021.xlsx")]);
    place.ok(&["plan", "a.jiugai", "--years", "2026-2027"]);
    place.ok(&["plan", "a.jiugai", "--annual", "2026"]);
    place.ok(&["schedule", "a.jiugai", "--build"]);
    place
}

/// Every cell of a workbook as openpyxl reads it: `{sheet: [[row, …]]}`, formulas by their results.
fn openpyxl(path: &Path) -> Value {
    let script = "
import json, sys
from openpyxl import load_workbook
book = load_workbook(sys.argv[1], data_only=True)
print(json.dumps({s.title: [[c if c is None or isinstance(c, (int, float)) else str(c)
                             for c in row] for row in s.iter_rows(values_only=True)]
                  for s in book.worksheets if s.sheet_state != 'veryHidden'}))";
    let python = std::env::var("JIUGAI_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let output = Command::new(python).args(["-c", script]).arg(path).output().expect("python");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "openpyxl reads {}: {stderr}", path.display());
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// The same after LibreOffice has opened the file, computed it anew and saved it.
fn libreoffice(place: &Place, name: &str) -> Value {
    let folder = place.path("again");
    let profile = format!("-env:UserInstallation=file://{}", place.path("profile").display());
    let output = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(&folder)
        .arg(place.path(name))
        .output()
        .expect("LibreOffice is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    openpyxl(&folder.join(name))
}

/// Numbers of a sheet by cell, for a comparison that does not depend on the last digit of a double.
fn numbers(sheet: &Value) -> Vec<(usize, usize, f64)> {
    let rows = sheet.as_array().expect("rows").iter().enumerate();
    let cells = |(row, cells): (usize, &Value)| {
        let cells = cells.as_array().expect("cells").iter().enumerate();
        cells.filter_map(|(col, cell)| Some((row, col, cell.as_f64()?))).collect::<Vec<_>>()
    };
    rows.flat_map(cells).collect()
}

#[test]
fn every_document_opens_in_other_programs_and_their_figures_agree() {
    let place = planned();
    for document in [
        "workbook",
        "communities",
        "checklist",
        "scheme",
        "plan",
        "funding",
        "schedule",
        "declaration",
    ] {
        let name = format!("{document}.xlsx");
        place.ok(&["export", "a.jiugai", document, "--out", &name]);
        let ours = openpyxl(&place.path(&name));
        let again = libreoffice(&place, &name);
        for (sheet, cells) in ours.as_object().expect("sheets") {
            let (ours, theirs) = (numbers(cells), numbers(&again[sheet]));
            assert_eq!(ours.len(), theirs.len(), "{document} {sheet}");
            for (a, b) in ours.iter().zip(&theirs) {
                assert!((a.0, a.1) == (b.0, b.1) && (a.2 - b.2).abs() < 1e-6, "{a:?} {b:?}");
            }
        }
    }
}

#[test]
fn a_declared_list_sums_to_the_published_total() {
    let place = planned();
    place.ok(&[
        "export",
        "a.jiugai",
        "declaration",
        "--plan",
        "2026—2027 年规划",
        "--table",
        "district_list",
        "--out",
        "list.csv",
    ]);
    let text = std::fs::read_to_string(place.path("list.csv")).expect("written");
    assert!(
        text.starts_with("\u{feff}序号,小区,涉及居民(户),楼宇(栋),建筑面积(平方米),计划投资(万元)"),
        "{text}"
    );
    let rows: Vec<&str> = text.trim_end().lines().skip(1).collect();
    assert_eq!(rows.len(), 8, "{text}");
    let households: i64 = rows
        .iter()
        .map(|row| row.split(',').nth(2).and_then(|n| n.parse().ok()).unwrap_or(0))
        .sum();
    assert_eq!(households, 554);
}

#[test]
fn units_letters_and_the_choice_of_communities_are_flags() {
    let place = planned();
    let export = |more: &[&str]| {
        let head = ["export", "a.jiugai", "communities", "--out", "c.csv"];
        place.ok(&[&head, more].concat());
        std::fs::read(place.path("c.csv")).expect("written")
    };
    let text = String::from_utf8(export(&["--money", "yuan", "--area", "wan"])).expect("UTF-8");
    assert!(text.contains("建筑面积(万㎡)") && text.contains("投资(元)"), "{text}");
    let gb18030 = export(&["--encoding", "gb18030", "--community", "天阳楼小区"]);
    assert!(String::from_utf8(gb18030.clone()).is_err(), "not UTF-8");
    assert_eq!(gb18030.iter().filter(|byte| **byte == b'\n').count(), 2, "a header and one row");
}

#[test]
fn what_cannot_be_written_is_refused_and_leaves_nothing() {
    let place = planned();
    let refused = place.refused(2, &["export", "a.jiugai", "declaration", "--out", "d.csv"]);
    assert!(refused.contains("district_list"), "names the tables to choose from: {refused}");
    place.refused(2, &["export", "a.jiugai", "plan", "--out", "plan.docx"]);
    place.refused(2, &["export", "a.jiugai", "plan", "--table", "monthly", "--out", "plan.xlsx"]);
    let empty = Place::with_file();
    let refused = empty.refused(4, &["export", "a.jiugai", "plan", "--out", "plan.xlsx"]);
    assert!(refused.contains("规划"), "{refused}");
    assert!(!empty.path("plan.xlsx").exists() && !place.path("d.csv").exists());
}

#[test]
fn a_price_book_comes_in_is_listed_and_goes_back() {
    let place = planned();
    let book = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../exchange/tests/fixtures/plans/70_tongdao_2026_unitprice.csv"
    );
    let import = |more: &[&str]| {
        let head =
            ["import", "a.jiugai", book, "--prices", "--region", "通道县", "--dated", "2026-03-01"];
        place.json(&[&head, more].concat())
    };
    let preview = import(&["--preview"]);
    assert_eq!((&preview["added"], &preview["done"]), (&json!(2), &json!(null)));
    assert_eq!(place.json(&["list", "a.jiugai", "prices"]), json!([]));
    let report = import(&[]);
    assert_eq!(report["done"]["added"], 2);
    let rows = place.json(&["list", "a.jiugai", "prices"]);
    let road = rows.as_array().expect("rows").iter().find(|row| row["unit_price_fen"] == 30_180);
    let road = road.expect("the road");
    assert_eq!(road["measure"], "roads", "its words and its unit point to one measure only");
    assert_eq!((&road["region"], &road["dated"]), (&json!("通道县"), &json!("2026-03-01")));
    assert_eq!(road["origin"]["cell"], "E2");
    assert_eq!(import(&[])["same"], 2, "a second import adds nothing");
    place.ok(&["undo", "a.jiugai"]);
    assert_eq!(place.json(&["list", "a.jiugai", "prices"]), json!([]));
}
