//! The columns of the registry that can be typed into.

use std::str::FromStr;

use jiugai_domain::Fen;
use jiugai_domain::community::{Community, HousingKind, Ownership, PipelineStage, PropertyMode};

use crate::{AppError, ErrorCode, typed};

macro_rules! fields {
    ($($(#[$meta:meta])* $variant:ident = $code:literal,)+) => {
        /// A column of the registry.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Field { $($(#[$meta])* $variant),+ }

        impl Field {
            /// Every column.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its stable name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl FromStr for Field {
            type Err = AppError;

            fn from_str(text: &str) -> Result<Self, AppError> {
                match text { $($code => Ok(Self::$variant),)+ _ => Err(AppError::not_found("field", text)) }
            }
        }
    };
}

fields! {
    /// 小区
    Name = "name",
    /// 曾用名
    FormerName = "former_name",
    /// 行政区划, as a path.
    Division = "division",
    /// 片区
    Cluster = "cluster",
    /// 地址
    Address = "address",
    /// First year built.
    BuiltFrom = "built_from",
    /// Last year built.
    BuiltTo = "built_to",
    /// 栋
    Buildings = "buildings",
    /// 单元
    Units = "units",
    /// 户
    Households = "households",
    /// 人
    Residents = "residents",
    /// 建筑面积
    FloorArea = "floor_area_m2",
    /// 投资
    Investment = "investment_fen",
    /// Year in the current five-year plan.
    Year = "year",
    /// Pipeline stage.
    Stage = "stage",
    /// 备注
    Note = "note",
    /// 住宅类型
    Kind = "kind",
    /// 60 岁以上人数
    Elderly = "elderly",
    /// 低收入户数
    LowIncome = "low_income_households",
    /// 电梯
    Lifts = "lifts",
    /// 产权性质
    Ownership = "ownership",
    /// 原产权单位
    OwnerUnit = "owner_unit",
    /// 物业管理方式
    PropertyMode = "property_mode",
    /// 物业费, 元 per m² and month.
    PropertyFee = "property_fee",
    /// 业主委员会
    OwnersCommittee = "owners_committee",
    /// 维修资金余额
    MaintenanceFund = "maintenance_fund",
    /// 以往改造
    EarlierRenewal = "earlier_renewal",
    /// 是否拆迁征收
    ToBeExpropriated = "to_be_expropriated",
}

impl Field {
    /// The field of a community as it would be typed; `None` for what is kept elsewhere.
    pub(crate) fn read(self, community: &Community) -> Option<String> {
        fn shown<T: ToString>(value: Option<T>) -> String {
            value.map(|value| value.to_string()).unwrap_or_default()
        }
        match self {
            Self::Name => Some(community.name.clone()),
            Self::FormerName => Some(community.former_name.clone()),
            Self::Address => Some(community.address.clone()),
            Self::BuiltFrom => Some(shown(community.built_from)),
            Self::BuiltTo => Some(shown(community.built_to)),
            Self::Buildings => Some(shown(community.scale.buildings)),
            Self::Units => Some(shown(community.units)),
            Self::Households => Some(shown(community.scale.households)),
            Self::Residents => Some(shown(community.residents)),
            Self::FloorArea => Some(shown(community.scale.floor_area)),
            Self::Stage => Some(community.stage.as_str().to_owned()),
            Self::Note => Some(community.note.clone()),
            Self::Kind => Some(community.kind.as_str().to_owned()),
            Self::Elderly => Some(shown(community.elderly)),
            Self::LowIncome => Some(shown(community.low_income_households)),
            Self::Lifts => Some(shown(community.lifts)),
            Self::Ownership => Some(shown(community.ownership.map(Ownership::as_str))),
            Self::OwnerUnit => Some(community.owner_unit.clone()),
            Self::PropertyMode => Some(shown(community.property_mode.map(PropertyMode::as_str))),
            Self::PropertyFee => Some(shown(community.property_fee)),
            Self::OwnersCommittee => Some(shown(community.owners_committee.map(yes_or_no))),
            Self::MaintenanceFund => Some(shown(community.maintenance_fund.map(Fen::wan_yuan))),
            Self::EarlierRenewal => Some(community.earlier_renewal.clone()),
            Self::ToBeExpropriated => Some(shown(community.to_be_expropriated.map(yes_or_no))),
            Self::Division | Self::Cluster | Self::Investment | Self::Year => None,
        }
    }

    /// Types `text` into a field of the community itself; `false` for what is kept elsewhere.
    pub(crate) fn type_into(self, community: &mut Community, text: &str) -> Result<bool, AppError> {
        let trimmed = text.trim();
        match self {
            Self::Name if trimmed.is_empty() => {
                let field = crate::text::say("field.name", &[]);
                return Err(AppError::new(ErrorCode::Empty).with("field", field));
            }
            Self::Name => trimmed.clone_into(&mut community.name),
            Self::FormerName => trimmed.clone_into(&mut community.former_name),
            Self::Address => trimmed.clone_into(&mut community.address),
            Self::BuiltFrom => community.built_from = typed::year(text)?,
            Self::BuiltTo => community.built_to = typed::year(text)?,
            Self::Buildings => community.scale.buildings = typed::count(text)?,
            Self::Units => community.units = typed::count(text)?,
            Self::Households => community.scale.households = typed::count(text)?,
            Self::Residents => community.residents = typed::count(text)?,
            Self::FloorArea => community.scale.floor_area = typed::area(text)?,
            Self::Stage => community.stage = self.chosen(PipelineStage::ALL, trimmed)?,
            Self::Note => text.trim_end().clone_into(&mut community.note),
            Self::Kind => community.kind = self.chosen(HousingKind::ALL, trimmed)?,
            Self::Elderly => community.elderly = typed::count(text)?,
            Self::LowIncome => community.low_income_households = typed::count(text)?,
            Self::Lifts => community.lifts = typed::count(text)?,
            Self::Ownership => {
                community.ownership = self.chosen_or_none(Ownership::ALL, trimmed)?
            }
            Self::OwnerUnit => trimmed.clone_into(&mut community.owner_unit),
            Self::PropertyMode => {
                community.property_mode = self.chosen_or_none(PropertyMode::ALL, trimmed)?;
            }
            Self::PropertyFee => community.property_fee = typed::yuan(text)?,
            Self::OwnersCommittee => {
                community.owners_committee =
                    self.chosen_or_none(&YES_NO, trimmed)?.map(YesNo::is_yes);
            }
            Self::MaintenanceFund => community.maintenance_fund = typed::wan_yuan(text)?,
            Self::EarlierRenewal => trimmed.clone_into(&mut community.earlier_renewal),
            Self::ToBeExpropriated => {
                community.to_be_expropriated =
                    self.chosen_or_none(&YES_NO, trimmed)?.map(YesNo::is_yes);
            }
            Self::Division | Self::Cluster | Self::Investment | Self::Year => return Ok(false),
        }
        Ok(true)
    }

    /// One of a list by its code or its name in either language.
    fn chosen<T: Choice>(self, all: &[T], text: &str) -> Result<T, AppError> {
        let named = all.iter().copied().find(|one| {
            let label = crate::text::say(&format!("{}.{}", T::LIST, one.code()), &[]);
            one.code() == text || label.zh == text || label.en.eq_ignore_ascii_case(text)
        });
        named.ok_or_else(|| {
            let what = crate::text::say(&format!("field.{}", self.as_str()), &[]);
            AppError::new(ErrorCode::BadChoice).with("what", what).with("value", text)
        })
    }

    fn chosen_or_none<T: Choice>(self, all: &[T], text: &str) -> Result<Option<T>, AppError> {
        if text.is_empty() { Ok(None) } else { self.chosen(all, text).map(Some) }
    }
}

/// A member of a list people choose from.
trait Choice: Copy {
    /// Under which its members' names stand among the texts.
    const LIST: &'static str;
    /// Its stable code.
    fn code(self) -> &'static str;
}

macro_rules! choices {
    ($($choice:ty = $list:literal),+ $(,)?) => { $(
        impl Choice for $choice {
            const LIST: &'static str = $list;
            fn code(self) -> &'static str {
                self.as_str()
            }
        }
    )+ };
}

choices! {
    PipelineStage = "stage",
    HousingKind = "housing_kind",
    Ownership = "ownership",
    PropertyMode = "property_mode",
    YesNo = "answer",
}

/// An answer that may also be missing.
#[derive(Debug, Clone, Copy)]
enum YesNo {
    Yes,
    No,
}

const YES_NO: [YesNo; 2] = [YesNo::Yes, YesNo::No];

impl YesNo {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
        }
    }

    const fn is_yes(self) -> bool {
        matches!(self, Self::Yes)
    }
}

/// The code of an answer, as it would be typed.
pub(crate) const fn yes_or_no(answer: bool) -> &'static str {
    if answer { YesNo::Yes.as_str() } else { YesNo::No.as_str() }
}
