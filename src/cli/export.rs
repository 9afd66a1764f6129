//! `narplan export`.

use std::path::Path;

use super::Done;
use super::args::ExportArgs;
use super::error::CliError;
use crate::app::{ExportJob, ExportKind, Look, PictureWish, export, open, say};
use crate::i18n::Tr;

pub(super) fn run(args: &ExportArgs, tr: &Tr) -> Result<Done, CliError> {
    let opened = open(&args.plan)?;
    let wish = PictureWish {
        indicator: args.indicator.clone(),
        second: args.second.clone(),
        circles: args.circles.clone(),
        cartogram: args.cartogram.clone(),
        size_px: args.size,
        whole: args.whole,
        dark: args.dark,
        month: args.month,
    };
    // Before anything is written: what is wrong with the wish must not leave half an export.
    let look = Look::wished(&opened.document, &wish, tr)?;
    let mut lines: Vec<String> = opened.notes.iter().map(|note| say(tr, note)).collect();
    let wanted: [(ExportKind, Option<&Path>); 4] = [
        (ExportKind::GeoJson, args.geojson.as_deref()),
        (ExportKind::Csv, args.csv.as_deref()),
        (ExportKind::Png, args.png.as_deref()),
        (ExportKind::Svg, args.svg.as_deref()),
    ];
    for (kind, path) in wanted {
        let Some(path) = path else { continue };
        export(&ExportJob {
            plan_path: opened.document.path.clone(),
            map_path: opened.document.map_path(),
            kind,
            path: path.to_owned(),
            map: opened.document.map.clone(),
            plan: opened.document.plan.clone(),
            language: tr.language(),
            look: look.clone(),
        })?;
        let shown = path.display().to_string();
        lines.push(tr.f("cli-wrote", &[("path", (&shown).into())]));
    }
    Ok(Done { lines, ..Done::default() })
}
