//! The cheapest plan that reaches a coverage curve: the answer, and its figures for the command
//! line.

use std::sync::Arc;

use serde::Serialize;

use super::figures::ask;
use super::{Answer, PlanState, Question, SuggestChoices};
use crate::app::document::Document;
use crate::i18n::Tr;
use crate::model::{Month, Ore, Plan, Role};
use crate::suggest::cheapest::{
    Beside, Cheapest, CheapestOptions, CheapestPlan, Miss, Neighbour, PostsChoice, command_of,
};

/// The cheapest plan that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct CheapestAnswer {
    /// The state of the plan that it is about.
    pub of: PlanState,
    /// The plan as it was then.
    pub plan: Arc<Plan>,
    /// What was asked for.
    pub options: CheapestOptions,
    /// What was found.
    pub found: Cheapest,
}

impl CheapestAnswer {
    /// The steps that may move with their months in the plan and in what was found.
    #[must_use]
    pub fn starts<'a>(&'a self, best: &'a CheapestPlan) -> Vec<(&'a str, [Month; 2])> {
        let step = |&(id, start): &(_, Month)| {
            let step = self.plan.step(id)?;
            Some((step.name.as_str(), [step.start, start]))
        };
        best.starts.iter().filter_map(step).collect()
    }

    /// Social workers of a base once every step has started, in the plan and in what was found.
    #[must_use]
    pub fn posts_of(&self, choice: &PostsChoice) -> [f64; 2] {
        posts_of(&self.plan, choice)
    }
}

fn posts_of(plan: &Plan, choice: &PostsChoice) -> [f64; 2] {
    let planned = plan.planned_posts(choice.unit);
    let planned = planned.get(Role::SocialWorker as usize).copied().unwrap_or_default();
    [planned, planned + f64::from(choice.by)]
}

/// A step with its start.
#[derive(Clone, Debug, Serialize)]
pub struct StartFigures {
    /// Id of the step.
    pub step: u32,
    /// Its name.
    pub name: String,
    /// Its start in the plan.
    pub planned: Month,
    /// Its start in what was found.
    pub found: Month,
}

/// A base with its social workers.
#[derive(Clone, Debug, Serialize)]
pub struct PostsFigures {
    /// Id of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Social workers' posts once every step has started, in the plan.
    pub planned: f64,
    /// The same in what was found.
    pub found: f64,
    /// Id of the step whose posts change.
    pub step: u32,
}

/// Where a plan falls short.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum MissFigures {
    /// A point of the curve.
    Point {
        /// Its month.
        month: Month,
        /// The share that is asked for.
        needed: f64,
        /// The lowest from then on.
        reached: f64,
    },
    /// A year with cost that nobody pays.
    Year {
        /// The year.
        year: i32,
        /// What nobody pays, SEK.
        gap: f64,
    },
}

impl From<Miss> for MissFigures {
    fn from(miss: Miss) -> Self {
        match miss {
            Miss::Point { point, reached } => {
                Self::Point { month: point.month, needed: point.share, reached }
            }
            Miss::Year { year, gap } => Self::Year { year, gap: gap.to_sek() },
        }
    }
}

/// What `narplan cheapest --json` writes; amounts are SEK.
#[derive(Clone, Debug, Serialize)]
pub struct CheapestFigures {
    /// Title of the plan.
    pub title: String,
    /// Whether nothing is left to look at.
    pub proven: bool,
    /// Net new cost of the plan as it is.
    pub planned_cost: f64,
    /// Where the plan as it is falls short; null where it does not.
    pub planned_miss: Option<MissFigures>,
    /// Net new cost of the cheapest plan that was found; null where there is none.
    pub cost: Option<f64>,
    /// No plan costs less.
    pub bound: Option<f64>,
    /// How much cheaper a plan could be at the most.
    pub gap: Option<f64>,
    /// The same, per cent of the bound.
    pub gap_percent: Option<f64>,
    /// How far the bound may be off by rounding.
    pub rounding: f64,
    /// Plans that were simulated.
    pub tried: u64,
    /// Plans that there are.
    pub space: f64,
    /// The steps in the order of time.
    pub steps: Vec<StartFigures>,
    /// The bases whose posts may vary.
    pub posts: Vec<PostsFigures>,
    /// Where no plan was found: where the nearest falls short.
    pub nearest: Option<MissFigures>,
    /// The plans just beside the one that was found.
    pub beside: Vec<BesideFigures>,
}

/// A plan that differs from the one that was found in one month or one post.
#[derive(Clone, Debug, Serialize)]
pub struct BesideFigures {
    /// Id of the step whose start differs.
    pub step: Option<u32>,
    /// Its start.
    pub start: Option<Month>,
    /// Id of the unit whose posts differ.
    pub unit: Option<String>,
    /// So many social workers more than in the plan that was found.
    pub posts: Option<i32>,
    /// Net new cost.
    pub cost: f64,
    /// Where it falls short; null where it does not.
    pub miss: Option<MissFigures>,
}

impl BesideFigures {
    fn of(plan: &Plan, near: &Neighbour) -> Self {
        let (cost, miss) = (near.plan.cost.to_sek(), near.miss.map(MissFigures::from));
        let (step, start, unit, posts) = match near.differs {
            Beside::Start(step, start) => (Some(step.0), Some(start), None, None),
            Beside::Posts(unit, by) => {
                let unit = plan.units.get(unit).map(|unit| unit.id.clone());
                (None, None, unit, Some(by))
            }
        };
        Self { step, start, unit, posts, cost, miss }
    }
}

/// Looks for the cheapest plan and carries it out on `document`.
///
/// # Errors
/// In the user's words, why the question cannot be worked on.
pub fn cheapest_figures(
    document: &mut Document,
    tr: &Tr,
    choices: &SuggestChoices,
) -> Result<CheapestFigures, String> {
    let (answer, _) = ask(document, tr, None, Question::Cheapest, choices)?;
    let Answer::Cheapest(found) = answer else { return Err(String::new()) };
    let figures = figures(document, &found);
    let command = found.best.as_ref().and_then(|best| command_of(&document.plan, best));
    if let Some(command) = command {
        document.edit(command).map_err(|error| error.to_string())?;
    }
    Ok(figures)
}

fn figures(document: &Document, found: &Cheapest) -> CheapestFigures {
    let plan = &document.plan;
    let starts = found.best.iter().flat_map(|best| &best.starts);
    let starts = starts.filter_map(|&(id, start)| {
        let step = plan.step(id)?;
        let (name, planned) = (step.name.clone(), step.start);
        Some(StartFigures { step: id.0, name, planned, found: start })
    });
    let posts = found.best.iter().flat_map(|best| &best.posts).filter_map(|choice| {
        let unit = plan.units.get(choice.unit)?;
        let [planned, found] = posts_of(plan, choice);
        let (id, name) = (unit.id.clone(), unit.name.clone());
        Some(PostsFigures { unit: id, name, planned, found, step: choice.step.0 })
    });
    CheapestFigures {
        title: plan.title.clone(),
        proven: found.proven,
        planned_cost: found.planned.cost.to_sek(),
        planned_miss: found.planned.miss.map(MissFigures::from),
        cost: found.best.as_ref().map(|best| best.cost.to_sek()),
        bound: found.bound.map(Ore::to_sek),
        gap: found.gap().map(Ore::to_sek),
        gap_percent: found.gap_share().map(|share| share * 100.0),
        rounding: found.rounding.to_sek(),
        tried: found.tried,
        space: found.space,
        steps: starts.collect(),
        posts: posts.collect(),
        nearest: found.nearest.map(MissFigures::from),
        beside: found.beside.iter().map(|near| BesideFigures::of(plan, near)).collect(),
    }
}
