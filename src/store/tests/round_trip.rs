//! What was saved is what is read.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::edit::check;
use crate::model::{
    Capacity, Centres, DistrictIdx, FitOut, FundingKind, FundingSource, Group, Index, IndexVec,
    Limits, MapRef, Month, NeedTerm, Ore, ParamId, ParamValue, Parameters, Place, Plan,
    PostsChange, PremisesChange, Quote, Rationale, Role, RolloutStep, Rules, StepId, Travel,
    TravelTimes, Unit, UnitIdx, UnitKind, UnitToday, default_need,
};
use crate::store::{LoadNote, to_json};

const DISTRICTS: usize = 32;

fn months() -> impl Strategy<Value = Month> {
    (1990_i32..2200, 1_i32..=12).prop_map(|(year, month)| Month::new(year, month))
}

/// Whole, short and long numbers of 0 or more.
fn numbers() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.0), (0_u32..5000).prop_map(f64::from), 0.0..90_000.0]
}

fn local_units(count: usize) -> impl Strategy<Value = Vec<Unit>> {
    let places = prop::option::of((-180.0..180.0, -90.0..90.0));
    let today = (prop::array::uniform5(numbers()), numbers());
    let kinds = prop::sample::select(vec![UnitKind::Base, UnitKind::AreaTeam]);
    let unit = (kinds, "\\PC{0,6}x", "[A-ZÅÄÖ]{0,2}", any::<u8>(), places, today);
    prop::collection::vec(unit, count).prop_map(|units| {
        let numbered = units.into_iter().enumerate();
        let unit = |(position, (kind, name, letter, colour, place, (posts, area_m2)))| Unit {
            id: format!("enhet-{position}"),
            kind,
            name,
            letter,
            colour,
            place: Option::map(place, |(lon, lat)| Place { lon, lat }),
            today: UnitToday { posts, area_m2 },
            capacity: Capacity { posts: Some(f64::from(colour)), area_m2: None },
            reason: Rationale { who: String::new(), why: "nära".repeat(position) },
        };
        numbered.map(unit).collect()
    })
}

fn steps(units: usize) -> impl Strategy<Value = Vec<RolloutStep>> {
    let posts = prop::collection::btree_map((0..units, 0_usize..5), (numbers(), numbers()), 0..4);
    let premises = prop::collection::vec((0..units, months(), prop::option::of(numbers())), 0..3);
    let reassign = prop::collection::btree_map(0..DISTRICTS, 0..units, 0..3);
    let step = ("\\PC{0,6}", months(), posts, prop::option::of(months()), premises, reassign);
    let owners = prop::collection::vec(0_usize..6, DISTRICTS);
    (prop::collection::vec(step, 0..4), owners).prop_map(|(steps, owners)| {
        let numbered = steps.into_iter().enumerate();
        let step =
            |(position, (name, start, posts, recruit_from, premises, reassign))| RolloutStep {
                id: StepId(position as u32 * 3 + 1),
                name,
                start,
                districts: (0..DISTRICTS)
                    .filter(|&raw| owners[raw] == position)
                    .map(DistrictIdx::from_usize)
                    .collect::<BTreeSet<_>>(),
                posts: BTreeMap::into_iter(posts)
                    .map(|((unit, role), (transferred, new))| PostsChange {
                        unit: UnitIdx::from_usize(unit),
                        role: Role::ALL[role],
                        transferred,
                        new,
                    })
                    .collect(),
                recruit_from,
                premises: Vec::into_iter(premises)
                    .map(|(unit, opens, area_m2)| PremisesChange {
                        unit: UnitIdx::from_usize(unit),
                        opens,
                        area_m2,
                        temporary: None,
                    })
                    .collect(),
                reassign: BTreeMap::into_iter(reassign)
                    .map(|(raw, unit)| (DistrictIdx::from_usize(raw), UnitIdx::from_usize(unit)))
                    .collect(),
                gate: None,
            };
        numbered.map(step).collect()
    })
}

fn parameters() -> impl Strategy<Value = Parameters> {
    let one = (prop::sample::select(ParamId::ALL.to_vec()), numbers(), numbers(), numbers());
    prop::collection::vec(one, 0..6).prop_map(|changes| {
        let mut parameters = Parameters::default();
        for (param, low, more, most) in changes {
            let (least, greatest) = param.bounds();
            // Three numbers in order, and inside what the parameter can be.
            let inside = |number: f64| number.clamp(least, greatest);
            let (low, value, high) = (inside(low), inside(low + more), inside(low + more + most));
            parameters.set(param, ParamValue { value, low, high });
        }
        parameters
    })
}

fn funding() -> impl Strategy<Value = Vec<FundingSource>> {
    let kinds = prop::sample::select(FundingKind::ALL.to_vec());
    let source = ("\\PC{0,6}x", kinds, 0_i64..100_000_000_000_000, months(), any::<bool>());
    prop::collection::vec(source, 0..4).prop_map(|sources| {
        let source = |(name, kind, ore, from, endless): (_, _, _, _, bool)| FundingSource {
            name,
            kind,
            amount: Ore(ore),
            from,
            to: (kind != FundingKind::CommitteeFrame || !endless).then_some(from),
            step: None,
            place: None,
            by_year: BTreeMap::new(),
            pays_for: crate::model::PaysFor::default(),
        };
        sources.into_iter().map(source).collect()
    })
}

fn districts() -> impl Strategy<Value = DistrictIdx> {
    (0..DISTRICTS).prop_map(DistrictIdx::from_usize)
}

fn rules(units: usize) -> impl Strategy<Value = Rules> {
    let units = move || (0..units).prop_map(UnitIdx::from_usize);
    let locked = prop::collection::btree_map(districts(), units(), 0..4);
    let groups = (prop::collection::btree_set(districts(), 0..6), "\\PC{0,6}x", any::<bool>());
    let bridges = prop::collection::btree_set((0..DISTRICTS - 1, 1..DISTRICTS), 0..3);
    let exclaves = prop::collection::btree_set((districts(), units()), 0..3);
    let limits = prop::option::of((0.0..1000.0, numbers(), 0.0..1000.0));
    let reasons = prop::collection::btree_map(districts(), ("\\PC{0,6}", "\\PC{0,6}x"), 0..3);
    (locked, groups, bridges, exclaves, limits, reasons).prop_map(
        |(locked, (members, name, split), bridges, exclaves, limits, reasons)| {
            // One group, or the same districts in two.
            let (low, high): (BTreeSet<_>, BTreeSet<_>) =
                members.into_iter().partition(|district| split && district.to_usize() > 9);
            let groups = [low, high].map(|districts| Group { name: name.clone(), districts });
            let bridges = bridges.into_iter().filter(|(a, b)| a < b);
            let bridge = |(a, b)| (DistrictIdx::from_usize(a), DistrictIdx::from_usize(b));
            let limits = limits.map_or_else(Limits::default, |limits| Limits {
                max_km: limits.0,
                max_minutes: limits.1,
                max_deviation_percent: limits.2,
            });
            let rationale = |(district, (who, why))| (district, Rationale { who, why });
            Rules {
                locked,
                groups: groups.to_vec(),
                bridges: bridges.map(bridge).collect(),
                exclaves,
                limits,
                reasons: BTreeMap::into_iter(reasons).map(rationale).collect(),
            }
        },
    )
}

fn travels() -> impl Strategy<Value = Travel> {
    let points = prop::collection::btree_map(districts(), (-180.0..180.0, -90.0..90.0), 0..4);
    let minutes = prop::collection::btree_map(districts(), numbers(), 0..4);
    let minutes = prop::collection::btree_map("[a-z]{1,5}", minutes, 0..3);
    let times = prop::collection::btree_map("\\PC{0,6}x", minutes, 0..3);
    (1.0..10.0, points, times, "\\PC*", any::<bool>()).prop_map(
        |(detour, points, times, source, in_use)| {
            let place = |(district, (lon, lat))| (district, Place { lon, lat });
            let times: Vec<TravelTimes> = BTreeMap::into_iter(times)
                .map(|(mode, minutes)| TravelTimes { mode, source: source.clone(), minutes })
                .collect();
            let mode = times.first().map(|times| times.mode.clone()).filter(|_| in_use);
            let points = BTreeMap::into_iter(points).map(place).collect();
            Travel { detour, centres: Centres { source, points }, times, mode }
        },
    )
}

fn maps() -> impl Strategy<Value = MapRef> {
    let file = ("[a-z./ åäö]{1,9}", "[0-9a-f]{64}", prop::option::of("[a-z]{1,5}")).prop_map(
        |(path, sha256, code_property)| MapRef::File {
            path,
            sha256,
            code_property,
            name_property: None,
        },
    );
    prop_oneof![Just(MapRef::Builtin("linkoping".into())), file]
}

fn plans() -> impl Strategy<Value = Plan> {
    let texts = ("\\PC*", "\\PC*", maps());
    let period = (months(), 1_u16..=120, numbers(), numbers());
    let owners = prop::collection::vec(0_usize..4, DISTRICTS);
    let tables = (
        prop::collection::btree_map(1990_i32..2200, 0.0..1000.0, 0..4),
        prop::collection::btree_map("[a-z_]{1,9}", numbers(), 0..4),
        prop::collection::btree_map(0..DISTRICTS, "\\PC{0,6}x", 0..4),
    );
    let parts = (local_units(3), owners, steps(4), parameters(), funding());
    let held = (rules(4), travels());
    (texts, period, tables, parts, held).prop_map(|(texts, period, tables, parts, held)| {
        let (rules, travel) = held;
        let (mut units, owners, steps, parameters, mut funding) = parts;
        units.push(Unit {
            id: "central".into(),
            kind: UnitKind::Central,
            name: "Centralt".into(),
            letter: "C".into(),
            colour: 0,
            place: None,
            today: UnitToday::default(),
            capacity: Capacity::default(),
            reason: Rationale::default(),
        });
        for (source, step) in funding.iter_mut().zip(&steps) {
            source.step = Some(step.id);
        }
        let term = |(indicator, weight)| NeedTerm { indicator, weight };
        let name = |(raw, name)| (DistrictIdx::from_usize(raw), name);
        Plan {
            title: texts.0,
            quotes: vec![Quote { text: texts.1.clone(), source: "Motion".into() }],
            description: texts.1,
            map: texts.2,
            start: period.0,
            horizon_months: period.1,
            units: IndexVec::from_vec(units),
            assignment: owners.into_iter().map(UnitIdx::from_usize).collect(),
            steps,
            parameters,
            payroll_overhead_by_year: tables.0,
            fit_out: FitOut::RentSupplement,
            need: tables.1.into_iter().map(term).collect(),
            residential_days_per_year: period.2,
            foster_days_per_year: period.3,
            funding,
            display_names: tables.2.into_iter().map(name).collect(),
            rules,
            travel,
            model: crate::model::ModelSettings::default(),
            uncertainty: crate::model::Uncertainty::default(),
        }
    })
}

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
