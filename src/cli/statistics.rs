//! `narplan segregation`, `classify` and `moran`.

use std::num::NonZero;

use super::error::CliError;
use super::statistics_args::{ClassifyArgs, MoranArgs, SegregationArgs};
use super::table::Table;
use super::text::Text;
use super::{Done, json};
use crate::app::{
    ClassifyFigures, ClusterChoices, ColumnFigures, LocalFigures, MoranFigures, PermutationOptions,
    SegregationFigures, SegregationIndex, SegregationWish, SplitFigures, classify_figures,
    moran_figures, open, segregation_figures,
};
use crate::i18n::Tr;

pub(super) fn segregation(args: &SegregationArgs, tr: &Tr) -> Result<Done, CliError> {
    let document = open(&args.file)?.document;
    let wish = SegregationWish {
        table: args.table.as_deref(),
        finer: args.finer.as_deref(),
        group: &args.group,
        total: &args.total,
        by_base: args.by_base,
        options: args.options(),
    };
    let figures = segregation_figures(&document, &wish, tr)?;
    let data = if args.json { json(&figures)? } else { spread(&figures, tr).into_bytes() };
    Ok(Done::data(data))
}

pub(super) fn classify(args: &ClassifyArgs, tr: &Tr) -> Result<Done, CliError> {
    let document = open(&args.file)?.document;
    let figures = classify_figures(&document, &args.indicator, &args.choice(), tr)?;
    let data = if args.json { json(&figures)? } else { classes(&figures, tr).into_bytes() };
    Ok(Done::data(data))
}

pub(super) fn moran(args: &MoranArgs, tr: &Tr) -> Result<Done, CliError> {
    let document = open(&args.file)?.document;
    let choices = ClusterChoices {
        neighbours: args.neighbours,
        options: PermutationOptions {
            permutations: args.permutations as usize,
            seed: args.seed,
            threads: std::thread::available_parallelism().map_or(1, NonZero::get),
        },
        local: args.local,
        gi: args.gi,
        fdr: args.fdr,
        alpha: args.alpha,
    };
    let figures = moran_figures(&document, &args.indicator, &choices, tr)?;
    let data = if args.json { json(&figures)? } else { clusters(&figures, tr).into_bytes() };
    Ok(Done::data(data))
}

/// "Ekonomiskt bistånd, 2024".
fn title(column: &ColumnFigures) -> String {
    match column.year.map(|year| year.to_string()) {
        Some(year) if !column.title.contains(&year) => format!("{}, {year}", column.title),
        _ => column.title.clone(),
    }
}

/// A sentence that says what the value of an index means.
fn meaning(index: SegregationIndex, value: f64, tr: &Tr) -> String {
    let id = match index {
        SegregationIndex::Dissimilarity => "segregation-dissimilarity-means",
        SegregationIndex::Isolation => "segregation-isolation-means",
        SegregationIndex::Exposure => "segregation-exposure-means",
        SegregationIndex::Entropy => "segregation-theil-h-means",
        SegregationIndex::Gini => "segregation-gini-means",
    };
    tr.f(id, &[("percent", (&tr.percent(100.0 * value, 1)).into())])
}

fn spread(figures: &SegregationFigures, tr: &Tr) -> Text {
    let mut text = Text::default();
    let (group, total) = (title(&figures.group), title(&figures.total));
    let (people, of_group) = (tr.number(figures.people, 0), tr.number(figures.people_of_group, 0));
    let args = [
        ("group", (&group).into()),
        ("total", (&total).into()),
        ("people", (&people).into()),
        ("count", (&of_group).into()),
        ("districts", figures.districts.into()),
    ];
    text.line(&tr.f("cli-segregation-title", &args));
    let mut points = Vec::new();
    for found in &figures.found {
        let name = tr.t(found.index.message_id());
        points.push(match &found.value {
            Ok(value) => {
                let means = meaning(found.index, value.value, tr);
                // The index that Linköping publishes runs to 100.
                let (scale, digits) = match found.index {
                    SegregationIndex::Dissimilarity => (100.0, 1),
                    _ => (1.0, 3),
                };
                let number = |value: f64| tr.number(value * scale, digits);
                let [value, low, high] = [value.value, value.low, value.high].map(number);
                let args = [
                    ("name", name.into()),
                    ("value", (&value).into()),
                    ("low", (&low).into()),
                    ("high", (&high).into()),
                    ("means", (&means).into()),
                ];
                tr.f("cli-segregation-index", &args)
            }
            Err(reason) => tr.f(
                "cli-segregation-undefined",
                &[("name", name.into()), ("reason", reason.into())],
            ),
        });
    }
    text.points(tr.t("cli-segregation-indices"), &points);
    levels(&mut text, figures, tr);
    if let Some(split) = &figures.by_base {
        bases(&mut text, split, tr);
    }
    let mut table = Table::new(
        1,
        ["cli-col-name", "cli-col-group", "cli-col-all", "cli-col-quotient"].map(|id| tr.t(id)),
    );
    for one in &figures.quotients {
        let count = |value: Option<f64>| tr.number(value.unwrap_or(f64::NAN), 0);
        let quotient = tr.number(one.quotient.unwrap_or(f64::NAN), 2);
        table.row([one.name.clone(), count(one.group), count(one.total), quotient]);
    }
    if !figures.quotients.is_empty() {
        text.table(tr.t("cli-segregation-quotients"), &table);
    }
    text.points(tr.t("cli-check-notes"), &figures.notes);
    text
}

/// The indices on each level of division, where there is more than one.
fn levels(text: &mut Text, figures: &SegregationFigures, tr: &Tr) {
    if figures.levels.len() < 2 {
        return;
    }
    let headings = [
        "cli-col-index",
        "cli-col-level",
        "cli-col-parts",
        "cli-col-value",
        "cli-col-band",
        "cli-col-below",
    ];
    let mut table = Table::new(2, headings.map(|id| tr.t(id)));
    for index in SegregationIndex::ALL {
        // Dissimilarity as Linköping publishes it, from 0 to 100; the others as shares.
        let number = |value: f64| match index {
            SegregationIndex::Dissimilarity => tr.number(100.0 * value, 1),
            _ => tr.number(value, 3),
        };
        for level in &figures.levels {
            let value = level.indices.get(index.id()).and_then(serde_json::Value::as_f64);
            let band = level.bands.get(index.id());
            let range = band.map(|band| format!("{}–{}", number(band.low), number(band.high)));
            let below = band.map(|band| tr.percent(100.0 * band.share_below, 0));
            let none = || "–".to_owned();
            table.row([
                tr.t(index.message_id()).to_owned(),
                tr.t(level.message).to_owned(),
                level.parts.to_string(),
                value.map_or_else(|| tr.t("segregation-undefined-short").to_owned(), number),
                range.unwrap_or_else(none),
                below.unwrap_or_else(none),
            ]);
        }
    }
    text.table(tr.t("cli-segregation-levels"), &table);
    text.line(tr.t("level-law"));
    if let Some(reason) = &figures.no_band {
        text.line(reason);
    }
}

fn bases(text: &mut Text, split: &SplitFigures, tr: &Tr) {
    if let Some(reason) = &split.undefined {
        let name = tr.t(SegregationIndex::Entropy.message_id());
        let args = [("name", name.into()), ("reason", reason.into())];
        text.section(&tr.f("cli-segregation-undefined", &args));
        return;
    }
    let share = tr.percent(100.0 * split.share_between.unwrap_or(f64::NAN), 1);
    let headings = [
        "cli-col-unit",
        "cli-col-districts",
        "cli-col-group",
        "cli-col-all",
        "cli-col-theil-h",
        "cli-col-between",
        "cli-col-within",
    ];
    let mut table = Table::new(1, headings.map(|id| tr.t(id)));
    for unit in &split.units {
        table.row([
            unit.name.clone(),
            unit.districts.to_string(),
            tr.number(unit.people_of_group, 0),
            tr.number(unit.people, 0),
            tr.number(unit.theil_h.unwrap_or(f64::NAN), 3),
            tr.number(unit.between, 4),
            tr.number(unit.within, 4),
        ]);
    }
    text.table(&tr.f("cli-segregation-split", &[("share", (&share).into())]), &table);
}

fn classes(figures: &ClassifyFigures, tr: &Tr) -> Text {
    let mut text = Text::default();
    text.line(&title(&figures.indicator));
    let mut table =
        Table::new(2, ["cli-col-class", "cli-col-range", "cli-col-districts"].map(|id| tr.t(id)));
    for (position, class) in figures.classes.iter().enumerate() {
        let range = match (&class.name, class.min.zip(class.max)) {
            (Some(name), _) => name.clone(),
            (None, Some((min, max))) => {
                let (min, max) = (tr.number(min, 2), tr.number(max, 2));
                if min == max { min } else { format!("{min}–{max}") }
            }
            (None, None) => tr.t("cli-classify-empty").to_owned(),
        };
        table.row([(position + 1).to_string(), range, class.count.to_string()]);
    }
    text.table(tr.t(figures.method_message), &table);
    if !figures.missing.is_empty() {
        text.line(&tr.f("cli-classify-missing", &[("count", figures.missing.len().into())]));
    }
    text
}

fn clusters(figures: &MoranFigures, tr: &Tr) -> Text {
    let mut text = Text::default();
    text.line(&title(&figures.indicator));
    if let Some(reason) = &figures.undefined {
        text.line(reason);
        return text;
    }
    let number = |value: Option<f64>, digits| tr.number(value.unwrap_or(f64::NAN), digits);
    let (i, expected, p) =
        (number(figures.moran_i, 3), number(figures.expected, 3), number(figures.p, 4));
    let args = [
        ("i", (&i).into()),
        ("expected", (&expected).into()),
        ("p", (&p).into()),
        ("permutations", figures.permutations.into()),
        ("neighbours", (&figures.neighbours).into()),
    ];
    text.line(&tr.f("cli-moran-whole", &args));
    let is_rare = figures.p.is_some_and(|p| p <= figures.alpha);
    text.line(tr.t(match figures.moran_i.zip(figures.expected) {
        Some((i, expected)) if is_rare && i > expected => "cli-moran-alike",
        Some(_) if is_rare => "cli-moran-unlike",
        _ => "cli-moran-chance",
    }));
    if !figures.isolates.is_empty() {
        text.line(&tr.f("cli-moran-isolates", &[("count", figures.isolates.len().into())]));
    }
    if !figures.local.is_empty() {
        around(&mut text, figures, tr);
    }
    text
}

fn around(text: &mut Text, figures: &MoranFigures, tr: &Tr) {
    let has_gi = figures.local.iter().any(|one| one.gi.is_some());
    let headings = ["cli-col-name", "cli-col-cluster", "cli-col-moran", "cli-col-p"];
    let scores = if has_gi { &["cli-col-gi", "cli-col-gi-star"][..] } else { &[] };
    let mut table = Table::new(2, headings.iter().chain(scores).map(|id| tr.t(id)));
    for one in &figures.local {
        table.row(row(one, figures.fdr, tr));
    }
    let alpha = tr.number(figures.alpha, 3);
    let id = if figures.fdr { "cli-moran-local-fdr" } else { "cli-moran-local" };
    text.table(&tr.f(id, &[("alpha", (&alpha).into())]), &table);
}

fn row(one: &LocalFigures, fdr: bool, tr: &Tr) -> Vec<String> {
    let kind = if one.significant { one.quadrant_message } else { "cluster-not-significant" };
    let p = if fdr { one.p_fdr } else { one.p };
    let mut cells =
        vec![one.name.clone(), tr.t(kind).to_owned(), tr.number(one.moran_i, 3), tr.number(p, 4)];
    for score in [one.gi, one.gi_star].into_iter().flatten() {
        cells.push(tr.number(score.unwrap_or(f64::NAN), 2));
    }
    cells
}
