//! The use cases on real files: the demo, and workbooks made for the purpose.

mod backup;
mod cells;
mod figures;
mod hands;
mod history;
mod import;
mod import_preview;
mod import_words;
mod merge;
mod merge_doubt;
mod merge_lost;
mod merge_plans;
mod money;
mod opening;
mod parts;
mod plans;
mod policy;
mod prices;
mod random;
mod registry;
mod search;
mod sequences;
mod support;
mod tables;
