//! `narplan export`.

use std::path::Path;

use super::Done;
use super::args::ExportArgs;
use super::ask::never;
use super::compare::open_scenario;
use super::error::CliError;
use crate::app::{
    AppState, ChartKind, Document, ExportFile, ExportJob, ExportKind, Look, Opened,
    PIXELS_PER_INCH, PaperKind, PaperWish, Papers, PictureWish, RunOptions, Stamp, chart_file,
    export_files, open, refuse_own, say, write_files,
};
use crate::i18n::Tr;

/// The need coverage whose probability papers tell, as `narplan simulate` does by default.
const COVERAGE: f64 = 0.95;

pub(super) fn run(args: &ExportArgs, tr: &Tr) -> Result<Done, CliError> {
    let opened = open(&args.plan)?;
    let wish = PictureWish {
        indicator: args.indicator.clone(),
        second: args.second.clone(),
        circles: args.circles.clone(),
        cartogram: args.cartogram.clone(),
        units: args.units,
        size_px: args.size,
        whole: args.whole,
        dark: args.dark,
        month: args.month,
    };
    let Opened { mut document, notes, .. } = opened;
    if let Some(name) = &args.papers.scenario {
        open_scenario(&mut document, name, tr)?;
    }
    let mut state = AppState::new(document, tr.language());
    // All of it is made before anything is written: what is wrong must not leave half an export.
    let look = if state.document.plan.style.is_some() && wish.leaves_it() {
        Look::kept(&mut state, &wish)
    } else {
        Look::wished(&state.document, &wish, tr)?
    };
    let look = Look { scale: scale(args), ..look };
    let mut lines: Vec<String> = notes.iter().map(|note| say(tr, note)).collect();
    let wanted: [(ExportKind, Option<&Path>); 4] = [
        (ExportKind::GeoJson, args.geojson.as_deref()),
        (ExportKind::Csv, args.csv.as_deref()),
        (ExportKind::Png, args.png.as_deref()),
        (ExportKind::Svg, args.svg.as_deref()),
    ];
    let mut files = Vec::new();
    let mut wrote: Vec<&Path> = Vec::new();
    for (kind, path) in wanted {
        let Some(path) = path else { continue };
        files.extend(export_files(&ExportJob {
            plan_path: state.document.path.clone(),
            map_path: state.document.map_path(),
            kind,
            path: path.to_owned(),
            map: state.document.map.clone(),
            plan: state.document.plan.clone(),
            language: tr.language(),
            look: look.clone(),
            passport: wish_of(args, &state.document).carries_passport(),
            csv: args.papers.csv_format,
        })?);
        wrote.push(path);
    }
    files.extend(papers(args, &state.document, &look, tr)?);
    wrote.extend(wanted_papers(args).into_iter().map(|(_, path)| path));
    files.extend(charts(args, state, tr)?);
    wrote.extend(args.papers.charts.iter().map(|(_, path)| path.as_path()));
    write_files(&files, args.force)?;
    for path in wrote {
        let shown = path.display().to_string();
        lines.push(tr.f("cli-wrote", &[("path", (&shown).into())]));
    }
    Ok(Done { lines, ..Done::default() })
}

/// The charts that are asked for, drawn as the window draws them; nothing is written.
fn charts(args: &ExportArgs, state: AppState, tr: &Tr) -> Result<Vec<ExportFile>, CliError> {
    if args.papers.charts.is_empty() {
        return Ok(Vec::new());
    }
    let wish = wish_of(args, &state.document);
    let (path, map_path) = (state.document.path.clone(), state.document.map_path());
    let (map, plan) = (state.document.map.clone(), state.document.plan.clone());
    let kinds: Vec<ChartKind> = args.papers.charts.iter().map(|(kind, _)| *kind).collect();
    let drawn = super::window::charts(state, &kinds, &wish.stamp)?;
    let files = args.papers.charts.iter().zip(drawn).map(|((kind, file), drawing)| {
        refuse_own([path.as_deref(), map_path.as_deref()], file)?;
        let Some(drawing) = drawing else {
            let reason = tr.f("cli-no-chart", &[("chart", kind.id().into())]);
            return Err(CliError::NoAnswer(reason));
        };
        Ok(chart_file(&drawing, file, scale(args), (&map, &plan), wish.carries_passport())?)
    });
    files.collect()
}

/// Pixels of a PNG for each of the picture.
fn scale(args: &ExportArgs) -> f64 {
    args.papers.dpi.map_or(1.0, |dpi| f64::from(dpi) / PIXELS_PER_INCH)
}

/// The workbook, the papers and the GeoPackage that are asked for.
fn wanted_papers(args: &ExportArgs) -> Vec<(PaperKind, &Path)> {
    let papers = &args.papers;
    let workbook = papers.xlsx.as_deref().map(|path| (PaperKind::Workbook, path));
    let package = papers.gpkg.as_deref().map(|path| (PaperKind::GeoPackage, path));
    let page = papers.html.as_deref().map(|path| (PaperKind::Handout, path));
    let pdfs = papers.pdfs.iter().map(|(kind, path)| (*kind, path.as_path()));
    workbook.into_iter().chain(package).chain(page).chain(pdfs).collect()
}

/// How papers are wanted.
fn wish_of(args: &ExportArgs, document: &Document) -> PaperWish {
    let runs = args.papers.runs.map(|count| {
        let options = RunOptions { runs: count as usize, ..RunOptions::of(&document.plan) };
        (options, COVERAGE)
    });
    let own = Stamp::from(&document.plan.papers);
    PaperWish {
        stamp: Stamp {
            status: args.papers.status.unwrap_or(own.status),
            version: args.papers.edition.clone().unwrap_or(own.version),
            date: args.papers.date.or(own.date),
        },
        size: args.papers.paper,
        children: args.papers.child_impact,
        runs,
        passport: args.papers.passport,
        csv: args.papers.csv_format,
    }
}

/// Their files; nothing is written.
fn papers(
    args: &ExportArgs,
    document: &Document,
    look: &Look,
    tr: &Tr,
) -> Result<Vec<ExportFile>, CliError> {
    let wanted = wanted_papers(args);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let wish = wish_of(args, document);
    let Some(papers) = Papers::of(document, &wish, tr, &never)? else { return Ok(Vec::new()) };
    let map_path = document.map_path();
    let file = |(kind, path): (PaperKind, &Path)| {
        refuse_own([document.path.as_deref(), map_path.as_deref()], path)?;
        let bytes = papers.bytes(kind, look)?;
        Ok(ExportFile { path: path.to_owned(), folder: None, bytes })
    };
    wanted.into_iter().map(file).collect()
}
