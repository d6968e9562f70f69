//! Every way a project file is refused: the sentences, the exit code, and that everything in its
//! folder stays as it is, byte for byte. The table is `schemas/store/refusals.md`.
//!
//! Where the tests run as root, permissions mean nothing to them: the program is then started
//! without the powers that override permissions (`setpriv`).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use jiugai_contract::{Desk, Environment, Lang, NoDialogs, Via};

use crate::disk::{self, Way, run_with_room};
use crate::support::{Place, sample};

const LOOK: &[&str] = &["totals", "a.jiugai"];
const WORK: &[&str] = &["plan", "a.jiugai", "--years", "2026-2030"];

/// One way to be refused.
struct Case {
    /// For the table.
    what: &'static str,
    /// Makes `a.jiugai` of a good file into what is refused.
    prepare: fn(&Path),
    /// Exit code of looking at it.
    look: i32,
    /// Exit code of working on it.
    work: i32,
}

fn patch(path: &Path, from: &[u8], to: &[u8]) {
    let mut bytes = fs::read(path).expect("the file");
    let places: Vec<usize> =
        (0..bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    fs::write(path, bytes).expect("written");
}

fn overwrite(path: &Path, at: usize, with: &[u8]) {
    let mut bytes = fs::read(path).expect("the file");
    bytes[at..at + with.len()].copy_from_slice(with);
    fs::write(path, bytes).expect("written");
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).expect("permissions");
}

const CASES: &[Case] = &[
    Case {
        what: "no database at all",
        prepare: |file| fs::write(file, "甲,乙\n1,2\n").expect("written"),
        look: 5,
        work: 5,
    },
    Case { what: "empty", prepare: |file| fs::write(file, "").expect("written"), look: 5, work: 5 },
    Case {
        what: "an SQLite file of another program",
        prepare: |file| overwrite(file, 68, &77_u32.to_be_bytes()),
        look: 5,
        work: 5,
    },
    Case {
        what: "written by a newer version",
        prepare: |file| {
            overwrite(file, 60, &99_u32.to_be_bytes());
            patch(file, env!("CARGO_PKG_VERSION").as_bytes(), b"3.2.1");
        },
        look: 5,
        work: 5,
    },
    Case {
        what: "cut off in the middle",
        prepare: |file| {
            let bytes = fs::read(file).expect("the file");
            fs::write(file, &bytes[..bytes.len() / 2 + 7]).expect("written");
        },
        look: 5,
        work: 5,
    },
    Case {
        what: "one page damaged",
        prepare: |file| overwrite(file, 40 * 4096, &[0xA5; 64]),
        look: 5,
        work: 5,
    },
    Case {
        what: "its structure altered or crafted",
        prepare: |file| patch(file, b"'rates', 'vote'", b"'rates', 'vota'"),
        look: 5,
        work: 5,
    },
    Case {
        what: "gone, but its log is there",
        prepare: |file| {
            fs::remove_file(file).expect("removed");
            fs::write(file.with_file_name("a.jiugai-wal"), [7; 4096]).expect("written");
        },
        look: 5,
        work: 5,
    },
    Case {
        what: "not there",
        prepare: |file| fs::remove_file(file).expect("removed"),
        look: 3,
        work: 3,
    },
    Case {
        what: "a file that may not be written",
        prepare: |file| set_mode(file, 0o444),
        look: 0,
        work: 4,
    },
    Case {
        what: "a folder that may not be written",
        prepare: |file| {
            fs::remove_file(file.with_file_name("a.jiugai.lock")).expect("removed");
            set_mode(file.parent().expect("a folder"), 0o555);
        },
        look: 0,
        work: 4,
    },
    Case {
        what: "left open, in a folder that may not be written",
        prepare: |file| {
            fs::remove_file(file.with_file_name("a.jiugai.lock")).expect("removed");
            fs::write(file.with_file_name("a.jiugai-wal"), [7; 4096]).expect("written");
            set_mode(file.parent().expect("a folder"), 0o555);
        },
        look: 4,
        work: 4,
    },
    Case {
        what: "no permission to read it",
        prepare: |file| set_mode(file, 0o000),
        look: 4,
        work: 4,
    },
];

/// The program, without powers that override permissions.
fn program() -> Command {
    let here = tempfile::tempdir().expect("a folder");
    let is_root = fs::metadata(here.path()).expect("the folder").uid() == 0;
    if !is_root {
        return Command::new(env!("CARGO_BIN_EXE_jiugai"));
    }
    let mut command = Command::new("setpriv");
    command
        .args(["--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", "--"])
        .arg(env!("CARGO_BIN_EXE_jiugai"));
    command
}

/// A file nobody may read can in fact not be read by the program as it is started here.
#[test]
fn permissions_count() {
    let place = Place::new();
    let path = place.path("x");
    fs::write(&path, "x").expect("written");
    set_mode(&path, 0o000);
    let mut words = program();
    let program = words.get_program().to_owned();
    if program == "setpriv" {
        println!("as root, the program is started by setpriv without the power to override");
        words = Command::new("setpriv");
        words.args(["--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", "cat"]);
    } else {
        words = Command::new("cat");
    }
    let output = words.arg(&path).output().expect("run");
    assert!(!output.status.success(), "permissions mean nothing here");
}

/// Everything in a folder that holds a project file, except its lock, and an empty log with its
/// index: where the file may not be written, reading cannot take them away again.
fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("the folder").flatten();
    let paths = entries.map(|entry| entry.path()).filter(|path| path.is_file());
    paths
        .map(|path| (path.display().to_string(), fs::read(&path).expect("a file")))
        .filter(|(name, bytes)| {
            let is_empty_log = name.ends_with("-wal") && bytes.is_empty();
            !(name.ends_with(".lock") || name.ends_with("-shm") || is_empty_log)
        })
        .collect()
}

fn run(folder: &Path, arguments: &[&str], lang: &str) -> (i32, String) {
    let output = program()
        .args(arguments)
        .args(["--lang", lang])
        .current_dir(folder)
        .env("JIUGAI_SNAPSHOTS", folder.join("../快照"))
        .output()
        .expect("the program runs");
    let stderr = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(!stderr.contains("panicked"), "{stderr}");
    (output.status.code().expect("an end"), stderr.trim().to_owned())
}

/// Looks and works in both languages; the sentences of what was refused.
fn refusal(folder: &Path, what: &str, look: i32, work: i32) -> (i32, String, String) {
    let sentence = |arguments: &[&str], lang: &str, expected: i32| {
        let (code, stderr) = run(folder, arguments, lang);
        assert_eq!(code, expected, "{what}: {arguments:?}: {stderr}");
        assert_eq!(
            stderr.lines().count(),
            usize::from(code != 0),
            "{what}: one sentence: {stderr}"
        );
        stderr
    };
    let looked = sentence(LOOK, "zh-CN", look);
    let zh = sentence(WORK, "zh-CN", work);
    let en = sentence(WORK, "en", work);
    assert!(zh.contains("a.jiugai") && en.contains("a.jiugai"), "{what}: {zh} {en}");
    assert!(look == 0 || looked == zh, "{what}: {looked} {zh}");
    (work, zh, en)
}

fn check(case: &Case) -> (i32, String, String) {
    let place = Place::new();
    let folder = place.path("数据");
    fs::create_dir(&folder).expect("a folder");
    place.ok(&["new", "数据/a.jiugai"]);
    place.ok(&["import", "数据/a.jiugai", &sample("tianchang_2021.xlsx")]);
    let file = folder.join("a.jiugai");
    (case.prepare)(&file);
    let mode = |path: &Path| fs::metadata(path).ok().map(|found| found.permissions().mode());
    let modes = (mode(&folder), mode(&file));
    let allow = || {
        set_mode(&folder, 0o755);
        if file.is_file() {
            set_mode(&file, 0o644);
        }
    };
    allow();
    let before = bytes(&folder);
    if let Some(mode) = modes.1 {
        set_mode(&file, mode);
    }
    set_mode(&folder, modes.0.expect("the folder"));
    let told = refusal(&folder, case.what, case.look, case.work);
    allow();
    assert!(bytes(&folder) == before, "{}: something was changed", case.what);
    told
}

/// While another program has the file open, it can be looked at, and who has it is told.
fn held() -> (i32, String, String) {
    let place = Place::with_file();
    let desk = Desk::new(Environment {
        dialogs: Arc::new(NoDialogs),
        config_dir: place.path("设置"),
        snapshot_dir: None,
        via: Via::Window,
        lang: Lang::ZhCn,
    })
    .expect("a desk");
    desk.open_path(&place.path("a.jiugai")).expect("opened");
    let note = fs::read_to_string(place.path("a.jiugai.owner")).expect("the note");
    let note: serde_json::Value = serde_json::from_str(&note).expect("JSON");
    let told = |name: &str| note[name].as_str().expect(name).to_owned();
    let (code, zh, en) = refusal(&place.path(""), "held", 0, 4);
    for sentence in [&zh, &en] {
        assert!(sentence.contains(&told("who")) && sentence.contains(&told("host")), "{sentence}");
    }
    // Where the system does not say who is at work, the words for that.
    let (zh_name, en_name) = match told("who").as_str() {
        "" => ("另一个程序或另一个人".to_owned(), "another program or another person".to_owned()),
        name => (name.to_owned(), name.to_owned()),
    };
    let mask = |text: &str| {
        mask_time(text)
            .replace(&format!("「{zh_name}」"), "「李工」")
            .replace(&format!("“{en_name}”"), "“李工”")
            .replace(&told("host"), "PC-3")
    };
    (code, mask(&zh), mask(&en))
}

/// Another moment for every `2026-03-02 08:15` of a text.
fn mask_time(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let shape: Vec<char> = "dddd-dd-dd dd:dd".chars().collect();
    let fits = |at: usize| {
        letters.len() >= at + shape.len()
            && shape.iter().zip(&letters[at..]).all(|(wanted, found)| match wanted {
                'd' => found.is_ascii_digit(),
                other => other == found,
            })
    };
    let mut masked = String::new();
    let mut at = 0;
    while at < letters.len() {
        if fits(at) {
            masked.push_str("2026-03-02 08:15");
            at += shape.len();
        } else {
            masked.push(letters[at]);
            at += 1;
        }
    }
    masked
}

/// On a full disk; `None` where none can be made.
fn full(what: &str, arguments: &[&str]) -> Option<(i32, String, String)> {
    let Way::Mount(_) = disk::way() else { return None };
    let place = Place::with_file();
    place.ok(&["import", "a.jiugai", &sample("tianchang_2021.xlsx")]);
    fs::create_dir(place.path("on")).expect("a folder");
    fs::copy(place.path("a.jiugai"), place.path("on/a.jiugai")).expect("copied");
    let told = |lang: &str| {
        let words = [arguments, &["--lang", lang]].concat();
        let ran = run_with_room(&place, "on", 0, &words);
        let file = ran.left.join("a.jiugai");
        let same =
            fs::read(file).expect("the file") == fs::read(place.path("on/a.jiugai")).expect("it");
        assert!(same, "{what}: the file was changed");
        let folder = place.path("disk").canonicalize().expect("the folder");
        (ran.code, ran.stderr.trim().replace(&folder.display().to_string(), "D:\\规划"))
    };
    let ((code, zh), (_, en)) = (told("zh-CN"), told("en"));
    assert_eq!(code, 4, "{what}: {zh}");
    Some((code, zh, en))
}

#[test]
fn the_table_of_refusals_is_current() {
    let mut table = String::from(
        "# Refusals\n\n\
         Generated by the test of the same name in `jiugai-cli`; it makes each of these files, runs the\n\
         program on it, and compares everything in the folder byte for byte afterwards.\n\n\
         | the file is | exit code | 简体中文 | English |\n|---|---|---|---|\n",
    );
    let mut row = |what: &str, (code, zh, en): (i32, String, String)| {
        let _ = writeln!(table, "| {what} | {code} | {zh} | {en} |");
    };
    for case in CASES {
        row(case.what, check(case));
    }
    row("open in another program (it can be looked at)", held());
    let on_disk = [
        ("on a full disk: an edit", WORK),
        ("on a full disk: a snapshot", &["backup", "a.jiugai"][..]),
        ("on a full disk: a document", &["export", "a.jiugai", "workbook", "--out", "a.xlsx"][..]),
    ];
    let mut all = true;
    for (what, arguments) in on_disk {
        match full(what, arguments) {
            Some(told) => row(what, told),
            None => all = false,
        }
    }
    println!("{table}");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../schemas/store/refusals.md");
    if std::env::var_os("JIUGAI_CODEGEN").is_some() && all {
        fs::write(&path, &table).expect("written");
    }
    let kept = fs::read_to_string(&path).expect("refusals.md is there");
    let is_current = if all { kept == table } else { kept.starts_with(table.trim_end()) };
    assert!(is_current, "schemas/store/refusals.md is out of date: run with JIUGAI_CODEGEN=write");
}
