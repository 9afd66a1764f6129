//! `antaganden.csv`: everything that the calculation rests on.

mod model;

use super::Basis;
use super::sheet::{Sheet, Table};
use crate::i18n::Tr;
use crate::model::{FundingKind, Month, ParamId, ParamKind, Plan, Role};
use crate::report::table::Cell;
use crate::report::{param_name, role_name};

const FILE: &str = "antaganden.csv";
/// The message that says what the file holds.
const ABOUT: &str = "csv-file-antaganden";

/// One assumption. Only parameters have a range, a kind and a default.
#[derive(Default)]
struct Row {
    group: &'static str,
    id: String,
    name: String,
    value: Cell,
    unit: String,
    parameter: Option<ParamId>,
    /// Where what is no parameter comes from; without a source it is an assumption.
    source: Option<String>,
    from: Option<Month>,
    to: Option<Month>,
}

/// All assumptions, the parameters first.
pub(in crate::report) fn table(basis: Basis<'_>) -> Table {
    let rows = parameters(basis.plan, basis.tr)
        .chain(payroll_overhead(basis))
        .chain(std::iter::once(fit_out(basis)))
        .chain(model::rows(basis))
        .chain(today(basis))
        .chain(need(basis))
        .chain(placements(basis))
        .chain(funding(basis));
    sheet(basis.plan, basis.tr).table(FILE, ABOUT, rows)
}

/// The parameters alone.
pub(super) fn parameter_sheet(plan: &Plan, tr: &Tr) -> Table {
    sheet(plan, tr).table(FILE, ABOUT, parameters(plan, tr))
}

/// The columns; `narplan parameters --import` finds its own by their headings.
fn sheet<'a>(plan: &'a Plan, tr: &'a Tr) -> Sheet<'a, Row> {
    let yes_no = |yes: bool| Cell::from(tr.t(if yes { "csv-yes" } else { "csv-no" }));
    let of = |row: &Row| row.parameter.map(|param| (param, plan.parameters.get(param)));
    let reason = |row: &Row| row.parameter.and_then(|param| plan.model.reasons.get(&param));
    Sheet::new(tr)
        .column("grupp", |row: &Row| tr.t(row.group).into())
        .column("id", |row| Cell::text(row.id.as_str()))
        .column("benamning", |row| Cell::text(row.name.as_str()))
        .column("varde", |row| row.value.clone())
        .column("lagt", move |row| of(row).map(|(_, value)| Cell::Exact(value.low)).into())
        .column("hogt", move |row| of(row).map(|(_, value)| Cell::Exact(value.high)).into())
        .column("varde-enhet", |row| Cell::text(row.unit.as_str()))
        .column("fordelning", |row| {
            let drawn = row.parameter.filter(|&param| {
                // A choice is never drawn, whatever its shape.
                param.info().kind != ParamKind::Choice
            });
            drawn.map(|param| tr.t(plan.uncertainty.shape(param).message_id())).into()
        })
        .column("typ", |row| row.parameter.map(|param| tr.t(param.info().kind.message_id())).into())
        .column("standard", |row| {
            row.parameter.map(|param| Cell::Exact(param.info().default.value)).into()
        })
        .column("andrat", move |row| {
            row.parameter.map(|param| yes_no(!plan.parameters.is_default(param))).into()
        })
        .column("andrat-av", move |row| reason(row).map(|reason| reason.who.as_str()).into())
        .column("andrat-varfor", move |row| reason(row).map(|reason| reason.why.as_str()).into())
        .column("antagande", move |row| {
            // The source is that of the default: a changed value is the planner's own.
            yes_no(row.parameter.map_or(row.source.is_none(), |param| {
                param.info().assumption || !plan.parameters.is_default(param)
            }))
        })
        .column("kalla", |row| {
            let own = row.source.as_deref();
            row.parameter.and_then(|param| param.info().source).or(own).into()
        })
        .column("fran", |row| row.from.into())
        .column("till", |row| row.to.into())
}

fn parameters(plan: &Plan, tr: &Tr) -> impl Iterator<Item = Row> {
    ParamId::ALL.into_iter().map(move |param| Row {
        group: "csv-grupp-parameter",
        id: param.info().id.to_owned(),
        name: param_name(plan, tr, param),
        value: Cell::Exact(plan.parameters.value(param)),
        unit: tr.t(param.info().unit.message_id()).to_owned(),
        parameter: Some(param),
        ..Row::default()
    })
}

fn payroll_overhead(basis: Basis<'_>) -> impl Iterator<Item = Row> {
    let Basis { plan, tr, .. } = basis;
    let param = ParamId::PayrollOverhead;
    plan.payroll_overhead_by_year.iter().map(move |(&year, &percent)| Row {
        group: "csv-grupp-po",
        id: format!("{}_{year}", param.info().id),
        name: format!("{} {year}", param_name(plan, tr, param)),
        value: Cell::precise(percent),
        unit: tr.t(param.info().unit.message_id()).to_owned(),
        from: Some(Month::new(year, 1)),
        to: Some(Month::new(year, 12)),
        ..Row::default()
    })
}

fn fit_out(basis: Basis<'_>) -> Row {
    let Basis { plan, tr, .. } = basis;
    Row {
        group: "csv-grupp-val",
        id: "fit_out".to_owned(),
        name: tr.t("csv-lokalanpassning-betalas").to_owned(),
        value: tr.t(plan.fit_out.message_id()).into(),
        ..Row::default()
    }
}

/// Posts and premises that the units have when the simulation begins.
fn today(basis: Basis<'_>) -> Vec<Row> {
    let Basis { plan, tr, .. } = basis;
    let mut rows = Vec::new();
    for unit in &plan.units {
        for (role, posts) in Role::ALL.into_iter().zip(unit.today.posts) {
            let args = [("unit", (&unit.name).into()), ("role", role_name(plan, tr, role).into())];
            rows.push(Row {
                group: "csv-grupp-idag",
                id: format!("{}.{}", unit.id, role.id()),
                name: tr.f("csv-idag-tjanster", &args),
                value: Cell::precise(posts),
                unit: tr.t("csv-matt-heltider").to_owned(),
                ..Row::default()
            });
        }
        rows.push(Row {
            group: "csv-grupp-idag",
            id: format!("{}.area_m2", unit.id),
            name: tr.f("csv-idag-yta", &[("unit", (&unit.name).into())]),
            value: Cell::precise(unit.today.area_m2),
            unit: tr.t("csv-matt-m2").to_owned(),
            ..Row::default()
        });
    }
    rows
}

/// The indicators of the need index with their weights.
fn need(basis: Basis<'_>) -> impl Iterator<Item = Row> {
    let Basis { map, plan, tr, .. } = basis;
    let table = &map.indicators;
    plan.need.iter().map(move |term| {
        let indicator = table.by_id(&term.indicator).and_then(|index| table.indicators.get(index));
        let title = indicator.map(|one| super::districts::local(tr, &one.info.title));
        Row {
            group: "csv-grupp-behov",
            id: term.indicator.clone(),
            name: title.unwrap_or(&term.indicator).to_owned(),
            value: Cell::precise(term.weight),
            unit: tr.t("csv-matt-vikt").to_owned(),
            ..Row::default()
        }
    })
}

fn placements(basis: Basis<'_>) -> impl Iterator<Item = Row> {
    let Basis { plan, tr, .. } = basis;
    let days = [
        ("residential_days_per_year", "csv-hvb-dygn", plan.residential_days_per_year),
        ("foster_days_per_year", "csv-familjehem-dygn", plan.foster_days_per_year),
    ];
    days.into_iter().map(move |(id, name, days)| Row {
        group: "csv-grupp-placeringar",
        id: id.to_owned(),
        name: tr.t(name).to_owned(),
        value: Cell::precise(days),
        unit: tr.t("csv-matt-dygn-ar").to_owned(),
        ..Row::default()
    })
}

fn funding(basis: Basis<'_>) -> impl Iterator<Item = Row> {
    let Basis { plan, tr, .. } = basis;
    plan.funding.iter().map(move |source| {
        let is_monthly = source.kind == FundingKind::StateGrant;
        let unit = if is_monthly { "csv-matt-kr-manad" } else { "csv-matt-kr-ar" };
        Row {
            group: "csv-grupp-finansiering",
            id: source.kind.id().to_owned(),
            name: source.name.clone(),
            value: Cell::Money(source.amount),
            unit: tr.t(unit).to_owned(),
            from: Some(source.from),
            to: source.to,
            ..Row::default()
        }
    })
}
