//! Open investigations, followed per group of districts and start month.

use super::delay::Delay;

/// A case that has been open this many months is past the legal limit.
pub const LEGAL_LIMIT_MONTHS: usize = 4;

/// The cases of the districts of one group, by start month.
///
/// Position 0 is the earliest start month that can still be open when the simulation begins.
#[derive(Clone, Debug)]
pub(super) struct GroupCases {
    started: Vec<f64>,
    not_due: Vec<f64>,
    due: Vec<f64>,
}

/// How long an investigation takes, and how that lies in the arrays.
#[derive(Clone, Copy, Debug)]
pub(super) struct CaseClock {
    delay: Delay,
    /// Start months before month 0.
    before: usize,
}

impl CaseClock {
    pub(super) fn new(investigation_months: f64) -> Self {
        let delay = Delay::new(investigation_months);
        Self { delay, before: delay.longest() + 1 }
    }

    /// Position of the start month that lies `age` months before month `t`.
    fn position(self, t: usize, age: usize) -> Option<usize> {
        (t + self.before).checked_sub(age)
    }
}

impl GroupCases {
    /// The steady state of `started` cases a month without a queue, for `months` months ahead.
    pub(super) fn steady(clock: CaseClock, started: f64, months: usize) -> Self {
        let length = clock.before + months;
        let mut cases =
            Self { started: vec![0.0; length], not_due: vec![0.0; length], due: vec![0.0; length] };
        for age in 1..=clock.before {
            let Some(position) = clock.position(0, age) else { continue };
            // What falls due in month 0 or later is still open: a part with delay ≥ age.
            let open: f64 = clock
                .delay
                .parts()
                .iter()
                .filter(|(delay, _)| *delay >= age)
                .map(|(_, part)| part * started)
                .sum();
            if let (Some(all), Some(not_due)) =
                (cases.started.get_mut(position), cases.not_due.get_mut(position))
            {
                *all = started;
                *not_due = open;
            }
        }
        cases
    }

    /// Starts cases in month `t` and moves to due what falls due.
    pub(super) fn start_month(&mut self, clock: CaseClock, t: usize, started: f64) {
        if let Some(position) = clock.position(t, 0)
            && let (Some(all), Some(not_due)) =
                (self.started.get_mut(position), self.not_due.get_mut(position))
        {
            *all = started;
            *not_due = started;
        }
        for (delay, part) in clock.delay.parts() {
            let Some(position) = clock.position(t, delay) else { continue };
            if let (Some(all), Some(not_due), Some(due)) = (
                self.started.get(position),
                self.not_due.get_mut(position),
                self.due.get_mut(position),
            ) {
                let falling_due = (all * part).min(*not_due);
                *not_due -= falling_due;
                *due += falling_due;
            }
        }
    }

    fn due_at(&self, position: usize) -> f64 {
        self.due.get(position).copied().unwrap_or(0.0)
    }

    /// Open cases at the end of a month, and those past the legal limit.
    pub(super) fn open(&self, clock: CaseClock, t: usize) -> (f64, f64) {
        let newest = clock.position(t, 0).unwrap_or(0);
        let mut open = 0.0;
        let mut overdue = 0.0;
        for (position, (not_due, due)) in
            self.not_due.iter().zip(&self.due).enumerate().take(newest + 1)
        {
            let cases = not_due + due;
            open += cases;
            if newest - position >= LEGAL_LIMIT_MONTHS {
                overdue += cases;
            }
        }
        (open, overdue)
    }
}

/// Closes due cases of one unit in month `t`: at most `capacity`, the oldest start month first
/// and evenly between the districts. Gives the number closed.
pub(super) fn close(
    clock: CaseClock,
    t: usize,
    capacity: f64,
    groups: &mut [&mut GroupCases],
) -> f64 {
    let newest = clock.position(t, 0).unwrap_or(0);
    let mut left = capacity;
    for position in 0..=newest {
        let due: f64 = groups.iter().map(|cases| cases.due_at(position)).sum();
        if due <= 0.0 {
            continue;
        }
        let part = if left >= due { 1.0 } else { left / due };
        for cases in groups.iter_mut() {
            if let Some(due) = cases.due.get_mut(position) {
                *due = if part >= 1.0 { 0.0 } else { *due * (1.0 - part) };
            }
        }
        left -= due * part;
        if part < 1.0 {
            return capacity;
        }
    }
    capacity - left
}
