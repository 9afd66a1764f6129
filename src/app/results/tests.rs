//! What is counted on from the last results is what counting from the beginning gives.

use proptest::prelude::*;

use super::*;
use crate::app::{Action, AppState, Preset, from_preset};
use crate::edit::Command;
use crate::i18n::Language;
use crate::measure::balance::UnitBalance;
use crate::model::{DistrictIdx, Index, ParamId, ParamValue, Place};

/// What a planner does; numbers are taken modulo what there is.
#[derive(Clone, Debug)]
enum Deed {
    Assign(Vec<usize>, usize),
    Reassign(usize, Vec<usize>, usize),
    Parameter(ParamId, f64),
    Detour(f64),
    Place(usize, f64),
    Month(usize),
    Undo,
    Redo,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let districts = || prop::collection::vec(0..64_usize, 1..6);
    let parameters = prop::sample::select(vec![
        ParamId::NeedWeightB,
        ParamId::Share0To17,
        ParamId::CaseloadNorm,
    ]);
    let deed = prop_oneof![
        6 => (districts(), 0..8_usize).prop_map(|(districts, to)| Deed::Assign(districts, to)),
        2 => (0..8_usize, districts(), 0..8_usize)
            .prop_map(|(step, districts, to)| Deed::Reassign(step, districts, to)),
        1 => (parameters, 0.5..1.5).prop_map(|(id, factor)| Deed::Parameter(id, factor)),
        1 => (1.0..2.0).prop_map(Deed::Detour),
        1 => (0..8_usize, -0.1..0.1).prop_map(|(unit, lon)| Deed::Place(unit, lon)),
        1 => (0..60_usize).prop_map(Deed::Month),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
    ];
    prop::collection::vec(deed, 1..14)
}

fn action(state: &AppState, deed: Deed) -> Option<Action> {
    let (map, plan) = (&state.document.map, &state.document.plan);
    let district = |raw: usize| DistrictIdx::from_usize(raw % map.len());
    let unit = |raw: usize| UnitIdx::from_usize(raw % plan.units.len());
    Some(match deed {
        Deed::Assign(districts, to) => {
            Action::Assign(districts.into_iter().map(district).collect(), unit(to))
        }
        Deed::Reassign(step, districts, to) => {
            let step = plan.steps.get(step % plan.steps.len())?.id;
            let to = unit(to);
            let owners = districts.into_iter().map(|raw| (district(raw), Some(to))).collect();
            Action::Edit(Command::SetReassign { step, owners })
        }
        Deed::Parameter(param, factor) => {
            let value = plan.parameters.value(param) * factor;
            let value = ParamValue { value, low: value * 0.5, high: value * 2.0 };
            Action::Edit(Command::SetParameter { param, value })
        }
        Deed::Detour(detour) => {
            let travel = crate::model::Travel { detour, ..plan.travel.clone() };
            Action::Edit(Command::SetTravel(travel))
        }
        Deed::Place(raw, lon) => {
            let mut value = plan.units.get(unit(raw))?.clone();
            value.place = value.place.map(|place| Place { lon: place.lon + lon, ..place });
            Action::Edit(Command::SetUnit { unit: unit(raw), value })
        }
        Deed::Month(month) => Action::SetMonth(month),
        Deed::Undo => Action::Undo,
        Deed::Redo => Action::Redo,
    })
}

#[track_caller]
fn assert_same(state: &AppState) {
    let (plan, found) = (&state.document.plan, &state.results);
    let mut anew = Results::of(&state.document.map, plan, state.document.history.revision());
    anew.show_month(&state.document.map, plan, state.shown_month());
    assert_eq!(found.revision, anew.revision);
    assert_eq!(found.simulation, anew.simulation);
    assert_eq!(found.baseline, anew.baseline);
    assert_eq!(found.demand.districts, anew.demand.districts);
    assert_eq!(found.loads, anew.loads);
    assert_eq!(found.final_loads, anew.final_loads);
    assert_eq!(found.checks, anew.checks);
    assert_eq!(found.continuity, anew.continuity);
    assert_eq!(found.balances.ground, anew.balances.ground);
    for t in 0..plan.horizon_months {
        let month = plan.start.plus(i32::from(t));
        let [found, anew] = [&found.balances, &anew.balances].map(|balances| balances.at(month));
        // All but the circles is counted in the same order, so it is the same to the last bit.
        let round = |balance: &crate::app::BaseBalance| {
            let mut balance = balance.clone();
            let units = std::mem::take(&mut balance.balance.units);
            let circles: Vec<_> = units.iter().map(|unit| unit.circle).collect();
            balance.balance.units =
                units.iter().map(|unit| UnitBalance { circle: None, ..*unit }).collect();
            (balance, circles)
        };
        let ((found, circles), (anew, expected)) = (round(found), round(anew));
        assert_eq!(found, anew);
        for (found, expected) in circles.into_iter().zip(expected) {
            assert_eq!(found.is_some(), expected.is_some());
            if let (Some(found), Some(expected)) = (found, expected) {
                assert!((found.radius_m / expected.radius_m - 1.0).abs() < 1e-9);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn after_any_edits_the_results_are_those_of_the_plan(deeds in deeds()) {
        let mut state =
            AppState::new(from_preset(Preset::FIRST).unwrap().document, Language::Sv);
        for deed in deeds {
            if let Some(action) = action(&state, deed) {
                state.update(action);
                assert_same(&state);
            }
        }
    }
}

#[test]
fn a_move_keeps_the_figures_of_the_ground_and_a_parameter_counts_them_anew() {
    let mut state = AppState::new(from_preset(Preset::FIRST).unwrap().document, Language::Sv);
    let ground = Arc::clone(&state.results.balances.ground);
    let to = state.document.plan.unit_by_id("norr").unwrap();
    let district = DistrictIdx::from_usize(0);
    state.update(Action::Assign(vec![district], to));
    assert_eq!(state.unit_of(district), to);
    assert!(Arc::ptr_eq(&ground, &state.results.balances.ground));
    let value = state.document.plan.parameters.value(ParamId::NeedWeightB) * 0.5;
    let value = ParamValue { value, low: 0.0, high: 1.0 };
    let param = ParamId::NeedWeightB;
    state.update(Action::Edit(Command::SetParameter { param, value }));
    assert!(!Arc::ptr_eq(&ground, &state.results.balances.ground));
    assert_same(&state);
}
