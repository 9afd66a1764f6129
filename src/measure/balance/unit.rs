//! The figures of one unit.

use crate::geometry::Circle;
use crate::measure::balance::DistrictFigures;
use crate::model::DistrictIdx;

/// What one unit has been given.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct UnitBalance {
    /// Number of districts.
    pub districts: usize,
    /// Inhabitants.
    pub population: f64,
    /// Children and young people 0–19, as SCB counts them.
    pub children_0_19: f64,
    /// Children 0–17 times the need weight.
    pub load: f64,
    /// Children and young people 0–19 of the fifth with the highest need.
    pub high_children: f64,
    /// Area, m².
    pub area_m2: f64,
    /// Length of the border with what is not the unit's own, metres; holes count.
    pub perimeter_m: f64,
    /// The smallest circle round all of it.
    pub circle: Option<Circle>,
    /// The district with the longest known way to the unit, and that way.
    pub farthest: Option<(DistrictIdx, f64)>,
    /// Number of districts whose way to the unit is unknown.
    pub without_way: usize,
    /// Children and young people 0–19 whose way is known.
    pub way_children: f64,
    /// The sum of their ways.
    pub way_sum: f64,
    /// What inhabitants are rounded to where they are shown; 0 where no hidden count is in them.
    pub population_step: f64,
    /// What children are rounded to where they are shown; 0 where no hidden count is in them.
    pub children_step: f64,
}

/// `sum` to the nearest whole multiple of `step`; itself where that is 0.
fn to_step(sum: f64, step: f64) -> f64 {
    if step > 0.0 { (sum / step).round() * step } else { sum }
}

impl UnitBalance {
    /// Adds a district; `way` is its way to the unit.
    pub(super) fn add(
        &mut self,
        district: DistrictIdx,
        figures: &DistrictFigures,
        way: Option<f64>,
    ) {
        self.districts += 1;
        self.population += figures.population;
        self.children_0_19 += figures.children_0_19;
        self.population_step = self.population_step.max(figures.population_step);
        self.children_step = self.children_step.max(figures.children_step);
        self.load += figures.load;
        self.high_children += figures.high_children;
        self.area_m2 += figures.area_m2;
        let Some(way) = way else {
            self.without_way += 1;
            return;
        };
        self.way_children += figures.children_0_19;
        self.way_sum += figures.children_0_19 * way;
        // Of two as far the first one stays.
        if self.farthest.is_none_or(|(_, farthest)| way > farthest) {
            self.farthest = Some((district, way));
        }
    }

    /// Inhabitants as they may be shown: rounded where a hidden count is in them.
    #[must_use]
    pub fn shown_population(&self) -> f64 {
        to_step(self.population, self.population_step)
    }

    /// Children and young people 0–19 as they may be shown: rounded where a hidden count is in
    /// them.
    #[must_use]
    pub fn shown_children(&self) -> f64 {
        to_step(self.children_0_19, self.children_step)
    }

    /// The mean way of its children: `Σ children_d · way_d / Σ children_d` over the districts
    /// whose way is known; `None` without children.
    #[must_use]
    pub fn mean_way(&self) -> Option<f64> {
        (self.way_children > 0.0).then(|| self.way_sum / self.way_children)
    }

    /// The longest way.
    #[must_use]
    pub fn farthest_way(&self) -> Option<f64> {
        self.farthest.map(|(_, way)| way)
    }

    /// Share of its children who belong to the fifth with the highest need, 0–1; `None` without
    /// children.
    #[must_use]
    pub fn high_share(&self) -> Option<f64> {
        (self.children_0_19 > 0.0).then(|| self.high_children / self.children_0_19)
    }

    /// Compactness by the border: `4π·area / perimeter²`, 1 for a circle, near 0 for what is drawn
    /// out or frayed. It depends on how finely the border is drawn.
    ///
    /// Source: Polsby and Popper, *The Third Criterion*, Yale Law & Policy Review 9, 1991.
    #[must_use]
    pub fn polsby_popper(&self) -> Option<f64> {
        (self.perimeter_m > 0.0)
            .then(|| 4.0 * std::f64::consts::PI * self.area_m2 / self.perimeter_m.powi(2))
    }

    /// Compactness by the extent: area over that of the smallest circle round it, 1 for a circle.
    ///
    /// Source: Reock, *Measuring Compactness as a Requirement of Legislative Apportionment*,
    /// Midwest Journal of Political Science 5, 1961.
    #[must_use]
    pub fn reock(&self) -> Option<f64> {
        let round = self.circle?.area_m2();
        (round > 0.0).then(|| self.area_m2 / round)
    }
}
