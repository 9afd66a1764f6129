//! What the figures of a balance rest on, in words.

use super::{Balances, Measure};
use crate::app::Document;
use crate::i18n::Tr;
use crate::measure::distance::{WayBasis, WayUnit};
use crate::model::{IndicatorIdx, ParamId};

/// The unit that `measure` is shown in, for a heading; empty where the name says it.
#[must_use]
pub const fn unit_text(measure: Measure, way: WayUnit) -> &'static str {
    match measure {
        Measure::HighShare => "%",
        Measure::MeanWay | Measure::FarthestWay => match way {
            WayUnit::Km => "km",
            WayUnit::Minutes => "min",
        },
        Measure::Area => "km²",
        Measure::PolsbyPopper | Measure::Reock => "0–1",
        Measure::Population
        | Measure::Children
        | Measure::Load
        | Measure::OpenCases
        | Measure::Posts
        | Measure::Districts => "",
    }
}

impl Measure {
    /// The assumptions that a value of it rests on.
    #[must_use]
    pub const fn inputs(self) -> &'static [ParamId] {
        use ParamId as P;
        match self {
            Self::Load => &[P::Share0To17, P::NeedWeightB],
            Self::HighShare => &[P::NeedWeightB],
            Self::OpenCases => &[
                P::Share0To17,
                P::NeedWeightB,
                P::ReportsPer1000,
                P::ShareInvestigated,
                P::InvestigationMonths,
            ],
            Self::Posts => &[
                P::Share0To17,
                P::NeedWeightB,
                P::ReportsPer1000,
                P::ShareInvestigated,
                P::InvestigationMonths,
                P::CaseloadNorm,
            ],
            _ => &[],
        }
    }
}

/// What ways rest on, in words.
#[must_use]
pub fn way_basis(tr: &Tr, basis: &WayBasis) -> String {
    match basis {
        WayBasis::Times { mode, source } => tr.f(
            "balance-way-times",
            &[("mode", mode.as_str().into()), ("source", source.as_str().into())],
        ),
        WayBasis::StraightLine { detour, weighted, inside, source } => {
            let detour = tr.number(*detour, 2);
            let line = tr.f("balance-way-line", &[("detour", (&detour).into())]);
            let points = if *weighted == 0 {
                tr.t("balance-way-inside").to_owned()
            } else {
                tr.f(
                    "balance-way-weighted",
                    &[
                        ("n", (*weighted).into()),
                        ("rest", (*inside).into()),
                        ("source", source.as_str().into()),
                    ],
                )
            };
            format!("{line} {points}")
        }
    }
}

/// What the figures of `measure` rest on: definition, source with year, or that it is assumed.
#[must_use]
pub fn measure_basis(
    document: &Document,
    balances: &Balances,
    measure: Measure,
    tr: &Tr,
) -> String {
    let table = &document.map.indicators;
    let source = |index: Option<IndicatorIdx>| {
        let info = index.and_then(|index| table.indicators.get(index)).map(|one| &one.info);
        info.map_or_else(String::new, |info| {
            let year = info.year.map_or_else(String::new, |year| format!(" {year}"));
            format!("{}{year}", info.source)
        })
    };
    match measure {
        Measure::Population => {
            tr.f("balance-population-basis", &[("source", (&source(table.population)).into())])
        }
        Measure::Children => {
            tr.f("balance-children-basis", &[("source", (&source(table.children_0_19)).into())])
        }
        Measure::Load => {
            tr.f("balance-load-basis", &[("source", (&source(table.children_0_19)).into())])
        }
        Measure::OpenCases => tr.t("balance-open-cases-basis").to_owned(),
        Measure::Posts => tr.t("balance-posts-basis").to_owned(),
        Measure::HighShare => tr.t("balance-high-share-basis").to_owned(),
        Measure::MeanWay => {
            format!(
                "{} {}",
                tr.t("balance-mean-way-basis"),
                way_basis(tr, balances.ground.ways.basis())
            )
        }
        Measure::FarthestWay => {
            format!(
                "{} {}",
                tr.t("balance-farthest-way-basis"),
                way_basis(tr, balances.ground.ways.basis())
            )
        }
        Measure::Area => tr.t("balance-area-basis").to_owned(),
        Measure::PolsbyPopper => tr.t("balance-polsby-popper-basis").to_owned(),
        Measure::Reock => tr.t("balance-reock-basis").to_owned(),
        Measure::Districts => tr.t("balance-districts-basis").to_owned(),
    }
}
