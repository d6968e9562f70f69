//! Why a file was not taken: a value, not an error of ours.
//!
//! The sentences a person reads are made from [`RefusedKind::code`] and [`RefusedKind::params`]
//! by the application; nothing here is meant for a screen.

use std::fmt;

/// Which cap a file went over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cap {
    /// Size of the file itself, in bytes.
    FileBytes,
    /// Size of its packed parts once unpacked, in bytes.
    UnpackedBytes,
    /// Size of one text inside a packed part, in bytes.
    PieceBytes,
    /// Rows that hold something.
    Rows,
    /// Cells that hold something.
    Cells,
    /// Bytes of text in all cells.
    TextBytes,
    /// Merged ranges, shared texts or formats: parts with an unlikely number of entries.
    Entries,
}

impl Cap {
    /// Every cap.
    pub const ALL: [Self; 7] = [
        Self::FileBytes,
        Self::UnpackedBytes,
        Self::PieceBytes,
        Self::Rows,
        Self::Cells,
        Self::TextBytes,
        Self::Entries,
    ];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FileBytes => "file_bytes",
            Self::UnpackedBytes => "unpacked_bytes",
            Self::PieceBytes => "piece_bytes",
            Self::Rows => "rows",
            Self::Cells => "cells",
            Self::TextBytes => "text_bytes",
            Self::Entries => "entries",
        }
    }

    /// The cap with this code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cap| cap.code() == code)
    }
}

/// What is wrong with the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusedKind {
    /// There is no such file, or it may not be read.
    CannotOpen {
        /// The system's own words.
        reason: String,
    },
    /// Its content is no spreadsheet, whatever it is called.
    NotASpreadsheet,
    /// A web page or XML under a spreadsheet's name, as many systems hand it out.
    WebPage,
    /// Delimited text with a quote that nothing closes: what follows cannot be told apart.
    UnclosedQuote {
        /// The row it stands in, from 1.
        row: u32,
    },
    /// It is encrypted: a password is needed.
    PasswordProtected,
    /// No cell holds anything.
    Empty,
    /// Cells are there, but no row that could be the header of a known table.
    NoHeader,
    /// Larger than a cap.
    TooLarge {
        /// Which cap.
        cap: Cap,
        /// The cap's value.
        limit: u64,
    },
    /// A spreadsheet, but damaged.
    Unreadable {
        /// What the reader met, in English, for the log.
        reason: String,
    },
    /// Parsing it took longer than any honest file does.
    TookTooLong {
        /// How long was waited.
        seconds: u64,
    },
    /// The process that parsed it ran out of memory or broke.
    ParserStopped,
    /// A person stopped the reading.
    Cancelled,
}

impl RefusedKind {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::CannotOpen { .. } => "cannot_open",
            Self::NotASpreadsheet => "not_a_spreadsheet",
            Self::WebPage => "web_page",
            Self::UnclosedQuote { .. } => "unclosed_quote",
            Self::PasswordProtected => "password_protected",
            Self::Empty => "empty",
            Self::NoHeader => "no_header",
            Self::TooLarge { .. } => "too_large",
            Self::Unreadable { .. } => "unreadable",
            Self::TookTooLong { .. } => "took_too_long",
            Self::ParserStopped => "parser_stopped",
            Self::Cancelled => "cancelled",
        }
    }

    /// Named values for the sentence.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::CannotOpen { reason } | Self::Unreadable { reason } => {
                vec![("reason", reason.clone())]
            }
            Self::UnclosedQuote { row } => vec![("row", row.to_string())],
            Self::TooLarge { cap, limit } => {
                vec![("cap", cap.code().to_owned()), ("limit", limit.to_string())]
            }
            Self::TookTooLong { seconds } => vec![("seconds", seconds.to_string())],
            _ => Vec::new(),
        }
    }
}

/// A file that was not taken, and where it went wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct InputRefused {
    /// What is wrong.
    pub kind: RefusedKind,
    /// File name without its folder.
    pub file: String,
    /// Sheet, where one is concerned.
    pub sheet: Option<String>,
    /// Row from 1.
    pub row: Option<u32>,
    /// Column letter.
    pub col: Option<String>,
}

impl InputRefused {
    /// A refusal of the file as a whole.
    pub fn file(file: impl Into<String>, kind: RefusedKind) -> Self {
        Self { kind, file: file.into(), sheet: None, row: None, col: None }
    }

    /// The same refusal, said of one sheet.
    #[must_use]
    pub fn in_sheet(mut self, sheet: impl Into<String>) -> Self {
        self.sheet = Some(sheet.into());
        self
    }

    /// The same refusal, said of one row (from 1).
    #[must_use]
    pub fn at_row(mut self, row: u32) -> Self {
        self.row = Some(row);
        self
    }
}

impl fmt::Display for InputRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.kind.code())?;
        for (name, value) in self.kind.params() {
            write!(f, " {name}={value}")?;
        }
        if let Some(sheet) = &self.sheet {
            write!(f, " (sheet {sheet})")?;
        }
        Ok(())
    }
}
