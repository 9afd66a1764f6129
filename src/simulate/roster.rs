//! The staff of all units, and how the steps change it.

#![expect(
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "there is one team for each unit, role and origin, and units are those of the plan; \
              much of this is done every month"
)]

use super::chance::{Chance, Keys};
use super::given::Given;
use super::result::SimWarning;
use super::staff::{StaffRules, Team};
use crate::model::{Index, ParamId, Plan, PostsByRole, PostsChange, Role, RolloutStep, UnitIdx};
use crate::probability::lanes::Lanes;

/// A post was moved from today's organisation, or is new.
const TRANSFERRED: usize = 0;
const NEW: usize = 1;

/// What a step changes in a month.
#[derive(Clone, Copy, Debug)]
enum Event {
    /// Posts move from the central unit.
    Transfer { unit: UnitIdx, role: Role, posts: f64 },
    /// In one run new posts come to count, and are filled in the month `arrives`.
    AddPosts { lane: usize, unit: UnitIdx, role: Role, posts: f64, arrives: usize },
}

/// Staff of one unit and role in a month.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RoleMonth<const N: usize> {
    /// Whether there ever is anybody; the rest is of no meaning where there is not.
    pub(super) is_used: bool,
    pub(super) posts: Lanes<N>,
    pub(super) filled: Lanes<N>,
    pub(super) filled_transferred: Lanes<N>,
    pub(super) ramped: Lanes<N>,
    pub(super) vacancies: Lanes<N>,
}

/// What is alike in all runs of a plan.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame<'a> {
    pub(super) plan: &'a Plan,
    /// Its steps in the order of their start.
    pub(super) steps: &'a [&'a RolloutStep],
    pub(super) keys: &'a Keys,
}

/// All staff.
#[derive(Clone, Debug, Default)]
pub(super) struct Roster<const N: usize> {
    rules: StaffRules<N>,
    central: usize,
    months: usize,
    /// By unit and role: those in transferred posts and those in new ones.
    teams: Vec<[Team<N>; 2]>,
    /// By unit and role, whether it ever has posts: the others cost nothing.
    is_used: Vec<bool>,
    /// Positions of the teams that ever have posts, rising.
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

impl<const N: usize> Roster<N> {
    /// Sets what governs all teams.
    pub(super) fn set_rules(&mut self, given: Given<'_, N>) {
        self.rules.set(given);
    }

    pub(super) fn rules(&self) -> &StaffRules<N> {
        &self.rules
    }

    /// Begins the plan of `frame` with parameters whose rules are set.
    pub(super) fn begin(&mut self, frame: Frame<'_>, given: Given<'_, N>, chance: &Chance<N>) {
        let plan = frame.plan;
        self.central = plan.central().to_usize();
        self.months = usize::from(plan.horizon_months);
        self.teams.resize(plan.units.len() * Role::COUNT, Default::default());
        for team in self.teams.iter_mut().flatten() {
            team.clear(&self.rules, self.months);
        }
        self.events.clear();
        self.next_event = 0;
        self.warnings.clear();
        self.planned.clear();
        self.planned.extend(plan.units.iter().map(|unit| unit.today.posts));
        for (unit, value) in plan.units.iter_enumerated() {
            for (role, &posts) in Role::ALL.into_iter().zip(&value.today.posts) {
                self.add_steady(unit, role, TRANSFERRED, posts);
            }
        }
        let span = given.choice(ParamId::Span);
        for step in frame.steps {
            self.plan_step(frame, step, span, chance);
        }
        self.is_used.clear();
        self.is_used.extend(self.teams.iter().map(|teams| teams.iter().any(|team| team.is_used)));
        for (_, event) in &self.events {
            let (Event::Transfer { unit, role, .. } | Event::AddPosts { unit, role, .. }) = event;
            self.is_used[place(*unit, *role)] = true;
        }
        self.used.clear();
        let used = self.is_used.iter().enumerate().filter(|(_, is_used)| **is_used);
        self.used.extend(used.map(|(place, _)| place));
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
    fn plan_step(&mut self, frame: Frame<'_>, step: &RolloutStep, span: f64, chance: &Chance<N>) {
        let plan = frame.plan;
        self.short.clear();
        self.short.extend(self.planned.iter().map(|posts| managers_short(posts, span)));
        for change in &step.posts {
            let PostsChange { unit, role, .. } = *change;
            if step.start < plan.start {
                self.add_steady(unit, role, TRANSFERRED, change.transferred);
                self.planned[unit.to_usize()][role as usize] += change.transferred;
            } else if unit.to_usize() != self.central {
                self.plan_transfer(plan, step, change);
            }
            self.plan_new(frame, step, (unit, role), change.new, chance);
            self.planned[unit.to_usize()][role as usize] += change.new;
        }
        for unit in plan.units.indices() {
            let short =
                managers_short(&self.planned[unit.to_usize()], span) - self.short[unit.to_usize()];
            if short > 0.0 {
                self.plan_new(frame, step, (unit, Role::UnitManager), short, chance);
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
        frame: Frame<'_>,
        step: &RolloutStep,
        (unit, role): (UnitIdx, Role),
        posts: f64,
        chance: &Chance<N>,
    ) {
        let plan = frame.plan;
        if posts <= 0.0 {
            return;
        }
        if step.start < plan.start {
            self.add_steady(unit, role, NEW, posts);
            return;
        }
        let start = step.start.months_since(plan.start);
        let recruit_from = step.recruit_from.map(|month| month.months_since(plan.start));
        for (lane, leads) in self.rules.leads.iter().enumerate() {
            for (lead, part) in leads.parts() {
                if part <= 0.0 {
                    continue;
                }
                let lead = lead as i32;
                let advertised = recruit_from.unwrap_or(start - lead).max(0);
                let drawn =
                    chance.lead_of_step(frame.keys, lane, place(unit, role), advertised as usize);
                let lead = drawn.map_or(lead, |drawn| drawn as i32);
                let arrives = advertised + lead;
                let counts_from = start.min(arrives);
                let (posts, arrives) = (posts * part, arrives as usize);
                let event = Event::AddPosts { lane, unit, role, posts, arrives };
                self.events.push((counts_from, event));
            }
        }
    }

    /// Carries out what happens at the start of month `t`, and lets the recruits in. Gives, per
    /// unit, the posts that came to count and the people who arrived.
    #[inline(always)]
    pub(super) fn begin_month(&mut self, t: usize, counted: &mut [(Lanes<N>, Lanes<N>)]) {
        counted.fill((Lanes::ZERO, Lanes::ZERO));
        while let Some(&(at, event)) = self.events.get(self.next_event)
            && at <= t as i32
        {
            self.next_event += 1;
            self.carry_out(t, event, counted);
        }
        for &place in &self.used {
            for team in self.teams[place].iter_mut().filter(|team| team.is_used) {
                counted[place / Role::COUNT].1 += team.arrive(&self.rules, t);
            }
        }
    }

    /// Carries out one event, and counts the posts that come to count by it.
    #[inline(never)]
    fn carry_out(&mut self, t: usize, event: Event, counted: &mut [(Lanes<N>, Lanes<N>)]) {
        match event {
            Event::AddPosts { lane, unit, role, posts, arrives } => {
                let team = &mut self.teams[place(unit, role)][NEW];
                team.is_used = true;
                team.posts.0[lane] += posts;
                team.schedule_in(lane, arrives, posts);
                counted[unit.to_usize()].0.0[lane] += posts;
            }
            Event::Transfer { unit, role, posts } => {
                let from = self.central * Role::COUNT + role as usize;
                let mut moving = std::mem::take(&mut self.teams[from]);
                let all: Lanes<N> = moving.iter().map(|team| team.posts).sum();
                // The last post takes everything with it, rounding dust too.
                let share = all.map(|all| if posts >= all - 1e-9 { 1.0 } else { posts / all });
                for (team, to) in moving.iter_mut().zip(&mut self.teams[place(unit, role)]) {
                    if team.is_used {
                        to.is_used = true;
                        team.transfer(&self.rules, t, share, to);
                    }
                }
                self.teams[from] = moving;
                counted[unit.to_usize()].0 += Lanes::from(posts);
            }
        }
    }

    /// Sets `staff` to that of `unit` in `role` in month `t`, what they do only `with_work`.
    #[inline(always)]
    pub(super) fn set_role(
        &self,
        (unit, role): (UnitIdx, Role),
        t: usize,
        with_work: bool,
        staff: &mut RoleMonth<N>,
    ) {
        let place = place(unit, role);
        staff.is_used = self.is_used[place];
        if !staff.is_used {
            return;
        }
        let [first, second] = &self.teams[place];
        staff.posts = first.posts + second.posts;
        staff.filled = first.filled + second.filled;
        staff.filled_transferred = first.filled;
        staff.vacancies = Lanes::ZERO;
        staff.ramped = Lanes::ZERO;
        for team in [first, second].into_iter().filter(|team| team.is_used) {
            if with_work {
                staff.ramped += team.ramped(&self.rules, t);
            }
            staff.vacancies += team.vacancies();
        }
    }

    /// Ends month `t`: some leave, and what they leave is advertised. Gives per unit the people
    /// who left.
    #[inline(always)]
    pub(super) fn end_month(&mut self, t: usize, chance: &mut Chance<N>, leavers: &mut [Lanes<N>]) {
        leavers.fill(Lanes::ZERO);
        let Self { rules, teams, used, .. } = self;
        for &place in used.iter() {
            let teams = &mut teams[place];
            if !teams.iter().any(|team| team.is_used) {
                continue;
            }
            let q = rules.leaving[place % Role::COUNT];
            let filled: Lanes<N> = teams.iter().map(|team| team.filled).sum();
            let part = chance.leaving(place, t, filled, q);
            if !part.any(|part| part > 0.0) {
                continue;
            }
            // A post is advertised in the month after, so it is empty for the lead time.
            let mut leads = [0; N];
            if chance.is_on() {
                for lane in (0..N).filter(|lane| part.0[*lane] > 0.0) {
                    leads[lane] = chance.lead(lane, place, t);
                }
            }
            for team in teams.iter_mut().filter(|team| team.is_used) {
                let left = team.leave(part);
                leavers[place / Role::COUNT] += left;
                if chance.is_on() {
                    for lane in (0..N).filter(|lane| part.0[*lane] > 0.0) {
                        team.schedule_in(lane, t + 1 + leads[lane], left.0[lane]);
                    }
                } else {
                    for (lead, share) in rules.lead.parts() {
                        team.schedule(t + 1 + lead, left * share);
                    }
                }
            }
        }
    }
}
