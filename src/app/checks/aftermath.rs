//! What a remedy would leave: the checks of the plan after it.

use std::collections::BTreeSet;

use super::{Check, CheckKey, checks};
use crate::app::document::Document;
use crate::edit::Command;
use crate::measure::distance::Ways;
use crate::simulate::Demand;

/// How the checks would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Aftermath {
    /// Number of checks that would be left.
    pub left: usize,
    /// Those that are not there now.
    pub new: Vec<Check>,
}

/// What `command` would make of the checks `now` of `document`; `None` where it does not fit.
#[must_use]
pub fn aftermath(document: &Document, now: &[Check], command: &Command) -> Option<Aftermath> {
    let mut plan = document.plan.clone();
    command.clone().apply(&mut plan).ok()?;
    let map = &document.map;
    let demand = Demand::new(&map.indicators, &plan);
    let after = checks(map, &plan, &demand, &Ways::of(map, &plan));
    // A load that is uneven before and after is the same check, whatever its districts are now.
    let about = |check: &Check| -> CheckKey {
        let (kind, unit, districts) = check.key();
        let is_of_unit = kind == super::CheckKind::UnevenLoad;
        (kind, unit, if is_of_unit { Vec::new() } else { districts })
    };
    let before: BTreeSet<CheckKey> = now.iter().map(about).collect();
    let left = after.len();
    let new = after.into_iter().filter(|check| !before.contains(&about(check))).collect();
    Some(Aftermath { left, new })
}
