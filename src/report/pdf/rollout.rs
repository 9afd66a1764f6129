//! Bases and steps: where, who, when.

use super::paper::{Block, Column, Row, RowKind, Table, month};
use crate::i18n::Tr;
use crate::model::{DistrictIdx, RolloutStep, UnitIdx};
use crate::report::table::needed;
use crate::report::{Material, display_name};

/// The bases as they are when every step has started.
pub(in crate::report) fn bases(material: Material<'_>) -> Table {
    let Material { plan, simulation, demand, tr, .. } = material;
    let last = simulation.months().saturating_sub(1);
    let end = simulation.month(last);
    let row = |unit: UnitIdx| {
        let of = plan.units.get(unit)?;
        let own: Vec<DistrictIdx> = plan
            .assignment
            .indices()
            .filter(|&district| plan.unit_at(district, end) == unit && is_live(material, district))
            .collect();
        let children: f64 = own
            .iter()
            .filter_map(|&district| demand.districts.get(district))
            .map(|district| district.children_0_17)
            .sum();
        let first = own.iter().filter_map(|&district| plan.live_from(district)).min();
        let figures = simulation.at(unit, last)?;
        Some(Row::plain(vec![
            of.name.clone(),
            tr.t(of.kind.message_id()).to_owned(),
            first.map_or("–".to_owned(), |first| month(tr, first)),
            tr.number(own.len() as f64, 0),
            tr.number(demand.shown_children(children), 0),
            tr.number(figures.posts_total, 1),
            tr.number(figures.area_m2, 0),
        ]))
    };
    Table {
        caption: tr.f("memo-table-bases", &[("month", (&month(tr, end)).into())]),
        columns: vec![
            Column::name(tr.t("xlsx-column-unit")),
            Column::short(tr.t("memo-kind")),
            Column::short(tr.t("memo-live-from")),
            Column::figure(tr.t("memo-districts")),
            Column::figure(tr.t("memo-children-0-17")),
            Column::figure(tr.t("memo-posts")),
            Column::figure(tr.t("memo-area")),
        ],
        rows: plan.units.indices().filter_map(row).collect(),
        notes: vec![tr.t("csv-om-antaganden-text").to_owned()],
    }
}

fn is_live(material: Material<'_>, district: DistrictIdx) -> bool {
    let live = material.plan.live_from(district);
    live.is_some_and(|live| live < material.plan.end())
}

/// The steps in order of time.
pub(in crate::report) fn in_time(material: Material<'_>) -> Vec<&RolloutStep> {
    let mut steps: Vec<&RolloutStep> = material.plan.steps.iter().collect();
    steps.sort_by_key(|step| step.start);
    steps
}

/// The steps, one a row.
pub(in crate::report) fn steps(material: Material<'_>) -> Table {
    let tr = material.tr;
    let row = |step: &RolloutStep| {
        let (moved, new) = posts(step);
        let opens = openings(material, step);
        Row::of(
            RowKind::Plain,
            vec![
                step.name.clone(),
                tr.month_short(step.start.year(), step.start.month()),
                names(material, step.districts.iter().copied()),
                posts_text(tr, moved),
                posts_text(tr, new),
                if opens.is_empty() { "–".to_owned() } else { opens.join("; ") },
            ],
        )
    };
    Table {
        caption: tr.t("memo-table-steps").to_owned(),
        columns: vec![
            Column::name(tr.t("memo-step")).parts(2),
            Column::short(tr.t("memo-start")),
            Column::name(tr.t("memo-districts")).parts(5),
            Column::figure(tr.t("memo-posts-moved")),
            Column::figure(tr.t("memo-posts-new")),
            Column::name(tr.t("memo-premises")).parts(4),
        ],
        rows: in_time(material).into_iter().map(row).collect(),
        notes: vec![tr.t("memo-posts-note").to_owned()],
    }
}

/// Posts with the decimals that they need.
pub(super) fn posts_text(tr: &Tr, posts: f64) -> String {
    tr.number(posts, needed(posts, 2))
}

/// Posts that `step` moves from the central unit, and new ones.
pub(super) fn posts(step: &RolloutStep) -> (f64, f64) {
    let sum = |(moved, new): (f64, f64), change: &crate::model::PostsChange| {
        (moved + change.transferred, new + change.new)
    };
    step.posts.iter().fold((0.0, 0.0), sum)
}

/// The premises that `step` opens or gives up, one a line.
pub(in crate::report) fn openings(material: Material<'_>, step: &RolloutStep) -> Vec<String> {
    let Material { plan, tr, .. } = material;
    let line = |change: &crate::model::PremisesChange| {
        let unit = plan.units.get(change.unit)?;
        let opens = month(tr, change.opens);
        let area = change.area_m2.map(|area| tr.number(area.abs(), 0));
        let id = match change.area_m2 {
            None => "memo-opens",
            Some(area) if area < 0.0 => "memo-gives-up",
            Some(_) => "memo-opens-area",
        };
        let area = area.unwrap_or_default();
        let args =
            [("unit", (&unit.name).into()), ("month", (&opens).into()), ("area", (&area).into())];
        Some(tr.f(id, &args))
    };
    step.premises.iter().filter_map(line).collect()
}

/// The names of `districts`, in the order of the map.
pub(in crate::report) fn names(
    material: Material<'_>,
    districts: impl Iterator<Item = DistrictIdx>,
) -> String {
    let names: Vec<&str> =
        districts.map(|district| display_name(material.map, material.plan, district)).collect();
    if names.is_empty() { "–".to_owned() } else { names.join(", ") }
}

/// The facts of the plan that stand first in a paper.
pub(in crate::report) fn in_short(material: Material<'_>) -> Block {
    let Material { map, plan, simulation, tr, .. } = material;
    let last = simulation.total.last();
    let share = last.map_or("–".to_owned(), |last| tr.percent(100.0 * last.rollout_share, 0));
    let coverage = last.and_then(|last| last.sum.coverage);
    let coverage = coverage.map_or("–".to_owned(), |it| tr.percent(100.0 * it, 0));
    let live = plan.assignment.indices().filter(|&district| is_live(material, district)).count();
    let new = plan.steps.iter().filter(|step| step.start >= plan.start);
    let (moved, added) =
        new.map(posts).fold((0.0, 0.0), |sum, step| (sum.0 + step.0, sum.1 + step.1));
    let fact = |id: &str, value: String| [tr.t(id).to_owned(), value];
    let of = tr.f("memo-live-of", &[("live", live.into()), ("all", map.len().into())]);
    let [moved, added] = [moved, added].map(|posts| posts_text(tr, posts));
    let posts = tr.f("memo-moved-and-new", &[("moved", (&moved).into()), ("new", (&added).into())]);
    Block::Facts {
        items: vec![
            fact("xlsx-fact-period", crate::report::stamp::period(plan)),
            fact("memo-fact-live", of),
            fact("memo-fact-posts", posts),
            fact("memo-fact-share", share),
            fact("memo-fact-coverage", coverage),
        ],
    }
}
