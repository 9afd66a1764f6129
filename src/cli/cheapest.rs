//! `narplan cheapest`: its arguments and its answer.

use std::path::PathBuf;

use super::error::CliError;
use super::suggest::wrote;
use super::table::Table;
use super::text::Text;
use super::{Done, json};
use crate::app::{
    CheapestFigures, CurveMeasure, CurvePoint, GRIDS, MOST_POSTS, MissFigures, Month, StepId,
    SuggestChoices, cheapest_figures, open, save_new,
};
use crate::i18n::Tr;

pub(super) const CHEAPEST_EXAMPLES: &str = "\
Examples:
  narplan cheapest plan.narplan.json --curve 2028-06=40%,2030-01=90%
  narplan cheapest plan.narplan.json --curve 2028-06=40% --posts 1 --no-frame -o cheap.narplan.json
  narplan cheapest plan.narplan.json --curve 2029-01=95% --measure coverage --hold 2,3 --json";

#[derive(Debug, clap::Args)]
pub(super) struct CheapestArgs {
    /// The plan
    pub(super) plan: PathBuf,
    /// From each month on, at least this share
    #[arg(long, value_name = "MONTH=SHARE,...", value_delimiter = ',', required = true,
          value_parser = point)]
    pub(super) curve: Vec<CurvePoint>,
    /// What the curve is of: rollout (utbyggnadsgrad) or coverage (behovstäckning)
    #[arg(long, value_name = "NAME", default_value = "rollout", value_parser = measure)]
    pub(super) measure: CurveMeasure,
    /// Months between two possible starts: 1, 3 or 6
    #[arg(long, value_name = "MONTHS", default_value_t = 3, value_parser = grid)]
    pub(super) grid: u16,
    /// Social workers that each base may have more or fewer than planned
    #[arg(long, value_name = "N", default_value_t = 0,
          value_parser = clap::value_parser!(u16).range(0..=i64::from(MOST_POSTS)))]
    pub(super) posts: u16,
    /// Steps that stay where they are, by id
    #[arg(long, value_name = "STEP,...", value_delimiter = ',', value_parser = step)]
    pub(super) hold: Vec<StepId>,
    /// Allow cost that nobody pays
    #[arg(long)]
    pub(super) no_frame: bool,
    /// How long to search at the most
    #[arg(long, value_name = "SECONDS", default_value_t = 60.0, value_parser = seconds)]
    pub(super) seconds: f64,
    /// Write the plan with what was found carried out
    #[arg(short, long, value_name = "PLAN2")]
    pub(super) output: Option<PathBuf>,
    /// Replace a file that is there already
    #[arg(long, requires = "output")]
    pub(super) force: bool,
    /// Write JSON
    #[arg(long)]
    pub(super) json: bool,
}

fn number(text: &str) -> Option<f64> {
    text.trim().replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite())
}

/// Reads `2027-06=40%`; a share without a sign is one up to 1 and per cent above it.
pub(super) fn point(text: &str) -> Result<CurvePoint, String> {
    let wrong = || "write it as 2027-06=40%".to_owned();
    let (month, share) = text.split_once('=').ok_or_else(wrong)?;
    let month: Month = month.parse().or(Err(())).map_err(|()| wrong())?;
    let plain = share.trim().trim_end_matches('%');
    let has_sign = plain.len() < share.trim().len();
    let share = number(plain).ok_or_else(wrong)?;
    let share = if has_sign || share > 1.0 { share / 100.0 } else { share };
    if share > 0.0 && share <= 1.0 {
        Ok(CurvePoint { month, share })
    } else {
        Err("a share above 0 and at most 100%".to_owned())
    }
}

fn measure(text: &str) -> Result<CurveMeasure, String> {
    let found = CurveMeasure::ALL.into_iter().find(|measure| measure.id() == text);
    found.ok_or_else(|| format!("one of {}", CurveMeasure::ALL.map(CurveMeasure::id).join(", ")))
}

pub(super) fn grid(text: &str) -> Result<u16, String> {
    let found = text.parse().ok().filter(|grid| GRIDS.contains(grid));
    found.ok_or_else(|| "1, 3 or 6".to_owned())
}

fn step(text: &str) -> Result<StepId, String> {
    let id = text.trim().parse().ok().map(StepId);
    id.ok_or_else(|| "the id of a step, such as 2".to_owned())
}

pub(super) fn seconds(text: &str) -> Result<f64, String> {
    let found = number(text).filter(|seconds| *seconds >= 0.0);
    found.ok_or_else(|| "a number of 0 or more".to_owned())
}

pub(super) fn cheapest(args: &CheapestArgs, tr: &Tr) -> Result<Done, CliError> {
    let mut document = open(&args.plan)?.document;
    let mut choices = SuggestChoices { seconds: args.seconds, ..SuggestChoices::default() };
    let options = &mut choices.cheapest;
    options.curve.clone_from(&args.curve);
    options.measure = args.measure;
    options.grid = args.grid;
    options.posts = args.posts;
    options.hold = args.hold.iter().copied().collect();
    options.frame = !args.no_frame;
    let figures = cheapest_figures(&mut document, tr, &choices).map_err(CliError::NoAnswer)?;
    if figures.cost.is_none() && !args.json {
        return Err(CliError::NoAnswer(none(&figures, tr)));
    }
    let output = args.output.as_deref().filter(|_| figures.cost.is_some());
    if let Some(path) = output {
        save_new(&document, path, args.force)?;
    }
    let data = if args.json { json(&figures)? } else { told(&figures, tr).into_bytes() };
    Ok(wrote(data, output, tr))
}

/// Why there is no plan, and where the nearest falls short.
fn none(figures: &CheapestFigures, tr: &Tr) -> String {
    let id = if figures.proven { "cheapest-impossible" } else { "cheapest-none-yet" };
    let nearest = figures
        .nearest
        .map(|nearest| tr.f("cheapest-nearest", &[("miss", (&miss(nearest, tr)).into())]));
    [Some(tr.t(id).to_owned()), nearest].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn miss(miss: MissFigures, tr: &Tr) -> String {
    match miss {
        MissFigures::Point { month, needed, reached } => tr.f(
            "cheapest-miss-point",
            &[
                ("month", (&month.to_string()).into()),
                ("reached", (&tr.percent(reached * 100.0, 1)).into()),
                ("needed", (&tr.percent(needed * 100.0, 1)).into()),
            ],
        ),
        MissFigures::Year { year, gap } => tr.f(
            "cheapest-miss-year",
            &[("year", (&year.to_string()).into()), ("gap", (&tr.number(gap / 1000.0, 0)).into())],
        ),
    }
}

fn told(figures: &CheapestFigures, tr: &Tr) -> Text {
    let tkr = |sek: f64| tr.number(sek / 1000.0, 0);
    let mut text = Text::default();
    text.line(&figures.title);
    let cost = tkr(figures.cost.unwrap_or_default());
    let line = match (figures.proven, figures.bound) {
        (true, _) => tr.f("cli-cheapest-proven", &[("cost", (&cost).into())]),
        (false, Some(bound)) => {
            let bound = tkr(bound);
            tr.f("cli-cheapest-bound", &[("cost", (&cost).into()), ("bound", (&bound).into())])
        }
        (false, None) => tr.f("cli-cheapest-no-bound", &[("cost", (&cost).into())]),
    };
    text.line(&line);
    let planned = tkr(figures.planned_cost);
    text.line(&tr.f("cli-cheapest-planned", &[("cost", (&planned).into())]));
    if let Some(short) = figures.planned_miss {
        let short = miss(short, tr);
        text.line(&tr.f("cli-cheapest-planned-short", &[("miss", (&short).into())]));
    }
    let (tried, space) = (tr.number(figures.tried as f64, 0), tr.number(figures.space, 0));
    let args = [("tried", (&tried).into()), ("space", (&space).into())];
    text.line(&tr.f("cheapest-tried", &args));
    let mut table =
        Table::new(1, ["cli-col-step", "cli-col-plan", "cli-col-found"].map(|id| tr.t(id)));
    for step in &figures.steps {
        table.row([step.name.clone(), step.planned.to_string(), step.found.to_string()]);
    }
    text.table(tr.t("cheapest-starts"), &table);
    if !figures.posts.is_empty() {
        let mut table =
            Table::new(1, ["cli-col-unit", "cli-col-plan", "cli-col-found"].map(|id| tr.t(id)));
        for base in &figures.posts {
            let posts = |posts: f64| tr.number(posts, 1);
            table.row([base.name.clone(), posts(base.planned), posts(base.found)]);
        }
        text.table(tr.t("cheapest-posts"), &table);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_a_month_and_a_share() {
        for (text, share) in [
            ("2027-06=40%", 0.4),
            ("2027-06=0.4", 0.4),
            ("2027-06=40", 0.4),
            ("2027-06=0,5%", 0.005),
            ("2027-06=1", 1.0),
        ] {
            let month = Month::new(2027, 6);
            let read = point(text).unwrap();
            assert!(read.month == month && (read.share - share).abs() < 1e-12, "{text}");
        }
        for wrong in ["2027-06", "2027-6=40%", "2027-06=0", "2027-06=101%", "2027-06=x"] {
            assert!(point(wrong).is_err(), "{wrong}");
        }
    }
}
