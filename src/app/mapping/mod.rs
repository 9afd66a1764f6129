//! What the map shows of figures: which, in what classes and colours.

mod card;
mod change;
mod figures;
mod filter;
mod kept;
mod total;
mod two;

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{AppState, ClusterChoice, Workspace};
use crate::model::{Indicator, IndicatorIdx, StepId, UnitIdx};
use crate::scene::palette::Vision;
use crate::scene::shade::municipal_mean;
use crate::scene::{Classing, Fill, Middle, Scheme, Shade, Theme};

pub use card::{AskedFigure, Card, CardLine, Whose};
pub use change::{Series, differing_years, is_made_alike, series, title_without_year};
pub use figures::{Figure, Worked};
pub use filter::Filter;
pub(super) use kept::{classing_of, unknown_in_style};
pub use total::{Total, total};
pub use two::ShownCartogram;

/// What the reader has chosen for maps of figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping {
    /// Classes and colours of the indicators that have others than the default.
    pub classings: BTreeMap<IndicatorIdx, Classing>,
    /// Classes and colours of figures that are worked out.
    pub own: Classing,
    /// Those of changes over time; `None` is the default, around no change.
    pub change: Option<Classing>,
    /// What [`Fill::Figures`] shows.
    pub worked: Worked,
    /// The indicator that is shown together with the first.
    pub second: Option<IndicatorIdx>,
    /// The count that circles on the map show.
    pub circles: Option<IndicatorIdx>,
    /// How clusters are looked for.
    pub clusters: ClusterChoice,
    /// As whom the window is seen.
    pub vision: Vision,
    /// Position of the view beside the map in Karta, in the order of their tabs.
    pub view: usize,
    /// Which districts are looked at.
    pub filter: Filter,
    /// The figure whose card is open.
    pub asked: Option<AskedFigure>,
}

/// A change of what the map shows of figures.
#[derive(Clone, Debug, PartialEq)]
pub enum MapAction {
    /// Show figures that are worked out.
    ShowWorked(Worked),
    /// Class and colour what the map shows in another way.
    SetClassing(Classing),
    /// Show a second indicator together with the first, or none.
    SetSecond(Option<IndicatorIdx>),
    /// Show a count as circles on the map, or none.
    SetCircles(Option<IndicatorIdx>),
    /// Show a cartogram by a count in the map's place, or the map.
    SetCartogram(Option<IndicatorIdx>),
    /// Look for clusters in another way.
    SetClusters(ClusterChoice),
    /// See the window as somebody with another colour vision does.
    SetVision(Vision),
    /// Look at the districts of this class too, or no longer; `None` is that of missing values.
    ToggleClass(Option<usize>),
    /// Look at the districts of this unit too, or no longer.
    ToggleUnit(UnitIdx),
    /// Look at the districts of this step too, or no longer; `None` is that of no step.
    ToggleStep(Option<StepId>),
    /// Look at all districts.
    ShowAll,
    /// Show the view at this position beside the map in Karta.
    ShowView(usize),
    /// Open the card that says where a figure comes from, or close it.
    Ask(Option<AskedFigure>),
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
                    Fill::Figures if matches!(mapping.worked, Worked::Change { .. }) => {
                        mapping.change = Some(classing);
                    }
                    _ => mapping.own = classing,
                }
            }
            MapAction::SetSecond(second) => self.view.mapping.second = second,
            MapAction::SetCircles(count) => self.view.mapping.circles = count,
            MapAction::SetCartogram(count) => self.set_cartogram(count),
            MapAction::SetClusters(choice) => self.view.mapping.clusters = choice,
            MapAction::SetVision(vision) => self.view.mapping.vision = vision,
            MapAction::ToggleClass(class) => self.toggle_class(class),
            MapAction::ToggleUnit(unit) => self.view.mapping.filter.toggle_unit(unit),
            MapAction::ToggleStep(step) => self.view.mapping.filter.toggle_step(step),
            MapAction::ShowView(view) => {
                self.view.mapping.view = view;
                self.view.workspace = Workspace::Map;
            }
            MapAction::ShowAll => self.view.mapping.filter = Filter::default(),
            MapAction::Ask(asked) => self.view.mapping.asked = asked,
        }
    }

    /// The classes and colours of what the map shows now.
    #[must_use]
    pub fn classing(&self) -> Classing {
        let mapping = &self.view.mapping;
        match self.view.fill {
            Fill::Indicator(index) => mapping.classings.get(&index).cloned().unwrap_or_default(),
            Fill::Figures if matches!(mapping.worked, Worked::Change { .. }) => {
                let scheme = Scheme::Diverging(Middle::Mean);
                mapping.change.clone().unwrap_or(Classing { scheme, ..Classing::default() })
            }
            _ => mapping.own.clone(),
        }
    }

    /// Colours and legend of the figures that the map shows; `None` where it shows none.
    #[must_use]
    pub fn shade(&self, theme: Theme) -> Option<Shade> {
        if let Some(shade) = self.shade_of_two(theme) {
            return Some(shade);
        }
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
        self.figure(&self.shown_figure()?)
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
