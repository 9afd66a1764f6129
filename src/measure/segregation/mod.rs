//! Indices of residential segregation: how a group and everyone else are spread over areas.
//!
//! All of them are shares, 0 to 1, of the counts of a group and of all people in each area, and
//! all depend on how the city is cut into areas: they compare years on the same division, never
//! municipalities. Massey & Denton (1988, "The dimensions of residential segregation", Social
//! Forces 67:281–315, doi 10.1093/sf/67.2.281) is the frame: dissimilarity, entropy and Gini tell
//! of evenness, isolation and exposure of exposure.
//!
//! Where an index has no meaning it is [`Undefined`] with the reason, never a number.

mod bootstrap;
mod divisions;
mod index;
mod split;
#[cfg(test)]
mod tests;

pub use bootstrap::{Bootstrap, BootstrapOptions, bootstrap};
pub use divisions::{DivisionBand, DivisionOptions, PerIndex, division_bands};
pub use index::SegregationIndex;
pub use split::{TheilPart, TheilSplit, theil_split};

use crate::model::{Explain, Message};

/// Why there is no index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Undefined {
    /// No area has anybody in it.
    #[error("nobody is counted")]
    Nobody,
    /// Nobody belongs to the group.
    #[error("nobody belongs to the group")]
    NoGroup,
    /// Everybody belongs to the group.
    #[error("everybody belongs to the group")]
    NoOthers,
    /// An area's count is negative or no number.
    #[error("the count of area {0} is negative or no number")]
    NotACount(usize),
    /// An area has more people in the group than people.
    #[error("area {0} has more people in the group than people")]
    MoreThanAll(usize),
}

impl Explain for Undefined {
    fn message(&self) -> Message {
        match self {
            Self::Nobody => Message::new("segregation-undefined-nobody"),
            Self::NoGroup => Message::new("segregation-undefined-no-group"),
            Self::NoOthers => Message::new("segregation-undefined-no-others"),
            Self::NotACount(_) => Message::new("segregation-undefined-not-a-count"),
            Self::MoreThanAll(_) => Message::new("segregation-undefined-more-than-all"),
        }
    }
}

/// The people of one area.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// People of the group.
    pub group: f64,
    /// All people, those of the group among them.
    pub total: f64,
}

impl Area {
    /// People who are not of the group.
    #[must_use]
    pub fn others(self) -> f64 {
        self.total - self.group
    }

    /// The people of both.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { group: self.group + other.group, total: self.total + other.total }
    }

    /// All people of `areas`.
    #[must_use]
    pub fn sum(areas: &[Self]) -> Self {
        areas.iter().fold(Self::default(), |sum, area| sum.plus(*area))
    }
}

/// A group and everybody by area, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupCounts {
    areas: Vec<Option<Area>>,
    known: Vec<Area>,
}

impl GroupCounts {
    /// The counts of `group` and `total` by area. An area without either is left out of all
    /// indices; the published counts are used as they are.
    ///
    /// # Errors
    /// [`Undefined::NotACount`] and [`Undefined::MoreThanAll`], with the first such area.
    pub fn new(group: &[Option<f64>], total: &[Option<f64>]) -> Result<Self, Undefined> {
        let mut areas = Vec::with_capacity(group.len());
        for (position, (group, total)) in group.iter().zip(total).enumerate() {
            let area = group.zip(*total).map(|(group, total)| Area { group, total });
            if let Some(Area { group, total }) = area {
                if !(group.is_finite() && total.is_finite() && group >= 0.0 && total >= 0.0) {
                    return Err(Undefined::NotACount(position));
                }
                if group > total {
                    return Err(Undefined::MoreThanAll(position));
                }
            }
            areas.push(area);
        }
        let known = areas.iter().copied().flatten().collect();
        Ok(Self { areas, known })
    }

    /// The counts by area; `None` where one of the two is missing.
    #[must_use]
    pub fn areas(&self) -> &[Option<Area>] {
        &self.areas
    }

    /// The areas with both counts.
    #[must_use]
    pub fn known(&self) -> &[Area] {
        &self.known
    }

    /// How many areas are left out.
    #[must_use]
    pub fn missing(&self) -> usize {
        self.areas.len() - self.known.len()
    }

    /// The people of each part of a division; `part_of` has the part of each area.
    #[must_use]
    pub fn merged(&self, part_of: &[usize]) -> Vec<Area> {
        let parts = part_of.iter().max().map_or(0, |last| last + 1);
        let mut sums = vec![Area::default(); parts];
        for (area, &part) in self.areas.iter().zip(part_of) {
            if let (Some(area), Some(sum)) = (area, sums.get_mut(part)) {
                *sum = sum.plus(*area);
            }
        }
        sums
    }

    /// All people who are counted.
    #[must_use]
    pub fn sum(&self) -> Area {
        Area::sum(&self.known)
    }

    /// An index of these counts, 0 to 1.
    ///
    /// # Errors
    /// Why it has no meaning.
    pub fn index(&self, index: SegregationIndex) -> Result<f64, Undefined> {
        index.of(&self.known)
    }

    /// The location quotient of each area, (xᵢ/tᵢ) / (X/T): the group's share there divided by its
    /// share of all; 1 is as everywhere, 2 twice as much. `None` where a count is missing or nobody
    /// lives.
    ///
    /// Source: Isard 1960, *Methods of regional analysis*; for segregation Brown & Chung 2006,
    /// "Spatial segregation, segregation indices and the geographical perspective", Population,
    /// Space and Place 12:125–143, doi 10.1002/psp.403.
    ///
    /// # Errors
    /// [`Undefined::Nobody`] and [`Undefined::NoGroup`].
    pub fn location_quotients(&self) -> Result<Vec<Option<f64>>, Undefined> {
        let all = self.sum();
        if all.total <= 0.0 {
            return Err(Undefined::Nobody);
        }
        if all.group <= 0.0 {
            return Err(Undefined::NoGroup);
        }
        let share = all.group / all.total;
        let quotient = |area: &Option<Area>| {
            let area = area.filter(|area| area.total > 0.0)?;
            Some(area.group / area.total / share)
        };
        Ok(self.areas.iter().map(quotient).collect())
    }
}

/// Index of dissimilarity, 0–100: ½ Σ |xᵢ/X − yᵢ/Y|, with x the group and y everyone else.
///
/// It is what Linköping publishes as Segregationsindex: the share of the group that would have to
/// move for an even spread. It depends on the number and size of the areas, so it cannot rank
/// municipalities. `areas` holds (group, everybody) per area; `None` where the group or everyone
/// else is missing altogether.
///
/// Source: Linköpings kommun, Vad är segregationsindex?; Duncan & Duncan 1955.
pub fn dissimilarity(areas: impl IntoIterator<Item = (f64, f64)>) -> Option<f64> {
    let areas: Vec<Area> = areas.into_iter().map(|(group, total)| Area { group, total }).collect();
    SegregationIndex::Dissimilarity.of(&areas).ok().map(|index| 100.0 * index)
}
