//! Which colour each district has.

use crate::measure::{Classes, DEFAULT_CLASS_COUNT};
use crate::model::{DistrictIdx, DistrictSet, IndexVec, IndicatorIdx, Month, Plan, UnitIdx};
use crate::scene::legend::{class_colour, unit_colour};
use crate::scene::palette::{Rgb, Theme};
use crate::scene::shade::Shade;
use crate::scene::ways::{nearest_colours, own_way_colours};

use super::Fill;

/// What a district is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FillColour {
    /// One colour.
    Solid(Rgb),
    /// One colour under light lines: what it says does not hold in all respects.
    Hatched(Rgb),
    /// The hatch that says that there is no figure.
    Missing,
    /// The hatch both ways that says that the figure is not shown.
    Hidden,
}

/// The colour of every district, where each has the unit in `owners`; cheap enough for each change
/// of plan, month or indicator.
#[must_use]
pub fn fill_colours(
    map: &DistrictSet,
    plan: &Plan,
    owners: &IndexVec<DistrictIdx, UnitIdx>,
    fill: Fill,
    shade: Option<&Shade>,
    live_at: Option<Month>,
    theme: Theme,
) -> IndexVec<DistrictIdx, FillColour> {
    let is_shaded = matches!(fill, Fill::Indicator(_) | Fill::Figures);
    if let Some(shade) = shade.filter(|_| is_shaded) {
        return shade.colours.clone();
    }
    match fill {
        Fill::Indicator(indicator) => indicator_colours(map, indicator, theme),
        Fill::Figures => IndexVec::filled(FillColour::Missing, map.len()),
        Fill::Units => owners
            .iter_enumerated()
            .map(|(district, &unit)| {
                FillColour::Solid(served_colour(plan, (district, unit), live_at, theme))
            })
            .collect(),
        Fill::OwnWay => own_way_colours(map, plan, live_at, theme),
        Fill::NearestBase => nearest_colours(map, plan, live_at, theme),
        Fill::Plain => {
            let tokens = theme.tokens();
            IndexVec::filled(FillColour::Solid(tokens.raised.mix(tokens.canvas, 0.25)), map.len())
        }
    }
}

/// The colour of the unit that a district belongs to, pale until the district is live.
fn served_colour(
    plan: &Plan,
    (district, unit): (DistrictIdx, UnitIdx),
    at: Option<Month>,
    theme: Theme,
) -> Rgb {
    let colour = unit_colour(plan, unit, theme);
    let is_live = at.is_none_or(|month| plan.live_from(district).is_some_and(|from| from <= month));
    if is_live { colour } else { theme.tint(colour) }
}

/// The colours of an indicator in its default classes.
fn indicator_colours(
    map: &DistrictSet,
    index: IndicatorIdx,
    theme: Theme,
) -> IndexVec<DistrictIdx, FillColour> {
    let Some(indicator) = map.indicators.indicators.get(index) else {
        return IndexVec::filled(FillColour::Missing, map.len());
    };
    let classes = Classes::for_indicator(indicator, DEFAULT_CLASS_COUNT);
    let colour = |(district, value): (DistrictIdx, &Option<f64>)| {
        let nothing =
            if indicator.is_hidden(district) { FillColour::Hidden } else { FillColour::Missing };
        value.and_then(|value| classes.class_of(value)).map_or(nothing, |class| {
            FillColour::Solid(class_colour(&indicator.info, class, classes.len(), theme))
        })
    };
    indicator.values.iter_enumerated().map(colour).collect()
}
