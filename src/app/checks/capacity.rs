//! Units that are to have more than they have room for.

use super::survey::Survey;
use super::{Check, CheckKind};
use crate::app::findings::Level;
use crate::model::{Message, Plan, UnitIdx};
use crate::simulate::area_per_post;

/// Below what is shown of posts and square metres nothing is an excess.
const SHOWN: f64 = 0.05;

pub(super) fn check(survey: &Survey<'_>, found: &mut Vec<Check>) {
    let plan = survey.plan;
    for (index, unit) in plan.units.iter_enumerated() {
        let posts: f64 = plan.planned_posts(index).iter().sum();
        let area = planned_area_m2(plan, index);
        let rooms = [
            ("check-over-posts", posts, unit.capacity.posts),
            ("check-over-area", area, unit.capacity.area_m2),
        ];
        for (id, planned, room) in rooms {
            let Some(room) = room.filter(|&room| planned > room + SHOWN) else { continue };
            let tenths = |value: f64| (value * 10.0).round() / 10.0;
            let message = Message::new(id)
                .text("unit", &unit.name)
                .number("planned", tenths(planned))
                .number("room", tenths(room));
            let check = Check::new(CheckKind::OverCapacity, Level::Warning, message);
            let seat = survey.seats.get(&index).copied().into_iter().collect();
            found.push(check.about(Some(index), seat));
        }
    }
}

/// Rented area of `unit` once all premises of the plan have opened or been given up, m².
fn planned_area_m2(plan: &Plan, unit: UnitIdx) -> f64 {
    let today = plan.units.get(unit).map_or(0.0, |unit| unit.today.area_m2);
    let of_steps = plan.steps.iter().flat_map(|step| {
        let posts = step.posts.iter().filter(|change| change.unit == unit);
        let by_posts: f64 = posts
            .map(|change| {
                let per_post = area_per_post(plan, &plan.parameters, change.role);
                (change.transferred + change.new) * per_post
            })
            .sum();
        let premises = step.premises.iter().filter(|premises| premises.unit == unit);
        premises.map(move |premises| premises.area_m2.unwrap_or(by_posts))
    });
    today + of_steps.sum::<f64>()
}
