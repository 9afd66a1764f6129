//! Plans with any values that a plan can have.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use crate::edit::check;
use crate::model::{
    Accent, Capacity, CaseType, Centres, Date, DistrictIdx, FinerRef, FitOut, FundingKind,
    FundingSource, Gate, GateMeasure, Group, Index, IndexVec, Limits, Logo, LogoFormat, MapRef,
    MapStyle, ModelSettings, Month, NeedTerm, Ore, Papers, ParamGroup, ParamId, ParamValue,
    Parameters, PaysFor, Place, Plan, Population, PostsChange, PremisesChange, PriceRules, Quote,
    Rationale, Role, RoleSettings, RolloutStep, Rules, Shape, Status, StepId, StyleClassing,
    StyleFill, StyleFilter, StyleMethod, StyleScheme, TemporaryPremises, Travel, TravelTimes,
    Uncertainty, Unit, UnitIdx, UnitKind, UnitToday, WageMonth,
};

const DISTRICTS: usize = 32;

fn months() -> impl Strategy<Value = Month> {
    (1990_i32..2200, 1_i32..=12).prop_map(|(year, month)| Month::new(year, month))
}

/// Papers with all that they can say.
fn papers() -> impl Strategy<Value = Papers> {
    let status = prop::sample::select(Status::ALL.to_vec());
    let date = prop::option::of((1900_u16..2200, 1_u8..=12, 1_u8..=28));
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    let logo = prop::option::of("\\PC{0,4}å").prop_map(move |alt| {
        let of = |alt| Logo { format: LogoFormat::Svg, bytes: svg.as_bytes().into(), alt };
        alt.map(of)
    });
    let accent = prop::option::of((0_u8..100, 0_u8..100, 0_u8..100));
    (status, "\\PC{0,6}", date, "\\PC{0,6}", "\\PC{0,6}", accent, logo).prop_map(
        |(status, version, date, committee, department, accent, logo)| Papers {
            status,
            version,
            date: date.and_then(|(year, month, day)| Date::new(year, month, day)),
            committee,
            department,
            accent: accent.map(|(red, green, blue)| Accent(red, green, blue)),
            logo,
        },
    )
}

/// Whole, short and long numbers of 0 or more.
fn numbers() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.0), (0_u32..5000).prop_map(f64::from), 0.0..90_000.0]
}

fn local_units(count: usize) -> impl Strategy<Value = Vec<Unit>> {
    let places = prop::option::of((-180.0..180.0, -90.0..90.0));
    let today = (prop::array::uniform5(numbers()), numbers());
    let kinds = prop::sample::select(vec![UnitKind::Base, UnitKind::AreaTeam]);
    let unit = (kinds, "\\PC{0,6}x", "[A-ZÅÄÖ]{0,2}", any::<u8>(), places, today);
    prop::collection::vec(unit, count).prop_map(|units| {
        let numbered = units.into_iter().enumerate();
        let unit = |(position, (kind, name, letter, colour, place, (posts, area_m2)))| Unit {
            id: format!("enhet-{position}"),
            kind,
            name,
            letter,
            colour,
            place: Option::map(place, |(lon, lat)| Place { lon, lat }),
            today: UnitToday { posts, area_m2 },
            capacity: Capacity { posts: Some(f64::from(colour)), area_m2: None },
            reason: Rationale { who: String::new(), why: "nära".repeat(position) },
        };
        numbered.map(unit).collect()
    })
}

fn steps(units: usize) -> impl Strategy<Value = Vec<RolloutStep>> {
    let posts = prop::collection::btree_map((0..units, 0_usize..5), (numbers(), numbers()), 0..4);
    let temporary = prop::option::of((1_i32..30, 1.0..900.0));
    // Late enough to leave room for what comes before.
    let opens = (2000_i32..2200, 1_i32..=12).prop_map(|(year, month)| Month::new(year, month));
    let premises = (0..units, opens, prop::option::of(numbers()), temporary);
    let premises = prop::collection::vec(premises, 0..3);
    let reassign = prop::collection::btree_map(0..DISTRICTS, 0..units, 0..3);
    let step = ("\\PC{0,6}", months(), posts, prop::option::of(months()), premises, reassign);
    let step = (step, prop::option::of(gates()));
    let owners = prop::collection::vec(0_usize..6, DISTRICTS);
    (prop::collection::vec(step, 0..4), owners).prop_map(|(steps, owners)| {
        let numbered = steps.into_iter().enumerate();
        let step = |(position, ((name, start, posts, recruit_from, premises, reassign), gate))| {
            RolloutStep {
                id: StepId(position as u32 * 3 + 1),
                name,
                start,
                districts: (0..DISTRICTS)
                    .filter(|&raw| owners[raw] == position)
                    .map(DistrictIdx::from_usize)
                    .collect::<BTreeSet<_>>(),
                posts: BTreeMap::into_iter(posts)
                    .map(|((unit, role), (transferred, new))| PostsChange {
                        unit: UnitIdx::from_usize(unit),
                        role: Role::ALL[role],
                        transferred,
                        new,
                    })
                    .collect(),
                recruit_from,
                premises: Vec::into_iter(premises)
                    .map(|(unit, opens, area_m2, temporary): (_, Month, _, _)| PremisesChange {
                        unit: UnitIdx::from_usize(unit),
                        opens,
                        area_m2,
                        temporary: Option::map(temporary, |(lead, area_m2): (i32, f64)| {
                            TemporaryPremises { from: opens.plus(-lead), area_m2 }
                        }),
                    })
                    .collect(),
                reassign: BTreeMap::into_iter(reassign)
                    .map(|(raw, unit)| (DistrictIdx::from_usize(raw), UnitIdx::from_usize(unit)))
                    .collect(),
                gate,
            }
        };
        numbered.map(step).collect()
    })
}

fn parameters() -> impl Strategy<Value = Parameters> {
    let one = (prop::sample::select(ParamId::ALL.to_vec()), numbers(), numbers(), numbers());
    prop::collection::vec(one, 0..6).prop_map(|changes| {
        let mut parameters = Parameters::default();
        for (param, low, more, most) in changes {
            let (least, greatest) = param.bounds();
            // Three numbers in order, and inside what the parameter can be.
            let inside = |number: f64| number.clamp(least, greatest);
            let (low, value, high) = (inside(low), inside(low + more), inside(low + more + most));
            parameters.set(param, ParamValue { value, low, high });
        }
        parameters
    })
}

fn gates() -> impl Strategy<Value = Gate> {
    let measures = prop::sample::select(GateMeasure::ALL.to_vec());
    (measures, 0.0..=100.0, prop::option::of(months())).prop_map(|(measure, target, month)| Gate {
        measure,
        target,
        month,
    })
}

fn pays_for() -> impl Strategy<Value = PaysFor> {
    let roles = prop::collection::btree_set(prop::sample::select(Role::ALL.to_vec()), 1..4);
    let districts = prop::collection::btree_set(districts(), 1..4);
    (prop::option::of(roles), prop::option::of(districts), any::<bool>())
        .prop_map(|(roles, districts, one_off_only)| PaysFor { roles, districts, one_off_only })
}

fn funding() -> impl Strategy<Value = Vec<FundingSource>> {
    let kinds = prop::sample::select(FundingKind::ALL.to_vec());
    let source = ("\\PC{0,6}x", kinds, amounts(), months(), any::<bool>());
    let years = prop::collection::btree_map(1990_i32..2200, amounts(), 0..3);
    let own = (prop::option::of(any::<u16>()), years, pays_for());
    prop::collection::vec((source, own), 0..4).prop_map(|sources| {
        let source = |(source, own): ((_, _, _, _, bool), _)| {
            let (name, kind, amount, from, endless) = source;
            let (place, by_year, pays_for) = own;
            let is_grant = kind == FundingKind::StateGrant;
            let may_be_endless = kind == FundingKind::CommitteeFrame;
            FundingSource {
                name,
                kind,
                amount,
                from,
                to: (!may_be_endless || !endless).then_some(from),
                step: None,
                place,
                by_year: if is_grant { BTreeMap::new() } else { by_year },
                pays_for,
            }
        };
        sources.into_iter().map(source).collect()
    })
}

fn amounts() -> impl Strategy<Value = Ore> {
    (0_i64..100_000_000_000_000).prop_map(Ore)
}

fn populations() -> impl Strategy<Value = Population> {
    let counts = prop_oneof![Just(1.0), 0.5..5_000.0_f64, (1_u32..900).prop_map(f64::from)];
    let years = prop::collection::btree_set(1990_i32..2200, 1..4);
    (years, "\\PC{0,9}", prop::collection::vec(counts, 9)).prop_map(|(years, source, counts)| {
        let years: Vec<i32> = years.into_iter().collect();
        let row = |raw: usize, year: usize| {
            std::array::from_fn(|group| {
                if raw % 7 == 6 { 0.0 } else { counts[(raw + 3 * year + group) % 9] }
            })
        };
        let rows = |raw| (0..years.len()).map(|year| row(raw, year)).collect();
        Population { source, children: (0..DISTRICTS).map(rows).collect(), years }
    })
}

fn params() -> impl Strategy<Value = ParamId> {
    prop::sample::select(ParamId::ALL.to_vec())
}

fn models() -> impl Strategy<Value = ModelSettings> {
    let own = prop::option::of("\\PC{0,6}x");
    let role = (own, prop::option::of(0.0..90.0), prop::option::of(0.0..90.0))
        .prop_map(|(name, area_m2, training_tkr)| RoleSettings { name, area_m2, training_tkr });
    let case_type = ("\\PC{0,6}x", 0.5..90.0, 0.5..60.0)
        .prop_map(|(name, share_percent, months)| CaseType { name, share_percent, months });
    let visits = prop::collection::btree_map(districts(), 0.0..31.0, 0..4);
    let prices = (any::<bool>(), prop::option::of(2026_i32..=2100)).prop_map(|(january, year)| {
        let wage_month = if january { WageMonth::January } else { WageMonth::April };
        PriceRules { wage_month, fixed_year: year }
    });
    let reason = ("\\PC{0,6}", "\\PC{0,6}x").prop_map(|(who, why)| Rationale { who, why });
    let reasons = prop::collection::btree_map(params(), reason, 0..4);
    let roles = prop::array::uniform5(prop_oneof![Just(RoleSettings::default()), role]);
    let tables = (prop::collection::vec(case_type, 0..4), visits, prop::option::of(populations()));
    (roles, tables, prices, reasons).prop_map(|(roles, tables, prices, reasons)| {
        let (case_types, visits, population) = tables;
        ModelSettings { roles, case_types, visits, population, prices, reasons }
    })
}

fn uncertainties() -> impl Strategy<Value = Uncertainty> {
    let shapes = prop::sample::select(Shape::ALL.to_vec());
    let shapes = prop::collection::btree_map(params(), shapes, 0..4);
    let members = prop::collection::btree_map(params(), any::<bool>(), 0..6);
    let groups = (members, "\\PC{0,6}x", 0.0..=1.0).prop_map(|(members, name, correlation)| {
        // One group, or the same parameters in two.
        let (low, high): (BTreeMap<_, _>, BTreeMap<_, _>) =
            members.into_iter().partition(|(param, _)| *param < ParamId::Rent);
        [low, high].map(|members| ParamGroup { name: name.clone(), members, correlation }).to_vec()
    });
    let groups = prop_oneof![Just(Vec::new()), groups];
    let drawn = (shapes, groups, any::<(bool, bool, u64)>(), 1..=check::MAX_RUNS).prop_map(
        |(shapes, groups, (chance, effects, seed), runs)| Uncertainty {
            shapes,
            groups,
            chance,
            effects,
            runs,
            seed,
        },
    );
    prop_oneof![1 => Just(Uncertainty::default()), 4 => drawn]
}

fn districts() -> impl Strategy<Value = DistrictIdx> {
    (0..DISTRICTS).prop_map(DistrictIdx::from_usize)
}

fn rules(units: usize) -> impl Strategy<Value = Rules> {
    let units = move || (0..units).prop_map(UnitIdx::from_usize);
    let locked = prop::collection::btree_map(districts(), units(), 0..4);
    let groups = (prop::collection::btree_set(districts(), 0..6), "\\PC{0,6}x", any::<bool>());
    let bridges = prop::collection::btree_set((0..DISTRICTS - 1, 1..DISTRICTS), 0..3);
    let exclaves = prop::collection::btree_set((districts(), units()), 0..3);
    let limits = prop::option::of((0.0..1000.0, numbers(), 0.0..1000.0));
    let reasons = prop::collection::btree_map(districts(), ("\\PC{0,6}", "\\PC{0,6}x"), 0..3);
    (locked, groups, bridges, exclaves, limits, reasons).prop_map(
        |(locked, (members, name, split), bridges, exclaves, limits, reasons)| {
            // One group, or the same districts in two.
            let (low, high): (BTreeSet<_>, BTreeSet<_>) =
                members.into_iter().partition(|district| split && district.to_usize() > 9);
            let groups = [low, high].map(|districts| Group { name: name.clone(), districts });
            let bridges = bridges.into_iter().filter(|(a, b)| a < b);
            let bridge = |(a, b)| (DistrictIdx::from_usize(a), DistrictIdx::from_usize(b));
            let limits = limits.map_or_else(Limits::default, |limits| Limits {
                max_km: limits.0,
                max_minutes: limits.1,
                max_deviation_percent: limits.2,
            });
            let rationale = |(district, (who, why))| (district, Rationale { who, why });
            Rules {
                locked,
                groups: groups.to_vec(),
                bridges: bridges.map(bridge).collect(),
                exclaves,
                limits,
                reasons: BTreeMap::into_iter(reasons).map(rationale).collect(),
            }
        },
    )
}

fn travels() -> impl Strategy<Value = Travel> {
    let points = prop::collection::btree_map(districts(), (-180.0..180.0, -90.0..90.0), 0..4);
    let minutes = prop::collection::btree_map(districts(), numbers(), 0..4);
    let minutes = prop::collection::btree_map("[a-z]{1,5}", minutes, 0..3);
    let times = prop::collection::btree_map("\\PC{0,6}x", minutes, 0..3);
    (1.0..10.0, points, times, "\\PC*", any::<bool>()).prop_map(
        |(detour, points, times, source, in_use)| {
            let place = |(district, (lon, lat))| (district, Place { lon, lat });
            let times: Vec<TravelTimes> = BTreeMap::into_iter(times)
                .map(|(mode, minutes)| TravelTimes { mode, source: source.clone(), minutes })
                .collect();
            let mode = times.first().map(|times| times.mode.clone()).filter(|_| in_use);
            let points = BTreeMap::into_iter(points).map(place).collect();
            Travel { detour, centres: Centres { source, points }, times, mode }
        },
    )
}

fn maps() -> impl Strategy<Value = MapRef> {
    let file = ("[a-z./ åäö]{1,9}", "[0-9a-f]{64}", prop::option::of("[a-z]{1,5}")).prop_map(
        |(path, sha256, code_property)| MapRef::File {
            path,
            sha256,
            code_property,
            name_property: None,
        },
    );
    prop_oneof![Just(MapRef::Builtin("linkoping".into())), file]
}

fn finer() -> impl Strategy<Value = Option<FinerRef>> {
    let file = ("[a-z./ åäö]{1,9}", "[0-9a-f]{64}");
    prop::option::of(file.prop_map(|(path, sha256)| FinerRef { path, sha256 }))
}

fn styles() -> impl Strategy<Value = Option<MapStyle>> {
    let id = || prop::option::of("[a-z_]{1,9}");
    let scheme = prop_oneof![
        Just(StyleScheme::Sequential),
        Just(StyleScheme::AroundMean),
        numbers().prop_map(StyleScheme::Around),
    ];
    let method = prop::sample::select(vec![
        StyleMethod::Default,
        StyleMethod::Jenks,
        StyleMethod::Manual,
        StyleMethod::Unclassed,
    ]);
    let classing = (method, 2_usize..=9, prop::collection::vec(numbers(), 0..3), scheme);
    let classing = classing.prop_map(|(method, count, breaks, scheme)| StyleClassing {
        method,
        count,
        breaks,
        scheme,
    });
    let fill = prop_oneof![
        Just(StyleFill::Units),
        Just(StyleFill::Quotient),
        "[a-z_]{1,9}".prop_map(StyleFill::Indicator),
        any::<bool>().prop_map(|percent| StyleFill::Change {
            from: "a".into(),
            to: "b".into(),
            percent,
        }),
    ];
    let classes = prop::collection::vec(prop::option::of(0_usize..9), 0..3);
    let steps = prop::collection::vec(prop::option::of((1_u32..9).prop_map(StepId)), 0..3);
    let classings = prop::collection::btree_map("[a-z_]{1,9}", classing, 0..3);
    let filter = (classes, prop::collection::vec("[a-z]{1,5}", 0..3), steps)
        .prop_map(|(classes, units, steps)| StyleFilter { classes, units, steps });
    let two = (id(), id(), id(), id());
    let style = (fill, classings, any::<bool>(), two, filter).prop_map(
        |(fill, classings, has_worked, (indicator, second, circles, cartogram), filter)| {
            let worked = classings.values().next().cloned().filter(|_| has_worked);
            MapStyle {
                fill,
                indicator,
                classings,
                change: worked.clone(),
                worked,
                second,
                circles,
                cartogram,
                filter,
                ..MapStyle::default()
            }
        },
    );
    prop::option::of(style)
}

pub(super) fn plans() -> impl Strategy<Value = Plan> {
    let texts = ("\\PC*", "\\PC*", maps());
    let period = (months(), 1_u16..=120, numbers(), numbers());
    let owners = prop::collection::vec(0_usize..4, DISTRICTS);
    let tables = (
        prop::collection::btree_map(1990_i32..2200, 0.0..1000.0, 0..4),
        prop::collection::btree_map("[a-z_]{1,9}", numbers(), 0..4),
        prop::collection::btree_map(0..DISTRICTS, "\\PC{0,6}x", 0..4),
    );
    let parts = (local_units(3), owners, steps(4), parameters(), funding());
    let held = (rules(4), travels(), models(), uncertainties(), (finer(), styles(), papers()));
    (texts, period, tables, parts, held).prop_map(|(texts, period, tables, parts, held)| {
        let (rules, travel, model, uncertainty, kept) = held;
        let (mut units, owners, steps, parameters, mut funding) = parts;
        units.push(Unit {
            id: "central".into(),
            kind: UnitKind::Central,
            name: "Centralt".into(),
            letter: "C".into(),
            colour: 0,
            place: None,
            today: UnitToday::default(),
            capacity: Capacity::default(),
            reason: Rationale::default(),
        });
        for (source, step) in funding.iter_mut().zip(&steps) {
            source.step = Some(step.id);
        }
        let term = |(indicator, weight)| NeedTerm { indicator, weight };
        let name = |(raw, name)| (DistrictIdx::from_usize(raw), name);
        Plan {
            title: texts.0,
            quotes: vec![Quote { text: texts.1.clone(), source: "Motion".into() }],
            description: texts.1,
            map: texts.2,
            start: period.0,
            horizon_months: period.1,
            units: IndexVec::from_vec(units),
            assignment: owners.into_iter().map(UnitIdx::from_usize).collect(),
            steps,
            parameters,
            payroll_overhead_by_year: tables.0,
            fit_out: FitOut::RentSupplement,
            need: tables.1.into_iter().map(term).collect(),
            need_method: crate::model::NeedMethod::default(),
            disclosure: crate::model::Disclosure::default(),
            residential_days_per_year: period.2,
            foster_days_per_year: period.3,
            funding,
            display_names: tables.2.into_iter().map(name).collect(),
            rules,
            travel,
            model,
            uncertainty,
            finer: kept.0,
            style: kept.1,
            papers: kept.2,
            scenarios: crate::model::Scenarios::default(),
        }
    })
}
