//! How sure a difference is: both sides run with the same random numbers.

use super::Side;
use crate::app::files::AppError;
use crate::model::{DistrictSet, Plan};
use crate::simulate::{self, baseline_of};
use crate::uncertain::{Options, Outcome, Runs, threads};

/// The difference between two plans over many runs: the runs of both use the same draws, so that
/// what differs is what the plans differ in and not luck.
#[derive(Clone, Debug, PartialEq)]
pub struct DifferenceRuns {
    /// Calendar years.
    pub years: Vec<i32>,
    /// Per year the difference in net cost in every run, SEK, rising.
    pub by_year: Vec<Vec<f64>>,
    /// The difference in net cost of all months in every run, SEK, rising.
    pub all: Vec<f64>,
    /// The differences in other outcomes in the runs where both sides have them, rising.
    others: Vec<(Outcome, Vec<f64>)>,
}

impl DifferenceRuns {
    /// The differences in `outcome`, rising; `None` where no run has any.
    #[must_use]
    pub fn of(&self, outcome: Outcome) -> Option<&[f64]> {
        if outcome == Outcome::NetNew {
            return Some(&self.all);
        }
        let found = self.others.iter().find(|(known, _)| *known == outcome);
        found.map(|(_, values)| values.as_slice()).filter(|values| !values.is_empty())
    }
}

/// What the runs of a side say.
struct Ran {
    years: Vec<i32>,
    /// Net cost by year and run: gross cost less that of Nollalternativ under the same draws.
    net: Vec<Vec<f64>>,
    outcomes: Vec<(Outcome, Vec<f64>)>,
}

fn ran(
    map: &DistrictSet,
    (side, plan): (Side, &Plan),
    options: Options,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Option<Ran>, AppError> {
    let mut draws = None;
    let mut run = |plan: &Plan, options| {
        Runs::sharing(&map.indicators, plan, options, &mut draws, (threads(), is_cancelled))
    };
    let Some(runs) = run(plan, options)? else { return Ok(None) };
    let years = runs.years.iter().map(|(year, _)| *year).collect();
    let simulation = simulate::run(&map.indicators, plan)?;
    let outcomes = Outcome::ALL
        .into_iter()
        .filter_map(|outcome| Some((outcome, outcome.in_runs(plan, &simulation, &runs)?)))
        .collect();
    let net = if side == Side::Baseline {
        // It costs nothing beyond itself.
        runs.gross_by_year.iter().map(|year| vec![0.0; year.len()]).collect()
    } else {
        let options = Options { years_only: true, ..options };
        let Some(today) = run(&baseline_of(plan), options)? else { return Ok(None) };
        let by_year = runs.gross_by_year.iter().zip(&today.gross_by_year).map(|(gross, today)| {
            gross.iter().zip(today).map(|(gross, today)| (*gross - *today).to_sek()).collect()
        });
        by_year.collect()
    };
    Ok(Some(Ran { years, net, outcomes }))
}

/// The differences from `reference` to `other`. `Ok(None)` where it was cancelled.
///
/// # Errors
/// [`AppError::Simulate`] where one of them cannot be simulated.
pub fn difference_runs(
    map: &DistrictSet,
    reference: (Side, &Plan),
    other: (Side, &Plan),
    options: Options,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Option<DifferenceRuns>, AppError> {
    let options = Options { years_only: false, ..options };
    let Some(before) = ran(map, reference, options, is_cancelled)? else { return Ok(None) };
    let Some(after) = ran(map, other, options, is_cancelled)? else { return Ok(None) };
    let less = |after: &[f64], before: &[f64]| -> Vec<f64> {
        after.iter().zip(before).map(|(after, before)| after - before).collect()
    };
    let mut by_year: Vec<Vec<f64>> =
        before.net.iter().zip(&after.net).map(|(before, after)| less(after, before)).collect();
    let count = by_year.first().map_or(0, Vec::len);
    let of_run = |run: usize| by_year.iter().filter_map(move |year| year.get(run)).sum();
    let mut all: Vec<f64> = (0..count).map(of_run).collect();
    let mut others: Vec<(Outcome, Vec<f64>)> = Vec::new();
    for (outcome, values) in &after.outcomes {
        let known = before.outcomes.iter().find(|(known, _)| known == outcome);
        if let Some((_, of_before)) = known {
            let mut differences = less(values, of_before);
            differences.retain(|difference| difference.is_finite());
            others.push((*outcome, differences));
        }
    }
    let of_others = others.iter_mut().map(|(_, values)| values);
    for values in by_year.iter_mut().chain([&mut all]).chain(of_others) {
        values.sort_by(f64::total_cmp);
    }
    Ok(Some(DifferenceRuns { years: before.years, by_year, all, others }))
}
