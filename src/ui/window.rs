//! The window itself: one frame reads the state and pushes actions, which are carried out after
//! it.

use std::sync::Arc;
use std::time::Instant;

use egui::{CentralPanel, Key, KeyboardShortcut, Modifiers, Panel};

use super::carry::Carry;
use super::map::drawing::Drawing;
use super::map::{MapPane, tools};
use super::menu::Menu;
use super::palette::Palette;
use super::shell::{Shell, WindowError};
use super::theme::{self, Skin};
use super::{
    Actions, balance, board, budget, checks, compare, dialogs, explain, export, inspect, layers,
    present, rollout, side, suggest, timeline, top_bar, why,
};
use crate::app::{
    Action, AppState, Dialog, Effect, ExportAction, ExportEffect, SelectBy, SuggestAction,
    ThemeChoice, Tool, Workspace,
};

/// The window's own state: what the program does not need to know.
#[derive(Debug)]
pub(super) struct Gui {
    pub(super) map: MapPane,
    /// The map of the slide that is presented.
    pub(super) slide: Drawing,
    pub(super) carry: Option<Carry>,
    /// Where a district can be dropped in this frame, beside the map.
    pub(super) drop_targets: Vec<(egui::Rect, crate::model::UnitIdx)>,
    pub(super) palette: Palette,
    /// The context menu.
    pub(super) menu: Menu,
    /// What is being typed into a field, until it is left.
    pub(super) rollout: rollout::Draft,
    pub(super) budget: budget::Draft,
    pub(super) suggest: suggest::Draft,
    pub(super) inspect: inspect::Draft,
    pub(super) checks: checks::Panel,
    pub(super) explain: explain::Panel,
    pub(super) compare: compare::Draft,
    pub(super) export: export::Draft,
    /// The row of the balance that is shown as bars.
    pub(super) balance: balance::Chosen,
    /// What the figure that is asked about rests on.
    why: why::Kept,
    /// The plan that all of this is about.
    epoch: u64,
    /// Whether the window was made to fill the screen.
    presents: bool,
}

/// The program in its window.
#[derive(Debug)]
pub struct NarplanApp {
    state: AppState,
    gui: Gui,
    shell: Shell,
    /// When the program started, until the first frame is timed.
    started: Option<Instant>,
}

impl NarplanApp {
    /// The program with `state`, in the window of `ctx`.
    #[must_use]
    pub fn new(ctx: &egui::Context, state: AppState) -> Self {
        theme::install(ctx);
        Self {
            gui: Gui {
                map: MapPane::new(ctx, state.shown_map()),
                slide: Drawing::new(ctx),
                carry: None,
                drop_targets: Vec::new(),
                palette: Palette::default(),
                menu: Menu::default(),
                rollout: rollout::Draft::default(),
                budget: budget::Draft::default(),
                suggest: suggest::Draft::default(),
                inspect: inspect::Draft::default(),
                checks: checks::Panel::default(),
                explain: explain::Panel::default(),
                compare: compare::Draft::default(),
                export: export::Draft::default(),
                balance: balance::Chosen::default(),
                why: why::Kept::default(),
                epoch: state.epoch,
                presents: false,
            },
            shell: Shell::new(ctx),
            state,
            started: None,
        }
    }

    /// What the program knows.
    #[must_use]
    pub fn state(&self) -> &AppState {
        &self.state
    }

    /// What the program knows, and what only the window does.
    pub(super) fn parts(&mut self) -> (&AppState, &mut Gui) {
        (&self.state, &mut self.gui)
    }

    /// Carries out an action as if a user had asked for it.
    pub fn act(&mut self, action: Action) {
        let effects = self.state.update(action);
        self.shell.carry_out(effects, &self.state);
    }

    /// Carries out an action and leaves out the dialogs of the system, which no test can answer.
    pub fn act_without_dialogs(&mut self, action: Action) {
        let mut effects = self.state.update(action);
        effects.retain(|effect| {
            !matches!(
                effect,
                Effect::PickOpen
                    | Effect::PickTravel(_)
                    | Effect::PickTable(_)
                    | Effect::PickSave(_)
                    | Effect::PickExport(..)
                    | Effect::Exporting(
                        ExportEffect::PickFolder
                            | ExportEffect::PickLogo
                            | ExportEffect::PickChart(_)
                    )
            )
        });
        self.shell.carry_out(effects, &self.state);
    }

    /// Shows how sure the figures are, where the budget is shown.
    pub(super) fn show_risk(&mut self) {
        self.gui.budget.show_risk();
    }

    /// Waits for work in the background and takes what came of it: for tests and screenshots.
    pub fn settle(&mut self) {
        loop {
            self.gui.map.settle();
            self.gui.slide.settle();
            let actions = self.shell.settle();
            if actions.is_empty() {
                return;
            }
            for action in actions {
                self.act(action);
            }
        }
    }

    /// One frame.
    pub fn frame(&mut self, ui: &mut egui::Ui) {
        let mut actions = Actions::default();
        for action in self.shell.poll() {
            actions.push(action);
        }
        self.state.finish_results();
        self.apply_theme(ui.ctx());
        super::vision::see_as(ui.ctx(), self.state.view.mapping.vision);
        theme::follow_input(ui.ctx());
        dropped_files(ui.ctx(), &mut actions);
        self.gui.drop_targets.clear();
        // Only a map that is shown in this frame is something to drop on.
        self.gui.map.unit_under_pointer = None;
        self.gui.map.marks.clear();
        self.gui.map.pointed_at.clear();
        self.gui.map.left_out = Arc::default();
        self.gui.forget_what_is_gone(ui.ctx(), &self.state, &mut actions);
        let closing = self.asks_to_close(ui.ctx());
        if self.state.view.slide.is_some() {
            present::show(ui, &self.state, &mut self.gui, &mut actions);
            why::show(ui.ctx(), &self.state, &mut self.gui.why, &mut actions);
        } else {
            self.workspace(ui, &mut actions);
        }
        dialogs::show(ui.ctx(), &self.state, &mut actions);
        export::show(ui.ctx(), &self.state, &mut self.gui.export, &mut actions);
        dialogs::notices(ui.ctx(), &self.state, &mut actions);
        if closing {
            actions.push(Action::Quit);
        }
        self.follow_slides(ui.ctx());
        for action in actions.0 {
            self.act(action);
        }
        if self.state.results.is_unfinished() {
            ui.ctx().request_repaint();
        }
    }

    /// Whether the window is asked to close. What is being typed goes into the plan first, and the
    /// plan may have to be saved, so the request itself is turned down.
    fn asks_to_close(&self, ctx: &egui::Context) -> bool {
        let asked = ctx.input(|input| input.viewport().close_requested());
        if !asked || self.state.may_close {
            return false;
        }
        ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        leave_field(ctx);
        true
    }

    /// Presenting takes the whole screen, and gives it back.
    fn follow_slides(&mut self, ctx: &egui::Context) {
        let presents = self.state.view.slide.is_some();
        if presents != self.gui.presents {
            self.gui.presents = presents;
            ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(presents));
        }
    }

    fn workspace(&mut self, ui: &mut egui::Ui, actions: &mut Actions) {
        let (state, gui) = (&self.state, &mut self.gui);
        let skin = Skin::of(ui);
        let save = if state.dialog.is_none() {
            shortcuts(ui.ctx(), state, gui, actions);
            save_keys(ui.ctx())
        } else {
            None
        };
        Panel::top("top")
            .frame(theme::panel_frame(skin).inner_margin(egui::Margin::symmetric(14, 8)))
            .show(ui, |ui| top_bar::show(ui, state, gui, actions));
        match state.view.workspace {
            Workspace::Budget => {
                CentralPanel::no_frame().show(ui, |ui| budget::show(ui, state, gui, actions));
            }
            Workspace::Compare => {
                CentralPanel::no_frame().show(ui, |ui| compare::show(ui, state, gui, actions));
            }
            Workspace::Rollout => {
                Panel::right("step")
                    .frame(theme::panel_frame(skin))
                    .default_size(400.0)
                    .size_range(340.0..=560.0)
                    .show(ui, |ui| rollout::editor(ui, state, gui, actions));
                Panel::bottom("timeline")
                    .frame(theme::panel_frame(skin))
                    .default_size(300.0)
                    .resizable(true)
                    .show(ui, |ui| timeline::show(ui, state, gui, actions));
                self.gui.map_panel(ui, &self.state, actions);
            }
            Workspace::Map | Workspace::Assign => self.map_workspace(ui, actions),
        }
        // After the panels: what was being typed is in the plan by now.
        if let Some(save) = save {
            actions.push(save);
        }
        self.gui.show_carry(ui.ctx(), &self.state, actions);
        self.gui.menu.show(ui.ctx(), &self.state, actions);
        explain::card::show(ui.ctx(), &self.state, &mut self.gui.explain, actions);
        why::show(ui.ctx(), &self.state, &mut self.gui.why, actions);
        self.gui.palette.show(ui.ctx(), &self.state, actions);
    }

    fn map_workspace(&mut self, ui: &mut egui::Ui, actions: &mut Actions) {
        let (state, gui) = (&self.state, &mut self.gui);
        let skin = Skin::of(ui);
        let wide = ui.available_width() > 1500.0;
        let explains = state.view.workspace == Workspace::Map;
        if explains {
            let shade = gui.map.kept().shade(state, skin.theme);
            gui.explain.begin(state, shade, gui.map.hovered());
        }
        Panel::bottom("time")
            .frame(theme::panel_frame(skin))
            .exact_size(if ui.available_height() > 820.0 { 190.0 } else { 156.0 })
            .show(ui, |ui| timeline::compact(ui, state, actions));
        Panel::left("layers")
            .frame(theme::panel_frame(skin))
            .exact_size(if wide { 252.0 } else { 224.0 })
            .show(ui, |ui| layers::show(ui, state, gui, actions));
        if state.view.workspace == Workspace::Assign && state.view.board {
            // The columns say what the cards say.
            CentralPanel::no_frame().show(ui, |ui| board::show(ui, state, gui, actions));
            return;
        }
        if explains {
            Panel::right("explain")
                .frame(theme::panel_frame(skin))
                .exact_size(explain::width(wide))
                .show(ui, |ui| explain::show(ui, state, gui, actions));
            gui.map.pointed_at.extend(gui.explain.marks_on_map());
            gui.map.left_out = Arc::clone(gui.explain.left_out());
            self.gui.map_panel(ui, &self.state, actions);
            self.gui.explain.end(ui.ctx(), self.gui.map.hovered());
            return;
        }
        Panel::right("cards")
            .frame(theme::panel_frame(skin).fill(skin.raised()))
            .exact_size(side::width(state.view.side, wide))
            .show(ui, |ui| side::show(ui, state, gui, actions));
        self.gui.map_panel(ui, &self.state, actions);
    }

    fn apply_theme(&self, ctx: &egui::Context) {
        let wanted = match self.state.theme {
            ThemeChoice::System => egui::ThemePreference::System,
            ThemeChoice::Light => egui::ThemePreference::Light,
            ThemeChoice::Dark => egui::ThemePreference::Dark,
        };
        if ctx.options(|options| options.theme_preference) != wanted {
            ctx.set_theme(wanted);
        }
        let seconds = if self.state.settings.reduce_motion { 0.0 } else { theme::MOTION_S };
        if (ctx.global_style().animation_time - seconds).abs() > f32::EPSILON {
            ctx.all_styles_mut(|style| style.animation_time = seconds);
        }
        let modified = if self.state.document.history.is_modified() { " •" } else { "" };
        let title = format!("{}{modified} – Närplan", self.state.document.file_stem());
        let id = egui::Id::unique("window title");
        if ctx.data(|data| data.get_temp::<String>(id)).as_ref() != Some(&title) {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            ctx.data_mut(|data| data.insert_temp(id, title));
        }
    }
}

impl Gui {
    /// Lets go of what belongs to another plan or another screen.
    fn forget_what_is_gone(
        &mut self,
        ctx: &egui::Context,
        state: &AppState,
        actions: &mut Actions,
    ) {
        let is_other = self.epoch != state.epoch;
        if is_other {
            self.epoch = state.epoch;
            self.rollout = rollout::Draft::default();
            self.budget = budget::Draft::default();
            self.suggest = suggest::Draft::default();
            self.inspect = inspect::Draft::default();
            self.checks = checks::Panel::default();
            self.explain.forget();
        }
        // Who goes to another window in the middle of a movement lets go somewhere else.
        let left = ctx.input(|input| {
            let is_left = |event: &egui::Event| matches!(event, egui::Event::WindowFocused(false));
            input.events.iter().any(is_left)
        });
        let elsewhere = state.view.slide.is_some() || state.dialog.is_some();
        if is_other || elsewhere || left {
            self.map.let_go();
            self.menu.close();
            if self.carry.take().is_some() {
                actions.push(Action::Preview(None));
            }
        }
    }

    fn map_panel(&mut self, ui: &mut egui::Ui, state: &AppState, actions: &mut Actions) {
        self.map.pointed_at.append(&mut self.suggest.pointed);
        CentralPanel::no_frame().show(ui, |ui| {
            self.map.show(ui, state, &mut self.carry, &mut self.menu, actions);
        });
    }

    fn show_carry(&mut self, ctx: &egui::Context, state: &AppState, actions: &mut Actions) {
        let (carry, targets) = (&mut self.carry, &self.drop_targets);
        super::carry::update(ctx, state, carry, targets, &self.map, actions);
    }
}

/// Files that were dropped on the window.
fn dropped_files(ctx: &egui::Context, actions: &mut Actions) {
    let dropped = ctx.input(|input| input.raw.dropped_files.clone());
    if let Some(file) = dropped.first() {
        actions.push(Action::OpenPath(file.path().to_owned()));
    }
}

fn shortcuts(ctx: &egui::Context, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    let pressed = |modifiers, key| {
        ctx.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(modifiers, key)))
    };
    let command_shift = Modifiers::COMMAND | Modifiers::SHIFT;
    // While somebody types, undoing is the text field's own. The longer combination comes first:
    // the shorter would take it.
    if !ctx.text_edit_focused() {
        if pressed(command_shift, Key::Z) || pressed(Modifiers::COMMAND, Key::Y) {
            actions.push(Action::Redo);
        }
        if pressed(Modifiers::COMMAND, Key::Z) {
            actions.push(Action::Undo);
        }
    }
    if pressed(Modifiers::COMMAND, Key::O) {
        actions.push(Action::Open);
    }
    if pressed(Modifiers::COMMAND, Key::N) {
        actions.push(Action::Show(Dialog::NewPlan));
    }
    if pressed(command_shift, Key::C) {
        actions.push(Action::Exporting(ExportAction::CopyMap));
    }
    if pressed(Modifiers::COMMAND, Key::E) {
        // What is being typed goes into the plan first.
        leave_field(ctx);
        actions.push(Action::Exporting(ExportAction::Open(None)));
    }
    if pressed(Modifiers::COMMAND, Key::Q) {
        actions.push(Action::Quit);
    }
    if pressed(Modifiers::COMMAND, Key::K) {
        gui.palette.toggle();
    }
    if pressed(Modifiers::NONE, Key::F5) {
        actions.push(Action::Present(0));
    }
    if pressed(Modifiers::COMMAND, Key::H) {
        actions.push(Action::ShowHistory(!state.view.history));
    }
    if ctx.text_edit_focused() || gui.palette.is_open() {
        return;
    }
    // An open menu or list takes Escape itself, and so does what is in the hand.
    let takes_escape = gui.carry.is_some()
        || gui.rollout.drag.is_some()
        || gui.map.markers.is_busy()
        || gui.menu.is_open()
        || state.view.mapping.asked.is_some()
        || state.why.shown().is_some()
        || state.view.history;
    if !takes_escape && pressed(Modifiers::NONE, Key::Escape) {
        if gui.map.is_busy() {
            gui.map.let_go();
        } else if state.suggest.trial.is_some() {
            actions.push(Action::Suggest(SuggestAction::Try(None)));
        } else {
            actions.push(Action::ClearSelection);
        }
    }
    if matches!(state.view.workspace, Workspace::Map | Workspace::Assign)
        && pressed(Modifiers::COMMAND, Key::A)
    {
        actions.push(Action::SelectBy(SelectBy::All));
    }
    if gui.menu.is_open() {
        return;
    }
    // Nothing is moved while something else than the plan is shown.
    if state.suggest.trial.is_some() {
        return;
    }
    assign_by_key(ctx, state, actions);
    if state.view.workspace == Workspace::Assign && !state.view.board {
        for tool in Tool::ALL {
            if pressed(Modifiers::NONE, tools::tool_key(tool)) {
                actions.push(Action::SetTool(tool));
            }
        }
    }
}

/// What the keys for saving ask. A field that is being typed in loses the focus first, and so
/// gives what was typed to the plan.
fn save_keys(ctx: &egui::Context) -> Option<Action> {
    let pressed = |modifiers| {
        ctx.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(modifiers, Key::S)))
    };
    let action = if pressed(Modifiers::COMMAND | Modifiers::SHIFT) {
        Action::SaveAs
    } else if pressed(Modifiers::COMMAND) {
        Action::Save
    } else {
        return None;
    };
    leave_field(ctx);
    Some(action)
}

/// Takes the focus from the field that is being typed in: it then gives what was typed.
fn leave_field(ctx: &egui::Context) {
    ctx.memory_mut(|memory| {
        if let Some(id) = memory.focused() {
            memory.surrender_focus(id);
        }
    });
}

/// Keys 1–9 move the selection to a local unit, 0 to the central one.
fn assign_by_key(ctx: &egui::Context, state: &AppState, actions: &mut Actions) {
    let plan = &state.document.plan;
    let local = plan.local_units().map(|(unit, _)| unit);
    let keys = [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    let pairs = keys.into_iter().zip(local).chain([(Key::Num0, plan.central())]);
    for (key, unit) in pairs {
        if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key))
            && !state.view.selection.is_empty()
        {
            let districts = state.view.selection.iter().copied().collect();
            actions.push(Action::Assign(districts, unit));
        }
    }
}

impl eframe::App for NarplanApp {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
        if let Some(started) = self.started.take()
            && std::env::var_os("NARPLAN_TIME_START").is_some()
        {
            #[expect(clippy::print_stderr, reason = "asked for by the environment")]
            {
                eprintln!("first frame after {:.0} ms", started.elapsed().as_secs_f64() * 1e3);
            }
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// Opens the window with `state` and runs until it is closed. `started` is when the program
/// began.
///
/// # Errors
/// [`WindowError`] where there is no display or no graphics driver.
pub fn open(state: AppState, started: Instant) -> Result<(), WindowError> {
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("narplan")
        .with_title("Närplan")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([1024.0, 640.0]);
    let options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Wgpu,
        centered: true,
        ..eframe::NativeOptions::default()
    };
    let create: eframe::AppCreator<'static> = Box::new(move |creation| {
        let mut app = NarplanApp::new(&creation.egui_ctx, state);
        app.started = Some(started);
        Ok(Box::new(app))
    });
    eframe::run_native("narplan", options, create)
        .map_err(|error| WindowError::NoWindow(error.to_string()))
}
