//! The smallest circle round a set of points.

use geo::{ConvexHull, Coord, MultiPoint, Point};

/// A circle in the plane, metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Circle {
    /// Its centre.
    pub centre: Coord<f64>,
    /// Its radius.
    pub radius_m: f64,
}

/// How far outside a circle a point still counts as lying on it, as a part of the radius.
const ON_THE_LINE: f64 = 1e-10;

impl Circle {
    /// The smallest circle that holds all `points`; `None` where there are none.
    ///
    /// It is that of a few of them: as long as it does not hold all, the one farthest from its
    /// centre is taken too. A circle that is the smallest for some and holds all is the smallest
    /// for all. Each round goes through the points once, and there are few rounds (Gärtner, *Fast
    /// and robust smallest enclosing balls*, LNCS 1643, 1999).
    ///
    /// That of the few is found by adding them one at a time; where one lies outside the circle so
    /// far, it lies on the new one, which is found in the same way among the points before it
    /// (Welzl, *Smallest enclosing disks*, LNCS 555, 1991).
    #[must_use]
    pub fn round(points: &[Coord<f64>]) -> Option<Self> {
        // About the first one, so that large coordinates do not drown the differences.
        let origin = *points.first()?;
        let mut few = vec![Coord::zero()];
        loop {
            let circle = Self::round_near(&few)?;
            let apart = |point: &Coord<f64>| {
                let way = *point - origin - circle.centre;
                way.x * way.x + way.y * way.y
            };
            let farthest = points.iter().max_by(|a, b| apart(a).total_cmp(&apart(b)))?;
            let farthest = *farthest - origin;
            // One that is taken already lies outside by no more than rounding.
            if circle.holds(farthest) || few.contains(&farthest) {
                return Some(Self { centre: circle.centre + origin, ..circle });
            }
            few.push(farthest);
        }
    }

    fn round_near(points: &[Coord<f64>]) -> Option<Self> {
        let (&first, rest) = points.split_first()?;
        let mut circle = Self { centre: first, radius_m: 0.0 };
        for (number, &point) in rest.iter().enumerate() {
            if !circle.holds(point) {
                let before = points.get(..=number).unwrap_or_default();
                circle = Self::through_one(point, before);
            }
        }
        Some(circle)
    }

    /// The smallest circle through `a` that holds `points`.
    fn through_one(a: Coord<f64>, points: &[Coord<f64>]) -> Self {
        let mut circle = Self { centre: a, radius_m: 0.0 };
        for (number, &point) in points.iter().enumerate() {
            if !circle.holds(point) {
                circle = Self::through_two(a, point, points.get(..number).unwrap_or_default());
            }
        }
        circle
    }

    /// The smallest circle through `a` and `b` that holds `points`.
    fn through_two(a: Coord<f64>, b: Coord<f64>, points: &[Coord<f64>]) -> Self {
        let centre = (a + b) / 2.0;
        let mut circle = Self { centre, radius_m: distance(centre, a) };
        for &point in points {
            if !circle.holds(point) {
                circle = Self::through_three(a, b, point).unwrap_or(circle);
            }
        }
        circle
    }

    /// The circle through three points; `None` where they lie on a line.
    fn through_three(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>) -> Option<Self> {
        let (b, c) = (b - a, c - a);
        let twice = 2.0 * (b.x * c.y - b.y * c.x);
        let (b2, c2) = (b.x * b.x + b.y * b.y, c.x * c.x + c.y * c.y);
        let centre = Coord { x: (c.y * b2 - b.y * c2) / twice, y: (b.x * c2 - c.x * b2) / twice };
        let radius_m = centre.x.hypot(centre.y);
        radius_m.is_finite().then(|| Self { centre: centre + a, radius_m })
    }

    /// Whether `point` lies inside or on the line.
    #[must_use]
    pub fn holds(&self, point: Coord<f64>) -> bool {
        distance(self.centre, point) <= self.radius_m * (1.0 + ON_THE_LINE)
    }

    /// Whether `point` lies outside, or so near the line that the circle may rest on it.
    #[must_use]
    pub fn may_rest_on(&self, point: Coord<f64>) -> bool {
        distance(self.centre, point) >= self.radius_m * (1.0 - 1e-9)
    }

    /// Area in m².
    #[must_use]
    pub fn area_m2(&self) -> f64 {
        std::f64::consts::PI * self.radius_m * self.radius_m
    }
}

/// The corners of the convex hull of `points`, each once.
#[must_use]
pub fn convex_hull(points: impl IntoIterator<Item = Coord<f64>>) -> Vec<Coord<f64>> {
    let points: Vec<Point<f64>> = points.into_iter().map(Point::from).collect();
    if points.is_empty() {
        return Vec::new();
    }
    let mut corners = MultiPoint::new(points).convex_hull().exterior().0.clone();
    if corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    corners
}

fn distance(a: Coord<f64>, b: Coord<f64>) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(x: f64, y: f64) -> Coord<f64> {
        Coord { x, y }
    }

    fn radius(points: &[Coord<f64>]) -> f64 {
        Circle::round(points).unwrap().radius_m
    }

    #[test]
    fn known_figures_have_known_circles() {
        assert_eq!(Circle::round(&[]), None);
        assert!(radius(&[at(3.0, 4.0)]).abs() < 1e-15);
        assert!((radius(&[at(0.0, 0.0), at(6.0, 8.0)]) - 5.0).abs() < 1e-12);
        let square = [at(0.0, 0.0), at(2.0, 0.0), at(2.0, 2.0), at(0.0, 2.0), at(1.0, 1.0)];
        assert!((radius(&square) - 2.0_f64.sqrt()).abs() < 1e-12);
        // An equilateral triangle of side 1: its circle has the radius 1/√3.
        let even = [at(0.0, 0.0), at(1.0, 0.0), at(0.5, 0.75_f64.sqrt())];
        assert!((radius(&even) - 1.0 / 3.0_f64.sqrt()).abs() < 1e-12);
        // A blunt triangle: the circle stands on its longest side.
        let blunt = [at(0.0, 0.0), at(10.0, 0.0), at(5.0, 1.0)];
        assert!((radius(&blunt) - 5.0).abs() < 1e-12);
    }

    #[test]
    fn points_on_a_line_have_the_circle_of_the_two_ends() {
        let line: Vec<_> = (0..20).map(|i| at(f64::from(i), f64::from(2 * i))).collect();
        assert!((radius(&line) - 19.0 * 5.0_f64.sqrt() / 2.0).abs() < 1e-9);
        assert!((radius(&[at(1.0, 1.0), at(1.0, 1.0), at(1.0, 1.0)])).abs() < 1e-15);
    }

    #[test]
    fn a_hull_has_each_corner_once_and_no_point_inside() {
        let square = [at(0.0, 0.0), at(2.0, 0.0), at(2.0, 2.0), at(0.0, 2.0), at(1.0, 1.0)];
        let mut corners = convex_hull(square);
        corners.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
        assert_eq!(corners, [at(0.0, 0.0), at(0.0, 2.0), at(2.0, 0.0), at(2.0, 2.0)]);
        assert!(convex_hull([]).is_empty());
        assert_eq!(convex_hull([at(1.0, 2.0)]), [at(1.0, 2.0)]);
    }

    /// The smallest circle by trying all pairs and triples.
    fn by_trying(points: &[Coord<f64>]) -> f64 {
        let n = points.len();
        let pairs = (0..n).flat_map(|i| (0..i).map(move |j| (i, j)));
        let two = pairs.clone().map(|(i, j)| Circle::through_two(points[i], points[j], &[]));
        let three = pairs.flat_map(|(i, j)| (0..j).map(move |k| (i, j, k)));
        let three =
            three.filter_map(|(i, j, k)| Circle::through_three(points[i], points[j], points[k]));
        two.chain(three)
            .filter(|circle| {
                points.iter().all(|&p| distance(circle.centre, p) <= circle.radius_m * (1.0 + 1e-9))
            })
            .map(|circle| circle.radius_m)
            .fold(f64::INFINITY, f64::min)
    }

    proptest! {
        #[test]
        fn no_circle_is_smaller(
            points in prop::collection::vec((-1e4_f64..1e4, -1e4_f64..1e4), 2..12)
        ) {
            // At the coordinates of SWEREF 99 TM.
            let points: Vec<_> = points.iter().map(|&(x, y)| at(5e5 + x, 6.5e6 + y)).collect();
            let circle = Circle::round(&points).unwrap();
            prop_assert!(points.iter().all(|&p| distance(circle.centre, p) <= circle.radius_m + 1e-6));
            prop_assert!((circle.radius_m / by_trying(&points) - 1.0).abs() < 1e-9);
            let hull = Circle::round(&convex_hull(points.iter().copied())).unwrap();
            prop_assert!((hull.radius_m / circle.radius_m - 1.0).abs() < 1e-9);
        }
    }
}
