//! The arguments of `narplan export` that are about a workbook and papers.

use std::path::PathBuf;

use crate::app::{ChartKind, CsvFormat, Date, MAX_RUNS, PaperKind, PaperSize, Status};

pub(super) const EXPORT_EXAMPLES: &str = "\
Examples:
  narplan export plan.narplan.json --geojson plan.geojson
  narplan export plan.narplan.json --csv tables
  narplan export plan.narplan.json --png map.png --size 1920x1080 --whole
  narplan export plan.narplan.json --png need.png --indicator ekonomiskt_bistand --month 2028-06
  narplan export plan.narplan.json --svg two.svg --indicator ekonomiskt_bistand --second arbetslosa_andel
  narplan export plan.narplan.json --png children.png --cartogram barn_unga_0_19_2025
  narplan export plan.narplan.json --xlsx plan.xlsx --runs 1000
  narplan export plan.narplan.json --chart tidslinje=tid.svg --chart finansiering=pengar.png --dpi 300
  narplan export plan.narplan.json --pdf tjansteskrivelse=ts.pdf --pdf kartbok=bok.pdf --status forslag --date 2026-11-22";

#[derive(Debug, clap::Args)]
pub(super) struct PaperArgs {
    /// Export this scenario of the plan, by name or number; default: the one that is open
    #[arg(long, value_name = "NAME")]
    pub(super) scenario: Option<String>,
    /// Write the plan and its results as a workbook
    #[arg(long, group = "outputs", value_name = "FILE")]
    pub(super) xlsx: Option<PathBuf>,
    /// Write the districts and bases with attributes as a GeoPackage
    #[arg(long, group = "outputs", value_name = "FILE")]
    pub(super) gpkg: Option<PathBuf>,
    /// Write the plan as one web page to look at: map with steps, districts, figures, tables
    #[arg(long, group = "outputs", value_name = "FILE")]
    pub(super) html: Option<PathBuf>,
    /// Write a paper as an accessible PDF: tjansteskrivelse, kartblad, kartbok or antaganden
    #[arg(long = "pdf", groups = ["outputs", "pictures"], value_name = "KIND=FILE", value_parser = paper)]
    pub(super) pdfs: Vec<(PaperKind, PathBuf)>,
    /// Draw a chart, as PNG or SVG by the file's name; --help tells the kinds
    #[arg(long = "chart", group = "outputs", value_name = "KIND=FILE", value_parser = chart, long_help = CHARTS)]
    pub(super) charts: Vec<(ChartKind, PathBuf)>,
    /// How far the papers have come: utkast, forslag or beslutad; default: as the plan says
    #[arg(long, value_name = "STATUS", value_parser = status)]
    pub(super) status: Option<Status>,
    /// The papers' version, in your own way of counting; default: the plan's
    #[arg(long, value_name = "TEXT")]
    pub(super) edition: Option<String>,
    /// The papers' day, such as 2027-04-30; default: the plan's, never today
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<Date>,
    /// Size of pages with maps
    #[arg(long, value_name = "SIZE", default_value = "a4", value_parser = paper_size)]
    pub(super) paper: PaperSize,
    /// Add a barnkonsekvensanalys to the tjänsteskrivelse
    #[arg(long)]
    pub(super) child_impact: bool,
    /// Whether PDF, PNG, SVG, XLSX and HTML carry the plan, so that it can be opened from them;
    /// default: yes while the status is utkast
    #[arg(long, value_name = "WHETHER", value_parser = yes_or_no)]
    pub(super) passport: Option<bool>,
    /// How CSV files are written: swedish (semicolons, decimal comma) or rfc4180 (commas, points)
    #[arg(long, requires = "csv", value_name = "FORMAT", default_value = "swedish", value_parser = csv_format)]
    pub(super) csv_format: CsvFormat,
    /// Pixels to an inch of a PNG, which stays as large on paper; default: 96, one pixel of the size
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(36..=600))]
    pub(super) dpi: Option<u32>,
    /// Say how sure the figures are, by so many runs of the plan
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_RUNS)))]
    pub(super) runs: Option<u32>,
}

const CHARTS: &str = "\
Draw a chart, as PNG or SVG by the file's name: tidslinje, bemanning, arendetal,
arendetal-per-enhet, tackning, oppna, finansiering; and from many runs of the plan kanslighet,
spridning-glapp, spridning-kostnad, spridning-kostnad-ar, spridning-kostnad-manad,
spridning-bemanning, spridning-oppna, spridning-forsenade, spridning-arendetal, spridning-tackning";

/// Reads `tidslinje=tidslinje.svg`.
fn chart(text: &str) -> Result<(ChartKind, PathBuf), String> {
    let kinds = || ChartKind::all().map(ChartKind::id).collect::<Vec<_>>().join(", ");
    let wrong = || format!("write it as tidslinje=FILE.svg or FILE.png; kinds are {}", kinds());
    let (kind, path) = text.split_once('=').ok_or_else(wrong)?;
    let kind = ChartKind::all().find(|known| known.id() == kind).ok_or_else(wrong)?;
    let path = PathBuf::from(path);
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let is_picture = ["svg", "png"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    if is_picture { Ok((kind, path)) } else { Err(wrong()) }
}

/// Reads `kartbok=kartbok.pdf`.
fn paper(text: &str) -> Result<(PaperKind, PathBuf), String> {
    let kinds = || PaperKind::PDF.map(PaperKind::id).join(", ");
    let wrong = || format!("write it as kartbok=FILE; kinds are {}", kinds());
    let (kind, path) =
        text.split_once('=').filter(|(_, path)| !path.is_empty()).ok_or_else(wrong)?;
    let kind = PaperKind::PDF.into_iter().find(|known| known.id() == kind).ok_or_else(wrong)?;
    Ok((kind, PathBuf::from(path)))
}

fn status(text: &str) -> Result<Status, String> {
    let names = || Status::ALL.map(Status::id).join(", ");
    let found = Status::ALL.into_iter().find(|status| status.id() == text);
    found.ok_or_else(|| format!("one of {}", names()))
}

fn csv_format(text: &str) -> Result<CsvFormat, String> {
    let names = || CsvFormat::ALL.map(CsvFormat::id).join(", ");
    let found = CsvFormat::ALL.into_iter().find(|format| format.id() == text);
    found.ok_or_else(|| format!("one of {}", names()))
}

fn yes_or_no(text: &str) -> Result<bool, String> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("one of yes, no".to_owned()),
    }
}

fn paper_size(text: &str) -> Result<PaperSize, String> {
    match text.to_ascii_lowercase().as_str() {
        "a4" => Ok(PaperSize::A4),
        "a3" => Ok(PaperSize::A3),
        _ => Err("one of a4, a3".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_is_a_kind_and_a_picture_and_the_help_names_every_kind() {
        let read = |text| chart(text).map(|(kind, path)| (kind, path.display().to_string()));
        assert_eq!(read("tidslinje=a=b.SVG"), Ok((ChartKind::TimeLine, "a=b.SVG".to_owned())));
        for wrong in ["tidslinje", "tidslinje=", "tidslinje=a.pdf", "karta=a.png", ""] {
            assert!(
                read(wrong).is_err_and(|error| error.contains("spridning-tackning")),
                "{wrong}"
            );
        }
        let known: Vec<&str> = CHARTS.split([' ', ',', ';', '\n']).collect();
        for kind in ChartKind::all() {
            assert!(known.contains(&kind.id()), "{}", kind.id());
        }
    }

    #[test]
    fn a_paper_is_a_kind_and_a_file() {
        let read = |text| paper(text).map(|(kind, path)| (kind, path.display().to_string()));
        assert_eq!(read("kartbok=a=b.pdf"), Ok((PaperKind::MapBook, "a=b.pdf".to_owned())));
        for wrong in ["kartbok", "kartbok=", "karta=a.pdf", "=a.pdf", ""] {
            assert!(read(wrong).is_err_and(|error| error.contains("antaganden")), "{wrong}");
        }
    }
}
