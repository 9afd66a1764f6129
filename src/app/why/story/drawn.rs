//! What many runs say: percentiles and probabilities.

use std::sync::Arc;

use super::{RowTo, Story, with_unit};
use crate::app::compare::{CompareMeasure, Side};
use crate::app::risk::{FAN_SHARES, FanKind, Study};
use crate::app::state::AppState;
use crate::app::why::{Asked, Drawn, Evidence, FigureQuestion, Inquiry, YearAmount};
use crate::model::{Month, StepId, UnitIdx};
use crate::report::param_name;
use crate::simulate::Simulation;
use crate::uncertain::Outcome;

/// Kronor of a mnkr.
const MNKR: f64 = 1e6;
/// Names of [`FAN_SHARES`].
const NAMES: [&str; FAN_SHARES.len()] = ["P10", "P50", "P90"];
/// Factors that are told of those that explain the spread.
const FACTORS: usize = 4;

impl AppState {
    pub(super) fn story_of_runs(&self, drawn: &Drawn, evidence: &Arc<Evidence>) -> Option<Story> {
        let known = self.risk.study.as_ref()?;
        let study = &known.is;
        let told = Told { state: self, study, simulation: self.results.simulation()?, evidence };
        let mut story = match drawn {
            Drawn::Year { at, amount, line } => told.year(*at, *amount, *line)?,
            Drawn::Within(at) => told.within(*at)?,
            Drawn::Fan { kind, unit, month, line } => told.fan((*kind, *unit), *month, *line)?,
            Drawn::Reaches(target) => told.reaches(*target)?,
            Drawn::Gate(step) => told.gate(*step)?,
        };
        self.note_runs(&mut story, study.options, &study.drawn);
        if self.is_outdated(known.of) {
            story.notes.push(self.tr.t("why-runs-before").to_owned());
        }
        Some(story)
    }
}

/// A study that is told of.
struct Told<'a> {
    state: &'a AppState,
    study: &'a Study,
    simulation: &'a Simulation,
    evidence: &'a Arc<Evidence>,
}

impl Told<'_> {
    /// The months of the study's year at a position, and what they are called.
    fn months(&self, at: usize) -> Option<(std::ops::Range<usize>, String)> {
        let year = self.study.years.get(at)?;
        match year.year {
            None => {
                let name = self.state.tr.t("why-whole-period").to_owned();
                Some((0..self.simulation.months(), name))
            }
            Some(number) => {
                let (_, months) = self.simulation.years().find(|(known, _)| *known == number)?;
                Some((months, number.to_string()))
            }
        }
    }

    /// A percentile, of which `values` has all.
    fn percentile(
        &self,
        (name, when): (&str, &str),
        (line, values): (usize, [String; FAN_SHARES.len()]),
        to: impl Fn(usize) -> Inquiry,
    ) -> Option<Story> {
        let tr = &self.state.tr;
        let shown = NAMES.get(line)?;
        let percent = tr.percent(FAN_SHARES.get(line)? * 100.0, 0);
        let runs = tr.number(self.study.options.runs as f64, 0);
        let mut story = Story {
            name: format!("{shown}, {name}"),
            title: format!("{shown}, {name}, {when}"),
            value: values.get(line)?.clone(),
            formula: tr
                .f("why-percentile", &[("percent", (&percent).into()), ("runs", (&runs).into())]),
            ..Story::default()
        };
        for (at, (name, text)) in NAMES.into_iter().zip(values).enumerate() {
            if at == line {
                story.row("", name, text);
            } else {
                story.row_to("", name, text, RowTo::Why(to(at)));
            }
        }
        Some(story)
    }

    fn year(&self, at: usize, amount: YearAmount, line: usize) -> Option<Story> {
        let tr = &self.state.tr;
        let year = self.study.years.get(at)?;
        let band = match amount {
            YearAmount::Gross => year.gross,
            YearAmount::NetNew => year.net_new,
            YearAmount::Gap => year.gap,
        };
        let (months, when) = self.months(at)?;
        let question = FigureQuestion::new(amount.asked(), None, months);
        let name = question.what(&self.state.document.plan, tr);
        let mnkr = |sek: f64, places| with_unit(&tr.number(sek / MNKR, places), tr.t("unit-mnkr"));
        let values = band.values.map(|sek| mnkr(sek, 1));
        let to = |line| Inquiry::Drawn(Drawn::Year { at, amount, line });
        let mut story = self.percentile((&name, &when), (line, values), to)?;
        story.row("", tr.t("why-error-p50"), mnkr(band.error, 2));
        if amount == YearAmount::NetNew {
            story.notes.push(tr.t("why-runs-paired").to_owned());
        }
        if year.year.is_none() {
            self.shares(
                &mut story,
                match amount {
                    YearAmount::Gross => Outcome::Gross,
                    YearAmount::NetNew => Outcome::NetNew,
                    YearAmount::Gap => Outcome::Gap,
                },
            );
        }
        self.without_chance(&mut story, question);
        Some(story)
    }

    fn fan(
        &self,
        (kind, unit): (FanKind, Option<UnitIdx>),
        month: Month,
        line: usize,
    ) -> Option<Story> {
        let tr = &self.state.tr;
        let now = self.simulation.position(month)?;
        // The runs may be of other months while new ones are on their way.
        let t = usize::try_from(month.months_since(self.study.start)).ok()?;
        let year =
            || self.simulation.years().map(|(_, year)| year).find(|year| year.contains(&now));
        let (asked, months) = match kind {
            FanKind::GapAccumulated => (Asked::Gap, 0..now + 1),
            FanKind::GrossAccumulated => (Asked::GROSS, 0..now + 1),
            FanKind::GrossByYear => (Asked::GROSS, year()?),
            FanKind::GrossByMonth => (Asked::GROSS, now..now + 1),
            FanKind::Filled => (Asked::Filled, now..now + 1),
            FanKind::Open => (Asked::Open, now..now + 1),
            FanKind::Overdue => (Asked::Overdue, now..now + 1),
            FanKind::Caseload => (Asked::Caseload, now..now + 1),
            FanKind::Coverage => (Asked::Coverage, now..now + 1),
        };
        let question = FigureQuestion::new(asked, unit, months);
        let fan = self.study.fan(kind, unit)?;
        let unit_text = if kind.is_money() { "unit-mnkr" } else { question.unit_id() };
        let places = usize::from(!matches!(kind, FanKind::Open | FanKind::Overdue));
        let text = |line: &Vec<Option<f64>>| {
            let value = line.get(t).copied().flatten();
            value.map_or_else(
                || "–".to_owned(),
                |value| with_unit(&tr.number(value, places), tr.t(unit_text)),
            )
        };
        let values = fan.lines.each_ref().map(text);
        let plan = &self.state.document.plan;
        let name = match unit {
            Some(_) => format!("{}, {}", question.what(plan, tr), question.whose(plan, tr)),
            None => question.what(plan, tr),
        };
        let when = question.when(self.evidence, tr);
        let to = |line| Inquiry::Drawn(Drawn::Fan { kind, unit, month, line });
        let mut story = self.percentile((&name, &when), (line, values), to)?;
        self.without_chance(&mut story, question);
        Some(story)
    }

    fn within(&self, at: usize) -> Option<Story> {
        let tr = &self.state.tr;
        let year = self.study.years.get(at)?;
        let (months, when) = self.months(at)?;
        let name = tr.t("why-within").to_owned();
        let title = format!("{name}, {when}");
        let mut story =
            self.state.share_story((name, title), tr.t("why-within-about"), year.within_frame)?;
        self.without_chance(&mut story, FigureQuestion::new(Asked::Gap, None, months));
        Some(story)
    }

    fn reaches(&self, target: f64) -> Option<Story> {
        let (state, tr) = (self.state, &self.state.tr);
        let share = self.study.reaches_coverage(target)?;
        let target = tr.percent(target, usize::from(target.fract() != 0.0));
        let name = tr.f("why-reaches", &[("target", (&target).into())]);
        let title = format!("{name}, {}", tr.t("why-last-months"));
        let mut story = self.state.share_story((name, title), tr.t("why-reaches-about"), share)?;
        let side = Side::Scenario(state.document.plan.scenarios.open());
        let measure = CompareMeasure::Outcome(Outcome::LowestCoverage);
        let lowest = state.story_of_side(side, measure, self.evidence)?;
        let to = RowTo::Why(Inquiry::Measured(side, measure));
        state.add_plainly(&mut story, (lowest.name, lowest.value), to);
        (story.inputs, story.moving) = (lowest.inputs, lowest.moving);
        Some(story)
    }

    fn gate(&self, id: StepId) -> Option<Story> {
        let (state, tr) = (self.state, &self.state.tr);
        let plan = &state.document.plan;
        let step = plan.step(id)?;
        let share = self.study.gates.iter().find(|(known, _)| *known == id)?.1?;
        let name = tr.f("why-gate", &[("step", (&step.name).into())]);
        let mut story = state.share_story((name.clone(), name), tr.t("why-gate-about"), share)?;
        state.note_gate(&mut story, (plan, id), self.simulation);
        Some(story)
    }

    /// The same figure with everything at its most likely, with its chain and what moves it.
    fn without_chance(&self, story: &mut Story, question: FigureQuestion) {
        self.state.add_without_chance(story, (None, question), self.evidence);
    }

    /// How much of the spread comes from which assumption, where that is worked out for the plan
    /// as it is.
    fn shares(&self, story: &mut Story, outcome: Outcome) {
        let state = self.state;
        let known = state.risk.shares.as_ref();
        let known = known.filter(|known| !state.is_outdated(known.of));
        let Some(shares) = known.map(|known| &known.is) else { return };
        if shares.found.outcome != outcome {
            return;
        }
        let plan = &state.document.plan;
        let told = shares.found.factors.iter().take(FACTORS).map(|factor| {
            let members = factor.factor.members.iter();
            let members = members.map(|(param, _)| param_name(plan, &state.tr, *param));
            let percent = factor.indices.total.value.clamp(0.0, 1.0) * 100.0;
            [members.collect::<Vec<_>>().join(", "), state.tr.percent(percent, 0)]
        });
        story.shares = told.collect();
    }
}
