//! What is being dragged on the time line, until it is let go.

use crate::edit::Command;
use crate::model::{Gate, Month, Plan, PremisesChange, StepId};
use crate::simulate::gate_month;

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
            | Self::Gate(_, 0) => None,
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
    fn a_drag_ends_at_the_edges_of_the_plan() {
        let plan = plan();
        assert_eq!(within(&plan, plan.start.plus(3), -9), -3);
        assert_eq!(within(&plan, plan.end().plus(-2), 9), 1);
        // A step after the end may come in, and need not.
        assert_eq!(within(&plan, plan.end().plus(5), 2), 0);
        assert_eq!(within(&plan, plan.end().plus(5), -7), -7);
    }
}
