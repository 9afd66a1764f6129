//! The rules of what a plan sets for the model beside its parameters, and of how sure it is.

use std::collections::BTreeMap;

use super::{district, month, name, range, year};
use crate::edit::{EditError, Quantity};
use crate::model::{
    CaseType, Gate, GateMeasure, ModelSettings, PRICE_YEAR, ParamId, Population, PremisesChange,
    PriceRules, Role, RoleSettings, Uncertainty,
};

/// The first and the last year whose price level a plan can be held in.
pub const PRICE_YEARS: (i32, i32) = (PRICE_YEAR, 2100);
/// The most runs that a plan can ask for. A probability then has a standard error of a third of a
/// percentage point at the most, and 60 months of four bases take about 110 MB.
pub const MAX_RUNS: u32 = 20_000;

const MAX_SHARE_PERCENT: f64 = 1_000_000.0;
const CASE_MONTHS: (f64, f64) = (0.5, 60.0);
const MAX_VISIT_DAYS: f64 = 31.0;
const MAX_CHILDREN: f64 = 10_000_000.0;
const MIN_TEMPORARY_M2: f64 = 1.0;
const MAX_TEMPORARY_M2: f64 = 10_000_000.0;

/// Whether `settings` can be those of a role.
///
/// # Errors
/// [`EditError::EmptyName`], [`EditError::OutOfRange`].
pub fn role(settings: &RoleSettings) -> Result<(), EditError> {
    settings.name.as_deref().map_or(Ok(()), name)?;
    let within = |quantity, value: Option<f64>, param: ParamId| {
        let (min, max) = param.bounds();
        value.map_or(Ok(()), |value| range(quantity, value, min, max))
    };
    within(Quantity::AreaPerPost, settings.area_m2, ParamId::AreaPerPost)?;
    within(Quantity::Training, settings.training_tkr, ParamId::Training)
}

/// Whether `types` can be the types of case: each with a name and a time, and not all without a
/// share.
///
/// # Errors
/// [`EditError::EmptyName`], [`EditError::OutOfRange`], [`EditError::NoShares`].
pub fn case_types(types: &[CaseType]) -> Result<(), EditError> {
    for one in types {
        name(&one.name)?;
        range(Quantity::CaseShare, one.share_percent, 0.0, MAX_SHARE_PERCENT)?;
        range(Quantity::CaseMonths, one.months, CASE_MONTHS.0, CASE_MONTHS.1)?;
    }
    if !types.is_empty() && types.iter().all(|one| one.share_percent <= 0.0) {
        return Err(EditError::NoShares);
    }
    Ok(())
}

/// Whether `days` is a number of visiting days a month.
///
/// # Errors
/// [`EditError::OutOfRange`].
pub fn visit_days(days: f64) -> Result<(), EditError> {
    range(Quantity::VisitDays, days, 0.0, MAX_VISIT_DAYS)
}

/// Whether `population` is a table for a map of `count` districts: years in rising order, each
/// with a row for every district and with some child.
///
/// # Errors
/// [`EditError::YearOutside`], [`EditError::PopulationShape`], [`EditError::OutOfRange`],
/// [`EditError::NoChildren`].
pub fn population(count: usize, population: &Population) -> Result<(), EditError> {
    let years = &population.years;
    years.iter().try_for_each(|&one| year(one))?;
    let is_rising = years.is_sorted_by(|before, after| before < after);
    let is_whole = population.children.iter().all(|rows| rows.len() == years.len());
    if years.is_empty() || !is_rising || !is_whole || population.children.len() != count {
        return Err(EditError::PopulationShape);
    }
    let mut counts = population.children.iter().flatten().flatten();
    counts.try_for_each(|&children| range(Quantity::Children, children, 0.0, MAX_CHILDREN))?;
    for (position, &one) in years.iter().enumerate() {
        let rows = population.children.iter().filter_map(|rows| rows.get(position));
        if rows.flatten().all(|&children| children <= 0.0) {
            return Err(EditError::NoChildren(one));
        }
    }
    Ok(())
}

/// Whether the year of `rules`, if any, is near enough to be meant.
///
/// # Errors
/// [`EditError::PriceYearOutside`].
pub fn prices(rules: &PriceRules) -> Result<(), EditError> {
    let (first, last) = PRICE_YEARS;
    match rules.fixed_year {
        Some(year) if !(first..=last).contains(&year) => Err(EditError::PriceYearOutside(year)),
        _ => Ok(()),
    }
}

/// Whether all of `settings` is in order on a map of `count` districts.
///
/// # Errors
/// The first rule that it breaks.
pub fn settings(count: usize, settings: &ModelSettings) -> Result<(), EditError> {
    Role::ALL.into_iter().try_for_each(|one| role(settings.role(one)))?;
    case_types(&settings.case_types)?;
    for (&one, &days) in &settings.visits {
        district(count, one)?;
        visit_days(days)?;
    }
    settings.population.as_ref().map_or(Ok(()), |table| population(count, table))?;
    prices(&settings.prices)
}

/// The least and the greatest target of `measure`.
#[must_use]
pub const fn gate_targets(measure: GateMeasure) -> (f64, f64) {
    match measure {
        GateMeasure::Coverage | GateMeasure::Funding | GateMeasure::Turnover => (0.0, 100.0),
        GateMeasure::Caseload => (0.0, 200.0),
    }
}

/// Whether `gate` has a target that its measure can have.
///
/// # Errors
/// [`EditError::OutOfRange`], [`EditError::MonthOutside`].
pub fn gate(gate: &Gate) -> Result<(), EditError> {
    let (min, max) = gate_targets(gate.measure);
    range(Quantity::GateTarget, gate.target, min, max)?;
    gate.month.map_or(Ok(()), month)
}

/// Whether the temporary premises of `change`, if any, have an area and come before what opens.
///
/// # Errors
/// [`EditError::OutOfRange`], [`EditError::MonthOutside`], [`EditError::TemporaryLate`],
/// [`EditError::TemporaryWithoutOpening`].
pub(super) fn temporary(change: &PremisesChange) -> Result<(), EditError> {
    let Some(temporary) = change.temporary else { return Ok(()) };
    range(Quantity::TemporaryArea, temporary.area_m2, MIN_TEMPORARY_M2, MAX_TEMPORARY_M2)?;
    month(temporary.from)?;
    if change.area_m2.is_some_and(|area_m2| area_m2 < 0.0) {
        return Err(EditError::TemporaryWithoutOpening);
    }
    if temporary.from >= change.opens {
        return Err(EditError::TemporaryLate { from: temporary.from, opens: change.opens });
    }
    Ok(())
}

/// Whether `uncertainty` is in order: groups with a name and a correlation, a parameter in one of
/// them at the most, a number of runs that can be waited for.
///
/// # Errors
/// [`EditError::EmptyName`], [`EditError::OutOfRange`], [`EditError::ParameterInOtherGroup`].
pub fn uncertainty(uncertainty: &Uncertainty) -> Result<(), EditError> {
    let mut seen: BTreeMap<ParamId, &str> = BTreeMap::new();
    for group in &uncertainty.groups {
        name(&group.name)?;
        range(Quantity::Correlation, group.correlation, 0.0, 1.0)?;
        for &param in group.members.keys() {
            if let Some(other) = seen.insert(param, &group.name) {
                let group = other.to_owned();
                return Err(EditError::ParameterInOtherGroup { param, group });
            }
        }
    }
    range(Quantity::Runs, f64::from(uncertainty.runs), 1.0, f64::from(MAX_RUNS))
}
