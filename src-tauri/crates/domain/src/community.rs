//! The registry: divisions, clusters, communities and their buildings.
//!
//! Counts are what the source declares; `None` is unknown and never zero.

use crate::code::code_enum;
use crate::{BuildingId, ClusterId, CommunityId, DivisionId, Fen, SquareMetres};

code_enum! {
    /// Level of an administrative division.
    DivisionLevel {
        /// 省
        Province = "province",
        /// 市
        City = "city",
        /// 区县
        District = "district",
        /// 街道、镇
        Subdistrict = "subdistrict",
        /// 社区
        Neighbourhood = "neighbourhood",
    }
}

code_enum! {
    /// Where a community stands between reserve and completion (储备/谋划/实施/完成).
    PipelineStage {
        /// 储备
        Reserve = "reserve",
        /// 谋划
        Planned = "planned",
        /// 实施
        Implementing = "implementing",
        /// 完成
        Completed = "completed",
    }
}

code_enum! {
    /// What kind of housing it is, for the eligibility gate.
    HousingKind {
        /// 住宅小区
        Estate = "estate",
        /// 单独楼栋
        SingleBuilding = "single_building",
        /// 自建房
        SelfBuilt = "self_built",
        /// 城中村
        UrbanVillage = "urban_village",
    }
}

code_enum! {
    /// Ownership of a building (产权性质).
    Ownership {
        /// 公房
        Public = "public",
        /// 房改房
        HousingReform = "housing_reform",
        /// 商品房
        Commodity = "commodity",
        /// 集资房
        Cooperative = "cooperative",
        /// 安置房
        Resettlement = "resettlement",
        /// 其他
        Other = "other",
    }
}

code_enum! {
    /// How the community is looked after.
    PropertyMode {
        /// 专业物业
        Company = "company",
        /// 单位自管
        OwnerUnit = "owner_unit",
        /// 业主自治
        SelfManaged = "self_managed",
        /// 社区代管
        Neighbourhood = "neighbourhood",
        /// 无管理
        None = "none",
    }
}

/// An administrative division (行政区划).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// Identity.
    pub id: DivisionId,
    /// The division above.
    pub parent_id: Option<DivisionId>,
    /// Level.
    pub level: DivisionLevel,
    /// Name, as written.
    pub name: String,
    /// Statistical division code (行政区划代码), when known.
    pub division_code: Option<String>,
}

/// A cluster: adjacent communities renewed together (片区).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// Identity.
    pub id: ClusterId,
    /// Name.
    pub name: String,
    /// Division it lies in.
    pub division_id: Option<DivisionId>,
    /// Remark.
    pub note: String,
}

/// Buildings, households and area; of a whole community or of this round's scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scale {
    /// 栋
    pub buildings: Option<i64>,
    /// 户
    pub households: Option<i64>,
    /// 建筑面积
    pub floor_area: Option<SquareMetres>,
}

/// A community (小区): the unit that is planned; may be a single building.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Community {
    /// Identity.
    pub id: CommunityId,
    /// The lowest known division.
    pub division_id: Option<DivisionId>,
    /// The cluster it is renewed with.
    pub cluster_id: Option<ClusterId>,
    /// Name.
    pub name: String,
    /// 曾用名
    pub former_name: String,
    /// Address.
    pub address: String,
    /// What kind of housing.
    pub kind: HousingKind,
    /// First year of completion.
    pub built_from: Option<i16>,
    /// Last year of completion; the eligibility gate looks at this one.
    pub built_to: Option<i16>,
    /// The community's own totals.
    pub scale: Scale,
    /// What is in scope of this round (本次改造范围); an unknown field means the whole.
    pub in_scope: Scale,
    /// 单元
    pub units: Option<i64>,
    /// 人
    pub residents: Option<i64>,
    /// Residents over 60.
    pub elderly: Option<i64>,
    /// Low-income households; a count, never names.
    pub low_income_households: Option<i64>,
    /// Existing lifts.
    pub lifts: Option<i64>,
    /// Slated for demolition or expropriation (纳入拆迁征收).
    pub to_be_expropriated: Option<bool>,
    /// 原产权单位
    pub owner_unit: String,
    /// Ownership, where the community has one.
    pub ownership: Option<Ownership>,
    /// Property management.
    pub property_mode: Option<PropertyMode>,
    /// Property fee per m² and month.
    pub property_fee: Option<Fen>,
    /// 业主委员会 exists.
    pub owners_committee: Option<bool>,
    /// Balance of the maintenance fund.
    pub maintenance_fund: Option<Fen>,
    /// Earlier renewals.
    pub earlier_renewal: String,
    /// Reserve, planned, implementing, completed.
    pub stage: PipelineStage,
    /// Remark.
    pub note: String,
}

impl Community {
    /// The scale that counts for this round: the declared scope, field by field, else the whole.
    pub fn scope(&self) -> Scale {
        Scale {
            buildings: self.in_scope.buildings.or(self.scale.buildings),
            households: self.in_scope.households.or(self.scale.households),
            floor_area: self.in_scope.floor_area.or(self.scale.floor_area),
        }
    }
}

/// A building (楼栋). One community may mix years and ownership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Building {
    /// Identity.
    pub id: BuildingId,
    /// Its community.
    pub community_id: CommunityId,
    /// Number or name, as written.
    pub number: String,
    /// Year built, by completion acceptance.
    pub built_year: Option<i16>,
    /// What proves the year.
    pub year_proof: String,
    /// 单元
    pub units: Option<i64>,
    /// Storeys above ground.
    pub storeys: Option<i64>,
    /// 户
    pub households: Option<i64>,
    /// 建筑面积
    pub floor_area: Option<SquareMetres>,
    /// Structure (砖混, 框架 …).
    pub structure: String,
    /// Ownership.
    pub ownership: Option<Ownership>,
    /// Lifts.
    pub lifts: Option<i64>,
    /// Result of the safety appraisal (鉴定等级).
    pub safety_appraisal: String,
    /// In this round or not.
    pub in_scope: bool,
    /// Remark.
    pub note: String,
}
