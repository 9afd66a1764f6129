//! Even load against a short way: the divisions of which neither can be had without the other.

use std::cell::Cell;
use std::ops::ControlFlow;

use crate::suggest::{Part, Problem, Progress, Terms, Watch, Weights};

/// What a solver found.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// A valid division.
    pub owners: Vec<Part>,
    /// Whether none has a lower objective.
    pub proven: bool,
}

/// Finds a good division of a problem, from one that is known where there is one.
pub type Solver<'a> = dyn FnMut(&Problem, Option<&[Part]>, &mut Watch<'_>) -> Option<Answer> + 'a;

/// A division of the front.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The division.
    pub owners: Vec<Part>,
    /// Its terms.
    pub terms: Terms,
    /// Whether it is proven that no division has both a lower Gini coefficient and no longer way,
    /// or a shorter way and no higher coefficient.
    pub proven: bool,
}

/// The weight of the other term where only one is asked for: of divisions with the same way the
/// evenest, and the other way round.
const TIE: f64 = 1e-4;

/// A gap between two points that are too near to look between, in either term.
const NEAR: f64 = 1e-6;

/// At most `most` divisions of `problem` of which none is better than another in both load and
/// way, from the shortest way to the evenest load; the other weights do not matter, the
/// conditions do.
///
/// First the two ends. Then, between two neighbours with the widest gap, the weights that value
/// both alike (Aneja and Nair 1979); where those give nothing new, the shortest way among the
/// divisions whose loads deviate less than half-way between the two (an epsilon constraint), as
/// the front need not be convex. Only the former can be proven, as the largest deviation is not
/// the Gini coefficient. The points found so far are given when `watch` ends it.
pub fn front(
    problem: &Problem,
    most: usize,
    solve: &mut Solver<'_>,
    watch: &mut Watch<'_>,
) -> Vec<Point> {
    let stopped = Cell::new(false);
    let mut watch = |progress: &Progress<'_>| {
        let flow = watch(progress);
        stopped.set(stopped.get() || flow.is_break());
        flow
    };
    let mut sweep = Sweep { problem, points: Vec::new(), done: Vec::new() };
    for (load, way) in [(TIE, 1.0), (1.0, TIE)] {
        if stopped.get() {
            break;
        }
        sweep.weigh(load, way, solve, &mut watch);
    }
    while !stopped.get() && sweep.points.len() < most {
        let Some((a, b, tried)) = sweep.widest() else { break };
        if tried == 0 {
            let (load, way) = (b.terms.way - a.terms.way, a.terms.load - b.terms.load);
            sweep.weigh(load, way, solve, &mut watch);
        } else {
            sweep.hold(&a, &b, solve, &mut watch);
        }
        sweep.done.push(gap(&a, &b));
        // A solver need not ask the watch at all.
        let best = Some(&a.owners[..]);
        let (objective, bound) = (problem.objective(&a.owners), f64::NEG_INFINITY);
        if watch(&Progress { best, objective, bound, is_new: false }) == ControlFlow::Break(()) {
            break;
        }
    }
    sweep.points.truncate(most);
    sweep.points
}

/// The front so far.
struct Sweep<'p> {
    problem: &'p Problem,
    /// By way; the load falls.
    points: Vec<Point>,
    /// The gaps that have been looked into, once for each time.
    done: Vec<[u64; 4]>,
}

/// Between which two points a gap is.
fn gap(a: &Point, b: &Point) -> [u64; 4] {
    [a.terms.way, a.terms.load, b.terms.way, b.terms.load].map(f64::to_bits)
}

impl Sweep<'_> {
    /// The best division where load and way weigh so much.
    fn weigh(&mut self, load: f64, way: f64, solve: &mut Solver<'_>, watch: &mut Watch<'_>) {
        let sum = load + way;
        let weights = Weights { load: load / sum, way: way / sum, ..Weights::default() };
        let problem = Problem { weights, ..self.problem.clone() };
        let better = |a: &&Point, b: &&Point| {
            a.terms.objective(&weights).total_cmp(&b.terms.objective(&weights))
        };
        let start = self.points.iter().min_by(better).map(|point| point.owners.clone());
        if let Some(answer) = solve(&problem, start.as_deref(), watch) {
            self.add(answer);
        }
    }

    /// The shortest way among the divisions that deviate less than half-way from `a` to `b`.
    fn hold(&mut self, a: &Point, b: &Point, solve: &mut Solver<'_>, watch: &mut Watch<'_>) {
        let deviation = |point: &Point| {
            let loads = self.problem.loads(&point.owners);
            let mean = loads.iter().sum::<f64>() / loads.len() as f64;
            let farthest = loads.iter().map(|load| (load - mean).abs()).fold(0.0, f64::max);
            if mean > 0.0 { farthest / mean } else { 0.0 }
        };
        let half = f64::midpoint(deviation(a), deviation(b));
        let most = self.problem.max_deviation.map_or(half, |most| most.min(half));
        let weights = Weights { load: TIE, way: 1.0, ..Weights::default() };
        let problem = Problem { weights, max_deviation: Some(most), ..self.problem.clone() };
        if let Some(answer) = solve(&problem, Some(&b.owners), watch) {
            self.add(Answer { proven: false, ..answer });
        }
    }

    /// Adds a division, unless one is as good in both, and drops those that it makes worthless.
    fn add(&mut self, Answer { owners, proven }: Answer) {
        if !self.problem.violations(&owners).is_empty() {
            return;
        }
        let terms = self.problem.terms(&owners);
        let rounding = 1e-12;
        let no_worse =
            |a: &Terms, b: &Terms| a.load <= b.load + rounding && a.way <= b.way + rounding;
        if let Some(same) = self.points.iter_mut().find(|point| no_worse(&point.terms, &terms)) {
            same.proven |= proven && no_worse(&terms, &same.terms);
            return;
        }
        self.points.retain(|point| !no_worse(&terms, &point.terms));
        self.points.push(Point { owners, terms, proven });
        self.points.sort_by(|a, b| a.terms.way.total_cmp(&b.terms.way));
    }

    /// The two neighbours with the widest gap that is still to be looked into, and how often it
    /// has been: twice is all.
    fn widest(&self) -> Option<(Point, Point, usize)> {
        let (first, last) = (self.points.first()?, self.points.last()?);
        let whole = (last.terms.way - first.terms.way, first.terms.load - last.terms.load);
        let pairs = self.points.iter().zip(self.points.iter().skip(1));
        let open = pairs.filter_map(|(a, b)| {
            let (way, load) = (b.terms.way - a.terms.way, a.terms.load - b.terms.load);
            let tried = self.done.iter().filter(|done| **done == gap(a, b)).count();
            let width = (way / whole.0).hypot(load / whole.1);
            (tried < 2 && way > NEAR && load > NEAR).then_some((width, a, b, tried))
        });
        let widest = open.max_by(|a, b| b.3.cmp(&a.3).then(a.0.total_cmp(&b.0)));
        widest.map(|(_, a, b, tried)| (a.clone(), b.clone(), tried))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suggest::state::tests::{all_divisions, made_up};
    use crate::suggest::{SearchLimits, search};

    fn on(_: &Progress<'_>) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    /// Solves by trying everything.
    fn try_all(problem: &Problem, _: Option<&[Part]>, _: &mut Watch<'_>) -> Option<Answer> {
        let all = all_divisions(problem).into_iter();
        let best = all.min_by(|a, b| problem.objective(a).total_cmp(&problem.objective(b)));
        best.map(|owners| Answer { owners, proven: true })
    }

    fn beats(a: &Terms, b: &Terms) -> bool {
        let no_worse = a.load <= b.load + 1e-9 && a.way <= b.way + 1e-9;
        no_worse && (a.load < b.load - 1e-9 || a.way < b.way - 1e-9)
    }

    #[test]
    fn the_front_is_the_one_that_trying_everything_gives() {
        for seed in 0..4 {
            let problem = made_up(3, 3, 2, seed);
            let points = front(&problem, 40, &mut try_all, &mut on);
            let all: Vec<Terms> =
                all_divisions(&problem).iter().map(|owners| problem.terms(owners)).collect();
            for point in &points {
                let beaten = all.iter().any(|terms| beats(terms, &point.terms));
                assert!(!beaten, "seed {seed}: {:?}", point.terms);
            }
            let best = |key: fn(&Terms) -> f64| all.iter().map(key).fold(f64::INFINITY, f64::min);
            let (first, last) = (points.first().unwrap(), points.last().unwrap());
            assert!((first.terms.way - best(|terms| terms.way)).abs() < 1e-9);
            assert!((last.terms.load - best(|terms| terms.load)).abs() < 1e-9);
            assert!(first.proven && last.proven);
            // Every corner of the convex hull is there: no weights like another division better.
            for weight in 1..100 {
                let load = f64::from(weight) / 100.0;
                let weights = Weights { load, way: 1.0 - load, ..Weights::default() };
                let least = |terms: &mut dyn Iterator<Item = &Terms>| {
                    terms.map(|terms| terms.objective(&weights)).fold(f64::INFINITY, f64::min)
                };
                let found = least(&mut points.iter().map(|point| &point.terms));
                assert!(found < least(&mut all.iter()) + 1e-9, "seed {seed}, weight {load}");
            }
        }
    }

    #[test]
    fn points_go_from_the_short_way_to_the_even_load_and_none_is_proven_by_a_search() {
        let problem = made_up(8, 8, 4, 6);
        let mut solve = |problem: &Problem, start: Option<&[Part]>, watch: &mut Watch<'_>| {
            let owners = search(problem, start, 1, &SearchLimits::moves(10_000), watch)?;
            Some(Answer { owners, proven: false })
        };
        let points = front(&problem, 8, &mut solve, &mut on);
        assert!((3..=8).contains(&points.len()), "{}", points.len());
        for pair in points.windows(2) {
            assert!(pair[0].terms.way < pair[1].terms.way);
            assert!(pair[0].terms.load > pair[1].terms.load);
        }
        assert!(points.iter().all(|point| !point.proven));
        assert!(points.iter().all(|point| problem.violations(&point.owners).is_empty()));
    }

    #[test]
    fn a_watch_that_has_had_enough_ends_the_front() {
        let problem = made_up(3, 3, 2, 1);
        let mut solved = 0;
        let mut solve = |problem: &Problem, start: Option<&[Part]>, watch: &mut Watch<'_>| {
            solved += 1;
            try_all(problem, start, watch)
        };
        let points = front(&problem, 40, &mut solve, &mut |_| ControlFlow::Break(()));
        assert!(!points.is_empty());
        assert_eq!(solved, 3);
    }

    #[test]
    fn mending_moves_the_fewest_people_that_make_all_whole() {
        for seed in 0..6 {
            let problem = made_up(3, 3, 3, seed);
            let scattered: Vec<Part> = (0..9).map(|node| (node * 2 + 1) % 3).collect();
            let mending = Problem {
                today: scattered.iter().copied().map(Some).collect(),
                weights: Weights { changes: 1.0, ..Weights::default() },
                ..problem.clone()
            };
            let found = search(&mending, None, 1, &SearchLimits::moves(20_000), &mut on).unwrap();
            assert!(problem.violations(&found).is_empty());
            let moved = |owners: &[Part]| -> f64 {
                let pairs = owners.iter().zip(&scattered).enumerate();
                pairs.filter(|(_, (a, b))| a != b).map(|(node, _)| problem.people[node]).sum()
            };
            let all = all_divisions(&problem);
            let fewest = all.iter().map(|owners| moved(owners)).fold(f64::INFINITY, f64::min);
            assert!((moved(&found) - fewest).abs() < 1e-6, "seed {seed}");
        }
    }
}
