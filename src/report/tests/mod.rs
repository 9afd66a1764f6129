//! The exports, on the real map and the real presets.

mod csv;
mod geojson;
mod names;

use crate::i18n::{Language, Tr};
use crate::model::{DistrictIdx, DistrictSet, Plan};
use crate::report::{CsvFile, csv_files};
use crate::simulate::{Demand, Simulation, run};

const DECISION_2023: &str = include_str!("../../../assets/presets/beslut-2023.narplan.json");

/// A plan on the real map with its results.
struct Case {
    map: DistrictSet,
    plan: Plan,
    simulation: Simulation,
    demand: Demand,
}

impl Case {
    /// The decision of 2023.
    fn real() -> Self {
        Self::changed(|_| ())
    }

    /// The decision of 2023 after `change`.
    fn changed(change: impl FnOnce(&mut Plan)) -> Self {
        let map = crate::read::builtin("linkoping").unwrap();
        let codes: Vec<String> =
            map.districts.iter().map(|district| district.code.clone()).collect();
        let loaded = crate::store::parse(DECISION_2023, &codes).unwrap();
        assert_eq!(loaded.notes, []);
        let mut plan = loaded.plan;
        change(&mut plan);
        let simulation = run(&map.indicators, &plan).unwrap();
        let demand = Demand::new(&map.indicators, &plan);
        Self { map, plan, simulation, demand }
    }

    fn district(&self, code: &str) -> DistrictIdx {
        self.map.by_code(code).unwrap()
    }

    fn files(&self, language: Language) -> Vec<CsvFile> {
        let tr = Tr::new(language);
        csv_files(&self.map, &self.plan, &self.simulation, &self.demand, &tr).unwrap()
    }
}
