//! Everything that is shown by name has its name in both languages.

use crate::i18n::{Arg, Language, Tr};
use crate::model::{
    Explain, FitOut, FundingKind, IndicatorUnit, MessageArg, ParamId, Role, UnitKind,
};
use crate::report::{ReportError, param_name, role_name, role_short_name};
use crate::simulate::{Account, PremisesState, SimError};

#[test]
fn every_name_of_the_model_and_of_the_results_stands_in_both_languages() {
    let mut ids: Vec<String> = Vec::new();
    for param in ParamId::ALL {
        ids.push(format!("param-{}", param.info().id));
        ids.push(param.info().unit.message_id().to_owned());
        ids.push(param.info().kind.message_id().to_owned());
    }
    ids.extend(Role::ALL.map(|role| role.message_id().to_owned()));
    ids.extend(Role::ALL.map(|role| role.short_message_id().to_owned()));
    ids.extend(Account::ALL.map(|account| account.message_id().to_owned()));
    ids.extend(FundingKind::ALL.map(|kind| kind.message_id().to_owned()));
    let kinds = [UnitKind::Base, UnitKind::AreaTeam, UnitKind::Central];
    ids.extend(kinds.map(|kind| kind.message_id().to_owned()));
    let ways = [FitOut::AtOnce, FitOut::RentSupplement, FitOut::Depreciated];
    ids.extend(ways.map(|way| way.message_id().to_owned()));
    let states = [
        PremisesState::None,
        PremisesState::Seeking,
        PremisesState::FitOut,
        PremisesState::Temporary,
        PremisesState::Open,
    ];
    ids.extend(states.map(|state| state.message_id().to_owned()));
    let units = [
        IndicatorUnit::Persons,
        IndicatorUnit::Households,
        IndicatorUnit::Percent,
        IndicatorUnit::PercentPoints,
        IndicatorUnit::TkrPerPerson,
        IndicatorUnit::Class,
        IndicatorUnit::Unknown,
    ];
    ids.extend(units.map(|unit| unit.message_id().to_owned()));
    ids.extend(["funding-gap", "assumption", "source"].map(str::to_owned));
    for language in Language::ALL {
        let tr = Tr::new(language);
        for id in &ids {
            assert!(tr.has(id), "{language:?}: {id}");
        }
    }
}

#[test]
fn a_role_with_a_name_of_its_own_has_it_in_the_name_of_its_salary_too() {
    let map = crate::read::builtin("linkoping").unwrap();
    let mut plan = crate::simulate::tests::preset(&map, "beslut-2023");
    let tr = Tr::new(Language::Sv);
    assert_eq!(role_name(&plan, &tr, Role::UnitManager), "enhetschef");
    assert_eq!(role_short_name(&plan, &tr, Role::UnitManager), "Chef");
    plan.model.role_mut(Role::UnitManager).name = Some("gruppledare".to_owned());
    assert_eq!(role_name(&plan, &tr, Role::UnitManager), "gruppledare");
    assert_eq!(role_short_name(&plan, &tr, Role::UnitManager), "gruppledare");
    let salary = param_name(&plan, &tr, ParamId::SalaryUnitManager);
    assert_eq!(salary, "Månadslön, gruppledare");
    let other = param_name(&plan, &tr, ParamId::SalaryAdministration);
    assert_eq!(other, "Månadslön, administratör");
}

#[test]
fn message_ids_follow_from_the_stable_names() {
    for role in Role::ALL {
        assert_eq!(role.message_id(), format!("role-{}", role.id()));
        assert_eq!(role.short_message_id(), format!("role-short-{}", role.id()));
    }
    for account in Account::ALL {
        assert_eq!(account.message_id(), format!("account-{}", account.id().replace('_', "-")));
    }
    for kind in FundingKind::ALL {
        assert_eq!(kind.message_id(), format!("funding-{}", kind.id().replace('_', "-")));
    }
}

#[test]
fn every_warning_and_error_says_all_that_it_was_told() {
    let warnings: [(&str, &[(&str, &str)]); 3] = [
        (
            "sim-warning-transfer-too-large",
            &[("step", "Bas syd"), ("role", "enhetschef"), ("asked", "12"), ("available", "8")],
        ),
        ("sim-warning-area-below-nothing", &[("unit", "Norr"), ("month", "april 2027")]),
        ("sim-warning-no-need-indicator", &[("indicator", "forgymnasial_andel")]),
    ];
    let errors = [
        SimError::NoChildren.message(),
        SimError::Horizon(121).message(),
        ReportError::OtherMap { plan: 98, map: 32 }.message(),
        ReportError::OtherResult.message(),
        ReportError::Table {
            file: "budget.csv",
            source: std::io::Error::other("disken är full").into(),
        }
        .message(),
    ];
    for language in Language::ALL {
        let tr = Tr::new(language);
        for (id, args) in warnings {
            let given: Vec<(&str, Arg<'_>)> =
                args.iter().map(|&(name, text)| (name, text.into())).collect();
            let text = tr.f(id, &given);
            assert!(args.iter().all(|(_, value)| text.contains(value)), "{text}");
        }
        for message in &errors {
            let args: Vec<(&str, Arg<'_>)> = message
                .args
                .iter()
                .map(|(name, arg)| match arg {
                    MessageArg::Text(text) => (*name, text.into()),
                    MessageArg::Number(number) => (*name, (*number).into()),
                })
                .collect();
            let text = tr.f(message.id, &args);
            assert_ne!(text, message.id);
            for (_, arg) in &message.args {
                let said = match arg {
                    MessageArg::Text(said) => said.clone(),
                    MessageArg::Number(number) => number.to_string(),
                };
                assert!(text.contains(&said), "{text}");
            }
        }
    }
}
