//! Rules about one file at a time: what its lines may and may not hold.

use super::Broken;
use super::words::{code, has_word, is_sql};

/// A text file of the clone.
#[derive(Debug)]
pub(super) struct Source {
    path: String,
    text: String,
}

impl Source {
    /// A file by its path from the clone's root, with forward slashes.
    pub(super) fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// The path from the clone's root.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    fn is(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    fn is_rust(&self) -> bool {
        self.is(&[".rs"])
    }

    fn is_typescript(&self) -> bool {
        self.is(&[".ts", ".tsx"])
    }

    fn within(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }

    /// Whether this is the crate that states the rules, and so has to spell what they forbid.
    fn states_the_rules(&self) -> bool {
        self.within("src-tauri/crates/xtask/src/check/")
    }
}

/// One rule: its sentence, the files it is about, and what breaks it on a line or in a file.
pub(super) struct Rule {
    /// The sentence that is printed.
    pub(super) name: &'static str,
    applies: fn(&Source) -> bool,
    breaks: Breaks,
}

enum Breaks {
    /// Says what is wrong with a line of the file.
    Line(fn(&str) -> Option<&'static str>),
    /// Says what is wrong with the file.
    File(fn(&Source) -> Option<String>),
}

impl Rule {
    /// Where this rule is broken in a file.
    pub(super) fn judge(&self, source: &Source) -> Vec<Broken> {
        if !(self.applies)(source) || source.states_the_rules() {
            return Vec::new();
        }
        match self.breaks {
            Breaks::File(breaks) => {
                breaks(source).map(|what| Broken::new(source.path(), what)).into_iter().collect()
            }
            Breaks::Line(breaks) => source
                .text
                .lines()
                .enumerate()
                .filter_map(|(index, line)| {
                    let place = format!("{}:{}", source.path(), index + 1);
                    breaks(line).map(|what| Broken::new(place, what))
                })
                .collect(),
        }
    }
}

/// The longest a file may be, in lines.
const LONGEST: usize = 600;

/// Every rule about single files.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "only store contains SQL and names rusqlite",
        applies: |source| {
            // The benchmarks' floor is what the bare library does with the same file.
            source.is_rust()
                && !source.within("src-tauri/crates/store/")
                && source.path() != "src-tauri/crates/testkit/benches/scale/floor.rs"
        },
        breaks: Breaks::Line(|line| {
            let line = code(line);
            (has_word(line, "rusqlite") || is_sql(line)).then_some("SQL outside store")
        }),
    },
    Rule {
        name: "only src-tauri names tauri and rfd",
        applies: |source| source.is_rust() && source.within("src-tauri/crates/"),
        breaks: Breaks::Line(|line| {
            let line = code(line);
            let named = line.contains("tauri::") || line.contains("rfd::");
            named.then_some("the window's libraries outside the window")
        }),
    },
    Rule {
        name: "only contract writes types for the user interface",
        applies: |source| source.is_rust() && !source.within("src-tauri/crates/contract/"),
        breaks: Breaks::Line(|line| {
            has_word(code(line), "ts_rs").then_some("types for the interface outside contract")
        }),
    },
    Rule {
        name: "pure crates do no IO and read no clock",
        applies: |source| {
            source.is_rust()
                && ["domain", "schedule", "optimise"]
                    .iter()
                    .any(|room| source.within(&format!("src-tauri/crates/{room}/src/")))
        },
        breaks: Breaks::Line(|line| {
            let line = code(line);
            ["std::fs", "std::net", "std::env", "std::process", "SystemTime", "Instant::now"]
                .into_iter()
                .chain(["Timestamp::now", "Zoned::now", "println!", "eprintln!"])
                .find(|word| line.contains(word))
                .map(|_| "IO or clock in a pure crate")
        }),
    },
    Rule {
        name: "only ui/src/host/tauri.ts imports @tauri-apps",
        applies: |source| {
            source.is_typescript()
                && source.within("ui/")
                && !["ui/src/host/tauri.ts", "ui/src/host/tauri.test.ts"].contains(&source.path())
        },
        breaks: Breaks::Line(|line| {
            code(line).contains("@tauri-apps/").then_some("the host is reached through ui/src/host")
        }),
    },
    Rule {
        name: "every module begins with //! saying what it is",
        applies: Source::is_rust,
        breaks: Breaks::File(|source| {
            let opens = source.text.starts_with("//! ") || source.text.starts_with("#![doc");
            (!opens).then(|| "begin with //! what this is and what it is not".to_owned())
        }),
    },
    Rule {
        name: "nothing is left for later",
        applies: |source| source.is_rust() || source.is_typescript() || source.is(&[".md", ".css"]),
        breaks: Breaks::Line(|line| {
            let unfinished = ["TODO", "FIXME", "XXX"].iter().any(|word| has_word(line, word))
                || ["todo!(", "unimplemented!(", "dbg!("].iter().any(|word| line.contains(word));
            unfinished.then_some("finish it, or say it in an issue")
        }),
    },
    Rule {
        name: "no test is switched off or singled out",
        applies: |source| source.is_rust() || source.is_typescript(),
        breaks: Breaks::Line(|line| {
            let line = code(line);
            let rust = line.contains("#[ignore");
            let typescript = ["test", "it", "describe"].iter().any(|word| {
                [".skip(", ".only(", ".fixme(", ".todo("]
                    .iter()
                    .any(|verb| line.contains(&format!("{word}{verb}")))
            });
            (rust || typescript).then_some("every test runs, always")
        }),
    },
    Rule {
        name: "no file is longer than 600 lines",
        applies: |source| {
            (source.is_rust() || source.is_typescript()) && !source.within("ui/src/generated/")
        },
        breaks: Breaks::File(|source| {
            let lines = source.text.lines().count();
            (lines > LONGEST).then(|| format!("{lines} lines: it has two jobs"))
        }),
    },
    Rule {
        name: "the interface has no text outside its translations",
        applies: |source| {
            source.is_typescript()
                && source.within("ui/src/")
                && !["ui/src/i18n/", "ui/src/generated/"].iter().any(|part| source.within(part))
                // What the host itself has to say comes in both languages, like an error of the
                // contract.
                && !source.within("ui/src/host/")
                && !source.is(&[".test.ts", ".test.tsx"])
        },
        breaks: Breaks::Line(|line| {
            let comment = line.trim_start().starts_with(['*', '/']);
            let chinese = code(line).chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            (chinese && !comment).then_some("put the text into ui/src/i18n")
        }),
    },
    Rule {
        name: "no place on one machine is named",
        applies: |source| !source.is(&[".svg"]),
        breaks: Breaks::Line(|line| {
            [concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/wo", "rk/"), "C:\\Users"]
                .iter()
                .any(|place| line.contains(place))
                .then_some("only its owner has this folder")
        }),
    },
    Rule {
        name: "no package registry is named",
        applies: |source| !source.is(&[".svg", ".html"]),
        breaks: Breaks::Line(|line| {
            // In halves, so that this file does not name them either.
            const HOSTS: [&str; 9] = [
                concat!("crates", ".io"),
                concat!("npm", "js."),
                concat!("npm", "mirror"),
                concat!("pypi", ".org"),
                concat!("python", "hosted"),
                concat!("rs", "proxy"),
                concat!("jf", "rog"),
                concat!("arti", "factory"),
                concat!("mir", "rors."),
            ];
            HOSTS
                .iter()
                .any(|host| line.contains(host))
                .then_some("which registry is a local setting")
        }),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Judges one file by the rule whose sentence starts with `rule`.
    fn check(rule: &str, path: &str, text: &str) -> usize {
        let rule = RULES.iter().find(|found| found.name.starts_with(rule)).unwrap();
        rule.judge(&Source::new(path, text)).len()
    }

    #[test]
    fn sql_lives_in_store() {
        let text = "//! x\nlet q = \"SELECT id FROM plan\";\nuse rusqlite::Connection;\n";
        assert_eq!(check("only store", "src-tauri/crates/app/src/a.rs", text), 2);
        assert_eq!(check("only store", "src-tauri/crates/store/src/a.rs", text), 0);
        assert_eq!(check("only store", "src-tauri/crates/app/src/a.rs", "// rusqlite\n"), 0);
    }

    #[test]
    fn the_window_alone_names_its_libraries() {
        let text = "use tauri::Manager;\nuse rfd::FileDialog;\n";
        assert_eq!(check("only src-tauri", "src-tauri/crates/cli/src/main.rs", text), 2);
        assert_eq!(check("only src-tauri", "src-tauri/src/main.rs", text), 0);
    }

    #[test]
    fn pure_crates_are_pure() {
        let text = "use std::fs;\nlet now = jiff::Timestamp::now();\n";
        assert_eq!(check("pure", "src-tauri/crates/schedule/src/a.rs", text), 2);
        assert_eq!(check("pure", "src-tauri/crates/store/src/a.rs", text), 0);
    }

    #[test]
    fn one_file_talks_to_the_host() {
        let text = "import { invoke } from '@tauri-apps/api/core';\n";
        assert_eq!(check("only ui/src", "ui/src/features/plan/page.tsx", text), 1);
        assert_eq!(check("only ui/src", "ui/src/host/tauri.ts", text), 0);
    }

    #[test]
    fn modules_say_what_they_are() {
        assert_eq!(check("every module", "a.rs", "use std::fmt;\n"), 1);
        assert_eq!(check("every module", "a.rs", "//! What it is.\n"), 0);
    }

    #[test]
    fn unfinished_work_is_found() {
        assert_eq!(check("nothing", "a.rs", "// TODO later\n"), 1);
        assert_eq!(check("nothing", "a.rs", "todo!()\ndbg!(x)\n"), 2);
        assert_eq!(check("nothing", "a.ts", "const mastodon = 1;\n"), 0);
    }

    #[test]
    fn switched_off_tests_are_found() {
        assert_eq!(check("no test", "a.rs", "    #[ignore = \"slow\"]\n"), 1);
        assert_eq!(check("no test", "a.test.ts", "test.only('x', f);\nit.skip('y', f);\n"), 2);
        assert_eq!(check("no test", "a.ts", "stream.skip(2);\n"), 0);
    }

    #[test]
    fn long_files_are_found_and_generated_ones_are_not() {
        let long = "//! x\n".repeat(LONGEST + 1);
        assert_eq!(check("no file", "a.rs", &long), 1);
        assert_eq!(check("no file", "a.rs", &"//! x\n".repeat(LONGEST)), 0);
        assert_eq!(check("no file", "ui/src/generated/a.ts", &long), 0);
    }

    #[test]
    fn registries_are_not_named() {
        assert_eq!(
            check("no package", "ui/.npmrc", concat!("registry=https://registry.npm", "js.org\n")),
            1
        );
        assert_eq!(check("no package", "README.md", "See the documentation.\n"), 0);
    }

    #[test]
    fn texts_are_translated() {
        let text = "/** 总览 */\n * 小区\nconst a = \"总览\"; // 总览\nconst b = 1; // 资金\n";
        assert_eq!(check("the interface", "ui/src/app/Rail.tsx", text), 1);
        assert_eq!(check("the interface", "ui/src/app/rail.test.ts", text), 0);
        assert_eq!(check("the interface", "ui/src/i18n/say.ts", text), 0);
    }

    #[test]
    fn folders_of_one_machine_are_found() {
        assert_eq!(check("no place", "a.md", "see /home/someone/notes\n"), 1);
        assert_eq!(check("no place", "a.md", "see assets/notes\n"), 0);
    }

    #[test]
    fn the_rules_themselves_are_exempt() {
        let path = "src-tauri/crates/xtask/src/check/source.rs";
        assert_eq!(check("nothing", path, "//! x\n// TODO\n"), 0);
    }
}
