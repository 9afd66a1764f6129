//! Files that were changed by hand, cut off, or written by others.

use super::*;
use crate::edit::{EditError, Quantity};
use crate::model::{MapRef, Month, ParamId, StepId};
use crate::store::{Reason, peek_map};

/// The place and the reason that the text is refused for.
fn refusal(text: &str) -> (String, Reason) {
    match read(text) {
        Err(StoreError::Invalid { path, reason }) => (path, reason),
        other => panic!("{other:?}"),
    }
}

fn rule(path: &str, error: EditError) -> (String, Reason) {
    (path.to_owned(), Reason::Rule(error))
}

#[test]
fn an_unknown_field_is_refused_by_name_and_line() {
    let text = changed("\"start\": \"2027-01\"", "\"begin\": \"x\", \"start\": \"2027-01\"");
    let error = read(&text).unwrap_err();
    assert!(
        matches!(&error, StoreError::UnknownField { name, line: 4 } if name == "begin"),
        "{error:?}"
    );
    let inner = changed("\"letter\": \"N\"", "\"letter\": \"N\", \"färg\": 1");
    let error = read(&inner).unwrap_err();
    assert!(
        matches!(&error, StoreError::UnknownField { name, line: 6 } if name == "färg"),
        "{error:?}"
    );
}

#[test]
fn a_newer_version_is_called_newer_even_where_it_cannot_be_read() {
    for text in [
        changed("\"version\": 1", "\"version\": 5"),
        r#"{"version": 5, "format": "narplan", "map": 7, "new": []}"#.to_owned(),
    ] {
        assert!(matches!(read(&text), Err(StoreError::NewerVersion { found: 5 })));
        assert!(matches!(peek_map(&text), Err(StoreError::NewerVersion { found: 5 })));
    }
}

#[test]
fn other_json_is_no_plan() {
    for text in ["[]", "7", "{}", r#"{"format": "narplan"}"#, r#"{"format": "x", "version": 1}"#] {
        assert!(matches!(read(text), Err(StoreError::NotAPlan)), "{text}");
    }
    let version = changed("\"version\": 1", "\"version\": \"1\"");
    assert!(matches!(read(&version), Err(StoreError::NotAPlan)));
}

#[test]
fn version_zero_does_not_exist() {
    let expected = ("version".to_owned(), Reason::NoSuchVersion(0));
    assert_eq!(refusal(&changed("\"version\": 1", "\"version\": 0")), expected);
}

#[test]
fn a_file_that_was_cut_off_is_refused_with_line_and_column() {
    let end = FULL.find("\"funding\"").unwrap();
    let error = read(&FULL[..end]).unwrap_err();
    assert!(matches!(error, StoreError::Syntax { line: 15, .. }), "{error:?}");
}

#[test]
fn no_cut_of_a_file_is_read_as_a_plan() {
    for (end, _) in FULL.char_indices().skip(1) {
        assert!(read(&FULL[..end]).is_err(), "{end}");
    }
}

#[test]
fn a_value_of_the_wrong_type_is_refused_with_its_line() {
    for (from, to) in [
        ("\"horizon_months\": 60", "\"horizon_months\": \"60\""),
        ("\"horizon_months\": 60", "\"horizon_months\": 70000"),
        ("\"horizon_months\": 60", "\"horizon_months\": -1"),
    ] {
        let error = read(&changed(from, to)).unwrap_err();
        assert!(matches!(error, StoreError::Syntax { line: 4, .. }), "{error:?}");
    }
    let kind = changed("\"kind\": \"base\"", "\"kind\": \"bas\"");
    let error = read(&kind).unwrap_err();
    assert!(matches!(error, StoreError::Syntax { line: 6, .. }), "{error:?}");
}

#[test]
fn a_key_that_stands_twice_is_refused_rather_than_lost() {
    let twice = changed("\"central\": [\"0580R001\"]", "\"norr\": [\"0580R001\"]");
    let error = read(&twice).unwrap_err();
    assert!(
        matches!(&error, StoreError::Syntax { line: 9, detail, .. } if detail.contains("norr")),
        "{error:?}"
    );
}

#[test]
fn a_missing_field_is_refused_by_name() {
    let error = read(&changed("\"title\": \"Beslut 2023\",", "")).unwrap_err();
    assert!(
        matches!(&error, StoreError::Syntax { detail, .. } if detail.contains("`title`")),
        "{error:?}"
    );
}

#[test]
fn a_district_that_is_named_twice_is_refused_at_its_second_place() {
    let twice = changed("[\"0580R001\"]", "[\"0580R001\", \"0580R018\"]");
    let reason = Reason::DistrictTwice("0580R018".into());
    assert_eq!(refusal(&twice), ("assignment.central[1]".into(), reason.clone()));
    let in_step =
        changed("\"districts\": [\"0580R018\"]", "\"districts\": [\"0580R018\", \"0580R018\"]");
    assert_eq!(refusal(&in_step), ("steps[0].districts[1]".into(), reason));
}

/// [`FULL`] with a second step.
fn second_step(id: u32, code: &str) -> String {
    let step = format!(
        r#"], "x": 0}}, {{"id": {id}, "name": "", "start": "2028-01", "districts": ["{code}"], "posts": [], "premises": []}}],"#
    );
    changed("}]}],\n  \"parameters\"", &format!("}}{step}\n  \"parameters\""))
        .replace(", \"x\": 0", "")
}

#[test]
fn a_district_in_two_steps_is_refused() {
    assert!(read(&second_step(2, "0580R001")).is_ok());
    let reason = Reason::DistrictInTwoSteps("0580R018".into());
    let expected = ("steps[1].districts[0]".to_owned(), reason);
    assert_eq!(refusal(&second_step(2, "0580R018")), expected);
}

#[test]
fn two_steps_with_one_id_are_refused() {
    let expected = rule("steps[1]", EditError::StepIdTaken(StepId(1)));
    assert_eq!(refusal(&second_step(1, "0580R001")), expected);
}

#[test]
fn names_that_mean_nothing_are_refused_where_they_stand() {
    let cases = [
        (
            "\"unit\": \"norr\", \"role\"",
            "\"unit\": \"nor\", \"role\"",
            "steps[0].posts[0].unit",
            Reason::UnknownUnit("nor".into()),
        ),
        (
            "\"assignment\": {\"norr\"",
            "\"assignment\": {\"nor\"",
            "assignment.nor",
            Reason::UnknownUnit("nor".into()),
        ),
        (
            "\"role\": \"social_worker\"",
            "\"role\": \"chef\"",
            "steps[0].posts[0].role",
            Reason::UnknownRole("chef".into()),
        ),
        (
            "\"unit_manager\": 1",
            "\"chef\": 1",
            "units[0].today.posts.chef",
            Reason::UnknownRole("chef".into()),
        ),
        (
            "\"turnover\"",
            "\"omsättning\"",
            "parameters.omsättning",
            Reason::UnknownParameter("omsättning".into()),
        ),
        ("\"step\": 1", "\"step\": 9", "funding[0]", EditError::UnknownStep(StepId(9)).into()),
    ];
    for (from, to, path, reason) in cases {
        assert_eq!(refusal(&changed(from, to)), (path.to_owned(), reason));
    }
}

#[test]
fn months_and_years_that_are_none_are_refused_where_they_stand() {
    let cases = [
        ("\"start\": \"2027-01\"", "\"start\": \"jan 2027\"", "start", "jan 2027"),
        ("\"2027-04\"", "\"2027-13\"", "steps[0].start", "2027-13"),
        ("\"2026-12\"", "\"\"", "steps[0].recruit_from", ""),
        ("\"2027-06\"", "\"2027\"", "steps[0].premises[0].opens", "2027"),
        ("\"2027-12\"", "\"2027-1\"", "funding[0].to", "2027-1"),
    ];
    for (from, to, path, text) in cases {
        let expected = (path.to_owned(), Reason::NotAMonth(text.into()));
        assert_eq!(refusal(&changed(from, to)), expected);
    }
    let year = changed("{\"2027\": 44.5}", "{\"02027\": 44.5}");
    let expected = "payroll_overhead_by_year.02027".to_owned();
    assert_eq!(refusal(&year), (expected, Reason::NotAYear("02027".into())));
}

#[test]
fn a_month_long_ago_is_refused() {
    let expected = rule("start", EditError::MonthOutside(Month::new(1027, 1)));
    assert_eq!(refusal(&changed("\"start\": \"2027-01\"", "\"start\": \"1027-01\"")), expected);
}

#[test]
fn a_horizon_must_be_1_to_120_months() {
    for months in [0, 121] {
        let text = changed("\"horizon_months\": 60", &format!("\"horizon_months\": {months}"));
        assert_eq!(refusal(&text), rule("horizon_months", EditError::HorizonOutside(months)));
    }
}

#[test]
fn units_must_have_one_central_and_ids_of_their_own() {
    let none = changed("\"kind\": \"central\"", "\"kind\": \"base\"");
    assert_eq!(refusal(&none), rule("units", EditError::CentralUnits(0)));
    let two = changed("\"kind\": \"base\"", "\"kind\": \"central\"");
    assert_eq!(refusal(&two), rule("units", EditError::CentralUnits(2)));
    let same = changed("\"id\": \"central\"", "\"id\": \"norr\"");
    assert_eq!(refusal(&same), rule("units", EditError::UnitIdTaken("norr".into())));
}

#[test]
fn numbers_out_of_range_are_refused_where_they_stand() {
    let cases = [
        ("\"lat\": 58.4", "\"lat\": 91", "units[0]", Quantity::Latitude),
        (
            "\"social_worker\": 16",
            "\"social_worker\": -1",
            "units[0].today.posts.social_worker",
            Quantity::Posts,
        ),
        ("\"area_m2\": 538}}", "\"area_m2\": -5}}", "units[0].today.area_m2", Quantity::Area),
        ("\"transferred\": 8", "\"transferred\": -8", "steps[0].posts[0]", Quantity::Posts),
        ("\"area_m2\": 538}]", "\"area_m2\": -5}]", "steps[0].premises[0]", Quantity::Area),
        ("44.5", "-44.5", "payroll_overhead_by_year.2027", Quantity::PayrollOverhead),
        ("\"weight\": 1", "\"weight\": -1", "need", Quantity::NeedWeight),
        (
            "\"foster_days_per_year\": 0",
            "\"foster_days_per_year\": 0, \"disclosure\": {\"counts_below\": 101, \
             \"base_below\": 5, \"round_to\": 5}",
            "disclosure",
            Quantity::HiddenBelow,
        ),
        (
            "\"foster_days_per_year\": 0",
            "\"foster_days_per_year\": 0, \"disclosure\": {\"counts_below\": 3, \
             \"base_below\": 5, \"round_to\": 0}",
            "disclosure",
            Quantity::RoundedTo,
        ),
        (
            "\"foster_days_per_year\": 0",
            "\"foster_days_per_year\": -1",
            "foster_days_per_year",
            Quantity::PlacementDays,
        ),
        ("80000000", "1e300", "funding[0]", Quantity::Amount),
    ];
    for (from, to, path, expected) in cases {
        let (place, reason) = refusal(&changed(from, to));
        assert_eq!(place, path);
        assert!(
            matches!(&reason, Reason::Rule(EditError::OutOfRange { quantity, .. }) if *quantity == expected),
            "{reason:?}"
        );
    }
}

#[test]
fn a_parameter_out_of_order_is_refused_by_name() {
    let expected = rule("parameters.turnover", EditError::ParameterOutOfOrder(ParamId::Turnover));
    assert_eq!(refusal(&changed("\"value\": 18", "\"value\": 8")), expected);
}

#[test]
fn a_grant_without_end_is_refused() {
    let text = changed("committee_frame", "state_grant").replace("\"to\": \"2027-12\", ", "");
    let expected = rule("funding[0]", EditError::FundingWithoutEnd("Ram".into()));
    assert_eq!(refusal(&text), expected);
}

#[test]
fn scenarios_that_cannot_be_are_refused_where_they_stand() {
    let days = "\"foster_days_per_year\": 0";
    let bad = |scenarios: &str| refusal(&changed(days, &format!("{days}, {scenarios}")));
    let list = |scenarios: &[&str]| bad(&format!("\"scenarios\": [{}]", scenarios.join(", ")));
    let at = |path: &str, reason| (path.to_owned(), reason);
    let open = r#"{"id": 1, "name": "A", "open": true}"#;
    assert_eq!(list(&[open, open]), at("scenarios[1]", Reason::ScenarioTwice("A".into())));
    let second = r#"{"id": 2, "name": "B", "open": true}"#;
    assert_eq!(list(&[open, second]), at("scenarios[1]", Reason::NotOneOpen));
    let strange = || Reason::UnknownField("title".into());
    let title = r#"{"id": 1, "name": "A", "open": true, "title": "x"}"#;
    assert_eq!(list(&[title]), at("scenarios[0].title", strange()));
    let parked = r#"{"id": 2, "name": "B", "title": "x"}"#;
    assert_eq!(list(&[open, parked]), at("scenarios[1].title", strange()));
    let (path, reason) = list(&[open, r#"{"id": 2, "name": "B"}"#]);
    let names_the_field = matches!(&reason, Reason::Unreadable(said) if said.contains("units"));
    assert!(path == "scenarios[1]" && names_the_field, "{reason:?}");
    assert_eq!(bad("\"baseline\": 7"), at("baseline", Reason::UnknownScenario(7)));
}

#[test]
fn papers_that_cannot_be_are_refused_where_they_stand() {
    let days = "\"foster_days_per_year\": 0";
    let bad = |papers: &str| refusal(&changed(days, &format!("{days}, \"papers\": {{{papers}}}")));
    let at = |path: &str, reason| (path.to_owned(), reason);
    assert_eq!(
        bad(r#""date": "2027-02-29""#),
        at("papers.date", Reason::NotADay("2027-02-29".into()))
    );
    assert_eq!(bad(r#""accent": "röd""#), at("papers.accent", Reason::NotAColour("röd".into())));
    let light = EditError::AccentTooLight { colour: "#ffffff".into(), contrast: 1.0 };
    assert_eq!(bad(r##""accent": "#ffffff""##), rule("papers", light));
    assert_eq!(bad(r#""version": "a\nb""#), rule("papers", EditError::PaperText));
    for logo in ["R0lGODlh", "no base64"] {
        let logo = format!(r#""logo": {{"alt": "x", "base64": "{logo}"}}"#);
        assert_eq!(bad(&logo), rule("papers.logo", EditError::LogoFormat));
    }
    // FF D8 FF, as a JPEG begins.
    let nameless = bad(r#""logo": {"alt": " ", "base64": "/9j/"}"#);
    assert_eq!(nameless, rule("papers", EditError::LogoWithoutAlt));
}

#[test]
fn the_map_is_found_before_the_plan_is_read() {
    assert_eq!(peek_map(FULL).unwrap(), MapRef::Builtin("linkoping".into()));
    let file = changed(
        r#"{"builtin": "linkoping"}"#,
        r#"{"file": {"path": "../karta.geojson", "sha256": "ab"}}"#,
    );
    let MapRef::File { path, sha256, .. } = peek_map(&file).unwrap() else { panic!("{file}") };
    assert_eq!((path.as_str(), sha256.as_str()), ("../karta.geojson", "ab"));
}
