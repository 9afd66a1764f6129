//! The classes of an indicator in figures.

use serde::Serialize;

use super::{ColumnFigures, code, indicator, without};
use crate::app::document::Document;
use crate::app::files::AppError;
use crate::i18n::Tr;
use crate::measure::{AreaType, ClassChoice, Scale};

/// The classes of an indicator. `docs/cli.md` documents the fields, which are those of the JSON.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct ClassifyFigures {
    pub program: &'static str,
    pub version: &'static str,
    pub map: String,
    pub map_sha256: String,
    pub indicator: ColumnFigures,
    pub method: &'static str,
    /// Id of the message that names the method.
    #[serde(skip)]
    pub method_message: &'static str,
    pub classes: Vec<ClassFigures>,
    pub missing: Vec<String>,
}

/// One class.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "each field is documented in docs/cli.md, beside its JSON")]
pub struct ClassFigures {
    pub lower: f64,
    pub upper: f64,
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub count: usize,
    pub name: Option<String>,
    pub districts: Vec<String>,
}

/// The classes of the indicator with the id `id` that `choice` asks for.
///
/// # Errors
/// [`AppError::NoIndicator`].
pub fn classify_figures(
    document: &Document,
    id: &str,
    choice: &ClassChoice,
    tr: &Tr,
) -> Result<ClassifyFigures, AppError> {
    let map = &document.map;
    let indicator = indicator(&map.indicators, id)?;
    let scale = Scale::of(indicator, choice);
    let mut classes: Vec<ClassFigures> = Vec::new();
    let (mut method, mut method_message) = ("unclassed", "classes-unclassed");
    if let Some(found) = scale.classes() {
        (method, method_message) = (found.method.id(), found.method.message_id());
        let is_typed = AreaType::is_of(&indicator.info);
        for class in found.classes() {
            let kind = AreaType::of(class.min).filter(|_| is_typed);
            classes.push(ClassFigures {
                lower: class.lower,
                upper: class.upper,
                min: (class.count > 0).then_some(class.min),
                max: (class.count > 0).then_some(class.max),
                count: class.count,
                name: kind.map(|kind| tr.t(kind.message_id()).to_owned()),
                districts: Vec::new(),
            });
        }
        for (district, value) in indicator.values.iter_enumerated() {
            let class = value.and_then(|value| found.class_of(value));
            if let Some(class) = class.and_then(|at| classes.get_mut(at)) {
                class.districts.push(code(document, district));
            }
        }
    }
    Ok(ClassifyFigures {
        program: "narplan",
        version: env!("CARGO_PKG_VERSION"),
        map: map.name.clone(),
        map_sha256: map.sha256.clone(),
        indicator: ColumnFigures::of(indicator, tr),
        method,
        method_message,
        classes,
        missing: without(document, indicator.values.as_slice()),
    })
}
