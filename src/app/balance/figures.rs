//! A balance in figures, in a form that can be written as JSON.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{BaseBalance, Measure, Unevenness, rooms, way_basis};
use crate::app::figures::rounded;
use crate::app::{Document, Results};
use crate::i18n::Tr;
use crate::measure::distance::{WayBasis, WayUnit};
use crate::model::{Month, UnitIdx, UnitKind};

/// The balance of a plan in one month. `docs/cli.md` documents the fields, which are those of the
/// JSON.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct BalanceFigures {
    pub program: &'static str,
    pub version: &'static str,
    pub title: String,
    pub map: String,
    pub map_sha256: String,
    pub month: Month,
    pub way: WayFigures,
    pub max_deviation_percent: f64,
    pub units: Vec<UnitFiguresOfBalance>,
    pub mean: Map<String, Value>,
    pub gini: Map<String, Value>,
    pub high_need_dissimilarity: Option<f64>,
    pub nearer: Vec<NearerFigures>,
}

/// What ways are measured by.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct WayFigures {
    pub unit: &'static str,
    pub detour: Option<f64>,
    pub mode: Option<String>,
    pub basis: String,
}

/// One unit.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct UnitFiguresOfBalance {
    pub unit: String,
    pub kind: UnitKind,
    pub name: String,
    #[serde(flatten)]
    pub values: Map<String, Value>,
    pub high_need_children: f64,
    pub farthest_district: Option<String>,
    pub without_way: usize,
    pub perimeter_m: f64,
    pub deviation_percent: Map<String, Value>,
    pub capacity_posts: Option<f64>,
    pub capacity_area_m2: Option<f64>,
    pub over_capacity: bool,
}

/// A district that has another base nearer than its own.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct NearerFigures {
    pub district: String,
    pub name: String,
    pub unit: String,
    pub way: f64,
    pub nearest: String,
    pub nearest_way: f64,
}

impl BalanceFigures {
    /// The balance of the plan of `document` in `month`; texts are in the language of `tr`.
    #[must_use]
    pub fn of(document: &Document, results: &Results, month: Month, tr: &Tr) -> Self {
        let plan = &document.plan;
        let balance = results.balances.at(month);
        let last = usize::from(plan.horizon_months).saturating_sub(1);
        let t = usize::try_from(month.months_since(plan.start)).unwrap_or(0).min(last);
        let units = plan.units.indices();
        let mut gini = Map::new();
        let mut high_need_dissimilarity = None;
        for measure in Measure::ALL {
            match balance.unevenness(measure) {
                Some(Unevenness::Gini(value)) => {
                    gini.insert(measure.id().to_owned(), rounded(value).into());
                }
                Some(Unevenness::Dissimilarity(index)) => {
                    high_need_dissimilarity = Some(rounded(index));
                }
                None => {}
            }
        }
        Self {
            program: "narplan",
            version: env!("CARGO_PKG_VERSION"),
            title: plan.title.clone(),
            map: document.map.name.clone(),
            map_sha256: document.map.sha256.clone(),
            month,
            way: way(results, tr),
            max_deviation_percent: plan.rules.limits.max_deviation_percent,
            units: units.filter_map(|index| unit(document, results, balance, index, t)).collect(),
            mean: by_measure(|measure| Some(balance.spread(measure)?.mean)),
            gini,
            high_need_dissimilarity,
            nearer: nearer(document, results, balance),
        }
    }
}

fn way(results: &Results, tr: &Tr) -> WayFigures {
    let ways = &results.balances.ground.ways;
    let (detour, mode) = match ways.basis() {
        WayBasis::StraightLine { detour, .. } => (Some(*detour), None),
        WayBasis::Times { mode, .. } => (None, Some(mode.clone())),
    };
    let unit = match ways.unit() {
        WayUnit::Km => "km",
        WayUnit::Minutes => "minutes",
    };
    WayFigures { unit, detour, mode, basis: way_basis(tr, ways.basis()) }
}

/// A value for each measure, `null` where it is undefined.
fn by_measure(value: impl Fn(Measure) -> Option<f64>) -> Map<String, Value> {
    Measure::ALL
        .into_iter()
        .map(|measure| (measure.id().to_owned(), value(measure).map(rounded).into()))
        .collect()
}

fn unit(
    document: &Document,
    results: &Results,
    balance: &BaseBalance,
    index: UnitIdx,
    t: usize,
) -> Option<UnitFiguresOfBalance> {
    let unit = document.plan.units.get(index)?;
    let figures = balance.balance.units.get(index)?;
    let is_base = balance.bases.contains(&index);
    let farthest = figures.farthest.and_then(|(district, _)| document.map.districts.get(district));
    let room = rooms(document, results, balance, t).into_iter().find(|room| room.unit == index);
    Some(UnitFiguresOfBalance {
        unit: unit.id.clone(),
        kind: unit.kind,
        name: unit.name.clone(),
        values: by_measure(|measure| balance.value(measure, index)),
        high_need_children: rounded(figures.high_children),
        farthest_district: farthest.map(|district| district.code.clone()),
        without_way: figures.without_way,
        perimeter_m: rounded(figures.perimeter_m),
        deviation_percent: if is_base {
            by_measure(|measure| balance.deviation_percent(measure, index))
        } else {
            Map::new()
        },
        capacity_posts: unit.capacity.posts,
        capacity_area_m2: unit.capacity.area_m2,
        over_capacity: room
            .is_some_and(|room| room.has_too_many_posts() || room.has_too_much_area()),
    })
}

fn nearer(document: &Document, results: &Results, balance: &BaseBalance) -> Vec<NearerFigures> {
    let unit_id = |unit| document.plan.units.get(unit).map_or("", |unit| unit.id.as_str());
    let found = results.balances.ground.ways.districts_with_nearer(&balance.balance.owners);
    let code = |district| document.map.districts.get(district).map_or("", |one| one.code.as_str());
    found
        .into_iter()
        .map(|one| NearerFigures {
            district: code(one.district).to_owned(),
            name: document.name_of(one.district).to_owned(),
            unit: unit_id(one.own).to_owned(),
            way: rounded(one.own_way),
            nearest: unit_id(one.nearest).to_owned(),
            nearest_way: rounded(one.nearest_way),
        })
        .collect()
}
