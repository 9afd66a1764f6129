//! How sure a difference is: both sides run with the same random numbers.

use crate::app::files::AppError;
use crate::model::{DistrictSet, Plan};
use crate::simulate::baseline_of;
use crate::uncertain::{Options, Runs, threads};

use super::Side;

/// The difference in net cost between two plans over many runs, SEK: the runs of both use the
/// same draws, so that what differs is what the plans differ in and not luck.
#[derive(Clone, Debug, PartialEq)]
pub struct DifferenceRuns {
    /// Calendar years.
    pub years: Vec<i32>,
    /// Per year the difference in every run, rising.
    pub by_year: Vec<Vec<f64>>,
    /// The difference of all months in every run, rising.
    pub all: Vec<f64>,
}

/// Calendar years, and an amount by year and run.
type ByYear = (Vec<i32>, Vec<Vec<f64>>);

/// Net cost by year and run: gross cost less that of Nollalternativ under the same draws.
fn net(
    map: &DistrictSet,
    (side, plan): (Side, &Plan),
    options: Options,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Option<ByYear>, AppError> {
    let run = |plan: &Plan| Runs::of(&map.indicators, plan, options, threads(), is_cancelled);
    let Some(runs) = run(plan)? else { return Ok(None) };
    let years = runs.years.iter().map(|(year, _)| *year).collect();
    if side == Side::Baseline {
        // It costs nothing beyond itself.
        let none = runs.gross_by_year.iter().map(|year| vec![0.0; year.len()]).collect();
        return Ok(Some((years, none)));
    }
    let Some(today) = run(&baseline_of(plan))? else { return Ok(None) };
    let by_year = runs.gross_by_year.iter().zip(&today.gross_by_year).map(|(gross, today)| {
        gross.iter().zip(today).map(|(gross, today)| (*gross - *today).to_sek()).collect()
    });
    Ok(Some((years, by_year.collect())))
}

/// The difference in net cost from `reference` to `other`. `Ok(None)` where it was cancelled.
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
    let options = Options { years_only: true, ..options };
    let Some((years, before)) = net(map, reference, options, is_cancelled)? else {
        return Ok(None);
    };
    let Some((_, after)) = net(map, other, options, is_cancelled)? else { return Ok(None) };
    let mut by_year: Vec<Vec<f64>> = before
        .iter()
        .zip(&after)
        .map(|(before, after)| after.iter().zip(before).map(|(a, b)| a - b).collect())
        .collect();
    let count = by_year.first().map_or(0, Vec::len);
    let of_run = |run: usize| by_year.iter().filter_map(move |year| year.get(run)).sum();
    let mut all: Vec<f64> = (0..count).map(of_run).collect();
    for values in by_year.iter_mut().chain([&mut all]) {
        values.sort_by(f64::total_cmp);
    }
    Ok(Some(DifferenceRuns { years, by_year, all }))
}
