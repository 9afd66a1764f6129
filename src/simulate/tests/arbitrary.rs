//! Plans made by chance on the real map, for what has to be true of every plan.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use proptest::prelude::*;

use super::preset;
use crate::model::{
    CaseType, DistrictIdx, DistrictSet, FundingKind, FundingSource, Index, Ore, ParamId,
    ParamValue, PaysFor, Plan, PostsChange, Role, UnitIdx,
};
use crate::simulate::Draw;

pub(crate) static MAP: LazyLock<DistrictSet> = LazyLock::new(super::map);

const PRESETS: [&str; 5] =
    ["nollalternativ", "motion-s-2020", "motion-mp", "svar-2021", "beslut-2023"];

/// A preset with other parameters, steps, districts, types of case and funding.
pub(crate) fn plans() -> impl Strategy<Value = Plan> {
    let part = 0.0..1.0_f64;
    let parameters = prop::collection::vec((0..ParamId::COUNT, part.clone()), 0..8);
    let steps = prop::collection::vec((0..8_usize, -6..20_i32, -4..5_i32), 0..4);
    let posts =
        prop::collection::vec((0..8_usize, 0..8_usize, 0..Role::COUNT, 0..9_u8, 0..9_u8), 0..4);
    let moves = prop::collection::vec((0..8_usize, 0..32_usize, 0..8_usize), 0..4);
    let sources =
        prop::collection::vec((0..3_usize, 0..9_000_000_i64, 0..30_i32, 1..30_i32, 0..4_u8), 0..4);
    let types = prop::option::of((0.5..5.0_f64, 1.0..9.0_f64));
    let ceiling = prop::option::of(8.0..25.0_f64);
    let head = (0..PRESETS.len(), 13..49_u16, parameters, types, ceiling);
    (head, steps, posts, moves, sources).prop_map(|(head, steps, posts, moves, sources)| {
        let (name, horizon, parameters, types, ceiling) = head;
        let mut plan = preset(&MAP, PRESETS[name]);
        plan.horizon_months = horizon;
        for (param, part) in parameters {
            vary(&mut plan, ParamId::ALL[param], part);
        }
        if let Some(ceiling) = ceiling {
            fix(&mut plan, ParamId::CaseloadCeiling, ceiling);
        }
        if let Some((short, long)) = types {
            let of = |name: &str, months| CaseType {
                name: name.to_owned(),
                share_percent: 50.0,
                months,
            };
            plan.model.case_types = vec![of("kort", short), of("lång", long)];
        }
        change_steps(&mut plan, &steps, &posts, &moves);
        for source in sources {
            plan.funding.push(funding(&plan, source));
        }
        plan
    })
}

/// A run without chance events, or one with them.
pub(super) fn draws() -> impl Strategy<Value = Option<Draw>> {
    prop::option::of((0..1_000_u64).prop_map(|run| Draw { seed: 7, run }))
}

/// Gives `param` the value alone, without a range.
pub(super) fn fix(plan: &mut Plan, param: ParamId, value: f64) {
    plan.parameters.set(param, ParamValue { value, low: value, high: value });
}

/// Gives `param` a value from half its default's low to twice its high.
fn vary(plan: &mut Plan, param: ParamId, part: f64) {
    let (default, (least, greatest)) = (param.info().default, param.bounds());
    let (low, high) = ((default.low / 2.0).max(least), (default.high * 2.0).min(greatest));
    fix(plan, param, low + part * (high - low));
}

fn change_steps(
    plan: &mut Plan,
    steps: &[(usize, i32, i32)],
    posts: &[(usize, usize, usize, u8, u8)],
    moves: &[(usize, usize, usize)],
) {
    let count = plan.steps.len();
    let unit = |at: usize, of: usize| UnitIdx::from_usize(at % of);
    let (units, central) = (plan.units.len(), plan.central());
    for &(step, by, recruiting) in steps.iter().filter(|_| count > 0) {
        let step = &mut plan.steps[step % count];
        step.start = step.start.plus(by);
        step.recruit_from = (recruiting > 0).then(|| step.start.plus(-2 * recruiting));
        step.premises.iter_mut().for_each(|premises| premises.opens = premises.opens.plus(by));
    }
    for &(step, at, role, transferred, new) in posts.iter().filter(|_| count > 0) {
        let (unit, role) = (unit(at, units), Role::ALL[role]);
        let step = &mut plan.steps[step % count];
        step.posts.retain(|change| (change.unit, change.role) != (unit, role));
        // Nothing moves from the central unit to itself.
        let transferred = if unit == central { 0.0 } else { f64::from(transferred) / 2.0 };
        step.posts.push(PostsChange { unit, role, transferred, new: f64::from(new) / 2.0 });
    }
    for &(step, district, at) in moves.iter().filter(|_| count > 0) {
        let district = DistrictIdx::from_usize(district);
        plan.steps[step % count].reassign.insert(district, unit(at, units));
    }
}

fn funding(plan: &Plan, source: (usize, i64, i32, i32, u8)) -> FundingSource {
    let (kind, amount, from, months, limit) = source;
    let from = plan.start.plus(from);
    FundingSource {
        name: "källa".to_owned(),
        kind: FundingKind::ALL[kind],
        amount: Ore(amount * 100),
        from,
        to: Some(from.plus(months)),
        step: None,
        place: None,
        by_year: BTreeMap::new(),
        pays_for: PaysFor {
            roles: (limit == 1).then(|| BTreeSet::from([Role::SocialWorker, Role::UnitManager])),
            districts: (limit == 2).then(|| (0..12).map(DistrictIdx::from_usize).collect()),
            one_off_only: limit == 3,
        },
    }
}
