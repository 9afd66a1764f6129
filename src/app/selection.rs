//! Which districts are selected, and the ways to select more.

use std::collections::BTreeSet;

use geo::{BoundingRect, Contains, Coord, Intersects, LineString, Polygon, Rect};

use super::action::Action;
use super::state::{AppState, Selection};
use crate::model::{DistrictIdx, DistrictSet, Index};
use crate::scene::Theme;

/// What the pointer does on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tool {
    /// Moves the map and carries districts.
    #[default]
    Hand,
    /// Selects what lies in a rectangle.
    Rectangle,
    /// Selects what lies inside a line.
    Lasso,
    /// Gives every district that it passes to a unit.
    Brush,
}

impl Tool {
    /// All tools in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Hand, Self::Rectangle, Self::Lasso, Self::Brush];
}

/// What is done with districts that are pointed out together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pick {
    /// They are the selection.
    Replace,
    /// They come to the selection.
    Add,
    /// They leave the selection.
    Remove,
}

/// What districts are selected by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SelectBy {
    /// Every district.
    All,
    /// Those that are not selected.
    Inverse,
    /// The selected and all that border on them.
    Neighbours,
    /// All in the classes of the selected, as the map is filled.
    Class,
    /// All of the units of the selected.
    Unit,
}

impl AppState {
    /// Actions that change the selection; others do nothing here.
    pub(super) fn choose(&mut self, action: &Action) {
        self.view.unit = None;
        match action {
            Action::Select(district, add) => self.select(*district, *add),
            Action::SelectMany(districts, pick) => self.select_many(districts, *pick),
            Action::SelectRange { order, to } => self.select_range(order, *to),
            Action::SelectBy(by) => self.view.selection = self.selected_by(*by),
            Action::ClearSelection => {
                self.view.selection.clear();
                self.view.anchor = None;
            }
            _ => {}
        }
    }

    fn select(&mut self, district: DistrictIdx, add: bool) {
        self.view.anchor = Some(district);
        let selection = &mut self.view.selection;
        if !add {
            selection.clear();
            selection.insert(district);
        } else if !selection.remove(&district) {
            selection.insert(district);
        }
    }

    fn select_many(&mut self, districts: &[DistrictIdx], pick: Pick) {
        let selection = &mut self.view.selection;
        if pick == Pick::Replace {
            selection.clear();
        }
        for district in districts {
            if pick == Pick::Remove {
                selection.remove(district);
            } else {
                selection.insert(*district);
            }
        }
    }

    fn select_range(&mut self, order: &[DistrictIdx], to: DistrictIdx) {
        let place = |district| order.iter().position(|&known| known == district);
        let Some(end) = place(to) else { return };
        let begin = self.view.anchor.and_then(place);
        if begin.is_none() {
            self.view.anchor = Some(to);
        }
        let begin = begin.unwrap_or(end);
        let range = order.get(begin.min(end)..=begin.max(end)).unwrap_or_default();
        self.view.selection.extend(range);
    }

    fn selected_by(&self, by: SelectBy) -> Selection {
        let selection = &self.view.selection;
        let map = &self.document.map;
        let all = map.districts.indices();
        match by {
            SelectBy::All => all.collect(),
            SelectBy::Inverse => all.filter(|district| !selection.contains(district)).collect(),
            SelectBy::Neighbours => {
                let neighbours = selection
                    .iter()
                    .flat_map(|district| map.adjacency.neighbours(district.to_usize()))
                    .map(DistrictIdx::from_usize);
                selection.iter().copied().chain(neighbours).collect()
            }
            SelectBy::Class => self.of_the_same_class(),
            SelectBy::Unit => {
                let units: BTreeSet<_> = selection.iter().map(|&d| self.unit_of(d)).collect();
                all.filter(|&district| units.contains(&self.unit_of(district))).collect()
            }
        }
    }

    /// The districts of the selected ones' classes, as the map has them. Those without a value are
    /// a class of their own; where the map shows units, those are its classes.
    fn of_the_same_class(&self) -> Selection {
        let Some(shade) = self.shade(Theme::Light) else {
            return self.selected_by(SelectBy::Unit);
        };
        let class_of = |district: &DistrictIdx| shade.classes.get(*district).copied().flatten();
        let wanted: BTreeSet<Option<usize>> = self.view.selection.iter().map(class_of).collect();
        let all = self.document.map.districts.indices();
        all.filter(|district| wanted.contains(&class_of(district))).collect()
    }
}

/// The districts whose label point lies in `rectangle` (metres in the map's plane), in order.
#[must_use]
pub fn in_rectangle(map: &DistrictSet, rectangle: Rect<f64>) -> Vec<DistrictIdx> {
    inside(map, |point| rectangle.intersects(&point))
}

/// The districts whose label point lies inside the closed line through `points` (metres in the
/// map's plane), in order.
#[must_use]
pub fn in_lasso(map: &DistrictSet, points: &[Coord<f64>]) -> Vec<DistrictIdx> {
    let area = Polygon::new(LineString::from(points.to_vec()), Vec::new());
    let Some(bounds) = area.bounding_rect() else { return Vec::new() };
    inside(map, |point| bounds.intersects(&point) && area.contains(&point))
}

fn inside(map: &DistrictSet, holds: impl Fn(Coord<f64>) -> bool) -> Vec<DistrictIdx> {
    let points = map.districts.iter_enumerated();
    points.filter(|(_, it)| holds(it.shape.label_point)).map(|(index, _)| index).collect()
}

/// The smallest rectangle round `districts` with a margin, metres; `None` without districts.
pub(super) fn bounds_of(map: &DistrictSet, districts: &[DistrictIdx]) -> Option<Rect<f64>> {
    let bounds =
        districts.iter().filter_map(|&district| Some(map.districts.get(district)?.shape.bounds));
    let all = bounds.reduce(|a, b| {
        let least = Coord { x: a.min().x.min(b.min().x), y: a.min().y.min(b.min().y) };
        let most = Coord { x: a.max().x.max(b.max().x), y: a.max().y.max(b.max().y) };
        Rect::new(least, most)
    })?;
    let margin = Coord { x: all.width(), y: all.height() } * 0.15;
    Some(Rect::new(all.min() - margin, all.max() + margin))
}

/// Half the width of the direction that an arrow key means: a little less than the cosine of 45°,
/// so that every way is one of the four.
const SIDEWAYS: f64 = 0.7;

/// The district that lies from `from` in `direction` (in the map's plane, of any length): the
/// nearest by label points, where what lies straight ahead counts as nearer.
#[must_use]
pub fn towards(map: &DistrictSet, from: DistrictIdx, direction: Coord<f64>) -> Option<DistrictIdx> {
    let origin = map.districts.get(from)?.shape.label_point;
    let length = direction.x.hypot(direction.y);
    let way = |to: DistrictIdx| {
        let way = map.districts.get(to)?.shape.label_point - origin;
        let distance = way.x.hypot(way.y);
        let ahead = (way.x * direction.x + way.y * direction.y) / (distance * length);
        (ahead >= SIDEWAYS).then_some((to, distance / ahead))
    };
    let others = map.districts.indices().filter(|&to| to != from);
    others.filter_map(way).min_by(|a, b| a.1.total_cmp(&b.1)).map(|(to, _)| to)
}

#[cfg(test)]
mod tests {
    use geo::coord;

    use super::*;
    use crate::app::{Preset, from_preset};
    use crate::i18n::Language;
    use crate::scene::Fill;

    fn state() -> AppState {
        AppState::new(from_preset(Preset::FIRST).unwrap().document, Language::Sv)
    }

    fn named(state: &AppState, names: &[&str]) -> Vec<DistrictIdx> {
        let find = |name: &&str| {
            let mut all = state.document.map.districts.indices();
            all.find(|&district| state.document.name_of(district) == *name).unwrap()
        };
        names.iter().map(find).collect()
    }

    fn selected(state: &AppState) -> BTreeSet<&str> {
        state.view.selection.iter().map(|&district| state.document.name_of(district)).collect()
    }

    #[test]
    fn the_neighbours_of_a_district_are_those_that_share_a_border_with_it() {
        let mut state = state();
        let ekangen = named(&state, &["Ekängen"]);
        state.update(Action::SelectMany(ekangen, Pick::Replace));
        state.update(Action::SelectBy(SelectBy::Neighbours));
        // An enclave with a single neighbour.
        assert_eq!(selected(&state), BTreeSet::from(["Ekängen", "Åkerbo omland"]));
    }

    #[test]
    fn all_of_a_class_have_values_between_the_limits_of_that_class() {
        let mut state = state();
        let skaggetorp = named(&state, &["Skäggetorp-Tornby"]);
        state.update(Action::SelectMany(skaggetorp, Pick::Replace));
        state.update(Action::SelectBy(SelectBy::Class));
        let Fill::Indicator(index) = state.view.fill else { panic!("the map shows an indicator") };
        let map = &state.document.map;
        let values = |inside: bool| -> Vec<f64> {
            let all = map.districts.indices();
            all.filter(|district| state.view.selection.contains(district) == inside)
                .filter_map(|district| map.indicators.value(index, district))
                .collect()
        };
        let least = values(true).into_iter().reduce(f64::min).unwrap();
        // Skäggetorp is in the highest class: nobody outside reaches it.
        assert!(values(false).into_iter().all(|value| value < least));
    }

    #[test]
    fn where_the_map_shows_the_bases_a_class_is_a_base() {
        let mut state = state();
        let ryd = named(&state, &["Ryd"]);
        state.update(Action::SetFill(Fill::Units));
        state.update(Action::SelectMany(ryd.clone(), Pick::Replace));
        state.update(Action::SelectBy(SelectBy::Class));
        let plan = &state.document.plan;
        let vaster: Selection = plan.districts_of(plan.unit_of(ryd[0])).collect();
        assert_eq!(state.view.selection, vaster);
        assert!(vaster.len() > 3);
    }

    #[test]
    fn inverting_twice_gives_the_selection_back_and_all_is_every_district() {
        let mut state = state();
        let some = named(&state, &["Ryd", "Berga"]);
        state.update(Action::SelectMany(some.clone(), Pick::Replace));
        state.update(Action::SelectBy(SelectBy::Inverse));
        assert_eq!(state.view.selection.len(), 30);
        assert!(some.iter().all(|district| !state.view.selection.contains(district)));
        state.update(Action::SelectBy(SelectBy::Inverse));
        assert_eq!(selected(&state), BTreeSet::from(["Berga", "Ryd"]));
        state.update(Action::SelectBy(SelectBy::All));
        assert_eq!(state.view.selection.len(), 32);
    }

    #[test]
    fn a_range_goes_from_the_last_chosen_to_the_other_end_in_either_direction() {
        let mut state = state();
        let order = named(&state, &["Ryd", "Berga", "Ekholmen", "Hjulsbro", "Tallboda"]);
        state.update(Action::Select(order[3], false));
        state.update(Action::SelectRange { order: order.clone(), to: order[1] });
        assert_eq!(selected(&state), BTreeSet::from(["Berga", "Ekholmen", "Hjulsbro"]));
        state.update(Action::ClearSelection);
        state.update(Action::SelectRange { order: order.clone(), to: order[4] });
        assert_eq!(selected(&state), BTreeSet::from(["Tallboda"]));
        state.update(Action::SelectRange { order: order.clone(), to: order[3] });
        assert_eq!(selected(&state), BTreeSet::from(["Hjulsbro", "Tallboda"]));
    }

    #[test]
    fn a_rectangle_and_a_lasso_hold_the_districts_whose_label_point_is_inside() {
        let state = state();
        let map = &state.document.map;
        let ryd = named(&state, &["Ryd"])[0];
        let centre = map.districts.get(ryd).unwrap().shape.label_point;
        let around = |side: f64| {
            Rect::new(centre - coord! { x: side, y: side }, centre + coord! { x: side, y: side })
        };
        assert_eq!(in_rectangle(map, around(10.0)), [ryd]);
        assert_eq!(in_rectangle(map, around(1e6)).len(), 32);
        let corners = |rect: Rect<f64>| rect.to_polygon().exterior().0.clone();
        assert_eq!(in_lasso(map, &corners(around(10.0))), [ryd]);
        assert_eq!(in_lasso(map, &corners(around(1e6))).len(), 32);
        // An angle open to the right: the point lies in its rectangle, but not inside.
        let angle = [
            centre + coord! { x: -9.0, y: 9.0 },
            centre + coord! { x: -8.0, y: 0.0 },
            centre + coord! { x: 9.0, y: -9.0 },
            centre + coord! { x: -9.0, y: -9.0 },
        ];
        assert!(in_lasso(map, &angle).is_empty());
        assert!(in_lasso(map, &[]).is_empty() && in_lasso(map, &angle[..1]).is_empty());
    }

    #[test]
    fn the_arrow_keys_reach_every_district_from_every_other() {
        let state = state();
        let map = &state.document.map;
        let arrows = [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)];
        for start in map.districts.indices() {
            let mut seen = vec![start];
            let mut next = 0;
            while let Some(&at) = seen.get(next) {
                next += 1;
                let steps = arrows.map(|(x, y)| towards(map, at, coord! { x: x, y: y }));
                for to in steps.into_iter().flatten() {
                    if !seen.contains(&to) {
                        seen.push(to);
                    }
                }
            }
            assert_eq!(seen.len(), 32, "from {}", state.document.name_of(start));
        }
    }

    #[test]
    fn the_arrow_to_the_left_goes_west_and_the_one_up_goes_north() {
        let state = state();
        let map = &state.document.map;
        let skaggetorp = named(&state, &["Skäggetorp-Tornby"])[0];
        let west = towards(map, skaggetorp, coord! { x: -1.0, y: 0.0 }).unwrap();
        let north = towards(map, skaggetorp, coord! { x: 0.0, y: 1.0 }).unwrap();
        let at = |district| map.districts.get(district).unwrap().shape.label_point;
        let (to_west, to_north) = (at(west) - at(skaggetorp), at(north) - at(skaggetorp));
        assert!(to_west.x < 0.0 && to_west.x.abs() > to_west.y.abs() * 0.9);
        assert!(to_north.y > 0.0 && to_north.y.abs() > to_north.x.abs() * 0.9);
    }

    #[test]
    fn a_stroke_of_the_brush_is_one_step_with_its_own_name() {
        let mut state = state();
        let some = named(&state, &["Ryd", "Berga", "Ekholmen"]);
        let norr = state.document.plan.unit_by_id("norr").unwrap();
        let before = state.document.plan.clone();
        state.update(Action::Paint(some.clone(), norr));
        assert!(some.iter().all(|&district| state.document.plan.unit_of(district) == norr));
        let label = state.document.history.undo_label().unwrap();
        assert_eq!(crate::app::say(&state.tr, label), "måla 3 områden med Norr");
        state.update(Action::Undo);
        assert_eq!(state.document.plan, before);
    }

    #[test]
    fn a_jump_in_the_history_takes_the_figures_along() {
        let mut state = state();
        let some = named(&state, &["Ryd", "Berga"]);
        let norr = state.document.plan.unit_by_id("norr").unwrap();
        let start = state.document.history.revision();
        for district in some {
            state.update(Action::Assign(vec![district], norr));
        }
        let end = state.document.history.revision();
        let after = *state.results.loads.get(norr).unwrap();
        state.update(Action::JumpTo(start));
        assert!(state.results.loads.get(norr).unwrap().districts + 2 == after.districts);
        assert!(!state.document.history.is_modified());
        state.update(Action::JumpTo(end));
        assert_eq!(*state.results.loads.get(norr).unwrap(), after);
    }
}
