//! Segregation, classes and clustering of a map's figures, in a form that can be written as JSON.

mod classify;
mod moran;
mod segregation;

use serde::Serialize;

use super::document::Document;
use super::files::AppError;
use crate::i18n::Tr;
use crate::model::{DistrictIdx, Indicator, IndicatorTable};
use crate::scene::legend::localised;

pub use classify::{ClassFigures, ClassifyFigures, classify_figures};
pub use moran::{ClusterChoices, LocalFigures, MoranFigures, NeighbourKind, moran_figures};
pub use segregation::{
    BandFigures, BaseSegregation, IndexOfGroup, LevelFigures, QuotientFigures, SegregationFigures,
    SegregationWish, SplitFigures, segregation_figures,
};

/// Which figures a statistic is of.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct ColumnFigures {
    pub id: String,
    pub title: String,
    pub year: Option<i32>,
    pub source: String,
}

impl ColumnFigures {
    fn of(indicator: &Indicator, tr: &Tr) -> Self {
        let info = &indicator.info;
        Self {
            id: info.id.clone(),
            title: localised(&info.title, tr).to_owned(),
            year: info.year,
            source: info.source.clone(),
        }
    }
}

/// The indicator with this id.
fn indicator<'a>(table: &'a IndicatorTable, id: &str) -> Result<&'a Indicator, AppError> {
    let found = table.by_id(id).and_then(|index| table.indicators.get(index));
    found.ok_or_else(|| AppError::NoIndicator {
        id: id.to_owned(),
        known: table.indicators.iter().map(|one| one.info.id.clone()).collect(),
    })
}

fn code(document: &Document, district: DistrictIdx) -> String {
    document.map.districts.get(district).map(|one| one.code.clone()).unwrap_or_default()
}

/// The codes of the districts for which `values` has none.
fn without(document: &Document, values: &[Option<f64>]) -> Vec<String> {
    let districts = document.map.districts.indices().zip(values);
    let missing = districts.filter(|(_, value)| value.is_none_or(|value| !value.is_finite()));
    missing.map(|(district, _)| code(document, district)).collect()
}
