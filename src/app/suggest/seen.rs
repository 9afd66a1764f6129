//! What the window shows of an answer: in units that people know, and computed once.

use crate::app::document::Document;
use crate::app::state::AppState;
use crate::measure::gini;
use crate::suggest::ensemble::{Ensemble, Measure, Mixing, Rank, tolerance_for};
use crate::suggest::{Part, Problem, Terms, Violation};

use super::make::base;
use super::{Suggestion, TrialOf};

/// Number of bars of a histogram.
pub(super) const BARS: usize = 28;

/// The figures of one assignment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AssignmentOutcome {
    /// Gini coefficient of the load, 0 to 1.
    pub gini: f64,
    /// The largest deviation of a base's load from the mean, as a share of the mean.
    pub deviation: f64,
    /// Mean way of a child to its base, km or minutes: `Σ way(d, own) · children(d) / Σ children`.
    /// `None` where no way is known or there are no children.
    pub mean_way: Option<f64>,
    /// How much longer the ways are than to the nearest base, as a share: [`Terms::way`].
    pub detour: f64,
    /// Share of the children whose district changes base: [`Terms::changes`].
    pub moved_share: f64,
    /// Those children 0–19.
    pub moved: f64,
    /// Border between different bases, km.
    pub border_km: f64,
    /// Index of dissimilarity of high need over the bases, 0 to 1: [`Terms::mix`].
    pub mix: f64,
}

impl AssignmentOutcome {
    /// Of `owners`, the part of each district of `problem`.
    #[must_use]
    pub fn of(problem: &Problem, owners: &[Part]) -> Self {
        let terms = problem.terms(owners);
        let ways = problem.way.iter().zip(owners).filter_map(|(row, &part)| row.get(part));
        let way: f64 = ways.sum();
        let people: f64 = problem.people.iter().sum();
        let is_known = problem.way.iter().flatten().any(|&way| way > 0.0);
        let changes = problem.people.iter().zip(&problem.today).zip(owners);
        let moved = changes
            .filter(|((_, today), part)| today.is_some_and(|today| today != **part))
            .map(|((people, _), _)| people)
            .sum();
        let edges = problem.graph.edges().iter();
        let between = edges.filter(|edge| owners.get(edge.a) != owners.get(edge.b));
        Self {
            gini: gini(&problem.loads(owners)),
            deviation: tolerance_for(problem, owners),
            mean_way: (is_known && people > 0.0).then(|| way / people),
            detour: terms.way,
            moved_share: terms.changes,
            moved,
            border_km: between.map(|edge| edge.border_m).sum::<f64>() / 1e3,
            mix: terms.mix,
        }
    }
}

impl Suggestion {
    /// The part of each district with the moves that are chosen; `None` where a district has no
    /// base without the moves that are not.
    #[must_use]
    pub fn chosen_parts(&self) -> Option<Vec<Part>> {
        if self.chosen.len() == self.moves.len() {
            return Some(self.found.parts.clone());
        }
        let mut parts = self.task.start.clone()?;
        let chosen = self.moves.iter().enumerate().filter(|(at, _)| self.chosen.contains(at));
        for (_, one) in chosen {
            let to = self.task.units.iter().position(|&unit| unit == one.to)?;
            for district in &one.districts {
                let node = self.task.districts.iter().position(|known| known == district)?;
                *parts.get_mut(node)? = to;
            }
        }
        Some(parts)
    }

    /// What the chosen moves alone would break of what must hold.
    #[must_use]
    pub fn chosen_violations(&self) -> Vec<Violation> {
        self.chosen_parts().map_or_else(Vec::new, |parts| self.task.problem.violations(&parts))
    }

    /// Children 0–19 of the chosen moves.
    #[must_use]
    pub fn chosen_children(&self) -> f64 {
        let moves = self.moves.iter().enumerate();
        moves.filter(|(at, _)| self.chosen.contains(at)).map(|(_, one)| one.children).sum()
    }

    /// The objective of the plan as it is, where every district has a base.
    #[must_use]
    pub fn start_objective(&self) -> Option<f64> {
        let weights = &self.task.problem.weights;
        self.start_terms.map(|terms: Terms| terms.objective(weights))
    }
}

/// Where the plan lies among the drawn assignments for one measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The measure; less is better.
    pub measure: Measure,
    /// What the plan has.
    pub value: f64,
    /// Where that lies; `None` without plans.
    pub rank: Option<Rank>,
    /// How far the drawn values may be relied on.
    pub mixing: Mixing,
    /// Left end of the histogram: the least value, the plan's own included.
    pub low: f64,
    /// Right end of the histogram.
    pub high: f64,
    /// How many assignments lie in each of its bars, all equally wide.
    pub bars: [u32; BARS],
    /// Number of assignments.
    pub plans: usize,
}

impl Placed {
    /// Of the plan `start` for every measure.
    pub(super) fn all(problem: &Problem, start: &[Part], ensemble: &Ensemble) -> Vec<Self> {
        Measure::ALL.into_iter().map(|one| Self::of(one, problem, start, ensemble)).collect()
    }

    fn of(measure: Measure, problem: &Problem, start: &[Part], ensemble: &Ensemble) -> Self {
        let value = measure.of(problem, start);
        let sample = ensemble.sample(measure);
        let low = sample.values().fold(value, f64::min);
        let high = sample.values().fold(value, f64::max);
        let mut bars = [0; BARS];
        let width = (high - low).max(f64::MIN_POSITIVE);
        for other in sample.values() {
            let at = ((other - low) / width * BARS as f64) as usize;
            if let Some(bar) = bars.get_mut(at.min(BARS - 1)) {
                *bar += 1;
            }
        }
        Self {
            measure,
            value,
            rank: sample.rank(value),
            mixing: sample.mixing(),
            low,
            high,
            bars,
            plans: sample.values().count(),
        }
    }
}

/// The tolerance that a comparison with drawn assignments needs, and the one that is suggested.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ContextTolerance {
    /// The smallest whole per cent that lets the plan itself pass.
    pub needed: f64,
    /// The plan's own limit on deviation, per cent.
    pub limit: f64,
}

impl ContextTolerance {
    pub(super) fn of(document: &Document, problem: &Problem, start: &[Part]) -> Self {
        Self {
            needed: (tolerance_for(problem, start) * 100.0).ceil(),
            limit: document.plan.rules.limits.max_deviation_percent,
        }
    }

    /// What is taken where nobody chooses.
    #[must_use]
    pub fn suggested(self) -> f64 {
        self.needed.max(self.limit)
    }
}

impl AppState {
    /// The tolerance that the plan needs to be compared with drawn assignments; `None` where it
    /// cannot be compared. Looks at every district: to be asked once for each state of the plan.
    #[must_use]
    pub fn context_tolerance(&self) -> Option<ContextTolerance> {
        let options = &self.suggest.choices.options;
        let base = base(&self.document, self.shown_month(), options).ok()?;
        let start = base.task.start.as_deref()?;
        Some(ContextTolerance::of(&self.document, &base.task.problem, start))
    }

    /// The plan that map, cards and board show: the one that is tried, else the open one.
    #[must_use]
    pub fn shown_plan(&self) -> &crate::model::Plan {
        self.suggest.trial.as_ref().map_or(&self.document.plan, |trial| &trial.plan)
    }

    /// What follows from the plan that is shown.
    #[must_use]
    pub fn shown_results(&self) -> &crate::app::Results {
        self.suggest.trial.as_ref().map_or(&self.results, |trial| &trial.results)
    }

    /// What is tried on the map.
    #[must_use]
    pub fn tried(&self) -> Option<TrialOf> {
        self.suggest.trial.as_ref().map(|trial| trial.of)
    }
}
