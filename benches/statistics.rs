//! How long the statistics of the map take: `cargo bench --no-default-features --bench statistics`.
//! Needs no window.

#![expect(clippy::unwrap_used, reason = "a bench stops where something is not as it should be")]

use divan::{Bencher, black_box};
use narplan::measure::Classes;
use narplan::measure::cluster::{Neighbours, PermutationOptions, local, moran};
use narplan::measure::segregation::{BootstrapOptions, GroupCounts, bootstrap};
use narplan::probability::stream::Stream;

fn main() {
    divan::main();
}

/// Values as skewed as incomes: the sum of few small and some large ones.
fn values(count: usize) -> Vec<Option<f64>> {
    let mut stream = Stream::new(1, 2, 3);
    (0..count).map(|_| Some(1.0 / (0.05 + stream.uniform()) + stream.uniform())).collect()
}

/// Queen's neighbours on a lattice of `side` × `side`.
fn lattice(side: usize) -> Neighbours {
    let near = |at: usize| at.saturating_sub(1)..(at + 2).min(side);
    let of = |area: usize| {
        let (row, column) = (area / side, area % side);
        near(row).flat_map(|row| near(column).map(move |column| row * side + column)).collect()
    };
    Neighbours::from_lists(&(0..side * side).map(of).collect::<Vec<_>>())
}

/// Seven classes of as many areas as Sweden has DeSO.
#[divan::bench]
fn fisher_jenks_6160(bencher: Bencher<'_, '_>) {
    let values = values(6_160);
    bencher.bench(|| Classes::natural_breaks(black_box(&values), 7));
}

/// As many areas as Sweden has RegSO (3 363) and one.
#[divan::bench]
fn lisa_3364(bencher: Bencher<'_, '_>) {
    let (values, neighbours) = (values(58 * 58), lattice(58));
    let options = PermutationOptions::default();
    bencher.bench(|| local(black_box(&values), &neighbours, &options).unwrap());
}

#[divan::bench]
fn moran_3364(bencher: Bencher<'_, '_>) {
    let (values, neighbours) = (values(58 * 58), lattice(58));
    let options = PermutationOptions::default();
    bencher.bench(|| moran(black_box(&values), &neighbours, &options).unwrap());
}

/// All five indices of 32 areas, 1 000 draws.
#[divan::bench]
fn segregation_interval_32(bencher: Bencher<'_, '_>) {
    let people: Vec<f64> = values(32).into_iter().flatten().map(|v| (v * 900.0).round()).collect();
    let part = |people: &f64, share: f64| Some((people / share / 2.0).round());
    let shares = values(64).into_iter().flatten().skip(32);
    let group: Vec<_> =
        people.iter().zip(shares).map(|(all, share)| part(all, 1.0 + share)).collect();
    let total: Vec<_> = people.into_iter().map(Some).collect();
    let counts = GroupCounts::new(&group, &total).unwrap();
    bencher.bench(|| bootstrap(black_box(&counts), &BootstrapOptions::default()));
}
