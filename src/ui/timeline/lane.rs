//! What a unit's row shows: posts as they come, recruiting, premises.

use crate::model::{Month, ParamId, Plan, PremisesChange, RolloutStep, StepId, UnitIdx};
use crate::simulate::{PremisesLead, area_per_post};

/// A span in which a unit's posts stay the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Segment {
    /// First month.
    pub(super) from: Month,
    /// The month in which new posts are first advertised, where there are any.
    pub(super) advertised: Option<Month>,
    /// Posts in the unit from then on, full-time equivalents.
    pub(super) total: f64,
    /// Of what came: moved from the central unit.
    pub(super) transferred: f64,
    /// Of what came: new.
    pub(super) new: f64,
    /// Whether it was there before the plan began.
    pub(super) history: bool,
}

/// Premises that open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Opening {
    /// The step that opens them.
    pub(super) step: StepId,
    /// Position in the step's list.
    pub(super) index: usize,
    /// The first month in which they are sought.
    pub(super) sought: Month,
    /// The first month of fit-out.
    pub(super) fit_out: Month,
    /// The first month with rent.
    pub(super) opens: Month,
    /// Area, m²; negative where it is given up.
    pub(super) area_m2: f64,
    /// Where the unit stays until they open.
    pub(super) temporary: Option<Stay>,
}

impl Opening {
    /// Moves the opening, with what leads to it and what it ends, by `months`.
    pub(super) fn move_by(&mut self, months: i32) {
        for month in [&mut self.opens, &mut self.sought, &mut self.fit_out] {
            *month = month.plus(months);
        }
        if let Some(stay) = &mut self.temporary {
            stay.until = stay.until.plus(months);
        }
    }
}

/// Temporary premises.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stay {
    /// First month with rent.
    pub(super) from: Month,
    /// The first month without: the opening with its delay, and the double rent.
    pub(super) until: Month,
    /// Area, m².
    pub(super) area_m2: f64,
}

impl Stay {
    /// The stay before `premises`, which open in `opens`; none before the plan's first month
    /// (`docs/model.md`, Premises).
    fn of(plan: &Plan, premises: PremisesChange, opens: Month, months: i32) -> Option<Self> {
        let temporary = premises.temporary.filter(|_| opens >= plan.start)?;
        let whole = |param| plan.parameters.value(param).round().max(0.0) as i32;
        let later = whole(ParamId::PremisesDelay) + whole(ParamId::DoubleRent);
        let (from, until) = (temporary.from.plus(months), opens.plus(later));
        Some(Self { from, until, area_m2: temporary.area_m2 })
    }
}

/// A unit's row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lane {
    pub(super) unit: UnitIdx,
    /// In order of their months.
    pub(super) segments: Vec<Segment>,
    pub(super) openings: Vec<Opening>,
}

impl Lane {
    /// The row of `unit` under the whole plan.
    pub(super) fn of(plan: &Plan, unit: UnitIdx) -> Self {
        let mut steps: Vec<&RolloutStep> = plan.steps.iter().collect();
        steps.sort_by_key(|step| step.start);
        let today: f64 = plan.units.get(unit).map_or(0.0, |unit| unit.today.posts.iter().sum());
        let mut lane = Self { unit, segments: Vec::new(), openings: Vec::new() };
        if today > 0.0 {
            lane.add(plan.start, true, None, (today, 0.0));
        }
        for step in steps {
            lane.add_step(plan, step, 0);
        }
        lane
    }

    /// What `step` alone gives `unit`, moved by `months`.
    pub(super) fn of_step(plan: &Plan, step: &RolloutStep, unit: UnitIdx, months: i32) -> Self {
        let mut lane = Self { unit, segments: Vec::new(), openings: Vec::new() };
        lane.add_step(plan, step, months);
        lane
    }

    fn add_step(&mut self, plan: &Plan, step: &RolloutStep, months: i32) {
        let posts = step.posts.iter().filter(|change| change.unit == self.unit);
        let came = posts.fold((0.0, 0.0), |(transferred, new), change| {
            (transferred + change.transferred, new + change.new)
        });
        if came.0 + came.1 > 0.0 {
            let advertised = (came.1 > 0.0).then(|| advertised(plan, step).plus(months));
            let history = step.start < plan.start;
            self.add(step.start.plus(months), history, advertised, came);
        }
        let unit = self.unit;
        let premises = step.premises.iter().copied().enumerate();
        let lead = PremisesLead::of(plan);
        self.openings.extend(premises.filter(|(_, of)| of.unit == unit).map(|(index, change)| {
            let opens = change.opens.plus(months);
            Opening {
                step: step.id,
                index,
                sought: opens.plus(-lead.total_months),
                fit_out: opens.plus(-lead.fit_out_months),
                opens,
                area_m2: area(plan, step, change),
                temporary: Stay::of(plan, change, opens, months),
            }
        }));
    }

    /// Adds posts; those of one month, and all of history, are one span.
    fn add(
        &mut self,
        from: Month,
        history: bool,
        advertised: Option<Month>,
        (transferred, new): (f64, f64),
    ) {
        if let Some(last) = self.segments.last_mut()
            && ((history && last.history) || last.from == from)
        {
            last.from = last.from.min(from);
            last.history &= history;
            last.total += transferred + new;
            last.transferred += transferred;
            last.new += new;
            last.advertised = [last.advertised, advertised].into_iter().flatten().min();
            return;
        }
        let before = self.segments.last().map_or(0.0, |last| last.total);
        let total = before + transferred + new;
        self.segments.push(Segment { from, advertised, total, transferred, new, history });
    }
}

/// The month in which `step` advertises its new posts.
pub(in crate::ui) fn advertised(plan: &Plan, step: &RolloutStep) -> Month {
    let lead = plan.parameters.value(ParamId::RecruitmentLead).ceil() as i32;
    step.recruit_from.unwrap_or_else(|| step.start.plus(-lead))
}

/// The area that `premises` open, m²: as set, or by the step's posts in the unit.
pub(in crate::ui) fn area(plan: &Plan, step: &RolloutStep, premises: PremisesChange) -> f64 {
    premises.area_m2.unwrap_or_else(|| {
        let own = step.posts.iter().filter(|change| change.unit == premises.unit);
        own.map(|change| {
            let per_post = area_per_post(plan, &plan.parameters, change.role);
            (change.transferred + change.new) * per_post
        })
        .sum()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        crate::app::from_preset("beslut-2023").unwrap().document.plan
    }

    #[test]
    fn an_area_by_posts_is_that_of_the_simulation_where_a_role_has_an_area_of_its_own() {
        let document = crate::app::from_preset("beslut-2023").unwrap().document;
        let mut plan = document.plan.clone();
        plan.model.role_mut(crate::model::Role::SocialWorker).area_m2 = Some(10.0);
        let step = plan.steps.get(1).unwrap().clone();
        let mut premises = *step.premises.first().unwrap();
        premises.area_m2 = None;
        let by_posts = area(&plan, &step, premises);
        let rented = |plan: &mut Plan, area_m2| {
            let step = plan.steps.get_mut(1).unwrap();
            step.premises.first_mut().unwrap().area_m2 = area_m2;
            let simulation = crate::simulate::run(&document.map.indicators, plan).unwrap();
            simulation.at(premises.unit, simulation.months() - 1).unwrap().area_m2
        };
        let simulated = rented(&mut plan, None);
        assert!((simulated - rented(&mut plan, Some(by_posts))).abs() < 1e-9);
        assert!((simulated - rented(&mut plan, Some(by_posts + 1.0))).abs() > 0.5);
    }

    #[test]
    fn temporary_premises_last_as_long_as_the_simulation_rents_them() {
        let document = crate::app::from_preset("beslut-2023").unwrap().document;
        let mut plan = document.plan.clone();
        for (param, value) in [(ParamId::PremisesDelay, 2.0), (ParamId::DoubleRent, 1.4)] {
            let value = crate::model::ParamValue { value, low: value, high: value };
            plan.parameters.set(param, value);
        }
        let step = plan.steps.get(1).unwrap().clone();
        let premises = *step.premises.first().unwrap();
        let area_of = |plan: &Plan| {
            let simulation = crate::simulate::run(&document.map.indicators, plan).unwrap();
            let months = 0..simulation.months();
            let area = |t| simulation.at(premises.unit, t).unwrap().area_m2;
            months.map(area).collect::<Vec<f64>>()
        };
        let without = area_of(&plan);
        let from = premises.opens.plus(-4);
        plan.steps.get_mut(1).unwrap().premises.first_mut().unwrap().temporary =
            Some(crate::model::TemporaryPremises { from, area_m2: 77.0 });
        let with = area_of(&plan);
        let step = plan.steps.get(1).unwrap();
        let lane = Lane::of_step(&plan, step, premises.unit, 0);
        let stay = lane.openings.first().unwrap().temporary.unwrap();
        for (t, (with, without)) in with.iter().zip(&without).enumerate() {
            let month = plan.start.plus(t as i32);
            let is_rented = (with - without - 77.0).abs() < 1e-9;
            assert_eq!(is_rented, (stay.from..stay.until).contains(&month), "{month}");
        }
        let moved = Lane::of_step(&plan, step, premises.unit, 3);
        let later = moved.openings.first().unwrap().temporary.unwrap();
        assert_eq!((later.from, later.until), (stay.from.plus(3), stay.until.plus(3)));
    }

    #[test]
    fn norr_begins_with_skaggetorp_and_grows_in_may_2027() {
        let plan = plan();
        let norr = Lane::of(&plan, plan.unit_by_id("norr").unwrap());
        let [before, grown] = norr.segments.as_slice() else { panic!("{:?}", norr.segments) };
        assert!(before.history);
        assert_eq!(before.from, Month::new(2022, 8));
        assert!(!grown.history);
        assert_eq!(grown.from, Month::new(2027, 5));
        let came = grown.transferred + grown.new;
        assert!((grown.total - before.total - came).abs() < 1e-9);
    }

    #[test]
    fn the_rows_of_all_units_end_at_the_posts_that_the_plan_gives_them() {
        let plan = plan();
        for (unit, _) in plan.local_units() {
            let lane = Lane::of(&plan, unit);
            let planned: f64 = plan.planned_posts(unit).iter().sum();
            let shown = lane.segments.last().map_or(0.0, |last| last.total);
            assert!((shown - planned).abs() < 1e-9, "{shown}, {planned}");
        }
    }

    #[test]
    fn a_step_that_is_dragged_takes_its_recruiting_and_premises_with_it() {
        let plan = plan();
        let step = plan.steps.get(2).unwrap();
        let unit = step.premises.first().unwrap().unit;
        let here = Lane::of_step(&plan, step, unit, 0);
        let moved = Lane::of_step(&plan, step, unit, 5);
        let (one, other) = (here.segments.first().unwrap(), moved.segments.first().unwrap());
        assert_eq!(other.from, one.from.plus(5));
        assert_eq!(other.advertised, one.advertised.map(|month| month.plus(5)));
        let (one, other) = (here.openings.first().unwrap(), moved.openings.first().unwrap());
        assert_eq!(other.opens, one.opens.plus(5));
        assert_eq!(other.sought, one.sought.plus(5));
    }
}
