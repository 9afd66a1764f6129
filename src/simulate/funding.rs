//! Who pays for the gross cost of a month.

use crate::model::{FundingKind, FundingSource, Month, Ore};

/// The purse of the plan's sources as the months go by.
#[derive(Clone, Debug)]
pub(super) struct Purse<'a> {
    sources: Vec<(&'a FundingSource, Ore)>,
}

/// What each kind paid in a month, and what nobody paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Paid {
    pub(super) by_kind: [Ore; FundingKind::ALL.len()],
    pub(super) gap: Ore,
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

impl<'a> Purse<'a> {
    pub(super) fn new(sources: &'a [FundingSource]) -> Self {
        let mut sources: Vec<_> = sources.iter().map(|source| (source, Ore::ZERO)).collect();
        // A stable sort: within a kind the list's own order is the order of use.
        sources.sort_by_key(|(source, _)| source.kind);
        Self { sources }
    }

    /// Pays `cost` in `month`; months must come in order.
    pub(super) fn pay(&mut self, cost: Ore, month: Month) -> Paid {
        let mut left = cost;
        let mut paid = Paid::default();
        for (source, purse) in &mut self.sources {
            let is_grant = source.kind == FundingKind::StateGrant;
            if is_grant || month.month() == 1 {
                *purse = Ore::ZERO;
            }
            if source.covers(month) {
                *purse += if is_grant { source.amount } else { twelfth(source.amount, month) };
            } else {
                *purse = Ore::ZERO;
            }
            let used = left.min(*purse).max(Ore::ZERO);
            *purse = *purse - used;
            left = left - used;
            if let Some(slot) = paid.by_kind.get_mut(source.kind as usize) {
                *slot += used;
            }
        }
        paid.gap = left;
        paid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let mut purse = Purse::new(&sources);
        for t in 0..24 {
            let month = start.plus(t);
            let paid = purse.pay(Ore::from_sek(1_250_000.0), month);
            let gap = if month <= grant_end { 0.0 } else { 250_000.0 };
            assert_eq!(paid.gap, Ore::from_sek(gap), "{month}");
        }
    }

    #[test]
    fn what_is_unused_is_carried_within_the_year_but_not_over_it() {
        let (start, end) = (Month::new(2027, 1), Month::new(2028, 12));
        let sources = [source(FundingKind::CommitteeFrame, 1_200.0, start, end)];
        let mut purse = Purse::new(&sources);
        assert_eq!(purse.pay(Ore::ZERO, start).gap, Ore::ZERO);
        let february = purse.pay(Ore::from_sek(200.0), start.plus(1));
        assert_eq!(february.gap, Ore::ZERO);
        for t in 2..12 {
            purse.pay(Ore::ZERO, start.plus(t));
        }
        assert_eq!(purse.pay(Ore::from_sek(200.0), start.plus(12)).gap, Ore::from_sek(100.0));
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
        let paid = Purse::new(&sources).pay(Ore::from_sek(100.0), start);
        assert_eq!(paid.by_kind, [30.0, 50.0, 20.0].map(Ore::from_sek));
    }
}
