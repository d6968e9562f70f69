//! Every record kind behind one face, so that random work can touch them all.

use jiugai_domain::community::*;
use jiugai_domain::evidence::*;
use jiugai_domain::finding::*;
use jiugai_domain::plan::*;
use jiugai_domain::progress::*;
use jiugai_domain::project::*;
use jiugai_domain::provenance::*;
use jiugai_domain::scheme::*;
use jiugai_domain::task::*;
use jiugai_store::{FileInfo, PolicyPart, StoreError, Table, Tx};

use super::{Dice, Sample};

type Act = fn(&mut Dice, &Tx<'_>) -> Result<(), StoreError>;

/// What can be done to one kind of record.
pub(crate) struct Kind {
    pub(crate) table: Table,
    pub(crate) add: Act,
    pub(crate) change: Act,
    pub(crate) put: Act,
    pub(crate) remove: Act,
}

fn kind<R: Sample>() -> Kind {
    Kind {
        table: R::TABLE,
        add: |dice, tx| tx.insert(&R::sample(dice, tx)?),
        change: |dice, tx| tx.update(&any::<R>(dice, tx)?.altered(dice, tx)?),
        put: |dice, tx| tx.put(&any::<R>(dice, tx)?.altered(dice, tx)?),
        remove: |dice, tx| tx.remove::<R>(any::<R>(dice, tx)?.id()),
    }
}

fn any<R: Sample>(dice: &mut Dice, tx: &Tx<'_>) -> Result<R, StoreError> {
    let mut rows = tx.all::<R>()?;
    if rows.is_empty() {
        return Err(StoreError::NotFound { table: R::TABLE, id: "any".to_owned() });
    }
    let place = dice.roll(rows.len());
    Ok(rows.swap_remove(place))
}

/// All kinds, those that are named by others first.
pub(crate) fn kinds() -> Vec<Kind> {
    vec![
        kind::<FileInfo>(),
        kind::<PolicyPart>(),
        kind::<Division>(),
        kind::<Cluster>(),
        kind::<Community>(),
        kind::<Building>(),
        kind::<Finding>(),
        kind::<Photo>(),
        kind::<Evidence>(),
        kind::<Project>(),
        kind::<ProjectCommunity>(),
        kind::<Lot>(),
        kind::<LotCommunity>(),
        kind::<Contract>(),
        kind::<Scheme>(),
        kind::<CostLine>(),
        kind::<Price>(),
        kind::<Plan>(),
        kind::<PlanEntry>(),
        kind::<PlanVersion>(),
        kind::<Ceiling>(),
        kind::<Allocation>(),
        kind::<Task>(),
        kind::<Dependency>(),
        kind::<WorkDone>(),
        kind::<MoneyArrived>(),
        kind::<MoneyPaid>(),
        kind::<ImportBatch>(),
        kind::<Origin>(),
        kind::<DeclaredTotal>(),
        kind::<ColumnMapping>(),
        kind::<DeferredConflict>(),
    ]
}

/// Adds a few rows of every kind, so that every reference can be met.
pub(crate) fn furnish(tx: &Tx<'_>, seed: u64) -> Result<(), StoreError> {
    let mut dice = Dice::new(seed);
    for kind in kinds().iter().skip(1) {
        for _ in 0..2 {
            // A sample may repeat a unique pair; one of each kind is enough.
            match (kind.add)(&mut dice, tx) {
                Ok(()) | Err(StoreError::Duplicate { .. }) => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(())
}
