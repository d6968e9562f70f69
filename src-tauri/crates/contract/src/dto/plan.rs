//! Five-year and annual plans.

use super::{GateResultDto, NoticeDto, TotalsDto, YearFiguresDto, dto};

dto! {
    /// A plan in a list.
    pub struct PlanDto {
        /// Id.
        pub id: String,
        /// `five_year` or `annual`.
        pub kind: String,
        /// Name.
        pub name: String,
        /// First year.
        pub from_year: i16,
        /// Last year.
        pub to_year: i16,
        /// The plan it was derived from.
        pub parent_id: Option<String>,
        /// `draft`, `checked`, `submitted`, `approved`, `closed`.
        pub state: String,
        /// Communities in it.
        pub communities: u32,
        /// A schedule was built.
        pub has_schedule: bool,
    }

    /// A plan with its entries, one array per column.
    pub struct PlanDetailDto {
        /// The plan.
        pub plan: PlanDto,
        /// Its years.
        pub years: Vec<YearFiguresDto>,
        /// In the plan without a year.
        pub reserve: TotalsDto,
        /// Entries.
        pub entries: PlanEntriesDto,
        /// Gates of the plan as a whole.
        pub gates: Vec<GateResultDto>,
    }

    /// Entries of a plan, one array per column.
    pub struct PlanEntriesDto {
        /// Communities.
        pub community_id: Vec<String>,
        /// Names.
        pub name: Vec<String>,
        /// Division path.
        pub division: Vec<String>,
        /// Cluster.
        pub cluster: Vec<Option<String>>,
        /// Year, or none.
        pub year: Vec<Option<i16>>,
        /// Fixed by a person.
        pub is_fixed: Vec<bool>,
        /// Carried over.
        pub is_carried_over: Vec<bool>,
        /// Why it was withdrawn.
        pub withdrawn_reason: Vec<Option<String>>,
        /// 户
        pub households: Vec<Option<i64>>,
        /// m²
        pub floor_area_m2: Vec<Option<f64>>,
        /// Fen; a cluster's money stands with the cluster, not here.
        pub investment_fen: Vec<Option<i64>>,
        /// Facet letters.
        pub facets: Vec<String>,
        /// Gates open before this plan.
        pub open_gates: Vec<i64>,
        /// Gates that cannot be judged yet.
        pub unknown_gates: Vec<i64>,
        /// Why it stands in its year or has none: which of `reasons`.
        pub reason: Vec<u32>,
        /// The different reasons there are.
        pub reasons: Vec<NoticeDto>,
        /// Responsible.
        pub responsible: Vec<String>,
    }

    /// Drafts a five-year plan: one entry per community, years proposed.
    pub struct FiveYearDraft {
        /// Name.
        pub name: String,
        /// First year.
        pub from_year: i16,
        /// Last year.
        pub to_year: i16,
        /// Ceiling of each year in 万元, as typed; empty for none.
        pub ceiling: String,
    }

    /// Names a plan.
    pub struct PlanQuery {
        /// Its id.
        pub plan_id: String,
    }

    /// Moves communities to a year.
    pub struct PlanSetYear {
        /// The plan.
        pub plan_id: String,
        /// The communities.
        pub community_ids: Vec<String>,
        /// The year; none keeps them in reserve.
        pub year: Option<i16>,
    }

    /// Moves communities to several years at once.
    pub struct PlanSetYears {
        /// The plan.
        pub plan_id: String,
        /// Who goes where.
        pub moves: Vec<PlanMove>,
    }

    /// Communities that go to one year.
    pub struct PlanMove {
        /// The communities.
        pub community_ids: Vec<String>,
        /// The year; none keeps them in reserve.
        pub year: Option<i16>,
    }

    /// Sets or clears a yearly ceiling.
    pub struct PlanSetCeiling {
        /// The plan.
        pub plan_id: String,
        /// The year.
        pub year: i16,
        /// The source; none is the year as a whole.
        pub source: Option<String>,
        /// 万元 as typed; empty clears it.
        pub amount: String,
    }

    /// Derives the annual plan of a year.
    pub struct PlanDeriveAnnual {
        /// The five-year plan.
        pub plan_id: String,
        /// The year.
        pub year: i16,
    }

    /// Withdraws communities with a reason, or takes them back in: all of them or none.
    pub struct PlanWithdraw {
        /// The plan.
        pub plan_id: String,
        /// The communities.
        pub community_ids: Vec<String>,
        /// Why; none takes them back in.
        pub reason: Option<String>,
    }
}
