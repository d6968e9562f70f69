//! Work done, money arrived, money paid.

use jiugai_domain::progress::{MoneyArrived, MoneyPaid, WorkDone};
use jiugai_domain::{MoneyArrivedId, MoneyPaidId, WorkDoneId};

use crate::record::record;

record! {
    WorkDone: WorkDoneId,
    id, plan_id, community_id, month_end, cumulative, reason,
}

record! {
    MoneyArrived: MoneyArrivedId,
    id, plan_id, community_id, source_code, arrived_on, amount, document_no,
}

record! {
    MoneyPaid: MoneyPaidId,
    id, plan_id, contract_id, community_id, paid_on, amount, document_no,
}
