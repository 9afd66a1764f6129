//! The parameters of several runs side by side.

#![expect(clippy::inline_always, reason = "this is done for every run")]

use crate::model::{ParamId, Parameters};
use crate::probability::lanes::Lanes;

/// The parameters of every run. They may differ in what is drawn; choices are alike in all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Given<'a, const N: usize>(pub(super) &'a [Parameters; N]);

impl<const N: usize> Given<'_, N> {
    /// What `of` gives for the parameters of each run.
    #[inline(always)]
    pub(super) fn each(self, of: impl Fn(&Parameters) -> f64) -> Lanes<N> {
        Lanes(self.0.each_ref().map(of))
    }

    /// The values of `param`, in its own unit.
    #[inline(always)]
    pub(super) fn value(self, param: ParamId) -> Lanes<N> {
        self.each(|parameters| parameters.value(param))
    }

    /// The values of `param`, given in per cent, as fractions.
    #[inline(always)]
    pub(super) fn fraction(self, param: ParamId) -> Lanes<N> {
        self.value(param) / 100.0
    }

    /// The value of `param`, a choice, which is alike in all runs.
    pub(super) fn choice(self, param: ParamId) -> f64 {
        self.0.first().map_or(0.0, |parameters| parameters.value(param))
    }
}
