//! Roll-ups over the whole file with Polars: by year, district, class, facet or source.
//!
//! Sums are whole numbers throughout; what is unknown is counted beside the sum and never added as
//! zero. What a row means and how groups are named is the caller's business.

use polars::prelude::{
    Column, DataFrame, IntoLazy, NamedFrom, PolarsError, Series, SortMultipleOptions, col,
};

/// One row to roll up: a community, a cost line or a share of a split.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fact {
    /// Group the row belongs to.
    pub key: String,
    /// Communities the row stands for.
    pub communities: i64,
    /// 栋
    pub buildings: Option<i64>,
    /// 户
    pub households: Option<i64>,
    /// 人
    pub residents: Option<i64>,
    /// Hundredths of m².
    pub floor_area: Option<i64>,
    /// Known cost, fen.
    pub investment: i64,
    /// Cost inputs unknown.
    pub investment_missing: i64,
    /// Cost inputs marked approximate.
    pub investment_approximate: i64,
    /// Fen nobody pays.
    pub gap: i64,
}

/// A sum, and how many communities lack the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// Sum of what is known.
    pub known: i64,
    /// How many communities lack it.
    pub missing: i64,
}

/// The sums of one group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// Its key.
    pub key: String,
    /// Communities.
    pub communities: i64,
    /// 栋
    pub buildings: Sum,
    /// 户
    pub households: Sum,
    /// 人
    pub residents: Sum,
    /// Hundredths of m².
    pub floor_area: Sum,
    /// Fen.
    pub investment: Sum,
    /// Cost inputs marked approximate.
    pub investment_approximate: i64,
    /// Fen nobody pays.
    pub gap: i64,
}

/// The engine failed; the data is untouched.
#[derive(Debug, thiserror::Error)]
#[error("the roll-up failed: {0}")]
pub struct AnalysisError(#[from] PolarsError);

/// Counts of a place: unknown in one column is counted for communities only, not for the rows that
/// carry money alone.
const PLACE: [&str; 4] = ["buildings", "households", "residents", "floor_area"];
const MONEY: [&str; 5] =
    ["communities", "investment", "investment_missing", "investment_approximate", "gap"];

/// Sums `facts` by key, keys in order.
pub fn roll_up(facts: &[Fact]) -> Result<Vec<Group>, AnalysisError> {
    if facts.is_empty() {
        return Ok(Vec::new());
    }
    let sums = PLACE.iter().chain(&MONEY).map(|name| col(*name).sum());
    let unknown = PLACE.iter().map(|name| {
        let is_unknown = col(*name).is_null().and(col("communities").gt(polars::prelude::lit(0)));
        is_unknown.cast(polars::prelude::DataType::Int64).sum().alias(format!("{name}_missing"))
    });
    let grouped = frame(facts)?
        .lazy()
        .group_by([col("key")])
        .agg(sums.chain(unknown).collect::<Vec<_>>())
        .sort(["key"], SortMultipleOptions::default())
        .collect()?;
    (0..grouped.height()).map(|row| read_group(&grouped, row)).collect()
}

fn frame(facts: &[Fact]) -> Result<DataFrame, PolarsError> {
    let keys: Vec<&str> = facts.iter().map(|fact| fact.key.as_str()).collect();
    let optional = |name: &str, pick: fn(&Fact) -> Option<i64>| {
        Column::from(Series::new(name.into(), facts.iter().map(pick).collect::<Vec<_>>()))
    };
    let whole = |name: &str, pick: fn(&Fact) -> i64| {
        Column::from(Series::new(name.into(), facts.iter().map(pick).collect::<Vec<_>>()))
    };
    DataFrame::new(
        facts.len(),
        vec![
            Column::from(Series::new("key".into(), keys)),
            optional("buildings", |fact| fact.buildings),
            optional("households", |fact| fact.households),
            optional("residents", |fact| fact.residents),
            optional("floor_area", |fact| fact.floor_area),
            whole("communities", |fact| fact.communities),
            whole("investment", |fact| fact.investment),
            whole("investment_missing", |fact| fact.investment_missing),
            whole("investment_approximate", |fact| fact.investment_approximate),
            whole("gap", |fact| fact.gap),
        ],
    )
}

fn read_group(grouped: &DataFrame, row: usize) -> Result<Group, AnalysisError> {
    let number = |name: &str| -> Result<i64, AnalysisError> {
        Ok(grouped.column(name)?.i64()?.get(row).unwrap_or(0))
    };
    let place = |name: &str| -> Result<Sum, AnalysisError> {
        Ok(Sum { known: number(name)?, missing: number(&format!("{name}_missing"))? })
    };
    Ok(Group {
        key: grouped.column("key")?.str()?.get(row).unwrap_or_default().to_owned(),
        communities: number("communities")?,
        buildings: place("buildings")?,
        households: place("households")?,
        residents: place("residents")?,
        floor_area: place("floor_area")?,
        investment: Sum { known: number("investment")?, missing: number("investment_missing")? },
        investment_approximate: number("investment_approximate")?,
        gap: number("gap")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn community(key: &str, households: Option<i64>, investment: i64) -> Fact {
        Fact { key: key.to_owned(), communities: 1, households, investment, ..Fact::default() }
    }

    #[test]
    fn groups_sum_exactly_and_count_what_is_unknown() {
        let cluster_money = Fact { key: "甲区".into(), investment: 300, ..Fact::default() };
        let facts = [
            community("甲区", Some(105), 9_007_199_254_740_993),
            community("甲区", None, 1),
            cluster_money,
            community("乙区", Some(80), 7),
        ];
        let groups = roll_up(&facts).expect("a roll-up");
        let first = groups.iter().find(|group| group.key == "甲区").expect("甲区");
        assert_eq!(groups.len(), 2);
        assert_eq!(first.communities, 2);
        assert_eq!(first.households, Sum { known: 105, missing: 1 });
        assert_eq!(first.buildings, Sum { known: 0, missing: 2 });
        assert_eq!(first.investment.known, 9_007_199_254_741_294);
    }

    #[test]
    fn nothing_rolls_up_to_nothing() {
        assert_eq!(roll_up(&[]).expect("a roll-up"), []);
    }
}
