//! How even loads could still become: bounds on the Gini coefficient from what each part has for
//! certain and what it could get.

/// The sum of `|L_b − L_c|` over all pairs of loads, which become sorted.
pub(super) fn differences(loads: &mut [f64]) -> f64 {
    loads.sort_unstable_by(f64::total_cmp);
    let last = loads.len() as f64 - 1.0;
    loads.iter().enumerate().map(|(at, load)| (2.0 * at as f64 - last) * load).sum()
}

/// Scratch space for bounds on the differences.
#[derive(Debug, Default)]
pub(super) struct Spread {
    corners: Vec<f64>,
    loads: Vec<f64>,
}

impl Spread {
    /// The least sum of `|L_b − L_c|` over all pairs with `least ≤ L ≤ most` and the sum `total`;
    /// infinite where no loads can have that sum. The loads that are nearest to one level are
    /// majorised by all others (Marshall, Olkin and Arnold 2011), and sums of absolute differences
    /// are Schur-convex. With `whole` the loads are whole numbers: the level is then rounded down,
    /// and one more goes to as many as are needed.
    pub(super) fn least(&mut self, least: &[f64], most: &[f64], total: f64, whole: bool) -> f64 {
        let slack = 1e-9 * total.max(1.0);
        let (low, high): (f64, f64) = (least.iter().sum(), most.iter().sum());
        if low > total + slack || high < total - slack {
            return f64::INFINITY;
        }
        let level = self.level(least, most, total);
        let level = if whole { (level + 1e-9).floor() } else { level };
        self.loads.clear();
        self.loads.extend(least.iter().zip(most).map(|(&low, &high)| level.min(high).max(low)));
        if whole {
            let mut over = (total - self.loads.iter().sum::<f64>()).round();
            for (load, (&low, &high)) in self.loads.iter_mut().zip(least.iter().zip(most)) {
                if over >= 1.0 && low <= level && high >= level + 1.0 {
                    *load += 1.0;
                    over -= 1.0;
                }
            }
        }
        differences(&mut self.loads)
    }

    /// The level at which loads cut off by their bounds have the sum `total`.
    fn level(&mut self, least: &[f64], most: &[f64], total: f64) -> f64 {
        self.corners.clear();
        self.corners.extend_from_slice(least);
        self.corners.extend_from_slice(most);
        self.corners.sort_unstable_by(f64::total_cmp);
        let mut sum: f64 = least.iter().sum();
        let mut slope = 0.0;
        let mut level = self.corners.first().copied().unwrap_or(0.0);
        for at in 0..self.corners.len() {
            let corner = self.corners[at];
            if slope > 0.0 && sum + slope * (corner - level) >= total {
                return level + (total - sum) / slope;
            }
            sum += slope * (corner - level);
            level = corner;
            let above = |value: &&f64| **value <= corner;
            let count = |ends: &[f64]| ends.iter().filter(above).count() as f64;
            // Ends that should be equal may differ by rounding.
            slope = (count(least) - count(most)).max(0.0);
        }
        level
    }

    /// The loads that `part` can have if the differences are to be at most `budget`, within
    /// `least[part]` and `most[part]`; nothing if there are none. A little too wide rather than
    /// too narrow.
    pub(super) fn window(
        &mut self,
        (least, most): (&mut [f64], &mut [f64]),
        part: usize,
        (total, budget): (f64, f64),
    ) -> Option<(f64, f64)> {
        let (low, high) = (least[part], most[part]);
        let best = self.level(least, most, total).min(high).max(low);
        let mut is_cheap = |load: f64| {
            least[part] = load;
            most[part] = load;
            self.least(least, most, total, false) <= budget
        };
        // The least differences are convex in the load of one part, so the cheap loads are an
        // interval around the best one.
        let window = is_cheap(best).then(|| {
            let mut edge = |end: f64| {
                if is_cheap(end) {
                    return end;
                }
                let (mut outside, mut inside) = (end, best);
                for _ in 0..8 {
                    let middle = f64::midpoint(outside, inside);
                    let side = if is_cheap(middle) { &mut inside } else { &mut outside };
                    *side = middle;
                }
                outside
            };
            (edge(low), edge(high))
        });
        least[part] = low;
        most[part] = high;
        window
    }
}
