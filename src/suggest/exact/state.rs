//! What is decided so far: the parts that each item may still have, with a way back.

use super::task::Task;

/// What stands in the way of any division.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Conflict {
    /// An item has no part left.
    Item(usize),
    /// A district of a part cannot reach the rest of it.
    Apart { node: usize, part: usize },
    /// A part gets too much or too little load.
    Load(usize),
}

/// Where to go back to.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    trail: usize,
    least: Vec<f64>,
    most: Vec<f64>,
}

#[derive(Debug)]
pub(super) struct State {
    pub domain: Vec<u64>,
    /// Load that each part has for certain.
    pub least: Vec<f64>,
    /// Load that each part could get.
    pub most: Vec<f64>,
    /// Parts in which something has changed since contiguity was last looked at.
    pub dirty: u64,
    trail: Vec<(usize, u64)>,
}

impl State {
    pub(super) fn new(task: &Task<'_>) -> Self {
        let (mut least, mut most) = (vec![0.0; task.parts], vec![0.0; task.parts]);
        for (&domain, &load) in task.domain.iter().zip(&task.load) {
            for part in bits(domain) {
                most[part] += load;
            }
            if domain.is_power_of_two() {
                least[domain.trailing_zeros() as usize] += load;
            }
        }
        Self { domain: task.domain.clone(), least, most, dirty: u64::MAX, trail: Vec::new() }
    }

    pub(super) fn mark(&self) -> Mark {
        Mark { trail: self.trail.len(), least: self.least.clone(), most: self.most.clone() }
    }

    pub(super) fn back(&mut self, mark: &Mark) {
        for (item, domain) in self.trail.drain(mark.trail..).rev() {
            self.domain[item] = domain;
        }
        // Not subtracted again: rounding must not grow over millions of steps.
        self.least.copy_from_slice(&mark.least);
        self.most.copy_from_slice(&mark.most);
        self.dirty = 0;
    }

    /// Leaves `item` only those of `keep`.
    pub(super) fn restrict(
        &mut self,
        task: &Task<'_>,
        item: usize,
        keep: u64,
    ) -> Result<(), Conflict> {
        let old = self.domain[item];
        let new = old & keep;
        if new == old {
            return Ok(());
        }
        if new == 0 {
            return Err(Conflict::Item(item));
        }
        self.trail.push((item, old));
        self.domain[item] = new;
        let load = task.load[item];
        for part in bits(old & !new) {
            self.most[part] -= load;
        }
        self.dirty |= old & !new;
        if new.is_power_of_two() {
            self.least[new.trailing_zeros() as usize] += load;
            self.dirty |= new;
        }
        Ok(())
    }

    pub(super) fn decided(&self, item: usize) -> bool {
        self.domain[item].is_power_of_two()
    }
}

/// The positions of the bits that are set.
pub(super) fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        (set != 0).then(|| {
            let at = set.trailing_zeros() as usize;
            set &= set - 1;
            at
        })
    })
}
