//! What came of a search over the values of an assumption: bars, turning points, goals.

use std::sync::Arc;

use super::{RowTo, Story, StoryRow, with_unit};
use crate::app::risk::{GoalValue, TippingPoints, Tried, outcome_measure, outcome_name};
use crate::app::state::AppState;
use crate::app::suggest::PlanState;
use crate::app::why::inquiry::inquiry_of;
use crate::app::why::words::value_text;
use crate::app::why::{Evidence, Inquiry, PlanOf, PlanSide, Searched};
use crate::model::ParamId;
use crate::report::param_name;
use crate::uncertain::{Crossings, Outcome, SEARCH_HALVINGS, SEARCH_PARTS, Standing};

/// Decimals that tell values apart that lie close together, beside those that are shown.
const FINER: usize = 2;
/// The part of docs/model.md that says how these questions are answered.
const SECTION: &str = "Questions about a plan";

impl AppState {
    pub(super) fn story_of_search(
        &self,
        searched: Searched,
        evidence: &Arc<Evidence>,
    ) -> Option<Story> {
        match searched {
            Searched::Bar(param) => self.story_of_bar(param),
            Searched::Turns(param) => self.story_of_turns(param),
            Searched::Goal(at) => self.story_of_goal(at),
            Searched::SafeStart(step) => self.story_of_safe_start(step),
            Searched::StartRisk(step, month) => self.story_of_start_risk((step, month), evidence),
            Searched::Waiting(step, line) => self.story_of_waiting((step, line), evidence),
            Searched::Later(step) => self.story_of_later(step, evidence),
        }
    }

    /// Says in which part of the model's description it stands, and whether the answer is of the
    /// plan as it was.
    pub(super) fn note_search(&self, story: &mut Story, of: PlanState) {
        if self.is_outdated(of) {
            story.notes.push(self.tr.t("why-answer-before").to_owned());
        }
        story.notes.push(self.tr.f("why-section", &[("section", SECTION.into())]));
    }

    /// A value of `outcome`, with decimals that tell it from one that is close to it.
    fn finely(&self, outcome: Outcome, value: Option<f64>, more: usize) -> String {
        let (scale, places, unit) = outcome_measure(outcome);
        value.map_or_else(
            || "–".to_owned(),
            |value| with_unit(&self.tr.number(value / scale, places + more), self.tr.t(unit)),
        )
    }

    /// `outcome` of the open plan with `param` at `value`.
    fn with_param(&self, outcome: Outcome, param: ParamId, value: f64) -> Inquiry {
        let months = usize::from(self.document.plan.horizon_months);
        let with = PlanOf::With(param, value);
        inquiry_of(Some(with), PlanSide::Plan, outcome, months)
    }

    fn as_planned(&self, outcome: Outcome) -> Inquiry {
        let months = usize::from(self.document.plan.horizon_months);
        inquiry_of(None, PlanSide::Plan, outcome, months)
    }

    /// What `outcome` is at the plan's own value of `param`, beside what was searched for.
    fn at_likely(&self, story: &mut Story, (param, outcome): (ParamId, Outcome), text: String) {
        let tr = &self.tr;
        let value = value_text(tr, param, self.document.plan.parameters.value(param));
        let name = tr.f("why-at-likely", &[("value", (&value).into())]);
        let to = Some(RowTo::Why(self.as_planned(outcome)));
        story.beside.push(StoryRow { sign: "", name, text, to });
    }

    /// How values were looked for, and where.
    fn note_range(&self, story: &mut Story, param: ParamId, range: [f64; 2]) {
        let [low, high] = range.map(|value| value_text(&self.tr, param, value));
        let args = [
            ("low", (&low).into()),
            ("high", (&high).into()),
            ("parts", SEARCH_PARTS.into()),
            ("halvings", SEARCH_HALVINGS.into()),
        ];
        story.notes.push(self.tr.f("why-search", &args));
    }

    /// A bar of the tornado diagram: the outcome at its one end less that at the other.
    fn story_of_bar(&self, param: ParamId) -> Option<Story> {
        let tr = &self.tr;
        let known = self.risk.tornado.as_ref()?;
        let tornado = &known.is;
        let bar = tornado.bars.iter().find(|bar| bar.param == param)?;
        let outcome = tornado.outcome;
        let name = param_name(&self.document.plan, tr, param);
        let figure = tr.t(outcome_name(outcome));
        let args = [("param", (&name).into()), ("outcome", figure.into())];
        let mut story = Story {
            name: tr.f("why-bar", &args),
            title: tr.f("why-bar-title", &args),
            value: self.finely(outcome, Some(bar.swing()), 0),
            formula: tr.f("why-bar-about", &args),
            makes_up: true,
            ..Story::default()
        };
        let mut ends: Vec<(f64, Option<f64>)> = bar.range.into_iter().zip(bar.outcome).collect();
        // The greater one first, so that the length follows.
        ends.sort_by(|a, b| b.1.partial_cmp(&a.1).unwrap_or(std::cmp::Ordering::Equal));
        for (sign, (value, found)) in ["", "−"].into_iter().zip(ends) {
            let at = value_text(tr, param, value);
            let at = tr.f("why-at-value", &[("value", (&at).into())]);
            let to = RowTo::Why(self.with_param(outcome, param, value));
            story.row_to(sign, at, self.finely(outcome, found, 0), to);
        }
        let middle = self.finely(outcome, tornado.middle, 0);
        self.at_likely(&mut story, (param, outcome), middle);
        self.note_search(&mut story, known.of);
        story.inputs = vec![param];
        Some(story)
    }

    /// Where the better of two plans changes by `param`.
    fn story_of_turns(&self, param: ParamId) -> Option<Story> {
        let tr = &self.tr;
        let known = self.risk.tipping_points.as_ref()?;
        let found = &known.is;
        let points = found.points.iter().zip(&found.sides);
        let (one, sides) = points.into_iter().find(|(one, _)| one.param == param)?;
        let other = found.against.as_ref().map_or_else(
            || tr.t("risk-tipping-other-today").to_owned(),
            |other| tr.f("risk-tipping-other", &[("title", (&other.plan.title).into())]),
        );
        let name = param_name(&self.document.plan, tr, param);
        let args = [
            ("param", (&name).into()),
            ("outcome", tr.t(outcome_name(found.compared)).into()),
            ("other", (&other).into()),
        ];
        let values = sides.iter().map(|[below, above]| {
            let [below, above] = [below, above].map(|side| value_text(tr, param, side.value));
            format!("{below}–{above}")
        });
        let mut story = Story {
            name: tr.f("why-turns", &args),
            title: tr.f("why-turns-title", &args),
            value: values.collect::<Vec<_>>().join(", "),
            formula: tr.f("why-turns-about", &args),
            ..Story::default()
        };
        for tried in sides.iter().flatten() {
            self.add_tried(&mut story, (found, one), *tried, &other);
        }
        self.note_range(&mut story, param, one.range);
        self.note_search(&mut story, known.of);
        story.inputs = vec![param];
        Some(story)
    }

    /// A value that was tried in both plans: each of their figures, and who is better.
    fn add_tried(
        &self,
        story: &mut Story,
        (found, one): (&TippingPoints, &Crossings),
        tried: Tried,
        other: &str,
    ) {
        let (tr, outcome, value) = (&self.tr, found.compared, tried.value);
        let at = value_text(tr, one.param, value);
        let [own, of_other] = tried.outcomes.map(|found| self.finely(outcome, found, FINER));
        let second = match &found.against {
            None => {
                let months = usize::from(self.document.plan.horizon_months);
                let with = PlanOf::With(one.param, value);
                inquiry_of(Some(with), PlanSide::Today, outcome, months)
            }
            Some(other) => {
                let months = usize::from(other.plan.horizon_months);
                let with = PlanOf::Against(Arc::clone(other), one.param, value);
                inquiry_of(Some(with), PlanSide::Plan, outcome, months)
            }
        };
        let args = [("value", (&at).into()), ("other", other.into())];
        let first = self.with_param(outcome, one.param, value);
        story.row_to("", tr.f("why-turns-first", &args), own, RowTo::Why(first));
        story.row_to("−", tr.f("why-turns-second", &args), of_other, RowTo::Why(second));
        let difference = tried.difference();
        let better = difference.map_or("risk-goal-undefined", |difference| {
            match Standing::of(outcome, difference) {
                Standing::First => "risk-tipping-begin-plan",
                Standing::Second => "risk-tipping-begin-other",
                Standing::Alike => "risk-tipping-begin-same",
            }
        });
        story.row("=", tr.f(better, &args), self.finely(outcome, difference, FINER));
    }

    /// A value at which a target begins or ceases to hold.
    fn story_of_goal(&self, at: usize) -> Option<Story> {
        let tr = &self.tr;
        let known = self.risk.goal.as_ref()?;
        let answer = &known.is;
        let GoalValue { value, gives, beside, beside_gives, .. } = *answer.values.get(at)?;
        let (goal, param) = (answer.goal, answer.goal.param);
        let name = param_name(&self.document.plan, tr, param);
        let target = self.finely(goal.outcome, Some(goal.target), 0);
        let args = [
            ("param", (&name).into()),
            ("outcome", tr.t(outcome_name(goal.outcome)).into()),
            ("target", (&target).into()),
        ];
        let is_low = goal.outcome.is_better_low();
        let mut story = Story {
            name: tr.f("why-goal", &args),
            title: tr.f("why-goal-title", &args),
            value: value_text(tr, param, value),
            formula: tr.f(if is_low { "why-goal-most" } else { "why-goal-least" }, &args),
            ..Story::default()
        };
        for (id, value, found) in
            [("why-goal-met", value, gives), ("why-goal-missed", beside, beside_gives)]
        {
            let at = value_text(tr, param, value);
            let to = RowTo::Why(self.with_param(goal.outcome, param, value));
            let text = self.finely(goal.outcome, found, FINER);
            story.row_to("", tr.f(id, &[("value", (&at).into())]), text, to);
        }
        let reached = self.finely(goal.outcome, answer.reached, FINER);
        self.at_likely(&mut story, (param, goal.outcome), reached);
        self.note_range(&mut story, param, answer.range);
        story.notes.push(tr.t("why-goal-rounded").to_owned());
        self.note_search(&mut story, known.of);
        story.inputs = vec![param];
        Some(story)
    }
}
