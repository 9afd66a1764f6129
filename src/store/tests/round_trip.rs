//! What was saved is what is read.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::arbitrary::plans;
use super::*;
use crate::edit::check;
use crate::model::{
    DistrictIdx, FitOut, Index, ModelSettings, Month, Ore, ParamId, ParamValue, Parameters, Place,
    Plan, Scenario, ScenarioId, StepId, Uncertainty, UnitToday, default_need,
};
use crate::store::{LoadNote, to_json};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn a_plan_that_is_saved_and_read_is_the_same_plan(plan in plans()) {
        prop_assert_eq!(check::plan(&plan), Ok(()));
        let codes = codes();
        let text = to_json(&plan, &codes).unwrap();
        let loaded = parse(&text, &codes).unwrap();
        prop_assert_eq!(&loaded.plan, &plan);
        prop_assert_eq!(loaded.notes, []);
        prop_assert_eq!(to_json(&loaded.plan, &codes).unwrap(), text);
    }
}

/// `plan` with copies of `others`' scenarios beside its own, on its own districts and units.
fn with_scenarios(mut plan: Plan, others: &[Plan]) -> Plan {
    for (number, other) in (2..).zip(others) {
        let mut body = other.body();
        body.assignment = plan.assignment.clone();
        body.units = plan.units.clone();
        plan.scenarios.all.push(Scenario {
            id: ScenarioId(number),
            name: format!("Scenario {number}"),
            description: "Om det".to_owned(),
            parked: Some(Arc::new(body)),
        });
        plan.scenarios.baseline = Some(ScenarioId(number));
    }
    plan.scenarios.all[0].name = "Ett".to_owned();
    plan
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn a_plan_with_scenarios_is_the_same_plan_whichever_is_open(
        plan in plans(), others in prop::collection::vec(plans(), 1..3), open in 0_usize..3,
    ) {
        let mut plan = with_scenarios(plan, &others);
        let valid = |plan: &Plan| plan.scenarios.all.iter().all(|one| {
            plan.with_scenario(one.id).is_some_and(|seen| check::plan(&seen).is_ok())
        });
        prop_assume!(valid(&plan));
        let id = plan.scenarios.all[open.min(others.len())].id;
        plan.open_scenario(id).unwrap();
        let codes = codes();
        let text = to_json(&plan, &codes).unwrap();
        let loaded = parse(&text, &codes).unwrap();
        prop_assert_eq!(&loaded.plan, &plan);
        prop_assert_eq!(to_json(&loaded.plan, &codes).unwrap(), text);
    }
}

#[test]
fn every_field_of_the_format_is_read() {
    let plan = read(FULL).unwrap().plan;
    let skaggetorp = DistrictIdx::from_usize(17);
    assert_eq!(plan.title, "Beslut 2023");
    assert_eq!(plan.quotes[0].source, "Beslut 2023-06-21");
    assert_eq!((plan.start, plan.horizon_months), (Month::new(2027, 1), 60));
    let norr = plan.unit_by_id("norr").unwrap();
    assert_eq!(plan.unit_of(skaggetorp), norr);
    let unit = plan.units.get(norr).unwrap();
    assert_eq!(unit.place, Some(Place { lon: 15.6, lat: 58.4 }));
    assert_eq!(unit.today, UnitToday { posts: [16.0, 0.0, 0.0, 1.0, 0.0], area_m2: 538.0 });
    let step = plan.step_of(skaggetorp).unwrap();
    assert_eq!((step.id, step.recruit_from), (StepId(1), Some(Month::new(2026, 12))));
    assert_eq!((step.posts[0].transferred, step.posts[0].new), (8.0, 2.5));
    assert_eq!(step.premises[0].area_m2, Some(538.0));
    let turnover = ParamValue { value: 18.0, low: 10.0, high: 30.5 };
    assert_eq!(plan.parameters.get(ParamId::Turnover), turnover);
    assert_eq!(plan.payroll_overhead_by_year, BTreeMap::from([(2027, 44.5)]));
    assert_eq!((plan.fit_out, plan.need.len()), (FitOut::AtOnce, 1));
    assert_eq!(plan.funding[0].amount, Ore(8_000_000_000));
    assert_eq!(plan.funding[0].step, Some(StepId(1)));
    assert_eq!(plan.display_names[&skaggetorp], "Skäggetorp");
}

#[test]
fn every_preset_is_read_without_a_note_and_survives_a_save() {
    let presets = [
        include_str!("../../../assets/presets/beslut-2023.narplan.json"),
        include_str!("../../../assets/presets/motion-mp.narplan.json"),
        include_str!("../../../assets/presets/motion-s-2020.narplan.json"),
        include_str!("../../../assets/presets/nollalternativ.narplan.json"),
        include_str!("../../../assets/presets/svar-2021.narplan.json"),
    ];
    for preset in presets {
        let loaded = read(preset).unwrap();
        assert_eq!(loaded.notes, []);
        assert_eq!(read(&to_json(&loaded.plan, &codes()).unwrap()).unwrap(), loaded);
    }
}

#[test]
fn what_may_be_left_out_has_its_default() {
    let plan = read(SHORT).unwrap().plan;
    assert_eq!(plan.need, default_need());
    assert_eq!(plan.parameters, Parameters::default());
    assert_eq!(plan.fit_out, FitOut::Depreciated);
    assert_eq!(plan.model, ModelSettings::default());
    assert_eq!(plan.uncertainty, Uncertainty::default());
    assert_eq!(plan.units.get(plan.central()).unwrap().today, UnitToday::default());
}

#[test]
fn an_empty_need_index_stays_empty() {
    let text = changed(r#"[{"indicator": "ekonomiskt_bistand", "weight": 1}]"#, "[]");
    assert_eq!(read(&text).unwrap().plan.need, []);
}

#[test]
fn a_saved_plan_holds_all_parameters_and_short_numbers_and_ends_with_a_line_feed() {
    let text = to_json(&read(FULL).unwrap().plan, &codes()).unwrap();
    assert!(text.ends_with("}\n"));
    for written in [
        "\"social_worker\": 16,",
        "\"value\": 0.91,",
        "\"new\": 2.5\n",
        "\"amount_sek\": 80000000,",
        "\"start\": \"2027-04\"",
    ] {
        assert!(text.contains(written), "{written}");
    }
    for param in ParamId::ALL {
        assert!(text.contains(&format!("\"{}\": {{", param.info().id)));
    }
}

#[test]
fn what_a_plan_does_not_set_for_the_model_is_not_written() {
    let text = to_json(&read(FULL).unwrap().plan, &codes()).unwrap();
    assert!(text.contains("\"version\": 4,"));
    for name in [
        "model",
        "uncertainty",
        "disclosure",
        "finer",
        "style",
        "papers",
        "scenarios",
        "baseline",
        "gate",
        "temporary",
        "place",
        "by_year_sek",
        "pays_for",
    ] {
        let place = if name == "place" { "\"place\": 1".into() } else { format!("\"{name}\"") };
        assert!(!text.contains(&place), "{name}");
    }
}

#[test]
fn a_district_that_no_unit_lists_goes_to_the_central_unit_with_a_note() {
    let loaded = read(FULL).unwrap();
    let berga = DistrictIdx::from_usize(1);
    assert_eq!(loaded.plan.unit_of(berga), loaded.plan.central());
    let [LoadNote::Unassigned { codes }] = loaded.notes.as_slice() else {
        panic!("{:?}", loaded.notes)
    };
    assert_eq!((codes.len(), codes[0].as_str()), (30, "0580R002"));
}

#[test]
fn a_district_that_the_map_lacks_is_left_out_with_a_note_for_each_place() {
    let text = FULL.replace("0580R018", "0581R001");
    let notes = read(&text).unwrap().notes;
    let places = notes.iter().filter_map(|note| match note {
        LoadNote::UnknownDistrict { code, path } if code == "0581R001" => Some(path.as_str()),
        _ => None,
    });
    let expected = ["assignment.norr[0]", "steps[0].districts[0]", "display_names.0581R001"];
    assert_eq!(places.collect::<Vec<_>>(), expected);
}

#[test]
fn a_plan_is_not_written_with_the_codes_of_another_map() {
    let plan = read(FULL).unwrap().plan;
    let error = to_json(&plan, &codes()[1..]).unwrap_err();
    assert!(matches!(error, StoreError::WrongMap { districts: 32, codes: 31 }));
}

#[test]
fn a_number_that_is_none_is_never_written() {
    let mut plan = read(FULL).unwrap().plan;
    plan.foster_days_per_year = f64::NAN;
    assert!(matches!(to_json(&plan, &codes()), Err(StoreError::Unwritable(_))));
}
