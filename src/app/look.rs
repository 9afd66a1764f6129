//! How the map looks, apart from the window: for pictures of it.

use std::sync::Arc;

use geo::{Coord, coord};

use super::document::Document;
use super::explain::ExplainTask;
use super::files::AppError;
use super::mapping::{Worked, classing_of};
use super::state::AppState;
use crate::i18n::Tr;
use crate::model::{DistrictIdx, DistrictSet, IndicatorIdx, IndicatorKind, Month, Plan};
use crate::scene::picture::Heading;
use crate::scene::{
    Cartogram, Circles, Classing, Fill, Picture, PictureInput, Shade, Theme, View, circles,
};

/// The look of an exported map.
#[derive(Clone, Debug)]
pub struct Look {
    /// What the districts are coloured by.
    pub fill: Fill,
    /// Colours and legend of the figures; `None` takes the default classes of the indicator.
    pub shade: Option<Shade>,
    /// The figures that are seen: that of the fill first.
    pub figures: Vec<IndicatorIdx>,
    /// Circles on the map, or what the circles in its place are.
    pub circles: Option<Arc<Circles>>,
    /// The districts as circles, where they stand in the map's place.
    pub cartogram: Option<Arc<DistrictSet>>,
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
    /// Districts that are not looked at.
    pub faded: Vec<DistrictIdx>,
}

/// What a picture is to show, in names and numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureWish {
    /// Id of the indicator that fills the districts; `None` fills them with their units.
    pub indicator: Option<String>,
    /// Id of a second indicator that is shown together with it.
    pub second: Option<String>,
    /// Id of the count that circles on the map show.
    pub circles: Option<String>,
    /// Id of the count that the circles in the map's place show.
    pub cartogram: Option<String>,
    /// Fill the districts with their units, whatever the plan keeps.
    pub units: bool,
    /// Size, pixels.
    pub size_px: (u32, u32),
    /// The whole map, not only its city.
    pub whole: bool,
    /// Light on dark.
    pub dark: bool,
    /// The plan as of this month; `None` as it is in the end.
    pub month: Option<Month>,
}

impl PictureWish {
    /// Whether it says nothing of what the map is to show.
    #[must_use]
    pub fn leaves_it(&self) -> bool {
        !self.units
            && [&self.indicator, &self.second, &self.circles, &self.cartogram]
                .into_iter()
                .all(Option::is_none)
    }
}

impl Look {
    /// The look that `wish` asks for.
    ///
    /// # Errors
    /// [`AppError::NoIndicator`] where the map lacks an indicator, [`AppError::NoCount`] where
    /// circles are asked for what is no count, [`AppError::NoFigures`] where one of two indicators
    /// is a class, [`AppError::NoCartogram`] where all counts are 0.
    pub fn wished(document: &Document, wish: &PictureWish, tr: &Tr) -> Result<Self, AppError> {
        let (map, theme) = (&document.map, if wish.dark { Theme::Dark } else { Theme::Light });
        let found = |id: &Option<String>| id.as_ref().map(|id| by_id(map, id)).transpose();
        let fill = found(&wish.indicator)?.map_or(Fill::Units, Fill::Indicator);
        let shade = match (fill, found(&wish.second)?) {
            (Fill::Indicator(first), Some(second)) => {
                Some(shade_of_two(document, [first, second], theme, tr)?)
            }
            (Fill::Indicator(only), None) => {
                let classing = kept_classing(document, only);
                Shade::of_indicator(&map.indicators, only, &classing, theme, tr)
            }
            _ => None,
        };
        let circles = match &wish.circles {
            None => None,
            Some(id) => {
                Some(Circles::on_map(map, by_id(map, id)?).ok_or_else(|| no_count(map, id))?)
            }
        };
        let (width, height) = wish.size_px;
        let mut look = Self {
            theme,
            shade,
            circles: circles.map(Arc::new),
            whole: wish.whole,
            live_at: wish.month,
            ..Self::plain(&document.plan, fill, f64::from(width), f64::from(height))
        };
        for id in [&wish.second, &wish.circles, &wish.cartogram].into_iter().flatten() {
            look.figures.push(by_id(map, id)?);
        }
        if let Some(id) = &wish.cartogram {
            let count = by_id(map, id)?;
            Circles::on_map(map, count).ok_or_else(|| no_count(map, id))?;
            let none = || AppError::NoCartogram { id: id.clone() };
            let Cartogram { map, circles } = Cartogram::new(map, count).ok_or_else(none)?;
            look.circles = Some(circles);
            look.cartogram = Some(map);
            // Circles have no borders in common: rings and ties show what belongs together.
            look.unit_outlines = true;
        }
        Ok(look)
    }

    /// A light picture of `width` × `height` pixels of `plan`, filled with `fill`.
    #[must_use]
    pub fn plain(plan: &Plan, fill: Fill, width: f64, height: f64) -> Self {
        Self {
            fill,
            shade: None,
            figures: match fill {
                Fill::Indicator(only) => vec![only],
                _ => Vec::new(),
            },
            circles: None,
            cartogram: None,
            unit_outlines: !matches!(fill, Fill::Units | Fill::Plain),
            theme: Theme::Light,
            size_px: coord! { x: width, y: height },
            scale: 1.0,
            whole: false,
            live_at: None,
            title: plan.title.clone(),
            faded: Vec::new(),
        }
    }

    /// The look that the plan of `state` keeps, in the size and light that `wish` asks for; what is
    /// computed in the background in a window is computed at once.
    #[must_use]
    pub fn kept(state: &mut AppState, wish: &PictureWish) -> Self {
        if state.view.fill == Fill::Figures
            && state.view.mapping.worked == Worked::Clusters
            && let Some(task) = state.cluster_task()
        {
            state.answer(ExplainTask::Clusters(task));
        }
        if let Some(task) = state.cartogram_task() {
            state.answer(task);
        }
        let theme = if wish.dark { Theme::Dark } else { Theme::Light };
        let shade = state.shade(theme);
        let (width, height) = wish.size_px;
        let mut look = Self {
            faded: state.left_out(shade.as_ref()).into_iter().collect(),
            shade,
            theme,
            circles: state.circles(),
            cartogram: state.cartogram.as_ref().map(|cartogram| Arc::clone(&cartogram.map)),
            whole: wish.whole,
            live_at: wish.month,
            ..Self::plain(
                &state.document.plan,
                state.view.fill,
                f64::from(width),
                f64::from(height),
            )
        };
        look.unit_outlines |= look.cartogram.is_some();
        look.figures.extend(state.shown_beside());
        look
    }

    /// The map as the window shows it, on paper: light, with a legend, at twice the resolution.
    #[must_use]
    pub fn of(state: &AppState) -> Self {
        let view = &state.view;
        let shade = state.shade(Theme::Light);
        let plain = Self::plain(&state.document.plan, view.fill, 1600.0, 1000.0);
        Self {
            figures: plain.figures.iter().copied().chain(state.shown_beside()).collect(),
            faded: state.left_out(shade.as_ref()).into_iter().collect(),
            unit_outlines: view.layers.unit_borders,
            whole: view.focus.0 == super::action::Focus::Whole,
            scale: 2.0,
            shade,
            circles: state.circles(),
            cartogram: state.cartogram.as_ref().map(|cartogram| Arc::clone(&cartogram.map)),
            ..plain
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

    /// The picture as it leaves the program: it travels without its plan, so what in it is an
    /// assumption stands on it.
    #[must_use]
    pub fn picture(&self, map: &DistrictSet, plan: &Plan, tr: &Tr) -> Picture {
        let mut input = self.picture_input(map, plan);
        if let Some(heading) = &mut input.legend {
            heading.subtitle = tr.t("picture-assumption");
        }
        Picture::new(&input, tr)
    }

    /// What the picture is drawn from.
    #[must_use]
    pub fn picture_input<'a>(&'a self, map: &'a DistrictSet, plan: &'a Plan) -> PictureInput<'a> {
        let map = self.cartogram.as_deref().unwrap_or(map);
        let bounds = if self.whole { map.bounds } else { map.city };
        let frame = Picture::map_frame(self.size_px, 1.0);
        PictureInput {
            map,
            plan,
            view: View::fit_in(bounds, self.size_px, frame, 24.0),
            theme: self.theme,
            fill: self.fill,
            shade: self.shade.as_ref(),
            circles: self.circles.as_deref(),
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
            faded: &self.faded,
        }
    }
}

/// The indicator `id` of `map`.
fn by_id(map: &DistrictSet, id: &str) -> Result<IndicatorIdx, AppError> {
    let table = &map.indicators;
    let known = || table.indicators.iter().map(|it| it.info.id.clone()).collect();
    table.by_id(id).ok_or_else(|| AppError::NoIndicator { id: id.to_owned(), known: known() })
}

fn no_count(map: &DistrictSet, id: &str) -> AppError {
    let known = circles::counts(map).map(|(_, indicator)| indicator.info.id.clone()).collect();
    AppError::NoCount { id: id.to_owned(), known }
}

/// The classes and colours that the plan keeps of an indicator, or the default.
fn kept_classing(document: &Document, index: IndicatorIdx) -> Classing {
    let style = document.plan.style.as_ref();
    let indicator = document.map.indicators.indicators.get(index);
    let kept = style.zip(indicator).and_then(|(style, one)| style.classings.get(&one.info.id));
    kept.map(classing_of).unwrap_or_default()
}

fn shade_of_two(
    document: &Document,
    indices: [IndicatorIdx; 2],
    theme: Theme,
    tr: &Tr,
) -> Result<Shade, AppError> {
    let map = &document.map;
    let classings = indices.map(|index| kept_classing(document, index));
    let no_figures = |id: &str| AppError::NoFigures { id: id.to_owned() };
    let [Some(first), Some(second)] = indices.map(|index| map.indicators.indicators.get(index))
    else {
        return Err(no_figures(""));
    };
    let is_class = |one: &&crate::model::Indicator| one.info.kind == IndicatorKind::Class;
    let class = [first, second].into_iter().find(is_class);
    let [one, other] = &classings;
    Shade::of_two((first, one), (second, other), theme, tr)
        .ok_or_else(|| no_figures(class.map_or("", |one| &one.info.id)))
}
