//! The rows of the board: a unit's districts in the order that is asked for.

use super::state::AppState;
use crate::model::{DistrictIdx, UnitIdx};

/// Order of the board's rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BoardOrder {
    /// Most calculated reports first.
    #[default]
    Need,
    /// Most children and young people 0–19 first.
    Children,
    /// Nearest to the unit's place first.
    Distance,
}

impl BoardOrder {
    /// All orders as they are offered.
    pub const ALL: [Self; 3] = [Self::Need, Self::Children, Self::Distance];
}

/// A district on the board.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoardRow {
    /// The district.
    pub district: DistrictIdx,
    /// What it is ordered by: reports a year, children, or kilometres as the crow flies from its
    /// label point to the unit's place. `None` where the unit has no place.
    pub value: Option<f64>,
}

/// The districts of `unit` in the order that `state` asks for; equal ones in the map's order.
#[must_use]
pub fn board_rows(state: &AppState, unit: UnitIdx) -> Vec<BoardRow> {
    let order = state.view.board_order;
    let (map, plan) = (&state.document.map, state.shown_plan());
    let place = plan.units.get(unit).and_then(|unit| unit.place);
    let place = place.and_then(|place| map.projection.to_plane(place.lon, place.lat).ok());
    let value = |district: DistrictIdx| match order {
        BoardOrder::Need => {
            let figures = state.shown_results().demand.districts.get(district);
            Some(figures.map_or(0.0, |figures| figures.reports * 12.0))
        }
        BoardOrder::Children => Some(map.indicators.children_0_19(district)),
        BoardOrder::Distance => {
            let way = place? - map.districts.get(district)?.shape.label_point;
            Some(way.x.hypot(way.y) / 1e3)
        }
    };
    let mut rows: Vec<BoardRow> = state
        .districts_of(unit)
        .into_iter()
        .map(|district| BoardRow { district, value: value(district) })
        .collect();
    let key = |row: &BoardRow| row.value.unwrap_or_default();
    match order {
        BoardOrder::Need | BoardOrder::Children => {
            rows.sort_by(|a, b| key(b).total_cmp(&key(a)));
        }
        BoardOrder::Distance => rows.sort_by(|a, b| key(a).total_cmp(&key(b))),
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Action, Preset, from_preset};
    use crate::i18n::Language;

    #[test]
    fn the_rows_are_ordered_as_asked_and_hold_the_units_districts_once() {
        let document = from_preset(Preset::FIRST).unwrap().document;
        let mut state = AppState::new(document, Language::Sv);
        let norr = state.document.plan.unit_by_id("norr").unwrap();
        let mut seen = Vec::new();
        for order in BoardOrder::ALL {
            state.update(Action::SetBoardOrder(order));
            let rows = board_rows(&state, norr);
            let values: Vec<f64> = rows.iter().map(|row| row.value.unwrap()).collect();
            let is_nearest_first = order == BoardOrder::Distance;
            assert!(values.is_sorted_by(|a, b| if is_nearest_first { a <= b } else { a >= b }));
            let mut districts: Vec<DistrictIdx> = rows.iter().map(|row| row.district).collect();
            seen.push(districts.clone());
            districts.sort();
            assert_eq!(districts, state.document.plan.districts_of(norr).collect::<Vec<_>>());
        }
        assert!(seen[0] != seen[2] && seen[1] != seen[2]);
    }

    #[test]
    fn a_unit_without_a_place_has_no_distances() {
        let document = from_preset(Preset::FIRST).unwrap().document;
        let mut state = AppState::new(document, Language::Sv);
        let norr = state.document.plan.unit_by_id("norr").unwrap();
        let unit = state.document.plan.units.get_mut(norr).unwrap();
        unit.place = None;
        state.update(Action::SetBoardOrder(BoardOrder::Distance));
        assert!(board_rows(&state, norr).iter().all(|row| row.value.is_none()));
    }
}
