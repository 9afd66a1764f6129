//! What is told of all that many runs say.

use std::sync::Arc;

use super::{Moving, RowTo, Story, StoryRow, with_unit};
use crate::app::risk::SHARE_CONFIDENCE;
use crate::app::state::AppState;
use crate::app::why::{Evidence, FigureQuestion, Inquiry, MoversTask, PlanOf};
use crate::model::ParamId;
use crate::probability::summary::Share;
use crate::uncertain::Options;

impl AppState {
    /// A probability: in how many runs, how sure that is.
    pub(super) fn share_story(
        &self,
        (name, title): (String, String),
        formula: &str,
        share: Share,
    ) -> Option<Story> {
        let tr = &self.tr;
        let (p, error) = (share.probability()?, share.error()?);
        let number = |value: usize| tr.number(value as f64, 0);
        let mut story = Story {
            name,
            title,
            value: tr.percent(p * 100.0, usize::from(error > 0.0 && error < 0.01)),
            formula: formula.to_owned(),
            makes_up: true,
            ..Story::default()
        };
        story.row("", tr.t("why-share-hits"), number(share.hits));
        story.row("÷", tr.t("why-share-count"), number(share.count));
        let points = |value: f64| with_unit(&tr.number(value * 100.0, 1), tr.t("why-points"));
        let error = points(error);
        story.notes.push(tr.f("why-share-error", &[("error", (&error).into())]));
        if let Some([low, high]) = share.interval(SHARE_CONFIDENCE) {
            let [low, high] = [low, high].map(|end| tr.percent(end * 100.0, 1));
            let args = [("low", (&low).into()), ("high", (&high).into())];
            story.notes.push(tr.f("why-share-interval", &args));
        }
        Some(story)
    }

    /// How it was run.
    pub(super) fn note_runs(&self, story: &mut Story, options: Options, drawn: &[ParamId]) {
        let tr = &self.tr;
        let parameters = &self.document.plan.parameters;
        let is_assumed =
            |param: &&ParamId| param.info().assumption || !parameters.is_default(**param);
        let assumed = drawn.iter().filter(is_assumed).count();
        let (runs, seed) = (tr.number(options.runs as f64, 0), options.seed.to_string());
        let id = if options.chance { "why-runs-chance" } else { "why-runs" };
        let args = [
            ("runs", (&runs).into()),
            ("seed", (&seed).into()),
            ("drawn", drawn.len().into()),
            ("assumed", assumed.into()),
        ];
        story.notes.push(tr.f(id, &args));
    }

    /// Tells beside `story` what `question` of a plan, which `evidence` is of, gives with
    /// everything at its most likely, and what moves that.
    pub(super) fn add_without_chance(
        &self,
        story: &mut Story,
        (of, question): (Option<PlanOf>, FigureQuestion),
        evidence: &Arc<Evidence>,
    ) {
        let tr = &self.tr;
        let value = question.value(evidence);
        let text = question.text(value, tr);
        let plan = evidence.plan(question.side);
        story.inputs = question.inputs(plan);
        story.moving = Some(Moving {
            task: MoversTask::Figure(Arc::clone(evidence), question.clone()),
            middle: value,
            scale: 1.0,
            unit: tr.t(question.unit_id()).to_owned(),
        });
        let name = self.of_plan(question.what(plan, tr), of.as_ref());
        self.add_plainly(story, (name, text), RowTo::Why(Inquiry::Figure(of, question)));
    }

    /// The same of a figure that is called so and has such a value.
    pub(super) fn add_plainly(&self, story: &mut Story, (name, text): (String, String), to: RowTo) {
        let name = self.tr.f("why-plainly", &[("figure", (&name).into())]);
        // What makes a probability up stands together; this is beside it.
        story.beside.push(StoryRow { sign: "", name, text, to: Some(to) });
    }
}
