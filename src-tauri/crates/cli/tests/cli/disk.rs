//! A disk that fills up in the middle of an edit, an import, an export and a snapshot: whatever was
//! there before stands, and the sentence says which disk has no room.
//!
//! Each is tried with a little more room every time, from none until it succeeds, so that it stops
//! at every place. The disk is a small file system of its own where one can be mounted; elsewhere
//! the size of files is limited. The tests say which.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use crate::support::{Place, sample};

/// How a full disk is made here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// A small file system in a name space of its own, by these words.
    Mount(&'static [&'static str]),
    /// No file may grow beyond a size.
    Limit,
}

/// The best way this machine offers.
pub(crate) fn way() -> Way {
    static WAY: OnceLock<Way> = OnceLock::new();
    *WAY.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let works = |words: &[&str]| {
            let mount = "mount -t tmpfs -o size=64k tmpfs \"$0\"";
            let tried = Command::new(words[0])
                .args(&words[1..])
                .args(["sh", "-c", mount])
                .arg(folder.path())
                .output();
            tried.is_ok_and(|output| output.status.success())
        };
        let ways: [&'static [&'static str]; 2] = [&["unshare", "-m"], &["unshare", "-rm"]];
        ways.into_iter().find(|words| works(words)).map_or(Way::Limit, Way::Mount)
    })
}

/// What came of a run with little room.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stderr: String,
    /// What lay on the disk afterwards.
    pub(crate) left: PathBuf,
}

const ON_A_SMALL_DISK: &str = r#"
set -eu
mount -t tmpfs -o size=16m tmpfs "$DISK"
cp -r "$FROM"/. "$DISK"
cd "$DISK"
full=$(( $(df -k --output=avail . | tail -n 1) - ROOM ))
dd if=/dev/zero of=filler bs=1024 count=$full 2>/dev/null
set +e
"$BIN" "$@" >"$OUT/stdout" 2>"$OUT/stderr"
echo $? >"$OUT/code"
rm -f filler
cp -r "$DISK"/. "$OUT/left"
"#;

const UNDER_A_LIMIT: &str = r#"
set -u
cp -r "$FROM"/. "$OUT/left"
cd "$OUT/left"
trap '' XFSZ
( ulimit -f $(( ROOM * 2 )); exec "$BIN" "$@" ) >"$OUT/stdout" 2>"$OUT/stderr"
echo $? >"$OUT/code"
"#;

/// Runs in a copy of the folder `from`, which lies on a disk with `room` KiB left. Snapshots go
/// into its folder `快照`.
pub(crate) fn run_with_room(place: &Place, from: &str, room: u32, arguments: &[&str]) -> Ran {
    let out = place.path(&format!("left-{room}-{}", arguments.join("-").len()));
    let _ = std::fs::remove_dir_all(&out);
    std::fs::create_dir_all(out.join("left")).expect("a folder");
    let disk = place.path("disk");
    std::fs::create_dir_all(&disk).expect("a folder");
    let (mut command, script) = match way() {
        Way::Mount(words) => {
            let mut command = Command::new(words[0]);
            command.args(&words[1..]).arg("sh");
            (command, ON_A_SMALL_DISK)
        }
        Way::Limit => (Command::new("sh"), UNDER_A_LIMIT),
    };
    let snapshots = match way() {
        Way::Mount(_) => disk.join("快照"),
        Way::Limit => out.join("left/快照"),
    };
    let output = command
        .args(["-c", script, "sh"])
        .args(arguments)
        .env("DISK", &disk)
        .env("FROM", place.path(from))
        .env("OUT", &out)
        .env("ROOM", room.to_string())
        .env("BIN", env!("CARGO_BIN_EXE_jiugai"))
        .env("JIUGAI_SNAPSHOTS", snapshots)
        .output()
        .expect("run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read = |name: &str| std::fs::read_to_string(out.join(name)).expect(name);
    Ran {
        code: read("code").trim().parse().expect("a code"),
        stderr: read("stderr"),
        left: out.join("left"),
    }
}

/// A folder `on` with a project file of eight communities and what else a run needs.
fn furnished() -> Place {
    let place = Place::with_file();
    place.ok(&["import", "a.jiugai", &sample("tianchang_2021.xlsx")]);
    let on = place.path("on");
    std::fs::create_dir(&on).expect("a folder");
    std::fs::copy(place.path("a.jiugai"), on.join("a.jiugai")).expect("copied");
    std::fs::copy(sample("jiujiang_cluster.xlsx"), on.join("b.xlsx")).expect("copied");
    std::fs::write(on.join("out.xlsx"), "alt").expect("written");
    place
}

/// What a project file says: its figures, its communities, its history.
fn state(place: &Place, file: &str) -> String {
    let told = [
        place.ok(&["totals", file, "--json"]),
        place.ok(&["list", file, "communities", "--json"]),
        place.ok(&["list", file, "plans", "--json"]),
        place.ok(&["history", file, "--json"]),
    ];
    told.join("\n")
}

/// Tries with more and more room. While it fails: one sentence naming the disk, and the file says
/// what it said. In the end it succeeds. Returns how often it failed.
fn check(arguments: &[&str], step: u32, look: impl Fn(&Place, &Ran)) -> u32 {
    let place = furnished();
    let before = state(&place, "on/a.jiugai");
    println!("the disk is made full by {:?}", way());
    for failed in 0..60 {
        let room = failed * step;
        let ran = run_with_room(&place, "on", room, arguments);
        let file = ran.left.join("a.jiugai").display().to_string();
        look(&place, &ran);
        if ran.code == 0 {
            println!("{arguments:?}: {failed} rooms too small, {room} KiB enough");
            place.ok(&["totals", &file]);
            return failed;
        }
        assert_eq!(ran.code, 4, "{room} KiB: {}", ran.stderr);
        assert_eq!(ran.stderr.trim().lines().count(), 1, "one sentence: {}", ran.stderr);
        if let Way::Mount(_) = way() {
            let names_the_disk = ran.stderr.contains("磁盘已满") && ran.stderr.contains("disk");
            assert!(names_the_disk, "{room} KiB: {}", ran.stderr);
        } else {
            assert!(ran.stderr.contains("写"), "{room} KiB: {}", ran.stderr);
        }
        assert!(state(&place, &file) == before, "{room} KiB: the file says something else");
    }
    panic!("it never succeeds");
}

#[test]
fn in_the_middle_of_an_edit() {
    assert!(check(&["plan", "a.jiugai", "--years", "2026-2030"], 16, |_, _| ()) >= 3);
}

#[test]
fn in_the_middle_of_an_import() {
    assert!(check(&["import", "a.jiugai", "b.xlsx"], 128, |_, _| ()) >= 3);
}

/// The document that was there stays, and no half one lies beside it.
#[test]
fn in_the_middle_of_an_export() {
    let arguments = ["export", "a.jiugai", "workbook", "--out", "out.xlsx"];
    let failed = check(&arguments, 8, |_, ran| {
        let out = std::fs::read(ran.left.join("out.xlsx")).expect("the document");
        assert_eq!(out == b"alt", ran.code != 0, "{}", ran.stderr);
        let names = std::fs::read_dir(&ran.left).expect("the folder").flatten();
        let names: Vec<_> = names.map(|entry| entry.file_name()).collect();
        let has_half = names.iter().any(|name| name.to_string_lossy().ends_with(".part"));
        assert!(!has_half, "{names:?}");
    });
    assert!(failed >= 2, "{failed}");
}

/// No half snapshot is listed or left.
#[test]
fn in_the_middle_of_a_snapshot() {
    let failed = check(&["backup", "a.jiugai"], 128, |_, ran| {
        let mut folders = vec![ran.left.join("快照")];
        let mut snapshots = 0;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                let name = entry.file_name().to_string_lossy().into_owned();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    assert!(!name.ends_with(".part") || ran.code != 0, "{name}");
                    snapshots += usize::from(name.ends_with(".snapshot"));
                }
            }
        }
        assert_eq!(snapshots > 0, ran.code == 0, "{}", ran.stderr);
    });
    assert!(failed >= 3, "{failed}");
}
