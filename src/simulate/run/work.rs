//! What is asked of the units, and what they do of it.

#![expect(
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "all arrays have one place a unit or group of the plan, made together; this is done \
              every month"
)]

use super::{Room, Run};
use crate::probability::lanes::Lanes;
use crate::simulate::figures::Detail;

/// Months after going live in which nearness raises the reports.
const FIRST_YEAR_MONTHS: i32 = 12;

impl<const N: usize> Run<'_, '_, N> {
    /// The reports of all groups in month `t` and the investigations that start.
    #[inline(always)]
    pub(super) fn demand(&mut self, t: usize) {
        let (rules, compiled) = (&self.rules, self.compiled);
        let Room { sums, reports, started, chance, .. } = &mut *self.room;
        let need = sums.need(compiled.year_of[t]);
        for ((group, need), reports) in compiled.groups.all.iter().zip(need).zip(&mut *reports) {
            let first_months = 0..FIRST_YEAR_MONTHS;
            let in_first_year =
                group.live_from.is_some_and(|live| first_months.contains(&(t as i32 - live)));
            *reports = *need * rules.report_rate;
            if in_first_year {
                *reports *= 1.0 + rules.first_year_rise;
            }
        }
        let service = &compiled.services[compiled.service_of[t]];
        for (unit, members) in service.members.iter().enumerate() {
            let expected: Lanes<N> = members.iter().map(|&group| reports[group]).sum();
            let factor = chance.started(unit, t, expected * rules.share_investigated);
            for &group in members {
                reports[group] *= factor;
                started[group] = reports[group] * rules.share_investigated;
            }
        }
    }

    /// The work of one unit: reports come in, investigations start and are closed.
    #[inline(always)]
    pub(super) fn work(&mut self, unit: usize, t: usize, detail: Detail) {
        let (rules, compiled) = (&self.rules, self.compiled);
        let room = &mut *self.room;
        let service = &compiled.services[compiled.service_of[t]];
        let figures = &mut room.month[unit];
        let lost = (service.visits[unit] * rules.visit_fte).min(figures.productive_social_workers);
        figures.productive_social_workers -= lost;
        if detail == Detail::All {
            figures.productive_fte -= lost;
        }
        let members = &service.members[unit];
        let children = room.sums.children(compiled.year_of[t]);
        for &group in members {
            if detail == Detail::All {
                figures.children_0_17 += children[group];
                figures.reports += room.reports[group];
            }
            figures.started += room.started[group];
        }
        let productive = figures.productive_social_workers;
        let capacity = productive * rules.closes;
        if !members.is_empty() {
            let (rules, started) = (&room.rules, &room.started);
            figures.closed = room.book.month(rules, t, members, started, productive, capacity);
        }
        for &group in members {
            let cases = &room.book.groups[group];
            figures.active += cases.active;
            figures.open += cases.active + cases.all_waiting;
            figures.overdue += cases.overdue;
        }
        figures.coverage = coverage(capacity, figures.started);
        figures.caseload = caseload(figures.active, productive);
    }
}

#[inline(always)]
fn coverage<const N: usize>(capacity: Lanes<N>, started: Lanes<N>) -> Lanes<N> {
    capacity.with(
        started,
        |capacity, started| {
            if started > 0.0 { (capacity / started).min(1.0) } else { f64::NAN }
        },
    )
}

#[inline(always)]
pub(super) fn caseload<const N: usize>(
    active: Lanes<N>,
    productive_social_workers: Lanes<N>,
) -> Lanes<N> {
    active.with(productive_social_workers, |active, productive| {
        if productive > 1e-9 { active / productive } else { f64::NAN }
    })
}
