//! What would have to be true: the values of one assumption for which a target holds.

use super::{RiskAnswer, RiskJob};
use crate::app::state::AppState;
use crate::model::{ParamId, ParamValue};
use crate::simulate::SimError;
use crate::uncertain::{Outcome, Pair, Trial, TrialRoom, Turn, sensible_range, solve};

/// Figures that count in a value that is proposed.
pub(super) const FIGURES: i32 = 4;
/// The need coverage that is asked for unless another is, per cent.
const COVERAGE: f64 = 95.0;

/// What is to hold, and what may be changed for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// The assumption that is changed.
    pub param: ParamId,
    /// The figure.
    pub outcome: Outcome,
    /// The value that it is to be as good as.
    pub target: f64,
}

impl Default for Goal {
    fn default() -> Self {
        Self { param: ParamId::Turnover, outcome: Outcome::LowestCoverage, target: COVERAGE }
    }
}

impl Goal {
    /// Whether `value` is as good as the target or better.
    #[must_use]
    pub fn holds(&self, value: f64) -> bool {
        if self.outcome.is_better_low() { value <= self.target } else { value >= self.target }
    }
}

/// A value at which the target begins or ceases to hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GoalValue {
    /// The value, in few figures; the target holds at it.
    pub value: f64,
    /// Whether it holds for greater values (else for smaller ones).
    pub rises: bool,
    /// The figure with that value.
    pub gives: Option<f64>,
    /// A value just beside it, at which the target does not hold.
    pub beside: f64,
    /// The figure with that one.
    pub beside_gives: Option<f64>,
}

/// For which values of an assumption a target holds, all else as in the plan and without chance.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalAnswer {
    /// What was asked.
    pub goal: Goal,
    /// The assumption as the plan has it.
    pub now: ParamValue,
    /// The figure as the plan has it.
    pub reached: Option<f64>,
    /// The values that were looked at.
    pub range: [f64; 2],
    /// Whether the target holds at both ends; `None` where the figure is undefined.
    pub holds: [Option<bool>; 2],
    /// The values at which that changes, rising.
    pub values: Vec<GoalValue>,
}

impl RiskJob {
    pub(super) fn goal(&self) -> Result<Option<RiskAnswer>, SimError> {
        let (plan, table, goal) = (&*self.plan, &self.map.indicators, self.goal);
        let pair = Pair::new(plan.clone());
        let range = sensible_range(plan, goal.param);
        let found = solve(table, &pair, (goal.outcome, goal.target), goal.param, range)?;
        let trial = Trial::new(table, &pair, goal.outcome)?;
        let mut room = TrialRoom::default();
        let reached = trial.of(&plan.parameters, &mut room);
        let mut gives = |value| trial.with(goal.param, value, &mut room);
        let values = found.at.iter().map(|turn| {
            let short = in_few_figures(*turn, range);
            // What is rounded must still do.
            let holds = gives(short).is_some_and(|figure| goal.holds(figure));
            let value = if holds { short } else { turn.at };
            let [below, above] = around(turn.at, range, FIGURES);
            let near = if turn.rises { below } else { above };
            // One figure farther something else may hold again.
            let fails = gives(near).is_some_and(|figure| !goal.holds(figure));
            let beside = if fails { near } else { turn.beside };
            let rises = turn.rises;
            GoalValue { value, rises, gives: gives(value), beside, beside_gives: gives(beside) }
        });
        let values = values.collect();
        let now = plan.parameters.get(goal.param);
        let answer = GoalAnswer { goal, now, reached, range, holds: found.holds, values };
        Ok(Some(RiskAnswer::Goal(answer)))
    }
}

/// The values in so many `figures` just below and just above `at`, within a range.
pub(super) fn around(at: f64, [low, high]: [f64; 2], figures: i32) -> [f64; 2] {
    let power = power_of(if at == 0.0 { high - low } else { at }, figures);
    let (below, above) = ((at * power).floor(), (at * power).ceil());
    let is_one = above - below < 0.5;
    let (below, above) = if is_one { (below - 1.0, above + 1.0) } else { (below, above) };
    [below, above].map(|whole| (whole / power).clamp(low, high))
}

/// What `value` is multiplied by so that its first `figures` figures are whole.
fn power_of(value: f64, figures: i32) -> f64 {
    10_f64.powi(figures - 1 - value.abs().log10().floor() as i32)
}

/// The value of `turn` in [`FIGURES`] figures, on the side where the target holds.
fn in_few_figures(turn: Turn, [low, high]: [f64; 2]) -> f64 {
    if turn.at == 0.0 {
        return turn.at;
    }
    let power = power_of(turn.at, FIGURES);
    let scaled = turn.at * power;
    let whole = if turn.rises { scaled.ceil() } else { scaled.floor() };
    (whole / power).clamp(low, high)
}

impl AppState {
    /// A target for `outcome` to begin with: what is asked of it as a rule, else what it is now.
    #[must_use]
    pub fn usual_target(&self, outcome: Outcome) -> f64 {
        match outcome {
            Outcome::Coverage | Outcome::LowestCoverage => COVERAGE,
            Outcome::Caseload => self.own_limit(),
            Outcome::Gap | Outcome::Overdue => 0.0,
            Outcome::Gross | Outcome::NetNew | Outcome::Open => {
                let simulation = self.results.simulation();
                let baseline = self.results.baseline.as_ref();
                let now = simulation
                    .and_then(|simulation| outcome.of(&self.document.plan, simulation, baseline));
                let unit = if outcome.is_money() { 1e5 } else { 1.0 };
                now.map_or(0.0, |now| (now / unit).round() * unit)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_in_few_figures_stays_on_the_side_where_the_target_holds() {
        let short = |at, rises| in_few_figures(Turn { at, beside: at, rises }, [0.0, 1e6]);
        for (at, rises, expected) in [
            (12.438_71, true, 12.44),
            (12.438_71, false, 12.43),
            (44_512.3, true, 44_520.0),
            (0.012_345_6, false, 0.012_34),
            (0.0, true, 0.0),
        ] {
            assert!((short(at, rises) - expected).abs() < 1e-9, "{at} {}", short(at, rises));
        }
        let turn = Turn { at: 94.999_9, beside: 94.0, rises: true };
        let at_the_end = in_few_figures(turn, [0.0, 94.999_95]);
        assert!((at_the_end - 94.999_95).abs() < 1e-12);
    }

    #[test]
    fn the_values_around_one_differ_in_the_fourth_figure_and_stay_in_the_range() {
        for (at, range, expected) in [
            (12.438_71, [0.0, 1e6], [12.43, 12.44]),
            (12.43, [0.0, 1e6], [12.42, 12.44]),
            (0.912_35, [0.0, 1e6], [0.9123, 0.9124]),
            (999.96, [0.0, 1e6], [999.9, 1000.0]),
            // At 0 a thousandth of what the range is in; at an end no farther than that.
            (0.0, [0.0, 2.0], [0.0, 0.001]),
            (29.998, [10.0, 29.998], [29.99, 29.998]),
        ] {
            let found = around(at, range, 4);
            assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9), "{found:?}");
        }
    }
}
