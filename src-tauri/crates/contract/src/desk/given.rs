//! The registry's table as the page has it, so that after an edit only the rows that say something
//! else travel: comparing 22,000 rows takes less than writing them down. Not here: what a row says.

use std::mem;

use crate::dto::{CommunityChangesDto, CommunityTableDto};

/// The table given last.
#[derive(Default)]
pub(super) struct Given {
    /// How many tables were given; the sign of the last.
    count: u64,
    table: Option<CommunityTableDto>,
}

impl Given {
    /// What `table` says that the table with the sign `since` did not.
    pub(super) fn changes(
        &mut self,
        since: Option<&str>,
        table: CommunityTableDto,
    ) -> CommunityChangesDto {
        let is_known = since.is_some_and(|sign| sign == self.count.to_string());
        self.count += 1;
        let sign = self.count.to_string();
        let before = mem::replace(&mut self.table, Some(table.clone()));
        let Some(before) = before.filter(|before| is_known && before.id == table.id) else {
            return CommunityChangesDto { sign, is_whole: true, at: Vec::new(), rows: table };
        };
        let changed = changed(&before, &table);
        let at = changed.iter().filter_map(|row| u32::try_from(*row).ok()).collect();
        CommunityChangesDto { sign, is_whole: false, at, rows: picked(table, &changed) }
    }
}

macro_rules! columns {
    ($($column:ident),+ $(,)?) => {
        /// Rows that differ in any column.
        fn changed(before: &CommunityTableDto, now: &CommunityTableDto) -> Vec<usize> {
            let differs = |row: usize| $(before.$column[row] != now.$column[row])||+;
            (0..now.id.len()).filter(|row| differs(*row)).collect()
        }

        /// Some rows of a table; what is said of the whole stays.
        fn picked(table: CommunityTableDto, rows: &[usize]) -> CommunityTableDto {
            CommunityTableDto {
                $($column: rows.iter().map(|row| table.$column[*row].clone()).collect(),)+
                gate_codes: table.gate_codes,
                shared_investment_fen: table.shared_investment_fen,
            }
        }
    };
}

columns! {
    id, name, former_name, division, cluster, address, built_from, built_to, buildings, units,
    households, residents, floor_area_m2, investment_fen, year, stage, facets, open_gates,
    unknown_gates, gates, items_inspected, cost_missing, note, kind, elderly,
    low_income_households, lifts, ownership, owner_unit, property_mode, property_fee, owners_committee, maintenance_fund,
    earlier_renewal, to_be_expropriated, flags,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dto::Nothing;
    use crate::{Answer, Desk, Environment};

    /// The sample's table, to change in a test.
    fn sample() -> (tempfile::TempDir, CommunityTableDto) {
        let folder = tempfile::tempdir().expect("a folder");
        let environment = Environment {
            dialogs: std::sync::Arc::new(crate::NoDialogs),
            config_dir: folder.path().to_owned(),
            snapshot_dir: None,
            via: crate::Via::CommandLine,
            lang: crate::Lang::ZhCn,
        };
        let desk = Desk::new(environment).expect("a desk");
        desk.project_open_sample(crate::dto::SampleQuery { code: None }).expect("the sample");
        let table = desk.communities_table(Nothing {}).expect("the table");
        (folder, table)
    }

    #[test]
    fn only_rows_that_say_something_else_travel() {
        let (_folder, table) = sample();
        let mut given = Given::default();
        let first = given.changes(None, table.clone());
        assert!(first.is_whole && first.rows == table);
        let mut edited = table.clone();
        edited.households[3] = Some(99);
        edited.lifts[5] = Some(1);
        let second = given.changes(Some(&first.sign), edited.clone());
        assert_eq!((second.is_whole, second.at.as_slice()), (false, [3, 5].as_slice()));
        assert_eq!(second.rows.households, [Some(99), edited.households[5]]);
        assert_eq!(second.rows.id, [table.id[3].clone(), table.id[5].clone()]);
        let third = given.changes(Some(&second.sign), edited);
        assert_eq!((third.is_whole, third.at.len()), (false, 0));
    }

    #[test]
    fn who_knows_another_table_gets_all_of_it() {
        let (_folder, table) = sample();
        let mut given = Given::default();
        let first = given.changes(None, table.clone());
        given.changes(Some(&first.sign), table.clone());
        assert!(given.changes(Some(&first.sign), table.clone()).is_whole);
        let mut fewer = table;
        fewer.id.swap(0, 1);
        let sign = given.count.to_string();
        assert!(given.changes(Some(&sign), fewer).is_whole);
    }
}
