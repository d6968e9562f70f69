//! What is printed: tables and sentences for people, or the contract's JSON and nothing else.

use std::io::Write as _;

use jiugai_contract::ErrorDto;
use jiugai_contract::dto::OutcomeDto;
use serde::Serialize;

use crate::arguments::Lang;

/// How to print.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) json: bool,
    pub(crate) lang: Lang,
}

impl Output {
    /// A field by its name.
    pub(crate) fn field(&self, code: &str) -> String {
        let label = jiugai_app::text::say(&format!("field.{code}"), &[]);
        self.pick(&label.zh, &label.en).to_owned()
    }

    /// The one of two wordings.
    pub(crate) fn pick<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The result: JSON, or what `text` makes of it.
    pub(crate) fn result<T: Serialize>(&self, value: &T, text: impl FnOnce(&T) -> String) {
        let line = if self.json {
            serde_json::to_string(value)
                .unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}"))
        } else {
            text(value)
        };
        print(&line);
    }

    /// What an action says of itself, on stderr; it stops nothing.
    pub(crate) fn notices(&self, outcome: &OutcomeDto) {
        let mut stderr = std::io::stderr().lock();
        for notice in &outcome.notices {
            // A closed terminal is nobody to tell.
            drop(writeln!(stderr, "{}", self.pick(&notice.zh, &notice.en)));
        }
    }

    /// A refusal or failure, on stderr; as JSON on stdout too when JSON was asked for.
    pub(crate) fn error(&self, error: &ErrorDto) {
        if self.json {
            self.result(error, |_| String::new());
        }
        let mut stderr = std::io::stderr().lock();
        let sentence = self.pick(&error.zh, &error.en);
        // A closed terminal is nobody to tell.
        drop(writeln!(stderr, "{sentence}"));
        if !error.details.is_empty() && error.kind == "internal" {
            drop(writeln!(stderr, "({})", error.details));
        }
    }
}

/// Prints a line; a reader that has gone away (`| head`) is no fault.
pub(crate) fn print(line: &str) {
    drop(writeln!(std::io::stdout().lock(), "{line}"));
}
