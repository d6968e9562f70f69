//! Made-up data of real size: a district, a large city, a province. Always the same data for the
//! same size, straight into a project file or as an office spreadsheet.
//!
//! Figures are plausible (areas, households, cost per m²) and say that they are generated; none is
//! a published one. Not here: sample data of real plans (that is `assets/samples`), and nothing
//! that is shipped.

pub mod crash;
mod facts;
mod fill;
mod ids;
mod names;
mod project;
mod random;
mod size;
mod workbook;

pub use facts::{BuildingFacts, CommunityFacts, Place, Region};
pub use fill::{Filled, fill};
pub use ids::{CountedIds, FIRST_DAY, services};
pub use project::{KitError, TempProject, new_file};
pub use random::Random;
pub use size::Size;
pub use workbook::{COLUMNS, WorkbookTotals, write_workbook};
