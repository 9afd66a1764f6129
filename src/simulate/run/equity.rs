//! How evenly need is covered.

use super::Run;
use crate::probability::lanes::Lanes;

impl<const N: usize> Run<'_, '_, N> {
    /// Coverage in the fifth of the children with the highest need weight over that in the fifth
    /// with the lowest; a district that straddles a limit counts with its part. Not a number where
    /// either side is undefined or the lowest fifth has no coverage.
    pub(super) fn equity(&self, t: usize) -> Lanes<N> {
        let sums = &self.room.sums;
        let coverage =
            |children: &[Lanes<N>]| {
                let mut sum = Lanes::ZERO;
                for (group, children) in self.compiled.groups.all.iter().zip(children) {
                    let coverage = self.room.month[group.served_by[t]].coverage;
                    sum += children.with(coverage, |children, coverage| {
                        if children > 0.0 { children * coverage } else { 0.0 }
                    });
                }
                sum.with(sums.fifth, |sum, fifth| if fifth > 0.0 { sum / fifth } else { f64::NAN })
            };
        coverage(&sums.highest).with(coverage(&sums.lowest), |highest, lowest| {
            if lowest > 0.0 { highest / lowest } else { f64::NAN }
        })
    }
}
