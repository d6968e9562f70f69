//! What a made-up community is like: where it lies, its buildings, households, areas, its cost.
//!
//! Plain values, drawn from the community's number alone; the project file and the spreadsheet are
//! both made from them.

use jiugai_domain::community::{Ownership, PropertyMode};
use jiugai_domain::{Fen, SquareMetres};

use crate::size::portion;
use crate::{Random, Size, names};

const SEED: u64 = 0x6A69_7567_6169;

/// Where a community lies, by number: of the city, of the district among all, of the subdistrict
/// in its district, of the neighbourhood in its subdistrict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// City.
    pub city: usize,
    /// District, counted through all cities.
    pub district: usize,
    /// Subdistrict of the district.
    pub subdistrict: usize,
    /// Neighbourhood of the subdistrict.
    pub neighbourhood: usize,
}

/// A building.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildingFacts {
    /// Year of completion.
    pub built_year: i16,
    /// 单元
    pub units: i64,
    /// Storeys.
    pub storeys: i64,
    /// 户
    pub households: i64,
    /// 建筑面积
    pub floor_area: SquareMetres,
    /// Structure.
    pub structure: &'static str,
}

/// A community.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommunityFacts {
    /// Where it lies.
    pub place: Place,
    /// Name, different from every other in its district.
    pub name: String,
    /// 曾用名, mostly empty.
    pub former_name: String,
    /// Address.
    pub address: String,
    /// Buildings; at least one.
    pub buildings: Vec<BuildingFacts>,
    /// Existing lifts.
    pub lifts: i64,
    /// 人
    pub residents: i64,
    /// Over 60.
    pub elderly: i64,
    /// 低保户数
    pub low_income_households: i64,
    /// Ownership.
    pub ownership: Ownership,
    /// 原产权单位; empty for commodity housing.
    pub owner_unit: &'static str,
    /// Property management.
    pub property_mode: PropertyMode,
    /// 业委会
    pub owners_committee: bool,
    /// Balance of the maintenance fund; unknown for most.
    pub maintenance_fund: Option<Fen>,
    /// What its renewal is to cost: 290–430 元/m², inside the published range.
    pub investment: Fen,
    /// How many lines its scheme has.
    pub cost_lines: usize,
}

impl CommunityFacts {
    /// 单元
    pub fn units(&self) -> i64 {
        self.buildings.iter().map(|building| building.units).sum()
    }

    /// 户
    pub fn households(&self) -> i64 {
        self.buildings.iter().map(|building| building.households).sum()
    }

    /// 建筑面积
    pub fn floor_area(&self) -> SquareMetres {
        self.buildings.iter().map(|building| building.floor_area).sum()
    }

    /// First and last year of completion.
    pub fn years(&self) -> (i16, i16) {
        let years = self.buildings.iter().map(|building| building.built_year);
        let last = years.clone().max().unwrap_or(1990);
        (years.min().unwrap_or(last), last)
    }
}

/// All communities of a size, one by one.
#[derive(Debug, Clone, Copy)]
pub struct Region {
    size: Size,
}

impl Region {
    /// The region of a size.
    pub const fn new(size: Size) -> Self {
        Self { size }
    }

    /// Its size.
    pub const fn size(&self) -> &Size {
        &self.size
    }

    /// Every community.
    pub fn communities(&self) -> impl Iterator<Item = CommunityFacts> {
        let region = *self;
        (0..self.size.communities).map(move |index| region.community(index))
    }

    /// The names of a place, from the city down.
    pub fn names(&self, place: Place) -> [String; 4] {
        let first_of_city = (place.city * self.size.districts).div_ceil(self.size.cities.max(1));
        [
            names::city(place.city),
            names::district(place.district - first_of_city),
            names::subdistrict(place.subdistrict),
            names::neighbourhood(place.neighbourhood),
        ]
    }

    fn place(&self, index: usize) -> (Place, usize) {
        let Size { communities, cities, districts, .. } = self.size;
        let district = index * districts / communities;
        let within = index - (district * communities).div_ceil(districts);
        let place = Place {
            city: district * cities / districts,
            district,
            subdistrict: within / 20,
            neighbourhood: within % 20 / 4,
        };
        (place, within)
    }

    /// The community with this number.
    pub fn community(&self, index: usize) -> CommunityFacts {
        let mut random = Random::of(SEED, index);
        let (place, within) = self.place(index);
        let mut pair = Random::of(SEED ^ 1, index / 2);
        let mut lean = |most| usize::try_from(pair.between(0, most)).unwrap_or(0);
        let (lean_buildings, lean_lines) = (lean(3), lean(8));
        let count = self.size.communities;
        let buildings =
            buildings(&mut random, portion(index, count, self.size.buildings, lean_buildings));
        let households: i64 = buildings.iter().map(|building| building.households).sum();
        let area: SquareMetres = buildings.iter().map(|building| building.floor_area).sum();
        let residents = households * random.between(22, 30) / 10;
        let is_commodity = random.chance(1, 4);
        let former = random.chance(1, 12).then(|| names::community(place.district + 1, within));
        CommunityFacts {
            place,
            name: names::community(place.district, within),
            former_name: former.unwrap_or_default(),
            address: format!("{}路{}号", names::street(within), random.between(1, 320)),
            lifts: if random.chance(1, 20) { random.between(1, 4) } else { 0 },
            residents,
            elderly: residents * random.between(15, 34) / 100,
            low_income_households: households * random.between(0, 6) / 100,
            ownership: if is_commodity { Ownership::Commodity } else { Ownership::HousingReform },
            owner_unit: if is_commodity { "" } else { names::owner_unit(within / 3) },
            property_mode: *random.pick(&[
                PropertyMode::None,
                PropertyMode::None,
                PropertyMode::Neighbourhood,
                PropertyMode::OwnerUnit,
                PropertyMode::Company,
            ]),
            owners_committee: random.chance(1, 5),
            maintenance_fund: random
                .chance(1, 3)
                .then(|| Fen(households * random.between(0, 90_000))),
            // Whole 百元, as estimates are written.
            investment: Fen(area.0 / 100 * random.between(29_000, 43_000) / 10_000 * 10_000),
            cost_lines: portion(index, count, self.size.cost_lines, lean_lines),
            buildings,
        }
    }
}

fn buildings(random: &mut Random, count: usize) -> Vec<BuildingFacts> {
    let first =
        if random.chance(6, 100) { random.year(2001, 2004) } else { random.year(1975, 1999) };
    let (units, storeys) = (random.between(2, 4), random.between(5, 7));
    let home = random.between(80, 104);
    let build = |number: usize| {
        let later = i16::try_from(number / 3).unwrap_or(0);
        let units = (units + random.between(-1, 1)).max(1);
        let households = units * storeys * 2;
        BuildingFacts {
            built_year: if first > 2000 { first } else { (first + later).min(2000) },
            units,
            storeys,
            households,
            floor_area: SquareMetres(households * home * 100 + random.between(0, 9_999)),
            structure: if first < 1990 { "砖混" } else { "框架" },
        }
    };
    (0..count).map(build).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_city_is_plausible_as_a_whole_and_in_each_row() {
        let region = Region::new(Size::CITY);
        let all: Vec<CommunityFacts> = region.communities().collect();
        assert_eq!(all.iter().map(|row| row.buildings.len()).sum::<usize>(), Size::CITY.buildings);
        assert_eq!(all.iter().map(|row| row.cost_lines).sum::<usize>(), Size::CITY.cost_lines);
        for row in &all {
            let per_m2 = row.investment.0 * 100 / row.floor_area().0;
            assert!((26_800..=53_900).contains(&per_m2), "{}: {per_m2} fen/m²", row.name);
            let (first, last) = row.years();
            assert!(1975 <= first && first <= last && last <= 2005, "{first}–{last}");
        }
        let households: i64 = all.iter().map(CommunityFacts::households).sum();
        let area: i64 = all.iter().map(|row| row.floor_area().0).sum();
        let cost: i64 = all.iter().map(|row| row.investment.0).sum();
        assert!((88..=97).contains(&(area / 100 / households)), "{} m²", area / 100 / households);
        assert!((2_300_000..=4_000_000).contains(&(cost / households)), "{}", cost / households);
        let later = all.iter().filter(|row| row.years().1 > 2000).count();
        assert!((3..=9).contains(&(later * 100 / all.len())), "{later} built later");
    }

    #[test]
    fn names_are_unique_in_their_district_and_places_nest() {
        let region = Region::new(Size::of_communities(3_000));
        let all: Vec<CommunityFacts> = region.communities().collect();
        let keys: HashSet<(usize, &str)> =
            all.iter().map(|row| (row.place.district, row.name.as_str())).collect();
        assert_eq!(keys.len(), all.len());
        let districts: HashSet<[String; 2]> = all
            .iter()
            .map(|row| {
                let [city, district, ..] = region.names(row.place);
                [city, district]
            })
            .collect();
        assert_eq!(districts.len(), region.size().districts);
        assert!(all.is_sorted_by_key(|row| row.place));
    }

    #[test]
    fn the_same_number_is_the_same_community() {
        let region = Region::new(Size::DISTRICT);
        assert_eq!(region.community(17), region.community(17));
        assert_ne!(region.community(17), region.community(18));
    }
}
