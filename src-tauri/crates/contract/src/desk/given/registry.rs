//! The registry's table as the page has it. Comparing 22,000 rows takes less than writing them down.

use super::{Columns, Given, columns};
use crate::dto::{CommunityChangesDto, CommunityTableDto};

impl Given<CommunityTableDto> {
    /// What `table` says that the table with the sign `since` did not.
    pub(in crate::desk) fn changes(
        &mut self,
        since: Option<&str>,
        table: CommunityTableDto,
    ) -> CommunityChangesDto {
        let (sign, before) = self.give(since, table.clone());
        let Some(before) = before.filter(|before| before.id == table.id) else {
            return CommunityChangesDto { sign, is_whole: true, at: Vec::new(), rows: table };
        };
        let at = before.changed(&table);
        let rows = table.picked(&before, &at);
        CommunityChangesDto { sign, is_whole: false, at, rows }
    }
}

columns! { CommunityTableDto:
    id, name, former_name, division, cluster, address, built_from, built_to, buildings, units,
    households, residents, floor_area_m2, investment_fen, year, stage, facets, open_gates,
    unknown_gates, gates, items_inspected, cost_missing, note, kind, elderly,
    low_income_households, lifts, ownership, owner_unit, property_mode, property_fee, owners_committee, maintenance_fund,
    earlier_renewal, to_be_expropriated, flags;
    gate_codes, shared_investment_fen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Answer as _;
    use crate::desk::given::with_sample;
    use crate::dto::Nothing;

    /// The sample's table, to change in a test.
    fn sample() -> CommunityTableDto {
        let (_folder, desk) = with_sample();
        desk.communities_table(Nothing {}).expect("the table")
    }

    #[test]
    fn only_rows_that_say_something_else_travel() {
        let table = sample();
        let mut given = Given::<CommunityTableDto>::default();
        let first = given.changes(None, table.clone());
        assert!(first.is_whole && first.rows == table);
        let mut edited = table.clone();
        edited.households[3] = Some(99);
        edited.lifts[5] = Some(1);
        let second = given.changes(Some(&first.sign), edited.clone());
        assert_eq!((second.is_whole, second.at.as_slice()), (false, [3, 5].as_slice()));
        assert_eq!(second.rows.households, [Some(99), edited.households[5]]);
        assert_eq!(second.rows.lifts, [edited.lifts[3], Some(1)]);
        assert!(second.rows.id.is_empty() && second.rows.name.is_empty(), "nothing new of them");
        let third = given.changes(Some(&second.sign), edited);
        assert_eq!((third.is_whole, third.at.len()), (false, 0));
    }

    #[test]
    fn who_knows_another_table_gets_all_of_it() {
        let table = sample();
        let mut given = Given::<CommunityTableDto>::default();
        let first = given.changes(None, table.clone());
        given.changes(Some(&first.sign), table.clone());
        assert!(given.changes(Some(&first.sign), table.clone()).is_whole);
        let mut fewer = table;
        fewer.id.swap(0, 1);
        let sign = given.count.to_string();
        assert!(given.changes(Some(&sign), fewer).is_whole);
    }
}
