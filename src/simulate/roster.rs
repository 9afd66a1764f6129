//! The staff of all units, and how the steps change it.

use super::result::SimWarning;
use super::staff::{StaffRules, Team};
use crate::model::{
    IndexVec, Month, ParamId, Plan, PostsByRole, Role, RolloutStep, StepId, UnitIdx,
};

/// Whether a post was moved from today's organisation or is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    Transferred,
    New,
}

/// The teams of one unit: per role, those in transferred and those in new posts.
#[derive(Clone, Debug, Default)]
pub(super) struct UnitStaff {
    teams: [[Team; 2]; Role::COUNT],
}

/// What a step changes in a month.
#[derive(Clone, Copy, Debug)]
enum Event {
    AddPosts { unit: UnitIdx, role: Role, posts: f64 },
    Advertise { unit: UnitIdx, role: Role, posts: f64 },
    Transfer { unit: UnitIdx, role: Role, posts: f64 },
}

/// Staff of one unit and role in a month.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RoleMonth {
    pub(super) posts: f64,
    pub(super) filled: f64,
    pub(super) filled_transferred: f64,
    pub(super) ramped: f64,
    pub(super) vacancies: f64,
}

/// All staff.
#[derive(Clone, Debug)]
pub(super) struct Roster {
    rules: StaffRules,
    central: UnitIdx,
    units: IndexVec<UnitIdx, UnitStaff>,
    /// Events in order, by month position.
    events: Vec<(i32, Event)>,
    next_event: usize,
    pub(super) warnings: Vec<SimWarning>,
}

impl UnitStaff {
    fn team(&mut self, role: Role, origin: Origin) -> Option<&mut Team> {
        self.teams.get_mut(role as usize)?.get_mut(origin as usize)
    }

    pub(super) fn role(&self, rules: &StaffRules, role: Role) -> RoleMonth {
        let mut month = RoleMonth::default();
        let [transferred, new] = match self.teams.get(role as usize) {
            Some(teams) => teams.each_ref(),
            None => return month,
        };
        for team in [transferred, new] {
            month.posts += team.posts;
            month.filled += team.filled();
            month.ramped += team.ramped(rules);
            month.vacancies += team.vacancies();
        }
        month.filled_transferred = transferred.filled();
        month
    }
}

/// Posts that the plan has set, while the events are worked out.
struct Planned {
    posts: IndexVec<UnitIdx, PostsByRole>,
    /// Posts of the central unit that can still be transferred.
    transferable: PostsByRole,
}

impl Planned {
    fn add(&mut self, unit: UnitIdx, role: Role, posts: f64) {
        if let Some(slot) = self.posts.get_mut(unit).and_then(|roles| roles.get_mut(role as usize))
        {
            *slot += posts;
        }
    }

    /// Managers that `unit` lacks by the span of control.
    fn managers_short(&self, unit: UnitIdx, span: f64) -> f64 {
        let Some(posts) = self.posts.get(unit) else { return 0.0 };
        let managers = posts.get(Role::UnitManager as usize).copied().unwrap_or(0.0);
        let others = posts.iter().sum::<f64>() - managers;
        if others <= 1e-9 || span <= 0.0 {
            return 0.0;
        }
        // The tolerance keeps 25,000000001 posts from asking for a second manager.
        ((others / span - 1e-9).ceil() - managers).max(0.0)
    }
}

impl Roster {
    pub(super) fn new(plan: &Plan) -> Self {
        let rules = StaffRules::new(&plan.parameters);
        let central = plan.central();
        let mut roster = Self {
            rules,
            central,
            units: IndexVec::filled(UnitStaff::default(), plan.units.len()),
            events: Vec::new(),
            next_event: 0,
            warnings: Vec::new(),
        };
        let mut planned = Planned {
            posts: IndexVec::filled([0.0; Role::COUNT], plan.units.len()),
            transferable: plan.units.get(central).map(|unit| unit.today.posts).unwrap_or_default(),
        };
        roster.begin(plan, &mut planned);
        roster.plan_steps(plan, &mut planned);
        roster
    }

    pub(super) fn rules(&self) -> &StaffRules {
        &self.rules
    }

    pub(super) fn unit(&self, unit: UnitIdx) -> Option<&UnitStaff> {
        self.units.get(unit)
    }

    /// Today's posts and those of history, with the managers that they need.
    fn begin(&mut self, plan: &Plan, planned: &mut Planned) {
        for (unit, value) in plan.units.iter_enumerated() {
            for (role, &posts) in Role::ALL.into_iter().zip(&value.today.posts) {
                self.add_steady(unit, role, Origin::Transferred, posts);
                planned.add(unit, role, posts);
            }
        }
        for step in plan.steps.iter().filter(|step| step.start < plan.start) {
            for change in &step.posts {
                self.add_steady(change.unit, change.role, Origin::Transferred, change.transferred);
                self.add_steady(change.unit, change.role, Origin::New, change.new);
                planned.add(change.unit, change.role, change.transferred + change.new);
            }
        }
        let span = plan.parameters.value(ParamId::Span);
        for unit in plan.units.indices() {
            let short = planned.managers_short(unit, span);
            self.add_steady(unit, Role::UnitManager, Origin::New, short);
            planned.add(unit, Role::UnitManager, short);
        }
    }

    fn add_steady(&mut self, unit: UnitIdx, role: Role, origin: Origin, posts: f64) {
        let rules = self.rules;
        if posts > 0.0
            && let Some(team) = self.units.get_mut(unit).and_then(|unit| unit.team(role, origin))
        {
            team.add_steady(&rules, posts);
        }
    }

    /// Works out the events of all steps to come.
    fn plan_steps(&mut self, plan: &Plan, planned: &mut Planned) {
        let mut steps: Vec<&RolloutStep> =
            plan.steps.iter().filter(|step| step.start >= plan.start).collect();
        steps.sort_by_key(|step| step.start);
        for group in steps.chunk_by(|a, b| a.start == b.start) {
            let Some(start) = group.first().map(|step| step.start) else { continue };
            for step in group {
                self.plan_step(plan, step, planned);
            }
            let advertised = group.iter().map(|step| self.advertised(step)).min().unwrap_or(start);
            let span = plan.parameters.value(ParamId::Span);
            for unit in plan.units.indices() {
                let short = planned.managers_short(unit, span);
                self.plan_new(plan, unit, Role::UnitManager, short, (advertised, start));
                planned.add(unit, Role::UnitManager, short);
            }
        }
        // A stable sort keeps the steps' order within a month.
        self.events.sort_by_key(|(month, _)| *month);
    }

    /// The month in which a step's new posts are advertised.
    fn advertised(&self, step: &RolloutStep) -> Month {
        let lead = i32::try_from(self.rules.lead.longest()).unwrap_or(i32::MAX);
        step.recruit_from.unwrap_or_else(|| step.start.plus(-lead))
    }

    fn plan_step(&mut self, plan: &Plan, step: &RolloutStep, planned: &mut Planned) {
        let start = step.start.months_since(plan.start);
        for change in &step.posts {
            let moved = self.transferable(step.id, change.role, change.transferred, planned);
            if moved > 0.0 && change.unit != self.central {
                let (unit, role) = (change.unit, change.role);
                self.events.push((start, Event::Transfer { unit, role, posts: moved }));
                planned.add(unit, role, moved);
                planned.add(self.central, role, -moved);
            }
            let months = (self.advertised(step), step.start);
            self.plan_new(plan, change.unit, change.role, change.new, months);
            planned.add(change.unit, change.role, change.new);
        }
    }

    /// How many of `asked` posts the central unit can give.
    fn transferable(&mut self, step: StepId, role: Role, asked: f64, planned: &mut Planned) -> f64 {
        let Some(available) = planned.transferable.get_mut(role as usize) else { return 0.0 };
        let moved = asked.min(*available);
        if asked > *available + 1e-9 {
            let available = *available;
            self.warnings.push(SimWarning::TransferTooLarge { step, role, asked, available });
        }
        *available -= moved;
        moved
    }

    /// New posts that are advertised in the first of `months` and needed from the second.
    fn plan_new(
        &mut self,
        plan: &Plan,
        unit: UnitIdx,
        role: Role,
        posts: f64,
        (advertised, start): (Month, Month),
    ) {
        if posts <= 0.0 {
            return;
        }
        let advertised = advertised.months_since(plan.start).max(0);
        let start = start.months_since(plan.start);
        let soonest = advertised + i32::try_from(self.rules.lead.whole).unwrap_or(i32::MAX / 2);
        self.events.push((start.min(soonest), Event::AddPosts { unit, role, posts }));
        self.events.push((advertised, Event::Advertise { unit, role, posts }));
    }

    /// Carries out what happens at the start of month `t`, and lets the recruits in. Gives, per
    /// unit, the posts that came to count and the people who arrived.
    pub(super) fn begin_month(&mut self, t: usize) -> IndexVec<UnitIdx, (f64, f64)> {
        let mut new_posts = IndexVec::filled((0.0, 0.0), self.units.len());
        let month = i32::try_from(t).unwrap_or(i32::MAX);
        while let Some(&(at, event)) = self.events.get(self.next_event)
            && at <= month
        {
            self.next_event += 1;
            let counted = self.carry_out(event);
            if let Some((unit, posts)) = counted
                && let Some((total, _)) = new_posts.get_mut(unit)
            {
                *total += posts;
            }
        }
        for unit in self.units.indices() {
            let Some(staff) = self.units.get_mut(unit) else { continue };
            let hired: f64 = staff.teams.iter_mut().flatten().map(Team::arrive).sum();
            if let Some((_, hires)) = new_posts.get_mut(unit) {
                *hires = hired;
            }
        }
        new_posts
    }

    /// Carries out one event; gives the posts that came to count by it.
    fn carry_out(&mut self, event: Event) -> Option<(UnitIdx, f64)> {
        let rules = self.rules;
        match event {
            Event::AddPosts { unit, role, posts } => {
                self.units.get_mut(unit)?.team(role, Origin::New)?.posts += posts;
                Some((unit, posts))
            }
            Event::Advertise { unit, role, posts } => {
                self.units.get_mut(unit)?.team(role, Origin::New)?.advertise(&rules, posts);
                None
            }
            Event::Transfer { unit, role, posts } => {
                let from = self.units.get_mut(self.central)?.team(role, Origin::Transferred)?;
                let share = if from.posts > 0.0 { (posts / from.posts).min(1.0) } else { 0.0 };
                let mut moving = Team::default();
                from.transfer(share, &mut moving);
                moving.transfer(1.0, self.units.get_mut(unit)?.team(role, Origin::Transferred)?);
                Some((unit, posts))
            }
        }
    }

    /// Ends the month; gives per unit the people who left.
    pub(super) fn end_month(&mut self) -> IndexVec<UnitIdx, f64> {
        let rules = self.rules;
        let leave = |staff: &mut UnitStaff| {
            staff.teams.iter_mut().flatten().map(|team| team.end_month(&rules)).sum()
        };
        let mut leavers = IndexVec::new();
        for unit in self.units.indices() {
            leavers.push(self.units.get_mut(unit).map_or(0.0, leave));
        }
        leavers
    }
}
