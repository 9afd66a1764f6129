//! Circles whose areas are counts: on the map, or in its place.

use crate::i18n::Tr;
use crate::model::{DistrictIdx, DistrictSet, Indicator, IndicatorIdx, IndicatorKind};
use crate::scene::legend::{localised, value_text};
use crate::scene::view::View;

/// Radius of the largest circle on a map, times the room that half of the districts have for a
/// circle inside them.
const ROOM: f64 = 1.25;
/// Radius of the largest circle on a map at the least and at the most, pixels at font scale 1.
const LARGEST_PX: (f64, f64) = (9.0, 30.0);
/// The same where there are too many districts for that.
const LARGEST_OF_MANY_PX: (f64, f64) = (3.0, 12.0);
/// From so many districts on there are too many.
const MANY: usize = 400;
/// Radius of the largest circle in a legend, pixels at font scale 1.
const LARGEST_IN_LEGEND_PX: f64 = 60.0;
/// The same in the legend of a cartogram.
const LARGEST_AMONG_CIRCLES_PX: f64 = 40.0;

/// How large circles are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CircleSize {
    /// Circles on the map: the largest has this radius where the view leaves room for it, metres,
    /// but stays between two numbers of pixels.
    OnMap {
        /// Radius of the largest circle, metres.
        largest_m: f64,
        /// Radius of the largest circle at the least and at the most, pixels at font scale 1.
        between_px: (f64, f64),
    },
    /// The districts themselves are circles.
    Cartogram {
        /// Radius of a count of 1, metres.
        m_per_root: f64,
    },
}

/// A count per district, shown by the areas of circles.
#[derive(Clone, Debug, PartialEq)]
pub struct Circles {
    /// The count.
    pub indicator: Indicator,
    /// How large the circles are.
    pub size: CircleSize,
}

/// A circle in the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Its radius, pixels.
    pub radius_px: f64,
    /// Its count.
    pub text: String,
}

/// The counts of a map, which circles can show.
pub fn counts(map: &DistrictSet) -> impl Iterator<Item = (IndicatorIdx, &Indicator)> {
    let all = map.indicators.indicators.iter_enumerated();
    all.filter(|(_, indicator)| indicator.info.kind == IndicatorKind::Count)
}

impl Circles {
    /// Circles on the map for `count`; `None` where that is no count.
    #[must_use]
    pub fn on_map(map: &DistrictSet, count: IndicatorIdx) -> Option<Self> {
        let indicator = map.indicators.indicators.get(count)?;
        if indicator.info.kind != IndicatorKind::Count {
            return None;
        }
        let mut rooms: Vec<f64> =
            map.districts.iter().map(|district| district.shape.label_radius_m).collect();
        rooms.sort_by(f64::total_cmp);
        let largest_m = ROOM * rooms.get(rooms.len() / 2).copied().unwrap_or_default();
        let between_px = if map.len() < MANY { LARGEST_PX } else { LARGEST_OF_MANY_PX };
        let size = CircleSize::OnMap { largest_m, between_px };
        Some(Self { indicator: indicator.clone(), size })
    }

    /// The count of `district`, where it has one above 0.
    #[must_use]
    pub fn count(&self, district: DistrictIdx) -> Option<f64> {
        self.indicator.values.get(district).copied().flatten().filter(|count| *count > 0.0)
    }

    fn largest(&self) -> f64 {
        self.indicator.values.iter().copied().flatten().fold(0.0, f64::max)
    }

    /// Radius in pixels of a count of 1: the area is proportional to the count.
    #[must_use]
    pub fn px_per_root(&self, view: &View, font_scale: f64) -> f64 {
        match self.size {
            CircleSize::Cartogram { m_per_root } => m_per_root / view.metres_per_px,
            CircleSize::OnMap { largest_m, between_px: (least, most) } => {
                let px =
                    (largest_m / view.metres_per_px).clamp(least * font_scale, most * font_scale);
                let largest = self.largest();
                if largest > 0.0 { px / largest.sqrt() } else { 0.0 }
            }
        }
    }

    /// What the circles' areas are.
    #[must_use]
    pub fn title(&self, tr: &Tr) -> String {
        let title = localised(&self.indicator.info.title, tr);
        tr.f("scene-circle-area", &[("count", title.into())])
    }

    /// How many districts have no count, and no circle that says anything.
    #[must_use]
    pub fn missing(&self) -> usize {
        self.indicator.values.iter().filter(|count| count.is_none()).count()
    }

    /// Two or three round counts with their circles, the largest first.
    #[must_use]
    pub fn references(&self, view: &View, font_scale: f64, tr: &Tr) -> Vec<Reference> {
        let per_root = self.px_per_root(view, font_scale);
        if per_root <= 0.0 {
            return Vec::new();
        }
        let most = match self.size {
            // Circles in the map's place are large, and the legend lies among them.
            CircleSize::Cartogram { .. } => LARGEST_AMONG_CIRCLES_PX,
            CircleSize::OnMap { .. } => LARGEST_IN_LEGEND_PX,
        };
        let room = (most * font_scale / per_root).powi(2);
        let largest = round_below(self.largest().min(room));
        let mut counts: Vec<f64> = [1.0, 0.25, 0.05].map(|part| round_below(largest * part)).into();
        counts.retain(|count| *count >= 1.0);
        counts.dedup_by(|next, last| (*next - *last).abs() < 0.5);
        counts
            .into_iter()
            .map(|count| Reference {
                radius_px: per_root * count.sqrt(),
                text: value_text(&self.indicator.info, count, tr),
            })
            .collect()
    }
}

/// The largest of 1, 2 and 5 times a power of ten that is at most `value`; 0 below 1.
fn round_below(value: f64) -> f64 {
    if value.is_nan() || value < 1.0 {
        return 0.0;
    }
    let mut power = 1.0;
    while power * 10.0 <= value {
        power *= 10.0;
    }
    [5.0, 2.0].into_iter().map(|factor| factor * power).find(|v| *v <= value).unwrap_or(power)
}

#[cfg(test)]
mod tests {
    use geo::coord;

    use super::*;
    use crate::i18n::Language;

    fn view(metres_per_px: f64) -> View {
        let size_px = coord! { x: 1000.0, y: 800.0 };
        View { centre: coord! { x: 0.0, y: 0.0 }, metres_per_px, size_px }
    }

    fn children() -> Circles {
        let map = crate::read::builtin("linkoping").unwrap();
        Circles::on_map(&map, map.indicators.children_0_19.unwrap()).unwrap()
    }

    #[test]
    fn areas_are_as_the_counts_at_every_scale() {
        let circles = children();
        for metres_per_px in [2.0, 15.0, 90.0] {
            let per_root = circles.px_per_root(&view(metres_per_px), 1.0);
            let area = |district| {
                let count = circles.count(district).unwrap();
                std::f64::consts::PI * (per_root * count.sqrt()).powi(2) / count
            };
            let areas: Vec<f64> = circles.indicator.values.indices().map(area).collect();
            assert!(areas.iter().all(|area| (area / areas[0] - 1.0).abs() < 1e-12));
            let largest = per_root * circles.largest().sqrt();
            assert!((LARGEST_PX.0..=LARGEST_PX.1 + 1e-9).contains(&largest), "{largest}");
        }
    }

    #[test]
    fn the_legend_has_round_counts_with_circles_on_the_maps_scale() {
        let circles = children();
        let (tr, view) = (Tr::new(Language::Sv), view(15.0));
        let references = circles.references(&view, 1.0, &tr);
        let texts: Vec<&str> = references.iter().map(|one| one.text.as_str()).collect();
        // The largest district has 2 000 to 5 000 children.
        assert_eq!(texts, ["2\u{a0}000", "500", "100"]);
        let per_root = circles.px_per_root(&view, 1.0);
        for (reference, count) in references.iter().zip([2000.0_f64, 500.0, 100.0]) {
            assert!((reference.radius_px - per_root * count.sqrt()).abs() < 1e-9);
        }
    }

    #[test]
    fn no_count_has_no_circle() {
        let map = crate::read::builtin("linkoping").unwrap();
        let share = map.indicators.by_id("ekonomiskt_bistand").unwrap();
        assert!(Circles::on_map(&map, share).is_none());
        let mut circles = children();
        for (district, value) in [(0, None), (1, Some(0.0))] {
            let district = crate::model::Index::from_usize(district);
            *circles.indicator.values.get_mut(district).unwrap() = value;
            assert_eq!(circles.count(district), None);
        }
        assert_eq!(circles.missing(), 1);
    }

    #[test]
    fn round_counts_are_one_two_or_five() {
        let rounded = [0.5, 1.0, 4.9, 5.0, 99.0, 100.0, 3456.0].map(round_below);
        let whole = rounded.map(|value| value as i64);
        assert_eq!(whole, [0, 1, 2, 5, 50, 100, 2000]);
    }
}
