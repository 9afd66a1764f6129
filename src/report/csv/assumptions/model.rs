//! What the plan sets for the model beside its parameters: roles, types of case, visiting days,
//! prices, population.

use super::{Basis, Row};
use crate::model::{AgeGroup, ParamId, Population, Role, WageMonth};
use crate::report::table::Cell;
use crate::report::{display_name, role_name};

/// All of it, in the order of the assumptions in the window.
pub(super) fn rows(basis: Basis<'_>) -> impl Iterator<Item = Row> {
    roles(basis)
        .into_iter()
        .chain(case_types(basis))
        .chain(visits(basis))
        .chain(prices(basis))
        .chain(population(basis))
}

/// The names and figures that roles have of their own.
fn roles(basis: Basis<'_>) -> Vec<Row> {
    let Basis { plan, tr, .. } = basis;
    let mut rows = Vec::new();
    for role in Role::ALL {
        let settings = plan.model.role(role);
        let row = |field: &str, name: &str, value: Cell, unit: String| Row {
            group: "csv-grupp-roll",
            id: format!("{}.{field}", role.id()),
            name: tr.f(name, &[("role", role_name(plan, tr, role).into())]),
            value,
            unit,
            ..Row::default()
        };
        let unit = |param: ParamId| tr.t(param.info().unit.message_id()).to_owned();
        if let Some(name) = &settings.name {
            let value = Cell::text(name.as_str());
            rows.push(row("name", "csv-roll-namn", value, String::new()));
        }
        if let Some(area_m2) = settings.area_m2 {
            let unit = unit(ParamId::AreaPerPost);
            rows.push(row("area_m2", "csv-roll-yta", Cell::precise(area_m2), unit));
        }
        if let Some(training) = settings.training_tkr {
            let unit = unit(ParamId::Training);
            rows.push(row("training_tkr", "csv-roll-utbildning", Cell::precise(training), unit));
        }
    }
    rows
}

/// A share and a time of each type of case.
fn case_types(basis: Basis<'_>) -> Vec<Row> {
    let Basis { plan, tr, .. } = basis;
    let types = plan.model.case_types.iter().zip(1..);
    let rows = types.flat_map(|(one, number)| {
        let row = |field: &str, name: &str, value: f64, unit: &str| Row {
            group: "csv-grupp-arendetyp",
            id: format!("case_type_{number}.{field}"),
            name: tr.f(name, &[("type", (&one.name).into())]),
            value: Cell::precise(value),
            unit: tr.t(unit).to_owned(),
            ..Row::default()
        };
        let months = ParamId::InvestigationMonths.info().unit.message_id();
        let percent = ParamId::ShareInvestigated.info().unit.message_id();
        [
            row("share_percent", "csv-arendetyp-andel", one.share_percent, percent),
            row("months", "csv-arendetyp-tid", one.months, months),
        ]
    });
    rows.collect()
}

fn visits(basis: Basis<'_>) -> impl Iterator<Item = Row> {
    let Basis { map, plan, tr, .. } = basis;
    plan.model.visits.iter().map(move |(&district, &days)| {
        let code = map.districts.get(district).map(|district| district.code.as_str());
        let name = display_name(map, plan, district);
        Row {
            group: "csv-grupp-besok",
            id: format!("visits.{}", code.unwrap_or_default()),
            name: tr.f("csv-besoksdagar", &[("district", name.into())]),
            value: Cell::precise(days),
            unit: tr.t("csv-matt-dagar-manad").to_owned(),
            ..Row::default()
        }
    })
}

fn prices(basis: Basis<'_>) -> [Row; 2] {
    let Basis { plan, tr, .. } = basis;
    let rules = plan.model.prices;
    let month = match rules.wage_month {
        WageMonth::January => "csv-lonemanad-januari",
        WageMonth::April => "csv-lonemanad-april",
    };
    let level = rules.fixed_year.map_or_else(
        || Cell::from(tr.t("csv-lopande-priser")),
        |year| Cell::text(tr.f("csv-fasta-priser", &[("year", (&year.to_string()).into())])),
    );
    let row = |id: &str, name: &str, value: Cell| Row {
        group: "csv-grupp-val",
        id: id.to_owned(),
        name: tr.t(name).to_owned(),
        value,
        ..Row::default()
    };
    [
        row("wage_month", "csv-loner-hojs", tr.t(month).into()),
        row("price_level", "csv-prisniva", level),
    ]
}

/// Children of the whole municipality by year and age group, with the table's source.
fn population(basis: Basis<'_>) -> Vec<Row> {
    let Basis { plan, tr, .. } = basis;
    let Some(table) = &plan.model.population else { return Vec::new() };
    let sum = |year: i32, group: AgeGroup| -> f64 {
        of_group(plan.shown_children_by_age(year).unwrap_or_default(), group)
    };
    let rows = table.years.iter().flat_map(|&year| {
        AgeGroup::ALL.map(|group| {
            let (from, to) = group.ages();
            let args =
                [("from", from.to_string()), ("to", to.to_string()), ("year", year.to_string())];
            let args = args.each_ref().map(|(name, text)| (*name, text.into()));
            Row {
                group: "csv-grupp-befolkning",
                id: format!("population.{year}.{from}_{to}"),
                name: tr.f("csv-barn-i-alder", &args),
                value: Cell::precise(sum(year, group)),
                unit: tr.t("csv-matt-barn").to_owned(),
                source: source(table),
                ..Row::default()
            }
        })
    });
    rows.collect()
}

fn of_group(children: [f64; AgeGroup::COUNT], group: AgeGroup) -> f64 {
    children.get(group as usize).copied().unwrap_or_default()
}

/// Where the table comes from, if it says so.
fn source(table: &Population) -> Option<String> {
    (!table.source.trim().is_empty()).then(|| table.source.clone())
}
