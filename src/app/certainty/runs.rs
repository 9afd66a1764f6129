//! Many runs of a plan in figures.

use std::ops::Range;

use serde::Serialize;
use serde_json::{Map, Value};

use super::{OddsFigures, SHARES, Spread};
use crate::app::document::Document;
use crate::app::figures::{UnitHead, rounded};
use crate::app::files::AppError;
use crate::i18n::Tr;
use crate::model::{Month, Ore, Plan, UnitIdx};
use crate::probability::summary::Share;
use crate::report::{Cell, table_csv};
use crate::simulate::baseline_of;
use crate::uncertain::{GateRuns, Options, Runs, Scope, Series, drawn_parameters, threads};

/// Many runs of a plan. `docs/cli.md` documents the fields, which are those of the JSON.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct RunsFigures {
    pub program: &'static str,
    pub version: &'static str,
    pub title: String,
    pub map: String,
    pub map_sha256: String,
    pub start: Month,
    pub last: Month,
    pub runs: usize,
    pub seed: u64,
    pub chance: bool,
    pub effects: bool,
    pub drawn_count: usize,
    pub drawn: Vec<&'static str>,
    pub coverage_target: f64,
    pub runs_for_one_percent: usize,
    pub units: Vec<UnitHead>,
    pub years: Vec<YearRuns>,
    pub months: Vec<MonthRuns>,
    pub gates: Vec<GateOdds>,
}

/// A calendar year over all runs, as far as it is simulated.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct YearRuns {
    pub year: i32,
    pub months: usize,
    pub gross: Spread,
    pub gap: Spread,
    pub net_new: Spread,
    pub within_frame: OddsFigures,
    pub coverage_reached: OddsFigures,
    pub units: Vec<UnitYearRuns>,
}

/// A unit in a year over all runs.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct UnitYearRuns {
    pub unit: String,
    pub coverage_reached: OddsFigures,
}

/// A month over all runs: the quantiles of each series.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct MonthRuns {
    pub month: Month,
    pub total: Map<String, Value>,
    pub units: Vec<UnitMonthRuns>,
}

/// A unit in a month over all runs.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct UnitMonthRuns {
    pub unit: String,
    #[serde(flatten)]
    pub series: Map<String, Value>,
}

/// A follow-up gate over all runs.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct GateOdds {
    pub step: u32,
    pub name: String,
    pub passes: Option<OddsFigures>,
}

impl RunsFigures {
    /// The plan of `document`, run as `options` say; `coverage` (0–1) is the target whose
    /// probability is told. `Ok(None)` where it was cancelled.
    ///
    /// # Errors
    /// [`AppError::Simulate`] where it cannot be simulated.
    pub fn of(
        document: &Document,
        options: Options,
        coverage: f64,
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<Option<Self>, AppError> {
        let (plan, table) = (&document.plan, &document.map.indicators);
        let mut draws = None;
        let mut of = |plan: &Plan, options| {
            Runs::sharing(table, plan, options, &mut draws, (threads(), is_cancelled))
        };
        let years_only = Options { years_only: true, ..options };
        let (Some(runs), Some(baseline)) =
            (of(plan, options)?, of(&baseline_of(plan), years_only)?)
        else {
            return Ok(None);
        };
        let drawn = drawn_parameters(plan, options.effects);
        let drawn = if options.parameters { drawn } else { Vec::new() };
        let years = years(plan, &runs, &baseline, coverage);
        let gates = gates(plan, &runs);
        let shares = years.iter().flat_map(|year| {
            let units = year.units.iter().map(|unit| &unit.coverage_reached);
            units.chain([&year.within_frame, &year.coverage_reached])
        });
        let shares = shares.chain(gates.iter().filter_map(|gate| gate.passes.as_ref()));
        let head = plan.units.iter().map(|unit| UnitHead {
            id: unit.id.clone(),
            kind: unit.kind,
            name: unit.name.clone(),
        });
        Ok(Some(Self {
            program: "narplan",
            version: env!("CARGO_PKG_VERSION"),
            title: plan.title.clone(),
            map: document.map.name.clone(),
            map_sha256: document.map.sha256.clone(),
            start: runs.start,
            last: plan.end().plus(-1),
            runs: runs.count,
            seed: options.seed,
            chance: options.chance,
            effects: options.effects,
            drawn_count: drawn.len(),
            drawn: drawn.into_iter().map(|param| param.info().id).collect(),
            coverage_target: coverage,
            runs_for_one_percent: shares
                .filter_map(|it| it.runs_for_one_percent)
                .max()
                .unwrap_or(0),
            units: head.collect(),
            months: months(plan, &runs),
            years,
            gates,
        }))
    }
}

impl RunsFigures {
    /// How far from 0 or 1 a probability lies at the most (95 %) that never or always happened in
    /// all runs; `None` without runs.
    #[must_use]
    pub fn unseen(&self) -> Option<f64> {
        Share { hits: 0, count: self.runs }.unseen(0.95)
    }
}

fn years(plan: &Plan, runs: &Runs, baseline: &Runs, coverage: f64) -> Vec<YearRuns> {
    let reached = |scope, range: &Range<usize>| {
        let is_defined = runs.series(scope, Series::Coverage).is_some_and(|values| {
            let mut months = values.months().skip(range.start).take(range.len());
            months.any(|month| month.iter().any(|value| !value.is_nan()))
        });
        // A unit that serves nobody in the whole year has no coverage to reach.
        if !is_defined {
            return OddsFigures::of(Share::of([]));
        }
        let holds = |value: f64| value >= coverage;
        OddsFigures::of(runs.share_where(scope, Series::Coverage, range.clone(), &holds))
    };
    let sek = |amounts: &[Ore]| amounts.iter().map(|amount| amount.to_sek()).collect::<Vec<f64>>();
    let by_year = runs.gross_by_year.iter().zip(&runs.gap_by_year).zip(&baseline.gross_by_year);
    let years = runs.years.iter().zip(by_year).enumerate();
    let of_year = |(at, ((year, range), ((gross, gap), today))): OfYear<'_>| {
        let net_new: Vec<Ore> =
            gross.iter().zip(today).map(|(gross, today)| *gross - *today).collect();
        let units = plan.units.iter_enumerated().map(|(unit, of)| UnitYearRuns {
            unit: of.id.clone(),
            coverage_reached: reached(Scope::Unit(unit), range),
        });
        YearRuns {
            year: *year,
            months: range.len(),
            gross: Spread::of(sek(gross)),
            gap: Spread::of(sek(gap)),
            net_new: Spread::of(sek(&net_new)),
            within_frame: OddsFigures::of(runs.within_frame(at)),
            coverage_reached: reached(Scope::Total, range),
            units: units.collect(),
        }
    };
    let of_year = &of_year;
    std::thread::scope(|scope| {
        let years: Vec<_> = years.map(|year| scope.spawn(move || of_year(year))).collect();
        let joined = years.into_iter().map(|year| match year.join() {
            Ok(year) => year,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        joined.collect()
    })
}

/// The position of a year, its months, and the amounts of its runs: gross cost and gap, and gross
/// cost of Nollalternativ.
type OfYear<'a> = (usize, (&'a (i32, Range<usize>), ((&'a Vec<Ore>, &'a Vec<Ore>), &'a Vec<Ore>)));

/// The quantiles of every month of a series, `None` where they are undefined.
fn fan(runs: &Runs, scope: Scope, series: Series) -> Vec<[Option<f64>; 3]> {
    let fan = runs.fan(scope, series, &SHARES).unwrap_or_default();
    let defined = |value: &f32| (!value.is_nan()).then(|| rounded(f64::from(*value)));
    let of_month = |month: usize| {
        let mut quantiles = fan.iter().map(|of_share| of_share.get(month).and_then(defined));
        SHARES.map(|_| quantiles.next().flatten())
    };
    (0..runs.months).map(of_month).collect()
}

/// The series of a scope by name, month by month.
fn series_by_month(runs: &Runs, scope: Scope, series: &[Series]) -> Vec<Map<String, Value>> {
    let mut months = vec![Map::new(); runs.months];
    for one in series {
        for (month, [p10, p50, p90]) in months.iter_mut().zip(fan(runs, scope, *one)) {
            let quantiles = [("p10", p10), ("p50", p50), ("p90", p90)];
            let quantiles = quantiles.map(|(name, value)| (name.to_owned(), value.into()));
            month.insert(one.id().to_owned(), Value::Object(quantiles.into_iter().collect()));
        }
    }
    months
}

fn months(plan: &Plan, runs: &Runs) -> Vec<MonthRuns> {
    let total = series_by_month(runs, Scope::Total, &Series::TOTAL);
    let months = total.into_iter().enumerate().map(|(t, total)| MonthRuns {
        month: runs.start.plus(t as i32),
        total,
        units: Vec::new(),
    });
    let mut months: Vec<MonthRuns> = months.collect();
    for (unit, of) in plan.units.iter_enumerated() {
        let series = series_by_month(runs, Scope::Unit(unit), &Series::UNIT);
        for (month, series) in months.iter_mut().zip(series) {
            month.units.push(UnitMonthRuns { unit: of.id.clone(), series });
        }
    }
    months
}

fn gates(plan: &Plan, runs: &Runs) -> Vec<GateOdds> {
    let gate = |gate: &GateRuns| {
        let decided: Option<Vec<bool>> = gate.passes.iter().copied().collect();
        GateOdds {
            step: gate.step.0,
            name: plan.step(gate.step).map(|step| step.name.clone()).unwrap_or_default(),
            passes: decided.map(|passes| OddsFigures::of(Share::of(passes))),
        }
    };
    runs.gates.iter().map(gate).collect()
}

/// Every month's quantiles as a CSV table: month, unit, series, P10, P50, P90. `Ok(None)` where it
/// was cancelled.
///
/// # Errors
/// [`AppError::Simulate`] where the plan cannot be simulated.
pub fn runs_csv(
    document: &Document,
    options: Options,
    tr: &Tr,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Option<Vec<u8>>, AppError> {
    let plan = &document.plan;
    let runs = Runs::of(&document.map.indicators, plan, options, threads(), is_cancelled)?;
    let Some(runs) = runs else { return Ok(None) };
    let mut rows = Vec::new();
    let mut add = |name: &str, scope: Scope, series: &[Series]| {
        for one in series {
            for (t, quantiles) in fan(&runs, scope, *one).into_iter().enumerate() {
                let head = [Cell::Month(runs.start.plus(t as i32)), Cell::text(name)];
                let quantiles = quantiles.map(|value| value.map_or(Cell::Empty, Cell::number));
                rows.push(
                    head.into_iter().chain([Cell::text(one.id())]).chain(quantiles).collect(),
                );
            }
        }
    };
    add(tr.t("csv-whole-municipality"), Scope::Total, &Series::TOTAL);
    let units: Vec<(UnitIdx, &str)> =
        plan.units.iter_enumerated().map(|(unit, of)| (unit, of.name.as_str())).collect();
    for (unit, name) in units {
        add(name, Scope::Unit(unit), &Series::UNIT);
    }
    let headings =
        [tr.t("csv-manad"), tr.t("csv-enhet"), tr.t("cli-col-series"), "P10", "P50", "P90"];
    Ok(Some(table_csv("runs.csv", &headings, &rows)?.bytes))
}
