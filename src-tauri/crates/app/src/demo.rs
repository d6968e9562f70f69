//! The main job on bundled published data: from office spreadsheets to a funded, scheduled plan.
//!
//! Figures of communities are the published ones. What is ours is said to be: the years of the
//! plan, the ceiling, and the findings, which are read from the works a publication names.

mod compare;
mod files;
mod sample;

pub use self::compare::Compared;
pub use self::files::{DemoFiles, write_files};
pub use self::sample::{About, Built, SAMPLE, about, build, open_sample, sample_path};
