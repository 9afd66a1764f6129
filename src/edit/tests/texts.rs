//! Every label and error can be said in both languages.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use super::*;
use crate::edit::{Command, EditError, Quantity};
use crate::model::{
    Disclosure, Explain, FinerRef, Gate, GateMeasure, Message, MessageArg, Papers, ParamId,
    Population, PriceRules, RoleSettings, ScenarioId, Status, Uncertainty,
};

const SWEDISH: &str = include_str!("../../../assets/locales/sv.ftl");
const ENGLISH: &str = include_str!("../../../assets/locales/en.ftl");

/// The text of `message`; panics where the message or an argument is missing.
fn said(file: &str, language: &str, message: &Message) -> String {
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
    let pattern =
        found.and_then(|message| message.value()).unwrap_or_else(|| panic!("{message:?}"));
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    assert_eq!(errors, [], "{language}: {message:?}");
    text
}

fn swedish(message: &Message) -> String {
    said(SWEDISH, "sv", message)
}

fn label_of(command: &Command) -> String {
    swedish(&command.label(&plan(), &|_| "Ryd".to_owned()))
}

#[test]
fn the_undo_menu_names_a_move_as_a_person_would() {
    let one = Command::Assign { districts: vec![district(0)], to: unit_idx(1) };
    assert_eq!(label_of(&one), "flytta Ryd till Väster");
    let three = Command::Assign { districts: (0..3).map(district).collect(), to: unit_idx(0) };
    assert_eq!(label_of(&three), "flytta 3 områden till Norr");
    let start = Month::new(2027, 10);
    let later = Command::SetStepStart { step: StepId(2), start, move_premises: true };
    assert_eq!(label_of(&later), "ändra start för Steg 2 till 2027-10");
}

#[test]
fn a_step_without_a_name_is_called_by_its_number() {
    let mut plan = plan();
    plan.steps[1].name.clear();
    let removed = Command::RemoveStep(StepId(2)).label(&plan, &|_| String::new());
    assert_eq!(swedish(&removed), "ta bort #2");
}

#[test]
fn every_parameter_has_a_name_of_its_own_in_the_undo_menu() {
    for (file, language) in [(SWEDISH, "sv"), (ENGLISH, "en")] {
        let names: BTreeSet<String> = ParamId::ALL
            .into_iter()
            .map(|param| {
                let value = param.info().default;
                let label =
                    Command::SetParameter { param, value }.label(&plan(), &|_| String::new());
                said(file, language, &label)
            })
            .collect();
        assert_eq!(names.len(), ParamId::COUNT, "{language}");
        let unknown = Message::new("edit-label-parameter").text("param", "no such parameter");
        assert!(!names.contains(&said(file, language, &unknown)), "{language}");
    }
}

#[test]
fn a_plan_without_central_unit_and_one_with_two_are_told_apart() {
    let said = |count| swedish(&EditError::CentralUnits(count).message());
    assert!(said(0).starts_with("Planen måste ha en central enhet"));
    assert!(said(2).contains("skulle ha 2"));
}

fn every_command() -> Vec<Command> {
    let (one, several) = (vec![district(0)], vec![district(0), district(1)]);
    let (id, at, unit) = (StepId(1), unit_idx(0), unit("ny", "Ny", UnitKind::AreaTeam));
    let name = |name: Option<&str>| Command::SetDisplayName {
        district: district(0),
        name: name.map(str::to_owned),
    };
    vec![
        Command::Assign { districts: several.clone(), to: at },
        Command::RestoreAssignment { owners: vec![(district(0), at)] },
        Command::SetGoLive { districts: one.clone(), step: Some(id) },
        Command::SetGoLive { districts: one, step: None },
        Command::SetGoLive { districts: several.clone(), step: Some(id) },
        Command::SetGoLive { districts: several, step: None },
        Command::RestoreGoLive { steps: vec![(district(0), None)] },
        Command::InsertStep { at: 0, step: step(3, Month::new(2028, 1), &[]) },
        Command::RemoveStep(id),
        Command::ReplaceStep(plan().steps[0].clone()),
        Command::MoveStep { from: 0, to: 1 },
        Command::SetPosts { step: id, change: posts(0, Role::SocialWorker, 1.0, 0.0) },
        Command::InsertUnit { at, unit: unit.clone() },
        Command::RemoveUnit(at),
        Command::SetUnit { unit: at, value: unit },
        Command::SetTitle { title: String::new(), description: String::new() },
        Command::SetHorizon { start: Month::new(2027, 1), months: 1 },
        Command::SetFunding(Vec::new()),
        Command::SetFitOut(FitOut::AtOnce),
        Command::SetNeed(Vec::new()),
        Command::SetNeedMethod(crate::model::NeedMethod::default()),
        Command::SetDisclosure(Disclosure::default()),
        Command::InsertScenario { at: 1, scenario: scenarios::scenario(2, "B"), open: true },
        Command::RemoveScenario { scenario: ScenarioId(1), then_open: None },
        Command::OpenScenario(ScenarioId(1)),
        Command::SetScenario {
            scenario: ScenarioId(1),
            name: "A".to_owned(),
            description: String::new(),
        },
        Command::SetBaseline(None),
        Command::SetPlacementDays { residential: 0.0, foster: 0.0 },
        Command::SetPayrollOverhead(BTreeMap::new()),
        name(Some("Nytt")),
        name(None),
        Command::Batch { commands: Vec::new(), label: None },
    ]
    .into_iter()
    .chain(model_commands())
    .collect()
}

fn model_commands() -> Vec<Command> {
    let step = StepId(1);
    let gate = Gate { measure: GateMeasure::Coverage, target: 90.0, month: None };
    let population =
        Population { source: String::new(), years: Vec::new(), children: IndexVec::new() };
    let role = |role| Command::SetRole { role, settings: RoleSettings::default() };
    let mut commands = Role::ALL.map(role).to_vec();
    commands.extend([
        Command::SetCaseTypes(Vec::new()),
        Command::SetVisits { district: district(0), days: None },
        Command::SetPopulation(Some(population)),
        Command::SetPopulation(None),
        Command::SetPriceRules(PriceRules::default()),
        Command::SetParameterReason { param: ParamId::Rent, reason: Rationale::default() },
        Command::SetGate { step, gate: Some(gate) },
        Command::SetGate { step, gate: None },
        Command::SetUncertainty(Uncertainty::default()),
        Command::SetFiner(None),
        Command::SetFiner(Some(FinerRef { path: String::new(), sha256: String::new() })),
        Command::SetPapers(Box::default()),
        Command::SetPapers(Box::new(Papers { committee: "N".into(), ..Papers::default() })),
    ]);
    commands
}

#[test]
fn what_is_set_for_the_model_is_named_by_role_district_parameter_and_step() {
    let role = Command::SetRole { role: Role::UnitManager, settings: RoleSettings::default() };
    assert_eq!(label_of(&role), "ändra rollen enhetschef");
    let visits = Command::SetVisits { district: district(0), days: Some(2.0) };
    assert_eq!(label_of(&visits), "ändra besöksdagar i Ryd");
    let gate = Command::SetGate { step: StepId(2), gate: None };
    assert_eq!(label_of(&gate), "ta bort uppföljningen före Steg 2");
}

#[test]
fn what_is_changed_of_the_papers_is_named() {
    let label = |papers: Papers| label_of(&Command::SetPapers(Box::new(papers)));
    let decided = Papers { status: Status::Decided, ..Papers::default() };
    assert_eq!(label(decided), "ändra status till beslutad");
    let dated = Papers { date: "2026-11-22".parse().ok(), ..Papers::default() };
    assert_eq!(label(dated), "ändra dokumentens datum till 2026-11-22");
    let second = Papers { version: "2b".into(), ..Papers::default() };
    assert_eq!(label(second), "ändra dokumentens version till 2b");
    let whose = Papers { committee: "Socialnämnden".into(), ..Papers::default() };
    assert_eq!(label(whose), "ändra dokumentens avsändare");
}

#[test]
fn every_label_can_be_said_in_both_languages() {
    for command in every_command() {
        let label = command.label(&plan(), &|_| "Ryd".to_owned());
        for (file, language) in [(SWEDISH, "sv"), (ENGLISH, "en")] {
            assert!(!said(file, language, &label).is_empty());
        }
    }
}

#[test]
fn every_error_can_be_said_in_both_languages() {
    let text = || "x".to_owned();
    let mut errors = vec![
        EditError::UnknownDistrict(district(1)),
        EditError::UnknownUnit(unit_idx(1)),
        EditError::UnknownStep(StepId(1)),
        EditError::PositionOutside { at: 1, len: 1 },
        EditError::StepIdTaken(StepId(1)),
        EditError::DistrictInOtherStep { district: district(1), step: text() },
        EditError::PostsTwice { step: text(), unit: text(), role: Role::SocialWorker.id() },
        EditError::MonthOutside(Month::new(1, 1)),
        EditError::YearOutside(1),
        EditError::HorizonOutside(0),
        EditError::EmptyName,
        EditError::LetterTooLong(text()),
        EditError::UnitIdTaken(text()),
        EditError::UnitIdentity(text()),
        EditError::CentralUnits(0),
        EditError::CentralUnits(2),
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
        EditError::UnknownScenario(ScenarioId(7)),
        EditError::ScenarioIdTaken(ScenarioId(7)),
        EditError::ScenarioNameTaken(text()),
        EditError::ScenarioOfOtherMap,
        EditError::ScenarioIsBaseline,
        EditError::LastScenario,
        EditError::TooManyScenarios,
        EditError::GrantByYear(text()),
        EditError::PaysForNothing(text()),
        EditError::ParameterInOtherGroup { param: ParamId::Rent, group: text() },
        EditError::PaperText,
        EditError::AccentTooLight { colour: text(), contrast: 1.0 },
        EditError::LogoTooLarge(1),
        EditError::LogoFormat,
        EditError::LogoWithoutAlt,
    ];
    let quantities = [
        Quantity::Posts,
        Quantity::Area,
        Quantity::PlacementDays,
        Quantity::HiddenBelow,
        Quantity::RoundedTo,
        Quantity::NeedWeight,
        Quantity::PayrollOverhead,
        Quantity::Amount,
        Quantity::Longitude,
        Quantity::Latitude,
        Quantity::AreaPerPost,
        Quantity::Training,
        Quantity::CaseShare,
        Quantity::CaseMonths,
        Quantity::VisitDays,
        Quantity::Children,
        Quantity::GateTarget,
        Quantity::TemporaryArea,
        Quantity::Correlation,
        Quantity::Runs,
    ];
    errors.extend(quantities.map(|quantity| EditError::OutOfRange {
        quantity,
        value: -1.0,
        min: 0.0,
        max: 9.0,
    }));
    errors.extend(ParamId::ALL.map(EditError::ParameterOutOfOrder));
    for error in errors {
        for (file, language) in [(SWEDISH, "sv"), (ENGLISH, "en")] {
            assert!(!said(file, language, &error.message()).is_empty());
        }
    }
}
