//! A paper as data: what its template shows. All text is a value that is shown as it stands.

use std::sync::LazyLock;

use serde::Serialize;
use serde_json::Value;
use ttf_parser::Face;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::world::Desk;
use crate::i18n::{Language, Tr};
use crate::model::{Logo, Papers, Status};
use crate::report::picture::drawn_as_wide;
use crate::report::{Material, PROGRAM_VERSION, Pixels, ReportError, Stamp, plan_hash};
use crate::scene::text::Weight;
use crate::store::{PDF_FILE, PDF_KIND, Passport, StoreError};

/// Name of the file with the data.
const DATA: &str = "data.json";

/// Size of a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PaperSize {
    /// A4.
    #[default]
    A4,
    /// A3.
    A3,
}

impl PaperSize {
    const fn id(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A3 => "a3",
        }
    }

    /// The longer and the shorter side, mm.
    pub(super) const fn sides_mm(self) -> (f64, f64) {
        match self {
            Self::A4 => (297.0, 210.0),
            Self::A3 => (420.0, 297.0),
        }
    }
}

/// Something in a running document.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub(in crate::report) enum Block {
    Heading {
        level: u8,
        text: String,
    },
    Text {
        text: String,
    },
    Quote {
        text: String,
        source: String,
    },
    /// A place that people write in.
    Write {
        text: String,
    },
    List {
        items: Vec<String>,
    },
    Facts {
        items: Vec<[String; 2]>,
    },
    Table(Table),
    Map {
        file: String,
        alt: String,
        caption: String,
    },
    Bars(Bars),
    /// Who is who on a map.
    Key {
        units: Vec<KeyUnit>,
    },
}

/// A table with its heading row.
#[derive(Clone, Debug, Serialize)]
pub(in crate::report) struct Table {
    pub(in crate::report) caption: String,
    pub(in crate::report) columns: Vec<Column>,
    pub(in crate::report) rows: Vec<Row>,
    pub(in crate::report) notes: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub(in crate::report) struct Column {
    pub(in crate::report) title: String,
    pub(in crate::report) align: Align,
    /// How many parts it takes of the room that others leave; 0 takes what its cells need.
    pub(in crate::report) share: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::report) enum Align {
    Left,
    Right,
}

#[derive(Clone, Debug, Serialize)]
pub(in crate::report) struct Row {
    pub(in crate::report) kind: RowKind,
    pub(in crate::report) cells: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::report) enum RowKind {
    Plain,
    /// A part of the row above.
    Part,
    Total,
}

/// Amounts of years as stacked bars.
#[derive(Clone, Debug, Serialize)]
pub(in crate::report) struct Bars {
    pub(in crate::report) alt: String,
    pub(in crate::report) caption: String,
    /// A colour for each part, or `hatched`.
    pub(in crate::report) fills: Vec<String>,
    pub(in crate::report) parts: Vec<String>,
    pub(in crate::report) years: Vec<Bar>,
}

#[derive(Clone, Debug, Serialize)]
pub(in crate::report) struct Bar {
    pub(in crate::report) name: String,
    /// What stands above it.
    pub(in crate::report) sum: String,
    pub(in crate::report) parts: Vec<f64>,
}

/// A unit in the key of a map.
#[derive(Clone, Debug, Serialize)]
pub(in crate::report) struct KeyUnit {
    pub(super) colour: String,
    pub(super) ink: String,
    pub(super) letter: String,
    pub(super) name: String,
    pub(super) count: String,
}

/// A page with a map.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Page {
    pub(super) title: String,
    pub(super) subtitle: String,
    pub(super) map: Picture,
    pub(super) source: String,
    pub(super) side: Vec<Block>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Picture {
    pub(super) file: String,
    pub(super) alt: String,
}

/// What all papers say of themselves.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Paper {
    title: String,
    description: String,
    keywords: Vec<String>,
    /// What kind of paper it is.
    kind: String,
    language: &'static str,
    region: &'static str,
    size: &'static str,
    wide: bool,
    words: Words,
    stamp: StampLines,
    look: Look,
    /// The logo's file.
    #[serde(skip)]
    logo: Option<(String, Vec<u8>)>,
    /// What the attached file with the plan is called and is, where there is one.
    passport: Option<Attachment>,
    /// Name and value above a document.
    pub(super) head: Vec<[String; 2]>,
    pub(super) blocks: Vec<Block>,
    pub(super) pages: Vec<Page>,
    /// Height of the maps, mm.
    pub(super) map_height: f64,
}

#[derive(Clone, Debug, Serialize)]
struct Words {
    page: String,
    of: String,
    write: String,
    north: String,
}

#[derive(Clone, Debug, Serialize)]
struct Attachment {
    file: &'static str,
    kind: &'static str,
    about: String,
}

#[derive(Clone, Debug, Serialize)]
struct StampLines {
    status: String,
    is_decided: bool,
    lines: Vec<String>,
}

/// Whose the paper is.
#[derive(Clone, Debug, Serialize)]
struct Look {
    /// Empty is the program's own.
    accent: String,
    committee: String,
    department: String,
    logo: Option<Picture>,
}

impl Look {
    fn of(papers: &Papers) -> Self {
        let logo = papers.logo.as_ref();
        Self {
            accent: papers.accent.map(|accent| accent.to_string()).unwrap_or_default(),
            committee: papers.committee.trim().to_owned(),
            department: papers.department.trim().to_owned(),
            logo: logo.map(|logo| Picture { file: logo_file(logo), alt: logo.alt.clone() }),
        }
    }
}

fn logo_file(logo: &Logo) -> String {
    format!("logo.{}", logo.format.extension())
}

impl Paper {
    /// An empty paper about a plan; `kind` names its kind.
    ///
    /// # Errors
    /// [`ReportError::Plan`] where the plan has no hash.
    pub(super) fn new(
        material: Material<'_>,
        kind: &str,
        size: PaperSize,
        wide: bool,
    ) -> Result<Self, ReportError> {
        let Material { map, plan, stamp, tr, .. } = material;
        let hash = plan_hash(map, plan)?;
        let word = |id: &str| tr.t(id).to_owned();
        let (language, region) = match tr.language() {
            Language::Sv => ("sv", "SE"),
            Language::En => ("en", "GB"),
        };
        Ok(Self {
            title: if plan.title.trim().is_empty() { kind.to_owned() } else { plan.title.clone() },
            description: format!("{kind}: {}", plan.title),
            keywords: vec![format!("plan-sha256:{hash}")],
            kind: kind.to_owned(),
            language,
            region,
            size: size.id(),
            wide,
            words: Words {
                page: word("paper-page"),
                of: word("paper-of"),
                write: word("paper-to-write"),
                north: word("paper-north"),
            },
            stamp: StampLines {
                status: word(stamp.status.message_id()),
                is_decided: stamp.status == Status::Decided,
                lines: vec![stamp.first_line(plan, tr), Stamp::second_line(plan, &hash, tr)],
            },
            look: Look::of(&plan.papers),
            logo: plan.papers.logo.as_ref().map(|logo| (logo_file(logo), logo.bytes.to_vec())),
            passport: material.passport.map(|_| Attachment {
                file: PDF_FILE,
                kind: PDF_KIND,
                about: word("paper-passport"),
            }),
            head: Vec::new(),
            blocks: Vec::new(),
            pages: Vec::new(),
            map_height: 0.0,
        })
    }

    /// The plan's title, or what kind of paper it is where the plan has none: a heading may not be
    /// empty.
    pub(super) fn title(&self) -> &str {
        &self.title
    }

    /// Sets the paper with the template `template` and these pictures.
    ///
    /// # Errors
    /// [`ReportError::Paper`] where it cannot be set.
    pub(super) fn set(
        &self,
        template: &str,
        pictures: Vec<(String, String)>,
        passport: Option<&Passport>,
    ) -> Result<PagedDocument, ReportError> {
        let wrong = |error: serde_json::Error| ReportError::Paper(error.to_string());
        let mut data = serde_json::to_value(self).map_err(wrong)?;
        make_legible(&mut data);
        let data = serde_json::to_vec(&data).map_err(wrong)?;
        let pictures = pictures.into_iter().map(|(name, svg)| (name, legible(&svg).into_bytes()));
        let unwritable = |error: StoreError| ReportError::Plan(error.to_string());
        let attached = passport.map(Passport::json).transpose().map_err(unwritable)?;
        let attached = attached.map(|json| (PDF_FILE.to_owned(), json.into_bytes()));
        let files = pictures.chain([(DATA.to_owned(), data)]).chain(attached);
        let desk = Desk::new(template, files.chain(self.logo.clone()))?;
        let set = typst::compile::<PagedDocument>(&desk).output.map_err(|errors| told(&errors));
        // What was kept to set the next paper faster is of no use: there is none.
        typst::comemo::evict(0);
        set
    }

    /// The first page as a picture, `width` pixels wide.
    ///
    /// # Errors
    /// [`ReportError::Paper`] where it cannot be set, [`ReportError::Picture`] where it cannot be
    /// drawn.
    pub(super) fn first_page(
        &self,
        template: &str,
        pictures: Vec<(String, String)>,
        width: u32,
    ) -> Result<Pixels, ReportError> {
        let document = self.set(template, pictures, None)?;
        let none = || ReportError::Paper("it has no page".to_owned());
        let page = document.pages().first().ok_or_else(none)?;
        let svg = typst_svg::svg(page, &typst_svg::SvgOptions::default());
        typst::comemo::evict(0);
        drawn_as_wide(&svg, width)
    }

    /// The paper as PDF/UA-1.
    ///
    /// # Errors
    /// [`ReportError::Paper`] where it cannot be set.
    pub(super) fn pdf(
        &self,
        template: &str,
        pictures: Vec<(String, String)>,
        material: Material<'_>,
    ) -> Result<Vec<u8>, ReportError> {
        let document = self.set(template, pictures, material.passport)?;
        typst_pdf::pdf(&document, &options(material)?).map_err(|errors| told(&errors))
    }
}

fn told(errors: &[SourceDiagnostic]) -> ReportError {
    let errors: Vec<String> = errors.iter().map(|error| error.message.to_string()).collect();
    ReportError::Paper(errors.join("; "))
}

fn options(material: Material<'_>) -> Result<PdfOptions, ReportError> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|error| ReportError::Paper(error.message().to_string()))?;
    let date = material.stamp.file_date(material.plan).map(crate::report::Date::parts);
    let date = date.and_then(|(year, month, day)| {
        Datetime::from_ymd_hms(i32::from(year), month, day, 0, 0, 0)
    });
    Ok(PdfOptions {
        creator: Smart::Custom(Some(format!("Närplan {PROGRAM_VERSION}"))),
        timestamp: date.map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    })
}

/// Replaces, in all texts, what the typeface has no sign for: a paper that all can read may hold
/// no letter without a meaning.
fn make_legible(data: &mut Value) {
    match data {
        Value::String(text) => *text = legible(text),
        Value::Array(items) => items.iter_mut().for_each(make_legible),
        Value::Object(members) => members.values_mut().for_each(make_legible),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// `text` with an empty square for each sign that the typeface lacks.
pub(super) fn legible(text: &str) -> String {
    static FACE: LazyLock<Option<Face<'static>>> =
        LazyLock::new(|| Face::parse(Weight::Regular.font_data(), 0).ok());
    let Some(face) = &*FACE else { return text.to_owned() };
    let readable = |letter: char| match letter {
        '\n' => '\n',
        control if control.is_control() => ' ',
        letter if letter.is_ascii() || face.glyph_index(letter).is_some() => letter,
        _ => '□',
    };
    text.chars().map(readable).collect()
}

/// A month in full.
pub(super) fn month(tr: &Tr, month: crate::model::Month) -> String {
    tr.month(month.year(), month.month())
}

impl Column {
    /// A column of names, which takes the room that others leave.
    pub(super) fn name(title: impl Into<String>) -> Self {
        Self { title: title.into(), align: Align::Left, share: 2 }
    }

    /// A column of short words.
    pub(super) fn short(title: impl Into<String>) -> Self {
        Self { title: title.into(), align: Align::Left, share: 0 }
    }

    /// A column of numbers.
    pub(super) fn figure(title: impl Into<String>) -> Self {
        Self { title: title.into(), align: Align::Right, share: 0 }
    }

    /// The same with so many parts of the room that others leave.
    pub(super) fn parts(self, share: u8) -> Self {
        Self { share, ..self }
    }
}

impl Row {
    pub(super) fn plain(cells: Vec<String>) -> Self {
        Self { kind: RowKind::Plain, cells }
    }

    pub(super) fn of(kind: RowKind, cells: Vec<String>) -> Self {
        Self { kind, cells }
    }
}

impl Block {
    pub(super) fn heading(level: u8, text: &str) -> Self {
        Self::Heading { level, text: text.to_owned() }
    }

    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    pub(super) fn write(text: &str) -> Self {
        Self::Write { text: text.to_owned() }
    }
}
