//! How sure a plan's figures are, in a form that can be written as JSON.
//!
//! `docs/cli.md` documents the fields.

mod answers;
mod runs;

pub use answers::{
    BaseNeedFigures, ChangeFigures, FactorFigures, IndexFigures, MemberFigures, NeedFigures,
    RiskFigures, SafeFigures, SafeStepFigures, SobolFigures, SolveFigures, TippingFigures,
    TippingParameter, TornadoBarFigures, TornadoFigures, ValueFigures, needs_figures, safe_figures,
    sobol_figures, solve_figures, tipping_figures, tornado_figures,
};
pub use runs::{GateOdds, MonthRuns, RunsFigures, UnitMonthRuns, UnitYearRuns, YearRuns, runs_csv};

use serde::Serialize;

use super::document::Document;
use super::figures::rounded;
use crate::model::ParamId;
use crate::probability::summary::{Mean, Share, quantile};

/// The quantiles that are told.
const SHARES: [f64; 3] = [0.1, 0.5, 0.9];
/// The standard error of a probability that is called stable.
const STABLE_ERROR: f64 = 0.01;

/// How a figure is spread over the runs.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct Spread {
    pub p10: Option<f64>,
    pub p50: Option<f64>,
    pub p90: Option<f64>,
    pub mean: Option<f64>,
    pub error: Option<f64>,
}

impl Spread {
    pub(super) fn of(mut values: Vec<f64>) -> Self {
        let mean = Mean::of(values.iter().copied());
        values.sort_by(f64::total_cmp);
        let [p10, p50, p90] = SHARES.map(|share| quantile(&values, share).map(rounded));
        let error = mean.map(|mean| rounded(mean.error()));
        Self { p10, p50, p90, mean: mean.map(|mean| rounded(mean.mean)), error }
    }
}

/// A probability, how sure it is, and how many runs would make it stable.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct OddsFigures {
    pub probability: Option<f64>,
    pub error: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub runs_for_one_percent: Option<usize>,
}

impl OddsFigures {
    fn of(share: Share) -> Self {
        let [low, high] = share.interval(0.95).map_or([None; 2], |ends| ends.map(Some));
        Self {
            probability: share.probability().map(rounded),
            error: share.error().map(rounded),
            low: low.map(rounded),
            high: high.map(rounded),
            runs_for_one_percent: share.runs_for(STABLE_ERROR),
        }
    }
}

/// Gives the plan of `document` other most likely values; a range is widened where one lies
/// outside it.
pub fn set_likely(document: &mut Document, values: &[(ParamId, f64)]) {
    for (param, likely) in values {
        let parameters = &mut document.plan.parameters;
        parameters.set(*param, parameters.get(*param).with_likely(*likely));
    }
}
