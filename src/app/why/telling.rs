//! A story for the command line: worked out to its end, in words and as figures.

use std::sync::Arc;

use serde::Serialize;

use super::figures::{InputFigures, MoverFigures, input, mover};
use super::wish::{StoryBeside, StoryWish};
use super::{
    Evidence, FigureQuestion, Finish, Inquiry, MoversTask, Moving, PlanOf, PlanSide, Story,
    StoryRow, input_told,
};
use crate::app::action::Action;
use crate::app::document::Document;
use crate::app::explain::{ExplainAction, ExplainAnswer, ExplainTask};
use crate::app::figures::rounded;
use crate::app::say::say;
use crate::app::state::AppState;
use crate::i18n::Tr;
use crate::model::Explain;
use crate::uncertain::TornadoBar;

/// A story with all that stands below it.
#[derive(Clone, Debug)]
pub struct Telling {
    /// The story.
    pub story: Story,
    /// What moves it most: the name of each assumption, and what its ends do.
    pub movers: Vec<[String; 2]>,
    /// What it rests on: each assumption with its value, and what that rests on.
    pub inputs: Vec<[String; 2]>,
    /// All of it as figures.
    pub figures: StoryFigures,
}

/// A story as figures.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct StoryFigures {
    pub program: &'static str,
    pub version: &'static str,
    pub title: String,
    pub about: String,
    pub name: String,
    pub heading: String,
    pub value: String,
    pub formula: String,
    pub makes_up: bool,
    pub rows: Vec<RowFigures>,
    pub beside: Vec<RowFigures>,
    pub near: Vec<NearFigures>,
    pub notes: Vec<String>,
    pub inputs: Vec<InputFigures>,
    pub middle: Option<f64>,
    pub unit: Option<String>,
    pub movers: Vec<MoverFigures>,
}

/// A line of a story.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct RowFigures {
    pub op: &'static str,
    pub name: String,
    pub text: String,
}

/// What lies just beside what is told.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct NearFigures {
    pub name: String,
    pub text: String,
    pub told: String,
}

fn row(row: &StoryRow) -> RowFigures {
    RowFigures { op: row.sign, name: row.name.clone(), text: row.text.clone() }
}

/// The story that `wish`, which the command line calls `about`, asks for of the plan of
/// `document`: what the window would tell.
///
/// # Errors
/// In the user's words, why there is nothing to tell.
pub fn telling(
    document: Document,
    (about, wish): (&str, &StoryWish),
    beside: StoryBeside,
    tr: &Tr,
) -> Result<Telling, String> {
    let mut state = AppState::new(document, tr.language());
    if let Err(error) = &state.results.simulation {
        return Err(say(tr, &error.message()));
    }
    let inquiry = state.inquire(wish, beside)?;
    let told = state.plan_told(&inquiry);
    let evidence = Arc::new(state.evidence(told.as_ref()).ok_or_else(|| state.nothing())?);
    let story = match &inquiry {
        Inquiry::Figure(of, question) => {
            Some(state.story_of_figure((of.as_ref(), question), &evidence))
        }
        other => state.story(other, &evidence),
    };
    let story = story.ok_or_else(|| state.nothing())?;
    let bars = story.moving.as_ref().map(|moving| state.bars(moving)).transpose()?;
    Ok(state.telling_of(about, story, &bars.unwrap_or_default(), &evidence))
}

impl AppState {
    /// A figure of the simulation, told as what is made from such figures is.
    fn story_of_figure(
        &self,
        (of, question): (Option<&PlanOf>, &FigureQuestion),
        evidence: &Arc<Evidence>,
    ) -> Story {
        let (tr, plan) = (&self.tr, evidence.plan(question.side));
        let explanation = question.explain(evidence, None);
        let district = |district| self.document.name_of(district).to_owned();
        let rows = explanation.parts.iter().map(|part| StoryRow {
            sign: part.op.sign(),
            name: question.part_name(part, evidence, tr, &district),
            text: part.text(plan, tr),
            to: None,
        });
        Story {
            name: question.what(plan, tr),
            title: self.of_plan(question.title(evidence, tr), of),
            value: question.text(explanation.value, tr),
            formula: explanation.formula_text(plan, tr),
            rows: rows.collect(),
            makes_up: explanation.finish != Finish::Course,
            inputs: question.inputs(plan),
            moving: Some(Moving {
                task: MoversTask::Figure(Arc::clone(evidence), question.clone()),
                middle: explanation.value,
                scale: 1.0,
                unit: tr.t(question.unit_id()).to_owned(),
            }),
            ..Story::default()
        }
    }

    /// What moves a figure, the most first.
    fn bars(&mut self, moving: &Moving) -> Result<Vec<TornadoBar>, String> {
        let task = ExplainTask::Movers(moving.task.clone());
        self.carry_out(Action::Explain(ExplainAction::Want(task.clone())));
        match self.explained(&task) {
            Some(Ok(ExplainAnswer::Movers(bars))) => Ok(bars.clone()),
            _ => Err(self.nothing()),
        }
    }

    fn telling_of(
        &self,
        about: &str,
        story: Story,
        bars: &[TornadoBar],
        evidence: &Evidence,
    ) -> Telling {
        let (tr, open) = (&self.tr, &self.document.plan);
        let plan = evidence.plan(PlanSide::Plan);
        let moving = story.moving.as_ref();
        let scale = moving.map_or(1.0, |moving| moving.scale);
        let scaled = |value: Option<f64>| value.map(|value| rounded(value / scale));
        let near = story.near.iter().map(|near| NearFigures {
            name: near.row.name.clone(),
            text: near.row.text.clone(),
            told: near.told.clone(),
        });
        let movers = bars.iter().filter(|bar| bar.swing() > 0.0).map(|bar| {
            let bar = TornadoBar { outcome: bar.outcome.map(scaled), ..*bar };
            mover(&bar, open, tr)
        });
        let figures = StoryFigures {
            program: "narplan",
            version: env!("CARGO_PKG_VERSION"),
            title: open.title.clone(),
            about: about.to_owned(),
            name: story.name.clone(),
            heading: story.title.clone(),
            value: story.value.clone(),
            formula: story.formula.clone(),
            makes_up: story.makes_up,
            rows: story.rows.iter().map(row).collect(),
            beside: story.beside.iter().map(row).collect(),
            near: near.collect(),
            notes: story.notes.clone(),
            inputs: story.inputs.iter().map(|param| input(plan, *param, tr)).collect(),
            middle: scaled(moving.and_then(|moving| moving.middle)),
            unit: moving.map(|moving| moving.unit.clone()),
            movers: movers.collect(),
        };
        Telling {
            movers: moving.map(|moving| moving.told(open, tr, bars)).unwrap_or_default(),
            inputs: story.inputs.iter().map(|param| input_told(plan, tr, *param)).collect(),
            figures,
            story,
        }
    }
}
