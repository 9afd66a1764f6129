//! The staff of all units, and how the steps change it.

#![expect(
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "there is one team for each unit, role and origin, and units are those of the plan; \
              much of this is done every month"
)]

use super::chance::{Chance, Keys};
use super::figures::Detail;
use super::given::Given;
use super::result::SimWarning;
use super::staff::{StaffRules, Team};
use crate::model::{Index, ParamId, Plan, PostsByRole, PostsChange, Role, RolloutStep, UnitIdx};
use crate::probability::lanes::Lanes;

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
    /// By unit and role: those in all posts.
    teams: Vec<Team<N>>,
    /// By unit and role: of them, those in posts that today's organisation has or had, as far as
    /// somebody asks for them.
    transferred: Vec<Team<N>>,
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

    /// Begins the plan of `frame` with parameters whose rules are set, for what `detail` asks for.
    pub(super) fn begin(
        &mut self,
        frame: Frame<'_>,
        given: Given<'_, N>,
        chance: &Chance<N>,
        detail: Detail,
    ) {
        let plan = frame.plan;
        self.central = plan.central().to_usize();
        self.months = usize::from(plan.horizon_months);
        let count = plan.units.len() * Role::COUNT;
        self.teams.resize(count, Team::default());
        for (place, team) in self.teams.iter_mut().enumerate() {
            let is_social = place % Role::COUNT == Role::SocialWorker as usize;
            let with_work = match detail {
                Detail::All => true,
                Detail::Course => is_social,
                Detail::Money => false,
            };
            team.clear(&self.rules, self.months, with_work);
        }
        let count = if detail == Detail::All { count } else { 0 };
        self.transferred.resize(count, Team::default());
        for team in &mut self.transferred {
            team.clear(&self.rules, self.months, false);
        }
        self.events.clear();
        self.next_event = 0;
        self.warnings.clear();
        self.planned.clear();
        self.planned.extend(plan.units.iter().map(|unit| unit.today.posts));
        for (unit, value) in plan.units.iter_enumerated() {
            for (role, &posts) in Role::ALL.into_iter().zip(&value.today.posts) {
                self.add_steady((unit, role), posts, true);
            }
        }
        let span = given.choice(ParamId::Span);
        for step in frame.steps {
            self.plan_step(frame, step, span, chance);
        }
        self.is_used.clear();
        self.is_used.extend(self.teams.iter().map(|team| team.is_used));
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

    fn add_steady(&mut self, (unit, role): (UnitIdx, Role), posts: f64, is_transferred: bool) {
        if posts <= 0.0 {
            return;
        }
        let place = place(unit, role);
        self.teams[place].add_steady(&self.rules, posts);
        if let Some(team) = self.transferred.get_mut(place).filter(|_| is_transferred) {
            team.add_steady(&self.rules, posts);
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
                self.add_steady((unit, role), change.transferred, true);
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
            self.add_steady((unit, role), posts, false);
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
            counted[place / Role::COUNT].1 += self.teams[place].arrive(t);
            if let Some(team) = self.transferred.get_mut(place) {
                let _hired = team.arrive(t);
            }
        }
    }

    /// Carries out one event, and counts the posts that come to count by it.
    #[inline(never)]
    fn carry_out(&mut self, t: usize, event: Event, counted: &mut [(Lanes<N>, Lanes<N>)]) {
        match event {
            Event::AddPosts { lane, unit, role, posts, arrives } => {
                let team = &mut self.teams[place(unit, role)];
                team.is_used = true;
                team.posts.0[lane] += posts;
                team.schedule_in(lane, arrives, posts);
                counted[unit.to_usize()].0.0[lane] += posts;
            }
            Event::Transfer { unit, role, posts } => {
                let from = self.central * Role::COUNT + role as usize;
                let to = place(unit, role);
                let all = self.teams[from].posts;
                // The last post takes everything with it, rounding dust too.
                let share = all.map(|all| if posts >= all - 1e-9 { 1.0 } else { posts / all });
                for teams in [&mut self.teams, &mut self.transferred] {
                    if let Ok([from, to]) = teams.get_disjoint_mut([from, to]) {
                        to.is_used |= from.is_used;
                        from.transfer(t, share, to);
                    }
                }
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
        let team = &self.teams[place];
        staff.posts = team.posts;
        staff.filled = team.filled;
        staff.filled_transferred =
            self.transferred.get(place).map_or(Lanes::ZERO, |team| team.filled);
        staff.vacancies = team.vacancies();
        staff.ramped = if with_work { team.ramped(&self.rules, t) } else { Lanes::ZERO };
    }

    /// Ends month `t`: some leave, and what they leave is advertised. Gives per unit the people
    /// who left.
    #[inline(always)]
    pub(super) fn end_month(&mut self, t: usize, chance: &Chance<N>, leavers: &mut [Lanes<N>]) {
        leavers.fill(Lanes::ZERO);
        let Self { rules, teams, transferred, used, .. } = self;
        for &place in used.iter() {
            let team = &mut teams[place];
            if !team.is_used {
                continue;
            }
            let q = rules.leaving[place % Role::COUNT];
            let part = chance.leaving(place, t, team.filled, q);
            if !part.any(|part| part > 0.0) {
                continue;
            }
            // A post is advertised in the month after, so it is empty for the lead time.
            let leads = chance.is_on().then(|| chance.leads(place, t));
            let teams = [Some(team), transferred.get_mut(place)];
            for (is_part, team) in teams.into_iter().flatten().enumerate() {
                let left = team.leave(part);
                if is_part == 0 {
                    leavers[place / Role::COUNT] += left;
                }
                if let Some(leads) = leads {
                    team.schedule_each(t + 1, leads, left);
                } else {
                    for (lead, share) in rules.lead.parts() {
                        team.schedule(t + 1 + lead, left * share);
                    }
                }
            }
        }
    }
}
