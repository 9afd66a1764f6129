//! The task as items that each take one option, under rows of sums that have a ceiling.
//!
//! An item is a district or a group; its options are the steps that it may go live in, and to
//! stay. Every row is `Σ use ≤ ceiling`: posts of a unit by a step, a budget by a step, and with
//! negative uses what must be reached. This is a multiple-choice knapsack with several rows. Items
//! that share no row are independent, so that without a budget each unit is a task of its own.
#![expect(
    clippy::indexing_slicing,
    reason = "items, options and rows are numbered by the model that holds them"
)]

use super::problem::{Order, OrderProblem, ROUNDING};

/// Something that an item may take.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// The step; `None` is to stay.
    pub(super) step: Option<usize>,
    /// What it adds to the objective.
    pub(super) value: f64,
    /// What it uses of each row. In a part all choices of an item name the same rows in the same
    /// order, those that are not used with 0.
    pub(super) uses: Vec<(usize, f64)>,
}

/// Districts that go live together.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The districts.
    pub(super) members: Vec<usize>,
    /// What it may take; at least one, at most 64.
    pub(super) choices: Vec<Choice>,
}

/// A multiple-choice knapsack.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    pub(super) items: Vec<Item>,
    /// The ceiling of each row.
    pub(super) ceilings: Vec<f64>,
}

/// The independent parts of a problem, and what is decided already.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    /// Parts with something to decide, the smallest first.
    pub(super) open: Vec<Model>,
    /// The decided districts in their steps; all others stay.
    pub(super) decided: Order,
    /// What the decided districts add to the objective.
    pub(super) value: f64,
    /// Whether what is decided breaks a row by itself.
    pub(super) is_impossible: bool,
}

impl Parts {
    /// The parts of `problem`, which has been checked.
    pub(super) fn new(problem: &OrderProblem) -> Self {
        let mut model = whole(problem);
        let mut parts = Self {
            open: Vec::new(),
            decided: vec![None; problem.districts.len()],
            value: 0.0,
            is_impossible: false,
        };
        model.items.retain(|item| {
            let [only] = item.choices.as_slice() else { return true };
            parts.value += only.value;
            for &(row, used) in &only.uses {
                model.ceilings[row] -= used;
            }
            for &member in &item.members {
                parts.decided[member] = only.step;
            }
            false
        });
        parts.is_impossible = model.is_impossible();
        model.drop_idle_rows();
        parts.open = model.split();
        parts.open.sort_by_key(|part| part.items.len());
        parts
    }
}

/// The whole of `problem`, with every row.
fn whole(problem: &OrderProblem) -> Model {
    let mut grouped = vec![false; problem.districts.len()];
    let mut sets: Vec<Vec<usize>> = Vec::new();
    for group in merged(problem) {
        for &member in &group {
            grouped[member] = true;
        }
        sets.push(group);
    }
    let alone = (0..problem.districts.len()).filter(|&district| !grouped[district]);
    sets.extend(alone.map(|district| vec![district]));
    sets.sort_unstable();

    let mut rows = Rows::default();
    let items: Vec<Item> = sets
        .into_iter()
        .map(|members| {
            let choices = problem.choices(&members);
            let choices = choices.into_iter().map(|step| rows.choice(problem, &members, step));
            Item { choices: choices.collect(), members }
        })
        .collect();
    Model { items, ceilings: rows.ceilings(problem) }
}

/// The groups, those with a district in common as one.
fn merged(problem: &OrderProblem) -> Vec<Vec<usize>> {
    let mut sets = Sets::new(problem.districts.len());
    for group in &problem.groups {
        for pair in group.windows(2) {
            sets.join(pair[0], pair[1]);
        }
    }
    sets.groups().into_iter().filter(|group| group.len() > 1).collect()
}

/// What each row is; numbered in the order in which they are first asked for.
#[derive(Default)]
struct Rows {
    kinds: Vec<RowKind>,
}

#[derive(Clone, Copy, PartialEq)]
enum RowKind {
    Posts { unit: usize, step: usize },
    Budget { step: usize },
    MustOpen { step: usize },
    Early,
}

impl Rows {
    fn row(&mut self, kind: RowKind) -> usize {
        self.kinds.iter().position(|known| *known == kind).unwrap_or_else(|| {
            self.kinds.push(kind);
            self.kinds.len() - 1
        })
    }

    fn choice(&mut self, problem: &OrderProblem, members: &[usize], from: Option<usize>) -> Choice {
        let mut uses = std::collections::BTreeMap::new();
        let people = problem.people();
        let (mut early, mut handovers) = (0.0, 0.0);
        for &member in members {
            let district = &problem.districts[member];
            early += problem.early_of(district, from);
            if people > 0.0 {
                let changes = f64::from(problem.changes_of(member, from));
                handovers += district.people * changes / people;
            }
            for step in from.unwrap_or(problem.steps.len())..problem.steps.len() {
                let Some(unit) = district.units[step] else { continue };
                *uses.entry(self.row(RowKind::Posts { unit, step })).or_insert(0.0) +=
                    district.posts;
                if problem.steps[step].budget.is_some() {
                    *uses.entry(self.row(RowKind::Budget { step })).or_insert(0.0) += district.cost;
                }
            }
        }
        if let Some(step) = from.filter(|&step| problem.steps[step].must_open) {
            uses.insert(self.row(RowKind::MustOpen { step }), -1.0);
        }
        if problem.least_early.is_some() {
            uses.insert(self.row(RowKind::Early), -early);
        }
        let value = problem.weights.early * early - problem.weights.handovers * handovers;
        Choice { step: from, value, uses: uses.into_iter().collect() }
    }

    fn ceilings(&mut self, problem: &OrderProblem) -> Vec<f64> {
        // A step that must open is impossible where no district may, and so is early need where
        // there is none: their rows are wanted even if nothing uses them.
        for (step, value) in problem.steps.iter().enumerate() {
            if value.must_open {
                self.row(RowKind::MustOpen { step });
            }
        }
        if problem.least_early.is_some() {
            self.row(RowKind::Early);
        }
        let posts = problem.posts_ceilings();
        let budgets = problem.budget_ceilings();
        let ceiling = |kind: &RowKind| match *kind {
            RowKind::Posts { unit, step } => rounded_up(posts[unit][step]),
            RowKind::Budget { step } => budgets[step].map_or(f64::INFINITY, rounded_up),
            RowKind::MustOpen { .. } => -1.0,
            RowKind::Early => 0.5 * ROUNDING - problem.least_early.unwrap_or(0.0),
        };
        self.kinds.iter().map(ceiling).collect()
    }
}

/// A ceiling with half of what the rounding of sums may take, so that what holds here holds for
/// [`OrderProblem::violations`] too.
fn rounded_up(ceiling: f64) -> f64 {
    ceiling + 0.5 * ROUNDING * ceiling.max(1.0)
}

impl Model {
    /// What `item` uses at the least or most of each row, as `pick` says.
    fn extreme(&self, item: &Item, pick: fn(f64, f64) -> f64) -> Vec<f64> {
        let mut found: Option<Vec<f64>> = None;
        for choice in &item.choices {
            let mut uses = vec![0.0; self.ceilings.len()];
            for &(row, used) in &choice.uses {
                uses[row] = used;
            }
            found = Some(match found {
                None => uses,
                Some(before) => before.iter().zip(&uses).map(|(a, b)| pick(*a, *b)).collect(),
            });
        }
        found.unwrap_or_default()
    }

    fn extremes(&self, pick: fn(f64, f64) -> f64) -> Vec<f64> {
        let mut sum = vec![0.0; self.ceilings.len()];
        for item in &self.items {
            for (sum, used) in sum.iter_mut().zip(self.extreme(item, pick)) {
                *sum += used;
            }
        }
        sum
    }

    fn is_impossible(&self) -> bool {
        self.extremes(f64::min).iter().zip(&self.ceilings).any(|(least, most)| least > most)
    }

    /// Takes away the rows that can never be broken, and those that another implies: the same
    /// districts count at a later step, under a ceiling that is no higher.
    fn drop_idle_rows(&mut self) {
        let most = self.extremes(f64::max);
        let rows = self.ceilings.len();
        let choices: Vec<&Choice> = self.items.iter().flat_map(|item| &item.choices).collect();
        let mut uses = vec![vec![0.0; choices.len()]; rows];
        for (at, choice) in choices.iter().enumerate() {
            for &(row, used) in &choice.uses {
                uses[row][at] = used;
            }
        }
        let mut keep: Vec<bool> = (0..rows).map(|row| most[row] > self.ceilings[row]).collect();
        for row in 0..rows {
            let implied = (0..rows).any(|other| {
                other != row
                    && keep[other]
                    && self.ceilings[other] <= self.ceilings[row]
                    && uses[row].iter().zip(&uses[other]).all(|(a, b)| a <= b)
            });
            keep[row] &= !implied;
        }
        let mut place = vec![None; rows];
        let mut ceilings = Vec::new();
        for row in 0..rows {
            if keep[row] {
                place[row] = Some(ceilings.len());
                ceilings.push(self.ceilings[row]);
            }
        }
        self.ceilings = ceilings;
        for choice in self.items.iter_mut().flat_map(|item| &mut item.choices) {
            let kept = choice.uses.iter();
            choice.uses = kept.filter_map(|&(row, used)| Some((place[row]?, used))).collect();
        }
    }

    /// The items that share rows, each set as a model of its own.
    fn split(&self) -> Vec<Self> {
        let rows = self.ceilings.len();
        let mut sets = Sets::new(rows + self.items.len());
        for (at, item) in self.items.iter().enumerate() {
            for &(row, _) in item.choices.iter().flat_map(|choice| &choice.uses) {
                sets.join(row, rows + at);
            }
        }
        let with_items = sets.groups().into_iter().map(|set| {
            let mut place = vec![0; rows];
            let mut part = Self::default();
            for &member in set.iter().filter(|&&member| member < rows) {
                place[member] = part.ceilings.len();
                part.ceilings.push(self.ceilings[member]);
            }
            for &member in set.iter().filter(|&&member| member >= rows) {
                let mut item = self.items[member - rows].clone();
                for (row, _) in item.choices.iter_mut().flat_map(|choice| &mut choice.uses) {
                    *row = place[*row];
                }
                part.items.push(item);
            }
            part.even_out();
            part.align();
            part
        });
        with_items.filter(|part| !part.items.is_empty()).collect()
    }

    /// Divides each row by its largest use, so that one step of a multiplier means as much in
    /// each.
    fn even_out(&mut self) {
        let mut largest = vec![0.0_f64; self.ceilings.len()];
        for &(row, used) in self.choices().flat_map(|choice| &choice.uses) {
            largest[row] = largest[row].max(used.abs());
        }
        for (ceiling, largest) in self.ceilings.iter_mut().zip(&largest) {
            *ceiling /= if *largest > 0.0 { *largest } else { 1.0 };
        }
        for choice in self.items.iter_mut().flat_map(|item| &mut item.choices) {
            for (row, used) in &mut choice.uses {
                *used /= if largest[*row] > 0.0 { largest[*row] } else { 1.0 };
            }
        }
    }

    /// Lets all choices of an item name the same rows.
    fn align(&mut self) {
        for item in &mut self.items {
            let rows = item.choices.iter().flat_map(|choice| &choice.uses).map(|&(row, _)| row);
            let rows: std::collections::BTreeSet<usize> = rows.collect();
            for choice in &mut item.choices {
                let known: std::collections::BTreeMap<usize, f64> = choice.uses.drain(..).collect();
                let used = |row: &usize| (*row, known.get(row).copied().unwrap_or(0.0));
                choice.uses = rows.iter().map(used).collect();
            }
        }
    }

    fn choices(&self) -> impl Iterator<Item = &Choice> {
        self.items.iter().flat_map(|item| &item.choices)
    }

    /// The choice of each item that gives its districts the steps of `order`; `None` where one
    /// may not have it.
    pub(super) fn taken(&self, order: &[Option<usize>]) -> Option<Vec<usize>> {
        let item = |item: &Item| {
            let step = *order.get(*item.members.first()?)?;
            item.choices.iter().position(|choice| choice.step == step)
        };
        self.items.iter().map(item).collect()
    }

    /// Puts what was `taken` into `order`.
    pub(super) fn write(&self, taken: &[usize], order: &mut [Option<usize>]) {
        for (item, &choice) in self.items.iter().zip(taken) {
            for &member in &item.members {
                order[member] = item.choices[choice].step;
            }
        }
    }

    /// What `taken` adds to the objective.
    pub(super) fn value(&self, taken: &[usize]) -> f64 {
        self.items.iter().zip(taken).map(|(item, &choice)| item.choices[choice].value).sum()
    }

    /// What `taken` uses of each row.
    pub(super) fn used(&self, taken: &[usize]) -> Vec<f64> {
        let mut used = vec![0.0; self.ceilings.len()];
        for (item, &choice) in self.items.iter().zip(taken) {
            for &(row, amount) in &item.choices[choice].uses {
                used[row] += amount;
            }
        }
        used
    }

    /// Whether `taken` keeps below every ceiling.
    pub(super) fn holds(&self, taken: &[usize]) -> bool {
        self.used(taken).iter().zip(&self.ceilings).all(|(used, ceiling)| used <= ceiling)
    }
}

/// Disjoint sets.
struct Sets(Vec<usize>);

impl Sets {
    fn new(len: usize) -> Self {
        Self((0..len).collect())
    }

    fn find(&self, mut at: usize) -> usize {
        while self.0[at] != at {
            at = self.0[at];
        }
        at
    }

    /// The lower root stays, so that sets are found in the order of their first members.
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.0[a.max(b)] = a.min(b);
    }

    fn groups(&self) -> Vec<Vec<usize>> {
        let mut groups = std::collections::BTreeMap::<usize, Vec<usize>>::new();
        for at in 0..self.0.len() {
            groups.entry(self.find(at)).or_default().push(at);
        }
        groups.into_values().collect()
    }
}
