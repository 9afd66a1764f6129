//! Files into the model: each reader gives what it read, and tells what it could not.
//!
//! A map is a GeoJSON file, with files of known names beside it when there are figures:
//! `indicators.csv` (the figures), `indicators.toml` (what they are) and `manifest.toml` (what
//! the map is called and where it comes from). The built-in maps are the same files, compiled in.

mod city;
mod crs;
mod error;
mod feature;
mod figures;
mod file;
mod finer;
mod indicators;
mod manifest;
mod map;
mod names;
mod note;
mod parameters;
mod population;
mod rings;
mod table;
#[cfg(test)]
mod tests;
mod travel;

pub use error::{FeatureRef, ReadError};
pub use file::{MAX_FILE_BYTES, open_indicators, open_map};
pub use finer::{FinerNote, FinerRead, finer_map, finer_table, open_finer};
pub use map::{BUILTIN_MAPS, Sidecars, builtin, parse_map};
pub use names::{NameChoices, PropertyInfo};
pub use note::{Read, ReadNote, ReadReport};
pub use parameters::{ParameterNote, ParameterSheet, ParametersRead, open_parameters, parameters};
pub use population::{PopulationNote, PopulationRead, open_population, population};
pub use table::{TableColumn, TableError, TableRead};
pub use travel::{TravelNote, TravelRead, centres, open_centres, open_times, travel_times};
