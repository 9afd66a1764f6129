//! What differs between two plans, told in words.

use std::collections::BTreeMap;

use super::{Compared, DifferenceRuns, moved};
use crate::app::document::Document;
use crate::i18n::{Arg, Tr};
use crate::model::{FundingSource, Month, ParamId, Plan, Role, RolloutStep, UnitIdx};
use crate::probability::summary::quantile;
use crate::report::{param_name, role_name};

/// So many names are told one by one; of more the rest is counted.
const NAMED: usize = 6;
/// Kronor of a mnkr.
const MNKR: f64 = 1e6;

/// What is different in `after`, as sentences: districts, units, steps, posts, premises, funding,
/// assumptions, and last what it costs. `runs` are those of the two, where they have been made.
#[must_use]
pub fn differences(
    document: &Document,
    before: &Compared,
    after: &Compared,
    runs: Option<&DifferenceRuns>,
    tr: &Tr,
) -> Vec<String> {
    let mut words =
        Words { document, before: &before.plan, after: &after.plan, tr, said: Vec::new() };
    words.units();
    words.districts();
    words.steps();
    words.posts();
    words.premises();
    words.funding();
    words.parameters();
    words.others();
    if words.said.is_empty() {
        words.said.push(tr.t("compare-nothing").to_owned());
    }
    costs(&mut words, before, after, runs);
    words.said
}

struct Words<'a> {
    document: &'a Document,
    before: &'a Plan,
    after: &'a Plan,
    tr: &'a Tr,
    said: Vec<String>,
}

/// The name of a unit of `plan`.
fn unit_name(plan: &Plan, unit: UnitIdx) -> &str {
    plan.units.get(unit).map_or("", |unit| unit.name.as_str())
}

impl Words<'_> {
    fn say(&mut self, id: &str, args: &[(&str, Arg<'_>)]) {
        self.said.push(self.tr.f(id, args));
    }

    fn month(&self, month: Month) -> String {
        self.tr.month(month.year(), month.month())
    }

    /// "Ryd, Berga och Lambohov"; of many the first ones and how many more.
    fn names(&self, names: &[&str]) -> String {
        let shown = names.get(..NAMED.min(names.len())).unwrap_or_default();
        let rest = names.len() - shown.len();
        let first = shown.split_last();
        match (first, rest) {
            (None, _) => String::new(),
            (Some((last, [])), 0) => (*last).to_owned(),
            (Some((last, many)), 0) => {
                let many = many.join(", ");
                self.tr.f("compare-names", &[("first", (&many).into()), ("last", (*last).into())])
            }
            (Some(_), rest) => {
                let shown = shown.join(", ");
                let args = [("first", (&shown).into()), ("n", rest.into())];
                self.tr.f("compare-names-more", &args)
            }
        }
    }

    fn units(&mut self) {
        let (before, after) = (self.before, self.after);
        for unit in before.units.iter().filter(|unit| after.unit_by_id(&unit.id).is_none()) {
            self.say("compare-unit-gone", &[("unit", (&unit.name).into())]);
        }
        for unit in &after.units {
            match before.unit_by_id(&unit.id).and_then(|known| before.units.get(known)) {
                None => self.say("compare-unit-new", &[("unit", (&unit.name).into())]),
                Some(known) if known.name != unit.name => {
                    let args = [("before", (&known.name).into()), ("after", (&unit.name).into())];
                    self.say("compare-unit-renamed", &args);
                }
                Some(known) if known.place != unit.place => {
                    self.say("compare-unit-moved", &[("unit", (&unit.name).into())]);
                }
                Some(_) => {}
            }
        }
    }

    /// Who moves from which unit to which, at the end of the plan.
    fn districts(&mut self) {
        let mut moves: BTreeMap<(UnitIdx, UnitIdx), Vec<&str>> = BTreeMap::new();
        for one in moved(self.before, self.after) {
            let names = moves.entry((one.from, one.to)).or_default();
            names.push(self.document.name_of(one.district));
        }
        for ((from, to), names) in moves {
            let districts = self.names(&names);
            let args = [
                ("districts", (&districts).into()),
                ("n", names.len().into()),
                ("from", unit_name(self.before, from).into()),
                ("to", unit_name(self.after, to).into()),
            ];
            self.say("compare-districts", &args);
        }
    }

    /// Steps by their number: those that come, go, start at another time or take other districts.
    fn steps(&mut self) {
        let (before, after) = (self.before, self.after);
        let name = |plan: &Plan, step: &RolloutStep| {
            let at = plan.steps.iter().position(|one| one.id == step.id).unwrap_or(0) + 1;
            if step.name.is_empty() {
                self.tr.f("compare-step-number", &[("n", at.into())])
            } else {
                step.name.clone()
            }
        };
        let mut said: Vec<String> = Vec::new();
        // Steps of plans that were made apart have the same numbers by chance.
        let same = |plan: &Plan, step: &RolloutStep| {
            let is_same = |one: &&RolloutStep| {
                one.name == step.name || !one.districts.is_disjoint(&step.districts)
            };
            plan.step(step.id).filter(is_same).cloned()
        };
        for step in before.steps.iter().filter(|step| same(after, step).is_none()) {
            let name = name(before, step);
            said.push(self.tr.f("compare-step-gone", &[("step", (&name).into())]));
        }
        for step in &after.steps {
            let called = name(after, step);
            let start = self.month(step.start);
            let Some(known) = same(before, step) else {
                let args = [("step", (&called).into()), ("month", (&start).into())];
                said.push(self.tr.f("compare-step-new", &args));
                continue;
            };
            let months = step.start.months_since(known.start);
            if months != 0 {
                let id = if months > 0 { "compare-step-later" } else { "compare-step-earlier" };
                let args = [
                    ("step", (&called).into()),
                    ("n", (months.unsigned_abs() as usize).into()),
                    ("month", (&start).into()),
                ];
                said.push(self.tr.f(id, &args));
            }
            let only = |in_one: &RolloutStep, not_in: &RolloutStep| -> Vec<&str> {
                let districts = in_one.districts.difference(&not_in.districts);
                districts.map(|district| self.document.name_of(*district)).collect()
            };
            for (id, names) in [
                ("compare-step-takes", only(step, &known)),
                ("compare-step-leaves", only(&known, step)),
            ] {
                if !names.is_empty() {
                    let districts = self.names(&names);
                    let args = [("step", (&called).into()), ("districts", (&districts).into())];
                    said.push(self.tr.f(id, &args));
                }
            }
        }
        self.said.append(&mut said);
    }

    /// Posts by unit and role once all steps have started.
    fn posts(&mut self) {
        let (before, after, tr) = (self.before, self.after, self.tr);
        for (unit, value) in after.units.iter_enumerated() {
            let Some(known) = before.unit_by_id(&value.id) else { continue };
            let posts = after.planned_posts(unit).into_iter().zip(before.planned_posts(known));
            for (role, (new, old)) in Role::ALL.into_iter().zip(posts) {
                let difference = new - old;
                if difference.abs() < 0.005 {
                    continue;
                }
                let id =
                    if difference > 0.0 { "compare-posts-more" } else { "compare-posts-fewer" };
                let count = tr.number(difference.abs(), decimals(difference));
                let args = [
                    ("unit", (&value.name).into()),
                    ("count", (&count).into()),
                    ("role", role_name(after, tr, role).into()),
                ];
                self.say(id, &args);
            }
        }
    }

    /// When premises open.
    fn premises(&mut self) {
        let opens = |plan: &Plan| -> BTreeMap<String, Month> {
            let changes = plan.steps.iter().flat_map(|step| &step.premises);
            // What the central unit "opens" is mostly that it leaves some of its area.
            let of = |unit: UnitIdx| {
                plan.units.get(unit).filter(|unit| !unit.is_central()).map(|unit| unit.id.clone())
            };
            changes.filter_map(|change| Some((of(change.unit)?, change.opens))).collect()
        };
        let (before, after) = (opens(self.before), opens(self.after));
        for (id, month) in &after {
            let Some(known) = before.get(id).filter(|known| *known != month) else { continue };
            let months = month.months_since(*known);
            let unit = self.after.unit_by_id(id).map(|unit| unit_name(self.after, unit));
            let shown = self.month(*month);
            let id = if months > 0 { "compare-premises-later" } else { "compare-premises-earlier" };
            let args = [
                ("unit", unit.unwrap_or_default().into()),
                ("n", (months.unsigned_abs() as usize).into()),
                ("month", (&shown).into()),
            ];
            self.say(id, &args);
        }
    }

    /// Sources of funding by name.
    fn funding(&mut self) {
        let (before, after) = (&self.before.funding, &self.after.funding);
        let find = |list: &[FundingSource], name: &str| {
            list.iter().find(|source| source.name == name).cloned()
        };
        for source in before.iter().filter(|source| find(after, &source.name).is_none()) {
            self.say("compare-funding-gone", &[("source", (&source.name).into())]);
        }
        for source in after {
            let id = match find(before, &source.name) {
                None => "compare-funding-new",
                Some(known) if known != *source => "compare-funding-changed",
                Some(_) => continue,
            };
            self.say(id, &[("source", (&source.name).into())]);
        }
    }

    /// Assumptions with another value.
    fn parameters(&mut self) {
        let tr = self.tr;
        for param in ParamId::ALL {
            let [old, new] = [self.before, self.after].map(|plan| plan.parameters.get(param));
            if old == new {
                continue;
            }
            let name = param_name(self.after, tr, param);
            let unit = tr.t(param.info().unit.message_id());
            let value = |value: f64| tr.number(value, decimals(value));
            let id = if old.value.to_bits() == new.value.to_bits() {
                "compare-parameter-range"
            } else {
                "compare-parameter"
            };
            let (old, new) = (value(old.value), value(new.value));
            let args = [
                ("name", (&name).into()),
                ("before", (&old).into()),
                ("after", (&new).into()),
                ("unit", unit.into()),
            ];
            self.say(id, &args);
        }
    }

    /// What else is not the same, by name alone.
    fn others(&mut self) {
        let (before, after) = (self.before, self.after);
        let (old, new) = (&before.model, &after.model);
        let gates = |plan: &Plan| -> Vec<_> {
            plan.steps.iter().map(|step| (step.id, step.gate, step.reassign.clone())).collect()
        };
        let parts = [
            (before.fit_out != after.fit_out, "compare-other-fit-out"),
            (
                before.payroll_overhead_by_year != after.payroll_overhead_by_year,
                "compare-other-overhead",
            ),
            (before.rules != after.rules, "compare-other-rules"),
            (old.roles != new.roles, "compare-other-roles"),
            (old.case_types != new.case_types, "compare-other-cases"),
            (old.visits != new.visits, "compare-other-visits"),
            (gates(before) != gates(after), "compare-other-gates"),
        ];
        let other: Vec<&str> =
            parts.iter().filter(|(differs, _)| *differs).map(|(_, id)| self.tr.t(id)).collect();
        if !other.is_empty() {
            let parts = self.names(&other);
            self.say("compare-others", &[("parts", (&parts).into())]);
        }
    }
}

/// As many decimals as `value` needs, at most two.
fn decimals(value: f64) -> usize {
    let is_whole = |value: f64| (value - value.round()).abs() < 1e-9;
    (0..2).find(|places| is_whole(value * 10_f64.powi(*places as i32))).unwrap_or(2)
}

/// Net cost year by year, with the range over the runs.
fn costs(
    words: &mut Words<'_>,
    before: &Compared,
    after: &Compared,
    runs: Option<&DifferenceRuns>,
) {
    let tr = words.tr;
    let Some(simulation) = after.simulation() else { return };
    let signed = |sek: f64| tr.signed(sek / MNKR, 1);
    for (position, (year, range)) in simulation.years().enumerate() {
        let net = |side: &Compared| side.net_new(range.clone()).map(crate::model::Ore::to_sek);
        let (Some(old), Some(new)) = (net(before), net(after)) else { continue };
        let difference = signed(new - old);
        let year_text = year.to_string();
        let of_year = runs
            .filter(|runs| runs.years.get(position) == Some(&year))
            .and_then(|runs| runs.by_year.get(position));
        let ends = of_year.and_then(|run| Some((quantile(run, 0.1)?, quantile(run, 0.9)?)));
        let (low, high) =
            ends.map_or_else(Default::default, |(low, high)| (signed(low), signed(high)));
        let args = [
            ("year", (&year_text).into()),
            ("difference", (&difference).into()),
            ("low", (&low).into()),
            ("high", (&high).into()),
        ];
        let id = if ends.is_some() { "compare-cost-range" } else { "compare-cost" };
        words.said.push(tr.f(id, &args));
    }
}
