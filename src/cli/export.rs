//! `narplan export`.

use std::path::Path;

use super::Done;
use super::args::ExportArgs;
use super::error::CliError;
use crate::app::{AppState, ExportJob, ExportKind, Look, Opened, PictureWish, export, open, say};
use crate::i18n::Tr;

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
    let Opened { document, notes, .. } = opened;
    let mut state = AppState::new(document, tr.language());
    // Before anything is written: what is wrong with the wish must not leave half an export.
    let look = if state.document.plan.style.is_some() && wish.leaves_it() {
        Look::kept(&mut state, &wish)
    } else {
        Look::wished(&state.document, &wish, tr)?
    };
    let mut lines: Vec<String> = notes.iter().map(|note| say(tr, note)).collect();
    let wanted: [(ExportKind, Option<&Path>); 4] = [
        (ExportKind::GeoJson, args.geojson.as_deref()),
        (ExportKind::Csv, args.csv.as_deref()),
        (ExportKind::Png, args.png.as_deref()),
        (ExportKind::Svg, args.svg.as_deref()),
    ];
    for (kind, path) in wanted {
        let Some(path) = path else { continue };
        export(&ExportJob {
            plan_path: state.document.path.clone(),
            map_path: state.document.map_path(),
            kind,
            path: path.to_owned(),
            map: state.document.map.clone(),
            plan: state.document.plan.clone(),
            language: tr.language(),
            look: look.clone(),
        })?;
        let shown = path.display().to_string();
        lines.push(tr.f("cli-wrote", &[("path", (&shown).into())]));
    }
    Ok(Done { lines, ..Done::default() })
}
