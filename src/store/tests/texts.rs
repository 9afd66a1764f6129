//! Every error and note can be said in both languages, with the problem in plain words.

use std::io;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use super::*;
use crate::edit::{EditError, Quantity};
use crate::model::{DistrictIdx, Explain, Index, MessageArg, Month, ParamId, StepId, UnitIdx};
use crate::store::{LoadNote, PassportError, Reason};

const FILES: [(&str, &str); 2] = [
    (include_str!("../../../assets/locales/sv.ftl"), "sv"),
    (include_str!("../../../assets/locales/en.ftl"), "en"),
];

/// The text of what `explained` has to say; panics where a message or an argument is missing.
fn said((file, language): (&str, &str), explained: &dyn Explain) -> String {
    let message = explained.message();
    let resource = FluentResource::try_new(file.to_owned()).map_err(|(_, errors)| errors).unwrap();
    let mut bundle = FluentBundle::new(vec![language.parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).unwrap();
    let mut args = FluentArgs::new();
    for (name, value) in &message.args {
        match value {
            MessageArg::Text(text) => args.set(*name, text.as_str()),
            MessageArg::Number(number) => args.set(*name, FluentValue::from(*number)),
        }
    }
    let found = bundle.get_message(message.id);
    let pattern = found.and_then(|found| found.value()).unwrap_or_else(|| panic!("{message:?}"));
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    assert_eq!(errors, [], "{language}: {message:?}");
    text
}

fn reasons() -> Vec<Reason> {
    let text = || "x".to_owned();
    let (district, step) = (DistrictIdx::from_usize(1), StepId(1));
    let rules = [
        EditError::UnknownDistrict(district),
        EditError::UnknownUnit(UnitIdx::from_usize(1)),
        EditError::UnknownStep(step),
        EditError::PositionOutside { at: 1, len: 1 },
        EditError::StepIdTaken(step),
        EditError::DistrictInOtherStep { district, step: text() },
        EditError::PostsTwice { step: text(), unit: text(), role: "administration" },
        EditError::OutOfRange { quantity: Quantity::Posts, value: -1.0, min: 0.0, max: 9.0 },
        EditError::MonthOutside(Month::new(1, 1)),
        EditError::YearOutside(1),
        EditError::HorizonOutside(0),
        EditError::ParameterOutOfOrder(ParamId::Turnover),
        EditError::EmptyName,
        EditError::LetterTooLong(text()),
        EditError::UnitIdTaken(text()),
        EditError::UnitIdentity(text()),
        EditError::CentralUnits(0),
        EditError::UnitInUse(text()),
        EditError::FundingWithoutEnd(text()),
        EditError::FundingEndsEarly(text()),
        EditError::IndicatorTwice(text()),
        EditError::NoShares,
        EditError::PopulationShape,
        EditError::NoChildren(2027),
        EditError::PriceYearOutside(1),
        EditError::TemporaryLate { from: Month::new(2027, 1), opens: Month::new(2027, 1) },
        EditError::TemporaryWithoutOpening,
        EditError::GrantByYear(text()),
        EditError::PaysForNothing(text()),
        EditError::ParameterInOtherGroup { param: ParamId::Rent, group: text() },
    ];
    let own = [
        Reason::UnknownUnit(text()),
        Reason::UnknownRole(text()),
        Reason::UnknownParameter(text()),
        Reason::DistrictTwice(text()),
        Reason::DistrictInTwoSteps(text()),
        Reason::NotAMonth(text()),
        Reason::NotAYear(text()),
        Reason::NoSuchVersion(0),
        Reason::ParameterTwice(text()),
        Reason::RowsNotYears { rows: 1, years: 2 },
    ];
    own.into_iter().chain(rules.map(Reason::Rule)).collect()
}

#[test]
fn every_invalid_value_is_told_with_its_place_and_its_own_words() {
    for language in FILES {
        for reason in reasons() {
            let words = said(language, &reason);
            let whole = said(language, &StoreError::invalid("steps[1]", reason));
            assert!(whole.contains("steps[1]") && whole.contains(&words), "{whole}");
        }
    }
}

#[test]
fn a_wrong_month_is_told_in_swedish_with_what_to_do() {
    let text = changed("\"2027-04\"", "\"april\"");
    let expected =
        "Planfilen har ett fel i steps[0].start. ”april” är ingen månad. Skriv den som 2027-04.";
    assert_eq!(said(FILES[0], &read(&text).unwrap_err()), expected);
}

#[test]
fn every_other_error_and_note_can_be_said_in_both_languages() {
    let (path, text) = (|| "plan.json".into(), || "x".to_owned());
    let source = || io::Error::from(io::ErrorKind::NotFound);
    let errors = [
        StoreError::Read { path: path(), source: source() },
        StoreError::Write { path: path(), source: source() },
        StoreError::TooLarge { path: path(), limit_mib: 64 },
        StoreError::NotUtf8 { path: path(), offset: 1 },
        StoreError::Syntax { line: 1, column: 1, detail: text() },
        StoreError::NotAPlan,
        StoreError::NewerVersion { found: 2 },
        StoreError::UnknownField { name: text(), line: 1 },
        StoreError::MapChanged { expected: text(), found: text() },
        StoreError::WrongMap { districts: 1, codes: 2 },
        StoreError::Unwritable(text()),
    ];
    let notes = [
        LoadNote::UnknownDistrict { code: text(), path: text() },
        LoadNote::Unassigned { codes: vec![text()] },
        LoadNote::Unassigned { codes: vec![text(), text()] },
        LoadNote::NotInPopulation { codes: vec![text()] },
        LoadNote::NotInPopulation { codes: vec![text(), text()] },
        LoadNote::FewerRuns { asked: 2, runs: 1 },
    ];
    let problems = [
        PassportError::Missing,
        PassportError::Damaged { kind: "PDF", detail: text() },
        PassportError::TooLarge { limit_mib: 64 },
        PassportError::Wrong(text()),
        PassportError::NoMap { file: text() },
        PassportError::Newer { found: 2, known: 1 },
    ];
    for language in FILES {
        for problem in &problems {
            let words = said(language, problem);
            let carried = StoreError::Passport { path: path(), problem: problem.clone() };
            let whole = said(language, &carried);
            assert!(whole.contains("plan.json") && whole.contains(&words), "{whole}");
        }
        for error in &errors {
            assert!(!said(language, error).is_empty());
        }
        for note in &notes {
            assert!(!said(language, note).is_empty());
        }
    }
}
