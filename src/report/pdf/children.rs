//! Barnkonsekvensanalys: what the plan says of children, and what people must judge.

use super::paper::{Block, Column, Row, Table};
use crate::measure::Continuity;
use crate::measure::balance::{Balance, Ground, Outlines};
use crate::measure::distance::WayUnit;
use crate::report::{Material, display_name};

/// All of it, without its heading.
pub(super) fn blocks(material: Material<'_>) -> Vec<Block> {
    let Material { simulation, tr, .. } = material;
    let equity = simulation.total.last().and_then(|month| month.equity);
    let equity = equity.map_or("–".to_owned(), |it| tr.number(it, 2));
    vec![
        Block::text(tr.t("memo-children")),
        Block::Table(ways(material)),
        Block::text(handovers(material)),
        Block::text(tr.f("memo-equity", &[("equity", (&equity).into())])),
        Block::write(tr.t("memo-write-children")),
    ]
}

/// Children, need and ways of the units in the plan's last month.
fn ways(material: Material<'_>) -> Table {
    let Material { map, plan, tr, .. } = material;
    let last = plan.end().plus(-1);
    let ground = Ground::of(map, plan);
    let balance = Balance::of(&ground, &Outlines::of(map), plan.owners_at(last));
    let unit_of_way = match ground.ways.unit() {
        WayUnit::Km => tr.t("memo-mean-way-km"),
        WayUnit::Minutes => tr.t("memo-mean-way-minutes"),
    };
    let rows = plan.units.iter_enumerated().filter_map(|(unit, of)| {
        let figures = balance.units.get(unit)?;
        let farthest = figures.farthest.map(|(district, _)| display_name(map, plan, district));
        Some(Row::plain(vec![
            of.name.clone(),
            tr.number(figures.shown_children(), 0),
            tr.number(figures.load, 0),
            figures.mean_way().map_or("–".to_owned(), |way| tr.number(way, 1)),
            farthest.unwrap_or("–").to_owned(),
        ]))
    });
    Table {
        caption: tr.t("memo-table-children").to_owned(),
        columns: vec![
            Column::name(tr.t("xlsx-column-unit")),
            Column::figure(tr.t("memo-children-0-19")),
            Column::figure(tr.t("memo-need-children")),
            Column::figure(unit_of_way),
            Column::short(tr.t("memo-farthest")),
        ],
        rows: rows.collect(),
        notes: vec![tr.t("memo-need-note").to_owned()],
    }
}

fn handovers(material: Material<'_>) -> String {
    let Material { map, plan, tr, .. } = material;
    let continuity = Continuity::of(&map.indicators, plan);
    let share = |children: f64| {
        let all = continuity.children;
        if all > 0.0 { tr.percent(100.0 * children / all, 0) } else { "–".to_owned() }
    };
    tr.f(
        "memo-handovers",
        &[
            ("changing", (&tr.number(continuity.changing, 0)).into()),
            ("share", (&share(continuity.changing)).into()),
            ("twice", (&tr.number(continuity.changing_twice, 0)).into()),
        ],
    )
}
