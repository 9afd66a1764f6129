//! The work place as a person uses it.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::app::{Action, AppState, Workspace, from_preset};
use crate::i18n::Language;
use crate::model::ParamId;
use crate::ui::NarplanApp;

/// The window at 1280 × 800 with a preset's budget open.
fn window(preset: &str) -> Harness<'static, Option<NarplanApp>> {
    let document = from_preset(preset).unwrap().document;
    let mut state = Some(AppState::new(document, Language::Sv));
    let frame = move |ui: &mut egui::Ui, app: &mut Option<NarplanApp>| {
        let app = app.get_or_insert_with(|| {
            let mut app = NarplanApp::new(ui.ctx(), state.take().unwrap());
            app.act(Action::SetWorkspace(Workspace::Budget));
            app
        });
        // The fonts that were just installed are there from the next frame on.
        if ui.ctx().cumulative_pass_nr() > 0 {
            app.frame(ui);
        }
    };
    let mut harness = Harness::builder()
        .with_size([1296.0, 800.0])
        .with_max_steps(20)
        .build_ui_state(frame, None);
    harness.run_steps(3);
    harness
}

fn go_to(harness: &mut Harness<'static, Option<NarplanApp>>, tab: &str) {
    harness.get_by_label(tab).click();
    harness.run_steps(4);
}

fn caseload_norm(harness: &Harness<'static, Option<NarplanApp>>) -> f64 {
    let state = harness.state().as_ref().unwrap().state();
    state.document.plan.parameters.value(ParamId::CaseloadNorm)
}

#[test]
fn a_value_that_is_typed_is_one_undo_step() {
    let mut harness = window("beslut-2023");
    go_to(&mut harness, "Antaganden");
    let name = "Norm för ärendebelastning";
    harness.get_by_role_and_label(Role::SpinButton, name).focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(egui::Event::Text("25,5".to_owned()));
    harness.run_steps(2);
    assert!((caseload_norm(&harness) - 15.0).abs() < 1e-9, "nothing changes while typing");
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!((caseload_norm(&harness) - 25.5).abs() < 1e-9);
    let state = harness.state().as_ref().unwrap().state();
    let value = state.document.plan.parameters.get(ParamId::CaseloadNorm);
    assert!((value.high - 25.5).abs() < 1e-9, "the range is widened");
    harness.state_mut().as_mut().unwrap().act(Action::Undo);
    assert!((caseload_norm(&harness) - 15.0).abs() < 1e-9);
}

#[test]
fn a_grant_without_an_end_stays_on_the_screen_with_the_reason_and_not_in_the_plan() {
    let mut harness = window("beslut-2023");
    go_to(&mut harness, "Antaganden");
    let ends = harness.get_all_by_role_and_label(Role::TextInput, "Till och med");
    let grant = ends.into_iter().next().unwrap();
    grant.focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.key_press(Key::Delete);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!(harness.query_by_label_contains("saknar slutmånad").is_some());
    let funding = |harness: &Harness<'static, Option<NarplanApp>>| {
        harness.state().as_ref().unwrap().state().document.plan.funding.clone()
    };
    assert!(funding(&harness).first().unwrap().to.is_some());
    harness.get_by_label("Släng ändringen").click();
    harness.run_steps(3);
    assert!(harness.query_by_label_contains("saknar slutmånad").is_none());
}

#[test]
fn nothing_reaches_out_of_the_window_at_1280() {
    for preset in ["beslut-2023", "motion-mp", "nollalternativ"] {
        let mut harness = window(preset);
        for tab in ["Bemanning och ärenden", "Kostnad och finansiering", "Antaganden"] {
            go_to(&mut harness, tab);
            for node in harness.root().children_recursive() {
                let node = node.accesskit_node();
                // Some nodes, such as runs of text, have no place of their own.
                let Some(bounds) = node.bounding_box() else { continue };
                let name = node.label().unwrap_or_default();
                assert!(bounds.x1 <= 1296.5, "{preset}, {tab}: {name} {bounds:?}");
            }
        }
    }
}

#[test]
fn a_table_is_copied_with_a_decimal_comma_and_every_account() {
    let document = from_preset("beslut-2023").unwrap().document;
    let state = AppState::new(document, Language::Sv);
    let text = super::money::tsv(
        &state,
        state.results.simulation().unwrap(),
        super::ledger::View::default(),
    );
    for words in ["2027", "Lön", "Ofinansierat", "Varav överflyttad personal", ","] {
        assert!(text.contains(words), "{words}");
    }
    let columns: Vec<usize> = text.lines().map(|line| line.split('\t').count()).collect();
    assert!(columns.windows(2).all(|pair| pair[0] == pair[1]), "{columns:?}");
}
