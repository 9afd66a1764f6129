//! How long the model takes: `cargo bench --no-default-features --bench simulation`. Needs no
//! window.
//!
//! The bars on two cores: 60 months without chance 0,3 ms; 1 000 runs with four bases 60 ms and
//! 10 000 runs 0,5 s; twice the months and twice the steps at most four times the time.

#![expect(clippy::unwrap_used, reason = "a bench stops where something is not as it should be")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use narplan::app::{Document, Preset, from_preset};
use narplan::model::{Plan, PostsChange, PremisesChange, Role, RolloutStep};
use narplan::simulate::{Compiled, Scratch, Simulation, run};
use narplan::uncertain::{Options, Runs, threads};

fn main() {
    divan::main();
}

/// The plan that the program opens with: 60 months, four bases.
fn document() -> Document {
    let document = from_preset(Preset::FIRST).unwrap().document;
    assert_eq!(document.plan.horizon_months, 60);
    document
}

/// One run of a plan that is made ready already.
fn bench_run(bencher: Bencher<'_, '_>, document: &Document, plan: &Plan) {
    let compiled = Compiled::new(&document.map.indicators, plan).unwrap();
    let (mut scratch, mut found) = (Scratch::default(), Simulation::empty(plan.start));
    bencher.bench_local(|| {
        compiled.run_into(black_box(&plan.parameters), None, &mut scratch, &mut found);
        found.months()
    });
}

#[divan::bench]
fn deterministic_60_months(bencher: Bencher<'_, '_>) {
    let document = document();
    bencher.bench(|| run(&document.map.indicators, black_box(&document.plan)).unwrap());
}

#[divan::bench]
fn deterministic_60_months_again(bencher: Bencher<'_, '_>) {
    let document = document();
    bench_run(bencher, &document, &document.plan);
}

#[divan::bench]
fn made_ready(bencher: Bencher<'_, '_>) {
    let document = document();
    bencher.bench(|| {
        Compiled::new(&document.map.indicators, black_box(&document.plan)).unwrap().plan().start
    });
}

#[divan::bench(args = [1_000, 10_000], sample_count = 10)]
fn runs_with_parameters_and_chance(bencher: Bencher<'_, '_>, runs: usize) {
    let document = document();
    let options = Options { runs, ..Options::of(&document.plan) };
    assert!(options.parameters && options.chance);
    let table = &document.map.indicators;
    bencher.counter(ItemsCount::new(runs)).bench(|| {
        Runs::of(table, black_box(&document.plan), options, threads(), &|| false).unwrap()
    });
}

/// `plan` over so many months with so many steps, each with posts and premises for one base.
fn with_steps(plan: &Plan, (months, steps): (u16, u16)) -> Plan {
    let mut long = plan.clone();
    long.horizon_months = months;
    let bases: Vec<_> = plan.local_units().map(|(unit, _)| unit).collect();
    let missing = usize::from(steps).saturating_sub(plan.steps.len());
    for (number, unit) in (0..missing).zip(bases.iter().copied().cycle()) {
        let start = plan.start.plus((number * usize::from(months) / missing) as i32);
        long.steps.push(RolloutStep {
            id: long.next_step_id(),
            name: String::new(),
            start,
            districts: std::collections::BTreeSet::new(),
            posts: vec![PostsChange { unit, role: Role::SocialWorker, transferred: 0.1, new: 0.2 }],
            recruit_from: None,
            premises: vec![PremisesChange {
                unit,
                opens: start,
                area_m2: Some(5.0),
                temporary: None,
            }],
            reassign: std::collections::BTreeMap::new(),
            gate: None,
        });
    }
    assert_eq!(long.steps.len(), usize::from(steps));
    long
}

#[divan::bench(args = [(60, 50), (120, 50), (60, 100), (120, 100)])]
fn months_and_steps(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let document = document();
    let plan = with_steps(&document.plan, size);
    bench_run(bencher, &document, &plan);
}
