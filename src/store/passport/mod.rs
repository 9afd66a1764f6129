//! The passport of an export: the plan that it was made of, inside the file itself.
//!
//! A PDF, a picture, a workbook or a page carries the plan with its checksums, the seed and the
//! program's version, so that it can be opened again as it was. What others must not see stays at
//! home: [`leaving`] says what that is.
//!
//! | file | where the passport is |
//! | --- | --- |
//! | PDF | the attached file [`PDF_FILE`] |
//! | PNG | a compressed text chunk (`iTXt`) with the keyword `narplan-passport` |
//! | SVG | the element `passport` of the namespace `urn:narplan:passport` in `metadata` |
//! | XLSX | a custom XML part, the same element |
//! | HTML | a data block, `script` with the id `narplan-passport` |
//!
//! In all of them it is JSON with nothing but ASCII, in which `<`, `>` and `&` are written as
//! escapes: so it means the same in each.

mod carriers;
mod error;
mod leaving;
mod pdf;
mod workbook;

use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::model::{DistrictSet, Plan, sha256};
use crate::store::file::bytes_of;
use crate::store::{StoreError, to_json};

use carriers::NAMESPACE;
pub use error::PassportError;
pub use leaving::leaving;
pub use pdf::{PDF_FILE, PDF_KIND};

/// What the field `format` of a passport says.
const FORMAT: &str = "narplan-passport";
/// The version that this program writes, and the highest that it reads.
const VERSION: u64 = 1;
/// The largest passport that is read, bytes.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// The plan of an export with what it was made on and by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passport {
    format: String,
    version: u64,
    /// Version of the program.
    program: String,
    seed: u64,
    sha256: Sums,
    /// The plan as a plan file has it.
    plan: Value,
}

/// SHA-256 of what an export rests on, lower-case hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sums {
    /// [`plan_hash`].
    plan: String,
    /// Of the map, as its file or as it may be seen.
    map: String,
    /// Of the map's figures, as they may be seen.
    figures: String,
    /// Of the plan's own tables: ways, children, finer areas.
    tables: String,
    /// Of which unit each district belongs to.
    assignment: String,
    /// Of parameters and all else that is set for the model.
    assumptions: String,
}

/// Something that an export rests on and that can be another when it is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The map.
    Map,
    /// The map's figures.
    Figures,
    /// The plan's own tables.
    Tables,
    /// Which unit each district belongs to.
    Assignment,
    /// What is set for the model.
    Assumptions,
    /// Something else in the plan.
    Plan,
}

impl Part {
    /// The name by which its message knows it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Figures => "figures",
            Self::Tables => "tables",
            Self::Assignment => "assignment",
            Self::Assumptions => "assumptions",
            Self::Plan => "plan",
        }
    }
}

/// SHA-256 of what of `plan` may leave the program, and of what every paper of it says which plan
/// it is about. How the map is shown is no part of it: looking is not changing.
///
/// # Errors
/// [`StoreError::WrongMap`] where the plan is on another map, [`StoreError::Unwritable`] where it
/// holds a number that is none.
pub fn plan_hash(map: &DistrictSet, plan: &Plan) -> Result<String, StoreError> {
    let mut plan = leaving(plan, map);
    plan.style = None;
    Ok(sha256(to_json(&plan, &codes_of(map))?.as_bytes()))
}

fn codes_of(map: &DistrictSet) -> Vec<String> {
    map.districts.iter().map(|district| district.code.clone()).collect()
}

impl Passport {
    /// The passport of `plan` on `map`, which is the map as the plan's disclosure rule lets it be
    /// seen.
    ///
    /// # Errors
    /// Those of [`plan_hash`].
    pub fn of(map: &DistrictSet, plan: &Plan) -> Result<Self, StoreError> {
        let text = to_json(&leaving(plan, map), &codes_of(map))?;
        let written: Value = serde_json::from_str(&text).map_err(|error| unwritable(&error))?;
        Ok(Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            seed: plan.uncertainty.seed,
            sha256: Sums {
                plan: plan_hash(map, plan)?,
                map: map.sha256.clone(),
                figures: sha256(&map.indicators.seen_bytes()),
                tables: sum_of(&written, &TABLES),
                assignment: sum_of(&written, &["assignment"]),
                assumptions: sum_of(&written, &ASSUMPTIONS),
            },
            plan: written,
        })
    }

    /// The passport in `text`.
    ///
    /// # Errors
    /// [`PassportError`] where it is none, or of a newer version.
    pub fn parse(text: &str) -> Result<Self, PassportError> {
        #[derive(Deserialize)]
        struct Head {
            format: String,
            version: u64,
        }
        let wrong = |error: serde_json::Error| PassportError::Wrong(error.to_string());
        let head: Head = serde_json::from_str(text).map_err(wrong)?;
        if head.format != FORMAT {
            return Err(PassportError::Wrong(format!("\"format\": \"{}\"", head.format)));
        }
        if head.version > VERSION {
            return Err(PassportError::Newer { found: head.version, known: VERSION });
        }
        serde_json::from_str(text).map_err(wrong)
    }

    /// The passport as JSON of ASCII alone, in which nothing is markup.
    ///
    /// # Errors
    /// [`StoreError::Unwritable`].
    pub fn json(&self) -> Result<String, StoreError> {
        use std::fmt::Write as _;

        let text = serde_json::to_string(self).map_err(|error| unwritable(&error))?;
        let mut plain = String::with_capacity(text.len());
        for letter in text.chars() {
            // Outside of strings JSON has none of these.
            if letter.is_ascii() && !letter.is_ascii_control() && !"<>&".contains(letter) {
                plain.push(letter);
                continue;
            }
            for unit in letter.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _infallible = write!(plain, "\\u{unit:04x}");
            }
        }
        Ok(plain)
    }

    /// The plan that it carries, as the text of a plan file.
    ///
    /// # Errors
    /// [`StoreError::Unwritable`].
    pub fn plan_text(&self) -> Result<String, StoreError> {
        serde_json::to_string_pretty(&self.plan).map_err(|error| unwritable(&error))
    }

    /// Version of the program that wrote it.
    #[must_use]
    pub fn program_version(&self) -> &str {
        &self.program
    }

    /// Whether this version of the program wrote it.
    #[must_use]
    pub fn is_of_this_program(&self) -> bool {
        self.program == env!("CARGO_PKG_VERSION")
    }

    /// What of `plan` on `map`, which was opened from this passport, is not as the passport says
    /// that it was.
    ///
    /// # Errors
    /// Those of [`plan_hash`].
    pub fn differences(&self, map: &DistrictSet, plan: &Plan) -> Result<Vec<Part>, StoreError> {
        let now = Self::of(map, plan)?.sha256;
        let then = &self.sha256;
        let parts = [
            (Part::Map, &then.map, &now.map),
            (Part::Figures, &then.figures, &now.figures),
            (Part::Tables, &then.tables, &now.tables),
            (Part::Assignment, &then.assignment, &now.assignment),
            (Part::Assumptions, &then.assumptions, &now.assumptions),
        ];
        let mut other: Vec<Part> =
            parts.iter().filter(|(_, then, now)| then != now).map(|(part, ..)| *part).collect();
        if other.is_empty() && then.plan != now.plan {
            other.push(Part::Plan);
        }
        Ok(other)
    }
}

/// The passport in the file at `path`; `None` where it is no file of a kind that carries one.
///
/// # Errors
/// [`StoreError::Read`] and [`StoreError::TooLarge`]; [`StoreError::Passport`] where the file
/// should carry one and does not, or it cannot be read.
pub fn passport_in(path: &Path) -> Result<Option<Passport>, StoreError> {
    let bytes = bytes_of(path)?;
    let found = carriers::find(bytes).map_or(Ok(None), |text| Passport::parse(&text?).map(Some));
    found.map_err(|problem| StoreError::Passport { path: path.to_owned(), problem })
}

/// The fields of a plan that are tables of its own.
const TABLES: [&str; 3] = ["travel", "finer", "model/population"];
/// The fields of a plan that are set for the model.
const ASSUMPTIONS: [&str; 13] = [
    "parameters",
    "payroll_overhead_by_year",
    "fit_out",
    "need",
    "need_method",
    "disclosure",
    "residential_days_per_year",
    "foster_days_per_year",
    "uncertainty",
    "model/roles",
    "model/case_types",
    "model/visits",
    "model/prices",
];

/// SHA-256 of these fields of a written plan.
fn sum_of(written: &Value, fields: &[&str]) -> String {
    let mut text = String::new();
    for field in fields {
        let value = written.pointer(&format!("/{field}")).unwrap_or(&Value::Null);
        text.push_str(field);
        text.push_str(&value.to_string());
    }
    sha256(text.as_bytes())
}

fn unwritable(error: &serde_json::Error) -> StoreError {
    StoreError::Unwritable(error.to_string())
}
