//! What can be done to a plan.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    CaseType, Disclosure, DistrictIdx, FinerRef, FitOut, FundingSource, Gate, Group, Limits,
    Message, Month, NeedMethod, NeedTerm, Papers, ParamId, ParamValue, Population, PostsChange,
    PriceRules, Rationale, Role, RoleSettings, RolloutStep, Scenario, ScenarioId, StepId, Travel,
    Uncertainty, Unit, UnitIdx,
};

/// One change of a plan, one step in the undo menu.
///
/// [`Command::apply`] carries it out and returns its inverse.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Moves districts to a unit.
    Assign {
        /// The districts that move.
        districts: Vec<DistrictIdx>,
        /// The unit that they move to.
        to: UnitIdx,
    },
    /// Gives each district the unit that stands beside it: the inverse of a move, and how a
    /// suggested assignment is taken over.
    RestoreAssignment {
        /// District and the unit that it gets.
        owners: Vec<(DistrictIdx, UnitIdx)>,
    },
    /// Lets districts go live in a step, or in none; they leave any other step.
    SetGoLive {
        /// The districts.
        districts: Vec<DistrictIdx>,
        /// The step; `None` leaves them with the central unit.
        step: Option<StepId>,
    },
    /// Gives each district the step that stands beside it: the inverse of [`Command::SetGoLive`],
    /// and how a suggested order is taken over.
    RestoreGoLive {
        /// District and the step that it goes live in.
        steps: Vec<(DistrictIdx, Option<StepId>)>,
    },
    /// Adds a step at a position of the list.
    InsertStep {
        /// Position in the list, 0 to its length.
        at: usize,
        /// The step, with an id that no other has.
        step: RolloutStep,
    },
    /// Takes away a step. Its districts go live in no step; funding that came with it stays,
    /// without the link.
    RemoveStep(StepId),
    /// Puts a new version of a step in the place of the one with the same id.
    ReplaceStep(RolloutStep),
    /// Moves a step within the list; months stay.
    MoveStep {
        /// Position that it has.
        from: usize,
        /// Position that it gets.
        to: usize,
    },
    /// Sets the month in which a step's districts go live.
    SetStepStart {
        /// The step.
        step: StepId,
        /// Its new start.
        start: Month,
        /// Whether the months of its premises, temporary ones too, and those of recruiting and
        /// of its gate where they are set, move by the same number of months.
        move_premises: bool,
    },
    /// Sets the posts of one unit and role in a step; where both numbers are 0 the entry goes.
    SetPosts {
        /// The step.
        step: StepId,
        /// Unit, role and the posts that they get.
        change: PostsChange,
    },
    /// Sets value and range of a parameter.
    SetParameter {
        /// The parameter.
        param: ParamId,
        /// Its new value, low and high.
        value: ParamValue,
    },
    /// Adds a unit; units from that position on move one place.
    InsertUnit {
        /// Position that it gets.
        at: UnitIdx,
        /// The unit, with an id that no other has; it cannot be central.
        unit: Unit,
    },
    /// Takes away a unit that has no districts, posts or premises left.
    RemoveUnit(UnitIdx),
    /// Changes a unit; its id and kind stay.
    SetUnit {
        /// Which unit.
        unit: UnitIdx,
        /// What it becomes.
        value: Unit,
    },
    /// Sets title and description.
    SetTitle {
        /// The plan's title.
        title: String,
        /// What the plan is about.
        description: String,
    },
    /// Sets the simulated period.
    SetHorizon {
        /// First month.
        start: Month,
        /// Number of months, 1 to [`MAX_HORIZON_MONTHS`](crate::model::MAX_HORIZON_MONTHS).
        months: u16,
    },
    /// Sets all sources of funding.
    SetFunding(Vec<FundingSource>),
    /// Sets how fit-out is paid.
    SetFitOut(FitOut),
    /// Sets the indicators and weights of the local need index.
    SetNeed(Vec<NeedTerm>),
    /// Sets how the local need index is put together.
    SetNeedMethod(NeedMethod),
    /// Sets which figures are kept back.
    SetDisclosure(Disclosure),
    /// Inserts a parked scenario, and opens it or not.
    InsertScenario {
        /// Its position in the list.
        at: usize,
        /// The scenario.
        scenario: Scenario,
        /// Whether it is opened.
        open: bool,
    },
    /// Removes a scenario that is not the baseline.
    RemoveScenario {
        /// The scenario.
        scenario: ScenarioId,
        /// The one that is opened first, where the removed one is open.
        then_open: Option<ScenarioId>,
    },
    /// Opens a scenario and parks the one that was open.
    OpenScenario(ScenarioId),
    /// Sets what a scenario is called and about.
    SetScenario {
        /// The scenario.
        scenario: ScenarioId,
        /// Its name.
        name: String,
        /// What it is about.
        description: String,
    },
    /// Sets what scenarios are compared with; `None` is Nollalternativ.
    SetBaseline(Option<ScenarioId>),
    /// Sets today's placement days a year.
    SetPlacementDays {
        /// Days in residential care (HVB) a year.
        residential: f64,
        /// Days in agency foster homes a year.
        foster: f64,
    },
    /// Sets the payroll overhead, per cent, of the years where it differs from the parameter.
    SetPayrollOverhead(BTreeMap<i32, f64>),
    /// Sets the name that the plan shows for a district.
    SetDisplayName {
        /// The district.
        district: DistrictIdx,
        /// The name; `None` goes back to the map's own.
        name: Option<String>,
    },
    /// Gives districts another unit from a step's start on, or (with `None`) no longer does.
    SetReassign {
        /// The step.
        step: StepId,
        /// District and the unit that it then has.
        owners: Vec<(DistrictIdx, Option<UnitIdx>)>,
    },
    /// Sets which districts are locked, each to the unit that it shall keep.
    SetLocked(BTreeMap<DistrictIdx, UnitIdx>),
    /// Sets the groups of districts that should stay together.
    SetGroups(Vec<Group>),
    /// Sets what is allowed although it breaks contiguity.
    SetExceptions {
        /// Pairs that count as neighbours, the lower position first.
        bridges: BTreeSet<(DistrictIdx, DistrictIdx)>,
        /// Districts that may lie apart from the rest of a unit.
        exclaves: BTreeSet<(DistrictIdx, UnitIdx)>,
    },
    /// Sets when distance and load are pointed out.
    SetLimits(Limits),
    /// Says why a district lies where it does; an empty reason takes it away.
    SetReason {
        /// The district.
        district: DistrictIdx,
        /// Who decided, and why.
        reason: Rationale,
    },
    /// Sets what the way to a base is measured by.
    SetTravel(Travel),
    /// Sets what a role is called and takes.
    SetRole {
        /// The role.
        role: Role,
        /// Its name, area and training, where they are its own.
        settings: RoleSettings,
    },
    /// Sets the types of investigation.
    SetCaseTypes(Vec<CaseType>),
    /// Sets how many days a month the unit of a district works there.
    SetVisits {
        /// The district.
        district: DistrictIdx,
        /// Days a month; `None` takes the visiting days away.
        days: Option<f64>,
    },
    /// Sets the table of children by year and age; `None` goes back to the map's own figures.
    SetPopulation(Option<Population>),
    /// Sets in what prices amounts are.
    SetPriceRules(PriceRules),
    /// Says who changed a parameter, and why; an empty reason takes it away.
    SetParameterReason {
        /// The parameter.
        param: ParamId,
        /// Who changed it, and why.
        reason: Rationale,
    },
    /// Sets what must hold before a step starts.
    SetGate {
        /// The step.
        step: StepId,
        /// The gate; `None` takes it away.
        gate: Option<Gate>,
    },
    /// Sets how sure the plan's figures are.
    SetUncertainty(Uncertainty),
    /// Sets which areas finer than the districts the plan knows; `None` takes them away.
    SetFiner(Option<FinerRef>),
    /// Sets what the plan's papers say of themselves, and whose they are.
    SetPapers(Box<Papers>),
    /// Several commands as one: all are carried out, or none.
    Batch {
        /// The commands, in order.
        commands: Vec<Command>,
        /// What the undo menu calls it; `None` counts the changes.
        label: Option<Message>,
    },
}
