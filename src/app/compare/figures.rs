//! The comparison in a form that can be written as JSON. `docs/cli.md` documents the fields.

use serde::Serialize;

use super::{
    CompareMeasure, Compared, Comparison, DifferenceRuns, Side, difference_runs, differences,
};
use crate::app::certainty::Spread;
use crate::app::document::Document;
use crate::app::figures::rounded;
use crate::app::files::AppError;
use crate::i18n::Tr;
use crate::uncertain::Options;

/// Scenarios side by side.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct CompareFigures {
    pub program: &'static str,
    pub version: &'static str,
    pub title: String,
    pub map: String,
    pub map_sha256: String,
    pub runs: usize,
    pub seed: u64,
    pub scenarios: Vec<ColumnOfComparison>,
    pub measures: Vec<MeasureOfComparison>,
    pub differences: Vec<DifferenceFigures>,
}

/// One of the sides.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct ColumnOfComparison {
    pub id: Option<u32>,
    pub name: String,
    pub description: String,
    pub is_reference: bool,
}

/// A measure of all sides.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct MeasureOfComparison {
    pub measure: &'static str,
    pub name: String,
    pub unit: String,
    pub values: Vec<Option<f64>>,
}

/// What differs in one side from the reference.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct DifferenceFigures {
    pub scenario: String,
    pub words: Vec<String>,
    pub measures: Vec<MeasureDifference>,
    pub years: Vec<YearDifference>,
    pub all_years: Option<Spread>,
}

/// The difference in a measure.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureDifference {
    /// The measure.
    pub measure: &'static str,
    /// The difference by the likely values.
    pub difference: Option<f64>,
    /// The difference over the runs, where these have the measure.
    pub runs: Option<Spread>,
}

/// The difference in net cost of a year, SEK.
#[derive(Clone, Debug, Serialize)]
pub struct YearDifference {
    /// The calendar year.
    pub year: i32,
    /// The difference by the likely values.
    pub net_new: Option<f64>,
    /// The difference over the runs.
    pub runs: Option<Spread>,
}

/// The name of a side as it is shown.
#[must_use]
pub fn name_of(document: &Document, side: Side, tr: &Tr) -> String {
    match side {
        Side::Baseline => tr.t("compare-baseline").to_owned(),
        Side::Scenario(id) => document.plan.scenario_name(id).to_owned(),
    }
}

/// Compares `sides` of `document`, the first of which is the reference; `options` say with how
/// many runs, 0 for none. `Ok(None)` where it was cancelled.
///
/// # Errors
/// [`AppError::Simulate`] where a side cannot be simulated.
pub fn compare_figures(
    document: &Document,
    sides: &[Side],
    options: Options,
    tr: &Tr,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Option<CompareFigures>, AppError> {
    let comparison = Comparison::of(document, sides);
    let Some(reference) = comparison.reference() else { return Ok(None) };
    for side in &comparison.sides {
        if let Err(error) = &side.results.simulation {
            return Err((*error).into());
        }
    }
    let mut found = Vec::new();
    for other in comparison.sides.iter().skip(1) {
        let runs = if options.runs == 0 {
            None
        } else {
            let (a, b) = ((reference.side, &*reference.plan), (other.side, &*other.plan));
            let runs = difference_runs(&document.map, a, b, options, is_cancelled)?;
            if runs.is_none() {
                return Ok(None);
            }
            runs
        };
        found.push(difference(document, reference, other, runs.as_ref(), tr));
    }
    let column = |side: &Compared| {
        let scenario = match side.side {
            Side::Baseline => None,
            Side::Scenario(id) => document.plan.scenarios.get(id),
        };
        ColumnOfComparison {
            id: scenario.map(|one| one.id.0),
            name: name_of(document, side.side, tr),
            description: scenario.map(|one| one.description.clone()).unwrap_or_default(),
            is_reference: side.side == reference.side,
        }
    };
    let measure = |measure: CompareMeasure| MeasureOfComparison {
        measure: measure.id(),
        name: tr.t(&format!("compare-{}", measure.id())).to_owned(),
        unit: unit_of(measure, reference, tr).to_owned(),
        values: comparison
            .sides
            .iter()
            .map(|side| side.value(measure, reference).map(rounded))
            .collect(),
    };
    Ok(Some(CompareFigures {
        program: "narplan",
        version: env!("CARGO_PKG_VERSION"),
        title: document.plan.title.clone(),
        map: document.map.name.clone(),
        map_sha256: document.map.sha256.clone(),
        runs: options.runs,
        seed: options.seed,
        scenarios: comparison.sides.iter().map(column).collect(),
        measures: CompareMeasure::ALL.into_iter().map(measure).collect(),
        differences: found,
    }))
}

/// The unit that a measure is told in, in JSON and in tables: money in SEK.
#[must_use]
pub fn unit_of<'a>(measure: CompareMeasure, reference: &Compared, tr: &'a Tr) -> &'a str {
    use crate::measure::distance::WayUnit;
    use crate::uncertain::Outcome;
    match measure {
        CompareMeasure::Outcome(outcome) if outcome.is_money() => "SEK",
        CompareMeasure::Outcome(Outcome::Coverage | Outcome::LowestCoverage)
        | CompareMeasure::RolledOut => "%",
        CompareMeasure::Posts => tr.t("compare-unit-posts"),
        CompareMeasure::Moved => tr.t("compare-unit-districts"),
        CompareMeasure::LoadSpread => "",
        CompareMeasure::MeanWay => match reference.results.balances.ground.ways.unit() {
            WayUnit::Km => "km",
            WayUnit::Minutes => "min",
        },
        CompareMeasure::Outcome(_) => tr.t("compare-unit-cases"),
    }
}

fn difference(
    document: &Document,
    reference: &Compared,
    other: &Compared,
    runs: Option<&DifferenceRuns>,
    tr: &Tr,
) -> DifferenceFigures {
    let years = other.simulation().map(|simulation| simulation.years().collect::<Vec<_>>());
    let years =
        years.unwrap_or_default().into_iter().enumerate().map(|(position, (year, range))| {
            let net = |side: &Compared| side.net_new(range.clone()).map(crate::model::Ore::to_sek);
            let of_year = runs.and_then(|runs| runs.by_year.get(position));
            YearDifference {
                year,
                net_new: net(other).zip(net(reference)).map(|(new, old)| rounded(new - old)),
                runs: of_year.map(|values| Spread::of(values.clone())),
            }
        });
    let measures = CompareMeasure::ALL.into_iter().map(|measure| {
        let [new, old] = [other, reference].map(|side| side.value(measure, reference));
        let of_runs = match measure {
            CompareMeasure::Outcome(outcome) => runs.and_then(|runs| runs.of(outcome)),
            _ => None,
        };
        MeasureDifference {
            measure: measure.id(),
            difference: new.zip(old).map(|(new, old)| rounded(new - old)),
            runs: of_runs.map(|values| Spread::of(values.to_vec())),
        }
    });
    DifferenceFigures {
        measures: measures.collect(),
        scenario: name_of(document, other.side, tr),
        words: differences(document, reference, other, runs, tr),
        years: years.collect(),
        all_years: runs.map(|runs| Spread::of(runs.all.clone())),
    }
}
