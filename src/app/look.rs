//! How the map looks, apart from the window: for pictures of it.

use geo::{Coord, coord};

use super::document::Document;
use super::files::AppError;
use super::state::AppState;
use crate::model::{DistrictSet, IndicatorIdx, Month, Plan};
use crate::scene::picture::Heading;
use crate::scene::{Fill, Picture, PictureInput, Shade, Theme, View};

/// The look of an exported map.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// What the districts are coloured by.
    pub fill: Fill,
    /// Colours and legend of the figures; `None` takes the default classes of the indicator.
    pub shade: Option<Shade>,
    /// Whether units have outlines.
    pub unit_outlines: bool,
    /// Light or dark.
    pub theme: Theme,
    /// Size, pixels before `scale`.
    pub size_px: Coord<f64>,
    /// Pixels of the file for each pixel of the picture.
    pub scale: f64,
    /// Whether the whole map is shown; else the city.
    pub whole: bool,
    /// Shows the plan as of this month; `None` shows it as it is in the end.
    pub live_at: Option<Month>,
    /// What stands above the legend.
    pub title: String,
}

/// What a picture is to show, in names and numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureWish {
    /// Id of the indicator that fills the districts; `None` fills them with their units.
    pub indicator: Option<String>,
    /// Size, pixels.
    pub size_px: (u32, u32),
    /// The whole map, not only its city.
    pub whole: bool,
    /// Light on dark.
    pub dark: bool,
    /// The plan as of this month; `None` as it is in the end.
    pub month: Option<Month>,
}

impl Look {
    /// The look that `wish` asks for.
    ///
    /// # Errors
    /// [`AppError::NoIndicator`] where the map lacks the indicator.
    pub fn wished(document: &Document, wish: &PictureWish) -> Result<Self, AppError> {
        let table = &document.map.indicators;
        let fill = match &wish.indicator {
            None => Fill::Units,
            Some(id) => {
                let known = || table.indicators.iter().map(|i| i.info.id.clone()).collect();
                let missing = || AppError::NoIndicator { id: id.clone(), known: known() };
                Fill::Indicator(table.by_id(id).ok_or_else(missing)?)
            }
        };
        let (width, height) = wish.size_px;
        Ok(Self {
            theme: if wish.dark { Theme::Dark } else { Theme::Light },
            whole: wish.whole,
            live_at: wish.month,
            ..Self::plain(&document.plan, fill, f64::from(width), f64::from(height))
        })
    }

    /// A light picture of `width` × `height` pixels of `plan`, filled with `fill`.
    #[must_use]
    pub fn plain(plan: &Plan, fill: Fill, width: f64, height: f64) -> Self {
        Self {
            fill,
            shade: None,
            unit_outlines: !matches!(fill, Fill::Units | Fill::Plain),
            theme: Theme::Light,
            size_px: coord! { x: width, y: height },
            scale: 1.0,
            whole: false,
            live_at: None,
            title: plan.title.clone(),
        }
    }

    /// The map as the window shows it, on paper: light, with a legend, at twice the resolution.
    #[must_use]
    pub fn of(state: &AppState) -> Self {
        let view = &state.view;
        Self {
            unit_outlines: view.layers.unit_borders,
            whole: view.focus.0 == super::action::Focus::Whole,
            scale: 2.0,
            shade: state.shade(Theme::Light),
            ..Self::plain(&state.document.plan, view.fill, 1600.0, 1000.0)
        }
    }

    /// The indicator that the picture shows, if any.
    #[must_use]
    pub fn indicator(&self) -> Option<IndicatorIdx> {
        match self.fill {
            Fill::Indicator(indicator) => Some(indicator),
            Fill::Figures | Fill::Units | Fill::OwnWay | Fill::NearestBase | Fill::Plain => None,
        }
    }

    /// What the picture is drawn from.
    #[must_use]
    pub fn picture_input<'a>(&'a self, map: &'a DistrictSet, plan: &'a Plan) -> PictureInput<'a> {
        let bounds = if self.whole { map.bounds } else { map.city };
        let frame = Picture::map_frame(self.size_px, 1.0);
        PictureInput {
            map,
            plan,
            view: View::fit_in(bounds, self.size_px, frame, 24.0),
            theme: self.theme,
            fill: self.fill,
            shade: self.shade.as_ref(),
            chains: None,
            rings: true,
            live_at: self.live_at,
            as_of: None,
            unit_outlines: self.unit_outlines,
            markers: true,
            names: true,
            font_scale: 1.0,
            legend: Some(Heading { title: &self.title, subtitle: "" }),
            scale_bar: true,
            inset: true,
            covers: &[],
            marks: &[],
        }
    }
}
