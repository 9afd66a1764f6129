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
        self.harness.query_all_by_label_contains(text).next().is_some()
    }

    /// Uses what a screen reader would use: also what lies outside the visible part of a list.
    pub(super) fn activates(&mut self, label: &str) {
        let button = egui::accesskit::Role::Button;
        let whole = self.harness.query_by_role_and_label(button, label);
        whole.unwrap_or_else(|| self.harness.get_by_label_contains(label)).click_accesskit();
        self.waits();
    }

    /// Opens a list and takes one of its entries.
    pub(super) fn chooses(&mut self, list: &str, entry: &str) {
        let role = egui::accesskit::Role::ComboBox;
        self.harness.get_by_role_and_label(role, list).click_accesskit();
        self.waits();
        // The list lies over what stands on the page by the same name.
        let button = egui::accesskit::Role::Button;
        let entries = self.harness.query_all_by_role_and_label(button, entry);
        entries.last().unwrap().click_accesskit();
        self.waits();
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

    /// Goes along `points` with the button down and `modifiers` held, without letting go.
    pub(super) fn draws(&mut self, points: &[Pos2], modifiers: Modifiers) {
        let [first, ..] = points else { panic!("a movement begins somewhere") };
        self.harness.event_modifiers(Event::PointerMoved(*first), modifiers);
        self.harness.run_steps(2);
        let button = PointerButton::Primary;
        let press = Event::PointerButton { pos: *first, button, pressed: true, modifiers };
        self.harness.event_modifiers(press, modifiers);
        self.harness.run_steps(1);
        for ends in points.windows(2) {
            for step in 1..=4 {
                let at = ends[0] + (ends[1] - ends[0]) * (step as f32 / 4.0);
                self.harness.event_modifiers(Event::PointerMoved(at), modifiers);
                self.harness.run_steps(1);
            }
        }
    }

    /// The names of the selected districts, in order.
    pub(super) fn selected(&self) -> Vec<String> {
        self.with(|state| {
            let name = |&district: &DistrictIdx| state.document.name_of(district).to_owned();
            let mut names: Vec<String> = state.view.selection.iter().map(name).collect();
            names.sort();
            names
        })
    }

    /// The districts that have a node on the screen, with its place.
    pub(super) fn nodes(&self) -> Vec<(String, Pos2)> {
        let names: Vec<(String, String)> = self.with(|state| {
            let (map, plan) = (&state.document.map, &state.document.plan);
            let named = |district| {
                let unit = plan.units.get(plan.unit_of(district)).unwrap();
                let name = state.document.name_of(district).to_owned();
                (format!("{name}, {}", unit.name), name)
            };
            map.districts.indices().map(named).collect()
        });
        let place = |(label, name): (String, String)| {
            Some((name, self.harness.query_by_label(&label)?.rect().center()))
        };
        names.into_iter().filter_map(place).collect()
    }

    pub(super) fn clicks_with(&mut self, label: &str, modifiers: Modifiers) {
        self.harness.get_by_label(label).click_modifiers(modifiers);
        self.waits();
    }

    /// Clicks with the other button.
    pub(super) fn asks_for_the_menu(&mut self, label: &str) {
        self.harness.get_by_label(label).click_secondary();
        self.waits();
    }

    /// Clicks with the other button at a place.
    pub(super) fn asks_for_the_menu_at(&mut self, pos: Pos2) {
        self.harness.event(Event::PointerMoved(pos));
        let (button, modifiers) = (PointerButton::Secondary, Modifiers::NONE);
        for pressed in [true, false] {
            self.harness.event(Event::PointerButton { pos, button, pressed, modifiers });
        }
        self.waits();
    }

    pub(super) fn corner_of(&self, label: &str) -> Pos2 {
        self.harness.get_by_label(label).rect().min
    }

    /// Clicks a button whose name also stands elsewhere.
    pub(super) fn clicks_button(&mut self, label: &str) {
        self.harness.get_by_role_and_label(egui::accesskit::Role::Button, label).click();
        self.waits();
    }

    /// Several events in one frame.
    pub(super) fn happens(&mut self, events: impl IntoIterator<Item = Event>) {
        self.harness.input_mut().events.extend(events);
        self.harness.run_steps(1);
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
