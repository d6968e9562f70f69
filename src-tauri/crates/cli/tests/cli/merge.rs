//! `jiugai merge`: workbooks that went out, were edited and saved in other programs, and came back.

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use crate::support::{Place, sample};

fn registry() -> Place {
    let place = Place::with_file();
    place.ok(&["import", "a.jiugai", &sample("tianchang_2021.xlsx")]);
    place.ok(&["export", "a.jiugai", "communities", "--out", "台账.xlsx"]);
    place
}

/// Edits the registry's workbook with openpyxl: `row(name)`, `put(name, header, value)`, `cols`,
/// `ws` and `names` are there for the script; what it leaves is `改.xlsx`.
fn edit(place: &Place, script: &str) {
    let tools = "
import sys
from openpyxl import load_workbook
wb = load_workbook(sys.argv[1])
ws = wb['小区台账']
head = next(r for r in range(1, 10) if any(str(c.value) == '#jiugai' for c in ws[r]))
cols = {str(c.value).split('\\n')[0]: c.column for c in ws[head] if c.value}
ids = cols['#jiugai']
def rows(): return [r for r in range(head + 1, ws.max_row + 1) if ws.cell(r, ids).value]
def row(name): return next(r for r in rows() if ws.cell(r, cols['小区名称']).value == name)
def put(name, header, value): ws.cell(row(name), cols[header]).value = value
def sort():
    at = rows()
    kept = {r: [ws.cell(r, c).value for c in range(1, ids + 1)] for r in at}
    order = sorted(at, key=lambda r: kept[r][cols['小区名称'] - 1], reverse=True)
    for to, source in zip(at, order):
        for c in range(1, ids + 1): ws.cell(to, c).value = kept[source][c - 1]
";
    let script = [tools, script, "\nwb.save(sys.argv[2])"].concat();
    let python = std::env::var("JIUGAI_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let output = Command::new(python)
        .args(["-c", &script])
        .arg(place.path("台账.xlsx"))
        .arg(place.path("改.xlsx"))
        .output()
        .expect("python");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Opens a workbook in LibreOffice and saves it as another kind; the file written.
fn libreoffice(place: &Place, name: &str, kind: &str) -> PathBuf {
    let filter = match kind {
        "xlsx" => "xlsx:Calc MS Excel 2007 XML",
        "xls" => "xls:MS Excel 97",
        other => other,
    };
    let folder = place.path("office");
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", place.path("profile").display()))
        .args(["--headless", "--convert-to", filter, "--outdir"])
        .arg(&folder)
        .arg(place.path(name))
        .output()
        .expect("LibreOffice is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let stem = name.trim_end_matches(".xlsx");
    folder.join(format!("{stem}.{kind}"))
}

fn community(place: &Place, name: &str, field: &str) -> Value {
    let list = place.json(&["list", "a.jiugai", "communities"]);
    let names = list["name"].as_array().expect("names");
    let at = names.iter().position(|known| known == name).expect("the community");
    list[field][at].clone()
}

fn changes(merge: &Value) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let taken = merge["taken"].as_array().expect("changes").iter();
    taken.map(|one| (text(&one["name"]), text(&one["field"]), text(&one["value"]))).collect()
}

#[test]
fn what_goes_through_libreoffice_comes_back_as_it_went_out() {
    let place = registry();
    for kind in ["xlsx", "ods", "xls"] {
        let book = libreoffice(&place, "台账.xlsx", kind).display().to_string();
        let merge = place.json(&["merge", "a.jiugai", &book, "--preview"]);
        assert_eq!(merge["from"], "this_file", "{kind}");
        assert_eq!((&merge["taken"], &merge["questions"]), (&json!([]), &json!([])), "{kind}");
        assert_eq!((&merge["rows"], &merge["done"]), (&json!(8), &json!(null)), "{kind}");
    }
}

/// Edited, sorted with its hidden ids, the money turned into yuan; saved by LibreOffice three ways.
#[test]
fn edits_made_and_sorted_in_another_program_come_back() {
    let place = registry();
    edit(
        &place,
        "
put('天阳楼小区', '户数', ' 1,234 ')
put('天阳楼小区', '产权性质', '公房')
put('缫丝厂家属区', '备注', '现场核过')
money = cols['投资']
ws.cell(head, money).value = '投资\\n(元)'
for r in rows():
    if ws.cell(r, money).value is not None:
        ws.cell(r, money).value = round(ws.cell(r, money).value * 10000, 2)
put('五建小区', '投资', 2345678.9)
sort()
",
    );
    let before = place.json(&["list", "a.jiugai", "communities"]);
    for kind in ["xlsx", "ods", "xls"] {
        let book = libreoffice(&place, "改.xlsx", kind).display().to_string();
        let merge = place.json(&["merge", "a.jiugai", &book]);
        let mut taken = changes(&merge);
        taken.sort();
        let wanted = [
            ("天阳楼小区", "产权性质", "公房"),
            ("天阳楼小区", "户数 (户)", "1,234"),
            ("五建小区", "投资 (万元)", "234.56789"),
            ("缫丝厂家属区", "备注", "现场核过"),
        ];
        let mut wanted = wanted.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()));
        wanted.sort();
        assert_eq!(taken, wanted, "{kind}");
        assert_eq!(merge["questions"], json!([]), "{kind}");
        assert_eq!(community(&place, "天阳楼小区", "households"), 1234, "{kind}");
        assert_eq!(community(&place, "五建小区", "investment_fen"), 234_567_890, "{kind}");
        assert!(place.ok(&["undo", "a.jiugai"]).contains("合并"), "{kind}");
        assert_eq!(place.json(&["list", "a.jiugai", "communities"]), before, "{kind}: undone");
    }
}

#[test]
fn nothing_is_written_while_something_is_open_unless_a_side_is_preferred() {
    let place = registry();
    edit(&place, "put('天阳楼小区', '户数', 700)\nws.delete_rows(row('五建小区'))");
    // The workbook is from before this edit.
    let other = ["merge", "a.jiugai", "改.xlsx", "--prefer", "store"];
    let mine = "put('天阳楼小区', '户数', 800)";
    std::fs::rename(place.path("改.xlsx"), place.path("晚.xlsx")).expect("kept");
    edit(&place, mine);
    place.ok(&other);
    assert_eq!(community(&place, "天阳楼小区", "households"), 800);

    let late = "晚.xlsx";
    let refused = place.refused(4, &["merge", "a.jiugai", late]);
    assert!(refused.contains("两边都改了") && refused.contains("没有决定"), "{refused}");
    assert_eq!(community(&place, "天阳楼小区", "households"), 800);

    // A row that is missing is not removed by preferring the file: it is put off.
    let done = place.json(&["merge", "a.jiugai", late, "--prefer", "file"]);
    assert_eq!((&done["done"]["for_file"], &done["done"]["deferred"]), (&json!(1), &json!(1)));
    assert_eq!(community(&place, "天阳楼小区", "households"), 700);
    assert_eq!(place.json(&["totals", "a.jiugai"])["communities"], 8);
    let done = place.json(&["merge", "a.jiugai", late, "--prefer", "file", "--remove-rows"]);
    assert_eq!(done["done"]["removed"], 1);
    assert_eq!(place.json(&["totals", "a.jiugai"])["communities"], 7);
}

#[test]
fn a_workbook_that_lost_its_hidden_sheet_says_so() {
    let place = registry();
    edit(
        &place,
        "put('天阳楼小区', '户数', 700)\nfor s in wb.sheetnames:\n    if s != '小区台账': del wb[s]",
    );
    let merge = place.json(&["merge", "a.jiugai", "改.xlsx", "--preview"]);
    assert_eq!((&merge["from"], &merge["taken"]), (&json!("missing"), &json!([])));
    let asked = merge["questions"].as_array().expect("questions");
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert_eq!((&asked[0]["kind"], &asked[0]["file"]), (&json!("no_base"), &json!("700")));
    let text = place.ok(&["merge", "a.jiugai", "改.xlsx", "--preview"]);
    assert!(text.contains("没有带回数据") && text.contains("天阳楼小区"), "{text}");
}

#[test]
fn a_merge_that_brings_nothing_new_offers_no_undo() {
    let place = registry();
    edit(&place, "put('天阳楼小区', '户数', 700)\nput('天阳楼小区', '最早建成年份', 1985)");
    let first = place.ok(&["merge", "a.jiugai", "改.xlsx"]);
    assert!(first.contains("undo") && first.contains("— → 1985"), "{first}");
    let again = place.ok(&["merge", "a.jiugai", "改.xlsx"]);
    assert!(again.contains("没有写入") && !again.contains("undo"), "{again}");
}

#[test]
fn what_was_put_off_is_listed_and_mentioned_by_every_merge() {
    let place = registry();
    edit(&place, "put('天阳楼小区', '户数', 700)\nws.delete_rows(row('五建小区'))");
    std::fs::rename(place.path("改.xlsx"), place.path("晚.xlsx")).expect("kept");
    edit(&place, "put('天阳楼小区', '户数', 800)");
    place.ok(&["merge", "a.jiugai", "改.xlsx"]);
    let done = place.ok(&["merge", "a.jiugai", "晚.xlsx", "--prefer", "later"]);
    assert!(done.contains("小区台账  五建小区") && !done.contains("小区台账!  "), "{done}");
    let again = place.ok(&["merge", "a.jiugai", "改.xlsx"]);
    assert!(again.contains("以后再定的还有 2 处"), "{again}");
    let list = place.ok(&["list", "a.jiugai", "deferred"]);
    let line = list.lines().find(|line| line.contains("天阳楼小区")).expect("the figure");
    for value in ["105", "700", "800", "两边都改了", "晚.xlsx"] {
        assert!(line.contains(value), "{value} in {list}");
    }
}

#[test]
fn a_word_that_is_no_choice_is_answered_with_the_choices() {
    let place = registry();
    edit(&place, "put('天阳楼小区', '产权性质', '私房')\nput('五建小区', '储备状态', None)");
    let said = place.ok(&["merge", "a.jiugai", "改.xlsx", "--preview"]);
    assert!(said.contains("这一栏不能空着"), "{said}");
    assert!(said.contains("「私房」") && said.contains("可填：公房、房改房"), "{said}");
}

#[test]
fn delimited_text_of_ours_asks_about_every_column_and_names_its_cells() {
    let place = registry();
    place.ok(&["export", "a.jiugai", "communities", "--out", "台账.csv"]);
    let text = std::fs::read_to_string(place.path("台账.csv")).expect("text");
    let text = text.replacen("天阳楼小区,,", "天阳楼小区,老天阳楼,", 1);
    std::fs::write(place.path("改.csv"), text).expect("written");
    let said = place.ok(&["merge", "a.jiugai", "改.csv", "--preview"]);
    let asked: Vec<&str> = said.lines().filter(|line| line.starts_with("  ? ")).collect();
    let [only] = asked.as_slice() else { panic!("{said}") };
    assert!(only.contains("曾用名") && !only.contains('!') && only.contains(" D"), "{only}");
}
