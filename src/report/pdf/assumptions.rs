//! Antaganden: every value that the calculation rests on, with its source.

use super::paper::{Block, Column, Paper, PaperSize, Row, Table};
use crate::model::{ParamId, ParamKind};
use crate::report::csv::{assumptions_table, sheet::Table as Sheet};
use crate::report::table::{Cell, needed};
use crate::report::{Material, ReportError, capitalised, param_name};

/// The template that it is set with.
pub(super) const TEMPLATE: &str = "document.typ";

/// Every assumption with its source.
///
/// # Errors
/// [`ReportError::OtherMap`] and [`ReportError::OtherResult`] where the arguments do not belong
/// together, [`ReportError::Plan`] and [`ReportError::Paper`] where it could not be set.
pub fn assumptions_pdf(material: Material<'_>) -> Result<Vec<u8>, ReportError> {
    assumptions(material)?.pdf(TEMPLATE, Vec::new(), material)
}

/// The paper before it is set.
pub(super) fn assumptions(material: Material<'_>) -> Result<Paper, ReportError> {
    let tr = material.tr;
    let mut paper = Paper::new(material, tr.t("paper-assumptions"), PaperSize::A4, true)?;
    paper.blocks = blocks(material)?;
    Ok(paper)
}

/// All of it, without its heading.
pub(in crate::report) fn blocks(material: Material<'_>) -> Result<Vec<Block>, ReportError> {
    let basis = material.basis()?;
    let tr = material.tr;
    let mut blocks = vec![
        Block::text(tr.t("csv-om-antaganden-text")),
        Block::text(tr.t("paper-assumptions-about")),
    ];
    for (kind, heading) in [
        (ParamKind::Choice, "paper-choices"),
        (ParamKind::Uncertain, "paper-uncertain"),
        (ParamKind::Effect, "paper-effects"),
    ] {
        blocks.push(Block::heading(1, tr.t(heading)));
        blocks.push(Block::Table(parameters(material, kind)));
    }
    blocks.extend(others(&assumptions_table(basis), material));
    Ok(blocks)
}

/// The parameters of a kind.
fn parameters(material: Material<'_>, kind: ParamKind) -> Table {
    let Material { plan, tr, .. } = material;
    let number = |value: f64| tr.number(value, needed(value, 4));
    let row = |param: ParamId| {
        let info = param.info();
        let value = plan.parameters.get(param);
        let is_changed = !plan.parameters.is_default(param);
        let is_assumed = info.assumption || is_changed;
        let range = format!("{} – {}", number(value.low), number(value.high));
        let mut source = info.source.unwrap_or_default().to_owned();
        if is_changed {
            let default = number(info.default.value);
            source = tr.f("paper-changed", &[("default", (&default).into())]);
            if let Some(reason) = plan.model.reasons.get(&param) {
                for said in [&reason.who, &reason.why] {
                    if !said.trim().is_empty() {
                        source.push_str(". ");
                        source.push_str(said);
                    }
                }
            }
        }
        Row::plain(vec![
            param_name(plan, tr, param),
            number(value.value),
            if kind == ParamKind::Choice { "–".to_owned() } else { range },
            tr.t(info.unit.message_id()).to_owned(),
            if is_assumed { tr.t("paper-assumed").to_owned() } else { "–".to_owned() },
            if source.is_empty() { tr.t("paper-no-source").to_owned() } else { source },
        ])
    };
    let rows = ParamId::ALL.into_iter().filter(|param| param.info().kind == kind).map(row);
    Table {
        // The heading says it.
        caption: String::new(),
        columns: vec![
            Column::name(tr.t("paper-name")),
            Column::figure(tr.t("paper-value")),
            Column::figure(tr.t("paper-range")),
            Column::short(tr.t("paper-unit")),
            Column::short(tr.t("paper-mark")),
            Column::name(tr.t("paper-source")).parts(3),
        ],
        rows: rows.collect(),
        notes: Vec::new(),
    }
}

/// What is no parameter: today's organisation, funding and the like, a table for each group.
fn others(sheet: &Sheet, material: Material<'_>) -> Vec<Block> {
    let tr = material.tr;
    let at = |id: &str| {
        let heading = tr.t(id);
        sheet.columns.iter().position(|column| column.heading == heading).unwrap_or_default()
    };
    let columns = [
        "csv-grupp",
        "csv-benamning",
        "csv-varde",
        "csv-varde-enhet",
        "csv-fran",
        "csv-till",
        "csv-antagande",
        "csv-kalla",
    ];
    let columns = columns.map(at);
    let shown = |row: &[Cell], column: usize| {
        row.get(column).map(|cell| cell.shown(tr)).unwrap_or_default()
    };
    let parameters = tr.t("csv-grupp-parameter");
    let mut groups: Vec<(String, Vec<Row>)> = Vec::new();
    for row in &sheet.rows {
        let [group, name, value, unit, from, to, assumed, source] =
            columns.map(|column| shown(row, column));
        if group == parameters {
            continue;
        }
        let period = match (from.is_empty(), to.is_empty()) {
            (true, true) => "–".to_owned(),
            _ => format!("{from} – {to}"),
        };
        let is_assumed = assumed == tr.t("csv-yes");
        let cells = Row::plain(vec![
            capitalised(&name),
            value,
            unit,
            period,
            if is_assumed { tr.t("paper-assumed").to_owned() } else { "–".to_owned() },
            if source.is_empty() { tr.t("paper-no-source").to_owned() } else { source },
        ]);
        match groups.last_mut() {
            Some((last, rows)) if *last == group => rows.push(cells),
            _ => groups.push((group, vec![cells])),
        }
    }
    let table = |(group, rows): (String, Vec<Row>)| {
        let columns = vec![
            Column::name(tr.t("paper-name")),
            Column::figure(tr.t("paper-value")),
            Column::short(tr.t("paper-unit")),
            Column::short(tr.t("paper-period")),
            Column::short(tr.t("paper-mark")),
            Column::name(tr.t("paper-source")).parts(1),
        ];
        let heading = Block::heading(1, &capitalised(&group));
        [heading, Block::Table(Table { caption: String::new(), columns, rows, notes: Vec::new() })]
    };
    groups.into_iter().flat_map(table).collect()
}
