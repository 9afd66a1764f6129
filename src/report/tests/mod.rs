//! The exports, on the real map and the real presets.

mod csv;
mod geojson;
mod geopackage;
mod names;
mod xlsx;

use crate::i18n::{Language, Tr};
use crate::model::{DistrictIdx, DistrictSet, Plan};
use crate::report::{CsvFile, CsvFormat, Material, Stamp, csv_files};
use crate::simulate::{Demand, Simulation, baseline_of, run};

const DECISION_2023: &str = include_str!("../../../assets/presets/beslut-2023.narplan.json");

/// A plan on the real map with its results.
pub(super) struct Case {
    pub(super) map: DistrictSet,
    pub(super) plan: Plan,
    pub(super) simulation: Simulation,
    pub(super) baseline: Simulation,
    pub(super) demand: Demand,
}

impl Case {
    /// The decision of 2023.
    pub(super) fn real() -> Self {
        Self::changed(|_| ())
    }

    /// The decision of 2023 after `change`.
    pub(super) fn changed(change: impl FnOnce(&mut Plan)) -> Self {
        let map = crate::read::builtin("linkoping").unwrap();
        let codes: Vec<String> =
            map.districts.iter().map(|district| district.code.clone()).collect();
        let loaded = crate::store::parse(DECISION_2023, &codes).unwrap();
        assert_eq!(loaded.notes, []);
        let mut plan = loaded.plan;
        change(&mut plan);
        let simulation = run(&map.indicators, &plan).unwrap();
        let baseline = run(&map.indicators, &baseline_of(&plan)).unwrap();
        let demand = Demand::new(&map.indicators, &plan);
        Self { map, plan, simulation, baseline, demand }
    }

    /// What papers are made of.
    pub(super) fn material<'a>(&'a self, stamp: &'a Stamp, tr: &'a Tr) -> Material<'a> {
        Material {
            map: &self.map,
            plan: &self.plan,
            simulation: &self.simulation,
            baseline: Some(&self.baseline),
            demand: &self.demand,
            certainty: None,
            stamp,
            passport: None,
            tr,
        }
    }

    pub(super) fn district(&self, code: &str) -> DistrictIdx {
        self.map.by_code(code).unwrap()
    }

    fn files(&self, language: Language) -> Vec<CsvFile> {
        let tr = Tr::new(language);
        csv_files(
            &self.map,
            &self.plan,
            &self.simulation,
            &self.demand,
            (CsvFormat::default(), &tr),
        )
        .unwrap()
    }
}
