//! Answers about one figure of a plan: what moves it, what would have to be true, when it is safe.

use serde::Serialize;

use super::OddsFigures;
use crate::app::document::Document;
use crate::app::figures::rounded;
use crate::app::files::AppError;
use crate::model::{Month, ParamId, Plan, StepId};
use crate::probability::sobol::Index;
use crate::simulate::baseline_of;
use crate::uncertain::{
    BaseNeed, Options, Outcome, Pair, PostsTarget, Reach, SOBOL_CONFIDENCE, SafetyRule, Standing,
    earliest_safe_start, needed_posts, sensible_range, sobol, solve, threads, tipping_points,
    tornado,
};

/// Whether somebody has stopped waiting.
type Cancelled<'a> = &'a (dyn Fn() -> bool + Sync);

/// One assumption at a time.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct TornadoFigures {
    pub title: String,
    pub outcome: &'static str,
    pub middle: Option<f64>,
    pub bars: Vec<TornadoBarFigures>,
}

/// What one assumption does alone.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct TornadoBarFigures {
    pub parameter: &'static str,
    pub low: f64,
    pub high: f64,
    pub at_low: Option<f64>,
    pub at_high: Option<f64>,
    pub swing: f64,
}

/// The tornado of `outcome`.
///
/// # Errors
/// [`AppError::Simulate`] where the plan cannot be simulated.
pub fn tornado_figures(document: &Document, outcome: Outcome) -> Result<TornadoFigures, AppError> {
    let plan = &document.plan;
    let found = tornado(&document.map.indicators, &Pair::new(plan.clone()), outcome)?;
    let bars = found.bars.iter().map(|bar| {
        let [low, high] = bar.range;
        let [at_low, at_high] = bar.outcome.map(|value| value.map(rounded));
        let parameter = bar.param.info().id;
        TornadoBarFigures { parameter, low, high, at_low, at_high, swing: rounded(bar.swing()) }
    });
    Ok(TornadoFigures {
        title: plan.title.clone(),
        outcome: outcome.id(),
        middle: found.middle.map(rounded),
        bars: bars.collect(),
    })
}

/// How much of an outcome's variance comes from which factor.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct SobolFigures {
    pub title: String,
    pub outcome: &'static str,
    pub rows: usize,
    pub seed: u64,
    pub confidence: f64,
    pub mean: Option<f64>,
    pub deviation: Option<f64>,
    pub factors: Vec<FactorFigures>,
}

/// One factor.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct FactorFigures {
    pub group: Option<String>,
    pub parameters: Vec<MemberFigures>,
    pub first: IndexFigures,
    pub total: IndexFigures,
}

/// An assumption of a factor.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct MemberFigures {
    pub parameter: &'static str,
    pub reversed: bool,
}

/// An index with its interval.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct IndexFigures {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

impl IndexFigures {
    fn of(index: Index) -> Self {
        let Index { value, low, high } = index;
        Self { value: rounded(value), low: rounded(low), high: rounded(high) }
    }
}

/// The Sobol' indices of `outcome`; `Ok(None)` where it was cancelled.
///
/// # Errors
/// [`AppError::Simulate`] where the plan cannot be simulated.
pub fn sobol_figures(
    document: &Document,
    outcome: Outcome,
    (seed, rows): (u64, usize),
    is_cancelled: Cancelled<'_>,
) -> Result<Option<SobolFigures>, AppError> {
    let (plan, table) = (&document.plan, &document.map.indicators);
    let pair = Pair::new(plan.clone());
    let found = sobol(table, &pair, outcome, (seed, rows), threads(), is_cancelled, &|_| ())?;
    let Some(found) = found else { return Ok(None) };
    let factors = found.factors.iter().map(|one| {
        let group = one.factor.group.and_then(|group| plan.uncertainty.groups.get(group));
        let members = one.factor.members.iter().map(|(param, reversed)| MemberFigures {
            parameter: param.info().id,
            reversed: *reversed,
        });
        FactorFigures {
            group: group.map(|group| group.name.clone()),
            parameters: members.collect(),
            first: IndexFigures::of(one.indices.first),
            total: IndexFigures::of(one.indices.total),
        }
    });
    Ok(Some(SobolFigures {
        title: plan.title.clone(),
        outcome: outcome.id(),
        rows: found.rows,
        seed,
        confidence: SOBOL_CONFIDENCE,
        mean: found.spread.map(|spread| rounded(spread.mean)),
        deviation: found.spread.map(|spread| rounded(spread.deviation)),
        factors: factors.collect(),
    }))
}

/// For which values of a parameter a target holds.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct SolveFigures {
    pub title: String,
    pub parameter: &'static str,
    pub low: f64,
    pub high: f64,
    pub outcome: &'static str,
    pub target: f64,
    pub now: f64,
    pub reached: Option<f64>,
    pub holds_at_low: Option<bool>,
    pub holds_at_high: Option<bool>,
    pub values: Vec<ValueFigures>,
}

/// A value beyond which a target begins or ceases to hold.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct ValueFigures {
    pub value: f64,
    pub holds_above: bool,
}

/// For which values of `param` `outcome` is as good as `target`, in `range` or, without one, in a
/// sensible one.
///
/// # Errors
/// [`AppError::Simulate`] where the plan cannot be simulated.
pub fn solve_figures(
    document: &Document,
    param: ParamId,
    (outcome, target): (Outcome, f64),
    range: [Option<f64>; 2],
) -> Result<SolveFigures, AppError> {
    let (plan, table) = (&document.plan, &document.map.indicators);
    let pair = Pair::new(plan.clone());
    let [low, high] = sensible_range(plan, param);
    let [from, to] = range;
    let [low, high] = [from.unwrap_or(low), to.unwrap_or(high)];
    let found = solve(table, &pair, (outcome, target), param, [low, high])?;
    let reached = pair.outcome(table, outcome)?;
    let [holds_at_low, holds_at_high] = found.holds;
    let values = found
        .at
        .iter()
        .map(|turn| ValueFigures { value: rounded(turn.at), holds_above: turn.rises });
    Ok(SolveFigures {
        title: plan.title.clone(),
        parameter: param.info().id,
        low,
        high,
        outcome: outcome.id(),
        target,
        now: plan.parameters.value(param),
        reached: reached.map(rounded),
        holds_at_low,
        holds_at_high,
        values: values.collect(),
    })
}

/// The posts of social workers that each base needs for a target.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct NeedFigures {
    pub title: String,
    pub outcome: &'static str,
    pub target: f64,
    pub bases: Vec<BaseNeedFigures>,
}

/// One base.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct BaseNeedFigures {
    pub unit: String,
    pub name: String,
    pub step: u32,
    pub planned: f64,
    pub planned_new: f64,
    pub reached: Option<f64>,
    pub answer: &'static str,
    pub needed: Option<f64>,
    pub by_formula: f64,
}

/// The posts that each base needs; `Ok(None)` where it was cancelled.
///
/// # Errors
/// [`AppError::Simulate`] where the plan cannot be simulated.
pub fn needs_figures(
    document: &Document,
    target: PostsTarget,
    is_cancelled: Cancelled<'_>,
) -> Result<Option<NeedFigures>, AppError> {
    let plan = &document.plan;
    let found = needed_posts(&document.map.indicators, plan, target, &|| is_cancelled())?;
    let Some(found) = found else { return Ok(None) };
    let base = |base: &BaseNeed| {
        let unit = plan.units.get(base.unit);
        let (answer, needed) = match base.needed {
            Reach::Posts(posts) => ("posts", Some(posts)),
            Reach::WithoutNew(posts) => ("without_new", Some(posts)),
            Reach::Never => ("never", None),
        };
        BaseNeedFigures {
            unit: unit.map(|unit| unit.id.clone()).unwrap_or_default(),
            name: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            step: base.step.0,
            planned: rounded(base.planned),
            planned_new: rounded(base.planned_new),
            reached: base.reached.map(rounded),
            answer,
            needed: needed.map(rounded),
            by_formula: rounded(base.formula),
        }
    };
    let (outcome, target) = match target {
        PostsTarget::Caseload(caseload) => (Outcome::Caseload, caseload),
        PostsTarget::Coverage(coverage) => (Outcome::Coverage, coverage),
    };
    Ok(Some(NeedFigures {
        title: plan.title.clone(),
        outcome: outcome.id(),
        target,
        bases: found.iter().map(base).collect(),
    }))
}

/// The earliest safe starts.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct SafeFigures {
    pub title: String,
    pub limit: f64,
    pub risk: f64,
    pub runs: usize,
    pub seed: u64,
    pub steps: Vec<SafeStepFigures>,
}

/// One step.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct SafeStepFigures {
    pub step: u32,
    pub name: String,
    pub planned: Month,
    pub earliest: Option<Month>,
    pub risks: Vec<RiskFigures>,
}

/// The risk of a start in one month.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct RiskFigures {
    pub start: Month,
    #[serde(flatten)]
    pub over: OddsFigures,
}

/// The earliest safe start of `step`, or of every step to come; `Ok(None)` where it was cancelled.
///
/// # Errors
/// [`AppError::Simulate`] where the plan cannot be simulated.
pub fn safe_figures(
    document: &Document,
    step: Option<StepId>,
    rule: SafetyRule,
    options: Options,
    is_cancelled: Cancelled<'_>,
) -> Result<Option<SafeFigures>, AppError> {
    let (plan, table) = (&document.plan, &document.map.indicators);
    let asked = plan.steps.iter().filter(|of| of.start >= plan.start);
    let asked = asked.filter(|of| step.is_none_or(|step| of.id == step));
    let mut steps = Vec::new();
    for of in asked {
        let found =
            earliest_safe_start(table, plan, of.id, rule, options, threads(), is_cancelled)?;
        let Some(found) = found else { return Ok(None) };
        let risks = found
            .risks
            .iter()
            .map(|risk| RiskFigures { start: risk.start, over: OddsFigures::of(risk.over) });
        steps.push(SafeStepFigures {
            step: of.id.0,
            name: of.name.clone(),
            planned: of.start,
            earliest: found.earliest,
            risks: risks.collect(),
        });
    }
    Ok(Some(SafeFigures {
        title: plan.title.clone(),
        limit: rule.limit,
        risk: rule.risk,
        runs: options.runs,
        seed: options.seed,
        steps,
    }))
}

/// Where the better of two plans changes.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct TippingFigures {
    pub title: String,
    pub other: Option<String>,
    pub outcome: &'static str,
    pub value: Option<f64>,
    pub other_value: Option<f64>,
    pub parameters: Vec<TippingParameter>,
}

/// One assumption.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct TippingParameter {
    pub parameter: &'static str,
    pub low: f64,
    pub high: f64,
    pub difference_at_low: Option<f64>,
    pub difference_at_high: Option<f64>,
    pub better_at_low: Option<&'static str>,
    pub better_at_high: Option<&'static str>,
    pub changes: Vec<ChangeFigures>,
}

/// A value at which the better plan changes.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct ChangeFigures {
    pub value: f64,
    pub better_above: &'static str,
}

/// Who is better, as JSON has it.
const fn better(standing: Standing) -> &'static str {
    match standing {
        Standing::First => "plan",
        Standing::Second => "other",
        Standing::Alike => "neither",
    }
}

/// Where the better of the plan and of `other` (its Nollalternativ without one), both on the same
/// map, changes; `Ok(None)` where it was cancelled.
///
/// # Errors
/// [`AppError::Simulate`] where one of them cannot be simulated.
pub fn tipping_figures(
    document: &Document,
    other: Option<&Plan>,
    outcome: Outcome,
    is_cancelled: Cancelled<'_>,
) -> Result<Option<TippingFigures>, AppError> {
    let (plan, table) = (&document.plan, &document.map.indicators);
    let today = || baseline_of(plan);
    let pairs = [Pair::new(plan.clone()), Pair::new(other.cloned().unwrap_or_else(today))];
    let [first, second] = &pairs;
    let found = tipping_points(table, [first, second], outcome, &|| is_cancelled())?;
    let Some(found) = found else { return Ok(None) };
    let parameters = found.iter().map(|one| {
        let changes = one.at.iter().map(|crossing| ChangeFigures {
            value: rounded(crossing.at),
            better_above: better(crossing.beyond),
        });
        let [low, high] = one.range;
        let [difference_at_low, difference_at_high] = one.ends.map(|end| end.map(rounded));
        let [better_at_low, better_at_high] = one.standing.map(|end| end.map(better));
        TippingParameter {
            parameter: one.param.info().id,
            low,
            high,
            difference_at_low,
            difference_at_high,
            better_at_low,
            better_at_high,
            changes: changes.collect(),
        }
    });
    Ok(Some(TippingFigures {
        title: plan.title.clone(),
        other: other.map(|other| other.title.clone()),
        outcome: outcome.id(),
        value: first.outcome(table, outcome)?.map(rounded),
        other_value: second.outcome(table, outcome)?.map(rounded),
        parameters: parameters.collect(),
    }))
}
