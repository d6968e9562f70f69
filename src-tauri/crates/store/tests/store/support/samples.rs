//! Made-up records of every kind, steered by a seed: empty fields, full ones, every code.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use jiugai_domain::community::*;
use jiugai_domain::evidence::*;
use jiugai_domain::finding::*;
use jiugai_domain::plan::*;
use jiugai_domain::progress::*;
use jiugai_domain::project::*;
use jiugai_domain::provenance::*;
use jiugai_domain::scheme::*;
use jiugai_domain::task::*;
use jiugai_domain::{Code, Fen, Quantity, SquareMetres};
use jiugai_store::{
    FileInfo, FileInfoId, PolicyKind, PolicyPart, PolicyPartId, Record, StoreError, Tx,
};

/// A record that can be made up. Fails where a row it must name is not there.
pub(crate) trait Sample: Record {
    fn sample(dice: &mut Dice, tx: &Tx<'_>) -> Result<Self, StoreError>;

    /// Another state of the same row.
    fn altered(&self, dice: &mut Dice, tx: &Tx<'_>) -> Result<Self, StoreError>;
}

/// A stream of choices that follows from a seed.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let rolled = (mixed ^ (mixed >> 31)) % u64::try_from(sides).expect("a few");
        usize::try_from(rolled).expect("fewer than the sides")
    }

    fn coin(&mut self) -> bool {
        self.roll(2) == 1
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.coin().then(|| make(self))
    }

    fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.roll(choices.len())]
    }

    fn count(&mut self) -> i64 {
        [0, 1, 36, 2_390_000, i64::MAX][self.roll(5)]
    }

    fn counts(&mut self) -> Option<i64> {
        self.maybe(Self::count)
    }

    fn money(&mut self) -> Fen {
        Fen([0, 1, -5, 610_000_000_000, i64::MIN][self.roll(5)])
    }

    fn area(&mut self) -> SquareMetres {
        SquareMetres(self.count())
    }

    fn year(&mut self) -> i16 {
        1950 + i16::try_from(self.roll(90)).expect("small")
    }

    fn day(&mut self) -> Date {
        date(2021, 2, 28) + i64::try_from(self.roll(2000)).expect("small").days()
    }

    fn moment(&mut self) -> Timestamp {
        Timestamp::from_nanosecond(1_700_000_000_000_000_001 + self.roll(1 << 40) as i128)
            .expect("a time")
    }

    fn text(&mut self) -> String {
        ["", "幸福里", "它说 \"约3\"；'x'", "两\n行", "e\u{301}🏠"][self.roll(5)].to_owned()
    }

    fn code(&mut self) -> Code {
        Code::new(["roads", "local:凉亭", "gas_lines", "roof"][self.roll(4)])
    }

    fn hash(&mut self) -> String {
        format!("{:064x}", self.roll(1 << 30))
    }

    /// The id of a row that is there.
    fn row<R: Record>(&mut self, tx: &Tx<'_>) -> Result<R::Id, StoreError> {
        let rows = tx.all::<R>()?;
        if rows.is_empty() {
            return Err(StoreError::NotFound { table: R::TABLE, id: "any".to_owned() });
        }
        Ok(rows[self.roll(rows.len())].id())
    }

    /// The id of a row, if there is one and the dice say so.
    fn row_if_any<R: Record>(&mut self, tx: &Tx<'_>) -> Option<R::Id> {
        if self.coin() { self.row::<R>(tx).ok() } else { None }
    }
}

/// Samples whose altered state is simply another sample under the same id.
macro_rules! sample {
    ($record:ident, |$dice:ident, $tx:ident| { $($field:ident: $value:expr),+ $(,)? }) => {
        impl Sample for $record {
            fn sample($dice: &mut Dice, $tx: &Tx<'_>) -> Result<Self, StoreError> {
                Ok(Self { id: $tx.new_id(), $($field: $value),+ })
            }

            fn altered(&self, dice: &mut Dice, tx: &Tx<'_>) -> Result<Self, StoreError> {
                Ok(Self { id: self.id, ..Self::sample(dice, tx)? })
            }
        }
    };
}

fn scale(dice: &mut Dice) -> Scale {
    Scale {
        buildings: dice.counts(),
        households: dice.counts(),
        floor_area: dice.maybe(Dice::area),
    }
}

sample!(Division, |dice, tx| {
    parent_id: dice.row_if_any::<Division>(tx),
    level: dice.one_of(DivisionLevel::ALL),
    name: dice.text(),
    division_code: dice.maybe(Dice::text),
});

sample!(Cluster, |dice, tx| {
    name: dice.text(),
    division_id: dice.row_if_any::<Division>(tx),
    note: dice.text(),
});

sample!(Community, |dice, tx| {
    division_id: dice.row_if_any::<Division>(tx),
    cluster_id: dice.row_if_any::<Cluster>(tx),
    name: dice.text(),
    former_name: dice.text(),
    address: dice.text(),
    kind: dice.one_of(HousingKind::ALL),
    built_from: dice.maybe(Dice::year),
    built_to: dice.maybe(Dice::year),
    scale: scale(dice),
    in_scope: scale(dice),
    units: dice.counts(),
    residents: dice.counts(),
    elderly: dice.counts(),
    low_income_households: dice.counts(),
    lifts: dice.counts(),
    to_be_expropriated: dice.maybe(Dice::coin),
    owner_unit: dice.text(),
    ownership: dice.maybe(|d| d.one_of(Ownership::ALL)),
    property_mode: dice.maybe(|d| d.one_of(PropertyMode::ALL)),
    property_fee: dice.maybe(Dice::money),
    owners_committee: dice.maybe(Dice::coin),
    maintenance_fund: dice.maybe(Dice::money),
    earlier_renewal: dice.text(),
    stage: dice.one_of(PipelineStage::ALL),
    note: dice.text(),
});

sample!(Building, |dice, tx| {
    community_id: dice.row::<Community>(tx)?,
    number: dice.text(),
    built_year: dice.maybe(Dice::year),
    year_proof: dice.text(),
    units: dice.counts(),
    storeys: dice.counts(),
    households: dice.counts(),
    floor_area: dice.maybe(Dice::area),
    structure: dice.text(),
    ownership: dice.maybe(|d| d.one_of(Ownership::ALL)),
    lifts: dice.counts(),
    safety_appraisal: dice.text(),
    in_scope: dice.coin(),
    note: dice.text(),
});

sample!(Finding, |dice, tx| {
    community_id: dice.row::<Community>(tx)?,
    item_code: dice.code(),
    level: dice.one_of(FindingLevel::ALL),
    quantity: dice.maybe(|d| Quantity(d.count())),
    strongly_wished: dice.coin(),
    reason_not_in_scheme: dice.text(),
    note: dice.text(),
    inspected_by: dice.text(),
    inspected_on: dice.maybe(Dice::day),
});

sample!(Photo, |dice, tx| {
    finding_id: dice.row::<Finding>(tx)?,
    blob_sha256: dice.hash(),
    caption: dice.text(),
});

sample!(Evidence, |dice, tx| {
    community_id: dice.row::<Community>(tx)?,
    gate_code: dice.code(),
    kind: dice.one_of(EvidenceKind::ALL),
    clause: dice.maybe(|d| d.one_of(VoteClause::ALL)),
    ballot: Ballot {
        owners: dice.counts(),
        owners_taking_part: dice.counts(),
        owners_agreeing: dice.counts(),
        area: dice.maybe(Dice::area),
        area_taking_part: dice.maybe(Dice::area),
        area_agreeing: dice.maybe(Dice::area),
    },
    is_confirmed: dice.maybe(Dice::coin),
    notice_from: dice.maybe(Dice::day),
    notice_to: dice.maybe(Dice::day),
    notice_place: dice.text(),
    document_no: dice.text(),
    dated: dice.maybe(Dice::day),
    objections: dice.text(),
    note: dice.text(),
});

sample!(Project, |dice, tx| {
    name: dice.text(),
    project_code: dice.text(),
    implementing_body: dice.text(),
    approval_no: dice.text(),
    approved_on: dice.maybe(Dice::day),
    note: dice.text(),
});

sample!(ProjectCommunity, |dice, tx| {
    project_id: dice.row::<Project>(tx)?,
    community_id: dice.row::<Community>(tx)?,
});

sample!(Lot, |dice, tx| {
    project_id: dice.row_if_any::<Project>(tx),
    name: dice.text(),
    tendered_on: dice.maybe(Dice::day),
    note: dice.text(),
});

sample!(LotCommunity, |dice, tx| {
    lot_id: dice.row::<Lot>(tx)?,
    community_id: dice.row::<Community>(tx)?,
});

sample!(Contract, |dice, tx| {
    lot_id: dice.row::<Lot>(tx)?,
    number: dice.text(),
    contractor: dice.text(),
    price: dice.maybe(Dice::money),
    signed_on: dice.maybe(Dice::day),
    start_order_on: dice.maybe(Dice::day),
    term_days: dice.counts(),
    changes: dice.maybe(Dice::money),
    settlement: dice.maybe(Dice::money),
    retention: dice.maybe(Dice::money),
    note: dice.text(),
});

sample!(Scheme, |dice, tx| {
    community_id: dice.row::<Community>(tx)?,
    version: i32::try_from(dice.roll(1000)).expect("small"),
    name: dice.text(),
    basis: dice.one_of(CostBasis::ALL),
    state: dice.one_of(SchemeState::ALL),
    note: dice.text(),
});

fn cost_owner(dice: &mut Dice, tx: &Tx<'_>) -> Result<CostOwner, StoreError> {
    Ok(match dice.roll(3) {
        0 => CostOwner::Cluster(dice.row::<Cluster>(tx)?),
        1 => CostOwner::Lot(dice.row::<Lot>(tx)?),
        _ => CostOwner::Scheme(dice.row::<Scheme>(tx)?),
    })
}

fn cost_kind(dice: &mut Dice) -> CostKind {
    if dice.coin() {
        CostKind::Measure {
            measure_code: dice.code(),
            quantity: dice.maybe(|d| Quantity(d.count())),
            unit_price: dice.maybe(Dice::money),
            price_source: dice.text(),
            from_item: dice.maybe(Dice::code),
        }
    } else {
        CostKind::LumpSum {
            amount: dice.maybe(Dice::money),
            class_code: dice.maybe(Dice::code),
            published: dice.coin(),
        }
    }
}

sample!(CostLine, |dice, tx| {
    owner: cost_owner(dice, tx)?,
    kind: cost_kind(dice),
    note: dice.text(),
    position: i32::try_from(dice.roll(100)).expect("small"),
});

sample!(Price, |dice, tx| {
    item: dice.text(),
    unit: dice.text(),
    unit_price: dice.money(),
    measure_code: dice.maybe(Dice::code),
    region: dice.text(),
    dated: dice.maybe(Dice::day),
    source: dice.text(),
    note: dice.text(),
});

sample!(Plan, |dice, tx| {
    kind: dice.one_of(PlanKind::ALL),
    name: dice.text(),
    from_year: dice.year(),
    to_year: dice.year(),
    parent_id: dice.row_if_any::<Plan>(tx),
    state: dice.one_of(PlanState::ALL),
    compiled_by: dice.text(),
    note: dice.text(),
});

sample!(PlanEntry, |dice, tx| {
    plan_id: dice.row::<Plan>(tx)?,
    community_id: dice.row::<Community>(tx)?,
    year: dice.maybe(Dice::year),
    package_code: dice.maybe(Dice::code),
    is_fixed: dice.coin(),
    is_carried_over: dice.coin(),
    withdrawn_reason: dice.maybe(Dice::text),
    responsible: dice.text(),
    note: dice.text(),
});

sample!(PlanVersion, |dice, tx| {
    plan_id: dice.row::<Plan>(tx)?,
    label: dice.text(),
    state: dice.one_of(PlanState::ALL),
    frozen_at: dice.moment(),
    policy_hash: dice.hash(),
    schema_version: dice.count(),
    body: "{\"户\":390000}".repeat(dice.roll(200)),
});

sample!(Ceiling, |dice, tx| {
    plan_id: dice.row::<Plan>(tx)?,
    year: dice.year(),
    source_code: dice.maybe(Dice::code),
    amount: dice.money(),
});

fn allocation_owner(dice: &mut Dice, tx: &Tx<'_>) -> Result<AllocationOwner, StoreError> {
    Ok(match dice.roll(2) {
        0 => AllocationOwner::Cluster(dice.row::<Cluster>(tx)?),
        _ => AllocationOwner::Community(dice.row::<Community>(tx)?),
    })
}

sample!(Allocation, |dice, tx| {
    plan_id: dice.row::<Plan>(tx)?,
    owner: allocation_owner(dice, tx)?,
    source_code: dice.code(),
    amount: dice.money(),
    note: dice.text(),
});

sample!(Task, |dice, tx| {
    plan_id: dice.row::<Plan>(tx)?,
    community_id: dice.row_if_any::<Community>(tx),
    lot_id: dice.row_if_any::<Lot>(tx),
    stage_code: dice.code(),
    name: dice.text(),
    duration_days: dice.count(),
    not_before: dice.maybe(Dice::day),
    actual_start: dice.maybe(Dice::day),
    actual_finish: dice.maybe(Dice::day),
    percent_done: i64::try_from(dice.roll(101)).expect("small"),
    baseline_start: dice.maybe(Dice::day),
    baseline_finish: dice.maybe(Dice::day),
    responsible: dice.text(),
    note: dice.text(),
    position: i32::try_from(dice.roll(100)).expect("small"),
});

sample!(Dependency, |dice, tx| {
    plan_id: dice.row::<Plan>(tx)?,
    from_task: dice.row::<Task>(tx)?,
    to_task: dice.row::<Task>(tx)?,
    kind: dice.one_of(DependencyKind::ALL),
    lag_days: -dice.count(),
});

sample!(WorkDone, |dice, tx| {
    plan_id: dice.row::<Plan>(tx)?,
    community_id: dice.row::<Community>(tx)?,
    month_end: dice.day(),
    cumulative: dice.money(),
    reason: dice.text(),
});

sample!(MoneyArrived, |dice, tx| {
    plan_id: dice.row::<Plan>(tx)?,
    community_id: dice.row_if_any::<Community>(tx),
    source_code: dice.code(),
    arrived_on: dice.day(),
    amount: dice.money(),
    document_no: dice.text(),
});

sample!(MoneyPaid, |dice, tx| {
    plan_id: dice.row::<Plan>(tx)?,
    contract_id: dice.row_if_any::<Contract>(tx),
    community_id: dice.row_if_any::<Community>(tx),
    paid_on: dice.day(),
    amount: dice.money(),
    document_no: dice.text(),
});

sample!(ImportBatch, |dice, tx| {
    file_name: dice.text(),
    file_sha256: dice.hash(),
    imported_at: dice.moment(),
});

fn cells(dice: &mut Dice) -> BTreeMap<String, SourceCell> {
    let cell = |dice: &mut Dice| SourceCell {
        cell: "F6".to_owned(),
        text: dice.text(),
        unit: dice.text(),
        approximate: dice.coin(),
        superseded: dice.coin(),
    };
    ["name", "households", "floor_area"]
        .into_iter()
        .filter_map(|field| dice.maybe(|d| (field.to_owned(), cell(d))))
        .collect()
}

sample!(Origin, |dice, tx| {
    batch_id: dice.row::<ImportBatch>(tx)?,
    table_name: "community".to_owned(),
    row_id: dice.hash(),
    sheet: dice.text(),
    sheet_row: dice.count(),
    cells: cells(dice),
});

sample!(DeclaredTotal, |dice, tx| {
    batch_id: dice.row::<ImportBatch>(tx)?,
    division_path: dice.text(),
    year: dice.maybe(Dice::year),
    communities: dice.counts(),
    buildings: dice.counts(),
    households: dice.counts(),
    floor_area: dice.maybe(Dice::area),
    investment: dice.maybe(Dice::money),
    sheet: dice.text(),
    sheet_row: dice.count(),
});

sample!(ColumnMapping, |dice, tx| {
    signature: dice.hash(),
    mapping: dice.text(),
});

sample!(DeferredConflict, |dice, tx| {
    question: dice.one_of(&["conflict", "emptied", "removed_edited", "new"]).to_owned(),
    sheet_kind: "communities".to_owned(),
    context: dice.hash(),
    row_id: dice.hash(),
    row_name: dice.text(),
    field: dice.text(),
    carried: dice.text(),
    base: dice.maybe(Dice::text),
    file: dice.maybe(Dice::text),
    cells: dice.text(),
    file_name: dice.text(),
    sheet: dice.text(),
    sheet_row: dice.counts(),
    cell: "F6".to_owned(),
    deferred_at: dice.moment(),
});

impl Sample for FileInfo {
    fn sample(dice: &mut Dice, _tx: &Tx<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: FileInfoId,
            title: dice.text(),
            division_name: dice.text(),
            compiling_unit: dice.text(),
            created_at: dice.moment(),
            note: dice.text(),
        })
    }

    fn altered(&self, dice: &mut Dice, tx: &Tx<'_>) -> Result<Self, StoreError> {
        Self::sample(dice, tx)
    }
}

impl Sample for PolicyPart {
    fn sample(dice: &mut Dice, tx: &Tx<'_>) -> Result<Self, StoreError> {
        let code = Code::new(format!("local:{}", tx.new_id::<uuid::Uuid>()));
        Ok(Self {
            id: PolicyPartId { kind: dice.one_of(PolicyKind::ALL), code },
            position: i32::try_from(dice.roll(100)).expect("small"),
            body: dice.text(),
            profile: dice.code(),
            version: dice.text(),
            shipped_hash: dice.maybe(Dice::hash),
        })
    }

    fn altered(&self, dice: &mut Dice, tx: &Tx<'_>) -> Result<Self, StoreError> {
        Ok(Self { id: self.id.clone(), ..Self::sample(dice, tx)? })
    }
}
