//! Evidence for the gates.

use jiugai_domain::EvidenceId;
use jiugai_domain::evidence::{Ballot, Evidence};

use crate::StoreError;
use crate::field::{Cells, Field, Values};
use crate::record::record;

impl Field for Ballot {
    fn write<'a>(&'a self, out: &mut Values<'a>) {
        self.owners.write(out);
        self.owners_taking_part.write(out);
        self.owners_agreeing.write(out);
        self.area.write(out);
        self.area_taking_part.write(out);
        self.area_agreeing.write(out);
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            owners: cells.take()?,
            owners_taking_part: cells.take()?,
            owners_agreeing: cells.take()?,
            area: cells.take()?,
            area_taking_part: cells.take()?,
            area_agreeing: cells.take()?,
        })
    }
}

record! {
    Evidence: EvidenceId,
    id, community_id, gate_code, kind, clause,
    ballot: [owners, owners_taking_part, owners_agreeing, area, area_taking_part, area_agreeing],
    is_confirmed, notice_from, notice_to, notice_place, document_no, dated, objections, note,
}
