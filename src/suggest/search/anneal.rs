//! One cooling: moves, swaps and chains over the borders of a division.

use crate::suggest::random::Random;
use crate::suggest::search::Ceilings;
use crate::suggest::state::{Change, Layout, State};
use crate::suggest::{Part, Terms, Weights};

/// The longest chain of moves that is judged as one.
const CHAIN: usize = 3;

/// What a division costs: its objective, and a price on what it breaks.
#[derive(Clone, Copy, Debug)]
struct Price {
    weights: Weights,
    ceilings: Ceilings,
    /// The price of one whole of what is broken; it rises while the division is outside.
    penalty: f64,
}

/// A division's cost, and how far it is outside what must hold.
#[derive(Clone, Copy, Debug)]
struct Cost {
    objective: f64,
    beyond: f64,
    all: f64,
}

impl Price {
    fn of(&self, terms: &Terms, uneven: f64) -> Cost {
        let objective = terms.objective(&self.weights);
        let beyond = uneven + self.ceilings.beyond(terms);
        Cost { objective, beyond, all: objective + self.penalty * beyond }
    }
}

/// Some districts that move, with what that does.
#[derive(Debug, Default)]
struct Link {
    nodes: Vec<usize>,
    change: Change,
}

/// A division that is being cooled.
#[derive(Debug)]
pub(super) struct Cooling<'a, 'r> {
    state: State<'a>,
    random: &'r mut Random,
    price: Price,
    cost: Cost,
    chain: [Link; CHAIN],
    /// Whether a unit may have a part that it does not touch.
    far: bool,
    /// The best division so far that breaks nothing, and its objective.
    best: Vec<Part>,
    best_objective: f64,
    is_new: bool,
    made: u32,
}

impl<'a, 'r> Cooling<'a, 'r> {
    /// From `owners`, whose parts are in one piece; what is no better than `known` is of no
    /// interest.
    pub(super) fn new(
        layout: &'a Layout<'a>,
        owners: &[Part],
        ceilings: Ceilings,
        known: f64,
        random: &'r mut Random,
    ) -> Option<Self> {
        let problem = layout.problem;
        let state = State::new(layout, owners)?;
        let Weights { load, way, changes, border, mix } = problem.weights;
        let sum = load + way + changes + border + mix;
        let penalty = if sum > 0.0 { sum } else { 1.0 };
        let price = Price { weights: problem.weights, ceilings, penalty };
        let cost = price.of(&state.terms(), state.uneven());
        let loose = problem.exclaves.iter().any(|parts| !parts.is_empty());
        let far = !problem.contiguous || loose || problem.seats.iter().any(Option::is_none);
        let mut cooling = Self {
            state,
            random,
            price,
            cost,
            chain: Default::default(),
            far,
            best: Vec::new(),
            best_objective: known,
            is_new: false,
            made: 0,
        };
        cooling.note();
        Some(cooling)
    }

    /// The best division since the last time that this was asked, if there is a better one.
    pub(super) fn news(&mut self) -> Option<&[Part]> {
        std::mem::take(&mut self.is_new).then_some(&self.best)
    }

    /// How much a move over the border changes the cost, on the mean of some: the scale of heat.
    pub(super) fn scale(&mut self) -> f64 {
        let (mut sum, mut count) = (0.0, 0.0);
        for _ in 0..200 {
            if let Some(cost) = self.propose(0, None) {
                sum += (cost.all - self.cost.all).abs();
                count += 1.0;
            }
        }
        if count > 0.0 { sum / count } else { 0.0 }
    }

    /// `steps` moves at `heat`: a change is taken if it costs no more than `heat` times a draw.
    pub(super) fn steps(&mut self, steps: u64, heat: f64) {
        for _ in 0..steps {
            self.step(heat);
        }
        self.price.penalty *= if self.cost.beyond > 0.0 { 1.3 } else { 0.95 };
        let Weights { load, way, changes, border, mix } = self.price.weights;
        let sum = (load + way + changes + border + mix).max(1e-9);
        self.price.penalty = self.price.penalty.clamp(sum * 0.05, sum * 1e4);
        self.state.refresh();
        self.cost = self.price.of(&self.state.terms(), self.state.uneven());
    }

    fn step(&mut self, heat: f64) {
        let most = self.cost.all + heat * self.random.falling();
        let mut made = 0;
        while let Some(cost) =
            self.propose(made, made.checked_sub(1).map(|at| self.chain[at].change.to))
        {
            self.make(made);
            made += 1;
            if cost.all <= most {
                self.cost = cost;
                self.note();
                return;
            }
            if made == CHAIN || !self.random.happens(0.4) {
                break;
            }
        }
        while made > 0 {
            made -= 1;
            let Link { nodes, change } = &self.chain[made];
            self.state.make(nodes, &change.back());
        }
    }

    fn make(&mut self, link: usize) {
        let Link { nodes, change } = &self.chain[link];
        self.state.make(nodes, change);
    }

    /// Draws a move that leaves all parts whole as the link `link` of the chain: any, or one out
    /// of the part `out_of`. Gives its cost.
    fn propose(&mut self, link: usize, out_of: Option<Part>) -> Option<Cost> {
        let (node, to) = self.draw(out_of)?;
        let mut nodes = std::mem::take(&mut self.chain[link].nodes);
        let holds = self.gather(&mut nodes, node, to);
        let change = if holds { self.state.change(&nodes, to) } else { Change::default() };
        self.chain[link] = Link { nodes, change };
        let terms = holds.then(|| self.state.terms_after(&change))?;
        Some(self.price.of(&terms, self.state.uneven_after(&change)))
    }

    /// A district at a border and the part on the other side.
    fn draw(&mut self, out_of: Option<Part>) -> Option<(usize, Part)> {
        if self.far && self.random.happens(0.1) {
            let node = self.random.below(self.state.owners().len());
            return Some((node, self.random.below(self.state.layout().parts())));
        }
        let edges = self.state.layout().problem.graph.edges();
        for _ in 0..8 {
            let cut = self.state.cut();
            let edge = edges[*cut.get(self.random.below(cut.len()))?];
            let (mut from, mut to) = (edge.a, edge.b);
            if self.random.happens(0.5) {
                (from, to) = (to, from);
            }
            let Some(part) = out_of else { return Some((from, self.state.owner(to))) };
            if self.state.owner(to) == part {
                (from, to) = (to, from);
            }
            if self.state.owner(from) == part {
                return Some((from, self.state.owner(to)));
            }
        }
        None
    }

    /// Puts the unit of `node` into `nodes`, with all that it would cut off, to go along to the
    /// part `to`; whether that may be.
    fn gather(&mut self, nodes: &mut Vec<usize>, node: usize, to: Part) -> bool {
        let layout = self.state.layout();
        let from = self.state.owner(node);
        let unit = layout.unit_of(node);
        nodes.clear();
        if from == to || !layout.may(unit).has(to) {
            return false;
        }
        nodes.extend_from_slice(layout.unit(unit));
        if !layout.problem.contiguous {
            return true;
        }
        // A group that goes along may in turn cut something off.
        for _ in 0..4 {
            let loose = self.state.cut_off(nodes);
            if loose.is_empty() {
                return self.state.joins(nodes, to);
            }
            if nodes.len() + loose.len() > 8 + layout.nodes() / (3 * layout.parts()) {
                return false;
            }
            for node in loose {
                let unit = layout.unit_of(node);
                if !layout.may(unit).has(to) {
                    return false;
                }
                for &node in layout.unit(unit) {
                    if !nodes.contains(&node) {
                        nodes.push(node);
                    }
                }
            }
        }
        false
    }

    fn note(&mut self) {
        self.made += 1;
        if self.made.is_multiple_of(4096) {
            self.state.refresh();
            self.cost = self.price.of(&self.state.terms(), self.state.uneven());
        }
        if self.cost.beyond <= 0.0 && self.cost.objective < self.best_objective - 1e-12 {
            self.best_objective = self.cost.objective;
            self.best.clear();
            self.best.extend_from_slice(self.state.owners());
            self.is_new = true;
        }
    }
}
