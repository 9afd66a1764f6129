//! A plan into the text of a plan file.

use crate::model::{
    Disclosure, DistrictIdx, FundingSource, Index, NeedMethod, ParamId, Plan, Rationale, Role,
    RolloutStep, Unit, UnitIdx, UnitToday,
};
use crate::store::format::{
    FORMAT, FundingFile, NeedFile, ParamFile, PlaceFile, PlanFile, PostsFile, PremisesFile,
    StepFile, TodayFile, UnitFile, VERSION,
};
use crate::store::model::{gate_file, temporary_file, uncertainty_file};
use crate::store::pairs::{Number, Pairs};
use crate::store::papers::papers_file;
use crate::store::rules::{capacity_file, reason_file};
use crate::store::{StoreError, scenarios};

/// The text of `plan` as a plan file, on the map with `codes` in the order of [`DistrictIdx`].
///
/// The same plan always gives the same text: fields and lists in a fixed order, numbers as short
/// as they can be, parameters written out in full, a line feed at the end.
///
/// # Errors
/// [`StoreError::WrongMap`] where plan and codes do not belong together;
/// [`StoreError::Unwritable`] where a number of the plan is no number.
pub fn to_json(plan: &Plan, codes: &[String]) -> Result<String, StoreError> {
    if plan.assignment.len() != codes.len() {
        let (districts, codes) = (plan.assignment.len(), codes.len());
        return Err(StoreError::WrongMap { districts, codes });
    }
    let writer = Writer { plan, codes };
    let mut text = serde_json::to_string_pretty(&writer.file()?)
        .map_err(|error| StoreError::Unwritable(error.to_string()))?;
    text.push('\n');
    Ok(text)
}

pub(super) struct Writer<'a> {
    pub(super) plan: &'a Plan,
    codes: &'a [String],
}

impl Writer<'_> {
    fn file(&self) -> Result<PlanFile, StoreError> {
        let plan = self.plan;
        let need = plan.need.iter();
        let years = plan.payroll_overhead_by_year.iter();
        let names = plan.display_names.iter();
        Ok(PlanFile {
            format: FORMAT.to_owned(),
            version: VERSION,
            title: plan.title.clone(),
            description: plan.description.clone(),
            quotes: plan.quotes.clone(),
            map: plan.map.clone(),
            start: plan.start.to_string(),
            horizon_months: plan.horizon_months,
            units: plan.units.iter().map(unit).collect(),
            assignment: self.assignment()?,
            steps: plan.steps.iter().map(|step| self.step(step)).collect::<Result<_, _>>()?,
            parameters: ParamId::ALL.into_iter().map(|param| self.parameter(param)).collect(),
            payroll_overhead_by_year: years
                .map(|(year, &percent)| (year.to_string(), Number(percent)))
                .collect(),
            fit_out: plan.fit_out,
            need: Some(
                need.map(|term| NeedFile {
                    indicator: term.indicator.clone(),
                    weight: Number(term.weight),
                })
                .collect(),
            ),
            need_method: (plan.need_method != NeedMethod::default())
                .then(|| plan.need_method.clone()),
            disclosure: (plan.disclosure != Disclosure::default()).then_some(plan.disclosure),
            residential_days_per_year: Number(plan.residential_days_per_year),
            foster_days_per_year: Number(plan.foster_days_per_year),
            funding: plan
                .funding
                .iter()
                .map(|source| self.funding(source))
                .collect::<Result<_, _>>()?,
            display_names: names
                .map(|(&district, name)| Ok((self.code(district)?, name.clone())))
                .collect::<Result<_, StoreError>>()?,
            rules: self.rules()?,
            travel: self.travel()?,
            model: self.model()?,
            uncertainty: uncertainty_file(&plan.uncertainty),
            finer: plan.finer.clone(),
            style: plan.style.clone(),
            papers: papers_file(&plan.papers),
            scenarios: scenarios::written(plan, &|plan| Writer { plan, codes: self.codes }.file())?,
            baseline: plan.scenarios.baseline,
        })
    }

    pub(super) fn code(&self, district: DistrictIdx) -> Result<String, StoreError> {
        let position = district.to_usize();
        let wrong = StoreError::WrongMap { districts: position + 1, codes: self.codes.len() };
        self.codes.get(position).cloned().ok_or(wrong)
    }

    pub(super) fn unit_id(&self, unit: UnitIdx) -> Result<String, StoreError> {
        let found = self.plan.units.get(unit).map(|unit| unit.id.clone());
        found.ok_or_else(|| StoreError::Unwritable(format!("the plan has no {unit:?}")))
    }

    fn assignment(&self) -> Result<Pairs<Vec<String>>, StoreError> {
        self.plan.assignment.iter().try_for_each(|&unit| self.unit_id(unit).map(drop))?;
        let units = self.plan.units.iter_enumerated();
        units
            .map(|(index, unit)| {
                let districts = self.plan.districts_of(index);
                let codes = districts.map(|district| self.code(district));
                Ok((unit.id.clone(), codes.collect::<Result<_, _>>()?))
            })
            .collect()
    }

    fn step(&self, step: &RolloutStep) -> Result<StepFile, StoreError> {
        let posts = step.posts.iter().map(|change| {
            Ok(PostsFile {
                unit: self.unit_id(change.unit)?,
                role: change.role.id().to_owned(),
                transferred: Number(change.transferred),
                new: Number(change.new),
            })
        });
        let premises = step.premises.iter().map(|change| {
            Ok(PremisesFile {
                unit: self.unit_id(change.unit)?,
                opens: change.opens.to_string(),
                area_m2: change.area_m2.map(Number),
                temporary: change.temporary.as_ref().map(temporary_file),
            })
        });
        let districts = step.districts.iter().map(|&district| self.code(district));
        Ok(StepFile {
            id: step.id,
            name: step.name.clone(),
            start: step.start.to_string(),
            districts: districts.collect::<Result<_, _>>()?,
            posts: posts.collect::<Result<_, StoreError>>()?,
            recruit_from: step.recruit_from.map(|month| month.to_string()),
            premises: premises.collect::<Result<_, StoreError>>()?,
            reassign: self.owners(&step.reassign)?,
            gate: step.gate.as_ref().map(gate_file),
        })
    }

    fn funding(&self, source: &FundingSource) -> Result<FundingFile, StoreError> {
        let years = source.by_year.iter();
        Ok(FundingFile {
            name: source.name.clone(),
            kind: source.kind,
            amount_sek: Number(source.amount.to_sek()),
            from: source.from.to_string(),
            to: source.to.map(|month| month.to_string()),
            step: source.step,
            place: source.place,
            by_year_sek: years
                .map(|(year, amount)| (year.to_string(), Number(amount.to_sek())))
                .collect(),
            pays_for: self.pays_for(&source.pays_for)?,
        })
    }

    fn parameter(&self, param: ParamId) -> (String, ParamFile) {
        let value = self.plan.parameters.get(param);
        let file = ParamFile {
            value: Number(value.value),
            low: Number(value.low),
            high: Number(value.high),
        };
        (param.info().id.to_owned(), file)
    }
}

fn unit(unit: &Unit) -> UnitFile {
    UnitFile {
        id: unit.id.clone(),
        kind: unit.kind,
        name: unit.name.clone(),
        letter: unit.letter.clone(),
        colour: unit.colour,
        place: unit.place.map(|place| PlaceFile { lon: Number(place.lon), lat: Number(place.lat) }),
        today: (unit.today != UnitToday::default()).then(|| today(&unit.today)),
        capacity: capacity_file(&unit.capacity),
        reason: (unit.reason != Rationale::default()).then(|| reason_file(&unit.reason)),
    }
}

fn today(today: &UnitToday) -> TodayFile {
    let posts = Role::ALL.into_iter().zip(today.posts).filter(|&(_, posts)| posts != 0.0);
    TodayFile {
        posts: posts.map(|(role, posts)| (role.id().to_owned(), Number(posts))).collect(),
        area_m2: Number(today.area_m2),
    }
}
