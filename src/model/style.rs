//! How a plan's map was last shown: kept with the plan, and no part of what the plan is.
//!
//! Everything is named by id, so that it outlives a map with other figures; what the map no longer
//! has is left out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::StepId;

/// What the districts are filled with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StyleFill {
    /// The unit of each district.
    #[default]
    Units,
    /// The way to the own unit.
    OwnWay,
    /// The nearest unit.
    NearestBase,
    /// Nothing.
    Plain,
    /// The indicator with this id.
    Indicator(String),
    /// The local need index.
    NeedIndex,
    /// The location quotient of the group.
    Quotient,
    /// Clusters of the chosen indicator.
    Clusters,
    /// What has become of a figure.
    Change {
        /// Id of the figure in the former year.
        from: String,
        /// Id of the figure in the latter year.
        to: String,
        /// In per cent of the former.
        percent: bool,
    },
}

/// How classes are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the methods of `measure::ClassMethod`, and none")]
pub enum StyleMethod {
    /// As follows from the values.
    #[default]
    Default,
    Jenks,
    Quantiles,
    Equal,
    Std,
    Headtail,
    Manual,
    Unclassed,
}

/// Which colours the values get.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StyleScheme {
    /// From little to much.
    #[default]
    Sequential,
    /// Around the mean, or what else the figures have as their middle.
    AroundMean,
    /// Around this value.
    Around(f64),
}

/// Classes and colours of figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StyleClassing {
    /// How classes are found.
    pub method: StyleMethod,
    /// How many there may be.
    pub count: usize,
    /// Limits by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<f64>,
    /// Which colours.
    #[serde(default)]
    pub scheme: StyleScheme,
}

/// How clusters are looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StyleClusters {
    /// `queen`, `rook` or `knn:4`.
    pub neighbours: String,
    /// Hot and cold spots; else like among like.
    pub hot_spots: bool,
    /// Adjusted for the false-discovery rate.
    pub fdr: bool,
}

/// A group, and all whom it is part of, by id of the counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StyleGroup {
    /// Counts the group.
    pub part: String,
    /// Counts all.
    pub whole: String,
}

/// Which districts are looked at; what is empty lets all through.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StyleFilter {
    /// Classes of what is shown, from 0; `null` is the districts without a value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<Option<usize>>,
    /// Ids of units.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
    /// Ids of steps; `null` is no step.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Option<StepId>>,
}

/// How a plan's map was last shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MapStyle {
    /// What the districts are filled with.
    pub fill: StyleFill,
    /// Id of the indicator that is chosen, also where the fill shows something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// Classes and colours by id of the indicator, where they are not the default.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub classings: BTreeMap<String, StyleClassing>,
    /// Those of figures that are worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worked: Option<StyleClassing>,
    /// Those of changes over time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<StyleClassing>,
    /// Id of the indicator that is shown together with the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second: Option<String>,
    /// Id of the count that circles on the map show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub circles: Option<String>,
    /// Id of the count that circles in the map's place show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cartogram: Option<String>,
    /// How clusters are looked for, where not in the program's own way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clusters: Option<StyleClusters>,
    /// The group whose segregation is shown, where it was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<StyleGroup>,
    /// Which districts are looked at.
    #[serde(skip_serializing_if = "StyleFilter::is_empty")]
    pub filter: StyleFilter,
}

impl StyleFilter {
    /// Whether all districts are looked at.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl MapStyle {
    /// The ids of indicators that it names.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let fill: Vec<&String> = match &self.fill {
            StyleFill::Indicator(id) => vec![id],
            StyleFill::Change { from, to, .. } => vec![from, to],
            _ => Vec::new(),
        };
        let single = [&self.indicator, &self.second, &self.circles, &self.cartogram];
        let group = self.group.iter().flat_map(|group| [&group.part, &group.whole]);
        let all = fill.into_iter().chain(single.into_iter().flatten());
        all.chain(self.classings.keys()).chain(group).map(String::as_str)
    }
}
