//! Which header means which field, and which unit means which power of ten.
//!
//! The table itself is data: `schemas/workbook/community_columns.json`. Nothing is guessed from
//! the values of a column here.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

pub use crate::field::{Dimension, Field};
use crate::text::{compact, split_brackets};

const TABLE: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../schemas/workbook/community_columns.json"
));

/// A unit as it stood and what it is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitFound {
    /// As written, e.g. 万元.
    pub text: String,
    /// What it measures.
    pub dimension: Dimension,
    /// Power of ten over m², 元 or one.
    pub power: i32,
}

/// What a header was understood as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderMeaning {
    /// The field, if known.
    pub field: Option<Field>,
    /// The unit, if one is given.
    pub unit: Option<UnitFound>,
}

#[derive(Deserialize)]
struct TableText {
    fields: Vec<FieldText>,
    never: Vec<String>,
    total_leaf: Vec<String>,
    units: HashMap<String, HashMap<String, i32>>,
    choices: HashMap<String, HashMap<String, String>>,
}

#[derive(Deserialize)]
struct FieldText {
    code: String,
    headers: Vec<String>,
    #[serde(default)]
    contains: Vec<String>,
}

/// The embedded table, ready for look-up.
#[derive(Debug, Default)]
pub struct ColumnTable {
    headers: HashMap<String, Field>,
    contains: Vec<(String, Field)>,
    never: Vec<String>,
    total_leaf: Vec<String>,
    units: HashMap<Dimension, HashMap<String, i32>>,
    choices: HashMap<String, HashMap<String, String>>,
}

/// Whether a header below money names who pays, and not what is counted: a division, or people
/// without a word that counts them.
fn names_a_payer(field: Field, base: &str) -> bool {
    let counts = ["户数", "人数", "人口", "套数", "户", "人"];
    match field.dimension() {
        Dimension::Division => true,
        Dimension::Household | Dimension::Person => counts.iter().all(|word| !base.ends_with(word)),
        _ => false,
    }
}

impl ColumnTable {
    /// The table shipped with the program.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<ColumnTable> = OnceLock::new();
        // A test proves the embedded table sound; an unsound one would know no header at all.
        SHIPPED.get_or_init(|| Self::parse(TABLE).unwrap_or_default())
    }

    fn parse(text: &str) -> Result<Self, String> {
        let text: TableText = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let mut table = Self {
            headers: HashMap::new(),
            contains: Vec::new(),
            never: text.never,
            total_leaf: text.total_leaf,
            units: HashMap::new(),
            choices: text.choices,
        };
        for entry in text.fields {
            let field = Field::ALL.iter().copied().find(|field| field.code() == entry.code);
            let field = field.ok_or_else(|| format!("unknown field {}", entry.code))?;
            for header in entry.headers {
                if let Some(other) = table.headers.insert(compact(&header), field) {
                    return Err(format!("{header} stands for {other} and for {field}"));
                }
            }
            table.contains.extend(entry.contains.into_iter().map(|part| (compact(&part), field)));
        }
        for dimension in DIMENSIONS_WITH_UNITS {
            let units = text.units.get(dimension.code());
            let units = units.ok_or_else(|| format!("no units for {}", dimension.code()))?;
            let units = units.iter().map(|(unit, power)| (compact(unit), *power)).collect();
            table.units.insert(dimension, units);
        }
        Ok(table)
    }

    /// What a header means; `parents` are the headers above it, topmost first.
    pub fn meaning(&self, leaf: &str, parents: &[String]) -> HeaderMeaning {
        let leaf = compact(leaf);
        let (base, unit) = self.split_unit(&leaf);
        let parent = parents.last().map(|parent| compact(parent));
        let parent_split = parent.as_deref().map(|parent| self.split_unit(parent));
        let mut field = self.field(&leaf, &base, parent_split.as_ref().map(|(base, _)| base));
        if let (Some(parent), Some((parent_base, parent_unit))) = (&parent, &parent_split)
            && self.is_money(parent, parent_base, parent_unit.as_ref())
            && field.is_some_and(|field| names_a_payer(field, &base))
        {
            // Under money stands money, whoever's it is: 省, 市, 居民 are who pays.
            return HeaderMeaning { field: None, unit: unit.or_else(|| parent_unit.clone()) };
        }
        if field.is_none()
            && let (Some(parent), Some((parent_base, _))) = (&parent, &parent_split)
            && self.total_leaf.contains(&base)
        {
            // The whole of what the sources pay is no words of who they are.
            field = self.field(parent, parent_base, None);
            field = field.filter(|field| *field != Field::FundingNote);
        }
        let unit = unit.or_else(|| parent_split.and_then(|(_, unit)| unit));
        self.settle(&base, field, unit)
    }

    /// Whether what stands below a header is money: by its unit, or by what it means.
    fn is_money(&self, full: &str, base: &str, unit: Option<&UnitFound>) -> bool {
        let known = self.field(full, base, None);
        let of_money =
            |field: Field| field == Field::FundingNote || field.dimension() == Dimension::Money;
        unit.is_some_and(|unit| unit.dimension == Dimension::Money) || known.is_some_and(of_money)
    }

    /// The header alone may be a unit (栋, 万平方米), and the unit may tell people from households.
    fn settle(&self, base: &str, field: Option<Field>, unit: Option<UnitFound>) -> HeaderMeaning {
        if field.is_none()
            && let Some(found) = self.unit_among(base, &DIMENSIONS_NAMED_BY_UNIT)
        {
            let field = match found.dimension {
                Dimension::Area => Field::FloorArea,
                Dimension::Money => Field::Investment,
                Dimension::Building => Field::Buildings,
                _ => Field::Households,
            };
            return HeaderMeaning { field: Some(field), unit: Some(found) };
        }
        let Some(mut field) = field else {
            return HeaderMeaning { field: None, unit };
        };
        let unit = unit.and_then(|unit| {
            let exact = self.unit_for(&unit.text, field.dimension());
            if exact.is_none() {
                match (field, unit.dimension) {
                    (Field::Households, Dimension::Person) => field = Field::Residents,
                    (Field::Residents, Dimension::Household) => field = Field::Households,
                    _ => return None,
                }
            }
            exact.or(Some(unit))
        });
        HeaderMeaning { field: Some(field), unit }
    }

    fn field(&self, full: &str, base: &str, parent: Option<&String>) -> Option<Field> {
        if let Some(field) = self.headers.get(full).or_else(|| self.headers.get(base)) {
            return Some(*field);
        }
        if let Some(field) = parent.and_then(|parent| self.headers.get(&format!("{parent}/{base}")))
        {
            return Some(*field);
        }
        if self.never.iter().any(|word| full.contains(word.as_str())) {
            return None;
        }
        let part = self.contains.iter().find(|(part, _)| base.contains(part.as_str()));
        part.map(|(_, field)| *field)
    }

    /// Whether a whole header is one this table names, without any guessing.
    pub fn names_header(&self, text: &str) -> bool {
        let text = compact(text);
        self.headers.contains_key(&text) || self.headers.contains_key(&self.split_unit(&text).0)
    }

    /// `建筑面积(万㎡)` → 建筑面积 and 万㎡; also `建筑面积/万㎡`, `投资:万元`.
    pub(crate) fn split_unit(&self, header: &str) -> (String, Option<UnitFound>) {
        let (base, inside) = split_brackets(header);
        let named = inside.iter().find_map(|text| {
            let text =
                text.strip_prefix("单位").map_or(text.as_str(), |t| t.trim_matches([':', '为']));
            self.unit(text)
        });
        if named.is_some() {
            return (base, named);
        }
        if let Some((before, after)) = base.rsplit_once(['/', ':', '-', ','])
            && let Some(unit) = self.unit(after)
        {
            return (before.to_owned(), Some(unit));
        }
        (base, None)
    }

    /// A unit of any dimension.
    pub fn unit(&self, text: &str) -> Option<UnitFound> {
        self.unit_among(text, &DIMENSIONS_WITH_UNITS)
    }

    /// A unit, if it measures this dimension.
    pub fn unit_for(&self, text: &str, dimension: Dimension) -> Option<UnitFound> {
        let power = *self.units.get(&dimension)?.get(text)?;
        Some(UnitFound { text: text.to_owned(), dimension, power })
    }

    fn unit_among(&self, text: &str, dimensions: &[Dimension]) -> Option<UnitFound> {
        dimensions.iter().find_map(|dimension| self.unit_for(text, *dimension))
    }

    /// The code a word of a closed list stands for, e.g. 房改房 in `ownership`.
    pub fn choice(&self, list: &str, word: &str) -> Option<&str> {
        self.choices.get(list)?.get(word).map(String::as_str)
    }
}

/// In the order a bare unit is looked up.
const DIMENSIONS_WITH_UNITS: [Dimension; 9] = [
    Dimension::Area,
    Dimension::Money,
    Dimension::Building,
    Dimension::Household,
    Dimension::Person,
    Dimension::Unit,
    Dimension::Piece,
    Dimension::Price,
    Dimension::Year,
];

const DIMENSIONS_NAMED_BY_UNIT: [Dimension; 4] =
    [Dimension::Area, Dimension::Money, Dimension::Building, Dimension::Household];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(leaf: &str, parents: &[&str], field: Option<Field>, unit: Option<(&str, i32)>) {
        let parents: Vec<String> = parents.iter().map(|p| (*p).to_owned()).collect();
        let meaning = ColumnTable::shipped().meaning(leaf, &parents);
        let found = meaning.unit.as_ref().map(|unit| (unit.text.as_str(), unit.power));
        assert_eq!((meaning.field, found), (field, unit), "{leaf} under {parents:?}");
    }

    #[test]
    fn the_embedded_table_is_sound() {
        let table = ColumnTable::parse(TABLE).expect("sound");
        for field in Field::ALL {
            assert!(table.headers.values().any(|f| f == field), "{field} has no header");
        }
        assert!(ColumnTable::parse("{}").is_err());
    }

    #[test]
    fn published_headers_are_understood() {
        check("涉及居民\n(户)", &[], Some(Field::Households), Some(("户", 0)));
        check("涉及居民（人）", &[], Some(Field::Residents), Some(("人", 0)));
        check("楼宇\n(栋)", &[], Some(Field::Buildings), Some(("栋", 0)));
        check("计划投资\n(万元)", &[], Some(Field::Investment), Some(("万元", 4)));
        check("建筑面积(万m²)", &[], Some(Field::FloorArea), Some(("万m²", 4)));
        check("建筑面积（万㎡）", &["规模"], Some(Field::FloorArea), Some(("万㎡", 4)));
        check("户数", &["规模"], Some(Field::Households), None);
        check("小区(项目)数", &[], Some(Field::CommunityCount), None);
        check("总计划投资(亿元)", &[], Some(Field::Investment), Some(("亿元", 8)));
        check("片区总投资(万元)", &[], Some(Field::ClusterInvestment), Some(("万元", 4)));
        check("建于(年)", &[], Some(Field::BuiltYear), Some(("年", 0)));
        check("业主(户)", &[], Some(Field::Households), Some(("户", 0)));
        check("县(市、区)", &[], Some(Field::District), None);
        check("万平方米", &[], Some(Field::FloorArea), Some(("万平方米", 4)));
        check("栋楼", &[], Some(Field::Buildings), None);
        check("备 注", &[], Some(Field::Note), None);
        check("合计", &["投资(万元)"], Some(Field::Investment), Some(("万元", 4)));
        check("计划任务数", &["新开工改造小区数"], Some(Field::CommunityCount), None);
        check("物业费(元/㎡·月)", &[], Some(Field::PropertyFee), Some(("元/㎡·月", 0)));
    }

    #[test]
    fn columns_that_only_look_alike_stay_unknown() {
        check("完成投资(万元)", &[], None, Some(("万元", 4)));
        check("开工率", &["新开工改造小区数"], None, None);
        check("占地面积(平方米)", &[], None, Some(("平方米", 0)));
        check("2000年后户数", &[], None, None);
        check("中央", &["投资(万元)"], None, Some(("万元", 4)));
    }
}
