//! Staff and cases of a unit: managers, caseload, old cases, queues.

use super::{Finding, Look, Place, SHOWN};
use crate::app::why::Asked;
use crate::model::{Message, Month, ParamId, Role, Unit, UnitIdx};
use crate::simulate::{Simulation, UnitMonth};

/// Months in which a queue grows without a break that is taken to have no end.
const GROWING: usize = 12;

impl Look<'_> {
    /// Local units that have posts but no manager among them, as the plan names them.
    pub(super) fn managers(&self, found: &mut Vec<Finding>) {
        for (index, unit) in self.plan.local_units() {
            let Some(from) = self.without_manager(index) else { continue };
            let message = Message::new("cli-check-no-manager")
                .text("unit", &unit.name)
                .text("from", self.month(from));
            let finding = Finding::warning(message);
            found.push(
                finding
                    .advised(Message::new("cli-check-no-manager-do"))
                    .at(self.step_with_posts(index, from)),
            );
        }
    }

    /// The first month from which `unit` has posts, or serves districts, without a manager.
    fn without_manager(&self, unit: UnitIdx) -> Option<Month> {
        let plan = self.plan;
        let starts = plan.steps.iter().map(|step| step.start.max(plan.start));
        let mut months: Vec<Month> = starts.filter(|month| *month < plan.end()).collect();
        months.push(plan.start);
        months.sort_unstable();
        months.into_iter().find(|&month| {
            let mut posts = plan.units.get(unit).map(|unit| unit.today.posts).unwrap_or_default();
            let started = plan.steps.iter().filter(|step| step.start <= month);
            for change in started.clone().flat_map(|step| &step.posts) {
                if let Some(slot) = posts.get_mut(change.role as usize)
                    && change.unit == unit
                {
                    *slot += change.transferred + change.new;
                }
            }
            let serves_any = || {
                let owners = plan.owners_at(month);
                let mut live = started.flat_map(|step| &step.districts);
                live.any(|&district| owners.get(district) == Some(&unit))
            };
            let has_work = posts.iter().sum::<f64>() > 0.0 || serves_any();
            let managers = posts.get(Role::UnitManager as usize).copied().unwrap_or_default();
            has_work && managers <= 0.0
        })
    }

    /// The step that gives `unit` its posts of `month`, else the unit itself.
    fn step_with_posts(&self, unit: UnitIdx, month: Month) -> Place {
        let steps = self.plan.steps.iter().filter(|step| step.start <= month);
        let gives = steps.filter(|step| step.posts.iter().any(|change| change.unit == unit));
        gives.max_by_key(|step| step.start).map_or(Place::Unit(unit), |step| Place::Step(step.id))
    }

    pub(super) fn cases(
        &self,
        simulation: &Simulation,
        (index, unit): (UnitIdx, &Unit),
        found: &mut Vec<Finding>,
    ) {
        let norm = self.plan.parameters.value(ParamId::CaseloadNorm);
        let no_staff = |month: &UnitMonth| {
            (month.caseload.is_none() && month.open > SHOWN).then_some(month.open)
        };
        let over_norm = |month: &UnitMonth| month.caseload.filter(|load| *load > norm + SHOWN);
        let overdue = |month: &UnitMonth| (month.overdue > SHOWN).then_some(month.overdue);
        let place = Place::Unit(index);
        let mut push = |message, advice, asked, month| {
            let finding = Finding::warning(message).advised(Message::new(advice)).at(place);
            found.push(match simulation.position(month) {
                Some(t) => finding.about(asked, Some(index), t..t + 1),
                None => finding,
            });
        };
        if let Some(spell) = Spell::of(simulation, index, no_staff) {
            let message = self.of_spell("cli-check-no-staff", unit, &spell);
            push(message, "cli-check-no-staff-do", Asked::Open, spell.worst.0);
        }
        if let Some(spell) = Spell::of(simulation, index, over_norm) {
            let message = self.of_spell("cli-check-over-norm", unit, &spell).number("norm", norm);
            push(message, "cli-check-over-norm-do", Asked::Caseload, spell.worst.0);
        }
        if let Some(spell) = Spell::of(simulation, index, overdue) {
            let message = self.of_spell("cli-check-overdue", unit, &spell);
            push(message, "cli-check-overdue-do", Asked::Overdue, spell.worst.0);
        }
        if let Some(waiting) = growing_queue(simulation, index) {
            let last = simulation.month(simulation.months().saturating_sub(1));
            let ceiling = self.plan.parameters.value(ParamId::CaseloadCeiling);
            let message = Message::new("cli-check-queue-grows")
                .text("unit", &unit.name)
                .text("waiting", self.tr.number(waiting, 0))
                .text("month", self.month(last))
                .number("ceiling", ceiling);
            push(message, "cli-check-queue-grows-do", Asked::Waiting, last);
        }
    }

    fn of_spell(&self, id: &'static str, unit: &Unit, spell: &Spell) -> Message {
        Message::new(id)
            .text("unit", &unit.name)
            .text("first", self.month(spell.first))
            .text("last", self.month(spell.first.plus(spell.months as i32 - 1)))
            .number("months", spell.months as f64)
            .number("more", (spell.all - spell.months) as f64)
            .text("worst", self.tr.number(spell.worst.1, 1))
            .text("when", self.month(spell.worst.0))
    }
}

/// The cases that wait in the last month, where their number has grown in each of the last twelve.
fn growing_queue(simulation: &Simulation, unit: UnitIdx) -> Option<f64> {
    let months = simulation.units.get(unit)?;
    let last = months.get(months.len().checked_sub(GROWING + 1)?..)?;
    let grows = last.iter().zip(last.iter().skip(1)).all(|(a, b)| b.waiting() > a.waiting() + 1e-6);
    let waiting = last.last()?.waiting();
    (grows && waiting > SHOWN).then_some(waiting)
}

/// Months without a break in which a figure is bad: the longest such spell, of several the first.
struct Spell {
    first: Month,
    months: usize,
    /// The bad months of all spells.
    all: usize,
    /// The month of all in which it is worst, and the figure then.
    worst: (Month, f64),
}

impl Spell {
    /// The months of `unit` in which `figure` gives something; `None` where it never does.
    fn of(
        simulation: &Simulation,
        unit: UnitIdx,
        figure: impl Fn(&UnitMonth) -> Option<f64>,
    ) -> Option<Self> {
        let figures: Vec<Option<f64>> = simulation.units.get(unit)?.iter().map(figure).collect();
        Self::within(&figures, simulation.start)
    }

    /// The longest spell of `figures`, the first of which is that of the month `start`.
    fn within(figures: &[Option<f64>], start: Month) -> Option<Self> {
        let mut spell: Option<Self> = None;
        let mut unbroken = 0;
        for (t, figure) in figures.iter().enumerate() {
            let Some(value) = *figure else {
                unbroken = 0;
                continue;
            };
            unbroken += 1;
            let at = start.plus(t as i32);
            let known =
                spell.get_or_insert(Self { first: at, months: 0, all: 0, worst: (at, value) });
            known.all += 1;
            if unbroken > known.months {
                (known.first, known.months) = (at.plus(1 - unbroken as i32), unbroken);
            }
            if value > known.worst.1 {
                known.worst = (at, value);
            }
        }
        spell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spell_is_the_longest_without_a_break_and_the_worst_month_is_that_of_all() {
        let start = Month::new(2027, 1);
        let bad = |value: f64| (value > 0.0).then_some(value);
        let figures = [0.0, 9.0, 1.0, 0.0, 2.0, 3.0, 4.0, 0.0, 5.0].map(bad);
        let spell = Spell::within(&figures, start).unwrap();
        assert_eq!((spell.first, spell.months, spell.all), (Month::new(2027, 5), 3, 6));
        assert_eq!(spell.worst.0, Month::new(2027, 2));
        assert!(Spell::within(&[None, None], start).is_none());
        let last = Spell::within(&[None, Some(1.0), Some(1.0)], start).unwrap();
        assert_eq!((last.first, last.months, last.all), (Month::new(2027, 2), 2, 2));
        // Of two that are as long the first is told.
        let two = Spell::within(&[Some(1.0), None, Some(2.0)], start).unwrap();
        assert_eq!((two.first, two.months, two.all), (start, 1, 2));
    }
}
