//! Contiguity as inequalities: a district of a part needs one of those that part it from the
//! part's root.
//!
//! For a district `d` and a set of districts that every way from `d` to the root of part `b`
//! crosses, `x(d,b) ≤ Σ x(v,b)` over that set holds for all valid divisions. Those that the
//! cheapest parts break are added to the prices as they are met (relax and cut, Lucena 2005).

use super::dual::Dual;
use super::pieces;
use super::state::State;
use super::task::Task;

/// `item` has `part` only if one of `through` has.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cut {
    pub item: usize,
    pub part: usize,
    pub through: Vec<usize>,
    pub price: f64,
}

/// The most cuts that are kept.
const MOST: usize = 3000;

/// Finds cuts in a graph where the parts open to each district are those of `root`.
#[derive(Debug)]
pub(super) struct Cutter {
    /// What is open at the root of the search: cuts made from it hold everywhere.
    root: Vec<u64>,
    roots: Vec<Option<usize>>,
    /// Per district: 0 nothing, 1 the piece that lies apart, 2 around it, 3 met from the root.
    mark: Vec<u8>,
    seen: Vec<bool>,
    stack: Vec<usize>,
    pub steps: u64,
}

impl Cutter {
    pub(super) fn new(task: &Task<'_>, state: &State) -> Self {
        let nodes = task.item_of.len();
        let roots = (0..task.parts).map(|part| pieces::root(task, state, part)).collect();
        let root = state.domain.clone();
        Self {
            root,
            roots,
            mark: vec![0; nodes],
            seen: vec![false; nodes],
            stack: Vec::new(),
            steps: 0,
        }
    }

    /// Adds to `dual` the cuts that its cheapest parts break.
    pub(super) fn separate(&mut self, task: &Task<'_>, dual: &mut Dual) {
        if !task.problem.contiguous {
            return;
        }
        if dual.cuts.len() >= MOST {
            dual.forget();
        }
        for part in 0..task.parts {
            let Some(root) = self.roots[part] else { continue };
            self.seen.fill(false);
            self.piece(task, dual, part, root);
            for node in 0..self.seen.len() {
                if !self.seen[node] && dual.cheapest[task.item_of[node]].0 == part {
                    let piece = self.piece(task, dual, part, node);
                    self.cut_off(task, dual, part, (root, &piece));
                }
            }
        }
    }

    /// The districts whose cheapest part is `part` and that hang together with `start`.
    fn piece(&mut self, task: &Task<'_>, dual: &Dual, part: usize, start: usize) -> Vec<usize> {
        let mut piece = vec![start];
        self.seen[start] = true;
        let mut at = 0;
        while let Some(&node) = piece.get(at) {
            at += 1;
            for &other in task.problem.graph.neighbours(node) {
                if !self.seen[other] && dual.cheapest[task.item_of[other]].0 == part {
                    self.seen[other] = true;
                    piece.push(other);
                }
            }
        }
        self.steps += piece.len() as u64;
        piece
    }

    /// The cuts for all districts of a piece that lies apart from the root: through those around
    /// it that can be reached from the root without crossing others of them.
    fn cut_off(
        &mut self,
        task: &Task<'_>,
        dual: &mut Dual,
        part: usize,
        (root, piece): (usize, &[usize]),
    ) {
        let bit = 1_u64 << part;
        self.mark.fill(0);
        for &node in piece {
            self.mark[node] = 1;
        }
        for &node in piece {
            for &other in task.problem.graph.neighbours(node) {
                if self.mark[other] == 0 && self.root[task.item_of[other]] & bit != 0 {
                    self.mark[other] = 2;
                }
            }
        }
        let mut through = Vec::new();
        self.stack.clear();
        self.stack.push(root);
        if self.mark[root] == 2 {
            // The root itself touches the piece: it is not apart.
            return;
        }
        self.mark[root] = 3;
        while let Some(node) = self.stack.pop() {
            self.steps += 1;
            for &other in task.problem.graph.neighbours(node) {
                let item = task.item_of[other];
                if self.root[item] & bit == 0 {
                    continue;
                }
                if self.mark[other] == 2 {
                    self.mark[other] = 4;
                    through.push(item);
                } else if self.mark[other] == 0 {
                    self.mark[other] = 3;
                    self.stack.push(other);
                }
            }
        }
        through.sort_unstable();
        through.dedup();
        for &node in piece {
            let item = task.item_of[node];
            let may = task.problem.exclaves[node].0 & bit != 0;
            if may || through.contains(&item) || dual.cuts.len() >= MOST {
                continue;
            }
            dual.add(Cut { item, part, through: through.clone(), price: 0.0 });
        }
    }
}
