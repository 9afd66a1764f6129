//! The commands that set something for the model, one behaviour at a time.

use super::*;
use crate::edit::{Command, EditError, Quantity};
use crate::model::{
    CaseType, Gate, GateMeasure, ParamGroup, ParamId, PaysFor, Population, PriceRules,
    TemporaryPremises, Uncertainty,
};

fn refused(command: Command) -> EditError {
    let (mut changed, before) = (plan(), plan());
    let error = command.apply(&mut changed).unwrap_err();
    assert_eq!(changed, before);
    error
}

fn quantity(error: &EditError) -> Option<Quantity> {
    match error {
        EditError::OutOfRange { quantity, .. } => Some(*quantity),
        _ => None,
    }
}

#[test]
fn a_step_that_moves_takes_its_temporary_premises_and_the_month_of_its_gate_along() {
    let mut plan = plan();
    let start = plan.steps[0].start;
    let (from, month) = (start.plus(-1), Some(start.plus(-2)));
    plan.steps[0].premises[0].temporary = Some(TemporaryPremises { from, area_m2: 90.0 });
    plan.steps[0].gate = Some(Gate { measure: GateMeasure::Coverage, target: 90.0, month });
    let before = plan.clone();
    let moved =
        Command::SetStepStart { step: StepId(1), start: start.plus(6), move_premises: true };
    let inverse = moved.apply(&mut plan).unwrap();
    let step = &plan.steps[0];
    assert_eq!(step.premises[0].temporary.unwrap().from, start.plus(5));
    assert_eq!(step.gate.unwrap().month, Some(start.plus(4)));
    inverse.apply(&mut plan).unwrap();
    assert_eq!(plan, before);
}

#[test]
fn a_step_cannot_move_a_gate_out_of_all_months() {
    let mut plan = plan();
    let month = Some(check::FIRST_MONTH);
    plan.steps[0].gate = Some(Gate { measure: GateMeasure::Turnover, target: 20.0, month });
    let before = plan.clone();
    let start = plan.steps[0].start.plus(-1);
    let moved = Command::SetStepStart { step: StepId(1), start, move_premises: true };
    let outside = EditError::MonthOutside(check::FIRST_MONTH.plus(-1));
    assert_eq!(moved.apply(&mut plan), Err(outside));
    assert_eq!(plan, before);
}

#[test]
fn a_removed_step_comes_back_with_its_gate() {
    let mut plan = plan();
    let gate = Gate { measure: GateMeasure::Funding, target: 100.0, month: None };
    Command::SetGate { step: StepId(2), gate: Some(gate) }.apply(&mut plan).unwrap();
    let before = plan.clone();
    let inverse = Command::RemoveStep(StepId(2)).apply(&mut plan).unwrap();
    inverse.apply(&mut plan).unwrap();
    assert_eq!(plan, before);
}

#[test]
fn a_gate_has_a_target_that_its_measure_can_have() {
    let gate = |measure, target| Command::SetGate {
        step: StepId(1),
        gate: Some(Gate { measure, target, month: None }),
    };
    assert!(gate(GateMeasure::Caseload, 150.0).apply(&mut plan()).is_ok());
    let error = refused(gate(GateMeasure::Coverage, 150.0));
    assert_eq!(quantity(&error), Some(Quantity::GateTarget));
    let nowhere = Command::SetGate { step: StepId(9), gate: None };
    assert_eq!(refused(nowhere), EditError::UnknownStep(StepId(9)));
}

#[test]
fn types_of_case_have_a_share_together_and_a_time_each() {
    let one = |share_percent, months| CaseType { name: "Kort".into(), share_percent, months };
    let types = vec![one(0.0, 2.0), one(30.0, 6.0)];
    assert!(Command::SetCaseTypes(types).apply(&mut plan()).is_ok());
    assert_eq!(refused(Command::SetCaseTypes(vec![one(0.0, 2.0)])), EditError::NoShares);
    let short = refused(Command::SetCaseTypes(vec![one(1.0, 0.4)]));
    assert_eq!(quantity(&short), Some(Quantity::CaseMonths));
}

#[test]
fn visiting_days_fit_in_a_month_and_in_the_map() {
    let visits = |raw, days| Command::SetVisits { district: district(raw), days: Some(days) };
    assert!(visits(0, 31.0).apply(&mut plan()).is_ok());
    assert_eq!(quantity(&refused(visits(0, 31.5))), Some(Quantity::VisitDays));
    assert_eq!(refused(visits(77, 1.0)), EditError::UnknownDistrict(district(77)));
}

#[test]
fn a_population_table_is_whole_and_has_children_in_every_year() {
    let table = |years: Vec<i32>, count: f64, districts: usize| {
        let rows = vec![[count; 3]; years.len()];
        let children = (0..districts).map(|_| rows.clone()).collect();
        Command::SetPopulation(Some(Population { source: String::new(), years, children }))
    };
    assert!(table(vec![2026, 2030], 9.0, DISTRICTS).apply(&mut plan()).is_ok());
    for (years, districts) in
        [(vec![], DISTRICTS), (vec![2026, 2026], DISTRICTS), (vec![2026], DISTRICTS - 1)]
    {
        assert_eq!(refused(table(years, 9.0, districts)), EditError::PopulationShape);
    }
    assert_eq!(refused(table(vec![2026], 0.0, DISTRICTS)), EditError::NoChildren(2026));
    assert_eq!(refused(table(vec![1026], 9.0, DISTRICTS)), EditError::YearOutside(1026));
    let nan = refused(table(vec![2026], f64::NAN, DISTRICTS));
    assert_eq!(quantity(&nan), Some(Quantity::Children));
}

#[test]
fn prices_are_those_of_a_year_from_that_of_the_parameters_to_2100() {
    let fixed = |year| {
        Command::SetPriceRules(PriceRules { fixed_year: Some(year), ..PriceRules::default() })
    };
    assert!(fixed(2026).apply(&mut plan()).is_ok() && fixed(2100).apply(&mut plan()).is_ok());
    assert_eq!(refused(fixed(2025)), EditError::PriceYearOutside(2025));
    assert_eq!(refused(fixed(2101)), EditError::PriceYearOutside(2101));
}

#[test]
fn an_empty_reason_takes_the_reason_of_a_parameter_away() {
    let mut plan = plan();
    let say = |why: &str| Command::SetParameterReason {
        param: ParamId::Rent,
        reason: Rationale { who: String::new(), why: why.to_owned() },
    };
    say("offert").apply(&mut plan).unwrap();
    let inverse = say(" ").apply(&mut plan).unwrap();
    assert!(plan.model.reasons.is_empty());
    inverse.apply(&mut plan).unwrap();
    assert_eq!(plan.model.reasons[&ParamId::Rent].why, "offert");
}

#[test]
fn a_parameter_is_in_one_group_at_the_most_and_runs_can_be_waited_for() {
    let group = |name: &str| ParamGroup {
        name: name.to_owned(),
        members: [(ParamId::Rent, false)].into(),
        correlation: 0.5,
    };
    let of = |groups, runs| {
        Command::SetUncertainty(Uncertainty { groups, runs, ..Uncertainty::default() })
    };
    assert!(of(vec![group("A")], check::MAX_RUNS).apply(&mut plan()).is_ok());
    let expected = EditError::ParameterInOtherGroup { param: ParamId::Rent, group: "A".into() };
    assert_eq!(refused(of(vec![group("A"), group("B")], 1)), expected);
    assert_eq!(quantity(&refused(of(Vec::new(), 0))), Some(Quantity::Runs));
    assert_eq!(quantity(&refused(of(Vec::new(), check::MAX_RUNS + 1))), Some(Quantity::Runs));
}

#[test]
fn funding_has_years_only_where_it_is_yearly_and_pays_for_something() {
    let of = |change: fn(&mut FundingSource)| {
        let mut funding = plan().funding;
        change(&mut funding[0]);
        Command::SetFunding(funding)
    };
    let name = || "Statsbidrag".to_owned();
    let yearly = of(|source| source.by_year = [(2028, Ore(1))].into());
    assert_eq!(refused(yearly), EditError::GrantByYear(name()));
    let frame = of(|source| {
        source.kind = FundingKind::CommitteeFrame;
        source.by_year = [(2028, Ore(1))].into();
    });
    assert!(frame.apply(&mut plan()).is_ok());
    let nobody = of(|source| {
        source.pays_for = PaysFor { roles: Some(BTreeSet::new()), ..PaysFor::default() };
    });
    assert_eq!(refused(nobody), EditError::PaysForNothing(name()));
    let nowhere = of(|source| {
        source.pays_for = PaysFor { districts: Some([district(77)].into()), ..PaysFor::default() };
    });
    assert_eq!(refused(nowhere), EditError::UnknownDistrict(district(77)));
}

#[test]
fn temporary_premises_come_before_the_opening_of_an_area() {
    let of = |lead: i32, area_m2: Option<f64>| {
        let mut step = plan().steps[0].clone();
        let premises = &mut step.premises[0];
        premises.unit = unit_idx(2);
        premises.area_m2 = area_m2;
        let from = premises.opens.plus(-lead);
        premises.temporary = Some(TemporaryPremises { from, area_m2: 90.0 });
        Command::ReplaceStep(step)
    };
    assert!(of(1, None).apply(&mut plan()).is_ok());
    assert!(matches!(refused(of(0, Some(100.0))), EditError::TemporaryLate { .. }));
    assert_eq!(refused(of(1, Some(-100.0))), EditError::TemporaryWithoutOpening);
}
