//! The model against a second calculation, on the real map.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{close, map, preset, set};
use crate::edit::Command;
use crate::model::{
    CaseType, DistrictSet, FitOut, FundingKind, FundingSource, Gate, GateMeasure, IndexVec, Month,
    Ore, ParamId, PaysFor, Plan, Population, PostsChange, PremisesChange, Role, RolloutStep,
    StepId, TemporaryPremises, UnitIdx, UnitToday, WageMonth,
};
use crate::simulate::{Account, Compiled, Simulation, TotalMonth, UnitMonth, baseline_of, run};

fn check(what: &str, found: f64, expected: &Value) {
    let expected = expected.as_f64().unwrap_or_else(|| panic!("{what}: no reference value"));
    assert!(close(found, expected), "{what}: {found}, the reference says {expected}");
}

fn check_option(what: &str, found: Option<f64>, expected: &Value) {
    match found {
        None => assert!(expected.is_null(), "{what}: undefined, the reference says {expected}"),
        Some(found) => check(what, found, expected),
    }
}

/// An öre more or less: where a half öre is rounded, the last bit of a sum decides.
fn check_ore(what: &str, found: Ore, expected: &Value, tolerance: i64) {
    let expected = expected.as_i64().unwrap_or_else(|| panic!("{what}: no reference value"));
    assert!((found.0 - expected).abs() <= tolerance, "{what}: {found:?}, reference {expected}");
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn month(value: &Value) -> Month {
    value.as_str().unwrap().parse().unwrap()
}

fn role(id: &str) -> Role {
    Role::ALL.into_iter().find(|role| role.id() == id).unwrap()
}

fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value.as_object().into_iter().flatten().map(|(key, value)| (key.as_str(), value))
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// Builds the plans of the reference file.
struct Builder<'a> {
    map: &'a DistrictSet,
    plan: Plan,
}

impl Builder<'_> {
    fn unit(&self, value: &Value) -> UnitIdx {
        self.plan.unit_by_id(value.as_str().unwrap()).unwrap()
    }

    fn district(&self, code: &str) -> crate::model::DistrictIdx {
        self.map.by_code(code).unwrap()
    }

    fn step_mut(&mut self, id: &str) -> &mut RolloutStep {
        let id = StepId(id.parse().unwrap());
        self.plan.steps.iter_mut().find(|step| step.id == id).unwrap()
    }

    fn build(mut self, scenario: &Value) -> Plan {
        if let Some(months) = scenario["horizon_months"].as_u64() {
            self.plan.horizon_months = u16::try_from(months).unwrap();
        }
        for (id, value) in entries(&scenario["parameters"]) {
            set(&mut self.plan, id, number(value));
        }
        match scenario["fit_out"].as_str() {
            None => {}
            Some("at_once") => self.plan.fit_out = FitOut::AtOnce,
            Some("rent_supplement") => self.plan.fit_out = FitOut::RentSupplement,
            Some(_) => self.plan.fit_out = FitOut::Depreciated,
        }
        if !scenario["today"].is_null() {
            self.today(&scenario["today"]);
        }
        if !scenario["steps"].is_null() {
            self.plan.steps =
                items(&scenario["steps"]).iter().map(|step| self.step(step)).collect();
        }
        for (step, owners) in entries(&scenario["reassign"]) {
            let owners = entries(owners);
            let owners = owners.map(|(code, unit)| (self.district(code), Some(self.unit(unit))));
            let (step, owners) = (StepId(step.parse().unwrap()), owners.collect());
            Command::SetReassign { step, owners }.apply(&mut self.plan).unwrap();
        }
        for (step, gate) in entries(&scenario["step_gates"]) {
            let measure = match gate["measure"].as_str().unwrap() {
                "coverage" => GateMeasure::Coverage,
                "caseload" => GateMeasure::Caseload,
                "funding" => GateMeasure::Funding,
                _ => GateMeasure::Turnover,
            };
            let month = (!gate["month"].is_null()).then(|| month(&gate["month"]));
            let target = number(&gate["target"]);
            self.step_mut(step).gate = Some(Gate { measure, target, month });
        }
        for (step, temporary) in entries(&scenario["temporary"]) {
            let unit = self.unit(&temporary["unit"]);
            let (from, area_m2) = (month(&temporary["from"]), number(&temporary["area_m2"]));
            let opening = self.step_mut(step).premises.iter_mut().find(|it| it.unit == unit);
            opening.unwrap().temporary = Some(TemporaryPremises { from, area_m2 });
        }
        for (year, percent) in entries(&scenario["payroll_overhead_by_year"]) {
            self.plan.payroll_overhead_by_year.insert(year.parse().unwrap(), number(percent));
        }
        if !scenario["funding"].is_null() {
            let sources = items(&scenario["funding"]).iter();
            self.plan.funding = sources.map(|source| self.source(source)).collect();
        }
        self.model(&scenario["model"]);
        self.plan
    }

    fn today(&mut self, today: &Value) {
        for unit in &mut self.plan.units {
            unit.today = UnitToday::default();
        }
        for (id, own) in entries(today) {
            let unit = self.plan.unit_by_id(id).unwrap();
            let unit = self.plan.units.get_mut(unit).unwrap();
            unit.today.area_m2 = number(&own["area_m2"]);
            for (id, posts) in entries(&own["posts"]) {
                unit.today.posts[role(id) as usize] = number(posts);
            }
        }
    }

    fn step(&self, step: &Value) -> RolloutStep {
        let posts = items(&step["posts"]).iter().map(|change| PostsChange {
            unit: self.unit(&change["unit"]),
            role: role(change["role"].as_str().unwrap()),
            transferred: number(&change["transferred"]),
            new: number(&change["new"]),
        });
        let premises = items(&step["premises"]).iter().map(|change| PremisesChange {
            unit: self.unit(&change["unit"]),
            opens: month(&change["opens"]),
            area_m2: change["area_m2"].as_f64(),
            temporary: None,
        });
        let codes = items(&step["districts"]).iter();
        let reassign = entries(&step["reassign"]);
        RolloutStep {
            id: StepId(u32::try_from(step["id"].as_u64().unwrap()).unwrap()),
            name: String::new(),
            start: month(&step["start"]),
            districts: codes.map(|code| self.district(code.as_str().unwrap())).collect(),
            posts: posts.collect(),
            recruit_from: (!step["recruit_from"].is_null()).then(|| month(&step["recruit_from"])),
            premises: premises.collect(),
            reassign: reassign.map(|(code, unit)| (self.district(code), self.unit(unit))).collect(),
            gate: None,
        }
    }

    fn source(&self, source: &Value) -> FundingSource {
        let limits = &source["pays_for"];
        let ids =
            |key: &str| limits[key].as_array().map(|ids| ids.iter().map(|id| id.as_str().unwrap()));
        let kind = source["kind"].as_str().unwrap();
        FundingSource {
            name: String::new(),
            kind: FundingKind::ALL.into_iter().find(|known| known.id() == kind).unwrap(),
            amount: Ore::from_sek(number(&source["amount_sek"])),
            from: month(&source["from"]),
            to: (!source["to"].is_null()).then(|| month(&source["to"])),
            step: None,
            place: source["place"].as_u64().map(|place| u16::try_from(place).unwrap()),
            by_year: entries(&source["by_year"])
                .map(|(year, sek)| (year.parse().unwrap(), Ore::from_sek(number(sek))))
                .collect(),
            pays_for: PaysFor {
                roles: ids("roles").map(|ids| ids.map(role).collect::<BTreeSet<Role>>()),
                districts: ids("districts").map(|ids| ids.map(|id| self.district(id)).collect()),
                one_off_only: limits["one_off_only"].as_bool().unwrap_or(false),
            },
        }
    }

    fn model(&mut self, model: &Value) {
        for (id, settings) in entries(&model["roles"]) {
            let own = &mut self.plan.model.roles[role(id) as usize];
            own.area_m2 = settings["area_m2"].as_f64();
            own.training_tkr = settings["training_tkr"].as_f64();
        }
        let types = items(&model["case_types"]).iter().map(|kind| CaseType {
            name: kind["name"].as_str().unwrap().to_owned(),
            share_percent: number(&kind["share_percent"]),
            months: number(&kind["months"]),
        });
        self.plan.model.case_types = types.collect();
        let visits = entries(&model["visits"]);
        self.plan.model.visits = visits
            .map(|(code, days)| (self.district(code), number(days)))
            .collect::<BTreeMap<_, _>>();
        let table = &model["population"];
        if !table.is_null() {
            let years = items(&table["years"]);
            let mut children = IndexVec::filled(vec![[0.0; 3]; years.len()], self.map.len());
            for (code, of_years) in entries(&table["children"]) {
                let rows =
                    items(of_years).iter().map(|ages| [0, 1, 2].map(|age| number(&ages[age])));
                *children.get_mut(self.district(code)).unwrap() = rows.collect();
            }
            self.plan.model.population = Some(Population {
                source: String::new(),
                years: years
                    .iter()
                    .map(|year| i32::try_from(year.as_i64().unwrap()).unwrap())
                    .collect(),
                children,
            });
        }
        let prices = &model["prices"];
        if prices["wage_month"].as_str() == Some("january") {
            self.plan.model.prices.wage_month = WageMonth::January;
        }
        let year = prices["fixed_year"].as_i64();
        self.plan.model.prices.fixed_year = year.map(|year| i32::try_from(year).unwrap());
    }
}

/// The plan of a scenario in one of the reference files.
pub(crate) fn plan_of(map: &DistrictSet, scenario: &Value) -> Plan {
    let plan = preset(map, scenario["preset"].as_str().unwrap());
    Builder { map, plan }.build(scenario)
}

/// The reference file of this name.
pub(crate) fn reference_file(name: &str) -> Value {
    let path = format!("{}/tests/reference/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// `tests/reference/model.py` is a second calculation of `docs/model.md`, written in Python from
/// that text alone; `model.json` is what it gave.
#[test]
fn the_model_agrees_with_a_second_calculation_from_the_same_text() {
    let reference = reference_file("model.json");
    let map = map();
    let scenarios = items(&reference["scenarios"]);
    assert_eq!(scenarios.len(), 27);
    for scenario in scenarios {
        let name = scenario["name"].as_str().unwrap();
        let plan = plan_of(&map, scenario);
        let mut trial = plan.parameters.clone();
        for (id, value) in entries(&scenario["trial"]) {
            let param = ParamId::by_id(id).unwrap();
            let mut new = trial.get(param);
            new.value = number(value);
            trial.set(param, new);
        }
        let found = Compiled::new(&map.indicators, &plan).unwrap().run(&trial);
        check_whole(name, &plan, &found, scenario);
        let net_new = found.cost(None, 0..found.months()).total();
        let baseline = baseline_of(&plan);
        if scenario["trial"].as_object().unwrap().is_empty() {
            let baseline = run(&map.indicators, &baseline).unwrap();
            let net_new = net_new - baseline.cost(None, 0..found.months()).total();
            check_ore(&format!("{name} net new"), net_new, &scenario["net_new"], 120);
            let break_even = found.break_even_percent(0..found.months(), net_new);
            let expected = &scenario["break_even_percent"];
            assert_eq!(break_even.is_none(), expected.is_null(), "{name} break-even");
            if let Some(found) = break_even {
                // Net new cost may differ by öre.
                assert!((found - number(expected)).abs() < 1e-6, "{name} break-even {found}");
            }
        }
        for month in items(&scenario["months"]) {
            let t = usize::try_from(month["month"].as_u64().unwrap()).unwrap();
            let what = format!("{name} month {t}");
            check_municipality(&what, &found.total[t], &month["municipal"]);
            for (paid, expected) in found.paid.iter().zip(items(&month["municipal"]["paid"])) {
                check_ore(&format!("{what} paid"), paid[t], expected, 12);
            }
            for (unit, value) in plan.units.iter_enumerated() {
                let what = format!("{what} {}", value.id);
                check_unit(&what, found.at(unit, t).unwrap(), &month["units"][&value.id]);
            }
        }
    }
}

/// What is said of a scenario as a whole: sums, gates, and what grants leave behind.
fn check_whole(name: &str, plan: &Plan, found: &Simulation, scenario: &Value) {
    let expected = &scenario["totals"];
    let cost = found.cost(None, 0..found.months());
    for (account, expected) in Account::ALL.into_iter().zip(items(&expected["gross"])) {
        check_ore(&format!("{name} {account:?}"), cost.get(account), expected, 60);
    }
    let sum = |value: &dyn Fn(&TotalMonth) -> Ore| -> Ore { found.total.iter().map(value).sum() };
    for (what, found) in [
        ("gap", sum(&|month| month.gap)),
        ("one_off", sum(&|month| month.sum.one_off)),
        ("transferred_cost", sum(&|month| month.sum.transferred_cost)),
        ("placement", sum(&|month| month.placements)),
        ("placement_saved", sum(&|month| month.saved)),
    ] {
        check_ore(&format!("{name} {what}"), found, &expected[what], 120);
    }
    let first = found.first_gap().map(|month| month.to_string());
    assert_eq!(first.as_deref(), expected["first_gap_month"].as_str(), "{name}");
    for gate in items(&scenario["gates"]) {
        let id = StepId(u32::try_from(gate["step"].as_u64().unwrap()).unwrap());
        let outcome = found.gate(plan, plan.step(id).unwrap());
        let what = format!("{name} gate {}", id.0);
        assert_eq!(outcome.map(|outcome| outcome.passes), gate["pass"].as_bool(), "{what}");
        let value = outcome.and_then(|outcome| outcome.value);
        assert_eq!(value.is_none(), gate["value"].is_null(), "{what}: {value:?}");
        if let Some(value) = value {
            assert!((value - number(&gate["value"])).abs() < 1e-6, "{what}: {value}");
        }
    }
    let ends = found.grant_ends(plan);
    assert_eq!(ends.len(), items(&scenario["grant_ends"]).len(), "{name} grants");
    for (end, expected) in ends.iter().zip(items(&scenario["grant_ends"])) {
        assert_eq!(end.source as u64, expected["source"].as_u64().unwrap(), "{name}");
        assert_eq!(end.month, month(&expected["month"]), "{name}");
        check_ore(&format!("{name} grant"), end.last_year, &expected["last_twelve_months"], 60);
    }
}

fn check_municipality(what: &str, found: &TotalMonth, expected: &Value) {
    for (paid, expected) in found.funded.iter().zip(items(&expected["funding"])) {
        check_ore(what, *paid, expected, 12);
    }
    check_ore(what, found.gap, &expected["gap"], 12);
    check_ore(what, found.placements, &expected["placement"], 1);
    check_ore(what, found.saved, &expected["placement_saved"], 1);
    check(what, found.rollout_share, &expected["rollout_share"]);
    check_option(&format!("{what} equity"), found.equity, &expected["equity"]);
}

fn check_unit(what: &str, found: &UnitMonth, expected: &Value) {
    for (name, value) in [
        ("posts", found.posts_total),
        ("filled", found.filled),
        ("transferred_filled", found.filled_transferred),
        ("productive_fte", found.productive_fte),
        ("productive_social_workers", found.productive_social_workers),
        ("vacancies", found.vacancies),
        ("hires", found.hires),
        ("leavers", found.leavers),
        ("children_0_17", found.children_0_17),
        ("need_children", found.need_children),
        ("reports", found.reports),
        ("started", found.started),
        ("closed", found.closed),
        ("active", found.active),
        ("waiting", found.waiting()),
        ("open", found.open),
        ("overdue", found.overdue),
        ("area_m2", found.area_m2),
    ] {
        check(&format!("{what} {name}"), value, &expected[name]);
    }
    check_option(&format!("{what} caseload"), found.caseload, &expected["caseload"]);
    check_option(&format!("{what} coverage"), found.coverage, &expected["coverage"]);
    check_ore(&format!("{what} one-off"), found.one_off, &expected["one_off"], 1);
    for (account, expected) in Account::ALL.into_iter().zip(items(&expected["cost"])) {
        check_ore(&format!("{what} {account:?}"), found.cost.get(account), expected, 1);
    }
}
