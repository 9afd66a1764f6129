//! Lagrangian bound: the terms that join items are replaced by prices that part them.
//!
//! An absolute value `w |x|` is at least `w s x` for every `s` in −1..=1, so the differences of
//! loads, the sums of the mix and the links cut all become prices on single items; a load outside
//! the window that is open is priced too. With prices fixed each item takes its cheapest part,
//! and the sum is a lower bound of the objective whatever the prices are (Geoffrion 1974). The
//! prices are tuned by subgradients with Polyak's step towards the best division known.

use super::cuts::Cut;
use super::state::{State, bits};
use super::task::Task;

/// Squares of the usual size of a window's and a cut's price, for objectives of about 1.
const WINDOW_SCALE: f64 = 1e-2;
const CUT_SCALE: f64 = 1e-4;
/// The highest price of a window or a cut, in tolerances of the objective. A higher one would be
/// as valid, but what it adds and takes away again would drown the tolerance in rounding:
/// 10⁴ · 10⁻¹⁶ a district against 10⁻⁹.
const HIGHEST_PRICE: f64 = 1e13;
/// A load outside its window by less than this share of the sum is inside: the sums of fractional
/// loads differ by the order in which they are made.
const ROUNDING: f64 = 1e-9;
/// Share of the last direction in the next.
const MOMENTUM: f64 = 0.8;
/// Rounds without a better bound after which steps become shorter, and by how much.
const PATIENCE: usize = 5;
const SHRINK: f64 = 0.8;
/// What a tuning starts with at least, as a share of Polyak's step.
const LEAST_PACE: f64 = 0.5;

#[derive(Debug)]
pub(super) struct Dual {
    /// A price for each pair of parts b < c on `L_b − L_c`, −1..=1.
    pairs: Vec<f64>,
    /// A price for each part on its mix, −1..=1.
    mixes: Vec<f64>,
    /// A price for each part on load outside its window, in objective per mean load.
    windows: Vec<f64>,
    /// A price for each link and part, −½..=½ of the link's cost.
    links: Vec<f64>,
    /// What contiguity asks, each with its price, 0 or more.
    pub cuts: Vec<Cut>,
    /// Reduced costs, `parts` an item: infinite where the part is not open.
    pub prices: Vec<f64>,
    /// The cheapest part of each item and how much the second costs more.
    pub cheapest: Vec<(usize, f64)>,
    pub pace: f64,
    gradient: Vec<f64>,
    direction: Vec<f64>,
    best: Vec<f64>,
    pub steps: u64,
}

/// The loads that each part may end with.
pub(super) type Window = (Vec<f64>, Vec<f64>);

impl Dual {
    pub(super) fn new(task: &Task<'_>) -> Self {
        let parts = task.parts;
        let pairs = if task.gini > 0.0 { parts * (parts - 1) / 2 } else { 0 };
        let mixes = if task.mix.iter().any(|mix| *mix != 0.0) { parts } else { 0 };
        Self {
            pairs: vec![0.0; pairs],
            mixes: vec![0.0; mixes],
            windows: vec![0.0; parts],
            links: vec![0.0; task.links.len() * parts],
            cuts: Vec::new(),
            pace: 1.0,
            prices: vec![0.0; task.len() * parts],
            cheapest: vec![(0, 0.0); task.len()],
            gradient: Vec::new(),
            direction: Vec::new(),
            best: Vec::new(),
            steps: 0,
        }
    }

    /// The bound with the prices as they are.
    pub(super) fn bound(&mut self, task: &Task<'_>, state: &State, window: &Window) -> f64 {
        let parts = task.parts;
        let mean = task.total / parts as f64;
        let mut slope = vec![0.0; parts];
        let mut constant = task.offset;
        let mut at = 0;
        if task.gini > 0.0 {
            for b in 0..parts {
                for c in b + 1..parts {
                    slope[b] += task.gini * self.pairs[at];
                    slope[c] -= task.gini * self.pairs[at];
                    at += 1;
                }
            }
        }
        if mean > 0.0 {
            for (part, slope) in slope.iter_mut().enumerate() {
                let price = self.windows[part] / mean;
                *slope += price;
                constant -= price * if price > 0.0 { window.1[part] } else { window.0[part] };
            }
        }
        for item in 0..task.len() {
            let row = &mut self.prices[item * parts..(item + 1) * parts];
            row.fill(f64::INFINITY);
            for part in bits(state.domain[item]) {
                row[part] = task.cost[item * parts + part] + slope[part] * task.load[item];
                if let Some(price) = self.mixes.get(part) {
                    row[part] += price * task.mix[item];
                }
            }
        }
        for (at, link) in task.links.iter().enumerate() {
            for part in 0..parts {
                let price = self.links[at * parts + part] * link.cost;
                self.prices[link.a * parts + part] += price;
                self.prices[link.b * parts + part] -= price;
            }
        }
        for cut in self.cuts.iter().filter(|cut| cut.price > 0.0) {
            self.prices[cut.item * parts + cut.part] += cut.price;
            for &item in &cut.through {
                self.prices[item * parts + cut.part] -= cut.price;
            }
            self.steps += cut.through.len() as u64;
        }
        for item in 0..task.len() {
            let (mut first, mut second, mut best) = (f64::INFINITY, f64::INFINITY, 0);
            for part in bits(state.domain[item]) {
                let price = self.prices[item * parts + part];
                if price < first {
                    second = first;
                    first = price;
                    best = part;
                } else if price < second {
                    second = price;
                }
            }
            self.cheapest[item] = (best, second - first);
            constant += first;
        }
        self.steps += (task.len() * parts + task.links.len() * parts) as u64;
        constant
    }

    /// The subgradient at the cheapest parts, in the same order as the prices.
    fn slope(&mut self, task: &Task<'_>, window: &Window) {
        let parts = task.parts;
        let mean = task.total / parts as f64;
        let (mut loads, mut mixes) = (vec![0.0; parts], vec![0.0; parts]);
        for (item, &(part, _)) in self.cheapest.iter().enumerate() {
            loads[part] += task.load[item];
            mixes[part] += task.mix[item];
        }
        let gradient = &mut self.gradient;
        gradient.clear();
        if task.gini > 0.0 {
            for b in 0..parts {
                for c in b + 1..parts {
                    gradient.push(task.gini * (loads[b] - loads[c]));
                }
            }
        }
        if !self.mixes.is_empty() {
            gradient.extend(&mixes);
        }
        for (part, load) in loads.into_iter().enumerate() {
            let (low, high) = (window.0[part], window.1[part]);
            let price = self.windows[part];
            let over = if price > 0.0 {
                load - high
            } else if price < 0.0 {
                load - low
            } else {
                // Without a price only what is outside pulls.
                (load - high).max(0.0) + (load - low).min(0.0)
            };
            let is_rounding = over.abs() <= ROUNDING * task.total;
            gradient.push(if mean > 0.0 && !is_rounding { over / mean } else { 0.0 });
        }
        for link in &task.links {
            let (a, b) = (self.cheapest[link.a].0, self.cheapest[link.b].0);
            for part in 0..parts {
                let difference = f64::from(u8::from(a == part)) - f64::from(u8::from(b == part));
                gradient.push(link.cost * difference);
            }
        }
        for cut in &self.cuts {
            let has = |item: usize| f64::from(u8::from(self.cheapest[item].0 == cut.part));
            let broken = has(cut.item) - cut.through.iter().map(|&item| has(item)).sum::<f64>();
            // At a price of 0 only what is broken pulls.
            gradient.push(if cut.price > 0.0 { broken } else { broken.max(0.0) });
        }
    }

    /// Tunes the prices for at most `rounds` rounds, until the bound reaches `target`; gives the
    /// best bound and leaves its prices.
    pub(super) fn tune(
        &mut self,
        task: &Task<'_>,
        state: &State,
        window: &Window,
        (target, rounds): (f64, usize),
    ) -> f64 {
        let mut bound = self.bound(task, state, window);
        let mut top = bound;
        self.keep();
        let mut pace = self.pace;
        let mut stale = 0;
        self.direction.clear();
        self.direction.resize(self.gradient_size(), 0.0);
        for _ in 0..rounds {
            if top >= target {
                break;
            }
            self.slope(task, window);
            for (direction, gradient) in self.direction.iter_mut().zip(&self.gradient) {
                *direction = MOMENTUM * *direction + gradient;
            }
            let size = self.length();
            if size <= 1e-300 {
                break;
            }
            self.step(task, pace * (target - bound).max(1e-12) / size);
            bound = self.bound(task, state, window);
            if bound > top + 1e-12 {
                top = bound;
                self.keep();
                stale = 0;
            } else {
                stale += 1;
                if stale >= PATIENCE {
                    pace *= SHRINK;
                    stale = 0;
                    if pace < 0.02 {
                        break;
                    }
                }
            }
        }
        self.pace = pace.max(LEAST_PACE);
        self.restore();
        // The prices and the cheapest parts belong to the best bound.
        self.bound(task, state, window).max(top)
    }

    fn step(&mut self, task: &Task<'_>, length: f64) {
        let highest = HIGHEST_PRICE * task.eps;
        let mut at = 0;
        let mut clamped = |prices: &mut [f64], limit: f64, scale: f64| {
            for price in prices {
                *price = (*price + length * scale * self.direction[at]).clamp(-limit, limit);
                at += 1;
            }
        };
        clamped(&mut self.pairs, 1.0, 1.0);
        clamped(&mut self.mixes, 1.0, 1.0);
        clamped(&mut self.windows, highest, WINDOW_SCALE);
        clamped(&mut self.links, 0.5, 1.0);
        for (cut, step) in self.cuts.iter_mut().zip(&self.direction[at..]) {
            cut.price = (cut.price + length * CUT_SCALE * step).clamp(0.0, highest);
        }
    }

    fn length(&self) -> f64 {
        let windows = self.pairs.len() + self.mixes.len();
        let links = windows + self.windows.len();
        let cuts = links + self.links.len();
        let size = |from: usize, to: usize| -> f64 {
            self.direction[from..to].iter().map(|step| step * step).sum()
        };
        size(0, windows)
            + WINDOW_SCALE * size(windows, links)
            + size(links, cuts)
            + CUT_SCALE * size(cuts, self.direction.len())
    }

    fn gradient_size(&self) -> usize {
        let lists = [&self.pairs, &self.mixes, &self.windows, &self.links];
        lists.iter().map(|list| list.len()).sum::<usize>() + self.cuts.len()
    }

    /// Adds a cut that is not there yet.
    pub(super) fn add(&mut self, cut: Cut) {
        let same = |other: &Cut| {
            (other.item, other.part) == (cut.item, cut.part) && other.through == cut.through
        };
        if !self.cuts.iter().any(same) {
            self.cuts.push(cut);
        }
    }

    /// Drops the cuts that cost nothing.
    pub(super) fn forget(&mut self) {
        self.cuts.retain(|cut| cut.price > 0.0);
    }

    fn keep(&mut self) {
        self.best.clear();
        for list in [&self.pairs, &self.mixes, &self.windows, &self.links] {
            self.best.extend_from_slice(list);
        }
        self.best.extend(self.cuts.iter().map(|cut| cut.price));
    }

    fn restore(&mut self) {
        let mut rest = self.best.as_slice();
        for list in [&mut self.pairs, &mut self.mixes, &mut self.windows, &mut self.links] {
            let (own, others) = rest.split_at(list.len());
            list.copy_from_slice(own);
            rest = others;
        }
        for (cut, price) in self.cuts.iter_mut().zip(rest) {
            cut.price = *price;
        }
    }
}
