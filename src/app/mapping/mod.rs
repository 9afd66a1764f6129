//! What the map shows of figures: which, in what classes and colours.

mod figures;

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{AppState, ClusterChoice};
use crate::model::{Indicator, IndicatorIdx};
use crate::scene::palette::Vision;
use crate::scene::shade::municipal_mean;
use crate::scene::{Classing, Fill, Shade, Theme};

pub use figures::Worked;

/// What the reader has chosen for maps of figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping {
    /// Classes and colours of the indicators that have others than the default.
    pub classings: BTreeMap<IndicatorIdx, Classing>,
    /// Classes and colours of figures that are worked out.
    pub own: Classing,
    /// What [`Fill::Figures`] shows.
    pub worked: Worked,
    /// How clusters are looked for.
    pub clusters: ClusterChoice,
    /// As whom the window is seen.
    pub vision: Vision,
}

/// A change of what the map shows of figures.
#[derive(Clone, Debug, PartialEq)]
pub enum MapAction {
    /// Show figures that are worked out.
    ShowWorked(Worked),
    /// Class and colour what the map shows in another way.
    SetClassing(Classing),
    /// Look for clusters in another way.
    SetClusters(ClusterChoice),
    /// See the window as somebody with another colour vision does.
    SetVision(Vision),
}

impl AppState {
    pub(super) fn map_action(&mut self, action: MapAction) {
        match action {
            MapAction::ShowWorked(worked) => {
                self.view.mapping.worked = worked;
                self.view.fill = Fill::Figures;
            }
            MapAction::SetClassing(classing) => {
                let mapping = &mut self.view.mapping;
                match self.view.fill {
                    Fill::Indicator(index) if classing == Classing::default() => {
                        mapping.classings.remove(&index);
                    }
                    Fill::Indicator(index) => {
                        mapping.classings.insert(index, classing);
                    }
                    _ => mapping.own = classing,
                }
            }
            MapAction::SetClusters(choice) => self.view.mapping.clusters = choice,
            MapAction::SetVision(vision) => self.view.mapping.vision = vision,
        }
    }

    /// The classes and colours of what the map shows now.
    #[must_use]
    pub fn classing(&self) -> Classing {
        let mapping = &self.view.mapping;
        match self.view.fill {
            Fill::Indicator(index) => mapping.classings.get(&index).cloned().unwrap_or_default(),
            _ => mapping.own.clone(),
        }
    }

    /// Colours and legend of the figures that the map shows; `None` where it shows none.
    #[must_use]
    pub fn shade(&self, theme: Theme) -> Option<Shade> {
        let table = &self.document.map.indicators;
        match self.view.fill {
            Fill::Indicator(index) => {
                Shade::of_indicator(table, index, &self.classing(), theme, &self.tr)
            }
            Fill::Figures if self.view.mapping.worked == Worked::Clusters => {
                Some(self.cluster_shade(theme))
            }
            Fill::Figures => Some(self.worked_shade(theme)),
            Fill::Units | Fill::OwnWay | Fill::NearestBase | Fill::Plain => None,
        }
    }

    /// The figures that the map shows; `None` where it shows none.
    #[must_use]
    pub fn shown_indicator(&self) -> Option<Cow<'_, Indicator>> {
        match self.view.fill {
            Fill::Indicator(index) => {
                self.document.map.indicators.indicators.get(index).map(Cow::Borrowed)
            }
            Fill::Figures => self.worked_indicator().map(Cow::Owned),
            Fill::Units | Fill::OwnWay | Fill::NearestBase | Fill::Plain => None,
        }
    }

    /// The middle that the shown figures have unless the reader chooses another: the municipal
    /// mean, or what an index is made to be 0 at.
    #[must_use]
    pub fn shown_middle(&self) -> Option<f64> {
        match self.view.fill {
            Fill::Figures => self.own_middle(),
            _ => municipal_mean(&self.document.map.indicators, &*self.shown_indicator()?),
        }
    }
}
