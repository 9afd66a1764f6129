//! Maps of ways: how far it is to the own base, and which base is nearest.

use crate::i18n::Tr;
use crate::measure::distance::{WayBasis, WayUnit, Ways};
use crate::measure::{Class, Classes, DEFAULT_CLASS_COUNT};
use crate::model::{DistrictIdx, DistrictSet, IndexVec, Month, Plan, UnitIdx};
use crate::scene::legend::{Legend, LegendEntry, Swatch, unit_colour};
use crate::scene::palette::Theme;
use crate::scene::picture::FillColour;

/// The unit that each district belongs to in `at`; without a month as the assignment has it.
fn owners(plan: &Plan, at: Option<Month>) -> IndexVec<DistrictIdx, UnitIdx> {
    at.map_or_else(|| plan.assignment.clone(), |month| plan.owners_at(month))
}

/// The way from each district to its own unit.
fn own_ways(map: &DistrictSet, plan: &Plan, at: Option<Month>) -> (Ways, Vec<Option<f64>>) {
    let ways = Ways::of(map, plan);
    let owners = owners(plan, at);
    let own = owners.iter_enumerated().map(|(district, &unit)| ways.get(district, unit)).collect();
    (ways, own)
}

/// Colours by the way to the own unit, in the default classes of all ways.
pub(super) fn own_way_colours(
    map: &DistrictSet,
    plan: &Plan,
    at: Option<Month>,
    theme: Theme,
) -> IndexVec<DistrictIdx, FillColour> {
    let (_, own) = own_ways(map, plan, at);
    let classes = Classes::default_for(&own, DEFAULT_CLASS_COUNT);
    let class = |way: Option<f64>| way.and_then(|way| classes.class_of(way));
    own.into_iter()
        .map(|way| {
            class(way).map_or(FillColour::Missing, |class| {
                FillColour::Solid(theme.sequential(class, classes.len()))
            })
        })
        .collect()
}

/// Each district in the colour of its nearest unit, hatched where its own is another.
pub(super) fn nearest_colours(
    map: &DistrictSet,
    plan: &Plan,
    at: Option<Month>,
    theme: Theme,
) -> IndexVec<DistrictIdx, FillColour> {
    let ways = Ways::of(map, plan);
    let owners = owners(plan, at);
    let colour = |(district, &own): (DistrictIdx, &UnitIdx)| {
        let Some((nearest, _)) = ways.nearest(district) else { return FillColour::Missing };
        let colour = unit_colour(plan, nearest, theme);
        if nearest == own { FillColour::Solid(colour) } else { FillColour::Hatched(colour) }
    };
    owners.iter_enumerated().map(colour).collect()
}

/// What ways rest on, in few words: straight lines and points inside are assumptions.
fn basis(ways: &Ways, tr: &Tr) -> String {
    match ways.basis() {
        WayBasis::StraightLine { detour, .. } => {
            tr.f("scene-way-line", &[("detour", (&tr.number(*detour, 2)).into())])
        }
        WayBasis::Times { mode, source } => tr.f(
            "scene-way-times",
            &[("mode", mode.as_str().into()), ("source", source.as_str().into())],
        ),
    }
}

impl Legend {
    /// The legend of a map of the ways to the own units.
    #[must_use]
    pub fn of_own_way(
        map: &DistrictSet,
        plan: &Plan,
        at: Option<Month>,
        theme: Theme,
        tr: &Tr,
    ) -> Self {
        let (ways, own) = own_ways(map, plan, at);
        let classes = Classes::default_for(&own, DEFAULT_CLASS_COUNT);
        let unit = match ways.unit() {
            WayUnit::Km => "km",
            WayUnit::Minutes => "min",
        };
        let text = |class: &Class| {
            let (low, high) = (tr.number(class.min, 1), tr.number(class.max, 1));
            let range = if low == high { low } else { format!("{low}–{high}") };
            format!("{range}{}{unit}", crate::i18n::NO_BREAK_SPACE)
        };
        let entry = |(position, class): (usize, &Class)| LegendEntry {
            swatch: Swatch::Fill(theme.sequential(position, classes.len())),
            text: text(class),
            count: class.count,
        };
        let mut legend = Self {
            title: tr.t("fill-own-way").to_owned(),
            notes: vec![basis(&ways, tr)],
            count_title: tr.t("scene-districts").to_owned(),
            entries: classes.classes().iter().enumerate().map(entry).collect(),
            ..Self::default()
        };
        legend.add_missing(classes.missing(), tr);
        legend
    }

    /// The legend of a map of the nearest units.
    #[must_use]
    pub fn of_nearest(map: &DistrictSet, plan: &Plan, theme: Theme, tr: &Tr) -> Self {
        let ways = Ways::of(map, plan);
        let nearest: Vec<Option<UnitIdx>> = map
            .districts
            .indices()
            .map(|district| ways.nearest(district).map(|(unit, _)| unit))
            .collect();
        let entries = plan.local_units().map(|(index, unit)| LegendEntry {
            swatch: Swatch::Unit {
                colour: unit_colour(plan, index, theme),
                letter: unit.letter.clone(),
            },
            text: unit.name.clone(),
            count: nearest.iter().filter(|nearest| **nearest == Some(index)).count(),
        });
        Self {
            title: tr.t("fill-nearest").to_owned(),
            notes: vec![tr.t("scene-nearest-hatch").to_owned(), basis(&ways, tr)],
            count_title: tr.t("scene-districts").to_owned(),
            entries: entries.collect(),
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::scene::picture::testing::plan_of;

    fn linkoping() -> DistrictSet {
        crate::read::builtin("linkoping").unwrap()
    }

    #[test]
    fn a_district_with_another_base_nearer_is_hatched_in_that_ones_colour() {
        let map = linkoping();
        let mut plan = plan_of(&map);
        let ways = Ways::of(&map, &plan);
        let district = map.districts.indices().next().unwrap();
        let (nearest, _) = ways.nearest(district).unwrap();
        let colour =
            |plan: &Plan| *nearest_colours(&map, plan, None, Theme::Light).get(district).unwrap();
        let rgb = unit_colour(&plan, nearest, Theme::Light);
        *plan.assignment.get_mut(district).unwrap() = nearest;
        assert_eq!(colour(&plan), FillColour::Solid(rgb));
        let other = plan.local_units().map(|(unit, _)| unit).find(|&unit| unit != nearest);
        *plan.assignment.get_mut(district).unwrap() = other.unwrap();
        assert_eq!(colour(&plan), FillColour::Hatched(rgb));
    }

    #[test]
    fn the_legends_count_every_district_once_and_call_the_straight_line_an_assumption() {
        let map = linkoping();
        let plan = plan_of(&map);
        let tr = Tr::new(Language::Sv);
        for legend in [
            Legend::of_own_way(&map, &plan, None, Theme::Light, &tr),
            Legend::of_nearest(&map, &plan, Theme::Light, &tr),
        ] {
            let count: usize = legend.entries.iter().map(|entry| entry.count).sum();
            assert_eq!(count, map.len());
            assert!(legend.notes.iter().any(|note| note.contains("antagande")), "{legend:?}");
        }
    }

    #[test]
    fn where_the_own_unit_has_no_place_the_way_is_missing() {
        let map = linkoping();
        let mut plan = plan_of(&map);
        let district = map.districts.indices().next().unwrap();
        let own = plan.unit_of(district);
        plan.units.get_mut(own).unwrap().place = None;
        let colours = own_way_colours(&map, &plan, None, Theme::Light);
        assert_eq!(colours.get(district), Some(&FillColour::Missing));
        assert!(colours.iter().any(|colour| *colour != FillColour::Missing));
    }
}
