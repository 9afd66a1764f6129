//! The cost cut in the ways that a committee asks for, and who pays.

use std::ops::Range;

use serde::Serialize;

use super::rounded;
use crate::app::document::Document;
use crate::i18n::Tr;
use crate::model::{FundingKind, FundingSource, GateMeasure, Month, Ore, Plan, UnitIdx};
use crate::scene::legend::localised;
use crate::simulate::{Amount, Books, Inhabitants, Simulation, gate_month, per_head};

/// The cost, cut in one way: of all months so far, or per head.
#[derive(Clone, Copy, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct Amounts {
    pub gross: Option<f64>,
    pub transferred: Option<f64>,
    pub net_new: Option<f64>,
    pub one_off: Option<f64>,
    pub permanent: Option<f64>,
}

/// A source of funding.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct SourceFigures {
    pub name: String,
    pub kind: FundingKind,
    pub place: u16,
    pub paid: f64,
}

/// Whom amounts per inhabitant are shared by.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct InhabitantsFigures {
    pub count: f64,
    pub year: Option<i32>,
    pub source: String,
}

/// What a source that ends leaves behind.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct GrantEndFigures {
    pub source: String,
    pub kind: FundingKind,
    pub month: Month,
    pub last_year: f64,
    pub followed: bool,
    pub gap_first_year: f64,
}

/// What comes of a step's follow-up gate.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct GateFigures {
    pub step: u32,
    pub measure: GateMeasure,
    pub target: f64,
    pub month: Option<Month>,
    pub value: Option<f64>,
    pub passes: Option<bool>,
}

/// What amounts are cut from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut<'a> {
    pub(super) books: Books<'a>,
    pub(super) people: Option<&'a Inhabitants>,
}

impl Cut<'_> {
    /// An amount of `unit` (or of all) over the months, kronor.
    pub(super) fn sek(
        &self,
        amount: Amount,
        unit: Option<UnitIdx>,
        range: Range<usize>,
    ) -> Option<f64> {
        self.books.amount(amount, unit, None, range).map(Ore::to_sek)
    }

    /// The amounts of all months before position `end`.
    pub(super) fn accumulated(&self, unit: Option<UnitIdx>, end: usize) -> Amounts {
        Amounts::each(|amount| self.sek(amount, unit, 0..end))
    }

    /// The amounts of the months for each child 0–17.
    pub(super) fn per_child(&self, unit: Option<UnitIdx>, range: Range<usize>) -> Amounts {
        let children = self.books.children(unit, range.clone());
        self.per_head(unit, range, children)
    }

    /// The amounts of the months for each inhabitant.
    pub(super) fn per_inhabitant(&self, unit: Option<UnitIdx>, range: Range<usize>) -> Amounts {
        let heads = self.people.map_or(0.0, |people| people.mean(unit, range.clone()));
        self.per_head(unit, range, heads)
    }

    fn per_head(&self, unit: Option<UnitIdx>, range: Range<usize>, heads: f64) -> Amounts {
        Amounts::each(|amount| {
            let amount = self.books.amount(amount, unit, None, range.clone())?;
            per_head(amount, heads).map(rounded)
        })
    }
}

impl Amounts {
    fn each(of: impl Fn(Amount) -> Option<f64>) -> Self {
        Self {
            gross: of(Amount::Gross),
            transferred: of(Amount::Transferred),
            net_new: of(Amount::NetNew),
            one_off: of(Amount::OneOff),
            permanent: of(Amount::Permanent),
        }
    }
}

/// The sources in the list's order, with what they pay over the horizon.
pub(super) fn sources(plan: &Plan, simulation: &Simulation) -> Vec<SourceFigures> {
    let of = |(position, source): (usize, &FundingSource)| SourceFigures {
        name: source.name.clone(),
        kind: source.kind,
        place: source.place(),
        paid: simulation.paid_in(position, 0..simulation.months()).to_sek(),
    };
    plan.funding.iter().enumerate().map(of).collect()
}

/// What each source pays in the months, in the list's order.
pub(super) fn paid(simulation: &Simulation, range: Range<usize>) -> Vec<f64> {
    let positions = 0..simulation.paid.len();
    positions.map(|position| simulation.paid_in(position, range.clone()).to_sek()).collect()
}

/// The inhabitants of the map, with the year and the source of their number.
pub(super) fn inhabitants(document: &Document, tr: &Tr) -> Option<InhabitantsFigures> {
    let table = &document.map.indicators;
    let people = Inhabitants::of(table, &document.plan)?;
    let info = &table.indicators.get(table.population?)?.info;
    let title = localised(&info.title, tr);
    Some(InhabitantsFigures {
        count: people.total,
        year: info.year,
        source: format!("{}: {title}", info.source),
    })
}

/// What the sources that end inside the horizon leave behind.
pub(super) fn grant_ends(plan: &Plan, simulation: &Simulation) -> Vec<GrantEndFigures> {
    let ends = simulation.grant_ends(plan);
    let of = |end: crate::simulate::GrantEnd| {
        let source = plan.funding.get(end.source)?;
        Some(GrantEndFigures {
            source: source.name.clone(),
            kind: source.kind,
            month: end.month,
            last_year: end.last_year.to_sek(),
            followed: source.is_followed(&plan.funding),
            gap_first_year: simulation.gap_of_year_from(end.month).to_sek(),
        })
    };
    ends.into_iter().filter_map(of).collect()
}

/// What comes of the follow-up gates, step by step.
pub(super) fn gates(plan: &Plan, simulation: &Simulation) -> Vec<GateFigures> {
    let of = |step: &crate::model::RolloutStep| {
        let gate = step.gate?;
        let outcome = simulation.gate(plan, step);
        Some(GateFigures {
            step: step.id.0,
            measure: gate.measure,
            target: gate.target,
            month: gate_month(step),
            value: outcome.and_then(|outcome| outcome.value).map(rounded),
            passes: outcome.map(|outcome| outcome.passes),
        })
    };
    plan.steps.iter().filter_map(of).collect()
}
