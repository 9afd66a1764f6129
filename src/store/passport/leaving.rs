//! What of a plan may leave the program inside an export.

use crate::model::{DistrictSet, MapRef, Plan, Population, Rationale, Scenarios};

/// `plan` as others may have it: the open scenario alone, without who decided what and why,
/// without folders of this machine, and with what stands in for a hidden count where a table of the
/// plan holds one.
///
/// `map` is the map as the plan's disclosure rule lets it be seen. Where that hides something, its
/// checksum takes the place of the file's: a checksum of the file would tell the hidden figures to
/// anybody who tries the few that are possible.
///
/// Doing it twice is doing it once, and no result depends on what is left out.
#[must_use]
pub fn leaving(plan: &Plan, map: &DistrictSet) -> Plan {
    let mut plan = plan.clone();
    let open = plan.scenarios.open();
    let mut all = std::mem::take(&mut plan.scenarios.all);
    all.retain(|one| one.id == open);
    let baseline = plan.scenarios.baseline.filter(|id| *id == open);
    plan.scenarios = Scenarios { all, baseline };

    plan.rules.reasons.clear();
    plan.model.reasons.clear();
    for unit in &mut plan.units {
        unit.reason = Rationale::default();
    }

    if let MapRef::File { path, sha256, .. } = &mut plan.map {
        *path = name_of(path);
        sha256.clone_from(&map.sha256);
    }
    if let Some(finer) = &mut plan.finer {
        finer.path = name_of(&finer.path);
    }
    let rule = plan.disclosure;
    if let Some(Population { children, .. }) = &mut plan.model.population {
        for count in children.iter_mut().flatten().flatten() {
            if rule.hides(*count) {
                *count = rule.stand_in();
            }
        }
    }
    plan
}

/// The name of the file at `path`.
fn name_of(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}
