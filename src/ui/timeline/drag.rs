//! What is being dragged on the time line, until it is let go.

use crate::edit::Command;
use crate::model::{FundingSource, Gate, Month, Plan, PremisesChange, StepId};
use crate::simulate::gate_month;

/// What of a source of funding is in the hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui) enum FundingPart {
    /// All of it: its first month and, where it has one, its last.
    Whole,
    /// Its first month.
    From,
    /// Its last month.
    To,
}

/// Something in the hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Drag {
    /// A step, by so many months.
    Step(StepId, i32),
    /// The opening of a step's premises at a position of its list, by so many months.
    Premises(StepId, usize, i32),
    /// The first month of the temporary premises before them, by so many months.
    Temporary(StepId, usize, i32),
    /// The month in which a step's gate is looked at, by so many months.
    Gate(StepId, i32),
    /// A part of the source of funding at a position of the plan's list, by so many months.
    Funding(usize, FundingPart, i32),
    /// A step's place in the list: it would land at this position.
    Place(StepId, usize),
}

impl Drag {
    /// Months that `step` would move.
    pub(super) fn months_of(drag: Option<Self>, step: StepId) -> i32 {
        match drag {
            Some(Self::Step(of, months)) if of == step => months,
            _ => 0,
        }
    }

    /// What letting go does: one command, or nothing where nothing would change.
    pub(super) fn command(self, plan: &Plan) -> Option<Command> {
        match self {
            Self::Step(_, 0)
            | Self::Premises(_, _, 0)
            | Self::Temporary(_, _, 0)
            | Self::Gate(_, 0)
            | Self::Funding(_, _, 0) => None,
            Self::Step(id, months) => Some(move_step(plan, id, months)?),
            Self::Premises(id, index, months) => {
                let mut step = plan.step(id)?.clone();
                let premises = step.premises.get_mut(index)?;
                premises.opens = premises.opens.plus(months);
                Some(Command::ReplaceStep(step))
            }
            Self::Temporary(id, index, months) => {
                let mut step = plan.step(id)?.clone();
                let temporary = step.premises.get_mut(index)?.temporary.as_mut()?;
                temporary.from = temporary.from.plus(months);
                Some(Command::ReplaceStep(step))
            }
            Self::Gate(id, months) => {
                let step = plan.step(id)?;
                let month = gate_month(step)?.plus(months);
                // In the month before the start it follows the start again.
                let month = (month != step.start.plus(-1)).then_some(month);
                let gate = step.gate.map(|gate| Gate { month, ..gate });
                Some(Command::SetGate { step: id, gate })
            }
            Self::Funding(position, part, months) => {
                let mut funding = plan.funding.clone();
                let source = funding.get_mut(position)?;
                *source = moved_source(plan, source, part, months);
                Some(Command::SetFunding(funding))
            }
            Self::Place(id, to) => {
                let from = plan.steps.iter().position(|step| step.id == id)?;
                (from != to).then_some(Command::MoveStep { from, to })
            }
        }
    }
}

/// `months` held so that a month from `month` stays inside the plan's months.
pub(super) fn within(plan: &Plan, month: Month, months: i32) -> i32 {
    let (least, most) = (plan.start.months_since(month), plan.end().months_since(month) - 1);
    // What lies outside already may stay there.
    months.clamp(least.min(0), most.max(0))
}

/// `months` held so that the opening of `premises` stays inside the plan's months, and after the
/// first month of its temporary premises.
pub(super) fn opening_within(plan: &Plan, premises: &PremisesChange, months: i32) -> i32 {
    let months = within(plan, premises.opens, months);
    let from = premises.temporary.map(|temporary| temporary.from);
    from.map_or(months, |from| months.max(from.months_since(premises.opens) + 1))
}

/// `months` held so that the temporary premises before `premises` stay inside the plan's months,
/// and begin before these open.
pub(super) fn temporary_within(plan: &Plan, premises: &PremisesChange, months: i32) -> i32 {
    let Some(temporary) = premises.temporary else { return 0 };
    let most = premises.opens.months_since(temporary.from) - 1;
    within(plan, temporary.from, months).min(most)
}

/// The month at which the right end of `source` is taken: its last, or the plan's where it goes on
/// beyond that.
pub(super) fn shown_last(plan: &Plan, source: &FundingSource) -> Month {
    let last = plan.end().plus(-1);
    source.to.map_or(last, |to| to.min(last))
}

/// `source` with `part` of it moved by `months`.
pub(super) fn moved_source(
    plan: &Plan,
    source: &FundingSource,
    part: FundingPart,
    months: i32,
) -> FundingSource {
    let mut moved = source.clone();
    if months == 0 {
        return moved;
    }
    if part != FundingPart::To {
        moved.from = source.from.plus(months);
    }
    match part {
        FundingPart::Whole => moved.to = source.to.map(|to| to.plus(months)),
        FundingPart::From => {}
        FundingPart::To => moved.to = Some(shown_last(plan, source).plus(months)),
    }
    moved
}

/// `months` held so that `part` of `source` stays inside the plan's months (all of it: at least one
/// month), and its last month not before its first.
pub(super) fn funding_within(
    plan: &Plan,
    source: &FundingSource,
    part: FundingPart,
    months: i32,
) -> i32 {
    let last = plan.end().plus(-1);
    match part {
        FundingPart::Whole => {
            let most = last.months_since(source.from).max(0);
            let end = source.to.unwrap_or(source.from);
            months.clamp(plan.start.months_since(end).min(0), most)
        }
        FundingPart::From => {
            let months = within(plan, source.from, months);
            source.to.map_or(months, |to| months.min(to.months_since(source.from)))
        }
        FundingPart::To => {
            let end = shown_last(plan, source);
            within(plan, end, months).max(source.from.months_since(end).min(0))
        }
    }
}

/// Moves the start of a step, its premises and its recruiting by `months`.
pub(super) fn move_step(plan: &Plan, id: StepId, months: i32) -> Option<Command> {
    let step = plan.step(id)?;
    let start = step.start.plus(months);
    Some(Command::SetStepStart { step: id, start, move_premises: true })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TemporaryPremises;

    fn plan() -> Plan {
        crate::app::from_preset("beslut-2023").unwrap().document.plan
    }

    #[test]
    fn letting_go_where_it_was_taken_changes_nothing() {
        let plan = plan();
        let id = plan.steps.get(1).unwrap().id;
        assert_eq!(Drag::Step(id, 0).command(&plan), None);
        assert_eq!(Drag::Premises(id, 0, 0).command(&plan), None);
        assert_eq!(Drag::Place(id, 1).command(&plan), None);
    }

    #[test]
    fn letting_go_of_a_step_moves_its_premises_as_far_in_one_command() {
        let mut plan = plan();
        let before = plan.steps.get(1).unwrap().clone();
        Drag::Step(before.id, 3).command(&plan).unwrap().apply(&mut plan).unwrap();
        let after = plan.steps.get(1).unwrap();
        assert_eq!(after.start, before.start.plus(3));
        let opens = |step: &crate::model::RolloutStep| step.premises.first().unwrap().opens;
        assert_eq!(opens(after), opens(&before).plus(3));
    }

    #[test]
    fn a_diamond_moves_alone() {
        let mut plan = plan();
        let before = plan.steps.get(1).unwrap().clone();
        Drag::Premises(before.id, 0, -2).command(&plan).unwrap().apply(&mut plan).unwrap();
        let after = plan.steps.get(1).unwrap();
        assert_eq!(after.start, before.start);
        let opens = |step: &crate::model::RolloutStep| step.premises.first().unwrap().opens;
        assert_eq!(opens(after), opens(&before).plus(-2));
    }

    #[test]
    fn a_gate_moves_alone_and_follows_the_start_again_in_the_month_before_it() {
        let mut plan = plan();
        let id = plan.steps.get(1).unwrap().id;
        let start = plan.steps.get(1).unwrap().start;
        assert_eq!(Drag::Gate(id, 2).command(&plan), None, "there is no gate");
        let gate = Gate { measure: crate::model::GateMeasure::Coverage, target: 95.0, month: None };
        plan.steps.get_mut(1).unwrap().gate = Some(gate);
        Drag::Gate(id, -3).command(&plan).unwrap().apply(&mut plan).unwrap();
        let step = plan.steps.get(1).unwrap();
        assert_eq!((step.start, step.gate.unwrap().month), (start, Some(start.plus(-4))));
        Drag::Gate(id, 3).command(&plan).unwrap().apply(&mut plan).unwrap();
        assert_eq!(plan.steps.get(1).unwrap().gate, Some(gate));
    }

    #[test]
    fn temporary_premises_stop_what_would_come_before_them() {
        let mut plan = plan();
        let id = plan.steps.get(1).unwrap().id;
        let opens = plan.steps.get(1).unwrap().premises.first().unwrap().opens;
        let temporary = TemporaryPremises { from: opens.plus(-3), area_m2: 90.0 };
        let premises = |plan: &Plan| *plan.steps.get(1).unwrap().premises.first().unwrap();
        assert_eq!(Drag::Temporary(id, 0, 1).command(&plan), None, "there are none");
        plan.steps.get_mut(1).unwrap().premises.first_mut().unwrap().temporary = Some(temporary);
        // The opening comes no further than to the month after they begin, and leaves them there.
        let months = opening_within(&plan, &premises(&plan), -9);
        assert_eq!(months, -2);
        Drag::Premises(id, 0, months).command(&plan).unwrap().apply(&mut plan).unwrap();
        assert_eq!(premises(&plan).opens, opens.plus(-2));
        assert_eq!(premises(&plan).temporary, Some(temporary));
        assert_eq!(opening_within(&plan, &premises(&plan), -1), 0);
        assert_eq!(opening_within(&plan, &premises(&plan), 4), 4);
        // They themselves begin no later than the month before it.
        assert_eq!(temporary_within(&plan, &premises(&plan), 5), 0);
        assert_eq!(temporary_within(&plan, &premises(&plan), -2), -2);
        Drag::Temporary(id, 0, -2).command(&plan).unwrap().apply(&mut plan).unwrap();
        assert_eq!(premises(&plan).temporary.unwrap().from, opens.plus(-5));
        assert_eq!(premises(&plan).opens, opens.plus(-2));
        assert_eq!(Drag::Temporary(id, 0, 0).command(&plan), None);
    }

    #[test]
    fn a_source_is_moved_whole_or_by_an_end_and_never_ends_before_it_begins() {
        let mut plan = plan();
        let at = plan.funding.iter().position(|source| source.to.is_some()).unwrap();
        let source = |plan: &Plan| plan.funding.get(at).unwrap().clone();
        let set = |plan: &mut Plan, from: i32, to: Option<i32>| {
            let start = plan.start;
            let source = plan.funding.get_mut(at).unwrap();
            (source.from, source.to) = (start.plus(from), to.map(|to| start.plus(to)));
        };
        let ends = |plan: &Plan| {
            let source = source(plan);
            let month = |month: Month| month.months_since(plan.start);
            (month(source.from), source.to.map(month))
        };
        set(&mut plan, 6, Some(17));
        let drag = |plan: &mut Plan, part, wanted| {
            let months = funding_within(plan, &source(plan), part, wanted);
            let Some(command) = Drag::Funding(at, part, months).command(plan) else { return 0 };
            command.apply(plan).unwrap();
            months
        };
        assert_eq!(Drag::Funding(at, FundingPart::To, 0).command(&plan), None);
        assert_eq!(drag(&mut plan, FundingPart::Whole, 3), 3);
        assert_eq!(ends(&plan), (9, Some(20)));
        assert_eq!(drag(&mut plan, FundingPart::To, -30), -11, "one month is left");
        assert_eq!(ends(&plan), (9, Some(9)));
        assert_eq!(drag(&mut plan, FundingPart::From, 30), 0);
        assert_eq!(drag(&mut plan, FundingPart::From, -30), -9);
        let last = i32::from(plan.horizon_months) - 1;
        assert_eq!(drag(&mut plan, FundingPart::To, 900), last - 9);
        assert_eq!(drag(&mut plan, FundingPart::To, 1), 0, "and not beyond the plan");
        // What reaches beyond the plan, or has no end, gets one where its end is dragged in.
        for to in [Some(200), None] {
            set(&mut plan, -8, to);
            plan.funding.get_mut(at).unwrap().kind = crate::model::FundingKind::CommitteeFrame;
            assert_eq!(drag(&mut plan, FundingPart::To, -1), -1);
            assert_eq!(ends(&plan), (-8, Some(last - 1)));
        }
        // Of what is moved whole at least a month stays in the plan.
        set(&mut plan, 3, Some(5));
        assert_eq!(drag(&mut plan, FundingPart::Whole, -90), -5);
        assert_eq!(ends(&plan), (-2, Some(0)));
        assert_eq!(drag(&mut plan, FundingPart::Whole, 900), last + 2);
    }

    #[test]
    fn a_drag_ends_at_the_edges_of_the_plan() {
        let plan = plan();
        assert_eq!(within(&plan, plan.start.plus(3), -9), -3);
        assert_eq!(within(&plan, plan.end().plus(-2), 9), 1);
        // A step after the end may come in, and need not.
        assert_eq!(within(&plan, plan.end().plus(5), 2), 0);
        assert_eq!(within(&plan, plan.end().plus(5), -7), -7);
    }
}
