//! The text of a plan file into a plan.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;

use serde::Deserialize;

use crate::edit::check;
use crate::model::{
    Disclosure, DistrictIdx, FundingSource, Index, IndexVec, MapRef, Month, NeedMethod, NeedTerm,
    Ore, Papers, ParamId, ParamValue, Parameters, PaysFor, Place, Plan, PostsChange,
    PremisesChange, Rationale, Role, RolloutStep, Scenarios, Travel, Uncertainty, Unit, UnitIdx,
    UnitToday, default_need,
};
use crate::store::format::{
    FORMAT, FundingFile, NeedFile, ParamFile, PlanFile, PostsFile, PremisesFile, StepFile,
    TodayFile, UnitFile, VERSION,
};
use crate::store::model::{by_year, gate, temporary, uncertainty};
use crate::store::pairs::{Number, Pairs};
use crate::store::papers::papers;
use crate::store::rules::{capacity_of, reason_of};
use crate::store::{LoadNote, Reason, StoreError, scenarios};

/// A plan that was read, with what its reader should know.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The plan; it keeps every rule in [`check::plan`].
    pub plan: Plan,
    /// What was left out or added.
    pub notes: Vec<LoadNote>,
}

/// Reads the plan in `text`, on the map with `codes` in the order of [`DistrictIdx`].
///
/// # Errors
/// [`StoreError`] with the line, or the place in the file, and what is wrong there.
pub fn parse(text: &str, codes: &[String]) -> Result<Loaded, StoreError> {
    check_head(text)?;
    let mut file: PlanFile =
        serde_json::from_str(text).map_err(|error| StoreError::from_json(&error))?;
    let districts = codes.iter().enumerate();
    let districts =
        districts.map(|(raw, code)| (code.as_str(), DistrictIdx::from_usize(raw))).collect();
    let mut reader = Reader { codes, districts, notes: Vec::new() };
    let (scenarios, baseline) = (take(&mut file.scenarios), file.baseline.take());
    let scenarios = scenarios::read(scenarios, baseline, &file, &mut |file| reader.plan(file))?;
    let plan = Plan { scenarios, ..reader.plan(file)? };
    // What all scenarios have in common is read, and told, with each of them.
    let mut notes: Vec<LoadNote> = Vec::new();
    for note in reader.notes {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    Ok(Loaded { plan, notes })
}

/// Reads only which map the plan in `text` is on, so that the map can be loaded first.
///
/// # Errors
/// [`StoreError`] where the text is no plan, or of a newer version, or names no map.
pub fn peek_map(text: &str) -> Result<MapRef, StoreError> {
    #[derive(Deserialize)]
    struct MapHead {
        map: MapRef,
    }
    check_head(text)?;
    let head: MapHead =
        serde_json::from_str(text).map_err(|error| StoreError::from_json(&error))?;
    Ok(head.map)
}

/// Looks at format and version alone: a newer file shall be called newer, whatever else it holds.
fn check_head(text: &str) -> Result<(), StoreError> {
    #[derive(Deserialize)]
    struct Head {
        format: Option<serde_json::Value>,
        version: Option<serde_json::Value>,
    }
    let head: Head = serde_json::from_str(text).map_err(|error| {
        if error.is_data() { StoreError::NotAPlan } else { StoreError::from_json(&error) }
    })?;
    if head.format.as_ref().and_then(|format| format.as_str()) != Some(FORMAT) {
        return Err(StoreError::NotAPlan);
    }
    match head.version.as_ref().and_then(serde_json::Value::as_u64) {
        None => Err(StoreError::NotAPlan),
        Some(0) => Err(StoreError::invalid("version", Reason::NoSuchVersion(0))),
        Some(found) if found > VERSION => Err(StoreError::NewerVersion { found }),
        Some(_) => Ok(()),
    }
}

pub(super) type Units = IndexVec<UnitIdx, Unit>;

pub(super) struct Reader<'a> {
    pub(super) codes: &'a [String],
    districts: BTreeMap<&'a str, DistrictIdx>,
    pub(super) notes: Vec<LoadNote>,
}

impl Reader<'_> {
    fn plan(&mut self, file: PlanFile) -> Result<Plan, StoreError> {
        let start = month("start", &file.start)?;
        check::horizon(start, file.horizon_months)
            .map_err(|rule| StoreError::invalid("horizon_months", rule))?;
        let units = units(file.units)?;
        let assignment = self.assignment(&units, file.assignment)?;
        let steps = self.steps(&units, file.steps)?;
        let funding = self.funding(&steps, file.funding)?;
        let rules = self.rules(&units, file.rules.unwrap_or_default())?;
        let days = |path: &str, Number(days): Number| {
            check::placement_days(days).map_err(|rule| StoreError::invalid(path, rule))?;
            Ok::<_, StoreError>(days)
        };
        let plan = Plan {
            title: file.title,
            description: file.description,
            quotes: file.quotes,
            map: file.map,
            start,
            horizon_months: file.horizon_months,
            units,
            assignment,
            steps,
            parameters: parameters(file.parameters)?,
            payroll_overhead_by_year: payroll_overhead(file.payroll_overhead_by_year)?,
            fit_out: file.fit_out,
            need: need(file.need)?,
            need_method: need_method(file.need_method)?,
            disclosure: disclosure(file.disclosure)?,
            residential_days_per_year: days(
                "residential_days_per_year",
                file.residential_days_per_year,
            )?,
            foster_days_per_year: days("foster_days_per_year", file.foster_days_per_year)?,
            funding,
            display_names: self.display_names(file.display_names)?,
            rules,
            travel: file.travel.map_or_else(|| Ok(Travel::default()), |file| self.travel(file))?,
            model: self.model(file.model.unwrap_or_default())?,
            uncertainty: match file.uncertainty {
                Some(file) => uncertainty(file, &mut self.notes)?,
                None => Uncertainty::default(),
            },
            finer: file.finer,
            style: file.style,
            papers: file.papers.map_or_else(|| Ok(Papers::default()), papers)?,
            scenarios: Scenarios::default(),
        };
        // Each rule was checked at its place above; this holds the whole to the same rules as
        // commands, should one be forgotten there.
        check::plan(&plan).map_err(|rule| StoreError::invalid("$", rule))?;
        Ok(plan)
    }

    /// The district with this code; a note where the map has none.
    pub(super) fn district(&mut self, path: &str, code: &str) -> Option<DistrictIdx> {
        let found = self.districts.get(code).copied();
        if found.is_none() {
            let (code, path) = (code.to_owned(), path.to_owned());
            self.notes.push(LoadNote::UnknownDistrict { code, path });
        }
        found
    }

    fn assignment(
        &mut self,
        units: &Units,
        file: Pairs<Vec<String>>,
    ) -> Result<IndexVec<DistrictIdx, UnitIdx>, StoreError> {
        let mut owners: IndexVec<DistrictIdx, Option<UnitIdx>> =
            IndexVec::filled(None, self.codes.len());
        for (id, codes) in file.0 {
            let unit = unit_by_id(units, &format!("assignment.{id}"), &id)?;
            for (position, code) in codes.into_iter().enumerate() {
                let path = format!("assignment.{id}[{position}]");
                let district = self.district(&path, &code);
                let Some(owner) = district.and_then(|district| owners.get_mut(district)) else {
                    continue;
                };
                if owner.replace(unit).is_some() {
                    return Err(StoreError::invalid(path, Reason::DistrictTwice(code)));
                }
            }
        }
        let unassigned = self.codes.iter().zip(&owners).filter(|(_, owner)| owner.is_none());
        let codes: Vec<String> = unassigned.map(|(code, _)| code.clone()).collect();
        if !codes.is_empty() {
            self.notes.push(LoadNote::Unassigned { codes });
        }
        let central = units.iter_enumerated().find(|(_, unit)| unit.is_central());
        let central = central.map_or_else(|| UnitIdx::from_usize(0), |(unit, _)| unit);
        Ok(owners.iter().map(|owner| owner.unwrap_or(central)).collect())
    }

    fn steps(
        &mut self,
        units: &Units,
        file: Vec<StepFile>,
    ) -> Result<Vec<RolloutStep>, StoreError> {
        let mut steps: Vec<RolloutStep> = Vec::with_capacity(file.len());
        let mut taken = BTreeSet::new();
        for (position, one) in file.into_iter().enumerate() {
            let path = format!("steps[{position}]");
            let step = self.step(units, &path, one, &taken)?;
            check::step(units, self.codes.len(), &step)
                .and_then(|()| check::step_beside(&steps, &step))
                .map_err(|rule| StoreError::invalid(path, rule))?;
            taken.extend(step.districts.iter().copied());
            steps.push(step);
        }
        Ok(steps)
    }

    fn step(
        &mut self,
        units: &Units,
        path: &str,
        file: StepFile,
        taken: &BTreeSet<DistrictIdx>,
    ) -> Result<RolloutStep, StoreError> {
        let mut districts = BTreeSet::new();
        for (position, code) in file.districts.into_iter().enumerate() {
            let path = format!("{path}.districts[{position}]");
            let Some(district) = self.district(&path, &code) else { continue };
            if taken.contains(&district) {
                return Err(StoreError::invalid(path, Reason::DistrictInTwoSteps(code)));
            }
            if !districts.insert(district) {
                return Err(StoreError::invalid(path, Reason::DistrictTwice(code)));
            }
        }
        let posts = file.posts.into_iter().enumerate();
        let premises = file.premises.into_iter().enumerate();
        let recruit_from = file.recruit_from.as_deref();
        let gate_file = file.gate;
        let reassign = self.owners(units, &format!("{path}.reassign"), file.reassign)?;
        Ok(RolloutStep {
            id: file.id,
            name: file.name,
            start: month(&format!("{path}.start"), &file.start)?,
            districts,
            posts: posts
                .map(|(at, change)| posts_change(units, &format!("{path}.posts[{at}]"), &change))
                .collect::<Result<_, _>>()?,
            recruit_from: recruit_from
                .map(|text| month(&format!("{path}.recruit_from"), text))
                .transpose()?,
            premises: premises
                .map(|(at, change)| {
                    premises_change(units, &format!("{path}.premises[{at}]"), &change)
                })
                .collect::<Result<_, _>>()?,
            reassign,
            gate: gate_file.map(|file| gate(&format!("{path}.gate"), &file)).transpose()?,
        })
    }

    fn funding(
        &mut self,
        steps: &[RolloutStep],
        file: Vec<FundingFile>,
    ) -> Result<Vec<FundingSource>, StoreError> {
        let mut funding = Vec::with_capacity(file.len());
        for (position, one) in file.into_iter().enumerate() {
            let path = format!("funding[{position}]");
            let to =
                one.to.as_deref().map(|text| month(&format!("{path}.to"), text)).transpose()?;
            let years = format!("{path}.by_year_sek");
            let source = FundingSource {
                from: month(&format!("{path}.from"), &one.from)?,
                to,
                name: one.name,
                kind: one.kind,
                amount: Ore::from_sek(one.amount_sek.0),
                step: one.step,
                place: one.place,
                by_year: by_year(&years, one.by_year_sek, Ore::from_sek)?,
                pays_for: one.pays_for.map_or_else(
                    || Ok(PaysFor::default()),
                    |file| self.pays_for(&format!("{path}.pays_for"), file),
                )?,
            };
            check::funding_source(steps, self.codes.len(), &source)
                .map_err(|rule| StoreError::invalid(path, rule))?;
            funding.push(source);
        }
        Ok(funding)
    }

    fn display_names(
        &mut self,
        file: Pairs<String>,
    ) -> Result<BTreeMap<DistrictIdx, String>, StoreError> {
        let mut names = BTreeMap::new();
        for (code, name) in file.0 {
            let path = format!("display_names.{code}");
            check::name(&name).map_err(|rule| StoreError::invalid(path.as_str(), rule))?;
            if let Some(district) = self.district(&path, &code) {
                names.insert(district, name);
            }
        }
        Ok(names)
    }
}

pub(super) fn month(path: &str, text: &str) -> Result<Month, StoreError> {
    let month = text
        .parse()
        .or(Err(()))
        .map_err(|()| StoreError::invalid(path, Reason::NotAMonth(text.to_owned())))?;
    check::month(month).map_err(|rule| StoreError::invalid(path, rule))?;
    Ok(month)
}

pub(super) fn unit_by_id(units: &Units, path: &str, id: &str) -> Result<UnitIdx, StoreError> {
    let found = units.iter_enumerated().find(|(_, unit)| unit.id == id);
    found
        .map(|(index, _)| index)
        .ok_or_else(|| StoreError::invalid(path, Reason::UnknownUnit(id.to_owned())))
}

/// A year of four digits exactly: "2027" and "02027" would be one year under two keys.
pub(super) fn year(path: &str, text: &str) -> Result<i32, StoreError> {
    let year = if text.len() == 4 { text.parse().ok() } else { None };
    let year = year.ok_or_else(|| StoreError::invalid(path, Reason::NotAYear(text.to_owned())))?;
    check::year(year).map_err(|rule| StoreError::invalid(path, rule))?;
    Ok(year)
}

pub(super) fn param(path: &str, name: &str) -> Result<ParamId, StoreError> {
    let unknown = || StoreError::invalid(path, Reason::UnknownParameter(name.to_owned()));
    ParamId::by_id(name).ok_or_else(unknown)
}

pub(super) fn role(path: &str, name: &str) -> Result<Role, StoreError> {
    let found = Role::ALL.into_iter().find(|role| role.id() == name);
    found.ok_or_else(|| StoreError::invalid(path, Reason::UnknownRole(name.to_owned())))
}

fn units(file: Vec<UnitFile>) -> Result<Units, StoreError> {
    let mut units = Units::new();
    for (position, one) in file.into_iter().enumerate() {
        let path = format!("units[{position}]");
        let unit = Unit {
            today: one.today.map_or(Ok(UnitToday::default()), |today| {
                unit_today(&format!("{path}.today"), today)
            })?,
            id: one.id,
            kind: one.kind,
            name: one.name,
            letter: one.letter,
            colour: one.colour,
            place: one.place.map(|place| Place { lon: place.lon.0, lat: place.lat.0 }),
            capacity: capacity_of(one.capacity),
            reason: one.reason.map_or_else(Rationale::default, reason_of),
        };
        check::unit(&unit).map_err(|rule| StoreError::invalid(path, rule))?;
        units.push(unit);
    }
    check::units(&units).map_err(|rule| StoreError::invalid("units", rule))?;
    Ok(units)
}

fn unit_today(path: &str, file: TodayFile) -> Result<UnitToday, StoreError> {
    let mut today = UnitToday { area_m2: file.area_m2.0, ..UnitToday::default() };
    check::area(today.area_m2)
        .map_err(|rule| StoreError::invalid(format!("{path}.area_m2"), rule))?;
    for (name, Number(posts)) in file.posts.0 {
        let path = format!("{path}.posts.{name}");
        check::post_count(posts).map_err(|rule| StoreError::invalid(path.as_str(), rule))?;
        let role = role(&path, &name)?;
        if let Some(slot) = today.posts.get_mut(role as usize) {
            *slot = posts;
        }
    }
    Ok(today)
}

fn posts_change(units: &Units, path: &str, file: &PostsFile) -> Result<PostsChange, StoreError> {
    let change = PostsChange {
        unit: unit_by_id(units, &format!("{path}.unit"), &file.unit)?,
        role: role(&format!("{path}.role"), &file.role)?,
        transferred: file.transferred.0,
        new: file.new.0,
    };
    check::posts(units, &change).map_err(|rule| StoreError::invalid(path, rule))?;
    Ok(change)
}

fn premises_change(
    units: &Units,
    path: &str,
    file: &PremisesFile,
) -> Result<PremisesChange, StoreError> {
    let change = PremisesChange {
        unit: unit_by_id(units, &format!("{path}.unit"), &file.unit)?,
        opens: month(&format!("{path}.opens"), &file.opens)?,
        area_m2: file.area_m2.map(|area| area.0),
        temporary: file
            .temporary
            .as_ref()
            .map(|file| temporary(&format!("{path}.temporary"), file))
            .transpose()?,
    };
    check::premises(units, &change).map_err(|rule| StoreError::invalid(path, rule))?;
    Ok(change)
}

fn parameters(file: Pairs<ParamFile>) -> Result<Parameters, StoreError> {
    let mut parameters = Parameters::default();
    for (name, one) in file.0 {
        let path = format!("parameters.{name}");
        let param = param(&path, &name)?;
        let value = ParamValue { value: one.value.0, low: one.low.0, high: one.high.0 };
        check::parameter(param, value).map_err(|rule| StoreError::invalid(path.as_str(), rule))?;
        parameters.set(param, value);
    }
    Ok(parameters)
}

fn payroll_overhead(file: Pairs<Number>) -> Result<BTreeMap<i32, f64>, StoreError> {
    let mut by_year = BTreeMap::new();
    for (text, Number(percent)) in file.0 {
        let path = format!("payroll_overhead_by_year.{text}");
        let one = BTreeMap::from([(year(&path, &text)?, percent)]);
        check::payroll_overhead(&one).map_err(|rule| StoreError::invalid(path.as_str(), rule))?;
        by_year.extend(one);
    }
    Ok(by_year)
}

fn need_method(file: Option<NeedMethod>) -> Result<NeedMethod, StoreError> {
    let method = file.unwrap_or_default();
    check::need_method(&method).map_err(|rule| StoreError::invalid("need_method", rule))?;
    Ok(method)
}

fn disclosure(file: Option<Disclosure>) -> Result<Disclosure, StoreError> {
    let rule = file.unwrap_or_default();
    check::disclosure(rule).map_err(|broken| StoreError::invalid("disclosure", broken))?;
    Ok(rule)
}

fn need(file: Option<Vec<NeedFile>>) -> Result<Vec<NeedTerm>, StoreError> {
    let Some(file) = file else { return Ok(default_need()) };
    let terms = file.into_iter();
    let terms: Vec<_> =
        terms.map(|term| NeedTerm { indicator: term.indicator, weight: term.weight.0 }).collect();
    check::need(&terms).map_err(|rule| StoreError::invalid("need", rule))?;
    Ok(terms)
}
