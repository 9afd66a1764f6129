//! What a plan sets for the model beside its parameters, and how sure it is, to and from the plan
//! file (since version 3).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::parse::{Reader, month, param, role, year};
use super::rules::{ReasonFile, reason_file, reason_of};
use super::write::Writer;
use crate::edit::check;
use crate::model::{
    AgeGroup, CaseType, DistrictIdx, Gate, GateMeasure, Index, IndexVec, ModelSettings, ParamGroup,
    ParamId, PaysFor, Population, PriceRules, Role, RoleSettings, Shape, TemporaryPremises,
    Uncertainty, WageMonth,
};
use crate::store::pairs::{Number, Pairs};
use crate::store::{LoadNote, Reason, StoreError};

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ModelFile {
    /// Role to what it is called and takes.
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    roles: Pairs<RoleFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    case_types: Vec<CaseTypeFile>,
    /// District code to days a month.
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    visits: Pairs<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    population: Option<PopulationFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    prices: Option<PricesFile>,
    /// Parameter to who changed it, and why.
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    reasons: Pairs<ReasonFile>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleFile {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    area_m2: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    training_tkr: Option<Number>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseTypeFile {
    name: String,
    share_percent: Number,
    months: Number,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PopulationFile {
    #[serde(default)]
    source: String,
    years: Vec<i32>,
    /// District code to a row a year: children 0–5, 6–12 and 13–17.
    children: Pairs<Vec<[Number; AgeGroup::COUNT]>>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PricesFile {
    #[serde(default)]
    wage_month: WageMonth,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fixed_year: Option<i32>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UncertaintyFile {
    /// Parameter to how it is drawn.
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    shapes: Pairs<Shape>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    groups: Vec<ParamGroupFile>,
    chance: bool,
    effects: bool,
    runs: u32,
    seed: u64,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ParamGroupFile {
    name: String,
    correlation: Number,
    /// Parameters that move with the group.
    #[serde(default)]
    with: Vec<String>,
    /// Parameters that move against it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    against: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GateFile {
    measure: GateMeasure,
    target: Number,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    month: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TemporaryFile {
    from: String,
    area_m2: Number,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PaysForFile {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    roles: Option<Vec<String>>,
    /// District codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    districts: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    one_off_only: bool,
}

impl Reader<'_> {
    pub(super) fn model(&mut self, file: ModelFile) -> Result<ModelSettings, StoreError> {
        let mut model = ModelSettings::default();
        for (name, one) in file.roles.0 {
            let path = format!("model.roles.{name}");
            let settings = RoleSettings {
                name: one.name,
                area_m2: one.area_m2.map(|area| area.0),
                training_tkr: one.training_tkr.map(|training| training.0),
            };
            check::role(&settings).map_err(|rule| StoreError::invalid(path.as_str(), rule))?;
            *model.role_mut(role(&path, &name)?) = settings;
        }
        model.case_types = case_types(file.case_types)?;
        for (code, Number(days)) in file.visits.0 {
            let path = format!("model.visits.{code}");
            check::visit_days(days).map_err(|rule| StoreError::invalid(path.as_str(), rule))?;
            if let Some(district) = self.district(&path, &code) {
                model.visits.insert(district, days);
            }
        }
        model.population = file.population.map(|table| self.population(table)).transpose()?;
        if let Some(prices) = file.prices {
            let PricesFile { wage_month, fixed_year } = prices;
            model.prices = PriceRules { wage_month, fixed_year };
            check::prices(&model.prices)
                .map_err(|rule| StoreError::invalid("model.prices.fixed_year", rule))?;
        }
        for (name, reason) in file.reasons.0 {
            let param = param(&format!("model.reasons.{name}"), &name)?;
            let reason = reason_of(reason);
            if !reason.is_empty() {
                model.reasons.insert(param, reason);
            }
        }
        Ok(model)
    }

    /// Districts that the table lacks have no children, which is noted.
    fn population(&mut self, file: PopulationFile) -> Result<Population, StoreError> {
        let path = "model.population";
        let none = vec![[0.0; AgeGroup::COUNT]; file.years.len()];
        let mut children: IndexVec<DistrictIdx, _> = IndexVec::filled(none, self.codes.len());
        let mut known = BTreeSet::new();
        for (code, rows) in file.children.0 {
            let place = format!("{path}.children.{code}");
            if rows.len() != file.years.len() {
                let (rows, years) = (rows.len(), file.years.len());
                return Err(StoreError::invalid(place, Reason::RowsNotYears { rows, years }));
            }
            let Some(district) = self.district(&place, &code) else { continue };
            known.insert(district);
            if let Some(slot) = children.get_mut(district) {
                *slot = rows.into_iter().map(|row| row.map(|Number(count)| count)).collect();
            }
        }
        let codes = self.codes.iter().enumerate();
        let without = codes.filter(|(raw, _)| !known.contains(&DistrictIdx::from_usize(*raw)));
        let codes: Vec<String> = without.map(|(_, code)| code.clone()).collect();
        if !codes.is_empty() {
            self.notes.push(LoadNote::NotInPopulation { codes });
        }
        let population = Population { source: file.source, years: file.years, children };
        check::population(self.codes.len(), &population)
            .map_err(|rule| StoreError::invalid(path, rule))?;
        Ok(population)
    }

    pub(super) fn pays_for(
        &mut self,
        path: &str,
        file: PaysForFile,
    ) -> Result<PaysFor, StoreError> {
        let of_role = |name: &String| role(&format!("{path}.roles"), name);
        let roles = file.roles.map(|names| names.iter().map(of_role).collect()).transpose()?;
        let districts = file.districts.map(|codes| {
            let codes = codes.iter().enumerate();
            let of = |(at, code): (usize, &String)| {
                self.district(&format!("{path}.districts[{at}]"), code)
            };
            codes.filter_map(of).collect()
        });
        Ok(PaysFor { roles, districts, one_off_only: file.one_off_only })
    }
}

fn case_types(file: Vec<CaseTypeFile>) -> Result<Vec<CaseType>, StoreError> {
    let types = file.into_iter().map(|one| CaseType {
        name: one.name,
        share_percent: one.share_percent.0,
        months: one.months.0,
    });
    let types: Vec<CaseType> = types.collect();
    check::case_types(&types).map_err(|rule| StoreError::invalid("model.case_types", rule))?;
    Ok(types)
}

pub(super) fn uncertainty(
    file: UncertaintyFile,
    notes: &mut Vec<LoadNote>,
) -> Result<Uncertainty, StoreError> {
    let mut shapes = BTreeMap::new();
    for (name, shape) in file.shapes.0 {
        shapes.insert(param(&format!("uncertainty.shapes.{name}"), &name)?, shape);
    }
    let mut groups = Vec::with_capacity(file.groups.len());
    for (position, one) in file.groups.into_iter().enumerate() {
        let path = format!("uncertainty.groups[{position}]");
        let mut members = BTreeMap::new();
        let with = one.with.iter().map(|name| (name, false));
        for (name, is_against) in with.chain(one.against.iter().map(|name| (name, true))) {
            if members.insert(param(&path, name)?, is_against).is_some() {
                return Err(StoreError::invalid(path, Reason::ParameterTwice(name.clone())));
            }
        }
        groups.push(ParamGroup { name: one.name, members, correlation: one.correlation.0 });
    }
    let UncertaintyFile { chance, effects, runs: asked, seed, .. } = file;
    // More were possible once; they change no figure that anybody can see.
    let runs = asked.min(check::MAX_RUNS);
    if runs < asked {
        notes.push(LoadNote::FewerRuns { asked, runs });
    }
    let uncertainty = Uncertainty { shapes, groups, chance, effects, runs, seed };
    check::uncertainty(&uncertainty).map_err(|rule| StoreError::invalid("uncertainty", rule))?;
    Ok(uncertainty)
}

pub(super) fn gate(path: &str, file: &GateFile) -> Result<Gate, StoreError> {
    let at = file.month.as_deref();
    let gate = Gate {
        measure: file.measure,
        target: file.target.0,
        month: at.map(|text| month(&format!("{path}.month"), text)).transpose()?,
    };
    check::gate(&gate).map_err(|rule| StoreError::invalid(path, rule))?;
    Ok(gate)
}

pub(super) fn temporary(path: &str, file: &TemporaryFile) -> Result<TemporaryPremises, StoreError> {
    let from = month(&format!("{path}.from"), &file.from)?;
    Ok(TemporaryPremises { from, area_m2: file.area_m2.0 })
}

/// Amounts of single years.
pub(super) fn by_year<T>(
    path: &str,
    file: Pairs<Number>,
    of: impl Fn(f64) -> T,
) -> Result<BTreeMap<i32, T>, StoreError> {
    let years = file.0.into_iter();
    years
        .map(|(text, Number(value))| Ok((year(&format!("{path}.{text}"), &text)?, of(value))))
        .collect()
}

pub(super) fn gate_file(gate: &Gate) -> GateFile {
    GateFile {
        measure: gate.measure,
        target: Number(gate.target),
        month: gate.month.map(|month| month.to_string()),
    }
}

pub(super) fn temporary_file(temporary: &TemporaryPremises) -> TemporaryFile {
    TemporaryFile { from: temporary.from.to_string(), area_m2: Number(temporary.area_m2) }
}

/// How sure the plan's figures are; none where nothing was said.
pub(super) fn uncertainty_file(uncertainty: &Uncertainty) -> Option<UncertaintyFile> {
    if *uncertainty == Uncertainty::default() {
        return None;
    }
    let id = |param: &ParamId| param.info().id.to_owned();
    let groups = uncertainty.groups.iter().map(|group| {
        let side = |against: bool| {
            let members = group.members.iter().filter(move |&(_, &is)| is == against);
            members.map(|(param, _)| id(param)).collect()
        };
        ParamGroupFile {
            name: group.name.clone(),
            correlation: Number(group.correlation),
            with: side(false),
            against: side(true),
        }
    });
    Some(UncertaintyFile {
        shapes: uncertainty.shapes.iter().map(|(param, &shape)| (id(param), shape)).collect(),
        groups: groups.collect(),
        chance: uncertainty.chance,
        effects: uncertainty.effects,
        runs: uncertainty.runs,
        seed: uncertainty.seed,
    })
}

impl Writer<'_> {
    /// What is set for the model beside the parameters; none where nothing is.
    pub(super) fn model(&self) -> Result<Option<ModelFile>, StoreError> {
        let model = &self.plan.model;
        if *model == ModelSettings::default() {
            return Ok(None);
        }
        let own = Role::ALL.into_iter().map(|role| (role, model.role(role)));
        let own = own.filter(|&(_, settings)| *settings != RoleSettings::default());
        let types = model.case_types.iter().map(|one| CaseTypeFile {
            name: one.name.clone(),
            share_percent: Number(one.share_percent),
            months: Number(one.months),
        });
        let visits = model.visits.iter();
        let reasons = model.reasons.iter();
        let PriceRules { wage_month, fixed_year } = model.prices;
        Ok(Some(ModelFile {
            roles: own
                .map(|(role, settings)| (role.id().to_owned(), role_file(settings)))
                .collect(),
            case_types: types.collect(),
            visits: visits
                .map(|(&district, &days)| Ok((self.code(district)?, Number(days))))
                .collect::<Result<_, StoreError>>()?,
            population: model.population.as_ref().map(|of| self.population(of)).transpose()?,
            prices: (model.prices != PriceRules::default())
                .then_some(PricesFile { wage_month, fixed_year }),
            reasons: reasons
                .map(|(param, reason)| (param.info().id.to_owned(), reason_file(reason)))
                .collect(),
        }))
    }

    fn population(&self, population: &Population) -> Result<PopulationFile, StoreError> {
        let rows = population.children.iter_enumerated().map(|(district, rows)| {
            Ok((self.code(district)?, rows.iter().map(|row| row.map(Number)).collect()))
        });
        Ok(PopulationFile {
            source: population.source.clone(),
            years: population.years.clone(),
            children: rows.collect::<Result<_, StoreError>>()?,
        })
    }

    pub(super) fn pays_for(&self, pays_for: &PaysFor) -> Result<Option<PaysForFile>, StoreError> {
        if pays_for.is_everything() {
            return Ok(None);
        }
        let names =
            |roles: &BTreeSet<Role>| roles.iter().map(|role| role.id().to_owned()).collect();
        let codes = |districts: &BTreeSet<DistrictIdx>| {
            districts.iter().map(|&district| self.code(district)).collect::<Result<_, _>>()
        };
        Ok(Some(PaysForFile {
            roles: pays_for.roles.as_ref().map(names),
            districts: pays_for.districts.as_ref().map(codes).transpose()?,
            one_off_only: pays_for.one_off_only,
        }))
    }
}

fn role_file(settings: &RoleSettings) -> RoleFile {
    RoleFile {
        name: settings.name.clone(),
        area_m2: settings.area_m2.map(Number),
        training_tkr: settings.training_tkr.map(Number),
    }
}
