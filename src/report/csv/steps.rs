//! `steg.csv`: the rollout steps with their districts, posts and premises.

use super::Basis;
use super::sheet::{Sheet, Table};
use crate::model::{DistrictIdx, PostsChange, PremisesChange, RolloutStep, UnitIdx};
use crate::report::table::Cell;
use crate::report::{display_name, role_name};

/// What a row of a step is about.
#[derive(Clone, Copy)]
enum Part<'a> {
    District(DistrictIdx),
    Posts(&'a PostsChange),
    Premises(&'a PremisesChange),
    /// A district that gets this unit.
    Reassigned(DistrictIdx, UnitIdx),
    /// The step holds nothing yet.
    Nothing,
}

struct Row<'a> {
    number: usize,
    step: &'a RolloutStep,
    part: Part<'a>,
}

impl Row<'_> {
    fn posts(&self) -> Option<&PostsChange> {
        if let Part::Posts(posts) = self.part { Some(posts) } else { None }
    }

    fn premises(&self) -> Option<&PremisesChange> {
        if let Part::Premises(premises) = self.part { Some(premises) } else { None }
    }

    fn district(&self) -> Option<DistrictIdx> {
        match self.part {
            Part::District(district) | Part::Reassigned(district, _) => Some(district),
            _ => None,
        }
    }

    fn unit(&self, basis: Basis<'_>) -> Option<UnitIdx> {
        match self.part {
            Part::District(district) => Some(basis.plan.unit_at(district, self.step.start)),
            Part::Reassigned(_, unit) => Some(unit),
            Part::Posts(posts) => Some(posts.unit),
            Part::Premises(premises) => Some(premises.unit),
            Part::Nothing => None,
        }
    }
}

pub(in crate::report) fn table(basis: Basis<'_>) -> Table {
    let Basis { map, plan, tr, .. } = basis;
    let unit = move |row: &Row<'_>| row.unit(basis).and_then(|unit| plan.units.get(unit));
    let sheet = Sheet::new(tr)
        .column("steg-nr", |row: &Row<'_>| Cell::whole(row.number as f64))
        .column("steg", |row| Cell::text(row.step.name.as_str()))
        .column("steg-start", |row| Cell::Month(row.step.start))
        .column("rekrytering-fran", |row| row.step.recruit_from.into())
        .column("rad-om", |row| match row.part {
            Part::District(_) => tr.t("csv-rad-stadsdel").into(),
            Part::Posts(_) => tr.t("csv-rad-tjanster").into(),
            Part::Premises(_) => tr.t("csv-rad-lokal").into(),
            Part::Reassigned(..) => tr.t("csv-rad-byte").into(),
            Part::Nothing => Cell::Empty,
        })
        .column("steg-enhet", move |row| unit(row).map(|unit| unit.name.as_str()).into())
        .column("enhet-id", move |row| unit(row).map(|unit| unit.id.as_str()).into())
        .column("steg-kod", |row| {
            let district = row.district().and_then(|district| map.districts.get(district));
            district.map(|district| district.code.as_str()).into()
        })
        .column("steg-stadsdel", |row| {
            row.district().map(|district| display_name(map, plan, district)).into()
        })
        .column("roll", move |row| row.posts().map(|posts| role_name(plan, tr, posts.role)).into())
        .column("overflyttade-tjanster", |row| {
            row.posts().map(|posts| Cell::precise(posts.transferred)).into()
        })
        .column("nya-tjanster", |row| row.posts().map(|posts| Cell::precise(posts.new)).into())
        .column("lokal-oppnar", |row| row.premises().map(|premises| premises.opens).into())
        .column("steg-yta", |row| {
            row.premises().and_then(|premises| premises.area_m2).map(Cell::precise).into()
        });
    sheet.table("steg.csv", "csv-file-steg", rows(basis))
}

fn rows(basis: Basis<'_>) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for (position, step) in basis.plan.steps.iter().enumerate() {
        let districts = step.districts.iter().map(|&district| Part::District(district));
        let posts = step.posts.iter().map(Part::Posts);
        let premises = step.premises.iter().map(Part::Premises);
        let moved = step.reassign.iter().map(|(&one, &unit)| Part::Reassigned(one, unit));
        let mut parts: Vec<_> = districts.chain(posts).chain(premises).chain(moved).collect();
        if parts.is_empty() {
            parts.push(Part::Nothing);
        }
        rows.extend(parts.into_iter().map(|part| Row { number: position + 1, step, part }));
    }
    rows
}
