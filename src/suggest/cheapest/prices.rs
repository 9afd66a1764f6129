//! What each start of a step costs, and so the least that any plan can cost.
//!
//! With posts and order given, the cost of a plan is a sum of one amount for each step, which
//! follows from the step's own month alone, but for the rounding of the accounts
//! (`docs/model.md`, section The cheapest step plan, says why). So the simulation tells what a
//! month costs from plans in which one step moves, and the cheapest order-keeping months are found
//! from the last step back.
#![expect(
    clippy::indexing_slicing,
    reason = "slots and their months are numbered by the space that holds them"
)]

use super::space::Slot;
use crate::model::{Month, RolloutStep};
use crate::simulate::Account;

/// Rounding of a simulated cost in each unit and month at the most, öre: half on each account.
const ROUNDING: usize = Account::COUNT.div_ceil(2);

/// What a probe of a plan tells.
#[derive(Clone, Debug)]
pub(super) struct Probe {
    /// Gross cost of all months, öre.
    pub(super) gross: i64,
    /// By month, whether what is live is short of the curve.
    pub(super) not_live: Vec<bool>,
}

/// Where a step may start, and the least that it and all after it then cost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    /// Position among the step's months.
    pub(super) month: usize,
    /// What the step costs more there than in its last month, öre.
    pub(super) extra: i64,
    /// The same of the steps after it, at the least.
    pub(super) rest: i64,
}

/// The prices of all months of all steps.
#[derive(Clone, Debug)]
pub(super) struct Prices {
    /// Cost with every step in its last month, öre.
    pub(super) base: i64,
    /// How far a sum of prices may be off by rounding, öre.
    pub(super) slack: i64,
    /// How far the cost of one plan may be, öre.
    pub(super) slack_of_plan: i64,
    /// By step and month, what the step costs more there than in its last month, öre.
    extra: Vec<Vec<i64>>,
    /// By number of steps begun, the months in which that is short of the curve.
    not_live: Vec<Vec<bool>>,
    /// By step and position of the one before: where it may start.
    starts: Vec<Vec<Vec<Start>>>,
    /// The least that all steps cost more than `base`; `None` where no plan is live enough.
    pub(super) least: Option<i64>,
    /// By step and month, the first month in which it or a later one acts.
    acts: Vec<Vec<i32>>,
}

impl Prices {
    /// Asks `probe` for plans in which the steps before one are in their first month, those after
    /// it in their last.
    pub(super) fn new<E>(
        slots: &[Slot],
        units: usize,
        start: Month,
        probe: &mut dyn FnMut(&[usize]) -> Result<Probe, E>,
    ) -> Result<Self, E> {
        let mut months: Vec<usize> = slots.iter().map(|slot| slot.months.len() - 1).collect();
        let last = probe(&months)?;
        let horizon = last.not_live.len();
        let mut extra: Vec<Vec<i64>> = Vec::with_capacity(slots.len());
        let mut not_live = vec![last.not_live];
        for (k, slot) in slots.iter().enumerate() {
            let mut costs = Vec::with_capacity(slot.months.len());
            let mut in_first = Vec::new();
            for month in 0..slot.months.len() {
                months[k] = month;
                let found = probe(&months)?;
                costs.push(found.gross);
                if month == 0 {
                    in_first = found.not_live;
                }
            }
            let latest = costs.last().copied().unwrap_or_default();
            extra.push(costs.into_iter().map(|cost| cost - latest).collect());
            not_live.push(in_first);
            months[k] = 0;
        }
        // Each plan that a bound rests on may be off: two for each step, the latest, the one that is
        // bounded, and two that say what room costs; and a krona for floating-point numbers.
        let sims = 2 * slots.len() as i64 + 4;
        let slack_of_plan = (ROUNDING * units * horizon) as i64;
        let slack = sims * slack_of_plan + 100;
        let (starts, least) = chains(slots, &extra, &not_live);
        let acts = acts(slots, start);
        Ok(Self { base: last.gross, slack, slack_of_plan, extra, not_live, starts, least, acts })
    }

    /// Cost of the plan in which the step in slot `k` is in its month of position `month`, those
    /// before it in their first, those after it in their last, öre.
    pub(super) fn told(&self, k: usize, month: usize) -> i64 {
        let before: i64 = self.extra[..k].iter().map(|months| months[0]).sum();
        self.base + before + self.extra[k][month]
    }

    /// The least cost of all plans, öre, where `more` (by slot and month) comes to the prices;
    /// `None` where none is live enough.
    pub(super) fn least_with(&self, slots: &[Slot], more: &[Vec<i64>]) -> Option<i64> {
        let mut extra = self.extra.clone();
        for (months, more) in extra.iter_mut().zip(more) {
            months.iter_mut().zip(more).for_each(|(price, more)| *price += more);
        }
        Some(self.base + chains(slots, &extra, &self.not_live).1?)
    }

    /// Where the step in slot `k` may start, the one before being in its month of position
    /// `before`, so that all is live early enough.
    pub(super) fn starts(&self, k: usize, before: Option<usize>) -> &[Start] {
        &self.starts[k][before.unwrap_or_default()]
    }

    /// The first month in which the step in slot `k`, started in its month of position `month`, or
    /// a step after it changes anything.
    pub(super) fn acts(&self, k: usize, month: usize) -> i32 {
        self.acts[k][month]
    }
}

/// From the last step back: where each may start after the one before it, and the least of all.
fn chains(
    slots: &[Slot],
    extra: &[Vec<i64>],
    not_live: &[Vec<bool>],
) -> (Vec<Vec<Vec<Start>>>, Option<i64>) {
    // The first month from `from` on in which `begun` steps are not enough.
    let ends = |begun: usize, from: i32| {
        let from = usize::try_from(from).unwrap_or_default();
        let mut months = not_live[begun].iter().enumerate().skip(from);
        months.find(|(_, is_short)| **is_short).map_or(i32::MAX, |(t, _)| t as i32)
    };
    let all = slots.len();
    let after_last = |month: &i32| (ends(all, *month) == i32::MAX).then_some(0);
    let mut rest: Vec<Option<i64>> = match slots.last() {
        Some(slot) => slot.months.iter().map(after_last).collect(),
        None => vec![after_last(&0)],
    };
    let mut starts = Vec::with_capacity(all);
    for (k, slot) in slots.iter().enumerate().rev() {
        let before: Vec<Option<i32>> = match k.checked_sub(1) {
            Some(before) => slots[before].months.iter().copied().map(Some).collect(),
            None => vec![None],
        };
        let from = |before: &Option<i32>| -> Vec<Start> {
            let limit = ends(k, before.unwrap_or_default());
            let months = slot.months.iter().enumerate();
            let may = months.filter(|&(_, &month)| {
                month <= limit && before.is_none_or(|before| slot.may_follow(before, month))
            });
            let start = |(month, _): (usize, &i32)| {
                Some(Start { month, extra: extra[k][month], rest: rest[month]? })
            };
            may.filter_map(start).collect()
        };
        let of_slot: Vec<Vec<Start>> = before.iter().map(from).collect();
        let least = |starts: &Vec<Start>| starts.iter().map(|start| start.extra + start.rest).min();
        rest = of_slot.iter().map(least).collect();
        starts.push(of_slot);
    }
    starts.reverse();
    (starts, rest.first().copied().flatten())
}

/// The first month, counted from `start`, in which a step changes anything: districts and
/// transferred posts at its start, new ones at the earliest when they are advertised, premises
/// when they open.
fn acts_from(step: &RolloutStep, start: Month) -> i32 {
    let opens = step.premises.iter().map(|premises| premises.opens);
    let temporary = step.premises.iter().filter_map(|premises| Some(premises.temporary?.from));
    let months = opens.chain(temporary).chain(step.recruit_from);
    months.fold(step.start, Month::min).months_since(start)
}

/// By slot and month: the first month in which that step, in that month or later, or one after it
/// acts.
fn acts(slots: &[Slot], start: Month) -> Vec<Vec<i32>> {
    let own = |slot: &Slot| slot.versions.iter().map(|step| acts_from(step, start)).collect();
    let own: Vec<Vec<i32>> = slots.iter().map(own).collect();
    let earliest = |k: usize, month: i32| {
        let later = slots[k..].iter().zip(&own[k..]);
        let acts = later.flat_map(|(slot, own)| {
            let from = slot.months.partition_point(|&other| other < month);
            own[from..].iter().copied()
        });
        acts.min().unwrap_or(i32::MAX)
    };
    let of = |(k, slot): (usize, &Slot)| slot.months.iter().map(|&m| earliest(k, m)).collect();
    slots.iter().enumerate().map(of).collect()
}
