//! `narplan suggest`, `sequence`, `ensemble`, `settled` and `tradeoffs`.

use super::args::{
    AssignmentArgs, EnsembleArgs, SequenceArgs, SettledArgs, SuggestArgs, TradeoffsArgs,
};
use super::error::CliError;
use super::table::Table;
use super::text::Text;
use super::{Done, json};
use crate::app::{
    AssignmentFigures, BaseFigures, EnsembleFigures, FrontFigures, OrderFigures, OrderSlack,
    ProofFigures, SettledFigures, SuggestChoices, ensemble_figures, front_figures, open,
    order_figures, save_new, settled_figures, suggest_figures,
};
use crate::i18n::Tr;

/// The choices that the common arguments make.
fn choices(args: &AssignmentArgs) -> SuggestChoices {
    let mut choices = SuggestChoices::default();
    let options = &mut choices.options;
    options.weights = args.objective.weights();
    options.weights.border = args.border;
    options.load = args.load;
    options.contiguous = !args.apart;
    options.locks = !args.ignore_locks;
    options.groups = !args.ignore_groups;
    options.keep_central = args.keep_central;
    options.max_deviation_percent = args.max_deviation;
    options.max_way = args.max_way;
    choices.seconds = args.seconds;
    choices.seed = args.seed;
    choices
}

pub(super) fn suggest(args: &SuggestArgs, tr: &Tr) -> Result<Done, CliError> {
    let mut document = open(&args.task.plan)?.document;
    let choices = SuggestChoices { never_worse: args.never_worse, ..choices(&args.task) };
    let figures = suggest_figures(&mut document, tr, args.task.month, args.mend, &choices)
        .map_err(CliError::NoAnswer)?;
    if let Some(path) = &args.output {
        save_new(&document, path, args.force)?;
    }
    let data = if args.task.json { json(&figures)? } else { assignment(&figures, tr).into_bytes() };
    Ok(wrote(data, args.output.as_deref(), tr))
}

pub(super) fn sequence(args: &SequenceArgs, tr: &Tr) -> Result<Done, CliError> {
    let mut document = open(&args.plan)?.document;
    let mut choices = SuggestChoices { seconds: args.seconds, ..SuggestChoices::default() };
    if let Some(times) = args.slack {
        choices.order.slack = OrderSlack::Times(times);
    }
    choices.order.weights.handovers = args.handovers;
    choices.order.keep_live = args.keep_live;
    choices.order.no_later = args.no_later;
    choices.order.budgets_tkr = args.budgets.iter().copied().collect();
    let figures = order_figures(&mut document, tr, &choices).map_err(CliError::NoAnswer)?;
    if let Some(path) = &args.output {
        save_new(&document, path, args.force)?;
    }
    let data = if args.json { json(&figures)? } else { order(&figures, tr).into_bytes() };
    Ok(wrote(data, args.output.as_deref(), tr))
}

pub(super) fn ensemble(args: &EnsembleArgs, tr: &Tr) -> Result<Done, CliError> {
    let document = open(&args.task.plan)?.document;
    let mut choices = choices(&args.task);
    choices.plans = args.plans;
    choices.tolerance_percent = args.tolerance;
    let figures =
        ensemble_figures(&document, tr, args.task.month, &choices).map_err(CliError::NoAnswer)?;
    let data = if args.task.json { json(&figures)? } else { context(&figures, tr).into_bytes() };
    Ok(Done::data(data))
}

pub(super) fn settled(args: &SettledArgs, tr: &Tr) -> Result<Done, CliError> {
    let document = open(&args.task.plan)?.document;
    let choices = SuggestChoices { near_percent: args.within, ..choices(&args.task) };
    let figures =
        settled_figures(&document, tr, args.task.month, &choices).map_err(CliError::NoAnswer)?;
    let data = if args.task.json { json(&figures)? } else { agreed(&figures, tr).into_bytes() };
    Ok(Done::data(data))
}

pub(super) fn tradeoffs(args: &TradeoffsArgs, tr: &Tr) -> Result<Done, CliError> {
    let document = open(&args.task.plan)?.document;
    let figures = front_figures(&document, tr, args.task.month, &choices(&args.task))
        .map_err(CliError::NoAnswer)?;
    let data = if args.task.json { json(&figures)? } else { front(&figures, tr).into_bytes() };
    Ok(Done::data(data))
}

pub(super) fn wrote(data: Vec<u8>, path: Option<&std::path::Path>, tr: &Tr) -> Done {
    let mut done = Done::data(data);
    if let Some(path) = path {
        let shown = path.display().to_string();
        done.lines.push(tr.f("cli-wrote", &[("path", (&shown).into())]));
    }
    done
}

/// "Proven optimal", or how far from the bound.
fn proof(proof: &ProofFigures, bound_id: &str, tr: &Tr) -> String {
    let objective = tr.number(proof.objective, 4);
    match (proof.proven, proof.bound) {
        (true, _) => tr.f("cli-suggest-proven", &[("objective", (&objective).into())]),
        (false, Some(bound)) => tr.f(
            bound_id,
            &[("objective", (&objective).into()), ("bound", (&tr.number(bound, 4)).into())],
        ),
        (false, None) => tr.f("cli-suggest-no-bound", &[("objective", (&objective).into())]),
    }
}

fn assignment(figures: &AssignmentFigures, tr: &Tr) -> Text {
    let mut text = Text::default();
    text.line(&figures.title);
    text.line(&proof(&figures.proof, "cli-suggest-bound-low", tr));
    let mut table =
        Table::new(1, ["cli-col-measure", "cli-col-now", "cli-col-found"].map(|id| tr.t(id)));
    let start = figures.start;
    let found = figures.found;
    let rows = [
        ("cli-suggest-load", start.map(|terms| terms.load), Some(found.load)),
        ("cli-suggest-way", start.and_then(|terms| terms.way), found.way),
        ("cli-suggest-changes", start.map(|terms| terms.changes), Some(found.changes)),
        ("cli-suggest-border", start.map(|terms| terms.border), Some(found.border)),
        ("cli-suggest-mix", start.map(|terms| terms.mix), Some(found.mix)),
    ];
    for (id, start, found) in rows {
        let text =
            |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| tr.number(value, 4));
        table.row([tr.t(id).to_owned(), text(start), text(found)]);
    }
    text.table(tr.t("cli-suggest-terms"), &table);
    text.table(tr.t("cli-suggest-bases"), &bases(&figures.bases, tr));
    let moves: Vec<String> = figures
        .moves
        .iter()
        .map(|one| {
            let names = one.names.join(", ");
            let change = one.gain.map_or_else(|| "–".to_owned(), |gain| tr.signed(-gain, 4));
            tr.f(
                "cli-suggest-move",
                &[
                    ("districts", (&names).into()),
                    ("from", (&one.from).into()),
                    ("to", (&one.to).into()),
                    ("children", (&tr.number(one.children, 0)).into()),
                    ("change", (&change).into()),
                ],
            )
        })
        .collect();
    text.points(tr.t("cli-suggest-moves"), &moves);
    if moves.is_empty() {
        text.line(tr.t("cli-suggest-no-moves"));
    }
    text
}

fn bases(bases: &[BaseFigures], tr: &Tr) -> Table {
    let headings = ["cli-col-unit", "cli-col-districts", "cli-col-load", "cli-col-deviation"];
    let mut table = Table::new(1, headings.map(|id| tr.t(id)));
    for base in bases {
        let deviation = base.deviation_percent;
        table.row([
            base.name.clone(),
            base.districts.len().to_string(),
            tr.number(base.load, 0),
            deviation.map_or_else(|| "–".to_owned(), |percent| tr.number(percent, 1)),
        ]);
    }
    table
}

fn order(figures: &OrderFigures, tr: &Tr) -> Text {
    let mut text = Text::default();
    text.line(&figures.title);
    text.line(&proof(&figures.proof, "cli-suggest-bound-high", tr));
    let planned = tr.number(figures.planned_objective, 4);
    text.line(&tr.f("cli-sequence-planned", &[("objective", (&planned).into())]));
    let moves: Vec<String> = figures
        .moves
        .iter()
        .map(|one| {
            let step = |step: Option<u32>| step.map_or_else(|| "–".to_owned(), |id| id.to_string());
            tr.f(
                "cli-sequence-move",
                &[
                    ("district", (&one.name).into()),
                    ("from", (&step(one.from)).into()),
                    ("to", (&step(one.to)).into()),
                ],
            )
        })
        .collect();
    text.points(tr.t("cli-suggest-moves"), &moves);
    if moves.is_empty() {
        text.line(tr.t("cli-suggest-no-moves"));
    }
    text
}

fn context(figures: &EnsembleFigures, tr: &Tr) -> Text {
    let mut text = Text::default();
    text.line(&figures.title);
    text.line(&tr.f(
        "cli-ensemble-law",
        &[
            ("plans", figures.plans.into()),
            ("tolerance", (&tr.number(figures.tolerance_percent, 0)).into()),
        ],
    ));
    let headings = [
        "cli-col-measure",
        "cli-col-plan",
        "cli-col-mean",
        "cli-col-worse",
        "cli-col-equal",
        "cli-col-effective",
        "cli-col-r-hat",
    ];
    let mut table = Table::new(1, headings.map(|id| tr.t(id)));
    let number = |value: Option<f64>, decimals| {
        value.map_or_else(|| "–".to_owned(), |value| tr.number(value, decimals))
    };
    for (id, measure) in &figures.measures {
        table.row([
            tr.t(measure_name(id)).to_owned(),
            tr.number(measure.plan, 4),
            tr.number(measure.mean, 4),
            tr.number(measure.worse * 100.0, 1),
            tr.number(measure.equal * 100.0, 1),
            number(measure.effective, 0),
            number(measure.r_hat, 3),
        ]);
    }
    text.table(tr.t("cli-ensemble-measures"), &table);
    text
}

fn measure_name(id: &str) -> &'static str {
    match id {
        "load" => "cli-suggest-load",
        "deviation" => "cli-suggest-deviation",
        "way" => "cli-suggest-way",
        "border" => "cli-suggest-border",
        _ => "cli-suggest-mix",
    }
}

fn agreed(figures: &SettledFigures, tr: &Tr) -> Text {
    let mut text = Text::default();
    text.line(&figures.title);
    text.line(&proof(&figures.best, "cli-suggest-bound-low", tr));
    let id = if figures.complete { "cli-settled-complete" } else { "cli-settled-walked" };
    let plans = tr.number(figures.plans as f64, 0);
    let percent = tr.number(figures.within_percent, 1);
    text.line(&tr.f(id, &[("plans", (&plans).into()), ("percent", (&percent).into())]));
    let (settled, contested): (Vec<_>, Vec<_>) =
        figures.districts.iter().partition(|district| district.settled);
    let points: Vec<String> = contested
        .iter()
        .map(|district| {
            let shares = district.share.iter().filter(|(_, share)| **share > 0.0);
            let shares: Vec<String> = shares
                .map(|(unit, share)| format!("{unit} {}", tr.percent(share * 100.0, 0)))
                .collect();
            format!("{}: {}", district.name, shares.join(", "))
        })
        .collect();
    text.points(tr.t("cli-settled-contested"), &points);
    let points: Vec<String> = settled.iter().map(|district| district.name.clone()).collect();
    text.points(tr.t("cli-settled-settled"), &points);
    text
}

fn front(figures: &FrontFigures, tr: &Tr) -> Text {
    let mut text = Text::default();
    text.line(&figures.title);
    let headings = ["cli-col-point", "cli-suggest-load", "cli-suggest-way", "cli-col-proven"];
    let mut table = Table::new(1, headings.map(|id| tr.t(id)));
    if let Some(start) = figures.start {
        let plan = tr.t("cli-col-plan").to_owned();
        let way = start.way.map_or_else(|| "–".to_owned(), |way| tr.number(way, 4));
        table.row([plan, tr.number(start.load, 4), way, String::new()]);
    }
    for (at, point) in figures.points.iter().enumerate() {
        let proven = if point.proven { tr.t("cli-yes") } else { tr.t("cli-no") };
        table.row([
            (at + 1).to_string(),
            tr.number(point.load, 4),
            tr.number(point.way, 4),
            proven.to_owned(),
        ]);
    }
    text.table(tr.t("cli-tradeoffs-points"), &table);
    text
}
