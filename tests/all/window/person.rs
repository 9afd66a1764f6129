//! Somebody in front of the window.

use std::cell::RefCell;
use std::rc::Rc;

use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use narplan::app::{self, Action, AppState, UnsavedAnswer};
use narplan::i18n::Language;
use narplan::model::{DistrictIdx, UnitIdx};
use narplan::ui::NarplanApp;

type Shared = Rc<RefCell<Option<NarplanApp>>>;

/// A person with the program open.
pub(super) struct Person {
    pub(super) harness: Harness<'static, Shared>,
}

/// The first preset, in Swedish.
pub(super) fn first_state() -> AppState {
    let opened = app::from_preset(app::Preset::FIRST).unwrap();
    let mut state = AppState::new(opened.document, Language::Sv);
    state.theme = app::ThemeChoice::Light;
    state
}

impl Person {
    /// Opens the program on the built-in map.
    pub(super) fn opens() -> Self {
        Self::opens_with(first_state(), [1440.0, 900.0])
    }

    pub(super) fn opens_with(state: AppState, size: [f32; 2]) -> Self {
        let shared: Shared = Rc::default();
        let window = Rc::clone(&shared);
        let harness = Harness::builder()
            .with_size(size)
            .with_max_steps(60)
            .with_context_setup(move |ctx| {
                *window.borrow_mut() = Some(NarplanApp::new(ctx, state));
            })
            .build_ui_state(
                |ui, shared: &mut Shared| shared.borrow_mut().as_mut().unwrap().frame(ui),
                shared,
            );
        let mut person = Self { harness };
        person.waits();
        person
    }

    /// Some frames pass.
    pub(super) fn waits(&mut self) {
        self.harness.run_steps(4);
    }

    pub(super) fn with<R>(&self, look: impl FnOnce(&AppState) -> R) -> R {
        look(self.harness.state().borrow().as_ref().unwrap().state())
    }

    fn window<R>(&mut self, work: impl FnOnce(&mut NarplanApp) -> R) -> R {
        let shared = Rc::clone(self.harness.state());
        let mut window = shared.borrow_mut();
        work(window.as_mut().unwrap())
    }

    /// Asks for something that has no widget here, such as a file dialog's answer, and waits for
    /// what is done in the background.
    pub(super) fn asks(&mut self, action: Action) {
        self.begins(action);
        self.settles();
    }

    /// Asks for something without waiting for it.
    pub(super) fn begins(&mut self, action: Action) {
        self.window(|window| window.act(action));
    }

    /// Answers the question about unsaved changes where that would open a file dialog.
    pub(super) fn begins_without_dialog(&mut self, answer: UnsavedAnswer) {
        self.window(|window| window.act_without_dialogs(Action::AnswerUnsaved(answer)));
    }

    /// Waits for what is done in the background.
    pub(super) fn settles(&mut self) {
        self.window(NarplanApp::settle);
    }

    pub(super) fn place_of(&self, label: &str) -> Pos2 {
        self.harness.get_by_label(label).rect().center()
    }

    pub(super) fn sees(&self, text: &str) -> bool {
        self.harness.query_by_label_contains(text).is_some()
    }

    pub(super) fn clicks(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.waits();
    }

    pub(super) fn focuses(&mut self, label: &str) {
        self.harness.get_by_label(label).focus();
        self.waits();
    }

    pub(super) fn presses(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.waits();
    }

    fn button(&self, pos: Pos2, pressed: bool) {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        self.harness.event(Event::PointerButton { pos, button, pressed, modifiers });
    }

    /// Takes hold at one place and moves to another, without letting go.
    pub(super) fn carries(&mut self, from: Pos2, to: Pos2) {
        self.harness.event(Event::PointerMoved(from));
        self.harness.run_steps(2);
        self.button(from, true);
        self.harness.run_steps(1);
        for step in 1..=6 {
            let at = from + (to - from) * (step as f32 / 6.0);
            self.harness.event(Event::PointerMoved(at));
            self.harness.run_steps(1);
        }
        self.harness.run_steps(2);
    }

    /// Lets go.
    pub(super) fn lets_go(&mut self, at: Pos2) {
        self.button(at, false);
        self.waits();
    }

    pub(super) fn drags(&mut self, from: &str, to: &str) {
        let (from, to) = (self.place_of(from), self.place_of(to));
        self.carries(from, to);
        self.lets_go(to);
    }

    pub(super) fn district(&self, name: &str) -> DistrictIdx {
        self.with(|state| {
            let map = &state.document.map;
            map.districts.indices().find(|&d| state.document.name_of(d) == name).unwrap()
        })
    }

    pub(super) fn unit_of(&self, name: &str) -> String {
        let district = self.district(name);
        self.with(|state| {
            let plan = &state.document.plan;
            plan.units.get(plan.unit_of(district)).unwrap().name.clone()
        })
    }

    pub(super) fn caseload(&self, unit: &str) -> f64 {
        self.with(|state| {
            let unit: UnitIdx = state.document.plan.unit_by_id(unit).unwrap();
            let simulation = state.results.simulation().unwrap();
            simulation.at(unit, state.month()).unwrap().caseload.unwrap()
        })
    }

    /// Reports and started investigations of the whole municipality over all months.
    pub(super) fn municipal(&self) -> (f64, f64) {
        self.with(|state| {
            let total = &state.results.simulation().unwrap().total;
            let sum = |value: fn(&narplan::simulate::UnitMonth) -> f64| {
                total.iter().map(|month| value(&month.sum)).sum()
            };
            (sum(|month| month.reports), sum(|month| month.started))
        })
    }
}
