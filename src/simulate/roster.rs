//! The staff of all units, and how the steps change it.

use super::result::SimWarning;
use super::staff::{StaffRules, Team};
use crate::model::{IndexVec, ParamId, Plan, PostsByRole, PostsChange, Role, RolloutStep, UnitIdx};

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
    /// Posts move from the central unit.
    Transfer { unit: UnitIdx, role: Role, posts: f64 },
    /// New posts come to count, and will be filled in `arrive_in` months.
    AddPosts { unit: UnitIdx, role: Role, posts: f64, arrive_in: usize },
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
#[derive(Clone)]
struct Planned(IndexVec<UnitIdx, PostsByRole>);

impl Planned {
    fn add(&mut self, unit: UnitIdx, role: Role, posts: f64) {
        if let Some(slot) = self.0.get_mut(unit).and_then(|roles| roles.get_mut(role as usize)) {
            *slot += posts;
        }
    }

    fn get(&self, unit: UnitIdx, role: Role) -> f64 {
        self.0.get(unit).and_then(|roles| roles.get(role as usize)).copied().unwrap_or(0.0)
    }

    /// Managers that `unit` lacks by the span of control.
    fn managers_short(&self, unit: UnitIdx, span: f64) -> f64 {
        let managers = self.get(unit, Role::UnitManager);
        let others = self.0.get(unit).map_or(0.0, |roles| roles.iter().sum::<f64>()) - managers;
        if span <= 0.0 {
            return 0.0;
        }
        // The tolerance keeps 25,000000001 posts from asking for a second manager.
        ((others / span - 1e-9).ceil() - managers).max(0.0)
    }
}

impl Roster {
    pub(super) fn new(plan: &Plan) -> Self {
        let mut roster = Self {
            rules: StaffRules::new(&plan.parameters),
            central: plan.central(),
            units: IndexVec::filled(UnitStaff::default(), plan.units.len()),
            events: Vec::new(),
            next_event: 0,
            warnings: Vec::new(),
        };
        let mut planned = Planned(plan.units.iter().map(|unit| unit.today.posts).collect());
        for (unit, value) in plan.units.iter_enumerated() {
            for (role, &posts) in Role::ALL.into_iter().zip(&value.today.posts) {
                roster.add_steady(unit, role, Origin::Transferred, posts);
            }
        }
        let mut steps: Vec<&RolloutStep> = plan.steps.iter().collect();
        // A stable sort keeps the list's order within a month.
        steps.sort_by_key(|step| step.start);
        for step in steps {
            roster.plan_step(plan, step, &mut planned);
        }
        // Within a month posts are moved before new ones come.
        let is_new = |event: &Event| matches!(event, Event::AddPosts { .. });
        roster.events.sort_by_key(|(month, event)| (*month, is_new(event)));
        roster
    }

    pub(super) fn rules(&self) -> &StaffRules {
        &self.rules
    }

    pub(super) fn unit(&self, unit: UnitIdx) -> Option<&UnitStaff> {
        self.units.get(unit)
    }

    fn add_steady(&mut self, unit: UnitIdx, role: Role, origin: Origin, posts: f64) {
        let rules = self.rules;
        if posts > 0.0
            && let Some(team) = self.units.get_mut(unit).and_then(|unit| unit.team(role, origin))
        {
            team.add_steady(&rules, posts);
        }
    }

    /// Works out what one step changes: posts, and the managers that they need.
    fn plan_step(&mut self, plan: &Plan, step: &RolloutStep, planned: &mut Planned) {
        let span = plan.parameters.value(ParamId::Span);
        let short_before: IndexVec<UnitIdx, f64> =
            plan.units.indices().map(|unit| planned.managers_short(unit, span)).collect();
        for change in &step.posts {
            let (unit, role) = (change.unit, change.role);
            if step.start < plan.start {
                self.add_steady(unit, role, Origin::Transferred, change.transferred);
                planned.add(unit, role, change.transferred);
            } else if unit != self.central {
                self.plan_transfer(plan, step, change, planned);
            }
            self.plan_new(plan, step, unit, role, change.new);
            planned.add(unit, role, change.new);
        }
        for (unit, before) in short_before.iter_enumerated() {
            let short = planned.managers_short(unit, span) - before;
            if short > 0.0 {
                self.plan_new(plan, step, unit, Role::UnitManager, short);
                planned.add(unit, Role::UnitManager, short);
            }
        }
    }

    /// Plans a move from the central unit, of no more posts than it has.
    fn plan_transfer(
        &mut self,
        plan: &Plan,
        step: &RolloutStep,
        change: &PostsChange,
        planned: &mut Planned,
    ) {
        let (unit, role, asked) = (change.unit, change.role, change.transferred);
        let available = planned.get(self.central, role);
        if asked > available + 1e-9 {
            let step = step.id;
            self.warnings.push(SimWarning::TransferTooLarge { step, role, asked, available });
        }
        let posts = asked.min(available);
        if posts > 0.0 {
            let month = step.start.months_since(plan.start);
            self.events.push((month, Event::Transfer { unit, role, posts }));
            planned.add(unit, role, posts);
            planned.add(self.central, role, -posts);
        }
    }

    /// Plans new posts: when they count, and when they are filled.
    fn plan_new(&mut self, plan: &Plan, step: &RolloutStep, unit: UnitIdx, role: Role, posts: f64) {
        if posts <= 0.0 {
            return;
        }
        if step.start < plan.start {
            self.add_steady(unit, role, Origin::New, posts);
            return;
        }
        let start = step.start.months_since(plan.start);
        for (lead, part) in self.rules.lead.parts() {
            if part <= 0.0 {
                continue;
            }
            let lead = i32::try_from(lead).unwrap_or(i32::MAX / 2);
            let advertised =
                step.recruit_from.map_or(start - lead, |month| month.months_since(plan.start));
            let arrives = advertised.max(0) + lead;
            let counts_from = start.min(arrives);
            let arrive_in = usize::try_from(arrives - counts_from).unwrap_or(0);
            let event = Event::AddPosts { unit, role, posts: posts * part, arrive_in };
            self.events.push((counts_from, event));
        }
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
        match event {
            Event::AddPosts { unit, role, posts, arrive_in } => {
                let team = self.units.get_mut(unit)?.team(role, Origin::New)?;
                team.posts += posts;
                team.schedule(arrive_in, posts);
                Some((unit, posts))
            }
            Event::Transfer { unit, role, posts } => {
                let mut moving: [Team; 2] = Default::default();
                let from = self.units.get_mut(self.central)?.teams.get_mut(role as usize)?;
                let all: f64 = from.iter().map(|team| team.posts).sum();
                // The last post takes everything with it, rounding dust too.
                let share = if posts >= all - 1e-9 { 1.0 } else { posts / all };
                for (team, moved) in from.iter_mut().zip(&mut moving) {
                    team.transfer(share, moved);
                }
                let to = self.units.get_mut(unit)?.teams.get_mut(role as usize)?;
                for (team, moved) in to.iter_mut().zip(&mut moving) {
                    moved.transfer(1.0, team);
                }
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
