//! Help with planning: posts, advertising.

use super::{RowTo, Story, StoryRow, with_unit};
use crate::app::risk::ADVERTISED_IN_TIME;
use crate::app::state::AppState;
use crate::app::why::words::plain;
use crate::app::why::{Asked, FigureQuestion, Inquiry, PostsFigure, RoleFigure};
use crate::model::{Month, ParamId, Role, StepId, UnitIdx};
use crate::report::role_name;
use crate::simulate::mean_case_months;
use crate::uncertain::{PostsTarget, advertises, advertising_ahead, posts_needed};

/// The part of docs/model.md on these questions.
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

    pub(super) fn month_text(&self, month: Month) -> String {
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
}
