//! A plan: which district belongs to which unit, the rollout, and what it rests on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{
    AgeGroup, Disclosure, DistrictIdx, FinerRef, FundingSource, IndexVec, MapStyle, ModelSettings,
    Month, NeedMethod, Papers, Parameters, Role, RolloutStep, Rules, Scenarios, StepId, Travel,
    Uncertainty, Unit, UnitIdx,
};

/// The longest horizon, months.
pub const MAX_HORIZON_MONTHS: u16 = 120;

/// Where a plan's map is found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MapRef {
    /// A map that is compiled into the program, by name.
    Builtin(String),
    /// A district file on disk.
    File {
        /// Path relative to the plan, with forward slashes.
        path: String,
        /// SHA-256 of the file, lower-case hexadecimal.
        sha256: String,
        /// Property that holds the area code, where the user chose it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        code_property: Option<String>,
        /// Property that holds the name, where the user chose it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name_property: Option<String>,
    },
}

/// The words that a preset rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// The words, as they stand in the document.
    pub text: String,
    /// The document and its date.
    pub source: String,
}

/// One indicator of the local need index with its weight.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeedTerm {
    /// Id of the indicator.
    pub indicator: String,
    /// Weight, 0 or more; only the proportions matter.
    pub weight: f64,
}

/// The indicators of the local need index where a plan names none, equally weighted.
///
/// Low income is left out on purpose: students have low incomes and little need.
#[must_use]
pub fn default_need() -> Vec<NeedTerm> {
    ["ekonomiskt_bistand", "arbetslosa_andel", "ensamstaende_foralder_andel", "forgymnasial_andel"]
        .map(|indicator| NeedTerm { indicator: indicator.to_owned(), weight: 1.0 })
        .to_vec()
}

/// How fit-out of new premises is paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FitOut {
    /// All of it in the month that the premises open.
    AtOnce,
    /// As a supplement to the rent: equal payments (an annuity) over the fit-out years.
    RentSupplement,
    /// Written off linearly over the fit-out years, with internal interest on what remains.
    #[default]
    Depreciated,
}

impl FitOut {
    /// Id of the message that names the way of paying.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::AtOnce => "fit-out-at-once",
            Self::RentSupplement => "fit-out-rent-supplement",
            Self::Depreciated => "fit-out-depreciated",
        }
    }
}

/// A plan on one map; a value, changed only by commands.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The plan's title.
    pub title: String,
    /// What the plan is about, in the planner's words.
    pub description: String,
    /// The words that it rests on; empty for a plan of one's own.
    pub quotes: Vec<Quote>,
    /// The map.
    pub map: MapRef,
    /// First simulated month.
    pub start: Month,
    /// Number of simulated months, 1 to [`MAX_HORIZON_MONTHS`].
    pub horizon_months: u16,
    /// The units; exactly one is central.
    pub units: IndexVec<UnitIdx, Unit>,
    /// The unit that each district belongs to (from its step's start; before that the central
    /// unit serves it), until a step gives it another.
    pub assignment: IndexVec<DistrictIdx, UnitIdx>,
    /// The steps in the order that they are shown.
    pub steps: Vec<RolloutStep>,
    /// The assumptions.
    pub parameters: Parameters,
    /// Payroll overhead in per cent for years where it differs from the parameter.
    pub payroll_overhead_by_year: BTreeMap<i32, f64>,
    /// How fit-out is paid.
    pub fit_out: FitOut,
    /// The local need index.
    pub need: Vec<NeedTerm>,
    /// How it is put together.
    pub need_method: NeedMethod,
    /// Which figures of the map are kept back.
    pub disclosure: Disclosure,
    /// Days in residential care (HVB) a year for the municipality's children today.
    pub residential_days_per_year: f64,
    /// Days in agency foster homes a year for the municipality's children today.
    pub foster_days_per_year: f64,
    /// The sources of funding.
    pub funding: Vec<FundingSource>,
    /// Names that the plan shows instead of the map's own.
    pub display_names: BTreeMap<DistrictIdx, String>,
    /// What the assignment is held to.
    pub rules: Rules,
    /// What the way to a base is measured by.
    pub travel: Travel,
    /// What it sets for the model beside the parameters.
    pub model: ModelSettings,
    /// How sure its figures are.
    pub uncertainty: Uncertainty,
    /// Areas finer than the districts, where some were loaded.
    pub finer: Option<FinerRef>,
    /// How its map was shown when it was last saved; no command changes it.
    pub style: Option<MapStyle>,
    /// What its papers say of themselves, and whose they are.
    pub papers: Papers,
    /// Its scenarios; what stands above is of the one that is open.
    pub scenarios: Scenarios,
}

impl Plan {
    /// The central unit; every plan that was read or made has exactly one.
    #[must_use]
    pub fn central(&self) -> UnitIdx {
        self.units
            .iter_enumerated()
            .find_map(|(index, unit)| unit.is_central().then_some(index))
            .unwrap_or_else(|| crate::model::Index::from_usize(0))
    }

    /// The unit that `district` is assigned to; the central one where the district is unknown.
    #[must_use]
    pub fn unit_of(&self, district: DistrictIdx) -> UnitIdx {
        self.assignment.get(district).copied().unwrap_or_else(|| self.central())
    }

    /// The districts assigned to `unit`, in the map's order.
    pub fn districts_of(&self, unit: UnitIdx) -> impl Iterator<Item = DistrictIdx> + '_ {
        self.assignment
            .iter_enumerated()
            .filter_map(move |(district, &owner)| (owner == unit).then_some(district))
    }

    /// The unit with this id.
    #[must_use]
    pub fn unit_by_id(&self, id: &str) -> Option<UnitIdx> {
        self.units.iter_enumerated().find_map(|(index, unit)| (unit.id == id).then_some(index))
    }

    /// The units that are not central, in order: the ones that keys 1–9 stand for.
    pub fn local_units(&self) -> impl Iterator<Item = (UnitIdx, &Unit)> {
        self.units.iter_enumerated().filter(|(_, unit)| !unit.is_central())
    }

    /// The step with this id.
    #[must_use]
    pub fn step(&self, id: StepId) -> Option<&RolloutStep> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// The step in which `district` goes live, if any.
    #[must_use]
    pub fn step_of(&self, district: DistrictIdx) -> Option<&RolloutStep> {
        self.steps.iter().find(|step| step.districts.contains(&district))
    }

    /// The month in which a unit of its own first serves `district`; `None` where the central
    /// unit keeps it.
    #[must_use]
    pub fn live_from(&self, district: DistrictIdx) -> Option<Month> {
        let start = self.step_of(district)?.start;
        let later = self.reassignments(district).into_iter().map(|(month, _)| month);
        std::iter::once(start)
            .chain(later.filter(|&month| month > start))
            .find(|&month| self.unit_at(district, month) != self.central())
    }

    /// The units that steps give `district`, with the months from which it has them, in order of
    /// time; of two in the same month the later one in the list counts.
    #[must_use]
    pub fn reassignments(&self, district: DistrictIdx) -> Vec<(Month, UnitIdx)> {
        let steps = self.steps.iter();
        let mut found: Vec<_> = steps
            .filter_map(|step| step.reassign.get(&district).map(|&unit| (step.start, unit)))
            .collect();
        found.sort_by_key(|&(month, _)| month);
        found
    }

    /// The unit that `district` belongs to in `month`, live or not.
    #[must_use]
    pub fn unit_at(&self, district: DistrictIdx, month: Month) -> UnitIdx {
        let moved = self.reassigned_by(district, month);
        let moved = moved.and_then(|step| step.reassign.get(&district).copied());
        moved.unwrap_or_else(|| self.unit_of(district))
    }

    /// The step whose reassignment of `district` is in force in `month`, if any.
    #[must_use]
    pub fn reassigned_by(&self, district: DistrictIdx, month: Month) -> Option<&RolloutStep> {
        let steps = self.steps.iter();
        // Of several that are as late, `max_by_key` gives the last one in the list.
        steps
            .filter(|step| step.start <= month && step.reassign.contains_key(&district))
            .max_by_key(|step| step.start)
    }

    /// The unit that each district belongs to in `month`, live or not.
    #[must_use]
    pub fn owners_at(&self, month: Month) -> IndexVec<DistrictIdx, UnitIdx> {
        let mut owners = self.assignment.clone();
        let mut steps: Vec<_> = self.steps.iter().filter(|step| step.start <= month).collect();
        steps.sort_by_key(|step| step.start);
        for step in steps {
            for (&district, &unit) in &step.reassign {
                if let Some(owner) = owners.get_mut(district) {
                    *owner = unit;
                }
            }
        }
        owners
    }

    /// Children of `district` by age group in `year` by the plan's own table, to reckon with: what
    /// stands in for a count where that is hidden. `None` without a table.
    #[must_use]
    pub fn children_by_age(
        &self,
        district: DistrictIdx,
        year: i32,
    ) -> Option<[f64; AgeGroup::COUNT]> {
        let counts = self.model.population.as_ref()?.children(district, year);
        let rule = self.disclosure;
        Some(counts.map(|count| if rule.hides(count) { rule.stand_in() } else { count }))
    }

    /// Children of all districts by age group in `year` by the plan's own table, as they may be
    /// shown: rounded where a hidden count is in them. `None` without a table.
    #[must_use]
    pub fn shown_children_by_age(&self, year: i32) -> Option<[f64; AgeGroup::COUNT]> {
        let table = self.model.population.as_ref()?;
        let rule = self.disclosure;
        let (mut sums, mut is_over_hidden) = ([0.0; AgeGroup::COUNT], [false; AgeGroup::COUNT]);
        for district in table.children.indices() {
            let slots = sums.iter_mut().zip(&mut is_over_hidden);
            for ((sum, is_over), count) in slots.zip(table.children(district, year)) {
                let is_hidden = rule.hides(count);
                *is_over |= is_hidden;
                *sum += if is_hidden { rule.stand_in() } else { count };
            }
        }
        for (sum, is_over) in sums.iter_mut().zip(is_over_hidden) {
            if is_over {
                *sum = rule.rounded(*sum);
            }
        }
        Some(sums)
    }

    /// Whether a count of children by age in `district` is hidden in any year of the plan's table.
    #[must_use]
    pub fn hides_children_by_age(&self, district: DistrictIdx) -> bool {
        let table = self.model.population.as_ref();
        let years = table.and_then(|table| table.children.get(district));
        let mut counts = years.into_iter().flatten().flatten();
        counts.any(|count| self.disclosure.hides(*count))
    }

    /// The month after the last simulated one.
    #[must_use]
    pub fn end(&self) -> Month {
        self.start.plus(i32::from(self.horizon_months))
    }

    /// An id that no step of this plan has.
    #[must_use]
    pub fn next_step_id(&self) -> StepId {
        StepId(self.steps.iter().map(|step| step.id.0 + 1).max().unwrap_or(1))
    }

    /// Posts that `unit` is to have once every step has started, by role.
    ///
    /// Steps before the plan's first month are history: what they moved from the central unit is
    /// no longer in its posts of today.
    #[must_use]
    pub fn planned_posts(&self, unit: UnitIdx) -> [f64; Role::COUNT] {
        let mut posts = self.units.get(unit).map(|unit| unit.today.posts).unwrap_or_default();
        let is_central = unit == self.central();
        for step in &self.steps {
            for change in &step.posts {
                if let Some(slot) = posts.get_mut(change.role as usize) {
                    if change.unit == unit {
                        *slot += change.transferred + change.new;
                    }
                    if is_central && step.start >= self.start {
                        *slot -= change.transferred;
                    }
                }
            }
        }
        posts
    }
}
