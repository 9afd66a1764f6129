//! Open investigations, followed per group of districts, start month and month of being taken up.

#![expect(
    clippy::indexing_slicing,
    reason = "positions are start months, for which the arrays are made, and kinds of case"
)]

use super::delay::Delay;

/// A case that has been open this many months is past the legal limit.
pub const LEGAL_LIMIT_MONTHS: usize = 4;

/// A type of case as the months see it.
#[derive(Clone, Copy, Debug, Default)]
struct Kind {
    /// Part of the started cases, 0–1.
    part: f64,
    delay: Delay,
    /// Work of a case, 1 on average.
    work: f64,
}

/// How long investigations take.
#[derive(Clone, Debug, Default)]
pub(super) struct CaseRules {
    kinds: Vec<Kind>,
    /// Months before month 0 from which cases are still open.
    before: usize,
    /// Whether cases wait to be taken up.
    pub(super) ceiling: Option<f64>,
}

impl CaseRules {
    /// The rules for types with a share and a time in months each, their shares of any sum.
    pub(super) fn set(&mut self, types: impl Iterator<Item = (f64, f64)> + Clone, ceiling: f64) {
        let shares: f64 = types.clone().map(|(share, _)| share).sum();
        let mean = types.clone().map(|(share, months)| share * months).sum::<f64>() / shares;
        self.kinds.clear();
        self.kinds.extend(types.map(|(share, months)| Kind {
            part: share / shares,
            delay: Delay::new(months),
            work: if mean > 0.0 { months / mean } else { 1.0 },
        }));
        let longest = self.kinds.iter().map(|kind| kind.delay.longest()).max();
        self.before = longest.unwrap_or(0) + 1;
        self.ceiling = (ceiling > 0.0).then_some(ceiling);
    }

    /// Position of the start month `t`, from the earliest that can still be open.
    fn position(&self, t: usize) -> usize {
        t + self.before
    }
}

/// Cases of one start month, month of being taken up, and type.
#[derive(Clone, Copy, Debug)]
struct Batch {
    /// Position of the start month.
    started: usize,
    /// Position of the month in which they were taken up.
    taken_up: usize,
    kind: usize,
    cases: f64,
    not_due: f64,
    due: f64,
}

/// The cases of the districts of one group.
#[derive(Clone, Debug, Default)]
pub(super) struct GroupCases {
    /// Those taken up, in the order of being so; what lies before `first` is closed.
    batches: Vec<Batch>,
    first: usize,
    /// By start month, those that wait.
    waiting: Vec<f64>,
    /// The first start month of which some may wait.
    first_waiting: usize,
    /// Taken up and not closed at the end of the last month.
    pub(super) active: f64,
    pub(super) all_waiting: f64,
    pub(super) overdue: f64,
}

impl GroupCases {
    /// The steady state of `started` cases a month without a queue, for `months` months ahead.
    pub(super) fn begin(&mut self, rules: &CaseRules, started: f64, months: usize) {
        self.batches.clear();
        self.first = 0;
        self.waiting.clear();
        self.waiting.resize(rules.position(months), 0.0);
        self.first_waiting = rules.before;
        self.all_waiting = 0.0;
        for age in (1..=rules.before).rev() {
            for (index, kind) in rules.kinds.iter().enumerate() {
                let cases = started * kind.part;
                // What falls due in month 0 or later is still open: a part with delay ≥ age.
                let parts = kind.delay.parts();
                let open = parts.iter().filter(|(delay, _)| *delay >= age);
                let not_due: f64 = open.map(|(_, part)| part * cases).sum();
                let started = rules.before - age;
                if not_due > 0.0 {
                    let taken_up = started;
                    let kind = index;
                    self.batches.push(Batch { started, taken_up, kind, cases, not_due, due: 0.0 });
                }
            }
        }
        self.active = self.batches.iter().map(|batch| batch.not_due).sum();
    }

    /// Starts cases in month `t`.
    fn start(&mut self, rules: &CaseRules, t: usize, started: f64) {
        let position = rules.position(t);
        if rules.ceiling.is_none() {
            self.take_up(rules, position, position, started);
        } else {
            self.waiting[position] += started;
        }
    }

    fn take_up(&mut self, rules: &CaseRules, started: usize, taken_up: usize, cases: f64) {
        if cases > 0.0 {
            self.active += cases;
            if taken_up - started >= LEGAL_LIMIT_MONTHS {
                self.overdue += cases;
            }
            for (kind, value) in rules.kinds.iter().enumerate() {
                let cases = cases * value.part;
                let batch = Batch { started, taken_up, kind, cases, not_due: cases, due: 0.0 };
                self.batches.push(batch);
            }
        }
    }

    /// Moves to due what falls due in month `t`, and adds the work of all that is due to `work`,
    /// by start month.
    fn fall_due(&mut self, rules: &CaseRules, t: usize, work: &mut [f64]) {
        let now = rules.position(t);
        for batch in &mut self.batches[self.first..] {
            let kind = &rules.kinds[batch.kind];
            if batch.not_due > 0.0 {
                let age = now - batch.taken_up;
                if age >= kind.delay.longest() {
                    batch.due += batch.not_due;
                    batch.not_due = 0.0;
                } else if age == kind.delay.whole {
                    let falling = (batch.cases * (1.0 - kind.delay.late)).min(batch.not_due);
                    batch.not_due -= falling;
                    batch.due += falling;
                }
            }
            work[batch.started] += batch.due * kind.work;
        }
    }

    /// Closes of each start month the part `parts` of what is due; gives the number closed.
    fn close(&mut self, rules: &CaseRules, t: usize, parts: &[f64]) -> f64 {
        let now = rules.position(t);
        let mut closed = 0.0;
        self.active = 0.0;
        self.overdue = 0.0;
        for batch in &mut self.batches[self.first..] {
            let part = parts[batch.started];
            closed += batch.due * part;
            batch.due = if part >= 1.0 { 0.0 } else { batch.due * (1.0 - part) };
            let open = batch.not_due + batch.due;
            self.active += open;
            if now - batch.started >= LEGAL_LIMIT_MONTHS {
                self.overdue += open;
            }
        }
        let is_over = |batch: &Batch| batch.not_due <= 0.0 && batch.due <= 0.0;
        while self.batches.get(self.first).is_some_and(is_over) {
            self.first += 1;
        }
        closed
    }

    /// Counts those that wait, and of them those past the legal limit.
    fn count_waiting(&mut self, rules: &CaseRules, t: usize) {
        let limit = (rules.position(t) + 1).saturating_sub(LEGAL_LIMIT_MONTHS);
        let old = self.waiting.get(self.first_waiting..limit).unwrap_or_default();
        self.overdue += old.iter().sum::<f64>();
        self.all_waiting = self.waiting[self.first_waiting..].iter().sum();
    }
}

/// The cases of all groups, and room to reckon in.
#[derive(Clone, Debug, Default)]
pub(super) struct CaseBook {
    pub(super) groups: Vec<GroupCases>,
    by_start: Vec<f64>,
}

impl CaseBook {
    /// Begins with the steady state of so many started cases a month in each group.
    pub(super) fn begin(&mut self, rules: &CaseRules, started: &[f64], months: usize) {
        self.groups.resize(started.len(), GroupCases::default());
        for (group, &started) in self.groups.iter_mut().zip(started) {
            group.begin(rules, started, months);
        }
        self.by_start.clear();
        self.by_start.resize(rules.position(months), 0.0);
    }

    /// What the groups `members` of a unit have taken up and not closed.
    fn active(&self, members: &[usize]) -> f64 {
        members.iter().map(|&group| self.groups[group].active).sum()
    }

    /// The month `t` of one unit with the groups `members`: cases start (`started`, by group),
    /// are taken up (under a ceiling last), fall due and are closed, as far as `capacity` goes. Gives the number closed.
    pub(super) fn month(
        &mut self,
        rules: &CaseRules,
        t: usize,
        members: &[usize],
        started: &[f64],
        productive: f64,
        capacity: f64,
    ) -> f64 {
        for &group in members {
            self.groups[group].start(rules, t, started[group]);
        }
        let now = rules.position(t);
        let first = |group: &usize| {
            let group = &self.groups[*group];
            group.batches.get(group.first).map(|batch| batch.started)
        };
        // Batches stand in the order of being taken up; under a ceiling a district that moves may
        // bring older ones behind younger.
        let oldest = if rules.ceiling.is_some() {
            0
        } else {
            members.iter().filter_map(first).min().unwrap_or(now)
        };
        let work = &mut self.by_start;
        work[oldest..=now].fill(0.0);
        for &group in members {
            self.groups[group].fall_due(rules, t, work);
        }
        let mut left = capacity;
        for slot in &mut work[oldest..=now] {
            let part = if *slot <= left { 1.0 } else { left / *slot };
            left = if *slot <= left { left - *slot } else { 0.0 };
            *slot = part;
        }
        let closed = members.iter().map(|&group| self.groups[group].close(rules, t, work)).sum();
        if let Some(ceiling) = rules.ceiling {
            // After the month's closings: what is closed makes room.
            let room = (ceiling * productive - self.active(members)).max(0.0);
            self.take_up(rules, t, members, room);
            for &group in members {
                self.groups[group].count_waiting(rules, t);
            }
        }
        closed
    }

    /// Takes up at most `room` of what waits, the oldest start month first and of one the same
    /// part in each group.
    fn take_up(&mut self, rules: &CaseRules, t: usize, members: &[usize], room: f64) {
        let now = rules.position(t);
        let first = members.iter().map(|&group| self.groups[group].first_waiting).min();
        let mut left = room;
        for position in first.unwrap_or(now)..=now {
            let waiting: f64 =
                members.iter().map(|&group| self.groups[group].waiting[position]).sum();
            if waiting <= 0.0 {
                continue;
            }
            if left <= 0.0 {
                break;
            }
            let part = if waiting <= left { 1.0 } else { left / waiting };
            for &group in members {
                let group = &mut self.groups[group];
                let cases = group.waiting[position] * part;
                group.take_up(rules, position, now, cases);
                group.waiting[position] =
                    if part >= 1.0 { 0.0 } else { group.waiting[position] - cases };
            }
            left = if part >= 1.0 { left - waiting } else { 0.0 };
        }
        for &group in members {
            let group = &mut self.groups[group];
            while group.first_waiting < now && group.waiting[group.first_waiting] <= 0.0 {
                group.first_waiting += 1;
            }
        }
    }
}
