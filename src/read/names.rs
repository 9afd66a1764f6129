//! Which properties are the code and the name of a district.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use geojson::{Feature, JsonObject};
use serde_json::Value;

use crate::read::feature::Area;
use crate::read::{FeatureRef, ReadError, ReadNote, ReadReport};

/// Properties known to hold codes, the surest first. DeSO stands before RegSO because SCB's
/// DeSO files name the RegSO too.
const CODES: [&str; 15] = [
    "desokod",
    "regsokod",
    "deso",
    "regso",
    "basomradeskod",
    "basområdeskod",
    "basomrade",
    "nyko",
    "stadsdelskod",
    "omradeskod",
    "områdeskod",
    "kod",
    "code",
    "id",
    "beteckning",
];

/// Properties known to hold names, the surest first.
const NAMES: [&str; 14] = [
    "desonamn",
    "regsonamn",
    "basomradesnamn",
    "basområdesnamn",
    "stadsdelsnamn",
    "stadsdel",
    "omradesnamn",
    "områdesnamn",
    "tatort",
    "namn",
    "name",
    "benamning",
    "titel",
    "title",
];

/// The user's own choice of properties; `None` leaves the choice to the reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameChoices {
    /// The property that holds the codes.
    pub code: Option<String>,
    /// The property that holds the names.
    pub name: Option<String>,
}

/// A property of the features, as something to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PropertyInfo {
    /// Its name.
    pub name: String,
    /// How many different values it has; as many as there are districts is right for a code.
    pub distinct: usize,
    /// A value of it; empty when no feature has any.
    pub example: String,
}

/// Code and name of each area, in the order of `areas`.
pub(super) struct Names {
    pub(super) codes: Vec<String>,
    pub(super) names: Vec<String>,
}

/// Whether a column or property of this name is known to hold codes.
pub(super) fn is_code_name(name: &str) -> bool {
    rank(&CODES, name).is_some()
}

/// Whether a column or property of this name is known to hold names.
pub(super) fn is_name_name(name: &str) -> bool {
    rank(&NAMES, name).is_some()
}

fn rank(known: &[&str], name: &str) -> Option<usize> {
    let lower = name.trim().to_lowercase();
    known.iter().position(|known| *known == lower)
}

/// A short label of a feature for messages, before its code and name have been found.
pub(super) fn label(feature: &Feature, choices: &NameChoices) -> String {
    let Some(properties) = &feature.properties else { return String::new() };
    let of = |chosen: Option<&String>, known: &[&str]| {
        let best = properties
            .keys()
            .filter_map(|key| rank(known, key).map(|rank| (rank, key)))
            .min()
            .map(|(_, key)| key);
        chosen.or(best).and_then(|key| text(properties, key))
    };
    let parts = [of(choices.code.as_ref(), &CODES), of(choices.name.as_ref(), &NAMES)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Finds code and name of every area and writes down in `report` where they come from.
pub(super) fn find(
    areas: &[Area],
    choices: &NameChoices,
    report: &mut ReadReport,
) -> Result<Names, ReadError> {
    report.properties = properties(areas);
    let code = chosen(choices.code.as_ref(), report)?.or_else(|| recognised_code(areas, report));
    let name = chosen(choices.name.as_ref(), report)?.or_else(|| recognised(&NAMES, report));
    let codes = codes(areas, code.as_deref(), &mut report.notes);
    refuse_duplicates(areas, &codes)?;
    let names = names(areas, &codes, name.as_deref(), &mut report.notes);
    report.code_property = code;
    report.name_property = name;
    Ok(Names { codes, names })
}

fn properties(areas: &[Area]) -> Vec<PropertyInfo> {
    let mut order: Vec<&str> = Vec::new();
    let mut values: HashMap<&str, BTreeSet<String>> = HashMap::new();
    let mut examples: BTreeMap<&str, String> = BTreeMap::new();
    for area in areas {
        for key in area.properties.keys() {
            let seen = values.entry(key).or_insert_with(|| {
                order.push(key);
                BTreeSet::new()
            });
            if let Some(text) = text(&area.properties, key) {
                examples.entry(key).or_insert_with(|| text.clone());
                seen.insert(text);
            }
        }
    }
    order
        .into_iter()
        .map(|key| PropertyInfo {
            name: key.to_owned(),
            distinct: values.get(key).map_or(0, BTreeSet::len),
            example: examples.remove(key).unwrap_or_default(),
        })
        .collect()
}

fn chosen(choice: Option<&String>, report: &ReadReport) -> Result<Option<String>, ReadError> {
    let Some(property) = choice else { return Ok(None) };
    if report.properties.iter().any(|info| info.name == *property) {
        return Ok(Some(property.clone()));
    }
    let available = report.properties.iter().map(|info| info.name.clone()).collect();
    Err(ReadError::NoSuchProperty { property: property.clone(), available })
}

fn recognised(known: &[&str], report: &ReadReport) -> Option<String> {
    let candidates = report.properties.iter().filter(|info| info.distinct > 0);
    candidates
        .filter_map(|info| rank(known, &info.name).map(|rank| (rank, info)))
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, info)| info.name.clone())
}

/// The surest code property that is different on every area that has it; when none is, the
/// surest of all, so that the error can name what is wrong with it.
fn recognised_code(areas: &[Area], report: &ReadReport) -> Option<String> {
    let unique = |info: &&PropertyInfo| {
        let filled = areas.iter().filter(|area| text(&area.properties, &info.name).is_some());
        filled.count() == info.distinct
    };
    let properties = report.properties.iter().filter(unique).cloned().collect();
    let unique_only = ReadReport { properties, ..ReadReport::default() };
    recognised(&CODES, &unique_only).or_else(|| recognised(&CODES, report))
}

fn codes(areas: &[Area], property: Option<&str>, notes: &mut Vec<ReadNote>) -> Vec<String> {
    let from_ids = property.is_none() && areas.iter().all(|area| area.id.is_some());
    if property.is_none() {
        notes.push(if from_ids { ReadNote::CodesFromIds } else { ReadNote::NoCodeProperty });
    }
    let code = |area: &Area| {
        let own = match property {
            Some(property) => text(&area.properties, property),
            None => area.id.clone().filter(|_| from_ids),
        };
        own.unwrap_or_else(|| {
            let code = format!("#{}", area.feature.number);
            if property.is_some() {
                let feature = area.feature.clone();
                notes.push(ReadNote::CodeGenerated { feature, code: code.clone() });
            }
            code
        })
    };
    areas.iter().map(code).collect()
}

fn names(
    areas: &[Area],
    codes: &[String],
    property: Option<&str>,
    notes: &mut Vec<ReadNote>,
) -> Vec<String> {
    if property.is_none() {
        notes.push(ReadNote::NoNameProperty);
    }
    let name = |(area, code): (&Area, &String)| {
        let own = property.and_then(|property| text(&area.properties, property));
        own.unwrap_or_else(|| {
            if property.is_some() {
                notes.push(ReadNote::NameFromCode { feature: area.feature.clone() });
            }
            code.clone()
        })
    };
    areas.iter().zip(codes).map(name).collect()
}

fn refuse_duplicates(areas: &[Area], codes: &[String]) -> Result<(), ReadError> {
    let mut first_with: HashMap<&str, &FeatureRef> = HashMap::with_capacity(codes.len());
    for (area, code) in areas.iter().zip(codes) {
        if let Some(first) = first_with.insert(code, &area.feature) {
            return Err(ReadError::DuplicateCode {
                code: code.clone(),
                first: first.clone(),
                second: area.feature.clone(),
            });
        }
    }
    Ok(())
}

/// A property as text without spaces round it; none when it is missing, null or empty.
fn text(properties: &JsonObject, key: &str) -> Option<String> {
    let text = match properties.get(key)? {
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
        Value::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    };
    (!text.is_empty()).then_some(text)
}
