//! Assumptions are changed, given reasons, and shared between plans; a step gets a follow-up.

use egui::accesskit::Role as Kind;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use narplan::app::{Action, Dialog, PlanTable, export_parameters};
use narplan::edit::Command;
use narplan::i18n::Language;
use narplan::model::{
    CaseType, GateMeasure, Month, ParamGroup, ParamId, ParamValue, Plan, PremisesChange, Rationale,
    Role, RoleSettings, RolloutStep, Shape, TemporaryPremises, Uncertainty,
};

use super::person::{Person, first_state};

impl Person {
    fn goes_to_the_assumptions(&mut self) {
        self.clicks("Budget");
        self.clicks("Antaganden");
    }

    fn plan(&self) -> Plan {
        self.with(|state| state.document.plan.clone())
    }

    /// Uses a widget of this kind, also where it lies outside the visible part of the page.
    fn uses(&mut self, kind: Kind, label: &str) {
        self.harness.get_by_role_and_label(kind, label).click_accesskit();
        self.waits();
    }

    /// Writes in a field in place of what stands there, and leaves it.
    fn writes(&mut self, kind: Kind, label: &str, text: &str) {
        self.harness.get_by_role_and_label(kind, label).focus();
        self.waits();
        self.presses(Modifiers::COMMAND, Key::A);
        self.presses(Modifiers::NONE, Key::Delete);
        if !text.is_empty() {
            self.happens([Event::Text(text.to_owned())]);
        }
        self.waits();
        self.presses(Modifiers::NONE, Key::Enter);
    }

    fn changes(&mut self, param: ParamId, value: f64, low: f64, high: f64) {
        let value = ParamValue { value, low, high };
        self.asks(Action::Edit(Command::SetParameter { param, value }));
        self.waits();
    }
}

#[test]
fn how_a_parameter_is_drawn_is_chosen_from_a_list_and_a_choice_has_none() {
    let mut person = Person::opens();
    let before = person.plan();
    person.goes_to_the_assumptions();
    person.uses(Kind::ComboBox, "Så dras Personalomsättning");
    person.clicks("triangulär");
    assert_eq!(person.plan().uncertainty.shape(ParamId::Turnover), Shape::Triangular);
    assert!(person.sees("Standard: 18 (10–30)"), "a changed parameter shows its default");
    let norm = person.harness.query_by_label("Så dras Norm för ärendebelastning");
    assert!(norm.is_none(), "somebody decides the norm: it is never drawn");
    person.activates("Återställ till 18\u{a0}%/år (Personalomsättning)");
    assert_eq!(person.plan(), before);
}

#[test]
fn a_changed_parameter_says_who_changed_it_and_why() {
    let mut person = Person::opens();
    person.goes_to_the_assumptions();
    let field = "Vem som ändrade Personalomsättning";
    assert!(person.harness.query_by_label(field).is_none(), "nothing is changed yet");
    person.changes(ParamId::Turnover, 12.0, 8.0, 20.0);
    let before = person.plan();
    person.writes(Kind::TextInput, field, "Anna, HR");
    person.writes(Kind::TextInput, "Varför Personalomsättning är ändrat", "Egen statistik 2025");
    let reason = person.plan().model.reasons.get(&ParamId::Turnover).cloned().unwrap();
    assert_eq!(reason.who, "Anna, HR");
    assert_eq!(reason.why, "Egen statistik 2025");
    person.asks(Action::Undo);
    person.asks(Action::Undo);
    assert_eq!(person.plan(), before, "each field is one undo step");

    person.clicks("Bara ändrade");
    assert!(person.harness.query_by_role_and_label(Kind::SpinButton, "Frånvaro").is_none());
    assert!(
        person.harness.query_by_role_and_label(Kind::SpinButton, "Personalomsättning").is_some()
    );
}

#[test]
fn a_first_type_of_case_changes_no_figure_and_one_without_a_name_stays_on_the_screen() {
    let mut person = Person::opens();
    person.goes_to_the_assumptions();
    let open = |person: &Person| {
        person.with(|state| {
            let total = &state.results.simulation().unwrap().total;
            total.iter().map(|month| month.sum.open).sum::<f64>()
        })
    };
    let before = open(&person);
    person.activates("Lägg till ärendetyp");
    let types = person.plan().model.case_types;
    let own = person.plan().parameters.value(ParamId::InvestigationMonths);
    let expected = CaseType { name: "Ny ärendetyp".to_owned(), share_percent: 100.0, months: own };
    assert_eq!(types, [expected]);
    assert!((open(&person) - before).abs() < 1e-6 * before, "its time is the mean that was");

    // 100 parts of 3,5 months and 60 of 6: (350 + 360) / 160 = 4,4375.
    person.activates("Lägg till ärendetyp");
    person.writes(Kind::TextInput, "Namn på ärendetyp 2", "Våld");
    person.writes(Kind::SpinButton, "Andel, Våld", "60");
    person.writes(Kind::SpinButton, "Utredningstid, Våld", "6");
    assert!(person.sees("Medeltid 4,44 månader"));
    assert!(person.sees("Summa 160"));
    assert!(open(&person) > before);

    let kept = person.plan();
    person.writes(Kind::TextInput, "Namn på ärendetyp 2", "");
    assert!(person.sees("Namnet är tomt"));
    assert_eq!(person.plan(), kept, "the plan keeps what it had");
    person.activates("Släng ändringen");
    assert_eq!(person.plan(), kept);
}

#[test]
fn a_sheet_of_another_plan_is_read_as_one_undo_step_and_says_what_it_did_not_know() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("antaganden.csv");
    let mut other = Person::opens();
    other.changes(ParamId::Turnover, 12.0, 8.0, 20.0);
    let reason = Rationale { who: "Anna".to_owned(), why: "Egen statistik".to_owned() };
    let param = ParamId::Turnover;
    other.asks(Action::Edit(Command::SetParameterReason { param, reason: reason.clone() }));
    let shapes = [(ParamId::Rent, Shape::Fixed)].into_iter().collect();
    let uncertainty = Uncertainty { shapes, ..Uncertainty::default() };
    other.asks(Action::Edit(Command::SetUncertainty(uncertainty)));
    other.with(|state| export_parameters(&state.document, &path, Language::Sv)).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let misspelt = text.replacen("parameter;absence;", "parameter;franvaro;", 1);
    assert_ne!(misspelt, text);
    std::fs::write(&path, misspelt).unwrap();

    let mut person = Person::opens();
    let before = person.plan();
    person.goes_to_the_assumptions();
    assert!(person.sees("Hämta antaganden (CSV)…") && person.sees("Spara antaganden (CSV)…"));
    person.asks(Action::ReadTable(PlanTable::Parameters, path));
    person.waits();
    let plan = person.plan();
    assert_eq!(plan.parameters, other.plan().parameters);
    assert_eq!(plan.model.reasons.get(&ParamId::Turnover), Some(&reason));
    assert_eq!(plan.uncertainty.shape(ParamId::Rent), Shape::Fixed);
    assert!(person.with(|state| matches!(state.dialog, Some(Dialog::ReadReport { .. }))));
    assert!(person.sees("lämnades orörda (1): franvaro"));
    person.asks(Action::CloseDialog);
    person.waits();
    assert!(person.sees("Standard: 18 (10–30)"));
    person.presses(Modifiers::COMMAND, Key::Z);
    assert_eq!(person.plan(), before);
}

#[test]
fn a_role_is_called_what_the_plan_calls_it_everywhere() {
    let mut person = Person::opens();
    person.goes_to_the_assumptions();
    person.writes(Kind::TextInput, "Eget namn på rollen socialsekreterare", "barnhandläggare");
    let role = Role::SocialWorker;
    let named = |person: &Person| person.plan().model.role(role).name.clone();
    assert_eq!(named(&person).as_deref(), Some("barnhandläggare"));
    let salary = "Månadslön, barnhandläggare";
    assert!(person.harness.query_by_role_and_label(Kind::SpinButton, salary).is_some());
    person.writes(Kind::TextInput, "Lokalyta per tjänst, barnhandläggare", "18,5");
    assert_eq!(person.plan().model.role(role).area_m2, Some(18.5));
    person.writes(Kind::TextInput, "Lokalyta per tjänst, barnhandläggare", "arton");
    assert!(person.sees("Skriv ett tal från"));
    assert_eq!(person.plan().model.role(role).area_m2, Some(18.5));
    person.clicks("Införande");
    person.clicks("Öppna steget Bas väster");
    assert!(person.sees("Väster, barnhandläggare, Nya"));
    assert!(!person.sees("Väster, socialsekreterare, Nya"));
}

#[test]
fn a_step_gets_a_follow_up_that_says_what_would_come_of_it_and_moves_along_the_months() {
    let mut person = Person::opens();
    let before = person.plan();
    person.clicks("Införande");
    person.clicks("Öppna steget Bas väster");
    person.activates("Lägg till uppföljning");
    person.clicks("Ärenden per socialsekreterare");
    let step = |person: &Person| {
        let id = person.with(|state| state.view.step.unwrap());
        person.plan().step(id).unwrap().clone()
    };
    let gate = step(&person).gate.unwrap();
    assert_eq!((gate.measure, gate.month), (GateMeasure::Caseload, None));
    assert!((gate.target - 15.0).abs() < 1e-9, "the norm is what is aimed at first");
    let one = step(&person);
    let outcome = person.with(|state| {
        state.results.simulation().unwrap().gate(&state.document.plan, &one).unwrap()
    });
    let says = if outcome.passes { "Skulle klaras" } else { "Skulle inte klaras" };
    let mark = person.harness.get_by_label_contains("Uppföljning före Bas väster, oktober 2027");
    assert!(mark.accesskit_node().label().unwrap().contains(says));
    mark.focus();
    person.waits();
    person.presses(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(step(&person).gate.unwrap().month, Some(Month::new(2027, 9)));
    person.presses(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(step(&person).gate.unwrap().month, None, "it follows the start again");
    for _ in 0..3 {
        person.presses(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(person.plan(), before);
}

#[test]
fn temporary_premises_that_come_too_late_are_refused_where_they_are_entered() {
    let mut person = Person::opens();
    person.clicks("Införande");
    person.clicks("Öppna steget Bas väster");
    person.uses(Kind::CheckBox, "Tillfällig lokal för Väster");
    let opening = |person: &Person| {
        let id = person.with(|state| state.view.step.unwrap());
        *person.plan().step(id).unwrap().premises.first().unwrap()
    };
    let set = opening(&person);
    let temporary = set.temporary.unwrap();
    assert!(temporary.from < set.opens && temporary.area_m2 >= 1.0);
    while opening(&person).temporary.unwrap().from < set.opens.plus(-1) {
        person.activates("Tillfällig lokal från: en månad senare");
    }
    let last = opening(&person);
    person.activates("Tillfällig lokal från: en månad senare");
    assert_eq!(opening(&person), last);
    assert!(person.sees("Låt den tillfälliga börja tidigare"), "it says why");
    person.uses(Kind::CheckBox, "Tillfällig lokal för Väster");
    assert_eq!(opening(&person).temporary, None);
}

/// All that can be set beside the parameters.
fn everything(plan: &Plan) -> Vec<Command> {
    let group = ParamGroup {
        name: "Arbetsmarknaden".to_owned(),
        members: [(ParamId::Turnover, false), (ParamId::RecruitmentLead, true)].into(),
        correlation: 0.6,
    };
    let shapes = [(ParamId::Rent, Shape::Triangular)].into();
    let kind = |name: &str, share_percent, months| CaseType {
        name: name.to_owned(),
        share_percent,
        months,
    };
    let mut step: RolloutStep = plan.steps[2].clone();
    let opens = step.premises[0].opens;
    step.premises[0] = PremisesChange {
        temporary: Some(TemporaryPremises { from: opens.plus(-3), area_m2: 120.0 }),
        ..step.premises[0]
    };
    let name = Some("myndighetshandläggare för barn och unga".to_owned());
    let value = ParamValue { value: 9_000.0, low: 2_000.0, high: 12_000.0 };
    let reason = Rationale {
        who: "Ekonomienheten, Linköpings kommun".to_owned(),
        why: "Hyresavtalet för Skäggetorp räknades upp med index i januari".to_owned(),
    };
    vec![
        Command::SetUncertainty(Uncertainty {
            groups: vec![group],
            shapes,
            ..Uncertainty::default()
        }),
        Command::SetCaseTypes(vec![kind("Skyddsbedömning", 70.0, 2.5), kind("Våld", 30.0, 6.0)]),
        Command::SetRole {
            role: Role::SocialWorker,
            settings: RoleSettings { name, area_m2: Some(18.0), training_tkr: Some(20.0) },
        },
        Command::SetParameter { param: ParamId::Rent, value },
        Command::SetParameterReason { param: ParamId::Rent, reason },
        Command::ReplaceStep(step),
    ]
}

#[test]
fn all_of_the_assumptions_fit_at_1280_when_everything_is_set() {
    let mut person = Person::opens_with(first_state(), [1280.0, 800.0]);
    for command in everything(&person.plan()) {
        person.asks(Action::Edit(command));
    }
    let far = [("Vårdnäs omland", 4.0), ("Åkerbo omland", 2.5)];
    for (name, days) in far {
        let district = person.district(name);
        person.asks(Action::Edit(Command::SetVisits { district, days: Some(days) }));
    }
    person.goes_to_the_assumptions();
    // 6,5 days of 1,5 hours, and of 400 kr twelve times a year: 9,75 hours and 31,2 tkr.
    assert!(person.sees("Tillsammans 9,8 timmars restid i månaden, 31,2 tkr om året"));
    for page in ["Antaganden", "Införande"] {
        person.clicks(page);
        for node in person.harness.root().children_recursive() {
            let node = node.accesskit_node();
            let Some(bounds) = node.bounding_box() else { continue };
            let name = node.label().unwrap_or_default();
            assert!(bounds.x1 <= 1280.5, "{page}: {name} {bounds:?}");
        }
    }
}
