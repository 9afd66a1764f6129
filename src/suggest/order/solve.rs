//! The order that is sought, with a bound on how good any order can be.

use std::ops::ControlFlow;

use super::model::Parts;
use super::problem::{Order, OrderError, OrderProblem};
use super::search::Search;

/// What is no better than this part of the weights is not looked for.
const GRAIN: f64 = 1e-9;

/// How far the search for an order has come.
#[derive(Clone, Copy, Debug)]
pub struct OrderProgress<'a> {
    /// The best valid order so far, if any was found.
    pub best: Option<&'a [Option<usize>]>,
    /// Its objective; minus infinity while there is none.
    pub objective: f64,
    /// No valid order can have a higher objective than this.
    pub bound: f64,
    /// Whether `best` is another than the last time.
    pub is_new: bool,
}

/// Told of progress now and then (often enough that a clock in it is kept within some 20 ms); the
/// search ends as soon as it answers `Break`. The search itself has no clock.
pub type OrderWatch<'a> = dyn FnMut(&OrderProgress<'_>) -> ControlFlow<()> + 'a;

/// An order that was found, and how good it is.
#[derive(Clone, Debug, PartialEq)]
pub struct SuggestedOrder {
    /// The order; `None` where none was found that holds (with `proven`: where there is none).
    pub order: Option<Order>,
    /// Its objective; minus infinity where there is none.
    pub objective: f64,
    /// No valid order has a higher objective than this.
    pub bound: f64,
    /// Whether no valid order is better, but for one part in 10⁹ of the weights.
    pub proven: bool,
    /// Nodes that the search opened.
    pub nodes: u64,
}

impl SuggestedOrder {
    /// How much better an order could be at the most; infinite where none was found.
    #[must_use]
    pub fn gap(&self) -> f64 {
        if self.order.is_some() { (self.bound - self.objective).max(0.0) } else { f64::INFINITY }
    }
}

/// Looks for the order with the highest objective, beginning with `start` where that is valid.
///
/// # Errors
/// [`OrderError`] where the problem cannot be worked on.
pub fn suggest_order(
    problem: &OrderProblem,
    start: Option<&[Option<usize>]>,
    watch: &mut OrderWatch<'_>,
) -> Result<SuggestedOrder, OrderError> {
    problem.check()?;
    let parts = Parts::new(problem);
    let grain = GRAIN * (problem.weights.early + problem.weights.handovers)
        / parts.open.len().max(1) as f64;
    let mut run = Run {
        problem,
        parts: &parts,
        searches: Vec::new(),
        shown: None,
        objective: f64::NEG_INFINITY,
    };
    if parts.is_impossible {
        return Ok(run.result());
    }
    for part in &parts.open {
        let start = start.and_then(|order| part.taken(order));
        run.searches.push(Search::new(part, start, grain));
    }
    if run.tell(watch).is_continue() {
        run.go(watch);
    }
    Ok(run.result())
}

struct Run<'a> {
    problem: &'a OrderProblem,
    parts: &'a Parts,
    searches: Vec<Search<'a>>,
    /// The order that was last told, and its objective.
    shown: Option<Order>,
    objective: f64,
}

impl Run<'_> {
    /// One part after the other, the smallest first, until all are done or enough is known.
    fn go(&mut self, watch: &mut OrderWatch<'_>) {
        for at in 0..self.searches.len() {
            loop {
                let Some(search) = self.searches.get_mut(at) else { return };
                if search.is_done() || search.advance().is_break() {
                    break;
                }
                if self.tell(watch).is_break() {
                    return;
                }
            }
        }
    }

    fn objective(&self) -> f64 {
        self.parts.value + self.searches.iter().map(|search| search.value).sum::<f64>()
    }

    fn bound(&self) -> f64 {
        self.parts.value + self.searches.iter().map(Search::bound).sum::<f64>()
    }

    fn order(&self) -> Option<Order> {
        let mut order = self.parts.decided.clone();
        for (search, part) in self.searches.iter().zip(&self.parts.open) {
            part.write(search.best.as_deref()?, &mut order);
        }
        Some(order)
    }

    fn tell(&mut self, watch: &mut OrderWatch<'_>) -> ControlFlow<()> {
        let objective = self.objective();
        let is_new = objective > self.objective;
        if is_new {
            self.objective = objective;
            self.shown = self.order();
        }
        let (best, bound) = (self.shown.as_deref(), self.bound());
        watch(&OrderProgress { best, objective, bound, is_new })
    }

    fn result(&self) -> SuggestedOrder {
        let nodes = self.searches.iter().map(|search| search.nodes).sum();
        let is_impossible = self.parts.is_impossible
            || self.searches.iter().any(|search| search.is_done() && search.best.is_none());
        if is_impossible {
            let none = f64::NEG_INFINITY;
            return SuggestedOrder {
                order: None,
                objective: none,
                bound: none,
                proven: true,
                nodes,
            };
        }
        let order = self.order();
        let objective = match &order {
            Some(order) => self.problem.objective(order),
            None => f64::NEG_INFINITY,
        };
        let proven = order.is_some() && self.searches.iter().all(Search::is_done);
        let bound = if proven { objective } else { self.bound().max(objective) };
        SuggestedOrder { order, objective, bound, proven, nodes }
    }
}
