//! Who pays for the gross cost of a month.

#![expect(
    clippy::indexing_slicing,
    reason = "purses and parts have one place a source, and a unit and part"
)]

use super::costs::{ONCE, PARTS};
use crate::model::{FundingKind, FundingSource, Month, Ore, Role};

/// The purses of the plan's sources as the months go by.
#[derive(Clone, Debug, Default)]
pub(super) struct Purses {
    /// Positions of the sources in the order of use.
    order: Vec<usize>,
    /// What each source has, in the list's order.
    has: Vec<Ore>,
    /// Per unit and part of its cost, what nobody has paid yet, SEK.
    unpaid: Vec<f64>,
    /// Whether any source is limited in what it pays for.
    any_limited: bool,
}

/// What each kind paid in a month, and what nobody paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Paid {
    pub(super) by_kind: [Ore; FundingKind::ALL.len()],
    pub(super) gap: Ore,
}

/// The month's cost as sources of funding see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bill<'a> {
    /// All of it.
    pub(super) total: Ore,
    /// Per unit, its parts, SEK.
    pub(super) parts: &'a [[f64; PARTS]],
    /// For a source limited to districts (by position), per unit the share of the unit's need
    /// that they have, 0–1.
    pub(super) shares: &'a [(usize, Vec<f64>)],
}

/// Part of a year's `amount` that falls on `month`, in whole öre: twelve of them are the amount.
fn twelfth(amount: Ore, month: Month) -> Ore {
    let until = |month: i32| {
        // i128 keeps amount × 12 exact for any i64. Amounts are not negative, so this rounds half
        // away from zero.
        Ore(((i128::from(amount.0) * i128::from(month) * 2 + 12) / 24) as i64)
    };
    until(month.month()) - until(month.month() - 1)
}

/// The smaller of `left` and `sek`; less than a krona between them is the rounding of the accounts,
/// which leaves nothing unpaid.
fn limited(left: Ore, sek: f64) -> Ore {
    if (sek - left.to_sek()).abs() < 1.0 { left } else { left.min(Ore::from_sek(sek)) }
}

impl Purses {
    pub(super) fn begin(&mut self, sources: &[FundingSource]) {
        self.has.clear();
        self.has.resize(sources.len(), Ore::ZERO);
        self.order.clear();
        self.order.extend(0..sources.len());
        // A stable sort: among equals the list's own order is the order of use.
        self.order.sort_by_key(|&source| sources[source].place());
        self.any_limited = sources.iter().any(|source| !source.pays_for.is_everything());
    }

    /// Pays `bill` in `month`; months must come in order. `by_source` gets what each source paid.
    pub(super) fn pay(
        &mut self,
        sources: &[FundingSource],
        bill: &Bill<'_>,
        month: Month,
        mut by_source: impl FnMut(usize, Ore),
    ) -> Paid {
        let mut left = bill.total;
        let mut paid = Paid::default();
        if self.any_limited {
            self.unpaid.clear();
            self.unpaid.extend(bill.parts.iter().flatten());
        }
        for position in 0..self.order.len() {
            let index = self.order[position];
            let source = &sources[index];
            self.fill(index, source, month);
            let limit = if self.any_limited {
                self.may_pay(source, index, bill).map_or(left, |sek| limited(left, sek))
            } else {
                left
            };
            let used = limit.min(self.has[index]).max(Ore::ZERO);
            self.has[index] = self.has[index] - used;
            left = left - used;
            if self.any_limited {
                self.take(source, index, bill, used.to_sek());
            }
            by_source(index, used);
            paid.by_kind[source.kind as usize] += used;
        }
        paid.gap = left;
        paid
    }

    /// What comes into a source's purse in `month`, and what is lost.
    fn fill(&mut self, index: usize, source: &FundingSource, month: Month) {
        let purse = &mut self.has[index];
        let is_grant = source.kind == FundingKind::StateGrant;
        if is_grant || month.month() == 1 {
            *purse = Ore::ZERO;
        }
        if source.covers(month) {
            let amount = source.amount_in(month.year());
            *purse += if is_grant { amount } else { twelfth(amount, month) };
        } else {
            *purse = Ore::ZERO;
        }
    }

    /// What a limited source may pay for and nobody has paid yet, SEK; `None` where it may pay
    /// for everything.
    fn may_pay(&self, source: &FundingSource, index: usize, bill: &Bill<'_>) -> Option<f64> {
        if source.pays_for.is_everything() {
            return None;
        }
        let slots = 0..self.unpaid.len();
        Some(slots.map(|slot| self.payable(source, index, bill, slot)).sum())
    }

    /// What `source` may pay of one part: `slot` counts units and, in each, parts.
    fn payable(&self, source: &FundingSource, index: usize, bill: &Bill<'_>, slot: usize) -> f64 {
        let (unit, part) = (slot / PARTS, slot % PARTS);
        let limits = &source.pays_for;
        let is_for = if limits.one_off_only {
            part == ONCE
        } else {
            let staff = Role::ALL.into_iter().nth(part);
            limits
                .roles
                .as_ref()
                .is_none_or(|roles| staff.is_some_and(|role| roles.contains(&role)))
        };
        if !is_for {
            return 0.0;
        }
        let unpaid = self.unpaid[slot].max(0.0);
        let shares = bill.shares.iter().find(|(source, _)| *source == index);
        shares.map_or(unpaid, |(_, shares)| unpaid.min(shares[unit] * bill.parts[unit][part]))
    }

    /// Takes what `source` paid from the parts, in proportion to what it may pay for in each.
    fn take(&mut self, source: &FundingSource, index: usize, bill: &Bill<'_>, paid: f64) {
        let payable: Vec<f64> =
            (0..self.unpaid.len()).map(|slot| self.payable(source, index, bill, slot)).collect();
        let all: f64 = payable.iter().sum();
        if all > 0.0 {
            for (unpaid, payable) in self.unpaid.iter_mut().zip(payable) {
                *unpaid -= payable * (paid / all).min(1.0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pays `cost` that is the staff of nobody in particular.
    fn pay(purses: &mut Purses, sources: &[FundingSource], cost: Ore, month: Month) -> Paid {
        let bill = Bill { total: cost, parts: &[], shares: &[] };
        purses.pay(sources, &bill, month, |_, _| {})
    }

    fn begun(sources: &[FundingSource]) -> Purses {
        let mut purses = Purses::default();
        purses.begin(sources);
        purses
    }

    fn source(kind: FundingKind, sek: f64, from: Month, to: Month) -> FundingSource {
        FundingSource {
            name: String::new(),
            kind,
            amount: Ore::from_sek(sek),
            from,
            to: Some(to),
            step: None,
            place: None,
            by_year: std::collections::BTreeMap::new(),
            pays_for: crate::model::PaysFor::default(),
        }
    }

    #[test]
    fn with_the_frame_fully_used_the_gap_begins_the_month_after_the_grant_ends() {
        // Expert check 6, with the costs given.
        let (start, end) = (Month::new(2027, 1), Month::new(2028, 12));
        let grant_end = Month::new(2027, 9);
        let sources = [
            source(FundingKind::CommitteeFrame, 12_000_000.0, start, end),
            source(FundingKind::StateGrant, 250_000.0, start, grant_end),
        ];
        let mut purses = begun(&sources);
        for t in 0..24 {
            let month = start.plus(t);
            let paid = pay(&mut purses, &sources, Ore::from_sek(1_250_000.0), month);
            let gap = if month <= grant_end { 0.0 } else { 250_000.0 };
            assert_eq!(paid.gap, Ore::from_sek(gap), "{month}");
        }
    }

    #[test]
    fn what_is_unused_is_carried_within_the_year_but_not_over_it() {
        let (start, end) = (Month::new(2027, 1), Month::new(2028, 12));
        let sources = [source(FundingKind::CommitteeFrame, 1_200.0, start, end)];
        let mut purses = begun(&sources);
        assert_eq!(pay(&mut purses, &sources, Ore::ZERO, start).gap, Ore::ZERO);
        let february = pay(&mut purses, &sources, Ore::from_sek(200.0), start.plus(1));
        assert_eq!(february.gap, Ore::ZERO);
        for t in 2..12 {
            pay(&mut purses, &sources, Ore::ZERO, start.plus(t));
        }
        assert_eq!(
            pay(&mut purses, &sources, Ore::from_sek(200.0), start.plus(12)).gap,
            Ore::from_sek(100.0)
        );
    }

    #[test]
    fn twelve_twelfths_are_the_whole_amount() {
        let sum: Ore = (1..=12).map(|month| twelfth(Ore(100_001), Month::new(2027, month))).sum();
        assert_eq!(sum, Ore(100_001));
    }

    #[test]
    fn grants_are_used_before_the_boards_funds_and_those_before_the_frame() {
        let (start, end) = (Month::new(2027, 1), Month::new(2027, 12));
        let sources = [
            source(FundingKind::CommitteeFrame, 1_200.0, start, end),
            source(FundingKind::ExecutiveBoard, 600.0, start, end),
            source(FundingKind::StateGrant, 30.0, start, end),
        ];
        let paid = pay(&mut begun(&sources), &sources, Ore::from_sek(100.0), start);
        assert_eq!(paid.by_kind, [30.0, 50.0, 20.0].map(Ore::from_sek));
    }
}
