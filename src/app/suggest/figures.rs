//! Answers for the command line: asked, waited for, and put into figures by stable names.
//!
//! The names of fields are those of `docs/cli.md`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::make::{self, Pending};
use super::words::Words;
use super::{Answer, Found, Question, SETTLED_SHARE, Settled, SuggestChoices, update};
use crate::app::document::Document;
use crate::edit::owners_at;
use crate::i18n::Tr;
use crate::measure::Continuity;
use crate::model::{DistrictIdx, Message, Month, UnitIdx};
use crate::suggest::ensemble::Measure;
use crate::suggest::order::command_of;
use crate::suggest::{AssignmentTask, Part, Terms};

/// Weights or terms of the objective, by name.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct TermFigures {
    /// Even load: Gini coefficient of the load over the bases.
    pub load: f64,
    /// Short way: how much longer than if each district had its nearest base, a share; null where
    /// no ways are known.
    pub way: Option<f64>,
    /// Few changes: share of the children whose district changes base.
    pub changes: f64,
    /// Short border: border between bases as a share of all borders between districts.
    pub border: f64,
    /// Mixed need: index of dissimilarity of the children with the highest need over the bases.
    pub mix: f64,
}

impl TermFigures {
    fn new(task: &AssignmentTask, terms: Terms) -> Self {
        let Terms { load, way, changes, border, mix } = terms;
        let way = task.problem.knows_ways().then_some(way);
        Self { load, way, changes, border, mix }
    }
}

/// A base under an assignment.
#[derive(Clone, Debug, Serialize)]
pub struct BaseFigures {
    /// Id of the unit.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Codes of its districts.
    pub districts: Vec<String>,
    /// Its load.
    pub load: f64,
    /// How far that lies from the mean, per cent of the mean.
    pub deviation_percent: Option<f64>,
}

/// A move of a suggestion.
#[derive(Clone, Debug, Serialize)]
pub struct MoveFigures {
    /// Codes of the districts that move together.
    pub districts: Vec<String>,
    /// Their names.
    pub names: Vec<String>,
    /// Id of the unit that they leave.
    pub from: String,
    /// Id of the unit that they come to.
    pub to: String,
    /// Children 0–19.
    pub children: f64,
    /// What the objective falls by, after the moves before it.
    pub gain: Option<f64>,
    /// What it falls by if this move alone is made; null where that would break a condition.
    pub alone: Option<f64>,
}

/// What was found, and how good it is.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ProofFigures {
    /// Whether nothing that keeps the conditions is better.
    pub proven: bool,
    /// The objective.
    pub objective: f64,
    /// Nothing that keeps the conditions goes beyond this; null while nothing is known.
    pub bound: Option<f64>,
    /// How far the objective lies from the bound.
    pub gap: Option<f64>,
}

impl ProofFigures {
    fn new(objective: f64, bound: f64, proven: bool) -> Self {
        let bound = bound.is_finite().then_some(bound);
        let gap = bound.map(|bound| if proven { 0.0 } else { (objective - bound).abs() });
        Self { proven, objective, bound, gap }
    }

    fn of(found: &Found) -> Self {
        Self::new(found.objective, found.bound, found.proven)
    }
}

/// What `narplan suggest --json` writes.
#[derive(Clone, Debug, Serialize)]
pub struct AssignmentFigures {
    /// Title of the plan.
    pub title: String,
    /// The month whose assignment it starts from.
    pub month: String,
    /// What matters.
    pub weights: TermFigures,
    /// What is to be even.
    pub load: &'static str,
    /// What was found, and how good it is.
    #[serde(flatten)]
    pub proof: ProofFigures,
    /// Terms of the plan as it is; null where districts have no base.
    pub start: Option<TermFigures>,
    /// Terms of what was found.
    pub found: TermFigures,
    /// The bases as suggested.
    pub bases: Vec<BaseFigures>,
    /// The moves that lead there.
    pub moves: Vec<MoveFigures>,
}

/// A point of the front.
#[derive(Clone, Debug, Serialize)]
pub struct PointFigures {
    /// Gini coefficient of the load.
    pub load: f64,
    /// Detour share.
    pub way: f64,
    /// Whether nothing is better in both.
    pub proven: bool,
    /// The bases.
    pub bases: Vec<BaseFigures>,
}

/// What `narplan tradeoffs --json` writes.
#[derive(Clone, Debug, Serialize)]
pub struct FrontFigures {
    /// Title of the plan.
    pub title: String,
    /// Terms of the plan as it is.
    pub start: Option<TermFigures>,
    /// From the shortest way to the evenest load.
    pub points: Vec<PointFigures>,
}

/// A district over the near-best assignments.
#[derive(Clone, Debug, Serialize)]
pub struct ShareFigures {
    /// Code of the district.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Whether the near-best assignments agree on it.
    pub settled: bool,
    /// Share of the near-best assignments by unit id.
    pub share: BTreeMap<String, f64>,
}

/// What `narplan settled --json` writes.
#[derive(Clone, Debug, Serialize)]
pub struct SettledFigures {
    /// Title of the plan.
    pub title: String,
    /// How much worse than the best counts as near, per cent.
    pub within_percent: f64,
    /// The best assignment that it is measured from.
    pub best: ProofFigures,
    /// Different assignments that were seen.
    pub plans: u64,
    /// Whether those are all; else they come from a random walk.
    pub complete: bool,
    /// The largest difference between two walks in any share.
    pub disagreement: Option<f64>,
    /// The least effective sample size of the walks.
    pub effective: Option<f64>,
    /// The districts.
    pub districts: Vec<ShareFigures>,
}

/// A measure over an ensemble.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureFigures {
    /// The plan's own value.
    pub plan: f64,
    /// Share of the drawn assignments with a higher value: those that are worse.
    pub worse: f64,
    /// Share with the same value.
    pub equal: f64,
    /// Share with a lower value: those that are better.
    pub better: f64,
    /// Standard error of `worse`.
    pub error: Option<f64>,
    /// Mean of the drawn assignments.
    pub mean: f64,
    /// Their lowest value.
    pub low: f64,
    /// Their highest value.
    pub high: f64,
    /// Effective sample size.
    pub effective: Option<f64>,
    /// R̂ of the chains.
    pub r_hat: Option<f64>,
}

/// What `narplan ensemble --json` writes.
#[derive(Clone, Debug, Serialize)]
pub struct EnsembleFigures {
    /// Title of the plan.
    pub title: String,
    /// The law that they are drawn by.
    pub law: &'static str,
    /// Assignments that were kept.
    pub plans: usize,
    /// The seed.
    pub seed: u64,
    /// How far a part's load may lie from the mean, per cent.
    pub tolerance_percent: f64,
    /// By measure: load, deviation, way, border, mix.
    pub measures: BTreeMap<&'static str, MeasureFigures>,
}

/// A district that goes live in another step.
#[derive(Clone, Debug, Serialize)]
pub struct StepMoveFigures {
    /// Code of the district.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The step in the plan; null where the central unit keeps it.
    pub from: Option<u32>,
    /// The step in the suggestion.
    pub to: Option<u32>,
}

/// What `narplan sequence --json` writes.
#[derive(Clone, Debug, Serialize)]
pub struct OrderFigures {
    /// Title of the plan.
    pub title: String,
    /// What was found, and how good it is: here higher is better.
    #[serde(flatten)]
    pub proof: ProofFigures,
    /// The plan's own objective.
    pub planned_objective: f64,
    /// Share of the municipal need that is live by month, in the plan.
    pub planned_live: Vec<f64>,
    /// The same as suggested.
    pub suggested_live: Vec<f64>,
    /// Children times changes of unit within the plan's months, in the plan.
    pub planned_handovers: f64,
    /// The same as suggested.
    pub suggested_handovers: f64,
    /// The districts that change step.
    pub moves: Vec<StepMoveFigures>,
}

/// The first month whose every step has begun: the assignment in the end.
fn last_month(document: &Document) -> Month {
    document.plan.end().plus(-1)
}

/// Asks `question` of `document` and waits. `Err` says in the user's words why there is no answer.
pub(super) fn ask(
    document: &Document,
    tr: &Tr,
    month: Option<Month>,
    question: Question,
    choices: &SuggestChoices,
) -> Result<(Answer, Pending), String> {
    // A month outside the plan is the nearest inside.
    let last = last_month(document);
    let month = month.map_or(last, |month| month.clamp(document.plan.start, last));
    let words = |task| Words { document, task, tr };
    let (job, pending) = make::job(document, (0, 0), month, question, choices)
        .map_err(|error| words(None).of_asking(&error))?;
    match job.run(&|| false, &|_| ()) {
        Answer::Failed(failure) => Err(words(pending.task()).of_failure(&failure)),
        answer => Ok((answer, pending)),
    }
}

fn code(document: &Document, district: DistrictIdx) -> String {
    document.map.districts.get(district).map(|one| one.code.clone()).unwrap_or_default()
}

fn unit_id(document: &Document, unit: UnitIdx) -> String {
    document.plan.units.get(unit).map(|unit| unit.id.clone()).unwrap_or_default()
}

fn bases(document: &Document, task: &AssignmentTask, parts: &[Part]) -> Vec<BaseFigures> {
    let loads = task.problem.loads(parts);
    let mean = loads.iter().sum::<f64>() / loads.len() as f64;
    let units = task.units.iter().zip(loads).enumerate();
    units
        .map(|(part, (&unit, load))| {
            let own = task.districts.iter().zip(parts).filter(|&(_, &of)| of == part);
            BaseFigures {
                id: unit_id(document, unit),
                name: document
                    .plan
                    .units
                    .get(unit)
                    .map(|unit| unit.name.clone())
                    .unwrap_or_default(),
                districts: own.map(|(&district, _)| code(document, district)).collect(),
                load,
                deviation_percent: (mean > 0.0).then(|| (load / mean - 1.0) * 100.0),
            }
        })
        .collect()
}

/// Looks for an assignment (or with `mend` for the one in whole pieces that moves the fewest
/// children) and carries it out on `document`; `month` is the one whose assignment it starts
/// from, the last where none is given.
///
/// # Errors
/// In the user's words, why there is none.
pub fn suggest_figures(
    document: &mut Document,
    tr: &Tr,
    month: Option<Month>,
    mend: bool,
    choices: &SuggestChoices,
) -> Result<AssignmentFigures, String> {
    let question = if mend { Question::Mend } else { Question::Assignment };
    let (answer, pending) = ask(document, tr, month, question, choices)?;
    let (Answer::Assignment(found), Pending::Assignment { month, base, .. }) = (answer, pending)
    else {
        return Err(String::new());
    };
    let moves = update::moves(&base, &found);
    let task = &base.task;
    let weights = task.problem.weights;
    let figures = AssignmentFigures {
        title: document.plan.title.clone(),
        month: month.to_string(),
        weights: TermFigures {
            load: weights.load,
            way: Some(weights.way),
            changes: weights.changes,
            border: weights.border,
            mix: weights.mix,
        },
        load: choices.options.load.id(),
        proof: ProofFigures::of(&found),
        start: base.start_terms().map(|terms| TermFigures::new(&base.task, terms)),
        found: TermFigures::new(task, found.terms),
        bases: bases(document, task, &found.parts),
        moves: moves
            .iter()
            .map(|one| MoveFigures {
                districts: one.districts.iter().map(|&district| code(document, district)).collect(),
                names: one
                    .districts
                    .iter()
                    .map(|&district| document.name_of(district).to_owned())
                    .collect(),
                from: unit_id(document, one.from),
                to: unit_id(document, one.to),
                children: one.children,
                gain: one.gain,
                alone: one.alone,
            })
            .collect(),
    };
    let label = Message::new("suggest-label-taken").number("count", moves.len() as f64);
    let owners = task.owners(&found.parts);
    if let Some(command) = owners_at(&document.plan, owners, month, Some(label)) {
        document.edit(command).map_err(|error| error.to_string())?;
    }
    Ok(figures)
}

/// The front of load against way.
///
/// # Errors
/// In the user's words, why there is none.
pub fn front_figures(
    document: &Document,
    tr: &Tr,
    month: Option<Month>,
    choices: &SuggestChoices,
) -> Result<FrontFigures, String> {
    let (answer, pending) = ask(document, tr, month, Question::TradeOffs, choices)?;
    let (Answer::TradeOffs(points), Pending::TradeOffs { base, .. }) = (answer, pending) else {
        return Err(String::new());
    };
    let points = points.iter().map(|point| PointFigures {
        load: point.terms.load,
        way: point.terms.way,
        proven: point.proven,
        bases: bases(document, &base.task, &point.owners),
    });
    Ok(FrontFigures {
        title: document.plan.title.clone(),
        start: base.start_terms().map(|terms| TermFigures::new(&base.task, terms)),
        points: points.collect(),
    })
}

/// What the near-best assignments agree on.
///
/// # Errors
/// In the user's words, why that cannot be told.
pub fn settled_figures(
    document: &Document,
    tr: &Tr,
    month: Option<Month>,
    choices: &SuggestChoices,
) -> Result<SettledFigures, String> {
    let (answer, pending) = ask(document, tr, month, Question::Settled, choices)?;
    let (Answer::Settled(best, near), Pending::Settled { of, base, percent }) = (answer, pending)
    else {
        return Err(String::new());
    };
    let settled = Settled { of, task: base.task, best, percent, near };
    let task = &settled.task;
    let districts = task.districts.iter().zip(&settled.near.share).map(|(&district, share)| {
        let share = task.units.iter().zip(share);
        ShareFigures {
            code: code(document, district),
            name: document.name_of(district).to_owned(),
            settled: settled.mostly(district).is_some_and(|(_, share)| share > SETTLED_SHARE),
            share: share.map(|(&unit, &share)| (unit_id(document, unit), share)).collect(),
        }
    });
    Ok(SettledFigures {
        title: document.plan.title.clone(),
        within_percent: percent,
        best: ProofFigures::of(&settled.best),
        plans: settled.near.plans,
        complete: settled.near.complete,
        disagreement: settled.near.walked.map(|walked| walked.disagreement),
        effective: settled.near.walked.map(|walked| walked.effective),
        districts: districts.collect(),
    })
}

/// Stable name of a measure.
const fn measure_id(measure: Measure) -> &'static str {
    match measure {
        Measure::Load => "load",
        Measure::Deviation => "deviation",
        Measure::Way => "way",
        Measure::Border => "border",
        Measure::Mix => "mix",
    }
}

/// Where the plan lies among assignments drawn by chance.
///
/// # Errors
/// In the user's words, why that cannot be told.
pub fn ensemble_figures(
    document: &Document,
    tr: &Tr,
    month: Option<Month>,
    choices: &SuggestChoices,
) -> Result<EnsembleFigures, String> {
    let (answer, pending) = ask(document, tr, month, Question::Context, choices)?;
    let (
        Answer::Context(ensemble, _),
        Pending::Context { base, start, tolerance_percent, seed, .. },
    ) = (answer, pending)
    else {
        return Err(String::new());
    };
    let known = |measure: &Measure| *measure != Measure::Way || base.task.problem.knows_ways();
    let measures = Measure::ALL.into_iter().filter(known).filter_map(|measure| {
        let sample = ensemble.sample(measure);
        let plan = measure.of(&base.task.problem, &start);
        let rank = sample.rank(plan)?;
        let mixing = sample.mixing();
        let count = sample.values().count().max(1) as f64;
        let figures = MeasureFigures {
            plan,
            worse: rank.worse,
            equal: rank.equal,
            better: rank.better,
            error: rank.error,
            mean: sample.values().sum::<f64>() / count,
            low: sample.values().fold(f64::INFINITY, f64::min),
            high: sample.values().fold(f64::NEG_INFINITY, f64::max),
            effective: mixing.effective,
            r_hat: mixing.r_hat,
        };
        Some((measure_id(measure), figures))
    });
    Ok(EnsembleFigures {
        title: document.plan.title.clone(),
        law: "reversible recombination, weighted by spanning trees",
        plans: ensemble.plans().count(),
        seed,
        tolerance_percent,
        measures: measures.collect(),
    })
}

/// Looks for an order of rollout and carries it out on `document`.
///
/// # Errors
/// In the user's words, why there is none.
pub fn order_figures(
    document: &mut Document,
    tr: &Tr,
    choices: &SuggestChoices,
) -> Result<OrderFigures, String> {
    let unknown = choices.order.budgets_tkr.keys().find(|&&id| document.plan.step(id).is_none());
    if let Some(id) = unknown {
        let id = id.0.to_string();
        return Err(tr.f("suggest-order-no-step", &[("id", (&id).into())]));
    }
    let (answer, pending) = ask(document, tr, None, Question::Order, choices)?;
    let (Answer::Order(suggested), Pending::Order { problem, steps, planned, .. }) =
        (answer, pending)
    else {
        return Err(String::new());
    };
    let Some(order) = &suggested.order else {
        return Err(tr.t("suggest-order-none").to_owned());
    };
    let table = document.map.clone();
    let before = Continuity::of(&table.indicators, &document.plan).handovers;
    let step_of = |step: Option<usize>| step.and_then(|step| steps.get(step)).map(|id| id.0);
    let pairs = document.plan.assignment.indices().zip(planned.iter().zip(order));
    let moves =
        pairs.filter(|(_, (from, to))| from != to).map(|(district, (from, to))| StepMoveFigures {
            code: code(document, district),
            name: document.name_of(district).to_owned(),
            from: step_of(*from),
            to: step_of(*to),
        });
    let moves = moves.collect();
    if let Some(command) = command_of(&document.plan, order) {
        document.edit(command).map_err(|error| error.to_string())?;
    }
    Ok(OrderFigures {
        title: document.plan.title.clone(),
        proof: ProofFigures::new(suggested.objective, suggested.bound, suggested.proven),
        planned_objective: problem.objective(&planned),
        planned_live: problem.live_curve(&planned),
        suggested_live: problem.live_curve(order),
        planned_handovers: before,
        suggested_handovers: Continuity::of(&table.indicators, &document.plan).handovers,
        moves,
    })
}
