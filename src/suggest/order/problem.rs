//! The task of giving each district the step in which it goes live.
//!
//! [`OrderProblem::terms`] and [`OrderProblem::violations`] are the definition of what is sought
//! and of what must hold: the search is tested against them.

/// The step that each district goes live in; `None` where the central unit keeps it.
pub type Order = Vec<Option<usize>>;

/// The most steps that a problem may have.
pub const MAX_STEPS: usize = 63;

/// A sum may be this part above its ceiling: the rounding of sums is no overload.
pub(super) const ROUNDING: f64 = 1e-9;

/// A step of the rollout.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OrderStep {
    /// Months from the first month of the plan to its start; negative for history.
    pub start: i32,
    /// The most that what is live by then may cost a year; `None` where there is no limit.
    pub budget: Option<f64>,
    /// Whether at least one district must go live in it.
    pub must_open: bool,
}

/// A district to be placed in a step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OrderDistrict {
    /// Share of the municipal need, 0 to 1.
    pub need: f64,
    /// People who get another unit when the district does.
    pub people: f64,
    /// Social workers that it takes at the caseload norm, full-time equivalents.
    pub posts: f64,
    /// What its social workers cost a year, in the unit of the budgets.
    pub cost: f64,
    /// The unit that it has in each step once it is live; `None` where that is the central one.
    pub units: Vec<Option<usize>>,
    /// The steps in which it may go live; only those where it has a unit.
    pub steps: Vec<usize>,
    /// Whether the central unit may keep it for good.
    pub may_stay: bool,
}

impl OrderDistrict {
    /// Whether there is nothing to choose: what is decided is never held against an order.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.steps.len() + usize::from(self.may_stay) == 1
    }

    /// The unit that it has in `step` if it went live in `from`.
    fn unit_in(&self, step: usize, from: Option<usize>) -> Option<usize> {
        let from = from?;
        if step < from { None } else { self.units.get(step).copied().flatten() }
    }
}

/// How much each aim matters; only the proportions count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OrderWeights {
    /// Need covered early.
    pub early: f64,
    /// Few hand-overs.
    pub handovers: f64,
}

impl Default for OrderWeights {
    fn default() -> Self {
        Self { early: 1.0, handovers: 0.0 }
    }
}

/// What an order comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OrderTerms {
    /// Mean over the months of the share of the municipal need that is live (the area under the
    /// curve of utbyggnadsgrad over its length), 0 to 1.
    pub early: f64,
    /// Changes of serving unit within the horizon per person, all districts counted.
    pub handovers: f64,
}

impl OrderTerms {
    /// The objective: early need times its weight, less hand-overs times theirs.
    #[must_use]
    pub fn objective(&self, weights: &OrderWeights) -> f64 {
        weights.early * self.early - weights.handovers * self.handovers
    }
}

/// Why a problem cannot be worked on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrderError {
    /// The horizon has no month.
    #[error("a horizon without months")]
    NoMonths,
    /// The steps do not stand in the order of their months.
    #[error("step {0} starts before the one that stands before it")]
    StepOrder(usize),
    /// There are more than [`MAX_STEPS`] steps.
    #[error("{0} steps, but there must be {MAX_STEPS} at the most")]
    Steps(usize),
    /// A list has not one entry for each step (or district).
    #[error("{list} has {found} entries, not {expected}")]
    Length {
        /// Which list.
        list: &'static str,
        /// Its length.
        found: usize,
        /// The length that it should have.
        expected: usize,
    },
    /// A figure is negative or no number.
    #[error("{0} is no figure of 0 or more")]
    Figure(&'static str),
    /// A district may go live in a step that is unknown or in which it has no unit, or names a
    /// unit that is unknown.
    #[error("district {0} names a step or unit that it cannot have")]
    Step(usize),
    /// A district, or the districts of a group together, may go live in no step and may not stay.
    #[error("district {0} has nothing to choose")]
    NoChoice(usize),
}

/// An order of rollout to be found.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderProblem {
    /// Number of months.
    pub horizon: u32,
    /// The steps in the order of their months.
    pub steps: Vec<OrderStep>,
    /// The districts.
    pub districts: Vec<OrderDistrict>,
    /// Social workers' posts of each unit that are in place by each step, full-time equivalents.
    pub posts: Vec<Vec<f64>>,
    /// How far posts may be stretched: 1 keeps to the norm, 1,1 lets a tenth more cases.
    pub slack: f64,
    /// Districts that go live in the same step, or all stay.
    pub groups: Vec<Vec<usize>>,
    /// What matters.
    pub weights: OrderWeights,
    /// [`OrderTerms::early`] must be at least this, where given.
    pub least_early: Option<f64>,
}

impl Default for OrderProblem {
    /// Nothing to decide: no months, no districts, posts at the norm, need as early as can be.
    fn default() -> Self {
        Self {
            horizon: 0,
            steps: Vec::new(),
            districts: Vec::new(),
            posts: Vec::new(),
            slack: 1.0,
            groups: Vec::new(),
            weights: OrderWeights::default(),
            least_early: None,
        }
    }
}

/// Something that an order breaks of what must hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OrderViolation {
    /// The order has not one entry for each district.
    Length,
    /// A district goes live in a step that it may not have, or stays although it may not.
    NotAllowed {
        /// The district.
        district: usize,
    },
    /// Districts of a group go live in different steps.
    Group {
        /// Position of the group.
        group: usize,
    },
    /// A unit's districts take more social workers than its posts allow.
    Posts {
        /// The unit.
        unit: usize,
        /// The step.
        step: usize,
        /// Social workers that its live districts take at the norm.
        needed: f64,
        /// The most that they may take.
        most: f64,
    },
    /// What is live costs more a year than the budget.
    Budget {
        /// The step.
        step: usize,
        /// What is live costs a year.
        cost: f64,
        /// The most that it may cost.
        most: f64,
    },
    /// No district goes live in a step that must have one.
    Empty {
        /// The step.
        step: usize,
    },
    /// Need is covered later than it must be.
    Late,
}

impl OrderProblem {
    /// Whether the problem can be worked on at all.
    ///
    /// # Errors
    /// The first thing that is out of order.
    pub fn check(&self) -> Result<(), OrderError> {
        if self.horizon == 0 {
            return Err(OrderError::NoMonths);
        }
        if self.steps.len() > MAX_STEPS {
            return Err(OrderError::Steps(self.steps.len()));
        }
        let sorted = self.steps.iter().zip(self.steps.iter().skip(1)).enumerate();
        for (at, (step, next)) in sorted {
            if next.start < step.start {
                return Err(OrderError::StepOrder(at + 1));
            }
        }
        for posts in &self.posts {
            self.one_per_step("posts", posts.len())?;
        }
        self.check_figures()?;
        for (at, district) in self.districts.iter().enumerate() {
            self.one_per_step("units of a district", district.units.len())?;
            let known = |unit: &Option<usize>| unit.is_none_or(|unit| unit < self.posts.len());
            let may = |&step: &usize| district.units.get(step).is_some_and(Option::is_some);
            if !district.units.iter().all(known) || !district.steps.iter().all(may) {
                return Err(OrderError::Step(at));
            }
            if self.choices(&[at]).is_empty() {
                return Err(OrderError::NoChoice(at));
            }
        }
        for group in &self.groups {
            for &member in group {
                if member >= self.districts.len() {
                    return Err(OrderError::Step(member));
                }
            }
            if let (Some(&first), true) = (group.first(), self.choices(group).is_empty()) {
                return Err(OrderError::NoChoice(first));
            }
        }
        Ok(())
    }

    fn one_per_step(&self, list: &'static str, found: usize) -> Result<(), OrderError> {
        let expected = self.steps.len();
        if found == expected { Ok(()) } else { Err(OrderError::Length { list, found, expected }) }
    }

    fn check_figures(&self) -> Result<(), OrderError> {
        let district = |figure: fn(&OrderDistrict) -> f64| -> Vec<f64> {
            self.districts.iter().map(figure).collect()
        };
        let lists = [
            ("the need of a district", district(|district| district.need)),
            ("the people of a district", district(|district| district.people)),
            ("the posts that a district takes", district(|district| district.posts)),
            ("the cost of a district", district(|district| district.cost)),
            ("the posts of a unit", self.posts.iter().flatten().copied().collect()),
            ("a budget", self.steps.iter().filter_map(|step| step.budget).collect()),
            ("the slack", vec![self.slack]),
            ("a weight", vec![self.weights.early, self.weights.handovers]),
            ("the least early need", self.least_early.into_iter().collect()),
        ];
        for (what, figures) in lists {
            if figures.iter().any(|figure| !figure.is_finite() || *figure < 0.0) {
                return Err(OrderError::Figure(what));
            }
        }
        Ok(())
    }

    /// What all of `members` may choose: steps in order, `None` (to stay) last.
    pub(super) fn choices(&self, members: &[usize]) -> Vec<Option<usize>> {
        let districts: Vec<&OrderDistrict> =
            members.iter().filter_map(|&member| self.districts.get(member)).collect();
        let mut choices: Vec<Option<usize>> = (0..self.steps.len())
            .filter(|step| districts.iter().all(|district| district.steps.contains(step)))
            .map(Some)
            .collect();
        if districts.iter().all(|district| district.may_stay) {
            choices.push(None);
        }
        choices
    }

    /// The months of the horizon that belong to `step`: from its start to that of the next.
    #[must_use]
    pub fn months_of(&self, step: usize) -> u32 {
        let horizon = i32::try_from(self.horizon).unwrap_or(i32::MAX);
        let start = |step: usize| self.steps.get(step).map_or(horizon, |step| step.start);
        let within = |month: i32| month.clamp(0, horizon);
        (within(start(step + 1)) - within(start(step))).unsigned_abs()
    }

    /// [`OrderTerms::early`] of one district that goes live in `from`.
    pub(super) fn early_of(&self, district: &OrderDistrict, from: Option<usize>) -> f64 {
        let live = |&step: &usize| district.unit_in(step, from).is_some();
        let months: u32 = (0..self.steps.len()).filter(live).map(|step| self.months_of(step)).sum();
        district.need * f64::from(months) / f64::from(self.horizon.max(1))
    }

    /// How often `district` changes serving unit within the horizon if it goes live in `from`:
    /// the central unit to its own counts once, and each later unit once more. What history did
    /// does not count.
    #[must_use]
    pub fn changes_of(&self, district: usize, from: Option<usize>) -> u32 {
        let Some(district) = self.districts.get(district) else { return 0 };
        let horizon = i32::try_from(self.horizon).unwrap_or(i32::MAX);
        let mut changes = 0;
        let mut before = None;
        for (at, step) in self.steps.iter().enumerate() {
            let is_future = (0..horizon).contains(&step.start);
            if is_future && self.months_of(at) == 0 {
                // Another step in the same month has the last word.
                continue;
            }
            let unit = district.unit_in(at, from);
            changes += u32::from(is_future && unit != before);
            before = unit;
        }
        changes
    }

    /// The aims for `order`.
    #[must_use]
    pub fn terms(&self, order: &[Option<usize>]) -> OrderTerms {
        let mut terms = OrderTerms::default();
        let all = self.people();
        for (at, (district, &from)) in self.districts.iter().zip(order).enumerate() {
            terms.early += self.early_of(district, from);
            if all > 0.0 {
                terms.handovers += district.people * f64::from(self.changes_of(at, from)) / all;
            }
        }
        terms
    }

    /// The objective for `order`; higher is better.
    #[must_use]
    pub fn objective(&self, order: &[Option<usize>]) -> f64 {
        self.terms(order).objective(&self.weights)
    }

    /// People in all districts.
    pub(super) fn people(&self) -> f64 {
        self.districts.iter().map(|district| district.people).sum()
    }

    /// People who change serving unit within the horizon at least `times` times under `order`.
    #[must_use]
    pub fn people_changing(&self, order: &[Option<usize>], times: u32) -> f64 {
        let districts = self.districts.iter().zip(order).enumerate();
        let changing = districts.filter(|&(at, (_, &from))| self.changes_of(at, from) >= times);
        changing.map(|(_, (district, _))| district.people).sum()
    }

    /// Social workers that the live districts of `unit` take in `step`.
    fn needed(&self, order: &[Option<usize>], unit: usize, step: usize) -> f64 {
        self.live(order, step)
            .filter(|(_, owner)| *owner == unit)
            .map(|(district, _)| district.posts)
            .sum()
    }

    /// The districts that are live in `step`, with their units.
    fn live<'a>(
        &'a self,
        order: &'a [Option<usize>],
        step: usize,
    ) -> impl Iterator<Item = (&'a OrderDistrict, usize)> {
        let districts = self.districts.iter().zip(order);
        districts
            .filter_map(move |(district, &from)| Some((district, district.unit_in(step, from)?)))
    }

    /// The order of what is decided: the fixed districts alone.
    fn fixed(&self) -> Order {
        let only = |district: &OrderDistrict| {
            district.steps.first().copied().filter(|_| district.is_fixed())
        };
        self.districts.iter().map(only).collect()
    }

    /// The most social workers that the live districts of each unit may take in each step: its
    /// posts times the slack, or what is decided takes where that is more.
    #[must_use]
    pub fn posts_ceilings(&self) -> Vec<Vec<f64>> {
        let fixed = self.fixed();
        let units = self.posts.iter().enumerate();
        units
            .map(|(unit, posts)| {
                let steps = posts.iter().enumerate();
                steps
                    .map(|(step, posts)| (posts * self.slack).max(self.needed(&fixed, unit, step)))
                    .collect()
            })
            .collect()
    }

    /// The most that what is live in each step may cost a year: its budget, or what is decided
    /// costs where that is more.
    #[must_use]
    pub fn budget_ceilings(&self) -> Vec<Option<f64>> {
        let fixed = self.fixed();
        let steps = self.steps.iter().enumerate();
        steps.map(|(at, step)| Some(step.budget?.max(self.cost(&fixed, at)))).collect()
    }

    /// What is live in `step` costs a year.
    #[must_use]
    pub fn cost(&self, order: &[Option<usize>], step: usize) -> f64 {
        self.live(order, step).map(|(district, _)| district.cost).sum()
    }

    /// The smallest slack, 1 or more, with which `order` keeps to the posts.
    ///
    /// `None` where a unit has districts to decide on but no posts, so that no slack is enough.
    #[must_use]
    pub fn slack_of(&self, order: &[Option<usize>]) -> Option<f64> {
        let fixed = self.fixed();
        let mut slack = 1.0_f64;
        for (unit, by_step) in self.posts.iter().enumerate() {
            for (step, &posts) in by_step.iter().enumerate() {
                let needed = self.needed(order, unit, step);
                if needed <= self.needed(&fixed, unit, step) * (1.0 + ROUNDING) {
                    continue;
                }
                if posts <= 0.0 {
                    return None;
                }
                slack = slack.max(needed / posts);
            }
        }
        Some(slack)
    }

    /// What `order` breaks of what must hold; empty where it is valid.
    #[must_use]
    pub fn violations(&self, order: &[Option<usize>]) -> Vec<OrderViolation> {
        if order.len() != self.districts.len() {
            return vec![OrderViolation::Length];
        }
        let mut found = Vec::new();
        for (at, (district, from)) in self.districts.iter().zip(order).enumerate() {
            let may = from.map_or(district.may_stay, |step| district.steps.contains(&step));
            if !may {
                found.push(OrderViolation::NotAllowed { district: at });
            }
        }
        for (group, members) in self.groups.iter().enumerate() {
            let mut steps = members.iter().filter_map(|&member| order.get(member));
            let first = steps.next();
            if steps.any(|step| Some(step) != first) {
                found.push(OrderViolation::Group { group });
            }
        }
        self.overloads(order, &mut found);
        for (at, step) in self.steps.iter().enumerate() {
            if step.must_open && !order.contains(&Some(at)) {
                found.push(OrderViolation::Empty { step: at });
            }
        }
        let early = self.terms(order).early;
        if self.least_early.is_some_and(|least| early < least - ROUNDING) {
            found.push(OrderViolation::Late);
        }
        found
    }

    fn overloads(&self, order: &[Option<usize>], found: &mut Vec<OrderViolation>) {
        for (unit, ceilings) in self.posts_ceilings().into_iter().enumerate() {
            for (step, most) in ceilings.into_iter().enumerate() {
                let needed = self.needed(order, unit, step);
                if needed > most + ROUNDING * most.max(1.0) {
                    found.push(OrderViolation::Posts { unit, step, needed, most });
                }
            }
        }
        for (step, most) in self.budget_ceilings().into_iter().enumerate() {
            let Some(most) = most else { continue };
            let cost = self.cost(order, step);
            if cost > most + ROUNDING * most.max(1.0) {
                found.push(OrderViolation::Budget { step, cost, most });
            }
        }
    }

    /// Share of the municipal need whose district is live (utbyggnadsgrad), for each month of the
    /// horizon.
    #[must_use]
    pub fn live_curve(&self, order: &[Option<usize>]) -> Vec<f64> {
        self.by_month(|step| self.live(order, step).map(|(district, _)| district.need).sum())
    }

    /// Share of the municipal need whose district is live and for which its unit has posts at the
    /// caseload norm, for each month of the horizon: over the units, the need of the live
    /// districts times min(1, posts / social workers that they take).
    ///
    /// It compares planned posts with the norm. The need coverage of the simulation is another
    /// thing: there people are hired, leave and learn.
    #[must_use]
    pub fn staffed_curve(&self, order: &[Option<usize>]) -> Vec<f64> {
        self.by_month(|step| {
            let units = self.posts.iter().enumerate();
            let staffed = units.map(|(unit, posts)| {
                let need: f64 = self
                    .live(order, step)
                    .filter(|(_, owner)| *owner == unit)
                    .map(|(district, _)| district.need)
                    .sum();
                let needed = self.needed(order, unit, step);
                let posts = posts.get(step).copied().unwrap_or(0.0);
                if needed > posts { need * posts / needed } else { need }
            });
            staffed.sum()
        })
    }

    /// `figure` of the step that each month belongs to; 0 before the first.
    fn by_month(&self, figure: impl Fn(usize) -> f64) -> Vec<f64> {
        let by_step: Vec<f64> = (0..self.steps.len()).map(figure).collect();
        let step_of = |month: u32| {
            let started = |step: &&OrderStep| i64::from(step.start) <= i64::from(month);
            self.steps.iter().take_while(started).count()
        };
        let of = |month| step_of(month).checked_sub(1).and_then(|step| by_step.get(step));
        (0..self.horizon).map(|month| of(month).copied().unwrap_or(0.0)).collect()
    }
}
