//! Figures per district, each with its unit, year, base and source.

use std::collections::{BTreeMap, BTreeSet};

use crate::define_index;
use crate::model::{Disclosure, DistrictIdx, IndexVec, Localised};

define_index! {
    /// Position of an indicator in its [`IndicatorTable`].
    IndicatorIdx
}

/// The unit that an indicator is shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IndicatorUnit {
    /// A number of people.
    Persons,
    /// A number of households.
    Households,
    /// Per cent, 0–100.
    Percent,
    /// Percentage points: the difference of two shares.
    PercentPoints,
    /// Thousands of kronor per person.
    TkrPerPerson,
    /// An ordered class; the value is its number.
    Class,
    /// The source names no unit.
    Unknown,
}

impl IndicatorUnit {
    /// Id of the message that names the unit.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::Persons => "indicator-unit-persons",
            Self::Households => "indicator-unit-households",
            Self::Percent => "indicator-unit-percent",
            Self::PercentPoints => "indicator-unit-percent-points",
            Self::TkrPerPerson => "indicator-unit-tkr-per-person",
            Self::Class => "indicator-unit-class",
            Self::Unknown => "indicator-unit-unknown",
        }
    }
}

/// What kind of figure an indicator is; decides how it may be mapped and summed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IndicatorKind {
    /// A level, such as tkr per person.
    Value,
    /// A count, which may be summed over districts.
    Count,
    /// A share in per cent.
    Share,
    /// A class, imported and never recomputed.
    Class,
}

/// Which way an indicator points to more need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NeedDirection {
    /// A higher value is more need.
    More,
    /// A higher value is less need.
    Less,
    /// The indicator is not a need in itself.
    None,
}

/// What an indicator is.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorInfo {
    /// Stable name, such as `ekonomiskt_bistand`.
    pub id: String,
    /// The title that users see.
    pub title: Localised,
    /// Unit of the values.
    pub unit: IndicatorUnit,
    /// Year of the figures, where the source says one.
    pub year: Option<i32>,
    /// What the figure is counted among, such as "personer 25–64 år".
    pub base: Localised,
    /// Who publishes the figures.
    pub source: String,
    /// Whether the value is a population-weighted mean of figures for smaller areas.
    pub weighted_mean: bool,
    /// Which way is more need.
    pub need: NeedDirection,
    /// What kind of figure it is.
    pub kind: IndicatorKind,
    /// What a reader must know to read it right; may be empty.
    pub note: Localised,
}

/// One indicator with a value, or none, for each district.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// What it is.
    pub info: IndicatorInfo,
    /// The values in the unit of `info`; `None` where the source has none.
    pub values: IndexVec<DistrictIdx, Option<f64>>,
    /// The districts whose value is hidden by the plan's disclosure rule; it is `None` there.
    pub hidden: BTreeSet<DistrictIdx>,
    /// Those of them that are hidden together with others, as each would tell the other: some of
    /// them are no small counts, and nobody can see which.
    pub withheld: BTreeSet<DistrictIdx>,
}

/// Where the values of an indicator stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The file.
    pub file: String,
    /// Its column; for a share the column of the part and that of the whole.
    pub columns: Vec<String>,
    /// For a share the values of the two columns, where they are not hidden from sight.
    pub counts: Vec<IndexVec<DistrictIdx, Option<f64>>>,
}

/// All indicators of a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndicatorTable {
    /// The indicators in the order that they are offered.
    pub indicators: IndexVec<IndicatorIdx, Indicator>,
    /// The indicator that counts all inhabitants.
    pub population: Option<IndicatorIdx>,
    /// The indicator that counts children and young people 0–19.
    pub children_0_19: Option<IndicatorIdx>,
    /// Where the values of each indicator stand.
    pub origins: BTreeMap<IndicatorIdx, Origin>,
    /// The disclosure rule that has been applied.
    pub rule: Disclosure,
}

impl Indicator {
    /// An indicator of which nothing is hidden.
    #[must_use]
    pub const fn new(info: IndicatorInfo, values: IndexVec<DistrictIdx, Option<f64>>) -> Self {
        Self { info, values, hidden: BTreeSet::new(), withheld: BTreeSet::new() }
    }
}

impl IndicatorTable {
    /// The indicator with this id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<IndicatorIdx> {
        self.indicators
            .iter_enumerated()
            .find_map(|(index, indicator)| (indicator.info.id == id).then_some(index))
    }

    /// The counts of a part and of the whole that `indicator` is the share of, where the map has
    /// both.
    #[must_use]
    pub fn counts_of(&self, indicator: IndicatorIdx) -> Option<(IndicatorIdx, IndicatorIdx)> {
        let [part, whole] = self.origins.get(&indicator)?.columns.as_slice() else { return None };
        let count = |column: &String| {
            let is_it = |index: &IndicatorIdx| {
                let info = self.indicators.get(*index).map(|known| &known.info);
                info.is_some_and(|info| info.kind == IndicatorKind::Count)
            };
            let of_column = self
                .origins
                .iter()
                .filter(|(_, origin)| origin.columns.as_slice() == std::slice::from_ref(column));
            of_column.map(|(index, _)| *index).find(is_it)
        };
        Some((count(part)?, count(whole)?))
    }

    /// Value of `indicator` in `district`.
    #[must_use]
    pub fn value(&self, indicator: IndicatorIdx, district: DistrictIdx) -> Option<f64> {
        *self.indicators.get(indicator)?.values.get(district)?
    }

    /// Inhabitants of `district` to reckon with; 0 where the map has no such figure.
    #[must_use]
    pub fn population(&self, district: DistrictIdx) -> f64 {
        self.counted(self.population, district)
    }

    /// Children and young people 0–19 in `district` to reckon with; 0 where the map has no such
    /// figure.
    #[must_use]
    pub fn children_0_19(&self, district: DistrictIdx) -> f64 {
        self.counted(self.children_0_19, district)
    }

    /// What is reckoned with as a count of a district: 0 where there is none, and where it is
    /// hidden what stands in for it.
    fn counted(&self, indicator: Option<IndicatorIdx>, district: DistrictIdx) -> f64 {
        let Some(index) = indicator else { return 0.0 };
        if self.is_hidden(index, district) {
            return self.rule.stand_in();
        }
        self.value(index, district).unwrap_or(0.0)
    }
}
