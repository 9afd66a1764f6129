//! What a story is asked for by, where there is no window: names in the place of a click.

use std::sync::Arc;

use super::{
    Carried, DistrictFigure, Drawn, Inquiry, PlanSide, PostsFigure, Searched, TagFigure, WhyAction,
    YearAmount,
};
use crate::app::action::{Action, Effect};
use crate::app::balance::Measure;
use crate::app::compare::{CompareAction, CompareMeasure, Side};
use crate::app::explain::ExplainAction;
use crate::app::risk::{FanKind, Goal, OtherPlan, RiskAction, RiskChoices, RiskQuestion};
use crate::app::state::AppState;
use crate::app::suggest::{Question, SuggestAction, SuggestChoices, miss_text};
use crate::app::why::inquiry::inquiry_of;
use crate::model::{DistrictIdx, Month, ParamId, StepId, UnitIdx};
use crate::suggest::cheapest::CheapestOptions;
use crate::uncertain::{Outcome, PostsTarget};

/// What a start is held to: the caseload that no base may exceed (`None` is the plan's own limit),
/// and the greatest probability that one does, per cent.
pub type StartRule = (Option<f64>, f64);

/// Something that a story is asked for of.
#[derive(Clone, Debug, PartialEq)]
pub enum StoryWish {
    /// An outcome of the plan, or of Nollalternativ.
    Outcome(Outcome, PlanSide),
    /// A measure of the comparison of scenarios.
    Measure(CompareMeasure),
    /// What the plan has more of it than what it is compared with.
    Difference(CompareMeasure),
    /// A percentile of an amount of a year, or of the whole period.
    Year(Option<i32>, YearAmount, usize),
    /// The probability that a year, or the whole period, keeps within the frame.
    Within(Option<i32>),
    /// A percentile of a fan in a month, of a unit or the whole municipality.
    Fan(FanKind, Option<String>, Month, usize),
    /// The probability that every base reaches this coverage, per cent.
    Reaches(f64),
    /// The probability that the gate of a step passes.
    Gate(StepId),
    /// What an assumption does to an outcome alone.
    Bar(ParamId, Outcome),
    /// Where the better of two plans changes by an assumption.
    Turns(ParamId, Outcome),
    /// The value at a position of those at which a target begins or ceases to hold.
    Goal(Goal, usize),
    /// The earliest safe start of a step.
    SafeStart(StepId, StartRule),
    /// The risk of a start of a step in a month; `None` is the planned one.
    StartRisk(StepId, Option<Month>, StartRule),
    /// A percentile of what waiting with a gated step changes in cost.
    Waiting(StepId, usize),
    /// The probability that the gate of a step passes where it waits.
    Later(StepId),
    /// Social workers that a target asks for, of a unit in a month.
    Needed(String, Month, PostsTarget),
    /// What there are more than that.
    Spare(String, Month, PostsTarget),
    /// When a step advertises its posts.
    Advertised(StepId),
    /// When it must do so at the latest.
    LatestAdvertised(StepId),
    /// The cheapest step plan, looked for so many seconds at the most.
    Cheapest(Box<CheapestOptions>, f64),
    /// A measure of a unit in the balance of a month; `None` is the last one.
    Balance(Measure, String, Option<Month>),
    /// What a move of districts to a unit would do in a month; `None` is the last one.
    Move(Vec<String>, String, Option<Month>, MovePart),
    /// A figure of a district.
    District(DistrictFigure, String),
    /// Children whose district changes unit; or does so twice or more.
    Changing(bool),
}

/// What of a move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MovePart {
    /// A figure of the whole move.
    Whole(TagFigure),
    /// A figure of a unit, by its id.
    OfUnit(UnitFigure, String),
}

/// A figure that a move has of each unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitFigure {
    /// Cases per social worker.
    Caseload,
    /// Investigations a year that its own districts ask for.
    Started,
    /// Social workers at the norm that these take.
    Posts,
    /// The mean way.
    Way,
    /// What these social workers cost a year.
    NormCost,
}

impl UnitFigure {
    const fn of(self, unit: UnitIdx) -> TagFigure {
        match self {
            Self::Caseload => TagFigure::Caseload(unit),
            Self::Started => TagFigure::Started(unit),
            Self::Posts => TagFigure::Posts(unit),
            Self::Way => TagFigure::Way(unit),
            Self::NormCost => TagFigure::NormCost(unit),
        }
    }
}

/// With what a plan is compared, where that is asked about.
#[derive(Clone, Debug, Default)]
pub struct StoryBeside {
    /// Another plan; `None` is Nollalternativ.
    pub against: Option<OtherPlan>,
    /// A scenario, or Nollalternativ; `None` is what the plan itself says.
    pub baseline: Option<Side>,
}

/// Nobody can stop what is waited for.
fn never() -> bool {
    false
}

impl AppState {
    /// Does `action` and, before it returns, all the computing that follows from it.
    pub(super) fn carry_out(&mut self, action: Action) {
        let mut effects = self.update(action);
        while let Some(effect) = effects.pop() {
            let news = match effect {
                Effect::Assess { run, job, .. } => {
                    let answer = Box::new(job.run(&never, &|_| ()));
                    Action::Risk(RiskAction::News(run, job.question(), answer, true))
                }
                Effect::Compute(run, job) => {
                    let answer = Box::new(job.run(&never, &|_| ()));
                    Action::Suggest(SuggestAction::News(run, answer, true))
                }
                Effect::Explain { run, job } => {
                    let answer = job.run(&never).map(Box::new);
                    Action::Explain(ExplainAction::News(run, job.kind(), answer))
                }
                _ => continue,
            };
            effects.extend(self.update(news));
        }
    }

    /// What `wish` asks about, with all that its story needs worked out.
    ///
    /// # Errors
    /// In the user's words, why there is nothing to tell.
    pub(super) fn inquire(
        &mut self,
        wish: &StoryWish,
        beside: StoryBeside,
    ) -> Result<Inquiry, String> {
        let months = usize::from(self.document.plan.horizon_months);
        match wish {
            StoryWish::Outcome(outcome, side) => Ok(inquiry_of(None, *side, *outcome, months)),
            StoryWish::Measure(measure) => {
                let (_, to) = self.compare(beside.baseline);
                self.measured(to, *measure).ok_or_else(|| self.nothing())
            }
            StoryWish::Difference(measure) => {
                let (from, to) = self.compare(beside.baseline);
                if from == to {
                    return Err(self.tr.t("cli-why-same-side").to_owned());
                }
                if let Some(task) = self.difference_task() {
                    self.carry_out(Action::Explain(ExplainAction::Want(task)));
                }
                Ok(Inquiry::Difference { from, to, measure: *measure })
            }
            StoryWish::Balance(measure, unit, month) => {
                let last = self.document.plan.end().plus(-1);
                let (unit, month) = (self.unit(unit)?, month.unwrap_or(last));
                self.position(month)?;
                Ok(Inquiry::Balance(*measure, unit, month))
            }
            StoryWish::Move(districts, to, month, part) => {
                self.move_asked((districts, to), *month, part)
            }
            StoryWish::District(figure, name) => {
                Ok(Inquiry::District(*figure, self.district(name)?))
            }
            StoryWish::Changing(twice) => Ok(Inquiry::Changing { twice: *twice }),
            StoryWish::Cheapest(options, seconds) => self.cheapest_asked(options, *seconds),
            StoryWish::Needed(unit, month, target) => {
                let (unit, at) = (self.unit(unit)?, self.position(*month)?);
                Ok(Inquiry::Posts(PostsFigure::Needed(unit, at, *target)))
            }
            StoryWish::Spare(unit, month, target) => {
                let (unit, at) = (self.unit(unit)?, self.position(*month)?);
                Ok(Inquiry::Posts(PostsFigure::Spare(unit, at, *target)))
            }
            StoryWish::Advertised(step) => {
                Ok(Inquiry::Posts(PostsFigure::Advertised(self.step(*step)?)))
            }
            StoryWish::LatestAdvertised(step) => {
                Ok(Inquiry::Posts(PostsFigure::LatestAdvertised(self.step(*step)?)))
            }
            StoryWish::Year(..)
            | StoryWish::Within(_)
            | StoryWish::Fan(..)
            | StoryWish::Reaches(_)
            | StoryWish::Gate(_) => self.drawn_asked(wish).map(Inquiry::Drawn),
            _ => self.searched_asked(wish, beside.against).map(Inquiry::Searched),
        }
    }

    /// What many runs say.
    fn drawn_asked(&mut self, wish: &StoryWish) -> Result<Drawn, String> {
        let gated = if let StoryWish::Gate(step) = wish { Some(self.gated(*step)?) } else { None };
        let within = match wish {
            StoryWish::Fan(_, unit, month, _) => {
                self.position(*month)?;
                unit.as_deref().map(|unit| self.unit(unit)).transpose()?
            }
            _ => None,
        };
        self.assess_now(RiskQuestion::Study)?;
        let year = |number: Option<i32>| {
            let known = self.risk.study.as_ref();
            let at = known.and_then(|known| known.is.years.iter().position(|y| y.year == number));
            at.ok_or_else(|| self.tr.t("cli-why-no-year").to_owned())
        };
        Ok(match *wish {
            StoryWish::Year(number, amount, line) => {
                Drawn::Year { at: year(number)?, amount, line }
            }
            StoryWish::Within(number) => Drawn::Within(year(number)?),
            StoryWish::Fan(kind, _, month, line) => Drawn::Fan { kind, unit: within, month, line },
            StoryWish::Reaches(target) => Drawn::Reaches(target),
            _ => Drawn::Gate(gated.ok_or_else(|| self.nothing())?),
        })
    }

    /// What a search over values, months or runs gives.
    fn searched_asked(
        &mut self,
        wish: &StoryWish,
        against: Option<OtherPlan>,
    ) -> Result<Searched, String> {
        match *wish {
            StoryWish::Bar(param, outcome) => {
                self.choose_risks(|choices| choices.outcome = outcome);
                self.assess_now(RiskQuestion::Tornado)?;
                let known = self.risk.tornado.as_ref();
                let bars = known.map(|known| known.is.bars.as_slice()).unwrap_or_default();
                let is_known = bars.iter().any(|bar| bar.param == param);
                if is_known { Ok(Searched::Bar(param)) } else { Err(self.not_drawn(param)) }
            }
            StoryWish::Turns(param, outcome) => {
                self.choose_risks(|choices| choices.outcome = outcome);
                self.risk.against = against.map(Arc::new);
                self.assess_now(RiskQuestion::TippingPoints)?;
                let known = self.risk.tipping_points.as_ref();
                let found = known.and_then(|k| k.is.points.iter().find(|one| one.param == param));
                match found.map(|one| one.at.is_empty()) {
                    None => Err(self.not_drawn(param)),
                    Some(true) => Err(self.tr.t("cli-why-no-turn").to_owned()),
                    Some(false) => Ok(Searched::Turns(param)),
                }
            }
            StoryWish::Goal(goal, at) => {
                self.choose_risks(|choices| choices.goal = goal);
                self.assess_now(RiskQuestion::Goal)?;
                let known = self.risk.goal.as_ref();
                let count = known.map_or(0, |known| known.is.values.len());
                let args = [("count", count.into())];
                let is_there = (at < count).then_some(Searched::Goal(at));
                is_there.ok_or_else(|| self.tr.f("cli-why-no-goal", &args))
            }
            StoryWish::SafeStart(step, rule) => {
                let step = self.safe_asked(step, rule)?;
                Ok(Searched::SafeStart(step))
            }
            StoryWish::StartRisk(step, month, rule) => {
                let step = self.safe_asked(step, rule)?;
                let planned = self.document.plan.step(step).map(|step| step.start);
                let month = month.or(planned).ok_or_else(|| self.nothing())?;
                self.position(month)?;
                Ok(Searched::StartRisk(step, month))
            }
            StoryWish::Waiting(step, line) => {
                let step = self.gated(step)?;
                self.assess_now(RiskQuestion::Waiting)?;
                Ok(Searched::Waiting(step, line))
            }
            StoryWish::Later(step) => {
                let step = self.gated(step)?;
                self.assess_now(RiskQuestion::Waiting)?;
                Ok(Searched::Later(step))
            }
            _ => Err(self.nothing()),
        }
    }

    fn choose_risks(&mut self, change: impl FnOnce(&mut RiskChoices)) {
        let mut choices = self.risk.choices;
        change(&mut choices);
        self.carry_out(Action::Risk(RiskAction::Choose(choices)));
    }

    /// Answers `question` to its end.
    fn assess_now(&mut self, question: RiskQuestion) -> Result<(), String> {
        self.carry_out(Action::Risk(RiskAction::Ask(question)));
        self.risk.failure(question).map_or(Ok(()), |reason| Err(reason.to_owned()))
    }

    fn safe_asked(&mut self, step: StepId, (limit, percent): StartRule) -> Result<StepId, String> {
        let step = self.step(step)?;
        self.choose_risks(|choices| (choices.limit, choices.risk_percent) = (limit, percent));
        self.assess_now(RiskQuestion::SafeStarts)?;
        Ok(step)
    }

    fn cheapest_asked(
        &mut self,
        options: &CheapestOptions,
        seconds: f64,
    ) -> Result<Inquiry, String> {
        let cheapest = options.clone();
        let choices = SuggestChoices { seconds, cheapest, ..self.suggest.choices.clone() };
        self.carry_out(Action::Suggest(SuggestAction::Choose(Box::new(choices))));
        self.carry_out(Action::Suggest(SuggestAction::Ask(Question::Cheapest)));
        if let Some((_, reason)) = &self.suggest.failure {
            return Err(reason.clone());
        }
        let found = self.suggest.cheapest.as_ref().map(|answer| &answer.found);
        let Some(none) = found.filter(|found| found.best.is_none()) else {
            return Ok(Inquiry::Cheapest);
        };
        let tr = &self.tr;
        let id = if none.proven { "cheapest-impossible" } else { "cheapest-none-yet" };
        let nearest = none
            .nearest
            .map(|miss| tr.f("cheapest-nearest", &[("miss", (&miss_text(tr, miss)).into())]));
        let both = [Some(tr.t(id).to_owned()), nearest];
        Err(both.into_iter().flatten().collect::<Vec<_>>().join(" "))
    }

    /// A move, with what it does worked out.
    fn move_asked(
        &mut self,
        (districts, to): (&[String], &str),
        month: Option<Month>,
        part: &MovePart,
    ) -> Result<Inquiry, String> {
        let districts: Vec<DistrictIdx> =
            districts.iter().map(|name| self.district(name)).collect::<Result<_, _>>()?;
        let to = self.unit(to)?;
        let figure = match part {
            MovePart::Whole(figure) => *figure,
            MovePart::OfUnit(figure, unit) => figure.of(self.unit(unit)?),
        };
        if let Some(month) = month {
            let at = self.position(month)?;
            self.carry_out(Action::SetMonth(at));
        }
        let carried = Carried { districts, to, month: self.shown_month() };
        let inquiry = Inquiry::Tag(carried, figure);
        self.carry_out(Action::Why(WhyAction::Ask(inquiry.clone())));
        Ok(inquiry)
    }

    /// Compares the open scenario with `baseline`, or with what the plan itself says.
    fn compare(&mut self, baseline: Option<Side>) -> (Side, Side) {
        let plan = &mut self.document.plan;
        let from = baseline.unwrap_or_else(|| Side::reference(plan));
        let to = Side::Scenario(plan.scenarios.open());
        plan.scenarios.baseline = match from {
            Side::Baseline => None,
            Side::Scenario(id) => Some(id),
        };
        let sides = self.compared_sides();
        let superfluous = sides.iter().skip(1).copied().filter(|side| *side != to);
        let missing = Some(to).filter(|to| !sides.contains(to));
        for side in superfluous.chain(missing) {
            self.carry_out(Action::Compare(CompareAction::Toggle(side)));
        }
        self.carry_out(Action::Compare(CompareAction::Want));
        (from, to)
    }

    pub(super) fn nothing(&self) -> String {
        self.tr.t("cli-why-nothing").to_owned()
    }

    fn not_drawn(&self, param: ParamId) -> String {
        self.tr.f("cli-why-not-drawn", &[("parameter", param.info().id.into())])
    }

    fn step(&self, id: StepId) -> Result<StepId, String> {
        let args = [("step", (id.0 as usize).into())];
        let is_there = self.document.plan.step(id).is_some();
        is_there.then_some(id).ok_or_else(|| self.tr.f("cli-why-no-step", &args))
    }

    /// A step with a gate.
    fn gated(&self, id: StepId) -> Result<StepId, String> {
        let args = [("step", (id.0 as usize).into())];
        let id = self.step(id)?;
        let has_gate = self.document.plan.step(id).is_some_and(|step| step.gate.is_some());
        has_gate.then_some(id).ok_or_else(|| self.tr.f("cli-why-no-gate", &args))
    }

    fn unit(&self, id: &str) -> Result<UnitIdx, String> {
        let plan = &self.document.plan;
        plan.unit_by_id(id).ok_or_else(|| {
            let known: Vec<&str> = plan.units.iter().map(|unit| unit.id.as_str()).collect();
            let known = known.join(", ");
            self.tr.f("cli-why-no-unit", &[("unit", id.into()), ("known", (&known).into())])
        })
    }

    /// The district with this code or name.
    fn district(&self, name: &str) -> Result<DistrictIdx, String> {
        let document = &self.document;
        let districts = || document.map.districts.iter_enumerated();
        let coded = districts().find(|(_, district)| district.code == name);
        let named = || districts().find(|(index, _)| document.name_of(*index) == name);
        let found = coded.or_else(named).map(|(index, _)| index);
        found.ok_or_else(|| self.tr.f("cli-why-no-district", &[("district", name.into())]))
    }

    /// The position of a month of the plan.
    fn position(&self, month: Month) -> Result<usize, String> {
        let plan = &self.document.plan;
        let at = usize::try_from(month.months_since(plan.start)).ok();
        at.filter(|at| *at < usize::from(plan.horizon_months)).ok_or_else(|| {
            let [month, first, last] =
                [month, plan.start, plan.end().plus(-1)].map(|month| month.to_string());
            let args =
                [("month", (&month).into()), ("first", (&first).into()), ("last", (&last).into())];
            self.tr.f("cli-why-no-month", &args)
        })
    }
}
