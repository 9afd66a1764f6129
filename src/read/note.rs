//! What was read, and what was not.

use crate::model::{Explain, Message};
use crate::read::{FeatureRef, PropertyInfo};

/// What was read, with what its reader has to say about it.
#[derive(Clone, Debug)]
pub struct Read<T> {
    /// What was read.
    pub value: T,
    /// How it went.
    pub report: ReadReport,
}

/// How reading went.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadReport {
    /// What was left out, mended or assumed, in the order of the file.
    pub notes: Vec<ReadNote>,
    /// The properties of the features, for a choice of code and name.
    pub properties: Vec<PropertyInfo>,
    /// The property that the codes were taken from.
    pub code_property: Option<String>,
    /// The property that the names were taken from.
    pub name_property: Option<String>,
}

/// Something that was left out, mended or assumed.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadNote {
    /// The coordinates can only be metres and were taken as SWEREF 99 TM.
    AssumedSweref,
    /// The positions have heights, which were left out.
    HeightsIgnored,
    /// A feature that is no area was left out.
    FeatureSkipped {
        /// The feature.
        feature: FeatureRef,
        /// Its kind, as GeoJSON names it.
        kind: &'static str,
    },
    /// A part of a geometry collection that is no area was left out.
    PartSkipped {
        /// The feature.
        feature: FeatureRef,
        /// The part's kind, as GeoJSON names it.
        kind: &'static str,
    },
    /// The areas of a geometry collection were joined into one.
    CollectionJoined {
        /// The feature.
        feature: FeatureRef,
    },
    /// A feature without an area in its geometry was left out.
    EmptyGeometry {
        /// The feature.
        feature: FeatureRef,
    },
    /// A ring did not end where it began, and was closed.
    RingClosed {
        /// The feature.
        feature: FeatureRef,
        /// The ring's number within the feature, from 1.
        ring: usize,
    },
    /// A ring with fewer than four positions was left out.
    RingDropped {
        /// The feature.
        feature: FeatureRef,
        /// The ring's number within the feature, from 1.
        ring: usize,
        /// How many positions it has.
        positions: usize,
    },
    /// An outline crosses or touches itself; it was kept as it is.
    SelfCrossing {
        /// The feature.
        feature: FeatureRef,
        /// Longitude of the first such place, degrees.
        lon: f64,
        /// Latitude of the first such place, degrees.
        lat: f64,
    },
    /// No property was recognised as the code, so the features' own ids were used.
    CodesFromIds,
    /// No property was recognised as the code, so codes were made from the features' numbers.
    NoCodeProperty,
    /// One feature has no code and was given one.
    CodeGenerated {
        /// The feature.
        feature: FeatureRef,
        /// The code that it was given.
        code: String,
    },
    /// No property was recognised as the name, so the codes stand for names.
    NoNameProperty,
    /// One feature has no name; its code stands for it.
    NameFromCode {
        /// The feature.
        feature: FeatureRef,
    },
    /// The manifest beside the file is about another file, so the files beside it were not used.
    SidecarsIgnored {
        /// The file that was read.
        file: String,
    },
    /// A file is not the one that the manifest describes.
    ChecksumDiffers {
        /// The file.
        file: String,
    },
    /// A row is about no district of the map, and was left out.
    RowWithoutDistrict {
        /// The file.
        file: String,
        /// Line in the file, from 1.
        row: u64,
        /// The code in the row.
        code: String,
    },
    /// A district has no row, so it has no figures.
    DistrictWithoutRow {
        /// The file.
        file: String,
        /// The district's code.
        code: String,
        /// The district's name.
        name: String,
    },
    /// A cell is not a number, and counts as missing.
    NotANumber {
        /// The file.
        file: String,
        /// Line in the file, from 1.
        row: u64,
        /// Title of the column.
        column: String,
        /// What stands there.
        text: String,
    },
    /// A property that holds numbers has something else on one feature; it counts as missing.
    PropertyNotANumber {
        /// The feature.
        feature: FeatureRef,
        /// The property.
        property: String,
        /// What stands there.
        text: String,
    },
    /// A column without a single number was left out.
    TextColumn {
        /// The file.
        file: String,
        /// Title of the column.
        column: String,
    },
    /// No indicator uses this column.
    UnusedColumn {
        /// The file.
        file: String,
        /// Title of the column.
        column: String,
    },
}

impl Explain for ReadNote {
    fn message(&self) -> Message {
        let new = Message::new(self.id());
        match self {
            Self::AssumedSweref
            | Self::HeightsIgnored
            | Self::CodesFromIds
            | Self::NoCodeProperty
            | Self::NoNameProperty => new,
            Self::FeatureSkipped { feature, kind } | Self::PartSkipped { feature, kind } => {
                new.text("feature", feature.to_string()).text("kind", *kind)
            }
            Self::CollectionJoined { feature }
            | Self::EmptyGeometry { feature }
            | Self::NameFromCode { feature } => new.text("feature", feature.to_string()),
            Self::RingClosed { feature, ring } => {
                new.text("feature", feature.to_string()).number("ring", *ring as f64)
            }
            Self::RingDropped { feature, ring, positions } => new
                .text("feature", feature.to_string())
                .number("ring", *ring as f64)
                .number("positions", *positions as f64),
            // Degrees to a metre, to look for on another map.
            Self::SelfCrossing { feature, lon, lat } => new
                .text("feature", feature.to_string())
                .text("lon", format!("{lon:.5}"))
                .text("lat", format!("{lat:.5}")),
            Self::CodeGenerated { feature, code } => {
                new.text("feature", feature.to_string()).text("code", code)
            }
            Self::SidecarsIgnored { file } | Self::ChecksumDiffers { file } => {
                new.text("file", file)
            }
            Self::RowWithoutDistrict { file, row, code } => {
                new.text("file", file).number("row", *row as f64).text("code", code)
            }
            Self::DistrictWithoutRow { file, code, name } => {
                new.text("file", file).text("code", code).text("name", name)
            }
            Self::NotANumber { file, row, column, text } => new
                .text("file", file)
                .number("row", *row as f64)
                .text("column", column)
                .text("text", text),
            Self::PropertyNotANumber { feature, property, text } => new
                .text("feature", feature.to_string())
                .text("property", property)
                .text("text", text),
            Self::TextColumn { file, column } | Self::UnusedColumn { file, column } => {
                new.text("file", file).text("column", column)
            }
        }
    }
}

impl ReadNote {
    const fn id(&self) -> &'static str {
        match self {
            Self::AssumedSweref => "read-note-assumed-sweref",
            Self::HeightsIgnored => "read-note-heights-ignored",
            Self::FeatureSkipped { .. } => "read-note-feature-skipped",
            Self::PartSkipped { .. } => "read-note-part-skipped",
            Self::CollectionJoined { .. } => "read-note-collection-joined",
            Self::EmptyGeometry { .. } => "read-note-empty-geometry",
            Self::RingClosed { .. } => "read-note-ring-closed",
            Self::RingDropped { .. } => "read-note-ring-dropped",
            Self::SelfCrossing { .. } => "read-note-self-crossing",
            Self::CodesFromIds => "read-note-codes-from-ids",
            Self::NoCodeProperty => "read-note-no-code-property",
            Self::CodeGenerated { .. } => "read-note-code-generated",
            Self::NoNameProperty => "read-note-no-name-property",
            Self::NameFromCode { .. } => "read-note-name-from-code",
            Self::SidecarsIgnored { .. } => "read-note-sidecars-ignored",
            Self::ChecksumDiffers { .. } => "read-note-checksum-differs",
            Self::RowWithoutDistrict { .. } => "read-note-row-without-district",
            Self::DistrictWithoutRow { .. } => "read-note-district-without-row",
            Self::NotANumber { .. } => "read-note-not-a-number",
            Self::PropertyNotANumber { .. } => "read-note-property-not-a-number",
            Self::TextColumn { .. } => "read-note-text-column",
            Self::UnusedColumn { .. } => "read-note-unused-column",
        }
    }
}
