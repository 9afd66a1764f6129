//! What is always true of a plan: the rules that commands and the reading of files share.

mod model;
mod papers;

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::{EditError, Quantity};
use crate::model::{
    Disclosure, DistrictIdx, FundingKind, FundingSource, Group, Index, IndexVec, Limits,
    MAX_HIDDEN_BELOW, MAX_HORIZON_MONTHS, Month, NeedMethod, NeedTerm, ParamId, ParamValue, Place,
    Plan, PostsChange, PremisesChange, RolloutStep, StepId, Travel, Unit, UnitIdx,
};

pub use model::{
    MAX_RUNS, PRICE_YEARS, case_types, gate, gate_targets, population, prices, role, settings,
    uncertainty, visit_days,
};
pub use papers::papers;

/// The earliest month that a plan can speak of.
pub const FIRST_MONTH: Month = Month::new(1990, 1);
/// The latest month that a plan can speak of.
pub const LAST_MONTH: Month = Month::new(2199, 12);
/// The highest id of a step: one more must still be a number.
pub const LAST_STEP_ID: StepId = StepId(u32::MAX - 1);

/// Upper ends that no municipality reaches; they keep sums far inside what numbers can hold.
const MAX_POSTS: f64 = 100_000.0;
const MAX_AREA_M2: f64 = 10_000_000.0;
const MAX_DAYS: f64 = 10_000_000.0;
const MAX_WEIGHT: f64 = 1_000_000.0;
const MAX_OVERHEAD_PERCENT: f64 = 1_000.0;
const MAX_AMOUNT_SEK: f64 = 1e12;
const MAX_DETOUR: f64 = 10.0;
const MAX_KM: f64 = 10_000.0;
const MAX_MINUTES: f64 = 100_000.0;
const MAX_DEVIATION_PERCENT: f64 = 10_000.0;

/// Whether `value` lies in `min..=max`.
///
/// # Errors
/// [`EditError::OutOfRange`] where it does not, or is not a number.
pub fn range(quantity: Quantity, value: f64, min: f64, max: f64) -> Result<(), EditError> {
    if (min..=max).contains(&value) {
        return Ok(());
    }
    Err(EditError::OutOfRange { quantity, value, min, max })
}

/// Whether `month` is near enough to be meant.
///
/// # Errors
/// [`EditError::MonthOutside`].
pub fn month(month: Month) -> Result<(), EditError> {
    if (FIRST_MONTH..=LAST_MONTH).contains(&month) {
        return Ok(());
    }
    Err(EditError::MonthOutside(month))
}

/// Whether `year` is near enough to be meant.
///
/// # Errors
/// [`EditError::YearOutside`].
pub fn year(year: i32) -> Result<(), EditError> {
    if (FIRST_MONTH.year()..=LAST_MONTH.year()).contains(&year) {
        return Ok(());
    }
    Err(EditError::YearOutside(year))
}

/// Whether a plan can begin at `start` and go on for `months`.
///
/// # Errors
/// [`EditError::MonthOutside`], [`EditError::HorizonOutside`].
pub fn horizon(start: Month, months: u16) -> Result<(), EditError> {
    month(start)?;
    if (1..=MAX_HORIZON_MONTHS).contains(&months) {
        return Ok(());
    }
    Err(EditError::HorizonOutside(months))
}

/// Whether `value` can be the value of `param`.
///
/// # Errors
/// [`EditError::ParameterOutOfOrder`] where its three numbers are not in order, or lie outside what
/// the parameter can be at all.
pub fn parameter(param: ParamId, value: ParamValue) -> Result<(), EditError> {
    let (least, greatest) = param.bounds();
    let is_inside = least <= value.low && value.high <= greatest;
    if value.is_in_order() && is_inside {
        Ok(())
    } else {
        Err(EditError::ParameterOutOfOrder(param))
    }
}

/// Whether `name` has some text.
///
/// # Errors
/// [`EditError::EmptyName`].
pub fn name(name: &str) -> Result<(), EditError> {
    if name.trim().is_empty() { Err(EditError::EmptyName) } else { Ok(()) }
}

/// Whether `place` lies on the globe.
///
/// # Errors
/// [`EditError::OutOfRange`].
pub fn place(place: Place) -> Result<(), EditError> {
    range(Quantity::Longitude, place.lon, -180.0, 180.0)?;
    range(Quantity::Latitude, place.lat, -90.0, 90.0)
}

/// Whether `area_m2` can be rented today.
///
/// # Errors
/// [`EditError::OutOfRange`].
pub fn area(area_m2: f64) -> Result<(), EditError> {
    range(Quantity::Area, area_m2, 0.0, MAX_AREA_M2)
}

/// Whether `posts` is a number of posts.
///
/// # Errors
/// [`EditError::OutOfRange`].
pub fn post_count(posts: f64) -> Result<(), EditError> {
    range(Quantity::Posts, posts, 0.0, MAX_POSTS)
}

/// Whether `letter` fits on the map.
///
/// # Errors
/// [`EditError::LetterTooLong`].
pub fn letter(letter: &str) -> Result<(), EditError> {
    if letter.chars().count() > 2 {
        return Err(EditError::LetterTooLong(letter.to_owned()));
    }
    Ok(())
}

/// Whether everything that `unit` says of itself is in order.
///
/// # Errors
/// The first rule that it breaks.
pub fn unit(unit: &Unit) -> Result<(), EditError> {
    if unit.id.trim().is_empty() {
        return Err(EditError::UnitIdTaken(unit.id.clone()));
    }
    name(&unit.name)?;
    letter(&unit.letter)?;
    unit.place.map_or(Ok(()), place)?;
    area(unit.today.area_m2)?;
    unit.capacity.posts.map_or(Ok(()), post_count)?;
    unit.capacity.area_m2.map_or(Ok(()), area)?;
    unit.today.posts.iter().try_for_each(|&posts| post_count(posts))
}

/// Whether the units together are in order: each id once, exactly one central.
///
/// # Errors
/// The first rule that they break.
pub fn units(units: &IndexVec<UnitIdx, Unit>) -> Result<(), EditError> {
    let mut ids = BTreeSet::new();
    for one in units {
        unit(one)?;
        if !ids.insert(one.id.as_str()) {
            return Err(EditError::UnitIdTaken(one.id.clone()));
        }
    }
    match units.iter().filter(|unit| unit.is_central()).count() {
        1 => Ok(()),
        count => Err(EditError::CentralUnits(count)),
    }
}

/// Whether `change` gives posts to a unit of the plan.
///
/// # Errors
/// [`EditError::UnknownUnit`], [`EditError::OutOfRange`].
pub fn posts(units: &IndexVec<UnitIdx, Unit>, change: &PostsChange) -> Result<(), EditError> {
    if !units.contains_index(change.unit) {
        return Err(EditError::UnknownUnit(change.unit));
    }
    post_count(change.transferred)?;
    post_count(change.new)
}

/// Whether `change` opens premises for a unit of the plan; only the central unit gives up area.
///
/// # Errors
/// [`EditError::UnknownUnit`], [`EditError::MonthOutside`], [`EditError::OutOfRange`], and what is
/// wrong with the temporary premises.
pub fn premises(units: &IndexVec<UnitIdx, Unit>, change: &PremisesChange) -> Result<(), EditError> {
    let unit = units.get(change.unit).ok_or(EditError::UnknownUnit(change.unit))?;
    month(change.opens)?;
    let min = if unit.is_central() { -MAX_AREA_M2 } else { 0.0 };
    change.area_m2.map_or(Ok(()), |area_m2| range(Quantity::Area, area_m2, min, MAX_AREA_M2))?;
    model::temporary(change)
}

/// Whether `step` is in order by itself, apart from the plan's other steps.
///
/// # Errors
/// The first rule that it breaks.
pub fn step(
    units: &IndexVec<UnitIdx, Unit>,
    district_count: usize,
    step: &RolloutStep,
) -> Result<(), EditError> {
    if step.id > LAST_STEP_ID {
        return Err(EditError::StepIdTaken(step.id));
    }
    month(step.start)?;
    step.recruit_from.map_or(Ok(()), month)?;
    step.gate.as_ref().map_or(Ok(()), gate)?;
    step.districts.iter().try_for_each(|&one| district(district_count, one))?;
    for (&one, &unit) in &step.reassign {
        district(district_count, one)?;
        known_unit(units, unit)?;
    }
    step.premises.iter().try_for_each(|change| premises(units, change))?;
    let mut seen = BTreeSet::new();
    for change in &step.posts {
        posts(units, change)?;
        if !seen.insert((change.unit, change.role)) {
            let unit = units.get(change.unit).map(|unit| unit.name.clone()).unwrap_or_default();
            let (step, role) = (step.name.clone(), change.role.id());
            return Err(EditError::PostsTwice { step, unit, role });
        }
    }
    Ok(())
}

/// Whether `step` can stand beside `others`: its own id, and districts that none of them has.
///
/// # Errors
/// [`EditError::StepIdTaken`], [`EditError::DistrictInOtherStep`].
pub fn step_beside<'a>(
    others: impl IntoIterator<Item = &'a RolloutStep>,
    step: &RolloutStep,
) -> Result<(), EditError> {
    for other in others {
        if other.id == step.id {
            return Err(EditError::StepIdTaken(step.id));
        }
        if let Some(&district) = other.districts.intersection(&step.districts).next() {
            return Err(EditError::DistrictInOtherStep { district, step: other.name.clone() });
        }
    }
    Ok(())
}

/// Whether `source` is in order in a plan with `steps` on a map of `count` districts.
///
/// # Errors
/// The first rule that it breaks.
pub fn funding_source(
    steps: &[RolloutStep],
    count: usize,
    source: &FundingSource,
) -> Result<(), EditError> {
    name(&source.name)?;
    range(Quantity::Amount, source.amount.to_sek(), 0.0, MAX_AMOUNT_SEK)?;
    funding_years(source)?;
    pays_for(count, source)?;
    month(source.from)?;
    match source.to {
        None if source.kind != FundingKind::CommitteeFrame => {
            return Err(EditError::FundingWithoutEnd(source.name.clone()));
        }
        Some(to) if to < source.from => {
            return Err(EditError::FundingEndsEarly(source.name.clone()));
        }
        Some(to) => month(to)?,
        None => {}
    }
    match source.step {
        Some(id) if !steps.iter().any(|step| step.id == id) => Err(EditError::UnknownStep(id)),
        _ => Ok(()),
    }
}

fn funding_years(source: &FundingSource) -> Result<(), EditError> {
    if source.kind == FundingKind::StateGrant && !source.by_year.is_empty() {
        return Err(EditError::GrantByYear(source.name.clone()));
    }
    for (&one, amount) in &source.by_year {
        year(one)?;
        range(Quantity::Amount, amount.to_sek(), 0.0, MAX_AMOUNT_SEK)?;
    }
    Ok(())
}

fn pays_for(count: usize, source: &FundingSource) -> Result<(), EditError> {
    let nothing = || Err(EditError::PaysForNothing(source.name.clone()));
    if source.pays_for.roles.as_ref().is_some_and(BTreeSet::is_empty) {
        return nothing();
    }
    match &source.pays_for.districts {
        Some(districts) if districts.is_empty() => nothing(),
        Some(districts) => districts.iter().try_for_each(|&one| district(count, one)),
        None => Ok(()),
    }
}

/// Whether `terms` can be a need index: each indicator once, weights 0 or more.
///
/// # Errors
/// [`EditError::IndicatorTwice`], [`EditError::OutOfRange`].
pub fn need(terms: &[NeedTerm]) -> Result<(), EditError> {
    let mut seen = BTreeSet::new();
    for term in terms {
        name(&term.indicator)?;
        range(Quantity::NeedWeight, term.weight, 0.0, MAX_WEIGHT)?;
        if !seen.insert(term.indicator.as_str()) {
            return Err(EditError::IndicatorTwice(term.indicator.clone()));
        }
    }
    Ok(())
}

/// Whether `method` can be how a need index is put together: a name of its own is no blank.
///
/// # Errors
/// [`EditError::EmptyName`] and the like for a name that cannot be one.
pub fn need_method(method: &NeedMethod) -> Result<(), EditError> {
    if method.name.is_empty() { Ok(()) } else { name(&method.name) }
}

/// Whether `rule` can say which figures are kept back.
///
/// # Errors
/// [`EditError::OutOfRange`].
pub fn disclosure(rule: Disclosure) -> Result<(), EditError> {
    let most = f64::from(MAX_HIDDEN_BELOW);
    range(Quantity::HiddenBelow, f64::from(rule.counts_below), 0.0, most)?;
    range(Quantity::HiddenBelow, f64::from(rule.base_below), 0.0, most)?;
    range(Quantity::RoundedTo, f64::from(rule.round_to), 1.0, most)
}

/// Whether `days` is a number of placement days a year.
///
/// # Errors
/// [`EditError::OutOfRange`].
pub fn placement_days(days: f64) -> Result<(), EditError> {
    range(Quantity::PlacementDays, days, 0.0, MAX_DAYS)
}

/// Whether `by_year` can be the payroll overhead by year.
///
/// # Errors
/// [`EditError::YearOutside`], [`EditError::OutOfRange`].
pub fn payroll_overhead(by_year: &BTreeMap<i32, f64>) -> Result<(), EditError> {
    for (&one, &percent) in by_year {
        year(one)?;
        range(Quantity::PayrollOverhead, percent, 0.0, MAX_OVERHEAD_PERCENT)?;
    }
    Ok(())
}

/// Whether a map of `count` districts has `district`.
///
/// # Errors
/// [`EditError::UnknownDistrict`].
pub fn district(count: usize, district: DistrictIdx) -> Result<(), EditError> {
    if district.to_usize() < count { Ok(()) } else { Err(EditError::UnknownDistrict(district)) }
}

fn known_unit(units: &IndexVec<UnitIdx, Unit>, unit: UnitIdx) -> Result<(), EditError> {
    if units.contains_index(unit) { Ok(()) } else { Err(EditError::UnknownUnit(unit)) }
}

/// Whether districts and units of `locked` are the plan's.
///
/// # Errors
/// [`EditError::UnknownDistrict`], [`EditError::UnknownUnit`].
pub fn locked(
    units: &IndexVec<UnitIdx, Unit>,
    count: usize,
    locked: &BTreeMap<DistrictIdx, UnitIdx>,
) -> Result<(), EditError> {
    for (&one, &unit) in locked {
        district(count, one)?;
        known_unit(units, unit)?;
    }
    Ok(())
}

/// Whether each of `groups` has a name, and each district is in one of them at the most.
///
/// # Errors
/// [`EditError::EmptyName`], [`EditError::UnknownDistrict`], [`EditError::DistrictInOtherGroup`].
pub fn groups(count: usize, groups: &[Group]) -> Result<(), EditError> {
    let mut seen: BTreeMap<DistrictIdx, &str> = BTreeMap::new();
    for group in groups {
        name(&group.name)?;
        for &one in &group.districts {
            district(count, one)?;
            if let Some(other) = seen.insert(one, &group.name) {
                let group = other.to_owned();
                return Err(EditError::DistrictInOtherGroup { district: one, group });
            }
        }
    }
    Ok(())
}

/// Whether each of `bridges` joins two districts of the map, the lower position first.
///
/// # Errors
/// [`EditError::UnknownDistrict`], [`EditError::BridgeEnds`].
pub fn bridges(
    count: usize,
    bridges: &BTreeSet<(DistrictIdx, DistrictIdx)>,
) -> Result<(), EditError> {
    for &(a, b) in bridges {
        district(count, a)?;
        district(count, b)?;
        if a >= b {
            return Err(EditError::BridgeEnds);
        }
    }
    Ok(())
}

/// Whether districts and units of `exclaves` are the plan's.
///
/// # Errors
/// [`EditError::UnknownDistrict`], [`EditError::UnknownUnit`].
pub fn exclaves(
    units: &IndexVec<UnitIdx, Unit>,
    count: usize,
    exclaves: &BTreeSet<(DistrictIdx, UnitIdx)>,
) -> Result<(), EditError> {
    for &(one, unit) in exclaves {
        district(count, one)?;
        known_unit(units, unit)?;
    }
    Ok(())
}

/// Whether `limits` are distances and a share.
///
/// # Errors
/// [`EditError::OutOfRange`].
pub fn limits(limits: &Limits) -> Result<(), EditError> {
    range(Quantity::Distance, limits.max_km, 0.0, MAX_KM)?;
    range(Quantity::Minutes, limits.max_minutes, 0.0, MAX_MINUTES)?;
    range(Quantity::Deviation, limits.max_deviation_percent, 0.0, MAX_DEVIATION_PERCENT)
}

/// Whether `travel` can measure ways: a detour of 1 or more, points on the globe, each way of
/// travelling once, minutes of 0 or more.
///
/// # Errors
/// The first rule that it breaks.
pub fn travel(count: usize, travel: &Travel) -> Result<(), EditError> {
    range(Quantity::Detour, travel.detour, 1.0, MAX_DETOUR)?;
    for (&one, &point) in &travel.centres.points {
        district(count, one)?;
        place(point)?;
    }
    let mut modes = BTreeSet::new();
    for times in &travel.times {
        name(&times.mode)?;
        if !modes.insert(times.mode.as_str()) {
            return Err(EditError::TravelModeTwice(times.mode.clone()));
        }
        for (&one, &minutes) in times.minutes.values().flatten() {
            district(count, one)?;
            range(Quantity::Minutes, minutes, 0.0, MAX_MINUTES)?;
        }
    }
    match &travel.mode {
        Some(mode) if !modes.contains(mode.as_str()) => {
            Err(EditError::UnknownTravelMode(mode.clone()))
        }
        _ => Ok(()),
    }
}

/// Whether all of `plan` is in order.
///
/// A plan that passes stays so: a command either keeps every rule or is refused.
///
/// # Errors
/// The first rule that it breaks.
pub fn plan(plan: &Plan) -> Result<(), EditError> {
    horizon(plan.start, plan.horizon_months)?;
    units(&plan.units)?;
    if let Some(&unit) = plan.assignment.iter().find(|&&unit| !plan.units.contains_index(unit)) {
        return Err(EditError::UnknownUnit(unit));
    }
    for (position, one) in plan.steps.iter().enumerate() {
        step(&plan.units, plan.assignment.len(), one)?;
        step_beside(plan.steps.iter().take(position), one)?;
    }
    ParamId::ALL.into_iter().try_for_each(|param| parameter(param, plan.parameters.get(param)))?;
    payroll_overhead(&plan.payroll_overhead_by_year)?;
    need(&plan.need)?;
    need_method(&plan.need_method)?;
    disclosure(plan.disclosure)?;
    placement_days(plan.residential_days_per_year)?;
    placement_days(plan.foster_days_per_year)?;
    let count = plan.assignment.len();
    plan.funding.iter().try_for_each(|source| funding_source(&plan.steps, count, source))?;
    for (&one, shown) in &plan.display_names {
        district(count, one)?;
        name(shown)?;
    }
    locked(&plan.units, count, &plan.rules.locked)?;
    groups(count, &plan.rules.groups)?;
    bridges(count, &plan.rules.bridges)?;
    exclaves(&plan.units, count, &plan.rules.exclaves)?;
    limits(&plan.rules.limits)?;
    plan.rules.reasons.keys().try_for_each(|&one| district(count, one))?;
    travel(count, &plan.travel)?;
    settings(count, &plan.model)?;
    uncertainty(&plan.uncertainty)?;
    papers(&plan.papers)
}
