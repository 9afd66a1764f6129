//! The segregation of a group in figures.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use serde_json::{Map, Value};

use super::{ColumnFigures, code, indicator};
use crate::app::document::Document;
use crate::app::explain::{Group, LevelKind, band_basis, base_bands, district_bands, levels_of};
use crate::app::files::AppError;
use crate::app::say::say;
use crate::i18n::Tr;
use crate::measure::segregation::{
    Area, Bootstrap, BootstrapOptions, DivisionBand, GroupCounts, SegregationIndex, TheilPart,
    Undefined, bootstrap, theil_split,
};
use crate::model::{
    DistrictIdx, Explain, FinerAreas, Index, IndicatorIdx, IndicatorTable, Message, Unit,
};
use crate::read::{open_finer, open_indicators};

/// What is asked about a group.
#[derive(Clone, Copy, Debug)]
pub struct SegregationWish<'a> {
    /// A table of figures in place of the map's.
    pub table: Option<&'a Path>,
    /// Id of the count of the group.
    pub group: &'a str,
    /// Id of the count of all.
    pub total: &'a str,
    /// Finer areas in place of the plan's own, if any.
    pub finer: Option<&'a Path>,
    /// Whether to split Theil's H over the units.
    pub by_base: bool,
    /// How the intervals are drawn.
    pub options: BootstrapOptions,
}

/// The segregation of a group. `docs/cli.md` documents the fields, which are those of the JSON.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct SegregationFigures {
    pub program: &'static str,
    pub version: &'static str,
    pub map: String,
    pub map_sha256: String,
    pub group: ColumnFigures,
    pub total: ColumnFigures,
    pub people: f64,
    pub people_of_group: f64,
    pub districts: usize,
    pub missing: Vec<String>,
    pub indices: Map<String, Value>,
    pub undefined: Map<String, Value>,
    pub seed: u64,
    pub replicates: usize,
    pub quotients: Vec<QuotientFigures>,
    pub by_base: Option<SplitFigures>,
    pub finer: Option<String>,
    pub levels: Vec<LevelFigures>,
    pub no_band: Option<String>,
    pub notes: Vec<String>,
    /// The indices again, for text.
    #[serde(skip)]
    pub found: Vec<IndexOfGroup>,
}

/// The indices on one level of division.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct LevelFigures {
    pub level: &'static str,
    /// Id of the message that names the level.
    #[serde(skip)]
    pub message: &'static str,
    pub parts: usize,
    pub missing: usize,
    pub indices: Map<String, Value>,
    pub undefined: Map<String, Value>,
    /// By index.
    pub bands: BTreeMap<&'static str, BandFigures>,
}

/// An index over divisions into as many parts drawn by chance.
#[derive(Clone, Copy, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct BandFigures {
    pub draws: usize,
    pub low: f64,
    pub median: f64,
    pub high: f64,
    pub share_below: f64,
}

impl BandFigures {
    fn of(band: &DivisionBand) -> Option<Self> {
        Some(Self {
            draws: band.drawn.len(),
            low: band.at(0.05)?,
            median: band.at(0.5)?,
            high: band.at(0.95)?,
            share_below: band.share_below(),
        })
    }
}

/// An index with its interval, or why there is none.
#[derive(Clone, Debug)]
pub struct IndexOfGroup {
    /// Which.
    pub index: SegregationIndex,
    /// Its value and interval.
    pub value: Result<Bootstrap, String>,
}

/// A district's location quotient.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct QuotientFigures {
    pub code: String,
    pub name: String,
    pub group: Option<f64>,
    pub total: Option<f64>,
    pub quotient: Option<f64>,
}

/// Theil's H, split over the units.
#[derive(Clone, Debug, Default, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct SplitFigures {
    pub theil_h: Option<f64>,
    pub between: Option<f64>,
    pub within: Option<f64>,
    pub share_between: Option<f64>,
    pub undefined: Option<String>,
    pub units: Vec<BaseSegregation>,
}

/// What one unit adds to Theil's H.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct BaseSegregation {
    pub unit: String,
    pub name: String,
    pub districts: usize,
    pub people: f64,
    pub people_of_group: f64,
    pub theil_h: Option<f64>,
    pub between: f64,
    pub within: f64,
}

/// The segregation of the group that is asked about.
///
/// # Errors
/// [`AppError`] where the table cannot be read or lacks a column.
pub fn segregation_figures(
    document: &Document,
    wish: &SegregationWish<'_>,
    tr: &Tr,
) -> Result<SegregationFigures, AppError> {
    let map = &document.map;
    let mut read = wish.table.map(|path| open_indicators(path, map)).transpose()?;
    if let Some((table, _)) = &mut read {
        table.rule = document.plan.disclosure;
    }
    let table = read.as_ref().map_or(&map.indicators, |read| &read.0);
    let (group, total) = (indicator(table, wish.group)?, indicator(table, wish.total)?);
    // Those of the map are hidden already.
    let rule = document.plan.disclosure;
    let [of_group, of_all] = [group, total].map(|counts| rule.masked(counts.values.as_slice()));
    let counts = GroupCounts::new(&of_group, &of_all);
    let by_id = |id: &str| table.by_id(id).unwrap_or_else(|| IndicatorIdx::from_usize(0));
    let at = Group { part: by_id(wish.group), whole: by_id(wish.total) };
    let (finer, told) = finer_of(document, wish.finer)?;
    let why = |reason: &Undefined| match reason {
        Undefined::NotACount(at) | Undefined::MoreThanAll(at) => {
            let district = document.name_of(DistrictIdx::from_usize(*at));
            format!("{} ({district})", say(tr, &reason.message()))
        }
        _ => say(tr, &reason.message()),
    };
    let mut notes: Vec<String> =
        read.iter().flat_map(|read| &read.1).map(|note| say(tr, &note.message())).collect();
    notes.extend(told.iter().map(|note| say(tr, note)));
    if group.info.year != total.info.year {
        notes.push(tr.t("segregation-note-years").to_owned());
    }
    notes.extend(
        ["segregation-note-division", "segregation-note-interval"].map(|id| tr.t(id).to_owned()),
    );
    let mut figures = SegregationFigures {
        program: "narplan",
        version: env!("CARGO_PKG_VERSION"),
        map: map.name.clone(),
        map_sha256: map.sha256.clone(),
        group: ColumnFigures::of(group, tr),
        total: ColumnFigures::of(total, tr),
        people: 0.0,
        people_of_group: 0.0,
        districts: 0,
        missing: Vec::new(),
        indices: Map::new(),
        undefined: Map::new(),
        seed: wish.options.seed,
        replicates: wish.options.replicates,
        quotients: Vec::new(),
        by_base: None,
        finer: finer.as_ref().map(|finer| finer.file.clone()),
        levels: Vec::new(),
        no_band: None,
        notes,
        found: Vec::new(),
    };
    let basis = LevelBasis { document, table, finer: finer.as_deref(), group: at, counts: &counts };
    basis.fill(&mut figures, wish.options.seed, tr);
    match counts {
        Ok(counts) => fill(&mut figures, document, &counts, wish, &why),
        Err(reason) => {
            let nothing = |index| IndexOfGroup { index, value: Err(why(&reason)) };
            figures.found = SegregationIndex::ALL.map(nothing).to_vec();
            figures.by_base = wish
                .by_base
                .then(|| SplitFigures { undefined: Some(why(&reason)), ..Default::default() });
        }
    }
    for IndexOfGroup { index, value } in &figures.found {
        let id = index.id().to_owned();
        match value {
            Ok(found) => {
                figures.indices.insert(id, serde_json::json!({
                    "value": found.value, "low": found.low, "high": found.high, "bias": found.bias,
                }));
            }
            Err(reason) => {
                figures.indices.insert(id.clone(), Value::Null);
                figures.undefined.insert(id, reason.clone().into());
            }
        }
    }
    Ok(figures)
}

/// The finer areas that are asked for, or else the plan's own, with what was noticed.
fn finer_of(
    document: &Document,
    asked: Option<&Path>,
) -> Result<(Option<Arc<FinerAreas>>, Vec<Message>), AppError> {
    let Some(path) = asked else { return Ok((document.finer().cloned(), Vec::new())) };
    let read = open_finer(path, &document.map, &document.plan)?;
    let notes = read.notes.iter().map(Explain::message).collect();
    Ok((Some(Arc::new(read.value)), notes))
}

/// What the levels are worked out from.
struct LevelBasis<'a> {
    document: &'a Document,
    table: &'a IndicatorTable,
    finer: Option<&'a FinerAreas>,
    group: Group,
    counts: &'a Result<GroupCounts, Undefined>,
}

impl LevelBasis<'_> {
    /// Fills in the levels with their bands.
    fn fill(&self, figures: &mut SegregationFigures, seed: u64, tr: &Tr) {
        let Self { document, table, finer, group, counts } = *self;
        let (map, plan) = (&document.map, &document.plan);
        let owners = plan.owners_at(plan.end().plus(-1));
        let basis = band_basis(map, table, finer, group);
        figures.no_band = basis
            .err()
            .map(|reason| tr.f(reason.message_id(), &[("count", reason.count().into())]));
        for level in levels_of(table, counts, finer, group, &owners) {
            let bands = match (level.kind, counts, finer) {
                (LevelKind::Districts, Ok(counts), Some(finer)) if basis.is_ok() => {
                    Some(district_bands(table, counts, finer, group, seed))
                }
                (LevelKind::Bases, Ok(counts), _) => Some(base_bands(map, counts, &owners, seed)),
                _ => None,
            };
            let bands = SegregationIndex::ALL.into_iter().zip(bands.into_iter().flatten());
            let mut one = LevelFigures {
                level: level.kind.id(),
                message: level.kind.message_id(),
                parts: level.parts,
                missing: level.missing,
                indices: Map::new(),
                undefined: Map::new(),
                bands: bands
                    .filter_map(|(index, band)| Some((index.id(), BandFigures::of(&band.ok()?)?)))
                    .collect(),
            };
            for (index, value) in SegregationIndex::ALL.into_iter().zip(level.indices) {
                let id = index.id().to_owned();
                if let Err(reason) = value {
                    one.undefined.insert(id.clone(), say(tr, &reason.message()).into());
                }
                one.indices.insert(id, serde_json::json!(value.ok()));
            }
            figures.levels.push(one);
        }
    }
}

/// Fills in what follows from the counts.
fn fill(
    figures: &mut SegregationFigures,
    document: &Document,
    counts: &GroupCounts,
    wish: &SegregationWish<'_>,
    why: &dyn Fn(&Undefined) -> String,
) {
    let sum = counts.sum();
    (figures.people, figures.people_of_group) = (sum.total, sum.group);
    figures.districts = counts.known().len();
    let values = bootstrap(counts, &wish.options);
    let found = SegregationIndex::ALL.into_iter().zip(values);
    figures.found = found
        .map(|(index, value)| IndexOfGroup { index, value: value.map_err(|reason| why(&reason)) })
        .collect();
    let quotients = counts.location_quotients().unwrap_or_else(|_| vec![None; document.map.len()]);
    let areas = document.map.districts.indices().zip(counts.areas()).zip(quotients);
    for ((district, area), quotient) in areas {
        if area.is_none() {
            figures.missing.push(code(document, district));
        }
        figures.quotients.push(QuotientFigures {
            code: code(document, district),
            name: document.name_of(district).to_owned(),
            group: area.map(|area| area.group),
            total: area.map(|area| area.total),
            quotient,
        });
    }
    figures.by_base = wish.by_base.then(|| split(document, counts, why));
}

fn split(
    document: &Document,
    counts: &GroupCounts,
    why: &dyn Fn(&Undefined) -> String,
) -> SplitFigures {
    let plan = &document.plan;
    let owners = plan.owners_at(plan.end().plus(-1));
    let part_of: Vec<Option<usize>> = owners.iter().map(|unit| Some(unit.to_usize())).collect();
    let unit = |(unit, part): (&Unit, &TheilPart)| {
        let Area { group, total } = part.people;
        BaseSegregation {
            unit: unit.id.clone(),
            name: unit.name.clone(),
            districts: part.areas,
            people: total,
            people_of_group: group,
            theil_h: part.h,
            between: part.between,
            within: part.within,
        }
    };
    match theil_split(counts, &part_of, plan.units.len()) {
        Ok(split) => SplitFigures {
            theil_h: Some(split.h),
            between: Some(split.between),
            within: Some(split.within),
            share_between: split.share_between(),
            undefined: None,
            units: plan
                .units
                .iter()
                .zip(&split.parts)
                .filter(|(_, part)| part.areas > 0)
                .map(unit)
                .collect(),
        },
        Err(reason) => SplitFigures { undefined: Some(why(&reason)), ..Default::default() },
    }
}
