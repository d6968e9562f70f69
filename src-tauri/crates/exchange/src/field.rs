//! The fields a column of an office table can hold, and what kind of value each is.
//!
//! Which header means which field is data and read by `columns`.

use std::fmt;

/// What the values of a field are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Free text.
    Text,
    /// A division's name.
    Division,
    /// One or two years.
    Year,
    /// m²
    Area,
    /// Money of a whole thing.
    Money,
    /// Money per m² and month.
    Price,
    /// 栋
    Building,
    /// 户
    Household,
    /// 单元
    Unit,
    /// 人
    Person,
    /// Any other count.
    Piece,
}

impl Dimension {
    /// Whether values of it are whole numbers of things.
    pub const fn is_count(self) -> bool {
        matches!(self, Self::Building | Self::Household | Self::Unit | Self::Person | Self::Piece)
    }

    /// Whether values of it add up.
    pub const fn is_summable(self) -> bool {
        self.is_count() || matches!(self, Self::Area | Self::Money)
    }

    /// The stable code, as the column table writes it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Division => "division",
            Self::Year => "year",
            Self::Area => "area",
            Self::Money => "money",
            Self::Price => "price",
            Self::Building => "building",
            Self::Household => "household",
            Self::Unit => "unit",
            Self::Person => "person",
            Self::Piece => "piece",
        }
    }
}

macro_rules! fields {
    ($($(#[$meta:meta])* $name:ident = $code:literal : $dimension:ident),+ $(,)?) => {
        /// A field a column can hold.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $($(#[$meta])* $name),+ }

        impl Field {
            /// Every field.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable code, also the key of source cells.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// What its values are.
            pub const fn dimension(self) -> Dimension {
                match self { $(Self::$name => Dimension::$dimension),+ }
            }
        }
    };
}

fields! {
    /// 序号
    Sequence = "sequence": Text,
    /// 小区名称
    Name = "name": Text,
    /// 曾用名
    FormerName = "former_name": Text,
    /// 项目名称
    Project = "project": Text,
    /// 片区
    Cluster = "cluster": Text,
    /// 标段
    Lot = "lot": Text,
    /// 省
    Province = "province": Division,
    /// 市
    City = "city": Division,
    /// 区县
    District = "district": Division,
    /// 街道、镇
    Subdistrict = "subdistrict": Division,
    /// 社区
    Neighbourhood = "neighbourhood": Division,
    /// 行政区划 of any level; the level is read from each value.
    Division = "division": Division,
    /// 地址
    Address = "address": Text,
    /// 改造楼栋号
    BuildingNumbers = "building_numbers": Text,
    /// 房屋类型
    Kind = "kind": Text,
    /// 建成年份: one year, or the first and the last in one cell.
    BuiltYear = "built_year": Year,
    /// 最早建成年份
    BuiltFrom = "built_from": Year,
    /// 最晚建成年份
    BuiltTo = "built_to": Year,
    /// 产权性质
    Ownership = "ownership": Text,
    /// 原产权单位
    OwnerUnit = "owner_unit": Text,
    /// 楼栋数
    Buildings = "buildings": Building,
    /// 户数
    Households = "households": Household,
    /// 单元数
    Units = "units": Unit,
    /// 人数
    Residents = "residents": Person,
    /// 60 岁以上
    Elderly = "elderly": Person,
    /// 低收入户数
    LowIncomeHouseholds = "low_income_households": Household,
    /// 电梯
    Lifts = "lifts": Piece,
    /// 建筑面积
    FloorArea = "floor_area": Area,
    /// 本次改造楼栋数
    InScopeBuildings = "in_scope_buildings": Building,
    /// 本次改造户数
    InScopeHouseholds = "in_scope_households": Household,
    /// 本次改造面积
    InScopeFloorArea = "in_scope_floor_area": Area,
    /// 片区总投资, standing on every row or merged over them.
    ClusterInvestment = "cluster_investment": Money,
    /// 投资
    Investment = "investment": Money,
    /// 资金来源
    FundingNote = "funding_note": Text,
    /// 改造内容
    Measures = "measures": Text,
    /// 物业管理模式
    PropertyMode = "property_mode": Text,
    /// 物业费
    PropertyFee = "property_fee": Price,
    /// 业委会
    OwnersCommittee = "owners_committee": Text,
    /// 维修资金余额
    MaintenanceFund = "maintenance_fund": Money,
    /// 以往改造
    EarlierRenewal = "earlier_renewal": Text,
    /// 是否拆迁征收
    ToBeExpropriated = "to_be_expropriated": Text,
    /// 储备状态
    Stage = "stage": Text,
    /// 计划年度
    PlanYear = "plan_year": Year,
    /// 备注
    Note = "note": Text,
    /// 小区数: makes the table one of totals.
    CommunityCount = "community_count": Piece,
    /// 项目数
    ProjectCount = "project_count": Piece,
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
