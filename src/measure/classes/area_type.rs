//! SCB's and Boverket's five types of areas.

use crate::model::{IndicatorInfo, IndicatorKind};

/// An area type (områdestyp) of SCB and Boverket. It is imported, never recomputed, and does not
/// measure the degree of segregation.
///
/// Source: Boverket, Segregationsbarometern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AreaType {
    /// 1, Områden med stora socioekonomiska utmaningar.
    GreatChallenges,
    /// 2, Områden med socioekonomiska utmaningar.
    Challenges,
    /// 3, Socioekonomiskt blandade områden.
    Mixed,
    /// 4, Områden med goda socioekonomiska förutsättningar.
    Good,
    /// 5, Områden med mycket goda socioekonomiska förutsättningar.
    VeryGood,
}

impl AreaType {
    /// All types in their official order.
    pub const ALL: [Self; 5] =
        [Self::GreatChallenges, Self::Challenges, Self::Mixed, Self::Good, Self::VeryGood];

    /// How the id of an indicator with area types begins.
    const ID: &'static str = "omradestyp";

    /// Whether the values of an indicator are area types.
    #[must_use]
    pub fn is_of(info: &IndicatorInfo) -> bool {
        info.kind == IndicatorKind::Class && info.id.starts_with(Self::ID)
    }

    /// The type with the official number `value`.
    #[must_use]
    pub fn of(value: f64) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| (kind.value() - value).abs() < f64::EPSILON)
    }

    /// The official number.
    #[must_use]
    pub const fn value(self) -> f64 {
        match self {
            Self::GreatChallenges => 1.0,
            Self::Challenges => 2.0,
            Self::Mixed => 3.0,
            Self::Good => 4.0,
            Self::VeryGood => 5.0,
        }
    }

    /// Id of the message with the official name.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::GreatChallenges => "area-type-great-challenges",
            Self::Challenges => "area-type-challenges",
            Self::Mixed => "area-type-mixed",
            Self::Good => "area-type-good",
            Self::VeryGood => "area-type-very-good",
        }
    }
}
