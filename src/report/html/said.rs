//! What the page's script works with: numbers once, and all that it says in both languages.

use std::collections::BTreeMap;

use serde::Serialize;

use super::TEXTS;
use super::both::{Both, code};
use super::facts::{Fact, facts};
use super::layers::Layer;
use super::map::Sheet;
use super::stages::Stage;
use super::words;
use crate::model::{DistrictIdx, Index, UnitIdx};
use crate::report::{Material, display_name};

/// All of it.
#[derive(Debug, Serialize)]
pub(super) struct Data<'a> {
    language: &'static str,
    names: Vec<&'a str>,
    units: Vec<UnitData<'a>>,
    stages: Vec<StageData>,
    /// Classes and signs of each indicator's legend, with the line of each district.
    layers: Vec<LayerData>,
    /// Where the districts are on each map.
    points: Vec<&'a [Option<[f64; 2]>]>,
    said: BTreeMap<&'static str, Said>,
}

#[derive(Debug, Serialize)]
struct UnitData<'a> {
    class: String,
    letter: &'a str,
    name: &'a str,
}

#[derive(Debug, Serialize)]
struct StageData {
    /// Who serves each district.
    by: Vec<usize>,
    fresh: Vec<usize>,
}

#[derive(Debug, Serialize)]
struct LayerData {
    entries: Vec<[String; 2]>,
    of: Vec<usize>,
}

/// Everything in one language.
#[derive(Debug, Serialize)]
struct Said {
    texts: BTreeMap<&'static str, String>,
    stages: Vec<words::StageWords>,
    layers: Vec<LayerSaid>,
    facts: Vec<Vec<Fact>>,
}

#[derive(Debug, Serialize)]
struct LayerSaid {
    title: String,
    notes: Vec<String>,
    entries: Vec<String>,
    counts: Vec<String>,
}

impl<'a> Data<'a> {
    /// The plan with its maps; `layers` are in both languages.
    pub(super) fn new(
        both: &Both<'a>,
        stages: &[Stage<'_>],
        sheets: &'a [Sheet],
        layers: &[[Layer; 2]],
        class: impl Fn(UnitIdx) -> String,
    ) -> Self {
        let material = both.first();
        let (map, plan) = (material.map, material.plan);
        let names = map.districts.indices().map(|district| display_name(map, plan, district));
        let units = plan.units.iter_enumerated().map(|(unit, of)| UnitData {
            class: class(unit),
            letter: &of.letter,
            name: &of.name,
        });
        let stage = |stage: &Stage<'_>| StageData {
            by: stage.served(material).iter().map(|unit| unit.to_usize()).collect(),
            fresh: stage.changed().iter().map(|district| district.to_usize()).collect(),
        };
        let layer = |[layer, _]: &[Layer; 2]| LayerData {
            entries: layer
                .entries
                .iter()
                .map(|entry| [entry.class.clone(), entry.mark.clone()])
                .collect(),
            of: layer.of.clone(),
        };
        let mut position = 0;
        let said = both.each(|material| {
            let at = position;
            position += 1;
            let own = layers.iter().filter_map(|both| both.get(at));
            (code(material.tr.language()), Said::new(material, stages, own))
        });
        Self {
            language: both.language(),
            names: names.collect(),
            units: units.collect(),
            stages: stages.iter().map(stage).collect(),
            layers: layers.iter().map(layer).collect(),
            points: sheets.iter().map(|sheet| sheet.points.as_slice()).collect(),
            said: said.into_iter().collect(),
        }
    }
}

impl Said {
    fn new<'l>(
        material: Material<'_>,
        stages: &[Stage<'_>],
        layers: impl Iterator<Item = &'l Layer>,
    ) -> Self {
        let tr = material.tr;
        let layer = |layer: &Layer| LayerSaid {
            title: layer.title.clone(),
            notes: layer.notes.clone(),
            entries: layer.entries.iter().map(|entry| entry.text.clone()).collect(),
            counts: layer.entries.iter().map(|entry| words::count(tr, entry.count)).collect(),
        };
        let districts = material.map.districts.indices();
        Self {
            texts: TEXTS.iter().map(|&id| (id, tr.t(id).to_owned())).collect(),
            stages: (1..)
                .zip(stages)
                .map(|(n, stage)| words::stage(material, stage, (n, stages.len())))
                .collect(),
            layers: layers.map(layer).collect(),
            facts: districts.map(|district: DistrictIdx| facts(material, district)).collect(),
        }
    }
}
