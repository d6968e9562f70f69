//! Spreadsheets in and out: safe reading, recognising, writing.
