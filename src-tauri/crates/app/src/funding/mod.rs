//! Who pays (资金): the split of a plan, and amounts fixed by a person.

mod allocate;
mod because;
mod split;

pub use self::allocate::allocate;
pub use self::because::{because, rule_sentence};
pub(crate) use self::split::entries_in_order;
pub use self::split::{OwnerSplit, PlanSplit, split_plan};
