//! `narplan sensitivity`, `solve`, `safe` and `tipping`.

use super::ask_args::{PlanArgs, SafeArgs, SensitivityArgs, SolveArgs, TippingArgs, Unknown};
use super::error::CliError;
use super::table::Table;
use super::text::Text;
use super::{Done, json};
use crate::app::{
    Document, NeedFigures, Outcome, ParamId, PostsTarget, RunOptions, SafeFigures, SafetyRule,
    SobolFigures, SolveFigures, TippingFigures, TornadoFigures, comparable, needs_figures, open,
    own_limit, safe_figures, say, set_likely, sobol_figures, solve_figures, tipping_figures,
    tornado_figures,
};
use crate::i18n::Tr;

/// Nobody can stop the command line but by ending it.
pub(super) fn never() -> bool {
    false
}

/// The plan with what is tried in it.
pub(super) fn opened(args: &PlanArgs) -> Result<Document, CliError> {
    let mut document = open(&args.plan)?.document;
    set_likely(&mut document, &args.set);
    Ok(document)
}

pub(super) fn sensitivity(args: &SensitivityArgs, tr: &Tr) -> Result<Done, CliError> {
    let mut document = opened(&args.plan)?;
    document.plan.uncertainty.effects |= args.effects;
    if args.tornado {
        let figures = tornado_figures(&document, args.outcome)?;
        return done(args.json, &figures, || tornado(&figures, args.outcome, tr));
    }
    let seed = args.seed.unwrap_or(document.plan.uncertainty.seed);
    let design = (seed, args.rows as usize);
    let figures = sobol_figures(&document, args.outcome, design, &never)?;
    figures.map_or_else(
        || Ok(Done::default()),
        |figures| done(args.json, &figures, || sobol(&figures, args.outcome, tr)),
    )
}

pub(super) fn solve(args: &SolveArgs, tr: &Tr) -> Result<Done, CliError> {
    let document = opened(&args.plan)?;
    let (outcome, value) = args.target;
    let Unknown::Param(param) = args.unknown else {
        let target = match outcome {
            Outcome::Coverage | Outcome::LowestCoverage => PostsTarget::Coverage(value / 100.0),
            Outcome::Caseload => PostsTarget::Caseload(value),
            _ => return Err(CliError::NoAnswer(tr.t("cli-solve-posts-target").to_owned())),
        };
        let figures = needs_figures(&document, target, &never)?;
        return figures.map_or_else(
            || Ok(Done::default()),
            |figures| done(args.json, &figures, || needs(&figures, tr)),
        );
    };
    let range = range_within(param, [args.from, args.to], tr)?;
    let figures = solve_figures(&document, param, args.target, range)?;
    if figures.low >= figures.high {
        return Err(CliError::NoAnswer(tr.t("cli-solve-range").to_owned()));
    }
    done(args.json, &figures, || solution(&figures, param, outcome, tr))
}

/// The range that is asked for, where the model has a meaning in all of it.
fn range_within(
    param: ParamId,
    range: [Option<f64>; 2],
    tr: &Tr,
) -> Result<[Option<f64>; 2], CliError> {
    let (least, greatest) = param.bounds();
    let fits = range.iter().flatten().all(|end| (least..=greatest).contains(end));
    if fits {
        return Ok(range);
    }
    let bounds = [least, greatest].map(|end| tr.number(end, 1));
    let [least, greatest] = &bounds;
    let args = [("least", least.into()), ("greatest", greatest.into())];
    Err(CliError::NoAnswer(tr.f("cli-solve-bounds", &args)))
}

pub(super) fn safe(args: &SafeArgs, tr: &Tr) -> Result<Done, CliError> {
    let document = opened(&args.plan)?;
    let plan = &document.plan;
    let known = |id| plan.step(id).is_some_and(|step| step.start >= plan.start);
    if let Some(id) = args.step.filter(|id| !known(*id)) {
        return Err(CliError::NoAnswer(
            tr.f("cli-safe-no-step", &[("step", (id.0 as usize).into())]),
        ));
    }
    let mut options = RunOptions::of(plan);
    options.seed = args.seed.unwrap_or(options.seed);
    options.runs = args.runs.map_or(options.runs, |runs| runs as usize);
    let limit = args.limit.unwrap_or_else(|| own_limit(plan));
    let rule = SafetyRule { limit, risk: args.risk };
    let figures = safe_figures(&document, args.step, rule, options, &never)?;
    figures.map_or_else(
        || Ok(Done::default()),
        |figures| done(args.json, &figures, || starts(&figures, tr)),
    )
}

pub(super) fn tipping(args: &TippingArgs, tr: &Tr) -> Result<Done, CliError> {
    let document = opened(&args.plan)?;
    let other = args.other.as_deref().map(open).transpose()?.map(|opened| opened.document);
    if let Some(other) = &other {
        comparable(&document, other).map_err(|message| CliError::NoAnswer(say(tr, &message)))?;
    }
    let other = other.as_ref().map(|other| &other.plan);
    let figures = tipping_figures(&document, other, args.outcome, &never)?;
    figures.map_or_else(
        || Ok(Done::default()),
        |figures| done(args.json, &figures, || tips(&figures, args.outcome, tr)),
    )
}

fn done(
    is_json: bool,
    figures: &impl serde::Serialize,
    text: impl FnOnce() -> Text,
) -> Result<Done, CliError> {
    Ok(Done::data(if is_json { json(figures)? } else { text().into_bytes() }))
}

fn param_name(id: &str, tr: &Tr) -> String {
    tr.t(&format!("param-{id}")).to_owned()
}

/// The name of an outcome, with its unit.
fn outcome_name(outcome: Outcome, tr: &Tr) -> String {
    tr.t(&format!("cli-outcome-{}", outcome.id().replace('_', "-"))).to_owned()
}

/// A value of an outcome: money in millions.
fn value_text(outcome: Outcome, value: Option<f64>, tr: &Tr) -> String {
    let value = value.unwrap_or(f64::NAN);
    if outcome.is_money() { tr.number(value / 1e6, 2) } else { tr.number(value, 2) }
}

fn tornado(figures: &TornadoFigures, outcome: Outcome, tr: &Tr) -> Text {
    let mut text = Text::default();
    text.line(&figures.title);
    let headings = ["cli-col-parameter", "cli-col-low", "cli-col-high", "cli-col-at-low"];
    let headings = headings.into_iter().chain(["cli-col-at-high", "cli-col-swing"]);
    let mut table = Table::new(1, headings.map(|id| tr.t(id)));
    let value = |value| value_text(outcome, value, tr);
    for bar in &figures.bars {
        table.row([
            param_name(bar.parameter, tr),
            tr.number(bar.low, 2),
            tr.number(bar.high, 2),
            value(bar.at_low),
            value(bar.at_high),
            value(Some(bar.swing)),
        ]);
    }
    let middle = value(figures.middle);
    let name = outcome_name(outcome, tr);
    let args = [("outcome", (&name).into()), ("value", (&middle).into())];
    text.table(&tr.f("cli-tornado-title", &args), &table);
    text
}

fn sobol(figures: &SobolFigures, outcome: Outcome, tr: &Tr) -> Text {
    let mut text = Text::default();
    text.line(&figures.title);
    let [mean, deviation] =
        [figures.mean, figures.deviation].map(|value| value_text(outcome, value, tr));
    let name = outcome_name(outcome, tr);
    let args = [
        ("outcome", (&name).into()),
        ("mean", (&mean).into()),
        ("deviation", (&deviation).into()),
        ("rows", figures.rows.into()),
    ];
    let heading = tr.f("cli-sobol-title", &args);
    if figures.factors.is_empty() {
        text.line(tr.t("cli-sobol-nothing"));
        return text;
    }
    let headings = ["cli-col-parameter", "cli-col-alone", "cli-col-in-all"];
    let mut table = Table::new(1, headings.map(|id| tr.t(id)));
    for factor in &figures.factors {
        let members = factor.parameters.iter().map(|one| param_name(one.parameter, tr));
        let members = members.collect::<Vec<_>>().join(", ");
        let name = factor.group.as_ref().map(|group| format!("{group}: {members}"));
        let index = |index: &crate::app::IndexFigures| {
            let [value, low, high] =
                [index.value, index.low, index.high].map(|it| tr.number(it, 3));
            format!("{value} ({low}–{high})")
        };
        table.row([name.unwrap_or(members), index(&factor.first), index(&factor.total)]);
    }
    text.table(&heading, &table);
    text
}

fn solution(figures: &SolveFigures, param: ParamId, outcome: Outcome, tr: &Tr) -> Text {
    let mut text = Text::default();
    text.line(&figures.title);
    let name = outcome_name(outcome, tr);
    let [target, reached] =
        [Some(figures.target), figures.reached].map(|value| value_text(outcome, value, tr));
    let parameter = param_name(param.info().id, tr);
    let unit = tr.t(param.info().unit.message_id());
    let [now, low, high] = [figures.now, figures.low, figures.high].map(|it| tr.number(it, 2));
    let args = [
        ("outcome", (&name).into()),
        ("target", (&target).into()),
        ("reached", (&reached).into()),
        ("parameter", (&parameter).into()),
        ("now", (&now).into()),
        ("unit", unit.into()),
    ];
    text.line(&tr.f("cli-solve-title", &args));
    for value in &figures.values {
        let id = if value.holds_above { "cli-solve-above" } else { "cli-solve-below" };
        let value = tr.number(value.value, 3);
        text.point(&tr.f(id, &[("value", (&value).into()), ("unit", unit.into())]));
    }
    if figures.values.is_empty() {
        let id = match figures.holds_at_low {
            Some(true) => "cli-solve-always",
            Some(false) => "cli-solve-never",
            None => "cli-solve-undefined",
        };
        let args = [("low", (&low).into()), ("high", (&high).into()), ("unit", unit.into())];
        text.point(&tr.f(id, &args));
    }
    text
}

fn needs(figures: &NeedFigures, tr: &Tr) -> Text {
    let mut text = Text::default();
    text.line(&figures.title);
    let headings = ["cli-col-unit", "cli-col-planned", "cli-col-now", "cli-col-needed"];
    let headings = headings.into_iter().chain(["cli-col-by-formula"]);
    let mut table = Table::new(1, headings.map(|id| tr.t(id)));
    let is_share = figures.outcome == Outcome::Coverage.id();
    let level = |value: f64| {
        if is_share { tr.percent(value * 100.0, 1) } else { tr.number(value, 1) }
    };
    for base in &figures.bases {
        let posts = tr.number(base.needed.unwrap_or(f64::NAN), 2);
        let needed = match base.answer {
            "without_new" => tr.f("cli-solve-without-new", &[("posts", (&posts).into())]),
            "never" => tr.t("cli-solve-not-reached").to_owned(),
            _ => posts,
        };
        table.row([
            base.name.clone(),
            tr.number(base.planned, 2),
            level(base.reached.unwrap_or(f64::NAN)),
            needed,
            tr.number(base.by_formula, 2),
        ]);
    }
    let id = if is_share { "cli-solve-posts-coverage" } else { "cli-solve-posts-caseload" };
    let target = level(figures.target);
    text.table(&tr.f(id, &[("target", (&target).into())]), &table);
    text.line(tr.t("cli-solve-posts-note"));
    text
}

fn starts(figures: &SafeFigures, tr: &Tr) -> Text {
    let mut text = Text::default();
    text.line(&figures.title);
    let headings = ["cli-col-step", "cli-col-start", "cli-col-earliest", "cli-col-risk"];
    let mut table = Table::new(1, headings.map(|id| tr.t(id)));
    for step in &figures.steps {
        let risk = step.risks.last().map(|risk| &risk.over);
        let [risk, error] = [risk.and_then(|it| it.probability), risk.and_then(|it| it.error)]
            .map(|it| tr.number(it.unwrap_or(f64::NAN) * 100.0, 1));
        let earliest = step.earliest.map(|month| month.to_string());
        table.row([
            format!("{} {}", step.step, step.name),
            step.planned.to_string(),
            earliest.unwrap_or_else(|| tr.t("cli-safe-none").to_owned()),
            format!("{risk} ± {error} %"),
        ]);
    }
    let [limit, risk] = [tr.number(figures.limit, 1), tr.percent(figures.risk * 100.0, 0)];
    let args =
        [("limit", (&limit).into()), ("risk", (&risk).into()), ("runs", figures.runs.into())];
    text.table(&tr.f("cli-safe-title", &args), &table);
    text
}

fn tips(figures: &TippingFigures, outcome: Outcome, tr: &Tr) -> Text {
    let mut text = Text::default();
    text.line(&figures.title);
    let other = figures.other.clone().unwrap_or_else(|| tr.t("cli-tipping-today").to_owned());
    let [value, other_value] =
        [figures.value, figures.other_value].map(|value| value_text(outcome, value, tr));
    let name = outcome_name(outcome, tr);
    let args = [
        ("other", (&other).into()),
        ("outcome", (&name).into()),
        ("value", (&value).into()),
        ("value2", (&other_value).into()),
    ];
    let mut points = Vec::new();
    let mut steady = 0;
    for one in &figures.parameters {
        steady += usize::from(one.changes.is_empty());
        for change in &one.changes {
            let parameter = param_name(one.parameter, tr);
            let value = tr.number(change.value, 2);
            let (id, better) = match change.better_above {
                "plan" => ("cli-tipping-change", &figures.title),
                "other" => ("cli-tipping-change", &other),
                _ => ("cli-tipping-alike", &other),
            };
            let args = [
                ("parameter", (&parameter).into()),
                ("value", (&value).into()),
                ("better", better.into()),
            ];
            points.push(tr.f(id, &args));
        }
    }
    text.line(&tr.f("cli-tipping-title", &args));
    text.points(tr.t("cli-tipping-changes"), &points);
    text.line(&tr.f("cli-tipping-steady", &[("count", steady.into())]));
    text
}
