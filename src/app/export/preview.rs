//! What a file will look like, before it is made.

use super::super::action::ExportKind;
use super::super::files::{AppError, ExportJob, export_files};
use super::super::look::Look;
use super::super::papers::{PaperKind, Papers};
use super::batch::Source;
use crate::i18n::{Language, Tr};
use crate::model::ScenarioId;
use crate::report::{self, PaperSize, Pixels};
use crate::scene::Fill;

/// Width of a page or a picture that is only looked at, pixels.
const WIDTH_PX: u32 = 760;

/// Size of the map of a web page that is only looked at, pixels.
const WEB_MAP_PX: (f64, f64) = (900.0, 620.0);

/// What a file will look like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preview {
    /// Its first page, or all of a picture.
    Page(Pixels),
    /// Its parts by name, with what each holds.
    Parts(Vec<[String; 2]>),
    /// The map that a web page opens with, and its parts from there on.
    Web(Pixels, Vec<[String; 2]>),
}

/// What a preview is about: another one of these looks different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct About {
    /// Number of the plan, and its revision.
    pub(super) plan: (u64, u64),
    pub(super) kind: ExportKind,
    pub(super) scenario: Option<ScenarioId>,
    pub(super) size: PaperSize,
    pub(super) children: bool,
    pub(super) language: Language,
}

/// A file to look at.
#[derive(Debug)]
pub struct PreviewJob {
    pub(super) kind: ExportKind,
    pub(super) source: Source,
}

impl PreviewJob {
    /// What the file will look like.
    ///
    /// # Errors
    /// What making the file would give.
    pub(super) fn preview(&self, is_cancelled: &dyn Fn() -> bool) -> Result<Preview, AppError> {
        if is_cancelled() {
            // Nobody looks at it.
            return Ok(Preview::Parts(Vec::new()));
        }
        let tr = Tr::new(self.source.language);
        match self.kind {
            ExportKind::Png | ExportKind::Svg => {
                let look = self.source.look();
                let scale = f64::from(WIDTH_PX) / look.size_px.x;
                Ok(Preview::Page(self.map(scale)?))
            }
            ExportKind::Paper(kind) if PaperKind::PDF.contains(&kind) => self.page(kind, &tr),
            ExportKind::Paper(PaperKind::Workbook) => self.sheets(&tr),
            ExportKind::Csv => self.tables(&tr),
            ExportKind::GeoJson | ExportKind::Paper(PaperKind::GeoPackage) => {
                Ok(Preview::Parts(self.layers(&tr)))
            }
            ExportKind::Paper(PaperKind::Handout) => self.web(&tr),
            ExportKind::Parameters | ExportKind::Paper(_) => {
                let (title, about) = (self.kind.title(&tr), self.kind.about(&tr));
                Ok(Preview::Parts(vec![[title.to_owned(), about]]))
            }
        }
    }

    /// The map as it is exported.
    ///
    /// # Errors
    /// [`AppError::Report`] where it cannot be drawn.
    pub(super) fn whole_map(&self) -> Result<Pixels, AppError> {
        self.map(self.source.look().scale)
    }

    fn map(&self, scale: f64) -> Result<Pixels, AppError> {
        let (source, tr) = (&self.source, Tr::new(self.source.language));
        let picture = source.look().picture(&source.map, &source.plan, &tr);
        Ok(report::pixels_of(&report::map_drawing(&picture), scale)?)
    }

    fn page(&self, kind: PaperKind, tr: &Tr) -> Result<Preview, AppError> {
        let document = self.source.document();
        let page = Papers::of(&document, &self.source.wish, tr, &|| false)?
            .map(|papers| papers.first_page(kind, &self.source.look(), WIDTH_PX))
            .transpose()?;
        Ok(page.flatten().map_or_else(|| Preview::Parts(Vec::new()), Preview::Page))
    }

    /// The page's map, when all steps are done, with the headings below it.
    fn web(&self, tr: &Tr) -> Result<Preview, AppError> {
        let Source { map, plan, .. } = &self.source;
        let (width, height) = WEB_MAP_PX;
        let look = Look::plain(plan, Fill::Units, width, height);
        let picture = report::map_drawing(&look.picture(map, plan, tr));
        let areas = tr.f("export-areas", &[("n", map.len().into())]);
        let part = |id: &str, about: String| [tr.t(id).to_owned(), about];
        let parts = vec![
            part("handout-map", tr.t("export-web-map").to_owned()),
            part("handout-rollout", tr.t("export-web-rollout").to_owned()),
            part("handout-economy", tr.t("export-web-economy").to_owned()),
            part("handout-districts", areas),
            part("handout-basis", tr.t("export-web-basis").to_owned()),
        ];
        Ok(Preview::Web(report::pixels_of(&picture, 1.0)?, parts))
    }

    fn sheets(&self, tr: &Tr) -> Result<Preview, AppError> {
        let document = self.source.document();
        let papers = Papers::of(&document, &self.source.wish, tr, &|| false)?;
        let sheets = papers.map(|papers| papers.sheets()).transpose()?;
        Ok(Preview::Parts(sheets.unwrap_or_default()))
    }

    fn tables(&self, tr: &Tr) -> Result<Preview, AppError> {
        let source = &self.source;
        let files = export_files(&ExportJob {
            kind: ExportKind::Csv,
            path: std::path::PathBuf::new(),
            plan_path: None,
            map_path: None,
            map: std::sync::Arc::clone(&source.map),
            plan: source.plan.clone(),
            language: source.language,
            look: source.look(),
            passport: false,
            csv: source.wish.csv,
        })?;
        let table = |file: super::super::files::ExportFile| {
            let lines = file.bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
            let rows = lines.count().saturating_sub(1);
            [file.path.display().to_string(), tr.f("export-rows", &[("n", rows.into())])]
        };
        Ok(Preview::Parts(files.into_iter().map(table).collect()))
    }

    /// What a map program finds in the file.
    fn layers(&self, tr: &Tr) -> Vec<[String; 2]> {
        let source = &self.source;
        let areas = tr.f("export-areas", &[("n", source.map.len().into())]);
        if self.kind == ExportKind::GeoJson {
            return vec![[areas, tr.t("export-areas-geojson").to_owned()]];
        }
        let placed = source.plan.units.iter().filter(|unit| unit.place.is_some()).count();
        vec![
            ["omraden".to_owned(), format!("{areas}. {}", tr.t("export-areas-about"))],
            ["baser".to_owned(), tr.f("export-points", &[("n", placed.into())])],
        ]
    }
}
