//! What holds for any sequence of commands, sensible or not.

use proptest::prelude::*;

use super::*;
use crate::edit::{Command, History};
use crate::model::{
    Accent, CaseType, Date, Disclosure, FinerRef, Gate, GateMeasure, Group, Limits, Logo,
    LogoFormat, Message, NeedMethod, NeedScores, NeedTerm, Papers, ParamGroup, ParamId, ParamValue,
    PaysFor, Population, PriceRules, RoleSettings, ScenarioId, Shape, Status, TemporaryPremises,
    TravelTimes, Uncertainty, WageMonth,
};

// Positions and numbers reach past what the plan has, so that some commands are refused.

fn districts() -> impl Strategy<Value = Vec<DistrictIdx>> {
    prop::collection::vec((0..=DISTRICTS).prop_map(district), 0..4)
}

fn units() -> impl Strategy<Value = UnitIdx> {
    (0_usize..5).prop_map(unit_idx)
}

fn step_ids() -> impl Strategy<Value = StepId> {
    (1_u32..5).prop_map(StepId)
}

fn months() -> impl Strategy<Value = Month> {
    prop_oneof![9 => (2026_i32..2030, 1_i32..=12).prop_map(|(year, month)| Month::new(year, month)),
        1 => Just(check::LAST_MONTH), 1 => Just(Month::new(2500, 1))]
}

fn numbers() -> impl Strategy<Value = f64> {
    prop_oneof![2 => Just(0.0), 6 => 0.0..40.0, 1 => Just(-1.0), 1 => Just(f64::NAN)]
}

fn posts_changes() -> impl Strategy<Value = PostsChange> {
    let roles = prop::sample::select(Role::ALL.to_vec());
    (units(), roles, numbers(), numbers()).prop_map(|(unit, role, transferred, new)| PostsChange {
        unit,
        role,
        transferred,
        new,
    })
}

/// Districts with a unit each; few are unknown, so that most sets are taken.
fn owners() -> impl Strategy<Value = BTreeMap<DistrictIdx, UnitIdx>> {
    let units = prop_oneof![9 => (0_usize..3).prop_map(unit_idx), 1 => units()];
    let one = prop_oneof![9 => (0..DISTRICTS).prop_map(district), 1 => Just(district(DISTRICTS))];
    prop::collection::btree_map(one, units, 0..3)
}

fn rule_commands() -> impl Strategy<Value = Command> {
    let one = || (0..=DISTRICTS).prop_map(district);
    let group = (" {0,1}[ab]?", prop::collection::btree_set(one(), 0..4))
        .prop_map(|(name, districts)| Group { name, districts });
    let bridges = prop::collection::btree_set((one(), one()), 0..2);
    let exclaves = prop::collection::btree_set((one(), units()), 0..2);
    let times = (" {0,1}[ab]?", prop::collection::btree_map(one(), numbers(), 0..2)).prop_map(
        |(mode, minutes)| TravelTimes {
            mode,
            source: String::new(),
            minutes: BTreeMap::from([("norr".to_owned(), minutes)]),
        },
    );
    let travel = (0.5..3.0, prop::collection::vec(times, 0..3), prop::option::of("[ab]"));
    prop_oneof![
        (step_ids(), prop::collection::vec((one(), prop::option::of(units())), 0..4))
            .prop_map(|(step, owners)| Command::SetReassign { step, owners }),
        owners().prop_map(Command::SetLocked),
        prop::collection::vec(group, 0..3).prop_map(Command::SetGroups),
        (bridges, exclaves)
            .prop_map(|(bridges, exclaves)| Command::SetExceptions { bridges, exclaves }),
        (numbers(), numbers(), numbers()).prop_map(|(max_km, max_minutes, percent)| {
            let max_deviation_percent = percent;
            Command::SetLimits(Limits { max_km, max_minutes, max_deviation_percent })
        }),
        (one(), "[a-z]{0,2}", " {0,1}").prop_map(|(district, who, why)| {
            Command::SetReason { district, reason: Rationale { who, why } }
        }),
        travel.prop_map(|(detour, times, mode)| {
            Command::SetTravel(Travel { detour, times, mode, ..Travel::default() })
        }),
    ]
}

fn gates() -> impl Strategy<Value = Gate> {
    let measures = prop::sample::select(GateMeasure::ALL.to_vec());
    (measures, numbers(), prop::option::of(months())).prop_map(|(measure, target, month)| Gate {
        measure,
        target,
        month,
    })
}

fn populations() -> impl Strategy<Value = Population> {
    // Mostly a table of the plan's size in rising years; the rest is refused.
    let years = prop_oneof![4 => Just(vec![2026, 2027]), 1 => Just(vec![2027, 2026]),
        1 => Just(Vec::new()), 1 => Just(vec![3000, 3001])];
    let row = || prop::collection::vec(prop::array::uniform3(numbers()), 2);
    let rows = prop_oneof![9 => Just(DISTRICTS), 1 => Just(DISTRICTS - 1)]
        .prop_flat_map(move |count| prop::collection::vec(row(), count));
    (years, rows).prop_map(|(years, rows)| Population {
        source: "SCB".to_owned(),
        years,
        children: rows.into_iter().collect(),
    })
}

fn uncertainties() -> impl Strategy<Value = Uncertainty> {
    let params = || prop::sample::select(ParamId::ALL[..6].to_vec());
    let shapes =
        prop::collection::btree_map(params(), prop::sample::select(Shape::ALL.to_vec()), 0..4);
    let members = prop::collection::btree_map(params(), any::<bool>(), 0..3);
    let group = (" {0,1}[ab]?", members, -0.2..1.2)
        .prop_map(|(name, members, correlation)| ParamGroup { name, members, correlation });
    let groups = prop::collection::vec(group, 0..3);
    let runs = prop_oneof![9 => 1..=check::MAX_RUNS, 1 => Just(0), 1 => Just(check::MAX_RUNS + 1)];
    (shapes, groups, any::<(bool, bool, u64)>(), runs).prop_map(
        |(shapes, groups, (chance, effects, seed), runs)| Uncertainty {
            shapes,
            groups,
            chance,
            effects,
            runs,
            seed,
        },
    )
}

fn model_commands() -> impl Strategy<Value = Command> {
    let roles = prop::sample::select(Role::ALL.to_vec());
    let of_role = (prop::option::of(" {0,1}[a-z]?"), numbers(), prop::option::of(numbers()));
    let case_type = (" {0,1}[a-z]{0,2}", numbers(), 0.1..61.0)
        .prop_map(|(name, share_percent, months)| CaseType { name, share_percent, months });
    let params = prop::sample::select(ParamId::ALL.to_vec());
    prop_oneof![
        (roles, of_role).prop_map(|(role, (name, area, training_tkr))| {
            let settings = RoleSettings { name, area_m2: Some(area), training_tkr };
            Command::SetRole { role, settings }
        }),
        prop::collection::vec(case_type, 0..3).prop_map(Command::SetCaseTypes),
        ((0..=DISTRICTS).prop_map(district), prop::option::of(numbers()))
            .prop_map(|(district, days)| Command::SetVisits { district, days }),
        prop::option::weighted(0.8, populations()).prop_map(Command::SetPopulation),
        (any::<bool>(), prop::option::of(1990_i32..2110)).prop_map(|(january, fixed_year)| {
            let wage_month = if january { WageMonth::January } else { WageMonth::April };
            Command::SetPriceRules(PriceRules { wage_month, fixed_year })
        }),
        (params, "[a-z]{0,2}", " {0,1}").prop_map(|(param, who, why)| {
            Command::SetParameterReason { param, reason: Rationale { who, why } }
        }),
        (step_ids(), prop::option::of(gates()))
            .prop_map(|(step, gate)| Command::SetGate { step, gate }),
        uncertainties().prop_map(Command::SetUncertainty),
        prop::option::of("[ab]").prop_map(|path| {
            let finer = path.map(|path| FinerRef { path, sha256: String::new() });
            Command::SetFiner(finer)
        }),
    ]
}

fn steps() -> impl Strategy<Value = RolloutStep> {
    let temporary = (months(), prop_oneof![9 => 1.0..200.0, 1 => Just(0.0)])
        .prop_map(|(from, area_m2)| TemporaryPremises { from, area_m2 });
    let area = prop::option::of(-50.0..500.0);
    let premises = (units(), months(), area, prop::option::weighted(0.3, temporary)).prop_map(
        |(unit, opens, area_m2, temporary)| PremisesChange { unit, opens, area_m2, temporary },
    );
    (
        step_ids(),
        months(),
        districts(),
        prop::collection::vec(posts_changes(), 0..3),
        prop::option::of(months()),
        prop::collection::vec(premises, 0..2),
        owners(),
        prop::option::weighted(0.3, gates()),
    )
        .prop_map(|(id, start, districts, posts, recruit_from, premises, reassign, gate)| {
            RolloutStep {
                id,
                name: format!("Steg {}", id.0),
                start,
                districts: districts.into_iter().collect(),
                posts,
                recruit_from,
                premises,
                reassign,
                gate,
            }
        })
}

fn pays_for() -> impl Strategy<Value = PaysFor> {
    let roles = prop::collection::btree_set(prop::sample::select(Role::ALL.to_vec()), 0..3);
    let districts = prop::collection::btree_set((0..=DISTRICTS).prop_map(district), 0..3);
    (prop::option::weighted(0.2, roles), prop::option::weighted(0.2, districts), any::<bool>())
        .prop_map(|(roles, districts, one_off_only)| PaysFor { roles, districts, one_off_only })
}

fn funding() -> impl Strategy<Value = FundingSource> {
    let kinds = prop::sample::select(FundingKind::ALL.to_vec());
    let ends = prop::option::of(months());
    let years = prop::collection::btree_map(1985_i32..2040, (-1_i64..9_000).prop_map(Ore), 0..2);
    let own = (prop::option::of(any::<u16>()), years, pays_for());
    (kinds, -1_i64..9_000_000_000, months(), ends, prop::option::of(step_ids()), own).prop_map(
        |(kind, ore, from, to, step, (place, by_year, pays_for))| FundingSource {
            name: "Medel".into(),
            kind,
            amount: Ore(ore),
            from,
            to,
            step,
            place,
            by_year,
            pays_for,
        },
    )
}

fn step_commands() -> impl Strategy<Value = Command> {
    prop_oneof![
        (districts(), prop::option::of(step_ids()))
            .prop_map(|(districts, step)| Command::SetGoLive { districts, step }),
        prop::collection::vec(
            ((0..DISTRICTS).prop_map(district), prop::option::of(step_ids())),
            0..4
        )
        .prop_map(|steps| Command::RestoreGoLive { steps }),
        (0_usize..4, steps()).prop_map(|(at, step)| Command::InsertStep { at, step }),
        step_ids().prop_map(Command::RemoveStep),
        steps().prop_map(Command::ReplaceStep),
        (0_usize..4, 0_usize..4).prop_map(|(from, to)| Command::MoveStep { from, to }),
        (step_ids(), months(), any::<bool>()).prop_map(|(step, start, move_premises)| {
            Command::SetStepStart { step, start, move_premises }
        }),
        (step_ids(), posts_changes()).prop_map(|(step, change)| Command::SetPosts { step, change }),
        prop::collection::vec(funding(), 0..3).prop_map(Command::SetFunding),
    ]
}

fn unit_commands() -> impl Strategy<Value = Command> {
    let new_unit =
        (0_usize..5, "[a-c]", prop::bool::weighted(0.2)).prop_map(|(at, id, central)| {
            let kind = if central { UnitKind::Central } else { UnitKind::AreaTeam };
            Command::InsertUnit { at: unit_idx(at), unit: unit(&id, "Team", kind) }
        });
    let changed = (units(), " {0,1}[NV]?", "[A-Z]{0,3}", numbers()).prop_map(
        |(at, name, letter, area_m2)| {
            let known = plan().units.get(at).cloned();
            let known = known.unwrap_or_else(|| unit("ny", "Ny", UnitKind::Base));
            let today = UnitToday { area_m2, ..known.today };
            Command::SetUnit { unit: at, value: Unit { name, letter, today, ..known } }
        },
    );
    prop_oneof![
        (districts(), units()).prop_map(|(districts, to)| Command::Assign { districts, to }),
        prop::collection::vec(((0..=DISTRICTS).prop_map(district), units()), 0..4)
            .prop_map(|owners| Command::RestoreAssignment { owners }),
        new_unit,
        units().prop_map(Command::RemoveUnit),
        changed,
    ]
}

/// Papers that may stand on a page, and some that may not.
fn papers() -> impl Strategy<Value = Papers> {
    let status = prop::sample::select(Status::ALL.to_vec());
    let accent = prop::option::of(any::<[u8; 3]>().prop_map(|[r, g, b]| Accent(r, g, b)));
    let logo = (prop::sample::select(vec![&b"\xff\xd8\xff"[..], b"GIF89a"]), "[a ]?");
    let logo =
        logo.prop_map(|(bytes, alt)| Logo { format: LogoFormat::Jpeg, bytes: bytes.into(), alt });
    (status, "[a\n]{0,2}", accent, prop::option::of(logo)).prop_map(
        |(status, version, accent, logo)| Papers {
            status,
            version,
            accent,
            logo,
            date: Date::new(2027, 2, 28),
            ..Papers::default()
        },
    )
}

fn value_commands() -> impl Strategy<Value = Command> {
    let values = (numbers(), numbers(), numbers());
    prop_oneof![
        (prop::sample::select(ParamId::ALL.to_vec()), values).prop_map(
            |(param, (value, low, high))| {
                Command::SetParameter { param, value: ParamValue { value, low, high } }
            }
        ),
        "[a-z]{0,3}".prop_map(|title| Command::SetTitle { title, description: "d".into() }),
        (months(), 0_u16..150).prop_map(|(start, months)| Command::SetHorizon { start, months }),
        prop::sample::select(vec![FitOut::AtOnce, FitOut::RentSupplement])
            .prop_map(Command::SetFitOut),
        prop::collection::vec(("[ab]", numbers()), 0..3).prop_map(|terms| {
            let term = |(indicator, weight)| NeedTerm { indicator, weight };
            Command::SetNeed(terms.into_iter().map(term).collect())
        }),
        ("[a ]{0,2}", prop::sample::select(NeedScores::ALL.to_vec()), any::<bool>()).prop_map(
            |(name, scores, by_children)| {
                Command::SetNeedMethod(NeedMethod { name, scores, by_children })
            }
        ),
        (0_u32..120, 0_u32..120, 0_u32..120).prop_map(|(counts_below, base_below, round_to)| {
            Command::SetDisclosure(Disclosure { counts_below, base_below, round_to })
        }),
        papers().prop_map(|papers| Command::SetPapers(Box::new(papers))),
        (numbers(), numbers())
            .prop_map(|(residential, foster)| Command::SetPlacementDays { residential, foster }),
        prop::collection::btree_map(1980_i32..2040, numbers(), 0..3)
            .prop_map(Command::SetPayrollOverhead),
        ((0..=DISTRICTS).prop_map(district), prop::option::of(" {0,1}[a-z]?"))
            .prop_map(|(district, name)| Command::SetDisplayName { district, name }),
    ]
}

fn scenario_commands() -> impl Strategy<Value = Command> {
    let ids = || (0_u32..5).prop_map(ScenarioId);
    prop_oneof![
        (0_usize..4, 1_u32..5, "[ab]{0,1}", any::<bool>()).prop_map(|(at, id, name, open)| {
            Command::InsertScenario { at, scenario: scenarios::scenario(id, &name), open }
        }),
        (ids(), prop::option::of(ids()))
            .prop_map(|(scenario, then_open)| Command::RemoveScenario { scenario, then_open }),
        ids().prop_map(Command::OpenScenario),
        (ids(), "[ab]{0,1}").prop_map(|(scenario, name)| {
            Command::SetScenario { scenario, name, description: "d".to_owned() }
        }),
        prop::option::of(ids()).prop_map(Command::SetBaseline),
    ]
}

fn commands() -> impl Strategy<Value = Command> {
    let single = prop_oneof![
        scenario_commands(),
        step_commands(),
        unit_commands(),
        value_commands(),
        rule_commands(),
        model_commands()
    ]
    .boxed();
    let batch = prop::collection::vec(single.clone(), 0..4)
        .prop_map(|commands| Command::Batch { commands, label: None });
    prop_oneof![5 => single, 1 => batch]
}

proptest! {
    #[test]
    fn undoing_everything_restores_the_plan_and_redoing_restores_the_end(
        commands in prop::collection::vec(commands(), 0..25)
    ) {
        let (mut plan, mut history) = (plan(), History::new());
        let mut states = vec![(history.revision(), plan.clone())];
        for command in commands {
            if history.do_command(&mut plan, command, Message::new("x")) == Ok(true) {
                states.push((history.revision(), plan.clone()));
            }
        }
        for (revision, state) in states.iter().rev().skip(1) {
            prop_assert!(history.undo(&mut plan).unwrap().is_some());
            prop_assert_eq!(&plan, state);
            prop_assert_eq!(history.revision(), *revision);
        }
        prop_assert_eq!(history.undo(&mut plan), Ok(None));
        for (revision, state) in states.iter().skip(1) {
            prop_assert!(history.redo(&mut plan).unwrap().is_some());
            prop_assert_eq!(&plan, state);
            prop_assert_eq!(history.revision(), *revision);
        }
    }

    #[test]
    fn jumping_anywhere_in_the_history_gives_that_state_and_jumping_back_the_one_before(
        commands in prop::collection::vec(commands(), 0..25),
        jumps in prop::collection::vec(any::<prop::sample::Index>(), 1..8),
    ) {
        let (mut plan, mut history) = (plan(), History::new());
        let mut states = vec![(history.revision(), plan.clone())];
        for (number, command) in commands.into_iter().enumerate() {
            let label = Message::new("x").number("number", number as f64);
            if history.do_command(&mut plan, command, label) == Ok(true) {
                states.push((history.revision(), plan.clone()));
            }
        }
        let names: Vec<Option<Message>> =
            history.entries().iter().map(|step| step.label.cloned()).collect();
        prop_assert_eq!(names.len(), states.len());
        prop_assert_eq!(names.iter().filter(|name| name.is_none()).count(), 1);
        for jump in jumps {
            let before = (history.revision(), plan.clone());
            let (revision, state) = jump.get(&states);
            prop_assert_eq!(history.jump_to(&mut plan, *revision), Ok(true));
            prop_assert_eq!((history.revision(), &plan), (*revision, state));
            // The list is the same wherever one stands in it; only what is done differs.
            let entries = history.entries();
            let at = states.iter().position(|(known, _)| known == revision).unwrap();
            for (position, (entry, name)) in entries.iter().zip(&names).enumerate() {
                prop_assert_eq!(entry.label, name.as_ref());
                prop_assert_eq!(entry.revision, states[position].0);
                prop_assert_eq!(entry.is_done, position <= at);
            }
            prop_assert_eq!(history.jump_to(&mut plan, before.0), Ok(true));
            prop_assert_eq!((history.revision(), &plan), (before.0, &before.1));
            prop_assert_eq!(history.jump_to(&mut plan, *revision), Ok(true));
        }
        let here = (history.revision(), plan.clone());
        prop_assert_eq!(history.jump_to(&mut plan, u64::MAX), Ok(false));
        prop_assert_eq!((history.revision(), plan), here);
    }

    #[test]
    fn a_command_keeps_every_rule_of_a_plan_or_changes_nothing(
        commands in prop::collection::vec(commands(), 0..25)
    ) {
        let mut plan = plan();
        for command in commands {
            let before = plan.clone();
            if command.apply(&mut plan).is_err() {
                prop_assert_eq!(&plan, &before);
            }
            prop_assert_eq!(check::plan(&plan), Ok(()));
            prop_assert_eq!(plan.assignment.len(), DISTRICTS);
            for district in plan.assignment.indices() {
                prop_assert!(plan.units.contains_index(plan.unit_of(district)));
                let live = plan.steps.iter().filter(|step| step.districts.contains(&district));
                prop_assert!(live.count() <= 1);
            }
        }
    }
}
