//! Identities of users' rows: `UUIDv7`, made outside and handed in.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )+ };
}

ids! {
    /// An administrative division (行政区划).
    DivisionId,
    /// A community (小区), the unit that is planned.
    CommunityId,
    /// A building (楼栋).
    BuildingId,
    /// A cluster of adjacent communities (片区).
    ClusterId,
    /// A project (项目), the unit of approval and money.
    ProjectId,
    /// A community's membership of a project.
    ProjectCommunityId,
    /// A tender lot (标段).
    LotId,
    /// A community's membership of a lot.
    LotCommunityId,
    /// A contract (合同).
    ContractId,
    /// What a reviewer found for one checklist item.
    FindingId,
    /// A photo attached to a finding.
    PhotoId,
    /// A scheme (一小区一方案), one version.
    SchemeId,
    /// One line of a scheme's or owner's cost.
    CostLineId,
    /// A line of a price book.
    PriceId,
    /// A five-year or annual plan.
    PlanId,
    /// A community's place in a plan.
    PlanEntryId,
    /// A frozen version of a plan.
    PlanVersionId,
    /// A yearly ceiling of a plan.
    CeilingId,
    /// An amount fixed by a person or a document.
    AllocationId,
    /// A task of a schedule.
    TaskId,
    /// A dependency between tasks.
    DependencyId,
    /// A piece of evidence for a gate.
    EvidenceId,
    /// Work done (完成投资) in a month.
    WorkDoneId,
    /// Money arrived (到位).
    MoneyArrivedId,
    /// Money paid (支付).
    MoneyPaidId,
    /// One import of one workbook.
    ImportBatchId,
    /// Where an imported row came from.
    OriginId,
    /// A total declared in a source table.
    DeclaredTotalId,
    /// A remembered column mapping.
    ColumnMappingId,
    /// A question of a merge that a person put off.
    DeferredConflictId,
    /// A journal row; the only notion of revision.
    RevisionId,
}
