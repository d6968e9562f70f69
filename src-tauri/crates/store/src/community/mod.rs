//! Divisions, clusters, communities, buildings.

use jiugai_domain::community::{Building, Cluster, Community, Division, Scale};
use jiugai_domain::{BuildingId, ClusterId, CommunityId, DivisionId};

use crate::StoreError;
use crate::field::{Cells, Field, Values};
use crate::record::record;

impl Field for Scale {
    fn write<'a>(&'a self, out: &mut Values<'a>) {
        self.buildings.write(out);
        self.households.write(out);
        self.floor_area.write(out);
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError> {
        Ok(Self { buildings: cells.take()?, households: cells.take()?, floor_area: cells.take()? })
    }
}

record! {
    Division: DivisionId,
    id, parent_id, level, name, division_code,
}

record! {
    Cluster: ClusterId,
    id, name, division_id, note,
}

record! {
    Community: CommunityId,
    id, division_id, cluster_id, name, former_name, address, kind, built_from, built_to,
    scale: [buildings, households, floor_area],
    in_scope: [in_scope_buildings, in_scope_households, in_scope_floor_area],
    units, residents, elderly, low_income_households, lifts, to_be_expropriated, owner_unit,
    ownership, property_mode, property_fee, owners_committee, maintenance_fund, earlier_renewal,
    stage, note,
}

record! {
    Building: BuildingId,
    id, community_id, number, built_year, year_proof, units, storeys, households, floor_area,
    structure, ownership, lifts, safety_appraisal, in_scope, note,
}
