//! What a balance is counted from: figures of the districts that no move changes.

use geo::{Coord, CoordsIter};

use crate::geometry::convex_hull;
use crate::measure::distance::Ways;
use crate::measure::need::{NeedIndex, need};
use crate::model::{
    Disclosure, DistrictIdx, DistrictSet, Index, IndexVec, IndicatorIdx, NeedMethod, NeedTerm,
    ParamId, Parameters, Plan, Travel, Unit, UnitIdx,
};

/// The part of the children that the districts with the highest need hold.
pub const HIGH_NEED_SHARE: f64 = 0.2;

/// Borders and hulls of a map's districts: they depend on the map alone, so that they are found
/// once for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outlines {
    districts: IndexVec<DistrictIdx, Outline>,
}

/// The outline of one district.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Outline {
    /// Length of border in metres with each neighbour, or with the outside of the map.
    pub(super) borders: Vec<(Option<DistrictIdx>, f64)>,
    /// Corners of its convex hull, metres.
    pub(super) hull: Vec<Coord<f64>>,
}

impl Outlines {
    /// The outlines of the districts of `map`.
    #[must_use]
    pub fn of(map: &DistrictSet) -> Self {
        let outline = |district: &crate::model::District| Outline {
            borders: Vec::new(),
            hull: convex_hull(district.shape.polygons.exterior_coords_iter()),
        };
        let mut districts: IndexVec<DistrictIdx, Outline> =
            map.districts.iter().map(outline).collect();
        for arc in &map.borders.arcs {
            let sides = [arc.left, arc.right].map(|side| side.map(DistrictIdx::from_usize));
            for (own, other) in [(sides[0], sides[1]), (sides[1], sides[0])] {
                if let Some(outline) = own.and_then(|own| districts.get_mut(own)) {
                    outline.borders.push((other, arc.length_m()));
                }
            }
        }
        Self { districts }
    }

    pub(super) fn get(&self, district: DistrictIdx) -> Option<&Outline> {
        self.districts.get(district)
    }
}

/// Figures of one district.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DistrictFigures {
    /// Inhabitants.
    pub population: f64,
    /// Children and young people 0–19, as SCB counts them.
    pub children_0_19: f64,
    /// Children 0–17 times the need weight.
    pub load: f64,
    /// Children and young people 0–19 who belong to the fifth with the highest need.
    pub high_children: f64,
    /// Area, m².
    pub area_m2: f64,
    /// What sums of inhabitants over it are rounded to where they are shown; 0 for not at all.
    pub population_step: f64,
    /// What sums of children over it are rounded to where they are shown; 0 for not at all.
    pub children_step: f64,
}

/// Figures of the districts under one plan, whoever they belong to.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    /// Figures of each district.
    pub districts: IndexVec<DistrictIdx, DistrictFigures>,
    /// The way from each district to each unit.
    pub ways: Ways,
    basis: Basis,
}

/// What of a plan the figures of a ground follow from: they are the same as long as all of it is.
#[derive(Clone, Debug, PartialEq)]
struct Basis {
    parameters: Parameters,
    need: Vec<NeedTerm>,
    need_method: NeedMethod,
    disclosure: Disclosure,
    units: IndexVec<UnitIdx, Unit>,
    travel: Travel,
}

impl Ground {
    /// The figures of the districts of `map` under `plan`.
    ///
    /// `load_d = children 0–19 · share 0–17 · w_d`, with the weights of the local need index:
    /// the need-weighted children of `docs/model.md`.
    #[must_use]
    pub fn of(map: &DistrictSet, plan: &Plan) -> Self {
        let table = &map.indicators;
        let parameters = &plan.parameters;
        let weights =
            need(table, map.len(), &NeedIndex::of(plan), parameters.value(ParamId::NeedWeightB))
                .weight;
        let share_0_17 = parameters.value(ParamId::Share0To17);
        let step = |indicator: Option<IndicatorIdx>, district| {
            let is_hidden = indicator.is_some_and(|index| table.is_hidden(index, district));
            if is_hidden { f64::from(table.rule.round_to) } else { 0.0 }
        };
        let figures = map.districts.iter_enumerated().map(|(district, area)| {
            let children_0_19 = table.children_0_19(district);
            let weight = weights.get(district).copied().unwrap_or(1.0);
            DistrictFigures {
                population: table.population(district),
                children_0_19,
                load: children_0_19 * share_0_17 * weight,
                high_children: 0.0,
                area_m2: area.shape.area_m2,
                population_step: step(table.population, district),
                children_step: step(table.children_0_19, district),
            }
        });
        let mut districts: IndexVec<DistrictIdx, DistrictFigures> = figures.collect();
        mark_high_need(&mut districts, &weights);
        let basis = Basis {
            parameters: parameters.clone(),
            need: plan.need.clone(),
            need_method: plan.need_method.clone(),
            disclosure: plan.disclosure,
            units: plan.units.clone(),
            travel: plan.travel.clone(),
        };
        Self { districts, ways: Ways::of(map, plan), basis }
    }

    /// Whether it is also that of `plan`, a plan on the same map.
    #[must_use]
    pub fn is_of(&self, plan: &Plan) -> bool {
        let Basis { parameters, need, need_method, disclosure, units, travel } = &self.basis;
        (parameters, need, need_method, units, travel)
            == (&plan.parameters, &plan.need, &plan.need_method, &plan.units, &plan.travel)
            && *disclosure == plan.disclosure
    }

    /// All units, central or not.
    pub(super) fn units(&self) -> impl Iterator<Item = UnitIdx> + use<> {
        self.basis.units.indices()
    }
}

/// Says which children belong to the fifth with the highest need: districts are taken by need
/// weight from the highest, equal ones in the map's order, until they hold [`HIGH_NEED_SHARE`] of
/// the children; the last one counts with the part that is still missing. It is the same fifth as
/// in the measure of equity (`docs/model.md`).
fn mark_high_need(
    districts: &mut IndexVec<DistrictIdx, DistrictFigures>,
    weights: &IndexVec<DistrictIdx, f64>,
) {
    let children: f64 = districts.iter().map(|district| district.children_0_19).sum();
    let mut left = HIGH_NEED_SHARE * children;
    let mut order: Vec<(DistrictIdx, f64)> =
        weights.iter_enumerated().map(|(district, &weight)| (district, weight)).collect();
    order.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    for (district, _) in order {
        if let Some(figures) = districts.get_mut(district) {
            figures.high_children = figures.children_0_19.min(left);
            left -= figures.high_children;
        }
    }
}
