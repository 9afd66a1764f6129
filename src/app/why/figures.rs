//! The answer to "why this figure?" in a form that can be written as JSON.

use serde::Serialize;

use super::words::param_text;
use super::{Asked, Evidence, FigureQuestion, Finish, Movers, PartIs, PlanSide};
use crate::app::document::Document;
use crate::app::figures::rounded;
use crate::app::files::AppError;
use crate::app::results::Results;
use crate::i18n::Tr;
use crate::model::{Month, ParamId, Plan, UnitIdx};
use crate::report::param_name;
use crate::simulate::{Account, Amount};
use crate::uncertain::TornadoBar;

/// A figure that is asked for by name. `docs/cli.md` tells the names.
#[derive(Clone, Debug)]
pub struct WhyWish {
    /// Name of the figure.
    pub figure: String,
    /// Id of the unit; without one the whole municipality.
    pub unit: Option<String>,
    /// The first and the last month; without them the whole period.
    pub months: Option<[Month; 2]>,
    /// Whether it is that of Nollalternativ.
    pub is_today: bool,
}

/// Why a figure is what it is.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct WhyFigures {
    pub program: &'static str,
    pub version: &'static str,
    pub title: String,
    pub figure: String,
    pub name: String,
    pub value: Option<f64>,
    pub unit: String,
    pub formula: String,
    pub makes_up: bool,
    pub parts: Vec<PartFigures>,
    pub inputs: Vec<InputFigures>,
    pub movers: Vec<MoverFigures>,
}

/// A part of a figure.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct PartFigures {
    pub op: &'static str,
    pub name: String,
    pub value: f64,
    pub text: String,
    pub parameter: Option<&'static str>,
}

/// An assumption that a figure rests on.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct InputFigures {
    pub parameter: &'static str,
    pub name: String,
    pub value: f64,
    pub text: String,
    pub source: Option<&'static str>,
    pub assumption: bool,
    pub changed: bool,
}

/// What an assumption does to a figure.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct MoverFigures {
    pub parameter: &'static str,
    pub name: String,
    pub low: f64,
    pub high: f64,
    pub at_low: Option<f64>,
    pub at_high: Option<f64>,
}

/// The figures that have a name on the command line.
const NAMED: [(&str, Asked); 23] = [
    ("gross", Asked::GROSS),
    ("transferred", Asked::Cost(Amount::Transferred, None)),
    ("net_new", Asked::Cost(Amount::NetNew, None)),
    ("one_off", Asked::Cost(Amount::OneOff, None)),
    ("permanent", Asked::Cost(Amount::Permanent, None)),
    ("gap", Asked::Gap),
    ("placements", Asked::Placements),
    ("saved", Asked::Saved),
    ("posts", Asked::Posts),
    ("filled", Asked::Filled),
    ("vacancies", Asked::Vacancies),
    ("productive_fte", Asked::Productive),
    ("productive_social_workers", Asked::WORKERS),
    ("open", Asked::Open),
    ("overdue", Asked::Overdue),
    ("caseload", Asked::Caseload),
    ("coverage", Asked::Coverage),
    ("reports", Asked::Reports),
    ("started", Asked::Started),
    ("closed", Asked::Closed),
    ("need_children", Asked::NeedChildren),
    ("rollout_share", Asked::Rollout),
    ("equity", Asked::Equity),
];

impl WhyWish {
    /// The names of all figures that can be asked for.
    pub fn names() -> impl Iterator<Item = &'static str> {
        let accounts = Account::ALL.into_iter().map(Account::id);
        NAMED.into_iter().map(|(name, _)| name).chain(accounts)
    }

    fn asked(&self) -> Option<Asked> {
        let account = Account::ALL.into_iter().find(|account| account.id() == self.figure);
        let named = NAMED.into_iter().find(|(name, _)| *name == self.figure);
        account.map(Asked::account).or(named.map(|(_, asked)| asked))
    }
}

/// Why the figure that `wish` names is what it is in the plan of `document`; `None` where the plan
/// has no such figure, unit or months.
///
/// # Errors
/// [`AppError::Simulate`] where the plan cannot be simulated.
pub fn why_figures(
    document: &Document,
    wish: &WhyWish,
    tr: &Tr,
) -> Result<Option<WhyFigures>, AppError> {
    let (table, plan) = (&document.map.indicators, &document.plan);
    let results = Results::of(&document.map, plan, document.history.revision());
    let simulation = results.simulation.as_ref().map_err(|error| *error)?;
    let months = match wish.months {
        None => Some(0..simulation.months()),
        Some([first, last]) => {
            let ends = (simulation.position(first), simulation.position(last));
            ends.0.zip(ends.1).map(|(first, last)| first..last + 1)
        }
    };
    let unit: Option<Option<UnitIdx>> =
        wish.unit.as_ref().map_or(Some(None), |id| plan.unit_by_id(id).map(Some));
    let (Some(asked), Some(months), Some(unit)) = (wish.asked(), months, unit) else {
        return Ok(None);
    };
    if months.is_empty() || (unit.is_some() && asked.is_whole()) {
        return Ok(None);
    }
    let side = if wish.is_today { PlanSide::Today } else { PlanSide::Plan };
    let question = FigureQuestion::new(asked, unit, months).on(side);
    let evidence = Evidence::of(table, plan, &results)?;
    let explanation = question.explain(&evidence, None);
    let name = |district| document.name_of(district).to_owned();
    let parts = explanation.parts.iter().map(|part| PartFigures {
        op: part.op.sign(),
        name: question.part_name(part, &evidence, tr, &name),
        value: rounded(part.value),
        text: part.text(evidence.plan(side), tr),
        parameter: match part.is {
            PartIs::Param(param) => Some(param.info().id),
            _ => None,
        },
    });
    let movers = movers(&Movers::new(table, &evidence)?, &question, plan, tr);
    Ok(Some(WhyFigures {
        program: "narplan",
        version: env!("CARGO_PKG_VERSION"),
        title: plan.title.clone(),
        figure: wish.figure.clone(),
        name: question.title(&evidence, tr),
        value: explanation.value.map(rounded),
        unit: tr.t(question.unit_id()).to_owned(),
        formula: explanation.formula_text(evidence.plan(side), tr),
        makes_up: explanation.finish != Finish::Course,
        parts: parts.collect(),
        inputs: question
            .inputs(evidence.plan(side))
            .into_iter()
            .map(|param| input(evidence.plan(side), param, tr))
            .collect(),
        movers,
    }))
}

pub(super) fn input(plan: &Plan, param: ParamId, tr: &Tr) -> InputFigures {
    let info = param.info();
    let changed = !plan.parameters.is_default(param);
    InputFigures {
        parameter: info.id,
        name: param_name(plan, tr, param),
        value: plan.parameters.value(param),
        text: param_text(plan, tr, param),
        // The source is that of the default: a changed value is the planner's own.
        source: info.source.filter(|_| !changed),
        assumption: info.assumption || changed,
        changed,
    }
}

/// What moves the figure, the most first; what does nothing is left out.
fn movers(
    movers: &Movers<'_>,
    question: &FigureQuestion,
    plan: &Plan,
    tr: &Tr,
) -> Vec<MoverFigures> {
    let bar = |param| movers.bar(question, param);
    let mut bars: Vec<_> = question.candidates(plan).into_iter().map(bar).collect();
    bars.retain(|bar| bar.swing() > 0.0);
    bars.sort_by(|a, b| b.swing().total_cmp(&a.swing()));
    bars.iter().map(|bar| mover(bar, plan, tr)).collect()
}

/// What the ends of a bar give.
pub(super) fn mover(bar: &TornadoBar, plan: &Plan, tr: &Tr) -> MoverFigures {
    let ([low, high], [at_low, at_high]) = (bar.range, bar.outcome);
    let at = |value: Option<f64>| value.map(rounded);
    MoverFigures {
        parameter: bar.param.info().id,
        name: param_name(plan, tr, bar.param),
        low,
        high,
        at_low: at(at_low),
        at_high: at(at_high),
    }
}
