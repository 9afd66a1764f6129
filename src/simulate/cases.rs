//! Open investigations, followed per group of districts, start month and month of being taken up.

#![expect(
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "positions are start months, for which the arrays are made, and kinds of case; most \
              of this is done every month"
)]

use super::delay::{Delay, Delays};
use super::given::Given;
use super::norm::case_types;
use crate::model::{ParamId, Plan};
use crate::probability::lanes::Lanes;

/// A case that has been open this many months is past the legal limit.
pub const LEGAL_LIMIT_MONTHS: usize = 4;

/// A type of case as the months see it.
#[derive(Clone, Debug, Default)]
struct Kind<const N: usize> {
    /// When cases fall due after they were taken up, as parts of all started ones.
    falls: Delays<N>,
    /// Work of a case, 1 on average.
    work: Lanes<N>,
}

/// How long investigations take.
#[derive(Clone, Debug, Default)]
pub(super) struct CaseRules<const N: usize> {
    kinds: Vec<Kind<N>>,
    /// The shortest time after which cases of any kind fall due.
    shortest: usize,
    /// The longest.
    longest: usize,
    /// Whether cases wait to be taken up.
    pub(super) ceiling: Option<f64>,
}

impl<const N: usize> CaseRules<N> {
    /// The rules of `plan` under the parameters `given`.
    pub(super) fn set(&mut self, plan: &Plan, given: Given<'_, N>) {
        let count = plan.model.case_types.len().max(1);
        self.kinds.resize(count, Kind::default());
        for (index, kind) in self.kinds.iter_mut().enumerate() {
            let mut delays = [Delay::default(); N];
            let mut part = 0.0;
            for (lane, parameters) in given.0.iter().enumerate() {
                let types = case_types(plan, parameters);
                let shares: f64 = types.clone().map(|(share, _)| share).sum();
                let all = types.clone().map(|(share, months)| share * months);
                let mean = all.sum::<f64>() / shares;
                for (share, months) in types.skip(index).take(1) {
                    part = share / shares;
                    kind.work.0[lane] = if mean > 0.0 { months / mean } else { 1.0 };
                    delays[lane] = Delay::new(months);
                }
            }
            kind.falls.set(&delays, part);
        }
        let kinds = || self.kinds.iter().map(|kind| &kind.falls);
        self.shortest = kinds().map(|falls| falls.shortest).min().unwrap_or(0);
        self.longest = kinds().map(Delays::longest).max().unwrap_or(0);
        let ceiling = given.choice(ParamId::CaseloadCeiling);
        self.ceiling = (ceiling > 0.0).then_some(ceiling);
    }

    /// Position of the start month `t`, from the earliest that can still be open.
    #[inline(always)]
    fn position(&self, t: usize) -> usize {
        t + self.longest
    }
}

/// Cases of one start month that were taken up in one month.
#[derive(Clone, Copy, Debug)]
struct Batch<const N: usize> {
    /// Position of the start month.
    started: usize,
    /// Position of the month in which they were taken up.
    taken_up: usize,
    /// Of all kinds.
    cases: Lanes<N>,
}

/// The cases of the districts of one group.
#[derive(Clone, Debug, Default)]
pub(super) struct GroupCases<const N: usize> {
    /// Those taken up, in the order of being so.
    batches: Vec<Batch<N>>,
    /// All before it fell due before the month.
    first: usize,
    /// By kind and start month, those that are due and not closed.
    due: Vec<Vec<Lanes<N>>>,
    /// The first start month of which some may be due.
    first_due: usize,
    /// By start month, those that wait.
    waiting: Vec<Lanes<N>>,
    /// The first start month of which some may wait.
    first_waiting: usize,
    /// Taken up and not closed at the end of the last month.
    pub(super) active: Lanes<N>,
    pub(super) all_waiting: Lanes<N>,
    pub(super) overdue: Lanes<N>,
}

impl<const N: usize> GroupCases<N> {
    /// The steady state of `started` cases a month without a queue, for `months` months ahead.
    pub(super) fn begin(&mut self, rules: &CaseRules<N>, started: Lanes<N>, months: usize) {
        let end = rules.position(months);
        self.due.resize(rules.kinds.len(), Vec::new());
        for due in &mut self.due {
            due.clear();
            due.resize(end, Lanes::ZERO);
        }
        self.first_due = 0;
        self.waiting.clear();
        if rules.ceiling.is_some() {
            self.waiting.resize(end, Lanes::ZERO);
        }
        self.first_waiting = rules.position(0);
        self.all_waiting = Lanes::ZERO;
        self.first = 0;
        self.batches.clear();
        // What fell due before month 0 is closed.
        let before = 0..rules.longest;
        let batch = |position| Batch { started: position, taken_up: position, cases: started };
        self.batches.extend(before.map(batch));
    }

    /// Starts cases in month `t`.
    #[inline(always)]
    fn start(&mut self, rules: &CaseRules<N>, t: usize, cases: Lanes<N>) {
        let now = rules.position(t);
        if rules.ceiling.is_none() {
            self.batches.push(Batch { started: now, taken_up: now, cases });
        } else {
            self.waiting[now] += cases;
        }
    }

    /// Moves to due what falls due in month `t`.
    #[inline(always)]
    fn fall_due(&mut self, rules: &CaseRules<N>, t: usize) {
        let now = rules.position(t);
        while self.batches.get(self.first).is_some_and(|it| now - it.taken_up > rules.longest) {
            self.first += 1;
        }
        for batch in &self.batches[self.first..] {
            let age = now - batch.taken_up;
            if age < rules.shortest {
                break;
            }
            for (due, kind) in self.due.iter_mut().zip(&rules.kinds) {
                if let Some(part) = kind.falls.part(age) {
                    due[batch.started] += batch.cases * part;
                }
            }
            self.first_due = self.first_due.min(batch.started);
        }
    }

    /// Adds the work of all that is due to `work`, by start month from `oldest` on.
    #[inline(always)]
    fn add_work(&self, rules: &CaseRules<N>, oldest: usize, work: &mut [Lanes<N>]) {
        for (due, kind) in self.due.iter().zip(&rules.kinds) {
            for (work, due) in work.iter_mut().zip(&due[oldest..]) {
                *work += *due * kind.work;
            }
        }
    }

    /// Closes of each start month from `oldest` on the part `parts` of what is due; gives the
    /// number closed, and counts what stays open.
    #[inline(always)]
    fn close(
        &mut self,
        rules: &CaseRules<N>,
        t: usize,
        oldest: usize,
        parts: &[Lanes<N>],
    ) -> Lanes<N> {
        let now = rules.position(t);
        let end = oldest + parts.len();
        let (mut closed, mut overdue, mut active) = (Lanes::ZERO, Lanes::ZERO, Lanes::ZERO);
        // What was started before is past the legal limit.
        let late = (now + 1).saturating_sub(LEGAL_LIMIT_MONTHS).clamp(oldest, end) - oldest;
        let (old_parts, young_parts) = parts.split_at(late);
        let mut close = |due: &mut [Lanes<N>], parts: &[Lanes<N>]| {
            let mut open = Lanes::ZERO;
            for (due, part) in due.iter_mut().zip(parts) {
                let done = *due * *part;
                closed += done;
                // All of it leaves exactly nothing.
                *due -= done;
                open += *due;
            }
            open
        };
        for due in &mut self.due {
            let (old, young) = due[oldest..end].split_at_mut(late);
            overdue += close(old, old_parts);
            active += close(young, young_parts);
        }
        active += overdue;
        let is_open = |at: usize| self.due.iter().any(|due| due[at].any(|open| open > 0.0));
        self.first_due = (self.first_due..end).find(|at| is_open(*at)).unwrap_or(end);
        for batch in &self.batches[self.first..] {
            let age = now - batch.taken_up;
            for kind in &rules.kinds {
                if let Some(part) = kind.falls.longer(age) {
                    let open = batch.cases * part;
                    active += open;
                    if now - batch.started >= LEGAL_LIMIT_MONTHS {
                        overdue += open;
                    }
                }
            }
        }
        (self.active, self.overdue) = (active, overdue);
        closed
    }

    /// Takes up cases that waited, after the month's closings: what takes no month is due in the
    /// next.
    fn take_up(&mut self, rules: &CaseRules<N>, started: usize, now: usize, cases: Lanes<N>) {
        for (due, kind) in self.due.iter_mut().zip(&rules.kinds) {
            if let Some(part) = kind.falls.part(0) {
                due[started] += cases * part;
                self.first_due = self.first_due.min(started);
            }
        }
        self.active += cases;
        if now - started >= LEGAL_LIMIT_MONTHS {
            self.overdue += cases;
        }
        self.batches.push(Batch { started, taken_up: now, cases });
    }

    /// Counts those that wait, and of them those past the legal limit.
    fn count_waiting(&mut self, rules: &CaseRules<N>, t: usize) {
        let limit = (rules.position(t) + 1).saturating_sub(LEGAL_LIMIT_MONTHS);
        let old = self.waiting.get(self.first_waiting..limit).unwrap_or_default();
        self.overdue += old.iter().copied().sum::<Lanes<N>>();
        self.all_waiting = self.waiting[self.first_waiting..].iter().copied().sum();
    }
}

/// The cases of all groups, and room to reckon in.
#[derive(Clone, Debug, Default)]
pub(super) struct CaseBook<const N: usize> {
    pub(super) groups: Vec<GroupCases<N>>,
    by_start: Vec<Lanes<N>>,
}

impl<const N: usize> CaseBook<N> {
    /// Begins with the steady state of so many started cases a month in each group.
    pub(super) fn begin(&mut self, rules: &CaseRules<N>, started: &[Lanes<N>], months: usize) {
        self.groups.resize(started.len(), GroupCases::default());
        for (group, &started) in self.groups.iter_mut().zip(started) {
            group.begin(rules, started, months);
        }
        self.by_start.clear();
        self.by_start.resize(rules.position(months), Lanes::ZERO);
    }

    /// The month `t` of one unit with the groups `members`: cases start (`started`, by group),
    /// are taken up (under a ceiling last), fall due and are closed, as far as `capacity` goes.
    /// Gives the number closed.
    #[inline(always)]
    pub(super) fn month(
        &mut self,
        rules: &CaseRules<N>,
        t: usize,
        members: &[usize],
        started: &[Lanes<N>],
        productive: Lanes<N>,
        capacity: Lanes<N>,
    ) -> Lanes<N> {
        // What was started later than `end` cannot be due.
        let end = (rules.position(t) + 1).saturating_sub(rules.shortest);
        let mut oldest = end;
        for &group in members {
            let cases = &mut self.groups[group];
            cases.start(rules, t, started[group]);
            cases.fall_due(rules, t);
            oldest = oldest.min(cases.first_due);
        }
        let work = &mut self.by_start[oldest..end];
        work.fill(Lanes::ZERO);
        for &group in members {
            self.groups[group].add_work(rules, oldest, work);
        }
        let mut left = capacity;
        for slot in work.iter_mut() {
            let all = *slot;
            *slot = all.with(left, |work, left| if work <= left { 1.0 } else { left / work });
            left = left.with(all, |left, work| if work <= left { left - work } else { 0.0 });
        }
        let work = &*work;
        let mut closed = Lanes::ZERO;
        for &group in members {
            closed += self.groups[group].close(rules, t, oldest, work);
        }
        if let Some(ceiling) = rules.ceiling {
            // After the month's closings: what is closed makes room.
            let active: Lanes<N> = members.iter().map(|&group| self.groups[group].active).sum();
            let room = (productive * ceiling - active).max(Lanes::ZERO);
            self.take_up(rules, t, members, room);
            for &group in members {
                self.groups[group].count_waiting(rules, t);
            }
        }
        closed
    }

    /// Takes up at most `room` of what waits, the oldest start month first and of one the same
    /// part in each group.
    fn take_up(&mut self, rules: &CaseRules<N>, t: usize, members: &[usize], room: Lanes<N>) {
        let now = rules.position(t);
        let first = members.iter().map(|&group| self.groups[group].first_waiting).min();
        let mut left = room;
        for position in first.unwrap_or(now)..=now {
            let waiting: Lanes<N> =
                members.iter().map(|&group| self.groups[group].waiting[position]).sum();
            if !waiting.any(|waiting| waiting > 0.0) {
                continue;
            }
            if !left.any(|left| left > 0.0) {
                break;
            }
            let part = waiting.with(
                left,
                |waiting, left| {
                    if waiting <= left { 1.0 } else { left / waiting }
                },
            );
            for &group in members {
                let group = &mut self.groups[group];
                let all = group.waiting[position];
                let cases = all * part;
                group.take_up(rules, position, now, cases);
                group.waiting[position] =
                    (all - cases).with(part, |rest, part| if part >= 1.0 { 0.0 } else { rest });
            }
            left = left.with(
                waiting,
                |left, waiting| {
                    if waiting <= left { left - waiting } else { 0.0 }
                },
            );
        }
        for &group in members {
            let group = &mut self.groups[group];
            while group.first_waiting < now
                && !group.waiting[group.first_waiting].any(|waiting| waiting > 0.0)
            {
                group.first_waiting += 1;
            }
        }
    }
}
