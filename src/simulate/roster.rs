//! The staff of all units, and how the steps change it.

#![expect(
    clippy::indexing_slicing,
    reason = "there is one team for each unit, role and origin, and units are those of the plan"
)]

use super::chance::Chance;
use super::result::SimWarning;
use super::staff::{StaffRules, Team};
use crate::model::{
    Index, ParamId, Parameters, Plan, PostsByRole, PostsChange, Role, RolloutStep, UnitIdx,
};

/// A post was moved from today's organisation, or is new.
const TRANSFERRED: usize = 0;
const NEW: usize = 1;

/// What a step changes in a month.
#[derive(Clone, Copy, Debug)]
enum Event {
    /// Posts move from the central unit.
    Transfer { unit: UnitIdx, role: Role, posts: f64 },
    /// New posts come to count, and are filled in the month `arrives`.
    AddPosts { unit: UnitIdx, role: Role, posts: f64, arrives: usize },
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
#[derive(Clone, Debug, Default)]
pub(super) struct Roster {
    rules: StaffRules,
    central: usize,
    months: usize,
    /// By unit and role: those in transferred posts and those in new ones.
    teams: Vec<[Team; 2]>,
    /// Positions of the teams that ever have posts, rising: the others cost nothing.
    used: Vec<usize>,
    /// Events in order, by month position.
    events: Vec<(i32, Event)>,
    next_event: usize,
    /// Posts that the plan has set, while the events are worked out.
    planned: Vec<PostsByRole>,
    /// Managers that each unit lacked before a step.
    short: Vec<f64>,
    pub(super) warnings: Vec<SimWarning>,
}

fn place(unit: UnitIdx, role: Role) -> usize {
    unit.to_usize() * Role::COUNT + role as usize
}

/// Managers that a unit with these posts lacks by the span of control.
fn managers_short(posts: &PostsByRole, span: f64) -> f64 {
    let managers = posts[Role::UnitManager as usize];
    let others = posts.iter().sum::<f64>() - managers;
    if span <= 0.0 {
        return 0.0;
    }
    // The tolerance keeps 25,000000001 posts from asking for a second manager.
    ((others / span - 1e-9).ceil() - managers).max(0.0)
}

impl Roster {
    /// Sets what governs all teams.
    pub(super) fn set_rules(&mut self, parameters: &Parameters) {
        self.rules.set(parameters);
    }

    pub(super) fn rules(&self) -> &StaffRules {
        &self.rules
    }

    /// Begins the plan with `parameters`, whose rules are set; `steps` are its steps in the order of their start.
    pub(super) fn begin(
        &mut self,
        plan: &Plan,
        steps: &[&RolloutStep],
        parameters: &Parameters,
        chance: &Chance,
    ) {
        self.central = plan.central().to_usize();
        self.months = usize::from(plan.horizon_months);
        self.teams.resize(plan.units.len() * Role::COUNT, Default::default());
        for team in self.teams.iter_mut().flatten() {
            team.clear(&self.rules, self.months);
        }
        self.events.clear();
        self.next_event = 0;
        self.warnings.clear();
        self.planned = plan.units.iter().map(|unit| unit.today.posts).collect();
        for (unit, value) in plan.units.iter_enumerated() {
            for (role, &posts) in Role::ALL.into_iter().zip(&value.today.posts) {
                self.add_steady(unit, role, TRANSFERRED, posts);
            }
        }
        let span = parameters.value(ParamId::Span);
        for step in steps {
            self.plan_step(plan, step, span, chance);
        }
        let used = self
            .teams
            .iter()
            .enumerate()
            .filter(|(_, teams)| teams.iter().any(|team| team.is_used));
        self.used.clear();
        self.used.extend(used.map(|(place, _)| place));
        for (_, event) in &self.events {
            let (Event::Transfer { unit, role, .. } | Event::AddPosts { unit, role, .. }) = event;
            self.used.push(place(*unit, *role));
        }
        self.used.sort_unstable();
        self.used.dedup();
        // Within a month posts are moved before new ones come.
        let is_new = |event: &Event| matches!(event, Event::AddPosts { .. });
        self.events.sort_by_key(|(month, event)| (*month, is_new(event)));
    }

    fn add_steady(&mut self, unit: UnitIdx, role: Role, origin: usize, posts: f64) {
        if posts > 0.0 {
            self.teams[place(unit, role)][origin].add_steady(&self.rules, posts);
        }
    }

    /// Works out what one step changes: posts, and the managers that they need.
    fn plan_step(&mut self, plan: &Plan, step: &RolloutStep, span: f64, chance: &Chance) {
        self.short = self.planned.iter().map(|posts| managers_short(posts, span)).collect();
        for change in &step.posts {
            let PostsChange { unit, role, .. } = *change;
            if step.start < plan.start {
                self.add_steady(unit, role, TRANSFERRED, change.transferred);
                self.planned[unit.to_usize()][role as usize] += change.transferred;
            } else if unit.to_usize() != self.central {
                self.plan_transfer(plan, step, change);
            }
            self.plan_new(plan, step, (unit, role), change.new, chance);
            self.planned[unit.to_usize()][role as usize] += change.new;
        }
        for unit in plan.units.indices() {
            let short =
                managers_short(&self.planned[unit.to_usize()], span) - self.short[unit.to_usize()];
            if short > 0.0 {
                self.plan_new(plan, step, (unit, Role::UnitManager), short, chance);
                self.planned[unit.to_usize()][Role::UnitManager as usize] += short;
            }
        }
    }

    /// Plans a move from the central unit, of no more posts than it has.
    fn plan_transfer(&mut self, plan: &Plan, step: &RolloutStep, change: &PostsChange) {
        let (unit, role, asked) = (change.unit, change.role, change.transferred);
        let central = plan.central();
        let available = self.planned[central.to_usize()][role as usize];
        if asked > available + 1e-9 {
            let step = step.id;
            self.warnings.push(SimWarning::TransferTooLarge { step, role, asked, available });
        }
        let posts = asked.min(available);
        if posts > 0.0 {
            let month = step.start.months_since(plan.start);
            self.events.push((month, Event::Transfer { unit, role, posts }));
            self.planned[unit.to_usize()][role as usize] += posts;
            self.planned[central.to_usize()][role as usize] -= posts;
        }
    }

    /// Plans new posts: when they count, and when they are filled.
    fn plan_new(
        &mut self,
        plan: &Plan,
        step: &RolloutStep,
        (unit, role): (UnitIdx, Role),
        posts: f64,
        chance: &Chance,
    ) {
        if posts <= 0.0 {
            return;
        }
        if step.start < plan.start {
            self.add_steady(unit, role, NEW, posts);
            return;
        }
        let start = step.start.months_since(plan.start);
        for (lead, part) in self.rules.lead.parts() {
            if part <= 0.0 {
                continue;
            }
            let lead = lead as i32;
            let advertised =
                step.recruit_from.map_or(start - lead, |month| month.months_since(plan.start));
            let advertised = advertised.max(0);
            let drawn = chance.lead_of_step(place(unit, role), advertised as usize);
            let lead = drawn.map_or(lead, |drawn| drawn as i32);
            let arrives = advertised + lead;
            let counts_from = start.min(arrives);
            let arrives = arrives as usize;
            let event = Event::AddPosts { unit, role, posts: posts * part, arrives };
            self.events.push((counts_from, event));
        }
    }

    /// Carries out what happens at the start of month `t`, and lets the recruits in. Gives, per
    /// unit, the posts that came to count and the people who arrived.
    pub(super) fn begin_month(&mut self, t: usize, counted: &mut [(f64, f64)]) {
        counted.fill((0.0, 0.0));
        while let Some(&(at, event)) = self.events.get(self.next_event)
            && at <= t as i32
        {
            self.next_event += 1;
            let (unit, posts) = self.carry_out(t, event);
            counted[unit.to_usize()].0 += posts;
        }
        for &place in &self.used {
            for team in self.teams[place].iter_mut().filter(|team| team.is_used) {
                counted[place / Role::COUNT].1 += team.arrive(&self.rules, t);
            }
        }
    }

    /// Carries out one event; gives the posts that came to count by it.
    fn carry_out(&mut self, t: usize, event: Event) -> (UnitIdx, f64) {
        match event {
            Event::AddPosts { unit, role, posts, arrives } => {
                let team = &mut self.teams[place(unit, role)][NEW];
                team.is_used = true;
                team.posts += posts;
                team.schedule(arrives, posts);
                (unit, posts)
            }
            Event::Transfer { unit, role, posts } => {
                let from = self.central * Role::COUNT + role as usize;
                let mut moving = std::mem::take(&mut self.teams[from]);
                let all: f64 = moving.iter().map(|team| team.posts).sum();
                // The last post takes everything with it, rounding dust too.
                let share = if posts >= all - 1e-9 { 1.0 } else { posts / all };
                for (team, to) in moving.iter_mut().zip(&mut self.teams[place(unit, role)]) {
                    if team.is_used {
                        to.is_used = true;
                        team.transfer(&self.rules, t, share, to);
                    }
                }
                self.teams[from] = moving;
                (unit, posts)
            }
        }
    }

    /// The staff of `unit` in `role` in month `t`.
    pub(super) fn role(&self, unit: UnitIdx, role: Role, t: usize) -> RoleMonth {
        let mut month = RoleMonth::default();
        let teams = &self.teams[place(unit, role)];
        for team in teams.iter().filter(|team| team.is_used) {
            month.posts += team.posts;
            month.filled += team.filled;
            month.ramped += team.ramped(&self.rules, t);
            month.vacancies += team.vacancies();
        }
        month.filled_transferred = teams[TRANSFERRED].filled;
        month
    }

    /// Ends month `t`: some leave, and what they leave is advertised. Gives per unit the people
    /// who left.
    pub(super) fn end_month(&mut self, t: usize, chance: &mut Chance, leavers: &mut [f64]) {
        leavers.fill(0.0);
        let lead = self.rules.lead;
        for &place in &self.used {
            let teams = &mut self.teams[place];
            if !teams.iter().any(|team| team.is_used) {
                continue;
            }
            let q = self.rules.leaving[place % Role::COUNT];
            let filled: f64 = teams.iter().map(|team| team.filled).sum();
            let part = chance.leaving(place, t, filled, q);
            if part <= 0.0 {
                continue;
            }
            let drawn = chance.lead(place, t);
            for team in teams.iter_mut().filter(|team| team.is_used) {
                let left = team.leave(part);
                leavers[place / Role::COUNT] += left;
                // A post is advertised in the month after, so it is empty for the lead time.
                if let Some(lead) = drawn {
                    team.schedule(t + 1 + lead, left);
                } else {
                    for (lead, part) in lead.parts() {
                        team.schedule(t + 1 + lead, left * part);
                    }
                }
            }
        }
    }
}
