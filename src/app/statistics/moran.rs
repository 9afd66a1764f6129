//! The clustering of an indicator in figures.

use serde::Serialize;

use super::{ColumnFigures, code, indicator, without};
use crate::app::document::Document;
use crate::app::files::AppError;
use crate::app::say::say;
use crate::geometry::Adjacency;
use crate::i18n::Tr;
use crate::measure::cluster::{
    Local, Moran, Neighbours, NoCluster, PermutationOptions, adjusted, local, moran,
};
use crate::model::{DistrictIdx, DistrictSet, Explain, Index};

/// Who counts as a neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeighbourKind {
    /// Who shares a border or a corner.
    Queen,
    /// Who shares a border.
    Rook,
    /// The nearest so many, by the districts' label points.
    Nearest(usize),
}

impl NeighbourKind {
    /// The neighbours of the districts of `map`.
    #[must_use]
    pub fn of(self, map: &DistrictSet) -> Neighbours {
        match self {
            Self::Rook => Neighbours::adjacent(&map.adjacency, map.len()),
            Self::Queen => {
                let shapes: Vec<_> = map.districts.iter().map(|one| &one.shape.polygons).collect();
                Neighbours::adjacent(&Adjacency::touching(&shapes), map.len())
            }
            Self::Nearest(k) => {
                let points: Vec<_> =
                    map.districts.iter().map(|one| one.shape.label_point).collect();
                Neighbours::nearest(&points, k)
            }
        }
    }

    /// The neighbours with this id, `knn` with at most 100.
    #[must_use]
    pub fn by_id(id: &str) -> Option<Self> {
        match id.split_once(':') {
            None if id == "queen" => Some(Self::Queen),
            None if id == "rook" => Some(Self::Rook),
            Some(("knn", count)) => {
                let count = count.parse().ok().filter(|count| (1..=100).contains(count))?;
                Some(Self::Nearest(count))
            }
            _ => None,
        }
    }

    /// As on the command line: `queen`, `rook`, `knn:4`.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Queen => "queen".to_owned(),
            Self::Rook => "rook".to_owned(),
            Self::Nearest(k) => format!("knn:{k}"),
        }
    }
}

/// How clusters are looked for.
#[derive(Clone, Copy, Debug)]
pub struct ClusterChoices {
    /// Who counts as a neighbour.
    pub neighbours: NeighbourKind,
    /// Permutations, seed and threads.
    pub options: PermutationOptions,
    /// Whether to look around each district too.
    pub local: bool,
    /// Whether to give Gi and Gi*.
    pub gi: bool,
    /// Whether to hold the false-discovery rate.
    pub fdr: bool,
    /// What p may be at most, to be significant.
    pub alpha: f64,
}

/// The clustering of an indicator. `docs/cli.md` documents the fields, which are those of the JSON.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct MoranFigures {
    pub program: &'static str,
    pub version: &'static str,
    pub map: String,
    pub map_sha256: String,
    pub indicator: ColumnFigures,
    pub neighbours: String,
    pub permutations: usize,
    pub seed: u64,
    pub districts: usize,
    pub missing: Vec<String>,
    pub isolates: Vec<String>,
    pub moran_i: Option<f64>,
    pub expected: Option<f64>,
    pub p: Option<f64>,
    pub p_sim: Option<f64>,
    pub z_sim: Option<f64>,
    pub undefined: Option<String>,
    pub alpha: f64,
    pub fdr: bool,
    pub local: Vec<LocalFigures>,
}

/// The surroundings of one district.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct LocalFigures {
    pub code: String,
    pub name: String,
    pub moran_i: f64,
    pub quadrant: &'static str,
    /// Id of the message that names the quadrant.
    #[serde(skip)]
    pub quadrant_message: &'static str,
    pub p: f64,
    pub p_sim: f64,
    pub p_fdr: f64,
    pub significant: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gi: Option<Option<f64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gi_star: Option<Option<f64>>,
}

/// The clustering of the indicator with the id `id`.
///
/// # Errors
/// [`AppError::NoIndicator`].
pub fn moran_figures(
    document: &Document,
    id: &str,
    choices: &ClusterChoices,
    tr: &Tr,
) -> Result<MoranFigures, AppError> {
    let map = &document.map;
    let indicator = indicator(&map.indicators, id)?;
    let values = indicator.values.as_slice();
    let neighbours = choices.neighbours.of(map);
    let whole = moran(values, &neighbours, &choices.options);
    let around: Option<Result<Local, NoCluster>> =
        (choices.local || choices.gi).then(|| local(values, &neighbours, &choices.options));
    let found = around.and_then(Result::ok);
    let missing = without(document, values);
    let of = |value: fn(&Moran) -> Option<f64>| whole.as_ref().ok().and_then(value);
    let codes = |at: usize| code(document, DistrictIdx::from_usize(at));
    Ok(MoranFigures {
        program: "narplan",
        version: env!("CARGO_PKG_VERSION"),
        map: map.name.clone(),
        map_sha256: map.sha256.clone(),
        indicator: ColumnFigures::of(indicator, tr),
        neighbours: choices.neighbours.id(),
        permutations: choices.options.permutations,
        seed: choices.options.seed,
        districts: map.len() - missing.len(),
        missing,
        isolates: neighbours.isolates().into_iter().map(codes).collect(),
        moran_i: of(|moran| Some(moran.i)),
        expected: of(|moran| Some(moran.expected)),
        p: of(|moran| Some(moran.pseudo.two_sided())),
        p_sim: of(|moran| Some(moran.pseudo.directed())),
        z_sim: of(|moran| moran.z),
        undefined: whole.as_ref().err().map(|reason| say(tr, &reason.message())),
        alpha: choices.alpha,
        fdr: choices.fdr,
        local: found.map(|found| districts(document, &found, choices)).unwrap_or_default(),
    })
}

fn districts(document: &Document, found: &Local, choices: &ClusterChoices) -> Vec<LocalFigures> {
    let significant = found.significant(choices.alpha, choices.fdr);
    let p: Vec<f64> = found.areas.iter().flatten().map(|area| area.pseudo.two_sided()).collect();
    let mut p_fdr = adjusted(&p).into_iter();
    let areas = found.areas.iter().zip(significant).enumerate();
    areas
        .filter_map(|(at, (area, significant))| {
            let area = area.as_ref()?;
            let district = DistrictIdx::from_usize(at);
            Some(LocalFigures {
                code: code(document, district),
                name: document.name_of(district).to_owned(),
                moran_i: area.i,
                quadrant: area.quadrant.id(),
                quadrant_message: area.quadrant.message_id(),
                p: area.pseudo.two_sided(),
                p_sim: area.pseudo.directed(),
                p_fdr: p_fdr.next().unwrap_or(1.0),
                significant,
                gi: choices.gi.then_some(area.gi),
                gi_star: choices.gi.then_some(area.gi_star),
            })
        })
        .collect()
}
