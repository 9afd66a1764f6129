//! The cheapest step plan: what it costs, how sure it is that nothing is cheaper, and what the
//! plans beside it cost.

use std::sync::Arc;

use super::{Moving, NearRow, RowTo, Story, StoryRow, with_unit};
use crate::app::state::AppState;
use crate::app::suggest::{CheapestAnswer, miss_text};
use crate::app::why::{Asked, Evidence, FigureQuestion, Inquiry, MoversTask, PlanOf, PlanSide};
use crate::model::Ore;
use crate::simulate::Amount;
use crate::suggest::cheapest::{Beside, CheapestPlan, CurveMeasure, Neighbour};

/// The part of docs/model.md on the cheapest step plan.
const SECTION: &str = "The cheapest step plan";
/// Kronor of a tkr.
const TKR: f64 = 1e3;

impl AppState {
    /// The cheapest step plan: what it costs, and how sure it is that nothing is cheaper.
    pub(super) fn story_of_cheapest(&self, evidence: &Arc<Evidence>) -> Option<Story> {
        let tr = &self.tr;
        let answer = self.suggest.cheapest.as_ref()?;
        let found = &answer.found;
        let best = found.best.as_ref()?;
        let tkr = |amount: Ore| with_unit(&tr.number(amount.to_sek() / TKR, 0), tr.t("unit-tkr"));
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
        story.near = self.near_cheapest((answer, best), &question);
        self.note_cheapest(&mut story, answer);
        story.inputs = question.inputs(&self.document.plan);
        story.moving = Some(Moving {
            middle: question.value(evidence),
            task: MoversTask::Figure(Arc::clone(evidence), question),
            scale: TKR,
            unit: tr.t("unit-tkr").to_owned(),
        });
        Some(story)
    }

    /// The plans beside the cheapest one: what each costs more, and what it misses.
    fn near_cheapest(
        &self,
        (answer, best): (&CheapestAnswer, &CheapestPlan),
        question: &FigureQuestion,
    ) -> Vec<NearRow> {
        let tr = &self.tr;
        let row = |near: &Neighbour| {
            let more = (near.plan.cost - best.cost).to_sek() / TKR;
            let of = PlanOf::NearCheapest(Box::new(near.plan.clone()));
            let row = StoryRow {
                sign: "",
                name: self.name_of_near((answer, best), near)?,
                text: with_unit(&tr.signed(more, 0), tr.t("unit-tkr")),
                to: Some(RowTo::Why(Inquiry::Figure(Some(of), question.clone()))),
            };
            let told = near.miss.map_or_else(
                || tr.t("why-cheapest-near-holds").to_owned(),
                |miss| {
                    let miss = miss_text(tr, miss);
                    tr.f("why-cheapest-near-misses", &[("miss", (&miss).into())])
                },
            );
            Some(NearRow { row, told })
        };
        answer.found.beside.iter().filter_map(row).collect()
    }

    /// "Steg 2: jan 2028 → apr 2028", or a base with a post more or fewer.
    fn name_of_near(
        &self,
        (answer, best): (&CheapestAnswer, &CheapestPlan),
        near: &Neighbour,
    ) -> Option<String> {
        let tr = &self.tr;
        match near.differs {
            Beside::Start(id, start) => {
                let step = answer.plan.step(id)?;
                let own = best.starts.iter().find(|(known, _)| *known == id)?.1;
                let [was, is] =
                    [own, start].map(|month| tr.month_short(month.year(), month.month()));
                let args =
                    [("step", (&step.name).into()), ("was", (&was).into()), ("is", (&is).into())];
                Some(tr.f("why-cheapest-near-start", &args))
            }
            Beside::Posts(unit, by) => {
                let id = if by > 0 { "why-cheapest-near-more" } else { "why-cheapest-near-fewer" };
                let unit = answer.plan.units.get(unit)?;
                Some(tr.f(id, &[("unit", (&unit.name).into())]))
            }
        }
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
        story.notes.push(tr.f("why-section", &[("section", SECTION.into())]));
    }
}
