//! Many runs of one plan.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use super::draws::Draws;
use super::past::Past;
use super::record::{Block, GateRuns, Keeper, Part, Places, Scope, Series, TOGETHER, kept};
use crate::model::{IndicatorTable, Month, Ore, Parameters, Plan, RolloutStep};
use crate::probability::summary::{Share, fan};
use crate::simulate::{Compiled, Draw, Room, SimError, Simulation, TotalMonth, gate_in};

/// After so many times it is asked whether anybody still waits.
const ASK_EVERY: usize = 4;
/// Into so many parts each thread's runs are divided; who is done takes another's.
const SHARES: usize = 8;
/// Runs that are done side by side. What comes out does not depend on it.
pub(super) const BESIDE: usize = 8;

/// What is drawn, and how often.
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Number of runs.
    pub runs: usize,
    /// What all random numbers follow from.
    pub seed: u64,
    /// Whether parameters are drawn.
    pub parameters: bool,
    /// Whether single events are drawn.
    pub chance: bool,
    /// Whether effects are drawn.
    pub effects: bool,
    /// Whether only sums by year and gates are kept: for what is compared with, where all series
    /// of many runs would be as much memory again.
    pub years_only: bool,
}

impl Options {
    /// What `plan` asks for.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let uncertainty = &plan.uncertainty;
        Self {
            runs: uncertainty.runs as usize,
            seed: uncertainty.seed,
            parameters: true,
            chance: uncertainty.chance,
            effects: uncertainty.effects,
            years_only: false,
        }
    }
}

/// How many threads the machine has to offer.
#[must_use]
pub fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// What came of many runs of a plan.
#[derive(Clone, Debug)]
pub struct Runs {
    /// First month.
    pub start: Month,
    /// Number of months.
    pub months: usize,
    /// Number of runs.
    pub count: usize,
    kept: Vec<(Scope, Series)>,
    /// Per kept series: month after month, a value for each run.
    series: Vec<Vec<f32>>,
    /// The calendar years, each with its months.
    pub years: Vec<(i32, Range<usize>)>,
    /// Per year and run: gross cost.
    pub gross_by_year: Vec<Vec<Ore>>,
    /// Per year and run: what nobody paid.
    pub gap_by_year: Vec<Vec<Ore>>,
    /// The gates, in the order of the plan's steps.
    pub gates: Vec<GateRuns>,
}

impl Runs {
    /// Runs `plan` as `options` say on so many `threads`, which do not change what comes out.
    /// `is_cancelled` is asked now and then; once it is true there is no result (`Ok(None)`).
    ///
    /// # Errors
    /// [`SimError`] where the plan cannot be simulated.
    pub fn of(
        table: &IndicatorTable,
        plan: &Plan,
        options: Options,
        threads: usize,
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<Option<Self>, SimError> {
        Self::sharing(table, plan, options, &mut None, (threads, is_cancelled))
    }

    /// The same; what is drawn is in `draws` afterwards, for another plan that draws the same.
    ///
    /// # Errors
    /// [`SimError`] where the plan cannot be simulated.
    pub fn sharing(
        table: &IndicatorTable,
        plan: &Plan,
        options: Options,
        draws: &mut Option<Draws>,
        (threads, is_cancelled): (usize, &(dyn Fn() -> bool + Sync)),
    ) -> Result<Option<Self>, SimError> {
        let compiled = Compiled::new(table, plan)?;
        let Options { effects, seed, runs, .. } = options;
        let draws = options.parameters.then(|| Draws::shared(draws, plan, effects, seed, runs));
        let work = Work {
            compiled,
            draws,
            options,
            kept: if options.years_only { Vec::new() } else { kept(plan) },
            is_cancelled,
        };
        // Small enough that no thread waits long for the last one.
        let each = options.runs.div_ceil(threads.max(1) * SHARES).next_multiple_of(TOGETHER);
        let each = each.max(TOGETHER);
        let blocks: Vec<Range<usize>> = (0..options.runs)
            .step_by(each)
            .map(|first| first..(first + each).min(options.runs))
            .collect();
        let months = usize::from(plan.horizon_months);
        // Every thread writes where its runs lie in the whole: a copy would be as much again.
        // Each is asked for by itself: a copy of the first would touch all of its memory here.
        let empty = |_| vec![0.0_f32; options.runs * months];
        let mut series: Vec<Vec<f32>> = work.kept.iter().map(empty).collect();
        let mut tasks: Vec<(Range<usize>, Places<'_>)> =
            blocks.into_iter().map(|runs| (runs, Vec::with_capacity(work.kept.len()))).collect();
        for all in &mut series {
            for (_, own) in &mut tasks {
                own.push(Vec::with_capacity(months));
            }
            for month in all.chunks_mut(options.runs.max(1)) {
                for ((_, own), part) in tasks.iter_mut().zip(month.chunks_mut(each)) {
                    if let Some(months) = own.last_mut() {
                        months.push(part);
                    }
                }
            }
        }
        let count = threads.clamp(1, tasks.len().max(1));
        let queue = Mutex::new(tasks.into_iter());
        let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
        let take_turns = || -> Option<Vec<(usize, Part)>> {
            let mut done = Vec::new();
            let mut desk = work.desk();
            while let Some((runs, places)) = next() {
                done.push((runs.start, work.runs(runs, places, &mut desk)?));
            }
            Some(done)
        };
        let parts: Option<Vec<Vec<(usize, Part)>>> = std::thread::scope(|scope| {
            let others: Vec<_> = (1..count).map(|_| scope.spawn(take_turns)).collect();
            let own = take_turns();
            let others = others.into_iter().map(|other| match other.join() {
                Ok(parts) => parts,
                Err(panic) => std::panic::resume_unwind(panic),
            });
            others.chain([own]).collect()
        });
        Ok(parts.map(|parts| {
            let mut parts: Vec<(usize, Part)> = parts.into_iter().flatten().collect();
            parts.sort_by_key(|(first, _)| *first);
            work.join(series, parts.into_iter().map(|(_, part)| part))
        }))
    }

    /// The values of a series. `None` where it is not kept.
    #[must_use]
    pub fn series(&self, scope: Scope, series: Series) -> Option<Values<'_>> {
        let position = self.kept.iter().position(|known| *known == (scope, series))?;
        let values = self.series.get(position)?;
        Some(Values { values, count: self.count })
    }

    /// For each of `shares` (such as 0,1, 0,5 and 0,9) the quantile of a series in each month.
    /// `None` where it is not kept.
    #[must_use]
    pub fn fan(&self, scope: Scope, series: Series, shares: &[f64]) -> Option<Vec<Vec<f32>>> {
        Some(fan(self.series(scope, series)?.values, self.months, shares, threads()))
    }

    /// Per run: gross cost of all months.
    #[must_use]
    pub fn gross(&self) -> Vec<Ore> {
        let of_run = |run: usize| self.gross_by_year.iter().filter_map(move |year| year.get(run));
        (0..self.count).map(|run| of_run(run).copied().sum()).collect()
    }

    /// In how many of the runs nothing is unpaid in the year at position `year`.
    #[must_use]
    pub fn within_frame(&self, year: usize) -> Share {
        let gaps = self.gap_by_year.get(year).map(Vec::as_slice).unwrap_or_default();
        Share::of(gaps.iter().map(|gap| *gap <= Ore::ZERO))
    }

    /// In how many of the runs `holds` is true of the series in every month of `range` in which it
    /// is defined; a run in which it is undefined in all of them is none in which it holds.
    #[must_use]
    pub fn share_where(
        &self,
        scope: Scope,
        series: Series,
        range: Range<usize>,
        holds: &dyn Fn(f64) -> bool,
    ) -> Share {
        let Some(values) = self.series(scope, series) else { return Share::of([]) };
        let (mut is_defined, mut is_held) = (vec![false; self.count], vec![true; self.count]);
        for month in values.months().skip(range.start).take(range.len()) {
            for ((value, is_defined), is_held) in
                month.iter().zip(&mut is_defined).zip(&mut is_held)
            {
                if !value.is_nan() {
                    *is_defined = true;
                    *is_held &= holds(f64::from(*value));
                }
            }
        }
        Share::of(is_defined.into_iter().zip(is_held).map(|(defined, held)| defined && held))
    }
}

/// The values of a series in all months and runs; not a number where it is undefined.
#[derive(Clone, Copy, Debug)]
pub struct Values<'a> {
    /// Month after month, a value for each run.
    values: &'a [f32],
    /// Number of runs.
    count: usize,
}

impl<'a> Values<'a> {
    /// Month after month: a value for each run.
    #[must_use]
    pub fn months(self) -> impl ExactSizeIterator<Item = &'a [f32]> {
        self.values.chunks_exact(self.count.max(1))
    }

    /// The months of one run.
    pub fn run(self, run: usize) -> impl Iterator<Item = f32> {
        self.months().filter_map(move |month| month.get(run)).copied()
    }
}

/// What a thread works with, from block to block.
struct Desk {
    room: Room<BESIDE>,
    parameters: [Parameters; BESIDE],
    block: Block,
    /// What gates look at, where there are any.
    past: Option<Past<BESIDE>>,
    /// Per month, the position of its calendar year.
    year_of: Vec<usize>,
}

struct Work<'a> {
    compiled: Compiled<'a>,
    draws: Option<&'a Draws>,
    options: Options,
    kept: Vec<(Scope, Series)>,
    is_cancelled: &'a (dyn Fn() -> bool + Sync),
}

impl Work<'_> {
    fn gated(&self) -> impl Iterator<Item = &RolloutStep> {
        self.compiled.plan().steps.iter().filter(|step| step.gate.is_some())
    }

    /// What a thread needs to begin with.
    fn desk(&self) -> Desk {
        let plan = self.compiled.plan();
        let years = self.years().enumerate();
        let year_of: Vec<usize> =
            years.flat_map(|(year, (_, months))| months.map(move |_| year)).collect();
        let is_gated = self.gated().next().is_some();
        Desk {
            room: Room::default(),
            parameters: std::array::from_fn(|_| plan.parameters.clone()),
            block: Block::new(self.kept.len(), year_of.len()),
            past: is_gated.then(|| Past::new(plan.start, plan.units.len())),
            year_of,
        }
    }

    /// The runs `runs`, whose series are written to `series`; `None` where nobody waits any more.
    fn runs(&self, runs: Range<usize>, mut series: Places<'_>, desk: &mut Desk) -> Option<Part> {
        let plan = self.compiled.plan();
        let Desk { room, parameters, block, past, year_of } = desk;
        let count = runs.len();
        let mut part = Part {
            years: vec![
                (Vec::with_capacity(count), Vec::with_capacity(count));
                self.years().count()
            ],
            gates: vec![Vec::with_capacity(count); self.gated().count()],
        };
        let mut done = 0;
        for (turn, first) in runs.clone().step_by(BESIDE).enumerate() {
            if turn % ASK_EVERY == 0 && (self.is_cancelled)() {
                return None;
            }
            // The last lanes of the last turn may have nothing to do: they do the last run again.
            let run = |lane: usize| (first + lane).min(runs.end - 1);
            if let Some(draws) = self.draws {
                for (lane, parameters) in parameters.iter_mut().enumerate() {
                    draws.set(run(lane), parameters);
                }
            }
            let draw = |lane| Draw { seed: self.options.seed, run: run(lane) as u64 };
            let drawn = self.options.chance.then(|| std::array::from_fn(draw));
            let counted = BESIDE.min(runs.end - first);
            if !block.has_room(BESIDE) {
                done += block.flush(done, &mut series);
            }
            let kept = (self.kept.as_slice(), &mut *block);
            if self.kept.is_empty() && past.is_none() {
                let mut keeper = Keeper::<_, true>::new(&mut part, kept, counted, year_of, None);
                self.compiled.run_beside(parameters, drawn, room, &mut keeper);
                keeper.finish();
            } else {
                let past = past.as_mut();
                let mut keeper = Keeper::<_, false>::new(&mut part, kept, counted, year_of, past);
                self.compiled.run_beside(parameters, drawn, room, &mut keeper);
                keeper.finish();
            }
            let Some(past) = &*past else { continue };
            for (passes, step) in part.gates.iter_mut().zip(self.gated()) {
                let outcome = |lane| gate_in(&past.lane(lane), plan, step);
                passes.extend((0..counted).map(|lane| outcome(lane).map(|gate| gate.passes)));
            }
        }
        block.flush(done, &mut series);
        Some(part)
    }

    /// The calendar years, each with its months.
    fn years(&self) -> impl Iterator<Item = (i32, Range<usize>)> {
        let plan = self.compiled.plan();
        let months = usize::from(plan.horizon_months);
        let empty = Simulation {
            total: vec![TotalMonth::default(); months],
            ..Simulation::empty(plan.start)
        };
        empty.years().collect::<Vec<_>>().into_iter()
    }

    /// The parts of all threads as one.
    fn join(&self, series: Vec<Vec<f32>>, parts: impl Iterator<Item = Part>) -> Runs {
        let plan = self.compiled.plan();
        let months = usize::from(plan.horizon_months);
        let years: Vec<(i32, Range<usize>)> = self.years().collect();
        let mut runs = Runs {
            start: plan.start,
            months,
            count: self.options.runs,
            kept: self.kept.clone(),
            series,
            gross_by_year: vec![Vec::new(); years.len()],
            gap_by_year: vec![Vec::new(); years.len()],
            years,
            gates: self
                .gated()
                .map(|step| GateRuns { step: step.id, passes: Vec::new() })
                .collect(),
        };
        for part in parts {
            let by_year = runs.gross_by_year.iter_mut().zip(&mut runs.gap_by_year);
            for ((gross, gap), (more_gross, more_gap)) in by_year.zip(part.years) {
                gross.extend(more_gross);
                gap.extend(more_gap);
            }
            for (gate, more) in runs.gates.iter_mut().zip(part.gates) {
                gate.passes.extend(more);
            }
        }
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two months of coverage for each run, of the municipality.
    fn runs_with(coverage: &[[f32; 2]]) -> Runs {
        Runs {
            start: Month::new(2027, 1),
            months: 2,
            count: coverage.len(),
            kept: vec![(Scope::Total, Series::Coverage)],
            series: vec![(0..2).flat_map(|t| coverage.iter().map(move |run| run[t])).collect()],
            years: Vec::new(),
            gross_by_year: Vec::new(),
            gap_by_year: Vec::new(),
            gates: Vec::new(),
        }
    }

    #[test]
    fn what_is_undefined_in_all_months_has_not_reached_anything() {
        let nan = f32::NAN;
        let runs = runs_with(&[[1.0, 1.0], [nan, 1.0], [nan, nan], [nan, 0.5], [1.0, 0.5]]);
        let reached =
            |range| runs.share_where(Scope::Total, Series::Coverage, range, &|value| value >= 0.9);
        assert_eq!(reached(0..2), Share { hits: 2, count: 5 });
        assert_eq!(reached(0..1), Share { hits: 2, count: 5 });
        assert_eq!(reached(0..0), Share { hits: 0, count: 5 });
    }
}
