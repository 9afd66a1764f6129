//! `distrikt.csv`: the districts, what they ask for, and every indicator.

use super::Basis;
use super::sheet::{Column, Sheet, Table, about};
use crate::i18n::{Language, Tr};
use crate::model::{
    District, DistrictIdx, Index, Indicator, IndicatorInfo, IndicatorUnit, Localised, Unit,
};
use crate::report::display_name;
use crate::report::table::Cell;
use crate::simulate::DistrictDemand;

/// Months of a year, from the demand of a month to that of a year.
const MONTHS: f64 = 12.0;

struct Row<'a> {
    index: DistrictIdx,
    district: &'a District,
    demand: &'a DistrictDemand,
    unit: Option<&'a Unit>,
}

impl Row<'_> {
    /// What follows from the number of its children, which may be hidden.
    fn asked(&self, number: f64) -> Cell {
        if self.demand.is_hidden { Cell::Hidden } else { Cell::number(number) }
    }
}

/// The value of an indicator, unless it is hidden or missing.
fn value(indicator: &Indicator, district: DistrictIdx) -> Cell {
    if indicator.is_hidden(district) {
        return Cell::Hidden;
    }
    indicator.values.get(district).copied().flatten().map(Cell::precise).into()
}

pub(in crate::report) fn table(basis: Basis<'_>) -> Table {
    let Basis { map, plan, demand, tr, .. } = basis;
    let indicators = &map.indicators;
    let of_need = &demand.need;
    let mut sheet = Sheet::new(tr)
        .column("kod", |row: &Row<'_>| Cell::text(row.district.code.as_str()))
        .column("stadsdel", |row| display_name(map, plan, row.index).into())
        .column("stadsdel-kalla", |row| Cell::text(row.district.name.as_str()))
        .column("bas", |row| row.unit.map(|unit| unit.name.as_str()).into())
        .column("enhet-id", |row| row.unit.map(|unit| unit.id.as_str()).into())
        .column("bas-i-slutet", |row| {
            let unit = plan.unit_at(row.index, plan.end().plus(-1));
            plan.units.get(unit).map(|unit| unit.name.as_str()).into()
        })
        .column("steg", |row| plan.step_of(row.index).map(|step| step.name.as_str()).into())
        .column("drift-fran", |row| row.demand.live_from.into())
        .headed(children_column(basis), |row| {
            let children = indicators.children_0_19;
            children
                .and_then(|index| indicators.indicators.get(index))
                .map_or(Cell::Empty, |children| value(children, row.index))
        })
        .column("barn-0-17", |row| row.asked(row.demand.children_0_17))
        .column("behovsindex", |row| of_need.z.get(row.index).map(|&z| Cell::number(z)).into())
        .column("behovsvikt", |row| of_need.weight.get(row.index).map(|&w| Cell::number(w)).into())
        .column("behovsbarn", |row| row.asked(row.demand.need_children))
        .column("anmalningar-ar", |row| row.asked(row.demand.reports * MONTHS))
        .column("utredningar-ar", |row| row.asked(demand.started(row.demand.reports * MONTHS)))
        .column("grannar", move |row| neighbours(basis, row.index));
    for indicator in &indicators.indicators {
        sheet =
            sheet.headed(indicator_column(tr, &indicator.info), |row| value(indicator, row.index));
    }
    let districts = map.districts.iter_enumerated().zip(demand.districts.iter());
    let rows = districts.map(|((index, district), demand)| Row {
        index,
        district,
        demand,
        unit: plan.units.get(plan.unit_of(index)),
    });
    sheet.table("distrikt.csv", "csv-file-distrikt", rows)
}

/// Codes of the districts that share a border with `district`.
fn neighbours(basis: Basis<'_>, district: DistrictIdx) -> Cell {
    let own = district.to_usize();
    let codes: Vec<&str> = basis
        .map
        .adjacency
        .pairs
        .iter()
        .filter_map(|&(low, high, _)| match (low == own, high == own) {
            (true, _) => Some(high),
            (_, true) => Some(low),
            _ => None,
        })
        .filter_map(|other| basis.map.districts.get(Index::from_usize(other)))
        .map(|district| district.code.as_str())
        .collect();
    Cell::text(codes.join(", "))
}

/// The figure that all demand rests on, with its source and year.
fn children_column(basis: Basis<'_>) -> Column {
    let Basis { map, tr, .. } = basis;
    let plain = Column::new(tr, "barn-0-19");
    let indicators = &map.indicators;
    let info = indicators.children_0_19.and_then(|index| indicators.indicators.get(index));
    let Some((info, year)) = info.and_then(|one| Some((&one.info, one.info.year?))) else {
        return plain;
    };
    // A year is no quantity: as a number it would get a thousands separator.
    let year = year.to_string();
    let args = [("source", info.source.as_str().into()), ("year", (&year).into())];
    Column { heading: tr.f("csv-barn-0-19-year", &args), about: about(tr, "barn-0-19") }
}

/// The text in the language of `tr`; Swedish where the data has no other.
pub(super) fn local<'a>(tr: &Tr, text: &'a Localised) -> &'a str {
    match tr.language() {
        Language::En if !text.en.is_empty() => &text.en,
        _ => &text.sv,
    }
}

/// Title, unit and year, the year only where the title does not say it already.
fn indicator_column(tr: &Tr, info: &IndicatorInfo) -> Column {
    let title = local(tr, &info.title);
    let unit = tr.t(info.unit.message_id());
    let year = info.year.map(|year| year.to_string()).filter(|year| !title.contains(year.as_str()));
    let heading = match &year {
        Some(year) => tr.f(
            "csv-indicator-year",
            &[("title", title.into()), ("unit", unit.into()), ("year", year.into())],
        ),
        None if info.unit == IndicatorUnit::Unknown => title.to_owned(),
        None => tr.f("csv-indicator", &[("title", title.into()), ("unit", unit.into())]),
    };
    let (base, note) = (local(tr, &info.base), local(tr, &info.note));
    let id = if note.is_empty() { "csv-indicator-about-no-note" } else { "csv-indicator-about" };
    let about = tr.f(
        id,
        &[("base", base.into()), ("source", info.source.as_str().into()), ("note", note.into())],
    );
    Column { heading, about }
}
