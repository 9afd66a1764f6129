//! Population tables and sheets of parameters on the real map, right and wrong.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::app::{Action, ExportKind, JobOutcome, from_preset};
use crate::model::{AgeGroup, DistrictIdx, ParamId, ParamKind, ParamValue, Rationale};
use crate::read::{ParameterNote, PopulationNote, TableError, parameters, population};

fn document() -> Document {
    from_preset("beslut-2023").unwrap().document
}

fn named(document: &Document, name: &str) -> DistrictIdx {
    let mut all = document.map.districts.indices();
    all.find(|&district| document.name_of(district) == name).unwrap()
}

fn table(text: &str) -> Result<read::PopulationRead, TableError> {
    let document = document();
    population("barn.csv", text, &document.map, &document.plan)
}

fn sheet(text: &str) -> Result<read::ParametersRead, TableError> {
    parameters("antaganden.csv", text, &document().plan.parameters)
}

fn bits(children: [f64; AgeGroup::COUNT]) -> [u64; AgeGroup::COUNT] {
    children.map(f64::to_bits)
}

/// A row for each single year of age, with the age as the count.
fn all_ages(district: &str, year: i32) -> String {
    let rows: Vec<String> = (0..18).map(|age| format!("{district};{year};{age};{age}\n")).collect();
    rows.concat()
}

#[test]
fn single_years_of_age_are_summed_into_the_age_groups() {
    let document = document();
    let ryd = named(&document, "Ryd");
    let text = format!("\u{feff}regsokod;år;ålder;antal\r\n{}", all_ages("Ryd", 2027));
    let read = table(&text).unwrap();
    // 0 + … + 5, 6 + … + 12 and 13 + … + 17, summed by hand.
    assert_eq!(bits(read.value.children(ryd, 2027)), bits([15.0, 63.0, 75.0]));
    assert_eq!((read.value.source.as_str(), &read.value.years), ("barn.csv", &vec![2027]));
    let first = PopulationNote::Children { districts: 1, first: 2027, last: 2027, count: 153.0 };
    assert_eq!(read.notes[0], first);
    assert!(matches!(&read.notes[1..], [PopulationNote::DistrictsMissing { districts }]
        if districts.len() == 31));
}

#[test]
fn age_groups_decimals_and_adults_are_understood() {
    let document = document();
    let ryd = named(&document, "Ryd");
    let code = &document.map.districts.get(ryd).unwrap().code;
    let text = format!(
        "year,code,age,population\n2026,{code},0-3,100\n2026,{code},4–5 år,20.5\n\
         2026,{code},6-12,7\n2026,{code},13-17,9\n2026,{code},18+,3000\n2028,{code},0-5,1\n"
    );
    let read = table(&text).unwrap();
    assert_eq!(bits(read.value.children(ryd, 2027)), bits([120.5, 7.0, 9.0]));
    assert_eq!(bits(read.value.children(ryd, 2028)), bits([1.0, 0.0, 0.0]));
    assert_eq!(read.notes[1], PopulationNote::Adults { rows: 1 });
    let gaps = PopulationNote::AgesMissing { districts: vec!["Ryd (2028)".into()] };
    assert_eq!(read.notes[3], gaps);
}

#[test]
fn each_mistake_in_a_population_table_is_told_with_its_place_in_both_languages() {
    let wrong = [
        ("Ryd;2027;13-19;5\n", "table-error-age-group"),
        ("Ryd;2027;15-19;5\n", "table-error-age-group"),
        ("Ryd;2027;0-17;5\n", "table-error-age-group"),
        ("Ryd;2027;17-;5\n", "table-error-age-group"),
        ("Ryd;2027;alla;5\n", "table-error-not-an-age"),
        ("Ryd;2027;7;fem\n", "table-error-not-a-number"),
        ("Ryd;2027;7;..\n", "table-error-not-a-number"),
        ("Ryd;2027;7;-5\n", "table-error-out-of-range"),
        ("Ryd;1027;7;5\n", "table-error-out-of-range"),
        ("Ryd;2027,5;7;5\n", "table-error-not-a-number"),
        ("Ryd;2027;7;5\nRyd;2027;7;5\n", "table-error-counted-twice"),
        ("Ryd;2027;7;5\nRyd;2027;6-12;5\n", "table-error-counted-twice"),
        ("Atlantis;2027;7;5\n", "table-error-unknown-districts"),
        ("Ryd;2027;7\n", "table-error-cells"),
        ("Ryd;2027;44;5\n", "table-error-no-rows"),
        ("", "table-error-no-rows"),
    ];
    for (rows, id) in wrong {
        let error = table(&format!("stadsdel;år;ålder;antal\n{rows}")).unwrap_err();
        assert_eq!(error.id(), id, "{rows}");
        told(&error, "barn.csv");
    }
    let twice = table("stadsdel;år;ålder;antal\nRyd;2027;7;5\nRyd;2027;6-12;5\n").unwrap_err();
    assert!(matches!(twice, TableError::CountedTwice { age: 7, first: 2, second: 3, .. }));
    assert_eq!(table("stadsdel;år;antal\n").unwrap_err().id(), "table-error-no-column");
}

/// The error can be said in both languages, with the file.
fn told(error: &TableError, file: &str) {
    for language in Language::ALL {
        let text = say(&Tr::new(language), &error.message());
        assert!(text.contains(file), "{text}");
        assert!(!text.contains("{ $") && !text.contains(error.id()), "{text}");
    }
}

#[test]
fn a_sheet_with_only_values_keeps_the_ranges() {
    let known = document().plan.parameters.get(ParamId::Turnover);
    let read = sheet("id;värde\nturnover;20,5\nfit_out;direkt\n").unwrap();
    let turnover = ParamValue { value: 20.5, ..known };
    assert_eq!(read.value.values, [(ParamId::Turnover, turnover)].into());
    assert!(read.value.reasons.is_empty() && read.value.shapes.is_empty());
    let unknown = ParameterNote::Unknown { ids: vec!["fit_out".into()] };
    assert_eq!(read.notes, [ParameterNote::Read { count: 1 }, unknown]);
}

#[test]
fn each_mistake_in_a_sheet_is_told_with_its_place_in_both_languages() {
    let head = "id;värde;lågt;högt;fördelning\n";
    let wrong = [
        ("turnover;tolv;;;\n", "table-error-not-a-number"),
        ("turnover;;1;2;\n", "table-error-not-a-number"),
        ("turnover;20;25;30;\n", "table-error-parameter-order"),
        ("turnover;99;1;99;\n", "table-error-parameter-bounds"),
        ("turnover;20;10;30;normal\n", "table-error-not-a-shape"),
        ("turnover;20;;;\nturnover;21;;;\n", "table-error-parameter-twice"),
        (";20;;;\n", "table-error-empty"),
        ("okänd;20;;;\n", "table-error-no-rows"),
    ];
    for (rows, id) in wrong {
        let error = sheet(&format!("{head}{rows}")).unwrap_err();
        assert_eq!(error.id(), id, "{rows}");
        told(&error, "antaganden.csv");
    }
    assert_eq!(sheet("id;lågt\n").unwrap_err().id(), "table-error-no-column");
}

/// The plan with some parameters changed, each with a reason that a spreadsheet could mistake.
fn changed_plan(values: &BTreeMap<ParamId, (f64, f64)>, shape: Shape) -> Plan {
    let mut plan = document().plan;
    for (&param, &(place, width)) in values {
        let (min, max) = param.bounds();
        let low = min + (max - min) * place;
        let value = low + (max - low) * width;
        plan.parameters.set(param, ParamValue { low, value, high: value });
        let (who, why) = ("=SUM(A1)".to_owned(), "- \"offert\"; 2 027\nrad 2".to_owned());
        plan.model.reasons.insert(param, Rationale { who, why });
        if shape != Shape::Pert && param.info().kind != ParamKind::Choice {
            plan.uncertainty.shapes.insert(param, shape);
        }
    }
    plan
}

/// `plan` as a sheet, taken into the preset.
fn shared(plan: &Plan, language: Language) -> Plan {
    let bytes = report::parameter_sheet(plan, &Tr::new(language)).unwrap().bytes;
    let text = String::from_utf8(bytes).unwrap();
    let mut other = document().plan;
    let read = parameters("antaganden.csv", &text, &other.parameters).unwrap();
    assert_eq!(read.notes, [ParameterNote::Read { count: ParamId::COUNT }]);
    let command = PlanTablePart::Parameters(read.value).command(&other);
    command.apply(&mut other).unwrap();
    other
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_sheet_that_is_exported_and_read_gives_the_same_assumptions_to_the_last_bit(
        values in prop::collection::btree_map(
            prop::sample::select(ParamId::ALL.to_vec()), (0.0..1.0_f64, 0.0..1.0_f64), 0..6),
        shape in prop::sample::select(Shape::ALL.to_vec()),
        language in prop::sample::select(Language::ALL.to_vec()),
    ) {
        let plan = changed_plan(&values, shape);
        prop_assert_eq!(shared(&plan, language), plan);
    }

    #[test]
    fn whatever_a_table_holds_reading_ends_in_what_the_plan_takes_or_in_an_error(
        rows in prop::collection::vec(
            ("Ryd|Berga|x", "202[0-9]|x?", "[0-9]{1,2}|[0-9]-1?[0-9]|18\\+|x?", "-?[0-9]{1,3}"), 0..9),
        text in ".{0,200}",
    ) {
        let document = document();
        let rows: Vec<String> =
            rows.iter().map(|(a, b, c, d)| format!("{a};{b};{c};{d}")).collect();
        let rows = rows.join("\n");
        for text in [format!("kod;år;ålder;antal\n{rows}"), text.clone()] {
            if let Ok(read) = population("t.csv", &text, &document.map, &document.plan) {
                let taken = Command::SetPopulation(Some(read.value));
                let years = taken.apply(&mut document.plan.clone());
                // Only a year without any child is left for the plan's own rules to refuse.
                let is_fine = matches!(years, Ok(_) | Err(EditError::NoChildren(_)));
                prop_assert!(is_fine, "{:?}", years);
            }
            if let Ok(read) = parameters("t.csv", &text, &document.plan.parameters) {
                let command = PlanTablePart::Parameters(read.value).command(&document.plan);
                prop_assert!(command.apply(&mut document.plan.clone()).is_ok());
            }
        }
    }
}

#[test]
fn every_distribution_is_read_by_the_name_that_it_is_exported_with() {
    for language in Language::ALL {
        for shape in Shape::ALL {
            let name = Tr::new(language).t(shape.message_id()).to_owned();
            let text = format!("id;value;distribution\nturnover;18;{name}\n");
            assert_eq!(sheet(&text).unwrap().value.shapes[&ParamId::Turnover], shape, "{name}");
        }
    }
}

#[test]
fn what_was_read_is_one_undo_step_and_late_news_is_dropped() {
    let mut state = AppState::new(document(), Language::Sv);
    let before = state.document.plan.clone();
    let read = sheet("id;värde;ändrat av;skäl\nturnover;20;AN;avtal\nrent;2900;AN;offert\n");
    let part = PlanTablePart::Parameters(read.unwrap().value);
    let file = PlanTableFile { part, notes: vec![Message::new("edit-label-parameters")] };
    let outcome = |epoch| JobOutcome::TableRead {
        path: PathBuf::from("antaganden.csv"),
        epoch,
        result: Ok(file.clone()),
    };
    state.update(Action::Finished(Box::new(outcome(99))));
    assert_eq!(state.document.plan, before);
    state.update(Action::Finished(Box::new(outcome(state.epoch))));
    assert_eq!(
        state.document.plan.parameters.get(ParamId::Rent).value.to_bits(),
        2900_f64.to_bits()
    );
    assert_eq!(state.document.plan.model.reasons[&ParamId::Turnover].why, "avtal");
    assert!(matches!(state.dialog, Some(Dialog::ReadReport { .. })));
    state.update(Action::Undo);
    assert_eq!(state.document.plan, before);
}

#[test]
fn a_table_is_asked_for_read_in_the_background_and_taken() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("barn.csv");
    std::fs::write(&path, format!("kod;år;ålder;antal\n{}", all_ages("Ryd", 2027))).unwrap();
    let mut state = AppState::new(document(), Language::Sv);
    let asked = state.update(Action::ImportTable(PlanTable::Population));
    assert!(matches!(asked[..], [Effect::PickTable(PlanTable::Population)]));
    let mut effects = state.update(Action::ReadTable(PlanTable::Population, path));
    let Some(Effect::Run(job)) = effects.pop() else { panic!("no job") };
    let outcome = super::super::files::run_job(job);
    state.update(Action::Finished(Box::new(outcome)));
    let population = state.document.plan.model.population.clone().unwrap();
    assert_eq!(population.years, [2027]);
}

#[test]
fn the_sheet_is_exported_and_never_over_the_plan_itself() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("antaganden.csv");
    let mut state = AppState::new(document(), Language::Sv);
    let asked = state.update(Action::Export(ExportKind::Parameters));
    assert!(matches!(&asked[..], [Effect::PickExport(ExportKind::Parameters, name)]
        if name.ends_with("-antaganden.csv")));
    let mut effects = state.update(Action::ExportTo(ExportKind::Parameters, path.clone()));
    let Some(Effect::Run(job)) = effects.pop() else { panic!("no job") };
    assert!(matches!(
        super::super::files::run_job(job),
        JobOutcome::Exported { result: Ok(()), .. }
    ));
    let known = state.document.plan.parameters.clone();
    let read = read::open_parameters(&path, &known).unwrap();
    assert_eq!(read.value.values.len(), ParamId::COUNT);
    let mut own = document();
    own.path = Some(path.clone());
    let refused = export_parameters(&own, &path, Language::Sv);
    assert!(matches!(refused, Err(AppError::OwnFile { .. })));
}
