//! The dense part of a map, where most people live and a map is best begun.

use geo::{Coord, Rect};

use crate::geometry::Adjacency;

/// How much of the population the dense districts hold together.
const SHARE: f64 = 0.75;
/// How much wider the rectangle is than its districts' label points, on each side.
const MARGIN: f64 = 0.15;

/// What of a district decides whether it belongs to the city.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Inhabitants; 0 where the map has no such figure.
    pub(super) population: f64,
    /// Area, m².
    pub(super) area_m2: f64,
    /// Label point, metres.
    pub(super) label: Coord<f64>,
}

/// The rectangle of the city, metres.
///
/// Districts are taken in order of density until they hold three quarters of the population; of
/// these, the contiguous part with most people is the city, so that dense villages far away do
/// not count. The rectangle holds its label points, with 15 % of the width and height more on
/// each side, inside `bounds`. On a map without population every district counts alike:
/// statistical areas are drawn to hold about as many people each, so the small ones are dense.
pub(super) fn city(places: &[Place], adjacency: &Adjacency, bounds: Rect<f64>) -> Rect<f64> {
    let counted = places.iter().any(|place| place.population > 0.0);
    let weight = |place: &Place| if counted { place.population.max(0.0) } else { 1.0 };
    let density = |place: &Place| weight(place) / place.area_m2.max(1.0);

    let mut order: Vec<(usize, &Place)> = places.iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| density(b).total_cmp(&density(a)));
    let total: f64 = places.iter().map(weight).sum();
    let mut dense = vec![false; places.len()];
    let mut held = 0.0;
    for (index, place) in order {
        if held >= SHARE * total {
            break;
        }
        held += weight(place);
        if let Some(flag) = dense.get_mut(index) {
            *flag = true;
        }
    }

    let people = |part: &Vec<usize>| -> f64 {
        part.iter().filter_map(|&index| places.get(index)).map(weight).sum()
    };
    let parts = adjacency.components(&|index| dense.get(index).copied().unwrap_or(false));
    let largest = parts.iter().max_by(|a, b| people(a).total_cmp(&people(b)));
    let labels = largest.into_iter().flatten().filter_map(|&index| places.get(index));
    around(labels.map(|place| place.label), bounds).unwrap_or(bounds)
}

/// The rectangle round `points` with its margin; none when they span no rectangle.
fn around(points: impl Iterator<Item = Coord<f64>>, bounds: Rect<f64>) -> Option<Rect<f64>> {
    let tight = points.map(|point| Rect::new(point, point)).reduce(|a, b| {
        Rect::new(
            Coord { x: a.min().x.min(b.min().x), y: a.min().y.min(b.min().y) },
            Coord { x: a.max().x.max(b.max().x), y: a.max().y.max(b.max().y) },
        )
    })?;
    let margin = Coord { x: tight.width() * MARGIN, y: tight.height() * MARGIN };
    let (low, high) = (tight.min() - margin, tight.max() + margin);
    let within = |value: f64, from: f64, to: f64| value.max(from).min(to);
    let clip = |point: Coord<f64>| Coord {
        x: within(point.x, bounds.min().x, bounds.max().x),
        y: within(point.y, bounds.min().y, bounds.max().y),
    };
    let city = Rect::new(clip(low), clip(high));
    (city.width() > 0.0 && city.height() > 0.0).then_some(city)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(x: f64, population: f64, area_m2: f64) -> Place {
        Place { population, area_m2, label: Coord { x, y: x / 2.0 } }
    }

    fn bounds() -> Rect<f64> {
        Rect::new(Coord { x: 0.0, y: 0.0 }, Coord { x: 100.0, y: 100.0 })
    }

    #[test]
    fn a_dense_village_far_away_is_not_part_of_the_city() {
        let places = [
            place(10.0, 50.0, 10.0),
            place(20.0, 40.0, 10.0),
            place(90.0, 9.0, 1.0),
            place(50.0, 20.0, 500.0),
        ];
        let adjacency = Adjacency::from_pairs(4, vec![(0, 1, 1.0), (1, 3, 1.0), (2, 3, 1.0)]);
        let city = city(&places, &adjacency, bounds());
        assert_eq!((city.min().x, city.max().x), (8.5, 21.5));
    }

    #[test]
    fn without_population_small_districts_are_the_city() {
        let places = [
            place(10.0, 0.0, 4.0),
            place(20.0, 0.0, 5.0),
            place(30.0, 0.0, 6.0),
            place(90.0, 0.0, 900.0),
        ];
        let adjacency = Adjacency::from_pairs(4, vec![(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0)]);
        let right = city(&places, &adjacency, bounds()).max().x;
        assert!((right - 33.0).abs() < 1e-9, "{right}");
    }

    #[test]
    fn a_map_of_one_district_is_its_own_city() {
        let adjacency = Adjacency::from_pairs(1, Vec::new());
        assert_eq!(city(&[place(10.0, 5.0, 5.0)], &adjacency, bounds()), bounds());
        assert_eq!(city(&[], &Adjacency::default(), bounds()), bounds());
    }
}
