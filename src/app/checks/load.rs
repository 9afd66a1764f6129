//! Units whose need-weighted load is far from the mean.

use super::survey::{Stage, Survey};
use super::{Check, CheckKind, Remedy};
use crate::app::findings::Level;
use crate::measure::contiguity::Standing;
use crate::model::{DistrictIdx, IndexVec, Message, UnitIdx};

/// Loads of the units, children 0–17 times need weight.
struct Loads {
    of: IndexVec<UnitIdx, f64>,
    mean: f64,
}

impl Loads {
    /// `None` where there is nothing to compare: fewer than two bases, or no load.
    fn new(survey: &Survey<'_>, stage: &Stage) -> Option<Self> {
        let mut of = IndexVec::filled(0.0, survey.plan.units.len());
        for (district, &owner) in stage.owners.iter_enumerated() {
            if let (Some(sum), Some(load)) = (of.get_mut(owner), load_of(survey, district)) {
                *sum += load;
            }
        }
        let local: Vec<f64> =
            survey.plan.local_units().filter_map(|(unit, _)| of.get(unit).copied()).collect();
        let mean = local.iter().sum::<f64>() / local.len() as f64;
        (local.len() > 1 && mean.is_finite() && mean > 0.0).then_some(Self { of, mean })
    }

    fn get(&self, unit: UnitIdx) -> f64 {
        self.of.get(unit).copied().unwrap_or(0.0)
    }

    /// Deviation of `load` from the mean, per cent of the mean.
    fn percent(&self, load: f64) -> f64 {
        (load / self.mean - 1.0) * 100.0
    }
}

fn load_of(survey: &Survey<'_>, district: DistrictIdx) -> Option<f64> {
    survey.demand.districts.get(district).map(|figures| figures.need_children)
}

/// A whole number of per cent with its sign, in either language.
fn signed(percent: f64) -> String {
    let whole = percent.round();
    let sign = if whole > 0.0 {
        "+"
    } else if whole < 0.0 {
        "−"
    } else {
        ""
    };
    format!("{sign}{}", whole.abs())
}

/// A whole number of per cent, or with a decimal where that would hide on which side of `limit`
/// it lies.
fn shown(percent: f64, limit: f64) -> f64 {
    let whole = percent.round();
    if whole > limit { whole } else { (percent * 10.0).ceil() / 10.0 }
}

pub(super) fn check(survey: &Survey<'_>, stage: &Stage, found: &mut Vec<Check>) {
    let Some(loads) = Loads::new(survey, stage) else { return };
    let limit = survey.plan.rules.limits.max_deviation_percent;
    for (index, unit) in survey.plan.local_units() {
        let percent = loads.percent(loads.get(index));
        // What differs only by rounding is no excess.
        if percent.abs() <= limit + 1e-9 {
            continue;
        }
        let id = if percent > 0.0 { "check-load-over" } else { "check-load-under" };
        let message = Message::new(id)
            .text("unit", &unit.name)
            .number("percent", shown(percent.abs(), limit))
            .number("limit", (limit * 10.0).round() / 10.0);
        let districts = stage.owners.iter_enumerated().filter(|(_, owner)| **owner == index);
        let districts = districts.map(|(district, _)| district).collect();
        let mut check = Check::new(CheckKind::UnevenLoad, Level::Warning, stage.dated(message))
            .about(Some(index), districts);
        check.mend = mend(survey, stage, &loads, index);
        found.push(check);
    }
}

/// The move of one border district, out of a unit that has too much or into one that has too
/// little, that lowers the deviations of the two units together the most; contiguity, locks, groups
/// and the bases' own districts are kept.
fn mend(survey: &Survey<'_>, stage: &Stage, loads: &Loads, unit: UnitIdx) -> Option<Remedy> {
    let is_over = loads.get(unit) > loads.mean;
    let grouped = survey.grouped();
    let sum = |from: f64, to: f64| (from - loads.mean).abs() + (to - loads.mean).abs();
    let mut best: Option<(f64, DistrictIdx, UnitIdx)> = None;
    for (district, &owner) in stage.owners.iter_enumerated() {
        if owner == survey.central || (owner == unit) != is_over || grouped.contains(&district) {
            continue;
        }
        let Some(load) = load_of(survey, district) else { continue };
        for to in home_units_beside(survey, stage, district) {
            if to == owner || to == survey.central || (!is_over && to != unit) {
                continue;
            }
            let (from_load, to_load) = (loads.get(owner), loads.get(to));
            let gain = sum(from_load, to_load) - sum(from_load - load, to_load + load);
            // A move that only turns too little into as much too much mends nothing.
            let own = loads.get(unit);
            let moved = if is_over { own - load } else { own + load };
            let is_nearer = (moved - loads.mean).abs() < (own - loads.mean).abs() - 1e-9;
            let is_better = gain > 1e-9 && is_nearer && best.is_none_or(|(most, ..)| gain > most);
            if is_better
                && survey.may_move(stage, district, to)
                && survey.keeps_contiguity(stage, district, to)
            {
                best = Some((gain, district, to));
            }
        }
    }
    let (_, district, to) = best?;
    let load = load_of(survey, district)?;
    let after = loads.get(unit) + if to == unit { load } else { -load };
    let says = survey
        .naming(Message::new("mend-load"), &[district])
        .text("unit", survey.unit_name(to))
        .text("of", survey.unit_name(unit))
        .text("after", signed(loads.percent(after)));
    survey.give(stage, &[(district, to)], says)
}

/// The units whose main pieces `district` touches, each once.
fn home_units_beside(survey: &Survey<'_>, stage: &Stage, district: DistrictIdx) -> Vec<UnitIdx> {
    let mut units: Vec<UnitIdx> = survey
        .links
        .neighbours(district)
        .filter_map(|other| stage.pieces.at(other))
        .filter(|piece| piece.standing == Standing::Main)
        .map(|piece| piece.unit)
        .collect();
    units.sort_unstable();
    units.dedup();
    units
}
