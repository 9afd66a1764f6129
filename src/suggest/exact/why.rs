//! Why no division can be valid.

use super::pieces::Walk;
use super::state::{Conflict, State};
use super::task::Task;
use crate::suggest::Part;

/// What cannot hold.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Why {
    /// The districts that must be together may have no part in common.
    #[error("district {node} and those that must be with it may have no part in common")]
    Group {
        /// The first of the districts.
        node: usize,
    },
    /// A district, with those that must be with it, is more load than any part may have.
    #[error("district {node} alone has load {load}, and a part may have {most}")]
    Heavy {
        /// The first of the districts.
        node: usize,
        /// Their load.
        load: f64,
        /// What a part may have.
        most: f64,
    },
    /// A district must belong to a part but cannot hang together with it.
    #[error("district {node} cannot reach the rest of part {part}, to which it must belong")]
    Apart {
        /// The district.
        node: usize,
        /// The part.
        part: Part,
    },
    /// A district can hang together with none of the parts that it may belong to.
    #[error("district {node} can reach none of the parts that it may belong to")]
    NoPart {
        /// The district.
        node: usize,
    },
    /// A part cannot have a load within the largest deviation.
    #[error("part {part} would have load {least} to {most}, which is not from {low} to {high}")]
    Load {
        /// The part.
        part: Part,
        /// What it must have.
        least: f64,
        /// What it could have.
        most: f64,
        /// What it is to have at least.
        low: f64,
        /// What it is to have at most.
        high: f64,
    },
    /// There is no place for a district in any part without too large a deviation somewhere.
    #[error("district {node} fits in no part within the largest deviation")]
    NoRoom {
        /// The district.
        node: usize,
    },
    /// Each condition could hold alone, but all divisions were looked at and none meets them all.
    #[error("the conditions cannot hold together")]
    Together,
}

impl Why {
    /// What can be seen before the search.
    pub(super) fn at_once(task: &Task<'_>) -> Option<Self> {
        let first = |item: usize| task.members[item][0];
        if let Some(item) = task.domain.iter().position(|domain| *domain == 0) {
            return Some(Self::Group { node: first(item) });
        }
        let most = task.window.1 + 1e-9 * task.total;
        if let Some(item) = task.load.iter().position(|load| *load > most) {
            let (load, most) = (task.load[item], task.window.1);
            return Some(Self::Heavy { node: first(item), load, most });
        }
        let mut state = State::new(task);
        let mut walk = Walk::new(task.item_of.len());
        match walk.settle(task, &mut state) {
            Ok(()) => {}
            Err(Conflict::Apart { node, part }) => {
                // What was open to it at first says whether it must belong there.
                let must = task.domain[task.item_of[node]].is_power_of_two();
                return Some(if must { Self::Apart { node, part } } else { Self::NoPart { node } });
            }
            Err(Conflict::Item(item)) => return Some(Self::NoPart { node: first(item) }),
            // Contiguity knows no load.
            Err(Conflict::Load(_)) => return None,
        }
        let (low, high) = task.window;
        let slack = 1e-9 * task.total;
        let off =
            |part: &usize| state.least[*part] > high + slack || state.most[*part] < low - slack;
        let part = (0..task.parts).find(off)?;
        let (least, most) = (state.least[part], state.most[part]);
        Some(Self::Load { part, least, most, low, high })
    }

    /// What the search ended with, if it ended at its root.
    pub(super) fn of(task: &Task<'_>, conflict: Option<Conflict>) -> Self {
        match conflict {
            Some(Conflict::Item(item)) => Self::NoRoom { node: task.members[item][0] },
            Some(Conflict::Apart { .. } | Conflict::Load(_)) | None => Self::Together,
        }
    }
}
