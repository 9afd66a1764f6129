//! The search: step after step in the order of time, the cheapest month first.

use std::ops::ControlFlow;

use super::goal::{Miss, Verdict};
use super::judge::Judge;
use super::prices::{Prices, Start};
use super::solve::{CheapestProgress, CheapestWatch};
use crate::model::Ore;
use crate::simulate::SimError;

/// Why a search ends before its end.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stop {
    Told,
    Sim(SimError),
}

impl From<SimError> for Stop {
    fn from(error: SimError) -> Self {
        Self::Sim(error)
    }
}

/// A plan that reaches the goal.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Positions of the steps' months.
    pub(super) months: Vec<usize>,
    /// Social workers more than planned, by target.
    pub(super) posts: Vec<i32>,
    /// Gross cost, öre.
    pub(super) gross: i64,
}

/// What a search has seen and found.
pub(super) struct Hunt<'w> {
    watch: &'w mut CheapestWatch<'w>,
    /// Gross cost of Nollalternativ, öre.
    pub(super) baseline: i64,
    pub(super) best: Option<Found>,
    /// Where the plan that falls least short does so.
    pub(super) nearest: Option<(f64, Miss)>,
    /// Plans that were judged.
    pub(super) tried: u64,
    /// Nothing that is not looked at yet costs less, öre; `None` while that is not known.
    pub(super) floor: Option<i64>,
    /// The least that any plan may cost of those left out when the search was told to end.
    pub(super) open: Option<i64>,
}

impl<'w> Hunt<'w> {
    pub(super) fn new(watch: &'w mut CheapestWatch<'w>, baseline: Ore) -> Self {
        Self {
            watch,
            baseline: baseline.0,
            best: None,
            nearest: None,
            tried: 0,
            floor: None,
            open: None,
        }
    }

    /// The cost of the best plan so far.
    pub(super) fn cost(&self) -> i64 {
        self.best.as_ref().map_or(i64::MAX, |best| best.gross)
    }

    /// Tells how far the search is.
    pub(super) fn tell(&mut self) -> Result<(), Stop> {
        let net = |gross: i64| Ore(gross.saturating_sub(self.baseline));
        let cost = self.best.as_ref().map(|best| net(best.gross));
        let bound = self.floor.map(|floor| net(floor.min(self.cost())));
        match (self.watch)(&CheapestProgress { cost, bound, tried: self.tried }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Stop::Told),
        }
    }

    /// Judges a plan, which is the best one from then on if it is.
    pub(super) fn look(
        &mut self,
        judge: &mut Judge<'_>,
        posts: &[i32],
        months: &[usize],
    ) -> Result<Verdict, Stop> {
        let verdict = judge.judge(months)?;
        self.tried += 1;
        if verdict.holds && verdict.gross.0 < self.cost() {
            let (months, posts) = (months.to_vec(), posts.to_vec());
            self.best = Some(Found { months, posts, gross: verdict.gross.0 });
        } else if self.best.is_none()
            && let Some((short, miss)) = judge.miss()
            && self.nearest.is_none_or(|(least, _)| short < least)
        {
            self.nearest = Some((short, miss));
        }
        self.tell()?;
        Ok(verdict)
    }
}

/// Plans with one and the same posts.
pub(super) struct Branch<'b, 'a, 'w> {
    pub(super) hunt: &'b mut Hunt<'w>,
    pub(super) judge: &'b mut Judge<'a>,
    pub(super) prices: &'b Prices,
    pub(super) posts: &'b [i32],
    /// The least that plans with other posts may cost, of those not looked at.
    pub(super) others: Option<i64>,
    /// The months that are looked at: what is not decided yet is in its last one.
    pub(super) months: Vec<usize>,
}

impl Branch<'_, '_, '_> {
    /// All plans with the months of the first `k` steps, which cost `spent`; `last` is what came
    /// of them with all others as late as can be.
    pub(super) fn descend(&mut self, k: usize, spent: i64, last: Verdict) -> Result<(), Stop> {
        let Some(&latest) = self.months.get(k) else { return Ok(()) };
        let before = k.checked_sub(1).and_then(|before| self.months.get(before)).copied();
        let least = |start: &Start| spent + start.extra + start.rest;
        // Before anything of this step or a later one acts, all is as in the plan that was judged.
        let may_mend = |start: &&Start| {
            let acts = self.prices.acts(k, start.month);
            last.breaks_at.is_none_or(|at| i64::from(acts) <= at as i64)
        };
        let starts = self.prices.starts(k, before).iter().filter(may_mend);
        let mut starts: Vec<Start> = starts.copied().collect();
        starts.sort_by_key(least);
        for (at, start) in starts.iter().enumerate() {
            if k == 0 {
                self.hunt.floor = self.others.map(|others| others.min(least(start)));
            }
            if least(start) >= self.hunt.cost() {
                break;
            }
            if let Some(month) = self.months.get_mut(k) {
                *month = start.month;
            }
            let mut verdict = Ok(last);
            if start.month != latest {
                verdict = self.hunt.look(self.judge, self.posts, &self.months);
            }
            let (ended, left) = match verdict {
                Ok(verdict) => (self.descend(k + 1, spent + start.extra, verdict), at + 1),
                Err(stop) => (Err(stop), at),
            };
            if let Err(stop) = ended {
                let open = starts.get(left).map(least);
                self.hunt.open = self.hunt.open.into_iter().chain(open).min();
                return Err(stop);
            }
        }
        if let Some(month) = self.months.get_mut(k) {
            *month = latest;
        }
        Ok(())
    }
}
