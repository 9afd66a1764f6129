//! What a position of the slider is, changes and costs, in words.

use serde::Serialize;

use super::stages::{Kind, Stage};
use crate::i18n::Tr;
use crate::model::{DistrictIdx, Index, Month, RolloutStep, UnitIdx};
use crate::report::Material;
use crate::report::pdf::{maps, rollout};

/// A position of the slider in words.
#[derive(Debug, Serialize)]
pub(super) struct StageWords {
    /// Which of how many it is.
    position: String,
    title: String,
    when: String,
    /// What changes: a heading with its lines.
    changes: Vec<Change>,
    /// What the calculation says of the month, and of which one.
    month: String,
    figures: Vec<[String; 2]>,
    /// The units that have districts, as rows of a table.
    units: Vec<Vec<String>>,
    /// How many districts each unit of the plan has.
    counts: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Change {
    heading: String,
    lines: Vec<String>,
}

/// How many districts there are.
pub(super) fn count(tr: &Tr, count: usize) -> String {
    tr.f("handout-count", &[("n", count.into())])
}

fn month(tr: &Tr, month: Month) -> String {
    tr.month(month.year(), month.month())
}

fn share(tr: &Tr, share: Option<f64>) -> String {
    share.map_or("–".to_owned(), |share| tr.percent(100.0 * share, 0))
}

/// `stage` in the language of `material`.
pub(super) fn stage(
    material: Material<'_>,
    stage: &Stage<'_>,
    (n, all): (usize, usize),
) -> StageWords {
    let Material { plan, simulation, tr, .. } = material;
    let served = stage.served(material);
    let counts =
        plan.units.indices().map(|unit| count(tr, served.iter().filter(|&&by| by == unit).count()));
    let at = simulation.position(stage.month);
    let when = month(tr, stage.month);
    let (title, when, month) = match stage.kind {
        Kind::Before => {
            (tr.t("handout-before").to_owned(), tr.t("handout-before-when").to_owned(), when)
        }
        Kind::After => {
            let said = tr.f("handout-after-when", &[("month", (&when).into())]);
            (tr.t("handout-after").to_owned(), said, when)
        }
        Kind::Steps => {
            let titles: Vec<String> = stage.steps.iter().map(|step| step_title(tr, step)).collect();
            let said = tr.f("book-live-from", &[("month", (&when).into())]);
            (titles.join(" · "), said, when)
        }
    };
    let said = tr.f("book-figures", &[("month", (&month).into())]);
    StageWords {
        position: tr.f("handout-position", &[("n", n.into()), ("all", all.into())]),
        title,
        when,
        changes: changes(material, stage, &served),
        month: if at.is_some() { said } else { tr.t("handout-no-figures").to_owned() },
        figures: at.map(|at| figures(material, at)).unwrap_or_default(),
        units: at.map(|at| units(material, at)).unwrap_or_default(),
        counts: counts.collect(),
    }
}

fn step_title(tr: &Tr, (number, step): &(usize, &RolloutStep)) -> String {
    let number = number.to_string();
    tr.f("book-step", &[("number", (&number).into()), ("name", (&step.name).into())])
}

fn changes(material: Material<'_>, stage: &Stage<'_>, served: &[UnitIdx]) -> Vec<Change> {
    let tr = material.tr;
    let change = |id: &str, lines: Vec<String>| Change { heading: tr.t(id).to_owned(), lines };
    if stage.kind != Kind::Steps {
        return vec![change("handout-live", live(material, served))];
    }
    let steps = || stage.steps.iter().map(|(_, step)| *step);
    let live = steps().filter(|step| !step.districts.is_empty());
    let live = live.map(|step| rollout::names(material, step.districts.iter().copied()));
    let all = [
        change("book-goes-live", live.collect()),
        change(
            "book-reassigned",
            steps().flat_map(|step| maps::reassigned(material, step)).collect(),
        ),
        change("book-posts", steps().flat_map(|step| maps::posts(material, step)).collect()),
        change(
            "book-premises",
            steps().flat_map(|step| rollout::openings(material, step)).collect(),
        ),
    ];
    all.into_iter().filter(|change| !change.lines.is_empty()).collect()
}

/// Who serves whom, a line for each unit; the central one last.
fn live(material: Material<'_>, served: &[UnitIdx]) -> Vec<String> {
    let Material { plan, tr, .. } = material;
    let central = plan.central();
    let line = |unit: UnitIdx| {
        let own = (0..).map(DistrictIdx::from_usize).zip(served).filter(|(_, by)| **by == unit);
        let own: Vec<DistrictIdx> = own.map(|(district, _)| district).collect();
        let name = plan.units.get(unit).map(|unit| unit.name.as_str())?;
        let said = match own.len() {
            0 => return None,
            // Many names of what stays as it is say less than their number.
            _ if unit == central => count(tr, own.len()),
            _ => rollout::names(material, own.into_iter()),
        };
        Some(format!("{name}: {said}"))
    };
    let local = plan.units.indices().filter(|&unit| unit != central);
    local.chain([central]).filter_map(line).collect()
}

fn figures(material: Material<'_>, at: usize) -> Vec<[String; 2]> {
    let Material { simulation, tr, .. } = material;
    let Some(total) = simulation.total.get(at) else { return Vec::new() };
    let cost = tr.number(total.sum.cost.total().to_sek() / 1e6, 1);
    let fact = |id: &str, value: String| [tr.t(id).to_owned(), value];
    vec![
        fact("book-share", share(tr, Some(total.rollout_share))),
        fact("book-coverage", share(tr, total.sum.coverage)),
        fact("book-vacant", tr.number(total.sum.vacancies, 1)),
        fact("book-cost", tr.f("book-cost-month", &[("cost", (&cost).into())])),
    ]
}

/// The units that have districts or staff: what they have, and how far it goes.
fn units(material: Material<'_>, at: usize) -> Vec<Vec<String>> {
    let Material { plan, simulation, demand, tr, .. } = material;
    let row = |unit: UnitIdx| {
        let month = simulation.at(unit, at)?;
        if month.districts == 0 && month.posts_total <= 0.0 {
            return None;
        }
        Some(vec![
            plan.units.get(unit)?.name.clone(),
            tr.number(demand.shown_children(month.children_0_17), 0),
            tr.f(
                "handout-filled-of",
                &[
                    ("filled", (&tr.number(month.filled, 1)).into()),
                    ("posts", (&tr.number(month.posts_total, 1)).into()),
                ],
            ),
            share(tr, month.coverage),
            month.caseload.map_or("–".to_owned(), |caseload| tr.number(caseload, 1)),
        ])
    };
    plan.units.indices().filter_map(row).collect()
}
