//! The record tables: the explicit list whose changes are recorded and can be undone.
//!
//! The store's own tables (blob, journal, changeset, schema version) are not here, on purpose.

use crate::codes::code_list;

code_list! {
    /// A record table of the project file.
    Table {
        /// The file itself: title, division, compiling unit.
        FileInfo = "file_info",
        /// A part of the policy the file carries.
        PolicyPart = "policy_part",
        /// Divisions.
        Division = "division",
        /// Clusters.
        Cluster = "cluster",
        /// Communities.
        Community = "community",
        /// Buildings.
        Building = "building",
        /// Findings.
        Finding = "finding",
        /// Photos of findings.
        Photo = "photo",
        /// Evidence for gates.
        Evidence = "evidence",
        /// Projects.
        Project = "project",
        /// Communities of a project.
        ProjectCommunity = "project_community",
        /// Tender lots.
        Lot = "lot",
        /// Communities of a lot.
        LotCommunity = "lot_community",
        /// Contracts.
        Contract = "contract",
        /// Schemes.
        Scheme = "scheme",
        /// Cost lines.
        CostLine = "cost_line",
        /// Price book lines.
        Price = "price",
        /// Plans.
        Plan = "plan",
        /// Communities of a plan.
        PlanEntry = "plan_entry",
        /// Frozen plan versions.
        PlanVersion = "plan_version",
        /// Yearly ceilings.
        Ceiling = "ceiling",
        /// Amounts fixed by a person or document.
        Allocation = "allocation",
        /// Tasks.
        Task = "task",
        /// Dependencies between tasks.
        Dependency = "dependency",
        /// Work done.
        WorkDone = "work_done",
        /// Money arrived.
        MoneyArrived = "money_arrived",
        /// Money paid.
        MoneyPaid = "money_paid",
        /// Imports.
        ImportBatch = "import_batch",
        /// Where rows came from.
        Origin = "origin",
        /// Totals declared in source tables.
        DeclaredTotal = "declared_total",
        /// Remembered column mappings.
        ColumnMapping = "column_mapping",
        /// What a merge asked and a person put off.
        DeferredConflict = "deferred_conflict",
    }
}
