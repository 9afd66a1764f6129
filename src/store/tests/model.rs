//! What a plan sets for the model in the file: every field, and files that were damaged in it.

use super::*;
use crate::edit::{EditError, Quantity, check};
use crate::model::{
    CaseType, Gate, GateMeasure, Index, IndexVec, Month, Ore, ParamId, PriceRules, Rationale, Role,
    RoleSettings, Shape, TemporaryPremises, WageMonth,
};
use crate::model::{DistrictIdx, Plan};
use crate::store::{LoadNote, Reason, to_json};

/// [`FULL`] with every field that version 3 has more.
fn full() -> String {
    let model = r#""model": {
    "roles": {"unit_manager": {"name": "Områdeschef", "area_m2": 12, "training_tkr": 9.5}},
    "case_types": [{"name": "Kort", "share_percent": 70, "months": 2}, {"name": "Lång", "share_percent": 30, "months": 6}],
    "visits": {"0580R018": 4},
    "population": {"source": "SCB", "years": [2026, 2030], "children": {"0580R018": [[10, 20, 30], [11, 21, 31.5]]}},
    "prices": {"wage_month": "january", "fixed_year": 2027},
    "reasons": {"rent": {"who": "AN", "why": "offert"}} },
  "uncertainty": {
    "shapes": {"rent": "triangular"},
    "groups": [{"name": "Personal", "correlation": 0.5, "with": ["turnover"], "against": ["absence"]}],
    "chance": false, "effects": true, "runs": 500, "seed": 18446744073709551615 },
  "display_names""#;
    changed("\"version\": 1", "\"version\": 3")
        .replace("\"display_names\"", model)
        .replace(
            "\"opens\": \"2027-06\", \"area_m2\": 538}]",
            "\"opens\": \"2027-06\", \"area_m2\": 538, \"temporary\": {\"from\": \"2027-04\", \"area_m2\": 90}}], \
             \"gate\": {\"measure\": \"coverage\", \"target\": 95, \"month\": \"2027-01\"}",
        )
        .replace(
            "\"to\": \"2027-12\", \"step\": 1",
            "\"to\": \"2027-12\", \"step\": 1, \"place\": 250, \"by_year_sek\": {\"2027\": 1000.5}, \
             \"pays_for\": {\"roles\": [\"unit_manager\"], \"districts\": [\"0580R018\"], \"one_off_only\": true}",
        )
}

/// [`full`] with one passage changed.
fn altered(from: &str, to: &str) -> String {
    let text = full();
    assert_eq!(text.matches(from).count(), 1, "{from}");
    text.replace(from, to)
}

fn plan() -> Plan {
    read(&full()).unwrap().plan
}

fn refusal(text: &str) -> (String, Reason) {
    match read(text) {
        Err(StoreError::Invalid { path, reason }) => (path, reason),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_field_of_the_model_is_read() {
    let (plan, skaggetorp) = (plan(), DistrictIdx::from_usize(17));
    let model = &plan.model;
    let name = Some("Områdeschef".to_owned());
    let manager = RoleSettings { name, area_m2: Some(12.0), training_tkr: Some(9.5) };
    assert_eq!(model.role(Role::UnitManager), &manager);
    assert_eq!(model.role(Role::SocialWorker), &RoleSettings::default());
    let long = CaseType { name: "Lång".into(), share_percent: 30.0, months: 6.0 };
    assert_eq!((model.case_types.len(), &model.case_types[1]), (2, &long));
    assert_eq!(model.visits, [(skaggetorp, 4.0)].into());
    let population = model.population.as_ref().unwrap();
    assert_eq!((population.source.as_str(), &population.years), ("SCB", &vec![2026, 2030]));
    let bits = |district, year| population.children(district, year).map(f64::to_bits);
    assert_eq!(bits(skaggetorp, 2031), [11.0, 21.0, 31.5].map(f64::to_bits));
    assert_eq!(bits(DistrictIdx::from_usize(0), 2026), [0.0_f64; 3].map(f64::to_bits));
    let prices = PriceRules { wage_month: WageMonth::January, fixed_year: Some(2027) };
    assert_eq!(model.prices, prices);
    let reason = Rationale { who: "AN".into(), why: "offert".into() };
    assert_eq!(model.reasons, [(ParamId::Rent, reason)].into());
}

#[test]
fn every_field_of_steps_funding_and_uncertainty_is_read() {
    let (plan, skaggetorp) = (plan(), DistrictIdx::from_usize(17));
    let step = &plan.steps[0];
    let temporary = TemporaryPremises { from: Month::new(2027, 4), area_m2: 90.0 };
    assert_eq!(step.premises[0].temporary, Some(temporary));
    let (measure, month) = (GateMeasure::Coverage, Some(Month::new(2027, 1)));
    assert_eq!(step.gate, Some(Gate { measure, target: 95.0, month }));
    let source = &plan.funding[0];
    assert_eq!((source.place, source.place()), (Some(250), 250));
    assert_eq!(source.by_year, [(2027, Ore(100_050))].into());
    assert_eq!(source.pays_for.roles, Some([Role::UnitManager].into()));
    assert_eq!(source.pays_for.districts, Some([skaggetorp].into()));
    assert!(source.pays_for.one_off_only);
    let uncertainty = &plan.uncertainty;
    assert_eq!(uncertainty.shape(ParamId::Rent), Shape::Triangular);
    let group = uncertainty.group_of(ParamId::Absence).unwrap();
    assert_eq!(group.members, [(ParamId::Turnover, false), (ParamId::Absence, true)].into());
    assert!(!uncertainty.chance && uncertainty.effects);
    assert_eq!((uncertainty.runs, uncertainty.seed), (500, u64::MAX));
}

#[test]
fn the_whole_model_survives_a_save() {
    let plan = plan();
    let again = read(&to_json(&plan, &codes()).unwrap()).unwrap();
    assert_eq!(again.plan, plan);
    // All districts are written, those without children too.
    assert_eq!(again.notes, []);
}

#[test]
fn a_version_2_file_means_the_defaults() {
    let loaded = read(&changed("\"version\": 1", "\"version\": 2")).unwrap();
    assert_eq!(loaded.plan, read(FULL).unwrap().plan);
}

#[test]
fn a_district_that_the_map_lacks_is_noted_at_its_place_in_the_model() {
    // A source that may pay for no district at all would mean something else than was meant.
    let rule = EditError::PaysForNothing("Ram".into());
    assert_eq!(
        refusal(&full().replace("0580R018", "0581R001")),
        ("funding[0]".into(), rule.into())
    );
    let text = altered(
        "\"districts\": [\"0580R018\"], \"one",
        "\"districts\": [\"0580R018\", \"X\"], \"one",
    )
    .replace("\"visits\": {", "\"visits\": {\"X\": 1, ")
    .replace("\"children\": {", "\"children\": {\"X\": [[1, 2, 3], [4, 5, 6]], ");
    let loaded = read(&text).unwrap();
    let places = loaded.notes.iter().filter_map(|note| match note {
        LoadNote::UnknownDistrict { path, .. } => Some(path.as_str()),
        _ => None,
    });
    let expected =
        ["funding[0].pays_for.districts[1]", "model.visits.X", "model.population.children.X"];
    assert_eq!(places.collect::<Vec<_>>(), expected);
    let missing = loaded.notes.iter().find_map(|note| match note {
        LoadNote::NotInPopulation { codes } => Some(codes.len()),
        _ => None,
    });
    assert_eq!(missing, Some(31));
    assert_eq!(loaded.plan, plan());
}

#[test]
fn more_runs_than_there_is_room_for_are_lowered_and_that_is_told() {
    let loaded = read(&altered("\"runs\": 500", "\"runs\": 90000")).unwrap();
    assert_eq!(loaded.plan.uncertainty.runs, check::MAX_RUNS);
    let told = LoadNote::FewerRuns { asked: 90_000, runs: check::MAX_RUNS };
    assert!(loaded.notes.contains(&told), "{:?}", loaded.notes);
}

#[test]
fn unknown_fields_are_refused_in_every_part_of_the_model() {
    for (from, to) in [
        ("\"case_types\"", "\"x\": 1, \"case_types\""),
        ("\"training_tkr\"", "\"x\": 1, \"training_tkr\""),
        ("\"share_percent\": 70", "\"x\": 1, \"share_percent\": 70"),
        ("\"years\": [2026", "\"x\": 1, \"years\": [2026"),
        ("\"wage_month\"", "\"x\": 1, \"wage_month\""),
        ("\"chance\"", "\"x\": 1, \"chance\""),
        ("\"correlation\"", "\"x\": 1, \"correlation\""),
        ("\"measure\"", "\"x\": 1, \"measure\""),
        ("\"from\": \"2027-04\"", "\"x\": 1, \"from\": \"2027-04\""),
        ("\"one_off_only\"", "\"x\": 1, \"one_off_only\""),
    ] {
        let error = read(&altered(from, to)).unwrap_err();
        assert!(
            matches!(&error, StoreError::UnknownField { name, .. } if name == "x"),
            "{error:?}"
        );
    }
}

#[test]
fn numbers_out_of_range_are_refused_where_they_stand() {
    let cases = [
        (
            "\"training_tkr\": 9.5",
            "\"training_tkr\": -1",
            "model.roles.unit_manager",
            Quantity::Training,
        ),
        ("\"area_m2\": 12,", "\"area_m2\": -1,", "model.roles.unit_manager", Quantity::AreaPerPost),
        ("\"months\": 6", "\"months\": 61", "model.case_types", Quantity::CaseMonths),
        ("\"share_percent\": 30", "\"share_percent\": -3", "model.case_types", Quantity::CaseShare),
        ("{\"0580R018\": 4}", "{\"0580R018\": 32}", "model.visits.0580R018", Quantity::VisitDays),
        ("31.5", "-31.5", "model.population", Quantity::Children),
        ("\"target\": 95", "\"target\": 101", "steps[0].gate", Quantity::GateTarget),
        ("\"area_m2\": 90", "\"area_m2\": 0", "steps[0].premises[0]", Quantity::TemporaryArea),
        ("\"correlation\": 0.5", "\"correlation\": 1.5", "uncertainty", Quantity::Correlation),
        ("\"runs\": 500", "\"runs\": 0", "uncertainty", Quantity::Runs),
        ("1000.5", "-1000.5", "funding[0]", Quantity::Amount),
    ];
    for (from, to, path, expected) in cases {
        let (place, reason) = refusal(&altered(from, to));
        assert_eq!(place, path);
        assert!(
            matches!(&reason, Reason::Rule(EditError::OutOfRange { quantity, .. }) if *quantity == expected),
            "{reason:?}"
        );
    }
}

#[test]
fn what_breaks_a_rule_of_the_model_is_refused_where_it_stands() {
    let late = EditError::TemporaryLate { from: Month::new(2027, 6), opens: Month::new(2027, 6) };
    let twice = Reason::ParameterTwice("turnover".into());
    let cases: [(&str, &str, &str, Reason); 12] = [
        ("\"from\": \"2027-04\"", "\"from\": \"2027-06\"", "steps[0].premises[0]", late.into()),
        ("[2026, 2030]", "[2030, 2026]", "model.population", EditError::PopulationShape.into()),
        (
            "[[10, 20, 30], [11, 21, 31.5]]",
            "[[10, 20, 30]]",
            "model.population.children.0580R018",
            Reason::RowsNotYears { rows: 1, years: 2 },
        ),
        ("[10, 20, 30]", "[0, 0, 0]", "model.population", EditError::NoChildren(2026).into()),
        (
            "\"fixed_year\": 2027",
            "\"fixed_year\": 1999",
            "model.prices.fixed_year",
            EditError::PriceYearOutside(1999).into(),
        ),
        (
            "{\"rent\": {",
            "{\"hyra\": {",
            "model.reasons.hyra",
            Reason::UnknownParameter("hyra".into()),
        ),
        (
            "{\"rent\": \"tri",
            "{\"hyra\": \"tri",
            "uncertainty.shapes.hyra",
            Reason::UnknownParameter("hyra".into()),
        ),
        ("[\"absence\"]", "[\"turnover\"]", "uncertainty.groups[0]", twice),
        (
            "{\"unit_manager\": {",
            "{\"chef\": {",
            "model.roles.chef",
            Reason::UnknownRole("chef".into()),
        ),
        (
            "\"roles\": [\"unit_manager\"]",
            "\"roles\": []",
            "funding[0]",
            EditError::PaysForNothing("Ram".into()).into(),
        ),
        (
            "committee_frame",
            "state_grant",
            "funding[0]",
            EditError::GrantByYear("Ram".into()).into(),
        ),
        (
            "{\"2027\": 1000.5}",
            "{\"27\": 1000.5}",
            "funding[0].by_year_sek.27",
            Reason::NotAYear("27".into()),
        ),
    ];
    for (from, to, path, reason) in cases {
        assert_eq!(refusal(&altered(from, to)), (path.to_owned(), reason));
    }
}

#[test]
fn a_parameter_in_two_groups_is_refused() {
    let group = "\"against\": [\"absence\"]}";
    let two = format!("{group}, {{\"name\": \"B\", \"correlation\": 0, \"with\": [\"turnover\"]}}");
    let (param, group_name) = (ParamId::Turnover, "Personal".to_owned());
    let expected = EditError::ParameterInOtherGroup { param, group: group_name };
    assert_eq!(refusal(&altered(group, &two)), ("uncertainty".into(), expected.into()));
}

#[test]
fn a_table_without_rows_of_a_map_is_no_table() {
    let empty = crate::model::Population {
        source: String::new(),
        years: vec![2026],
        children: IndexVec::new(),
    };
    let mut plan = plan();
    plan.model.population = Some(empty);
    assert_eq!(check::plan(&plan), Err(EditError::PopulationShape));
}
