//! Who pays (资金): the split of a plan, and amounts fixed by a person.

mod allocate;
mod because;
mod entries;
mod owner;
mod split;

pub use self::allocate::{Edit, allocate};
pub use self::because::{because, rule_sentence};
pub(crate) use self::entries::{entries_in_order, shared_with_members};
pub use self::owner::Owner;
pub(crate) use self::split::counted_cost;
pub use self::split::{CeilingUses, OwnerSplit, PlanSplit, split_owner, split_plan};
