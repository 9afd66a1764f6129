//! The count against brute force, and the walk against the count.

use std::ops::ControlFlow;

use proptest::prelude::*;

use super::{NearBest, NearLimits, Slack, near_best, walk};
use crate::suggest::state::Layout;
use crate::suggest::state::tests::{all_divisions, made_up, with_conditions};
use crate::suggest::{Part, Problem, Progress};

fn on(_: &Progress<'_>) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// The near-best divisions by trying everything.
fn by_trying(problem: &Problem, slack: Slack) -> Option<(Vec<Part>, Vec<Vec<Part>>)> {
    let all = all_divisions(problem);
    let objective = |owners: &Vec<Part>| problem.objective(owners);
    let best = all.iter().min_by(|a, b| objective(a).total_cmp(&objective(b)))?.clone();
    let limit = slack.limit(problem.objective(&best));
    let near = all.into_iter().filter(|owners| problem.objective(owners) <= limit).collect();
    Some((best, near))
}

fn shares(problem: &Problem, near: &[Vec<Part>]) -> Vec<Vec<f64>> {
    let share = |node: usize, part: Part| {
        near.iter().filter(|owners| owners[node] == part).count() as f64 / near.len() as f64
    };
    let row = |node| (0..problem.parts).map(|part| share(node, part)).collect();
    (0..problem.len()).map(row).collect()
}

fn farthest(a: &[Vec<f64>], b: &[Vec<f64>]) -> f64 {
    let pairs = a.iter().flatten().zip(b.iter().flatten());
    pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn what_is_counted_is_all_that_trying_everything_finds(seed: u64, share in 0.0..1.5) {
        let problem = with_conditions(made_up(3, 3, 3, seed), seed);
        let slack = Slack { share, least: 0.0 };
        let Some((best, near)) = by_trying(&problem, slack) else { return Ok(()) };
        let found = near_best(&problem, &best, slack, 1, &NearLimits::default(), &mut on).unwrap();
        prop_assert!(found.complete && found.walked.is_none() && found.better.is_none());
        prop_assert_eq!(found.plans, near.len() as u64);
        prop_assert!(farthest(&found.share, &shares(&problem, &near)) < 1e-12);
    }
}

fn walked(problem: &Problem, best: &[Part], limit: f64, seed: u64, steps: u64) -> NearBest {
    let layout = Layout::new(problem).unwrap();
    walk::walk(&layout, best, limit, seed, steps, &mut on)
}

#[test]
fn the_walk_is_equally_often_in_each_division() {
    for seed in 0..2 {
        let mut problem = made_up(4, 3, 2, seed);
        problem.groups = vec![vec![0, 5]];
        problem
            .groups
            .retain(|group| !problem.seats.iter().flatten().any(|seat| group.contains(seat)));
        let slack = Slack { share: 2.0, least: 0.6 };
        let (best, near) = by_trying(&problem, slack).unwrap();
        let limit = slack.limit(problem.objective(&best));
        let found = walked(&problem, &best, limit, seed, 300_000);
        assert!(near.len() > 20);
        assert_eq!(found.plans, near.len() as u64);
        let walked = found.walked.unwrap();
        assert!(walked.effective > 1000.0, "{walked:?}");
        // Four standard deviations of a share of so many draws, and of the difference of two
        // shares of half as many each.
        let deviation = (0.25 / walked.effective).sqrt();
        let most = farthest(&found.share, &shares(&problem, &near));
        assert!(most < 4.0 * deviation, "seed {seed}: {most} over {} divisions", near.len());
        assert!(walked.disagreement < 8.0 * deviation, "{walked:?}");
    }
}

#[test]
fn too_many_to_count_are_walked_and_the_same_seed_walks_the_same() {
    let problem = made_up(5, 5, 3, 2);
    let limits = NearLimits { plans: 50, explored: 2_000, steps: 40_000 };
    let best = crate::suggest::search(
        &problem,
        None,
        1,
        &crate::suggest::SearchLimits::moves(50_000),
        &mut on,
    );
    let best = best.unwrap();
    let slack = Slack { share: 0.3, least: 0.5 };
    let found = near_best(&problem, &best, slack, 7, &limits, &mut on).unwrap();
    assert!(!found.complete && found.plans > 50 && found.better.is_none());
    let walked = found.walked.unwrap();
    assert!(walked.effective > 0.0 && walked.taken > 0.0 && walked.steps >= 30_000);
    for row in &found.share {
        assert!((row.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    }
    assert_eq!(Some(found), near_best(&problem, &best, slack, 7, &limits, &mut on));
}

#[test]
fn a_count_that_is_stopped_is_not_passed_off_as_a_sample() {
    let problem = made_up(5, 5, 3, 2);
    let best = (0..).find_map(|seed| {
        crate::suggest::search(
            &problem,
            None,
            seed,
            &crate::suggest::SearchLimits::moves(5_000),
            &mut on,
        )
    });
    let slack = Slack { share: 5.0, least: 0.0 };
    let mut stop = |_: &Progress<'_>| ControlFlow::Break(());
    let found =
        near_best(&problem, &best.unwrap(), slack, 1, &NearLimits::default(), &mut stop).unwrap();
    assert!(!found.complete && found.plans == 1);
    assert_eq!(found.walked.map(|walked| walked.steps), Some(0));
}

#[test]
fn the_slack_of_a_best_of_0_is_what_it_is_at_least() {
    let slack = Slack { share: 0.01, least: 0.002 };
    assert!((slack.limit(0.0) - 0.002).abs() < 1e-9);
    assert!((slack.limit(1.0) - 1.01).abs() < 1e-9);
}

#[test]
fn what_is_no_division_has_no_divisions_near_it() {
    let problem = made_up(3, 3, 2, 1);
    let slack = Slack { share: 0.1, least: 0.0 };
    assert!(near_best(&problem, &[0; 9], slack, 1, &NearLimits::default(), &mut on).is_none());
}
