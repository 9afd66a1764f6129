//! Help with planning: posts, advertising, the cheapest step plan.

use super::{RowTo, Story, StoryRow, with_unit};
use crate::app::risk::ADVERTISED_IN_TIME;
use crate::app::state::AppState;
use crate::app::suggest::CheapestAnswer;
use crate::app::why::words::plain;
use crate::app::why::{
    Asked, Evidence, FigureQuestion, Inquiry, PlanOf, PlanSide, PostsFigure, RoleFigure,
};
use crate::model::{Month, Ore, ParamId, Role, StepId, UnitIdx};
use crate::report::role_name;
use crate::simulate::{Amount, mean_case_months};
use crate::suggest::cheapest::CurveMeasure;
use crate::uncertain::{PostsTarget, advertises, advertising_ahead, posts_needed};

/// The part of docs/model.md on the cheapest step plan.
const CHEAPEST: &str = "The cheapest step plan";
/// That on the other questions.
const SECTION: &str = "Questions about a plan";

impl AppState {
    pub(super) fn story_of_posts(&self, figure: PostsFigure) -> Option<Story> {
        let mut story = match figure {
            PostsFigure::Needed(unit, t, target) => self.story_of_need((unit, t), target)?,
            PostsFigure::Spare(unit, t, target) => self.story_of_spare((unit, t), target)?,
            PostsFigure::Advertised(step) => self.story_of_advertised(step)?,
            PostsFigure::LatestAdvertised(step) => self.story_of_latest(step)?,
        };
        story.notes.push(self.tr.f("why-section", &[("section", SECTION.into())]));
        Some(story)
    }

    /// Posts as the tables of planning tell them.
    fn posts_text(&self, posts: f64) -> String {
        with_unit(&self.tr.number(posts, 1), self.tr.t("budget-unit-fte"))
    }

    fn posts_needed(&self, (unit, t): (UnitIdx, usize), target: PostsTarget) -> Option<f64> {
        let simulation = self.results.simulation()?;
        let needed = posts_needed(&self.document.plan, simulation, target);
        needed.get(unit)?.get(t).copied()
    }

    /// The title of what is told of `unit` in a month.
    fn of_unit(&self, name: &str, (unit, t): (UnitIdx, usize)) -> Option<String> {
        let whose = &self.document.plan.units.get(unit)?.name;
        let month = self.results.simulation()?.month(t);
        Some(format!("{name}, {whose}, {}", self.tr.month(month.year(), month.month())))
    }

    /// Social workers that a target asks for: docs/model.md, Questions about a plan.
    fn story_of_need(&self, of: (UnitIdx, usize), target: PostsTarget) -> Option<Story> {
        let (tr, plan) = (&self.tr, &self.document.plan);
        let (unit, t) = of;
        let evidence = |asked| FigureQuestion::new(asked, Some(unit), t..t + 1);
        let month = self.results.simulation()?.at(unit, t)?;
        let name = tr.t("risk-planning-needed");
        let workers = role_name(plan, tr, Role::SocialWorker).to_lowercase();
        let args = [("workers", (&workers).into())];
        let mut story = Story {
            title: self.of_unit(name, of)?,
            name: name.to_owned(),
            value: self.posts_text(self.posts_needed(of, target)?),
            makes_up: true,
            ..Story::default()
        };
        let mut from = |question: FigureQuestion, value: f64| {
            let text = question.text(Some(value), tr);
            story.row_to("", question.what(plan, tr), text, RowTo::Why(question.into()));
        };
        let parameters = &plan.parameters;
        let mut inputs = match target {
            PostsTarget::Caseload(caseload) => {
                let question = evidence(Asked::Open);
                from(question.clone(), month.open);
                story.formula = tr.f("why-need-caseload", &args);
                story.row("÷", tr.t("why-need-target"), plain(tr, caseload));
                question.inputs(plan)
            }
            PostsTarget::Coverage(coverage) => {
                let question = evidence(Asked::Started);
                from(question.clone(), month.started);
                story.formula = tr.f("why-need-coverage", &args);
                story.row("×", tr.t("why-need-share"), plain(tr, coverage));
                let months = mean_case_months(plan, parameters);
                story.row("×", tr.t("why-case-months"), plain(tr, months));
                let norm = parameters.value(ParamId::CaseloadNorm);
                story.row("÷", tr.t("why-need-norm"), plain(tr, norm));
                let mut inputs = question.inputs(plan);
                inputs.push(ParamId::InvestigationMonths);
                inputs
            }
        };
        let at_work = 1.0 - parameters.fraction(ParamId::Absence);
        story.row("÷", tr.t("why-not-absent"), plain(tr, at_work));
        for param in [ParamId::CaseloadNorm, ParamId::Absence] {
            if !inputs.contains(&param) {
                inputs.push(param);
            }
        }
        story.inputs = inputs;
        Some(story)
    }

    /// What there are more than a target asks for.
    fn story_of_spare(&self, of: (UnitIdx, usize), target: PostsTarget) -> Option<Story> {
        let tr = &self.tr;
        let (unit, t) = of;
        let posts = Asked::OfRole(Role::SocialWorker, RoleFigure::Posts);
        let question = FigureQuestion::new(posts, Some(unit), t..t + 1);
        let month = self.results.simulation()?.at(unit, t)?;
        let planned = month.posts.get(Role::SocialWorker as usize).copied()?;
        let needed = self.posts_needed(of, target)?;
        let name = tr.t("risk-planning-difference");
        let mut story = Story {
            title: self.of_unit(name, of)?,
            name: name.to_owned(),
            value: with_unit(&tr.signed(planned - needed, 1), tr.t("budget-unit-fte")),
            formula: tr.t("why-spare").to_owned(),
            makes_up: true,
            ..Story::default()
        };
        let to = RowTo::Why(question.into());
        story.row_to("", tr.t("risk-planning-planned"), self.posts_text(planned), to);
        let to = RowTo::Why(Inquiry::Posts(PostsFigure::Needed(unit, t, target)));
        story.row_to("−", tr.t("risk-planning-needed"), self.posts_text(needed), to);
        Some(story)
    }

    fn month_text(&self, month: Month) -> String {
        self.tr.month(month.year(), month.month())
    }

    /// When a step advertises its new posts.
    fn story_of_advertised(&self, id: StepId) -> Option<Story> {
        let (tr, plan) = (&self.tr, &self.document.plan);
        let step = plan.step(id)?;
        let is_set = step.recruit_from.is_some();
        let title = tr.f("why-advertised", &[("step", (&step.name).into())]);
        let mut story = Story {
            name: title.clone(),
            title,
            value: self.month_text(advertises(plan, step)),
            formula: tr.t(if is_set { "why-advertised-set" } else { "why-advertised-lead" }).into(),
            ..Story::default()
        };
        story.row("", tr.t("risk-advertise-start"), self.month_text(step.start));
        if !is_set {
            let lead = plan.parameters.value(ParamId::RecruitmentLead).ceil();
            let months = tr.f("why-months-count", &[("n", lead.into())]);
            story.row("−", tr.t("why-lead"), months);
            story.inputs = vec![ParamId::RecruitmentLead];
        }
        Some(story)
    }

    /// When a step must advertise its new posts at the latest.
    fn story_of_latest(&self, id: StepId) -> Option<Story> {
        let (tr, plan) = (&self.tr, &self.document.plan);
        let step = plan.step(id)?;
        let ahead = advertising_ahead(plan, ADVERTISED_IN_TIME);
        let wanted = tr.percent(ADVERTISED_IN_TIME * 100.0, 0);
        let title = tr.f("why-latest", &[("step", (&step.name).into())]);
        let mut story = Story {
            name: title.clone(),
            title,
            value: self.month_text(step.start.plus(-ahead.months)),
            formula: tr.f("why-latest-about", &[("percent", (&wanted).into())]),
            makes_up: true,
            ..Story::default()
        };
        let months = |n: i32| tr.f("why-months-count", &[("n", f64::from(n).into())]);
        story.row("", tr.t("risk-advertise-start"), self.month_text(step.start));
        story.row("−", tr.t("why-latest-months"), months(ahead.months));
        let later = ahead.later.map(|filled| (ahead.months - 1, filled));
        for (n, filled) in [Some((ahead.months, ahead.filled)), later].into_iter().flatten() {
            let name = tr.f("why-latest-within", &[("months", (&months(n)).into())]);
            let text = tr.percent(filled * 100.0, 1);
            story.beside.push(StoryRow { sign: "", name, text, to: None });
        }
        let chance = plan.uncertainty.chance;
        let id = if chance { "why-latest-chance" } else { "why-latest-drawn" };
        story.notes.push(tr.t(id).to_owned());
        story.inputs = vec![ParamId::RecruitmentLead];
        Some(story)
    }

    /// The cheapest step plan: what it costs, and how sure it is that nothing is cheaper.
    pub(super) fn story_of_cheapest(&self, evidence: &Evidence) -> Option<Story> {
        let tr = &self.tr;
        let answer = self.suggest.cheapest.as_ref()?;
        let found = &answer.found;
        let best = found.best.as_ref()?;
        let tkr =
            |amount: Ore| with_unit(&tr.number(amount.to_sek() / 1000.0, 0), tr.t("unit-tkr"));
        let mut story = Story {
            name: tr.t("why-cheapest").to_owned(),
            title: tr.t("why-cheapest-title").to_owned(),
            value: tkr(best.cost),
            formula: tr.t("why-cheapest-about").to_owned(),
            ..Story::default()
        };
        let months = evidence.simulation(PlanSide::Plan).months();
        let question = FigureQuestion::new(Asked::Cost(Amount::NetNew, None), None, 0..months);
        let of = PlanOf::Cheapest(Box::new(best.clone()));
        for (id, cost, of) in [
            ("why-cheapest-found", best.cost, Some(of)),
            ("why-cheapest-planned", found.planned.cost, None),
        ] {
            let to = RowTo::Why(Inquiry::Figure(of, question.clone()));
            story.row_to("", tr.t(id), tkr(cost), to);
        }
        if let Some(bound) = found.bound {
            story.row("", tr.t("why-cheapest-bound"), tkr(bound));
        }
        story.row("", tr.t("why-cheapest-rounding"), tkr(found.rounding));
        for (name, [planned, start]) in answer.starts(best) {
            let [was, is] =
                [planned, start].map(|month| tr.month_short(month.year(), month.month()));
            let text = if planned == start { is } else { format!("{was} → {is}") };
            story.beside.push(StoryRow { sign: "", name: name.to_owned(), text, to: None });
        }
        self.note_cheapest(&mut story, answer);
        story.inputs = question.inputs(&self.document.plan);
        Some(story)
    }

    /// What was asked for, and how much of it was looked at.
    fn note_cheapest(&self, story: &mut Story, answer: &CheapestAnswer) {
        let (tr, options) = (&self.tr, &answer.options);
        let measure = match options.measure {
            CurveMeasure::Rollout => "cheapest-measure-rollout",
            CurveMeasure::Coverage => "cheapest-measure-coverage",
        };
        let points = options.curve.iter().map(|point| {
            let share = tr.percent(point.share * 100.0, 0);
            format!("{share} {}", self.month_text(point.month))
        });
        let points = points.collect::<Vec<_>>().join(", ");
        let measure = tr.t(measure).to_lowercase();
        let args = [("measure", (&measure).into()), ("points", (&points).into())];
        story.notes.push(tr.f("why-cheapest-curve", &args));
        let grid = match options.grid {
            1 => "cheapest-grid-1",
            3 => "cheapest-grid-3",
            _ => "cheapest-grid-6",
        };
        story.notes.push(format!("{}: {}", tr.t("cheapest-grid"), tr.t(grid).to_lowercase()));
        let tried = tr.number(answer.found.tried as f64, 0);
        let space = tr.number(answer.found.space, 0);
        let args = [("tried", (&tried).into()), ("space", (&space).into())];
        story.notes.push(tr.f("cheapest-tried", &args));
        let proven = if answer.found.proven { "why-cheapest-proven" } else { "why-cheapest-open" };
        story.notes.push(tr.t(proven).to_owned());
        if self.is_outdated(answer.of) {
            story.notes.push(tr.t("why-answer-before").to_owned());
        }
        story.notes.push(tr.f("why-section", &[("section", CHEAPEST.into())]));
    }
}
