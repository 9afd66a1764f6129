//! What a plan has to reach: a curve of coverage, and no cost that nobody pays.

use crate::model::{Month, Ore, Plan};
use crate::simulate::Simulation;

use super::space::{CheapestError, CheapestOptions};

/// A share may be short by this much: sums of decimal numbers are.
const DUST: f64 = 1e-9;
/// An unfunded cost in a month up to this much may be the rounding of the accounts, öre.
const ROUNDING: Ore = Ore(100);

/// What the curve is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CurveMeasure {
    /// Utbyggnadsgrad: the share of the municipal need whose district is live.
    #[default]
    Rollout,
    /// Behovstäckning of the municipality.
    Coverage,
}

impl CurveMeasure {
    /// Both, in the order that they are shown.
    pub const ALL: [Self; 2] = [Self::Rollout, Self::Coverage];

    /// Stable name, for the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Rollout => "rollout",
            Self::Coverage => "coverage",
        }
    }
}

/// From a month on, the measure is to be at least a share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePoint {
    /// The month.
    pub month: Month,
    /// The share, above 0 and at most 1.
    pub share: f64,
}

/// Where a plan falls short.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Miss {
    /// A point of the curve.
    Point {
        /// The point.
        point: CurvePoint,
        /// The lowest share from its month on.
        reached: f64,
    },
    /// A calendar year with cost that nobody pays.
    Year {
        /// The year.
        year: i32,
        /// What nobody pays in it.
        gap: Ore,
    },
}

/// The task as the months of a simulation see it.
#[derive(Clone, Debug)]
pub(super) struct Goal {
    measure: CurveMeasure,
    points: Vec<(usize, CurvePoint)>,
    /// By month, the share that the points ask for.
    floor: Vec<f64>,
    frame: bool,
}

/// What came of a plan.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verdict {
    /// Gross cost of all months.
    pub(super) gross: Ore,
    /// Whether it reaches the goal.
    pub(super) holds: bool,
    /// The first month in which it is short by more than rounding.
    pub(super) breaks_at: Option<usize>,
}

impl Goal {
    pub(super) fn new(plan: &Plan, options: &CheapestOptions) -> Result<Self, CheapestError> {
        if options.curve.is_empty() {
            return Err(CheapestError::NoCurve);
        }
        let months = usize::from(plan.horizon_months);
        let mut points = Vec::with_capacity(options.curve.len());
        let mut floor = vec![0.0; months];
        for &point in &options.curve {
            let at = usize::try_from(point.month.months_since(plan.start)).ok();
            let at = at.filter(|&at| at < months).ok_or(CheapestError::Month(point.month))?;
            if !(point.share > 0.0 && point.share <= 1.0) {
                return Err(CheapestError::Share(point.share));
            }
            for share in floor.iter_mut().skip(at) {
                *share = point.share.max(*share);
            }
            points.push((at, point));
        }
        points.sort_by_key(|(at, _)| *at);
        Ok(Self { measure: options.measure, points, floor, frame: options.frame })
    }

    /// The measure in each month; `None` where it is undefined, which is no shortfall.
    fn measured<'a>(&self, simulation: &'a Simulation) -> impl Iterator<Item = Option<f64>> + 'a {
        let measure = self.measure;
        simulation.total.iter().map(move |month| match measure {
            CurveMeasure::Rollout => Some(month.rollout_share),
            CurveMeasure::Coverage => month.sum.coverage,
        })
    }

    pub(super) fn judge(&self, simulation: &Simulation) -> Verdict {
        let short = |by: f64| {
            let mut months = self.measured(simulation).zip(&self.floor);
            months.position(|(share, floor)| share.is_some_and(|share| share < floor - by))
        };
        let gap = |over: Ore| {
            let mut months = simulation.total.iter();
            months.position(|month| self.frame && month.gap > over)
        };
        // A month that is judged to be broken in all plans alike must not be so by rounding.
        let breaks_at = [short(2.0 * DUST), gap(ROUNDING)].into_iter().flatten().min();
        Verdict {
            gross: simulation.total.iter().map(|month| month.sum.cost.total()).sum(),
            holds: short(DUST).is_none() && gap(Ore::ZERO).is_none(),
            breaks_at,
        }
    }

    /// By month, whether the share that is live does not reach the curve; in a curve of another
    /// measure it always does.
    pub(super) fn not_live(&self, simulation: &Simulation) -> Vec<bool> {
        let is_short = |(month, floor): (&crate::simulate::TotalMonth, &f64)| {
            self.measure == CurveMeasure::Rollout && month.rollout_share < floor - 2.0 * DUST
        };
        simulation.total.iter().zip(&self.floor).map(is_short).collect()
    }

    /// Where the simulated plan falls short of the goal, relatively most of all; with how much
    /// that is as a share of what is asked for.
    pub(super) fn miss(&self, simulation: &Simulation) -> Option<(f64, Miss)> {
        let mut worst: Option<(f64, Miss)> = None;
        let mut see = |short: f64, miss: Miss| {
            if worst.is_none_or(|(most, _)| short > most) {
                worst = Some((short, miss));
            }
        };
        for &(at, point) in &self.points {
            let shares = self.measured(simulation).skip(at).flatten();
            let reached = shares.fold(f64::INFINITY, f64::min);
            if reached < point.share - DUST {
                see((point.share - reached) / point.share, Miss::Point { point, reached });
            }
        }
        for (year, months) in simulation.years().filter(|_| self.frame) {
            let months = simulation.total.get(months).unwrap_or_default();
            let gap: Ore = months.iter().map(|month| month.gap).sum();
            let cost: Ore = months.iter().map(|month| month.sum.cost.total()).sum();
            if gap > Ore::ZERO {
                see(gap.to_sek() / cost.to_sek().max(1.0), Miss::Year { year, gap });
            }
        }
        worst
    }
}
