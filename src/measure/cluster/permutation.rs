//! Work over permutations, shared by threads.

use std::thread;

use crate::probability::stream::{Stream, key_of};

/// Numbers by permutation: for each of `width` places all permutations' numbers, one after the
/// other, drawn without replacement from the numbers below `count`.
///
/// One set of permutations serves all areas, as in esda: an area's permuted neighbours are the
/// first of the places, out of all others in their order.
pub(super) struct Permutations {
    pub(super) permutations: usize,
    ids: Vec<u32>,
}

impl Permutations {
    pub(super) fn new(count: usize, width: usize, permutations: usize, seed: u64) -> Self {
        let mut ids = vec![0; width * permutations];
        let mut order: Vec<u32> = (0..count as u32).collect();
        let key = key_of(&["conditional permutation"]);
        let mut swaps = Vec::with_capacity(width);
        for permutation in 0..permutations {
            let mut stream = Stream::new(seed, permutation as u64, key);
            for place in 0..width.min(count) {
                let other = place + stream.below(count - place);
                order.swap(place, other);
                swaps.push((place, other));
                if let (Some(id), Some(drawn)) =
                    (ids.get_mut(place * permutations + permutation), order.get(place))
                {
                    *id = *drawn;
                }
            }
            // Put back in order: each permutation follows from its own stream alone.
            for (place, other) in swaps.drain(..).rev() {
                order.swap(place, other);
            }
        }
        Self { permutations, ids }
    }

    /// The numbers of all permutations at `place`.
    pub(super) fn at(&self, place: usize) -> &[u32] {
        let start = place * self.permutations;
        self.ids.get(start..start + self.permutations).unwrap_or_default()
    }
}

/// What `work` gives for runs of the numbers below `count`, one after the other; `threads` at once.
pub(super) fn shared<T: Send>(
    count: usize,
    threads: usize,
    work: impl Fn(std::ops::Range<usize>) -> Vec<T> + Sync,
) -> Vec<T> {
    let each = count.div_ceil(threads.max(1)).max(1);
    let runs: Vec<_> = (0..count).step_by(each).map(|at| at..(at + each).min(count)).collect();
    let Some((first, others)) = runs.split_first() else { return Vec::new() };
    thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> =
            others.iter().map(|run| scope.spawn(move || work(run.clone()))).collect();
        let mut all = work(first.clone());
        for other in others {
            match other.join() {
                Ok(more) => all.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    })
}
