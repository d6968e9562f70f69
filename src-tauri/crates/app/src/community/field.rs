//! The columns of the registry that can be typed into.

use std::str::FromStr;

use jiugai_domain::community::Community;

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
            Self::Stage => community.stage = stage(trimmed)?,
            Self::Note => text.trim_end().clone_into(&mut community.note),
            Self::Division | Self::Cluster | Self::Investment | Self::Year => return Ok(false),
        }
        Ok(true)
    }
}

/// A stage by its code or its name in either language.
fn stage(text: &str) -> Result<jiugai_domain::community::PipelineStage, AppError> {
    use jiugai_domain::community::PipelineStage;
    let named = PipelineStage::ALL.iter().copied().find(|stage| {
        let label = crate::text::say(&format!("stage.{}", stage.as_str()), &[]);
        stage.as_str() == text || label.zh == text || label.en.eq_ignore_ascii_case(text)
    });
    named.ok_or_else(|| {
        let what = crate::text::say("field.stage", &[]);
        AppError::new(ErrorCode::BadChoice).with("what", what).with("value", text)
    })
}
