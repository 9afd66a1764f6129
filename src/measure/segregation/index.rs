//! The indices of one group against everyone else.

use super::{Area, Undefined};

/// An index of segregation, 0 to 1.
///
/// In the formulas x is the group, y everyone else, t all people of an area; X, Y and T are their
/// sums, and p = x/t and P = X/T.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SegregationIndex {
    /// Index of dissimilarity, D = ½ Σ |xᵢ/X − yᵢ/Y|: the share of the group that would have to
    /// move for an even spread. What Linköping publishes as Segregationsindex, times 100.
    ///
    /// Source: Duncan & Duncan 1955, "A methodological analysis of segregation indexes", American
    /// Sociological Review 20:210–217, doi 10.2307/2088328.
    #[default]
    Dissimilarity,
    /// Isolation, xPx = Σ (xᵢ/X)(xᵢ/tᵢ): the group's share of the people in the area of a person
    /// of the group, on average. At an even spread it is P, not 0.
    ///
    /// Source: Bell 1954, "A probability model for the measurement of ecological segregation",
    /// Social Forces 32:357–364, doi 10.2307/2574118; Lieberson 1981, "An asymmetrical approach to
    /// segregation".
    Isolation,
    /// Exposure, xPy = Σ (xᵢ/X)(yᵢ/tᵢ): everyone else's share of the people in the area of a person
    /// of the group, on average; 1 − xPx.
    ///
    /// Source: as for isolation.
    Exposure,
    /// Theil's H, Σ tᵢ(E − Eᵢ)/(TE) with the entropy E = −P ln P − (1 − P) ln(1 − P): how much less
    /// mixed the areas are than the whole, on average. It splits into between and within bases:
    /// [`super::theil_split`].
    ///
    /// Source: Theil & Finizza 1971, "A note on the measurement of racial integration of schools by
    /// means of informational concepts", Journal of Mathematical Sociology 1:187–193,
    /// doi 10.1080/0022250X.1971.9989795; Massey & Denton 1988.
    Entropy,
    /// Gini index, G = Σᵢ Σⱼ tᵢ tⱼ |pᵢ − pⱼ| / (2T² P(1 − P)): the area between the segregation
    /// curve and the diagonal, doubled.
    ///
    /// Source: Duncan & Duncan 1955; Massey & Denton 1988.
    Gini,
}

impl SegregationIndex {
    /// How many there are.
    pub const COUNT: usize = 5;

    /// All of them, in the order that they are shown.
    pub const ALL: [Self; Self::COUNT] =
        [Self::Dissimilarity, Self::Isolation, Self::Exposure, Self::Entropy, Self::Gini];

    /// Stable name, as in JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Dissimilarity => "dissimilarity",
            Self::Isolation => "isolation",
            Self::Exposure => "exposure",
            Self::Entropy => "theil_h",
            Self::Gini => "gini",
        }
    }

    /// Id of the message that names it.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::Dissimilarity => "segregation-dissimilarity",
            Self::Isolation => "segregation-isolation",
            Self::Exposure => "segregation-exposure",
            Self::Entropy => "segregation-theil-h",
            Self::Gini => "segregation-gini",
        }
    }

    /// The index over `areas`, in which nobody is counted twice.
    ///
    /// # Errors
    /// [`Undefined`] where there is nobody, nobody of the group or, for all but isolation and
    /// exposure, nobody else: an even spread of all cannot be told from an uneven one.
    pub fn of(self, areas: &[Area]) -> Result<f64, Undefined> {
        let all = Area::sum(areas);
        if all.total <= 0.0 {
            return Err(Undefined::Nobody);
        }
        if all.group <= 0.0 {
            return Err(Undefined::NoGroup);
        }
        let needs_others = !matches!(self, Self::Isolation | Self::Exposure);
        if needs_others && all.others() <= 0.0 {
            return Err(Undefined::NoOthers);
        }
        Ok(match self {
            Self::Dissimilarity => dissimilarity(areas, all),
            Self::Isolation => meetings(areas, all, |area| area.group),
            Self::Exposure => meetings(areas, all, Area::others),
            Self::Entropy => theil(areas, all),
            Self::Gini => gini(areas, all),
        })
    }
}

fn dissimilarity(areas: &[Area], all: Area) -> f64 {
    let apart = |area: &Area| (area.group / all.group - area.others() / all.others()).abs();
    0.5 * areas.iter().map(apart).sum::<f64>()
}

/// Whom a person of the group meets: Σ (xᵢ/X)(mᵢ/tᵢ).
fn meetings(areas: &[Area], all: Area, met: impl Fn(Area) -> f64) -> f64 {
    let lived_in = areas.iter().filter(|area| area.total > 0.0);
    lived_in.map(|&area| area.group / all.group * met(area) / area.total).sum()
}

/// Entropy of a group and everyone else, −p ln p − q ln q: 0 where all are alike.
pub(super) fn entropy(area: Area) -> f64 {
    let term = |part: f64| {
        let share = part / area.total;
        if share > 0.0 { -share * libm::log(share) } else { 0.0 }
    };
    if area.total > 0.0 { term(area.group) + term(area.others()) } else { 0.0 }
}

/// Σ tᵢ(E − Eᵢ)/(TE). The sum is that of the areas' divergences from the whole,
/// tᵢ (pᵢ ln(pᵢ/P) + qᵢ ln(qᵢ/Q)), which are never negative: so nothing cancels.
pub(super) fn theil(areas: &[Area], all: Area) -> f64 {
    let (group, others) = (all.group / all.total, all.others() / all.total);
    let term = |count: f64, total: f64, share: f64| {
        if count > 0.0 { count * libm::log(count / total / share) } else { 0.0 }
    };
    let divergence = |area: &Area| {
        let sum = term(area.group, area.total, group) + term(area.others(), area.total, others);
        sum.max(0.0)
    };
    areas.iter().map(divergence).sum::<f64>() / (all.total * entropy(all))
}

/// With the areas sorted by their share each pair is met once: Σ_{i<j} tᵢtⱼ(pⱼ − pᵢ) =
/// Σⱼ (xⱼ T_{<j} − tⱼ X_{<j}).
fn gini(areas: &[Area], all: Area) -> f64 {
    let mut sorted: Vec<Area> = areas.iter().copied().filter(|area| area.total > 0.0).collect();
    sorted.sort_by(|a, b| (a.group / a.total).total_cmp(&(b.group / b.total)));
    let mut before = Area::default();
    let mut sum = 0.0;
    for area in sorted {
        sum += area.group * before.total - area.total * before.group;
        before = before.plus(area);
    }
    (sum / (all.group * all.others())).clamp(0.0, 1.0)
}
