//! The work place of the rollout, used as a person would.

use egui::{Event, Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::app::{Action, AppState, Workspace, from_preset};
use crate::i18n::Language;
use crate::model::{Plan, Role};
use crate::ui::NarplanApp;

/// The window with the decision of 2023 and the step at `position` open.
fn window(position: Option<usize>) -> Harness<'static, Option<NarplanApp>> {
    let mut state = AppState::new(from_preset("beslut-2023").unwrap().document, Language::Sv);
    state.update(Action::SetWorkspace(Workspace::Rollout));
    let step = position.map(|position| state.document.plan.steps.get(position).unwrap().id);
    state.update(Action::SelectStep(step));
    let mut state = Some(state);
    let mut harness = Harness::builder().with_size(vec2(1440.0, 1600.0)).build_ui_state(
        move |ui, app: &mut Option<NarplanApp>| match app {
            Some(app) => app.frame(ui),
            // Fonts are there from the next frame on.
            None => *app = state.take().map(|state| NarplanApp::new(ui.ctx(), state)),
        },
        None,
    );
    harness.run_steps(4);
    harness
}

fn plan<'a>(harness: &'a Harness<'_, Option<NarplanApp>>) -> &'a Plan {
    &state(harness).document.plan
}

fn state<'a>(harness: &'a Harness<'_, Option<NarplanApp>>) -> &'a AppState {
    harness.state().as_ref().unwrap().state()
}

/// Drags what has `label` by `by`, taking it near its left end.
fn drag(harness: &mut Harness<'_, Option<NarplanApp>>, label: &str, by: Vec2) {
    let rect = harness.get_by_label(label).rect();
    let from = rect.left_center() + vec2(rect.width().min(40.0) / 2.0, 0.0);
    harness.hover_at(from);
    harness.step();
    harness.drag_at(from);
    harness.step();
    for part in 1_u8..=4 {
        harness.hover_at(from + by * (f32::from(part) / 4.0));
        harness.step();
    }
    harness.drop_at(from + by);
    harness.run_steps(3);
}

fn undo(harness: &mut Harness<'_, Option<NarplanApp>>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(2);
}

#[test]
fn dragging_a_steps_bar_moves_its_start_in_one_undo_step() {
    let mut harness = window(None);
    let before = plan(&harness).clone();
    drag(&mut harness, "Bas väster, november 2027", vec2(60.0, 0.0));
    let moved = plan(&harness).steps.get(2).unwrap();
    let by = moved.start.months_since(before.steps.get(2).unwrap().start);
    assert!((3..12).contains(&by), "{by}");
    undo(&mut harness);
    assert_eq!(*plan(&harness), before);
}

#[test]
fn a_bar_that_is_only_pointed_at_changes_nothing() {
    let mut harness = window(None);
    let before = state(&harness).document.history.revision();
    let rect = harness.get_by_label("Bas väster, november 2027").rect();
    for x in [0.2, 0.5, 0.8] {
        harness.hover_at(rect.lerp_inside(vec2(x, 0.5)));
        harness.run_steps(4);
    }
    assert_eq!(state(&harness).document.history.revision(), before);
}

#[test]
fn the_arrow_keys_move_a_step_month_by_month() {
    let mut harness = window(None);
    let before = plan(&harness).steps.get(1).unwrap().start;
    harness.get_by_label("Bas norr, maj 2027").focus();
    harness.run_steps(2);
    for _ in 0..2 {
        harness.key_press(Key::ArrowRight);
        harness.run_steps(2);
    }
    assert_eq!(plan(&harness).steps.get(1).unwrap().start, before.plus(2));
    undo(&mut harness);
    assert_eq!(plan(&harness).steps.get(1).unwrap().start, before.plus(1));
}

#[test]
fn dragging_a_name_down_changes_the_order_and_no_month() {
    let mut harness = window(None);
    let name_and_start = |plan: &Plan| -> Vec<_> {
        plan.steps.iter().map(|step| (step.name.clone(), step.start)).collect()
    };
    let before = name_and_start(plan(&harness));
    let names = harness.get_all_by_label("2. Bas norr");
    // The list of steps has the same name to the right.
    let rects: Vec<_> = names.map(|node| node.rect()).collect();
    let from = rects.iter().min_by(|a, b| a.left().total_cmp(&b.left())).unwrap().center();
    harness.drag_at(from);
    harness.step();
    for y in [20.0, 80.0, 120.0] {
        harness.hover_at(from + vec2(0.0, y));
        harness.step();
    }
    harness.drop_at(from + vec2(0.0, 120.0));
    harness.run_steps(3);
    let mut after = name_and_start(plan(&harness));
    assert_ne!(after, before);
    after.swap(1, 2);
    assert_eq!(after, before);
}

#[test]
fn typed_posts_count_once_the_field_is_left() {
    let mut harness = window(Some(1));
    let posts = |plan: &Plan| {
        super::norm::posts_in(
            plan.steps.get(1).unwrap(),
            plan.unit_by_id("norr").unwrap(),
            Role::FamilyTherapist,
        )
    };
    harness.get_by_label("Norr, familjebehandlare, Nya").click();
    harness.run_steps(3);
    harness.event(Event::Text("3,5".to_owned()));
    harness.run_steps(2);
    assert!(posts(plan(&harness)).new.abs() < 1e-9);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!((posts(plan(&harness)).new - 3.5).abs() < 1e-9);
    assert_eq!(state(&harness).document.history.revision(), 1);
}

#[test]
fn a_name_that_is_being_typed_is_kept_when_another_step_is_opened() {
    let mut harness = window(Some(1));
    harness.get_by_label("Stegets namn").click();
    harness.run_steps(3);
    harness.event(Event::Text(" ett".to_owned()));
    harness.run_steps(2);
    harness.get_by_label("Bas väster, november 2027").click();
    harness.run_steps(4);
    assert_eq!(state(&harness).view.step, Some(plan(&harness).steps.get(2).unwrap().id));
    assert_eq!(plan(&harness).steps.get(1).unwrap().name, "Bas norr ett");
}

#[test]
fn a_district_is_taken_out_and_put_back() {
    let mut harness = window(Some(1));
    let before = plan(&harness).steps.get(1).unwrap().districts.clone();
    harness.get_by_label("Ta Domkyrkan-Slottet ur steget").click();
    harness.run_steps(3);
    assert_eq!(plan(&harness).steps.get(1).unwrap().districts.len(), before.len() - 1);
    harness.get_by_label("Alla områden i Norr (1)").click();
    harness.run_steps(3);
    assert_eq!(plan(&harness).steps.get(1).unwrap().districts, before);
}

#[test]
fn the_month_of_the_figures_follows_the_arrow_keys() {
    let mut harness = window(None);
    let before = state(&harness).month();
    harness.get_by_label("Vald månad: december 2031").focus();
    harness.run_steps(2);
    harness.key_press(Key::ArrowLeft);
    harness.run_steps(2);
    assert_eq!(state(&harness).month(), before - 1);
    assert_eq!(state(&harness).document.history.revision(), 0);
}
