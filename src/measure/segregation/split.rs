//! How much of the segregation follows the borders between the bases.

use super::index::{entropy, theil};
use super::{Area, GroupCounts, Undefined};

/// What one part of a division adds to Theil's H of the whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TheilPart {
    /// The people of the part.
    pub people: Area,
    /// Its areas with both counts.
    pub areas: usize,
    /// Its own H over its areas; `None` where all of its people, or none, belong to the group.
    pub h: Option<f64>,
    /// `T_b(E − E_b)/(TE)`: what its being unlike the whole adds. Negative where it is more mixed
    /// than the whole; only the sum over the parts is a share.
    pub between: f64,
    /// `T_bE_b/(TE) · H_b`: what the segregation inside it adds.
    pub within: f64,
}

/// Theil's H, split into what lies between the parts of a division and what lies within them.
#[derive(Clone, Debug, PartialEq)]
pub struct TheilSplit {
    /// H over all areas; `between + within`.
    pub h: f64,
    /// The sum over the parts of [`TheilPart::between`]: H over the parts as if each were one area.
    pub between: f64,
    /// The sum over the parts of [`TheilPart::within`].
    pub within: f64,
    /// The parts, by number.
    pub parts: Vec<TheilPart>,
}

impl TheilSplit {
    /// The share of H that lies between the parts: how much of the city's segregation their
    /// borders follow. `None` where there is no segregation.
    #[must_use]
    pub fn share_between(&self) -> Option<f64> {
        (self.h > 0.0).then(|| self.between / self.h)
    }
}

/// Splits Theil's H over the `parts` that the areas belong to, exactly:
/// `H = Σ_b T_b(E − E_b)/(TE) + Σ_b (T_bE_b/(TE)) · H_b`, with E the entropy of all people and `E_b`
/// that of part b. `part_of` has the part of each area; areas without a known part below `parts`,
/// and those without counts, are left out altogether, so H is over the same areas as its parts.
///
/// Source: Theil 1972, *Statistical decomposition analysis*; Reardon & Firebaugh 2002, "Measures of
/// multigroup segregation", Sociological Methodology 32:33–67, doi 10.1111/1467-9531.00110.
///
/// # Errors
/// [`Undefined`] where E is 0: nobody, nobody of the group, or nobody else.
pub fn theil_split(
    counts: &GroupCounts,
    part_of: &[Option<usize>],
    parts: usize,
) -> Result<TheilSplit, Undefined> {
    let mut members: Vec<Vec<Area>> = vec![Vec::new(); parts];
    for (area, part) in counts.areas().iter().zip(part_of) {
        if let (Some(area), Some(members)) = (area, part.and_then(|part| members.get_mut(part))) {
            members.push(*area);
        }
    }
    let people: Vec<Area> = members.iter().map(|members| Area::sum(members)).collect();
    let all = Area::sum(&people);
    // Whether the index has a meaning is the same question for the whole.
    super::SegregationIndex::Entropy.of(&people)?;
    let whole = entropy(all);
    let part = |(members, people): (&Vec<Area>, &Area)| {
        let own = entropy(*people);
        let weight = people.total / (all.total * whole);
        let h = (own > 0.0).then(|| theil(members, *people));
        TheilPart {
            people: *people,
            areas: members.len(),
            h,
            between: weight * (whole - own),
            within: weight * own * h.unwrap_or(0.0),
        }
    };
    let split: Vec<TheilPart> = members.iter().zip(&people).map(part).collect();
    let within = split.iter().map(|part| part.within).sum();
    let between = theil(&people, all);
    Ok(TheilSplit { h: between + within, between, within, parts: split })
}
