//! Measures of compared sides, and their differences.

use std::sync::Arc;

use super::{Moving, RowTo, Story, with_unit};
use crate::app::balance::Measure;
use crate::app::compare::{CompareMeasure, Compared, Side, moved, unit_of};
use crate::app::explain::{ExplainAnswer, ExplainTask};
use crate::app::risk::outcome_name;
use crate::app::state::AppState;
use crate::app::why::{Asked, Evidence, FigureQuestion, Inquiry, MoversTask, PlanOf, PlanSide};
use crate::i18n::Tr;
use crate::model::{Plan, UnitIdx};
use crate::probability::summary::quantile;
use crate::simulate::Simulation;
use crate::uncertain::Outcome;

/// Kronor of a mnkr.
const MNKR: f64 = 1e6;
/// Districts that are told one by one.
const NAMED: usize = 40;

/// What values of `measure` are divided by to be told, and their unit.
fn scale(measure: CompareMeasure, reference: &Compared, tr: &Tr) -> (f64, String) {
    if measure.is_money() {
        (MNKR, tr.t("unit-mnkr").to_owned())
    } else {
        (1.0, unit_of(measure, reference, tr).to_owned())
    }
}

/// A simulation whose levels are told.
struct Levelled<'a> {
    plan: &'a Plan,
    simulation: &'a Simulation,
    baseline: Option<&'a Simulation>,
}

impl AppState {
    /// What `measure` is called.
    fn measure_name(&self, measure: CompareMeasure) -> String {
        self.tr.t(&format!("compare-{}", measure.id())).to_owned()
    }

    fn compared(&self, side: Side) -> Option<&Compared> {
        self.comparison()?.sides.iter().find(|one| one.side == side)
    }

    pub(super) fn story_of_side(
        &self,
        side: Side,
        measure: CompareMeasure,
        evidence: &Evidence,
    ) -> Option<Story> {
        let name = self.measure_name(measure);
        let title = format!("{name}, {}", self.name_of_side(side));
        let story = Story { name, title, ..Story::default() };
        match measure {
            CompareMeasure::Outcome(outcome) => {
                let (plan, simulation, baseline) = self.side_simulated(side)?;
                let of = Levelled { plan, simulation, baseline };
                let asks = |question| self.figure_of(side, question);
                let (mut story, value) = self.level(story, of, outcome, &asks)?;
                story.moving = self.moving_of((&[side], evidence), outcome, Some(value));
                Some(story)
            }
            CompareMeasure::LoadSpread => self.load_spread(story, self.compared(side)?),
            CompareMeasure::MeanWay => self.mean_way(story, self.compared(side)?),
            CompareMeasure::Moved => self.moved_districts(story, self.compared(side)?),
            // Those are figures of the simulation.
            CompareMeasure::Posts | CompareMeasure::RolledOut => None,
        }
    }

    /// A level over the last twelve months: the mean of those in which somebody is served.
    fn level(
        &self,
        mut story: Story,
        Levelled { plan, simulation, baseline }: Levelled<'_>,
        outcome: Outcome,
        asks: &dyn Fn(FigureQuestion) -> Inquiry,
    ) -> Option<(Story, f64)> {
        let tr = &self.tr;
        let value = outcome.of(plan, simulation, baseline)?;
        let (asked, unit) = match outcome {
            Outcome::Coverage => (Asked::Coverage, None),
            Outcome::LowestCoverage => (Asked::Coverage, Some(outcome.unit(plan, simulation)?)),
            Outcome::Caseload => (Asked::Caseload, Some(outcome.unit(plan, simulation)?)),
            _ => return None,
        };
        let months = simulation.months();
        let question = |t: usize| FigureQuestion::new(asked, unit, t..t + 1);
        story.value = question(0).text(Some(value), tr);
        story.formula = match unit {
            None => tr.t("why-level").to_owned(),
            Some(unit) => {
                let name = plan.units.get(unit).map_or("", |unit| unit.name.as_str());
                let id = match outcome {
                    Outcome::Caseload => "why-level-highest",
                    _ => "why-level-lowest",
                };
                tr.f(id, &[("unit", name.into())])
            }
        };
        let served = |t: &usize| match unit {
            None => true,
            Some(unit) => simulation.at(unit, *t).is_some_and(|month| month.districts > 0),
        };
        let months: Vec<usize> = (months.saturating_sub(12)..months).filter(served).collect();
        for &t in &months {
            let of = match unit {
                None => simulation.total.get(t).map(|month| &month.sum),
                Some(unit) => simulation.at(unit, t),
            }?;
            let value = match asked {
                Asked::Caseload => of.caseload,
                _ => of.coverage.map(|coverage| coverage * 100.0),
            };
            let month = simulation.month(t);
            let name = tr.month(month.year(), month.month());
            let to = RowTo::Why(asks(question(t)));
            story.row_to("+", name, question(t).text(value, tr), to);
        }
        story.row("÷", tr.t("why-level-months"), tr.number(months.len() as f64, 0));
        story.makes_up = true;
        let inputs = question(0).inputs(plan);
        story.inputs = inputs;
        Some((story, value))
    }

    /// A level in another plan, or in Nollalternativ of it.
    pub(super) fn story_of_level(
        &self,
        (of, side): (Option<&PlanOf>, PlanSide),
        outcome: Outcome,
        evidence: &Evidence,
    ) -> Option<Story> {
        let name = self.tr.t(outcome_name(outcome)).to_owned();
        let today = (side == PlanSide::Today).then(|| format!(", {}", self.tr.t("why-today")));
        let title = format!("{name}{}", today.unwrap_or_default());
        let story = Story { title: self.of_plan(title, of), name, ..Story::default() };
        let (plan, simulation) = (evidence.plan(side), evidence.simulation(side));
        let asks = |question: FigureQuestion| Inquiry::Figure(of.cloned(), question.on(side));
        let levelled = Levelled { plan, simulation, baseline: None };
        let (mut story, value) = self.level(story, levelled, outcome, &asks)?;
        story.moving = Some(self.moving_with(vec![evidence.shared(side)], outcome, Some(value)));
        Some(story)
    }

    /// What moves `outcome` of the first of `sides`, less that of the others.
    fn moving_of(
        &self,
        (sides, evidence): (&[Side], &Evidence),
        outcome: Outcome,
        middle: Option<f64>,
    ) -> Option<Moving> {
        let open = Side::Scenario(self.document.plan.scenarios.open());
        let plan = |side: &Side| match self.compared(*side) {
            Some(compared) => Some(Arc::clone(&compared.plan)),
            None if *side == open => Some(evidence.shared(PlanSide::Plan)),
            None => None,
        };
        let plans: Vec<Arc<Plan>> = sides.iter().map(plan).collect::<Option<_>>()?;
        Some(self.moving_with(plans, outcome, middle))
    }

    /// What moves `outcome` of the first of `plans`, less that of the others.
    pub(super) fn moving_with(
        &self,
        plans: Vec<Arc<Plan>>,
        outcome: Outcome,
        middle: Option<f64>,
    ) -> Moving {
        let money = if outcome.is_money() { MNKR } else { 1.0 };
        let unit = match outcome {
            Outcome::Coverage | Outcome::LowestCoverage => "%",
            _ if outcome.is_money() => self.tr.t("unit-mnkr"),
            _ => self.tr.t("compare-unit-cases"),
        };
        let task = MoversTask::Outcome(plans, outcome);
        Moving { task, middle, scale: money, unit: unit.to_owned() }
    }

    /// Largest over smallest load.
    fn load_spread(&self, mut story: Story, side: &Compared) -> Option<Story> {
        let tr = &self.tr;
        let value = side.value(CompareMeasure::LoadSpread, side)?;
        let balance = side.results.balances.at(side.plan.end().plus(-1));
        let units = balance.bases.iter().filter_map(|&unit| {
            let figures = balance.balance.units.get(unit)?;
            (figures.districts > 0).then_some((figures.load, unit))
        });
        let units: Vec<(f64, UnitIdx)> = units.collect();
        let by_load = |a: &&(f64, UnitIdx), b: &&(f64, UnitIdx)| a.0.total_cmp(&b.0);
        let ends = [units.iter().max_by(by_load)?, units.iter().min_by(by_load)?];
        story.value = tr.number(value, 2);
        tr.t("why-load-spread").clone_into(&mut story.formula);
        for (sign, (load, unit)) in ["", "÷"].into_iter().zip(ends) {
            let name = side.plan.units.get(*unit).map_or("", |unit| unit.name.as_str());
            let text = with_unit(&tr.number(*load, 0), tr.t("why-children"));
            story.row(sign, name, text);
        }
        story.makes_up = true;
        story.inputs = Measure::Load.inputs().to_vec();
        Some(story)
    }

    /// The ways of all children, divided by the children.
    fn mean_way(&self, mut story: Story, side: &Compared) -> Option<Story> {
        let tr = &self.tr;
        let value = side.value(CompareMeasure::MeanWay, side)?;
        let balance = side.results.balances.at(side.plan.end().plus(-1));
        let unit = unit_of(CompareMeasure::MeanWay, side, tr).to_owned();
        story.value = with_unit(&tr.number(value, 1), &unit);
        tr.t("why-mean-way").clone_into(&mut story.formula);
        let units = || balance.bases.iter().filter_map(|unit| balance.balance.units.get(*unit));
        let sum: f64 = units().map(|unit| unit.way_sum).sum();
        let children: f64 = units().map(|unit| unit.way_children).sum();
        story.row("", tr.t("why-ways"), with_unit(&tr.number(sum, 0), &unit));
        story.row("÷", tr.t("why-way-children"), tr.number(children, 0));
        story.makes_up = true;
        let basis = side.results.balances.ground.ways.basis();
        story.notes.push(crate::app::balance::way_basis(tr, basis));
        Some(story)
    }

    /// The districts that have another unit than in the reference.
    fn moved_districts(&self, mut story: Story, side: &Compared) -> Option<Story> {
        let tr = &self.tr;
        let reference = self.comparison()?.sides.first()?;
        let found = moved(&reference.plan, &side.plan);
        let unit = tr.t("compare-unit-districts");
        story.value = with_unit(&tr.number(found.len() as f64, 0), unit);
        let of = self.name_of_side(reference.side);
        story.formula = tr.f("why-moved-districts", &[("reference", (&of).into())]);
        let name = |plan: &Plan, unit: UnitIdx| {
            plan.units.get(unit).map_or_else(String::new, |unit| unit.name.clone())
        };
        for one in found.iter().take(NAMED) {
            let (from, to) = (name(&reference.plan, one.from), name(&side.plan, one.to));
            story.row("", self.document.name_of(one.district), format!("{from} → {to}"));
        }
        let rest = found.len().saturating_sub(NAMED);
        if rest > 0 {
            story.notes.push(tr.f("why-and-more", &[("n", rest.into())]));
        }
        Some(story)
    }

    /// One side less the other, with how far the difference goes over paired runs.
    pub(super) fn story_of_difference(
        &self,
        from: Side,
        to: Side,
        measure: CompareMeasure,
        evidence: &Evidence,
    ) -> Option<Story> {
        let tr = &self.tr;
        let comparison = self.comparison()?;
        let reference = comparison.reference()?;
        let [before, after] = [self.compared(from)?, self.compared(to)?];
        let values = [after, before].map(|side| side.value(measure, reference));
        let [new, old] = values;
        let difference = new.zip(old).map(|(new, old)| new - old)?;
        let (scale, unit) = scale(measure, reference, tr);
        let places = measure.decimals() + usize::from(measure.is_money());
        let signed = |value: f64| with_unit(&tr.signed(value / scale, places), &unit);
        let name = self.measure_name(measure);
        let [a, b] = [to, from].map(|side| self.name_of_side(side));
        let args = [("figure", (&name).into()), ("side", (&a).into()), ("other", (&b).into())];
        let mut story = Story {
            title: tr.f("why-difference-title", &args),
            name: tr.f("why-difference-name", &[("figure", (&name).into())]),
            value: signed(difference),
            formula: tr.t("why-difference").to_owned(),
            makes_up: true,
            ..Story::default()
        };
        for ((sign, side), value) in ["", "−"].into_iter().zip([to, from]).zip(values) {
            let value = value?;
            let text = with_unit(&tr.number(value / scale, places), &unit);
            let name = self.name_of_side(side);
            story.row_to(sign, name, text, RowTo::Why(self.measured(side, measure)?));
        }
        if let CompareMeasure::Outcome(outcome) = measure {
            self.paired(&mut story, to, outcome, &signed);
            story.moving = self.moving_of((&[to, from], evidence), outcome, Some(difference));
        }
        Some(story)
    }

    /// How far the difference goes over runs of both with the same random numbers.
    fn paired(
        &self,
        story: &mut Story,
        side: Side,
        outcome: Outcome,
        signed: &dyn Fn(f64) -> String,
    ) {
        let tr = &self.tr;
        let Some(task) = self.difference_task() else { return };
        let ExplainTask::Differences(asked) = &task else { return };
        let Some(Ok(ExplainAnswer::Differences(Ok(runs)))) = self.explained(&task) else {
            story.notes.push(tr.t("compare-runs-waiting").to_owned());
            return;
        };
        let others = self.compared_sides();
        let position = others.iter().skip(1).position(|known| *known == side);
        let Some(values) = position.and_then(|at| runs.get(at)?.of(outcome)) else { return };
        for (name, share) in [("P10", 0.1), ("P50", 0.5), ("P90", 0.9)] {
            let text = quantile(values, share).map_or_else(|| "–".to_owned(), signed);
            let name = name.to_owned();
            story.beside.push(super::StoryRow { sign: "", name, text, to: None });
        }
        let (runs, seed) = (tr.number(values.len() as f64, 0), asked.seed().to_string());
        let args = [("runs", (&runs).into()), ("seed", (&seed).into())];
        story.notes.push(tr.f("why-paired", &args));
    }
}
