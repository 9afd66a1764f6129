//! A simulated plan in figures, in a form that can be written as JSON.

mod money;
#[cfg(test)]
mod tests;

use serde::Serialize;
use serde_json::{Map, Value};

use super::document::Document;
use super::files::AppError;
use super::findings::simulation_warning;
use super::info::by_role;
use super::results::Results;
use super::say::say;
use crate::i18n::Tr;
use crate::model::{FundingKind, Month, Ore, UnitIdx, UnitKind};
use crate::report::{self, CsvFormat};
use crate::simulate::{
    Account, Amount, Books, Costs, Demand, Inhabitants, PremisesState, Simulation, TotalMonth,
    UnitMonth,
};

pub use money::{Amounts, GateFigures, GrantEndFigures, InhabitantsFigures, SourceFigures};

/// A simulated plan. `docs/cli.md` documents the fields, which are those of the JSON.
///
/// Amounts are SEK with at most two decimals in the prices of their month; people and cases are
/// expected values with at most six.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct Figures {
    pub program: &'static str,
    pub version: &'static str,
    pub title: String,
    pub map: String,
    pub map_sha256: String,
    pub start: Month,
    pub last: Month,
    pub units: Vec<UnitHead>,
    pub sources: Vec<SourceFigures>,
    pub inhabitants: Option<InhabitantsFigures>,
    pub years: Vec<YearFigures>,
    pub months: Vec<MonthFigures>,
    pub first_gap: Option<Month>,
    pub grant_ends: Vec<GrantEndFigures>,
    pub gates: Vec<GateFigures>,
    pub break_even_percent: Option<f64>,
    pub warnings: Vec<String>,
}

/// Which unit figures are of.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct UnitHead {
    pub id: String,
    pub kind: UnitKind,
    pub name: String,
}

/// A calendar year, as far as it is simulated.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct YearFigures {
    pub year: i32,
    pub months: usize,
    pub gross: f64,
    pub accounts: Map<String, Value>,
    pub transferred: f64,
    pub net_new: Option<f64>,
    pub one_off: f64,
    pub permanent: f64,
    pub accumulated: Amounts,
    pub per_child: Amounts,
    pub per_inhabitant: Amounts,
    pub funded: Map<String, Value>,
    pub paid: Vec<f64>,
    pub gap: f64,
    pub placements: f64,
    pub saved: f64,
    pub units: Vec<UnitYear>,
}

/// What a unit costs in a year.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct UnitYear {
    pub unit: String,
    pub gross: f64,
    pub accounts: Map<String, Value>,
    pub transferred: f64,
    pub net_new: Option<f64>,
    pub one_off: f64,
    pub permanent: f64,
    pub accumulated: Amounts,
    pub per_child: Amounts,
    pub per_inhabitant: Amounts,
}

/// One month of the municipality and its units.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct MonthFigures {
    pub month: Month,
    pub rollout_share: f64,
    pub equity: Option<f64>,
    pub funded: Map<String, Value>,
    pub paid: Vec<f64>,
    pub gap: f64,
    pub placements: f64,
    pub saved: f64,
    pub total: UnitFigures,
    pub units: Vec<UnitFigures>,
}

/// One unit, or all of them, in one month.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct UnitFigures {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    pub posts: Map<String, Value>,
    pub posts_total: f64,
    pub filled: f64,
    pub filled_transferred: f64,
    pub vacancies: f64,
    pub hires: f64,
    pub leavers: f64,
    pub productive_fte: f64,
    pub productive_social_workers: f64,
    pub children_0_17: f64,
    pub need_children: f64,
    pub reports: f64,
    pub started: f64,
    pub closed: f64,
    pub open: f64,
    pub active: f64,
    pub waiting: f64,
    pub overdue: f64,
    pub caseload: Option<f64>,
    pub coverage: Option<f64>,
    pub area_m2: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub premises: Option<&'static str>,
    pub gross: f64,
    pub accounts: Map<String, Value>,
    pub transferred: f64,
    pub one_off: f64,
}

impl Figures {
    /// The plan of `document`, simulated; warnings are in the language of `tr`.
    ///
    /// # Errors
    /// [`AppError::Simulate`] where it cannot be simulated.
    pub fn of(document: &Document, tr: &Tr) -> Result<Self, AppError> {
        let plan = &document.plan;
        let results = Results::of(&document.map, plan, document.history.revision());
        let simulation = results.simulation.as_ref().map_err(|error| *error)?;
        let head = plan.units.iter().map(|unit| UnitHead {
            id: unit.id.clone(),
            kind: unit.kind,
            name: unit.name.clone(),
        });
        let warnings = simulation.warnings.iter();
        let whole = 0..simulation.months();
        let net_new = results.net_new(whole.clone());
        let break_even = net_new.and_then(|new| simulation.break_even_percent(whole, new));
        Ok(Self {
            program: "narplan",
            version: env!("CARGO_PKG_VERSION"),
            title: plan.title.clone(),
            map: document.map.name.clone(),
            map_sha256: document.map.sha256.clone(),
            start: simulation.start,
            last: plan.end().plus(-1),
            units: head.collect(),
            sources: money::sources(plan, simulation),
            inhabitants: money::inhabitants(document, tr),
            years: years(document, &results, simulation),
            months: months(document, simulation),
            first_gap: simulation.first_gap(),
            grant_ends: money::grant_ends(plan, simulation),
            gates: money::gates(plan, simulation),
            break_even_percent: break_even.map(rounded),
            warnings: warnings.map(|w| say(tr, &simulation_warning(plan, w, tr))).collect(),
        })
    }
}

/// The budget by year, unit and account as the CSV file that an export of the plan has.
///
/// # Errors
/// [`AppError::Simulate`] where it cannot be simulated.
pub fn budget_csv(document: &Document, tr: &Tr) -> Result<Vec<u8>, AppError> {
    const FILE: &str = "budget.csv";
    let (map, plan) = (&document.map, &document.plan);
    let results = Results::of(map, plan, document.history.revision());
    let simulation = results.simulation.as_ref().map_err(|error| *error)?;
    let files =
        report::csv_files(map, plan, simulation, &results.demand, (CsvFormat::default(), tr))?;
    Ok(files.into_iter().find(|file| file.name == FILE).map(|file| file.bytes).unwrap_or_default())
}

/// Six decimals: more than anybody needs, and the same on every machine, whose powers and
/// exponentials may differ in the last bit.
pub(super) fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

fn accounts(costs: &Costs) -> Map<String, Value> {
    Account::ALL
        .iter()
        .map(|&account| (account.id().to_owned(), costs.get(account).to_sek().into()))
        .collect()
}

fn by_kind(funded: &[Ore; FundingKind::ALL.len()]) -> Map<String, Value> {
    FundingKind::ALL
        .iter()
        .zip(funded)
        .map(|(kind, amount)| (kind.id().to_owned(), amount.to_sek().into()))
        .collect()
}

fn years(document: &Document, results: &Results, simulation: &Simulation) -> Vec<YearFigures> {
    let units = &document.plan.units;
    let people = Inhabitants::of(&document.map.indicators, &document.plan);
    let cut = money::Cut {
        books: Books { simulation, baseline: results.baseline.as_ref() },
        people: people.as_ref(),
    };
    let year = |(year, range): (i32, std::ops::Range<usize>)| {
        let months = simulation.total.get(range.clone()).unwrap_or_default();
        let mut funded = [Ore::ZERO; FundingKind::ALL.len()];
        for month in months {
            for (sum, amount) in funded.iter_mut().zip(month.funded) {
                *sum += amount;
            }
        }
        let costs = simulation.cost(None, range.clone());
        let unit_years = units.iter_enumerated();
        let unit_years =
            unit_years.map(|(index, unit)| unit_year(cut, &unit.id, index, range.clone()));
        let sum = |of: fn(&TotalMonth) -> Ore| months.iter().map(of).sum::<Ore>().to_sek();
        let of = |amount| cut.sek(amount, None, range.clone());
        YearFigures {
            year,
            months: range.len(),
            gross: costs.total().to_sek(),
            accounts: accounts(&costs),
            transferred: of(Amount::Transferred).unwrap_or_default(),
            net_new: of(Amount::NetNew),
            one_off: of(Amount::OneOff).unwrap_or_default(),
            permanent: of(Amount::Permanent).unwrap_or_default(),
            accumulated: cut.accumulated(None, range.end),
            per_child: cut.per_child(None, range.clone()),
            per_inhabitant: cut.per_inhabitant(None, range.clone()),
            funded: by_kind(&funded),
            paid: money::paid(simulation, range.clone()),
            gap: sum(|month| month.gap),
            placements: sum(|month| month.placements),
            saved: sum(|month| month.saved),
            units: unit_years.collect(),
        }
    };
    simulation.years().map(year).collect()
}

fn unit_year(
    cut: money::Cut<'_>,
    id: &str,
    unit: UnitIdx,
    range: std::ops::Range<usize>,
) -> UnitYear {
    let costs = cut.books.simulation.cost(Some(unit), range.clone());
    let of = |amount| cut.sek(amount, Some(unit), range.clone());
    UnitYear {
        unit: id.to_owned(),
        gross: costs.total().to_sek(),
        accounts: accounts(&costs),
        transferred: of(Amount::Transferred).unwrap_or_default(),
        net_new: of(Amount::NetNew),
        one_off: of(Amount::OneOff).unwrap_or_default(),
        permanent: of(Amount::Permanent).unwrap_or_default(),
        accumulated: cut.accumulated(Some(unit), range.end),
        per_child: cut.per_child(Some(unit), range.clone()),
        per_inhabitant: cut.per_inhabitant(Some(unit), range),
    }
}

fn months(document: &Document, simulation: &Simulation) -> Vec<MonthFigures> {
    let demand = Demand::new(&document.map.indicators, &document.plan);
    let shown = |mut figures: UnitFigures| {
        figures.children_0_17 = demand.shown_children(figures.children_0_17);
        figures
    };
    let month = |(t, total): (usize, &TotalMonth)| {
        let units = document.plan.units.iter_enumerated().filter_map(|(index, unit)| {
            Some(shown(unit_figures(Some(&unit.id), simulation.at(index, t)?)))
        });
        MonthFigures {
            month: simulation.month(t),
            rollout_share: rounded(total.rollout_share),
            equity: total.equity.map(rounded),
            funded: by_kind(&total.funded),
            paid: money::paid(simulation, t..t + 1),
            gap: total.gap.to_sek(),
            placements: total.placements.to_sek(),
            saved: total.saved.to_sek(),
            total: shown(unit_figures(None, &total.sum)),
            units: units.collect(),
        }
    };
    simulation.total.iter().enumerate().map(month).collect()
}

fn unit_figures(unit: Option<&String>, month: &UnitMonth) -> UnitFigures {
    UnitFigures {
        unit: unit.cloned(),
        posts: by_role(&month.posts.map(rounded)),
        posts_total: rounded(month.posts_total),
        filled: rounded(month.filled),
        filled_transferred: rounded(month.filled_transferred),
        vacancies: rounded(month.vacancies),
        hires: rounded(month.hires),
        leavers: rounded(month.leavers),
        productive_fte: rounded(month.productive_fte),
        productive_social_workers: rounded(month.productive_social_workers),
        children_0_17: rounded(month.children_0_17),
        need_children: rounded(month.need_children),
        reports: rounded(month.reports),
        started: rounded(month.started),
        closed: rounded(month.closed),
        open: rounded(month.open),
        active: rounded(month.active),
        waiting: rounded(month.waiting()),
        overdue: rounded(month.overdue),
        caseload: month.caseload.map(rounded),
        coverage: month.coverage.map(rounded),
        area_m2: rounded(month.area_m2),
        // Premises of several units have no state in common.
        premises: unit.map(|_| premises_id(month.premises)),
        gross: month.cost.total().to_sek(),
        accounts: accounts(&month.cost),
        transferred: month.transferred_cost.to_sek(),
        one_off: month.one_off.to_sek(),
    }
}

const fn premises_id(state: PremisesState) -> &'static str {
    match state {
        PremisesState::None => "none",
        PremisesState::Seeking => "seeking",
        PremisesState::FitOut => "fit_out",
        PremisesState::Temporary => "temporary",
        PremisesState::Open => "open",
    }
}
