//! Districts that no unit of their own ever serves.

use super::survey::Survey;
use super::{Check, CheckKind, Remedy};
use crate::app::findings::Level;
use crate::edit::Command;
use crate::model::{DistrictIdx, Message, StepId};

pub(super) fn unserved(survey: &Survey<'_>, found: &mut Vec<Check>) {
    let plan = survey.plan;
    let (mut stay, mut no_unit, mut no_step) = (Vec::new(), Vec::new(), Vec::new());
    for district in survey.map.districts.indices() {
        let mut owners = survey.stages.iter().filter_map(|stage| stage.owner(district));
        let has_unit = owners.any(|owner| owner != survey.central);
        match (has_unit, plan.step_of(district).is_some()) {
            (false, false) => stay.push(district),
            (false, true) => no_unit.push(district),
            (true, false) => no_step.push(district),
            (true, true) => {}
        }
    }
    let groups = [
        (CheckKind::StaysCentral, Level::Note, "check-stays-central", stay),
        (CheckKind::StepWithoutUnit, Level::Warning, "check-step-without-unit", no_unit),
        (CheckKind::WithoutStep, Level::Warning, "check-without-step", no_step),
    ];
    for (kind, level, id, districts) in groups {
        if districts.is_empty() {
            continue;
        }
        let message = survey.naming(Message::new(id), &districts);
        let mut check = Check::new(kind, level, message);
        check.mend = match kind {
            CheckKind::WithoutStep => with_the_others(survey, &districts),
            _ => to_the_nearest(survey, &districts),
        };
        found.push(check.about(None, districts));
    }
}

/// Gives each district the nearest base; `None` where not all have one.
fn to_the_nearest(survey: &Survey<'_>, districts: &[DistrictIdx]) -> Option<Remedy> {
    let stage = survey.stages.first()?;
    let nearest = |&district: &DistrictIdx| {
        let (unit, _) = survey.ways.nearest(district)?;
        survey.may_move(stage, district, unit).then_some((district, unit))
    };
    let moves = districts.iter().map(nearest).collect::<Option<Vec<_>>>()?;
    survey.give(stage, &moves, survey.naming(Message::new("mend-nearest"), districts))
}

/// Lets each district go live in the step where most of its unit's districts do; `None` where a
/// unit has no such step.
fn with_the_others(survey: &Survey<'_>, districts: &[DistrictIdx]) -> Option<Remedy> {
    let plan = survey.plan;
    let step_of = |district: DistrictIdx| -> Option<StepId> {
        let unit = plan.unit_of(district);
        let mut best: Option<(usize, StepId)> = None;
        for step in &plan.steps {
            let own = step.districts.iter().filter(|&&other| plan.unit_of(other) == unit).count();
            if own > best.map_or(0, |(most, _)| most) {
                best = Some((own, step.id));
            }
        }
        best.map(|(_, step)| step)
    };
    let steps = districts.iter().map(|&district| Some((district, Some(step_of(district)?))));
    Some(Remedy {
        command: Command::RestoreGoLive { steps: steps.collect::<Option<Vec<_>>>()? },
        says: survey.naming(Message::new("mend-step"), districts),
        children_0_19: 0.0,
    })
}
