//! Whether like lies beside like: over the whole city, and where.

use crate::app::{AppState, NeighbourKind, say};
use crate::measure::cluster::{
    Local, Moran, NoCluster, PermutationOptions, Quadrant, local, moran,
};
use crate::model::{DistrictIdx, DistrictSet, Explain, IndexVec, IndicatorIdx};
use crate::scene::legend::{Legend, LegendEntry, Swatch, localised};
use crate::scene::{FillColour, Rgb, Shade, Theme};

/// What is looked for around each district.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClusterMap {
    /// Local Moran: high among high, low among low, and outliers.
    #[default]
    LocalMoran,
    /// Getis and Ord's Gi*: hot and cold spots.
    HotSpots,
}

/// How clusters are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClusterChoice {
    /// Whose neighbours count.
    pub neighbours: NeighbourKind,
    /// What the map shows.
    pub map: ClusterMap,
    /// Whether p-values are adjusted for the false-discovery rate.
    pub fdr: bool,
}

impl Default for ClusterChoice {
    fn default() -> Self {
        Self { neighbours: NeighbourKind::Rook, map: ClusterMap::LocalMoran, fdr: true }
    }
}

/// The probability of being called a cluster by chance.
pub const CLUSTER_ALPHA: f64 = 0.05;

/// Clusters of an indicator.
#[derive(Clone, Debug)]
pub struct Clusters {
    /// Over the whole city.
    pub global: Moran,
    /// Around each district.
    pub local: Local,
}

/// What clusters depend on beside the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClusterTask {
    /// The indicator.
    pub indicator: IndicatorIdx,
    /// Whose neighbours count.
    pub neighbours: NeighbourKind,
}

/// The clusters of a task.
pub(super) fn clusters(map: &DistrictSet, task: ClusterTask) -> Result<Clusters, NoCluster> {
    let values = map.indicators.indicators.get(task.indicator);
    let values = values.map(|indicator| indicator.values.as_slice()).unwrap_or_default();
    let neighbours = task.neighbours.of(map);
    let options = PermutationOptions::default();
    Ok(Clusters {
        global: moran(values, &neighbours, &options)?,
        local: local(values, &neighbours, &options)?,
    })
}

/// What a district is on a map of clusters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Of(Quadrant),
    Hot,
    Cold,
    Nothing,
    Isolate,
}

impl Kind {
    const fn message_id(self) -> &'static str {
        match self {
            Self::Of(quadrant) => quadrant.message_id(),
            Self::Hot => "cluster-hot",
            Self::Cold => "cluster-cold",
            Self::Nothing => "cluster-nothing",
            Self::Isolate => "cluster-isolate",
        }
    }

    fn colour(self, theme: Theme) -> Rgb {
        match self {
            Self::Of(Quadrant::HighHigh) | Self::Hot => theme.diverging(1.0),
            Self::Of(Quadrant::HighLow) => theme.diverging(0.45),
            Self::Of(Quadrant::LowHigh) => theme.diverging(-0.45),
            Self::Of(Quadrant::LowLow) | Self::Cold => theme.diverging(-1.0),
            Self::Nothing | Self::Isolate => theme.diverging(0.0),
        }
    }
}

impl Clusters {
    /// What each district is; `None` where it has no value.
    fn kinds(&self, choice: ClusterChoice, count: usize) -> Vec<Option<Kind>> {
        let significant = self.local.significant(CLUSTER_ALPHA, choice.fdr);
        let kind = |position: usize| {
            if self.local.isolates.contains(&position) {
                return Some(Kind::Isolate);
            }
            let area = self.local.areas.get(position)?.as_ref()?;
            if !significant.get(position).copied().unwrap_or(false) {
                return Some(Kind::Nothing);
            }
            Some(match (choice.map, area.gi_star) {
                (ClusterMap::LocalMoran, _) => Kind::Of(area.quadrant),
                (ClusterMap::HotSpots, Some(gi)) if gi > 0.0 => Kind::Hot,
                (ClusterMap::HotSpots, Some(_)) => Kind::Cold,
                (ClusterMap::HotSpots, None) => Kind::Nothing,
            })
        };
        (0..count).map(kind).collect()
    }
}

impl AppState {
    /// What clusters are asked for with what is chosen; `None` where no indicator is chosen.
    #[must_use]
    pub fn cluster_task(&self) -> Option<ClusterTask> {
        let indicator = self.view.indicator?;
        Some(ClusterTask { indicator, neighbours: self.view.mapping.clusters.neighbours })
    }

    /// The clusters of the chosen indicator, once they are known.
    #[must_use]
    pub fn clusters(&self) -> Option<&Result<Clusters, NoCluster>> {
        let task = super::ExplainTask::Clusters(self.cluster_task()?);
        match self.explained(&task)? {
            Ok(super::ExplainAnswer::Clusters(clusters)) => Some(clusters),
            _ => None,
        }
    }

    /// The map of clusters.
    pub(in crate::app) fn cluster_shade(&self, theme: Theme) -> Shade {
        let tr = &self.tr;
        let count = self.document.map.len();
        let mut legend = Legend {
            title: tr.t("cluster-title").to_owned(),
            count_title: tr.t("scene-districts").to_owned(),
            ..Legend::default()
        };
        let table = &self.document.map.indicators.indicators;
        if let Some(indicator) = self.view.indicator.and_then(|index| table.get(index)) {
            legend.notes.push(localised(&indicator.info.title, tr).to_owned());
        }
        let unknown = |legend: Legend| Shade {
            legend,
            colours: IndexVec::filled(FillColour::Missing, count),
            classes: IndexVec::filled(None, count),
        };
        let choice = self.view.mapping.clusters;
        let clusters = match self.clusters() {
            Some(Ok(clusters)) => clusters,
            Some(Err(reason)) => {
                legend.notes.push(say(tr, &reason.message()));
                return unknown(legend);
            }
            None => {
                legend.notes.push(tr.t("cluster-waiting").to_owned());
                return unknown(legend);
            }
        };
        let adjusted = if choice.fdr { "cluster-fdr-note" } else { "cluster-alpha-note" };
        legend.notes.push(tr.t(adjusted).to_owned());
        let kinds = clusters.kinds(choice, count);
        let order: &[Kind] = match choice.map {
            ClusterMap::LocalMoran => &[
                Kind::Of(Quadrant::HighHigh),
                Kind::Of(Quadrant::HighLow),
                Kind::Of(Quadrant::LowHigh),
                Kind::Of(Quadrant::LowLow),
                Kind::Nothing,
                Kind::Isolate,
            ],
            ClusterMap::HotSpots => &[Kind::Hot, Kind::Cold, Kind::Nothing, Kind::Isolate],
        };
        for kind in order {
            let found = kinds.iter().filter(|known| **known == Some(*kind)).count();
            if found > 0 || !matches!(kind, Kind::Isolate) {
                let swatch = Swatch::Fill(kind.colour(theme));
                let text = tr.t(kind.message_id()).to_owned();
                legend.entries.push(LegendEntry { swatch, text, count: found });
            }
        }
        legend.add_missing(kinds.iter().filter(|kind| kind.is_none()).count(), tr);
        let colour = |kind: &Option<Kind>| {
            kind.map_or(FillColour::Missing, |kind| FillColour::Solid(kind.colour(theme)))
        };
        let class = |kind: &Option<Kind>| order.iter().position(|known| Some(*known) == *kind);
        let colours: IndexVec<DistrictIdx, FillColour> = kinds.iter().map(colour).collect();
        let mut shade = Shade { legend, colours, classes: kinds.iter().map(class).collect() };
        if let Some(indicator) = self.view.indicator.and_then(|index| table.get(index)) {
            shade.tell_hidden(&indicator.hidden, tr);
        }
        shade
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Action, ExplainAction, ExplainTask, MapAction, Worked, from_preset};
    use crate::i18n::Language;

    fn state() -> AppState {
        AppState::new(from_preset("beslut-2023").unwrap().document, Language::Sv)
    }

    #[test]
    fn the_map_of_clusters_waits_for_its_answer_and_then_shows_it() {
        let mut state = state();
        state.update(Action::Map(MapAction::ShowWorked(Worked::Clusters)));
        let waiting = state.shade(Theme::Light).unwrap();
        assert!(waiting.colours.iter().all(|colour| *colour == FillColour::Missing));
        let task = state.cluster_task().unwrap();
        let effects =
            state.update(Action::Explain(ExplainAction::Want(ExplainTask::Clusters(task))));
        let [crate::app::Effect::Explain { run, job }] = effects.as_slice() else {
            panic!("{effects:?}");
        };
        let answer = job.run(&|| false).map(Box::new);
        state.update(Action::Explain(ExplainAction::News(*run, job.kind(), answer)));
        let shade = state.shade(Theme::Light).unwrap();
        let counted: usize = shade.legend.entries.iter().map(|entry| entry.count).sum();
        assert_eq!(counted, 32);
        assert!(shade.colours.iter().all(|colour| *colour != FillColour::Missing));
        // Asked again, nothing is computed again.
        let again = state.update(Action::Explain(ExplainAction::Want(ExplainTask::Clusters(task))));
        assert!(again.is_empty());
    }

    #[test]
    fn an_indicator_without_variation_says_so_and_is_no_map() {
        let map = crate::read::builtin("linkoping").unwrap();
        let mut flat = map.clone();
        let index = flat.indicators.indicators.indices().next().unwrap();
        for value in &mut flat.indicators.indicators.get_mut(index).unwrap().values {
            *value = Some(7.0);
        }
        let task = ClusterTask { indicator: index, neighbours: NeighbourKind::Rook };
        assert_eq!(clusters(&flat, task).unwrap_err(), NoCluster::NoVariation);
    }
}
