//! Who pays for the gross cost of a month.

#![expect(
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "purses and parts have one place a source, and a unit and part; this is done every \
              month"
)]

use super::costs::{ONCE, PARTS, to_ore};
use crate::model::{FundingKind, FundingSource, Month, Ore, Role};
use crate::probability::lanes::Lanes;

/// What comes into the purses of all sources, month by month: alike in all runs.
#[derive(Clone, Debug, Default)]
pub(super) struct Income {
    /// Positions of the sources in the order of use.
    order: Vec<usize>,
    /// By month, and source in the list's order.
    months: Vec<Vec<Inflow>>,
    /// Whether any source is limited in what it pays for.
    pub(super) any_limited: bool,
}

/// What comes into a purse at the beginning of a month.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Inflow {
    /// Whether what was left is kept.
    keeps: bool,
    /// Whole öre.
    amount: f64,
}

/// The purses of the plan's sources as the months go by, whole öre.
#[derive(Clone, Debug, Default)]
pub(super) struct Purses<const N: usize> {
    /// What each source has, in the list's order.
    has: Vec<Lanes<N>>,
    /// Per unit and part of its cost, what nobody has paid yet, SEK.
    unpaid: Vec<Lanes<N>>,
}

/// What each kind paid in a month, and what nobody paid, whole öre.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Paid<const N: usize> {
    pub(super) by_kind: [Lanes<N>; FundingKind::ALL.len()],
    pub(super) gap: Lanes<N>,
}

/// The month's cost as sources of funding see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bill<'a, const N: usize> {
    /// All of it, whole öre.
    pub(super) total: Lanes<N>,
    /// Per unit, its parts, SEK.
    pub(super) parts: &'a [[Lanes<N>; PARTS]],
    /// For a source limited to districts (by position), per unit the share of the unit's need
    /// that they have, 0–1.
    pub(super) shares: &'a [(usize, Vec<Lanes<N>>)],
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

/// What comes into a source's purse in `month`, and whether it keeps what was left.
fn inflow(source: &FundingSource, month: Month) -> Inflow {
    if !source.covers(month) {
        return Inflow { keeps: false, amount: 0.0 };
    }
    let is_grant = source.kind == FundingKind::StateGrant;
    let amount = source.amount_in(month.year());
    let amount = if is_grant { amount } else { twelfth(amount, month) };
    Inflow { keeps: !is_grant && month.month() != 1, amount: amount.0 as f64 }
}

impl Income {
    /// That of `sources` in `months` months from `start` on.
    pub(super) fn new(sources: &[FundingSource], start: Month, months: usize) -> Self {
        let mut order: Vec<usize> = (0..sources.len()).collect();
        // A stable sort: among equals the list's own order is the order of use.
        order.sort_by_key(|&source| sources[source].place());
        let of_month = |t| {
            let month = start.plus(t as i32);
            sources.iter().map(|source| inflow(source, month)).collect()
        };
        Self {
            order,
            months: (0..months).map(of_month).collect(),
            any_limited: sources.iter().any(|source| !source.pays_for.is_everything()),
        }
    }
}

/// The smaller of `left` (öre) and `sek`; less than a krona between them is the rounding of the
/// accounts, which leaves nothing unpaid.
fn limited<const N: usize>(left: Lanes<N>, sek: Lanes<N>) -> Lanes<N> {
    left.with_two(sek, to_ore(sek), |left, sek, ore| {
        if (sek - left / 100.0).abs() < 1.0 { left } else { left.min(ore) }
    })
}

impl<const N: usize> Purses<N> {
    pub(super) fn begin(&mut self, sources: usize) {
        self.has.clear();
        self.has.resize(sources, Lanes::ZERO);
    }

    /// Pays `bill` in the month at position `t`; months must come in order. `by_source` gets what
    /// each source paid.
    #[inline(always)]
    pub(super) fn pay(
        &mut self,
        (sources, income): (&[FundingSource], &Income),
        bill: &Bill<'_, N>,
        t: usize,
        mut by_source: impl FnMut(usize, Lanes<N>),
    ) -> Paid<N> {
        let mut left = bill.total;
        let mut paid = Paid::default();
        if income.any_limited {
            self.unpaid.clear();
            self.unpaid.extend(bill.parts.iter().flatten());
        }
        for &index in &income.order {
            let Inflow { keeps, amount } = income.months[t][index];
            let has = if keeps { self.has[index] } else { Lanes::ZERO } + Lanes::from(amount);
            self.has[index] = has;
            if !has.any(|has| has > 0.0) {
                by_source(index, Lanes::ZERO);
                continue;
            }
            let source = &sources[index];
            let limit = if income.any_limited {
                self.may_pay(source, index, bill).map_or(left, |sek| limited(left, sek))
            } else {
                left
            };
            let used = limit.min(has).max(Lanes::ZERO);
            self.has[index] = has - used;
            left -= used;
            if income.any_limited {
                self.take(source, index, bill, used / 100.0);
            }
            by_source(index, used);
            paid.by_kind[source.kind as usize] += used;
        }
        paid.gap = left;
        paid
    }

    /// What a limited source may pay for and nobody has paid yet, SEK; `None` where it may pay
    /// for everything.
    fn may_pay(
        &self,
        source: &FundingSource,
        index: usize,
        bill: &Bill<'_, N>,
    ) -> Option<Lanes<N>> {
        if source.pays_for.is_everything() {
            return None;
        }
        let slots = 0..self.unpaid.len();
        Some(slots.map(|slot| self.payable(source, index, bill, slot)).sum())
    }

    /// What `source` may pay of one part: `slot` counts units and, in each, parts.
    fn payable(
        &self,
        source: &FundingSource,
        index: usize,
        bill: &Bill<'_, N>,
        slot: usize,
    ) -> Lanes<N> {
        let (unit, part) = (slot / PARTS, slot % PARTS);
        let limits = &source.pays_for;
        let is_for = if limits.one_off_only {
            part == ONCE
        } else {
            let staff = Role::ALL.get(part);
            let roles = limits.roles.as_ref();
            roles.is_none_or(|roles| staff.is_some_and(|role| roles.contains(role)))
        };
        if !is_for {
            return Lanes::ZERO;
        }
        let unpaid = self.unpaid[slot].max(Lanes::ZERO);
        let shares = bill.shares.iter().find(|(source, _)| *source == index);
        shares.map_or(unpaid, |(_, shares)| unpaid.min(shares[unit] * bill.parts[unit][part]))
    }

    /// Takes what `source` paid (SEK) from the parts, in proportion to what it may pay for in each.
    fn take(&mut self, source: &FundingSource, index: usize, bill: &Bill<'_, N>, paid: Lanes<N>) {
        let slots = 0..self.unpaid.len();
        let payable: Vec<Lanes<N>> =
            slots.map(|slot| self.payable(source, index, bill, slot)).collect();
        let all: Lanes<N> = payable.iter().copied().sum();
        let part = paid.with(all, |paid, all| if all > 0.0 { (paid / all).min(1.0) } else { 0.0 });
        for (unpaid, payable) in self.unpaid.iter_mut().zip(payable) {
            *unpaid -= payable * part;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was paid in a month of one run.
    struct PaidOnce {
        by_kind: [Ore; FundingKind::ALL.len()],
        gap: Ore,
    }

    /// Sources and their purses, which pay what is the staff of nobody in particular.
    struct Payers<'a> {
        sources: &'a [FundingSource],
        income: Income,
        purses: Purses<1>,
    }

    impl<'a> Payers<'a> {
        fn new(sources: &'a [FundingSource], start: Month) -> Self {
            let mut purses = Purses::default();
            purses.begin(sources.len());
            Self { sources, income: Income::new(sources, start, 24), purses }
        }

        /// Pays `cost` in the month at position `t`.
        fn pay(&mut self, cost: Ore, t: usize) -> PaidOnce {
            let total = Lanes::from(cost.0 as f64);
            let bill = Bill { total, parts: &[], shares: &[] };
            let paid = self.purses.pay((self.sources, &self.income), &bill, t, |_, _| {});
            let ore = |paid: Lanes<1>| Ore(paid.lane(0) as i64);
            PaidOnce { by_kind: paid.by_kind.map(ore), gap: ore(paid.gap) }
        }
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
        let mut payers = Payers::new(&sources, start);
        for t in 0..24 {
            let month = start.plus(t as i32);
            let paid = payers.pay(Ore::from_sek(1_250_000.0), t);
            let gap = if month <= grant_end { 0.0 } else { 250_000.0 };
            assert_eq!(paid.gap, Ore::from_sek(gap), "{month}");
        }
    }

    #[test]
    fn what_is_unused_is_carried_within_the_year_but_not_over_it() {
        let (start, end) = (Month::new(2027, 1), Month::new(2028, 12));
        let sources = [source(FundingKind::CommitteeFrame, 1_200.0, start, end)];
        let mut payers = Payers::new(&sources, start);
        assert_eq!(payers.pay(Ore::ZERO, 0).gap, Ore::ZERO);
        assert_eq!(payers.pay(Ore::from_sek(200.0), 1).gap, Ore::ZERO);
        for t in 2..12 {
            payers.pay(Ore::ZERO, t);
        }
        assert_eq!(payers.pay(Ore::from_sek(200.0), 12).gap, Ore::from_sek(100.0));
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
        let paid = Payers::new(&sources, start).pay(Ore::from_sek(100.0), 0);
        assert_eq!(paid.by_kind, [30.0, 50.0, 20.0].map(Ore::from_sek));
    }
}
